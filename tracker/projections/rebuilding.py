"""Rows made anew from the logs: all of them beside the running site, or those of one stream in place.

Rows are filled into tables of their own while the site goes on; what is recorded meanwhile is caught up in rounds; the
last round, and the exchange of the tables, happen under the write lock.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from time import sleep
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, MetaData, Table, quoted_name, text
from sqlalchemy.exc import OperationalError

from tracker.domain.terms import Entry, Log
from tracker.projections import PROJECTIONS, search, versions
from tracker.projections.rows import Projection
from tracker.store import db, driver, log, touch

# streams filled in one transaction: others write between two of them
_AT_ONCE = 200
# attempts to take the tables over, of two seconds each and one between
_PATIENCE = 200
# entries that are caught up under the lock rather than in one more round
_FEW = 50


@dataclass(frozen=True, slots=True)
class Shelf:
    """One set of the tables that hold rows."""

    tables: tuple[Table, ...]
    projections: tuple[Projection[Any], ...]
    touch: dict[Log, Table]
    search: Table


IN_USE = Shelf(tuple(db.row_metadata.sorted_tables), PROJECTIONS, touch.TABLES, search.TABLE)


def rebuild(engine: Engine) -> Iterator[str]:
    """Makes all rows anew, and puts them in the place of the old; yields the name of each stream when it is done.

    Raises `db.Busy` while another process does the same.
    """
    with db.alone(engine):
        yield from _rebuild(engine)


def _rebuild(engine: Engine) -> Iterator[str]:
    shelf = _new_shelf()
    with db.writing(engine) as connection:
        for table in shelf.tables:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table.name}")
        shelf.tables[0].metadata.create_all(connection)
    reached = dict.fromkeys(db.BOTH, 0)
    left = _FEW + 1
    while left > _FEW:
        with db.reading(engine) as snapshot:
            heads = {name: log.head(snapshot, name).position for name in db.BOTH}
            yield from _round(engine, snapshot, shelf, reached)
        reached = heads
        with db.reading(engine) as connection:
            left = sum(log.head(connection, name).position - reached[name] for name in db.BOTH)
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
    _make_anew(connection, IN_USE, log_name, log.read(connection, log_name, [stream]))


def _new_shelf() -> Shelf:
    metadata, token = MetaData(), uuid4().hex[:8]
    copies = {table.name: table.to_metadata(metadata, name=f"{table.name}_new") for table in IN_USE.tables}
    for copy in copies.values():
        for index in copy.indexes:
            index.name = quoted_name(f"{index.name}_{token}", None)  # an index keeps its name when its table is renamed
    return Shelf(
        tuple(copies.values()),
        tuple(replace(projection, table=copies[projection.table.name]) for projection in PROJECTIONS),
        {name: copies[table.name] for name, table in touch.TABLES.items()},
        copies[search.TABLE.name],
    )


def _round(engine: Engine, snapshot: Connection, shelf: Shelf, reached: dict[Log, int]) -> Iterator[str]:
    for name in db.BOTH:
        # there is nothing to throw away before the first round
        make = _make_anew if reached[name] else _make
        changed = log.changed_since(snapshot, name, reached[name])
        while waiting := dict(islice(changed, _AT_ONCE)):
            with db.writing(engine) as connection:
                make(connection, shelf, name, waiting)
            yield from waiting


def _make_anew(connection: Connection, shelf: Shelf, name: Log, histories: Mapping[str, Sequence[Entry]]) -> None:
    positions = [entry.position for history in histories.values() for entry in history]
    touch.forget(connection, shelf.touch[name], positions)
    if name == "proceedings":
        search.forget(connection, shelf.search, positions)
    which, value = driver.among(connection, histories)
    for projection in shelf.projections:
        driver.change(connection, f"DELETE FROM {projection.table.name} WHERE stream {which}", [[value]])
    _make(connection, shelf, name, histories)


def _make(connection: Connection, shelf: Shelf, name: Log, histories: Mapping[str, Sequence[Entry]]) -> None:
    touch.add(connection, shelf.touch[name], histories, after=0)
    if name == "proceedings":
        search.add(connection, shelf.search, (entry for history in histories.values() for entry in history))
    for projection in shelf.projections:
        mine = ((stream, all_) for stream, all_ in histories.items() if stream.split(":", 1)[0] == projection.kind)
        made = [version for stream, all_ in mine for version in versions.of_history(projection, stream, all_)]
        versions.insert_all(connection, projection, made)


def _finish(connection: Connection, shelf: Shelf, reached: Mapping[Log, int]) -> None:
    if connection.dialect.name == "postgresql":
        # waits for the pages that are being read, and has the next ones wait for the new tables (`db.reading`)
        connection.execute(text("SET LOCAL lock_timeout = '2s'"))
        connection.execute(text("LOCK TABLE proceedings IN ACCESS EXCLUSIVE MODE"))
    for name in db.BOTH:
        _make_anew(connection, shelf, name, dict(log.changed_since(connection, name, reached[name])))
    for old, new in zip(IN_USE.tables, shelf.tables, strict=True):
        connection.execute(text(f"DROP TABLE IF EXISTS {old.name}"))
        connection.execute(text(f"ALTER TABLE {new.name} RENAME TO {old.name}"))
    search.take_the_place(connection, shelf.search)
