"""`tracker remind`: a test letter to oneself, and why nothing is due."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from tests.main.test_commands import Tracker, filled, ready, tracker
from tests.reminders.mailroom import MailServer, serving, text_of

__all__ = ["filled", "ready", "tracker"]


def test_a_test_letter_reminds_of_nothing_and_is_in_no_outbox(filled: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(MailServer()) as server:
        monkeypatch.setenv("TRACKER_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("TRACKER_SMTP_PORT", str(server.port))
        said = filled("remind", "--test", "officer@example.org").stdout
    assert said == "The mail server took a test for officer@example.org.\n"
    letter = message_from_bytes(server.letters[0][1], policy=policy.default)
    assert isinstance(letter, EmailMessage)
    assert "It reminds of nothing." in text_of(letter)
    assert "officer" not in filled("outbox").stdout


def test_a_test_needs_a_mail_server_and_an_address(filled: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "TRACKER_SMTP_HOST" in filled("remind", "--test", "officer@example.org", exit_code=1).output
    monkeypatch.setenv("TRACKER_SMTP_HOST", "127.0.0.1")
    assert "is no e-mail address" in filled("remind", "--test", "officer", exit_code=2).output
    assert "one of --preview DAYS and --test ADDRESS" in filled("remind", exit_code=2).output


def test_a_preview_of_nothing_says_why(filled: Tracker) -> None:
    assert "There is no recipient. Add one: tracker contact add ADDRESS" in filled("remind", "--preview", "1").stdout
    filled("contact", "add", "officer@example.org")
    said = filled("remind", "--preview", "1", "--now", "2019-05-25T00:00:00+00:00").stdout
    assert "CCPCJ/28/elect/UNICRI (matter before an organ): The first letter is for 25 June 2019." in said
