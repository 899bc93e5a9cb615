"""PURE: why a reminder goes out on its day, or why none does: sentences as data, and the same in English.

A sentence is its code with the values that it names, so that a page or a letter can say it in another language from
`SENTENCES` and values alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain import bodies, due, wording
from tracker.domain.due import Sitting

# a day, a number or a word; an amount with its unit; a session with its part; symbols
Value = date | int | str | tuple[int, str] | tuple[str, str] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence: its code, and its values by name, in a fixed order. As text it is English."""

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        """The sentence in English."""
        return wording.capital(SENTENCES[self.code] % {name: _spoken(name, value) for name, value in self.values})


def reason(code: str, **values: Value) -> Reason:
    """A sentence with its values."""
    return Reason(code, tuple(values.items()))


def in_words(steps: tuple[Reason, ...]) -> str:
    """The sentences after each other, in English."""
    return " ".join(map(str, steps))


SENTENCES = {
    # where the day that counts comes from
    "opened": "%(sitting)s opened on %(day)s.",
    "opens": "%(sitting)s opens on %(day)s.",
    "was_planned": "%(sitting)s was planned to open on %(day)s.",
    "is_planned": "%(sitting)s is planned to open on %(day)s.",
    "asked_by": "The text asks for it by %(day)s.",
    "adopted": "The text was adopted on %(day)s.",
    "asked_within": "A report is asked for within %(months)s months of that day: counted from then, by %(day)s.",
    "asked_every": "A report is asked for %(every)s: counted from then, by %(day)s.",
    "asked_every_as": "A report is asked for %(every)s (“%(printed)s”): counted from then, by %(day)s.",
    "renewed": "The mandate was renewed until %(day)s.",
    "renewed_by": "The mandate was renewed until %(day)s by %(text)s.",
    "term_ends": "The term ends on %(day)s.",
    "terms_end": "The terms end on %(day)s.",
    "forecast": "%(amount)s before the opening on %(opening)s is %(day)s, the day for the forecast (10-4-6 rule).",
    "submission": (
        "%(amount)s before the opening on %(opening)s is %(day)s, the day for handing in the document (10-4-6 rule)."
    ),
    "issuance": "%(amount)s before the opening on %(opening)s is %(day)s, the day for its issuance (10-4-6 rule).",
    "agreed": "A date agreed with conference services for this document replaces it: %(day)s.",
    "asked_at_it": "A report at this session has been asked for on this record since %(day)s.",
    "sent_to_it": "What this organ is to take up was sent to it on %(day)s.",
    # how the day of a letter follows from it
    "the_day": "This is the letter for that day.",
    "the_notice": "One notice is written, to whoever keeps the calendar.",
    "before": "%(amount)s before that is %(day)s.",
    "after": "%(amount)s after that is %(day)s.",
    "final_act": "No final act is recorded.",
    "report": "No report is recorded.",
    "report_of_round": "No report is recorded for it.",
    "later_day": "No later day is recorded.",
    "further_term": "No further term is recorded.",
    "on_saturday": "%(day)s is a Saturday; the working day before it is %(working)s.",
    "on_sunday": "%(day)s is a Sunday; the working day before it is %(working)s.",
    "on_holiday": (
        "%(day)s is a holiday of the United Nations at %(station)s, %(holiday)s; the working day before it is"
        " %(working)s."
    ),
    "no_list": (
        "The holidays of the United Nations at %(station)s in %(year)s are not on file, so only weekends are left out."
    ),
    "no_station": "No duty station is on file, so only weekends are left out.",
    "delayed": "It goes out on %(day)s, in place of any letter before it.",
    "delayed_as_new": (
        "It goes out on %(day)s, the address having been added on %(added)s, in place of any letter before it."
    ),
    "as_alternate": "The recipient whose alternate you are has not acknowledged the letter of %(day)s.",
    "put_off": "You asked to be reminded again on %(day)s.",
    # why nothing is due
    "acted_on": "A final act is recorded.",
    "sent_unknown": "The day on which it was sent is not on record.",
    "sitting_unknown": "Date of the sitting to be determined.",
    "session_unknown": "Date of the session to be determined.",
    "no_date": "No date stated in the text.",
    "not_adopted": "The day on which the text was adopted is not on record.",
    "reported": "A report is recorded.",
    "reported_as": "A report is recorded: %(symbols)s.",
    "round_reported": "A report is recorded for it.",
    "mandate_ended": "The mandate is recorded as %(ended)s.",
    "historical": "It was recorded as a fact of long ago.",
    "first_letter": "The first letter is for %(day)s.",
    "queued": "The letter for %(day)s was queued already.",
    "last_letter": "The last letter was for %(day)s.",
    # why a letter that waits is withdrawn
    "replaced": "The letter for %(day)s takes its place.",
    "matter_gone": "The entries on this matter were retracted.",
    "report_gone": "The entries on this report were retracted, or ask for none any more.",
    "term_gone": "No term that is a member's last is recorded to end on that day any more.",
    "dates_set": "The dates are on record now, or nothing asks for them any more.",
    "forecast_moved": "The document is to be forecast on %(day)s, not on %(before)s.",
    "submission_moved": "The document is to be handed in on %(day)s, not on %(before)s.",
    "issuance_moved": "The document is to be issued on %(day)s, not on %(before)s.",
    "sitting_moved": "The sitting opens on %(day)s, not on %(before)s.",
    "text_moved": "The text asks for %(day)s, not %(before)s.",
}


def sitting_in_words(sitting: tuple[str, str]) -> str:
    """`the management segment of the 2019 session of the Economic and Social Council`."""
    session, part = sitting
    name = f"the {bodies.session_name(session)}"
    return name if part == "regular" else f"the {_PARTS.get(part, f'{part} part')} of {name}"


_PARTS = {"management": "management segment", "high_level": "high-level segment"}


def amount_in_words(amount: tuple[int, str]) -> str:
    """`3 days`, `1 week`, `12 weeks`, `3 working days`."""
    number, unit = amount
    return f"{number} {unit.replace('_', ' ')}{'' if number == 1 else 's'}"


_SPOKEN: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("day", "opening", "working", "added", "before"), wording.day),
    **dict.fromkeys(("months", "year", "station", "holiday", "text", "ended", "printed"), str),
    "every": due.every_in_words,
    "amount": amount_in_words,
    "sitting": sitting_in_words,
    "symbols": wording.series,
}


def _spoken(name: str, value: Value) -> str:
    return _SPOKEN[name](value)


def opening(sitting: Sitting, day: date) -> Reason:
    """When a sitting opens, as known on a day."""
    assert sitting.starts_on
    begun = sitting.starts_on <= day
    held, planned = ("opened", "was_planned") if begun else ("opens", "is_planned")
    code = held if sitting.state == "held" else planned
    return reason(code, sitting=(sitting.session, sitting.part), day=sitting.starts_on)
