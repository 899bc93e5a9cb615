"""The promises of reminders one by one, each in a short and a long form; `benchmarks.reminders` prints them."""

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import create_engine

from benchmarks import mail_faults, mail_kills
from tests.conftest import upgrade
from tests.reminders import histories
from tracker.store import db


@dataclass(frozen=True)
class Kept:
    """A promise: what was tried, what was found, and whether it was kept."""

    tried: str
    found: str
    holds: bool


def promises(databases: Mapping[str, str], quick: bool) -> Iterator[Kept]:
    """Each promise in turn. `databases` are addresses of empty databases by name, for those that race."""
    with tempfile.TemporaryDirectory(prefix="tracker-promises-") as folder:
        empty = Path(folder) / "empty.db"
        upgrade(engine := db.connect(f"sqlite:///{empty}"))
        engine.dispose()
        yield _faults(empty)
        yield _outage(empty, 200 if quick else 5_000)
        for name, url in databases.items():
            fresh = _files(empty) if name == "SQLite" else _templates(url)
            yield _deaths(name, fresh, empty.with_name("sink"), 1 if quick else 100)
    yield _lives(50 if quick else 1_000)
    for name, url in databases.items():
        yield _race(name, url, 8_000 if quick else 1_000_000)


def _copy(empty: Path, name: str) -> str:
    """The address of a fresh copy of a SQLite file."""
    copy = empty.with_name(f"{name}.db")
    for file in empty.parent.glob(f"{copy.name}*"):
        file.unlink()
    shutil.copy(empty, copy)
    return f"sqlite:///{copy}"


def _faults(empty: Path) -> Kept:
    wrong = tried = 0
    for stage, fault, expected in mail_faults.table():
        engine = db.connect(_copy(empty, "fault"))
        mail_faults.one_letter(engine)
        wrong += bool(mail_faults.holds(stage, fault, expected, mail_faults.fate(engine, stage, fault)))
        tried += 1
        engine.dispose()
    return Kept(f"{tried} faults of a mail server", f"{wrong} not as the table says", not wrong)


def _outage(empty: Path, letters: int) -> Kept:
    engine = db.connect(_copy(empty, "outage"))
    found = mail_faults.outage(engine, letters)
    engine.dispose()
    minutes = found.last_after.total_seconds() / 60
    return Kept(
        f"mail server away for 6 hours, {found.queued:,} letters, then 10 a second",
        f"{found.taken:,} taken, {found.dead} given up, {found.double} twice, the last after {minutes:.1f} min",
        found.taken == found.queued == letters and not found.dead and not found.double and minutes <= 10,
    )


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
        connection.exec_driver_sql("CREATE DATABASE prepared")
        upgrade(engine := db.connect(prepared))
        mail_kills.prepared(engine)
        engine.dispose()
        while True:
            connection.exec_driver_sql("DROP DATABASE IF EXISTS death WITH (FORCE)")
            connection.exec_driver_sql("CREATE DATABASE death TEMPLATE prepared")
            yield death


def _deaths(name: str, fresh: Iterator[str], sink: Path, times: int) -> Kept:
    points, wrong = Counter[str](), 0
    for _ in range(times):
        number = 1
        while found := mail_kills.die_at(next(fresh), mail_kills.LETTERS, number, sink):
            points[found.point] += 1
            wrong += not found.holds
            number += 1
    at = ", ".join(f"{point} {number}" for point, number in points.items())
    tried = f"deaths at each point of a tick × {times}, {name}: {at}"
    return Kept(tried, f"{wrong} lost or doubled a letter", not wrong)


def _lives(number: int) -> Kept:
    wrong = 0
    for seed in range(number):
        chance = Random(seed)
        wrong += bool(histories.lived_badly(histories.long_history(chance), chance))
    tried = f"400 days × 4 zones, downtime and clocks that jump, {number:,} histories"
    return Kept(tried, f"{wrong} with a line lost, twice or at another hour", not wrong)


def _race(name: str, url: str, attempts: int) -> Kept:
    engine = db.connect(url)
    found = mail_kills.race(engine, url, attempts)
    engine.dispose()
    return Kept(
        f"8 processes, {found.attempts:,} attempts to queue {found.wanted:,} letters, {name}",
        f"{found.rows - found.wanted} extra rows, {found.entries - found.wanted} extra entries, {found.died} died",
        found.holds,
    )
