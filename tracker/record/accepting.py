"""Facts accepted: each is decided in its home stream, what follows is appended as one batch, and the rows follow."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import reduce
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection

from tracker import projections
from tracker.domain import HOMES, KINDS, wording
from tracker.domain.correction import EntryConfirmed, EntryCorrected, Nature, became, revised, standing, undone
from tracker.domain.coverage import CoverageStated
from tracker.domain.stream import Known, Rejected, Stream, decided, filled
from tracker.domain.terms import Entry, Fact, Log
from tracker.store import before, log
from tracker.store.log import Recording


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a call added: the entries, how many of them confirm older ones, how many facts were on record already.

    `retracted` are the retractions that stand against entries given again: what was taken back is not recorded anew.
    """

    entries: tuple[Entry, ...] = ()
    confirmed: int = 0
    known: int = 0
    batch: UUID | None = None
    retracted: tuple[UUID, ...] = ()


@dataclass(slots=True)
class _Growing:
    """One stream while facts are accepted into it; `state` is what its facts say, once it was asked for."""

    stream: Stream
    history: list[Entry]
    facts: list[Fact]
    taken: dict[tuple[str, ...], set[UUID]] = field(default_factory=dict)
    state: Any = None


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
    placed = at_home(connection, name, facts)
    there = before.read_all(connection, name, placed)
    growing = _growing(there.histories)
    given_again = {entry.stream for entry in there.by_id.values()}
    gone = taken_back(log.read(connection, name, given_again).values()) if given_again else {}
    in_this_call: dict[UUID, Fact] = {}
    new: list[tuple[str, Fact]] = []
    known, retracted = 0, []
    for stream, fact in placed:
        refuse_the_future(fact, at)
        if old := there.by_id.get(fact.entry_id):
            _refuse_other_content(fact, old, growing[stream].history)
            known += fact.entry_id not in gone
            retracted += [gone[fact.entry_id]] if fact.entry_id in gone else []
        elif fact.entry_id in in_this_call:
            if fact != in_this_call[fact.entry_id]:
                raise _other_content(fact)
            known += 1
        else:
            in_this_call[fact.entry_id] = fact
            more = _decide(growing[stream], fact)
            new += [(stream, one) for one in more]
            known += not more
    recording = Recording(at, by, accepted_as, uuid4(), historical)
    recorded = append(connection, name, there.histories, new, recording, there)
    return replace(recorded, known=known, retracted=tuple(retracted))


def taken_back(histories: Iterable[Sequence[Entry]]) -> dict[UUID, UUID]:
    """The retracted entries of these streams, each with the retraction that stands against it."""
    return {gone: by for history in histories for gone, by in undone(history).items()}


def refuse_the_future(fact: Fact, at: datetime) -> None:
    """What has not come has not happened; a day is allowed for the clocks of the world."""
    days, tomorrow = fact.occasion.days, at.date() + timedelta(days=1)
    if isinstance(fact.event, CoverageStated) and fact.event.read_to > tomorrow:
        raise Rejected(f"Nothing can have been read up to {wording.day(fact.event.read_to)}, which has not come.")
    if days and fact.occasion.precision != "not_after" and min(days) > tomorrow:
        raise Rejected(f"{type(fact.event).__name__} is dated {wording.day(min(days))}, which has not come.")


def at_home(connection: Connection, name: Log, facts: Sequence[Fact]) -> list[tuple[str, Fact]]:
    """Facts with the names of the streams that they go into."""
    homes = before.homes(connection, name, facts)
    for home, fact in zip(homes, facts, strict=True):
        if not home.partition(":")[2]:
            raise Rejected(f"{type(fact.event).__name__} does not say what it is about: its key is missing.")
    return list(zip(homes, facts, strict=True))


def _growing(histories: Mapping[str, list[Entry]]) -> dict[str, _Growing]:
    """Streams with the facts that stand in them."""
    kinds = {name: KINDS[name.split(":", 1)[0]] for name in histories}
    return {
        name: _Growing(kinds[name], history, standing(history, kinds[name].events))
        for name, history in histories.items()
    }


def _refuse_other_content(fact: Fact, old: Entry, history: Sequence[Entry]) -> None:
    if old.fact is None:
        raise Rejected("The content of this entry was withheld by legal order.", fact.entry_id)
    if not became(fact, old, history):
        raise _other_content(fact)


def _other_content(fact: Fact) -> Rejected:
    return Rejected(
        "An entry with this id is recorded with other content. Correct that one, or leave out entry_id to record"
        " another fact.",
        fact.entry_id,
    )


def _decide(into: _Growing, fact: Fact) -> list[Fact]:
    """What a fact adds to its stream: itself, a second thought on the entry that holds it already, or nothing."""
    source = fact.source.of_one_text
    if into.state is None:
        into.state = into.stream.state(into.stream.key(fact), into.facts)
    match decided(into.stream, into.facts, fact, frozenset(into.taken.get(source, ())), into.state):
        case Known(entry_id=entry_id):
            into.taken.setdefault(source, set()).add(entry_id)
            index = next(number for number, old in enumerate(into.facts) if old.entry_id == entry_id)
            thought = thought_on(into.facts[index], fact)
            if thought is None:
                return []
            into.facts[index] = revised(into.facts[index], [thought])
            into.state = None
            return [thought]
        case [*more]:
            into.facts += more
            into.state = reduce(into.stream.evolve, more, into.state)
            return more


def thought_on(old: Fact, new: Fact) -> Fact | None:
    """What a fact known already adds: a confirmation, the better source's wording, what the older one left blank.

    Where nothing that was said changes, as when an act reported first gets its number, the final text does not differ.
    """
    if new.source.rank > old.source.rank:
        return None
    better = new.source.rank < old.source.rank
    event = filled(old.event, new.event) if better else filled(new.event, old.event)
    occasion = new.occasion if better and new.occasion.days else old.occasion
    if (event, occasion) != (old.event, old.occasion):
        differs = filled(new.event, old.event) != filled(old.event, new.event) or occasion != old.occasion
        nature: Nature = "final text differs" if better and differs else "told more fully"
        corrected = EntryCorrected(old.entry_id, nature, "another source prints it so", event)
        return replace(new, event=corrected, occasion=occasion)
    return replace(new, event=EntryConfirmed(old.entry_id)) if better else None


def append(
    connection: Connection,
    name: Log,
    histories: dict[str, list[Entry]],
    new: Sequence[tuple[str, Fact]],
    recording: Recording,
    there: before.There | None = None,
) -> Recorded:
    """Appends facts to streams whose histories these are, which grow with them, and brings the rows up to them."""
    if not new:
        return Recorded()
    entries = log.append(connection, name, new, recording, ends=there.ends() if there else None)
    for entry in entries:
        histories[entry.stream].append(entry)
    changed = {entry.stream: histories[entry.stream] for entry in entries}
    projections.project(connection, name, changed, after=entries[0].position - 1)
    confirmed = sum(entry.type == EntryConfirmed.__name__ for entry in entries)
    return Recorded(tuple(entries), confirmed=confirmed, batch=recording.batch)
