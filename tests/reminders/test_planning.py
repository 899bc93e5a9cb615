"""What is due is queued once, entry and letter together; what waits in vain is withdrawn."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest
from sqlalchemy import Engine, delete, select

from tests.conftest import NOW
from tests.facts import COUNCIL_ELECTED, COUNCIL_SITS, RECOMMENDED, TRANSMITTED, fact
from tests.reminders.mailroom import after, contact, events, plan, recorded
from tracker import record, reminders
from tracker.domain.reminder import ReminderQueued, ReminderWithdrawn
from tracker.domain.session import SessionScheduled
from tracker.reminders import outbox, planning
from tracker.store import db, log

NEXT_SITTING = fact(
    SessionScheduled("management", date(2019, 7, 29)),
    COUNCIL_SITS.occasion,
    replace(COUNCIL_SITS.source, symbol="E/2019/L.1"),
)


def retract(engine: Engine, *facts: object) -> None:
    """Retracts the entries of facts."""
    with db.writing(engine) as connection:
        record.retract(connection, [one.entry_id for one in facts], at=NOW, by="officer")  # type: ignore[attr-defined]


def states(engine: Engine) -> dict[str, str]:
    """The state of the letters on each matter, and why where one was not sent."""
    table = outbox.TABLE
    with db.reading(engine) as connection:
        found = connection.execute(
            select(table.c.matter, table.c.state, table.c.last_error).order_by(table.c.lead_days)
        )
        return {row.matter.split("/")[2]: f"{row.state} {row.last_error}".strip() for row in found}


def withdrawals(engine: Engine) -> list[str]:
    """The reasons in the office log."""
    with db.reading(engine) as connection:
        entries = log.tail(connection, "office")
    return [
        entry.fact.event.reason for entry in entries if entry.fact and isinstance(entry.fact.event, ReminderWithdrawn)
    ]


def test_each_open_matter_is_queued_once_for_each_recipient(before_the_council: Engine) -> None:
    first = plan(before_the_council)
    assert sorted(one.matter for one in first.queued) == [
        "CCPCJ/28/elect/UNICRI",
        "CCPCJ/28/transmit/E/CN.15/2019/8",
    ]
    assert {one.lead_days for one in first.queued} == {140}
    assert plan(before_the_council).queued == ()
    contact(before_the_council, "second@example.org", "America/New_York")
    assert {one.recipient for one in plan(before_the_council).queued}.isdisjoint(
        {one.recipient for one in first.queued}
    )
    assert events(before_the_council) == {"ReminderQueued": 4}


def test_the_office_log_knows_recipients_by_id_only_and_the_public_log_nothing(before_the_council: Engine) -> None:
    before = events(before_the_council, "proceedings")
    plan(before_the_council)
    with db.reading(before_the_council) as connection:
        rows = connection.execute(select(log.TABLES["office"])).all()
        queued = [cast(ReminderQueued, entry.fact.event) for entry in log.tail(connection, "office") if entry.fact]
    assert "example.org" not in repr(rows)
    assert {(one.rule, one.due_on, one.lead_days, one.policy) for one in queued} == {
        ("matter before an organ", date(2019, 7, 23), 140, "2")
    }
    assert events(before_the_council, "proceedings") == before


def test_after_a_rebuild_of_all_rows_nothing_is_queued_again(before_the_council: Engine) -> None:
    plan(before_the_council)
    list(record.rebuild(before_the_council))
    assert plan(before_the_council).queued == ()


def test_a_log_without_its_outbox_sends_nothing_again(before_the_council: Engine) -> None:
    plan(before_the_council)
    with before_the_council.begin() as connection:
        connection.execute(delete(outbox.TABLE))
    assert plan(before_the_council).queued == ()
    assert states(before_the_council) == {}


def test_matters_recorded_as_facts_of_long_ago_remind_nobody(engine: Engine) -> None:
    recorded(engine, RECOMMENDED, historical=True)
    recorded(engine, TRANSMITTED, COUNCIL_SITS)
    contact(engine)
    assert [one.matter for one in plan(engine).queued] == ["CCPCJ/28/transmit/E/CN.15/2019/8"]


def test_a_letter_that_waits_is_withdrawn_when_its_matter_is_settled_or_retracted(before_the_council: Engine) -> None:
    plan(before_the_council)
    recorded(before_the_council, COUNCIL_ELECTED)
    retract(before_the_council, TRANSMITTED)
    assert plan(before_the_council).withdrawn == 2
    assert states(before_the_council) == {
        "elect": "withdrawn A final act is recorded.",
        "transmit": "withdrawn The entries on this matter were retracted.",
    }
    assert plan(before_the_council).withdrawn == 0
    assert sorted(withdrawals(before_the_council)) == [
        "A final act is recorded.",
        "The entries on this matter were retracted.",
    ]


def test_a_sitting_that_moves_withdraws_the_letter_and_queues_another(before_the_council: Engine) -> None:
    retract(before_the_council, TRANSMITTED)
    (first,) = plan(before_the_council).queued
    retract(before_the_council, COUNCIL_SITS)
    recorded(before_the_council, NEXT_SITTING)
    moved = plan(before_the_council)
    assert (moved.withdrawn, [one.due_on for one in moved.queued]) == (1, [date(2019, 7, 29)])
    assert moved.queued[0].key != first.key
    assert withdrawals(before_the_council) == ["The sitting opens on 29 July 2019, not on 23 July 2019."]


def test_a_sitting_without_a_date_withdraws_the_letter_and_queues_none(before_the_council: Engine) -> None:
    plan(before_the_council)
    retract(before_the_council, COUNCIL_SITS)
    assert (plan(before_the_council).withdrawn, plan(before_the_council).queued) == (2, ())
    assert set(withdrawals(before_the_council)) == {"Date of the sitting to be determined."}


def test_a_letter_that_waits_gives_way_to_the_next_one(before_the_council: Engine) -> None:
    plan(before_the_council)
    day_after = plan(before_the_council, NOW + timedelta(days=1))
    assert (day_after.withdrawn, {one.lead_days for one in day_after.queued}) == (2, {168})
    assert set(withdrawals(before_the_council)) == {"The letter for 7 January 2020 takes its place."}


def test_planners_that_race_queue_nothing_twice(before_the_council: Engine) -> None:
    for number in range(10):
        contact(before_the_council, f"{number}@example.org")
    racing: Callable[[int], int] = lambda number: len(plan(before_the_council, after(number)).queued)  # noqa: E731
    with ThreadPoolExecutor(8) as threads:
        counts = list(threads.map(racing, range(16)))
    assert sorted(counts) == [0] * 15 + [22]
    assert events(before_the_council) == {"ReminderQueued": 22}
    with db.reading(before_the_council) as connection:
        assert len(outbox.keys(connection)) == 22


def test_what_is_due_to_many_is_queued_some_at_a_time_until_no_more_is(
    before_the_council: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "AT_ONCE", 2)
    for number in range(2):
        contact(before_the_council, f"{number}@example.org")
    calls = [plan(before_the_council) for _ in range(4)]
    assert [(len(call.queued), call.more) for call in calls] == [(2, True), (2, True), (2, False), (0, False)]
    # an outbox that was lost does not keep the log's own from what is due besides
    with before_the_council.begin() as connection:
        connection.execute(delete(outbox.TABLE))
    contact(before_the_council, "another@example.org")
    assert sum(len(plan(before_the_council).queued) for _ in range(3)) == 2


def test_the_preview_queues_nothing_and_names_what_the_next_tick_does(before_the_council: Engine) -> None:
    with db.reading(before_the_council) as connection:
        ahead = reminders.preview(connection, NOW, 30)
    assert [one.lead_days for one in ahead] == [140, 140, 168, 168]
    assert events(before_the_council) == {}
    assert plan(before_the_council).queued == tuple(ahead[:2])
