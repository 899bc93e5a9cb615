"""One board: who sits on it by this record, and who was recommended for it."""

from collections.abc import Mapping, Sequence
from datetime import date

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.domain import bodies
from tracker.language import wording
from tracker.language.messages import _
from tracker.projections import aliases, boards, coverage, follow_up, sessions
from tracker.projections.boards import Seat
from tracker.web import addresses, columns, drawings, feeds, matters, sentences
from tracker.web.endings import moved_to
from tracker.web.errors import absent
from tracker.web.frame import crumbs, current, steps_of
from tracker.web.matters import Shown
from tracker.web.sheet import Sheet, history, show
from tracker.web.tables import Table

pages = Blueprint("boards", __name__)


@pages.get("/boards/<code>")
def board(code: str) -> Response:
    """Who sits on a board, and who was recommended for it."""
    page = current()
    times, day = page.moment.times, page.moment.day
    body = bodies.find(code)
    key = body.code if body else code.upper()
    seats = boards.seats(page.connection, key, times)
    about = matters.shown(page.connection, follow_up.about(page.connection, key, times), times, day)
    if not seats and not about and (not body or body.kind != "board"):
        boards_known = [one for one in bodies.known() if one.kind == "board"]
        raise absent(
            _("A board “%(name)s”", name=code),
            [(wording.name(one.code), addresses.board(one.code)) for one in boards_known],
        )
    if code != key.lower():
        return moved_to(addresses.board(key))
    closes = sessions.closes(page.connection, times)
    sitting = boards.sitting(seats, day, closes)
    open_matters = [one for one in about if one.matter.open]
    vacant = boards.vacant(body, sitting, coverage.every(page.connection, times), day) if body else None
    entries = aliases.entries_of(page.connection, key, times)
    shown = {
        "code": key,
        "body": body,
        "vacant": vacant,
        "recommended": open_matters,
        "settled": [one for one in about if not one.matter.open],
        **_by_standing(seats, sitting),
        "history": history(key, entries),
    }
    return show(
        Sheet(
            "board.html",
            wording.capital(wording.name(key)),
            sentences.of_board(sitting, open_matters, body.seats if body else None, vacant),
            shown,
            crumbs((wording.capital(wording.name_in_short(key)), "")),
            steps_of(key),
            table=lambda: _table(seats, sitting),
            feed=lambda: feeds.of_entries(entries),
            drawn=_drawn(seats, open_matters, closes, day),
        )
    )


def _by_standing(seats: Sequence[Seat], sitting: Sequence[Seat]) -> dict[str, object]:
    """Who sits, who was elected, nominated or withdrew, which seats are vacant, who has left."""
    return {
        "sitting": sitting,
        "elected": sorted({seat.person for seat in seats if seat.standing == "elected"}),
        "nominated": [seat for seat in seats if seat.standing == "nominated"],
        "withdrawn": [seat for seat in seats if seat.standing == "withdrawn"],
        "without": [seat for seat in seats if seat.standing in ("vacant", "postponed")],
        "former": [seat for seat in seats if seat.standing in ("elected", "ended") and seat not in sitting],
    }


def _drawn(seats: Sequence[Seat], asked: Sequence[Shown], closes: Mapping[str, date], day: date) -> dict[str, object]:
    """The bars of all terms and recommendations on one axis of years, by their entries and matters."""
    held = [seat for seat in seats if seat.standing == "elected"]
    axis = drawings.axis(held, asked, closes, day)
    terms = {seat.evidence.entry_id: drawings.term(axis, seat, closes) for seat in held}
    return {"axis": axis, "bars": terms | {one.matter.key: drawings.recommended(axis, one) for one in asked}}


def _table(seats: Sequence[Seat], sitting: Sequence[Seat]) -> Table:
    return Table(columns.SEATS, [_row(seat, seat in sitting) for seat in seats])


def _row(seat: Seat, sits: bool) -> Sequence[str | date | bool | None]:
    return (
        seat.person,
        seat.standing,
        seat.act,
        wording.when(seat.occasion),
        seat.term_from,
        seat.term_to,
        seat.term_to_close_of,
        seat.text,
        sits,
        str(seat.evidence.entry_id),
    )
