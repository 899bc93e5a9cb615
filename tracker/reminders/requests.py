"""PURE: what a letter on a report due to a body says, and one on the document that carries it to a session."""

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import quote

from tracker.domain import slots
from tracker.domain.due import Sitting
from tracker.language import falling_due, outcomes, terms, wording, words
from tracker.language.messages import N_, _, ngettext
from tracker.language.printed import printed
from tracker.projections.coverage import Coverage, reach
from tracker.projections.mandates import Mandate
from tracker.reminders.causes import due_of, reported_to, session_of
from tracker.reminders.contents import Content, printed_in

_LIST = ("Reports that were requested", "reports")
_FOR = {
    "forecast": N_("Document for %(organ)s, to be forecast by %(day)s: %(place)s"),
    "submission": N_("Document for %(organ)s, to be handed in by %(day)s: %(place)s"),
    "issuance": N_("Document for %(organ)s, to be issued by %(day)s: %(place)s"),
}
_STEPS = {
    "forecast": N_("Forecast to conference services by %(day)s."),
    "submission": N_("Handing in to conference services by %(day)s."),
    "issuance": N_("Issuance in all languages by %(day)s."),
}


def of_report(mandate: Mandate, calendar: Sequence[Sitting], coverage: Sequence[Coverage], day: date) -> Content:
    """A report due to a body, as the record stands on a day."""
    where, to = place(mandate), reported_to(mandate)
    asked = due_of(mandate)
    return Content(
        subject=_("Report to %(organ)s: %(place)s", organ=wording.organ_in_short(to), place=where),
        list_=_LIST,
        title=_("Report to %(organ)s: %(place)s", organ=wording.organ(to), place=where),
        facts=tuple(_facts(mandate, falling_due.in_words(asked, calendar))),
        entry=mandate.evidence.entry_id,
        stands=_stands(falling_due.requested(asked, calendar), to, coverage, day),
        next_step=_("Consideration by %(organ)s.", organ=wording.organ(to)),
        please=_please(),
        page=_page(mandate),
    )


def of_cycle(mandate: Mandate, coverage: Sequence[Coverage], day: date, due_on: date) -> Content:
    """One round of a report that recurs, or the report asked for within a time, due on a day."""
    where, to = place(mandate), reported_to(mandate)
    by, titled = wording.day(due_on), N_("Report to %(organ)s, by %(day)s: %(place)s")
    return Content(
        subject=_(titled, organ=wording.organ_in_short(to), day=by, place=where),
        list_=_LIST,
        title=_(titled, organ=wording.organ(to), day=by, place=where),
        facts=tuple(_facts(mandate, _("by %(day)s", day=by))),
        entry=mandate.evidence.entry_id,
        stands=_stands(_("Requested by %(day)s", day=by), to, coverage, day),
        next_step=_("Consideration by %(organ)s.", organ=wording.organ(to)),
        please=_please(),
        page=_page(mandate),
    )


def of_review(mandate: Mandate, due_on: date) -> Content:
    """A mandate that was renewed until a day."""
    until = wording.day(due_on)
    title = _("Renewed until %(day)s: %(place)s", day=until, place=place(mandate))
    return Content(
        subject=title,
        list_=("Mandates renewed until a day", "renewals"),
        title=title,
        facts=tuple(_facts(mandate, "")),
        entry=mandate.evidence.entry_id,
        stands=_("Renewed until %(day)s; no later day is recorded.", day=until),
        next_step=_("Consideration by the body that renewed it."),
        please=_(
            "If it was renewed for a further time, please answer this letter with the symbol and paragraph of the text,"
            " so that the record can say so."
        ),
        page=_page(mandate),
    )


def of_document(
    mandate: Mandate, stage: str, calendar: Sequence[Sitting], coverage: Sequence[Coverage], day: date, due_on: date
) -> Content:
    """A stage of the document for a session that a report is due at, with all dates counted from the opening."""
    where, to, by = place(mandate), reported_to(mandate), wording.day(due_on)
    sitting, asked = session_of(mandate, calendar), due_of(mandate)
    assert sitting
    assert sitting.starts_on
    replaced = _(
        "The dates above are counted from the opening; a date agreed with conference services for this document"
        " replaces them."
    )
    return Content(
        subject=_(_FOR[stage], organ=wording.organ_in_short(to), day=by, place=where),
        list_=_LIST,
        title=_("Document for the %(session)s: %(place)s", session=wording.session_name(asked.session), place=where),
        facts=tuple(_facts(mandate, falling_due.in_words(asked, calendar))),
        entry=mandate.evidence.entry_id,
        stands=_stands(falling_due.requested(asked, calendar), to, coverage, day),
        next_step=f"{_(_STEPS[stage], day=by)} {replaced}",
        please=_please(),
        page=_page(mandate),
        lists=(tuple(_dates(sitting.starts_on)),),
    )


def _please() -> str:
    return _("If the report was submitted, please answer this letter with its symbol, so that the record can say so.")


def _dates(opening: date) -> Iterator[str]:
    """The days of a document on its way to a session, counted back from its opening."""
    yield _("Dates of a document for the session (10-4-6 rule of the United Nations Office at Geneva)")
    for one in slots.document_dates(opening):
        weeks = (opening - one.on).days // 7
        before = ngettext("%(num)s week before the opening", "%(num)s weeks before the opening", weeks)
        said = _("%(name)s: %(value)s", name=_(terms.DOCUMENT_DATES[one.kind]), value=wording.day(one.on))
        yield f"  {said} ({before})"


def _facts(mandate: Mandate, when: str) -> Iterator[tuple[str, str]]:
    """Who asks what of whom, by when, and where that is printed."""
    organ = mandate.text.partition(" ")[0]
    yield (
        _("Asked by"),
        f"{wording.organ(organ)}, {words.number_of_text(mandate.text)}, {words.place(_paragraph(mandate))}",
    )
    if mandate.addressees:
        yield _("Asked of"), printed(wording.series(mandate.addressees))
    yield _("What"), _("“%(words)s”", words=printed(f"{mandate.verb} … {mandate.action}"))
    if when:
        yield _("By when"), when
    yield _("Printed in"), printed_in(mandate.evidence)


def _stands(requested: str, to: str, coverage: Sequence[Coverage], day: date) -> str:
    if covered := reach(coverage, to, "documents", day):
        said = "".join(phrase.words for phrase in outcomes.no_report(covered))
    else:
        short = wording.organ_in_short(to)
        said = _("what was submitted to %(organ)s is not covered by this record", organ=short)
    return f"{words.clauses([requested, said])}."


def place(mandate: Mandate) -> str:
    """`General Assembly resolution 74/173, para. 14 (a)`."""
    return f"{words.text_in_words(mandate.text)}, {words.place(_paragraph(mandate))}"


def _paragraph(mandate: Mandate) -> str:
    return f"{mandate.paragraph} ({mandate.clause})" if mandate.clause else mandate.paragraph


def _page(mandate: Mandate) -> str:
    organ, kind, number = (*mandate.text.split(" ", 2), "", "")[:3]
    return (
        f"/texts/{quote(organ.lower())}/{quote(kind)}/{quote(number, safe='/:')}#paragraph-{quote(mandate.paragraph)}"
    )
