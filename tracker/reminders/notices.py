"""PURE: what the notice to the keeper of a calendar says: something waits for a session that has no dates on record."""

from collections.abc import Iterator
from urllib.parse import quote

from tracker.domain import bodies, wording
from tracker.language import outcomes
from tracker.reminders.contents import Content, one_line, printed_in
from tracker.reminders.requests import text_in_words
from tracker.reminders.undated import Undated


def of_undated(one: Undated) -> Content:
    """A session without dates, with what is asked for at it or was sent to its organ."""
    short = wording.organ_in_short(one.body)
    name = f"the {bodies.session_name(one.session)}" if one.session else f"the next sitting of {short}"
    return Content(
        subject=f"Dates to be determined: {name}",
        list_=("Calendar of sessions", "calendar"),
        title=f"{wording.capital(name)}: dates to be determined",
        source=f"By the record, waiting for {name}:",
        stands=f"No dates are on record for {name}. No other reminder goes out on what waits for it until they are.",
        next_step="The dates of the session, with the text that sets them.",
        please="Please answer this letter with the dates and their source, so that the record can say so.",
        page=_page(one),
        lists=(tuple(_lines(one)),),
    )


def _page(one: Undated) -> str:
    body, _, number = one.session.partition("/")
    return f"/bodies/{quote(body.lower())}/sessions/{quote(number)}" if one.session else f"/bodies/{one.body.lower()}"


def _lines(one: Undated) -> Iterator[str]:
    for asked in one.mandates:
        clause = f" ({asked.clause})" if asked.clause else ""
        yield f"  {text_in_words(asked.text)}, paragraph {asked.paragraph}{clause}: report asked for"
        yield f"    Source: {printed_in(asked.evidence)}"
    for matter in one.matters:
        yield f"  {wording.capital(one_line(outcomes.title_of(matter)))}"
        if matter.made_evidence:
            yield f"    Source: {printed_in(matter.made_evidence)}"
