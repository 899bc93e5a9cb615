"""PURE: why a reminder goes out on its day, in words that its recipient can check."""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.domain import bodies, wording
from tracker.domain.due import Sitting
from tracker.reminders.causes import Cause
from tracker.reminders.policy import BEFORE_AN_ORGAN, CYCLE, DOCUMENT_DATE, REPORT_DUE, REVIEW

_PARTS = {"management": "management segment", "high_level": "high-level segment"}


def opening(sitting: Sitting, day: date) -> str:
    """`The management segment of the 2019 session of the Economic and Social Council opened on 23 July 2019.`"""
    assert sitting.starts_on
    session = f"the {bodies.session_name(sitting.session)}"
    if sitting.part != "regular":
        session = f"the {_PARTS.get(sitting.part, f'{sitting.part} part')} of {session}"
    begun = sitting.starts_on <= day
    held, planned = ("opened", "was planned to open") if begun else ("opens", "is planned to open")
    verb = held if sitting.state == "held" else planned
    return f"{wording.capital(session)} {verb} on {wording.day(sitting.starts_on)}."


def of_lead(cause: Cause, lead: int, today: date) -> Iterator[str]:
    """The day that counts and where it comes from, the day so far before or after it, and what moved that one."""
    assert cause.due_on
    if cause.sitting:
        yield opening(cause.sitting, today)
    yield from cause.then
    nominal = cause.due_on + timedelta(days=lead)
    if lead == 0:
        yield "This is the letter for that day."
    elif lead < 0:
        yield f"{amount(-lead)} before that is {wording.day(nominal)}."
    else:
        yield f"{amount(lead)} after that is {wording.day(nominal)}, and no final act is recorded."
    if cause.policy.on_working_days:
        yield from _of_working_days(cause, lead, nominal)


def _of_working_days(cause: Cause, lead: int, nominal: date) -> Iterator[str]:
    if why := cause.working.why_none(nominal):
        yield f"{wording.day(nominal)} is {why}; the working day before it is {wording.day(cause.day_of(lead))}."
    if unknown := cause.working.how_far_known(nominal.year):
        yield unknown


def amount(days: int) -> str:
    """`3 days`, `1 week`, `12 weeks`."""
    number, unit = (days // 7, "week") if days % 7 == 0 else (days, "day")
    return f"{number} {unit}{'' if number == 1 else 's'}"


def of_delay(today: date, delayed: bool, added: date | None) -> Iterator[str]:
    """A sentence where a letter goes out after its day; `added` is the day of an address added since then."""
    if delayed:
        why = f", the address having been added on {wording.day(added)}" if added else ""
        yield f"It goes out on {wording.day(today)}{why}, in place of any letter before it."


def gone(rule: str) -> str:
    """Why a letter is withdrawn whose cause is not on record any more."""
    if rule == BEFORE_AN_ORGAN.kind:
        return "The entries on this matter were retracted."
    if rule in (REPORT_DUE.kind, DOCUMENT_DATE.kind, CYCLE.kind, REVIEW.kind):
        return "The entries on this report were retracted, or ask for none any more."
    return "No term that is a member's last is recorded to end on that day any more."


def moved(cause: Cause, before: date) -> str:
    """Why a letter is withdrawn whose day moved."""
    assert cause.due_on
    then, now = wording.day(before), wording.day(cause.due_on)
    if cause.policy == DOCUMENT_DATE:
        return f"The document is to be handed in on {now}, not on {then}."
    return f"The sitting opens on {now}, not on {then}." if cause.sitting else f"The text asks for {now}, not {then}."
