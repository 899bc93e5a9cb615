"""Plan: what is due is queued, entry and letter together; what waits in vain is withdrawn. And the preview of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Connection

from tracker import record
from tracker.domain.reminder import ReminderQueued, ReminderWithdrawn
from tracker.domain.terms import Event, Fact, Occasion, Source
from tracker.reminders import contacts, letters, looking, outbox, rules
from tracker.reminders.letters import Sender
from tracker.reminders.looking import Seen
from tracker.reminders.policy import POLICIES
from tracker.reminders.rules import Planned

# who records what is queued, sent and withdrawn: no person does
WORKER = "worker"

# how many are queued in one transaction: everybody who records waits for it
AT_ONCE = 500

_POLICY_OF = {policy.kind: policy for policy in POLICIES}


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
    """
    seen = looking.look(connection)
    withdrawn = _withdraw(connection, seen, now)
    decisions = rules.due(seen.causes, contacts.every(connection), outbox.keys(connection), now)
    due = [one for one in decisions if isinstance(one, Planned)]
    queued, more = _queue(connection, due, now)
    addresses = contacts.addresses(connection) if queued else {}
    for one in queued:
        letter = _write(one, seen, addresses[one.recipient], now, Sender(mail_from, public_url))
        outbox.put(connection, one, letter, now)
    return Plan(queued, withdrawn, more)


def preview(connection: Connection, now: datetime, days: int) -> list[Planned]:
    """The reminders of the days ahead in order, the first those that are due now, if nothing more is recorded."""
    seen = looking.look(connection)
    return rules.preview(seen.causes, contacts.every(connection), outbox.keys(connection), now, days)


def note(event: Event) -> Fact:
    """An event of our own: no body acted, and no text prints it."""
    return Fact(event, Occasion(), Source(rank=0), uuid4())


def _queue(connection: Connection, due: list[Planned], now: datetime) -> tuple[tuple[Planned, ...], bool]:
    """The first of them that the log had none of yet, now recorded there; and whether there may be more."""
    for start in range(0, len(due), AT_ONCE):
        some = due[start : start + AT_ONCE]
        recorded = record.accept(connection, [note(_queued(one)) for one in some], at=now, by=WORKER)
        if recorded.entries:
            new = {entry.stream.partition(":")[2] for entry in recorded.entries}
            return tuple(one for one in some if one.key in new), start + AT_ONCE < len(due)
    return (), False


def _queued(one: Planned) -> ReminderQueued:
    return ReminderQueued(one.key, one.recipient, one.matter, one.rule, one.due_on, one.lead_days, one.policy)


def _write(one: Planned, seen: Seen, address: str, now: datetime, sender: Sender) -> bytes:
    content = seen.content(one, now.astimezone(UTC).date())
    return letters.write(one, _POLICY_OF[one.rule], content, address, sender)


def _withdraw(connection: Connection, seen: Seen, now: datetime) -> int:
    facts: list[Fact] = []
    for letter in outbox.waiting(connection):
        cause = seen.cause(letter.rule, letter.matter, letter.due_on)
        reason = rules.no_longer(letter.rule, letter.due_on, letter.lead_days, letter.zone, cause, now)
        if reason and outbox.close(connection, letter, "withdrawn", reason):
            facts.append(note(ReminderWithdrawn(letter.key, reason, letter.round)))
    record.accept(connection, facts, at=now, by=WORKER)
    return len(facts)
