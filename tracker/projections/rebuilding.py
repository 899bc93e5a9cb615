"""Rows made anew from the logs: all of them beside the running site, or those of one stream in place.

Rows are filled into tables of their own while the site goes on; what is recorded meanwhile is caught up in rounds; the
last round, and the exchange of the tables, happen under the write lock.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from time import sleep

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from tracker.domain.terms import Log
from tracker.projections import filling, search, shelves
from tracker.projections.shelves import IN_USE, Shelf
from tracker.store import db, log, walking

# streams caught up in one transaction: others write between two of them
_AT_ONCE = 200
# attempts to take the tables over, of two seconds each and one between
_PATIENCE = 200
# entries that are caught up under the lock rather than in one more round
_FEW = 50


def rebuild(engine: Engine) -> Iterator[str]:
    """Makes all rows anew, and puts them in the place of the old; yields the name of each stream when it is done.

    Raises `db.Busy` while another process does the same.
    """
    with db.alone(engine):
        yield from _rebuild(engine)


def _rebuild(engine: Engine) -> Iterator[str]:
    shelf = shelves.new()
    with db.writing(engine) as connection:
        for table in shelf.tables:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table.name}")
        shelf.tables[0].metadata.create_all(connection)
        later = _set_aside(connection, shelf)
    with db.reading(engine) as snapshot:
        reached, shares = _heads(snapshot), filling.shares(snapshot)
    for names in filling.fill(engine, shelf, shares):
        yield from names
    with engine.begin() as connection:
        for statement in later:
            connection.exec_driver_sql(statement)
    while _left(engine, reached) > _FEW:
        with db.reading(engine) as snapshot:
            heads = _heads(snapshot)
            yield from _catch_up(engine, snapshot, shelf, reached)
        reached = heads
    for attempt in range(_PATIENCE):
        try:
            with db.writing(engine) as connection:
                _finish(connection, shelf, reached)
            return
        except OperationalError as error:
            # a long reading, as of an export, has the tables; pages go on between two attempts
            if not db.is_locked(error) or attempt + 1 == _PATIENCE:
                raise
            sleep(1)


def make_anew(connection: Connection, log_name: Log, stream: str) -> None:
    """Throws away the rows and touched keys of one stream, and makes them again from what is left in the log."""
    shelves.make_anew(connection, IN_USE, log_name, log.read(connection, log_name, [stream]))


def _set_aside(connection: Connection, shelf: Shelf) -> list[str]:
    """Takes keys and indexes off empty tables, and returns what puts them back: PostgreSQL makes them faster at once.

    SQLite does not: rows come in the order of its keys, and nobody could write while it made one.
    """
    later: list[str] = []
    if connection.dialect.name == "postgresql":
        for table in shelf.tables:
            key = (
                f"SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
                f" WHERE conrelid = '{table.name}'::regclass AND contype = 'p'"
            )
            for name, definition in connection.exec_driver_sql(key).all():
                connection.exec_driver_sql(f"ALTER TABLE {table.name} DROP CONSTRAINT {name}")
                later.append(f"ALTER TABLE {table.name} ADD CONSTRAINT {name} {definition}")
            indexes = (
                f"SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index"
                f" WHERE indrelid = '{table.name}'::regclass"
            )
            for name, definition in connection.exec_driver_sql(indexes).all():
                connection.exec_driver_sql(f"DROP INDEX {name}")
                later.append(definition)
    return later


def _heads(connection: Connection) -> dict[Log, int]:
    return {name: log.head(connection, name).position for name in db.BOTH}


def _left(engine: Engine, reached: Mapping[Log, int]) -> int:
    with db.reading(engine) as connection:
        return sum(position - reached[name] for name, position in _heads(connection).items())


def _catch_up(engine: Engine, snapshot: Connection, shelf: Shelf, reached: Mapping[Log, int]) -> Iterator[str]:
    for name in db.BOTH:
        changed = walking.changed_since(snapshot, name, reached[name])
        while waiting := dict(islice(changed, _AT_ONCE)):
            with db.writing(engine) as connection:
                shelves.make_anew(connection, shelf, name, waiting)
            yield from waiting


def _finish(connection: Connection, shelf: Shelf, reached: Mapping[Log, int]) -> None:
    if connection.dialect.name == "postgresql":
        # waits for the pages that are being read, and has the next ones wait for the new tables (`db.reading`)
        connection.execute(text("SET LOCAL lock_timeout = '2s'"))
        connection.execute(text("LOCK TABLE proceedings IN ACCESS EXCLUSIVE MODE"))
    for name in db.BOTH:
        shelves.make_anew(connection, shelf, name, dict(walking.changed_since(connection, name, reached[name])))
    for old, new in zip(IN_USE.tables, shelf.tables, strict=True):
        connection.execute(text(f"DROP TABLE IF EXISTS {old.name}"))
        connection.execute(text(f"ALTER TABLE {new.name} RENAME TO {old.name}"))
    search.take_the_place(connection, shelf.search)
