"""What is said in other words, and set otherwise, in the reports of other bodies: it is read alike."""

import pytest

from tests.reports.reading import ITEM, events
from tracker import reports
from tracker.domain.document import CorrigendumIssued, DocumentIssued
from tracker.domain.draft import DraftAdopted
from tracker.domain.item import DecisionTaken, StatementMade
from tracker.domain.session import MeetingHeld
from tracker.domain.terms import Tally
from tracker.reports import offices


def speakers(sentence: str) -> list[str]:
    return [event.speaker.entity for event in events(sentence, StatementMade) if isinstance(event, StatementMade)]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The representative of Chile introduced, on behalf of Peru, Fiji and Cuba, a draft resolution.", ["Chile"]),
        ("It considered a text (E/CN.15/2019/L.4), which was introduced by the representative of Chile.", ["Chile"]),
        ("The representative of Chile made a policy statement.", ["Chile"]),
        ("The representative of Chile delivered a message by video.", ["Chile"]),
        (
            "Statements were made by the Chair; the Executive Secretary of the Forum, Ada Quay; and the Minister of"
            " Salt of Peru, Bo Lind.",
            ["Chair", "Executive Secretary of the Forum", "Minister of Salt of Peru"],
        ),
        ("The representative of the Salt Front (SF), Ada Quay, made a statement.", ["Salt Front (SF)"]),
        ("The representative of Chile made reference to a statement.", []),
    ],
)
def test_who_speaks_is_told_in_many_ways(sentence: str, who: list[str]) -> None:
    assert speakers(sentence) == who


@pytest.mark.parametrize(
    ("office", "capacity"),
    [
        ("Director of the Central Office for Salt of Peru", "member_state"),
        ("Chair of the National Salt Board of the Philippines", "member_state"),
        ("Director of the Salt Agency of the Russian Federation", "member_state"),
        ("Chair of the Salt Association of Peru", "ngo_consultative"),
        ("Head of the UNODC Country Office of Peru", "secretariat_official"),
        ("Special Rapporteur on salt in the Democratic Republic of the Congo", "special_procedure"),
        ("Vice-Chair and facilitator for the negotiations", "officer_of_body"),
        ("UNDP Administrator", "un_entity"),
    ],
)
def test_an_office_speaks_for_whom_it_names(office: str, capacity: str) -> None:
    assert offices.capacity(office) == capacity


def test_two_acts_of_one_sentence_are_two_and_each_has_its_papers() -> None:
    sentence = (
        "The Commission endorsed the report of the Office on salt (E/CN.15/2019/4) and took note of the note on bread"
        " (E/CN.15/2019/5) and of the note on mills (E/CN.15/2019/6)."
    )
    acts = [event for event in events(sentence, DecisionTaken) if isinstance(event, DecisionTaken)]
    assert [(act.action, act.symbols) for act in acts] == [
        ("endorse", ("E/CN.15/2019/4",)),
        ("take_note", ("E/CN.15/2019/5", "E/CN.15/2019/6")),
    ]
    issued = [event.symbols for event in events(sentence, DocumentIssued) if isinstance(event, DocumentIssued)]
    assert issued == [("E/CN.15/2019/4",), ("E/CN.15/2019/5",), ("E/CN.15/2019/6",)]


def test_the_vote_on_a_paragraph_is_not_the_vote_on_the_draft() -> None:
    sentence = (
        "The Commission voted on draft resolution E/CN.15/2019/L.4 as follows: (a) Paragraph 5 was retained by a"
        " recorded vote of 30 to 4, with 1 abstention; (b) Draft resolution E/CN.15/2019/L.4, as a whole, was adopted"
        " by a recorded vote of 31 to 2, with 2 abstentions."
    )
    (adopted,) = events(sentence, DraftAdopted)
    assert isinstance(adopted, DraftAdopted)
    assert adopted.vote == Tally(31, 2, 2)


def test_words_and_symbols_cut_at_the_end_of_a_line_are_read_whole() -> None:
    sentence = "Statements were made by the repre-\nsentatives of Chile and Peru on a note (E/CN.15/\n2019/4)."
    assert speakers(sentence) == ["Chile", "Peru"]
    assert "E/CN.15/2019/4" in reports.read(f"{ITEM}\n\n2. {sentence}").paragraphs[1].text


def test_a_masthead_in_two_columns_and_a_session_of_a_year_name_the_meetings() -> None:
    text = (
        "Economic and Social Council          Distr.: General\n2023 session                         2 May 2023\n\n"
        "Report of the Committee on Salt on its 2023 regular session\n\n"
        "1. At its 5th meeting, on 25 January 2023, the Committee considered item 3 of its agenda.\n"
    )
    (held,) = [fact for fact in reports.suggest(reports.read(text)) if isinstance(fact.event, MeetingHeld)]
    assert held.occasion.meetings == ("Committee on Salt/2023/meeting/5",)


def test_an_agenda_names_a_paper_and_its_corrigendum() -> None:
    text = (
        "E/CN.5/2026/1\nCommission for Social Development\nSixty-fourth session\n\nAnnotated provisional agenda\n\n"
        "1. The Commission will consider salt.\n\nReport of the Secretary-General on salt (E/CN.5/2026/2 and Corr.1)\n"
    )
    found = [fact.event for fact in reports.suggest(reports.read(text))]
    assert [event.symbols for event in found if isinstance(event, DocumentIssued)] == [("E/CN.5/2026/2",)]
    assert [event.symbol for event in found if isinstance(event, CorrigendumIssued)] == ["E/CN.5/2026/2/Corr.1"]
