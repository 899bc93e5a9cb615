"""Who spoke on an item, in which capacity, in the order printed. Never what they said: nothing joins the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection

from tracker.domain.item import Speaker, StatementMade
from tracker.domain.terms import NOW, Fact, Occasion, Times
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
    """A row a statement, in the order of source, paragraph and place within it."""
    made = [fact for fact in facts if isinstance(fact.event, StatementMade)]
    return [_statement(key, fact) for fact in sorted(made, key=_as_printed)]


def _as_printed(fact: Fact) -> tuple[object, ...]:
    source = fact.source
    digits = "".join(filter(str.isdigit, source.paragraph))
    return (*source.of_one_text, int(digits or 0), source.paragraph, source.ordinal)


def _statement(key: str, fact: Fact) -> Statement:
    event = cast(StatementMade, fact.event)
    return Statement(key, event.speaker, event.capacity, event.kind, event.on_behalf_of, fact.occasion, evidence(fact))


PROJECTION = Projection("item", Statement, table_of("statements", Statement, index=("item",)), rows)


def on_item(connection: Connection, item: str, times: Times = NOW) -> list[Statement]:
    """The statements made on an item."""
    return read(connection, PROJECTION, times, {"item": item})
