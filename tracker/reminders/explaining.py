"""Why a letter was due, by its entries in the office log: the rule, and the arithmetic as the record stands now.

It names no recipient, and shows no date that stands in the office log alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from tracker.domain.reminder import ReminderQueued, ReminderSent, ReminderSnoozed
from tracker.domain.terms import Entry
from tracker.language.printed import unmarked
from tracker.projections import slots
from tracker.reminders import alternates, arithmetic, contacts, history, letters_due, looking, rules
from tracker.reminders.ahead import Line
from tracker.reminders.causes import Cause
from tracker.reminders.looking import Seen
from tracker.reminders.policy import OF_DOCUMENTS
from tracker.reminders.reasons import Reason, reason
from tracker.reminders.rules import Planned

# for how many days back a letter that was put off is known as such: a worker may have been down
_PUT_OFF_WITHIN = 400


@dataclass(frozen=True, slots=True)
class Why:
    """Why a letter was due: its rule, and the arithmetic as the record stands now.

    `steps` are the types of its entries, with their instants and the day to which it was put off, if that is one.
    `due_on` is the day that counts, None where it stands in the office log alone. `changed` says why the page does not
    show the arithmetic; None where it does. `entries` are those it follows from, by their position in the log.
    """

    line: Line
    due_on: date | None
    changed: Reason | None
    steps: tuple[tuple[str, datetime, date | None], ...]
    entries: tuple[tuple[int, UUID], ...]


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
        zone = _zone(connection, event)
        sent = next((entry.recorded_at for entry in entries if entry.type == ReminderSent.__name__), None)
        went_out = sent.astimezone(zone).date() if sent else None
        because = tuple(_because(event, cause, queued.recorded_at.astimezone(zone).date(), went_out))
        title, page = _title(seen, cause, event, now)
    entries_of = tuple(seen.entries(event.matter, event.due_on))
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


def _zone(connection: Connection, event: ReminderQueued) -> ZoneInfo:
    """The time zone of the recipient of a letter; UTC where nothing is kept of the recipient."""
    known = contacts.of_id(connection, event.recipient)
    return ZoneInfo(known.choices.zone if known else "UTC")


def _because(event: ReminderQueued, cause: Cause, queued_on: date, went_out: date | None) -> Iterator[Reason]:
    own, day = rules.key_of(event.recipient, rules.about(cause, event.lead_days)), cause.day_of(event.lead_days)
    if event.key == alternates.key_of(event.recipient, cause, event.lead_days):
        yield reason("to_alternate")
    elif event.key != own and (until := _put_off_until(event.key, own, queued_on)):
        yield reason("was_put_off", day=until)
    yield from arithmetic.of_lead(cause, event.lead_days, day)
    if event.key == own and queued_on > day and went_out:
        yield arithmetic.went_out(cause, went_out)
    elif event.key == own:
        yield from arithmetic.of_delay(cause, queued_on, queued_on > day, None)


def _put_off_until(key: str, own: str, queued_on: date) -> date | None:
    """The day to which a reminder was put off, which is part of the identity of the letter that then came."""
    days = (queued_on - timedelta(days=number) for number in range(_PUT_OFF_WITHIN))
    return next((day for day in days if letters_due.key_after_a_pause(own, day) == key), None)


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


def _steps(entries: Sequence[Entry]) -> tuple[tuple[str, datetime, date | None], ...]:
    return tuple((entry.type, entry.recorded_at, _until(entry)) for entry in entries)


def _until(entry: Entry) -> date | None:
    event = entry.fact.event if entry.fact else None
    return event.until if isinstance(event, ReminderSnoozed) else None
