"""Who may record: officers by name, known to the log only by an opaque id, so that a name can be erased."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import Column, Connection, Table, Text, insert, select

from tracker.store import db
from tracker.store.stored import instant_text

TABLE = Table(
    "officers",
    db.metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("added_at", Text, nullable=False),
)


def add(connection: Connection, name: str, at: datetime) -> str:
    """The id of a new officer, or of the one who has this name already."""
    if known := find(connection, name):
        return known
    officer = uuid4().hex
    connection.execute(insert(TABLE).values(id=officer, name=name, added_at=instant_text(at)))
    return officer


def find(connection: Connection, name: str) -> str | None:
    """The id of the officer with this name."""
    return connection.scalar(select(TABLE.c.id).where(TABLE.c.name == name))


def names(connection: Connection) -> dict[str, str]:
    """The officers' names by id."""
    return {row.id: row.name for row in connection.execute(select(TABLE.c.id, TABLE.c.name))}
