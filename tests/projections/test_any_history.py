"""Any history of every stream gives rows, whatever the order; what is shown follows from the log, on both engines.

Short here; `python -m benchmarks.soak histories` is the long form.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Engine

from tests.projections.histories import DAYS, AnyHistory, facts_of, keyed_alike, recorded_as
from tests.test_record import all_rows
from tracker.domain import STREAMS
from tracker.domain.correction import standing
from tracker.domain.stream import Stream
from tracker.domain.terms import Entry
from tracker.projections import PROJECTIONS
from tracker.store import db

OF_KIND = {projection.kind: projection for projection in PROJECTIONS}


def told(stream: Stream, history: list[Entry], as_of: date | None) -> object:
    """The state of a stream and, where it has rows, its rows."""
    facts = standing(history, stream.events, as_of=as_of)
    key = history[0].stream.split(":", 1)[1]
    rows = OF_KIND[stream.kind].rows(key, facts) if stream.kind in OF_KIND else []
    return stream.state(key, facts), rows


@pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: stream.kind)
def test_any_facts_in_any_order_of_recording_give_the_same_rows(stream: Stream) -> None:
    @given(st.lists(facts_of(stream.events), min_size=1, max_size=7, unique_by=lambda one: repr(one)[:-60]), st.data())
    @settings(max_examples=40, deadline=None)
    def check(facts, data):
        some = keyed_alike(facts)
        other_order = data.draw(st.permutations(some))
        for as_of in (None, *DAYS):
            assert told(stream, recorded_as(some), as_of) == told(stream, recorded_as(other_order), as_of)

    check()


@pytest.fixture
def other(engine: Engine, request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An empty database of the other engine."""
    name = "another_sqlite_url" if engine.dialect.name == "postgresql" else "another_postgresql_url"
    other = db.connect(request.getfixturevalue(name))
    yield other
    other.dispose()


def test_whatever_is_recorded_what_is_shown_follows_from_the_log(engine: Engine, other: Engine) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        lambda: AnyHistory(engine, other, all_rows),
        # a history is not made shorter when it fails: that takes minutes
        settings=settings(max_examples=6, stateful_step_count=10, deadline=None, phases=[Phase.generate]),
    )
