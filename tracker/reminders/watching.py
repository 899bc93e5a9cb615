"""Whether reminders go out: what the workers and the outbox say at an instant, in sentences and as metrics."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, case, func, or_, select

from tracker.domain import wording
from tracker.reminders import heartbeat, outbox
from tracker.reminders.heartbeat import Beat

STATES = ("pending", "leased", "sent", "dead", "withdrawn")
DUE_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Health:
    """What is known at an instant.

    `workers` are those whose last tick has come, `ahead` those that ticked by a clock that is ahead of this one;
    `letters` counts them by state; `parked` are those of the pending that the mail server turned away and that wait for
    another try; `oldest_due` is since when the oldest letter whose turn has come has been due; `due_for` is how long
    that may be.
    """

    at: datetime
    workers: tuple[Beat, ...]
    letters: dict[str, int]
    parked: int
    oldest_due: datetime | None
    due_for: timedelta
    ahead: tuple[Beat, ...] = ()

    @property
    def is_alive(self) -> bool:
        """Whether some worker ticked within its last two turns."""
        return any(worker.is_alive(self.at) for worker in self.workers)

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is wrong, a sentence each; empty where reminders go out as they should."""
        return tuple(_troubles(self))


def health(connection: Connection, now: datetime, due_for: timedelta = DUE_FOR) -> Health:
    """How reminders are at an instant. A letter that is due for longer than `due_for` is a trouble."""
    counted = _count(connection, now)
    letters = {state: counted.by_state.get(state, 0) for state in STATES}
    beats = heartbeat.beats(connection)
    come = tuple(one for one in beats if not one.is_ahead(now))
    ahead = tuple(one for one in beats if one.is_ahead(now))
    return Health(now, come, letters, counted.parked, counted.oldest_due, due_for, ahead)


@dataclass(frozen=True, slots=True)
class _Count:
    by_state: dict[str, int]
    parked: int
    oldest_due: datetime | None


def _count(connection: Connection, now: datetime) -> _Count:
    letters, at = outbox.TABLE.c, outbox.instant_text(now)
    by_state = connection.execute(select(letters.state, func.count()).group_by(letters.state))
    waits = letters.state == "pending"
    turned_away = and_(waits, letters.last_error != "")
    parked = connection.scalar(select(func.count()).select_from(outbox.TABLE).where(turned_away)) or 0
    # one that was turned away has been due all the time, whenever its next try is
    since = func.min(case((letters.last_error != "", letters.queued_at), else_=letters.next_at))
    lapsed = and_(letters.state == "leased", letters.lease_until <= at)
    oldest = connection.scalar(select(since).where(or_(and_(waits, letters.next_at <= at), turned_away, lapsed)))
    return _Count(dict(by_state.all()), parked, datetime.fromisoformat(oldest) if oldest else None)


def _troubles(seen: Health) -> Iterator[str]:
    if seen.ahead and not seen.is_alive:
        yield (
            f"The last tick of a worker is dated {_instant(seen.ahead[0].beat_at)}, which has not come: it ran by"
            " another clock (TRACKER_NOW), and that proves nothing. Start one: tracker worker"
        )
    elif not seen.workers:
        yield "No worker has left a sign of life: reminders are neither planned nor sent. Start one: tracker worker"
    elif not seen.is_alive:
        last = seen.workers[0]
        yield (
            f"The last tick of a worker was {_ago(seen.at - last.beat_at)} ago, on {_instant(last.beat_at)}; one is due"
            f" every {last.every_seconds} seconds. Start one: tracker worker"
        )
    yield from _of_the_living([one for one in seen.workers if one.is_alive(seen.at)], seen.at)
    if seen.oldest_due and seen.at - seen.oldest_due > seen.due_for:
        yield f"The oldest letter whose turn has come has waited for {_ago(seen.at - seen.oldest_due)}."
    if seen.parked:
        yield f"{_letters(seen.parked)} turned away by the mail server, and will be tried again. See: tracker outbox"
    if dead := seen.letters["dead"]:
        yield f"{_letters(dead)} given up. See: tracker outbox --dead"


def _of_the_living(workers: Sequence[Beat], now: datetime) -> Iterator[str]:
    if workers and not any(one.sends for one in workers):
        yield "No mail server is set (TRACKER_SMTP_HOST): letters are planned and stay in the outbox."
    for one in workers:
        if one.trouble and one.trouble_since:
            yield f"The worker has been in trouble for {_ago(now - one.trouble_since)}: {one.trouble}"


def _letters(number: int) -> str:
    return "1 letter was" if number == 1 else f"{number} letters were"


def _instant(at: datetime) -> str:
    return f"{wording.day(at.date())} at {at:%H:%M} UTC"


def _ago(span: timedelta) -> str:
    """`40 seconds`, `12 minutes`, `3 hours`, `2 days`."""
    seconds = max(int(span.total_seconds()), 0)
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}s"
    return f"{seconds} second{'' if seconds == 1 else 's'}"


def metrics(seen: Health) -> str:
    """The same in the text format that Prometheus reads."""
    last = max((one.beat_at for one in seen.workers), default=None)
    waited = (seen.at - seen.oldest_due).total_seconds() if seen.oldest_due else 0
    found = [
        ("tracker_reminders_healthy", "1 where reminders go out as they should", [("", float(not seen.troubles))]),
        ("tracker_worker_alive", "1 where a worker ticked within its last two turns", [("", float(seen.is_alive))]),
        ("tracker_worker_beat_timestamp_seconds", "when a worker ticked last", [("", last.timestamp() if last else 0)]),
        (
            "tracker_letters",
            "letters in the outbox by state",
            [(f'{{state="{state}"}}', float(number)) for state, number in seen.letters.items()],
        ),
        ("tracker_letters_parked", "letters turned away that wait for another try", [("", float(seen.parked))]),
        ("tracker_letter_oldest_due_seconds", "how long the oldest due letter has waited", [("", waited)]),
    ]
    return "".join(_metric(*one) for one in found)


def _metric(name: str, help_: str, values: Sequence[tuple[str, float]]) -> str:
    lines = [f"{name}{labels} {value:.15g}" for labels, value in values]
    return "\n".join([f"# HELP {name} {help_}", f"# TYPE {name} gauge", *lines, ""])
