"""Where a matter stands, in words that state what is recorded and then how far the record reaches."""

from dataclasses import replace
from datetime import date
from typing import get_args

from tests.facts import (
    COUNCIL_COVERED,
    COUNCIL_ELECTED,
    COUNCIL_ON_23_JULY,
    FINAL_REPORT,
    FOUR,
    RECOMMENDED,
    TRANSMITTED,
    again,
    fact,
)
from tracker.domain.recommendation import Asks, DocumentTransmitted, Outcome, RecommendationActedOn
from tracker.domain.terms import Fact, Occasion, Source
from tracker.language import outcomes
from tracker.language.status import Status
from tracker.projections import coverage, follow_up
from tracker.reminders import contents

DAY = date(2020, 1, 6)


def stands(*facts: Fact, covered: tuple[Fact, ...] = (COUNCIL_COVERED,), day: date = DAY) -> Status:
    """Where the matter of these facts stands."""
    key = (
        facts[0].event.recommendation if isinstance(facts[0].event, RecommendationActedOn) else "CCPCJ/28/elect/UNICRI"
    )
    [matter] = follow_up.rows(key, facts)
    return outcomes.of_matter(matter, coverage.rows("ECOSOC", covered), day)


def test_a_day_that_no_source_states_stands_in_parentheses() -> None:
    unknown = replace(RECOMMENDED, occasion=replace(RECOMMENDED.occasion, precision="unknown", days=()))
    assert str(stands(unknown)).startswith("Recommended for election (no date stated), according to the draft report;")


def test_recommended_is_not_elected() -> None:
    assert str(stands(RECOMMENDED)) == (
        "Recommended for election on 23 May 2019, according to the draft report;"
        " no action by the Council recorded (covered in part, to 5 January 2020)."
    )
    assert stands(RECOMMENDED).word == "With the Council"


def test_the_final_report_ends_the_reservation() -> None:
    assert "draft report" not in str(stands(again(RECOMMENDED, FINAL_REPORT, "24")))


def test_outside_coverage_nothing_is_said_of_the_council() -> None:
    said = stands(RECOMMENDED, covered=())
    assert said.word == "Not covered"
    assert "what the Council did is not covered by this record" in str(said)
    assert "no action" not in str(said)


def test_coverage_reaches_no_further_than_the_day_asked_for() -> None:
    assert "covered in part, to 24 May 2019" in str(stands(RECOMMENDED, day=date(2019, 5, 24)))
    whole = replace(COUNCIL_COVERED, event=replace(COUNCIL_COVERED.event, full=True))
    assert "(covered to 24 May 2019)" in str(stands(RECOMMENDED, covered=(whole,), day=date(2019, 5, 24)))


def test_a_record_that_ends_before_a_matter_was_sent_does_not_cover_it() -> None:
    earlier = replace(COUNCIL_COVERED, event=replace(COUNCIL_COVERED.event, read_to=date(2019, 5, 22)))
    assert stands(RECOMMENDED, covered=(earlier,)).word == "Not covered"
    on_the_day = replace(COUNCIL_COVERED, event=replace(COUNCIL_COVERED.event, read_to=date(2019, 5, 23)))
    assert stands(RECOMMENDED, covered=(on_the_day,)).word == "With the Council"


def test_what_was_sent_on_a_day_not_stated_is_covered_only_from_the_date_of_its_source_on() -> None:
    undated = replace(RECOMMENDED, occasion=replace(RECOMMENDED.occasion, precision="unknown", days=()))
    before = replace(COUNCIL_COVERED, event=replace(COUNCIL_COVERED.event, read_to=date(2019, 5, 22)))
    assert stands(undated, covered=(before,)).word == "Not covered"
    assert stands(undated).word == "With the Council"
    nothing_known = replace(undated, source=replace(undated.source, dated=None))
    assert stands(nothing_known).word == "Not covered"


def test_what_a_session_named_by_its_year_sent_is_covered_from_the_end_of_that_year_on() -> None:
    session = Occasion("unknown", (), "ECOSOC", "ECOSOC/2019")
    sent = fact(DocumentTransmitted(("E/2019/30",), "GA"), session, Source(rank=2))
    [matter] = follow_up.rows("ECOSOC/2019/transmit/E/2019/30", [sent])
    reached = replace(COUNCIL_COVERED.event, of="GA", read_to=date(2019, 12, 30))
    [short] = coverage.rows("GA", [replace(COUNCIL_COVERED, event=reached)])
    assert not follow_up.covered(matter, "GA", [short], DAY)
    assert follow_up.covered(matter, "GA", [replace(short, read_to=date(2019, 12, 31))], DAY)


def test_an_act_reported_by_the_secretariat_says_that_its_text_is_awaited() -> None:
    reported = fact(
        RecommendationActedOn("CCPCJ/28/elect/UNICRI", "elected"), COUNCIL_ON_23_JULY, Source(4, url="https://x.org")
    )
    assert str(stands(RECOMMENDED, reported)).endswith(
        "on 23 July 2019, reported by the secretariat, the text awaited."
    )
    assert "awaited" not in str(stands(RECOMMENDED, reported, COUNCIL_ELECTED))


def test_what_the_council_did_is_said_in_its_own_verb_and_number() -> None:
    said = stands(RECOMMENDED, COUNCIL_ELECTED)
    assert said.word == "Elected"
    assert str(said).endswith("; elected by the Economic and Social Council on 23 July 2019 as decision 2019/999.")


def test_a_deferral_leaves_the_matter_with_the_council() -> None:
    deferred = fact(RecommendationActedOn("CCPCJ/28/elect/UNICRI", "deferred"), COUNCIL_ON_23_JULY)
    said = stands(RECOMMENDED, deferred)
    assert said.word == "With the Council"
    assert "deferred by the Economic and Social Council on 23 July 2019; no further action" in str(said)


def test_a_gap_in_the_record_is_shown_as_one() -> None:
    assert str(stands(COUNCIL_ELECTED)).startswith("The recommendation itself is not on record; elected by")


def test_every_statement_names_the_entry_behind_it() -> None:
    said = stands(RECOMMENDED, COUNCIL_ELECTED)
    named = [evidence.entry_id for phrase in said.phrases for evidence in phrase.evidence]
    assert named == [RECOMMENDED.entry_id, COUNCIL_ELECTED.entry_id]
    covered = [evidence.entry_id for phrase in stands(TRANSMITTED).phrases for evidence in phrase.evidence]
    assert covered == [TRANSMITTED.entry_id, COUNCIL_COVERED.entry_id]


def test_names_stand_in_the_order_printed_under_the_verb_printed() -> None:
    assert outcomes.candidates_in_words(FOUR) == (
        "to elect Carolina Lizárraga Houghton and Youngju Oh;"
        " to re-elect Carlos Castresana Fernández and Joel Antonio Hernández García"
    )


def test_every_code_has_its_words() -> None:
    assert set(outcomes._ASKED) == set(get_args(Asks)) - {"transmit"}
    assert set(outcomes._DONE) == set(get_args(Outcome))
    assert set(contents._SENT_FOR) == set(get_args(Asks))
