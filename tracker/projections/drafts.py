"""Drafts: tabled, adopted, and for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection

from tracker.domain import draft
from tracker.domain.draft import DraftAdopted, DraftTabled
from tracker.domain.terms import NOW, Fact, Occasion, Tally, Times
from tracker.projections.rows import Evidence, Projection, evidence, read
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Adoption:
    """A body adopted the draft; `how` is empty where the source does not say."""

    how: str
    vote: Tally | None
    as_revised: str
    meant_for: str
    occasion: Occasion
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft, under its L. symbol or place."""

    key: str
    kind: str
    title: str
    sponsors: tuple[str, ...] = ()
    tabled: tuple[Evidence, ...] = ()
    adopted: tuple[Adoption, ...] = ()


def rows(key: str, facts: Sequence[Fact]) -> list[Draft]:
    """One row, or none where nothing stands."""
    if not facts:
        return []
    known = cast(draft.Draft, draft.STREAM.state(key, facts))
    events = [cast(DraftTabled | DraftAdopted, fact.event) for fact in facts]
    return [
        Draft(
            key=key,
            kind=events[-1].kind,
            title=next((event.title for event in reversed(events) if event.title), ""),
            sponsors=next((event.sponsors for event in reversed(events) if isinstance(event, DraftTabled)), ()),
            tabled=tuple(evidence(fact) for fact in known.tabled),
            adopted=tuple(_adoption(fact) for fact in known.adopted),
        )
    ]


def _adoption(fact: Fact) -> Adoption:
    event = cast(DraftAdopted, fact.event)
    return Adoption(event.how, event.vote, event.as_revised, event.meant_for, fact.occasion, evidence(fact))


PROJECTION = Projection("draft", Draft, table_of("drafts", Draft, index=("key",)), rows)


def one(connection: Connection, key: str, times: Times = NOW) -> Draft | None:
    """The draft with this key, if anything of it is on record."""
    return next(iter(read(connection, PROJECTION, times, {"key": key})), None)


def adopted_at(connection: Connection, key: str, times: Times = NOW) -> list[tuple[Draft, Adoption]]:
    """The drafts that a body adopted at a session or under an item, with the fact of it, by key."""
    return [
        (row, adoption)
        for row in read(connection, PROJECTION, times)
        for adoption in row.adopted
        if key == adoption.occasion.session or key in adoption.occasion.items
    ]
