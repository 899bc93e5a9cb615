"""Planners and senders that are killed: `benchmarks.reminders` says what is found, `soak` is one run.

They work against one database and a real mail server, and are killed with SIGKILL at random moments; then whatever is
left is delivered in peace. Each letter must have arrived, each under one identity, each copy the same bytes; more
copies than one may only come from a kill between the server's answer and our record.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from time import monotonic, sleep

from sqlalchemy import Engine

from tests.conftest import NOW
from tests.reminders.mailroom import SENDER, TWO_MATTERS, MailServer, events, plan, recorded, serving, standing
from tracker import mail, reminders
from tracker.config import Settings
from tracker.reminders import contacts
from tracker.store import db, proof

MATTERS = 2
PLANNERS, SENDERS = 2, 4
# each round is later than the leases of the one before; all of them are over before the next lead, 23 hours on
ROUND = timedelta(minutes=11)
MOST_ROUNDS = 120
# longer than this without a letter, and the next process is killed
PATIENCE = 0.2
# the share of rounds in which the first kill waits for a letter; in the others they come while processes begin
SENDING = 0.8


@dataclass(frozen=True)
class Soak:
    """What one soak found."""

    reminders: int
    kills: int
    lost: int
    double: int
    extra: int
    identical: bool
    accounted: bool
    seconds: float

    @property
    def holds(self) -> bool:
        """Whether the promise was kept."""
        kept = not self.lost and not self.double and self.identical and self.accounted
        return kept and self.extra <= self.kills


def soak(url: str, reminders: int, rounds: int, seed: int = 2019) -> Soak:
    """Plans and sends so many reminders on an empty database, while every process of each round is killed."""
    assert rounds <= MOST_ROUNDS, "the next lead would fall due meanwhile"
    engine, chance, began = db.connect(url), Random(seed), monotonic()
    recorded(engine, *TWO_MATTERS)
    with serving(MailServer()) as server, launching(url, server.port) as launcher:
        for number in range(rounds):
            _more_recipients(engine, number, rounds, reminders // MATTERS)
            _round(launcher, server, NOW + ROUND * number, chance)
            if sys.stderr.isatty():
                print(f"\r\033[Kround {number + 1} of {rounds}, {len(server.letters)} letters", end="", file=sys.stderr)
        _in_peace(engine, server, NOW + ROUND * rounds)
        found = _found(engine, server, reminders, rounds * (PLANNERS + SENDERS), monotonic() - began)
    engine.dispose()
    return found


def _more_recipients(engine: Engine, number: int, rounds: int, recipients: int) -> None:
    """Adds this round's share, so that there is something to plan in every round."""
    share = range(recipients * number // rounds, recipients * (number + 1) // rounds)
    with db.writing(engine, ("office",)) as connection:
        for one in share:
            contacts.add(connection, f"{one}@example.org", "Europe/Vienna", NOW)


def _round(launcher: "subprocess.Popen[str]", server: MailServer, now: datetime, chance: Random) -> None:
    """Starts all processes and kills them, each at a moment of its own."""
    alive = [_told(launcher, f"{what} {now}") for what in ["plan"] * PLANNERS + ["send"] * SENDERS]
    chance.shuffle(alive)
    if chance.random() < SENDING:
        _wait(server, len(server.letters) + 1, chance, patience=5)
    for process in alive:
        _wait(server, len(server.letters) + chance.randint(0, 40), chance)
        os.kill(int(process), signal.SIGKILL)
    assert _told(launcher, "wait") == "ended"


def _wait(server: MailServer, letters: int, chance: Random, patience: float = PATIENCE) -> None:
    """Until so many letters have arrived, or none does for a while; and a random moment more."""
    seen, since = len(server.letters), monotonic()
    while len(server.letters) < letters and monotonic() - since < patience:
        if len(server.letters) > seen:
            seen, since = len(server.letters), monotonic()
        sleep(0.0005)
    sleep(chance.uniform(0, 0.02))


def _in_peace(engine: Engine, server: MailServer, now: datetime) -> None:
    while plan(engine, now).more:
        pass
    done = reminders.deliver(engine, server.send, standing(now))
    assert not done.trouble, done.trouble


def _found(engine: Engine, server: MailServer, expected: int, kills: int, seconds: float) -> Soak:
    copies = server.copies()
    noted = events(engine)
    with db.reading(engine) as connection:
        verified = proof.verify(connection, "office")[1] is None
    return Soak(
        reminders=expected,
        kills=kills,
        lost=max(expected - len(copies), 0),
        double=max(len(copies) - expected, 0),
        extra=sum(copies.values()) - len(copies),
        identical=len(set(server.letters)) == len(copies),
        accounted=verified and noted == {"ReminderQueued": expected, "ReminderSent": expected},
        seconds=seconds,
    )


@contextmanager
def launching(url: str, port: int) -> "Iterator[subprocess.Popen[str]]":
    """A process without threads that forks planners and senders when told to."""
    command = [sys.executable, "-m", "benchmarks.mail_soak", url, str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as launcher:
        yield launcher
        assert launcher.stdin
        launcher.stdin.close()


def _told(launcher: "subprocess.Popen[str]", line: str) -> str:
    assert launcher.stdin
    assert launcher.stdout
    print(line, file=launcher.stdin, flush=True)
    return launcher.stdout.readline().strip()


def launch(url: str, port: str) -> None:
    """Forks a process for each line `plan INSTANT` or `send INSTANT` and answers its number; `wait`: all have ended."""
    for line in sys.stdin:
        what, _, instant = line.strip().partition(" ")
        if what == "wait":
            _wait_for_all()
            print("ended", flush=True)
        elif child := os.fork():
            print(child, flush=True)
        else:
            _work_until_killed(what, url, int(port), datetime.fromisoformat(instant))


def _wait_for_all() -> None:
    try:
        while True:
            os.wait()
    except ChildProcessError:
        return


def _work_until_killed(what: str, url: str, port: int, now: datetime) -> None:
    launcher, engine = os.getppid(), db.connect(url)
    send = mail.smtp(Settings(smtp_host="127.0.0.1", smtp_port=port, mail_from=SENDER["mail_from"]))
    while os.getppid() == launcher:  # who interrupts the benchmark leaves nobody at work
        if what == "plan":
            plan(engine, now)
            sleep(0.1)  # planning takes the lock that senders need
        else:
            reminders.deliver(engine, send, standing(now))
            sleep(0.001)
    os._exit(0)


if __name__ == "__main__":
    launch(*sys.argv[1:])
