"""The one way in: `accept` is the only function that appends facts, with `retract` beside it for second thoughts.

Each call reads the streams it touches once, decides, appends in one batch and writes the changed rows, all in the
caller's transaction, which must hold the lock (`store.db.writing`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection

from tracker import projections
from tracker.domain import HOMES, KINDS
from tracker.domain.correction import EntryConfirmed, EntryRetracted, standing, undone
from tracker.domain.stream import Known, Rejected, Stream, decided
from tracker.domain.terms import Entry, Fact, Log, Occasion, Source
from tracker.store import log
from tracker.store.log import Recording


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a call added: the entries, how many of them confirm older ones, how many facts were on record already."""

    entries: tuple[Entry, ...] = ()
    confirmed: int = 0
    known: int = 0
    batch: UUID | None = None


@dataclass(slots=True)
class _Growing:
    """One stream while facts are accepted into it."""

    stream: Stream
    history: list[Entry]
    facts: list[Fact]


def accept(
    connection: Connection,
    facts: Sequence[Fact],
    *,
    at: datetime,
    by: str,
    accepted_as: str = "alone",
    historical: bool = False,
) -> Recorded:
    """Records facts as one batch, by an officer (an opaque id), and returns what was added.

    A fact that is on record already adds nothing, unless its source ranks higher: then its entry is confirmed.
    Raises `Rejected`, and records none of them, where one contradicts the record.
    """
    logs = {HOMES[type(fact.event)].log for fact in facts}
    assert len(logs) <= 1, "one call, one log"
    if not facts:
        return Recorded()
    name = logs.pop()
    growing = _read(connection, name, facts)
    there = log.find(connection, name, [fact.entry_id for fact in facts])
    new: list[tuple[str, Fact]] = []
    known = 0
    for fact in facts:
        stream = HOMES[type(fact.event)].name(fact)
        if old := there.get(fact.entry_id):
            _refuse_other_content(old, fact)
            known += 1
        else:
            more = _decide(growing[stream], fact)
            new += [(stream, one) for one in more]
            known += not more
    return replace(
        _append(connection, name, growing, new, Recording(at, by, accepted_as, uuid4(), historical)), known=known
    )


def _read(connection: Connection, name: Log, facts: Sequence[Fact]) -> dict[str, _Growing]:
    streams: dict[str, Stream] = {}
    for fact in facts:
        stream = HOMES[type(fact.event)]
        if not stream.key(fact):
            raise Rejected(f"{type(fact.event).__name__} does not say what it is about: its key is missing.")
        streams[stream.name(fact)] = stream
    histories = log.read(connection, name, streams)
    return {
        key: _Growing(stream, histories[key], standing(histories[key], stream.events))
        for key, stream in streams.items()
    }


def _refuse_other_content(old: Entry, fact: Fact) -> None:
    same = old.fact is not None and old.fact.source == fact.source
    if not same or (old.fact and old.fact.event != fact.event and old.type != EntryConfirmed.__name__):
        raise Rejected(f"Entry {fact.entry_id} is recorded with other content.", fact.entry_id)


def _decide(into: _Growing, fact: Fact) -> list[Fact]:
    """What a fact adds to its stream: itself, a confirmation of the entry that holds it already, or nothing."""
    match decided(into.stream, into.facts, fact):
        case Known(entry_id=entry_id):
            index = next(number for number, old in enumerate(into.facts) if old.entry_id == entry_id)
            if fact.source.rank >= into.facts[index].source.rank:
                return []
            into.facts[index] = replace(into.facts[index], source=fact.source)
            return [replace(fact, event=EntryConfirmed(entry_id))]
        case [*more]:
            into.facts += more
            return more


def _append(
    connection: Connection,
    name: Log,
    growing: dict[str, _Growing],
    new: Sequence[tuple[str, Fact]],
    recording: Recording,
) -> Recorded:
    entries = log.append(connection, name, new, recording)
    if not entries:
        return Recorded()
    for entry in entries:
        growing[entry.stream].history.append(entry)
    changed = {entry.stream: growing[entry.stream].history for entry in entries}
    projections.project(connection, name, changed, after=entries[0].position - 1)
    confirmed = sum(entry.type == EntryConfirmed.__name__ for entry in entries)
    return Recorded(tuple(entries), confirmed=confirmed, batch=recording.batch)


def retract(connection: Connection, entry_ids: Iterable[UUID], *, at: datetime, by: str, why: str = "") -> Recorded:
    """Takes entries of the proceedings back, as one batch; the entries stay in the log, with the retraction after them.

    A retraction is taken back by retracting it. What is retracted already adds nothing. Raises `Rejected` for an
    entry that does not exist.
    """
    wanted = list(dict.fromkeys(entry_ids))
    found = log.find(connection, "proceedings", wanted)
    for entry_id in wanted:
        if entry_id not in found:
            raise Rejected(f"There is no entry {entry_id}.")
    histories = log.read(connection, "proceedings", {entry.stream for entry in found.values()})
    growing = {key: _Growing(KINDS[key.split(":", 1)[0]], history, []) for key, history in histories.items()}
    gone = {entry_id for history in histories.values() for entry_id in undone(history)}
    new = [
        (found[entry_id].stream, Fact(EntryRetracted(entry_id, why), Occasion(), Source(rank=0), uuid4()))
        for entry_id in wanted
        if entry_id not in gone
    ]
    recorded = _append(connection, "proceedings", growing, new, Recording(at, by, "alone", uuid4()))
    return replace(recorded, known=len(wanted) - len(new))


def rebuild(connection: Connection) -> Iterable[str]:
    """Makes all rows anew from the logs; yields the name of each stream when it is done."""
    return projections.rebuild(connection)
