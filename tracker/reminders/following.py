"""PURE: who follows what, and which letters are due to whom: one by one, or a day's or a week's together.

A layer above `rules.due`, which decides on one cause and one recipient: here stand who is asked at all, what was
acknowledged or put off, and how what is due is put into letters. Preview and the real run are `letters` both.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from itertools import chain
from zoneinfo import ZoneInfo

from tracker.reminders import alternates, rules
from tracker.reminders.causes import Cause
from tracker.reminders.reasons import reason
from tracker.reminders.rules import Planned, Recipient

EVERYTHING = "*"
SEARCH = "search:"
ADDRESSEE = "addressee:"
# who keeps the calendar of a body, by its code; `calendar:*` of all
CALENDAR = "calendar:"
# who gets what a recipient, by this id, has not acknowledged
ALTERNATE = "alternate:"
_WORD = re.compile(r"\w+")
# the hour from which a day's or a week's letter goes out, where its recipient is
_HOUR = time(9)


@dataclass(frozen=True, slots=True)
class Followed:
    """A cause with the topics whose followers it concerns, and its words, for those who follow a search."""

    cause: Cause
    topics: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes out together: one line, or those of a day or a week. `key` is the letter's identity."""

    key: str
    lines: tuple[Planned, ...]
    together: bool = False


# what a recipient wants to hear no more of (no day), or not before a day: by recipient, matter, rule and day due
Quiet = Mapping[tuple[str, str, str, date], date | None]


@dataclass(slots=True)
class Followers:
    """Who follows what: recipients by topic; searches with their words, and by the rarest of them."""

    by_topic: dict[str, dict[str, Recipient]] = field(default_factory=dict)
    searches: dict[str, frozenset[str]] = field(default_factory=dict)
    by_rarest: dict[str, list[str]] = field(default_factory=dict)
    # by the id of whom they stand in for; and when each letter to one who has an alternate was queued
    alternates: dict[str, list[Recipient]] = field(default_factory=dict)
    written: dict[str, datetime] = field(default_factory=dict)

    def add(self, recipient: Recipient, topic: str, since: datetime) -> None:
        """Somebody follows a topic since an instant."""
        of = recipient if recipient.added_at == since else replace(recipient, added_at=since)
        name = folded(topic)
        if name.startswith(ALTERNATE):
            self.alternates.setdefault(name.removeprefix(ALTERNATE), []).append(of)
            return
        self.by_topic.setdefault(name, {})[recipient.id] = of
        if name.startswith(SEARCH):
            self.searches[name] = words_of(name.removeprefix(SEARCH))
            self.by_rarest.clear()

    def of(self, followed: Followed) -> Iterable[Recipient]:
        """Each recipient once whom a cause concerns."""
        names = [_everything(followed.cause), *sorted(followed.topics), *self._searches(followed)]
        several = [self.by_topic[name] for name in names if name in self.by_topic]
        found = several[0] if len(several) == 1 else {id: one for some in several for id, one in some.items()}
        if followed.cause.readers == "all":
            return found.values()
        return [one for one in found.values() if followed.cause.is_for(one.of_office)]

    def _searches(self, followed: Followed) -> list[str]:
        if len(self.by_rarest) == 0 < len(self.searches):
            self._index()
        # each has one word by which it is found, so that few are looked at
        among = [self.by_rarest[word] for word in sorted(followed.words) if word in self.by_rarest]
        return [name for some in among for name in some if self.searches[name] <= followed.words]

    def _index(self) -> None:
        """Puts each search under the word of its own that the fewest searches have."""
        common = Counter(word for words in self.searches.values() for word in words)
        for name, words in self.searches.items():
            rarest = min(words, key=lambda word: (common[word], word), default="")
            self.by_rarest.setdefault(rarest, []).append(name)

    def pairs(self, followed: Followed) -> list[tuple[Recipient, Recipient]]:
        """Those whom a cause concerns and who have an alternate, each with one."""
        if not self.alternates:
            return []
        both = ((one, other) for one in self.of(followed) for other in self.alternates.get(one.id, ()))
        return [(one, other) for one, other in both if followed.cause.is_for(other.of_office)]

    def everybody(self) -> Iterator[Recipient]:
        """Every recipient, once for each topic."""
        for recipients in self.by_topic.values():
            yield from recipients.values()


def _everything(cause: Cause) -> str:
    """The topic of those who follow all that there is for the audience of a rule."""
    return f"{CALENDAR}{EVERYTHING}" if cause.policy.audience == "keeper" else EVERYTHING


def folded(topic: str) -> str:
    """A topic as it is compared."""
    return " ".join(topic.casefold().split())


def concerns(followed: Followed, topics: Iterable[str]) -> bool:
    """Whether a cause concerns somebody who follows these topics."""
    mine = {folded(topic) for topic in topics}
    return bool(
        _everything(followed.cause) in mine
        or mine & followed.topics
        or any(
            wanted <= followed.words
            for one in mine
            if one.startswith(SEARCH) and (wanted := words_of(one.removeprefix(SEARCH)))
        )
    )


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a search compares them: whole, in whatever case."""
    return frozenset(_WORD.findall(text.casefold()))


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
    over: set[tuple[str, int]] = set()
    leads: dict[tuple[str, bool], int | None] = {}
    abouts: dict[int, list[str]] = {}
    for recipient in followers.of(followed):
        alike = (recipient.zone, recipient.digest == "weekly")
        if alike not in leads:
            leads[alike] = hours.lead(cause, *alike)
        lead = leads[alike]
        if lead is None or (recipient.ahead and not _is_wanted(cause, lead, recipient)):
            continue
        if lead not in abouts:
            abouts[lead] = rules.abouts(cause, lead, now)
        own, *later = abouts[lead]
        key = rules.key_of(recipient.id, own)
        if quiet and (about := (recipient.id, cause.matter, cause.policy.kind, cause.due_on)) in quiet:
            line = _after_a_pause(cause, recipient, key, lead, quiet[about], now)
            if line and line.key not in queued:
                yield recipient, line
        elif key not in queued and (recipient.zone, lead) not in over:
            if any(rules.key_of(recipient.id, one) in queued for one in later):
                continue
            if line := _line(cause, recipient, lead, now):
                yield recipient, line
            else:
                over.add((recipient.zone, lead))


@dataclass(slots=True)
class _Hours:
    """The newest leads at an instant, each reckoned once: what is due on one day under one rule shares them."""

    now: datetime
    leads: dict[tuple[object, ...], int | None] = field(default_factory=dict)

    def is_far(self, cause: Cause) -> bool:
        """Whether even the first letter is weeks away, whatever the zone, the holidays and the week."""
        assert cause.due_on
        return cause.due_on + timedelta(days=cause.policy.leads[0] - 31) > self.now.date()

    def lead(self, cause: Cause, zone: str, weekly: bool) -> int | None:
        """The newest lead whose hour has come or, for a week's letter, comes in this week; None before the first."""
        same = (cause.policy.kind, cause.due_on, id(cause.working), zone, weekly)
        if same not in self.leads:
            self.leads[same] = rules.latest_lead(cause, zone, _until(zone, weekly, self.now))
        return self.leads[same]


def _is_wanted(cause: Cause, lead: int, recipient: Recipient) -> bool:
    """Whether a letter is not too early for its recipient; the last one always is in time."""
    return lead >= min(-recipient.ahead, cause.policy.leads[-1])


def _line(cause: Cause, recipient: Recipient, lead: int, now: datetime) -> Planned | None:
    """The reminder of a lead; what a week's letter brings early goes out now. None where it is too far behind."""
    when = max(now, rules.instant(cause.day_of(lead), cause.policy.hour, recipient.zone))
    (planned,) = rules.due([cause], [recipient], (), when)
    if not isinstance(planned, Planned):
        return None
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
        key=sha256(f"snoozed\n{key}\n{until.isoformat()}".encode()).hexdigest(),
        at=on if today == until else now,
        day=today,
        because=(reason("put_off", day=until), *planned.because),
    )


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
