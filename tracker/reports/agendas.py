"""The agenda as a report prints it: the items below the act, and those that go on under headings of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.session import AgendaAdopted, AgendaItem
from tracker.reports.parts import Paragraph
from tracker.reports.saying import Suggested

LISTED = re.compile(r"(?:^|\n|(?<=[:;.])\s)(?P<number>\d{1,2})\.?\s+(?P<title>[A-Z][^\n]+?)(?=\n|$|[.;]\s+\d{1,2}\.\s)")
LAST = re.compile(r"report|other (?:business|matters)", re.IGNORECASE)


def items(paragraphs: Sequence[Paragraph]) -> tuple[AgendaItem, ...]:
    """The items of an agenda that the first paragraph prints below itself, and the next ones go on with.

    None where part of the list stands elsewhere: an agenda ends with the report or with other business.
    """
    _, _, below = paragraphs[0].text.partition(":\n")
    found = _listed(below)
    for paragraph in paragraphs[1:] if found else ():
        more = _listed(paragraph.text)
        if not more or int(more[0].number) != int(found[-1].number) + 1:
            break
        found += more
    return tuple(found) if found and LAST.search(found[-1].title) else ()


def whole(suggested: Suggested, paragraphs: Sequence[Paragraph]) -> Suggested:
    """An agenda adopted in the first paragraph, with the items that those after it print; else what was given."""
    event = suggested.event
    if not isinstance(event, AgendaAdopted):
        return suggested
    return replace(suggested, event=replace(event, items=items(paragraphs)))


def _listed(text: str) -> list[AgendaItem]:
    return [AgendaItem(one["number"], one["title"].strip(" .;:")) for one in LISTED.finditer(f"\n{text}")]
