"""Rows for reading. The table of contents, and `project`: the rows of the streams that have new entries."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

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
    search,
    sessions,
    slots,
    statements,
    texts,
    versions,
)
from tracker.projections.rows import Projection
from tracker.store import driver, touch

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
    slots.PROJECTION,
)


def project(connection: Connection, log_name: Log, changed: Mapping[str, Sequence[Entry]], after: int) -> None:
    """Brings rows and both indexes up to the histories of the streams that changed; `after` is the position before."""
    driver.put(connection, touch.TABLES[log_name].name, touch.rows(changed, after))
    if log_name == "proceedings":
        new = (entry for history in changed.values() for entry in history if entry.position > after)
        search.put(connection, search.TABLE, search.rows(new))
    kinds = {name.split(":", 1)[0] for name in changed}
    versions.write(connection, changed, [one for one in PROJECTIONS if one.kind in kinds], after)
