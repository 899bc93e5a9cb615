"""The logs as NDJSON: every column of every entry, one a line, and back into an empty database of either engine."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from tracker.store import db
from tracker.store.codec import Misfit
from tracker.store.log import TABLES, head
from tracker.store.proof import Chain


def export(connection: Connection) -> Iterator[bytes]:
    """Each entry as a line, the proceedings before the office log."""
    for name in db.BOTH:
        table = TABLES[name]
        query = select(table).order_by(table.c.position)
        with connection.execute(query, execution_options={"yield_per": 2000}) as stored:
            for row in stored:
                yield msgspec.json.encode({"log": name, **row._mapping})


def import_(connection: Connection, lines: Iterable[bytes]) -> Iterator[int]:
    """Adds exported entries to empty logs, proving the chain line by line; yields the number of each line when done.

    Raises `Misfit`, with the line, for what is no entry or breaks the chain. Rows are to be rebuilt afterwards.
    """
    for log_name in db.BOTH:
        if head(connection, log_name).position:
            raise Misfit(f"The {log_name} of this database have entries; expected an empty database.")
    chains: dict[str, Chain] = {name: Chain() for name in db.BOTH}
    waiting: list[tuple[str, dict[str, Any]]] = []
    for number, line in enumerate(lines, 1):
        name, row = _row(line, number)
        if fault := chains[name].fault(tuple(row.values())):
            raise Misfit(f"line {number}, {name}: {fault}")
        waiting.append((name, row))
        if len(waiting) == 1000:
            _add(connection, waiting)
            waiting = []
        yield number
    _add(connection, waiting)
    for log, chain in chains.items():
        for missing in chain.emptied - chain.withheld:
            raise Misfit(f"{log}: the content of {missing} is missing, and no entry says that it was withheld")


def _row(line: bytes, number: int) -> tuple[str, dict[str, Any]]:
    try:
        given = msgspec.json.decode(line)
        name = given.pop("log")
        columns = TABLES[name].columns
    except (msgspec.DecodeError, AttributeError, KeyError) as error:
        raise Misfit(f"line {number}: no exported entry of the proceedings or the office log") from error
    if set(given) != set(columns.keys()):
        raise Misfit(f"line {number}: expected the columns {', '.join(columns.keys())}")
    for column in columns:
        expected = column.type.python_type
        if type(given[column.name]) is not expected:
            words = "a number" if expected is int else "a text"
            raise Misfit(f"line {number}, {column.name}: {given[column.name]!r}; expected {words}")
    return name, {column.name: given[column.name] for column in columns}


def _add(connection: Connection, waiting: list[tuple[str, dict[str, Any]]]) -> None:
    for name in db.BOTH:
        if rows := [row for log, row in waiting if log == name]:
            connection.execute(insert(TABLES[name]), rows)
