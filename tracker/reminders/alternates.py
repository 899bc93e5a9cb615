"""PURE: what a recipient has not acknowledged goes to the alternate: once a letter, so many days after it.

The alternate hears nothing where the recipient acknowledged or put it off, and nothing of a letter that was never
written. `written` says when each letter to a recipient with an alternate was queued.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from tracker.reminders import rules
from tracker.reminders.causes import Cause
from tracker.reminders.following import Quiet
from tracker.reminders.reasons import reason
from tracker.reminders.rules import Planned, Recipient


def awaited(cause: Cause, pairs: Iterable[tuple[Recipient, Recipient]], now: datetime) -> Iterator[str]:
    """The keys of the newest letters on a cause to those who have an alternate, whether they were written or not."""
    if cause.policy.alternate_after is None or not cause.due_on or rules.why_nothing(cause):
        return
    for first, _alternate in pairs:
        # a week's letter may have brought, before its day, what is the newest only in the days ahead
        days = range(8 if first.digest == "weekly" else 1)
        leads = {rules.latest_lead(cause, first.zone, now + timedelta(days=day)) for day in days}
        yield from (rules.key_of(first.id, rules.about(cause, lead)) for lead in leads if lead is not None)


def due(
    cause: Cause,
    pairs: Iterable[tuple[Recipient, Recipient]],
    written: Mapping[str, datetime],
    queued: Container[str],
    quiet: Quiet,
    now: datetime,
) -> Iterator[tuple[Recipient, Planned]]:
    """The notices that are due to alternates; each pair is a recipient with an alternate of theirs."""
    if cause.policy.alternate_after is None or not cause.due_on or rules.why_nothing(cause):
        return
    for first, alternate in pairs:
        lead = rules.latest_lead(cause, first.zone, now)
        answered = any((who.id, cause.matter, cause.policy.kind, cause.due_on) in quiet for who in (first, alternate))
        at = (
            written.get(rules.key_of(first.id, rules.about(cause, lead))) if lead is not None and not answered else None
        )
        if at is None or lead is None:
            continue
        found = _notice(cause, lead, alternate, max(at, alternate.added_at), now)
        if found and found.key not in queued:
            yield alternate, found


def _notice(cause: Cause, lead: int, alternate: Recipient, since: datetime, now: datetime) -> Planned | None:
    """The notice to an alternate, some days after an instant, at the hour of letters where the alternate is."""
    assert cause.policy.alternate_after is not None
    zone = ZoneInfo(alternate.zone)
    wrote_on = since.astimezone(zone).date()
    on = wrote_on + timedelta(days=cause.policy.alternate_after)
    at = rules.instant(on, cause.policy.hour, alternate.zone)
    today = now.astimezone(zone).date()
    if now < at or rules.is_over(cause, today):
        return None
    ripe = rules.instant(cause.day_of(lead), cause.policy.hour, alternate.zone)
    (planned,) = rules.due([cause], [replace(alternate, added_at=min(alternate.added_at, ripe))], (), ripe)
    if not isinstance(planned, Planned):
        return None
    key = key_of(alternate.id, cause, lead)
    because = (reason("as_alternate", day=wrote_on), *planned.because)
    return replace(planned, key=key, at=at if today == on else now, day=today, because=because)


def key_of(alternate: str, cause: Cause, lead: int) -> str:
    """The identity of a notice to an alternate."""
    return sha256(f"alternate\n{rules.key_of(alternate, rules.about(cause, lead))}".encode()).hexdigest()
