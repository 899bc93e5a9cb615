"""Web, worker and commands share one database: they write at once, none fails, and the log verifies."""

import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import Engine

from tests.conftest import NOW, comes_true, running
from tests.facts import ALGERIA, COUNCIL_COVERED, COUNCIL_SITS, RECOMMENDED, TRANSMITTED, again
from tests.test_record import accept
from tracker import web
from tracker.reminders import contacts
from tracker.store import codec, db, log, officers, proof

TRACKER = Path(sys.executable).with_name("tracker")


def test_commands_the_worker_and_pages_at_once(engine: Engine, url: str, tmp_path: Path) -> None:
    accept(engine, TRANSMITTED, RECOMMENDED, COUNCIL_SITS, COUNCIL_COVERED)
    with db.writing(engine) as connection:
        officers.add(connection, "M. Okafor", NOW)
        contacts.add(connection, "officer@example.org", "Europe/Vienna", NOW)
    settings = {"TRACKER_DATABASE_URL": url, "TRACKER_NOW": NOW.isoformat(), "TRACKER_TICK_SECONDS": "1"}
    environment = {**os.environ, **settings}
    files = [tmp_path / f"{number}.ndjson" for number in range(4)]
    for number, file in enumerate(files):
        file.write_text(codec.to_line(again(ALGERIA, ALGERIA.source, str(100 + number))))
    pages = web.create_app(engine, lambda: NOW).test_client()
    said = tmp_path / "worker"
    with running([str(TRACKER), "worker"], environment, said):
        commands = [
            subprocess.Popen(
                [TRACKER, "record", str(file), "--by", "M. Okafor"], env=environment, stdout=subprocess.DEVNULL
            )
            for file in files
        ]
        assert comes_true(lambda: pages.get("/follow-up").status_code == 200 and positions(engine) == [8, 2])
        assert [command.wait(120) for command in commands] == [0, 0, 0, 0]
    assert "Traceback" not in said.read_text()
    with db.reading(engine) as connection:
        assert [proof.verify(connection, name) for name in db.BOTH] == [(8, None), (2, None)]


def positions(engine: Engine) -> list[int]:
    """How far the two logs have come."""
    with db.reading(engine) as connection:
        return [log.head(connection, name).position for name in db.BOTH]
