"""Agenda items: a sub-item bears the title that its item reads for it, and its views are the item's too."""

from dataclasses import replace

from sqlalchemy import Engine

from tests.facts import ITEM, SIXTH_AND_SEVENTH, fact
from tests.test_record import accept
from tracker.domain.item import SubItem, ViewRecorded
from tracker.projections import items
from tracker.store import db

UNDER_D = replace(SIXTH_AND_SEVENTH, items=("CCPCJ/28/6(d)", "CCPCJ/28/6"))


def test_a_sub_item_has_its_title_and_the_item_its_views(sqlite: Engine) -> None:
    read_as = replace(ITEM.event, sub_items=(SubItem("d", "Other crime prevention and criminal justice matters"),))
    view = fact(ViewRecorded("many", "Many speakers welcomed something."), UNDER_D, para="19")
    accept(sqlite, fact(read_as, ITEM.occasion), view)
    with db.reading(sqlite) as connection:
        item, sub_item = (items.one(connection, key) for key in ("CCPCJ/28/6", "CCPCJ/28/6(d)"))
    assert item
    assert sub_item
    assert sub_item.title == "Other crime prevention and criminal justice matters"
    assert item.views == sub_item.views
    assert [one.quantifier for one in item.views] == ["many"]


def test_the_items_of_a_session_stand_in_the_order_of_their_numbers(sqlite: Engine) -> None:
    numbers = ("10", "4", "6(b)", "6", "6(a)")
    views = [ViewRecorded("many", f"Many speakers welcomed item {number}.") for number in numbers]
    places = [replace(SIXTH_AND_SEVENTH, items=(f"CCPCJ/28/{number}",)) for number in numbers]
    accept(sqlite, *map(fact, views, places))
    with db.reading(sqlite) as connection:
        assert [one.number for one in items.of_session(connection, "CCPCJ/28")] == ["4", "6", "6(a)", "6(b)", "10"]
