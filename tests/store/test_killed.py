"""Processes are killed at every kind of point: nothing recorded is lost, nothing is half there, the work can go on.

Short here; `python -m benchmarks.soak kills` is the long form.
"""

from random import Random

import pytest
from sqlalchemy import Engine

from tests.facts import EVERY_FACT
from tests.store.killing import (
    killed_while_appending,
    killed_while_rebuilding,
    killed_while_upgrading,
    points_of,
    victims,
)
from tests.test_record import accept, all_rows

# seconds after which a process is killed wherever it is
MOMENTS = [Random(2019).uniform(0, 0.12) for _ in range(2)]


def test_an_append_that_is_killed_is_wholly_there_or_not_at_all(engine: Engine, url: str) -> None:
    with victims(url) as them:
        [passed] = [one["points"] for one in them.do("append", writer="first") if "points" in one]
        hows = [{"die_at": point} for point in points_of(passed, 7)] + [{"after_seconds": one} for one in MOMENTS]
        for number, how in enumerate(hows):
            killed_while_appending(engine, them, how, f"writer-{number}")
        assert them.died >= 5, "the kills came too late to prove anything"


@pytest.mark.parametrize("what", ["rebuild", "upgrade"])
def test_a_rebuild_or_upgrade_that_is_killed_leaves_old_or_new_and_is_done_again(
    engine: Engine, url: str, what: str
) -> None:
    accept(engine, *EVERY_FACT)
    rows = all_rows(engine)
    check = killed_while_rebuilding if what == "rebuild" else killed_while_upgrading
    with victims(url) as them:
        [passed] = [one["points"] for one in them.do(what) if "points" in one]
        for how in [{"die_at": point} for point in points_of(passed, 6)] + [{"after_seconds": MOMENTS[0]}]:
            check(engine, them, how, rows)
        assert them.died >= 5, "the kills came too late to prove anything"
