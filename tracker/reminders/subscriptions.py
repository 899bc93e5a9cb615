"""What recipients follow, asked for and confirmed; what they want to hear no more of. All of it can be erased.

The log knows a subscription and a subscriber by random ids: no address, and nothing of what was typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import uuid4

from sqlalchemy import Column, Connection, Date, ForeignKey, Table, Text, delete, func, insert, select, update

from tracker import record
from tracker.domain.reminder import ReminderAcknowledged, ReminderSnoozed
from tracker.domain.subscription import SubscriptionConfirmed, SubscriptionEnded
from tracker.domain.terms import Event
from tracker.reminders import agenda, contacts, links
from tracker.reminders.contacts import FOLLOWED, Choices, Contact
from tracker.reminders.entries import note
from tracker.reminders.following import Followers
from tracker.reminders.rules import Recipient
from tracker.store import db

QUIET = Table(
    "quiet",
    db.metadata,
    # of the reminder that was answered
    Column("key", Text, primary_key=True),
    Column("contact", Text, ForeignKey("contacts.id"), nullable=False),
    Column("matter", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    # none: acknowledged
    Column("until", Date, nullable=True),
)

# who records what a subscriber does: the subscriber, of whom the log knows no more than a random id
SUBSCRIBER = "subscriber"
CONFIRM_WITHIN = timedelta(days=3)
LONGEST_TOPIC = 300


@dataclass(frozen=True, slots=True)
class Standing:
    """Confirmed topics with since when, by recipient; and what is quiet."""

    topics: dict[str, list[tuple[str, datetime]]] = field(default_factory=dict)
    quiet: dict[tuple[str, str, str, date], date | None] = field(default_factory=dict)

    def followers(self, recipients: Iterable[Recipient]) -> Followers:
        """Who follows what, of these recipients."""
        found = Followers()
        for recipient in recipients:
            for topic, since in self.topics.get(recipient.id, ()):
                found.add(recipient, topic, since)
        return found


def standing(connection: Connection, contact: str = "") -> Standing:
    """What all follow who want letters now, or one of them."""
    following = select(FOLLOWED.c.contact, FOLLOWED.c.topic, FOLLOWED.c.since).join_from(FOLLOWED, contacts.TABLE)
    following = following.where(FOLLOWED.c.since != "", contacts.TABLE.c.state == "confirmed")
    quiet = select(QUIET)
    if contact:
        following, quiet = following.where(FOLLOWED.c.contact == contact), quiet.where(QUIET.c.contact == contact)
    found = Standing()
    instants: dict[str, datetime] = {}
    for recipient, topic, since in connection.execute(following).all():
        at = instants.get(since) or instants.setdefault(since, datetime.fromisoformat(since))
        found.topics.setdefault(recipient, []).append((topic, at))
    for row in connection.execute(quiet):
        found.quiet[row.contact, row.matter, row.rule, row.due_on] = row.until
    return found


def ask(connection: Connection, address: str, topic: str, choices: Choices, at: datetime) -> None:
    """Notes that somebody wants to follow a topic; the next tick writes to the address to have it confirmed.

    Whoever is known keeps the choices made before: a stranger may have asked. Raises ValueError as `contacts.check`.
    """
    contact = contacts.put(connection, address, choices, "waiting", at)
    if contact.state in ("waiting", "left"):
        contacts.change(connection, contact.id, contact.state, choices)
    mine = (FOLLOWED.c.contact == contact.id, FOLLOWED.c.topic == topic)
    asked = connection.execute(update(FOLLOWED).where(*mine).values(asked_at=at.isoformat(), wants_letter=True))
    if not asked.rowcount:
        row = {"id": uuid4().hex, "contact": contact.id, "topic": topic, "asked_at": at.isoformat(), "since": ""}
        connection.execute(insert(FOLLOWED).values({**row, "wants_letter": True}))
    agenda.look_again(connection)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One topic that a recipient follows or asked to; `since` is None until it is confirmed."""

    id: str
    contact: str
    topic: str
    asked_at: datetime
    since: datetime | None


def of_contact(connection: Connection, contact: str) -> list[Subscription]:
    """What a recipient follows or asked to, by topic."""
    return _read(connection, FOLLOWED.c.contact == contact)


def to_confirm(connection: Connection, subscription: str, code: str, at: datetime) -> Subscription | None:
    """The subscription that a link confirms; None where the link is none, or older than three days."""
    if not subscription.isalnum():
        return None
    found = _read(connection, FOLLOWED.c.id == subscription)
    contact = contacts.of_id(connection, found[0].contact) if found else None
    if not contact or not links.fits(code, contact.secret, subscription):
        return None
    return found[0] if found[0].since or at - found[0].asked_at <= CONFIRM_WITHIN else None


def confirm(connection: Connection, asked: Subscription, at: datetime) -> None:
    """From now on its recipient gets letters on it. Pressed again later, it undoes no pause."""
    if asked.since:
        return
    contact = contacts.of_id(connection, asked.contact)
    assert contact
    connection.execute(
        update(FOLLOWED).where(FOLLOWED.c.id == asked.id, FOLLOWED.c.since == "").values(since=at.isoformat())
    )
    contacts.change(connection, contact.id, "confirmed", contact.choices)
    _record(connection, [SubscriptionConfirmed(asked.id, contact.id)], at)


def change(connection: Connection, contact: Contact, state: str, choices: Choices) -> None:
    """Other choices; or a pause (*paused*), or its end (*confirmed*). Raises ValueError as `contacts.check`."""
    contacts.check(contact.address, choices)
    contacts.change(connection, contact.id, state, choices)
    agenda.look_again(connection)


def end(
    connection: Connection, contact: Contact, at: datetime, which: Iterable[str] = (), how: str = "unsubscribed"
) -> None:
    """Ends these subscriptions of a recipient or, where none is named, all of them."""
    wanted = set(which)
    ended = [one.id for one in of_contact(connection, contact.id) if not wanted or one.id in wanted]
    connection.execute(delete(FOLLOWED).where(FOLLOWED.c.id.in_(ended)))
    # what somebody else asked for in this name, and nobody confirmed, keeps no address
    if not any(one.since for one in of_contact(connection, contact.id)):
        contacts.change(connection, contact.id, "left", contact.choices)
    _record(connection, [SubscriptionEnded(one, how) for one in ended], at)


def answer(connection: Connection, contact: str, reminder: "Answered", until: date | None, at: datetime) -> None:
    """A recipient has seen a reminder and wants no more of its kind, or wants it again on a day."""
    about = {"contact": contact, "matter": reminder.matter, "rule": reminder.rule, "due_on": reminder.due_on}
    connection.execute(delete(QUIET).where(*(QUIET.c[name] == value for name, value in about.items())))
    connection.execute(insert(QUIET).values(key=reminder.key, until=until, **about))
    event: Event = ReminderSnoozed(reminder.key, until) if until else ReminderAcknowledged(reminder.key)
    _record(connection, [event], at)


@dataclass(frozen=True, slots=True)
class Answered:
    """The reminder that an answer is about."""

    key: str
    matter: str
    rule: str
    due_on: date


def forget_unconfirmed(connection: Connection, at: datetime) -> list[str]:
    """Takes away what nobody confirmed in time; returns the recipients of whom nothing is left.

    Those who ended all letters are among them: no address is kept that nobody writes to.
    """
    late = (FOLLOWED.c.since == "", FOLLOWED.c.asked_at < (at - CONFIRM_WITHIN).isoformat())
    connection.execute(delete(FOLLOWED).where(*late))
    with_some = select(FOLLOWED.c.contact)
    empty = select(contacts.TABLE.c.id).where(
        contacts.TABLE.c.state.in_(["waiting", "left"]), contacts.TABLE.c.id.not_in(with_some)
    )
    return list(connection.scalars(empty))


def forgotten_at(connection: Connection) -> list[datetime]:
    """The next instant at which a request that is not confirmed is forgotten; none where none waits."""
    first = connection.scalar(select(func.min(FOLLOWED.c.asked_at)).where(FOLLOWED.c.since == ""))
    # what is confirmed at the last moment still counts
    return [datetime.fromisoformat(first) + CONFIRM_WITHIN + timedelta(seconds=1)] if first else []


def to_write(connection: Connection) -> int:
    """How many letters that ask to confirm are still to be written."""
    return connection.scalar(select(func.count()).select_from(FOLLOWED).where(FOLLOWED.c.wants_letter)) or 0


def unasked(connection: Connection) -> list[Subscription]:
    """Those that are to be confirmed and of which no letter was written yet; they count as written from now on."""
    found = _read(connection, FOLLOWED.c.wants_letter)
    if found:
        connection.execute(update(FOLLOWED).where(FOLLOWED.c.wants_letter).values(wants_letter=False))
    return found


def _read(connection: Connection, *which: object) -> list[Subscription]:
    query = select(FOLLOWED).where(*which).order_by(FOLLOWED.c.topic)  # type: ignore[arg-type]
    return [
        Subscription(
            row.id,
            row.contact,
            row.topic,
            datetime.fromisoformat(row.asked_at),
            datetime.fromisoformat(row.since) if row.since else None,
        )
        for row in connection.execute(query)
    ]


def _record(connection: Connection, events: list[Event], at: datetime) -> None:
    record.accept(connection, [note(event) for event in events], at=at, by=SUBSCRIBER)
    agenda.look_again(connection)
