"""Seats that a body filled: who, on which board, by which verb; and what only looks like it."""

import pytest

from tests.reports.reading import events
from tracker import reports
from tracker.domain.board import MemberElected
from tracker.domain.recommendation import RecommendationMade

COUNCIL = """Economic and Social Council            Distr.: Limited
                                       12 April 2024
2024 session

Draft report of the Economic and Social Council

"""


def elected(sentence: str) -> list[tuple[str, str, str]]:
    """Who was elected: the act, the member and the board."""
    found = events(sentence, MemberElected, COUNCIL)
    return [(event.act, event.member, event.board) for event in found if isinstance(event, MemberElected)]


@pytest.mark.parametrize(
    ("sentence", "seats"),
    [
        (
            "The Council elected Chile and re-elected Peru to the Commission on Narcotic Drugs.",
            [("elected", "Chile", "CND"), ("re_elected", "Peru", "CND")],
        ),
        (
            "The Council, by secret ballot, elected Chile and Peru to the Commission on the Status of Women.",
            [("elected", "Chile", "CSW"), ("elected", "Peru", "CSW")],
        ),
        (
            "The Council elected Chile, Cuba and Peru by acclamation to the Statistical Commission for a four-year term"
            " beginning on 1 January 2025, and re-elected Fiji to the Commission on Narcotic Drugs.",
            [
                ("elected", "Chile", "STATCOM"),
                ("elected", "Cuba", "STATCOM"),
                ("elected", "Peru", "STATCOM"),
                ("re_elected", "Fiji", "CND"),
            ],
        ),
        (
            "The Council appointed the following experts to the Board for a term beginning on 1 August 2025: Ms. Ada"
            " Quay (Peru) and Mr. Bo Lind (Norway).",
            [("appointed", "Ada Quay", "Board"), ("appointed", "Bo Lind", "Board")],
        ),
        ("The Council postponed the election of two members to the Commission on Narcotic Drugs.", []),
        ("The Committee recommended that the Council elect Ada Quay to the Board.", []),
    ],
)
def test_each_verb_fills_the_seats_behind_it(sentence: str, seats: list[tuple[str, str, str]]) -> None:
    assert elected(sentence) == seats


def test_what_stands_below_a_colon_was_done_at_the_meeting_named_above_it() -> None:
    text = (
        "Resolutions and decisions of the Economic and Social Council\n2022 session\n\n"
        "At its 11th plenary meeting, on 13 April 2022, the Economic and Social Council took the following action with"
        " regard to vacancies:\n\nElections\n\nCommission on Narcotic Drugs\n\n"
        "The Council elected PERU and FIJI by acclamation.\n"
    )
    found = [fact for fact in reports.suggest(reports.read(text)) if isinstance(fact.event, MemberElected)]
    assert [(fact.event.board, fact.occasion.meetings) for fact in found if isinstance(fact.event, MemberElected)] == [
        ("CND", ("ECOSOC/2022/meeting/11",))
    ] * 2


def test_what_another_body_recommended_to_the_council_is_no_act_of_the_councils() -> None:
    sentence = "The Committee recommended that the Council elect Ada Quay as a member of the Board of Trustees."
    assert events(sentence, RecommendationMade, COUNCIL) == []
