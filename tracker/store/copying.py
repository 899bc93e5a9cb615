"""Everything that is not derived, from one database into another: to move, to back up, to restore.

Rows are not copied; they are made anew from the logs.
"""

from collections.abc import Iterator

from sqlalchemy import Column, Connection, Integer, Table, func, insert, select, text

from tracker.store import db
from tracker.store.log import TABLES, head

# when a worker last looked: true of one installation, and of no copy
_PASSING = "heartbeats"


class NotEmpty(Exception):
    """The database to copy into holds entries of its own."""


def copy(source: Connection, target: Connection) -> Iterator[tuple[str, int]]:
    """Copies logs, officers, files, suggestions, contacts and outbox; yields each table and its rows when done.

    The source is one snapshot, so it may be written to meanwhile. The target has its tables, and nothing in them:
    otherwise raises `NotEmpty`.
    """
    tables = [table for table in db.metadata.sorted_tables if table.name != _PASSING]
    for table in tables:
        if target.scalar(select(func.count()).select_from(table)):
            raise NotEmpty(f"The database to copy into has rows in {table.name}; expected an empty one.")
    for table in tables:
        yield table.name, _copy_table(source, target, table)


def _copy_table(source: Connection, target: Connection, table: Table) -> int:
    copied = 0
    order = table.primary_key.columns.values()
    with source.execute(select(table).order_by(*order), execution_options={"yield_per": 1000}) as stored:
        for some in stored.partitions():
            target.execute(insert(table), [dict(row._mapping) for row in some])
            copied += len(some)
    _move_counter_on(target, table, order)
    return copied


def _move_counter_on(target: Connection, table: Table, key: list[Column[object]]) -> None:
    """PostgreSQL numbers rows by a sequence, which does not see rows that bring their number."""
    numbered = len(key) == 1 and isinstance(key[0].type, Integer) and table.name not in TABLES
    if target.dialect.name == "postgresql" and numbered:
        target.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key[0].name}'),"
                f" greatest((SELECT max({key[0].name}) FROM {table.name}), 1))"
            )
        )


def position(connection: Connection) -> str:
    """How far the logs have come, in words: what a copy can be compared by."""
    heads = {name: head(connection, name) for name in db.BOTH}
    return "; ".join(f"{name} {found.position} {found.hash[:16]}".strip() for name, found in heads.items())
