"""Statements stand by day and as printed, though facts of one day and type are folded by their wording."""

from dataclasses import replace
from itertools import permutations

import pytest
from sqlalchemy import Engine

from tests.facts import FINAL_REPORT, SEVENTH_MEETING, SIXTH_OR_SEVENTH, fact
from tests.test_record import accept
from tracker.domain.item import Speaker, StatementMade
from tracker.domain.terms import Fact, Occasion
from tracker.projections import statements
from tracker.store import db

LIST = "Statements were made by the representatives of Japan, Equatorial Guinea, Guinea-Bissau, Guinea and China."
ALSO = "Algeria also made a statement."


def _spoke(entity: str, quoted: str, ordinal: int = 1, occasion: Occasion = SEVENTH_MEETING, para: str = "4") -> Fact:
    event = StatementMade(Speaker(entity), "member_state")
    return fact(event, occasion, replace(FINAL_REPORT, quoted=quoted, ordinal=ordinal), para)


def _on_record(engine: Engine) -> list[str]:
    with db.reading(engine) as connection:
        return [one.speaker.entity for one in statements.on_item(connection, "CCPCJ/28/6")]


@pytest.mark.parametrize("order", list(permutations(range(3)))[::2])
def test_those_that_one_sentence_lists_stand_in_the_order_printed(sqlite: Engine, order: tuple[int, ...]) -> None:
    printed = ["Japan", "Equatorial Guinea", "Guinea-Bissau", "Guinea", "China"]
    facts = [_spoke(entity, LIST) for entity in printed]
    accept(sqlite, *[facts[number] for number in (*order, 4, 3)])
    assert _on_record(sqlite) == printed


def test_what_was_said_on_another_day_or_in_another_paragraph_stands_apart(sqlite: Engine) -> None:
    earlier = replace(SIXTH_OR_SEVENTH, precision="day", days=SIXTH_OR_SEVENTH.days[:1])
    accept(
        sqlite,
        _spoke("Angola", "Angola made a statement.", para="11"),
        _spoke("Japan", LIST),
        _spoke("Zambia", "Zambia made a statement.", occasion=earlier, para="12"),
    )
    assert _on_record(sqlite) == ["Zambia", "Japan", "Angola"]


def test_a_sentence_that_repeats_every_speaker_of_its_paragraph_stands_after_the_first(sqlite: Engine) -> None:
    accept(sqlite, _spoke("Algeria", ALSO, 2), _spoke("Algeria", LIST), _spoke("Japan", LIST))
    assert _on_record(sqlite)[-1] == "Algeria"
