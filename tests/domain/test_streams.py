"""What the record refuses, what it knows, and what it takes as new: the guards of each stream, as sentences."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.test_correction import entry
from tests.facts import (
    ALGERIA,
    CORRIGENDUM,
    COUNCIL_ELECTED,
    COUNCIL_ON_23_JULY,
    ELECTED_BY_THE_COMMISSION,
    EVERY_FACT,
    FINAL_REPORT,
    JOINT_REPORT,
    JOINT_REPORT_TABLED,
    RECOMMENDED,
    RESOLUTION,
    SEATED,
    SESSION,
    SEVENTH,
    SEVENTH_MEETING,
    SIXTH_OR_SEVENTH,
    TRANSMITTED,
    again,
    fact,
    given,
)
from tracker.domain import HOMES, STREAMS
from tracker.domain.correction import standing
from tracker.domain.document import CorrigendumIssued
from tracker.domain.draft import DraftAdopted
from tracker.domain.recommendation import Asks, Outcome, RecommendationActedOn, RecommendationMade
from tracker.domain.session import MeetingHeld, SessionOpened, SessionScheduled
from tracker.domain.terms import Fact, Occasion, Source
from tracker.projections import follow_up, sessions

BY_THE_SECRETARIAT = Source(rank=4, url="https://example.org/decisions")


def test_a_commission_recommends_trustees_and_elects_nobody() -> None:
    given(RECOMMENDED).suggested(ELECTED_BY_THE_COMMISSION).is_refused(because="it may recommend")


def test_a_board_is_elected_in_two_acts_where_each_names_its_persons() -> None:
    some = fact(
        RecommendationActedOn("CCPCJ/28/elect/UNICRI", "elected", candidates=("Youngju Oh",)), COUNCIL_ON_23_JULY
    )
    rest = fact(replace(some.event, candidates=("Carlos Castresana Fernández",)), COUNCIL_ON_23_JULY, para="2")
    given(RECOMMENDED, some).suggested(rest).is_new()
    both = fact(replace(some.event, candidates=("Youngju Oh", "Carlos Castresana Fernández")), COUNCIL_ON_23_JULY)
    given(RECOMMENDED, some).suggested(both).is_refused(because="already acted")


@pytest.mark.parametrize(
    ("asks", "outcome", "answers"),
    [
        ("adopt", "elected", False),
        ("adopt", "taken_note_of", True),
        ("adopt", "adopted_as_revised", True),
        ("adopt", "deferred", True),
        ("elect", "adopted", False),
        ("elect", "appointed", True),
        ("appoint", "approved", True),
        ("elect", "not_adopted", True),
        ("forward", "elected", True),
        ("consider", "adopted", True),
    ],
)
def test_persons_are_elected_and_texts_adopted_also_where_the_recommendation_is_not_on_record(
    asks: Asks, outcome: Outcome, answers: bool
) -> None:
    made = fact(RecommendationMade("ECOSOC", asks, "UNICRI"))
    act = fact(RecommendationActedOn(f"CCPCJ/28/{asks}/UNICRI", outcome), COUNCIL_ON_23_JULY)
    for known in ((made,), ()):
        if answers:
            given(*known).suggested(act).is_new()
        else:
            given(*known).suggested(act).is_refused(because=f"asks to {asks}; “{outcome}” does not answer that")


def test_what_was_recommended_later_was_not_acted_on_before_in_either_order_of_arrival() -> None:
    april = replace(COUNCIL_ON_23_JULY, days=(date(2019, 4, 30),))
    act = fact(RecommendationActedOn("CCPCJ/28/elect/UNICRI", "elected"), april)
    because = "acted on by 30 April 2019, before it was sent, on 23 May 2019"
    given(RECOMMENDED).suggested(act).is_refused(because=because)
    given(act).suggested(RECOMMENDED).is_refused(because=because)
    by_may = replace(RECOMMENDED.occasion, precision="not_after")
    given(fact(RECOMMENDED.event, by_may)).suggested(act).is_new()
    given(RECOMMENDED).suggested(fact(act.event, replace(april, precision="unknown", days=()))).is_new()


def test_the_first_meeting_of_the_committee_of_the_whole_is_not_the_first_plenary_meeting() -> None:
    plenary = fact(MeetingHeld(1), replace(SEVENTH.occasion, days=(date(2019, 5, 20),)))
    committee = fact(MeetingHeld(1, "committee_of_the_whole"), replace(SEVENTH.occasion, days=(date(2019, 5, 21),)))
    given(plenary).suggested(committee).is_new()
    assert not set(HOMES[MeetingHeld].keys(plenary)[1:]) & set(HOMES[MeetingHeld].keys(committee)[1:])


def test_the_council_meets_twice_for_its_management_and_a_last_day_may_be_known_later() -> None:
    july = fact(SessionOpened("management", date(2019, 7, 23)), COUNCIL_ON_23_JULY)
    june = fact(
        SessionOpened("management", date(2019, 6, 6), date(2019, 6, 7)),
        Occasion("unknown", (), "ECOSOC", "ECOSOC/2019"),
    )
    given(july).suggested(june).is_new()
    to_the_end = fact(
        SessionOpened("management", date(2019, 7, 23), date(2019, 7, 24)), COUNCIL_ON_23_JULY, FINAL_REPORT
    )
    given(july).suggested(to_the_end).is_new()
    given(to_the_end).suggested(july).is_known_as(to_the_end)
    [row] = sessions.rows("ECOSOC/2019", (july, to_the_end))
    assert [part.ends_on for part in row.parts] == [date(2019, 7, 24)]
    a_day_longer = fact(SessionOpened("management", date(2019, 7, 23), date(2019, 7, 25)), COUNCIL_ON_23_JULY)
    given(to_the_end).suggested(a_day_longer).is_refused(because="other dates")


def test_plans_without_a_day_of_their_own_follow_the_days_of_their_sources() -> None:
    def planned(day: date, dated: date) -> Fact:
        return fact(
            SessionScheduled("regular", day),
            replace(SESSION.occasion, precision="unknown", days=()),
            Source(6, dated=dated),
        )

    july = planned(date(2020, 7, 5), date(2019, 7, 1))
    november = planned(date(2020, 11, 30), date(2020, 4, 1))
    for order in ((july, november), (november, july)):
        history = [entry(position, one) for position, one in enumerate(order, 1)]
        [row] = sessions.rows("CCPCJ/28", standing(history, HOMES[SessionScheduled].events))
        assert {part.starts_on: part.state for part in row.parts} == {
            date(2020, 7, 5): "moved",
            date(2020, 11, 30): "planned",
        }


def test_what_the_council_adopts_is_not_what_the_commission_adopted() -> None:
    undated = replace(SEVENTH_MEETING, precision="unknown", days=(), meetings=(), items=())
    by_the_commission = fact(DraftAdopted("E/CN.15/2019/L.4", "resolution"), undated)
    by_the_council = again(by_the_commission, FINAL_REPORT, "2", COUNCIL_ON_23_JULY)
    given(by_the_commission).suggested(by_the_council).is_new()


def test_what_happens_once_may_be_printed_in_two_paragraphs() -> None:
    given(SEVENTH).suggested(again(SEVENTH, SEVENTH.source, "41")).is_known_as(SEVENTH)
    given(RECOMMENDED).suggested(again(RECOMMENDED, RECOMMENDED.source, "41")).is_known_as(RECOMMENDED)


def test_a_document_before_two_items_was_tabled_twice() -> None:
    under_item_3 = replace(JOINT_REPORT_TABLED.occasion, items=("CCPCJ/28/3",))
    given(JOINT_REPORT_TABLED).suggested(fact(JOINT_REPORT_TABLED.event, under_item_3, para="12")).is_new()


def test_the_council_elects_trustees() -> None:
    given().suggested(SEATED).is_new()


def test_a_body_does_not_act_on_its_own_recommendation() -> None:
    own = fact(RecommendationActedOn("CCPCJ/28/elect/UNICRI", "elected"))
    given().suggested(own).is_refused(because="cannot act on it")


def test_an_organ_that_was_not_asked_does_not_act() -> None:
    by_the_assembly = fact(COUNCIL_ELECTED.event, replace(COUNCIL_ON_23_JULY, body="GA"))
    given(RECOMMENDED).suggested(by_the_assembly).is_refused(because="sent to ECOSOC, not to GA")


def test_an_act_may_be_on_record_before_what_it_acts_on() -> None:
    given().suggested(COUNCIL_ELECTED).is_new()
    given(COUNCIL_ELECTED).suggested(RECOMMENDED).is_new()


def test_the_council_acts_once_and_may_defer_before() -> None:
    deferred = fact(RecommendationActedOn("CCPCJ/28/elect/UNICRI", "deferred"), COUNCIL_ON_23_JULY)
    given(RECOMMENDED, deferred).suggested(COUNCIL_ELECTED).is_new()
    otherwise = fact(RecommendationActedOn("CCPCJ/28/elect/UNICRI", "not_adopted"), COUNCIL_ON_23_JULY)
    given(RECOMMENDED, COUNCIL_ELECTED).suggested(otherwise).is_refused(because="ECOSOC decision 2019/999")


def test_what_is_printed_again_is_known() -> None:
    for one in EVERY_FACT:
        given(one).suggested(again(one, FINAL_REPORT, "99")).is_known_as(one)


def test_two_paragraphs_of_one_source_tell_two_statements_apart() -> None:
    given(ALGERIA).suggested(again(ALGERIA, ALGERIA.source, "19")).is_new()


def test_a_statement_on_another_day_is_another_statement() -> None:
    sixth = replace(SIXTH_OR_SEVENTH, precision="day", days=(date(2019, 5, 20),), meetings=())
    given(ALGERIA).suggested(again(ALGERIA, FINAL_REPORT, "34", sixth)).is_new()


def test_a_representative_and_an_observer_are_not_one_speaker() -> None:
    observer = again(replace(ALGERIA, event=replace(ALGERIA.event, capacity="observer_state")), FINAL_REPORT, "34")
    given(ALGERIA).suggested(observer).is_new()


def test_one_name_printed_in_two_ways_is_one_state() -> None:
    event = replace(ALGERIA.event, speaker=replace(ALGERIA.event.speaker, entity="the People’s Republic of Algeria"))
    given(ALGERIA).suggested(fact(event, ALGERIA.occasion, FINAL_REPORT, "34")).is_known_as(ALGERIA)


def test_a_part_of_a_session_has_one_set_of_dates() -> None:
    other = fact(SessionOpened("regular", date(2019, 5, 13), date(2019, 5, 17)), SESSION.occasion)
    given(SESSION).suggested(other).is_refused(because="other dates")
    opening = fact(SessionOpened("opening", date(2018, 12, 7), date(2018, 12, 7)), SESSION.occasion)
    given(SESSION).suggested(opening).is_new()


def test_a_meeting_is_held_on_the_day_recorded() -> None:
    elsewhen = fact(MeetingHeld(7), replace(SEVENTH.occasion, days=(date(2019, 5, 22),)), FINAL_REPORT)
    given(SEVENTH).suggested(elsewhen).is_refused(because="on another day")


def test_a_joint_document_is_one_document_with_two_keys() -> None:
    stream = HOMES[type(JOINT_REPORT.event)]
    assert stream.key(JOINT_REPORT) == stream.key(JOINT_REPORT_TABLED) == "E/CN.15/2019/2"
    assert {"E/CN.7/2019/2", "E/CN.15/2019/2"} <= set(stream.touched(JOINT_REPORT))
    swapped = fact(
        replace(JOINT_REPORT.event, symbols=JOINT_REPORT.event.symbols[::-1]), JOINT_REPORT.occasion, para="2"
    )
    given(JOINT_REPORT).suggested(swapped).is_known_as(JOINT_REPORT)


def test_a_corrigendum_lives_with_the_document_it_corrects() -> None:
    assert HOMES[CorrigendumIssued].key(CORRIGENDUM) == "E/CN.15/2019/7"
    wrong = fact(CorrigendumIssued("E/CN.15/2019/7/Corr.1", "E/CN.15/2019/8"))
    given().suggested(wrong).is_refused(because="extends the symbol")


def test_a_number_is_given_once() -> None:
    later = fact(RESOLUTION.event, replace(COUNCIL_ON_23_JULY, days=(date(2019, 7, 24),)), RESOLUTION.source)
    given(RESOLUTION).suggested(later).is_refused(because="another day")


def test_a_draft_is_adopted_once_by_each_body() -> None:
    adopted = fact(DraftAdopted("E/CN.15/2019/L.4", "resolution"))
    other_day = replace(SEVENTH_MEETING, days=(date(2019, 5, 24),), meetings=())
    given(adopted).suggested(fact(adopted.event, other_day)).is_refused(because="another occasion")
    given(adopted).suggested(fact(adopted.event, COUNCIL_ON_23_JULY)).is_new()


@pytest.mark.parametrize(
    ("known", "key"),
    [
        (SESSION, "CCPCJ/28"),
        (ALGERIA, "CCPCJ/28/6"),
        (TRANSMITTED, "CCPCJ/28/transmit/E/CN.15/2019/8"),
        (RECOMMENDED, "CCPCJ/28/elect/UNICRI"),
        (RESOLUTION, "ECOSOC resolution 2019/19"),
        (SEATED, "UNICRI"),
    ],
)
def test_keys_are_the_united_nations_own(known: Fact, key: str) -> None:
    assert HOMES[type(known.event)].key(known) == key


def test_every_event_says_in_one_sentence_what_a_body_did() -> None:
    for stream in STREAMS:
        for event in stream.events:
            sentence = (event.__doc__ or "").partition("\n")[0]
            assert len(sentence) > 20, event
            assert sentence.endswith((".", ":")), event


def test_an_act_reported_before_its_text_is_out_is_completed_by_the_text() -> None:
    awaited = fact(RecommendationActedOn("CCPCJ/28/elect/UNICRI", "elected"), COUNCIL_ON_23_JULY, BY_THE_SECRETARIAT)
    given(RECOMMENDED, awaited).suggested(COUNCIL_ELECTED).is_new()
    given(RECOMMENDED, COUNCIL_ELECTED).suggested(awaited).is_known_as(COUNCIL_ELECTED)
    for order in ((awaited, COUNCIL_ELECTED), (COUNCIL_ELECTED, awaited)):
        [matter] = follow_up.rows("CCPCJ/28/elect/UNICRI", (RECOMMENDED, *order))
        assert [act.text for act in matter.acts] == ["ECOSOC decision 2019/999"]
