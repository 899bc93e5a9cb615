"""The lifecycles and traps of the field: what is recorded, what is refused, what is never concluded."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from tests.facts import (
    COUNCIL_ON_23_JULY,
    RECOMMENDED,
    RESOLUTION,
    SEATED,
    SEVENTH_MEETING,
    TRANSMITTED,
    fact,
    given,
)
from tests.projections.histories import recorded_as
from tracker.domain import HOMES, due
from tracker.domain.alias import AliasStated
from tracker.domain.board import CandidacyWithdrawn, CandidateNominated, ElectionPostponed, MemberElected
from tracker.domain.correction import standing
from tracker.domain.document import (
    CorrigendumIssued,
    DocumentIssued,
    DocumentReissued,
    DocumentSubmitted,
    DocumentTabled,
    DocumentTakenNoteOf,
    DocumentWithdrawn,
    RevisionIssued,
)
from tracker.domain.draft import (
    DraftAdopted,
    DraftNotAdopted,
    DraftRevised,
    DraftTabled,
    DraftWithdrawn,
    FinancialImplicationsStated,
    ProceduralMotionDecided,
    SponsorshipChanged,
    VoteTaken,
)
from tracker.domain.item import DecisionTaken
from tracker.domain.mandate import (
    DocumentRequested,
    MandateDischarged,
    MandateEnded,
    MandateEstablished,
    MandateModified,
    MandatePhaseReached,
    MandateRenewed,
    MandateReportSubmitted,
)
from tracker.domain.recommendation import DocumentTransmitted, RecommendationActedOn, RecommendationMade
from tracker.domain.session import (
    AgendaAdopted,
    AgendaItem,
    MeetingHeld,
    SessionOpened,
    SessionRescheduled,
    SessionScheduled,
)
from tracker.domain.terms import Due, Fact, Occasion, Source, Tally
from tracker.domain.text import TextNumbered
from tracker.projections import boards, documents, drafts, follow_up, mandates, sessions, texts

REPORT = "E/CN.15/2019/8"
DRAFT = "E/CN.15/2019/L.4"
MANDATE = "GA resolution 74/173/14"
OF_2020 = Source(6, dated=date(2020, 1, 6))


def on(day: date, body: str = "CCPCJ", session: str = "CCPCJ/28") -> Occasion:
    """Something done by a body on a day."""
    return Occasion("day", (day,), body, session)


def in_any_order(*facts: Fact) -> list[list[Fact]]:
    """What stands of these facts, for every order of recording them (four facts at most)."""
    events = HOMES[type(facts[0].event)].events
    return [standing(recorded_as(order), events) for order in permutations(facts)]


def test_a_document_tabled_before_it_was_issued_is_recorded() -> None:
    tabled = fact(DocumentTabled((REPORT,)), on(date(2019, 5, 22)))
    issued = fact(DocumentIssued((REPORT,), "Note by the Secretary-General"), on(date(2019, 5, 23)))
    given(tabled).suggested(issued).is_new()
    given(issued).suggested(tabled).is_new()


def test_a_document_goes_from_submission_to_withdrawal_and_each_step_is_kept() -> None:
    steps = [
        fact(DocumentSubmitted(REPORT, 8500), on(date(2019, 3, 1))),
        fact(DocumentIssued((REPORT,), "Note by the Secretary-General"), on(date(2019, 4, 8))),
        fact(CorrigendumIssued(f"{REPORT}/Corr.1", REPORT, ("fr",)), on(date(2019, 4, 10))),
        fact(DocumentReissued(REPORT, 1, "technical reasons"), on(date(2019, 4, 12))),
        fact(RevisionIssued(f"{REPORT}/Rev.1", REPORT), on(date(2019, 4, 20))),
        fact(DocumentTabled((REPORT,)), on(date(2019, 5, 22))),
        fact(DocumentTakenNoteOf((REPORT,), "took note of"), on(date(2019, 5, 23))),
        fact(DocumentWithdrawn(REPORT, reason="withdrawn by the submitter"), on(date(2019, 5, 24))),
    ]
    for number, step in enumerate(steps):
        given(*steps[:number]).suggested(step).is_new()
    [row] = documents.rows(REPORT, steps)
    assert [step.what for step in row.steps] == ["submitted", "reissued", "revised", "taken_note_of", "withdrawn"]
    assert [one.languages for one in row.corrigenda] == [("fr",)]
    assert len(row.tabled) == 1


def test_a_joint_corrigendum_is_one_under_either_of_its_symbols_and_both_are_found() -> None:
    both = ("E/CN.15/2019/2/Corr.1", "E/CN.7/2019/2/Corr.1")
    joint = fact(CorrigendumIssued(both[1], "E/CN.7/2019/2", also=both[:1]))
    stream = HOMES[CorrigendumIssued]
    assert stream.key(joint) == "E/CN.15/2019/2"
    assert {*both, "E/CN.15/2019/2"} <= set(stream.touched(joint))
    given(joint).suggested(fact(CorrigendumIssued(both[0], "E/CN.15/2019/2"), para="9")).is_known_as(joint)
    [row] = documents.rows("E/CN.15/2019/2", [joint])
    assert row.symbols == ("E/CN.15/2019/2", "E/CN.7/2019/2")
    given().suggested(fact(CorrigendumIssued(both[0], "E/CN.15/2019/3", also=both[1:]))).is_refused(because="extends")


def test_a_joint_revision_is_one_document_anew() -> None:
    joint = fact(RevisionIssued("E/CN.7/2019/2/Rev.1", "E/CN.7/2019/2", also=("E/CN.15/2019/2/Rev.1",)))
    assert HOMES[RevisionIssued].key(joint) == "E/CN.15/2019/2"
    assert "E/CN.7/2019/2/Rev.1" in HOMES[RevisionIssued].touched(joint)


def test_a_document_before_two_bodies_was_tabled_before_each() -> None:
    one = fact(DocumentTabled(("E/CN.7/2019/2", "E/CN.15/2019/2")), on(date(2019, 5, 22)))
    given(one).suggested(fact(one.event, on(date(2019, 3, 20), "CND", "CND/62"), para="2")).is_new()


def test_taken_note_of_is_its_own_word_and_no_approval() -> None:
    [row] = documents.rows(REPORT, [fact(DocumentTakenNoteOf((REPORT,), "took note of"))])
    assert [(step.what, step.detail) for step in row.steps] == [("taken_note_of", "took note of")]


def test_a_draft_goes_from_tabling_to_adoption_by_vote_and_its_tally_is_kept() -> None:
    tally = Tally(38, 2, 6)
    steps = [
        fact(DraftTabled(DRAFT, "resolution", "Cybercrime", ("Egypt",)), on(date(2019, 5, 20))),
        fact(SponsorshipChanged(DRAFT, "resolution", ("Japan",)), on(date(2019, 5, 21))),
        fact(DraftRevised(DRAFT, "resolution", f"{DRAFT}/Rev.1"), on(date(2019, 5, 22))),
        fact(FinancialImplicationsStated(DRAFT, "resolution", orally=True), on(date(2019, 5, 23))),
        fact(ProceduralMotionDecided(DRAFT, "resolution", "no_action", carried=False), on(date(2019, 5, 24))),
        fact(VoteTaken(DRAFT, "resolution", tally), on(date(2019, 5, 24))),
        fact(DraftAdopted(DRAFT, "resolution", how="by_vote", vote=tally), on(date(2019, 5, 24))),
    ]
    for number, step in enumerate(steps):
        given(*steps[:number]).suggested(step).is_new()
    [row] = drafts.rows(DRAFT, steps)
    assert [(one.how, one.vote) for one in row.adopted] == [("by_vote", tally)]


def test_a_revised_draft_is_the_same_draft() -> None:
    adopted = fact(DraftAdopted(f"{DRAFT}/Rev.2", "resolution"), on(date(2019, 5, 24)))
    assert HOMES[DraftAdopted].key(adopted) == DRAFT
    assert {DRAFT, f"{DRAFT}/Rev.2"} <= set(HOMES[DraftAdopted].touched(adopted))
    given(adopted).suggested(fact(DraftAdopted(DRAFT, "resolution"), on(date(2019, 5, 24)), para="9")).is_known_as(
        adopted
    )
    sent = RecommendationMade("ECOSOC", "adopt", f"{DRAFT}/Rev.2")
    assert HOMES[RecommendationMade].key(fact(sent)) == f"CCPCJ/28/adopt/{DRAFT}"


def test_those_who_tabled_a_draft_are_not_all_who_sponsored_it_when_it_was_adopted() -> None:
    tabled = fact(DraftTabled(DRAFT, "resolution", "Cybercrime", ("Egypt",)), on(date(2019, 5, 20)))
    adopted = fact(DraftAdopted(DRAFT, "resolution", sponsors=("Egypt", "Japan")), on(date(2019, 5, 24)))
    [row] = drafts.rows(DRAFT, [tabled, adopted])
    assert (row.sponsors, row.adopted[0].sponsors) == (("Egypt",), ("Egypt", "Japan"))


def test_one_meeting_over_two_days_is_one_meeting() -> None:
    two_days = Occasion("span", (date(2019, 1, 16), date(2019, 1, 17)), "UNICRI", "UNICRI/2019")
    held = fact(MeetingHeld(1, "board"), two_days)
    first_day = fact(held.event, replace(two_days, precision="day", days=(date(2019, 1, 16),)), para="9")
    given(held).suggested(first_day).is_known_as(held)
    another = fact(held.event, replace(two_days, precision="day", days=(date(2019, 1, 18),)), para="9")
    given(held).suggested(another).is_refused(because="another day")


@pytest.mark.parametrize("outcome", ["rejected", "no_action", "deferred"])
def test_no_action_a_rejection_and_a_deferral_are_three_things(outcome: str) -> None:
    ended = fact(DraftNotAdopted(DRAFT, "resolution", outcome))  # type: ignore[arg-type]
    [row] = drafts.rows(DRAFT, [ended])
    for other in {"rejected", "no_action", "deferred"} - {outcome}:
        given(ended).suggested(fact(replace(ended.event, outcome=other), para="2")).is_new()
    given(ended).suggested(fact(DraftWithdrawn(DRAFT, "resolution"), para="2")).is_new()
    assert not row.adopted


def test_a_resolution_and_a_decision_of_one_body_may_bear_one_number() -> None:
    resolution = fact(TextNumbered("resolution", "67/1"), on(date(2024, 3, 22), "CND", "CND/67"))
    decision = fact(TextNumbered("decision", "67/1"), on(date(2024, 3, 22), "CND", "CND/67"))
    keys = {HOMES[TextNumbered].key(one) for one in (resolution, decision)}
    assert keys == {"CND resolution 67/1", "CND decision 67/1"}


def test_one_number_of_two_conferences_is_two_texts() -> None:
    of_the_parties = fact(TextNumbered("resolution", "9/1"), on(date(2018, 10, 19), "UNTOC-COP", "UNTOC-COP/9"))
    of_the_states = fact(TextNumbered("resolution", "9/1"), on(date(2021, 12, 17), "UNCAC-COSP", "UNCAC-COSP/9"))
    assert HOMES[TextNumbered].key(of_the_parties) != HOMES[TextNumbered].key(of_the_states)


def test_a_draft_two_organs_adopted_and_a_commission_wrote_is_one_line_whichever_text_comes_first() -> None:
    place = "E/2019/30:I.A.IV"
    three = [
        fact(TextNumbered("resolution", "28/1", "Cybercrime", draft=DRAFT), on(date(2019, 5, 24))),
        fact(
            replace(RESOLUTION.event, draft=place, same_text_as=("CCPCJ resolution 28/1",)), COUNCIL_ON_23_JULY
        ),
        fact(
            TextNumbered("resolution", "74/173", "Cybercrime", "A/RES/74/173", place),
            on(date(2019, 12, 18), "GA", "GA/74"),
        ),
    ]  # fmt: skip
    for order in permutations(three):
        rows = [row for one in order for row in texts.rows(HOMES[TextNumbered].key(one), [one])]
        [line] = texts.lines_of_descent(rows)
        assert [text.organ for text in line] == ["CCPCJ", "ECOSOC", "GA"]


def test_a_transmission_proves_nothing_of_what_the_council_did() -> None:
    [matter] = follow_up.rows("CCPCJ/28/transmit/E/CN.15/2019/8", [TRANSMITTED])
    assert matter.open
    assert matter.acts == ()


def test_one_document_sent_to_two_organs_is_two_matters_and_each_organ_acts_on_its_own() -> None:
    to_the_assembly = fact(DocumentTransmitted((REPORT,), "GA"), para="23")
    stream = HOMES[DocumentTransmitted]
    assert stream.key(TRANSMITTED) == "CCPCJ/28/transmit/E/CN.15/2019/8"
    assert stream.key(to_the_assembly) == "CCPCJ/28/transmit/E/CN.15/2019/8/to/GA"
    noted = fact(RecommendationActedOn(stream.key(to_the_assembly), "taken_note_of"), on(date(2019, 12, 18), "GA"))
    given(TRANSMITTED, to_the_assembly).suggested(noted).is_new()
    by_the_council = fact(noted.event, COUNCIL_ON_23_JULY)
    given(TRANSMITTED, to_the_assembly).suggested(by_the_council).is_refused(because="sent to GA, not to ECOSOC")
    [gap] = follow_up.rows(stream.key(to_the_assembly), [noted])
    assert (gap.to, gap.subject) == ("GA", REPORT)


def test_what_is_meant_for_the_assembly_goes_through_the_council_and_is_one_matter() -> None:
    [matter] = follow_up.rows("x", [replace(RECOMMENDED, event=replace(RECOMMENDED.event, meant_for="GA"))])
    assert (matter.to, matter.meant_for) == ("ECOSOC", "GA")


def test_a_deferral_leaves_a_matter_open() -> None:
    deferred = fact(RecommendationActedOn("CCPCJ/28/elect/UNICRI", "deferred"), COUNCIL_ON_23_JULY)
    [matter] = follow_up.rows("CCPCJ/28/elect/UNICRI", [RECOMMENDED, deferred])
    assert matter.open
    assert [act.outcome for act in matter.acts] == ["deferred"]


def test_a_mandate_keeps_every_step_of_its_life() -> None:
    established = fact(
        MandateEstablished("GA resolution 74/173", "14", "Requests", ("the Secretary-General",), "to report"),
        on(date(2019, 12, 18), "GA", "GA/74"),
    )
    steps = [
        established,
        fact(DocumentRequested(MANDATE, "report", for_session="CCPCJ/29"), on(date(2020, 2, 1))),
        fact(MandatePhaseReached(MANDATE, "preparatory phase", date(2020, 10, 16)), on(date(2020, 10, 16))),
        fact(MandateReportSubmitted(MANDATE, ("E/CN.15/2020/13",)), on(date(2020, 11, 1))),
        fact(MandateModified(MANDATE, "GA resolution 75/1", Due("session", "CCPCJ/30")), on(date(2020, 12, 1))),
        fact(MandateRenewed(MANDATE, "GA resolution 76/1", date(2023, 1, 1)), on(date(2021, 12, 1))),
        fact(MandateDischarged(MANDATE, "the report was before the Commission"), on(date(2022, 5, 1))),
        fact(MandateEnded(MANDATE, "replaced", "GA resolution 79/243"), on(date(2024, 12, 24))),
    ]
    for number, step in enumerate(steps):
        given(*steps[:number]).suggested(step).is_new()
    [row] = mandates.rows(MANDATE, steps)
    assert [step.what for step in row.steps] == [
        "requested", "phase", "adapted", "renewed", "discharged", "replaced",
    ]  # fmt: skip
    assert len(row.reports) == 1


def test_issuing_the_report_does_not_end_the_mandate() -> None:
    reported = fact(MandateReportSubmitted(MANDATE, ("E/CN.15/2020/13",)))
    asked = fact(MandateEstablished("GA resolution 74/173", "14", "Requests", ("the Secretary-General",), "to report"))
    [row] = mandates.rows(MANDATE, [asked, reported])
    assert row.steps == ()


def test_a_mandate_ends_once() -> None:
    ended = fact(MandateEnded(MANDATE, "replaced", "GA resolution 79/243"))
    given(ended).suggested(fact(MandateEnded(MANDATE, "retired"), para="2")).is_refused(because="replaced already")


def test_the_twenty_ninth_session_was_moved_and_its_old_dates_stay_visible() -> None:
    undated = Occasion("unknown", (), "CCPCJ", "CCPCJ/29")
    planned = fact(SessionScheduled("regular", date(2020, 5, 18), date(2020, 5, 22)), undated, OF_2020)
    moved = fact(
        SessionRescheduled("regular", date(2020, 12, 3), date(2020, 12, 3), reason="the pandemic"),
        undated,
        replace(OF_2020, dated=date(2020, 6, 1)),
    )
    held = fact(
        SessionOpened("regular", date(2020, 12, 3), date(2020, 12, 3)),
        on(date(2020, 12, 3), session="CCPCJ/29"),
        replace(OF_2020, dated=date(2020, 12, 4)),
    )
    for standing_facts in in_any_order(planned, moved, held):
        [row] = sessions.rows("CCPCJ/29", standing_facts)
        assert sorted((part.state, part.starts_on) for part in row.parts) == [
            ("held", date(2020, 12, 3)),
            ("moved", date(2020, 5, 18)),
            ("planned", date(2020, 12, 3)),
        ]
        calendar = [
            due.Sitting(row.key, part.part, part.starts_on, part.ends_on, part.state)
            for part in row.parts
            if part.state != "moved"
        ]
        assert due.falls_due_on(Due("session", "CCPCJ/29"), calendar) == date(2020, 12, 3)


def test_two_items_of_one_agenda_bear_two_numbers() -> None:
    agenda = AgendaAdopted((AgendaItem("3", "One"), AgendaItem("3", "Another")))
    given().suggested(fact(agenda)).is_refused(because="bear the number 3")


def test_a_thing_is_no_other_name_of_itself() -> None:
    given().suggested(fact(AliasStated("E/2019/30", "E/2019/30"))).is_refused(because="joins two")


def test_a_session_that_is_only_expected_makes_nothing_due() -> None:
    expected = fact(
        SessionScheduled("regular", date(2020, 5, 1), expected=True), Occasion("unknown", (), "CCPCJ", "CCPCJ/29")
    )
    [row] = sessions.rows("CCPCJ/29", [expected])
    sitting = due.Sitting("CCPCJ/29", "regular", row.parts[0].starts_on, None, row.parts[0].state)
    assert sitting.state == "expected"
    assert due.falls_due_on(Due("session", "CCPCJ/29"), [sitting]) is None


def test_no_seat_is_called_vacant_because_no_election_is_on_record() -> None:
    found = boards.rows("UNICRI", [SEATED])
    assert [seat.standing for seat in found] == ["elected"]


def test_nominated_recommended_and_elected_are_three_things() -> None:
    nominated = fact(CandidateNominated("UNICRI", "Youngju Oh", "Secretary-General"), on(date(2019, 5, 1)))
    found = boards.rows("UNICRI", [nominated])
    assert [seat.standing for seat in found] == ["nominated"]
    assert boards.sitting(found, date(2020, 1, 6)) == []
    given(nominated).suggested(SEATED).is_new()


def test_who_stands_no_more_holds_no_seat_and_what_was_recommended_stays_as_it_was() -> None:
    nominated = fact(CandidateNominated("UNICRI", "Youngju Oh", "Secretary-General"), on(date(2019, 5, 1)))
    withdrawn = fact(CandidacyWithdrawn("UNICRI", "Youngju Oh", "the Republic of Korea"), on(date(2019, 6, 20)))
    given(nominated, RECOMMENDED).suggested(withdrawn).is_new()
    found = boards.rows("UNICRI", [nominated, withdrawn])
    assert [(seat.standing, seat.act) for seat in found] == [
        ("nominated", "Secretary-General"),
        ("withdrawn", "the Republic of Korea"),
    ]
    assert boards.sitting(found, date(2020, 1, 6)) == []
    # the log begins in the middle of history: whoever is elected all the same is elected
    given(nominated, withdrawn).suggested(SEATED).is_new()


def test_an_election_reported_without_its_term_is_the_election_whose_term_is_printed_later() -> None:
    reported = fact(replace(SEATED.event, term_from=None), COUNCIL_ON_23_JULY, Source(4, url="https://example.org"))
    given(reported).suggested(SEATED).is_known_as(reported)
    given(SEATED).suggested(reported).is_known_as(SEATED)
    again_elected = fact(SEATED.event, on(date(2024, 7, 23), "ECOSOC", "ECOSOC/2024"))
    given(reported).suggested(again_elected).is_new()


def test_a_postponed_election_fills_and_empties_no_seat() -> None:
    postponed = fact(ElectionPostponed("UNICRI", 1, "African States"), COUNCIL_ON_23_JULY)
    found = boards.rows("UNICRI", [SEATED, postponed])
    assert [seat.person for seat in boards.sitting(found, date(2020, 1, 6))] == ["Youngju Oh"]
    given(SEATED, postponed).suggested(fact(replace(SEATED.event, member="Another"), COUNCIL_ON_23_JULY)).is_new()


def test_a_term_may_end_at_the_close_of_a_session_and_a_day_is_not_guessed() -> None:
    member = MemberElected("UNICRI", "A Member", "elected", date(2020, 4, 1), term_to_close_of="CPD/57")
    [seat] = boards.rows("UNICRI", [fact(member, COUNCIL_ON_23_JULY)])
    assert (seat.term_to, seat.term_to_close_of) == (None, "CPD/57")
    assert boards.term_end(seat) is None


def test_two_decisions_under_one_item_without_a_number_are_two_by_their_paragraphs() -> None:
    one = fact(DecisionTaken("take_note", "took note of the report"), SEVENTH_MEETING, para="10")
    given(one).suggested(fact(one.event, SEVENTH_MEETING, para="11")).is_new()
