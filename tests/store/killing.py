"""Kills processes at chosen points and at random moments of their work, and looks at what they leave."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import sleep
from typing import Any

from sqlalchemy import Engine, inspect, text

from tests.store.killed import BATCHES, FACTS_IN_EACH
from tests.test_record import all_rows
from tracker import record
from tracker.config import Settings
from tracker.main.setting_up import prepare
from tracker.store import db, log, proof, schema


@dataclass
class Victims:
    """Starts pieces of work, one after the other, each in a process of its own."""

    process: subprocess.Popen[str]
    died: int = 0
    said: list[dict[str, Any]] = field(default_factory=list)

    def do(
        self, what: str, die_at: int = 0, after_seconds: float | None = None, writer: str = "w"
    ) -> list[dict[str, Any]]:
        """Does a piece of work to its end or death; returns what the process said."""
        assert self.process.stdin
        told = {"what": what, "writer": writer, "batches": BATCHES, "die_at": die_at}
        print(json.dumps(told), file=self.process.stdin, flush=True)
        heard = []
        # a quick child speaks before the process that tells its number
        while "child" not in (one := self._hear()):
            heard.append(one)
        child = one["child"]
        if after_seconds is not None:
            sleep(after_seconds)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        while "ended" not in (one := self._hear()):
            heard.append(one)
        assert one["ended"] in (0, signal.SIGKILL), "it ended by itself, and not well"
        self.died += one["ended"] == signal.SIGKILL
        return heard

    def _hear(self) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "the process that starts the others is gone"
        heard: dict[str, Any] = json.loads(line)
        return heard


@contextmanager
def victims(url: str) -> Iterator[Victims]:
    """A process that starts the others."""
    command = [sys.executable, "-m", "tests.store.killed", url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Victims(process)


def points_of(number: int, wanted: int) -> list[int]:
    """So many points, spread evenly over all that a piece of work passes, the first and the last among them."""
    return sorted({1 + (number - 1) * step // max(wanted - 1, 1) for step in range(wanted)})


def killed_while_appending(engine: Engine, victims: Victims, how: dict[str, Any], writer: str) -> None:
    """What was said to be recorded is there; no batch is half there; done again, everything is there once."""
    with db.reading(engine) as connection:
        before = log.head(connection, "proceedings").position
    heard = victims.do("append", writer=writer, **how)
    said = max((one["recorded"] for one in heard if "recorded" in one), default=0)
    with db.reading(engine) as connection:
        added = log.head(connection, "proceedings").position - before
        assert proof.verify(connection, "proceedings") == (before + added, None)
    assert added % FACTS_IN_EACH == 0, "a batch is half there"
    assert said <= added // FACTS_IN_EACH <= said + 1, "what was recorded is lost"
    rows = all_rows(engine)
    list(record.rebuild(engine))
    assert all_rows(engine) == rows, "the rows are not those of the log"
    victims.do("append", writer=writer)
    with db.reading(engine) as connection:
        assert proof.verify(connection, "proceedings") == (before + BATCHES * FACTS_IN_EACH, None)


def killed_while_rebuilding(engine: Engine, victims: Victims, how: dict[str, Any], rows: dict[str, Any]) -> None:
    """The rows are the old ones or the new ones, all of them; done again, they are the new ones and nothing is left."""
    with db.writing(engine) as connection:
        connection.execute(text("DELETE FROM statements"))
    spoilt = all_rows(engine)
    victims.do("rebuild", **how)
    assert all_rows(engine) in (spoilt, rows), "rows of two rebuilds are mixed"
    with db.reading(engine) as connection:
        assert [proof.verify(connection, name)[1] for name in db.BOTH] == [None, None]
    victims.do("rebuild")
    assert all_rows(engine) == rows
    assert not [name for name in inspect(engine).get_table_names() if name.endswith("_new")]


def killed_while_upgrading(engine: Engine, victims: Victims, how: dict[str, Any], rows: dict[str, Any]) -> None:
    """The tables are those of one revision or the other; `tracker upgrade` then brings them to the newest."""
    with db.writing(engine) as connection:
        schema.unmigrate(connection, "0001")
    old = _tables(engine)
    victims.do("upgrade", **how)
    newest = schema_of(engine) != "0001"
    assert (_tables(engine) == old) is not newest, "half of a migration is there"
    with db.reading(engine) as connection:
        assert [proof.verify(connection, name)[1] for name in db.BOTH] == [None, None]
    prepare(engine, Settings(database_url=str(engine.url)))
    with db.reading(engine) as connection:
        schema.check(connection)
        assert proof.verify(connection, "proceedings")[1] is None
    assert all_rows(engine) == rows


def schema_of(engine: Engine) -> str:
    """The revision of the tables."""
    with engine.connect() as connection:
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _tables(engine: Engine) -> dict[str, list[str]]:
    """The tables that are not rows, with their columns."""
    inspector = inspect(engine)
    names = [name for name in inspector.get_table_names() if name in db.metadata.tables]
    return {name: sorted(column["name"] for column in inspector.get_columns(name)) for name in names}


Check = Callable[[Engine, Victims, dict[str, Any], Any], None]
