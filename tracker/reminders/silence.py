"""Why no letter goes out in the days ahead, for each thing that a rule is for, as its followers stand."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from tracker.domain import wording
from tracker.reminders import contacts, looking, outbox, rules, subscriptions
from tracker.reminders.causes import Cause
from tracker.reminders.following import Followed, Followers, Quiet
from tracker.reminders.rules import Recipient, Skipped

# how far ahead the next letter is looked for
_YEARS = timedelta(days=3660)


def why_nothing(connection: Connection, now: datetime) -> list[tuple[str, str, str]]:
    """Rule, matter and the reason. It names no recipient; where several follow a thing, one of them is taken."""
    standing = subscriptions.standing(connection)
    followers = standing.followers(contacts.every(connection))
    queued = outbox.keys(connection)
    return [
        (one.cause.policy.kind, one.cause.matter, _reason(one, followers, queued, standing.quiet, now))
        for one in looking.look(connection).followed()
        if one.cause.readers != "public"
    ]


def _reason(one: Followed, followers: Followers, queued: Collection[str], quiet: Quiet, now: datetime) -> str:
    cause = one.cause
    if why := rules.why_nothing(cause):
        return str(why)
    mine = list(followers.of(one))
    if not mine and cause.policy.audience == "keeper":
        return "No keeper of the calendar of that body is on record (tracker contact add --keeper)."
    if not mine:
        return "Nobody who wants letters now follows it."
    answered = {who.id: quiet[about] for who in mine if (about := _about(cause, who)) in quiet}
    if unanswered := [who for who in mine if who.id not in answered]:
        return _of_recipient(cause, unanswered[0], queued, now)
    if put_off := [until for until in answered.values() if until]:
        return f"It was put off until {wording.day(min(put_off))}."
    return "It was acknowledged, and no more letters come on it."


def _about(cause: Cause, who: Recipient) -> tuple[str, str, str, date]:
    assert cause.due_on
    return who.id, cause.matter, cause.policy.kind, cause.due_on


def _of_recipient(cause: Cause, who: Recipient, queued: Collection[str], now: datetime) -> str:
    days = rules.lead_days(cause, (now + _YEARS).date())
    coming = min((day for day in days if _is_ahead(cause, who, day, now)), default=None)
    if coming and rules.latest_lead(cause, who.zone, now) is None:
        return f"The first letter is for {wording.day(coming)}."
    (found,) = rules.due([cause], [who], queued, now)
    why = found.reason if isinstance(found, Skipped) else "No letter is due in these days."
    return f"{why} The next is for {wording.day(coming)}." if coming else why


def _is_ahead(cause: Cause, who: Recipient, day: date, now: datetime) -> bool:
    first = cause.day_of(min(-who.ahead, cause.policy.leads[-1])) if who.ahead else day
    return day > now.date() and day >= first
