"""The migrations make what the code declares, on both engines, and go every step down and up again."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

import tracker.reminders.contacts
import tracker.reminders.outbox
import tracker.store.officers
import tracker.suggestions  # noqa: F401 - declares its tables
from tests.conftest import NOW
from tests.facts import ALGERIA, EVERY_FACT
from tracker import record
from tracker.store import db, proof, schema, walking


def _is_of_rows(name: str) -> bool:
    # SQLite keeps the index of words in tables of its own
    return name in db.row_metadata.tables or name.startswith("search_words")


def test_migrated_tables_are_those_declared(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": lambda thing, name, kind, *_: kind != "table" or not _is_of_rows(name)},
        )
        assert compare_metadata(context, db.metadata) == []


def test_every_step_goes_down_and_up_again(engine: Engine) -> None:
    with db.writing(engine) as connection:
        schema.unmigrate(connection, "base")
    left = {name for name in inspect(engine).get_table_names() if not _is_of_rows(name)}
    assert left == {"alembic_version"}
    with db.writing(engine) as connection:
        schema.migrate(connection)
        schema.check(connection)


def test_a_log_is_carried_through_a_change_of_its_table_as_it_is(engine: Engine) -> None:
    with db.writing(engine) as connection:
        record.accept(connection, EVERY_FACT, at=NOW, by="officer")
        record.withhold(connection, ALGERIA.entry_id, "a court", "personal data", at=NOW, by="officer")
        before = walking.rows(connection, "proceedings")
        schema.unmigrate(connection, "0004")
        assert walking.rows(connection, "proceedings") == before
        schema.migrate(connection)
    with db.reading(engine) as connection:
        assert walking.rows(connection, "proceedings") == before
        assert proof.verify(connection, "proceedings") == (len(before), None)
    for change in ("UPDATE proceedings SET type = 'X'", "DELETE FROM proceedings"):
        with pytest.raises(DBAPIError, match="never"), engine.begin() as connection:
            connection.execute(text(change))


def test_who_was_added_by_command_before_there_was_a_mark_is_of_the_office(engine: Engine) -> None:
    with db.writing(engine) as connection:
        schema.unmigrate(connection, "0003")
        for who, since in (("added", "2020-01-06"), ("asked", "2020-01-07"), ("waits", "")):
            row = f"('{who}', '{who}@example.org', 'Europe/Vienna', '2020-01-06')"
            connection.execute(text(f"INSERT INTO contacts (id, address, time_zone, added_at) VALUES {row}"))
            row = f"('{who}', '{who}', '*', '2020-01-06', '{since}')"
            connection.execute(text(f"INSERT INTO subscriptions (id, contact, topic, asked_at, since) VALUES {row}"))
        schema.migrate(connection)
        of_office = text("SELECT id FROM contacts WHERE of_office")
        assert list(connection.scalars(of_office)) == ["added"]


def test_a_database_of_a_newer_version_is_refused_in_words(engine: Engine) -> None:
    with db.writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(schema.WrongSchema, match="newer version"):
            schema.check(connection)
        with pytest.raises(schema.WrongSchema, match="newer version"):
            schema.migrate(connection)


def test_a_database_without_tables_says_which_command_makes_them(tmp_path: Path) -> None:
    engine = db.connect(f"sqlite:///{tmp_path / 'empty.db'}")
    with engine.connect() as connection, pytest.raises(schema.WrongSchema, match="tracker upgrade"):
        schema.check(connection)
    engine.dispose()


def test_a_lost_table_of_rows_is_made_anew_by_rebuild(engine: Engine) -> None:
    with db.writing(engine) as connection:
        connection.execute(text("DROP TABLE matters"))
        with pytest.raises(schema.WrongSchema, match="tracker rebuild"):
            schema.check(connection)
    list(record.rebuild(engine))
    with db.reading(engine) as connection:
        schema.check(connection)
