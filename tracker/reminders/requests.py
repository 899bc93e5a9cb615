"""PURE: what a letter on a report due to a body says, and one on the document that carries it to a session."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from tracker.domain import bodies, due, slots, wording
from tracker.domain.due import Sitting
from tracker.domain.slots import DocumentDate
from tracker.projections.coverage import Coverage, reach
from tracker.projections.mandates import Mandate
from tracker.reminders.causes import due_of, reported_to, session_of
from tracker.reminders.contents import Content, printed_in
from tracker.reminders.policy import DOCUMENT_DATE

_LIST = ("Reports that were requested", "reports")
_STAGES = {
    "forecast": "Forecast",
    "submission": "Handed in",
    "issuance": "Issued",
    "in_session": "Papers for use in session forecast",
}
_DONE = {"forecast": "forecast", "submission": "handed in", "issuance": "issued"}
_STEPS = {
    "forecast": "Forecast to conference services",
    "submission": "Handing in to conference services",
    "issuance": "Issuance in all languages",
}


def of_report(mandate: Mandate, calendar: Sequence[Sitting], coverage: Sequence[Coverage], day: date) -> Content:
    """A report due to a body, as the record stands on a day."""
    place, to = _place(mandate), reported_to(mandate)
    return Content(
        subject=f"Report to {wording.organ_in_short(to)}: {place}",
        list_=_LIST,
        title=f"Report to {wording.organ(to)}: {place}",
        source=_what_is_asked(mandate),
        stands=_stands(mandate, coverage, day),
        next_step=f"Consideration by {wording.organ(to)}, {due.in_words(due_of(mandate), calendar)}.",
        please=_PLEASE,
        page=_page(mandate),
    )


def of_cycle(mandate: Mandate, coverage: Sequence[Coverage], day: date, due_on: date) -> Content:
    """One round of a report that recurs, or the report asked for within a time, due on a day."""
    place, to = _place(mandate), reported_to(mandate)
    return Content(
        subject=f"Report to {wording.organ_in_short(to)}, by {wording.day(due_on)}: {place}",
        list_=_LIST,
        title=f"Report to {wording.organ(to)}, by {wording.day(due_on)}: {place}",
        source=_what_is_asked(mandate),
        stands=_stands_for(mandate, f"by {wording.day(due_on)}", coverage, day),
        next_step=f"Consideration by {wording.organ(to)}.",
        please=_PLEASE,
        page=_page(mandate),
    )


def of_review(mandate: Mandate, due_on: date) -> Content:
    """A mandate that was renewed until a day."""
    place = _place(mandate)
    return Content(
        subject=f"Renewed until {wording.day(due_on)}: {place}",
        list_=("Mandates renewed until a day", "renewals"),
        title=f"Renewed until {wording.day(due_on)}: {place}",
        source=_what_is_asked(mandate),
        stands=f"Renewed until {wording.day(due_on)}; no later day is recorded.",
        next_step="Consideration by the body that renewed it.",
        please=(
            "If it was renewed for a further time, please answer this letter with the symbol and paragraph of the text,"
            " so that the record can say so."
        ),
        page=_page(mandate),
    )


def of_document(
    mandate: Mandate, stage: str, calendar: Sequence[Sitting], coverage: Sequence[Coverage], day: date, due_on: date
) -> Content:
    """A stage of the document for a session that a report is due at, with all dates counted from the opening."""
    place, to = _place(mandate), reported_to(mandate)
    sitting = session_of(mandate, calendar)
    assert sitting
    assert sitting.starts_on
    return Content(
        subject=f"Document for {wording.organ_in_short(to)}, to be {_DONE[stage]} by {wording.day(due_on)}: {place}",
        list_=_LIST,
        title=f"Document for the {bodies.session_name(due_of(mandate).session)}: {place}",
        source=_what_is_asked(mandate),
        stands=_stands(mandate, coverage, day),
        next_step=(
            f"{_STEPS[stage]} by {wording.day(due_on)}. The dates above are counted from the opening; a date agreed"
            " with conference services for this document replaces them."
        ),
        please=_PLEASE,
        page=_page(mandate),
        lists=(
            (
                f"Dates of a document for the session ({DOCUMENT_DATE.source.partition(',')[0]})",
                *(_line(one) for one in slots.document_dates(sitting.starts_on)),
            ),
        ),
    )


_PLEASE = "If the report was submitted, please answer this letter with its symbol, so that the record can say so."


def _line(one: DocumentDate) -> str:
    return f"  {wording.day(one.on)}  {_STAGES[one.kind]}: {one.arithmetic}"


def _what_is_asked(mandate: Mandate) -> str:
    """`General Assembly resolution 74/173, paragraph 14: “Requests” (Secretary-General) to report …. Source: …`"""
    whom = f" ({wording.series(mandate.addressees)})" if mandate.addressees else ""
    printed = due_of(mandate).as_printed
    when = f" (“{printed}”)" if printed else ""
    asked = f"“{mandate.verb}”{whom} {mandate.action}{when}"
    return f"{_place(mandate)}: {asked}. Source: {printed_in(mandate.evidence)}."


def _stands(mandate: Mandate, coverage: Sequence[Coverage], day: date) -> str:
    asked = due_of(mandate)
    when = f"by {wording.day(asked.on)}" if asked.on else f"for the {bodies.session_name(asked.session)}"
    return _stands_for(mandate, when, coverage, day)


def _stands_for(mandate: Mandate, when: str, coverage: Sequence[Coverage], day: date) -> str:
    to = reported_to(mandate)
    covered = reach(coverage, to, "documents", day)
    if not covered:
        return f"Requested {when}; what was submitted to {wording.organ_in_short(to)} is not covered by this record."
    in_part = "" if covered.full else "in part, "
    return f"Requested {when}; no report recorded (covered {in_part}to {wording.day(covered.read_to)})."


def _place(mandate: Mandate) -> str:
    """`General Assembly resolution 74/173, paragraph 14 (a)`."""
    clause = f" ({mandate.clause})" if mandate.clause else ""
    return f"{text_in_words(mandate.text)}, paragraph {mandate.paragraph}{clause}"


def text_in_words(key: str) -> str:
    """`General Assembly resolution 74/173` for `GA resolution 74/173`."""
    organ, _, rest = key.partition(" ")
    return f"{wording.organ(organ).removeprefix('the ')} {rest}".strip()


def _page(mandate: Mandate) -> str:
    organ, kind, number = (*mandate.text.split(" ", 2), "", "")[:3]
    return (
        f"/texts/{quote(organ.lower())}/{quote(kind)}/{quote(number, safe='/:')}#paragraph-{quote(mandate.paragraph)}"
    )
