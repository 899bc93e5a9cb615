"""How often somebody may ask for letters: so that nobody is written to at a stranger's whim.

Kept for the hour and the one before, under hashes: who asked is of no use afterwards.
"""

from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Column, Connection, Integer, Table, Text, delete, insert, select, update

from tracker.store import db

TABLE = Table(
    "asked",
    db.metadata,
    Column("who", Text, primary_key=True),
    Column("hour", Text, primary_key=True),
    Column("number", Integer, nullable=False),
)

# letters that ask to confirm, to one address in an hour
OF_ADDRESS = 3
# requests from one network address in an hour: an office behind one address has many people
OF_NETWORK = 30


def may_write_to(connection: Connection, address: str, at: datetime) -> bool:
    """Whether one more letter may go to an address in this hour; it counts as written."""
    return _count(connection, f"address {address.lower()}", at) <= OF_ADDRESS


def may_ask(connection: Connection, network: str, at: datetime) -> bool:
    """Whether one more request may come from a network address in this hour; it counts as made."""
    return _count(connection, f"network {network}", at) <= OF_NETWORK


def forget(connection: Connection, at: datetime) -> None:
    """Takes away who asked before the last hour."""
    connection.execute(delete(TABLE).where(TABLE.c.hour < (at - timedelta(hours=1)).strftime("%Y-%m-%dT%H")))


def forget_address(connection: Connection, address: str) -> None:
    """Takes away that somebody asked for an address."""
    connection.execute(delete(TABLE).where(TABLE.c.who == _who(f"address {address.lower()}")))


def _who(named: str) -> str:
    return sha256(named.encode()).hexdigest()


def _count(connection: Connection, who: str, at: datetime) -> int:
    hour = at.strftime("%Y-%m-%dT%H")
    forget(connection, at)
    mine = (TABLE.c.who == _who(who), TABLE.c.hour == hour)
    if not connection.execute(update(TABLE).where(*mine).values(number=TABLE.c.number + 1)).rowcount:
        connection.execute(insert(TABLE).values(who=_who(who), hour=hour, number=1))
    return connection.scalar(select(TABLE.c.number).where(*mine)) or 0
