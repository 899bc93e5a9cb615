"""Boards: who was nominated, and who was elected, by an act of the organ that has the power."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import cast

from sqlalchemy import Connection

from tracker.domain import board
from tracker.domain.board import (
    CandidacyWithdrawn,
    CandidateNominated,
    ElectionPostponed,
    MemberElected,
    MembershipEnded,
    VacancyArisen,
)
from tracker.domain.bodies import Body
from tracker.domain.terms import NOW, Fact, Occasion, Times
from tracker.projections.coverage import Coverage, reach
from tracker.projections.rows import Evidence, Projection, evidence, read
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Seat:
    """A person before or on a board, or a seat without one.

    `standing` is *nominated*, *withdrawn* (the candidacy), *elected* or *ended*, `act` the verb of the source, or who
    nominated or withdrew; *vacant* and *postponed* seats have no person, and `act` says which seat, or how many, and
    why.
    """

    board: str
    person: str
    standing: str
    act: str
    occasion: Occasion
    evidence: Evidence
    term_from: date | None = None
    term_to: date | None = None
    term_to_close_of: str = ""
    text: str = ""


def rows(key: str, facts: Sequence[Fact]) -> list[Seat]:
    """A row a nomination, withdrawal, election, end, vacancy or postponement."""
    known = cast(board.Board, board.STREAM.state(key, facts))
    return [
        _seat(key, fact)
        for fact in (
            *known.elected,
            *known.nominated,
            *known.withdrawn,
            *known.ended,
            *known.vacant,
            *known.postponed,
        )
    ]


def _seat(key: str, fact: Fact) -> Seat:
    match fact.event:
        case CandidateNominated(candidate=person, by=by):
            return Seat(key, person, "nominated", by, fact.occasion, evidence(fact))
        case CandidacyWithdrawn(candidate=person, by=by):
            return Seat(key, person, "withdrawn", by, fact.occasion, evidence(fact))
        case MemberElected() as term:
            return Seat(
                key,
                term.member,
                "elected",
                term.act,
                fact.occasion,
                evidence(fact),
                term_from=term.term_from,
                term_to=term.term_to,
                term_to_close_of=term.term_to_close_of,
                text=term.text,
            )
        case MembershipEnded(member=person, how=how):
            return Seat(key, person, "ended", how, fact.occasion, evidence(fact))
        case VacancyArisen(seat=seat, reason=reason):
            return Seat(
                key, "", "vacant", "; ".join(part for part in (seat, reason) if part), fact.occasion, evidence(fact)
            )
        case ElectionPostponed(seats=number, group=group):
            which = " for ".join(part for part in (str(number) if number else "", group) if part)
            return Seat(key, "", "postponed", which, fact.occasion, evidence(fact))
        case other:
            raise AssertionError(other)


# the last day of sessions, by key
Closes = Mapping[str, date]
# no session's last day is known
NO_CLOSES: Closes = MappingProxyType({})

PROJECTION = Projection("board", Seat, table_of("seats", Seat, index=("board",)), rows)


def seats(connection: Connection, key: str, times: Times = NOW) -> list[Seat]:
    """All that is on record of a board's seats."""
    return read(connection, PROJECTION, times, {"board": key})


def sitting(found: Sequence[Seat], day: date, closes: Closes = NO_CLOSES) -> list[Seat]:
    """Those of these seats that were held on a day: elected, the term begun, neither over nor ended; each person once.

    `closes` gives the last day of sessions by key: a term "until the close of the 57th session" runs to it, and while
    that day is not known, on.
    """
    ends: dict[str, list[date]] = {}
    for seat in found:
        if seat.standing == "ended" and (left := seat.occasion.last_day) and left <= day:
            ends.setdefault(seat.person, []).append(left)
    held = [seat for seat in found if seat.standing == "elected" and not _has_ended(seat, ends.get(seat.person, []))]
    running = [seat for seat in held if _began(seat) <= day <= (term_end(seat, closes) or date.max)]
    return list({seat.person: seat for seat in sorted(running, key=_began)}.values())


def _began(seat: Seat) -> date:
    """The first day of a term: as stated or, where the source is silent, the day of the election."""
    return seat.term_from or seat.occasion.last_day or date.min


def _has_ended(seat: Seat, ends: Sequence[date]) -> bool:
    """Whether one of these endings closes this term: it closes none that began after it."""
    return any(left >= _began(seat) for left in ends)


def vacant(body: Body, sitting: Sequence[Seat], stated: Sequence[Coverage], day: date) -> tuple[int, Coverage] | None:
    """How many of the seats filled by election are vacant on a day, and what is covered; None outside coverage.

    Nobody on record is not nobody elected: only where the elections by the organ that fills the seats were read in
    full, of all its sessions, and up to that day, is a seat without a member a vacant one.
    """
    read = (
        reach([row for row in stated if row.full and not row.sessions], organ, "elections", day)
        for organ in body.elected_by
    )
    reached = next((row for row in read if row and row.read_to >= day), None)
    return (max(0, body.seats - len(sitting)), reached) if reached and body.seats else None


def term_end(seat: Seat, closes: Closes = NO_CLOSES) -> date | None:
    """The last day of a term, where it is stated or follows from a session whose last day is known."""
    return seat.term_to or closes.get(seat.term_to_close_of)


def next_term_end(found: Sequence[Seat], day: date, closes: Closes = NO_CLOSES) -> date | None:
    """The first day on which a term of those sitting ends; None where no end is known."""
    return min((end for seat in sitting(found, day, closes) if (end := term_end(seat, closes))), default=None)
