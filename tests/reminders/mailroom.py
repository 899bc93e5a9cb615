"""What the tests of reminders share: two matters before the Council, a real mail server, the two steps of a tick."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage, Message
from socket import socket
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import COUNCIL_COVERED, COUNCIL_SITS, RECOMMENDED, TRANSMITTED
from tracker import mail, record, reminders
from tracker.config import Settings
from tracker.domain.terms import Fact, Log
from tracker.reminders import Delivered, Plan, Send, outbox
from tracker.store import db, log

SENDER = {"mail_from": "tracker@example.org", "public_url": "https://tracker.example.org"}
TWO_MATTERS = (RECOMMENDED, TRANSMITTED, COUNCIL_SITS, COUNCIL_COVERED)


@dataclass
class MailServer:
    """Keeps what it accepts. `answers` are what it says instead, one for each letter to come."""

    letters: list[tuple[str, bytes]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    to_recipients: list[str] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Envelope, address: str, options: Any) -> str:
        if self.to_recipients:
            return self.to_recipients.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        assert isinstance(envelope.original_content, bytes)
        self.letters.append((envelope.rcpt_tos[0], envelope.original_content))
        return "250 OK"

    # no properties: the server library reads every attribute of this object for each connection
    def messages(self) -> list[Message]:
        """The letters it accepted, read."""
        return [message_from_bytes(content) for _, content in self.letters]

    def copies(self) -> Counter[str]:
        """How often it accepted each Message-ID."""
        return Counter(message["Message-ID"] for message in self.messages())

    @property
    def settings(self) -> Settings:
        """The settings of an installation that sends by this server."""
        return Settings(smtp_host="127.0.0.1", smtp_port=self.port, mail_from=SENDER["mail_from"])

    @property
    def send(self) -> Send:
        """What hands a message to it."""
        return mail.smtp(self.settings)


@contextmanager
def serving(server: MailServer) -> Iterator[MailServer]:
    """The server, listening at a port of its own (always the same one)."""
    server.port = server.port or _free_port()
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


def _free_port() -> int:
    """A port that nobody listens at."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def recorded(engine: Engine, *facts: Fact, at: datetime = NOW, historical: bool = False) -> None:
    """Records facts."""
    with db.writing(engine) as connection:
        record.accept(connection, facts, at=at, by="officer", historical=historical)


def contact(
    engine: Engine, address: str = "officer@example.org", zone: str = "Europe/Vienna", at: datetime = NOW
) -> str:
    """Adds a recipient."""
    with db.writing(engine, ("office",)) as connection:
        return outbox.add_contact(connection, address, zone, at)


def plan(engine: Engine, now: datetime = NOW) -> Plan:
    """The first step of a tick."""
    with db.writing(engine, ("office",)) as connection:
        return reminders.plan(connection, now, **SENDER)


def tick(engine: Engine, send: Send, now: datetime = NOW) -> Delivered:
    """Both steps of a tick."""
    plan(engine, now)
    return reminders.deliver(engine, send, standing(now))


def events(engine: Engine, name: Log = "office") -> Counter[str]:
    """How many entries of each type a log holds."""
    with db.reading(engine) as connection:
        return Counter(entry.type for entry in log.tail(connection, name))


def text_of(letter: EmailMessage) -> str:
    """What a reader of plain text sees of a letter."""
    part = letter.get_body(("plain",))
    assert isinstance(part, EmailMessage)
    return str(part.get_content()).replace("\r\n", "\n")


def page_of(letter: EmailMessage) -> str:
    """What a mail program shows of a letter."""
    part = letter.get_body(("html",))
    assert isinstance(part, EmailMessage)
    return str(part.get_content()).replace("\r\n", "\n")


def standing(at: datetime) -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: at


def after(minutes: int) -> datetime:
    """So many minutes after the present of the tests."""
    return NOW + timedelta(minutes=minutes)


def failing(error: Exception) -> Callable[[str, bytes], None]:
    """A `send` that raises."""

    def send(recipient: str, message: bytes) -> None:
        raise error

    return send
