"""The two logs: append and read. `chain` binds each entry to the one before, `proof` shows that nothing was changed.

Position order is commit order. `stored` says how a row holds an entry, `walking` reads whole logs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import itemgetter
from secrets import token_hex
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    func,
    select,
    text,
    update,
)

from tracker.domain.terms import Entry, Fact, Log
from tracker.store import db, driver, stored
from tracker.store.chain import chained
from tracker.store.stored import instant_text


class Conflict(Exception):
    """The stream has grown since the caller looked at it."""


def _log_table(name: str) -> Table:
    second_thoughts = text("about > ''")
    return Table(
        name,
        db.metadata,
        # what SQLite calls INTEGER is the row's own number there, and needs no index
        Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column("stream", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("entry_id", Text, nullable=False, unique=True),
        Column("type", Text, nullable=False),
        Column("about", Text, nullable=False),
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
        Index(f"ix_{name}_about", "about", sqlite_where=second_thoughts, postgresql_where=second_thoughts),
    )


TABLES: dict[Log, Table] = {"proceedings": _log_table("proceedings"), "office": _log_table("office")}

# what PostgreSQL calls the types of the columns
_TYPES = [{"BIGINT": "int8", "INTEGER": "int4", "TEXT": "text"}[str(one.type)] for one in TABLES["proceedings"].columns]

# all of them, in the order in which rows hold them
COLUMNS = ", ".join(column.name for column in TABLES["proceedings"].columns)
# those that an entry shows; salt and digest are for proof
SHOWN = COLUMNS.replace("salt, content_digest, ", "")


# streams whose versions one question asks for
_AT_ONCE = 20


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
    ends: tuple[Head, dict[str, int]] | None = None,
) -> list[Entry]:
    """Appends facts, each with the name of its stream, and returns their entries.

    The connection must come from `db.writing`. `after` gives the version that the caller expects of a stream; another
    raises `Conflict`. `ends` are the last entry and the versions of these streams, where the caller has read them in
    this transaction. `recorded_at` never goes backwards, whatever the clock says.
    """
    assert db.holds_lock(connection, log), "append needs a connection from db.writing"
    if not facts:
        return []
    salts = token_hex(16 * len(facts))
    # before the lock is asked for, which on PostgreSQL travels with what is read first
    told = [stored.said(fact, salts[32 * number : 32 * number + 32]) for number, (_, fact) in enumerate(facts)]
    last, versions = ends or _ends(connection, log, {stream for stream, _ in facts})
    for stream, expected in (after or {}).items():
        if versions.get(stream, 0) != expected:
            raise Conflict(f"{stream} is at version {versions.get(stream, 0)}, not {expected}.")
    how = (
        max(instant_text(recording.at), last.recorded_at),
        recording.by,
        recording.accepted_as,
        int(recording.historical),
        str(recording.batch),
    )
    rows: list[tuple[Any, ...]] = []
    entries: list[Entry] = []
    before = last.hash
    for position, ((stream, fact), said) in enumerate(zip(facts, told, strict=True), last.position + 1):
        version = versions[stream] = versions.get(stream, 0) + 1
        row = (position, stream, version, *said, *how)
        before = chained(before, row)
        rows.append((*row, before))
        entries.append(stored.with_fact((*row[:9], *row[11:], before), fact))
    driver.put(connection, log, rows, _TYPES)
    return entries


def _ends(connection: Connection, log: Log, streams: set[str]) -> tuple[Head, dict[str, int]]:
    """The last entry of the log, and the versions of these streams as far as they exist: in one journey."""
    names, version = sorted(streams), f"(SELECT max(version) FROM {log} WHERE stream = ?)"
    sql = f"SELECT position, hash, recorded_at, {{}} FROM {log} ORDER BY position DESC LIMIT 1"
    asked = [(sql.format(", ".join([version] * len(some))), some) for some in db.chunks(names, _AT_ONCE)]
    found = driver.fetch_each(connection, asked)
    if not found[0]:
        return Head(), {}
    numbers = chain.from_iterable(row[3:] for [row] in found)
    return Head(*found[0][0][:3]), {name: number for name, number in zip(names, numbers, strict=True) if number}


def _select(connection: Connection, log: Log, rest: str, *values: object) -> list[Entry]:
    return stored.entries(driver.fetch(connection, f"SELECT {SHOWN} FROM {log} {rest}", *values))


def read(connection: Connection, log: Log, streams: Iterable[str]) -> dict[str, list[Entry]]:
    """The history of each named stream, oldest entry first; an unknown stream has an empty one."""
    names = sorted(set(streams))
    which, value = driver.among(connection, names)
    found = driver.fetch(connection, f"SELECT {SHOWN} FROM {log} WHERE stream {which}", value)
    return histories(names, found)


def histories(names: Iterable[str], found: list[Any]) -> dict[str, list[Entry]]:
    """The entries of these rows by stream, oldest first; an empty history for each name that has none."""
    histories: dict[str, list[Entry]] = {name: [] for name in names}
    found.sort(key=itemgetter(2))  # by version; they come by stream, and this is less work here than in the database
    for entry in stored.entries(found):
        histories.setdefault(entry.stream, []).append(entry)
    return histories


def tail(connection: Connection, log: Log, after: int = 0, limit: int | None = None) -> list[Entry]:
    """The entries after a position, in the order of recording."""
    page = 2**31 if limit is None else limit
    return _select(connection, log, "WHERE position > ? ORDER BY position LIMIT ?", after, page)


def find(connection: Connection, log: Log, entry_ids: Iterable[UUID]) -> dict[UUID, Entry]:
    """The entries with these ids, as far as they exist."""
    which, value = driver.among(connection, entry_ids)
    return {entry.entry_id: entry for entry in _select(connection, log, f"WHERE entry_id {which}", value)}


def about(connection: Connection, log: Log, entry_id: UUID) -> list[Entry]:
    """The second thoughts on an entry, oldest first."""
    return _select(connection, log, "WHERE about = ? AND about > '' ORDER BY position", str(entry_id))


def batch(connection: Connection, log: Log, batch_id: UUID) -> list[Entry]:
    """The entries recorded by one command or request."""
    return _select(connection, log, "WHERE batch = ? ORDER BY position", str(batch_id))


def at_positions(connection: Connection, log: Log, positions: Any) -> list[Entry]:
    """The entries at the positions that a query selects, in the order of recording."""
    table = TABLES[log]
    shown = [table.c[name] for name in SHOWN.split(", ")]
    query = select(*shown).where(table.c.position.in_(positions)).order_by(table.c.position)
    return stored.entries(connection.execute(query).all())


def end_of_batch(connection: Connection, log: Log, position: int) -> Entry | None:
    """The last entry of the batch in which a position lies: a batch is one act, and inside it its end is meant."""
    found = tail(connection, log, after=position - 1, limit=1)
    return batch(connection, log, found[0].batch)[-1] if found else None


def empty(connection: Connection, log: Log, positions: Sequence[int]) -> None:
    """Takes the content of entries out of the log for good; the one change that the triggers let through."""
    table = TABLES[log]
    connection.execute(update(table).where(table.c.position.in_(positions)).values(event="", source="", salt=""))


def last_withheld(connection: Connection, log: Log) -> int:
    """The position of the last order to withhold an entry; 0 where there was none."""
    # only second thoughts are about an entry, and that has an index
    sql = f"SELECT coalesce(max(position), 0) FROM {log} WHERE about > '' AND type = 'EntryWithheld'"
    return int(driver.fetch(connection, sql)[0][0])


def position_at(connection: Connection, log: Log, at: datetime) -> int:
    """The last position recorded by an instant; 0 before the first."""
    table = TABLES[log]
    found = connection.scalar(select(func.max(table.c.position)).where(table.c.recorded_at <= instant_text(at)))
    return found or 0
