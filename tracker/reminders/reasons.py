"""PURE: why a reminder goes out on its day, in words that its recipient can check."""

from datetime import date, timedelta

from tracker.domain import bodies, wording
from tracker.domain.due import Sitting

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


def of_lead(sitting: Sitting, lead: int, today: date) -> list[str]:
    """The opening of the sitting, and the day that so many days before or after it is."""
    assert sitting.starts_on
    day = lead_day(sitting.starts_on, lead)
    if lead == 0:
        return [opening(sitting, today), "This is the letter for that day."]
    if lead < 0:
        return [opening(sitting, today), f"{-lead} days before that is {day}."]
    return [opening(sitting, today), f"{lead} days after that is {day}, and no final act is recorded."]


def of_delay(today: date, delayed: bool, added: date | None) -> list[str]:
    """A sentence where a letter goes out after its day; `added` is the day of an address added since then."""
    if not delayed:
        return []
    why = f", the address having been added on {wording.day(added)}" if added else ""
    return [f"It goes out on {wording.day(today)}{why}, in place of any letter before it."]


def lead_day(opens: date, lead: int) -> str:
    """The day that is so many days from the opening, in words."""
    return wording.day(opens + timedelta(days=lead))
