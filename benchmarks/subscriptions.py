"""Many subscriptions on many open items: `python -m benchmarks.subscriptions [--quick]`.

On one SQLite file: mandates that ask for reports at one session, and subscriptions spread over them, nine in ten on one
mandate, the others on a search or an addressee that ten items share. Measured are the decision alone, before the first
lead and after all its letters were queued, in CPU seconds; a tick that looks at everything; and one between, which
reads no subscription.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from uuid import UUID

from sqlalchemy import Engine, event, insert

from tests.conftest import NOW, upgrade
from tests.reminders.asking import REQUESTED, SCHEDULED
from tests.reminders.mailroom import plan, recorded
from tracker.domain.mandate import MandateEstablished
from tracker.reminders import agenda, contacts, letters_due, looking, outbox, subscriptions
from tracker.reminders.letters_due import Letter
from tracker.reminders.rules import Planned
from tracker.store import db

ZONES = ("Europe/Vienna", "Europe/Zurich", "America/New_York", "Africa/Nairobi", "Asia/Bangkok", "America/Santiago")
# just after the first lead, twelve weeks before 18 May 2020, has gone out everywhere
BETWEEN = NOW.replace(month=2, day=26)


@dataclass(frozen=True)
class Figures:
    """What was measured: seconds, and megabytes at the most."""

    subscriptions: int
    items: int
    decide_cpu: float
    decide_queued_cpu: float
    due: int
    looking_tick: float
    queued_tick: float
    idle_tick: float
    idle_reads: int
    megabytes: float

    @property
    def rows(self) -> tuple[tuple[str, float, float], ...]:
        """What was measured, and the goal."""
        return (
            ("decide before a lead, CPU s", self.decide_cpu, 1.0),
            ("decide after it, all of it queued, CPU s", self.decide_queued_cpu, 1.0),
            ("tick that looks at everything, s", self.looking_tick, 5.0),
            ("the same, all of it queued, s", self.queued_tick, 5.0),
            ("tick between, s", self.idle_tick, 0.05),
            ("statements on subscriptions in it", self.idle_reads, 0),
            ("memory at the most, MB", self.megabytes, 300),
        )

    @property
    def holds(self) -> bool:
        """Whether every goal was reached."""
        return all(value <= goal for _what, value, goal in self.rows)


def measure(url: str, number: int, items: int) -> Figures:
    """Fills an empty database and measures; memory is that of the ticks, in a process that did nothing before."""
    engine = db.connect(url)
    _mandates(engine, items)
    _subscribers(engine, number, items)
    before = NOW - timedelta(days=1)
    looked = _tick(engine, before)
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    idle = min(_tick(engine, before + timedelta(seconds=30 * turn)) for turn in range(1, 6))
    reads = sum("subscriptions" in one or "contacts" in one for one in statements)
    with db.reading(engine) as connection:
        seen, standing = looking.look(connection), subscriptions.standing(connection)
        followers, followed = standing.followers(contacts.every(connection)), seen.followed()
    began = process_time()
    assert not letters_due.letters(followed, followers, (), standing.quiet, before)
    cpu = process_time() - began
    due = letters_due.letters(followed, followers, (), standing.quiet, BETWEEN)
    queued = {line.key for letter in due for line in letter.lines}
    began = process_time()
    assert not letters_due.letters(followed, followers, queued, standing.quiet, BETWEEN)
    cpu_queued = process_time() - began
    _sent_already(engine, due)
    engine.dispose()
    command = [sys.executable, "-m", "benchmarks.subscriptions", "--tick", url]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    queued_tick, peak = map(float, done.stdout.split())
    lines = sum(len(one.lines) for one in due)
    return Figures(number, items, cpu, cpu_queued, lines, looked, queued_tick, idle, reads, peak)


def _sent_already(engine: Engine, due: Sequence[Letter]) -> None:
    """Puts letters into the outbox as sent; their entries in the log count for nothing here."""
    with db.writing(engine, ("office",)) as connection:
        for some in db.chunks([line for letter in due for line in letter.lines], 10_000):
            connection.execute(insert(outbox.TABLE), [_row(line) for line in some])
        agenda.look_again(connection)


def _row(line: Planned) -> dict[str, object]:
    unused = dict.fromkeys(("lease", "lease_until", "last_error", "failing_since"), "")
    about = {"matter": line.matter, "rule": line.rule, "due_on": line.due_on, "lead_days": line.lead_days}
    at = outbox.instant_text(BETWEEN)
    whose = {"key": line.key, "contact": line.recipient, "letter": b"", "state": "sent", "attempts": 1, "round": 0}
    return {**whose, **about, **unused, "next_at": at, "queued_at": at}


def tick_alone(url: str) -> None:
    """Prints how many seconds a tick takes that looks at everything, all of it queued, and its megabytes."""
    engine = db.connect(url)
    took = _tick(engine, BETWEEN)
    engine.dispose()
    # not `ru_maxrss`: there a process begins with what its parent had
    (peak,) = (line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line)
    print(took, int(peak) / 1024)


def _tick(engine: Engine, now: datetime) -> float:
    began = perf_counter()
    assert plan(engine, now).queued == ()
    return perf_counter() - began


def _mandates(engine: Engine, items: int) -> None:
    asked = REQUESTED.event
    assert isinstance(asked, MandateEstablished)
    facts = [SCHEDULED]
    for number in range(items):
        text = f"GA resolution 74/{number + 1000}"
        made = replace(
            asked, text=text, addressees=(f"Addressee {number % 500}",), action=f"to report on matter {number:05}"
        )
        source = replace(REQUESTED.source, symbol=f"A/RES/74/{number + 1000}")
        facts.append(replace(REQUESTED, event=made, source=source, entry_id=_id(number)))
    for start in range(0, len(facts), 500):
        recorded(engine, *facts[start : start + 500])


def _id(number: int) -> UUID:
    return UUID(int=number + 1)


def _subscribers(engine: Engine, number: int, items: int) -> None:
    chance, added = Random(2020), (NOW - timedelta(days=9)).isoformat()
    people, followed = [], []
    for one in range(number):
        zone, id = ZONES[one % len(ZONES)], f"{one:032x}"
        item = chance.randrange(items)
        topic = (
            f"GA resolution 74/{item + 1000}/14"
            if one % 10
            else (f"addressee:Addressee {item % 500}" if one % 20 else f"search:matter {item:05}")
        )
        people.append({"id": id, "address": f"{one}@example.org", "time_zone": zone, "added_at": added, "secret": id})
        followed.append({"id": id, "contact": id, "topic": topic, "asked_at": added, "since": added})
    with db.writing(engine, ("office",)) as connection:
        connection.execute(insert(contacts.TABLE), people)
        connection.execute(insert(contacts.FOLLOWED), followed)
        agenda.look_again(connection)


def found(quick: bool) -> Figures:
    """Measures, on a database of its own."""
    number, items = (1_000, 50) if quick else (100_000, 5_000)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'many.db'}"
        upgrade(engine := db.connect(url))
        engine.dispose()
        return measure(url, number, items)


def main() -> int:
    """Measures and prints the table; 1 where a goal is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a hundredth of everything")
    parser.add_argument("--tick", metavar="URL", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.tick:
        tick_alone(asked.tick)
        return 0
    figures = found(asked.quick)
    print(f"{figures.subscriptions} subscriptions, {figures.items} items; {figures.due} reminders due\n")
    print("| what | found | goal: at most |\n|---|---|---|")
    for what, value, goal in figures.rows:
        print(f"| {what} | {value:.3f} | {goal} |")
    return not figures.holds


if __name__ == "__main__":
    sys.exit(main())
