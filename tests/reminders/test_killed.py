"""Workers are killed at random moments: no letter is lost, none is double by identity."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from random import Random
from time import monotonic, sleep

from sqlalchemy import Engine

from tests.conftest import NOW
from tests.reminders.mailroom import TWO_MATTERS, MailServer, contact, events, recorded
from tracker.store import db, proof

RECIPIENTS = 40
LETTERS = RECIPIENTS * 2
# each worker is killed when so many more letters have reached the server; at 0 it is still planning
KILLED_AFTER = (0, 1, 5, 0, 2, 7, 3, 4)


def wait_for_letters(server: MailServer, number: int, moments: Random) -> None:
    """Until so many letters have arrived, and a random moment more: somewhere in the work on the next one."""
    end = monotonic() + 120
    while len(server.letters) < number:
        assert monotonic() < end, "waited in vain"
        sleep(0.0005)
    sleep(moments.uniform(0, 0.008))


def test_kills_at_random_moments_lose_nothing_and_double_nothing(engine: Engine, url: str, server: MailServer) -> None:
    recorded(engine, *TWO_MATTERS)
    for number in range(RECIPIENTS):
        contact(engine, f"{number}@example.org")
    moments = Random(2019)
    command = [sys.executable, "-m", "tests.reminders.killed", url, str(server.port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as workers:
        assert workers.stdin
        assert workers.stdout
        for number, more in enumerate((*KILLED_AFTER, None)):
            # each comes when the leases of the one before it have run out
            print(NOW + timedelta(minutes=11 * number), file=workers.stdin, flush=True)
            worker = int(workers.stdout.readline())
            if more is not None:
                wait_for_letters(server, len(server.letters) + more, moments)
                os.kill(worker, signal.SIGKILL)
            assert workers.stdout.readline() == "ended\n"
            assert more is None or events(engine)["ReminderSent"] < LETTERS, "the kills came too late to prove anything"
    assert len(server.copies()) == LETTERS
    assert sum(server.copies().values()) - LETTERS <= len(KILLED_AFTER)
    assert len(set(server.letters)) == LETTERS, "every copy is the same bytes"
    assert events(engine) == {"ReminderQueued": LETTERS, "ReminderSent": LETTERS}
    with db.reading(engine) as connection:
        assert proof.verify(connection, "office")[1] is None
