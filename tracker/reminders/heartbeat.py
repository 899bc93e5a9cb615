"""The sign of life that each worker leaves after every tick: a row, for whoever reads the database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, delete, insert, select, update

from tracker.reminders.outbox import instant_text
from tracker.store import db

TABLE = Table(
    "heartbeats",
    db.metadata,
    Column("worker", Text, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("beat_at", Text, nullable=False),
    Column("every_seconds", Integer, nullable=False),
    Column("sends", Integer, nullable=False),
    Column("ticks", Integer, nullable=False),
    Column("queued", Integer, nullable=False),
    Column("sent", Integer, nullable=False),
    Column("trouble", Text, nullable=False),
    Column("trouble_since", Text, nullable=False),
)

_FORGOTTEN_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Beat:
    """A worker: since when, its last tick, how often it ticks, whether it has a mail server, and what it did so far.

    `trouble` is why it could not send at its last tick, in the mail server's words or ours; empty where it could.
    """

    worker: str
    started_at: datetime
    beat_at: datetime
    every_seconds: int
    sends: bool
    ticks: int = 0
    queued: int = 0
    sent: int = 0
    trouble: str = ""
    trouble_since: datetime | None = None

    def after(self, now: datetime, queued: int, sent: int, trouble: str) -> "Beat":
        """The worker after one more tick."""
        since = (self.trouble_since or now) if trouble else None
        return replace(
            self,
            beat_at=now,
            ticks=self.ticks + 1,
            queued=self.queued + queued,
            sent=self.sent + sent,
            trouble=trouble,
            trouble_since=since,
        )

    def is_alive(self, now: datetime) -> bool:
        """Whether it ticked within its last two turns."""
        return abs(now - self.beat_at) <= timedelta(seconds=2 * self.every_seconds)

    def is_ahead(self, now: datetime) -> bool:
        """Whether its last tick has not come: it ran by another clock, and that proves nothing."""
        return self.beat_at > now and not self.is_alive(now)


def note(engine: Engine, beat: Beat) -> None:
    """Writes the row of one worker, and drops those of workers that ended long ago. Takes the lock of no log."""
    row = {
        "started_at": instant_text(beat.started_at),
        "beat_at": instant_text(beat.beat_at),
        "every_seconds": beat.every_seconds,
        "sends": int(beat.sends),
        "ticks": beat.ticks,
        "queued": beat.queued,
        "sent": beat.sent,
        "trouble": beat.trouble,
        "trouble_since": instant_text(beat.trouble_since) if beat.trouble_since else "",
    }
    with engine.begin() as connection:
        # a write comes first: on SQLite a transaction that reads before it writes can fail as locked
        if connection.execute(update(TABLE).where(TABLE.c.worker == beat.worker).values(row)).rowcount == 0:
            connection.execute(insert(TABLE).values(worker=beat.worker, **row))
            forgotten = instant_text(beat.beat_at - _FORGOTTEN_AFTER)
            connection.execute(delete(TABLE).where(TABLE.c.beat_at < forgotten))


def beats(connection: Connection) -> Sequence[Beat]:
    """The workers that left a sign of life, the one that ticked last first."""
    return [
        Beat(
            worker=row.worker,
            started_at=datetime.fromisoformat(row.started_at),
            beat_at=datetime.fromisoformat(row.beat_at),
            every_seconds=row.every_seconds,
            sends=bool(row.sends),
            ticks=row.ticks,
            queued=row.queued,
            sent=row.sent,
            trouble=row.trouble,
            trouble_since=datetime.fromisoformat(row.trouble_since) if row.trouble_since else None,
        )
        for row in connection.execute(select(TABLE).order_by(TABLE.c.beat_at.desc(), TABLE.c.worker))
    ]
