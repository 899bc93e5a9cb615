"""A long log is proved share by share in several processes, and comes to what one process finds in one go."""

import pytest
from sqlalchemy import Engine

from tests.store.test_log import fill, unguarded
from tracker.store import db, proof
from tracker.store.proof import Fault

EACH = 3


@pytest.fixture
def long(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A log of three shares, the last of them short, that is long enough for several processes."""
    monkeypatch.setattr(proof, "_AT_ONCE", EACH)
    monkeypatch.setattr(proof, "_MANY", 2)
    monkeypatch.setattr(proof.os, "cpu_count", lambda: 2)
    fill(engine, 8)
    return engine


def together(engine: Engine) -> tuple[int, Fault | None]:
    """What several processes find."""
    return proof.conclude(engine, "proceedings", proof.verify_together(engine, "proceedings"))


def alone(engine: Engine) -> tuple[int, Fault | None]:
    """What one process finds."""
    with db.reading(engine) as connection:
        return proof.verify(connection, "proceedings")


def test_each_share_ends_where_the_next_begins_and_all_entries_are_looked_at(long: Engine) -> None:
    shares = list(proof.verify_together(long, "proceedings"))
    assert [share.chain.position for share in shares] == [3, 6, 8]
    assert together(long) == alone(long) == (8, None)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE proceedings SET type = 'X' WHERE position = 3",
        "UPDATE proceedings SET hash = '00' WHERE position = 3",
        "UPDATE proceedings SET source = 'X' WHERE position = 4",
        "DELETE FROM proceedings WHERE position = 3",
        "DELETE FROM proceedings WHERE position = 4",
        "UPDATE proceedings SET event = '', source = '', salt = '' WHERE position = 7",
    ],
)
def test_the_first_fault_is_that_of_one_process_wherever_a_share_ends(long: Engine, spoil: str) -> None:
    unguarded(long, spoil)
    checked, fault = together(long)
    assert fault
    assert (checked, fault) == alone(long)


@pytest.mark.parametrize("position", [0, -1, 10**15])
def test_an_entry_moved_before_the_first_or_far_beyond_the_last_is_a_fault(long: Engine, position: int) -> None:
    unguarded(long, f"UPDATE proceedings SET position = {position} WHERE position = 8")
    _, fault = together(long)
    assert fault
    assert "stands at position" in fault.what
    assert fault == alone(long)[1]


def test_what_is_recorded_while_shares_are_looked_at_is_proved_too(long: Engine) -> None:
    shares = list(proof.verify_together(long, "proceedings"))
    fill(long, 2)
    assert proof.conclude(long, "proceedings", shares) == (10, None)


def test_of_an_empty_log_nothing_is_proved_and_nothing_wrong(engine: Engine) -> None:
    assert together(engine) == (0, None)
