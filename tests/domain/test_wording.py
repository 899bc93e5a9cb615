"""Days and meetings in the words of the United Nations; what is not known is not said."""

from datetime import date

import pytest

from tests.facts import SEVENTH_MEETING, SIXTH_AND_SEVENTH, SIXTH_OR_SEVENTH
from tracker.domain import wording
from tracker.domain.terms import Occasion


@pytest.mark.parametrize(
    ("occasion", "words"),
    [
        (SEVENTH_MEETING, "7th meeting, on 23 May 2019"),
        (SIXTH_AND_SEVENTH, "6th and 7th meetings, on 22 and 23 May 2019"),
        (SIXTH_OR_SEVENTH, "6th or 7th meeting, on 22 or 23 May 2019"),
        (Occasion("not_after", (date(2019, 5, 23),)), ", not after 23 May 2019"),
        (Occasion("span", (date(2018, 7, 26), date(2019, 7, 24))), ", 26 July 2018–24 July 2019"),
        (Occasion(), ", no date stated"),
    ],
)
def test_an_occasion_is_said_as_far_as_it_is_known(occasion: Occasion, words: str) -> None:
    assert f"{wording.meetings(occasion)}, {wording.when(occasion)}" == words


def test_spans_of_days_share_what_they_can() -> None:
    assert wording.span(date(2019, 5, 20), date(2019, 5, 24)) == "20–24 May 2019"
    assert wording.span(date(2019, 5, 30), date(2019, 6, 2)) == "30 May–2 June 2019"
    assert wording.span(date(2019, 5, 20), date(2019, 5, 20)) == "20 May 2019"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd"), (113, "113th")]
)
def test_ordinals(number: int, words: str) -> None:
    assert wording.ordinal(number) == words


def test_organs_bear_their_full_and_short_names() -> None:
    assert wording.organ("ECOSOC") == "the Economic and Social Council"
    assert wording.organ_in_short("ECOSOC") == "the Council"
    assert wording.organ("NOBODY") == "NOBODY"
