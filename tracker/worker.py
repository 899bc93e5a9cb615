"""The one process that reminds. APScheduler only ticks: what is due, and what was sent, the database knows.

Its own job stores lose what they hold when a process dies, so it has the memory store and one job.
"""

import logging
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from types import FrameType

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError

from tracker import reminders
from tracker.reminders import Send
from tracker.store import db

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
    scheduler = BlockingScheduler(timezone=UTC)
    scheduler.add_job(
        lambda: tick(engine, send, now, mail_from, public_url),
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


def tick(engine: Engine, send: Send | None, now: Callable[[], datetime], mail_from: str, public_url: str) -> None:
    """Plans and delivers once. A database that is away is noted and no more: the next tick does the same work."""
    try:
        with db.writing(engine, ("office",)) as connection:
            plan = reminders.plan(connection, now(), mail_from=mail_from, public_url=public_url)
        if plan.queued or plan.withdrawn:
            _log.info("Letters queued: %d, withdrawn: %d.", len(plan.queued), plan.withdrawn)
        if send is not None:
            _say(reminders.deliver(engine, send, now))
    except (OperationalError, InterfaceError) as error:
        _log.error("The database could not be used; the next tick tries again: %s", error.orig)


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
