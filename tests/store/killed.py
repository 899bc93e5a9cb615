"""Processes to be killed: `python -m tests.store.killed URL` forks one for each line it reads, and says when it ended.

A line is JSON: what to do, and at which point to die. The points are the moments just before each statement, journey
and commit that reaches the database, and just after each commit; 0 lets the process live, and it says how many it
passed.
"""

import json
import os
import signal
import sys
from dataclasses import replace
from itertools import count
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Engine, event

from tests.conftest import NOW
from tests.facts import ALGERIA
from tracker import record
from tracker.config import Settings
from tracker.domain.item import Speaker, StatementMade
from tracker.domain.terms import Fact
from tracker.main.setting_up import prepare
from tracker.store import db
from tracker.store.journeys import Journeys

BATCHES, FACTS_IN_EACH = 3, 12
_SPACE = UUID("0b0b6c5e-5a3c-4c55-9d4e-6f0d0a1f2e10")


def facts_of(writer: str, batch: int) -> list[Fact]:
    """The facts of one batch: several streams, and ids that follow from their place."""
    return [
        replace(
            ALGERIA,
            entry_id=uuid5(_SPACE, f"{writer}/{batch}/{number}"),
            event=StatementMade(Speaker(f"{writer} {batch} {number}"), "ngo_consultative"),
            occasion=replace(ALGERIA.occasion, items=(f"CCPCJ/28/{number % 4 + 2}",)),
        )
        for number in range(FACTS_IN_EACH)
    ]


class Points:
    """Counts the points passed, and dies at the one chosen."""

    def __init__(self, die_at: int) -> None:
        self.die_at = die_at
        self.numbers = count(1)
        self.passed = 0

    def pass_one(self, *_: object, **__: object) -> None:
        """One more point is passed."""
        self.passed = next(self.numbers)
        if self.passed == self.die_at:
            os.kill(os.getpid(), signal.SIGKILL)


def watch(engine: Engine, points: Points) -> None:
    """Has every statement and commit of an engine pass a point."""
    if engine.dialect.name == "sqlite":
        # called before each statement, BEGIN and COMMIT among them
        event.listen(engine, "connect", lambda driver, _: driver.set_trace_callback(points.pass_one))
    else:
        import psycopg

        for kind, name in (
            (Journeys, "_say"),
            (psycopg.Cursor, "execute"),
            (psycopg.Cursor, "executemany"),
            (psycopg.Cursor, "copy"),
            (psycopg.Connection, "commit"),
        ):
            setattr(kind, name, _passing(getattr(kind, name), points))
    do_commit = engine.dialect.do_commit

    def commit(driver: Any) -> None:
        do_commit(driver)
        points.pass_one()

    engine.dialect.do_commit = commit  # type: ignore[method-assign]


def _passing(original: Any, points: Points) -> Any:
    def passing(*arguments: Any, **more: Any) -> Any:
        points.pass_one()
        return original(*arguments, **more)

    return passing


def say(**words: object) -> None:
    """One line to whoever started this process."""
    print(json.dumps(words), flush=True)


def work(url: str, what: str, writer: str, batches: int, die_at: int) -> None:
    """Does one piece of work, passing points on the way."""
    engine, points = db.connect(url), Points(die_at)
    watch(engine, points)
    if what == "append":
        for batch in range(batches):
            with db.writing(engine) as connection:
                record.accept(connection, facts_of(writer, batch), at=NOW, by="officer")
            say(recorded=batch + 1)
    elif what == "rebuild":
        list(record.rebuild(engine))
    else:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - the progress of the command
        prepare(engine, Settings(database_url=url))
    say(points=points.passed)


def main(url: str) -> None:
    """Forks before anything is opened, so that each piece of work is a process of its own."""
    for line in sys.stdin:
        if child := os.fork():
            say(child=child)
            _, status = os.waitpid(child, 0)
            say(ended=status)
            continue
        try:
            work(url, **json.loads(line))
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
