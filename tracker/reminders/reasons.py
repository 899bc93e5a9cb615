"""PURE: why a reminder goes out on its day, or why none does: sentences as data, said in the language of whoever reads.

A sentence is its code with the values that it names.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.due import Sitting
from tracker.language import falling_due, wording, words
from tracker.language.messages import N_, _, ngettext
from tracker.language.printed import printed, unmarked

# a day, a number or a word; an amount with its unit; a session with its part; symbols
Value = date | int | str | tuple[int, str] | tuple[str, str] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence: its code, and its values by name, in a fixed order."""

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        """The sentence in the language that is spoken."""
        return unmarked(self.said())

    def said(self) -> str:
        """The same, with the words marked that stay in a language of their own."""
        places = {name: _SPOKEN[name](value) for name, value in self.values}
        return wording.capital(_(SENTENCES[self.code], **places))


def reason(code: str, **values: Value) -> Reason:
    """A sentence with its values."""
    return Reason(code, tuple(values.items()))


def in_words(steps: tuple[Reason, ...]) -> str:
    """The sentences after each other."""
    return " ".join(map(str, steps))


def said(steps: tuple[Reason, ...]) -> str:
    """The same, with the words marked that stay in a language of their own."""
    return " ".join(step.said() for step in steps)


SENTENCES = {
    # where the day that counts comes from
    "opened": N_("%(sitting)s opened on %(day)s."),
    "opens": N_("%(sitting)s opens on %(day)s."),
    "was_planned": N_("%(sitting)s was planned to open on %(day)s."),
    "is_planned": N_("%(sitting)s is planned to open on %(day)s."),
    "asked_by": N_("The text asks for it by %(day)s."),
    "adopted": N_("The text was adopted on %(day)s."),
    "asked_within": N_("A report is asked for within %(months)s months of that day: counted from then, by %(day)s."),
    "asked_every": N_("A report is asked for %(every)s: counted from then, by %(day)s."),
    "asked_every_as": N_("A report is asked for %(every)s (“%(printed)s”): counted from then, by %(day)s."),
    "renewed": N_("The mandate was renewed until %(day)s."),
    "renewed_by": N_("The mandate was renewed until %(day)s by %(text)s."),
    "term_ends": N_("The term ends on %(day)s."),
    "terms_end": N_("The terms end on %(day)s."),
    "forecast": N_("%(amount)s before the opening on %(opening)s is %(day)s, the day for the forecast (10-4-6 rule)."),
    "submission": N_(
        "%(amount)s before the opening on %(opening)s is %(day)s, the day for handing in the document (10-4-6 rule)."
    ),
    "issuance": N_("%(amount)s before the opening on %(opening)s is %(day)s, the day for its issuance (10-4-6 rule)."),
    "agreed": N_("A date agreed with conference services for this document replaces it: %(day)s."),
    "asked_at_it": N_("A report at this session has been asked for on this record since %(day)s."),
    "sent_to_it": N_("What this organ is to take up was sent to it on %(day)s."),
    "agreed_inside": N_("It is a date agreed with conference services, which stands in the letter and on no page."),
    # how the day of a letter follows from it
    "the_day": N_("This is the letter for that day."),
    "the_notice": N_("One notice is written, to whoever keeps the calendar."),
    "before": N_("%(amount)s before that is %(day)s."),
    "after": N_("%(amount)s after that is %(day)s."),
    "final_act": N_("No final act is recorded."),
    "report": N_("No report is recorded."),
    "report_of_round": N_("No report is recorded for it."),
    "later_day": N_("No later day is recorded."),
    "further_term": N_("No further term is recorded."),
    "on_saturday": N_("%(day)s is a Saturday; the working day before it is %(working)s."),
    "on_sunday": N_("%(day)s is a Sunday; the working day before it is %(working)s."),
    "on_holiday": N_(
        "%(day)s is a holiday of the United Nations at %(station)s, %(holiday)s; the working day before it is"
        " %(working)s."
    ),
    "no_list": N_(
        "The holidays of the United Nations at %(station)s in %(year)s are not on file, so only weekends are left out."
    ),
    "no_station": N_("No duty station is on file, so only weekends are left out."),
    "goes_out": N_("It goes out on %(day)s."),
    "delayed": N_("It goes out on %(day)s, in place of any letter before it."),
    "delayed_as_new": N_(
        "It goes out on %(day)s, the address having been added on %(added)s, in place of any letter before it."
    ),
    "went_out": N_("It went out on %(day)s."),
    "went_out_late": N_("It went out on %(day)s, in place of any letter before it."),
    "as_alternate": N_("The recipient whose alternate you are has not acknowledged the letter of %(day)s."),
    "to_alternate": N_("It went to the alternate of a recipient who had not acknowledged an earlier letter."),
    "was_put_off": N_("Its recipient had asked to be reminded again on %(day)s."),
    "put_off": N_("You asked to be reminded again on %(day)s."),
    # why nothing is due
    "acted_on": N_("A final act is recorded."),
    "sent_unknown": N_("The day on which it was sent is not on record."),
    "sitting_unknown": N_("Date of the sitting to be determined."),
    "session_unknown": N_("Date of the session to be determined."),
    "no_date": N_("No date stated in the text."),
    "not_adopted": N_("The day on which the text was adopted is not on record."),
    "reported": N_("A report is recorded."),
    "reported_as": N_("A report is recorded: %(symbols)s."),
    "round_reported": N_("A report is recorded for it."),
    "mandate_ended": N_("The mandate is recorded as %(ended)s."),
    "historical": N_("It was recorded as a fact of long ago."),
    "first_letter": N_("The first letter is for %(day)s."),
    "queued": N_("The letter for %(day)s was queued already."),
    "last_letter": N_("The last letter was for %(day)s."),
    # why a letter that waits is withdrawn
    "replaced": N_("The letter for %(day)s takes its place."),
    "matter_gone": N_("The entries on this matter were retracted."),
    "report_gone": N_("The entries on this report were retracted, or ask for none any more."),
    "term_gone": N_("No term that is a member's last is recorded to end on that day any more."),
    "dates_set": N_("The dates are on record now, or nothing asks for them any more."),
    "forecast_moved": N_("The document is to be forecast on %(day)s, not on %(before)s."),
    "submission_moved": N_("The document is to be handed in on %(day)s, not on %(before)s."),
    "issuance_moved": N_("The document is to be issued on %(day)s, not on %(before)s."),
    "sitting_moved": N_("The sitting opens on %(day)s, not on %(before)s."),
    "text_moved": N_("The text asks for %(day)s, not %(before)s."),
}


def sitting_in_words(sitting: tuple[str, str]) -> str:
    """`the management segment of the 2019 session of the Economic and Social Council`."""
    key, part = sitting
    session = wording.session_name(key)
    if part == "regular":
        return _("the %(session)s", session=session)
    return _("the %(part)s of the %(session)s", part=words.part(part), session=session)


def amount_in_words(amount: tuple[int, str]) -> str:
    """`3 days`, `1 week`, `12 weeks`, `3 working days`."""
    number, unit = amount
    match unit:
        case "week":
            return ngettext("%(num)s week", "%(num)s weeks", number)
        case "working_day":
            return ngettext("%(num)s working day", "%(num)s working days", number)
        case _:
            return ngettext("%(num)s day", "%(num)s days", number)


# the duty stations of the bodies on file
_STATIONS = (N_("Vienna"), N_("Geneva"), N_("New York"), N_("Nairobi"))

_SPOKEN: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("day", "opening", "working", "added", "before"), wording.day),
    **dict.fromkeys(("months", "year"), str),
    **dict.fromkeys(("holiday", "printed"), printed),
    "station": _,
    "text": words.text_in_words,
    "ended": words.plain,
    "every": falling_due.every,
    "amount": amount_in_words,
    "sitting": sitting_in_words,
    "symbols": wording.series,
}


def opening(sitting: Sitting, day: date) -> Reason:
    """When a sitting opens, as known on a day."""
    assert sitting.starts_on
    begun = sitting.starts_on <= day
    held, planned = ("opened", "was_planned") if begun else ("opens", "is_planned")
    code = held if sitting.state == "held" else planned
    return reason(code, sitting=(sitting.session, sitting.part), day=sitting.starts_on)
