"""The worker ticks, survives what it must, says so in words, and ends when it is told to."""

import logging
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import monotonic, sleep

import pytest
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.reminders.mailroom import SENDER, TWO_MATTERS, MailServer, contact, events, recorded, serving, standing
from tracker import reminders, worker
from tracker.mail import Send
from tracker.reminders import heartbeat
from tracker.store import db

# a process of its own, as `tracker worker` runs it; arguments: the database, the port of the mail server (0: none)
WORKER = """
import logging, sys
from datetime import UTC, datetime
from tracker import mail, worker
from tracker.config import Settings
from tracker.store import db
logging.basicConfig(level=logging.INFO, format="%(message)s")
logging.getLogger("apscheduler").setLevel(logging.WARNING)
port = int(sys.argv[2])
send = mail.smtp(Settings(smtp_host="127.0.0.1", smtp_port=port)) if port else None
now = datetime(2020, 1, 6, 9, tzinfo=UTC)
worker.run(db.connect(sys.argv[1]), send, lambda: now, int(sys.argv[3]), "tracker@example.org", "https://example.org")
print("ended")
"""


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A real mail server."""
    with serving(MailServer()) as server:
        yield server


@pytest.fixture
def two_matters(sqlite: Engine) -> Engine:
    """A database in which two letters are due."""
    recorded(sqlite, *TWO_MATTERS)
    contact(sqlite)
    return sqlite


def tick(engine: Engine, send: Send | None) -> None:
    """One tick at the present of the tests."""
    worker.tick(engine, send, standing(NOW), **SENDER)


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the worker itself logged."""
    return [message.getMessage() for message in caplog.records if message.name == "tracker.worker"]


def until(true: Callable[[], bool]) -> None:
    """Waits until something holds, two minutes at most (a machine may be busy with other things)."""
    end = monotonic() + 120
    while not true():
        assert monotonic() < end, "waited in vain"
        sleep(0.02)


@contextmanager
def started(url: str, port: int, seconds: int = 60) -> Iterator[subprocess.Popen[str]]:
    """The worker, as a process."""
    command = [sys.executable, "-c", WORKER, url, str(port), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_tick_plans_and_delivers_and_says_what_it_did(
    two_matters: Engine, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "tracker.worker")
    tick(two_matters, server.send)
    assert len(server.letters) == 2
    assert said(caplog) == [
        "Letters queued: 2, withdrawn: 0.",
        "Letters sent: 2, withdrawn: 0, to be tried again: 0, given up: 0.",
    ]
    caplog.clear()
    tick(two_matters, server.send)
    assert said(caplog) == []


def test_a_database_that_is_away_is_noted_and_the_next_tick_does_the_work(
    two_matters: Engine, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    away = db.connect("postgresql://nobody@127.0.0.1:1/nothing")
    tick(away, server.send)
    assert [text.split(":")[0] for text in said(caplog)] == [
        "The database could not be used; the next tick tries again"
    ]
    tick(two_matters, server.send)
    assert len(server.letters) == 2


def test_a_mail_server_that_is_away_is_noted(two_matters: Engine, caplog: pytest.LogCaptureFixture) -> None:
    server = MailServer()
    with serving(server):
        pass
    tick(two_matters, server.send)
    assert "The mail server could not be used; the next tick tries again: no connection to" in said(caplog)[0]
    assert events(two_matters) == {"ReminderQueued": 2}


def test_a_mistake_of_ours_is_loud(two_matters: Engine) -> None:
    def mistaken(recipient: str, message: bytes) -> None:
        raise TypeError("ours")

    with pytest.raises(TypeError, match="ours"):
        tick(two_matters, mistaken)


def test_it_ticks_at_once_and_ends_cleanly_when_told_to(
    two_matters: Engine, sqlite_url: str, server: MailServer
) -> None:
    with started(sqlite_url, server.port) as process:
        until(lambda: events(two_matters)["ReminderSent"] == 2)
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert output.splitlines()[-2:] == ["The worker has stopped.", "ended"]
    assert len(server.letters) == 2


def test_each_tick_leaves_a_sign_of_life_and_so_does_a_long_one(two_matters: Engine) -> None:
    moments = iter(NOW + timedelta(seconds=20 * number) for number in range(20))
    watched = worker.Watched(two_matters, lambda: next(moments), 30, sends=True)
    send = watched.sending(lambda recipient, message: None)
    seen = []
    for _ in range(4):
        send("officer@example.org", b"")
        with db.reading(two_matters) as connection:
            seen += [beat.beat_at - NOW for beat in heartbeat.beats(connection)]
    assert [span.seconds for span in seen] == [80, 80, 140]
    watched.note(worker.Tick(queued=2, sent=1, trouble="the server is away"))
    with db.reading(two_matters) as connection:
        (beat,) = heartbeat.beats(connection)
    assert (beat.ticks, beat.queued, beat.sent, beat.trouble) == (1, 2, 1, "the server is away")


def test_a_worker_that_runs_is_seen_to_be_alive(two_matters: Engine, sqlite_url: str, server: MailServer) -> None:
    with started(sqlite_url, server.port) as process:
        until(lambda: bool(health(two_matters).workers))
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    assert health(two_matters).troubles == ()
    assert [(one.ticks, one.queued, one.sent) for one in health(two_matters).workers] == [(1, 2, 2)]


def health(engine: Engine) -> reminders.Health:
    """What can be known of reminders at the present of the tests."""
    with db.reading(engine) as connection:
        return reminders.health(connection, NOW)


def test_it_ticks_again_and_again_and_sends_nothing_twice(
    two_matters: Engine, sqlite_url: str, server: MailServer
) -> None:
    with started(sqlite_url, server.port, seconds=1) as process:
        until(lambda: len(server.letters) == 2)
        contact(two_matters, "second@example.org")
        until(lambda: len(server.letters) == 4)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert set(server.copies().values()) == {1}


def test_without_a_mail_server_letters_are_planned_and_wait_and_that_is_said_once(
    two_matters: Engine, sqlite_url: str
) -> None:
    with started(sqlite_url, 0, seconds=1) as process:
        until(lambda: events(two_matters)["ReminderQueued"] == 2)
        sleep(1.2)
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=60)
    assert output.count("No mail server is set (TRACKER_SMTP_HOST)") == 1
    assert events(two_matters) == {"ReminderQueued": 2}
