"""A whole log, share by share, stream by stream or entry by entry: for rebuilding, and for proof."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from tracker.domain.terms import Entry, Log
from tracker.store import driver, stored
from tracker.store.log import COLUMNS, SHOWN, histories

# more entries than any log has
ALL = 2**62
# a position before any that a number of the databases can be, but one
BEFORE_ALL = -(2**63)


def bounds(connection: Connection, log: Log, each: int) -> list[str]:
    """Names of streams, each the first of a share of about so many entries, in the order of the database."""
    numbered = f"SELECT stream, row_number() OVER (ORDER BY stream) AS number FROM {log}"
    found = driver.fetch(
        connection, f"SELECT stream FROM ({numbered}) AS entries WHERE number / {each} * {each} = number"
    )
    return list(dict.fromkeys(["", *(name for (name,) in found)]))


def between(connection: Connection, log: Log, first: str, end: str | None) -> dict[str, list[Entry]]:
    """The history of every stream from one name up to, not including, another; up to the last where that is None."""
    sql = f"SELECT {SHOWN} FROM {log} WHERE stream >= ?"
    if end is None:
        return histories((), driver.fetch(connection, sql, first))
    return histories((), driver.fetch(connection, f"{sql} AND stream < ?", first, end))


def changed_since(connection: Connection, log: Log, position: int = 0) -> Iterator[tuple[str, list[Entry]]]:
    """The whole history of every stream that has entries after a position, by name; one is held in memory at a time."""
    since = f"WHERE stream IN (SELECT stream FROM {log} WHERE position > ?)" if position else "WHERE position > ?"
    found = driver.stream(connection, f"SELECT {SHOWN} FROM {log} {since} ORDER BY stream, version", position)
    for name, rows_of_stream in groupby(found, key=itemgetter(1)):
        yield name, stored.entries(rows_of_stream)


def each(connection: Connection, log: Log, after: int = 0, limit: int = ALL) -> Iterator[Sequence[Any]]:
    """So many entries after a position as they are stored, all columns in their order; a page at a time in memory."""
    sql = f"SELECT {COLUMNS} FROM {log} WHERE position > ? ORDER BY position LIMIT ?"
    return driver.stream(connection, sql, after, limit)


def rows(connection: Connection, log: Log, after: int = 0, limit: int = ALL) -> list[Any]:
    """The entries after a position as they are stored, nothing decoded: all columns of each, in their order."""
    sql = f"SELECT {COLUMNS} FROM {log} WHERE position > ? ORDER BY position LIMIT ?"
    return driver.fetch(connection, sql, after, limit)
