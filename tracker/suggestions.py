"""What a report seems to say, awaiting a person: submit, pending, outlook, accept, dismiss.

The file itself is kept, byte by byte, under its SHA-256.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Row,
    Table,
    Text,
    insert,
    select,
    update,
)

from tracker import record
from tracker.domain import HOMES, KINDS
from tracker.domain.correction import EntryCorrected, standing
from tracker.domain.stream import Known, Rejected, Stream, decided, is_same
from tracker.domain.terms import Fact
from tracker.record import Recorded
from tracker.store import codec, db, log, touch
from tracker.store.log import instant_text

# ranks of sources (`terms.Source`)
FINAL_REPORT, DRAFT_REPORT = 2, 3

FILES = Table(
    "files",
    db.metadata,
    Column("sha256", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    Column("kept_at", Text, nullable=False),
)
TABLE = Table(
    "suggestions",
    db.metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", Text, nullable=False, unique=True),
    Column("file", Text, ForeignKey("files.sha256"), nullable=False),
    Column("fact", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Index("ix_suggestions_file", "file"),
    Index("ix_suggestions_state", "state"),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggested fact, with its number on the list; `state` is *pending*, *accepted* or *dismissed*."""

    number: int
    file: str
    fact: Fact
    state: str


Word = Literal["contradicts", "new", "differs", "confirms", "known", "again"]
# in the order in which a person should look at them
WORDS: dict[Word, str] = {
    "contradicts": "contradicting an entry",
    "new": "new",
    "differs": "saying otherwise than an entry",
    "confirms": "confirming an entry",
    "known": "on record already",
    "again": "said by another suggestion too",
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What accepting a suggested fact would do: its word, the entry or suggestion concerned, the reason in words."""

    word: Word
    entry_id: UUID | None = None
    sentence: str = ""

    @property
    def in_words(self) -> str:
        """`confirms entry …`, `contradicts entry …: sentence`, `says otherwise than entry …: field by field`."""
        match self.word:
            case "new":
                return "new"
            case "again":
                return "the same as another suggestion"
            case "known":
                return f"on record already, in entry {self.entry_id}"
            case "confirms":
                return f"confirms entry {self.entry_id}"
            case "differs":
                return f"says otherwise than entry {self.entry_id}: {self.sentence}"
            case "contradicts":
                which = f"entry {self.entry_id}" if self.entry_id else "the record"
                return f"contradicts {which}: {self.sentence}"


def digest(content: bytes) -> str:
    """The name under which a file is kept."""
    return sha256(content).hexdigest()


def submit(connection: Connection, name: str, content: bytes, facts: Sequence[Fact], at: datetime) -> int:
    """Keeps a file and queues the facts read from it; returns how many are new on the list.

    A file submitted again adds only what a better reader finds in it.
    """
    kept = digest(content)
    if connection.scalar(select(FILES.c.sha256).where(FILES.c.sha256 == kept)) is None:
        connection.execute(insert(FILES).values(sha256=kept, name=name, bytes=content, kept_at=instant_text(at)))
    known = set(connection.scalars(select(TABLE.c.entry_id).where(TABLE.c.file == kept)))
    new = [fact for fact in facts if str(fact.entry_id) not in known]
    if new:
        connection.execute(insert(TABLE), [_columns(fact, kept) for fact in new])
    return len(new)


def _columns(fact: Fact, kept: str) -> dict[str, object]:
    return {
        "entry_id": str(fact.entry_id),
        "file": kept,
        "fact": codec.to_line(fact),
        "state": "pending",
        "decided_by": "",
        "decided_at": "",
    }


def pending(connection: Connection) -> list[Suggestion]:
    """The suggestions that nobody has decided on, the doubtful first."""
    found = connection.execute(select(TABLE).where(TABLE.c.state == "pending").order_by(TABLE.c.id))
    return sorted((_suggestion(row) for row in found), key=lambda one: not one.fact.source.inferred)


def kept(connection: Connection, digest: str) -> tuple[str, bytes]:
    """The name and the bytes of a kept file; no bytes where they were withheld."""
    row = connection.execute(select(FILES.c.name, FILES.c.bytes).where(FILES.c.sha256 == digest)).one_or_none()
    return (row.name, bytes(row.bytes)) if row else ("", b"")


def find(connection: Connection, numbers: Sequence[int]) -> list[Suggestion]:
    """The suggestions with these numbers. Raises `Rejected`, naming the first that does not exist."""
    found = {row.id: _suggestion(row) for row in connection.execute(select(TABLE).where(TABLE.c.id.in_(numbers)))}
    for number in numbers:
        if number not in found:
            raise Rejected(f"There is no suggestion {number}.")
    return [found[number] for number in dict.fromkeys(numbers)]


def outlook(connection: Connection, facts: Sequence[Fact]) -> list[Outlook]:
    """What accepting each of these facts would do, in their order: compared with the record and with each other."""
    streams = [HOMES[type(fact.event)] for fact in facts]
    homes = log.homes(connection, "proceedings", facts)
    histories = log.read(connection, "proceedings", homes)
    stands = {name: standing(history, KINDS[name.split(":", 1)[0]].events) for name, history in histories.items()}
    there = log.find(connection, "proceedings", [fact.entry_id for fact in facts])
    suggested = {fact.entry_id for fact in facts} - set(there)
    taken: dict[tuple[str, ...], set[UUID]] = {}
    seen = []
    for stream, home, fact in zip(streams, homes, facts, strict=True):
        if fact.entry_id in there:
            seen.append(Outlook("known", fact.entry_id))
        elif not stream.key(fact):
            seen.append(Outlook("contradicts", None, "it does not say what it is about."))
        else:
            recognized = taken.setdefault((home, *fact.source.of_one_text), set())
            seen.append(_seen(stream, stands[home], fact, recognized, suggested))
    return seen


def _seen(home: Stream, stands: list[Fact], fact: Fact, recognized: set[UUID], suggested: set[UUID]) -> Outlook:
    """What accepting a fact would do to its stream; the fact is added to what stands there."""
    try:
        outcome = decided(home, stands, fact, frozenset(recognized))
    except Rejected as refusal:
        other = refusal.entry_id if refusal.entry_id not in suggested else None
        return Outlook("contradicts", other, str(refusal))
    if not isinstance(outcome, Known):
        stands += outcome
        return Outlook("new")
    recognized.add(outcome.entry_id)
    if outcome.entry_id in suggested:
        return Outlook("again", outcome.entry_id)
    old = next(one for one in stands if one.entry_id == outcome.entry_id)
    thought = record.thought_on(old, fact)
    if thought and isinstance(thought.event, EntryCorrected) and thought.event.nature == "final text differs":
        said = _differences(old, replace(fact, event=thought.event.event, occasion=thought.occasion))
        return Outlook("differs", outcome.entry_id, said)
    return Outlook("confirms" if thought else "known", outcome.entry_id)


def _differences(old: Fact, new: Fact) -> str:
    """The fields that a better source words otherwise: `how: without_a_vote, now by_vote`."""
    pairs = ((old.event, new.event), (old.occasion, new.occasion))
    return "; ".join(
        f"{field.name.replace('_', ' ')}: {codec.plain(was)}, now {codec.plain(now)}"
        for one, other in pairs
        for field in fields(one)  # type: ignore[arg-type]  # every event is a dataclass
        if (was := getattr(one, field.name)) != (now := getattr(other, field.name))
    )


def counted(seen: Sequence[Outlook]) -> dict[Word, int]:
    """How many there are of each word, in the order of `WORDS`."""
    words = [one.word for one in seen]
    return {word: words.count(word) for word in WORDS if word in words}


def first_things_first(pairs: Sequence[tuple[Suggestion, Outlook]]) -> list[tuple[Suggestion, Outlook]]:
    """Suggestions with their outlook: what contradicts the record, then the doubtful, then the others."""
    return sorted(pairs, key=lambda pair: (pair[1].word != "contradicts", not pair[0].fact.source.inferred))


def only_in_the_draft(connection: Connection, facts: Sequence[Fact], seen: Sequence[Outlook]) -> list[Fact]:
    """The facts that a draft report tells and the session's final report, of which these are the facts, does not.

    Compared are facts of the same session, items and kinds. They are differences for a person to look at; nothing
    follows from them by itself. Empty where the facts are not of a final report.
    """
    if not facts or any(fact.source.rank != FINAL_REPORT for fact in facts):
        return []
    sessions = {fact.occasion.session for fact in facts} - {""}
    items = {item for fact in facts for item in fact.occasion.items}
    kinds = {type(fact.event) for fact in facts}
    found = {one.entry_id for one in seen}
    touched = {entry.stream for entry in touch.touching(connection, "proceedings", sessions)}
    histories = log.read(connection, "proceedings", touched)
    stands = [
        fact for name, history in histories.items() for fact in standing(history, KINDS[name.split(":", 1)[0]].events)
    ]
    return [
        fact
        for fact in stands
        if fact.source.rank == DRAFT_REPORT
        and fact.occasion.session in sessions
        and type(fact.event) in kinds
        and items.issuperset(fact.occasion.items)
        and fact.entry_id not in found
    ]


def confirm(
    connection: Connection, file: str, *, at: datetime, by: str
) -> tuple[Recorded, list[tuple[Suggestion, Outlook]]]:
    """Accepts, as one batch, the waiting suggestions from a file that confirm the record and change nothing in it.

    Returns with it what is left for a person to look at: what the file says otherwise, adds, or contradicts.
    """
    waiting = [one for one in pending(connection) if one.file == file]
    pairs = list(zip(waiting, outlook(connection, [one.fact for one in waiting]), strict=True))
    same = [one for one, seen in pairs if seen.word in ("confirms", "known")]
    recorded = accept(connection, same, at=at, by=by)
    return recorded, first_things_first([pair for pair in pairs if pair[0] not in same])


def saying(connection: Connection, facts: Sequence[Fact]) -> list[UUID]:
    """The ids of all suggestions, decided or not, from whichever file, that say what one of these facts says."""
    told = [(HOMES[type(fact.event)].name(fact), fact) for fact in facts if type(fact.event) in HOMES]
    stored = (codec.from_line(line) for line in connection.scalars(select(TABLE.c.fact)))
    return [
        one.entry_id
        for one in stored
        for home, fact in told
        if type(one.event) is type(fact.event) and HOMES[type(one.event)].name(one) == home and is_same(one, fact)
    ]


def accept(
    connection: Connection, chosen: Sequence[Suggestion], *, at: datetime, by: str, historical: bool = False
) -> Recorded:
    """Records these suggestions as one batch. Raises `Rejected`, and records none, where one contradicts the record.

    `historical` facts are of long ago: no letter goes out because of them.
    """
    recorded = record.accept(
        connection,
        [one.fact for one in chosen],
        at=at,
        by=by,
        accepted_as="alone" if len(chosen) == 1 else "group",
        historical=historical,
    )
    _decide(connection, chosen, "accepted", at, by)
    return recorded


def dismiss(connection: Connection, chosen: Sequence[Suggestion], *, at: datetime, by: str) -> int:
    """Takes suggestions off the list; returns how many were on it. What was accepted is retracted, not dismissed."""
    for one in chosen:
        if one.state == "accepted":
            raise Rejected(f"Suggestion {one.number} was accepted; retract its entry {one.fact.entry_id} instead.")
    waiting = [one for one in chosen if one.state == "pending"]
    _decide(connection, waiting, "dismissed", at, by)
    return len(waiting)


def _decide(connection: Connection, chosen: Sequence[Suggestion], state: str, at: datetime, by: str) -> None:
    connection.execute(
        update(TABLE)
        .where(TABLE.c.id.in_([one.number for one in chosen]), TABLE.c.state != "accepted")
        .values(state=state, decided_by=by, decided_at=instant_text(at))
    )


def _suggestion(row: Row[Any]) -> Suggestion:
    return Suggestion(row.id, row.file, codec.from_line(row.fact), row.state)
