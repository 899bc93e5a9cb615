"""An item keeps its history when the adopted agenda gives it another number than the provisional one."""

from dataclasses import replace

from sqlalchemy import Engine

from tests.facts import ALGERIA, SESSION, fact
from tests.test_record import accept, retract
from tracker.domain.document import DocumentTabled
from tracker.domain.session import AgendaAdopted, AgendaItem
from tracker.projections import aliases
from tracker.store import db

ADOPTED = fact(
    AgendaAdopted((AgendaItem("6", "Integration and coordination", "9"), AgendaItem("7", "World crime trends", "6"))),
    replace(SESSION.occasion, meetings=()),
)
UNDER_PROVISIONAL_ITEM_9 = fact(
    DocumentTabled(("E/CN.15/2019/8",)), replace(ALGERIA.occasion, items=("CCPCJ/28/9",)), para="3"
)


def history(engine: Engine, key: str) -> list[str]:
    """The types of the entries on the page of a key."""
    with db.reading(engine) as connection:
        return [entry.type for entry in aliases.entries_of(connection, key)]


def test_an_item_keeps_what_was_recorded_under_its_provisional_number(engine: Engine) -> None:
    accept(engine, UNDER_PROVISIONAL_ITEM_9, ADOPTED, ALGERIA)
    expected = ["DocumentTabled", "AgendaAdopted", "StatementMade"]
    assert history(engine, "CCPCJ/28/6") == history(engine, "CCPCJ/28/9") == expected


def test_a_number_that_another_item_was_given_joins_nothing(engine: Engine) -> None:
    accept(engine, UNDER_PROVISIONAL_ITEM_9, ADOPTED, ALGERIA)
    assert history(engine, "CCPCJ/28/7") == ["AgendaAdopted"]


def test_without_the_agenda_the_two_numbers_are_two_items(engine: Engine) -> None:
    accept(engine, UNDER_PROVISIONAL_ITEM_9, ADOPTED, ALGERIA)
    retract(engine, ADOPTED.entry_id)
    assert "DocumentTabled" not in history(engine, "CCPCJ/28/6")


def test_two_items_made_of_one_provisional_item_are_two_items(engine: Engine) -> None:
    split = fact(
        AgendaAdopted((AgendaItem("6", "Integration", "9"), AgendaItem("7", "Coordination", "9"))),
        replace(SESSION.occasion, meetings=()),
    )
    accept(engine, UNDER_PROVISIONAL_ITEM_9, split, ALGERIA)
    assert history(engine, "CCPCJ/28/7") == ["AgendaAdopted"]
    assert history(engine, "CCPCJ/28/9") == ["DocumentTabled"]
