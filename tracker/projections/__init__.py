"""Rows for reading. The table of contents, and `project`: the rows of one stream after new entries."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from tracker.domain import KINDS
from tracker.domain.terms import Entry
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
)
from tracker.projections.rows import Projection, replace_rows
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


def project(connection: Connection, name: str, history: Sequence[Entry], new: Sequence[Entry]) -> None:
    """Brings the rows and the touch index of one stream up to its history, of which `new` are the last entries."""
    kind = name.split(":", 1)[0]
    touch.add(connection, KINDS[kind].log, history, new)
    for projection in PROJECTIONS:
        if projection.kind == kind:
            replace_rows(connection, projection, name, history)


def rebuild(connection: Connection) -> Iterable[str]:
    """Drops every row, makes the tables anew and fills them from the logs; yields the name of each stream when done."""
    db.row_metadata.drop_all(connection)
    db.row_metadata.create_all(connection)
    for kind, stream in KINDS.items():
        for name, history in log.read_kind(connection, stream.log, kind).items():
            project(connection, name, history, history)
            yield name
