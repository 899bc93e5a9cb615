"""PURE: what a letter on terms of members that end says."""

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import quote

from tracker.domain import bodies, wording
from tracker.projections.boards import Seat
from tracker.projections.coverage import Coverage, reach
from tracker.reminders.contents import Content, printed_in
from tracker.reminders.requests import text_in_words

_ACTS = {"elected": "elected", "re_elected": "re-elected", "appointed": "appointed", "endorsed": "endorsed"}


def of_terms(seats: Sequence[Seat], coverage: Sequence[Coverage], day: date) -> Content:
    """The terms of these members of one board, which end on one day, as the record stands on a day."""
    first = seats[0]
    assert first.term_to
    board, ends = wording.organ(first.board), wording.day(first.term_to)
    what = "term ends" if len(seats) == 1 else "terms end"
    return Content(
        subject=f"{wording.capital(wording.organ_in_short(first.board).removeprefix('the '))}: {what} on {ends}",
        list_=("Terms of members of boards", "terms"),
        title=f"{wording.capital(board.removeprefix('the '))}: {what} on {ends}",
        source="By the record, each with the text that filled the seat:",
        stands=_stands(seats, coverage, day),
        next_step=_next_step(first.board),
        please=(
            "If a seat has been filled for a further term, please answer this letter with the symbol and paragraph of"
            " the text, so that the record can say so."
        ),
        page=f"/boards/{quote(first.board.lower())}",
        lists=(tuple(line for seat in seats for line in _lines(seat)),),
    )


def _lines(seat: Seat) -> Iterator[str]:
    text = f", {text_in_words(seat.text)}" if seat.text else ""
    yield f"  {seat.person}"
    yield f"    {_ACTS.get(seat.act, seat.act)} {wording.when(seat.occasion)}{text}"
    yield f"    Source: {printed_in(seat.evidence)}"


def _stands(seats: Sequence[Seat], coverage: Sequence[Coverage], day: date) -> str:
    acted = {seat.occasion.body for seat in seats if seat.occasion.body}
    electors = sorted(acted) or list(_electors(seats[0].board))
    reached = [covered for body in electors if (covered := reach(coverage, body, "elections", day))]
    if not reached or len(reached) < len(electors):
        return "What was done since to fill the seats is not covered by this record."
    least = min(reached, key=lambda covered: covered.read_to)
    in_part = "" if least.full else "in part, "
    return f"No further term recorded (covered {in_part}to {wording.day(least.read_to)})."


def _next_step(board: str) -> str:
    electors = _electors(board)
    if not electors:
        return "The body that fills these seats is not on file."
    return f"Consideration by {wording.series([wording.organ(body) for body in electors])}."


def _electors(board: str) -> tuple[str, ...]:
    on_file = bodies.find(board)
    return on_file.elected_by if on_file else ()
