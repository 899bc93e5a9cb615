"""The two logs: append and read. `proof` shows that nothing was changed.

Each entry's hash covers the hash before it and every other column; event and source only through `content_digest`, so
that content withheld by legal order can be emptied and the chain still verifies. Position order is commit order.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from itertools import chain, groupby
from operator import itemgetter
from secrets import token_hex
from typing import Any
from uuid import UUID

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

from tracker.domain import HOMES
from tracker.domain.correction import SECOND_THOUGHTS, standing
from tracker.domain.stream import Stream
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

# what PostgreSQL calls the types of the columns
_TYPES = [{"BIGINT": "int8", "INTEGER": "int4", "TEXT": "text"}[str(one.type)] for one in TABLES["proceedings"].columns]

# all of them, in the order in which rows hold them
COLUMNS = ", ".join(column.name for column in TABLES["proceedings"].columns)
# those that an entry shows; salt and digest are for proof
_SHOWN = COLUMNS.replace("salt, content_digest, ", "")


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


@dataclass(frozen=True, slots=True)
class There:
    """What is there before something is appended: the streams it goes into, entries with its ids, the log's end."""

    histories: dict[str, list[Entry]]
    by_id: dict[UUID, Entry]
    head: Head

    def ends(self) -> tuple[Head, dict[str, int]]:
        """The last entry, and the versions of the streams that exist."""
        return self.head, {name: history[-1].version for name, history in self.histories.items() if history}


def digest(*parts: str) -> str:
    """SHA-256 over the parts, each with its length in bytes before it."""
    told = "".join([f"{len(part)}:{part}" for part in parts])
    if not told.isascii():
        told = "".join([f"{len(str(part).encode())}:{part}" for part in parts])
    return sha256(told.encode()).hexdigest()


def content_digest(salt: str, event: str, source: str) -> str:
    """The digest of what an entry says, which may be withheld."""
    told = f"{len(salt)}:{salt}{len(event)}:{event}{len(source)}:{source}"  # written out, as in `chained`
    return sha256(told.encode()).hexdigest() if told.isascii() else digest(salt, event, source)


def chained(before: str, row: Sequence[Any]) -> str:
    """The hash of an entry (its columns in their order), given the hash of the one before it.

    What it covers, in this order, for ever: a column added later joins it only in another chain.
    """
    number, stream, version, entry, kind, about, _, occasion, _, _, content, at, by, accepted_as = row[:14]
    position, count, historical, batch = str(number), str(version), str(row[14]), row[15]
    # written out, because every entry pays for it when the log is verified: a third faster than `digest`
    told = (
        f"{len(before)}:{before}{len(position)}:{position}{len(stream)}:{stream}{len(count)}:{count}{len(entry)}:{entry}"
        f"{len(kind)}:{kind}{len(about)}:{about}{len(occasion)}:{occasion}{len(content)}:{content}{len(at)}:{at}"
        f"{len(by)}:{by}{len(accepted_as)}:{accepted_as}{len(historical)}:{historical}{len(batch)}:{batch}"
    )
    if not told.isascii():
        parts = (stream, count, entry, kind, about, occasion, content, at, by, accepted_as, historical, batch)
        return digest(before, position, *parts)
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
    there: There | None = None,
) -> list[Entry]:
    """Appends facts, each with the name of its stream, and returns their entries.

    The connection must come from `db.writing`. `after` gives the version that the caller expects of a stream; another
    raises `Conflict`. `there` is what the caller has read of these streams in this transaction, and saves asking.
    `recorded_at` never goes backwards, whatever the clock says.
    """
    assert db.holds_lock(connection, log), "append needs a connection from db.writing"
    if not facts:
        return []
    last, versions = _ends(connection, log, {stream for stream, _ in facts}) if there is None else there.ends()
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
    salts = token_hex(16 * len(facts))
    rows: list[tuple[Any, ...]] = []
    entries: list[Entry] = []
    before = last.hash
    for number, (stream, fact) in enumerate(facts):
        version = versions[stream] = versions.get(stream, 0) + 1
        row = (last.position + number + 1, stream, version, *_said(fact, salts[32 * number : 32 * number + 32]), *how)
        before = chained(before, row)
        rows.append((*row, before))
        entries.append(_entry((*row[:9], *row[11:], before), fact))
    driver.put(connection, log, rows, _TYPES)
    return entries


def _said(fact: Fact, salt: str) -> tuple[str, ...]:
    """What the columns say of a fact, in their order: from `entry_id` to `content_digest`."""
    event, source = codec.encode(fact.event), codec.encode(fact.source)
    return (
        codec.uuid_text(fact.entry_id),
        type(fact.event).__name__,
        codec.uuid_text(fact.event.about) if isinstance(fact.event, SECOND_THOUGHTS) else "",
        event,
        codec.encode(fact.occasion),
        source,
        salt,
        content_digest(salt, event, source),
    )


def instant_text(at: datetime) -> str:
    """An instant as it is stored: UTC, microseconds, sortable."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


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


def _stored(row: Sequence[Any]) -> Entry:
    """The entry whose shown columns these are."""
    event, occasion, source = row[6:9]
    if not event:  # withheld
        return _entry(row, None)
    known = codec.uuid(row[3])
    return _entry(
        row, Fact(codec.decode(row[4], event), codec.decode_occasion(occasion), codec.decode_source(source), known)
    )


def _entry(row: Sequence[Any], fact: Fact | None) -> Entry:
    position, stream, version, entry_id, kind, about, _, _, _, at, by, accepted_as, historical, batch, hash_ = row
    return Entry(
        position,
        stream,
        version,
        kind,
        codec.uuid(about) if about else None,
        fact,
        fact.entry_id if fact else codec.uuid(entry_id),
        _instant(at),
        by,
        accepted_as,
        historical == 1,
        _batch(batch),
        hash_,
    )


# a page of entries has few instants and batches
_instant = lru_cache(1024)(datetime.fromisoformat)
_batch = lru_cache(1024)(codec.uuid)


def _all_stored(rows: Iterable[Sequence[Any]]) -> list[Entry]:
    """The entries of many rows.

    Without the search for circles of references, which would go through all of them again and again: they have none.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        return [_stored(row) for row in rows]
    finally:
        if searching:
            gc.enable()


def _select(connection: Connection, log: Log, rest: str, *values: object) -> list[Entry]:
    return _all_stored(driver.fetch(connection, f"SELECT {_SHOWN} FROM {log} {rest}", *values))


def read(connection: Connection, log: Log, streams: Iterable[str]) -> dict[str, list[Entry]]:
    """The history of each named stream, oldest entry first; an unknown stream has an empty one."""
    names = sorted(set(streams))
    which, value = driver.among(connection, names)
    found = driver.fetch(connection, f"SELECT {_SHOWN} FROM {log} WHERE stream {which}", value)
    return _histories(names, found)


def _histories(names: Iterable[str], found: list[Any]) -> dict[str, list[Entry]]:
    histories: dict[str, list[Entry]] = {name: [] for name in names}
    found.sort(key=itemgetter(2))  # by version; they come by stream, and this is less work here than in the database
    for entry in _all_stored(found):
        histories.setdefault(entry.stream, []).append(entry)
    return histories


def homes(connection: Connection, log: Log, facts: Sequence[Fact]) -> list[str]:
    """The name of the stream that each fact goes into: by its key.

    Where an earlier version kept the same thing under another key, its stream goes on: entries never change theirs, and
    two streams would know nothing of each other.
    """
    streams = [HOMES[type(fact.event)] for fact in facts]
    former = [stream.former_name(fact) for stream, fact in zip(streams, facts, strict=True)]
    kept = read(connection, log, filter(None, former)) if any(former) else {}
    return [
        old if _is_home(stream, kept.get(old, ()), fact) else stream.name(fact)
        for stream, fact, old in zip(streams, facts, former, strict=True)
    ]


def _is_home(stream: Stream, history: Sequence[Entry], fact: Fact) -> bool:
    return any(stream.key(old) == stream.key(fact) for old in standing(history, stream.events))


def read_before(connection: Connection, log: Log, facts: Sequence[tuple[str, Fact]]) -> There:
    """What is there before these facts, each with the name of its stream, are appended: in one journey."""
    names = {name for name, _ in facts}
    ids = {codec.uuid_text(fact.entry_id) for _, fact in facts}
    streams, of_streams = driver.among(connection, sorted(names))
    these, with_ids = driver.among(connection, ids)
    found = driver.fetch(
        connection,
        f"SELECT {_SHOWN} FROM {log} WHERE stream {streams} OR entry_id {these}"
        f" OR position = (SELECT max(position) FROM {log}) ORDER BY position",
        of_streams,
        with_ids,
    )
    there = There(
        {name: [] for name in names}, {}, Head(found[-1][0], found[-1][14], found[-1][9]) if found else Head()
    )
    for row in found:
        if row[1] in names:
            there.histories[row[1]].append(_stored(row))
        if row[3] in ids:
            entry = there.histories[row[1]][-1] if row[1] in names else _stored(row)
            there.by_id[entry.entry_id] = entry
    return there


def bounds(connection: Connection, log: Log, each: int) -> list[str]:
    """Names of streams, each the first of a share of about so many entries, in the order of the database."""
    numbered = f"SELECT stream, row_number() OVER (ORDER BY stream) AS number FROM {log}"
    found = driver.fetch(
        connection, f"SELECT stream FROM ({numbered}) AS entries WHERE number / {each} * {each} = number"
    )
    return list(dict.fromkeys(["", *(name for (name,) in found)]))


def between(connection: Connection, log: Log, first: str, end: str | None) -> dict[str, list[Entry]]:
    """The history of every stream from one name up to, not including, another; up to the last where that is None."""
    sql = f"SELECT {_SHOWN} FROM {log} WHERE stream >= ?"
    if end is None:
        return _histories((), driver.fetch(connection, sql, first))
    return _histories((), driver.fetch(connection, f"{sql} AND stream < ?", first, end))


def changed_since(connection: Connection, log: Log, position: int = 0) -> Iterator[tuple[str, list[Entry]]]:
    """The whole history of every stream that has entries after a position, by name; one is held in memory at a time."""
    since = f"WHERE stream IN (SELECT stream FROM {log} WHERE position > ?)" if position else "WHERE position > ?"
    stored = driver.stream(connection, f"SELECT {_SHOWN} FROM {log} {since} ORDER BY stream, version", position)
    for name, rows_of_stream in groupby(stored, key=itemgetter(1)):
        yield name, _all_stored(rows_of_stream)


def each(connection: Connection, log: Log) -> Iterator[Sequence[Any]]:
    """Every entry as it is stored, all columns in their order, from the first on; a page at a time in memory."""
    return driver.stream(connection, f"SELECT {COLUMNS} FROM {log} ORDER BY position")


def rows(connection: Connection, log: Log, after: int = 0, limit: int = 2**31) -> list[Any]:
    """The entries after a position as they are stored, nothing decoded: all columns of each, in their order."""
    sql = f"SELECT {COLUMNS} FROM {log} WHERE position > ? ORDER BY position LIMIT ?"
    return driver.fetch(connection, sql, after, limit)


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
    # a second thought stands in the stream of its entry: no other has to be looked through
    stream = f"(SELECT stream FROM {log} WHERE entry_id = ?)"
    return _select(connection, log, f"WHERE about = ? AND stream = {stream} ORDER BY position", *[str(entry_id)] * 2)


def batch(connection: Connection, log: Log, batch_id: UUID) -> list[Entry]:
    """The entries recorded by one command or request."""
    return _select(connection, log, "WHERE batch = ? ORDER BY position", str(batch_id))


def at_positions(connection: Connection, log: Log, positions: Any) -> list[Entry]:
    """The entries at the positions that a query selects, in the order of recording."""
    table = TABLES[log]
    shown = [table.c[name] for name in _SHOWN.split(", ")]
    query = select(*shown).where(table.c.position.in_(positions)).order_by(table.c.position)
    return _all_stored(connection.execute(query).all())


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
