"""Forms that the reports of bodies outside the functional commissions print, and older ones: read by the same rules."""

import pytest

from tests.reports.reading import HEAD, ITEM, entities, events, facts, said
from tracker import reports
from tracker.domain.document import DocumentIssued
from tracker.domain.draft import DraftAdopted, DraftNotAdopted, DraftTabled
from tracker.domain.item import StatementMade
from tracker.domain.recommendation import RecommendationMade
from tracker.reports import dues, offices
from tracker.reports.layout import lay_out
from tracker.reports.organs import Speech


def test_numbers_and_the_marks_of_sections_on_lines_of_their_own_open_what_stands_below() -> None:
    text = "I.\nOpening\nA.\nWords of welcome\n1.\nThe session was opened in the hall.\n2.\nIt rose at noon.\n"
    laid_out = lay_out(text)
    assert [(one.place, one.text) for one in laid_out.paragraphs] == [
        ("1", "The session was opened in the hall."),
        ("2", "It rose at noon."),
    ]
    assert laid_out.paragraphs[0].headings[-1] == "A. Words of welcome"


def test_where_each_chapter_counts_anew_a_place_is_a_chapter_and_a_number() -> None:
    text = (
        "Chapter III\n\nSALT\n\n1. The Commission considered item 4 of its agenda, on salt and its uses.\n\n"
        "2. It rose.\n\nChapter IV\n\nBREAD\n\n"
        "1. The Commission considered item 5 and had before it the following documents:\n\n"
        "(a) Report of the Secretary-General on bread (E/CN.6/1996/2).\n\n2. It rose again.\n"
    )
    assert [one.place for one in lay_out(text).paragraphs] == ["1", "2", "IV, 1", "IV, 2"]


@pytest.mark.parametrize(
    ("masthead", "session"),
    [
        (
            "Report of the first session of the Plenary of the Salt Platform\n\nFirst session",
            "Plenary of the Salt Platform/1",
        ),
        (
            "Proceedings of the Governing Council of the Salt Programme at its twenty-fifth session",
            "Governing Council of the Salt Programme/25",
        ),
        ("A/AC.109/2025/L.18\n\nDraft report of the Special Committee", "Special Committee/2025"),
    ],
)
def test_a_body_that_is_not_on_file_has_the_session_that_its_masthead_gives(masthead: str, session: str) -> None:
    read = reports.read(f"{masthead}\n\n1. It met in the hall and heard all who wished to speak.\n")
    assert read.masthead.session == session


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "Introductory statements were made by the Director of the Salt Division, who then responded to questions"
            " raised by the representatives of Mexico and Cuba.",
            ["Director of the Salt Division", "Mexico", "Cuba"],
        ),
        (
            "Opening statements were made by the Director of the Salt Division, who read a message; and the President"
            " of Kenya.",
            ["Director of the Salt Division", "President of Kenya"],
        ),
        (
            "The representative of Chile and the observer for Mali made statements, as did the Executive Director of"
            " UNICEF.",
            ["Chile", "Mali", "Executive Director of UNICEF"],
        ),
        (
            "Statements were made by the representatives of Chile and Peru, following which the Chair rose.",
            ["Chile", "Peru"],
        ),
        (
            "The Vice-Chair of the Commission introduced and orally corrected a draft resolution.",
            ["Vice-Chair of the Commission"],
        ),
        (
            "Introducing the item, the representative of the secretariat outlined the note.",
            ["representative of the secretariat"],
        ),
        (
            "The Commission heard the following presentations: (a) “Salt”, by the representative of Japan; (b) “Bread”,"
            " by the observer for ESPI.",
            ["Japan", "ESPI"],
        ),
        (
            "Presentations were made by the following experts: Ada Quay, Director, Salt Foundation; and Bo Lind, Bread"
            " for All.",
            ["Director, Salt Foundation", "Bread for All"],
        ),
        (
            "Opening remarks were made by Ms. Ada Quay, Minister of Salt of Peru, Mr. Bo Lind, Mayor of Bonn, and"
            " Mr. Cy Orr, Director, UNICEF.",
            ["Minister of Salt of Peru", "Mayor of Bonn", "Director, UNICEF"],
        ),
        ("The following decisions made by the Commission are brought to its attention: 52/101 Salt and bread", []),
    ],
)
def test_speakers_are_told_as_other_bodies_tell_them(sentence: str, who: list[str]) -> None:
    assert entities(sentence) == who


def test_what_organizations_are_is_said_of_each_group_of_them() -> None:
    sentence = (
        "Statements were made by the representatives of the Salt League and the Bread Union, non-governmental"
        " organizations in consultative status with the Economic and Social Council, category I, and the Mill Council,"
        " a non-governmental organization in consultative status, category II."
    )
    assert said(sentence) == [
        ("the Salt League", "ngo_consultative"),
        ("the Bread Union", "ngo_consultative"),
        ("the Mill Council", "ngo_consultative"),
    ]


def test_initials_and_firms_belong_to_the_name_before_the_comma() -> None:
    sentence = "The observers for Instituto Sal, A.C., the Pan Union and Lanterns, Inc. made statements."
    assert entities(sentence) == ["Instituto Sal, A.C.", "the Pan Union", "Lanterns, Inc."]


@pytest.mark.parametrize(
    ("office", "capacity"),
    [
        ("Director, Division for Salt, UNFPA", "un_entity"),
        ("Executive Director, United Nations Environment Programme (UNEP)", "secretariat_official"),
        ("Mayor of Bonn", "other"),
        ("Dean of the School of Salt", "other"),
        ("Vice-Chair with Rapporteur responsibilities", "officer_of_body"),
    ],
)
def test_an_office_behind_a_comma_or_of_nobody_speaks_for_whom_it_can(office: str, capacity: str) -> None:
    assert offices.capacity(office) == capacity


def test_the_draft_named_last_is_adopted_in_the_revision_in_which_it_was_named() -> None:
    sentence = (
        "The Commission considered a revised draft resolution (E/CN.15/2019/L.4/Rev.1). The Commission adopted the"
        " revised draft resolution, as further orally amended, by 44 votes to 1, with 5 abstentions."
    )
    (adopted,) = events(sentence, DraftAdopted)
    assert isinstance(adopted, DraftAdopted)
    assert adopted.as_revised == "E/CN.15/2019/L.4/Rev.1, as further orally amended"


def test_two_drafts_adopted_in_one_sentence_have_each_their_vote() -> None:
    sentence = (
        "The Commission adopted draft resolution E/CN.15/2019/L.4 without a vote and draft resolution E/CN.15/2019/L.5"
        " by a recorded vote of 20 to 2, with 1 abstention."
    )
    adopted = [one for one in events(sentence, DraftAdopted) if isinstance(one, DraftAdopted)]
    assert [(one.draft[-3:], one.how) for one in adopted] == [("L.4", "without_a_vote"), ("L.5", "by_vote")]


def test_a_draft_put_to_the_vote_is_adopted_or_rejected_with_the_vote_before_it() -> None:
    adopted = "The draft decision (E/CN.15/2019/L.4) was put to the vote and adopted by 40 votes to none."
    rejected = (
        "The Commission rejected, by a vote of 9 to 21, with 6 abstentions, a draft resolution (E/CN.15/2019/L.5)."
    )
    assert events(adopted, DraftAdopted)
    assert [one.draft for one in events(rejected, DraftNotAdopted) if isinstance(one, DraftNotAdopted)] == [
        "E/CN.15/2019/L.5"
    ]


def test_what_was_said_before_a_draft_was_adopted_adopts_nothing() -> None:
    sentence = (
        "The Commission had before it a draft resolution (E/CN.15/2019/L.4). Before the draft resolution was adopted,"
        " the representative of Peru made a statement."
    )
    assert events(sentence, DraftTabled)
    assert not events(sentence, DraftAdopted)


def test_one_draft_below_the_words_the_following_is_sent_up() -> None:
    sentence = (
        "The Commission recommended to the Economic and Social Council the approval of the following draft resolution"
        " for adoption by the General Assembly: a revised draft resolution entitled “Salt” (E/CN.15/2019/L.6/Rev.1),"
        " sponsored by Peru."
    )
    (sent,) = events(sentence, RecommendationMade)
    assert isinstance(sent, RecommendationMade)
    assert (sent.to, sent.meant_for, sent.through) == ("ECOSOC", "GA", ("E/CN.15/2019/L.6/Rev.1",))


def test_a_date_may_be_recommended_and_a_decision_below_the_words_the_following() -> None:
    dated = "The Commission recommended to the Economic and Social Council that its next session be held in May 2020."
    (asked,) = events(dated, RecommendationMade)
    assert isinstance(asked, RecommendationMade)
    assert (asked.to, asked.title) == ("ECOSOC", "its next session be held in May 2020")
    text = (
        "General Assembly\n\nSeventy-eighth session\n\nReport of the Fifth Committee\n\n"
        "1. The Fifth Committee recommends to the General Assembly the adoption of the following draft decision:\n\n"
        "Questions put off\n\nThe General Assembly decides to defer consideration of the report on salt.\n"
    )
    (sent,) = [fact.event for fact in facts(text) if isinstance(fact.event, RecommendationMade)]
    assert (sent.to, sent.title) == ("GA", "Questions put off")


def test_the_same_meeting_is_not_that_of_an_earlier_decision() -> None:
    text = (
        f"{HEAD}{ITEM}\n\n2. At its 7th meeting, on 23 May 2019, in accordance with a decision taken at the 1st"
        " meeting, the Commission heard the observer for Peru.\n\n3. At the same meeting, the representative of"
        " Chile made a statement.\n"
    )
    (made,) = [fact for fact in facts(text) if isinstance(fact.event, StatementMade)]
    assert made.occasion.meetings == ("CCPCJ/28/meeting/7",)


def test_one_act_on_several_papers_names_each_and_a_list_elsewhere_is_a_paper() -> None:
    acts = (
        "The Commission took note of the joint report on salt (E/CN.15/2019/4, E/CN.7/2019/5 and E/CN.5/2019/6),"
        " adopted its agenda (E/CN.15/2019/1) and approved its organization of work (E/CN.15/2019/L.1)."
    )
    issued = [one.symbols[0] for one in events(acts, DocumentIssued) if isinstance(one, DocumentIssued)]
    assert issued == ["E/CN.15/2019/4", "E/CN.7/2019/5", "E/CN.5/2019/6", "E/CN.15/2019/1", "E/CN.15/2019/L.1"]
    elsewhere = "For the documents before the Commission under this item, see document A/77/461/Add.1."
    assert [one.symbols for one in events(elsewhere, DocumentIssued) if isinstance(one, DocumentIssued)] == [
        ("A/77/461/Add.1",)
    ]


@pytest.mark.parametrize(
    ("clause", "printed"),
    [
        (
            "to present a report to the Council at its fifty-sixth session and to the General Assembly at its"
            " seventy-eighth session",
            "at its fifty-sixth session and to the General Assembly at its seventy-eighth session",
        ),
        (
            "to report no later than the resumed seventy-eighth session",
            "no later than the resumed seventy-eighth session",
        ),
        ("to extend the mandate for a period of one year", ""),
    ],
)
def test_a_due_names_each_of_two_sessions_and_a_term_is_no_due(clause: str, printed: str) -> None:
    assert dues.due(clause, "GA", Speech(), 2023).as_printed == printed


def test_raised_digits_point_to_notes() -> None:
    assert lay_out("1. The Assembly, having considered the report;¹ urged Member States,² to act.").paragraphs[
        0
    ].text == ("The Assembly, having considered the report; urged Member States, to act.")
