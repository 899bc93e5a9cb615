"""The list of what reports seem to say, awaiting a person: submit, pending, accept, confirm, dismiss.

The file itself is kept, byte by byte, under its SHA-256.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
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
from tracker.domain import HOMES, wording
from tracker.domain.stream import Rejected, is_same
from tracker.domain.terms import Fact
from tracker.record import Recorded
from tracker.store import codec, db
from tracker.store.stored import instant_text
from tracker.suggestions.comparing import Outlook, outlook

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
    """One suggested fact, with its number on the list; `state` is *pending*, *accepted* or *dismissed*.

    `decided_at` is empty while it waits.
    """

    number: int
    file: str
    fact: Fact
    state: str
    decided_at: str


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


def name_source(connection: Connection, facts: Sequence[Fact]) -> int:
    """Gives suggestions read from the same text under another symbol, or none, what it says under this one.

    Returns how many; what was accepted stays as it is, and what was dismissed stays off the list.
    """
    named = {str(fact.entry_id): fact for fact in facts if fact.source.symbol}
    undecided = select(TABLE).where(TABLE.c.entry_id.in_(list(named)), TABLE.c.state != "accepted")
    stored = [_suggestion(row) for row in connection.execute(undecided)]
    changed = [one for one in stored if one.fact.source.symbol != named[str(one.fact.entry_id)].source.symbol]
    for one in changed:
        fact = codec.to_line(named[str(one.fact.entry_id)])
        connection.execute(update(TABLE).where(TABLE.c.id == one.number).values(fact=fact))
    return len(changed)


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
    return listed(connection, "pending")


def listed(connection: Connection, state: str, report: str = "", kind: str = "") -> list[Suggestion]:
    """The suggestions in a state, the doubtful first: of the files whose names hold `report`, of one type of event."""
    files = {file for file, name in names(connection).items() if report.casefold() in name.casefold()}
    found = map(_suggestion, connection.execute(select(TABLE).where(TABLE.c.state == state).order_by(TABLE.c.id)))
    chosen = [one for one in found if one.file in files and kind in ("", type(one.fact.event).__name__)]
    return sorted(chosen, key=lambda one: not one.fact.source.inferred)


def names(connection: Connection) -> dict[str, str]:
    """The names of all kept files, by digest."""
    return {row.sha256: row.name for row in connection.execute(select(FILES.c.sha256, FILES.c.name))}


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


def first_things_first(pairs: Sequence[tuple[Suggestion, Outlook]]) -> list[tuple[Suggestion, Outlook]]:
    """Suggestions with their outlook: what contradicts the record, then the doubtful, then the others."""
    return sorted(pairs, key=lambda pair: (pair[1].word != "contradicts", not pair[0].fact.source.inferred))


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
    """Records these suggestions as one batch.

    Raises `Rejected`, and records none, where one contradicts the record or was dismissed. `historical` facts are of
    long ago: no letter goes out because of them.
    """
    for one in chosen:
        if one.state == "dismissed":
            raise Rejected(
                f"Suggestion {one.number} was dismissed on {_day(one)}; nothing is recorded."
                f" Put it back on the list first: tracker dismiss --back {one.number}"
            )
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
    """Takes suggestions off the list; returns how many.

    Raises `Rejected` for one that was dismissed before, and for one that was accepted: it is retracted instead.
    """
    for one in chosen:
        if one.state == "dismissed":
            raise Rejected(f"Suggestion {one.number} was dismissed on {_day(one)} already; nothing is changed.")
        if one.state == "accepted":
            raise Rejected(f"Suggestion {one.number} was accepted; retract its entry {one.fact.entry_id} instead.")
    _decide(connection, chosen, "dismissed", at, by)
    return len(chosen)


def bring_back(connection: Connection, chosen: Sequence[Suggestion]) -> int:
    """Puts dismissed suggestions back on the list; returns how many. Raises `Rejected` for one never dismissed."""
    for one in chosen:
        if one.state != "dismissed":
            raise Rejected(f"Suggestion {one.number} is {one.state}, not dismissed.")
    _decide_as(connection, chosen, state="pending", decided_by="", decided_at="")
    return len(chosen)


def _day(one: Suggestion) -> str:
    return wording.day(datetime.fromisoformat(one.decided_at).date())


def _decide(connection: Connection, chosen: Sequence[Suggestion], state: str, at: datetime, by: str) -> None:
    _decide_as(connection, chosen, state=state, decided_by=by, decided_at=instant_text(at))


def _decide_as(connection: Connection, chosen: Sequence[Suggestion], **columns: str) -> None:
    numbers = [one.number for one in chosen]
    connection.execute(update(TABLE).where(TABLE.c.id.in_(numbers), TABLE.c.state != "accepted").values(columns))


def _suggestion(row: Row[Any]) -> Suggestion:
    return Suggestion(row.id, row.file, codec.from_line(row.fact), row.state, row.decided_at)
