"""What was queued or sent once is never sent again: rows dropped, outbox lost, the log imported elsewhere."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, delete, insert, select

from tests.reminders.mailroom import TWO_MATTERS, MailServer, contact, events, recorded, tick
from tracker import record
from tracker.reminders import agenda, contacts, outbox
from tracker.store import archive, db, log


def tables_anew(engine: Engine, _: Engine) -> Engine:
    """All rows are dropped and made from the logs."""
    list(record.rebuild(engine))
    return engine


def without_outbox(engine: Engine, _: Engine) -> Engine:
    """The outbox is lost."""
    with engine.begin() as connection:
        connection.execute(delete(outbox.LINES))
        connection.execute(delete(outbox.TABLE))
    return engine


def imported(engine: Engine, empty: Engine) -> Engine:
    """The logs are read into an empty database, and the addresses put beside them."""
    with db.reading(engine) as connection:
        lines = list(archive.export(connection))
        beside = {
            table: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in (contacts.TABLE, contacts.FOLLOWED)
        }
    with db.writing(empty) as connection:
        list(archive.import_(connection, lines))
        for table, rows in beside.items():
            connection.execute(insert(table), rows)
    list(record.rebuild(empty))
    return empty


@pytest.fixture
def empty(another_sqlite_url: str) -> Engine:
    """An empty database beside the one of the test."""
    return db.connect(another_sqlite_url)


@pytest.mark.parametrize("lost", [tables_anew, without_outbox, imported])
def test_what_was_sent_before_a_loss_is_not_sent_after_it(
    sqlite: Engine, empty: Engine, server: MailServer, lost: Callable[[Engine, Engine], Engine]
) -> None:
    recorded(sqlite, *TWO_MATTERS)
    contact(sqlite)
    assert tick(sqlite, server.send).sent == 2
    after = lost(sqlite, empty)
    with db.writing(after, ("office",)) as connection:
        agenda.look_again(connection)
    assert tick(after, server.send).sent == 0
    assert len(server.letters) == 2
    with db.reading(sqlite) as before, db.reading(after) as now:
        assert log.head(before, "office") == log.head(now, "office")
    assert events(after)["ReminderQueued"] == 2
    empty.dispose()
