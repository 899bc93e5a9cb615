"""Plan: what is due is queued, entry and letter together; what waits in vain is withdrawn. And the preview of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, func, select

from tracker import record
from tracker.domain import bodies
from tracker.domain.reminder import ReminderQueued, ReminderWithdrawn
from tracker.projections import slots
from tracker.reminders import (
    agenda,
    alternates,
    checking,
    contacts,
    erasing,
    history,
    leases,
    letters_due,
    limits,
    looking,
    outbox,
    subscriptions,
    working,
    writing,
)
from tracker.reminders.entries import note
from tracker.reminders.following import Followed, Followers
from tracker.reminders.letters import Sender
from tracker.reminders.letters_due import Letter
from tracker.reminders.looking import Seen
from tracker.reminders.policy import POLICIES
from tracker.reminders.rules import Planned
from tracker.reminders.subscriptions import Standing
from tracker.store import db

# who records what is queued, sent and withdrawn: no person does
WORKER = "worker"

# how many are queued in one transaction: everybody who records waits for it
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Plan:
    """What one call queued and withdrew; `more` where it left some of what is due to the next call."""

    queued: tuple[Planned, ...] = ()
    withdrawn: int = 0
    more: bool = False


def plan(connection: Connection, now: datetime, *, mail_from: str, public_url: str) -> Plan:
    """Queues what is due, so many reminders at a time, and withdraws those that wait in vain.

    The connection comes from `db.writing` for the office log. A reminder is its entry in that log: only where the log
    had none is a letter put in the outbox, so neither a rebuild nor an outbox that was lost sends anything again.
    Where nothing was recorded or changed and no hour came since it looked last, of a letter or for a request that was
    not confirmed, it reads no more than that.
    """
    limits.forget(connection, now)
    basis = _basis(connection)
    if agenda.is_idle(connection, basis, now):
        return Plan()
    for contact in subscriptions.forget_unconfirmed(connection, now):
        erasing.erase(connection, contact, now, WORKER)
    sender = Sender(mail_from, public_url)
    writing.ask_to_confirm(connection, sender, now)
    seen, standing = looking.look(connection), subscriptions.standing(connection)
    withdrawn = _withdraw(connection, seen, standing, now)
    followed = seen.followed()
    followers = _followers(connection, standing, followed, now)
    due = letters_due.letters(followed, followers, outbox.keys(connection), standing.quiet, now)
    queued, more = _queue(connection, due, now)
    writing.put(connection, queued, seen, standing, sender, now)
    if not more:
        last = now + agenda.LOOK_AFTER
        hours = letters_due.hours_ahead(followed, followers, standing.quiet, now, last)
        agenda.note(connection, basis, min([last, *hours[:1], *subscriptions.forgotten_at(connection)]))
    return Plan(tuple(line for letter in queued for line in letter.lines), withdrawn, more)


def preview(connection: Connection, now: datetime, days: int) -> list[Planned]:
    """The reminders of the days ahead in order, the first those that are due now, if nothing more is recorded."""
    standing = subscriptions.standing(connection)
    followed = looking.look(connection).followed()
    followers = _followers(connection, standing, followed, now)
    return letters_due.preview(followed, followers, outbox.keys(connection), standing.quiet, now, days)


def _followers(connection: Connection, standing: Standing, followed: Sequence[Followed], now: datetime) -> Followers:
    followers = standing.followers(contacts.every(connection))
    answerable = {key for one in followed for key in alternates.awaited(one.cause, followers.pairs(one), now)}
    followers.written = history.queued_at(connection, answerable)
    return followers


def _basis(connection: Connection) -> str:
    """What is due follows from: how far the record goes, dates agreed, our policies, bodies and holidays on file."""
    ours = sha256(repr((POLICIES, bodies.known(), working.stations())).encode()).hexdigest()[:16]
    position = connection.scalar(select(func.max(db.metadata.tables["proceedings"].c.position)))
    return f"{position} {slots.last_change(connection)} {ours}"


def _queue(connection: Connection, due: Sequence[Letter], now: datetime) -> tuple[list[Letter], bool]:
    """The first letters that the log had none of yet, now recorded there; and whether there may be more."""
    rest = list(due)
    while rest:
        some, rest = _some(rest)
        lines = [line for letter in some for line in letter.lines]
        recorded = record.accept(connection, [note(_queued(line)) for line in lines], at=now, by=WORKER)
        new = {entry.stream.partition(":")[2] for entry in recorded.entries}
        left = [
            Letter(letter.key, tuple(line for line in letter.lines if line.key in new), letter.together)
            for letter in some
        ]
        if new:
            return [letter for letter in left if letter.lines], bool(rest)
    return [], False


def _some(due: list[Letter]) -> tuple[list[Letter], list[Letter]]:
    """The first of them, whole letters of so many reminders, and the rest."""
    lines = 0
    for number, letter in enumerate(due, 1):
        lines += len(letter.lines)
        if lines >= AT_ONCE:
            return due[:number], due[number:]
    return due, []


def _queued(one: Planned) -> ReminderQueued:
    return ReminderQueued(one.key, one.recipient, one.matter, one.rule, one.due_on, one.lead_days, one.policy)


def _withdraw(connection: Connection, seen: Seen, standing: Standing, now: datetime) -> int:
    withdrawn = 0
    for letter in outbox.waiting(connection):
        reason = checking.no_longer(connection, letter, standing, now, lambda line: seen)
        if reason and leases.close(connection, letter, "withdrawn", reason):
            facts = [
                note(ReminderWithdrawn(line.key, reason, letter.round)) for line in outbox.lines(connection, letter)
            ]
            record.accept(connection, facts, at=now, by=WORKER)
            withdrawn += 1
    return withdrawn
