"""Deliver: claim a letter, look again whether it still holds, send the stored bytes, record that.

At least once on the wire, exactly once by identity: a process that dies between the server's answer and our record
leaves a letter that is sent again, with the same bytes and the same Message-ID.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email import message_from_bytes
from random import uniform

from sqlalchemy import Connection, Engine

from tracker import record
from tracker.domain.reminder import ReminderSent, ReminderWithdrawn
from tracker.language.messages import N_
from tracker.reminders import checking, leases, looking, outbox, subscriptions
from tracker.reminders.entries import note
from tracker.reminders.outbox import Letter
from tracker.reminders.planning import WORKER
from tracker.store import db

# Takes an address and a message; returns once the server has taken it. PermissionError: refused for good.
# ConnectionError: the server takes no letter now. Any other OSError: not this letter now.
Send = Callable[[str, bytes], None]

_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=6)
# a server that was away is tried soon again: that it was is no fault of the letter
_LONGEST_WAIT_FOR_SERVER = timedelta(minutes=5)
_GIVE_UP_AFTER = timedelta(days=3)
# why a letter is given up; what the server said is kept after it
REFUSED = N_("The mail server refused it for good.")
TURNED_AWAY = N_("The mail server turned it away for three days.")


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of the letters claimed; `trouble` says why the round ended early, if it did."""

    sent: int = 0
    withdrawn: int = 0
    retried: int = 0
    dead: int = 0
    trouble: str = ""


def deliver(engine: Engine, send: Send, now: Callable[[], datetime]) -> Delivered:
    """Sends every letter whose turn it is, each under its own lease, until none is left or the server is away."""
    done = Delivered()
    while not done.trouble and (turn := _next(engine, now())):
        done = _send(engine, send, now, turn, done) if turn.content else replace(done, withdrawn=done.withdrawn + 1)
    return done


@dataclass(frozen=True, slots=True)
class _Turn:
    """A letter that was claimed, with its address and bytes; none where it was withdrawn on second look."""

    letter: Letter
    address: str = ""
    content: bytes = b""


def _next(engine: Engine, now: datetime) -> _Turn | None:
    """Claims a letter and looks at the record again.

    Under the office lock, which a rebuild holds too: rows that are just being made anew would look like a retraction.
    """
    with db.writing(engine, ("office",)) as connection:
        letter = leases.claim(connection, now)
        if not letter:
            return None
        if reason := no_longer(connection, letter, now):
            _close(connection, letter, "withdrawn", f"{reason}{_may_have_arrived(letter)}", "", now)
            return _Turn(letter)
        return _Turn(letter, *outbox.content(connection, letter))


def no_longer(connection: Connection, letter: Letter, now: datetime) -> str:
    """Why a letter is not to be sent as the record stands now; empty where it is."""
    standing = subscriptions.standing(connection, letter.contact)
    return checking.no_longer(
        connection, letter, standing, now, lambda line: looking.look_again(connection, line.rule, line.matter)
    )


def _send(engine: Engine, send: Send, now: Callable[[], datetime], turn: _Turn, done: Delivered) -> Delivered:
    letter = turn.letter
    try:
        send(turn.address, turn.content)
    except PermissionError as error:
        _give_up(engine, letter, REFUSED, str(error), now())
        return replace(done, dead=done.dead + 1)
    except ConnectionError as error:
        _put_back(engine, letter, now(), _LONGEST_WAIT_FOR_SERVER, letter.failing_since, str(error))
        return replace(done, retried=done.retried + 1, trouble=str(error))
    except OSError as error:
        return _turned_away(engine, letter, str(error), now(), done)
    _record(engine, turn, now())
    return replace(done, sent=done.sent + 1)


def _turned_away(engine: Engine, letter: Letter, error: str, now: datetime, done: Delivered) -> Delivered:
    since = letter.failing_since or now
    if now - since >= _GIVE_UP_AFTER:
        _give_up(engine, letter, TURNED_AWAY, error, now)
        return replace(done, dead=done.dead + 1)
    _put_back(engine, letter, now, _LONGEST_WAIT, since, error)
    return replace(done, retried=done.retried + 1)


def _put_back(
    engine: Engine, letter: Letter, now: datetime, longest: timedelta, failing_since: datetime | None, error: str
) -> None:
    wait = min(longest, _FIRST_WAIT * 2 ** min(letter.attempts, 16))
    jitter = uniform(0.5, 1)  # so that letters turned away together do not come back together
    with db.writing(engine, ("office",)) as connection:
        leases.retry(connection, letter, now + wait * jitter, failing_since, error)


def _give_up(engine: Engine, letter: Letter, reason: str, error: str, now: datetime) -> None:
    with db.writing(engine, ("office",)) as connection:
        _close(connection, letter, "dead", reason, f" {error}", now)


def _close(connection: Connection, letter: Letter, state: str, reason: str, error: str, now: datetime) -> None:
    """Ends a letter, with an entry that says why; what the server said may hold an address and stays out of the log."""
    if leases.close(connection, letter, state, f"{reason}{error}"):
        lines = outbox.lines(connection, letter)
        facts = [note(ReminderWithdrawn(line.key, reason, letter.round)) for line in lines]
        record.accept(connection, facts, at=now, by=WORKER)


def _record(engine: Engine, turn: _Turn, now: datetime) -> None:
    message_id = message_from_bytes(turn.content)["Message-ID"]
    with db.writing(engine, ("office",)) as connection:
        leases.sent(connection, turn.letter)
        lines = outbox.lines(connection, turn.letter)
        record.accept(connection, [note(ReminderSent(line.key, message_id)) for line in lines], at=now, by=WORKER)


def _may_have_arrived(letter: Letter) -> str:
    return " An earlier try may have reached the recipient." if letter.attempts > 1 else ""
