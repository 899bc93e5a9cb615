"""Rows for reading. The table of contents, and `project`: the rows of one stream after new entries."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete

from tracker.domain.terms import Entry, Log
from tracker.projections import (
    aliases,
    boards,
    coverage,
    documents,
    drafts,
    follow_up,
    items,
    mandates,
    sessions,
    statements,
    texts,
    versions,
)
from tracker.projections.rows import Projection
from tracker.store import db, log, touch

PROJECTIONS: tuple[Projection[Any], ...] = (
    sessions.PROJECTION,
    items.PROJECTION,
    statements.PROJECTION,
    documents.PROJECTION,
    drafts.PROJECTION,
    texts.PROJECTION,
    follow_up.PROJECTION,
    mandates.PROJECTION,
    boards.PROJECTION,
    coverage.PROJECTION,
    aliases.PROJECTION,
)


def project(connection: Connection, log_name: Log, changed: Mapping[str, Sequence[Entry]], after: int) -> None:
    """Brings rows and touch index up to the histories of the streams that changed; `after` is the position before."""
    touch.add(connection, log_name, changed, after)
    for projection in PROJECTIONS:
        mine = {name: history for name, history in changed.items() if name.split(":", 1)[0] == projection.kind}
        if mine:
            versions.write(connection, projection, mine)


def make_anew(connection: Connection, log_name: Log, name: str) -> None:
    """Throws away the rows and touched keys of one stream and makes them again from what is left in the log."""
    history = log.read(connection, log_name, [name])[name]
    touch.forget(connection, log_name, [entry.position for entry in history])
    for projection in PROJECTIONS:
        connection.execute(delete(projection.table).where(projection.table.c.stream == name))
    _fill(connection, log_name, name, history)


def rebuild(connection: Connection) -> Iterator[str]:
    """Drops every row, makes the tables anew and fills them from the logs; yields the name of each stream when done."""
    db.row_metadata.drop_all(connection)
    db.row_metadata.create_all(connection)
    for log_name in db.BOTH:
        for name, history in log.histories(connection, log_name):
            _fill(connection, log_name, name, history)
            yield name


def _fill(connection: Connection, log_name: Log, name: str, history: Sequence[Entry]) -> None:
    touch.add(connection, log_name, {name: history}, after=0)
    for projection in PROJECTIONS:
        if projection.kind == name.split(":", 1)[0]:
            versions.insert_all(connection, projection, versions.of_history(projection, name, history))
