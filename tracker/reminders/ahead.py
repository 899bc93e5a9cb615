"""What falls due in the days ahead, by rule, whoever is reminded of it; and why a letter was due.

Both are the rules themselves asked at another hour, so they cannot say anything else than the letters do. No person and
no address is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import Connection

from tracker.domain.reminder import ReminderQueued
from tracker.domain.terms import Entry
from tracker.language.printed import unmarked
from tracker.projections import slots
from tracker.reminders import alternates, arithmetic, causes, history, looking, rules
from tracker.reminders.causes import Cause
from tracker.reminders.looking import Seen
from tracker.reminders.policy import NO_DATES, OF_DOCUMENTS
from tracker.reminders.reasons import Reason, reason
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


@dataclass(frozen=True, slots=True)
class Why:
    """Why a letter was due: its rule, and the arithmetic as the record stands now.

    `steps` are the types of its entries, with their instants. `due_on` is the day that counts, None where it stands in
    the office log alone. `changed` says why the page does not show the arithmetic; None where it does. `entries`
    are those it follows from, by their position in the log.
    """

    line: Line
    due_on: date | None
    changed: Reason | None
    steps: tuple[tuple[str, datetime], ...]
    entries: tuple[tuple[int, UUID], ...]


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
        tuple(_entries(seen, one.matter, one.due_on)),
    )


def _entries(seen: Seen, matter: str, due_on: date) -> Iterator[UUID]:
    if (found := seen.matters.get(matter)) and found.made_evidence:
        yield found.made_evidence.entry_id
    if asked := seen.mandates.get(matter):
        yield asked.evidence.entry_id
    if without := seen.undated.get(matter):
        yield from without.entries
    yield from (seat.evidence.entry_id for seat in seen.seats if (seat.board, seat.term_to) == (matter, due_on))


def why(connection: Connection, entries: Sequence[Entry], now: datetime) -> Why | None:
    """Why a letter was due, by its entries in the office log; None where there are none. It names no recipient."""
    queued = next((entry for entry in entries if entry.fact and isinstance(entry.fact.event, ReminderQueued)), None)
    if not queued or not queued.fact:
        return None
    event = cast(ReminderQueued, queued.fact.event)
    seen = looking.look_again(connection, event.rule, event.matter)
    cause = seen.cause(event.rule, event.matter, event.due_on, of_office=False)
    inside = _is_inside(connection, event, cause)
    changed = reason("agreed_inside") if inside else _changed(event, cause)
    title = page = ""
    because: tuple[Reason, ...] = ()
    if cause and not changed:
        because = tuple(_because(event, cause))
        title, page = _title(seen, cause, event, now)
    entries_of = tuple(_entries(seen, event.matter, event.due_on))
    day = cause.day_of(event.lead_days) if cause and not changed else queued.recorded_at.date()
    line = Line(day, event.rule, event.policy, event.matter, event.due_on, title, because, page, entries_of)
    at = history.positions(connection, map(str, entries_of))
    numbered = tuple(sorted((at[str(one)], one) for one in entries_of))
    return Why(line, None if inside else event.due_on, changed, _steps(entries), numbered)


def _is_inside(connection: Connection, event: ReminderQueued, cause: Cause | None) -> bool:
    """Whether the day that counts is one agreed with conference services, which the public log does not have."""
    if cause and cause.due_on == event.due_on:
        return False
    stages = (stage for stage, one in OF_DOCUMENTS.items() if one.kind == event.rule)
    return any(slots.was_agreed(connection, event.matter, stage, event.due_on) for stage in stages)


def _because(event: ReminderQueued, cause: Cause) -> Iterator[Reason]:
    if event.key == alternates.key_of(event.recipient, cause, event.lead_days):
        yield reason("to_alternate")
    yield from arithmetic.of_lead(cause, event.lead_days, cause.day_of(event.lead_days))


def _changed(event: ReminderQueued, cause: Cause | None) -> Reason | None:
    if cause is None:
        return arithmetic.gone(event.rule)
    if cause.due_on is None:
        return cause.why_not
    moved = cause.due_on != event.due_on and cause.policy.moves
    return arithmetic.moved(cause, event.due_on) if moved else None


def _title(seen: Seen, cause: Cause, event: ReminderQueued, now: datetime) -> tuple[str, str]:
    day = cause.day_of(event.lead_days)
    at = rules.instant(day, cause.policy.hour, "UTC")
    one = Planned("", "", event.matter, event.rule, event.policy, event.due_on, event.lead_days, at, (), day)
    content = seen.content(one, now.date())
    return unmarked(content.title), content.page


def _steps(entries: Sequence[Entry]) -> tuple[tuple[str, datetime], ...]:
    return tuple((entry.type, entry.recorded_at) for entry in entries)
