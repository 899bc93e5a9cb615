"""Many subscriptions on many open items: `python -m benchmarks.subscriptions [--quick]`.

On one SQLite file: mandates that ask for reports at one session, and subscriptions spread over them, nine in ten on one
mandate, the others on a search or an addressee that ten items share. Measured are the decision alone, before the first
lead and after all its letters were queued, in CPU seconds; a tick that looks at everything; and one between, which
reads no subscription.
"""

import argparse
import resource
import sys
import tempfile
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
from tracker.reminders import agenda, contacts, letters_due, looking, subscriptions
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
    idle_tick: float
    idle_reads: int
    megabytes: float


def measure(url: str, number: int, items: int) -> Figures:
    """Fills an empty database and measures."""
    engine = db.connect(url)
    _mandates(engine, items)
    _subscribers(engine, number, items)
    before = NOW - timedelta(days=1)
    began = perf_counter()
    assert plan(engine, before).queued == ()
    looked = perf_counter() - began
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    idle = min(_tick(engine, before + timedelta(seconds=30 * turn)) for turn in range(1, 6))
    reads = sum("subscriptions" in one or "contacts" in one for one in statements)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
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
    engine.dispose()
    return Figures(number, items, cpu, cpu_queued, sum(len(one.lines) for one in due), looked, idle, reads, peak)


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


def main() -> int:
    """Measures and prints the table; 1 where a goal is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a hundredth of everything")
    quick = parser.parse_args().quick
    number, items = (1_000, 50) if quick else (100_000, 5_000)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'many.db'}"
        engine = db.connect(url)
        upgrade(engine)
        engine.dispose()
        found = measure(url, number, items)
    rows = (
        ("decide before a lead, CPU s", found.decide_cpu, 1.0),
        ("decide after it, all of it queued, CPU s", found.decide_queued_cpu, 1.0),
        ("tick that looks at everything, s", found.looking_tick, 5.0),
        ("tick between, s", found.idle_tick, 0.05),
        ("statements on subscriptions in it", found.idle_reads, 0),
        ("memory at the most, MB", found.megabytes, 300),
    )
    print(f"{found.subscriptions} subscriptions, {found.items} items; {found.due} reminders due\n")
    print("| what | found | goal: at most |\n|---|---|---|")
    for what, value, goal in rows:
        print(f"| {what} | {value:.3f} | {goal} |")
    return int(any(value > goal for _, value, goal in rows))


if __name__ == "__main__":
    sys.exit(main())
