"""The next moments: sessions to come, days on which something asked falls due, terms that end; by date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.domain import bodies
from tracker.language import wording
from tracker.language.messages import _, ngettext
from tracker.language.printed import unmarked
from tracker.projections import boards, sessions
from tracker.projections.rows import Evidence
from tracker.store import log
from tracker.web import addresses, asked, calendars, columns, sentences, sittings
from tracker.web.frame import Page, crumbs, current
from tracker.web.sheet import Sheet, show
from tracker.web.sittings import Sitting
from tracker.web.tables import Table

pages = Blueprint("ahead", __name__)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day to come, what is then, and the entry from which it follows; `kind` is *session*, *mandate* or *term*.

    `key` is that of the thing; `changes` counts what changed it since.
    """

    on: date
    kind: str
    key: str
    name: str
    in_words: str
    address: str
    evidence: Evidence
    changes: int = 0


@pages.get("/next")
def next_moments() -> Response:
    """What comes next: sessions, reports and actions asked for, terms that end."""
    page = current()
    coming = _sittings(page)
    found = sorted([*_sessions(coming), *_mandates(page), *_terms(page)], key=lambda one: (one.on, one.name))
    return show(
        Sheet(
            "ahead.html",
            _("Next moments"),
            sentences.plain(_how_many(found)),
            {"moments": found},
            crumbs((_("Calendar"), addresses.calendar()), (_("Next moments"), "")),
            table=lambda: _table(found),
            calendar=lambda: [*sittings.dated(page, coming), *_dated(page, found)],
        )
    )


def _how_many(found: Sequence[Ahead]) -> str:
    if not found:
        return _("No session, due day or end of a term to come is on record.")
    return ngettext(
        "%(num)s moment to come is on record, on %(day)s.",
        "%(num)s moments to come are on record, the first on %(day)s.",
        len(found),
        day=wording.day(found[0].on),
    )


def _sittings(page: Page) -> list[Sitting]:
    every = sittings.of(page, sessions.every(page.connection, page.moment.times))
    return [one for one in every if one.starts_on and one.starts_on >= page.moment.day and one.state != "moved"]


def _sessions(coming: Sequence[Sitting]) -> Iterator[Ahead]:
    for one in coming:
        if one.starts_on:
            yield Ahead(
                one.starts_on,
                "session",
                one.session,
                wording.capital(one.name),
                one.in_words,
                one.address,
                one.evidence,
            )


def _mandates(page: Page) -> Iterator[Ahead]:
    for one in asked.every(page):
        if one.status and one.due_on and one.due_on >= page.moment.day:
            name = f"{wording.capital(sentences.text_in_words(one.mandate.text))}, {unmarked(one.in_short)}"
            where, changes = addresses.mandate(one.mandate), len(one.mandate.steps)
            proof = one.mandate.evidence
            yield Ahead(one.due_on, "mandate", one.mandate.key, name, str(one.status), where, proof, changes)


def _terms(page: Page) -> Iterator[Ahead]:
    closes = sessions.closes(page.connection, page.moment.times)
    for body in bodies.known():
        if body.kind == "board":
            seats = boards.seats(page.connection, body.code, page.moment.times)
            for seat in boards.sitting(seats, page.moment.day, closes):
                if end := boards.term_end(seat, closes):
                    said = _("The term of %(person)s ends.", person=seat.person)
                    key, where = f"{body.code}/{seat.person}", addresses.board(body.code)
                    yield Ahead(end, "term", key, wording.name(body.code), said, where, seat.evidence)


def _dated(page: Page, found: Sequence[Ahead]) -> list[calendars.Dated]:
    """What falls due and the terms that end, for a calendar; sessions have their own dates there."""
    asked_for = [one for one in found if one.kind != "session"]
    recorded = log.find(page.connection, "proceedings", [one.evidence.entry_id for one in asked_for])
    return [
        calendars.Dated(
            f"{one.kind}-{one.key}",
            one.name,
            one.on,
            one.on,
            "",
            one.in_words,
            True,
            one.changes,
            recorded[one.evidence.entry_id].recorded_at,
            one.address,
        )
        for one in asked_for
    ]


def _table(found: Sequence[Ahead]) -> Table:
    rows = [(one.on, one.kind, one.name, one.in_words, str(one.evidence.entry_id), one.address) for one in found]
    return Table(columns.AHEAD, rows)
