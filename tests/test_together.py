"""Web, worker and commands share one database: they write at once, none fails, and the log verifies."""

import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import ALGERIA, COUNCIL_COVERED, COUNCIL_SITS, RECOMMENDED, TRANSMITTED, again
from tests.test_record import accept
from tracker import web
from tracker.reminders import outbox
from tracker.store import codec, db, officers, proof

TRACKER = Path(sys.executable).with_name("tracker")


def test_commands_the_worker_and_pages_at_once(engine: Engine, url: str, tmp_path: Path) -> None:
    accept(engine, TRANSMITTED, RECOMMENDED, COUNCIL_SITS, COUNCIL_COVERED)
    with db.writing(engine) as connection:
        officers.add(connection, "M. Okafor", NOW)
        outbox.add_contact(connection, "officer@example.org", "Europe/Vienna", NOW)
    environment = {**os.environ, "TRACKER_DATABASE_URL": url, "TRACKER_NOW": NOW.isoformat(), "TRACKER_TICK_SECONDS": "1"}
    worker = subprocess.Popen([TRACKER, "worker"], env=environment, stderr=subprocess.PIPE, text=True)
    commands = []
    for number in range(4):
        file = tmp_path / f"{number}.ndjson"
        file.write_text(codec.to_line(again(ALGERIA, ALGERIA.source, str(100 + number))))
        command = [TRACKER, "record", str(file), "--by", "M. Okafor"]
        commands.append(subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True))
    pages = web.create_app(engine, lambda: NOW).test_client()
    while any(command.poll() is None for command in commands):
        assert pages.get("/follow-up").status_code == 200
    for command in commands:
        assert command.returncode == 0, command.stderr and command.stderr.read()
    worker.terminate()
    _, said = worker.communicate(timeout=30)
    assert worker.returncode == 0, said
    assert "Traceback" not in said
    with db.reading(engine) as connection:
        assert proof.verify(connection, "proceedings") == (8, None)
        assert proof.verify(connection, "office") == (2, None), said
