"""Mandates: which paragraph asks what of whom, and when it falls due."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection

from tracker.domain import mandate
from tracker.domain.mandate import MandateEstablished, MandateReportSubmitted
from tracker.domain.terms import NOW, Due, Fact, Times
from tracker.projections.rows import Evidence, Projection, evidence, read
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Report:
    """A report submitted under the mandate."""

    symbols: tuple[str, ...]
    cycle: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Mandate:
    """One mandate; its words are the text's own."""

    key: str
    text: str
    paragraph: str
    clause: str
    verb: str
    addressees: tuple[str, ...]
    action: str
    due: Due
    recipient: str
    conditions: tuple[str, ...]
    to_states: bool
    evidence: Evidence
    reports: tuple[Report, ...] = ()


def rows(key: str, facts: Sequence[Fact]) -> list[Mandate]:
    """One row; none while only reports under it are on record."""
    known = cast(mandate.Mandate, mandate.STREAM.state(key, facts))
    return [_mandate(key, fact, known) for fact in known.established[-1:]]


def _mandate(key: str, fact: Fact, known: mandate.Mandate) -> Mandate:
    event = cast(MandateEstablished, fact.event)
    return Mandate(
        key=key,
        text=event.text,
        paragraph=event.paragraph,
        clause=event.clause,
        verb=event.verb,
        addressees=event.addressees,
        action=event.action,
        due=event.due,
        recipient=event.recipient,
        conditions=event.conditions,
        to_states=event.to_states,
        evidence=evidence(fact),
        reports=tuple(_report(reported) for reported in known.reported),
    )


def _report(fact: Fact) -> Report:
    event = cast(MandateReportSubmitted, fact.event)
    return Report(event.symbols, event.cycle, evidence(fact))


PROJECTION = Projection("mandate", Mandate, table_of("mandates", Mandate, index=("key", "text")), rows)


def of_text(connection: Connection, text: str, times: Times = NOW) -> list[Mandate]:
    """The mandates of a text, in the order of its paragraphs."""
    found = read(connection, PROJECTION, times, {"text": text})
    return sorted(found, key=lambda row: (int("".join(filter(str.isdigit, row.paragraph)) or 0), row.clause))


def every(connection: Connection, times: Times = NOW) -> list[Mandate]:
    """All mandates, by key."""
    return read(connection, PROJECTION, times)


def with_key(connection: Connection, key: str, times: Times = NOW) -> list[Mandate]:
    """The mandate with this key, alone in a list, or none."""
    return read(connection, PROJECTION, times, {"key": key})
