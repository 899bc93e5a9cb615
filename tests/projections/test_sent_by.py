"""What was sent on a day that neither the text nor its source states was sent by the close of its session."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Engine

from tests.facts import RECOMMENDED, SESSION
from tests.test_record import accept
from tracker.projections import follow_up
from tracker.store import db

UNDATED = replace(
    RECOMMENDED,
    occasion=replace(RECOMMENDED.occasion, precision="unknown", days=()),
    source=replace(RECOMMENDED.source, dated=None),
)


def test_the_close_of_the_session_is_the_day_by_which_it_was_sent(engine: Engine) -> None:
    accept(engine, UNDATED)
    with db.reading(engine) as connection:
        assert [matter.sent_by for matter in follow_up.every(connection)] == [None]
    accept(engine, SESSION)
    with db.reading(engine) as connection:
        assert [matter.sent_by for matter in follow_up.every(connection)] == [date(2019, 5, 24)]
