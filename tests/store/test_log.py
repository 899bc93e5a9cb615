"""The log: gapless, chained, only appended to; and nothing changed behind its back goes unnoticed."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from tests.conftest import NOW
from tests.facts import ALGERIA, EVERY_FACT, ROMANIA
from tracker.store import db, log, proof
from tracker.store.log import Conflict, Recording


def recording(at=NOW) -> Recording:
    """How the tests record."""
    return Recording(at, "officer", "alone", uuid4())


def fill(engine: Engine, count: int = 5, name: str = "proceedings") -> None:
    """Appends a few entries to one log."""
    with db.writing(engine) as connection:
        for number in range(count):
            fact = replace(ALGERIA, entry_id=uuid4(), source=replace(ALGERIA.source, ordinal=number))
            log.append(connection, name, [("item:CCPCJ/28/6", fact)], recording())


class PowerCut(Exception):
    """The machine stops before the commit."""


def append_and_lose_power(engine: Engine) -> None:
    """An append that never commits."""
    with db.writing(engine) as connection:
        log.append(connection, "proceedings", [("item:CCPCJ/28/6", ROMANIA)], recording())
        raise PowerCut


def unguarded(engine: Engine, statement: str, **values: object) -> None:
    """Changes stored entries as somebody could who can switch the triggers off."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
        else:
            for trigger in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
                connection.execute(text(f"DROP TRIGGER {trigger.name}"))
        connection.execute(text(statement), values)


def changed(column: str) -> str:
    """What a column holds, changed by one byte."""
    return f"{column} + 70" if column in ("position", "version", "historical") else f"'~' || substr({column}, 2)"


def test_positions_are_gapless_and_each_entry_is_chained_to_the_one_before(engine: Engine) -> None:
    fill(engine, 3)
    with pytest.raises(PowerCut):
        append_and_lose_power(engine)
    fill(engine, 2)
    with db.reading(engine) as connection:
        entries = log.tail(connection, "proceedings")
        assert [(entry.position, entry.version) for entry in entries] == [(n, n) for n in range(1, 6)]
        assert proof.verify(connection, "proceedings") == (5, None)


def test_an_entry_is_read_back_as_it_was_recorded(engine: Engine) -> None:
    with db.writing(engine) as connection:
        written = log.append(connection, "proceedings", [("item:x", fact) for fact in EVERY_FACT], recording())
    with db.reading(engine) as connection:
        assert log.tail(connection, "proceedings") == written
        assert [entry.fact for entry in written] == list(EVERY_FACT)


def test_the_clock_may_go_back_and_the_log_does_not(engine: Engine) -> None:
    with db.writing(engine) as connection:
        log.append(connection, "proceedings", [("item:x", ALGERIA)], recording(NOW))
        log.append(connection, "proceedings", [("item:x", ROMANIA)], recording(NOW - timedelta(hours=3)))
        first, second = log.tail(connection, "proceedings")
    assert first.recorded_at == second.recorded_at == NOW


def test_a_caller_who_expects_another_version_is_told(engine: Engine) -> None:
    fill(engine, 2)
    with db.writing(engine) as connection, pytest.raises(Conflict, match="at version 2, not 1"):
        log.append(connection, "proceedings", [("item:CCPCJ/28/6", ROMANIA)], recording(), {"item:CCPCJ/28/6": 1})


@pytest.mark.parametrize("column", [column.name for column in log.TABLES["proceedings"].columns])
def test_one_changed_byte_in_any_column_is_found_at_its_position(engine: Engine, column: str) -> None:
    fill(engine)
    unguarded(engine, f"UPDATE proceedings SET {column} = {changed(column)} WHERE position = 3")
    with db.reading(engine) as connection:
        _, fault = proof.verify(connection, "proceedings")
    assert fault
    assert (fault.log, fault.position) == ("proceedings", 3)


def test_what_is_no_text_is_found_at_its_position(sqlite: Engine) -> None:
    fill(sqlite)
    unguarded(sqlite, "UPDATE proceedings SET recorded_by = CAST(x'ff' AS TEXT) WHERE position = 3")
    with db.reading(sqlite) as connection:
        _, fault = proof.verify(connection, "proceedings")
    assert fault
    assert (fault.position, fault.what) == (3, "a column holds what is no text")


def test_an_entry_taken_out_is_missed_at_its_position(engine: Engine) -> None:
    fill(engine)
    unguarded(engine, "DELETE FROM proceedings WHERE position = 2")
    with db.reading(engine) as connection:
        _, fault = proof.verify(connection, "proceedings")
    assert fault
    assert (fault.position, "missing" in fault.what) == (2, True)


def test_content_emptied_without_an_order_to_withhold_it_is_a_fault(engine: Engine) -> None:
    fill(engine, 3)
    with engine.begin() as connection:  # the triggers let this one change through
        connection.execute(text("UPDATE proceedings SET event = '', source = '', salt = '' WHERE position = 2"))
    with db.reading(engine) as connection:
        _, fault = proof.verify(connection, "proceedings")
        assert [entry.fact is None for entry in log.tail(connection, "proceedings")] == [False, True, False]
    assert fault
    assert (fault.position, "withheld" in fault.what) == (2, True)


def test_many_writers_at_once_lose_nothing_and_a_tailing_reader_misses_nothing(url: str) -> None:
    """Each writer has its own connections, as web, worker and commands do; a reader follows by position."""
    writers, each = 4, 15
    seen: list[int] = []
    done = threading.Event()

    def run(target: Callable[[Engine], None]) -> threading.Thread:
        def work() -> None:
            engine = db.connect(url)
            target(engine)
            engine.dispose()

        thread = threading.Thread(target=work)
        thread.start()
        return thread

    def write(engine: Engine) -> None:
        for _ in range(each):
            fill(engine, 1)

    def follow(engine: Engine) -> None:
        while True:
            last_round = done.is_set()
            with db.reading(engine) as connection:
                seen.extend(
                    entry.position for entry in log.tail(connection, "proceedings", after=seen[-1] if seen else 0)
                )
            if last_round:
                return

    reader = run(follow)
    for writer in [run(write) for _ in range(writers)]:
        writer.join()
    done.set()
    reader.join()
    assert seen == list(range(1, writers * each + 1))
    engine = db.connect(url)
    with db.reading(engine) as connection:
        assert proof.verify(connection, "proceedings") == (writers * each, None)
    engine.dispose()


def test_appending_outside_the_lock_is_a_mistake(engine: Engine) -> None:
    with db.reading(engine) as connection, pytest.raises(AssertionError, match=r"db\.writing"):
        log.append(connection, "proceedings", [("item:x", ALGERIA)], recording())
