"""Dates agreed for documents: from the office log, for letters to the office's contacts. No page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection, func, select

from tracker.domain.slotting import SlotAgreed
from tracker.domain.terms import Fact
from tracker.projections.rows import Projection, read
from tracker.store.db import LAST, table_of


@dataclass(frozen=True, slots=True)
class Slot:
    """The date agreed last for one stage of the document that carries a report to a session, if one still is."""

    mandate: str
    session: str
    stage: str
    number: int
    on: date | None
    waiver: str
    document: str = ""


def rows(key: str, facts: Sequence[Fact]) -> list[Slot]:
    """A row a stage."""
    agreed = sorted((cast(SlotAgreed, fact.event) for fact in facts), key=lambda event: event.number)
    latest = {event.stage: event for event in agreed}
    return [
        Slot(one.mandate, one.session, one.stage, one.number, one.on, one.waiver, one.document)
        for _, one in sorted(latest.items())
    ]


PROJECTION = Projection("slot", Slot, table_of("slots", Slot, index=("mandate",)), rows)


def agreed(connection: Connection) -> dict[tuple[str, str, str], date]:
    """The dates agreed for what paragraphs ask for, by mandate, session and stage."""
    every = read(connection, PROJECTION)
    return {(one.mandate, one.session, one.stage): one.on for one in every if one.on and one.mandate}


def number(connection: Connection, mandate: str, session: str, stage: str, document: str = "") -> int:
    """How many agreements there were on a stage; of a document alone, whichever session they named."""
    of = {"document": document} if document else {"mandate": mandate, "session": session}
    found = read(connection, PROJECTION, where={"stage": stage, **of})
    return max((one.number for one in found), default=0)


def was_agreed(connection: Connection, mandate: str, stage: str, on: date) -> bool:
    """Whether a date was ever agreed for a stage of the document that a paragraph asks for."""
    table = PROJECTION.table.c
    then = select(table.on).where(table.mandate == mandate, table.stage == stage, table.on == on).limit(1)
    return connection.scalar(then) is not None


def last_change(connection: Connection) -> int:
    """The position in the office log at which a date was last agreed or taken back."""
    table = PROJECTION.table.c
    known = connection.execute(select(func.max(table.known_from), func.max(table.known_to))).one()
    return max((position for position in known if position and position < LAST), default=0)
