"""What falls due in the days ahead, by rule, whoever is reminded of it.

These are the rules themselves asked at another hour, so they cannot say anything else than the letters do. No person
and no address is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from tracker.language.printed import unmarked
from tracker.reminders import causes, looking, rules
from tracker.reminders.causes import Cause
from tracker.reminders.looking import Seen
from tracker.reminders.policy import NO_DATES
from tracker.reminders.reasons import Reason
from tracker.reminders.rules import Planned, Recipient

DAYS = 90
_ANYBODY = Recipient("", "UTC", datetime.min.replace(tzinfo=UTC))
_NOT_SET = (causes.NO_SESSION, causes.NO_SITTING, causes.SENT_UNKNOWN, causes.NOT_ADOPTED)


@dataclass(frozen=True, slots=True)
class Line:
    """A day on which letters go out under a rule: what about, the day that counts, the arithmetic, the entries.

    `because` is the arithmetic, `page` the path of what it is about.
    """

    day: date
    rule: str
    policy: str
    matter: str
    due_on: date
    title: str
    because: tuple[Reason, ...]
    page: str
    entries: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Undated:
    """What a rule is for but has no day yet, and why."""

    rule: str
    matter: str
    why: Reason


@dataclass(frozen=True, slots=True)
class Ahead:
    """The lines in the order of their days, and what has no day."""

    lines: tuple[Line, ...]
    undated: tuple[Undated, ...]


def ahead(connection: Connection, today: date, days: int = DAYS) -> Ahead:
    """What falls due from a day on, as the record stands now."""
    seen = looking.look_at_proceedings(connection)
    lines = [
        line
        for cause in seen.causes
        if cause.policy.audience == "followers"
        for line in _lines(seen, cause, today, days)
    ]
    undated = [
        Undated(one.policy.kind, one.matter, one.why_not)
        for one in seen.causes
        if one.why_not in _NOT_SET and not one.historical
    ]
    undated += [Undated(NO_DATES.kind, one.session or one.body, one.cause.then[0]) for one in seen.undated.values()]
    return Ahead(
        tuple(sorted(lines, key=lambda line: (line.day, line.rule, line.matter))),
        tuple(sorted(undated, key=lambda one: (one.rule, one.matter))),
    )


def _lines(seen: Seen, cause: Cause, today: date, days: int) -> Iterator[Line]:
    if cause.historical or cause.why_not or not cause.due_on:
        return
    last = today + timedelta(days=days)
    for day in sorted({day for day in rules.lead_days(cause, last) if today <= day <= last}):
        (found,) = rules.due([cause], [_ANYBODY], (), rules.instant(day, cause.policy.hour, "UTC"))
        if isinstance(found, Planned):
            yield _line(seen, found, today)


def _line(seen: Seen, one: Planned, today: date) -> Line:
    content = seen.content(one, today)
    return Line(
        one.day,
        one.rule,
        one.policy,
        one.matter,
        one.due_on,
        unmarked(content.title),
        one.because,
        content.page,
        tuple(seen.entries(one.matter, one.due_on)),
    )
