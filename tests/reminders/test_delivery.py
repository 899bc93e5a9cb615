"""At least once on the wire, exactly once by identity."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Engine, select

from tests.conftest import NOW
from tests.facts import COUNCIL_ELECTED
from tests.reminders.mailroom import (
    TWO_MATTERS,
    MailServer,
    after,
    contact,
    events,
    failing,
    plan,
    recorded,
    serving,
    standing,
    tick,
)
from tests.reminders.test_planning import states
from tracker import record, reminders
from tracker.reminders import Delivered, outbox
from tracker.store import db, log, proof

LEASE_OVER = 11  # minutes
SEVENTH_OF_JANUARY = datetime(2020, 1, 7, 8, 0, tzinfo=UTC)  # the next lead, at nine in Vienna


@pytest.fixture
def one_letter(before_the_council: Engine) -> Engine:
    """A database in which one letter waits."""
    recorded(before_the_council, COUNCIL_ELECTED)
    assert len(plan(before_the_council).queued) == 1
    return before_the_council


def deliver(engine: Engine, server: MailServer, minutes: int = 0) -> Delivered:
    """Delivers, so many minutes after the present."""
    return reminders.deliver(engine, server.send, standing(after(minutes)))


def test_each_open_matter_reaches_the_mail_server_once(before_the_council: Engine, server: MailServer) -> None:
    assert tick(before_the_council, server.send) == Delivered(sent=2)
    assert {message["Subject"].split(":")[0] for message in server.messages()} == {"Before the Council"}
    assert {recipient for recipient, _ in server.letters} == {"officer@example.org"}
    assert events(before_the_council) == {"ReminderQueued": 2, "ReminderSent": 2}
    assert tick(before_the_council, server.send) == Delivered()
    list(record.rebuild(before_the_council))
    assert tick(before_the_council, server.send, after(60)) == Delivered()
    assert len(server.letters) == 2


def test_the_office_log_verifies_and_names_the_message_that_was_sent(one_letter: Engine, server: MailServer) -> None:
    deliver(one_letter, server)
    with db.reading(one_letter) as connection:
        assert proof.verify(connection, "office") == (2, None)
        sent = log.tail(connection, "office")[-1].fact
    assert sent
    assert getattr(sent.event, "message_id", "") == server.messages()[0]["Message-ID"]


def test_a_server_that_is_down_gets_the_letters_once_when_it_is_back(before_the_council: Engine) -> None:
    server = MailServer()
    with serving(server):
        pass  # now it has a port, and is down
    plan(before_the_council)
    stored = stored_letters(before_the_council)
    first = deliver(before_the_council, server)
    assert (first.retried, "no connection" in first.trouble) == (1, True)
    assert events(before_the_council) == {"ReminderQueued": 2}
    with serving(server):
        assert deliver(before_the_council, server, 6) == Delivered(sent=2)
        assert deliver(before_the_council, server, 60) == Delivered()
    assert sorted(content for _, content in server.letters) == stored


def stored_letters(engine: Engine) -> list[bytes]:
    """The bytes in the outbox."""
    with db.reading(engine) as connection:
        return sorted(connection.scalars(select(outbox.TABLE.c.letter)))


def test_a_letter_turned_away_for_now_goes_out_later_with_the_same_bytes(
    one_letter: Engine, server: MailServer
) -> None:
    server.answers = ["451 try again later", "452 still full"]
    (stored,) = stored_letters(one_letter)
    assert deliver(one_letter, server) == Delivered(retried=1)
    assert deliver(one_letter, server) == Delivered()
    assert deliver(one_letter, server, 2) == Delivered(retried=1)
    assert deliver(one_letter, server, 2) == Delivered()
    assert deliver(one_letter, server, 10) == Delivered(sent=1)
    assert server.letters == [("officer@example.org", stored)]
    assert events(one_letter) == {"ReminderQueued": 1, "ReminderSent": 1}


def test_one_letter_turned_away_does_not_hold_up_the_others(before_the_council: Engine, server: MailServer) -> None:
    server.answers = ["451 try again later"]
    assert tick(before_the_council, server.send) == Delivered(sent=1, retried=1)


def test_a_server_that_closes_down_ends_the_round(before_the_council: Engine, server: MailServer) -> None:
    server.answers = ["421 closing down"]
    done = tick(before_the_council, server.send)
    assert (done.sent, done.retried, done.trouble) == (0, 1, "421 closing down")


def test_waits_grow_to_six_hours_and_after_three_days_the_letter_is_given_up(before_the_council: Engine) -> None:
    recorded(before_the_council, COUNCIL_ELECTED)
    plan(before_the_council, SEVENTH_OF_JANUARY)
    full = failing(OSError("451 mailbox of officer@example.org is full"))
    tries = [SEVENTH_OF_JANUARY]
    while not (done := reminders.deliver(before_the_council, full, standing(tries[-1]))).dead:
        assert done == Delivered(retried=1)
        tries.append(next_try(before_the_council))
    waits = [later - earlier for earlier, later in pairwise(tries)]
    assert timedelta(seconds=30) <= waits[0] <= timedelta(seconds=60)
    assert timedelta(hours=3) <= max(waits) <= timedelta(hours=6)
    assert timedelta(days=3) <= tries[-1] - tries[0] <= timedelta(days=3, hours=6)
    assert states(before_the_council)["transmit"].startswith("dead The mail server turned it away for three days.")
    assert events(before_the_council) == {"ReminderQueued": 1, "ReminderWithdrawn": 1}
    with db.reading(before_the_council) as connection:
        assert "officer@example.org" not in repr(connection.execute(select(log.TABLES["office"])).all())


def next_try(engine: Engine) -> datetime:
    """When the one letter is to be tried again."""
    with db.reading(engine) as connection:
        return datetime.fromisoformat(connection.execute(select(outbox.TABLE.c.next_at)).scalar_one())


def test_a_server_that_is_away_for_a_week_loses_no_letter(before_the_council: Engine, server: MailServer) -> None:
    plan(before_the_council, SEVENTH_OF_JANUARY)
    away = failing(ConnectionRefusedError("refused"))
    for hour in range(0, 7 * 24, 6):
        done = reminders.deliver(before_the_council, away, standing(SEVENTH_OF_JANUARY + timedelta(hours=hour)))
        assert (done.dead, done.withdrawn) == (0, 0)
    back = SEVENTH_OF_JANUARY + timedelta(days=7)
    assert reminders.deliver(before_the_council, server.send, standing(back)) == Delivered(sent=2)


def test_a_recipient_refused_for_good_is_given_up_at_once(one_letter: Engine, server: MailServer) -> None:
    server.to_recipients = ["550 5.1.1 no such mailbox"]
    assert deliver(one_letter, server) == Delivered(dead=1)
    assert states(one_letter) == {
        "transmit": "dead The mail server refused it for good. 550 5.1.1 no such mailbox",
    }
    assert deliver(one_letter, server, 600) == Delivered()
    assert events(one_letter) == {"ReminderQueued": 1, "ReminderWithdrawn": 1}


def test_a_matter_settled_while_its_letter_waits_is_not_reminded_of(one_letter: Engine, server: MailServer) -> None:
    with db.writing(one_letter) as connection:
        record.retract(connection, [TWO_MATTERS[1].entry_id], at=NOW, by="officer")
    assert deliver(one_letter, server) == Delivered(withdrawn=1)
    assert server.letters == []
    assert events(one_letter) == {"ReminderQueued": 1, "ReminderWithdrawn": 1}


def test_a_crash_between_the_servers_answer_and_our_record_sends_the_same_bytes_again(
    one_letter: Engine, server: MailServer
) -> None:
    def send_and_die(recipient: str, message: bytes) -> None:
        server.send(recipient, message)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reminders.deliver(one_letter, send_and_die, standing(NOW))
    assert events(one_letter) == {"ReminderQueued": 1}
    assert deliver(one_letter, server) == Delivered()  # the lease still runs
    assert deliver(one_letter, server, LEASE_OVER) == Delivered(sent=1)
    first, second = server.letters
    assert first == second
    assert list(server.copies().values()) == [2]
    assert events(one_letter) == {"ReminderQueued": 1, "ReminderSent": 1}


def test_a_sender_whose_lease_ran_out_may_still_say_that_it_sent(one_letter: Engine, server: MailServer) -> None:
    def slow(recipient: str, message: bytes) -> None:
        assert deliver(one_letter, server, LEASE_OVER).sent == 1
        server.send(recipient, message)

    assert reminders.deliver(one_letter, slow, standing(NOW)).sent == 1
    assert events(one_letter) == {"ReminderQueued": 1, "ReminderSent": 1}
    assert list(server.copies().values()) == [2]


def test_a_sender_whose_lease_ran_out_may_not_put_a_sent_letter_back(one_letter: Engine, server: MailServer) -> None:
    def slow(recipient: str, message: bytes) -> None:
        assert deliver(one_letter, server, LEASE_OVER).sent == 1
        raise OSError("timed out")

    reminders.deliver(one_letter, slow, standing(NOW))
    assert states(one_letter) == {"transmit": "sent"}
    assert deliver(one_letter, server, 600) == Delivered()


def test_a_letter_planned_by_a_clock_that_ran_ahead_waits_for_its_day(
    before_the_council: Engine, server: MailServer
) -> None:
    plan(before_the_council, SEVENTH_OF_JANUARY)
    assert deliver(before_the_council, server) == Delivered()
    assert tick(before_the_council, server.send, SEVENTH_OF_JANUARY) == Delivered(sent=2)


def test_senders_that_race_send_each_letter_once(before_the_council: Engine, server: MailServer) -> None:
    for number in range(9):
        contact(before_the_council, f"{number}@example.org")
    plan(before_the_council)
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda _: deliver(before_the_council, server), range(4)))
    assert sum(one.sent for one in done) == 20
    assert set(server.copies().values()) == {1}
    assert len(server.copies()) == 20
    assert events(before_the_council) == {"ReminderQueued": 20, "ReminderSent": 20}
