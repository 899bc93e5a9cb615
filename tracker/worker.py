"""The one process that reminds. APScheduler only ticks: what is due, and what was sent, the database knows.

Its own job stores lose what they hold when a process dies, so it has the memory store and one job.
"""

import logging
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import FrameType
from uuid import uuid4

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError

from tracker import reminders
from tracker.reminders import Beat, Send, heartbeat
from tracker.store import db, wiping

_log = logging.getLogger(__name__)


def run(
    engine: Engine,
    send: Send | None,
    now: Callable[[], datetime],
    seconds: int,
    mail_from: str,
    public_url: str,
) -> None:
    """Ticks at once and then every so many seconds, until SIGTERM or SIGINT; a tick under way is finished first.

    Without `send`, letters are planned and stay in the outbox.
    """
    if send is None:
        _log.warning("No mail server is set (TRACKER_SMTP_HOST): letters are planned and stay in the outbox.")
    every = IntervalTrigger(seconds=seconds, timezone=UTC)
    watched = Watched(engine, now, seconds, sends=send is not None)
    watched_send = send and watched.sending(send)
    scheduler = BlockingScheduler(timezone=UTC)
    scheduler.add_job(
        lambda: watched.note(tick(engine, watched_send, now, mail_from, public_url)),
        every,
        id="tick",
        next_run_time=every.start_date - every.interval,  # that is at once: the trigger begins one interval from now
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    signal.signal(signal.SIGTERM, _stop)
    try:
        scheduler.start()
    except (KeyboardInterrupt, SystemExit):
        scheduler.shutdown()
    _log.info("The worker has stopped.")


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit


@dataclass(frozen=True, slots=True)
class Tick:
    """What one tick did; `trouble` is what kept it from its work, if anything did."""

    queued: int = 0
    sent: int = 0
    trouble: str = ""


def tick(engine: Engine, send: Send | None, now: Callable[[], datetime], mail_from: str, public_url: str) -> Tick:
    """Plans and delivers once. A database that is away is noted and no more: the next tick does the same work."""
    try:
        queued = _plan(engine, now(), mail_from, public_url)
        # who was erased while somebody read leaves the files of SQLite now
        wiping.settle(engine)
        if send is None:
            return Tick(queued)
        done = reminders.deliver(engine, send, now)
        _say(done)
        return Tick(queued, done.sent, done.trouble)
    except (OperationalError, InterfaceError) as error:
        _log.error("The database could not be used; the next tick tries again: %s", error.orig)
        return Tick(trouble=f"The database could not be used: {error.orig}")


def _plan(engine: Engine, now: datetime, mail_from: str, public_url: str) -> int:
    """Plans until nothing more is due; returns how many letters were queued."""
    queued = withdrawn = 0
    more = True
    while more:
        with db.writing(engine, ("office",)) as connection:
            plan = reminders.plan(connection, now, mail_from=mail_from, public_url=public_url)
        queued, withdrawn, more = queued + len(plan.queued), withdrawn + plan.withdrawn, plan.more
    if queued or withdrawn:
        _log.info("Letters queued: %d, withdrawn: %d.", queued, withdrawn)
    return queued


class Watched:
    """The sign of life that this process leaves: after each tick and, where one takes long, between its letters."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], seconds: int, *, sends: bool) -> None:
        self._engine = engine
        self._now = now
        self._beat = Beat(uuid4().hex[:12], now(), now(), seconds, sends)

    def sending(self, send: Send) -> Send:
        """The same `send`, with a sign of life between letters."""

        def watched(recipient: str, message: bytes) -> None:
            if (self._now() - self._beat.beat_at).total_seconds() >= self._beat.every_seconds:
                self._leave(replace(self._beat, beat_at=self._now()))
            send(recipient, message)

        return watched

    def note(self, tick: Tick) -> None:
        """Leaves it after a tick."""
        self._leave(self._beat.after(self._now(), tick.queued, tick.sent, tick.trouble))

    def _leave(self, beat: Beat) -> None:
        self._beat = beat
        # where the database is away, the next tick says so
        with suppress(OperationalError, InterfaceError):
            heartbeat.note(self._engine, self._beat)


def _say(done: reminders.Delivered) -> None:
    if done.sent or done.withdrawn or done.retried or done.dead:
        _log.info(
            "Letters sent: %d, withdrawn: %d, to be tried again: %d, given up: %d.",
            done.sent,
            done.withdrawn,
            done.retried,
            done.dead,
        )
    if done.trouble:
        _log.error("The mail server could not be used; the next tick tries again: %s", done.trouble)
