"""What all commands share: the settings, the database, the officer, progress, and errors as sentences."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from tracker import config
from tracker.config import BadSetting, Settings
from tracker.domain import bodies
from tracker.domain.stream import Rejected
from tracker.domain.terms import Times
from tracker.store import db, log, officers, schema
from tracker.store.checkpoints import Untrue
from tracker.store.codec import Misfit

Thing = TypeVar("Thing")

MISFIT = 2  # exit code of input that does not fit
REFUSED = 1  # exit code of what the record contradicts, and of a log that does not verify


class Refusal(click.ClickException):
    """The record contradicts what was asked."""

    exit_code = REFUSED


class Unfit(click.ClickException):
    """Input, a setting or the database does not fit."""

    exit_code = MISFIT


class Sentences(click.Group):
    """A group of commands that turns the errors a person can mend into one sentence and an exit code."""

    def invoke(self, context: click.Context) -> Any:
        """Runs the command; whatever is our own mistake still crashes loudly."""
        try:
            return super().invoke(context)
        except Rejected as refusal:
            where = f" (entry {refusal.entry_id})" if refusal.entry_id else ""
            raise Refusal(f"{refusal}{where}") from refusal
        except (Misfit, BadSetting, schema.WrongSchema, db.Busy, Untrue) as error:
            raise Unfit(str(error)) from error
        except DatabaseError as error:
            raise Unfit(_database_sentence(error)) from error
        except OSError as error:
            if not error.filename:
                raise
            raise Unfit(f"{error.filename}: {error.strerror}.") from error


def _database_sentence(error: DatabaseError) -> str:
    said = " ".join(str(error.orig).split())
    lowered = said.lower()
    if "readonly" in lowered or "read-only" in lowered:
        return f"The database cannot be written to ({said}). Give this user the right to write the file and its folder."
    if "no such table" in lowered or ("does not exist" in lowered and "relation" in lowered):
        return f"The database lacks a table ({said}). Run: tracker upgrade"
    if "no such column" in lowered or ("does not exist" in lowered and "column" in lowered):
        return f"The tables are those of an earlier version ({said}). Run: tracker upgrade"
    if "unable to open database file" in lowered or "not a database" in lowered:
        return f"The database file cannot be opened ({said}). Look at TRACKER_DATABASE_URL."
    if isinstance(error, OperationalError):
        return f"The database does not answer ({said}). Look at TRACKER_DATABASE_URL, and whether the server runs."
    raise error


def settings() -> Settings:
    """The settings, with the bodies of this installation read."""
    read = config.settings()
    if read.bodies:
        try:
            bodies.add(Path(read.bodies))
        except (ValueError, OSError) as error:
            raise BadSetting(f"TRACKER_BODIES: {error}") from error
    return read


def connect(url: str) -> Engine:
    """The database at an address. Raises `BadSetting` for what is no address."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() not in ("sqlite", "postgresql", "postgres"):
            raise ArgumentError("the tracker keeps its record in SQLite or PostgreSQL")
        if parsed.get_backend_name() == "sqlite" and (parsed.database or ":memory:").startswith((":memory:", "file:")):
            raise ArgumentError("it names no file, so that nothing would be kept")
        return db.connect(url)
    except (ArgumentError, OSError) as error:
        raise BadSetting(
            f"TRACKER_DATABASE_URL is {without_password(url)!r}: {error}. Expected sqlite:///file or postgresql://user@host/name."
        ) from error


def without_password(url: str) -> str:
    """An address that can be shown."""
    return re.sub(r"(//[^/@:]*):[^@/]*@", r"\1:***@", url)


@contextmanager
def opened(read: Settings) -> Iterator[Engine]:
    """The database, checked to have the tables of this version; none is made where there is none."""
    engine = connect(read.database_url)
    try:
        file = engine.url.database
        if engine.dialect.name == "sqlite" and not (file and Path(file).exists()):
            where = without_password(read.database_url)
            raise schema.WrongSchema(
                f"There is no database {where}. Look at TRACKER_DATABASE_URL, or make it: tracker upgrade"
            )
        with engine.connect() as connection:
            schema.check(connection)
        yield engine
    finally:
        engine.dispose()


def officer_id(connection: Connection, name: str | None) -> str:
    """The officer with this name or, where none is given and there is only one, that one."""
    known = officers.names(connection)
    if name is None and len(known) == 1:
        return next(iter(known))
    found = officers.find(connection, name) if name else None
    if found is None:
        asked = f"There is no officer {name!r}" if name else "Say who does this, with --by NAME"
        raise Unfit(
            f"{asked}; known: {', '.join(sorted(known.values())) or 'nobody yet'}. Add one: tracker officer add NAME"
        )
    return found


def times(connection: Connection, as_of: str | None, at: str | None, now: datetime) -> Times:
    """The state of the record that `--as-of` and `--at` ask for; `--at` alone is as of the day of recording."""
    position, recorded_on = _position(connection, at, now) if at else (None, None)
    return Times(as_of=_day(as_of, now) if as_of else recorded_on, at=position)


def say_end_of_batch(at: str | None, asked: Times) -> None:
    """Says to which position the record is shown, where the one asked for lies inside a batch."""
    if at and at.isdigit() and int(at) != asked.at:
        click.echo(f"At position {at}, to the end of its batch at {asked.at}.")


def _position(connection: Connection, at: str, now: datetime) -> tuple[int, date]:
    head = log.head(connection, "proceedings").position
    if at.isdigit():
        last = log.end_of_batch(connection, "proceedings", int(at)) if 0 < int(at) <= head else None
        if not last:
            raise Unfit(f"--at {at}: the log ends at position {head}.")
        return last.position, last.recorded_at.date()
    then = instant(at, "--at")
    if then > now:
        raise Unfit(f"--at {at}: that has not come; the log ends at position {head}.")
    return log.position_at(connection, "proceedings", then), then.date()


def instant(text: str, option: str) -> datetime:
    """An instant from what a person typed; a day is its midnight, UTC."""
    return config.clock(Settings(now=text), option)()


def day_in(where: str, text: str) -> date:
    """A day from what a person typed; `where` names the option or argument. Raises `Unfit` for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Unfit(f"{where} {text}: expected a day such as 2019-05-24.") from error


def _day(text: str, now: datetime) -> date:
    day = day_in("--as-of", text)
    if day > now.date():
        raise Unfit(f"--as-of {text}: that day has not come.")
    return day


def progress(things: Iterable[Thing], label: str, of: Callable[[Thing], str] = str) -> Iterator[Thing]:
    """The same things, with a line of progress on a terminal and silence in a pipe."""
    shown = sys.stderr.isatty()
    number = 0
    for number, thing in enumerate(things, 1):
        if shown:
            click.echo(f"\r\033[K{label} {number}: {of(thing)[:60]}", nl=False, err=True)
        yield thing
    if shown and number:
        click.echo("\r\033[K", nl=False, err=True)


def say_json(thing: Any) -> None:
    """One JSON document on one line."""
    click.echo(json.dumps(thing, ensure_ascii=False))


def count(number: int, noun: str, several: str = "") -> str:
    """`1 entry`, `3 entries`."""
    return f"{number} {noun if number == 1 else several or noun + 's'}"
