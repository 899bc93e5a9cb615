"""What is there before facts are appended: the streams that are their homes, and what these hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from tracker.domain import HOMES
from tracker.domain.correction import standing
from tracker.domain.stream import Stream
from tracker.domain.terms import Entry, Fact, Log
from tracker.store import codec, driver, stored
from tracker.store.log import SHOWN, Head, read


@dataclass(frozen=True, slots=True)
class There:
    """What is there before something is appended: the streams it goes into, entries with its ids, the log's end."""

    histories: dict[str, list[Entry]]
    by_id: dict[UUID, Entry]
    head: Head

    def ends(self) -> tuple[Head, dict[str, int]]:
        """The last entry, and the versions of the streams that exist."""
        return self.head, {name: history[-1].version for name, history in self.histories.items() if history}


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


def read_all(connection: Connection, log: Log, facts: Sequence[tuple[str, Fact]]) -> There:
    """What is there before these facts, each with the name of its stream, are appended: in one journey."""
    names = {name for name, _ in facts}
    ids = {codec.uuid_text(fact.entry_id) for _, fact in facts}
    streams, of_streams = driver.among(connection, sorted(names))
    these, with_ids = driver.among(connection, ids)
    found = driver.fetch(
        connection,
        f"SELECT {SHOWN} FROM {log} WHERE stream {streams} OR entry_id {these}"
        f" OR position = (SELECT max(position) FROM {log}) ORDER BY position",
        of_streams,
        with_ids,
    )
    there = There(
        {name: [] for name in names}, {}, Head(found[-1][0], found[-1][14], found[-1][9]) if found else Head()
    )
    for row in found:
        if row[1] in names:
            there.histories[row[1]].append(stored.entry(row))
        if row[3] in ids:
            entry = there.histories[row[1]][-1] if row[1] in names else stored.entry(row)
            there.by_id[entry.entry_id] = entry
    return there
