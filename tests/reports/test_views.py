"""Views keep their quantifier and are nobody's in particular."""

from collections import Counter

import pytest

from tests.reports.reading import HEAD, real
from tracker import reports
from tracker.domain.item import StatementMade, ViewRecorded
from tracker.reports import files

ITEM = """1. At its 3rd meeting, on 21 May 2019, the Commission considered agenda item 5, which read as follows:

“Crime:

(a) Bread;

(b) Salt.”

Deliberations

2. Salt

2. """


def views(sentence: str) -> list[ViewRecorded]:
    facts = reports.suggest(reports.read(f"{HEAD}{ITEM}{sentence}\n"))
    return [fact.event for fact in facts if isinstance(fact.event, ViewRecorded)]


@pytest.mark.parametrize(
    ("sentence", "quantifiers"),
    [
        ("Many speakers stressed the need for salt.", ["many"]),
        ("A number of speakers called for salt.", ["a_number_of"]),
        ("The need for salt was stressed by several speakers.", ["several"]),
        ("It was noted that salt was dear.", ["unattributed"]),
        ("One speaker asked for salt. Another speaker disagreed with that and stressed bread.", ["one", "another"]),
        ("One speaker asked for salt. That speaker also underlined the need for bread.", ["one", "same_speaker"]),
        ("Many speakers noted that salt was dear, with some speakers asking for bread.", ["many", "some"]),
        ("The plan was welcomed and the Office was encouraged to go on.", ["unattributed", "unattributed"]),
        ("The representative of Ghana noted that salt was dear. He stressed the need for bread.", []),
    ],
)
def test_a_sentence_gives_its_views(sentence: str, quantifiers: list[str]) -> None:
    assert [view.quantifier for view in views(sentence)] == quantifiers


def test_views_stand_under_the_sub_item_whose_title_heads_them() -> None:
    facts = reports.suggest(reports.read(f"{HEAD}{ITEM}Many speakers stressed the need for salt.\n"))
    (view,) = [fact for fact in facts if isinstance(fact.event, ViewRecorded)]
    assert view.occasion.items == ("CCPCJ/28/5(b)", "CCPCJ/28/5")


def test_the_seed_has_forty_three_views_and_none_names_a_state() -> None:
    facts = reports.suggest(reports.read(files.text_of(real("seed-ccpcj28-item6.txt"), "seed")))
    found = [fact.event for fact in facts if isinstance(fact.event, ViewRecorded)]
    assert Counter(view.quantifier for view in found) == {
        "many": 12,
        "some": 6,
        "several": 4,
        "a_number_of": 3,
        "one": 2,
        "another": 1,
        "same_speaker": 2,
        "unattributed": 13,
    }
    assert not {fact.source.paragraph for fact in facts if isinstance(fact.event, StatementMade)} & {
        str(number) for number in range(7, 25)
    }
