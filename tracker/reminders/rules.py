"""PURE: which reminders are due, and why. The policy is data; preview, catch-up and the real run are one function.

A matter before an organ is reminded of by the sitting at which the organ can take it up. Only the newest lead whose
hour has come counts: after any downtime one letter goes out, and a recipient added today gets one, not the history.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from tracker.domain import wording
from tracker.domain.due import Sitting, taken_up_at
from tracker.projections.follow_up import Matter
from tracker.reminders import reasons


@dataclass(frozen=True, slots=True)
class Policy:
    """When to remind: `leads` are days from the opening of the sitting, then every `then_every`; `hour` is local."""

    kind: str
    version: str
    leads: tuple[int, ...]
    then_every: int
    hour: time
    in_words: str


BEFORE_AN_ORGAN = Policy(
    kind="matter before an organ",
    version="1",
    leads=(-28, 0),
    then_every=28,
    hour=time(9),
    in_words=(
        "One letter four weeks before the sitting at which the matter can be taken up, one on the day it opens, and one"
        " every four weeks after that while no final act is recorded, each at 9 a.m. where the recipient is. These"
        " dates are set by this tracker; no text of the United Nations prescribes them."
    ),
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom to remind: an opaque id, an IANA time zone, and since when."""

    id: str
    zone: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Planned:
    """A reminder that is due. `at` is the instant it goes out: its own hour or, once that day is over, the present.

    `due_on` is the day on which the sitting opens, `lead_days` counts from it; `reason` is the rule and the arithmetic.
    """

    key: str
    recipient: str
    matter: str
    rule: str
    policy: str
    due_on: date
    lead_days: int
    at: datetime
    reason: str

    @property
    def day(self) -> date:
        """The day it goes out: its own or, once that is over, the present one."""
        return max(self.due_on + timedelta(days=self.lead_days), self.at.date())


@dataclass(frozen=True, slots=True)
class Skipped:
    """Nothing is due of a matter: to one recipient or, where `recipient` is empty, to any."""

    recipient: str
    matter: str
    reason: str


Decision = Planned | Skipped


def due(
    matters: Iterable[Matter],
    calendar: Sequence[Sitting],
    recipients: Sequence[Recipient],
    queued: Container[str],
    now: datetime,
    historical: Container[str] = frozenset(),
    policy: Policy = BEFORE_AN_ORGAN,
) -> list[Decision]:
    """What is due at an instant, and what is not, with the reason.

    `queued` are the keys of all letters ever queued, `historical` those of the matters recorded as facts of long ago.
    """
    decisions: list[Decision] = []
    for matter in matters:
        sitting = anchor(matter, calendar)
        if matter.key in historical:
            decisions.append(Skipped("", matter.key, "It was recorded as a fact of long ago."))
        elif not matter.open:
            decisions.append(Skipped("", matter.key, "A final act is recorded."))
        elif isinstance(sitting, str):
            decisions.append(Skipped("", matter.key, sitting))
        else:
            decisions += [_decide(matter, sitting, recipient, queued, now, policy) for recipient in recipients]
    return decisions


def anchor(matter: Matter, calendar: Sequence[Sitting]) -> Sitting | str:
    """The sitting from which the days are counted, its first day set; or why there is none."""
    sent_on = matter.made and matter.made.last_day
    if not sent_on:
        return "The day on which it was sent is not on record."
    sitting = taken_up_at(calendar, matter.to, sent_on)
    if not sitting:
        return "Date of the sitting to be determined."
    return sitting


def _decide(
    matter: Matter, sitting: Sitting, recipient: Recipient, queued: Container[str], now: datetime, policy: Policy
) -> Decision:
    assert sitting.starts_on
    opens = sitting.starts_on
    lead = latest_lead(policy, opens, recipient.zone, now)
    if lead is None:
        first = wording.day(opens + timedelta(days=policy.leads[0]))
        return Skipped(recipient.id, matter.key, f"The first letter is for {first}.")
    key = key_of(recipient.id, matter.key, policy.kind, lead, opens)
    if key in queued:
        return Skipped(recipient.id, matter.key, f"The letter for {reasons.lead_day(opens, lead)} was queued already.")
    on_time = instant(opens + timedelta(days=lead), policy.hour, recipient.zone)
    today = _local_day(now, recipient)
    delayed = today > opens + timedelta(days=lead)
    added = _local_day(recipient.added_at, recipient) if recipient.added_at > on_time else None
    why = " ".join([*reasons.of_lead(sitting, lead, today), *reasons.of_delay(today, delayed, added)])
    at = now if delayed else on_time
    return Planned(key, recipient.id, matter.key, policy.kind, policy.version, opens, lead, at, why)


def _local_day(at: datetime, recipient: Recipient) -> date:
    return at.astimezone(ZoneInfo(recipient.zone)).date()


def latest_lead(policy: Policy, opens: date, zone: str, now: datetime) -> int | None:
    """The newest lead whose local hour has come, in days from the opening; None before the first.

    Days are counted on the local calendar, so no change of clocks moves a letter from its hour.
    """
    local = now.astimezone(ZoneInfo(zone))
    elapsed = (local.date() - opens).days - (local.time() < policy.hour)
    last = policy.leads[-1]
    if elapsed >= last:
        return last + (elapsed - last) // policy.then_every * policy.then_every
    return max((lead for lead in policy.leads if lead <= elapsed), default=None)


def instant(day: date, hour: time, zone: str) -> datetime:
    """A local hour of a day as an instant in UTC."""
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


def key_of(recipient: str, matter: str, rule: str, lead: int, due_on: date) -> str:
    """The identity of a reminder; a sitting that moves makes new ones."""
    text = "\n".join(("r1", recipient, matter, rule, str(lead), due_on.isoformat()))
    return sha256(text.encode()).hexdigest()


def no_longer(
    due_on: date,
    lead: int,
    zone: str,
    matter: Matter | None,
    calendar: Sequence[Sitting],
    now: datetime,
    policy: Policy = BEFORE_AN_ORGAN,
) -> str:
    """Why a letter that waits need not be sent any more; empty where it is still to be sent."""
    if matter is None:
        return "The entries on this matter were retracted."
    if not matter.open:
        return "A final act was recorded."
    sitting = anchor(matter, calendar)
    if isinstance(sitting, str):
        return sitting
    if sitting.starts_on and sitting.starts_on != due_on:
        return f"The sitting opens on {wording.day(sitting.starts_on)}, not on {wording.day(due_on)}."
    newest = latest_lead(policy, due_on, zone, now)
    if newest is not None and newest > lead:
        return f"The letter for {reasons.lead_day(due_on, newest)} takes its place."
    return ""


def preview(
    matters: Sequence[Matter],
    calendar: Sequence[Sitting],
    recipients: Sequence[Recipient],
    queued: Iterable[str],
    now: datetime,
    days: int,
    historical: Container[str] = frozenset(),
    policy: Policy = BEFORE_AN_ORGAN,
) -> list[Planned]:
    """What goes out in the days ahead if nothing more is recorded: what is due now, then `due` at each hour to come."""
    known = set(queued)
    hours = _hours_ahead(matters, calendar, {one.zone for one in recipients}, now, days, policy)
    ahead: list[Planned] = []
    for hour in [now, *hours]:
        decisions = due(matters, calendar, recipients, known, hour, historical, policy)
        planned = [one for one in decisions if isinstance(one, Planned)]
        known |= {one.key for one in planned}
        ahead += planned
    return ahead


def _hours_ahead(
    matters: Iterable[Matter],
    calendar: Sequence[Sitting],
    zones: Iterable[str],
    now: datetime,
    days: int,
    policy: Policy,
) -> list[datetime]:
    """The instants after `now` at which some letter may fall due."""
    until = now + timedelta(days=days)
    sittings = [anchor(matter, calendar) for matter in matters if matter.open]
    openings = {one.starts_on for one in sittings if isinstance(one, Sitting) and one.starts_on}
    lead_days = {day for opens in openings for day in _lead_days(policy, opens, until.date() + timedelta(days=1))}
    hours = {instant(day, policy.hour, zone) for day in lead_days for zone in zones}
    return sorted(hour for hour in hours if now < hour <= until)


def _lead_days(policy: Policy, opens: date, until: date) -> Iterator[date]:
    yield from (opens + timedelta(days=lead) for lead in policy.leads)
    day = opens + timedelta(days=policy.leads[-1])
    while (day := day + timedelta(days=policy.then_every)) <= until:
        yield day
