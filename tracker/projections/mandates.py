"""Mandates: which paragraph asks what of whom, and when it falls due."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from sqlalchemy import Connection

from tracker.domain import due, mandate
from tracker.domain.due import Sitting
from tracker.domain.mandate import (
    DocumentRequested,
    MandateDischarged,
    MandateEnded,
    MandateEstablished,
    MandateModified,
    MandatePhaseReached,
    MandateRenewed,
    MandateReportSubmitted,
)
from tracker.domain.terms import NOW, Due, Fact, Occasion, Times
from tracker.projections import texts
from tracker.projections.coverage import Coverage, reach
from tracker.projections.rows import Evidence, Projection, evidence, read
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Report:
    """A report submitted under the mandate."""

    symbols: tuple[str, ...]
    cycle: str
    evidence: Evidence
    occasion: Occasion


@dataclass(frozen=True, slots=True)
class MandateStep:
    """What happened to a mandate later, in the order in which it happened.

    `what` is *requested*, *phase*, *renewed*, *adapted*, *discharged*, or how it ended: *replaced*, *merged*,
    *retired*, *lapsed*. `by_text` is the key of the text that did it; `words` say what was asked for or reached.
    """

    what: str
    occasion: Occasion
    evidence: Evidence
    by_text: str = ""
    words: str = ""
    due: Due | None = None
    addressees: tuple[str, ...] = ()
    until: date | None = None
    until_close_of: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Mandate:
    """One mandate; its words are the text's own. `established_on` is the day of adoption, as far as it is known."""

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
    steps: tuple[MandateStep, ...] = ()
    established_on: date | None = None


def rows(key: str, facts: Sequence[Fact]) -> list[Mandate]:
    """One row; none while only reports under it are on record."""
    known = cast(mandate.Mandate, mandate.STREAM.state(key, facts))
    later = tuple(step for fact in facts for step in _steps(fact))
    return [_mandate(key, fact, known, later) for fact in known.established[-1:]]


def _mandate(key: str, fact: Fact, known: mandate.Mandate, later: tuple[MandateStep, ...]) -> Mandate:
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
        steps=later,
        established_on=fact.occasion.last_day,
    )


def _steps(fact: Fact) -> list[MandateStep]:
    where, proof = fact.occasion, evidence(fact)
    match fact.event:
        case DocumentRequested() as asked:
            named = " of ".join(part for part in (asked.kind or "document", asked.author) if part)
            return [MandateStep("requested", where, proof, words=named, session=asked.for_session)]
        case MandatePhaseReached(phase=phase):
            return [MandateStep("phase", where, proof, words=phase)]
        case MandateRenewed() as renewed:
            return [
                MandateStep(
                    "renewed", where, proof, renewed.by_text, until=renewed.until, until_close_of=renewed.until_close_of
                )
            ]
        case MandateModified() as adapted:
            return [
                MandateStep("adapted", where, proof, adapted.by_text, adapted.scope, adapted.due, adapted.addressees)
            ]
        case MandateDischarged(basis=basis):
            return [MandateStep("discharged", where, proof, words=basis)]
        case MandateEnded(how=how, by_text=by_text):
            return [MandateStep(how, where, proof, by_text)]
    return []


def _report(fact: Fact) -> Report:
    event = cast(MandateReportSubmitted, fact.event)
    return Report(event.symbols, event.cycle, evidence(fact), fact.occasion)


PROJECTION = Projection("mandate", Mandate, table_of("mandates", Mandate, index=("key", "text")), rows)


def of_text(connection: Connection, text: str, times: Times = NOW) -> list[Mandate]:
    """The mandates of a text, in the order of its paragraphs."""
    found = read(connection, PROJECTION, times, {"text": text})
    return sorted(found, key=lambda row: (_number(row), row.clause))


def every(connection: Connection, times: Times = NOW) -> list[Mandate]:
    """All mandates, by key."""
    return read(connection, PROJECTION, times)


def with_key(connection: Connection, key: str, times: Times = NOW) -> list[Mandate]:
    """The mandate with this key, alone in a list, or none."""
    return read(connection, PROJECTION, times, {"key": key})


def counted(connection: Connection, times: Times = NOW) -> list[Mandate]:
    """Every mandate once, under the text of the organ that adopted its words last, whichever text was recorded first.

    A Council resolution that holds an Assembly resolution establishes nothing beside it: where both are on record, the
    paragraph counts for the Assembly's text, with the due date and reports recorded under either.
    """
    lines = texts.lines_of_descent(texts.every(connection, times))
    last = {text.key: line[-1].key for line in lines for text in line}
    found: dict[tuple[str, str, str], Mandate] = {}
    for row in sorted(every(connection, times), key=lambda row: row.text == last.get(row.text, row.text)):
        place = (last.get(row.text, row.text), row.paragraph, row.clause)
        earlier = found.get(place)
        reports = (*(earlier.reports if earlier else ()), *row.reports)
        steps = (*(earlier.steps if earlier else ()), *row.steps)
        found[place] = replace(row, text=place[0], reports=reports, steps=steps)
    return sorted(found.values(), key=lambda row: (row.text, _number(row), row.clause))


# what returns at every second session is heard of within three
DORMANT_AFTER = 3
ENDINGS = ("replaced", "merged", "retired", "lapsed", "discharged")


def dormant(
    row: Mandate, now: Due, calendar: Sequence[Sitting], stated: Sequence[Coverage], day: date
) -> tuple[int, str, Coverage] | None:
    """How many sessions of which body went by with nothing recorded, and what is covered; None where it is not dormant.

    `now` is the due rule that holds. Dormant is what was awaited and not heard of through three regular sessions of the
    body to which it is to be reported. Nothing on record is not nothing done: only sessions whose documents were read
    in full count, and of what bears no day nobody knows since when nothing was heard. What ended, asks only States, or
    asked for one report that came, is never dormant.
    """
    settled = any(step.what in ENDINGS for step in row.steps) or (row.reports and now.rule != "recurring")
    heard_on = _heard_on(row)
    if row.to_states or settled or not row.established_on or not heard_on:
        return None
    body = row.recipient or now.body or now.session.partition("/")[0] or row.text.partition(" ")[0]
    in_full = [one for one in stated if one.full and one.of == body and "documents" in one.kinds]
    covered = reach(in_full, body, "documents", day)
    since = due.unheard(now, calendar, row.established_on, heard_on, day)
    if not covered or not since:
        return None
    silent = due.held_since(calendar, body, since, covered.read_to)
    read = [one for one in silent if any(_was_read(one, statement) for statement in in_full)]
    return (len(read), body, covered) if len(read) >= DORMANT_AFTER else None


def _was_read(sitting: Sitting, stated: Coverage) -> bool:
    """Whether a session closed within what was read, and is among the sessions of which that is stated."""
    last = sitting.ends_on or sitting.starts_on
    return bool(last and last <= stated.read_to) and (not stated.sessions or sitting.session in stated.sessions)


def _heard_on(row: Mandate) -> date | None:
    """The last day on which anything of a mandate happened; None where something bears no day."""
    occasions = [*(one.occasion for one in row.reports), *(one.occasion for one in row.steps)]
    days = [day for day in (row.established_on, *(one.last_day for one in occasions)) if day]
    return max(days) if len(days) == len(occasions) + 1 else None


def _number(row: Mandate) -> int:
    return int("".join(filter(str.isdigit, row.paragraph)) or 0)
