"""Export, import, move, backup: the same log, down to its last hash, on the other engine."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, Integer, func, insert, select

from tests.conftest import NOW
from tests.facts import ALGERIA, COUNCIL_SITS, EVERY_FACT, FINAL_REPORT, RECOMMENDED, TRANSMITTED, again
from tests.test_record import accept, all_rows, retract
from tracker import record, reminders, suggestions
from tracker.reminders import contacts, heartbeat, outbox
from tracker.store import archive, copying, db, log, officers, proof
from tracker.store.codec import Misfit


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Another empty database, on both engines in turn."""
    engine = db.connect(request.getfixturevalue(f"another_{request.param}_url"))
    yield engine
    engine.dispose()


def fill(engine: Engine) -> None:
    """A record with second thoughts, an order to withhold, a suggestion, and letters waiting."""
    accept(engine, *EVERY_FACT)
    accept(engine, again(ALGERIA, FINAL_REPORT, "34"))
    retract(engine, TRANSMITTED.entry_id)
    with db.writing(engine) as connection:
        officers.add(connection, "M. Okafor", NOW)
        suggestions.submit(connection, "report.txt", b"a report", [RECOMMENDED], NOW)
        contacts.add(connection, "officer@example.org", "Europe/Vienna", NOW)
        record.withhold(connection, ALGERIA.entry_id, "a court", "personal data", at=NOW, by="officer")
        reminders.plan(connection, NOW, mail_from="tracker@example.org", public_url="https://example.org")


def heads(engine: Engine) -> list[log.Head]:
    """The last entries of both logs."""
    with db.reading(engine) as connection:
        assert [proof.verify(connection, name)[1] for name in db.BOTH] == [None, None]
        return [log.head(connection, name) for name in db.BOTH]


def test_an_exported_log_is_imported_with_the_same_last_hash_and_the_same_rows(engine: Engine, other: Engine) -> None:
    fill(engine)
    with db.reading(engine) as connection:
        lines = list(archive.export(connection))
    with db.writing(other) as connection:
        assert list(archive.import_(connection, lines)) == list(range(1, len(lines) + 1))
    list(record.rebuild(other))
    assert heads(other) == heads(engine)
    assert all_rows(other) == all_rows(engine)


def test_everything_that_is_not_derived_is_copied(engine: Engine, other: Engine) -> None:
    fill(engine)
    with db.reading(engine) as source, db.writing(other) as target:
        copied = dict(copying.copy(source, target))
    list(record.rebuild(other))
    assert heads(other) == heads(engine)
    assert all_rows(other) == all_rows(engine)
    assert copied["suggestions"] == copied["files"] == copied["contacts"] == 1
    assert copied["outbox"] == 1
    with db.reading(other) as connection:
        assert connection.scalar(select(func.count()).select_from(outbox.TABLE)) == 1
        assert officers.find(connection, "M. Okafor")
    with db.writing(other) as connection:
        assert suggestions.submit(connection, "report.txt", b"a report", [RECOMMENDED, ALGERIA], NOW) == 1


def test_every_table_that_is_not_rows_is_the_same_in_the_copy(engine: Engine, other: Engine) -> None:
    fill(engine)
    with db.reading(engine) as source, db.writing(other) as target:
        copied = dict(copying.copy(source, target))
    assert set(copied) == set(db.metadata.tables) - {"heartbeats"}
    for name in copied:
        table = db.metadata.tables[name]
        with db.reading(engine) as here, db.reading(other) as there:
            stored = [sorted(map(repr, one.execute(select(table)).all())) for one in (here, there)]
        assert stored[0] == stored[1], name


def test_a_copy_sends_nothing_again(engine: Engine, other: Engine) -> None:
    accept(engine, RECOMMENDED, COUNCIL_SITS)
    with db.writing(engine) as connection:
        contacts.add(connection, "officer@example.org", "Europe/Vienna", NOW)
        assert reminders.plan(connection, NOW, mail_from="a@example.org", public_url="https://example.org").queued
    with db.reading(engine) as source, db.writing(other) as target:
        list(copying.copy(source, target))
    list(record.rebuild(other))
    with db.writing(other) as connection:
        assert not reminders.plan(connection, NOW, mail_from="a@example.org", public_url="https://example.org").queued


def test_nothing_is_copied_over_a_record(engine: Engine, other: Engine) -> None:
    accept(engine, ALGERIA)
    accept(other, ALGERIA)
    with db.reading(engine) as source, db.writing(other) as target:
        with pytest.raises(copying.NotEmpty, match="proceedings"):
            list(copying.copy(source, target))
        with pytest.raises(Misfit, match="expected an empty database"):
            list(archive.import_(target, archive.export(source)))


def test_a_changed_line_is_named(engine: Engine, other: Engine) -> None:
    accept(engine, *EVERY_FACT)
    with db.reading(engine) as connection:
        lines = list(archive.export(connection))
    for changed, expected in (
        ([lines[0], lines[1].replace(b"2019", b"2018"), *lines[2:]], "line 2, proceedings"),
        ([lines[0], *lines[2:]], "line 2, proceedings: the entry is missing"),
        ([lines[0], b"{}"], "line 2: no exported entry"),
        ([lines[0], b"nonsense"], "line 2: no exported entry"),
    ):
        with pytest.raises(Misfit, match=expected), db.writing(other) as connection:
            list(archive.import_(connection, changed))
    with db.reading(other) as connection:
        assert log.head(connection, "proceedings").position == 0


def test_a_worker_that_looked_at_an_empty_database_does_not_stop_a_restore(engine: Engine, other: Engine) -> None:
    accept(engine, ALGERIA)
    with db.writing(other) as connection:
        beat = {column.name: 1 if isinstance(column.type, Integer) else "x" for column in heartbeat.TABLE.columns}
        connection.execute(insert(heartbeat.TABLE).values(beat))
    with db.reading(engine) as source, db.writing(other) as target:
        assert "heartbeats" not in dict(copying.copy(source, target))
