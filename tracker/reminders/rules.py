"""PURE: which reminders are due, and why. The policy is data; preview, catch-up and the real run are one function.

Only the newest lead whose hour has come counts: after any downtime one letter goes out, and a recipient added today
gets one, not the history.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import sha256
from zoneinfo import ZoneInfo

from tracker.reminders import arithmetic, policy, reasons
from tracker.reminders.causes import Cause
from tracker.reminders.policy import Policy
from tracker.reminders.reasons import Reason, reason


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom to remind: an opaque id, an IANA time zone, and since when.

    `ahead` is how many days before the day that counts letters may begin (0: as the policy says); `digest` whether they
    come one by one (*immediate*) or together, *daily* or *weekly*; `of_office`, whether the office added the recipient.
    """

    id: str
    zone: str
    added_at: datetime
    ahead: int = 0
    digest: str = "immediate"
    of_office: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A reminder that is due. `at` is the instant it goes out: its own hour or, once that day is over, the present.

    `due_on` is the day that counts, `lead_days` counts from it (in the unit of the lead); `day` is the recipient's day
    on which it goes out; `because` is the arithmetic, sentence by sentence.
    """

    key: str
    recipient: str
    matter: str
    rule: str
    policy: str
    due_on: date
    lead_days: int
    at: datetime
    because: tuple[Reason, ...]
    day: date

    @property
    def reason(self) -> str:
        """The arithmetic in English."""
        return reasons.in_words(self.because)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Nothing is due by a rule: to one recipient or, where `recipient` is empty, to any."""

    recipient: str
    matter: str
    rule: str
    because: Reason

    @property
    def reason(self) -> str:
        """Why, in English."""
        return str(self.because)


Decision = Planned | Skipped


def due(
    causes: Iterable[Cause], recipients: Sequence[Recipient], queued: Container[str], now: datetime
) -> list[Decision]:
    """What is due at an instant, and what is not, with the reason. `queued` are the keys of all letters ever queued."""
    decisions: list[Decision] = []
    for cause in causes:
        if why := why_nothing(cause):
            decisions.append(Skipped("", cause.matter, cause.policy.kind, why))
        else:
            mine = (one for one in recipients if cause.is_for(one.of_office))
            decisions += [_decide(cause, recipient, queued, now) for recipient in mine]
    return decisions


def why_nothing(cause: Cause) -> Reason | None:
    """Why nobody is reminded of something, whoever follows it; None where somebody may be."""
    return reason("historical") if cause.historical else cause.why_not


def _decide(cause: Cause, recipient: Recipient, queued: Container[str], now: datetime) -> Decision:
    assert cause.due_on
    lead = latest_lead(cause, recipient.zone, now)
    today = _local_day(now, recipient)
    if lead is None:
        return _skipped(cause, recipient, reason("first_letter", day=cause.day_of(cause.policy.leads[0])))
    keys = [key_of(recipient.id, one) for one in abouts(cause, lead, now)]
    day = cause.day_of(lead)
    if any(key in queued for key in keys):
        return _skipped(cause, recipient, reason("queued", day=day))
    if is_over(cause, today):
        return _skipped(cause, recipient, reason("last_letter", day=day))
    on_time = instant(day, cause.policy.hour, recipient.zone)
    delayed = today > day
    added = _local_day(recipient.added_at, recipient) if on_time < recipient.added_at <= now else None
    return Planned(
        key=keys[0],
        recipient=recipient.id,
        matter=cause.matter,
        rule=cause.policy.kind,
        policy=cause.policy.version,
        due_on=cause.due_on,
        lead_days=lead,
        at=now if delayed else on_time,
        because=(*arithmetic.of_lead(cause, lead, today), *arithmetic.of_delay(cause, today, delayed, added)),
        day=max(day, today),
    )


def is_over(cause: Cause, today: date) -> bool:
    """Whether the last day on which the rule begins a letter has gone by."""
    assert cause.due_on
    return cause.policy.until is not None and today > cause.due_on + timedelta(days=cause.policy.until)


def _skipped(cause: Cause, recipient: Recipient, why: Reason) -> Skipped:
    return Skipped(recipient.id, cause.matter, cause.policy.kind, why)


def _local_day(at: datetime, recipient: Recipient) -> date:
    return at.astimezone(ZoneInfo(recipient.zone)).date()


def latest_lead(cause: Cause, zone: str, now: datetime) -> int | None:
    """The newest lead whose local hour has come, in days from the day that counts; None before the first.

    Days are counted on the local calendar, so no change of clocks moves a letter from its hour.
    """
    assert cause.due_on
    local = now.astimezone(ZoneInfo(zone))
    today = local.date() - timedelta(days=local.time() < cause.policy.hour)
    latest = None
    for lead in cause.policy.counts((today - cause.due_on).days + 7):
        if cause.day_of(lead) > today:
            break
        latest = lead
    return latest


def instant(day: date, hour: time, zone: str) -> datetime:
    """A local hour of a day as an instant in UTC."""
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


def key_of(recipient: str, about: str) -> str:
    """The identity of a reminder, by its recipient and what it is about."""
    return sha256(f"r1\n{recipient}\n{about}".encode()).hexdigest()


def about(cause: Cause, lead: int) -> str:
    """What a reminder is about, for every recipient alike; a day that moves makes another, unless there is one ever."""
    assert cause.due_on
    day = cause.due_on.isoformat() if cause.policy.moves else ""
    return "\n".join((cause.matter, cause.policy.kind, str(lead), day))


def abouts(cause: Cause, lead: int, now: datetime) -> list[str]:
    """What a lead's letter is about and, after it, the later letters that only earlier versions of its rule had.

    Whoever got one of those gets none for the lead before it.
    """
    assert cause.due_on
    later = _only_before(cause.policy, lead, (now.date() - cause.due_on).days + 1)
    return [about(cause, count) for count in (lead, *later)]


@lru_cache(1024)  # what is due on one day under one rule has the same
def _only_before(of: Policy, lead: int, days: int) -> tuple[int, ...]:
    """The leads after one, up to so many days after the day, that only earlier versions of a rule had."""
    before = (one for one in policy.EARLIER if one.kind == of.kind)
    later = {count for one in before for count in one.counts(days) if lead < count <= days}
    return tuple(sorted(later.difference(of.counts(days))))


def no_longer(rule: str, due_on: date, lead: int, zone: str, cause: Cause | None, now: datetime) -> Reason | None:
    """Why a letter that waits need not be sent any more; None where it is still to be sent.

    `cause` is what it goes back to as the record stands now, None where the record holds it no more.
    """
    if cause is None:
        return arithmetic.gone(rule)
    if cause.why_not:
        return cause.why_not
    if cause.due_on != due_on and cause.policy.moves:
        return arithmetic.moved(cause, due_on)
    newest = latest_lead(cause, zone, now)
    if newest is not None and cause.day_of(newest) > cause.day_of(lead):
        return reason("replaced", day=cause.day_of(newest))
    return None


def lead_days(cause: Cause, until: date) -> Iterator[date]:
    """The days of a cause's letters up to about a day."""
    assert cause.due_on
    for lead in cause.policy.counts((until - cause.due_on).days + 1):
        yield cause.day_of(lead)
