"""One message to one recipient, over a real mail server: what it says decides what happens to the letter."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope

from tests.reminders.mailroom import MailServer, serving
from tracker import mail

MESSAGE = b"Message-ID: <1@example.org>\r\nSubject: Before the Council\r\n\r\n.a line with a dot before it\r\nEnd\r\n"


class Fussy(MailServer):
    """A mail server that turns senders away, or breaks off."""

    to_senders: str = "250 OK"
    goodbye: str = "221 Bye"
    breaks_off: bool = False

    async def handle_MAIL(self, server: SMTP, session: Any, envelope: Envelope, address: str, options: Any) -> str:
        envelope.mail_from = address
        return self.to_senders

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:
        if self.breaks_off and server.transport:
            server.transport.close()
        return await super().handle_DATA(server, session, envelope)

    async def handle_QUIT(self, server: SMTP, session: Any, envelope: Envelope) -> str:
        return self.goodbye


@pytest.fixture
def server() -> Iterator[Fussy]:
    """A mail server that listens."""
    with serving(Fussy()) as server:
        assert isinstance(server, Fussy)
        yield server


def test_the_bytes_arrive_as_they_were_stored(server: Fussy) -> None:
    server.send("officer@example.org", MESSAGE)
    assert server.letters == [("officer@example.org", MESSAGE)]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("450 mailbox busy", OSError),
        ("451 4.7.1 greylisted, come back", OSError),
        ("530 authentication required", OSError),
        ("554 5.7.1 relay access denied", OSError),
        ("550 5.1.1 no such mailbox", PermissionError),
        ("553 mailbox name not allowed", PermissionError),
        ("421 closing down", ConnectionError),
    ],
)
@pytest.mark.parametrize("stage", ["to_recipients", "answers"])
def test_what_the_server_says_to_a_letter_decides_whether_it_is_tried_again(
    server: Fussy, stage: str, answer: str, error: type[OSError]
) -> None:
    getattr(server, stage).append(answer)
    with pytest.raises(OSError, match=answer) as raised:
        server.send("officer@example.org", MESSAGE)
    assert type(raised.value) is error


def test_a_refused_sender_is_trouble_with_the_server_not_with_the_letter(server: Fussy) -> None:
    server.to_senders = "550 5.1.8 not from you"
    with pytest.raises(ConnectionError, match="not from you"):
        server.send("officer@example.org", MESSAGE)


def test_a_line_that_is_cut_is_trouble_with_the_server(server: Fussy) -> None:
    server.breaks_off = True
    with pytest.raises(ConnectionError, match="closed"):
        server.send("officer@example.org", MESSAGE)


def test_a_goodbye_that_fails_does_not_undo_what_was_accepted(server: Fussy) -> None:
    server.goodbye = "500 what?"
    server.send("officer@example.org", MESSAGE)
    assert len(server.letters) == 1


def test_a_server_that_is_not_there_is_named() -> None:
    server = MailServer()
    with serving(server):
        pass
    with pytest.raises(ConnectionError, match=f"no connection to 127.0.0.1:{server.port}"):
        server.send("officer@example.org", MESSAGE)


def test_a_name_that_is_nowhere_is_trouble_with_the_server(server: Fussy) -> None:
    with pytest.raises(ConnectionError, match=r"no connection to nowhere\.invalid"):
        mail.smtp(replace(server.settings, smtp_host="nowhere.invalid"))("officer@example.org", MESSAGE)


@pytest.mark.parametrize("setting", [{"smtp_starttls": True}, {"smtp_user": "tracker", "smtp_password": "secret"}])
def test_a_server_that_does_not_offer_what_the_settings_ask_is_trouble_with_the_server(
    server: Fussy, setting: dict[str, Any]
) -> None:
    with pytest.raises(ConnectionError, match="did not let us in"):
        mail.smtp(replace(server.settings, **setting))("officer@example.org", MESSAGE)
    assert server.letters == []
