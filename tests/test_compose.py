"""The compose file: what it starts really starts, each service by its own command, against a real PostgreSQL."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.conftest import _sql, comes_true, running
from tests.facts import ALGERIA
from tests.test_record import accept
from tracker.config import Settings
from tracker.store import db

FILE = Path(__file__).parents[1] / "compose.yaml"
TRACKER = Path(sys.executable).with_name("tracker")
SECRETS = {"TRACKER_OWNER_PASSWORD": "of-the-owner", "TRACKER_APP_PASSWORD": "of-the-application"}


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    """The services as written."""
    found: dict[str, Any] = yaml.safe_load(FILE.read_text())["services"]
    return found


@pytest.fixture
def address(postgresql: str) -> Iterator[str]:
    """A PostgreSQL as the service `database` makes it: one owner, one empty database. Its `host` part of an address."""
    _sql(postgresql, f"CREATE ROLE tracker_owner LOGIN SUPERUSER PASSWORD '{SECRETS['TRACKER_OWNER_PASSWORD']}'")
    _sql(postgresql, "CREATE DATABASE tracker OWNER tracker_owner")
    yield postgresql.partition("?host=")[2]
    _sql(postgresql, "DROP DATABASE tracker WITH (FORCE)")
    _sql(postgresql, "DROP ROLE IF EXISTS tracker_app")
    _sql(postgresql, "DROP ROLE tracker_owner")


def environment(service: dict[str, Any], socket_folder: str) -> dict[str, str]:
    """A service's environment, with the host `database` found where the test's PostgreSQL listens."""
    filled = {
        name: re.sub(r"\$\{(\w+)(?::[-?]([^}]*))?\}", lambda m: SECRETS.get(m[1], m[2] or ""), str(value))
        for name, value in service["environment"].items()
    }
    here = {
        name: value.replace("@database/tracker", f"@/tracker?host={socket_folder}") for name, value in filled.items()
    }
    return {**{name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}, **here}


def command(service: dict[str, Any], *more: str) -> list[str]:
    """A service's own command, as it is started here."""
    program, *words = service["command"]
    assert program == "tracker"
    return [str(TRACKER), *words, *more]


def upgraded(services: dict[str, Any], socket_folder: str) -> None:
    """Runs the service `upgrade` to its end."""
    upgrade = services["upgrade"]
    done = subprocess.run(command(upgrade), env=environment(upgrade, socket_folder), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_no_secret_is_written_in_the_file(services: dict[str, Any]) -> None:
    for name, service in services.items():
        for setting, value in service.get("environment", {}).items():
            if "PASSWORD" in setting or ("://" in str(value) and "@" in str(value)):
                assert re.search(r"\$\{\w+(:\?|:-\})", str(value)), f"{name}: {setting}"


def test_every_setting_in_the_file_is_one_the_tracker_knows(services: dict[str, Any]) -> None:
    known = {f"TRACKER_{name.upper()}" for name in Settings.__annotations__}
    for name in ("upgrade", "web", "worker"):
        assert set(services[name]["environment"]) <= known


def test_each_service_starts_by_its_own_command(services: dict[str, Any], address: str, tmp_path: Path) -> None:
    upgraded(services, address)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    web, worker = services["web"], services["worker"]
    healthy = [sys.executable, "-c", web["healthcheck"]["test"][3].replace(":8000/", f":{port}/")]
    with (
        running(command(web, "--port", port), environment(web, address), tmp_path / "web"),
        running(command(worker), environment(worker, address), tmp_path / "worker") as at_work,
    ):
        assert comes_true(lambda: subprocess.run(healthy, capture_output=True).returncode == 0)
        assert comes_true(lambda: "TRACKER_SMTP_HOST" in (tmp_path / "worker").read_text())
        assert at_work.poll() is None


def test_the_application_may_add_to_the_logs_and_nothing_more(services: dict[str, Any], address: str) -> None:
    upgraded(services, address)
    engine = db.connect(environment(services["web"], address)["TRACKER_DATABASE_URL"])
    accept(engine, ALGERIA)
    for statement in (
        "UPDATE proceedings SET recorded_by = 'x'",
        "UPDATE proceedings SET event = '', source = '', salt = ''",
        "DELETE FROM office",
        "TRUNCATE proceedings",
        "ALTER TABLE proceedings DISABLE TRIGGER ALL",
        "UPDATE alembic_version SET version_num = 'x'",
    ):
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner"), engine.begin() as connection:
            connection.execute(text(statement))
    engine.dispose()
