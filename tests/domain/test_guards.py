"""Each guard of a stream from its other side: what it must not refuse, and what only it refuses."""

from dataclasses import replace
from datetime import date

from tests.facts import (
    ALGERIA,
    COUNCIL_ELECTED,
    COUNCIL_ON_23_JULY,
    FINAL_REPORT,
    FOUR,
    RECOMMENDED,
    RESOLUTION,
    SEATED,
    SESSION,
    SEVENTH,
    SEVENTH_MEETING,
    fact,
    given,
)
from tracker.domain import HOMES
from tracker.domain.board import MemberElected
from tracker.domain.draft import (
    DraftAdopted,
    DraftRevised,
    DraftTabled,
    DraftWithdrawn,
    ProceduralMotionDecided,
    VoteTaken,
)
from tracker.domain.mandate import (
    MandateDischarged,
    MandateEnded,
    MandateEstablished,
    MandateModified,
    MandateReportSubmitted,
)
from tracker.domain.recommendation import RecommendationActedOn
from tracker.domain.reminder import (
    ReminderAcknowledged,
    ReminderQueued,
    ReminderReinstated,
    ReminderSent,
    ReminderSnoozed,
    ReminderWithdrawn,
)
from tracker.domain.session import AgendaAdopted, AgendaItem, MeetingHeld, SessionOpened
from tracker.domain.terms import Occasion, Tally
from tracker.projections import drafts

NOBODY_NAMED = replace(COUNCIL_ON_23_JULY, body="", session="", meetings=())


def test_an_election_by_a_body_that_the_source_does_not_name_is_recorded() -> None:
    given(RECOMMENDED).suggested(fact(SEATED.event, NOBODY_NAMED)).is_new()


def test_who_elects_to_a_board_that_has_no_file_is_not_known_and_nobody_is_refused() -> None:
    given().suggested(fact(MemberElected("A-BOARD", "A Member", "elected"))).is_new()


def test_two_members_elected_on_one_day_without_their_terms_are_two() -> None:
    one = fact(MemberElected("UNICRI", "A Member", "elected"), COUNCIL_ON_23_JULY)
    given(one).suggested(fact(replace(one.event, member="Another"), COUNCIL_ON_23_JULY)).is_new()


def test_two_terms_of_one_member_are_two_elections_though_one_act_gave_both() -> None:
    next_term = replace(SEATED.event, term_from=date(2024, 7, 23))
    given(SEATED).suggested(fact(next_term, COUNCIL_ON_23_JULY, SEATED.source, "2")).is_new()


def test_an_election_stands_on_the_page_of_the_text_that_records_it() -> None:
    elected = fact(replace(SEATED.event, text="ECOSOC decision 2019/999"), COUNCIL_ON_23_JULY)
    assert "ECOSOC decision 2019/999" in HOMES[MemberElected].touched(elected)


def test_a_recommendation_has_one_wording_and_one_occasion() -> None:
    other_names = fact(replace(RECOMMENDED.event, candidates=FOUR[:2]), para="24")
    given(RECOMMENDED).suggested(other_names).is_refused(because="is recorded with other names")
    next_day = replace(SEVENTH_MEETING, days=(date(2019, 5, 24),), meetings=())
    given(RECOMMENDED).suggested(fact(RECOMMENDED.event, next_day)).is_refused(because="recorded on another occasion")


def test_what_one_organ_acted_on_was_not_asked_of_another() -> None:
    key = "CCPCJ/28/elect/UNICRI/to/GA"
    to_the_assembly = fact(replace(RECOMMENDED.event, to="GA"))
    by_the_council = fact(RecommendationActedOn(key, "elected"), COUNCIL_ON_23_JULY)
    given(by_the_council).suggested(to_the_assembly).is_refused(because="ECOSOC acted on this, not GA")
    given(fact(by_the_council.event, NOBODY_NAMED)).suggested(to_the_assembly).is_new()


def test_an_organ_may_act_on_the_very_day_on_which_it_is_asked() -> None:
    same_day = replace(COUNCIL_ON_23_JULY, days=RECOMMENDED.occasion.days)
    given(RECOMMENDED).suggested(fact(COUNCIL_ELECTED.event, same_day)).is_new()


def test_an_act_that_names_nobody_concerns_all_and_leaves_no_room_for_one_that_names_some() -> None:
    some = fact(
        replace(COUNCIL_ELECTED.event, text="ECOSOC decision 2019/998", candidates=("Youngju Oh",)), COUNCIL_ON_23_JULY
    )
    given(RECOMMENDED, COUNCIL_ELECTED).suggested(some).is_refused(because="already acted")
    given(RECOMMENDED, some).suggested(COUNCIL_ELECTED).is_refused(because="already acted")


def test_persons_elected_in_one_act_may_be_printed_in_either_order() -> None:
    two = fact(replace(COUNCIL_ELECTED.event, candidates=("Youngju Oh", "Another")), COUNCIL_ON_23_JULY)
    turned = fact(replace(two.event, candidates=two.event.candidates[::-1]), COUNCIL_ON_23_JULY, para="2")
    given(two).suggested(turned).is_known_as(two)


def test_a_matter_bears_the_organ_asked_only_where_that_is_not_the_parent_of_who_asks() -> None:
    for body, to, key in (
        ("CCPCJ", "ECOSOC", "CCPCJ/28/elect/UNICRI"),
        ("CCPCJ", "GA", "CCPCJ/28/elect/UNICRI/to/GA"),
        ("A-BODY", "GA", "CCPCJ/28/elect/UNICRI"),
        ("GA", "ECOSOC", "CCPCJ/28/elect/UNICRI"),
    ):
        asked = fact(replace(RECOMMENDED.event, to=to), replace(SEVENTH_MEETING, body=body))
        assert HOMES[type(asked.event)].key(asked) == key


def test_an_act_of_a_body_that_the_source_does_not_name_is_recorded() -> None:
    given(RECOMMENDED).suggested(fact(COUNCIL_ELECTED.event, NOBODY_NAMED)).is_new()


def test_a_deferral_may_be_read_after_the_act_that_it_came_before() -> None:
    deferred = fact(RecommendationActedOn("CCPCJ/28/elect/UNICRI", "deferred"), COUNCIL_ON_23_JULY)
    given(RECOMMENDED, COUNCIL_ELECTED).suggested(deferred).is_new()


def test_a_part_whose_last_day_is_not_known_is_not_another_part_that_is_over() -> None:
    opening = fact(SessionOpened("opening", date(2018, 12, 7), date(2018, 12, 7)), SESSION.occasion)
    given(opening).suggested(fact(SessionOpened("regular", date(2019, 5, 20)), SESSION.occasion)).is_new()


def test_a_part_without_dates_contradicts_none() -> None:
    undated = fact(SessionOpened("regular", place="Vienna"), replace(SESSION.occasion, precision="unknown", days=()))
    given(undated).suggested(SESSION).is_new()
    given(SESSION).suggested(undated).is_new()


def test_votes_on_parts_of_a_draft_are_told_apart_from_the_vote_on_the_whole() -> None:
    whole = fact(VoteTaken("E/CN.7/2024/L.5", "resolution", Tally(38, 2, 6), method="show_of_hands"))
    part = fact(replace(whole.event, on="operative paragraph 5"), para="2")
    given(whole).suggested(part).is_new()
    given(whole, part).suggested(fact(part.event, para="9")).is_known_as(part)


def test_what_the_committee_of_the_whole_cleared_is_not_adopted() -> None:
    cleared = fact(DraftRevised("E/CN.7/2024/L.5/Rev.1", "resolution", "E/CN.7/2024/L.5/Rev.1", cleared=True))
    [row] = drafts.rows("E/CN.7/2024/L.5", [cleared])
    assert not row.adopted
    given(cleared).suggested(fact(DraftAdopted("E/CN.7/2024/L.5", "resolution"), para="2")).is_new()


def test_a_debate_may_be_suspended_closed_and_a_draft_divided_and_each_motion_is_its_own() -> None:
    closed = fact(ProceduralMotionDecided("E/CN.7/2024/L.5", "resolution", "closure", carried=True))
    for motion in ("suspension", "adjournment", "no_action", "division"):
        given(closed).suggested(fact(replace(closed.event, motion=motion), para="2")).is_new()


def test_a_part_that_met_twice_is_recorded_in_either_order() -> None:
    june, july = (
        fact(
            SessionOpened("management", date(2019, month, 6), date(2019, month, 7)),
            replace(COUNCIL_ON_23_JULY, precision="unknown", days=(), meetings=()),
            para=str(month),
        )
        for month in (6, 7)
    )
    given(june).suggested(july).is_new()
    given(july).suggested(june).is_new()


def test_an_agenda_whose_items_bear_different_numbers_is_recorded() -> None:
    given().suggested(fact(AgendaAdopted((AgendaItem("1", "Elections"), AgendaItem("2", "Adoption"))))).is_new()


def test_a_plenary_meeting_is_known_by_its_number_alone() -> None:
    assert "CCPCJ/28/meeting/7" in HOMES[MeetingHeld].touched(SEVENTH)


def test_what_is_alike_in_its_words_and_not_in_its_kind_is_another_fact() -> None:
    tabled = fact(DraftTabled("E/CN.7/2024/L.5", "resolution"))
    given(tabled).suggested(fact(DraftWithdrawn("E/CN.7/2024/L.5", "resolution"), para="2")).is_new()


def test_a_day_that_one_source_does_not_give_leaves_room_for_the_day_of_the_other() -> None:
    undated = fact(ALGERIA.event, replace(ALGERIA.occasion, precision="unknown", days=()), FINAL_REPORT, "34")
    given(ALGERIA).suggested(undated).is_known_as(ALGERIA)
    given(undated).suggested(ALGERIA).is_known_as(undated)


def test_a_number_given_for_the_first_time_is_recorded() -> None:
    given().suggested(RESOLUTION).is_new()


PARAGRAPH = MandateEstablished("GA resolution 74/173", "14", "Requests", ("the Secretary-General",), "to report")
ASSEMBLY_ON_18_DECEMBER = Occasion("day", (date(2019, 12, 18),), "GA", "GA/74")
ESTABLISHED = fact(PARAGRAPH, ASSEMBLY_ON_18_DECEMBER)
MANDATE = "GA resolution 74/173/14"


def test_a_paragraph_asks_from_the_day_on_which_its_text_was_adopted_and_from_no_other() -> None:
    given().suggested(ESTABLISHED).is_new()
    next_day = fact(PARAGRAPH, replace(ASSEMBLY_ON_18_DECEMBER, days=(date(2019, 12, 19),)))
    given(ESTABLISHED).suggested(next_day).is_refused(because="another day of adoption")


def test_what_was_replaced_may_still_be_reported_on_and_adapted_in_what_was_read_later() -> None:
    ended = fact(MandateEnded(MANDATE, "replaced", "GA resolution 79/243"))
    for later in (
        MandateReportSubmitted(MANDATE, ("E/CN.15/2020/13",)),
        MandateModified(MANDATE, "GA resolution 75/196"),
        MandateDischarged(MANDATE, "the report was before the Commission"),
    ):
        given(ESTABLISHED, ended).suggested(fact(later, para="2")).is_new()


def test_a_mandate_whose_report_was_dealt_with_can_be_retired_after() -> None:
    discharged = fact(MandateDischarged(MANDATE, "the report was before the Commission", "2020"))
    given(ESTABLISHED, discharged).suggested(fact(MandateEnded(MANDATE, "retired"), para="2")).is_new()


QUEUED = fact(ReminderQueued("a letter", "someone", "CCPCJ/28/elect/UNICRI", "a rule", date(2019, 7, 23), 0, "1"))
SENT = fact(ReminderSent("a letter", "<id>"))
WITHDRAWN = fact(ReminderWithdrawn("a letter", "the Council acted"))
REINSTATED = fact(ReminderReinstated("a letter", 1))


def test_a_letter_that_went_out_is_neither_withdrawn_nor_sent_anew() -> None:
    given(QUEUED, SENT).suggested(WITHDRAWN).is_refused(because="was sent")
    given(QUEUED, WITHDRAWN, SENT).suggested(REINSTATED).is_refused(because="was sent")
    given(QUEUED).suggested(WITHDRAWN).is_new()


def test_only_a_letter_that_was_withdrawn_is_reinstated_and_once_for_each_withdrawal() -> None:
    given(QUEUED).suggested(REINSTATED).is_refused(because="was not withdrawn")
    given(QUEUED, WITHDRAWN).suggested(REINSTATED).is_new()
    second = fact(ReminderReinstated("a letter", 2))
    given(QUEUED, WITHDRAWN, REINSTATED).suggested(second).is_refused(because="was not withdrawn")
    withdrawn_again = fact(ReminderWithdrawn("a letter", "the Council acted", 1))
    given(QUEUED, WITHDRAWN, REINSTATED, withdrawn_again).suggested(second).is_new()


def test_a_letter_that_went_out_is_acknowledged_and_put_off() -> None:
    for answer in (ReminderAcknowledged("a letter"), ReminderSnoozed("a letter", date(2019, 8, 1))):
        given(QUEUED, SENT).suggested(fact(answer)).is_new()
        given(QUEUED).suggested(fact(answer)).is_new()
