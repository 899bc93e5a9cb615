"""Letters, under a unique key each: put, and read. Never rebuilt; replaying never sends.

A letter is *pending*, *leased* to one sender, *sent*, *dead* (given up, with the reason) or *withdrawn*; `leases` takes
it from one to the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    insert,
    select,
    union_all,
)

from tracker.reminders import contacts
from tracker.reminders.policy import BEFORE_AN_ORGAN
from tracker.reminders.rules import Planned
from tracker.store import db

TABLE = Table(
    "outbox",
    db.metadata,
    Column("key", Text, primary_key=True),
    Column("contact", Text, ForeignKey("contacts.id"), nullable=False),
    Column("matter", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("lead_days", Integer, nullable=False),
    Column("letter", LargeBinary, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Text, nullable=False),
    Column("lease_until", Text, nullable=False),
    Column("lease", Text, nullable=False),
    Column("last_error", Text, nullable=False),
    Column("failing_since", Text, nullable=False),
    Column("queued_at", Text, nullable=False),
    # since 0002: the rule that it follows, and how often a person had it go out after all
    Column("rule", Text, nullable=False, server_default=BEFORE_AN_ORGAN.kind),
    Column("round", Integer, nullable=False, server_default="0"),
    Index("ix_outbox_state_next_at", "state", "next_at"),
)

# what stands in a letter that has several reminders
LINES = Table(
    "outbox_lines",
    db.metadata,
    Column("key", Text, primary_key=True),
    Column("letter", Text, ForeignKey("outbox.key"), nullable=False, index=True),
    Column("matter", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("lead_days", Integer, nullable=False),
)
# the rules of letters that follow none: several reminders together, and the one that asks to confirm
DIGEST = "several reminders"
CONFIRMATION = "confirmation"

add_contact = contacts.add


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, its recipient's zone, and whether that is one of the office.

    `lease` is empty unless this is the claim of a sender.
    `round` is how often it was reinstated; `last_error` what was said when it was turned away, given up or withdrawn.
    """

    key: str
    contact: str
    state: str
    rule: str
    matter: str
    due_on: date
    lead_days: int
    zone: str
    of_office: bool
    attempts: int
    failing_since: datetime | None
    lease: str
    round: int
    next_at: datetime
    last_error: str


@dataclass(frozen=True, slots=True)
class Line:
    """One reminder in a letter, by its key."""

    key: str
    matter: str
    rule: str
    due_on: date
    lead_days: int


def put(connection: Connection, planned: Planned, letter: bytes, at: datetime) -> None:
    """Adds a letter that is to go out at its planned instant. Its key is unique: a second one is an error."""
    row = {"key": planned.key, "contact": planned.recipient, "matter": planned.matter, "rule": planned.rule}
    _put(connection, {**row, "due_on": planned.due_on, "lead_days": planned.lead_days}, letter, planned.at, at)


def put_together(connection: Connection, key: str, lines: Sequence[Planned], letter: bytes, at: datetime) -> None:
    """Adds a letter that has several reminders of one recipient, under a key of its own."""
    row = {"key": key, "contact": lines[0].recipient, "matter": "", "rule": DIGEST}
    _put(connection, {**row, "due_on": lines[0].day, "lead_days": 0}, letter, lines[0].at, at)
    rows = [
        {"key": line.key, "letter": key, "matter": line.matter, "rule": line.rule, "due_on": line.due_on}
        | {"lead_days": line.lead_days}
        for line in lines
    ]
    connection.execute(insert(LINES), rows)


def put_confirmation(
    connection: Connection, key: str, contact: str, subscription: str, letter: bytes, at: datetime
) -> None:
    """Adds the letter that asks to confirm a subscription; it is about no matter, and stands in no log."""
    row = {"key": key, "contact": contact, "matter": subscription, "rule": CONFIRMATION}
    _put(connection, {**row, "due_on": at.date(), "lead_days": 0}, letter, at, at)


def _put(connection: Connection, row: dict[str, object], letter: bytes, go_out_at: datetime, at: datetime) -> None:
    """Adds a letter that waits."""
    unsent = {"state": "pending", "attempts": 0, "lease_until": "", "lease": "", "last_error": "", "failing_since": ""}
    times = {"next_at": instant_text(go_out_at), "queued_at": instant_text(at)}
    connection.execute(insert(TABLE).values(**row, **unsent, **times, letter=letter, round=0))


def lines(connection: Connection, letter: Letter) -> list[Line]:
    """The reminders that a letter has: itself or, where it has several, those; none where it is no reminder."""
    if letter.rule == CONFIRMATION:
        return []
    if letter.rule != DIGEST:
        return [Line(letter.key, letter.matter, letter.rule, letter.due_on, letter.lead_days)]
    found = connection.execute(select(LINES).where(LINES.c.letter == letter.key).order_by(LINES.c.due_on, LINES.c.key))
    return [Line(row.key, row.matter, row.rule, row.due_on, row.lead_days) for row in found]


def line(connection: Connection, contact: str, key: str) -> Line | None:
    """The reminder with a key that was queued for a recipient, in whatever letter."""
    return next((found for found, _ in latest(connection, contact, None) if found.key == key), None)


def latest(connection: Connection, contact: str, most: int | None) -> list[tuple[Line, datetime]]:
    """The newest reminders that were queued for a recipient, and when."""
    mine = [TABLE.c.contact == contact, TABLE.c.rule != CONFIRMATION]
    alone = select(TABLE.c.key, TABLE.c.matter, TABLE.c.rule, TABLE.c.due_on, TABLE.c.lead_days, TABLE.c.queued_at)
    of_many = select(*(column for column in LINES.c if column is not LINES.c.letter), TABLE.c.queued_at)
    both = union_all(
        alone.where(*mine, TABLE.c.rule != DIGEST),
        of_many.join_from(LINES, TABLE, LINES.c.letter == TABLE.c.key).where(*mine),
    ).subquery()
    found = connection.execute(select(both).order_by(both.c.queued_at.desc(), both.c.key).limit(most))
    return [
        (Line(row.key, row.matter, row.rule, row.due_on, row.lead_days), datetime.fromisoformat(row.queued_at))
        for row in found
    ]


def keys(connection: Connection) -> set[str]:
    """The keys of all letters ever put here, sent or not, and of the reminders in them."""
    return {*connection.scalars(select(TABLE.c.key)), *connection.scalars(select(LINES.c.key))}


def waiting(connection: Connection) -> list[Letter]:
    """The letters that wait and that no sender holds."""
    return find(connection, TABLE.c.state == "pending")


def in_state(connection: Connection, *states: str) -> list[Letter]:
    """The letters in these states."""
    return find(connection, TABLE.c.state.in_(states))


def with_key(connection: Connection, beginning: str) -> list[Letter]:
    """The letters whose key begins so."""
    return find(connection, TABLE.c.key.startswith(beginning, autoescape=True))


def find(connection: Connection, which: ColumnElement[bool]) -> list[Letter]:
    """The letters of which something holds, the one whose turn comes first before the others."""
    columns = [column for column in TABLE.columns if column is not TABLE.c.letter]
    of_recipient = (contacts.TABLE.c.time_zone, contacts.TABLE.c.of_office)
    query = select(*columns, *of_recipient).join_from(TABLE, contacts.TABLE).where(which)
    return [
        Letter(
            key=row.key,
            contact=row.contact,
            state=row.state,
            rule=row.rule,
            matter=row.matter,
            due_on=row.due_on,
            lead_days=row.lead_days,
            zone=row.time_zone,
            of_office=row.of_office,
            attempts=row.attempts,
            failing_since=datetime.fromisoformat(row.failing_since) if row.failing_since else None,
            lease=row.lease,
            round=row.round,
            next_at=datetime.fromisoformat(row.next_at),
            last_error=row.last_error,
        )
        for row in connection.execute(query.order_by(TABLE.c.next_at, TABLE.c.key))
    ]


def content(connection: Connection, letter: Letter) -> tuple[str, bytes]:
    """The recipient's address, and the bytes that every try sends."""
    query = select(contacts.TABLE.c.address, TABLE.c.letter).join_from(TABLE, contacts.TABLE)
    address, stored = connection.execute(query.where(TABLE.c.key == letter.key)).one()
    return address, bytes(stored)


def instant_text(at: datetime) -> str:
    """An instant as text that sorts by time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
