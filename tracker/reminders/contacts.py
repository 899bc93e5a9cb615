"""Who is reminded, and of what: outside the logs, which know a recipient only by an opaque id."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from uuid import uuid4
from zoneinfo import available_timezones

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Select,
    Table,
    Text,
    UniqueConstraint,
    false,
    func,
    insert,
    select,
    update,
)

from tracker.language import messages
from tracker.language.messages import _
from tracker.reminders import agenda
from tracker.reminders.rules import Recipient
from tracker.store import db

TABLE = Table(
    "contacts",
    db.metadata,
    Column("id", Text, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    Column("time_zone", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    # since 0003: whether letters are wanted, and how
    Column("state", Text, nullable=False, server_default="confirmed"),
    Column("digest", Text, nullable=False, server_default="immediate"),
    Column("ahead", Integer, nullable=False, server_default="0"),
    Column("language", Text, nullable=False, server_default="en"),
    Column("secret", Text, nullable=False, server_default=""),
    # since 0004: added by command, so that letters may say what stands in the office log
    Column("of_office", Boolean, nullable=False, server_default=false()),
)

# what a recipient follows: a key as the pages have it, `addressee:NAME`, `search:WORDS`, or everything
FOLLOWED = Table(
    "subscriptions",
    db.metadata,
    Column("id", Text, primary_key=True),
    Column("contact", Text, ForeignKey("contacts.id"), nullable=False),
    Column("topic", Text, nullable=False),
    Column("asked_at", Text, nullable=False),
    # empty until it is confirmed
    Column("since", Text, nullable=False),
    # whether the letter that asks to confirm it is still to be written
    Column("wants_letter", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("contact", "topic", name="uq_subscriptions_contact_topic"),
)
EVERYTHING = "*"

DIGESTS = ("immediate", "daily", "weekly")
# how many days ahead letters may begin; 0: as the policy says
AHEAD = (0, 42, 14, 7)

# one name before the @, a host after it, nothing that could end a header or a command of the mail server
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choices:
    """How letters are wanted: the zone of their hour, one by one or together, and how early."""

    zone: str = "Europe/Vienna"
    digest: str = "immediate"
    ahead: int = 0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Contact:
    """A recipient. `state` is *waiting* (for a confirmation), *confirmed*, *paused* or *left*.

    `of_office`: added by command, not by a request over the web; only these hear of dates in the office log.
    """

    id: str
    address: str
    state: str
    choices: Choices
    secret: str
    added_at: datetime
    of_office: bool


def check(address: str, choices: Choices) -> None:
    """Raises ValueError with a sentence where the address, the zone or another choice is none."""
    if not _ADDRESS.fullmatch(address) or len(address) > 254:
        raise ValueError(_("“%(given)s” is no e-mail address; expected one such as name@example.org.", given=address))
    if choices.zone not in available_timezones():
        raise ValueError(_("“%(given)s” is no time zone; expected one such as Europe/Vienna.", given=choices.zone))
    if choices.digest not in DIGESTS:
        raise ValueError(f"{choices.digest!r} is no way to send letters; expected {', '.join(DIGESTS)}.")
    spoken = [one.code for one in messages.offered()]
    if choices.language not in spoken:
        raise ValueError(f"{choices.language!r} is no language of our letters; expected {', '.join(spoken)}.")
    if choices.ahead not in AHEAD:
        raise ValueError(f"{choices.ahead} is no number of days to choose; expected {', '.join(map(str, AHEAD))}.")


def add(connection: Connection, address: str, zone: str, at: datetime, topic: str = EVERYTHING) -> str:
    """The id of a recipient of the office who is reminded of a topic: new, or who has this address; it sets the zone.

    Raises ValueError with a sentence where the address or the zone is none, or its owner wants no letters now.
    """
    contact = put(connection, address, Choices(zone), "confirmed", at)
    if contact.state in ("paused", "left"):
        done = "paused" if contact.state == "paused" else "ended"
        raise ValueError(f"{address} has {done} all letters; only its owner can ask for them again.")
    change(connection, contact.id, "confirmed", replace(contact.choices, zone=zone))
    connection.execute(update(TABLE).where(TABLE.c.id == contact.id).values(of_office=True))
    mine = (FOLLOWED.c.contact == contact.id, FOLLOWED.c.topic == topic)
    if not connection.scalar(select(FOLLOWED.c.id).where(*mine)):
        since = at.isoformat()
        row = {"id": uuid4().hex, "contact": contact.id, "topic": topic, "asked_at": since, "since": since}
        connection.execute(insert(FOLLOWED).values(row))
    connection.execute(update(FOLLOWED).where(*mine, FOLLOWED.c.since == "").values(since=at.isoformat()))
    agenda.look_again(connection)
    return contact.id


def put(connection: Connection, address: str, choices: Choices, state: str, at: datetime) -> Contact:
    """The recipient with an address, new in this state where there is none. Raises ValueError as `check` does."""
    check(address, choices)
    if known := of_address(connection, address):
        return known
    new = Contact(uuid4().hex, address, state, choices, token_hex(16), at, of_office=False)
    connection.execute(
        insert(TABLE).values(
            id=new.id,
            address=address,
            time_zone=choices.zone,
            added_at=at.isoformat(),
            state=state,
            digest=choices.digest,
            ahead=choices.ahead,
            language=choices.language,
            secret=new.secret,
        )
    )
    return new


def change(connection: Connection, contact: str, state: str, choices: Choices) -> None:
    """Sets whether and how letters are wanted."""
    connection.execute(
        update(TABLE)
        .where(TABLE.c.id == contact)
        .values(
            state=state,
            time_zone=choices.zone,
            digest=choices.digest,
            ahead=choices.ahead,
            language=choices.language,
        )
    )


def every(connection: Connection) -> list[Recipient]:
    """All who are to be reminded, by id."""
    columns = (TABLE.c.id, TABLE.c.time_zone, TABLE.c.added_at, TABLE.c.ahead, TABLE.c.digest, TABLE.c.of_office)
    found = connection.execute(select(*columns).where(TABLE.c.state == "confirmed").order_by(TABLE.c.id))
    return [
        Recipient(id, zone, datetime.fromisoformat(added_at), ahead, digest, of_office)
        for id, zone, added_at, ahead, digest, of_office in found.all()
    ]


def known(connection: Connection) -> list[Contact]:
    """Everybody whose address is kept, by address."""
    return _read(connection, select(TABLE).order_by(TABLE.c.address))


def of_address(connection: Connection, address: str) -> Contact | None:
    """The recipient with this address, in whatever case it is written."""
    return next(iter(_read(connection, select(TABLE).where(func.lower(TABLE.c.address) == address.lower()))), None)


def with_ids(connection: Connection, ids: Iterable[str]) -> dict[str, Contact]:
    """Recipients by id; who was added before there were links gets the secret of them now."""
    found: list[Contact] = []
    for some in db.chunks(sorted(set(ids))):
        without = select(TABLE.c.id).where(TABLE.c.id.in_(some), TABLE.c.secret == "")
        for id in connection.scalars(without).all():
            connection.execute(update(TABLE).where(TABLE.c.id == id).values(secret=token_hex(16)))
        found += _read(connection, select(TABLE).where(TABLE.c.id.in_(some)))
    return {one.id: one for one in found}


def of_id(connection: Connection, id: str) -> Contact | None:
    """The recipient with an id; what stands in an address may be none, and PostgreSQL takes no NUL."""
    if not id.isalnum():
        return None
    return next(iter(_read(connection, select(TABLE).where(TABLE.c.id == id))), None)


def _read(connection: Connection, query: Select[*tuple[object, ...]]) -> list[Contact]:
    return [_contact(row) for row in connection.execute(query)]


def _contact(row: Row[*tuple[object, ...]]) -> Contact:
    choices = Choices(row.time_zone, row.digest, row.ahead, row.language)
    added_at = datetime.fromisoformat(row.added_at)
    return Contact(row.id, row.address, row.state, choices, row.secret, added_at, row.of_office)
