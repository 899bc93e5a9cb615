"""The tables that hold rows, as a set: those in use, or new ones beside them; and what they hold of some streams."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, MetaData, Table, quoted_name

from tracker.domain.terms import Entry, Log
from tracker.projections import PROJECTIONS, search, versions
from tracker.projections.rows import Projection
from tracker.store import db, driver, touch

Histories = Mapping[str, Sequence[Entry]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One set of the tables that hold rows."""

    tables: tuple[Table, ...]
    projections: tuple[Projection[Any], ...]
    touch: dict[Log, Table]
    search: Table


IN_USE = Shelf(tuple(db.row_metadata.sorted_tables), PROJECTIONS, touch.TABLES, search.TABLE)


def new() -> Shelf:
    """Tables like those in use, with `_new` after their names."""
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


def rows(shelf: Shelf, name: Log, histories: Histories) -> dict[str, Sequence[Sequence[Any]]]:
    """What each table holds of these streams, from their first entry on."""
    made: dict[str, Sequence[Sequence[Any]]] = {shelf.touch[name].name: touch.rows(histories, after=0)}
    if name == "proceedings":
        made[shelf.search.name] = search.rows(entry for history in histories.values() for entry in history)
    for kind in dict.fromkeys(projection.kind for projection in shelf.projections):
        mine = {stream: history for stream, history in histories.items() if stream.split(":", 1)[0] == kind}
        after_batches = [versions.after_each_batch(kind, history) for history in mine.values()]
        for projection in shelf.projections:
            if projection.kind == kind:
                made[projection.table.name] = [
                    version.values for told in after_batches for version in versions.of_history(projection, told)
                ]
    return made


def put(connection: Connection, shelf: Shelf, made: Mapping[str, Sequence[Sequence[Any]]]) -> None:
    """Adds such rows to the tables."""
    for name, of_table in made.items():
        if name == shelf.search.name:
            search.put(connection, shelf.search, of_table)
        else:
            driver.put(connection, name, of_table)


def forget(connection: Connection, shelf: Shelf, name: Log, histories: Histories) -> None:
    """Throws away what the tables hold of these streams."""
    positions = [entry.position for history in histories.values() for entry in history]
    touch.forget(connection, shelf.touch[name], positions)
    if name == "proceedings":
        search.forget(connection, shelf.search, positions)
    which, value = driver.among(connection, histories)
    for projection in shelf.projections:
        driver.change(connection, f"DELETE FROM {projection.table.name} WHERE stream {which}", [[value]])


def make_anew(connection: Connection, shelf: Shelf, name: Log, histories: Histories) -> None:
    """Throws away what the tables hold of these streams, and makes it again."""
    forget(connection, shelf, name, histories)
    put(connection, shelf, rows(shelf, name, histories))
