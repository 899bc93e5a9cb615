"""PURE: what the notice to the keeper of a calendar says: something waits for a session that has no dates on record."""

from collections.abc import Iterator
from urllib.parse import quote

from tracker.language import outcomes, wording
from tracker.language.messages import _
from tracker.language.printed import printed, raised
from tracker.reminders.contents import Content, printed_in
from tracker.reminders.requests import place
from tracker.reminders.undated import Undated


def of_undated(one: Undated) -> Content:
    """A session without dates, with what is asked for at it or was sent to its organ."""
    name = _named(one)
    return Content(
        subject=_("Dates to be determined: %(session)s", session=name),
        list_=("Calendar of sessions", "calendar"),
        title=_("%(session)s: dates to be determined", session=wording.capital(name)),
        source=_("By the record, waiting for %(session)s:", session=name),
        stands=_(
            "No dates are on record for %(session)s. No other reminder goes out on what waits for it until they are.",
            session=name,
        ),
        next_step=_("The dates of the session, with the text that sets them."),
        please=_("Please answer this letter with the dates and their source, so that the record can say so."),
        page=_page(one),
        lists=(tuple(_lines(one)),),
    )


def _named(one: Undated) -> str:
    if one.session:
        return _("the %(session)s", session=wording.session_name(one.session))
    return _("the next sitting of %(organ)s", organ=wording.organ_in_short(one.body))


def _page(one: Undated) -> str:
    body, _sep, number = one.session.partition("/")
    return f"/bodies/{quote(body.lower())}/sessions/{quote(number)}" if one.session else f"/bodies/{one.body.lower()}"


def _lines(one: Undated) -> Iterator[str]:
    for asked in one.mandates:
        yield "  " + _("%(place)s: report asked for", place=place(asked))
        yield "    " + _("Source: %(source)s", source=printed_in(asked.evidence))
    for matter in one.matters:
        title = outcomes.title_of(matter)
        yield f"  {raised(title if outcomes.is_about_members(matter) else printed(title))}"
        if matter.made_evidence:
            yield "    " + _("Source: %(source)s", source=printed_in(matter.made_evidence))
