"""Who spoke on an item, in which capacity, by day and as printed. Never what they said: nothing joins the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection

from tracker.domain.item import Speaker, StatementMade
from tracker.domain.terms import NOW, Fact, Occasion, Times
from tracker.projections.printed import as_printed
from tracker.projections.rows import Evidence, Projection, evidence, read
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; the speaker under the name printed."""

    item: str
    speaker: Speaker
    capacity: str
    kind: str
    on_behalf_of: tuple[str, ...]
    occasion: Occasion
    evidence: Evidence


def rows(key: str, facts: Sequence[Fact]) -> list[Statement]:
    """A row a statement, by day and, within a day, as printed."""
    made = [fact for fact in facts if isinstance(fact.event, StatementMade)]
    return [
        _statement(key, fact) for fact in sorted(as_printed(made), key=lambda fact: fact.occasion.last_day or date.max)
    ]


def _statement(key: str, fact: Fact) -> Statement:
    event = cast(StatementMade, fact.event)
    return Statement(key, event.speaker, event.capacity, event.kind, event.on_behalf_of, fact.occasion, evidence(fact))


PROJECTION = Projection("item", Statement, table_of("statements", Statement, index=("item",)), rows)


def on_item(connection: Connection, item: str, times: Times = NOW) -> list[Statement]:
    """The statements made on an item."""
    return read(connection, PROJECTION, times, {"item": item})
