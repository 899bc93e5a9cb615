"""Reports of Main Committees and of commissions: what their masthead gives, and what their paragraphs leave out."""

from datetime import date

from tracker import reports
from tracker.domain.document import DocumentTabled
from tracker.domain.draft import DraftAdopted, DraftWithdrawn
from tracker.domain.item import StatementMade
from tracker.domain.recommendation import DocumentTransmitted, RecommendationMade
from tracker.domain.session import MeetingHeld, OfficerElected
from tracker.domain.terms import Fact

THIRD_COMMITTEE = """United Nations                                A/79/450
General Assembly
Seventy-ninth session
Agenda item 26
Social development
Report of the Third Committee

I. Introduction

1. The Third Committee held a general discussion on the item at its 1st and 2nd meetings, on 3 and 4 October 2024.

II. Consideration of proposals

A. Draft resolution A/C.3/79/L.5/Rev.1

2. At its 40th meeting, on 12 November, the Committee had before it a revised draft resolution entitled “Literacy”
(A/C.3/79/L.5/Rev.1), submitted by the sponsors of draft resolution A/C.3/79/L.5 and Peru.

3. At the same meeting, the Committee adopted the draft resolution (see para. 9).

4. After the adoption of the draft resolution, statements were made by the representatives of Chile and Japan.
"""

COMMISSION = """United Nations                                E/2025/27
Economic and Social Council
Commission on the Status of Women
Report on the sixty-ninth session
(10–21 March 2025)

Chapter II
Follow-up

1. The Commission considered item 3 of its agenda at its 2nd and 16th meetings, on 10 and 21 March 2025.

A. Action taken by the Commission

2. At its 16th meeting, on 21 March, the Commission had before it a draft resolution entitled “Peace”
(E/CN.6/2025/L.3), submitted by Fiji.

3. At the same meeting, the representative of Fiji made a statement.

4. At the same meeting, the Commission adopted the draft resolution by a recorded vote of 30 to 2, with 9 abstentions,
and recommended it to the Economic and Social Council for adoption (see chap. I, sect. A).

5. In the absence of consensus, draft decision E/CN.6/2025/L.6 was withdrawn by its sponsors.

6. At the same meeting, the Commission decided to transmit to the Economic and Social Council, through its high-level
segment, the summary by the Chair (E/CN.6/2025/L.8).

7. At the 1st meeting of its seventieth session, on 21 March 2025, the Commission elected by acclamation Ana Lima
(Brazil) as Chair and Mei Tan (Singapore) and Per Dahl (Norway) as Vice-Chairs of its seventieth session.

8. At the same meeting, the representative of Cuba made a statement.
"""


def of(text: str, kind: type) -> list[Fact]:
    """The suggested facts of one type."""
    return [fact for fact in reports.suggest(reports.read(text)) if isinstance(fact.event, kind)]


def test_the_year_of_a_meeting_is_the_one_printed_with_a_meeting_before() -> None:
    held = {fact.event.number: fact.occasion.days for fact in of(THIRD_COMMITTEE, MeetingHeld)}
    assert held[40] == (date(2024, 11, 12),)


def test_a_report_on_one_item_keeps_it_in_all_its_chapters_and_a_draft_of_its_own_heading_is_action() -> None:
    for fact in of(THIRD_COMMITTEE, StatementMade):
        assert fact.occasion.items == ("GA-C3/79/26",)
        assert fact.occasion.meetings == ("GA-C3/79/meeting/40",)


def test_a_draft_named_for_its_sponsors_is_not_tabled_by_that() -> None:
    tabled = [fact.event.symbols for fact in of(THIRD_COMMITTEE, DocumentTabled)]
    assert tabled == [("A/C.3/79/L.5/Rev.1",)]


def test_the_draft_resolution_is_the_one_before_the_commission_and_not_the_place_that_prints_it() -> None:
    assert [fact.event.draft for fact in of(COMMISSION, DraftAdopted)] == ["E/CN.6/2025/L.3"]
    assert [fact.event.subject for fact in of(COMMISSION, RecommendationMade)] == ["E/CN.6/2025/L.3"]


def test_a_draft_withdrawn_and_a_summary_transmitted_through_a_segment() -> None:
    assert [fact.event.draft for fact in of(COMMISSION, DraftWithdrawn)] == ["E/CN.6/2025/L.6"]
    [sent] = of(COMMISSION, DocumentTransmitted)
    assert (sent.event.symbols, sent.event.to) == (("E/CN.6/2025/L.8",), "ECOSOC")


def test_officers_of_the_next_session_are_elected_at_a_meeting_of_that_session() -> None:
    elected = of(COMMISSION, OfficerElected)
    assert [(fact.event.office, fact.event.name) for fact in elected] == [
        ("Chair", "Ana Lima"), ("Vice-Chair", "Mei Tan"), ("Vice-Chair", "Per Dahl"),
    ]  # fmt: skip
    assert {fact.occasion.session for fact in elected} == {"CSW/70"}
    assert 1 not in {fact.event.number for fact in of(COMMISSION, MeetingHeld)}
    cuba = of(COMMISSION, StatementMade)[-1]
    assert (cuba.occasion.session, cuba.occasion.items) == ("CSW/70", ())
