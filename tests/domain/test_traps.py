"""Traps of the field that no guard of a stream stands before: what is printed stays so, and nothing follows from it."""

from dataclasses import replace
from datetime import date

from tests.facts import ALGERIA, COUNCIL_ON_23_JULY, FINAL_REPORT, SEVENTH, SEVENTH_MEETING, fact, given
from tracker.domain import HOMES, symbols
from tracker.domain.board import MemberElected
from tracker.domain.document import DocumentIssued
from tracker.domain.draft import DraftAdopted, DraftTabled, SponsorshipChanged
from tracker.domain.item import Speaker, StatementMade
from tracker.domain.session import SessionReportAdopted
from tracker.domain.terms import Occasion, Tally
from tracker.projections import boards, drafts, statements

DRAFT = "E/CN.15/2019/L.4"
FOR_TWENTY_SEVEN = (
    "Belgium (on behalf of the States Members of the United Nations that are members of the European Union)"
)


def test_an_act_after_midnight_bears_its_own_day_and_the_meeting_at_which_it_was_done() -> None:
    after_midnight = fact(DraftAdopted(DRAFT, "resolution"), replace(SEVENTH_MEETING, days=(date(2019, 5, 24),)))
    given(SEVENTH).suggested(after_midnight).is_new()
    [row] = drafts.rows(DRAFT, [after_midnight])
    assert row.adopted[0].occasion.days == (date(2019, 5, 24),)
    assert row.adopted[0].occasion.meetings == ("CCPCJ/28/meeting/7",)


def test_a_final_report_that_misprints_the_symbol_of_its_draft_is_recorded_as_printed() -> None:
    adopted = fact(SessionReportAdopted(("E/2024/28",), ("E/CN.7/2022/L.1",)), Occasion(session="CND/67"), FINAL_REPORT)
    given().suggested(adopted).is_new()
    assert HOMES[SessionReportAdopted].touched(adopted) == ("CND/67", "E/2024/28", "E/CN.7/2022/L.1")


def test_one_printed_name_that_stands_for_many_states_is_one_sponsor() -> None:
    tabled = fact(DraftTabled(DRAFT, "resolution", sponsors=(FOR_TWENTY_SEVEN, "Thailand")))
    joined = fact(SponsorshipChanged(DRAFT, "resolution", ("Norway",)), para="2")
    [row] = drafts.rows(DRAFT, [tabled, joined])
    assert row.sponsors == (FOR_TWENTY_SEVEN, "Thailand")


def test_a_vote_that_nobody_cast_against_is_a_vote_and_who_was_absent_did_not_abstain() -> None:
    by_vote = fact(DraftAdopted(DRAFT, "resolution", how="by_vote", vote=Tally(45, 0)))
    [row] = drafts.rows(DRAFT, [by_vote])
    assert (row.adopted[0].how, row.adopted[0].vote) == ("by_vote", Tally(45, 0, abstaining=None))


def test_an_addendum_that_is_a_whole_report_is_a_document_of_its_own() -> None:
    main, reconvened = (fact(DocumentIssued((one,), "Report")) for one in ("E/2019/30", "E/2019/30/Add.1"))
    assert HOMES[DocumentIssued].key(main) != HOMES[DocumentIssued].key(reconvened)
    given(main).suggested(reconvened).is_new()


def test_numbers_of_production_and_bar_codes_are_no_symbols() -> None:
    assert list(symbols.find("V.19-03921 (E)   230519   *1903921*   GE.19-01234   19-12345 (E)")) == []


def test_a_state_is_a_member_in_some_years_and_an_observer_between_them() -> None:
    first = MemberElected("CCPCJ", "Morocco", "elected", date(2017, 1, 1), date(2019, 12, 31))
    again = replace(first, term_from=date(2021, 1, 1), term_to=date(2023, 12, 31))
    seats = boards.rows("CCPCJ", [fact(one, COUNCIL_ON_23_JULY, para=str(one.term_from)) for one in (first, again)])
    for day, is_member in ((date(2019, 5, 22), True), (date(2020, 12, 3), False), (date(2021, 1, 1), True)):
        assert [seat.person for seat in boards.sitting(seats, day)] == ["Morocco"] * is_member, day
    spoke = replace(ALGERIA, event=StatementMade(Speaker("Morocco", state="MAR"), "member_state"))
    between = fact(replace(spoke.event, capacity="observer_state"), Occasion(session="CCPCJ/29", items=("CCPCJ/29/6",)))
    given(spoke).suggested(between).is_new()


def test_speakers_stand_in_the_order_in_which_they_are_printed() -> None:
    names, source = ["Algeria", "Japan", "Thailand", "Colombia", "China"], ALGERIA.source
    spoke = [StatementMade(Speaker(name), "member_state") for name in names]
    printed = [fact(one, ALGERIA.occasion, replace(source, ordinal=number), "4") for number, one in enumerate(spoke)]
    assert [row.speaker.entity for row in statements.rows("CCPCJ/28/6", printed[::-1])] == names
