"""Who sits on a board: by the act of the organ that has the power, from the first day of a term to its last."""

from dataclasses import replace
from datetime import date

from tests.facts import COUNCIL_COVERED, COUNCIL_ON_23_JULY, SEATED, fact
from tracker.domain import bodies
from tracker.domain.board import CandidateNominated, MemberElected, MembershipEnded
from tracker.domain.terms import Fact, Source
from tracker.projections import boards, coverage

OFFICIAL_RECORD = Source(rank=1, symbol="E/2019/99")


def elected(name: str, **term: object) -> Fact:
    """A member elected by the Council."""
    event = MemberElected("UNICRI", name, "elected", **term)  # type: ignore[arg-type]
    return fact(event, COUNCIL_ON_23_JULY, OFFICIAL_RECORD, name)


def names(*facts: Fact, on: date, closes: dict[str, date] | None = None) -> list[str]:
    """Who sits on a day."""
    return [seat.person for seat in boards.sitting(boards.rows("UNICRI", facts), on, closes or {})]


def test_a_member_sits_from_the_first_day_of_the_term_to_the_last() -> None:
    member = elected("Youngju Oh", term_from=date(2019, 7, 23), term_to=date(2024, 7, 22))
    for day, sits in ((22, []), (23, ["Youngju Oh"])):
        assert names(member, on=date(2019, 7, day)) == sits
    assert names(member, on=date(2024, 7, 22)) == ["Youngju Oh"]
    assert names(member, on=date(2024, 7, 23)) == []


def test_a_nominee_does_not_sit() -> None:
    assert names(fact(CandidateNominated("UNICRI", "Youngju Oh")), on=date(2020, 1, 6)) == []


def test_a_term_to_the_close_of_a_session_runs_until_that_day_is_known_and_past() -> None:
    member = elected("A Member", term_to_close_of="CPD/57")
    assert names(member, on=date(2030, 1, 1)) == ["A Member"]
    closes = {"CPD/57": date(2024, 5, 3)}
    assert names(member, on=date(2024, 5, 3), closes=closes) == ["A Member"]
    assert names(member, on=date(2024, 5, 4), closes=closes) == []
    assert boards.next_term_end(boards.rows("CPD", [member]), date(2024, 1, 1), closes) == date(2024, 5, 3)


def test_one_who_resigned_sits_no_more() -> None:
    left = fact(
        MembershipEnded("UNICRI", "Youngju Oh", "resigned"), replace(COUNCIL_ON_23_JULY, days=(date(2020, 3, 1),))
    )
    assert names(SEATED, left, on=date(2020, 2, 29)) == ["Youngju Oh"]
    assert names(SEATED, left, on=date(2020, 3, 1)) == []


def test_one_whose_term_ended_may_be_elected_again() -> None:
    first = elected("A Member", term_from=date(2014, 1, 1))
    ended = fact(
        MembershipEnded("UNICRI", "A Member", "expired"), replace(COUNCIL_ON_23_JULY, days=(date(2018, 12, 31),))
    )
    second = elected("A Member", term_from=date(2019, 7, 23))
    assert names(first, ended, on=date(2019, 1, 1)) == []
    assert names(first, ended, second, on=date(2020, 1, 1)) == ["A Member"]


def test_one_who_is_re_elected_holds_one_seat() -> None:
    first = elected("A Member", term_from=date(2014, 7, 1), term_to=date(2024, 6, 30))
    second = elected("A Member", term_from=date(2019, 7, 1), term_to=date(2029, 6, 30))
    [seat] = boards.sitting(boards.rows("UNICRI", [second, first]), date(2020, 1, 6))
    assert seat.term_to == date(2029, 6, 30)


def vacant(*members: Fact, day: date = date(2020, 1, 6), **stated: object) -> int | None:
    """How many seats of the board are vacant, where the Council's elections are covered so."""
    covered = fact(replace(COUNCIL_COVERED.event, **stated), COUNCIL_COVERED.occasion)
    seats = boards.sitting(boards.rows("UNICRI", members), day) if members else []
    board = bodies.find("UNICRI")
    assert board
    known = boards.vacant(board, seats, coverage.rows("ECOSOC", [covered]), day)
    return known[0] if known else None


def test_a_seat_without_a_member_is_vacant_only_inside_coverage() -> None:
    assert vacant(SEATED, full=True, sessions=(), read_to=date(2020, 1, 6)) == 6
    assert vacant(full=True, sessions=(), read_to=date(2020, 1, 6)) == 7
    assert vacant(SEATED, full=True, sessions=(), read_to=date(2020, 1, 5)) is None
    assert vacant(SEATED, full=False, sessions=(), read_to=date(2020, 1, 6)) is None
    # those who were elected at other sessions may sit still
    assert vacant(SEATED, full=True, sessions=("ECOSOC/2019",), read_to=date(2020, 1, 6)) is None
    assert vacant(SEATED, full=True, sessions=(), read_to=date(2020, 1, 6), kinds=("actions",)) is None
    assert vacant(SEATED, full=True, sessions=(), read_to=date(2020, 1, 6), of="GA") is None


def test_one_elected_without_a_first_day_sits_from_the_day_of_the_election() -> None:
    member = elected("A Member")
    assert names(member, on=date(2019, 7, 22)) == []
    assert names(member, on=date(2019, 7, 23)) == ["A Member"]


def test_those_in_seats_that_come_with_an_office_are_named_without_a_term() -> None:
    board = bodies.find("UNICRI")
    assert board
    assert len(board.ex_officio) == 4
    assert boards.sitting([], date(2020, 1, 6)) == []
