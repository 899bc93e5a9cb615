"""Which entries touch a key: the page, the feed and the history of a thing are the entries that touch its keys.

Made from the log like any row, and made again with the rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import BigInteger, Column, Connection, Table, Text, delete, func, select

from tracker.domain import KINDS
from tracker.domain.correction import EntryCorrected
from tracker.domain.terms import Entry, Log
from tracker.store import db, log


def _touch_table(name: str) -> Table:
    return Table(
        name,
        db.row_metadata,
        Column("key", Text, primary_key=True),
        Column("position", BigInteger, primary_key=True, autoincrement=False),
        # the key is the table: one tree to write to, not two
        sqlite_with_rowid=False,
    )


TABLES: dict[Log, Table] = {"proceedings": _touch_table("touch_proceedings"), "office": _touch_table("touch_office")}


def rows(changed: Mapping[str, Sequence[Entry]], after: int) -> list[tuple[str, int]]:
    """The keys that the entries after a position touch; a second thought touches what its entry touches."""
    made: list[tuple[str, int]] = []
    for history in changed.values():
        by_id = {entry.entry_id: entry for entry in history}
        new = [entry for entry in history if entry.position > after]
        made += [(key, entry.position) for entry in new for key in sorted(keys(entry, by_id))]
    return made


def forget(connection: Connection, table: Table, positions: Sequence[int]) -> None:
    """Takes the entries at these positions out of the index."""
    for some in db.chunks(positions):
        connection.execute(delete(table).where(table.c.position.in_(some)))


def keys(entry: Entry, by_id: dict[UUID, Entry]) -> set[str]:
    """Every key whose page shows this entry."""
    if entry.fact is None:
        return {entry.stream.split(":", 1)[1]}
    if entry.about:
        of_target = keys(by_id[entry.about], by_id) if entry.about in by_id else set()
        event = entry.fact.event
        return of_target | (
            _keys(entry._replace(fact=replace(entry.fact, event=event.event)))
            if isinstance(event, EntryCorrected)
            else set()
        )
    return _keys(entry)


def _keys(entry: Entry) -> set[str]:
    assert entry.fact
    kind, key = entry.stream.split(":", 1)
    # an earlier version may have kept it under another key than today's, at whose address it is still shown
    return {key, *KINDS[kind].touched(entry.fact)}


def touching(connection: Connection, name: Log, keys: Iterable[str]) -> list[Entry]:
    """The entries that touch any of these keys, in the order of recording."""
    touch = TABLES[name]
    positions = select(touch.c.position).where(touch.c.key.in_(list(keys)))
    return log.at_positions(connection, name, positions)


def counted(connection: Connection, name: Log, keys: Iterable[str], until: int) -> dict[str, int]:
    """How many entries up to a position touch each of these keys; a key that none touches is left out."""
    touch = TABLES[name].c
    found: dict[str, int] = {}
    for some in db.chunks(list(keys)):
        query = select(touch.key, func.count()).where(touch.key.in_(some), touch.position <= until)
        for key, number in connection.execute(query.group_by(touch.key)):
            found[key] = number
    return found
