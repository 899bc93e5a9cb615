"""Entries are only appended: each column and each way to write, on both logs, both engines, and for the application."""

from collections.abc import Iterable, Iterator

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from tests.store.test_log import changed, fill
from tracker.config import Settings
from tracker.main.setting_up import prepare
from tracker.store import db, log, proof

CONTENT = ("event", "source", "salt")
COLUMNS = [column.name for column in log.TABLES["proceedings"].columns]
KEPT = [name for name in COLUMNS if name not in CONTENT]
EMPTIED = "event = '', source = '', salt = ''"

CHANGING = [
    *(f"UPDATE {{log}} SET {name} = {changed(name)}" for name in COLUMNS),
    *(f"UPDATE {{log}} SET {EMPTIED}, {name} = {changed(name)}" for name in KEPT),
    *(f"UPDATE {{log}} SET {EMPTIED.replace(f'{name} =', f'{name} = {name} ||')}" for name in CONTENT),
    "DELETE FROM {log}",
    "DELETE FROM {log} WHERE position = 2",
]
# a new entry that has with the second one these in common, and the rest of its own
_OF_ITS_OWN = {"position": "3", "version": "3", "entry_id": "'another'"}
TAKEN = [("position",), ("entry_id",), ("stream", "version")]


def _instead(taken: tuple[str, ...]) -> str:
    own = {column: value for column, value in _OF_ITS_OWN.items() if column not in taken}
    return f"INTO {{log}} SELECT {', '.join(own.get(name, name) for name in COLUMNS)} FROM {{log}} WHERE position = 2"


def _in_the_row_of_the_first() -> str:
    columns = ["position", "rowid", *COLUMNS[1:]]
    values = ["3", "1", *(_OF_ITS_OWN.get(name, name) for name in COLUMNS[1:])]
    return f"INTO {{log}} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {{log}} WHERE position = 2"


REPLACING = {
    "sqlite": [
        *(f"INSERT OR REPLACE {_instead(taken)}" for taken in TAKEN),
        *(f"REPLACE {_instead(taken)}" for taken in TAKEN),
        f"INSERT {_instead(())}".replace("SELECT 3", "SELECT 7"),  # a position that leaves a gap
        f"UPDATE OR REPLACE {{log}} SET position = 1, {EMPTIED} WHERE position = 2",
        # SQLite takes the number of a row for its place, whatever the columns say
        f"UPDATE OR REPLACE {{log}} SET rowid = 1, {EMPTIED} WHERE position = 2",
        f"UPDATE {{log}} SET rowid = 7, {EMPTIED} WHERE position = 2",
        f"INSERT OR REPLACE {_in_the_row_of_the_first()}",
    ],
    "postgresql": [
        "TRUNCATE {log}",
        "TRUNCATE {log} CASCADE",
        *(f"INSERT {_instead(of)} ON CONFLICT ({', '.join(of)}) DO UPDATE SET event = '{{{{}}}}'" for of in TAKEN),
        "MERGE INTO {log} USING (SELECT 2 AS n) AS two ON position = n WHEN MATCHED THEN UPDATE SET hash = ''",
        "MERGE INTO {log} USING (SELECT 2 AS n) AS two ON position = n WHEN MATCHED THEN DELETE",
    ],
}


def not_refused(engine: Engine, name: str, statements: Iterable[str], because: str) -> list[str]:
    """Those of the statements that a log lets through, or does not refuse in these words. None of them is kept."""
    let_through = []
    for statement in (one.format(log=name) for one in statements):
        with engine.connect() as connection:
            try:
                connection.execute(text(statement))
            except DBAPIError as refusal:
                if because in str(refusal.orig):
                    continue
            let_through.append(statement)
    return let_through


@pytest.mark.parametrize("name", db.BOTH)
def test_entries_are_never_changed_replaced_or_deleted(engine: Engine, name: str) -> None:
    """SQLite deletes what a new row replaces, and no trigger on deleting fires."""
    fill(engine, 2, name)
    statements = [*CHANGING, *REPLACING[engine.dialect.name]]
    assert not_refused(engine, name, statements, because=f"entries of {name} are ") == []
    with db.reading(engine) as connection:
        assert proof.verify(connection, name) == (2, None)


@pytest.fixture
def application(postgresql_url: str) -> Iterator[Engine]:
    """A PostgreSQL database as `tracker upgrade` sets it up, used by the application's own role."""
    owner = db.connect(postgresql_url)
    role = owner.url.set(drivername="postgresql", username=f"app_{owner.url.database}")
    address = role.render_as_string(hide_password=False)
    prepare(owner, Settings(database_url=address, owner_database_url=postgresql_url))
    engine = db.connect(address)
    yield engine
    engine.dispose()
    with owner.begin() as connection:
        connection.execute(text(f"DROP OWNED BY {role.username}"))
        connection.execute(text(f"DROP ROLE {role.username}"))
    owner.dispose()


@pytest.mark.parametrize("name", db.BOTH)
def test_the_role_of_the_application_may_add_to_the_logs_and_nothing_more(application: Engine, name: str) -> None:
    """What is refused is refused by its rights, before any trigger."""
    fill(application, 2, name)
    statements = [*CHANGING, *REPLACING["postgresql"], f"UPDATE {{log}} SET {EMPTIED}"]
    assert not_refused(application, name, statements, because="permission denied") == []
    owned = ["ALTER TABLE {log} DISABLE TRIGGER ALL", "DROP TRIGGER {log}_keep ON {log}", "DROP TABLE {log}"]
    assert not_refused(application, name, owned, because="must be owner") == []
    with db.reading(application) as connection:
        assert proof.verify(connection, name) == (2, None)
