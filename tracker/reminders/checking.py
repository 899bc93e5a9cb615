"""Whether a letter that waits is still to be sent, as the record stands and as its recipient wants it now."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection

from tracker.domain import wording
from tracker.reminders import following, outbox, rules, subscriptions
from tracker.reminders.following import Followed
from tracker.reminders.looking import Seen
from tracker.reminders.outbox import CONFIRMATION, Letter, Line
from tracker.reminders.subscriptions import Standing


def no_longer(
    connection: Connection, letter: Letter, standing: Standing, now: datetime, seen: Callable[[Line], Seen]
) -> str:
    """Why a letter need not be sent any more; empty where it is still to be sent.

    One with several reminders goes out as long as one of them holds: what is sent are the bytes that were stored.
    `seen` reads what one of them goes back to.
    """
    if letter.rule == CONFIRMATION:
        return ""
    reasons = [
        _of_line(connection, letter, line, standing, seen(line), now) for line in outbox.lines(connection, letter)
    ]
    return "" if not all(reasons) else (reasons or ["It has no reminder."])[0]


def _of_line(connection: Connection, letter: Letter, line: Line, standing: Standing, seen: Seen, now: datetime) -> str:
    cause = seen.cause(line.rule, line.matter, line.due_on, letter.of_office)
    if reason := rules.no_longer(line.rule, line.due_on, line.lead_days, letter.zone, cause, now):
        return str(reason)
    assert cause
    if letter.contact not in standing.topics:
        return "The recipient wants no letters now."
    topics = [topic for topic, _ in standing.topics[letter.contact]]
    followed = seen.followed_as(cause)
    if not following.concerns(followed, topics) and (why := _of_alternate(connection, line, followed, topics)):
        return why
    about = (letter.contact, line.matter, line.rule, line.due_on)
    if about not in standing.quiet:
        return ""
    until = standing.quiet[about]
    if until is None:
        return "The recipient has acknowledged it."
    waits = now < rules.instant(until, cause.policy.hour, letter.zone)
    return f"The recipient put it off until {wording.day(until)}." if waits else ""


def _of_alternate(connection: Connection, line: Line, followed: Followed, topics: Iterable[str]) -> str:
    """Why what an alternate was to get need not be sent: its first recipient has it no more, or has answered it."""
    for topic in topics:
        first = topic.removeprefix(following.ALTERNATE)
        theirs = subscriptions.standing(connection, first) if first != topic else None
        if theirs and following.concerns(followed, [followed_by for followed_by, _ in theirs.topics.get(first, ())]):
            answered = (first, line.matter, line.rule, line.due_on) in theirs.quiet
            return "The recipient it was for has acknowledged it, or put it off." if answered else ""
    return "The recipient does not follow this any more."
