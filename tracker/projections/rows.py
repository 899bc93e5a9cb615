"""How rows are kept: a projection is a dataclass for its row, the table that follows from it, and `rows(key, facts)`.

Rows are a pure function of one stream's standing facts; live equals rebuilt because it is the same call. Today's rows
are read from the table; those of another day or position are folded again from the log.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select

from tracker.domain import KINDS
from tracker.domain.correction import standing
from tracker.domain.terms import NOW, Entry, Fact, Times
from tracker.store import codec, log

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


def of_history(projection: Projection[Row], name: str, history: Sequence[Entry], times: Times = NOW) -> list[Row]:
    """The rows of one stream as the record stood at these times."""
    stream = KINDS[projection.kind]
    return projection.rows(name.split(":", 1)[1], standing(history, stream.events, times.at, times.as_of))


def replace_rows(connection: Connection, projection: Projection[Row], name: str, history: Sequence[Entry]) -> None:
    """Writes the present rows of one stream in place of those it had."""
    connection.execute(delete(projection.table).where(projection.table.c.stream == name))
    made = of_history(projection, name, history)
    if made:
        connection.execute(
            insert(projection.table),
            [{"stream": name, "no": number} | codec.row(row) for number, row in enumerate(made)],
        )


def read(
    connection: Connection, projection: Projection[Row], times: Times = NOW, where: dict[str, Any] | None = None
) -> list[Row]:
    """The rows as the record stands at these times, those only whose columns equal `where`."""
    wanted = where or {}
    if times.are_now:
        table = projection.table
        conditions: list[ColumnElement[bool]] = [table.c[name] == value for name, value in wanted.items()]
        found = connection.execute(select(table).where(*conditions).order_by(table.c.stream, table.c.no))
        return [codec.from_row(projection.row, row._mapping) for row in found]
    histories = log.read_kind(connection, KINDS[projection.kind].log, projection.kind)
    rows = [row for name in sorted(histories) for row in of_history(projection, name, histories[name], times)]
    return [row for row in rows if all(getattr(row, name) == value for name, value in wanted.items())]
