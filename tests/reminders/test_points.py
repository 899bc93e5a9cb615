"""Deaths at each point of a tick, and planners that all plan the same: nothing lost, nothing double."""

import shutil
from collections import Counter
from pathlib import Path

from sqlalchemy import Engine

from benchmarks.mail_kills import LETTERS, die_at, prepared, race


def test_a_death_at_any_point_of_a_tick_loses_nothing(sqlite: Engine, sqlite_url: str, tmp_path: Path) -> None:
    prepared(sqlite)
    sqlite.dispose()
    before = tmp_path / "before.db"
    database = Path(sqlite_url.removeprefix("sqlite:///"))
    shutil.copy(database, before)
    points: Counter[str] = Counter()
    while True:
        for file in database.parent.glob(f"{database.name}*"):
            file.unlink()
        shutil.copy(before, database)
        found = die_at(sqlite_url, LETTERS, points.total() + 1, tmp_path / "sink")
        if not found:
            break
        points[found.point] += 1
        assert found.holds, found
    # queued in one commit, each letter claimed in one and recorded in one
    assert points["after the answer"] == points["before the mail server"] == LETTERS
    assert points["before the record of an answer"] == LETTERS
    assert points["before a commit"] + LETTERS == points["after a commit"] >= 1 + 2 * LETTERS


def test_eight_planners_of_the_same_letters_queue_each_once(engine: Engine, url: str) -> None:
    found = race(engine, url, attempts=4_000, at_once=50)
    assert found.holds, found
