"""What a projection is: a dataclass for its row, the table that follows from it, and `rows(key, facts)`.

Rows are a pure function of one stream's standing facts; live equals rebuilt because it is the same call. Each row is
kept in versions, by the days for which it holds and the positions at which it was known, so that a list of any day, as
known at any position, is one query.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, and_, select

from tracker.domain.terms import NOW, Fact, Times
from tracker.store import codec, db, driver
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
    return _read(connection, projection, times, [table.c[name] == value for name, value in (where or {}).items()])


def touching(
    connection: Connection, projection: Projection[Row], keys: Collection[str], times: Times = NOW
) -> list[Row]:
    """The rows of the streams that touch any of these keys, without a look at the others."""
    which, value = driver.among(connection, keys)
    streams = (
        "SELECT DISTINCT stream FROM proceedings WHERE position IN"
        f" (SELECT position FROM touch_proceedings WHERE key {which}) AND stream LIKE ?"
    )
    found = [name for (name,) in driver.fetch(connection, streams, value, f"{projection.kind}:%")]
    return [
        row
        for some in db.chunks(sorted(found))
        for row in _read(connection, projection, times, [projection.table.c.stream.in_(some)])
    ]


def _read(
    connection: Connection, projection: Projection[Row], times: Times, wanted: Sequence[ColumnElement[bool]]
) -> list[Row]:
    table = projection.table
    own = [table.c[field.name] for field in fields(projection.row)]  # type: ignore[arg-type]
    query = select(table.c.stream, table.c.no, *own).where(holds(table, times, bool(wanted)), *wanted)
    # sorted here, because each database has a collation of its own
    found = sorted(connection.execute(query).all(), key=lambda row: row[:2])
    return [codec.from_row(projection.row, row[2:]) for row in found]


def holds(table: Table, times: Times, narrowed: bool = False) -> ColumnElement[bool]:
    """The versions of rows that hold at these times; `narrowed` where other conditions leave only a few."""
    # the sum keeps SQLite from the index of all rows that are known still, which it takes for the narrowest
    known_to = table.c.known_to + 0 if narrowed else table.c.known_to
    if times.as_of is None:
        on_the_day = table.c.valid_to == ALWAYS
    else:
        on_the_day = and_(table.c.valid_from <= times.as_of, table.c.valid_to > times.as_of)
    if times.at is None:
        return and_(known_to == LAST, on_the_day)
    return and_(table.c.known_from <= times.at, known_to > times.at, on_the_day)
