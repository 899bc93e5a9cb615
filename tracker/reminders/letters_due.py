"""PURE: which letters are due to whom: one by one, or a day's or a week's together.

A layer above `rules.due`, which decides on one cause and one recipient: here stand who is asked at all, what was
acknowledged or put off, and how what is due is put into letters. Preview and the real run are `letters` both.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from itertools import chain
from zoneinfo import ZoneInfo

from tracker.reminders import alternates, rules
from tracker.reminders.causes import Cause
from tracker.reminders.following import Followed, Followers, Quiet
from tracker.reminders.reasons import reason
from tracker.reminders.rules import Planned, Recipient

# the hour from which a day's or a week's letter goes out, where its recipient is
_HOUR = time(9)


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes out together: one line, or those of a day or a week. `key` is the letter's identity."""

    key: str
    lines: tuple[Planned, ...]
    together: bool = False


def letters(
    causes: Iterable[Followed], followers: Followers, queued: Container[str], quiet: Quiet, now: datetime
) -> list[Letter]:
    """The letters that are due at an instant. `queued` are the keys of all letters and lines ever queued."""
    due: list[Letter] = []
    together: dict[str, list[Planned]] = {}
    hours = _Hours(now)
    for cause in causes:
        notices = alternates.due(cause.cause, followers.pairs(cause), followers.written, queued, quiet, now)
        for recipient, line in chain(_lines(cause, followers, queued, quiet, hours), notices):
            if recipient.digest == "immediate":
                due.append(Letter(line.key, (line,)))
            elif (key := _key_of_period(recipient, now)) not in queued:
                together.setdefault(key, []).append(line)
    return due + [Letter(key, tuple(lines), together=True) for key, lines in together.items()]


def _lines(
    followed: Followed, followers: Followers, queued: Container[str], quiet: Quiet, hours: "_Hours"
) -> Iterator[tuple[Recipient, Planned]]:
    """What is due of one cause. Each zone is reckoned once; most recipients cost one key."""
    cause, now = followed.cause, hours.now
    if cause.historical or cause.why_not or not cause.due_on or hours.is_far(cause):
        return
    leads: dict[tuple[str, bool], int | None] = {}
    abouts: dict[int, list[str]] = {}
    for recipient in followers.of(followed):
        alike = (recipient.zone, recipient.digest == "weekly")
        if alike not in leads:
            leads[alike] = lead = hours.lead(cause, *alike)
            if lead is not None and lead not in abouts:
                abouts[lead] = rules.abouts(cause, lead, now)
        lead = leads[alike]
        if lead is None or (recipient.ahead and not _is_wanted(cause, lead, recipient)):
            continue
        key = rules.key_of(recipient.id, abouts[lead][0])
        if quiet and (about := (recipient.id, cause.matter, cause.policy.kind, cause.due_on)) in quiet:
            line = _after_a_pause(cause, recipient, key, lead, quiet[about], now)
            if line and line.key not in queued:
                yield recipient, line
        elif key not in queued and not any(rules.key_of(recipient.id, one) in queued for one in abouts[lead][1:]):
            yield recipient, _line(cause, recipient, lead, now)


@dataclass(slots=True)
class _Hours:
    """The newest leads at an instant, each reckoned once: what is due on one day under one rule shares them."""

    now: datetime
    leads: dict[tuple[object, ...], int | None] = field(default_factory=dict)
    far: dict[tuple[str, date], bool] = field(default_factory=dict)

    def is_far(self, cause: Cause) -> bool:
        """Whether the first letter is weeks away, or the last day for one gone by, whatever the zone and the week."""
        assert cause.due_on
        same = (cause.policy.kind, cause.due_on)
        if same not in self.far:
            today = self.now.date()
            begins = cause.due_on + timedelta(days=cause.policy.leads[0] - 31)
            self.far[same] = begins > today or rules.is_over(cause, today - timedelta(days=1))
        return self.far[same]

    def lead(self, cause: Cause, zone: str, weekly: bool) -> int | None:
        """The newest lead whose hour has come or, for a week's letter, comes in this week.

        None before the first, and once the last day for a letter has gone by.
        """
        same = (cause.policy.kind, cause.due_on, id(cause.working), zone, weekly)
        if same not in self.leads:
            lead = rules.latest_lead(cause, zone, _until(zone, weekly, self.now))
            over = lead is not None and rules.is_over(cause, _local(_when(cause, lead, zone, self.now), zone).date())
            self.leads[same] = None if over else lead
        return self.leads[same]


def _is_wanted(cause: Cause, lead: int, recipient: Recipient) -> bool:
    """Whether a letter is not too early for its recipient; the last one always is in time."""
    return lead >= min(-recipient.ahead, cause.policy.leads[-1])


def _when(cause: Cause, lead: int, zone: str, now: datetime) -> datetime:
    """The instant at which a lead is looked at: its own, where a week's letter brings it early, or now."""
    return max(now, rules.instant(cause.day_of(lead), cause.policy.hour, zone))


def _line(cause: Cause, recipient: Recipient, lead: int, now: datetime) -> Planned:
    """The reminder of a lead; what a week's letter brings early goes out now."""
    when = _when(cause, lead, recipient.zone, now)
    (planned,) = rules.due([cause], [recipient], (), when)
    assert isinstance(planned, Planned)
    return replace(planned, at=now, day=_local(now, recipient.zone).date()) if when > now else planned


def _after_a_pause(
    cause: Cause, recipient: Recipient, key: str, lead: int, until: date | None, now: datetime
) -> Planned | None:
    """The reminder that was put off until a day, under a key of its own; None before that, or for good."""
    if until is None or rules.is_over(cause, _local(now, recipient.zone).date()):
        return None
    on = rules.instant(until, cause.policy.hour, recipient.zone)
    if now < on:
        return None
    today, day = _local(now, recipient.zone).date(), cause.day_of(lead)
    if day > until:
        return _line(cause, recipient, lead, now)
    hour = rules.instant(day, cause.policy.hour, recipient.zone)
    (planned,) = rules.due([cause], [recipient], (), hour)
    assert isinstance(planned, Planned)
    return replace(
        planned,
        key=key_after_a_pause(key, until),
        at=on if today == until else now,
        day=today,
        because=(reason("put_off", day=until), *planned.because),
    )


def key_after_a_pause(key: str, until: date) -> str:
    """The identity of a letter that was put off until a day, by the key that it would have had."""
    return sha256(f"snoozed\n{key}\n{until.isoformat()}".encode()).hexdigest()


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))


def _first_day(zone: str, digest: str, now: datetime) -> date:
    """The day at whose ninth hour the period of a letter began: this day, or the Monday of its week."""
    local = _local(now, zone)
    day = local.date() - timedelta(days=local.time() < _HOUR)
    return day - timedelta(days=day.weekday()) if digest == "weekly" else day


def _until(zone: str, weekly: bool, now: datetime) -> datetime:
    """Up to when leads count: now or, for a week's letter, the end of its week, so that nothing comes after its day."""
    if not weekly:
        return now
    monday = _first_day(zone, "weekly", now)
    return rules.instant(monday + timedelta(days=7), _HOUR, zone) - timedelta(seconds=1)


def _key_of_period(recipient: Recipient, now: datetime) -> str:
    day = _first_day(recipient.zone, recipient.digest, now)
    return sha256("\n".join(("d1", recipient.id, recipient.digest, day.isoformat())).encode()).hexdigest()


def preview(
    causes: Sequence[Followed], followers: Followers, queued: Iterable[str], quiet: Quiet, now: datetime, days: int
) -> list[Planned]:
    """What goes out in the days ahead if nothing more is recorded, in order: `letters` at each hour to come."""
    known = set(queued)
    followers = replace(followers, written=dict(followers.written))
    ahead: list[Planned] = []
    for hour in [now, *hours_ahead(causes, followers, quiet, now, now + timedelta(days=days))]:
        for letter in letters(causes, followers, known, quiet, hour):
            known |= {letter.key, *(line.key for line in letter.lines)}
            followers.written |= dict.fromkeys((line.key for line in letter.lines), hour)
            ahead += letter.lines
    return ahead


def hours_ahead(
    causes: Iterable[Followed], followers: Followers, quiet: Quiet, now: datetime, until: datetime
) -> list[datetime]:
    """The instants after `now`, up to another, at which a letter may fall due, in order."""
    kinds = {(one.zone, one.digest != "immediate") for one in followers.everybody()}
    zones = {zone for zone, _ in kinds}
    found = [one.cause for one in causes if one.cause.due_on and not one.cause.historical and not one.cause.why_not]
    pauses = {(day, _HOUR) for day in quiet.values() if day}
    # what counts on one day under one rule has its letters on the same days
    alike = {(cause.policy.kind, cause.due_on, id(cause.working)): cause for cause in found}
    days = pauses | {(day, cause.policy.hour) for cause in alike.values() for day in _days_of(cause, now, until)}
    hours = {rules.instant(day, hour, zone) for day, hour in days for zone in zones}
    span = range(-1, (until - now).days + 2)
    daily = {zone for zone, together in kinds if together}
    daily |= {one.zone for some in followers.alternates.values() for one in some}
    for zone in daily:
        hours |= {rules.instant(now.date() + timedelta(days=number), _HOUR, zone) for number in span}
    return sorted(hour for hour in hours if now < hour <= until)


def _days_of(cause: Cause, now: datetime, until: datetime) -> Iterator[date]:
    # a day earlier and later: it is not the same day everywhere
    first, last = now.date() - timedelta(days=1), until.date() + timedelta(days=1)
    return (day for day in rules.lead_days(cause, last) if day >= first)
