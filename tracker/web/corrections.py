"""Corrections to this record: what it said that was our own error, what it says now, and why.

Only our errors: where a final text differs from the draft that we read, the record follows it, and nobody was wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import Blueprint
from sqlalchemy import select
from werkzeug.wrappers import Response

from tracker.domain.correction import EntryCorrected, EntryRetracted, undone
from tracker.domain.terms import Entry, Fact
from tracker.language.messages import _, ngettext
from tracker.store import log
from tracker.web import addresses, columns, feeds, said, sentences
from tracker.web.frame import Page, crumbs, current
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("corrections", __name__)


@dataclass(frozen=True, slots=True)
class Correction:
    """One of our errors: `said` what was recorded, `now` what is, empty where it no longer counts."""

    said: str
    said_in: UUID
    now: str
    why: str
    entry_id: UUID
    recorded_at: datetime
    page: str


@pages.get("/corrections")
def corrections() -> Response:
    """Entries that should not have been recorded, or not so; the latest first."""
    page = current()
    thoughts = _thoughts(page)
    wrong = log.find(page.connection, "proceedings", [one.about for one in thoughts if one.about])
    # a second thought may be about another: what that one was about says what was wrong
    wrong |= log.find(page.connection, "proceedings", [one.about for one in wrong.values() if one.about])
    gone = undone(thoughts)
    ours = [one for one in thoughts if _is_ours(one) and one.entry_id not in gone]
    found = [_correction(one, wrong) for one in reversed(ours) if one.about in wrong]
    return show(
        Sheet(
            "corrections.html",
            _("Corrections to this record"),
            sentences.plain(_how_many(len(found))),
            {"corrections": found},
            crumbs((_("Corrections"), "")),
            table=lambda: _table(found),
            feed=lambda: feeds.of_entries(ours),
        )
    )


def _thoughts(page: Page) -> list[Entry]:
    """Every second thought up to the position shown, in the order of recording."""
    entries = log.TABLES["proceedings"].c
    positions = select(entries.position).where(entries.about > "", entries.position <= page.moment.position)
    return log.at_positions(page.connection, "proceedings", positions)


def _is_ours(thought: Entry) -> bool:
    event = thought.fact.event if thought.fact else None
    if isinstance(event, EntryCorrected):
        return event.nature == "our error"
    return isinstance(event, EntryRetracted)


def _correction(thought: Entry, found: Mapping[UUID, Entry]) -> Correction:
    assert thought.fact
    assert thought.about
    event, wrong = thought.fact.event, found[thought.about]
    before, now = said.sentence(wrong), ""
    if isinstance(event, EntryCorrected):
        now = _corrected(thought.fact, event)
    elif wrong.fact and wrong.about and wrong.about in found:
        before, now = _taken_back(wrong.fact, said.sentence(found[wrong.about]))
    why = event.why if isinstance(event, EntryCorrected | EntryRetracted) else ""
    address = addresses.of_entry(wrong)
    return Correction(before, wrong.entry_id, now, why, thought.entry_id, thought.recorded_at, address)


def _corrected(thought: Fact, event: EntryCorrected) -> str:
    return said.of_fact(Fact(event.event, thought.occasion, thought.source, event.about))


def _taken_back(thought: Fact, sentence: str) -> tuple[str, str]:
    """What a second thought said that was itself an error, and what counts again; `sentence` is what it was about."""
    match thought.event:
        case EntryRetracted():
            return _("This entry no longer counts: %(entry)s", entry=sentence), _("That entry counts again.")
        case EntryCorrected() as event:
            return _corrected(thought, event), sentence
    return said.of_fact(thought), ""


def _how_many(number: int) -> str:
    if not number:
        return _("No error of this record has been found and corrected.")
    return ngettext(
        "%(num)s entry was corrected or retracted as our own error.",
        "%(num)s entries were corrected or retracted as our own error.",
        number,
    )


def _table(found: Sequence[Correction]) -> Table:
    rows = [(one.said, one.said_in, one.now, one.why, one.entry_id, one.recorded_at.isoformat()) for one in found]
    return Table(columns.CORRECTIONS, rows)
