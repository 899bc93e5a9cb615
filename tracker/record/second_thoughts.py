"""Our second thoughts on entries: taken back, confirmed, corrected, withheld. The entry stays, they stand after it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection

from tracker.domain import HOMES, KINDS
from tracker.domain.correction import (
    EntryConfirmed,
    EntryCorrected,
    EntryRetracted,
    EntryWithheld,
    Nature,
    standing,
    undone,
)
from tracker.domain.stream import Known, Rejected, decided
from tracker.domain.terms import Entry, Event, Fact, Occasion, Source
from tracker.projections import rebuilding
from tracker.record.accepting import Recorded, append, at_home, refuse_the_future, taken_back
from tracker.store import log
from tracker.store.log import Recording

# second thoughts that say again what their entry says
_REPEATING = (EntryConfirmed.__name__, EntryCorrected.__name__)


def retract(connection: Connection, entry_ids: Iterable[UUID], *, at: datetime, by: str, why: str = "") -> Recorded:
    """Takes entries of the proceedings back, as one batch; the entries stay in the log, with the retraction after them.

    A retraction is taken back by retracting it. What is retracted already adds nothing. Raises `Rejected` for an
    entry that does not exist.
    """
    wanted = list(dict.fromkeys(entry_ids))
    found = _entries(connection, wanted)
    histories = _histories(connection, found.values())
    gone = taken_back(histories.values())
    chosen = [found[entry_id] for entry_id in wanted if entry_id not in gone]
    for entry in chosen:
        _refuse_what_contradicts(histories[entry.stream], entry)
    new = [(entry.stream, _thought(EntryRetracted(entry.entry_id, why))) for entry in chosen]
    recorded = append(connection, "proceedings", histories, new, Recording(at, by, "alone", uuid4()))
    return replace(recorded, known=len(wanted) - len(new))


def _refuse_what_contradicts(history: Sequence[Entry], retraction: Entry) -> None:
    """A fact that a retracted retraction brings back is decided like a new one."""
    back = next((entry for entry in history if entry.entry_id == retraction.about), None)
    if retraction.type != EntryRetracted.__name__ or back is None or back.about or back.fact is None:
        return
    stream = KINDS[retraction.stream.split(":", 1)[0]]
    outcome = decided(stream, standing(history, stream.events), back.fact)
    if isinstance(outcome, Known):
        raise Rejected("What this would bring back is on record in another entry.", outcome.entry_id)


def confirm(connection: Connection, entry_id: UUID, source: Source, *, at: datetime, by: str) -> Recorded:
    """Notes that a better source prints the fact of an entry. Raises `Rejected` for an entry that holds no fact."""
    entry = _fact_entry(connection, entry_id)
    histories = _histories(connection, [entry])
    confirmed = replace(_thought(EntryConfirmed(entry_id)), source=source)
    return append(
        connection, "proceedings", histories, [(entry.stream, confirmed)], Recording(at, by, "alone", uuid4())
    )


def correct(
    connection: Connection, entry_id: UUID, said: Fact, nature: Nature, *, at: datetime, by: str, why: str
) -> Recorded:
    """Records what an entry should have said: event, occasion and source of `said` in place of its own.

    A correction that changes what the entry is about is a retraction there and a new entry here, in one batch; one that
    says what stands already adds nothing. Raises
    `Rejected` where the corrected fact contradicts the record, or is on record in another entry.
    """
    entry = _fact_entry(connection, entry_id)
    [(home, _)] = at_home(connection, "proceedings", [said])
    histories = log.read(connection, "proceedings", {entry.stream, home})
    if entry_id in undone(histories[entry.stream]):
        raise Rejected("This entry is retracted; record what it should have said as a new one.", entry_id)
    if _stands_so(entry, histories[entry.stream], said, nature):
        return Recorded(known=1)
    refuse_the_future(said, at)
    stream = HOMES[type(said.event)]
    others = [fact for fact in standing(histories[home], stream.events) if fact.entry_id != entry_id]
    outcome = decided(stream, others, said)
    if isinstance(outcome, Known):
        raise Rejected("The corrected fact is on record already; retract the wrong entry.", outcome.entry_id)
    if home == entry.stream:
        corrected = EntryCorrected(entry_id, nature, why, said.event)
        new = [(home, replace(said, event=corrected, entry_id=uuid4()))]
    else:
        new = [(entry.stream, _thought(EntryRetracted(entry_id, why))), (home, replace(said, entry_id=uuid4()))]
    # what it was recorded as, of long ago or not, it stays
    recording = Recording(at, by, "edited", uuid4(), entry.historical)
    return append(connection, "proceedings", histories, new, recording)


def _stands_so(entry: Entry, history: Sequence[Entry], said: Fact, nature: Nature) -> bool:
    """Whether an entry, by its newest correction if it has one, says just this; whoever confirmed it since."""
    gone, of_it = undone(history), [one for one in history if one.about == entry.entry_id]
    for one in reversed(of_it):
        if one.entry_id not in gone and one.fact and isinstance(one.fact.event, EntryCorrected):
            event = one.fact.event
            return (replace(one.fact, event=event.event, entry_id=said.entry_id), event.nature) == (said, nature)
    return entry.fact is not None and replace(entry.fact, entry_id=said.entry_id) == said


def withhold(connection: Connection, entry_id: UUID, authority: str, ground: str, *, at: datetime, by: str) -> Recorded:
    """Empties the content of an entry by legal order, and records the order; the chain still verifies.

    Its confirmations and corrections go with it, and the rows and keys that repeated any of them. The connection must
    belong to the owner of the tables.
    """
    entry = _entries(connection, [entry_id])[entry_id]
    repeating = [one for one in log.about(connection, "proceedings", entry_id) if one.type in _REPEATING]
    gone = [entry, *repeating]
    orders = [(entry.stream, _thought(EntryWithheld(one.entry_id, authority, ground))) for one in gone]
    histories = _histories(connection, [entry])
    recorded = append(connection, "proceedings", histories, orders, Recording(at, by, "alone", uuid4()))
    log.empty(connection, "proceedings", [one.position for one in gone])
    rebuilding.make_anew(connection, "proceedings", entry.stream)
    return recorded


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


def _histories(connection: Connection, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    return log.read(connection, "proceedings", {entry.stream for entry in entries})
