"""What a projection is: a dataclass for its row, the table that follows from it, and `rows(key, facts)`.

Rows are a pure function of one stream's standing facts; live equals rebuilt because it is the same call. Each row is
kept in versions, by the days for which it holds and the positions at which it was known, so that a list of any day, as
known at any position, is one query.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, and_, select

from tracker.domain.terms import NOW, Fact, Times
from tracker.store import codec
from tracker.store.db import ALWAYS, LAST

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The entry behind a statement, and where its source prints it."""

    entry_id: UUID
    symbol: str
    paragraph: str
    rank: int
    inferred: str = ""


def evidence(fact: Fact) -> Evidence:
    """The evidence that a fact is."""
    source = fact.source
    return Evidence(fact.entry_id, source.symbol, source.paragraph, source.rank, source.inferred)


@dataclass(frozen=True, slots=True)
class Projection(Generic[Row]):
    """Rows of one dataclass, made from the streams of one kind."""

    kind: str
    row: type[Row]
    table: Table
    rows: Callable[[str, Sequence[Fact]], list[Row]]


def read(
    connection: Connection, projection: Projection[Row], times: Times = NOW, where: dict[str, Any] | None = None
) -> list[Row]:
    """The rows as the record stands at these times, those only whose columns equal `where`."""
    table = projection.table
    wanted = [table.c[name] == value for name, value in (where or {}).items()]
    found = connection.execute(select(table).where(holds(table, times), *wanted)).all()
    # sorted here, because each database has a collation of its own
    return [codec.from_row(projection.row, row._mapping) for row in sorted(found, key=lambda row: (row.stream, row.no))]


def holds(table: Table, times: Times) -> ColumnElement[bool]:
    """The versions of rows that hold at these times."""
    if times.as_of is None:
        on_the_day = table.c.valid_to == ALWAYS
    else:
        on_the_day = and_(table.c.valid_from <= times.as_of, table.c.valid_to > times.as_of)
    if times.at is None:
        return and_(table.c.known_to == LAST, on_the_day)
    return and_(table.c.known_from <= times.at, table.c.known_to > times.at, on_the_day)
