"""Letters that wait, claimed with a lease and settled: sent, put back, given up, withdrawn, or to go out after all.

Recovery is part of the claim: a lease that ran out is claimed like a letter that waits.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, and_, select, update

from tracker.reminders import outbox
from tracker.reminders.outbox import TABLE, Letter, instant_text

# longer than the mail server may take over one letter: nobody else sends it meanwhile
LEASE = timedelta(minutes=10)


def claim(connection: Connection, now: datetime) -> Letter | None:
    """The letter whose turn it is, leased to the caller; None where none is due.

    One statement each: on SQLite it takes the write lock, on PostgreSQL it passes over the rows that others are
    claiming. Leases that ran out come first. Both walk the index and stop at the first row, however many wait.
    """
    at = instant_text(now)
    lapsed = and_(TABLE.c.state == "leased", TABLE.c.lease_until <= at)
    waits = and_(TABLE.c.state == "pending", TABLE.c.next_at <= at)
    claimed = _lease(connection, lapsed, now) or _lease(connection, waits, now)
    return outbox.find(connection, TABLE.c.key == claimed)[0] if claimed else None


def _lease(connection: Connection, turn: ColumnElement[bool], now: datetime) -> str | None:
    first = select(TABLE.c.key).where(turn).order_by(TABLE.c.next_at).limit(1)
    claimed: str | None = connection.scalar(
        update(TABLE)
        .where(TABLE.c.key == first.with_for_update(skip_locked=True).scalar_subquery())
        .values(
            state="leased",
            lease=uuid4().hex,
            lease_until=instant_text(now + LEASE),
            attempts=TABLE.c.attempts + 1,
        )
        .returning(TABLE.c.key)
    )
    return claimed


def sent(connection: Connection, letter: Letter) -> None:
    """The server took it: that holds even if the lease ran out meanwhile."""
    connection.execute(
        update(TABLE)
        .where(TABLE.c.key == letter.key)
        .values(state="sent", lease="", lease_until="", last_error="", failing_since="")
    )


def retry(connection: Connection, letter: Letter, at: datetime, failing_since: datetime | None, error: str) -> None:
    """It waits again, until an instant; `failing_since` is when the server first turned it away."""
    connection.execute(
        update(TABLE)
        .where(_held(letter))
        .values(
            state="pending",
            lease="",
            lease_until="",
            next_at=instant_text(at),
            last_error=error,
            failing_since=instant_text(failing_since) if failing_since else "",
        )
    )


def close(connection: Connection, letter: Letter, state: str, reason: str) -> bool:
    """Ends a letter unsent, as *dead* or *withdrawn*; False where another process was quicker."""
    ended = connection.execute(
        update(TABLE).where(_held(letter)).values(state=state, lease="", lease_until="", last_error=reason)
    )
    return ended.rowcount == 1


def reinstate(connection: Connection, letter: Letter, at: datetime) -> None:
    """A letter that was closed waits again, from now on, with no failure counted."""
    connection.execute(
        update(TABLE)
        .where(TABLE.c.key == letter.key)
        .values(
            state="pending",
            next_at=instant_text(at),
            attempts=0,
            last_error="",
            failing_since="",
            queued_at=instant_text(at),
            round=letter.round + 1,
        )
    )


def _held(letter: Letter) -> ColumnElement[bool]:
    """The row as the caller knows it: still under its lease or, without one, still waiting."""
    state = "leased" if letter.lease else "pending"
    return and_(TABLE.c.key == letter.key, TABLE.c.state == state, TABLE.c.lease == letter.lease)
