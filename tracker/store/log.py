"""The two logs: append and read. `proof` shows that nothing was changed.

Each entry's hash covers the hash before it and every other column; event and source only through `content_digest`, so
that content withheld by legal order can be emptied and the chain still verifies. Position order is commit order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from secrets import token_hex
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    func,
    select,
    update,
)

from tracker.domain.correction import SECOND_THOUGHTS
from tracker.domain.terms import Entry, Fact, Log
from tracker.store import codec, db, driver


class Conflict(Exception):
    """The stream has grown since the caller looked at it."""


def _log_table(name: str) -> Table:
    return Table(
        name,
        db.metadata,
        Column("position", BigInteger, primary_key=True, autoincrement=False),
        Column("stream", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("entry_id", Text, nullable=False, unique=True),
        Column("type", Text, nullable=False),
        Column("about", Text, nullable=False, index=True),
        Column("event", Text, nullable=False),
        Column("occasion", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("salt", Text, nullable=False),
        Column("content_digest", Text, nullable=False),
        Column("recorded_at", Text, nullable=False),
        Column("recorded_by", Text, nullable=False),
        Column("accepted_as", Text, nullable=False),
        Column("historical", Integer, nullable=False),
        Column("batch", Text, nullable=False, index=True),
        Column("hash", Text, nullable=False),
        UniqueConstraint("stream", "version"),
    )


TABLES: dict[Log, Table] = {"proceedings": _log_table("proceedings"), "office": _log_table("office")}

_COLUMNS = ", ".join(column.name for column in TABLES["proceedings"].columns)

# what a hash covers, in this order, for ever: a column added later joins it only in another chain
_HASHED = (
    "position",
    "stream",
    "version",
    "entry_id",
    "type",
    "about",
    "occasion",
    "content_digest",
    "recorded_at",
    "recorded_by",
    "accepted_as",
    "historical",
    "batch",
)
_hashed = itemgetter(*_HASHED)


@dataclass(frozen=True, slots=True)
class Recording:
    """How a batch came to be recorded: at which instant, by which officer (an opaque id), accepted how."""

    at: datetime
    by: str
    accepted_as: str
    batch: UUID
    historical: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a log: its position (0 when empty), hash and instant."""

    position: int = 0
    hash: str = ""
    recorded_at: str = ""


def digest(*parts: object) -> str:
    """SHA-256 over the parts as text, each with its length in bytes before it."""
    texts = [str(part) for part in parts]
    told = "".join([f"{len(text)}:{text}" for text in texts])
    if not told.isascii():
        told = "".join([f"{len(text.encode())}:{text}" for text in texts])
    return sha256(told.encode()).hexdigest()


def head(connection: Connection, log: Log) -> Head:
    """The last entry of a log."""
    last = driver.fetch(connection, f"SELECT position, hash, recorded_at FROM {log} ORDER BY position DESC LIMIT 1")
    return Head(*last[0]) if last else Head()


def append(
    connection: Connection,
    log: Log,
    facts: Sequence[tuple[str, Fact]],
    recording: Recording,
    after: dict[str, int] | None = None,
) -> list[Entry]:
    """Appends facts, each with the name of its stream, and returns their entries.

    The connection must come from `db.writing`. `after` gives the version that the caller expects of a stream; another
    raises `Conflict`. `recorded_at` never goes backwards, whatever the clock says.
    """
    assert db.holds_lock(connection, log), "append needs a connection from db.writing"
    if not facts:
        return []
    last, versions = _heads(connection, log, {stream for stream, _ in facts})
    for stream, expected in (after or {}).items():
        if versions.get(stream, 0) != expected:
            raise Conflict(f"{stream} is at version {versions.get(stream, 0)}, not {expected}.")
    instant = max(instant_text(recording.at), last.recorded_at)
    rows: list[dict[str, Any]] = []
    before = last.hash
    for position, (stream, fact) in enumerate(facts, last.position + 1):
        versions[stream] = versions.get(stream, 0) + 1
        rows.append(_row(position, stream, versions[stream], fact, recording, instant, before))
        before = rows[-1]["hash"]
    stored = [tuple(row.values()) for row in rows]
    driver.put(connection, log, stored)
    return [_entry(row) for row in stored]


def _row(
    position: int, stream: str, version: int, fact: Fact, recording: Recording, instant: str, before: str
) -> dict[str, Any]:
    event, source, salt = codec.encode(fact.event), codec.encode(fact.source), token_hex(16)
    row = {
        "position": position,
        "stream": stream,
        "version": version,
        "entry_id": str(fact.entry_id),
        "type": type(fact.event).__name__,
        "about": str(fact.event.about) if isinstance(fact.event, SECOND_THOUGHTS) else "",
        "event": event,
        "occasion": codec.encode(fact.occasion),
        "source": source,
        "salt": salt,
        "content_digest": digest(salt, event, source),
        "recorded_at": instant,
        "recorded_by": recording.by,
        "accepted_as": recording.accepted_as,
        "historical": int(recording.historical),
        "batch": str(recording.batch),
    }
    return row | {"hash": chained(before, row)}


def chained(before: str, row: Any) -> str:
    """The hash of an entry, given the hash of the one before it."""
    return digest(before, *_hashed(row))


def instant_text(at: datetime) -> str:
    """An instant as it is stored: UTC, microseconds, sortable."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _heads(connection: Connection, log: Log, streams: set[str]) -> tuple[Head, dict[str, int]]:
    """The last entry of the log, and the versions of these streams, in one question."""
    if connection.dialect.name == "sqlite":
        names = "json_each(?)"
    else:
        names = "json_array_elements_text(?::json) AS names (value)"
    found = driver.fetch(
        connection,
        f"SELECT '', position, hash, recorded_at FROM (SELECT * FROM {log} ORDER BY position DESC LIMIT 1) AS last"
        f" UNION ALL SELECT value, (SELECT max(version) FROM {log} WHERE stream = value), '', '' FROM {names}",
        msgspec.json.encode(sorted(streams)).decode(),
    )
    versions = {name: version for name, version, *_ in found if name and version}
    return next((Head(*last) for name, *last in found if not name), Head()), versions


def _entry(row: Sequence[Any]) -> Entry:
    (position, stream, version, entry_id, kind, about, event, occasion, source, _, _, at, by, accepted_as) = row[:14]
    historical, batch, hash_ = row[14:]
    known = codec.uuid(entry_id)
    fact = (
        Fact(codec.decode(kind, event), codec.decode_occasion(occasion), codec.decode_source(source), known)
        if event  # empty where it is withheld
        else None
    )
    return Entry(
        position,
        stream,
        version,
        kind,
        codec.uuid(about) if about else None,
        fact,
        known,
        _instant(at),
        by,
        accepted_as,
        bool(historical),
        _batch(batch),
        hash_,
    )


# a page of entries has few instants and batches
_instant = lru_cache(1024)(datetime.fromisoformat)
_batch = lru_cache(1024)(codec.uuid)


def _select(connection: Connection, log: Log, rest: str, *values: object) -> list[Entry]:
    return [_entry(row) for row in driver.fetch(connection, f"SELECT {_COLUMNS} FROM {log} {rest}", *values)]


def read(connection: Connection, log: Log, streams: Iterable[str]) -> dict[str, list[Entry]]:
    """The history of each named stream, oldest entry first; an unknown stream has an empty one."""
    names = sorted(set(streams))
    histories: dict[str, list[Entry]] = {name: [] for name in names}
    which, value = driver.among(connection, names)
    for entry in _select(connection, log, f"WHERE stream {which} ORDER BY position", value):
        histories[entry.stream].append(entry)
    return histories


def changed_since(connection: Connection, log: Log, position: int = 0) -> Iterator[tuple[str, list[Entry]]]:
    """The whole history of every stream that has entries after a position, by name; one is held in memory at a time."""
    since = f"WHERE stream IN (SELECT stream FROM {log} WHERE position > ?)" if position else "WHERE position > ?"
    stored = driver.stream(connection, f"SELECT {_COLUMNS} FROM {log} {since} ORDER BY stream, version", position)
    for name, rows_of_stream in groupby(stored, key=itemgetter(1)):
        yield name, [_entry(row) for row in rows_of_stream]


def rows(connection: Connection, log: Log, after: int = 0, limit: int = 2**31) -> list[Any]:
    """The entries after a position as they are stored, nothing decoded: all columns of each, in their order."""
    sql = f"SELECT {_COLUMNS} FROM {log} WHERE position > ? ORDER BY position LIMIT ?"
    return driver.fetch(connection, sql, after, limit)


def tail(connection: Connection, log: Log, after: int = 0, limit: int | None = None) -> list[Entry]:
    """The entries after a position, in the order of recording."""
    return [_entry(row) for row in rows(connection, log, after, 2**31 if limit is None else limit)]


def find(connection: Connection, log: Log, entry_ids: Iterable[UUID]) -> dict[UUID, Entry]:
    """The entries with these ids, as far as they exist."""
    which, value = driver.among(connection, entry_ids)
    return {entry.entry_id: entry for entry in _select(connection, log, f"WHERE entry_id {which}", value)}


def about(connection: Connection, log: Log, entry_id: UUID) -> list[Entry]:
    """The second thoughts on an entry, oldest first."""
    return _select(connection, log, "WHERE about = ? ORDER BY position", str(entry_id))


def batch(connection: Connection, log: Log, batch_id: UUID) -> list[Entry]:
    """The entries recorded by one command or request."""
    return _select(connection, log, "WHERE batch = ? ORDER BY position", str(batch_id))


def at_positions(connection: Connection, log: Log, positions: Any) -> list[Entry]:
    """The entries at the positions that a query selects, in the order of recording."""
    table = TABLES[log]
    query = select(table).where(table.c.position.in_(positions)).order_by(table.c.position)
    return [_entry(row) for row in connection.execute(query)]


def end_of_batch(connection: Connection, log: Log, position: int) -> Entry | None:
    """The last entry of the batch in which a position lies: a batch is one act, and inside it its end is meant."""
    found = tail(connection, log, after=position - 1, limit=1)
    return batch(connection, log, found[0].batch)[-1] if found else None


def empty(connection: Connection, log: Log, positions: Sequence[int]) -> None:
    """Takes the content of entries out of the log for good; the one change that the triggers let through."""
    table = TABLES[log]
    connection.execute(update(table).where(table.c.position.in_(positions)).values(event="", source="", salt=""))


def position_at(connection: Connection, log: Log, at: datetime) -> int:
    """The last position recorded by an instant; 0 before the first."""
    table = TABLES[log]
    found = connection.scalar(select(func.max(table.c.position)).where(table.c.recorded_at <= instant_text(at)))
    return found or 0
