"""A person's decision that a letter which was withdrawn or given up is to go out after all, as an entry."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from tracker import record
from tracker.domain.reminder import ReminderReinstated
from tracker.domain.stream import Rejected
from tracker.reminders import leases, outbox
from tracker.reminders.delivery import no_longer
from tracker.reminders.entries import note
from tracker.reminders.outbox import Letter


@dataclass(frozen=True, slots=True)
class Reinstated:
    """A letter that is to go out after all or, where `refused` says why, that is not."""

    letter: Letter
    refused: str = ""


def reinstate(connection: Connection, key: str, *, at: datetime, by: str) -> Letter:
    """Has one letter go out after all, by its key or the beginning of it.

    Raises `Rejected` where no letter or several have it, where it waits or was sent, and where the record says that it
    would be withdrawn again. The connection comes from `db.writing` for the office log.
    """
    found = outbox.with_key(connection, key)
    if len(found) != 1:
        raise Rejected(f"{'No letter' if not found else 'More than one letter'} has the key {key}.")
    if reason := _refused(connection, found[0], at):
        raise Rejected(reason)
    _reinstate(connection, found[0], at, by)
    return found[0]


def reinstate_dead(connection: Connection, *, at: datetime, by: str) -> list[Reinstated]:
    """Has every letter that was given up go out after all, except those that would be withdrawn again."""
    dead = [Reinstated(letter, _refused(connection, letter, at)) for letter in outbox.in_state(connection, "dead")]
    for one in dead:
        if not one.refused:
            _reinstate(connection, one.letter, at, by)
    return dead


def _refused(connection: Connection, letter: Letter, now: datetime) -> str:
    if letter.state == "sent":
        return "This letter was sent."
    if letter.state not in ("dead", "withdrawn"):
        return "This letter waits to be sent."
    reason = no_longer(connection, letter, now)
    return f"It would be withdrawn again. {reason}" if reason else ""


def _reinstate(connection: Connection, letter: Letter, at: datetime, by: str) -> None:
    # the entry first: the log has the last word on whether this may be
    lines = outbox.lines(connection, letter)
    facts = [note(ReminderReinstated(line.key, letter.round + 1)) for line in lines]
    record.accept(connection, facts, at=at, by=by)
    leases.reinstate(connection, letter, at)
