"""Connections that rest between two uses: opening one anew takes a third of the time in which an entry is appended."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Literal
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, QueuePool, event
from sqlalchemy.exc import OperationalError

Use = Literal["reading", "writing"]

# seconds after which one that rested goes back to the pool, which asks each whether the server still has it
_REST = 5.0
# for each use; the pool has fifteen in all, and who finds none left waits
_MOST = 4

_resting: WeakKeyDictionary[Engine, dict[Use, list[tuple[Connection, float]]]] = WeakKeyDictionary()


def keep(engine: Engine) -> None:
    """Lets the connections of an engine rest, until it is disposed of."""
    # a database in memory has one connection a thread, which cannot pass from one to another
    if isinstance(engine.pool, QueuePool):
        _resting[engine] = {"reading": [], "writing": []}
        event.listen(engine, "engine_disposed", _let_go)


@contextmanager
def used(engine: Engine, use: Use) -> Iterator[Connection]:
    """A connection without a transaction, set up by whoever had it for the same use before, or new.

    Only what goes well leaves it to the next.
    """
    connection = _taken(engine, use)
    try:
        yield connection
    except BaseException as error:
        connection.close()
        if isinstance(error, OperationalError):  # the server may be lost to those that rest as well
            _let_go(engine)
        raise
    resting = _resting[engine][use] if engine in _resting else None
    if resting is None or len(resting) >= _MOST:
        connection.close()
    else:
        resting.append((connection, monotonic()))


def _taken(engine: Engine, use: Use) -> Connection:
    resting = _resting[engine][use] if engine in _resting else []
    try:
        connection, since = resting.pop()
    except IndexError:
        return engine.connect()
    if monotonic() - since < _REST:
        return connection
    connection.close()
    return _taken(engine, use)


def _let_go(engine: Engine) -> None:
    for resting in _resting.get(engine, {}).values():
        while resting:
            connection, _ = resting.pop()
            connection.detach()  # the pool may be gone, or the server
            connection.close()
