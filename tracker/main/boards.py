"""A board as lines of a terminal: who sits on a day, to when, what is vacant, and whether that can be known."""

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.domain import bodies, wording
from tracker.domain.bodies import Body
from tracker.projections import boards
from tracker.projections.boards import Closes, Seat
from tracker.projections.coverage import Coverage


def composition(body: Body, seats: Sequence[Seat], stated: Sequence[Coverage], day: date, closes: Closes) -> list[str]:
    """The members with their terms, the end of the next one, the vacant seats, and those that come with an office."""
    sitting = boards.sitting(seats, day, closes)
    return [
        *(f"  {seat.person}: {', '.join(_said_of(seat, closes))}" for seat in sitting),
        *_next_end(boards.next_term_end(seats, day, closes)),
        *_vacancies(body, sitting, stated, day),
        *(f"  Seat that comes with an office: {office}" for office in body.ex_officio),
    ]


def _said_of(seat: Seat, closes: Closes) -> Iterator[str]:
    yield f"{seat.act.replace('_', '-')} {wording.when(seat.occasion)}"
    if seat.term_from:
        yield f"from {wording.day(seat.term_from)}"
    if seat.term_to_close_of:
        yield f"to the close of the {bodies.session_name(seat.term_to_close_of)}"
    if end := boards.term_end(seat, closes):
        yield f"to {wording.day(end)}"
    elif not seat.term_to_close_of:
        yield "no end of the term on record"


def _next_end(day: date | None) -> Iterator[str]:
    if day:
        yield f"  The next term ends on {wording.day(day)}."


def _vacancies(body: Body, sitting: Sequence[Seat], stated: Sequence[Coverage], day: date) -> Iterator[str]:
    if not body.seats or not body.elected_by:
        return
    seats = f"  {body.seats} seats filled by election: "
    if known := boards.vacant(body, sitting, stated, day):
        number, reached = known
        yield f"{seats}{number or 'none'} vacant (elections covered to {wording.day(reached.read_to)})."
    else:
        by = wording.series([wording.organ(organ) for organ in body.elected_by])
        yield f"{seats}which are vacant is not covered; for that, all elections by {by} to that day have to be read."
