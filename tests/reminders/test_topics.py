"""What can be followed, as the record spells it and calls it."""

import pytest
from sqlalchemy import Engine

from tests.reminders.asking import KEY, REQUESTED, SCHEDULED
from tests.reminders.mailroom import TWO_MATTERS, recorded
from tracker.language.printed import unmarked
from tracker.reminders import topics
from tracker.store import db


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("ccpcj/29", "CCPCJ/29"),
        ("e/cn.15/2019/8", "E/CN.15/2019/8"),
        ("ga Resolution 74/173/14", KEY),
        ("CCPCJ/28/elect/UNICRI", "CCPCJ/28/elect/UNICRI"),
        ("CCPCJ/99", ""),
        ("resolution", ""),
    ],
)
def test_a_key_is_found_in_whatever_case_it_is_typed(engine: Engine, asked: str, key: str) -> None:
    recorded(engine, *TWO_MATTERS, REQUESTED, SCHEDULED)
    with db.reading(engine) as connection:
        assert topics.key_on_record(connection, asked) == key


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("*", "everything on record"),
        ("CCPCJ", "the Commission on Crime Prevention and Criminal Justice"),
        ("search:cyber", "what has the words “cyber”"),
        ("CCPCJ/29", "the twenty-ninth session of the Commission on Crime Prevention and Criminal Justice (CCPCJ/29)"),
        (KEY, f"Requests to report to the Commission on the implementation of the resolution ({KEY})"),
        ("E/CN.15/2019/8", "E/CN.15/2019/8"),
    ],
)
def test_a_thing_is_called_by_its_title_where_the_record_knows_one(engine: Engine, topic: str, words: str) -> None:
    recorded(engine, *TWO_MATTERS, REQUESTED, SCHEDULED)
    with db.reading(engine) as connection:
        assert unmarked(topics.in_words(connection, topic)) == words


def test_nothing_that_somebody_typed_stands_in_the_letter_that_asks_to_confirm(sqlite: Engine) -> None:
    with db.reading(sqlite) as connection:
        assert topics.in_our_words(connection, "search:cheap watches") == "a search of the record"
