"""Reports of Main Committees and of commissions: what their masthead gives, and what their paragraphs leave out."""

from datetime import date

import pytest

from tests.reports.reading import HEAD, events, suggested
from tracker import reports
from tracker.domain.document import DocumentTabled
from tracker.domain.draft import DraftAdopted, DraftWithdrawn
from tracker.domain.item import AgendaItemConsidered, StatementMade
from tracker.domain.recommendation import DocumentTransmitted, RecommendationMade
from tracker.domain.session import MeetingHeld, OfficerElected
from tracker.domain.terms import Fact
from tracker.domain.text import TextNumbered

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


def elected(sentence: str) -> list[tuple[str, str]]:
    """The officers that a sentence tells of."""
    return [(event.office, event.name) for event in events(sentence, OfficerElected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "At its 3rd meeting, the Commission elected Anna Berg (Austria) as Chair, replacing Paul Boni (Benin), who had"
        " served as Vice-Chair.",
        "The Commission elected Anna Berg (Austria) as Chair, replacing Paul Boni (Benin) as Chair.",
        "At its 3rd meeting, the Commission elected Anna Berg (Austria) as Chair, in place of Paul Boni (Benin), as"
        " Chair.",
    ],
)
def test_who_is_replaced_is_not_elected(sentence: str) -> None:
    assert elected(sentence) == [("Chair", "Anna Berg")]


def test_who_nominates_is_not_elected() -> None:
    assert ("Chair", "Carla Diaz") not in elected(
        "At its 3rd meeting, the Commission elected Anna Berg (Austria), nominated by Carla Diaz (Chile) on behalf of"
        " the group, as Chair."
    )


def test_a_meeting_of_another_body_is_none_of_this_session() -> None:
    facts = suggested(
        "At the 3rd meeting of the eighth session of the Conference of the Parties, on 5 March 2019, the representative"
        " of Chile made a statement."
    )
    assert {fact.occasion.session for fact in facts} <= {"CCPCJ/28"}
    assert date(2019, 3, 5) not in [day for fact in facts for day in fact.occasion.days]


def test_where_two_years_are_printed_alike_a_day_without_a_year_has_none() -> None:
    two = THIRD_COMMITTEE.replace("1. The Third", "1. As decided at its 12th meeting, on 3 December 2017, the Third")
    assert next(fact for fact in of(two, MeetingHeld) if fact.event.number == 40).occasion.days == ()


def test_the_first_meeting_of_the_next_session_gives_its_day_to_no_meeting_of_this_one() -> None:
    more = f"{COMMISSION}\n9. At the 1st meeting, the representative of Peru made a statement.\n"
    peru = of(more, StatementMade)[-1]
    assert (peru.occasion.session, peru.occasion.days) == ("CSW/69", ())


CONSIDERED = f"""{HEAD}1. At its 3rd meeting, on 21 May {{year}}, the Commission considered item 5, entitled “Crime”.

2. A statement was made by the representative of Chile.
"""


def test_a_day_outside_the_session_is_recorded_as_printed_and_doubted() -> None:
    slip = COMMISSION.replace("2. At its 16th meeting, on 21 March,", "2. At its 15th meeting, on 21 March 2024,")
    fifteenth = next(fact for fact in of(slip, MeetingHeld) if fact.event.number == 15)
    assert fifteenth.occasion.days == (date(2024, 3, 21),)
    assert fifteenth.source.inferred == "the day printed lies outside the days of the session"
    assert not next(fact for fact in of(COMMISSION, MeetingHeld) if fact.event.number == 16).source.inferred


def test_a_slip_of_the_pen_in_the_year_is_doubted_in_all_that_was_done_on_that_day() -> None:
    slip = CONSIDERED.format(year=2018)
    found = [fact for kind in (MeetingHeld, AgendaItemConsidered, StatementMade) for fact in of(slip, kind)]
    assert [fact.occasion.days for fact in found] == [(date(2018, 5, 21),)] * 3
    assert {fact.source.inferred for fact in found} == {"the day printed lies outside the days of the session"}
    assert not any(fact.source.inferred for fact in of(CONSIDERED.format(year=2019), StatementMade))


GENERAL_DEBATE = """At the 2nd meeting, on 11 March, the following persons made statements during the general debate:

Ana Lima, Minister of Health of Brazil

Per Dahl, Deputy Minister of Justice of Norway

At the same meeting, the observer for Malta made a statement in exercise of the right of reply.

At the 3rd meeting, on 12 March, the following persons made statements during the general debate:

Mei Tan, Minister of Home Affairs of Singapore
"""


def test_a_right_of_reply_below_a_list_is_that_of_its_speaker_alone_and_each_list_has_its_meeting() -> None:
    said = of(f"{COMMISSION}\nChapter III\nGeneral debate\n\n{GENERAL_DEBATE}", StatementMade)[-4:]
    assert [(fact.event.speaker.name or fact.event.speaker.entity, fact.event.kind) for fact in said] == [
        ("Ana Lima", "general"), ("Per Dahl", "general"), ("Malta", "right_of_reply"), ("Mei Tan", "general"),
    ]  # fmt: skip
    assert [fact.occasion.meetings for fact in said] == [("CSW/69/meeting/2",)] * 3 + [("CSW/69/meeting/3",)]


def test_words_of_an_office_in_a_list_are_not_the_kind_of_the_statement() -> None:
    said = events(
        "At the 4th meeting, on 22 May, the following persons made statements:\n\nAna Lima, Minister of Health of"
        " Brazil\n\nPer Dahl, Rapporteur on the right of reply of Norway\n",
        StatementMade,
    )
    assert {event.kind for event in said} == {"general"}


def test_two_persons_in_one_entry_are_two_speakers_and_a_national_authority_is_of_its_state() -> None:
    said = events(
        "At the 4th meeting, on 22 May, the following persons made statements:\n\nAna Lima, President of Brazil (video"
        " message), and Per Dahl, Minister of Foreign Affairs and Trade of Brazil (on behalf of a number of States)"
        "\n\nMei Tan, Chair of the National Authority for the Campaign against Noise of Kenya\n",
        StatementMade,
    )
    assert [(one.speaker.name, one.speaker.entity, one.capacity, one.on_behalf_of) for one in said] == [
        ("Ana Lima", "President of Brazil", "member_state", ()),
        ("Per Dahl", "Minister of Foreign Affairs and Trade of Brazil", "member_state", ("a number of States",)),
        ("Mei Tan", "Chair of the National Authority for the Campaign against Noise of Kenya", "member_state", ()),
    ]


def test_a_decision_told_in_one_sentence_under_its_number_is_a_text() -> None:
    chapter = """Chapter I
Decisions of the Commission

Decision 69/101

Terms of office

At its 16th meeting, on 21 March 2025, the Commission on the Status of Women decided to extend the terms of office.

Decision 69/102

Report of another body

At its 3rd meeting, on 21 March 2025, the Economic and Social Council decided to take note of the report.
"""
    [text] = of(COMMISSION.replace("Chapter II\n", f"{chapter}\nChapter II\n", 1), TextNumbered)
    assert (text.event.kind, text.event.number, text.event.title) == ("decision", "69/101", "Terms of office")
    assert text.occasion.meetings == ("CSW/69/meeting/16",)
