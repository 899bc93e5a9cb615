"""Row versions: a list of any day, as known at any position, is what folding the log again would give."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select

from tests.facts import COUNCIL_ELECTED, EVERY_FACT, FINAL_REPORT, SEATED, again
from tests.test_record import accept, all_rows, retract
from tracker import record
from tracker.domain import KINDS
from tracker.domain.correction import standing
from tracker.domain.stream import Rejected
from tracker.domain.terms import Entry, Fact, Times
from tracker.projections import PROJECTIONS
from tracker.projections.rows import Projection, read
from tracker.store import db, log, touch, walking

FACTS = (*EVERY_FACT, COUNCIL_ELECTED, SEATED, *(again(one, FINAL_REPORT, "77") for one in EVERY_FACT[:8]))
DAYS = [None, *(date(2019, month, day) for month in (5, 6, 7) for day in (20, 21, 22, 23, 24)), date(2020, 1, 6)]


def refolded(projection: Projection[Any], histories: dict[str, list[Entry]], times: Times) -> list[Any]:
    """The rows of a projection made from the log alone."""
    return [
        row
        for name, history in sorted(histories.items())
        if name.split(":", 1)[0] == projection.kind
        for row in projection.rows(
            name.split(":", 1)[1], standing(history, KINDS[projection.kind].events, times.at, times.as_of)
        )
    ]


def assert_versions_equal_refolding(engine: Engine) -> None:
    """For every projection, day and position."""
    with db.reading(engine) as connection:
        histories = dict(walking.changed_since(connection, "proceedings"))
        ends = {entry.batch: entry.position for entry in log.tail(connection, "proceedings")}
        for projection in PROJECTIONS:
            for as_of in DAYS:
                for at in [None, *sorted(ends.values())]:
                    times = Times(as_of, at)
                    assert read(connection, projection, times) == refolded(projection, histories, times), times


def test_every_day_and_position_on_both_engines(engine: Engine) -> None:
    for batch in (FACTS[:5], FACTS[5:9], FACTS[9:]):
        accept(engine, *batch)
    retract(engine, FACTS[0].entry_id, COUNCIL_ELECTED.entry_id)
    assert_versions_equal_refolding(engine)


def clear(engine: Engine) -> None:
    """Empties a SQLite database between two examples."""
    with db.writing(engine) as connection:
        for name in ("proceedings_delete", "office_delete"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        for table in log.TABLES.values():
            connection.execute(delete(table))
    list(record.rebuild(engine))


@given(st.lists(st.lists(st.sampled_from(FACTS), min_size=1, max_size=4), min_size=1, max_size=6), st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_of_accepting_and_retracting(
    sqlite: Engine, batches: list[list[Fact]], data: st.DataObject
) -> None:
    clear(sqlite)
    for batch in batches:
        try:
            accept(sqlite, *(replace(one, entry_id=uuid4()) for one in batch))
        except Rejected:
            continue
        with db.reading(sqlite) as connection:
            entries = [entry.entry_id for entry in log.tail(connection, "proceedings")]
        with suppress(Rejected):  # what a retracted retraction would bring back may be on record again
            retract(sqlite, *data.draw(st.lists(st.sampled_from(entries), max_size=2)))
    assert_versions_equal_refolding(sqlite)
    live = all_rows(sqlite)
    list(record.rebuild(sqlite))
    assert all_rows(sqlite) == live


def test_an_entry_writes_only_the_rows_it_changes(sqlite: Engine) -> None:
    accept(sqlite, *EVERY_FACT)
    before = all_rows(sqlite)
    accept(sqlite, COUNCIL_ELECTED)
    after = all_rows(sqlite)
    changed = {table for table in before if before[table] != after[table]}
    assert changed == {"matters", "touch_proceedings"}


def test_the_touch_index_reaches_every_position(sqlite: Engine) -> None:
    accept(sqlite, *EVERY_FACT)
    retract(sqlite, EVERY_FACT[0].entry_id)
    with db.reading(sqlite) as connection:
        touched = set(connection.scalars(select(touch.TABLES["proceedings"].c.position)))
        assert touched == set(range(1, log.head(connection, "proceedings").position + 1))
