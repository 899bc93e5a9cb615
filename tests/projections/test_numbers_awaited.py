"""An act reported while its number is awaited is completed by the text, once that is numbered: no correction."""

from itertools import permutations

import pytest
from sqlalchemy import Engine

from tests.facts import COUNCIL_ON_23_JULY, RESOLUTION, SEVENTH_MEETING, fact
from tests.test_record import accept, retract
from tracker.domain.recommendation import RecommendationActedOn, RecommendationMade
from tracker.domain.terms import Fact, Source, Times
from tracker.projections import follow_up
from tracker.store import db, log

DRAFT = "E/2019/30:I.A.IV"
KEY = f"CCPCJ/28/adopt/{DRAFT}"
SENT_UP = fact(RecommendationMade("ECOSOC", "adopt", DRAFT, meant_for="GA"), SEVENTH_MEETING)
REPORTED = fact(
    RecommendationActedOn(KEY, "adopted"), COUNCIL_ON_23_JULY, Source(4, url="https://example.org/decisions")
)


@pytest.mark.parametrize("order", [*permutations((SENT_UP, REPORTED, RESOLUTION))])
def test_the_number_comes_with_the_text_whichever_is_recorded_first(sqlite: Engine, order: tuple[Fact, ...]) -> None:
    for one in order:
        accept(sqlite, one)
    with db.reading(sqlite) as connection:
        matter = follow_up.one(connection, KEY)
        assert matter
        assert [act.text for act in matter.acts] == ["ECOSOC resolution 2019/19"]
        assert [act.numbered_by and act.numbered_by.entry_id for act in matter.acts] == [RESOLUTION.entry_id]
        assert follow_up.every(connection) == follow_up.about(connection, DRAFT) == [matter]
        assert {entry.about for entry in log.tail(connection, "proceedings")} == {None}


def test_before_the_text_was_on_record_the_number_was_awaited(engine: Engine) -> None:
    accept(engine, SENT_UP, REPORTED)
    accept(engine, RESOLUTION)
    with db.reading(engine) as connection:
        then = follow_up.one(connection, KEY, Times(at=2))
    assert then
    assert [act.text for act in then.acts] == [""]
    retract(engine, RESOLUTION.entry_id)
    with db.reading(engine) as connection:
        now = follow_up.one(connection, KEY)
    assert now == then
