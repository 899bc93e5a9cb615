"""The short form of `benchmarks.reminders`: the promise under kills, and the preview against the days it foretells."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from benchmarks.mail_soak import soak
from tests.reminders.asking import REQUESTED, SCHEDULED, SEATED
from tests.reminders.histories import DAYS, history, lived_badly, lived_through, long_history, previewed
from tests.reminders.mailroom import TWO_MATTERS, contact, plan, recorded
from tracker import reminders
from tracker.reminders.policy import POLICIES
from tracker.reminders.rules import Planned
from tracker.store import db


def test_planners_and_senders_that_are_killed_lose_nothing_and_double_nothing(url: str) -> None:
    found = soak(url, reminders=120, rounds=2)
    assert found.holds, found


@given(st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
def test_the_preview_of_a_month_is_what_the_month_brings(seed: int) -> None:
    one = history(Random(seed))
    assert previewed(one) == lived_through(one)


@given(st.integers(0, 10**9))
@settings(max_examples=20, deadline=None)
def test_in_400_days_of_downtime_and_clocks_that_jump_each_line_comes_once_at_its_hour(seed: int) -> None:
    chance = Random(seed)
    assert lived_badly(long_history(chance), chance) == []


def test_random_histories_have_letters_of_every_kind_at_their_local_hour() -> None:
    months = [history(Random(seed)) for seed in range(150)]
    found = [one for of in months for one in previewed(of).values()]
    assert {one.rule for one in found} == {one.kind for one in POLICIES}


def test_the_preview_of_a_record_is_what_its_worker_queues_in_the_month(sqlite: Engine) -> None:
    start = datetime(2020, 2, 20, 7, 30, tzinfo=UTC)
    recorded(sqlite, *TWO_MATTERS, REQUESTED, SCHEDULED, *SEATED)
    for zone in ("Europe/Vienna", "America/New_York"):
        contact(sqlite, f"{zone.partition('/')[2].lower()}@example.org", zone)
    with db.reading(sqlite) as connection:
        ahead = reminders.preview(connection, start, DAYS)
    queued: list[Planned] = []
    for hours in range(0, DAYS * 24 + 1, 6):
        queued += plan(sqlite, start + timedelta(hours=hours)).queued
    assert {one.rule for one in ahead} >= {"matter before an organ", "report due to a body"}
    assert sorted(one.key for one in ahead) == sorted(one.key for one in queued)
