"""What a mail server can do to a letter, and what then becomes of it: 72 faults, and hours without a server.

The table below is read by the code: a row for each stage of the exchange, a column for each fault. *sent*: nothing is
lost. *soon*: trouble with the server, the letter is tried again within five minutes and the round ends. *later*: this
letter was turned away for now, it is tried again within hours, for three days. *never*: it is given up at once, with an
entry that says so.

A letter that was cut off, or left without an answer, after its last line may have been taken: it is sent again, with
the same bytes under the same Message-ID.
"""

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email import message_from_bytes
from io import BufferedReader

from sqlalchemy import Engine

from tests.conftest import NOW
from tests.reminders.mailroom import SENDER, TWO_MATTERS, events, plan, recorded
from tracker import mail, reminders
from tracker.config import Settings
from tracker.reminders import contacts, outbox
from tracker.store import db

# how long the sender waits for a server that says nothing; a server here stays silent for longer
PATIENCE = 0.2

TABLE = """
stage      421    450    451_4.7.1  550_5.1.1  554_5.7.1  cut    cut_within_a_line  silence
greeting   soon   soon   soon       soon       soon       soon   soon               soon
EHLO       soon   sent   sent       sent       sent       soon   soon               soon
STARTTLS   soon   soon   soon       soon       soon       soon   soon               soon
AUTH       soon   soon   soon       soon       soon       soon   soon               soon
MAIL       soon   soon   soon       soon       soon       soon   soon               soon
RCPT       soon   later  later      never      later      soon   soon               soon
DATA       soon   later  later      never      later      soon   soon               soon
end        soon   later  later      never      later      soon   soon               soon
QUIT       sent   sent   sent       sent       sent       sent   sent               sent
"""


def table() -> Iterator[tuple[str, str, str]]:
    """Each stage, fault and what becomes of the letter."""
    (_, *faults), *rows = [line.split() for line in TABLE.strip().splitlines()]
    for stage, *fates in rows:
        yield from ((stage, fault, fate) for fault, fate in zip(faults, fates, strict=True))


@dataclass
class Faulty:
    """A mail server, by hand, that does one thing wrong at one stage; in order where `stage` is empty.

    `taken` are the letters that reached it whole, whatever it answered.
    """

    stage: str = ""
    fault: str = ""
    taken: list[bytes] = field(default_factory=list)
    port: int = 0

    def settings(self) -> Settings:
        """The settings of an installation that sends by it, and asks for what the stage is about."""
        found = Settings(smtp_host="127.0.0.1", smtp_port=self.port, mail_from=SENDER["mail_from"])
        user = "tracker" if self.stage == "AUTH" else ""
        return replace(found, smtp_user=user, smtp_password=user, smtp_starttls=self.stage == "STARTTLS")

    def talk(self, line: socket.socket) -> None:
        """One exchange, to its end."""
        line.settimeout(30)
        with line, line.makefile("rb") as said, suppress(OSError, _Cut):
            self._answer(line, "greeting", "220 ready")
            while words := said.readline():
                self._obey(line, said, words.decode().split()[0].upper())

    def _obey(self, line: socket.socket, said: BufferedReader, verb: str) -> None:
        match verb:
            case "EHLO":
                self._answer(line, verb, "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN")
            case "DATA":
                self._answer(line, verb, "354 go on")
                if self.stage == verb:
                    return  # it was refused, and no letter comes
                self.taken.append(_letter(said))
                self._answer(line, "end", "250 taken")
            case "QUIT":
                self._answer(line, verb, "221 bye")
                raise _Cut
            case _:
                self._answer(line, verb, "235 you are" if verb == "AUTH" else "250 well")

    def _answer(self, line: socket.socket, stage: str, well: str) -> None:
        if stage != self.stage:
            line.sendall(f"{well}\r\n".encode())
        elif self.fault == "silence":
            line.recv(1)  # until the other side has lost its patience
            raise _Cut
        elif self.fault == "cut":
            raise _Cut
        elif self.fault == "cut_within_a_line":
            line.sendall(well[:2].encode())
            raise _Cut
        else:
            line.sendall(f"{self.fault.replace('_', ' ')} not so\r\n".encode())
            if self.fault == "421":
                raise _Cut


class _Cut(Exception):
    """The server ends the exchange."""


def _letter(said: BufferedReader) -> bytes:
    lines: list[bytes] = []
    while (line := said.readline()) not in (b".\r\n", b""):
        lines.append(line.removeprefix(b"."))
    return b"".join(lines)


@contextmanager
def listening(server: Faulty) -> Iterator[Faulty]:
    """The server, at a port of its own, one exchange at a time."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        server.port = door.getsockname()[1]
        thread = threading.Thread(target=_serve, args=(door, server), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            # closing alone does not wake who waits at the door
            with suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _serve(door: socket.socket, server: Faulty) -> None:
    with suppress(OSError):
        while True:
            server.talk(door.accept()[0])


@dataclass(frozen=True)
class Fate:
    """What became of a letter: at once, in the end, and how many whole copies of how many contents it came in."""

    first: str
    last: str
    copies: int
    identities: int


def fate(engine: Engine, stage: str, fault: str) -> Fate:
    """Sends one letter to a server with a fault, and again to the same server when it is in order."""
    with listening(Faulty(stage, fault)) as server:
        send = mail.smtp(server.settings(), PATIENCE)
        done = reminders.deliver(engine, send, lambda: NOW)
        first = _first(done)
        mended = replace(server.settings(), smtp_user="", smtp_starttls=False)
        server.stage = ""
        reminders.deliver(engine, mail.smtp(mended, PATIENCE), lambda: NOW + timedelta(hours=7))
    found = [message_from_bytes(one)["Message-ID"] for one in server.taken]
    noted = events(engine)
    last = "sent" if noted["ReminderSent"] else "given up" if noted["ReminderWithdrawn"] else "lost"
    return Fate(
        first, last, len(server.taken), len({(one, whole) for one, whole in zip(found, server.taken, strict=True)})
    )


def _first(done: reminders.Delivered) -> str:
    if done.trouble:
        return "soon"
    return "sent" if done.sent else "never" if done.dead else "later" if done.retried else "nothing"


def one_letter(engine: Engine) -> None:
    """Queues one letter to one recipient."""
    recorded(engine, TWO_MATTERS[0], *TWO_MATTERS[2:])
    with db.writing(engine, ("office",)) as connection:
        contacts.add(connection, "officer@example.org", "Europe/Vienna", NOW)
    assert len(plan(engine).queued) == 1


def holds(stage: str, fault: str, expected: str, found: Fate) -> str:
    """What is not as the table says; empty where all is."""
    end = "given up" if expected == "never" else "sent"
    # the server kept what it had been handed whole, and takes it again unless it had said yes; a refusal keeps nothing
    at_most = 2 if stage == "end" and expected != "never" else 1
    wrong = [
        f"{expected} expected, {found.first} found" if found.first != expected else "",
        f"in the end {found.last}, not {end}" if found.last != end else "",
        f"{found.copies} copies" if found.copies > at_most else "",
        "copies differ" if found.identities > 1 else "",
    ]
    return "; ".join(one for one in wrong if one)


@dataclass(frozen=True)
class Outage:
    """What an outage did: letters queued, taken, given up, taken twice, and how long after its end the last one was."""

    queued: int
    taken: int
    dead: int
    double: int
    last_after: timedelta


def outage(engine: Engine, letters: int, hours: float = 6, a_second: float = 10) -> Outage:
    """Queues letters while the server is away for hours; a worker ticks every 30 seconds, and sends at a rate."""
    recorded(engine, *TWO_MATTERS)
    with db.writing(engine, ("office",)) as connection:
        for number in range(letters // 2):
            contacts.add(connection, f"{number}@example.org", "Europe/Vienna", NOW)
    clock, back, taken = [NOW], NOW + timedelta(hours=hours), Counter[bytes]()
    last = back

    def send(address: str, letter: bytes) -> None:
        nonlocal last
        if clock[0] < back:
            raise ConnectionRefusedError("no connection")
        clock[0] += timedelta(seconds=1 / a_second)
        taken[letter], last = taken[letter] + 1, clock[0]

    queued = 0
    while True:
        plan_ = plan(engine, clock[0])
        queued += len(plan_.queued)
        if plan_.more:
            continue
        reminders.deliver(engine, send, lambda: clock[0])
        if clock[0] > back + timedelta(hours=8) or sum(taken.values()) >= queued:
            break
        clock[0] += timedelta(seconds=30)
    with db.reading(engine) as connection:
        dead = len(outbox.in_state(connection, "dead"))
    return Outage(queued, len(taken), dead, sum(taken.values()) - len(taken), last - back)
