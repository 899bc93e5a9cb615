"""PURE: what a letter on terms of members that end says."""

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import quote

from tracker.domain import bodies
from tracker.language import wording, words
from tracker.language.messages import _, ngettext
from tracker.language.printed import one_line
from tracker.projections.boards import Seat
from tracker.projections.coverage import Coverage, reach
from tracker.reminders.contents import Content, printed_in


def of_terms(seats: Sequence[Seat], coverage: Sequence[Coverage], day: date) -> Content:
    """The terms of these members of one board, which end on one day, as the record stands on a day."""
    first = seats[0]
    assert first.term_to
    return Content(
        subject=_ends(wording.name_in_short(first.board), len(seats), first.term_to),
        list_=("Terms of members of boards", "terms"),
        title=_ends(wording.name(first.board), len(seats), first.term_to),
        source=_("By the record, each with the text that filled the seat:"),
        stands=_stands(seats, coverage, day),
        next_step=_next_step(first.board),
        please=_(
            "If a seat has been filled for a further term, please answer this letter with the symbol and paragraph of"
            " the text, so that the record can say so."
        ),
        page=f"/boards/{quote(first.board.lower())}",
        lists=(tuple(line for seat in seats for line in _lines(seat)),),
    )


def _ends(board: str, terms: int, day: date) -> str:
    return ngettext(
        "%(board)s: term ends on %(day)s",
        "%(board)s: terms end on %(day)s",
        terms,
        board=wording.capital(board),
        day=wording.day(day),
    )


def _lines(seat: Seat) -> Iterator[str]:
    yield f"  {one_line(seat.person)}"
    yield f"    {words.seated(seat)}"
    if seat.text:
        yield f"    {words.text_in_words(seat.text)}"
    yield "    " + _("Source: %(source)s", source=printed_in(seat.evidence))


def _stands(seats: Sequence[Seat], coverage: Sequence[Coverage], day: date) -> str:
    acted = {seat.occasion.body for seat in seats if seat.occasion.body}
    electors = sorted(acted) or list(_electors(seats[0].board))
    reached = [covered for body in electors if (covered := reach(coverage, body, "elections", day))]
    if not reached or len(reached) < len(electors):
        return _("What was done since to fill the seats is not covered by this record.")
    least = min(reached, key=lambda covered: covered.read_to)
    to = wording.day(least.read_to)
    if least.full:
        return _("No further term recorded (covered to %(day)s).", day=to)
    return _("No further term recorded (covered in part, to %(day)s).", day=to)


def _next_step(board: str) -> str:
    electors = _electors(board)
    if not electors:
        return _("The body that fills these seats is not on file.")
    return _("Consideration by %(organ)s.", organ=wording.series([wording.organ(body) for body in electors]))


def _electors(board: str) -> tuple[str, ...]:
    on_file = bodies.find(board)
    return on_file.elected_by if on_file else ()
