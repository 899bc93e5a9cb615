"""A long log is rebuilt by several processes: the same rows, and nothing of a rebuild that was killed."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from tests.conftest import upgrade
from tests.facts import EVERY_FACT
from tests.test_record import accept, all_rows
from tracker import record
from tracker.projections import filling
from tracker.store import db

KILLED = """
import os, signal, sys
from tracker import record
from tracker.projections import filling
from tracker.store import db
from tracker.store import db
filling._AT_ONCE = 1
filling._MANY = 2
if __name__ == "__main__":
    rebuilding = record.rebuild(db.connect(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        next(rebuilding)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def fill_record(engine: Engine) -> None:
    for number in range(2, 6):
        accept(
            engine,
            *(
                replace(one, entry_id=uuid4(), source=replace(one.source, paragraph=f"{number}{one.source.paragraph}"))
                for one in EVERY_FACT
            ),
        )


def test_several_processes_make_the_same_rows(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_record(engine)
    live = all_rows(engine)
    streams = sorted(record.rebuild(engine))
    monkeypatch.setattr(filling, "_AT_ONCE", 3)
    monkeypatch.setattr(filling, "_MANY", 2)
    assert sorted(record.rebuild(engine)) == streams
    assert all_rows(engine) == live


def test_what_processes_still_do_after_their_rebuild_was_killed_is_not_in_the_next(
    engine: Engine, url: str, tmp_path: Path
) -> None:
    fill_record(engine)
    live = all_rows(engine)
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    for streams in (1, 4):
        subprocess.run([sys.executable, script, url, str(streams)], check=False)
        assert all_rows(engine) == live
        list(record.rebuild(engine))
        assert all_rows(engine) == live


def test_of_two_rebuilds_at_once_one_is_told_and_the_file_between_them_goes(engine: Engine, tmp_path: Path) -> None:
    with db.alone(engine), pytest.raises(db.Busy, match="Another rebuild is under way"):
        list(record.rebuild(engine))
    list(record.rebuild(engine))
    assert not list(tmp_path.glob("*-rebuild"))


def test_a_rebuild_in_memory_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    engine = db.connect("sqlite://")
    upgrade(engine)
    engine.dispose()
    assert not list(tmp_path.iterdir())
