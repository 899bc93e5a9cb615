"""The one way in: `accept` is the only function that appends facts; beside it, our second thoughts on them.

Each call reads the streams it touches once, decides, appends in one batch and writes the changed rows, all in the
caller's transaction, which must hold the lock (`store.db.writing`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import reduce
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine

from tracker import projections
from tracker.domain import HOMES, KINDS, wording
from tracker.domain.correction import (
    EntryConfirmed,
    EntryCorrected,
    EntryRetracted,
    EntryWithheld,
    Nature,
    became,
    revised,
    standing,
    undone,
)
from tracker.domain.coverage import CoverageStated
from tracker.domain.stream import Known, Rejected, Stream, decided, filled
from tracker.domain.terms import Entry, Event, Fact, Log, Occasion, Source
from tracker.projections import rebuilding
from tracker.store import log
from tracker.store.log import Recording

# second thoughts that say again what their entry says
_REPEATING = (EntryConfirmed.__name__, EntryCorrected.__name__)


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
    at_home = _at_home(connection, name, facts)
    there = log.read_before(connection, name, at_home)
    growing = _growing(there.histories)
    gone = _undone(connection, name, there.by_id.values())
    in_this_call: dict[UUID, Fact] = {}
    new: list[tuple[str, Fact]] = []
    known, retracted = 0, []
    for stream, fact in at_home:
        _refuse_the_future(fact, at)
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
    recorded = _append(connection, name, growing, new, Recording(at, by, accepted_as, uuid4(), historical), there)
    return replace(recorded, known=known, retracted=tuple(retracted))


def _undone(connection: Connection, name: Log, entries: Iterable[Entry]) -> dict[UUID, UUID]:
    """The retracted among these entries, each with the retraction that stands against it."""
    streams = {entry.stream for entry in entries}
    histories = log.read(connection, name, streams) if streams else {}
    return {gone: by for history in histories.values() for gone, by in undone(history).items()}


def _refuse_the_future(fact: Fact, at: datetime) -> None:
    """What has not come has not happened; a day is allowed for the clocks of the world."""
    days, tomorrow = fact.occasion.days, at.date() + timedelta(days=1)
    if isinstance(fact.event, CoverageStated) and fact.event.read_to > tomorrow:
        raise Rejected(f"Nothing can have been read up to {wording.day(fact.event.read_to)}, which has not come.")
    if days and fact.occasion.precision != "not_after" and min(days) > tomorrow:
        raise Rejected(f"{type(fact.event).__name__} is dated {wording.day(min(days))}, which has not come.")


def _at_home(connection: Connection, name: Log, facts: Sequence[Fact]) -> list[tuple[str, Fact]]:
    """Facts with the names of the streams that they go into."""
    homes = log.homes(connection, name, facts)
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


def _append(
    connection: Connection,
    name: Log,
    growing: dict[str, _Growing],
    new: Sequence[tuple[str, Fact]],
    recording: Recording,
    there: log.There | None = None,
) -> Recorded:
    if not new:
        return Recorded()
    entries = log.append(connection, name, new, recording, there=there)
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
    found = _entries(connection, wanted)
    growing = _histories(connection, found.values())
    gone = _undone(connection, "proceedings", found.values())
    chosen = [found[entry_id] for entry_id in wanted if entry_id not in gone]
    for entry in chosen:
        _refuse_what_contradicts(growing[entry.stream], entry)
    new = [(entry.stream, _thought(EntryRetracted(entry.entry_id, why))) for entry in chosen]
    recorded = _append(connection, "proceedings", growing, new, Recording(at, by, "alone", uuid4()))
    return replace(recorded, known=len(wanted) - len(new))


def _refuse_what_contradicts(into: _Growing, retraction: Entry) -> None:
    """A fact that a retracted retraction brings back is decided like a new one."""
    back = next((entry for entry in into.history if entry.entry_id == retraction.about), None)
    if retraction.type != EntryRetracted.__name__ or back is None or back.about or back.fact is None:
        return
    outcome = decided(into.stream, standing(into.history, into.stream.events), back.fact)
    if isinstance(outcome, Known):
        raise Rejected("What this would bring back is on record in another entry.", outcome.entry_id)


def confirm(connection: Connection, entry_id: UUID, source: Source, *, at: datetime, by: str) -> Recorded:
    """Notes that a better source prints the fact of an entry. Raises `Rejected` for an entry that holds no fact."""
    entry = _fact_entry(connection, entry_id)
    growing = _histories(connection, [entry])
    confirmed = replace(_thought(EntryConfirmed(entry_id)), source=source)
    return _append(connection, "proceedings", growing, [(entry.stream, confirmed)], Recording(at, by, "alone", uuid4()))


def correct(
    connection: Connection, entry_id: UUID, said: Fact, nature: Nature, *, at: datetime, by: str, why: str
) -> Recorded:
    """Records what an entry should have said: event, occasion and source of `said` in place of its own.

    A correction that changes what the entry is about is a retraction there and a new entry here, in one batch. Raises
    `Rejected` where the corrected fact contradicts the record, or is on record in another entry.
    """
    entry = _fact_entry(connection, entry_id)
    if entry_id in _undone(connection, "proceedings", [entry]):
        raise Rejected("This entry is retracted; record what it should have said as a new one.", entry_id)
    _refuse_the_future(said, at)
    [(home, _)] = _at_home(connection, "proceedings", [said])
    growing = _growing(log.read(connection, "proceedings", {entry.stream, home}))
    others = [fact for fact in growing[home].facts if fact.entry_id != entry_id]
    outcome = decided(growing[home].stream, others, said)
    if isinstance(outcome, Known):
        raise Rejected("The corrected fact is on record already; retract the wrong entry.", outcome.entry_id)
    if home == entry.stream:
        corrected = EntryCorrected(entry_id, nature, why, said.event)
        new = [(home, replace(said, event=corrected, entry_id=uuid4()))]
    else:
        new = [(entry.stream, _thought(EntryRetracted(entry_id, why))), (home, replace(said, entry_id=uuid4()))]
    # what it was recorded as, of long ago or not, it stays
    recording = Recording(at, by, "edited", uuid4(), entry.historical)
    return _append(connection, "proceedings", growing, new, recording)


def withhold(connection: Connection, entry_id: UUID, authority: str, ground: str, *, at: datetime, by: str) -> Recorded:
    """Empties the content of an entry by legal order, and records the order; the chain still verifies.

    Its confirmations and corrections go with it, and the rows and keys that repeated any of them. The connection must
    belong to the owner of the tables.
    """
    entry = _entries(connection, [entry_id])[entry_id]
    repeating = [one for one in log.about(connection, "proceedings", entry_id) if one.type in _REPEATING]
    gone = [entry, *repeating]
    orders = [(entry.stream, _thought(EntryWithheld(one.entry_id, authority, ground))) for one in gone]
    growing = _histories(connection, [entry])
    recorded = _append(connection, "proceedings", growing, orders, Recording(at, by, "alone", uuid4()))
    log.empty(connection, "proceedings", [one.position for one in gone])
    rebuilding.make_anew(connection, "proceedings", entry.stream)
    return recorded


def rebuild(engine: Engine) -> Iterator[str]:
    """Makes all rows anew from the logs, beside the running site; yields the name of each stream when it is done."""
    return rebuilding.rebuild(engine)


def _thought(event: Event) -> Fact:
    """A second thought of our own: no body acted, and no text prints it."""
    return Fact(event, Occasion(), Source(rank=0), uuid4())


def _entries(connection: Connection, wanted: Sequence[UUID]) -> dict[UUID, Entry]:
    found = log.find(connection, "proceedings", wanted)
    for entry_id in wanted:
        if entry_id not in found:
            raise Rejected(f"There is no entry {entry_id}.")
    return found


def _fact_entry(connection: Connection, entry_id: UUID) -> Entry:
    entry = _entries(connection, [entry_id])[entry_id]
    if entry.about or entry.fact is None:
        raise Rejected(f"Entry {entry_id} holds no fact of its own.", entry_id)
    return entry


def _histories(connection: Connection, entries: Iterable[Entry]) -> dict[str, _Growing]:
    read = log.read(connection, "proceedings", {entry.stream for entry in entries})
    return {key: _Growing(KINDS[key.split(":", 1)[0]], history, []) for key, history in read.items()}
