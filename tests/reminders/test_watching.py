"""Whether reminders go out, said in sentences and as metrics; and letters that are to go out after all."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, update

from tests.conftest import NOW
from tests.facts import COUNCIL_ELECTED, TRANSMITTED
from tests.reminders.mailroom import MailServer, after, events, failing, plan, recorded, standing, tick
from tests.reminders.test_planning import retract
from tracker import reminders
from tracker.domain.reminder import ReminderReinstated, ReminderWithdrawn
from tracker.domain.stream import Rejected
from tracker.domain.terms import Entry
from tracker.main import watching
from tracker.main.front import Sentences
from tracker.reminders import Beat, Delivered, Health, heartbeat, outbox
from tracker.store import db, log, officers

Tracker = Callable[..., Result]
FULL = failing(OSError("452 the mailbox of officer@example.org is full"))
NO_SUCH = failing(PermissionError("550 5.1.1 no such mailbox"))


def beat(engine: Engine, minutes: int = 0, trouble: str = "", sends: bool = True) -> None:
    """A worker that ticks every half minute leaves a sign of life."""
    worker = Beat("w", NOW, NOW, 30, sends).after(after(minutes), 0, 0, trouble)
    heartbeat.note(engine, worker)


def health(engine: Engine, minutes: int = 0, hours: int = 1) -> Health:
    """What is known so many minutes after the present."""
    with db.reading(engine) as connection:
        return reminders.health(connection, after(minutes), timedelta(hours=hours))


@pytest.fixture
def tracker(engine: Engine, url: str, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """The commands of this room, on the database of the test, at its clock."""
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    monkeypatch.setenv("TRACKER_NOW", NOW.isoformat())
    with db.writing(engine) as connection:
        officers.add(connection, "M. Okafor", NOW)

    def run(*words: str, exit_code: int = 0) -> Result:
        main = Sentences(commands=[watching.doctor, watching.outbox_])
        result = CliRunner().invoke(main, words, catch_exceptions=False)
        assert result.exit_code == exit_code, (words, result.output)
        return result

    return run


@pytest.fixture
def one_dead(before_the_council: Engine) -> Engine:
    """One letter was given up, one was sent."""
    plan(before_the_council)
    answers = iter([PermissionError("550 5.1.1 no such mailbox"), None])

    def send(recipient: str, message: bytes) -> None:
        if error := next(answers):
            raise error

    assert reminders.deliver(before_the_council, send, standing(NOW)) == Delivered(sent=1, dead=1)
    return before_the_council


def test_a_database_that_no_worker_ever_saw_says_so(engine: Engine) -> None:
    assert health(engine).troubles == (
        "No worker has left a sign of life: reminders are neither planned nor sent. Start one: tracker worker",
    )


def test_a_worker_is_missed_after_two_ticks_and_not_before(engine: Engine) -> None:
    beat(engine)
    assert health(engine, 1).troubles == ()
    assert health(engine, 2).troubles == (
        "The last tick of a worker was 2 minutes ago, on 6 January 2020 at 09:00 UTC; one is due every 30 seconds."
        " Start one: tracker worker",
    )
    beat(engine, 3)
    assert health(engine, 3).troubles == ()
    assert [(worker.worker, worker.ticks) for worker in health(engine, 3).workers] == [("w", 1)]


def test_a_tick_that_has_not_come_proves_nothing_and_hides_no_worker_that_is_at_work(engine: Engine) -> None:
    heartbeat.note(engine, Beat("tomorrow", NOW, NOW + timedelta(days=1), 30, sends=True))
    assert health(engine).troubles == (
        "The last tick of a worker is dated 7 January 2020 at 09:00 UTC, which has not come: it ran by another clock"
        " (TRACKER_NOW), and that proves nothing. Start one: tracker worker",
    )
    assert "tracker_worker_alive 0" in reminders.watching.metrics(health(engine))
    beat(engine)
    assert health(engine).troubles == ()
    assert [worker.worker for worker in health(engine).workers] == ["w"]


def test_the_clocks_of_two_machines_may_differ_by_two_ticks(engine: Engine) -> None:
    beat(engine, 1)
    assert health(engine).troubles == ()


def test_the_doctor_refuses_a_tick_that_has_not_come(engine: Engine, tracker: Tracker) -> None:
    heartbeat.note(engine, Beat("tomorrow", NOW, NOW + timedelta(days=1), 30, sends=True))
    assert "which has not come" in tracker("doctor", exit_code=1).output
    assert "which has not come" in tracker("doctor", "--json", exit_code=1).output
    beat(engine)
    assert "Last tick on 6 January 2020" in tracker("doctor").output


def test_a_worker_without_a_mail_server_or_in_trouble_says_which(engine: Engine) -> None:
    beat(engine, sends=False)
    assert health(engine).troubles[0].startswith("No mail server is set (TRACKER_SMTP_HOST)")
    beat(engine, 5, "no connection to mail.example.org:25: refused")
    assert health(engine, 6).troubles == (
        "The worker has been in trouble for 60 seconds: no connection to mail.example.org:25: refused",
    )


def test_trouble_counts_from_its_first_tick_and_ends_with_it() -> None:
    first = Beat("w", NOW, NOW, 30, True).after(after(1), 0, 0, "refused")
    second = first.after(after(2), 0, 0, "refused again")
    assert (second.trouble_since, second.ticks) == (after(1), 2)
    assert second.after(after(3), 1, 1, "").trouble_since is None


def test_workers_of_long_ago_are_forgotten_when_another_begins(engine: Engine) -> None:
    for worker, days in (("old", 8), ("recent", 6)):
        heartbeat.note(engine, Beat(worker, NOW, NOW - timedelta(days=days), 30, True))
    heartbeat.note(engine, Beat("new", NOW, NOW, 30, True))
    assert [worker.worker for worker in health(engine).workers] == ["new", "recent"]


def test_a_letter_that_is_due_for_too_long_is_a_trouble(before_the_council: Engine) -> None:
    plan(before_the_council)
    beat(before_the_council, 180)
    assert health(before_the_council, 180).troubles == (
        "The oldest letter whose turn has come has waited for 3 hours.",
    )
    assert health(before_the_council, 180, hours=4).troubles == ()


def test_letters_turned_away_are_named_and_have_been_due_since_they_were_queued(before_the_council: Engine) -> None:
    plan(before_the_council)
    reminders.deliver(before_the_council, FULL, standing(NOW))
    beat(before_the_council, 120)
    assert health(before_the_council, 120).troubles == (
        "The oldest letter whose turn has come has waited for 2 hours.",
        "2 letters were turned away by the mail server, and will be tried again. See: tracker outbox",
    )


def test_letters_given_up_are_a_trouble_until_somebody_decides(one_dead: Engine) -> None:
    beat(one_dead)
    assert health(one_dead).troubles == ("1 letter was given up. See: tracker outbox --dead",)
    assert health(one_dead).letters == {"pending": 0, "leased": 0, "sent": 1, "dead": 1, "withdrawn": 0}


def test_a_lease_that_ran_out_counts_as_due(before_the_council: Engine) -> None:
    plan(before_the_council)
    with before_the_council.begin() as connection:
        held = {"state": "leased", "lease_until": outbox.instant_text(after(10))}
        connection.execute(update(outbox.TABLE).values(held))
    assert health(before_the_council, 9).oldest_due is None
    assert health(before_the_council, 11).oldest_due == NOW


def test_the_metrics_are_what_prometheus_reads(one_dead: Engine) -> None:
    beat(one_dead)
    lines = reminders.watching.metrics(health(one_dead)).splitlines()
    assert "tracker_worker_alive 1" in lines
    assert "tracker_reminders_healthy 0" in lines
    assert 'tracker_letters{state="dead"} 1' in lines
    assert f"tracker_worker_beat_timestamp_seconds {NOW.timestamp():.0f}" in lines
    named = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    values = [line.partition("{")[0].split()[0] for line in lines if not line.startswith("#")]
    assert named == list(dict.fromkeys(values))


def test_a_letter_given_up_goes_out_after_all_with_the_same_bytes_and_an_entry(
    one_dead: Engine, server: MailServer
) -> None:
    with db.writing(one_dead, ("office",)) as connection:
        (dead,) = outbox.in_state(connection, "dead")
        _, stored = outbox.content(connection, dead)
        assert reminders.reinstate(connection, dead.key[:10], at=after(5), by="officer").key == dead.key
        entry = log.tail(connection, "office")[-1]
    assert _said(entry) == ReminderReinstated(dead.key, 1)
    assert entry.recorded_by == "officer"
    assert tick(one_dead, server.send, after(6)) == Delivered(sent=1)
    assert [content for _, content in server.letters] == [stored]
    assert events(one_dead) == {
        "ReminderQueued": 2,
        "ReminderWithdrawn": 1,
        "ReminderReinstated": 1,
        "ReminderSent": 2,
    }


def test_a_letter_given_up_twice_can_be_decided_on_twice(one_dead: Engine) -> None:
    for round in (1, 2):
        with db.writing(one_dead, ("office",)) as connection:
            assert [one.refused for one in reminders.reinstate_dead(connection, at=after(round), by="officer")] == [""]
        assert reminders.deliver(one_dead, NO_SUCH, standing(after(round))).dead == 1
    with db.reading(one_dead) as connection:
        said = [_said(entry) for entry in log.tail(connection, "office")]
    assert [one.round for one in said if isinstance(one, ReminderWithdrawn)] == [0, 1, 2]
    assert [one.round for one in said if isinstance(one, ReminderReinstated)] == [1, 2]


def _said(entry: Entry) -> object:
    assert entry.fact
    return entry.fact.event


def test_what_was_sent_waits_or_would_be_withdrawn_again_does_not_go_out_after_all(one_dead: Engine) -> None:
    recorded(one_dead, COUNCIL_ELECTED)
    retract(one_dead, TRANSMITTED)
    with db.writing(one_dead, ("office",)) as connection:
        (sent,), (dead,) = outbox.in_state(connection, "sent"), outbox.in_state(connection, "dead")
        with pytest.raises(Rejected, match="This letter was sent"):
            reminders.reinstate(connection, sent.key, at=NOW, by="officer")
        with pytest.raises(Rejected, match=r"It would be withdrawn again. "):
            reminders.reinstate(connection, dead.key, at=NOW, by="officer")
        with pytest.raises(Rejected, match="No letter has the key nothing"):
            reminders.reinstate(connection, "nothing", at=NOW, by="officer")
        with pytest.raises(Rejected, match="More than one letter has the key"):
            reminders.reinstate(connection, "", at=NOW, by="officer")
    assert events(one_dead)["ReminderReinstated"] == 0


def test_the_doctor_exits_with_one_and_a_sentence_until_all_is_well(
    tracker: Tracker, before_the_council: Engine, server: MailServer
) -> None:
    assert "No worker has left a sign of life" in tracker("doctor", exit_code=1).output
    tick(before_the_council, server.send)
    beat(before_the_council)
    assert tracker("doctor").stdout == (
        "Reminders go out. Last tick on 6 January 2020 at 09:00:00 UTC; 0 letters waiting, 2 sent.\n"
    )
    assert "tracker_database_ready 1\n" in tracker("doctor", "--metrics").stdout
    assert '"troubles": []' in tracker("doctor", "--json").stdout


def test_the_doctor_says_that_the_database_is_behind(tracker: Tracker, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    assert "Run: tracker upgrade" in tracker("doctor", exit_code=1).output
    assert tracker("doctor", "--metrics").stdout.endswith("tracker_database_ready 0\n")
    assert "tracker upgrade" in tracker("doctor", "--json", exit_code=1).stdout


def test_the_outbox_lists_what_waits_and_what_was_given_up_and_has_it_go_out(
    tracker: Tracker, one_dead: Engine, server: MailServer
) -> None:
    assert tracker("outbox").stdout == "No letter waits.\n"
    said = tracker("outbox", "--dead").stdout
    assert "dead, 1 try\n" in said
    assert "The mail server refused it for good. 550 5.1.1 no such mailbox" in said
    assert '"state": "dead"' in tracker("outbox", "--dead", "--json").stdout
    tracker("outbox", "retry", exit_code=2)
    assert "stays" not in tracker("outbox", "retry", "--all", "--by", "M. Okafor").stdout
    assert "pending, 0 tries, next on 6 January 2020" in tracker("outbox").stdout
    assert "waits to be sent" in tracker("outbox", "retry", said.split()[0], exit_code=1).output
    assert tick(one_dead, server.send) == Delivered(sent=1)
    assert tracker("outbox", "retry", "--all").stdout == "No letter was given up.\n"
