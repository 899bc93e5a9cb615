"""Dormant: what was awaited, and of which no entry speaks through three sessions that were read in full."""

from dataclasses import replace
from datetime import date

import pytest

from tests.facts import fact
from tracker.domain.coverage import CoverageStated
from tracker.domain.due import Sitting
from tracker.domain.mandate import MandateEnded, MandateEstablished, MandatePhaseReached, MandateReportSubmitted
from tracker.domain.terms import NO_DATE_STATED, Due, Event, Fact, Occasion
from tracker.projections import coverage, mandates

KEY = "GA resolution 74/173/14"
TODAY = date(2026, 1, 6)
# held in May of each year, from the 29th in 2020 to the 34th in 2025
SESSIONS = [
    Sitting(f"CCPCJ/{year - 1991}", "regular", date(year, 5, 16), date(year, 5, 20), "held")
    for year in range(2020, 2026)
]
READ_IN_FULL = CoverageStated("CCPCJ", ("documents",), date(2025, 12, 31), full=True)
AT_THE_29TH = Due("session", "CCPCJ/29")
EACH_SESSION = Due("recurring", body="CCPCJ")


def later(event: Event, year: int) -> Fact:
    """Something that happened to the mandate on 1 March of a year."""
    return fact(event, Occasion("day", (date(year, 3, 1),), "CCPCJ"))


def silent(
    *happened: Fact,
    due: Due = AT_THE_29TH,
    stated: CoverageStated = READ_IN_FULL,
    further: tuple[CoverageStated, ...] = (),
    day: date = TODAY,
    sessions: list[Sitting] = SESSIONS,
    to_states: bool = False,
) -> int:
    """How many sessions of the Commission the mandate was silent for; 0 where it is not dormant."""
    asks = MandateEstablished(
        "GA resolution 74/173", "14", "Requests", ("Secretary-General",), "to report", due=due, recipient="CCPCJ",
        to_states=to_states,
    )  # fmt: skip
    adopted = fact(asks, Occasion("day", (date(2019, 12, 18),), "GA", "GA/74"))
    [row] = mandates.rows(KEY, [adopted, *happened])
    covered = coverage.rows("CCPCJ", [fact(one, Occasion()) for one in (stated, *further)])
    known = mandates.dormant(row, due, sessions, covered, day)
    return known[0] if known else 0


def test_what_was_asked_for_at_a_session_is_dormant_once_three_more_have_passed_without_an_entry() -> None:
    assert silent(day=date(2022, 6, 1)) == 0
    assert silent(day=date(2023, 6, 1)) == 3
    assert silent() == 5


def test_what_bears_no_date_is_dormant_after_three_sessions_without_an_entry() -> None:
    assert silent(due=NO_DATE_STATED, day=date(2021, 6, 1)) == 0
    assert silent(due=NO_DATE_STATED, day=date(2022, 6, 1)) == 3
    assert silent(later(MandatePhaseReached(KEY, "guidelines"), 2023), due=NO_DATE_STATED) == 3
    assert silent(later(MandatePhaseReached(KEY, "guidelines"), 2024), due=NO_DATE_STATED) == 0


def test_what_recurs_is_dormant_from_its_first_round_that_was_not_heard_of() -> None:
    reported = [later(MandateReportSubmitted(KEY, (f"E/CN.15/{year}/9",)), year) for year in (2020, 2021)]
    assert silent(*reported, due=EACH_SESSION) == 4
    assert silent(*reported, due=EACH_SESSION, day=date(2024, 6, 1)) == 3
    # a round every five years is first awaited in December 2024: one session has passed since
    assert silent(due=Due("recurring", every_months=60)) == 0


def test_what_is_not_awaited_yet_is_not_dormant() -> None:
    assert silent(due=Due("date", on=date(2027, 1, 1))) == 0
    assert silent(due=Due("session", "CCPCJ/40")) == 0


@pytest.mark.parametrize(
    "happened",
    [
        later(MandateEnded(KEY, "replaced", "GA resolution 79/243"), 2020),
        later(MandateReportSubmitted(KEY, ("E/CN.15/2020/13",)), 2020),
    ],
)
def test_what_ended_or_was_reported_on_as_asked_is_not_dormant(happened: Fact) -> None:
    assert silent(happened) == 0


def test_a_paragraph_addressed_only_to_states_is_never_dormant() -> None:
    assert silent(to_states=True) == 0


def test_nothing_on_record_is_no_silence_where_the_sessions_were_not_read_in_full() -> None:
    assert silent(stated=replace(READ_IN_FULL, full=False)) == 0
    assert silent(stated=replace(READ_IN_FULL, kinds=("actions",))) == 0
    assert silent(stated=replace(READ_IN_FULL, of="GA")) == 0
    assert silent(stated=replace(READ_IN_FULL, read_to=date(2022, 12, 31))) == 0
    assert silent(stated=replace(READ_IN_FULL, sessions=("CCPCJ/30", "CCPCJ/31"))) == 0
    assert silent(stated=replace(READ_IN_FULL, sessions=("CCPCJ/30", "CCPCJ/31", "CCPCJ/32"))) == 3


def test_only_sessions_that_were_held_count() -> None:
    planned = [replace(one, state="planned") for one in SESSIONS]
    assert silent(sessions=planned) == 0
    reconvened = [SESSIONS[0], *(replace(one, part="reconvened") for one in SESSIONS[1:])]
    assert silent(sessions=reconvened) == 0


def test_sessions_that_were_stated_one_by_one_count_together() -> None:
    each = [replace(READ_IN_FULL, sessions=(one.session,), read_to=one.ends_on) for one in SESSIONS[1:4] if one.ends_on]
    assert silent(stated=each[0], further=tuple(each[1:])) == 3
    assert silent(stated=each[0], further=(replace(each[1], full=False), each[2])) == 0


def test_what_was_heard_on_no_stated_day_may_have_been_heard_yesterday() -> None:
    undated = fact(MandateReportSubmitted(KEY, ("E/CN.15/2020/9",)), Occasion("unknown", (), "CCPCJ"))
    assert silent(due=EACH_SESSION) > 0
    assert silent(undated, due=EACH_SESSION) == 0
