"""What rows do not show, asked of the logs themselves: entries of long ago, their days and words; letters queued."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, select

from tracker.reminders.contents import Quoted
from tracker.store import db


def positions(connection: Connection, entry_ids: Iterable[str]) -> dict[str, int]:
    """Where these entries stand in the log."""
    entries = db.metadata.tables["proceedings"].c
    wanted = select(entries.entry_id, entries.position).where(entries.entry_id.in_(list(entry_ids)))
    return {row.entry_id: row.position for row in connection.execute(wanted)}


def quoted(connection: Connection, entry_ids: Iterable[UUID]) -> dict[UUID, Quoted]:
    """The words that these entries quote, where they quote any."""
    entries = db.metadata.tables["proceedings"].c
    wanted = {str(one): one for one in entry_ids}
    found: dict[UUID, Quoted] = {}
    for some in db.chunks(list(wanted)):
        sources = select(entries.entry_id, entries.source).where(
            entries.entry_id.in_(some), entries.source.is_not(None)
        )
        for id, source in connection.execute(sources):
            said = json.loads(source) if source else {}
            if words := said.get("quoted", ""):
                found[wanted[id]] = Quoted(words, said.get("language", "") or "en")
    return found


def historical(connection: Connection, entry_ids: Iterable[str]) -> set[str]:
    """Those of these entries that were recorded as facts of long ago."""
    entries = db.metadata.tables["proceedings"].c
    found: set[str] = set()
    for some in db.chunks(list(entry_ids)):
        found |= set(
            connection.scalars(select(entries.entry_id).where(entries.entry_id.in_(some), entries.historical == 1))
        )
    return found


def recorded_on(connection: Connection, entry_ids: Iterable[str]) -> dict[str, date]:
    """The days on which these entries were recorded."""
    entries = db.metadata.tables["proceedings"].c
    found: dict[str, date] = {}
    for some in db.chunks(list(entry_ids)):
        wanted = select(entries.entry_id, entries.recorded_at).where(entries.entry_id.in_(some))
        found |= {row.entry_id: datetime.fromisoformat(row.recorded_at).date() for row in connection.execute(wanted)}
    return found


def queued_at(connection: Connection, keys: Iterable[str]) -> dict[str, datetime]:
    """When these reminders were queued or, where a person had them go out after all, when that was decided.

    By the office log, which has the last word on what was queued: an outbox can be lost.
    """
    entries = db.metadata.tables["office"].c
    found: dict[str, datetime] = {}
    for some in db.chunks(sorted(f"reminder:{key}" for key in keys)):
        queued = select(entries.stream, entries.recorded_at).where(
            entries.stream.in_(some), entries.type.in_(["ReminderQueued", "ReminderReinstated"])
        )
        for stream, at in connection.execute(queued.order_by(entries.position)):
            found[stream.removeprefix("reminder:")] = datetime.fromisoformat(at)
    return found
