"""When to look again: the next instant at which something may fall due is stored; a tick before that reads little.

What is due can change only where an entry is recorded, where a subscription changes, or where the hour of a letter
comes, or that at which a request is forgotten. The first is seen by the position of the log; the second forgets the
stored instant; the third is that instant.
"""

from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, Integer, Table, Text, delete, insert, select, update

from tracker.store import db

# the longest time for which nothing is looked at: whatever we did not think of is seen a day later
LOOK_AFTER = timedelta(days=1)

TABLE = Table(
    "planner",
    db.metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("basis", Text, nullable=False),
    Column("next_at", Text, nullable=False),
)


def look_again(connection: Connection) -> None:
    """The next tick looks, whatever the hour: a subscription changed."""
    connection.execute(update(TABLE).values(next_at=""))


def is_idle(connection: Connection, basis: str, now: datetime) -> bool:
    """Whether nothing can be due that was not when the last tick looked, at a record with the same basis."""
    stored = connection.execute(select(TABLE.c.basis, TABLE.c.next_at)).first()
    if not stored or stored.basis != basis or not stored.next_at:
        return False
    # further ahead than anybody looks: the clock that wrote it was fast
    return now < datetime.fromisoformat(stored.next_at) <= now + LOOK_AFTER


def note(connection: Connection, basis: str, next_at: datetime) -> None:
    """Nothing more is due before an instant, as the record stands."""
    connection.execute(delete(TABLE))
    connection.execute(insert(TABLE).values(id=1, basis=basis, next_at=next_at.isoformat()))
