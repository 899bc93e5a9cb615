"""A server that went away in between: who rested does not notice, and who did not fails once and no more."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from tracker.store import db, log


@pytest.fixture
def postgres(postgresql_url: str) -> Iterator[Engine]:
    """A database of its own on PostgreSQL."""
    engine = db.connect(postgresql_url)
    yield engine
    engine.dispose()


def use(engine: Engine) -> int:
    """Looks at the log."""
    with db.reading(engine) as connection:
        return log.head(connection, "proceedings").position


def end_its_connections(engine: Engine, url: str) -> None:
    """What a restart of the server does to those who were connected."""
    other = db.connect(url)
    with other.begin() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    other.dispose()


def test_a_connection_that_rested_is_asked_first_and_another_taken(
    postgres: Engine, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert use(postgres) == 0
    end_its_connections(postgres, postgresql_url)
    monkeypatch.setattr(db, "_REST", 0.0)
    assert use(postgres) == 0


def test_a_connection_just_used_fails_once(postgres: Engine, postgresql_url: str) -> None:
    assert use(postgres) == 0
    end_its_connections(postgres, postgresql_url)
    with pytest.raises(OperationalError):
        use(postgres)
    assert use(postgres) == 0
