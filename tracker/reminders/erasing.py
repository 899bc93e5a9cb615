"""What is kept of a recipient outside the logs, taken away: the address, what was followed, the letters."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from tracker import record
from tracker.domain.reminder import ReminderWithdrawn
from tracker.domain.subscription import SubscriptionEnded
from tracker.domain.terms import Event
from tracker.reminders import agenda, contacts, limits, outbox, subscriptions
from tracker.reminders.entries import note

_WHY = "The recipient had the address erased."


def erase(connection: Connection, contact: str, at: datetime, by: str) -> None:
    """Erases a recipient; the log keeps random ids, and that letters which waited were withdrawn.

    The connection comes from `db.writing` for the office log. The bytes stay in the files of the database until they
    are written anew (`store.wiping.overwrite`).
    """
    unsent = [one for one in outbox.in_state(connection, "pending", "leased") if one.contact == contact]
    events: list[Event] = [
        ReminderWithdrawn(line.key, _WHY, one.round) for one in unsent for line in outbox.lines(connection, one)
    ]
    events += [SubscriptionEnded(one.id, "erased") for one in subscriptions.of_contact(connection, contact)]
    if known := contacts.of_id(connection, contact):
        limits.forget_address(connection, known.address)
    letters = select(outbox.TABLE.c.key).where(outbox.TABLE.c.contact == contact)
    connection.execute(delete(outbox.LINES).where(outbox.LINES.c.letter.in_(letters)))
    connection.execute(delete(outbox.TABLE).where(outbox.TABLE.c.contact == contact))
    connection.execute(delete(subscriptions.QUIET).where(subscriptions.QUIET.c.contact == contact))
    connection.execute(delete(contacts.FOLLOWED).where(contacts.FOLLOWED.c.contact == contact))
    connection.execute(delete(contacts.TABLE).where(contacts.TABLE.c.id == contact))
    record.accept(connection, [note(event) for event in events], at=at, by=by)
    agenda.look_again(connection)
