"""Processes that die at each point where something is committed or sent, and processes that all plan the same letters.

A point is the moment before or after a commit, or before or after the mail server was handed a letter. A process is
forked, does one tick and kills itself with SIGKILL at its n-th point; a second one, later than the leases, ends the
work. Every letter must have arrived; a second copy may come only from a death between the server's answer and our
record.
"""

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, func, select

from tests.conftest import NOW
from tests.reminders.mailroom import SENDER, TWO_MATTERS, events, recorded
from tracker import record, worker
from tracker.domain.reminder import ReminderQueued
from tracker.reminders import contacts, outbox
from tracker.reminders.entries import note
from tracker.reminders.rules import Planned
from tracker.store import db

_LATER = NOW + timedelta(minutes=11)
_ENDED = 0
_BETWEEN = ("after the answer", "before the record of an answer")


@dataclass(frozen=True)
class Death:
    """What a death at one point left: which point it was, letters lost, identities double, copies too many."""

    point: str
    lost: int
    double: int
    extra: int

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, and a copy too many came only from between the answer and the record."""
        return not self.lost and not self.double and self.extra <= (self.point in _BETWEEN)


# of two matters to one recipient
LETTERS = 2


def prepared(engine: Engine) -> None:
    """Two matters and one recipient."""
    recorded(engine, *TWO_MATTERS)
    with db.writing(engine, ("office",)) as connection:
        contacts.add(connection, "officer@example.org", "Europe/Vienna", NOW)


def die_at(url: str, letters: int, number: int, sink: Path) -> Death | None:
    """Dies at the n-th point of a tick over a prepared database, and has the rest done; None where there is none."""
    point = sink.with_suffix(".point")
    for file in (sink, point):
        file.write_text("")
    killed = _in_a_process(lambda: _tick(url, NOW, sink, lambda passed: _die(passed, number, point)))
    if not killed:
        return None
    assert not _in_a_process(lambda: _tick(url, _LATER, sink, lambda passed: None))
    copies = Counter(sink.read_text().split())
    return Death(
        point.read_text(),
        max(letters - len(copies), 0),
        max(len(copies) - letters, 0),
        sum(copies.values()) - len(copies),
    )


def _die(passed: list[str], number: int, point: Path) -> None:
    if len(passed) == number:
        point.write_text(passed[-1])
        os.kill(os.getpid(), signal.SIGKILL)


def _tick(url: str, now: datetime, sink: Path, at_point: Callable[[list[str]], None]) -> None:
    passed: list[str] = []

    def at(point: str) -> None:
        answered = passed[-1:] == ["after the answer"]
        passed.append("before the record of an answer" if answered else point)
        at_point(passed)

    def send(address: str, letter: bytes) -> None:
        at("before the mail server")
        with sink.open("a") as kept:
            kept.write(f"{letter.hex()}\n")
        at("after the answer")

    engine = db.connect(url)
    with _noticed(engine, at):
        worker.tick(engine, send, lambda: now, **SENDER)


@contextmanager
def _noticed(engine: Engine, at: Callable[[str], None]) -> Iterator[None]:
    """Every commit of this process that writes, before and after."""
    if engine.dialect.name == "postgresql":
        _notice_in_pipelines(at)
        yield
        return
    commit = engine.dialect.do_commit

    def noticed(connection: Any) -> None:
        at("before a commit")
        commit(connection)
        at("after a commit")

    engine.dialect.do_commit = noticed  # type: ignore[method-assign,assignment]
    yield


def _notice_in_pipelines(at: Callable[[str], None]) -> None:
    """There the commit travels with what was written last, and is answered when the pipeline ends."""
    execute, rollback, under_way = psycopg.Connection.execute, psycopg.Connection.rollback, [False]

    def executed(self: Any, query: Any, *given: Any, **more: Any) -> Any:
        if query == "COMMIT":
            at("before a commit")
            under_way[0] = True
        return execute(self, query, *given, **more)

    def ended(self: Any) -> None:
        rollback(self)
        if under_way[0]:
            under_way[0] = False
            at("after a commit")

    psycopg.Connection.execute = executed  # type: ignore[method-assign,assignment]
    psycopg.Connection.rollback = ended  # type: ignore[method-assign]


def _in_a_process(work: Callable[[], None]) -> bool:
    """Whether a process that does some work was killed over it."""
    sys.stdout.flush()
    if not (child := os.fork()):
        try:
            work()
            os._exit(_ENDED)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == _ENDED, "the tick broke off by itself"
    return os.WIFSIGNALED(status)


@dataclass(frozen=True)
class Race:
    """What processes that all plan the same letters left: attempts, letters wanted, rows and entries there are."""

    attempts: int
    wanted: int
    rows: int
    entries: int
    died: int

    @property
    def holds(self) -> bool:
        """Whether there is one row and one entry a letter, and every process came to its end."""
        return self.rows == self.entries == self.wanted and not self.died


def race(engine: Engine, url: str, attempts: int, processes: int = 8, at_once: int = 500) -> Race:
    """Lets processes plan the same letters again and again, each as if nobody had planned any."""
    wanted = max(attempts // (processes * 10), at_once)
    with db.writing(engine, ("office",)) as connection:
        contact = contacts.add(connection, "officer@example.org", "Europe/Vienna", NOW)
    letters = [_planned(contact, number) for number in range(wanted)]
    engine.dispose()
    each = attempts // processes
    children = [_forked(partial(_plan_all, url, letters, each, no, at_once)) for no in range(processes)]
    died = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    with db.reading(engine) as connection:
        rows = connection.scalar(select(func.count()).select_from(outbox.TABLE)) or 0
    return Race(each * processes, wanted, rows, events(engine)["ReminderQueued"], died)


def _forked(work: Callable[[], None]) -> int:
    sys.stdout.flush()
    if not (child := os.fork()):
        try:
            work()
            os._exit(_ENDED)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
    return child


def _planned(contact: str, number: int) -> Planned:
    day = date(2020, 1, 6)
    key = f"{number:064x}"
    return Planned(key, contact, f"matter {number}", "matter before an organ", "1", day, 0, NOW, (), day)


def _plan_all(url: str, letters: list[Planned], attempts: int, start: int, at_once: int) -> None:
    """The transaction of a planner: entries first, then a letter for each that the log had not."""
    engine, tried, place = db.connect(url), 0, start * at_once // 2
    while tried < attempts:
        some = [letters[(place + number) % len(letters)] for number in range(min(at_once, attempts - tried))]
        _plan_some(engine, some)
        tried, place = tried + len(some), place + len(some)


def _plan_some(engine: Engine, some: list[Planned]) -> None:
    with db.writing(engine, ("office",)) as connection:
        facts = [note(_queued(one)) for one in some]
        recorded_ = record.accept(connection, facts, at=datetime.now(UTC), by="worker")
        new = {entry.stream.partition(":")[2] for entry in recorded_.entries}
        for one in some:
            if one.key in new:
                outbox.put(connection, one, b"letter", NOW)


def _queued(one: Planned) -> ReminderQueued:
    return ReminderQueued(one.key, one.recipient, one.matter, one.rule, one.due_on, one.lead_days, one.policy)
