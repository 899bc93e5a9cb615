"""The score on real reports does not fall. What a better reader gains is written here in the same change."""

import re

import pytest

from benchmarks import gold, reading, suggested
from benchmarks.matching import matched
from tests.reports import reading as reading_tests
from tests.reports.reading import REAL

# precision and recall of all texts together, as last measured, rounded down
REACHED = {
    "documents": (1.0, 1.0),
    "speakers": (0.993, 0.996),
    "actions": (1.0, 1.0),
    "verbs": (1.0, 1.0),
    "addressees": (0.987, 0.987),
    "dues": (1.0, 1.0),
}


def test_no_total_falls_below_what_was_reached() -> None:
    if not REAL.exists():
        pytest.skip("the real reports are kept beside the checkout, and are not here")
    scores = reading.measured(REAL)
    assert scores, "no gold file was found"
    total = reading.total(scores)
    for kind, (precision, recall) in REACHED.items():
        found = total[kind]
        print(f"{kind}: {found.precision:.4f} {found.recall:.4f}, reached {precision} {recall}")
        assert (found.precision or 0) >= precision, found.false
        assert (found.recall or 0) >= recall, found.missed


def test_a_wrong_capacity_is_a_miss_and_a_false_one() -> None:
    known = gold.speakers([{"speakers": [{"entity": "Chile", "capacity": "observer (State)", "para": 2}]}])
    found = suggested.speakers(reading_tests.suggested("Statements were made by the representatives of Chile."))
    score = matched(known, found, re.compile("(?!)"))
    assert (score.right, len(score.missed), len(score.false)) == (0, 1, 1)


def test_a_speaker_found_once_is_not_right_twice() -> None:
    known = gold.speakers([{"speakers": [{"entity": "Chile", "capacity": "representative", "para": 2}] * 2}])
    found = suggested.speakers(reading_tests.suggested("Statements were made by the representatives of Chile."))
    score = matched(known, found, re.compile("(?!)"))
    assert (score.right, len(score.missed), len(score.false)) == (1, 1, 0)
