"""Plan: what is due is queued, entry and letter together; what waits in vain is withdrawn. And the preview of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Connection

from tracker import record
from tracker.domain.due import Sitting
from tracker.domain.reminder import ReminderQueued, ReminderWithdrawn
from tracker.domain.terms import NOW, Event, Fact, Occasion, Source
from tracker.projections import coverage, follow_up, sessions, status
from tracker.projections.coverage import Coverage
from tracker.projections.follow_up import Matter
from tracker.reminders import contacts, letters, outbox, rules
from tracker.reminders.letters import Sender
from tracker.reminders.rules import Planned

# who records what is queued, sent and withdrawn: no person does
WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Plan:
    """What one call queued and withdrew."""

    queued: tuple[Planned, ...] = ()
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Now:
    """The part of the record that reminders follow from."""

    matters: dict[str, Matter]
    calendar: list[Sitting]
    coverage: list[Coverage]

    def sitting(self, matter: str) -> Sitting:
        """The sitting from which the days of a planned reminder are counted."""
        found = rules.anchor(self.matters[matter], self.calendar)
        assert isinstance(found, Sitting)
        return found


def look(connection: Connection) -> Now:
    """Reads it."""
    matters = {matter.key: matter for matter in follow_up.every(connection)}
    return Now(matters, sessions.calendar(connection), coverage.every(connection, NOW))


def plan(connection: Connection, now: datetime, *, mail_from: str, public_url: str) -> Plan:
    """Queues every reminder that is due, and withdraws those that wait in vain.

    The connection comes from `db.writing` for the office log. A reminder is its entry in that log: only where the log
    had none is a letter put in the outbox, so neither a rebuild nor an outbox that was lost sends anything again.
    """
    seen = look(connection)
    withdrawn = _withdraw(connection, seen, now)
    due = [one for one in _decide(connection, seen, now) if isinstance(one, Planned)]
    recorded = record.accept(connection, [note(_queued(one)) for one in due], at=now, by=WORKER)
    new = {entry.stream.partition(":")[2] for entry in recorded.entries}
    queued = tuple(one for one in due if one.key in new)
    addresses = contacts.addresses(connection) if queued else {}
    for one in queued:
        letter = _write(one, seen, addresses[one.recipient], now, Sender(mail_from, public_url))
        outbox.put(connection, one, letter, now)
    return Plan(queued, withdrawn)


def preview(connection: Connection, now: datetime, days: int) -> list[Planned]:
    """The reminders of the days ahead in order, the first those that are due now, if nothing more is recorded."""
    seen = look(connection)
    matters = list(seen.matters.values())
    queued, historical = outbox.keys(connection), follow_up.all_historical(connection, matters)
    return rules.preview(matters, seen.calendar, contacts.every(connection), queued, now, days, historical)


def note(event: Event) -> Fact:
    """An event of our own: no body acted, and no text prints it."""
    return Fact(event, Occasion(), Source(rank=0), uuid4())


def _decide(connection: Connection, seen: Now, now: datetime) -> list[rules.Decision]:
    matters = list(seen.matters.values())
    queued, historical = outbox.keys(connection), follow_up.all_historical(connection, matters)
    return rules.due(matters, seen.calendar, contacts.every(connection), queued, now, historical)


def _queued(one: Planned) -> ReminderQueued:
    return ReminderQueued(one.key, one.recipient, one.matter, one.rule, one.due_on, one.lead_days, one.policy)


def _write(one: Planned, seen: Now, address: str, now: datetime, sender: Sender) -> bytes:
    matter = seen.matters[one.matter]
    stands = str(status.of_matter(matter, seen.coverage, now.astimezone(UTC).date()))
    return letters.write(one, matter, seen.sitting(one.matter), stands, address, sender)


def _withdraw(connection: Connection, seen: Now, now: datetime) -> int:
    facts: list[Fact] = []
    for letter in outbox.waiting(connection):
        reason = rules.no_longer(
            letter.due_on, letter.lead_days, letter.zone, seen.matters.get(letter.matter), seen.calendar, now
        )
        if reason and outbox.close(connection, letter, "withdrawn", reason):
            facts.append(note(ReminderWithdrawn(letter.key, reason)))
    record.accept(connection, facts, at=now, by=WORKER)
    return len(facts)
