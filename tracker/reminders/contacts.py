"""Who is reminded: addresses, outside the logs, which know a recipient only by an opaque id."""

import re
from datetime import datetime
from uuid import uuid4
from zoneinfo import available_timezones

from sqlalchemy import Column, Connection, Table, Text, func, insert, select, update

from tracker.reminders.rules import Recipient
from tracker.store import db

TABLE = Table(
    "contacts",
    db.metadata,
    Column("id", Text, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    Column("time_zone", Text, nullable=False),
    Column("added_at", Text, nullable=False),
)

# one name before the @, a host after it, nothing that could end a header or a command of the mail server
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*", re.ASCII | re.IGNORECASE)


def add(connection: Connection, address: str, zone: str, at: datetime) -> str:
    """The id of a new recipient, or of the one who has this address already, whose zone it sets.

    Raises ValueError with a sentence where the address or the zone is none.
    """
    if not _ADDRESS.fullmatch(address) or len(address) > 254:
        raise ValueError(f"{address!r} is no e-mail address; expected one such as name@example.org.")
    if zone not in available_timezones():
        raise ValueError(f"{zone!r} is no IANA time zone; expected one such as Europe/Vienna.")
    known: str | None = connection.scalar(select(TABLE.c.id).where(func.lower(TABLE.c.address) == address.lower()))
    if known:
        connection.execute(update(TABLE).where(TABLE.c.id == known).values(time_zone=zone))
        return known
    recipient = uuid4().hex
    row = {"id": recipient, "address": address, "time_zone": zone, "added_at": at.isoformat()}
    connection.execute(insert(TABLE).values(row))
    return recipient


def every(connection: Connection) -> list[Recipient]:
    """All recipients, by id."""
    found = connection.execute(select(TABLE.c.id, TABLE.c.time_zone, TABLE.c.added_at).order_by(TABLE.c.id))
    return [Recipient(id, zone, datetime.fromisoformat(added_at)) for id, zone, added_at in found]


def addresses(connection: Connection) -> dict[str, str]:
    """The recipients' addresses by id."""
    return {row.id: row.address for row in connection.execute(select(TABLE.c.id, TABLE.c.address))}
