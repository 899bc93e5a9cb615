"""A server that went away in between: who rested does not notice, and who did not fails once and no more.

And what travels together: statements of SQLAlchemy among it are answered, and what fails takes back the whole.
"""

from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DataError, IntegrityError, InternalError, OperationalError

from tests.conftest import NOW
from tests.facts import ALGERIA
from tracker import record
from tracker.store import db, driver, log, resting


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
    monkeypatch.setattr(resting, "_REST", 0.0)
    assert use(postgres) == 0


def test_a_connection_just_used_fails_once(postgres: Engine, postgresql_url: str) -> None:
    assert use(postgres) == 0
    end_its_connections(postgres, postgresql_url)
    with pytest.raises(OperationalError):
        use(postgres)
    assert use(postgres) == 0


def test_of_several_connections_just_used_one_fails_and_the_others_are_taken_anew(
    postgres: Engine, postgresql_url: str
) -> None:
    with db.writing(postgres) as connection, db.reading(postgres), db.reading(postgres):
        record.accept(connection, [ALGERIA], at=NOW, by="officer")
    end_its_connections(postgres, postgresql_url)
    with pytest.raises(OperationalError):
        use(postgres)
    assert use(postgres) == 1
    with db.writing(postgres) as connection:
        assert record.accept(connection, [ALGERIA], at=NOW, by="officer").known == 1


def test_after_many_uses_at_once_most_connections_go_back_to_the_pool_for_others(engine: Engine) -> None:
    with ExitStack() as uses:
        for _ in range(10):
            uses.enter_context(db.reading(engine))
    assert engine.pool.checkedout() == 4  # type: ignore[attr-defined]  # of the pool that both engines have
    assert use(engine) == 0


def accept_and_lose_the_server(engine: Engine, url: str) -> None:
    """A server that goes away before a statement of SQLAlchemy."""
    with db.writing(engine) as connection:
        record.accept(connection, [ALGERIA], at=NOW, by="officer")
        connection.exec_driver_sql("SELECT 1")
        end_its_connections(engine, url)
        connection.exec_driver_sql("SELECT 1")


def test_a_server_that_goes_away_while_something_is_written_is_told_as_such(
    postgres: Engine, postgresql_url: str
) -> None:
    with pytest.raises(OperationalError):
        accept_and_lose_the_server(postgres, postgresql_url)
    assert use(postgres) == 0
    with db.writing(postgres) as connection:
        record.accept(connection, [ALGERIA], at=NOW, by="officer")
    assert use(postgres) == 1


def accept_and_put(engine: Engine, touched: list[tuple[str, int]]) -> None:
    """Accepts a fact, and puts these keys beside it in the same transaction."""
    with db.writing(engine) as connection:
        record.accept(connection, [ALGERIA], at=NOW, by="officer")
        driver.put(connection, "touch_proceedings", touched)


def test_a_statement_of_sqlalchemy_sees_what_was_written_before_it(postgres: Engine) -> None:
    counted = select(func.count()).select_from(log.TABLES["proceedings"])
    with db.writing(postgres) as connection:
        record.accept(connection, [ALGERIA], at=NOW, by="officer")
        assert connection.scalar(counted) == 1
        record.retract(connection, [ALGERIA.entry_id], at=NOW, by="officer")
    assert use(postgres) == 2


def test_a_block_that_raises_leaves_nothing_and_a_connection_that_writes_again(postgres: Engine) -> None:
    with suppress(ZeroDivisionError), db.writing(postgres) as connection:
        record.accept(connection, [ALGERIA], at=NOW, by="officer")
        raise ZeroDivisionError
    assert use(postgres) == 0
    with db.writing(postgres) as connection:
        record.accept(connection, [ALGERIA], at=NOW, by="officer")
    assert use(postgres) == 1


def test_what_the_database_refuses_on_the_way_is_told_and_takes_back_the_whole(postgres: Engine) -> None:
    twice = [("a key", 7), ("a key", 7)]
    with pytest.raises(IntegrityError):
        accept_and_put(postgres, twice)
    assert use(postgres) == 0


def accept_and_catch_a_failure(engine: Engine) -> None:
    """Accepts a fact, and goes on after what the database refused."""
    with db.writing(engine) as connection:
        record.accept(connection, [ALGERIA], at=NOW, by="officer")
        with suppress(DataError):
            driver.fetch(connection, "SELECT 1/0")


def test_a_failure_that_somebody_caught_is_told_at_the_end_for_nothing_was_written(postgres: Engine) -> None:
    with pytest.raises(InternalError, match="nothing of it was written"):
        accept_and_catch_a_failure(postgres)
    assert use(postgres) == 0


def test_a_server_is_told_each_statement_once_though_its_connection_rested_or_a_use_failed(
    postgres: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resting, "_REST", 0.0)
    for _ in range(4):
        use(postgres)
    with suppress(ZeroDivisionError), db.writing(postgres) as connection:
        log.head(connection, "proceedings")
        raise ZeroDivisionError
    use(postgres)
    without_name = "substring(statement FROM 'PREPARE [a-z0-9_]+ AS (.*)')"
    with db.reading(postgres) as connection:
        known = connection.exec_driver_sql(
            f"SELECT count(*), count(DISTINCT {without_name}) FROM pg_prepared_statements"
        ).one()
    assert known == (1, 1)
