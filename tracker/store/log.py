"""The two logs: append and read. `proof` shows that nothing was changed.

Each entry's hash covers the hash before it and every other column; event and source only through `content_digest`, so
that content withheld by legal order can be emptied and the chain still verifies. Position order is commit order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from secrets import token_hex
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    Row,
    Table,
    Text,
    UniqueConstraint,
    func,
    insert,
    select,
    update,
)

from tracker.domain.correction import SECOND_THOUGHTS
from tracker.domain.terms import Entry, Fact, Log
from tracker.store import codec, db


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
    total = sha256()
    for part in parts:
        encoded = str(part).encode()
        total.update(b"%d:" % len(encoded) + encoded)
    return total.hexdigest()


def head(connection: Connection, log: Log) -> Head:
    """The last entry of a log."""
    table = TABLES[log]
    last = connection.execute(
        select(table.c.position, table.c.hash, table.c.recorded_at).order_by(table.c.position.desc()).limit(1)
    ).first()
    return Head(*last) if last else Head()


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
    last = head(connection, log)
    versions = _versions(connection, log, {stream for stream, _ in facts})
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
    connection.execute(insert(TABLES[log]), rows)
    return [_entry(row) for row in rows]


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
    return digest(before, *(row[name] for name in _HASHED))


def instant_text(at: datetime) -> str:
    """An instant as it is stored: UTC, microseconds, sortable."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _versions(connection: Connection, log: Log, streams: set[str]) -> dict[str, int]:
    table = TABLES[log]
    found: dict[str, int] = {}
    for some in db.chunks(sorted(streams)):
        found |= dict(
            connection.execute(
                select(table.c.stream, func.max(table.c.version))
                .where(table.c.stream.in_(some))
                .group_by(table.c.stream)
            ).all()
        )
    return found


def _entry(row: Any) -> Entry:
    withheld = row["event"] == ""
    fact = (
        None
        if withheld
        else Fact(
            event=codec.decode(row["type"], row["event"]),
            occasion=codec.decode_occasion(row["occasion"]),
            source=codec.decode_source(row["source"]),
            entry_id=UUID(row["entry_id"]),
        )
    )
    return Entry(
        position=row["position"],
        stream=row["stream"],
        version=row["version"],
        type=row["type"],
        about=UUID(row["about"]) if row["about"] else None,
        fact=fact,
        entry_id=UUID(row["entry_id"]),
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        recorded_by=row["recorded_by"],
        accepted_as=row["accepted_as"],
        historical=bool(row["historical"]),
        batch=UUID(row["batch"]),
        hash=row["hash"],
    )


def _entries(rows: Iterable[Row[Any]]) -> list[Entry]:
    return [_entry(row._mapping) for row in rows]


def read(connection: Connection, log: Log, streams: Iterable[str]) -> dict[str, list[Entry]]:
    """The history of each named stream, oldest entry first; an unknown stream has an empty one."""
    names = sorted(set(streams))
    histories: dict[str, list[Entry]] = {name: [] for name in names}
    table = TABLES[log]
    for some in db.chunks(names):
        query = select(table).where(table.c.stream.in_(some)).order_by(table.c.position)
        for entry in _entries(connection.execute(query)):
            histories[entry.stream].append(entry)
    return histories


def changed_since(connection: Connection, log: Log, position: int = 0) -> Iterator[tuple[str, list[Entry]]]:
    """The whole history of every stream that has entries after a position, by name; one is held in memory at a time."""
    table = TABLES[log]
    query = select(table).order_by(table.c.stream, table.c.version)
    if position:
        query = query.where(table.c.stream.in_(select(table.c.stream).where(table.c.position > position)))
    with connection.execute(query, execution_options={"yield_per": 5000}) as stored:
        for stream, entries in groupby((_entry(row._mapping) for row in stored), key=lambda entry: entry.stream):
            yield stream, list(entries)


def tail(connection: Connection, log: Log, after: int = 0, limit: int | None = None) -> list[Entry]:
    """The entries after a position, in the order of recording."""
    table = TABLES[log]
    return _entries(
        connection.execute(select(table).where(table.c.position > after).order_by(table.c.position).limit(limit))
    )


def find(connection: Connection, log: Log, entry_ids: Iterable[UUID]) -> dict[UUID, Entry]:
    """The entries with these ids, as far as they exist."""
    table = TABLES[log]
    found: dict[UUID, Entry] = {}
    for some in db.chunks([str(entry_id) for entry_id in entry_ids]):
        for entry in _entries(connection.execute(select(table).where(table.c.entry_id.in_(some)))):
            found[entry.entry_id] = entry
    return found


def about(connection: Connection, log: Log, entry_id: UUID) -> list[Entry]:
    """The second thoughts on an entry, oldest first."""
    table = TABLES[log]
    return _entries(connection.execute(select(table).where(table.c.about == str(entry_id)).order_by(table.c.position)))


def batch(connection: Connection, log: Log, batch_id: UUID) -> list[Entry]:
    """The entries recorded by one command or request."""
    table = TABLES[log]
    return _entries(connection.execute(select(table).where(table.c.batch == str(batch_id)).order_by(table.c.position)))


def at_positions(connection: Connection, log: Log, positions: Any) -> list[Entry]:
    """The entries at the positions that a query selects, in the order of recording."""
    table = TABLES[log]
    return _entries(connection.execute(select(table).where(table.c.position.in_(positions)).order_by(table.c.position)))


def empty(connection: Connection, log: Log, positions: Sequence[int]) -> None:
    """Takes the content of entries out of the log for good; the one change that the triggers let through."""
    table = TABLES[log]
    connection.execute(update(table).where(table.c.position.in_(positions)).values(event="", source="", salt=""))


def position_at(connection: Connection, log: Log, at: datetime) -> int:
    """The last position recorded by an instant; 0 before the first."""
    table = TABLES[log]
    found = connection.scalar(select(func.max(table.c.position)).where(table.c.recorded_at <= instant_text(at)))
    return found or 0
