"""`tracker remind`: a test letter to oneself, and why nothing is due."""

import os
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from tests.conftest import NOW
from tests.main.test_commands import Tracker, filled, ready, tracker
from tests.reminders.mailroom import MailServer, serving, text_of
from tracker.reminders import subscriptions
from tracker.reminders.contacts import Choices
from tracker.store import db

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


def test_a_test_is_in_the_language_of_its_recipient_or_in_the_one_asked_for(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = db.connect(os.environ["TRACKER_DATABASE_URL"])
    with db.writing(engine, ("office",)) as connection:
        subscriptions.ask(connection, "bureau@example.org", "CCPCJ", Choices(language="fr"), NOW)
    engine.dispose()
    with serving(MailServer()) as server:
        monkeypatch.setenv("TRACKER_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("TRACKER_SMTP_PORT", str(server.port))
        filled("remind", "--test", "bureau@example.org")
        filled("remind", "--test", "bureau@example.org", "--language", "en")
        filled("remind", "--test", "officer@example.org", "--language", "fr")
    spoken = [message["Content-Language"] for message in server.messages()]
    assert spoken == ["fr", "en", "fr"]
    assert (
        "is no language of our letters"
        in filled("remind", "--test", "officer@example.org", "--language", "xx", exit_code=2).output
    )


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


def test_a_letter_that_asks_to_confirm_waits_before_it_is_written(filled: Tracker) -> None:
    assert filled("outbox").stdout == "No letter waits.\n"
    engine = db.connect(os.environ["TRACKER_DATABASE_URL"])
    with db.writing(engine, ("office",)) as connection:
        subscriptions.ask(connection, "officer@example.org", "CCPCJ", Choices(), NOW)
    engine.dispose()
    assert filled("outbox").stdout == "1 letter to confirm a request: written at the next tick.\n"


def test_a_preview_says_that_nobody_follows_what_nobody_follows(filled: Tracker) -> None:
    said = filled("remind", "--preview", "1", "--now", "2019-05-25T00:00:00+00:00").stdout
    assert "CCPCJ/28/elect/UNICRI (matter before an organ): Nobody who wants letters now follows it." in said
