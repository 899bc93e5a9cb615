"""Commands that run things: the rebuild of rows, the preview of reminders, the worker, the pages."""

import logging
import socket
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from errno import EADDRINUSE
from itertools import groupby
from logging.config import dictConfig
from typing import Any

import click
import msgspec
from flask import Flask
from gunicorn.app.base import BaseApplication
from sqlalchemy import Connection, Engine

from tracker import config, mail, reminders, web, worker
from tracker.config import Settings
from tracker.domain import wording
from tracker.language import messages
from tracker.language.messages import speaking
from tracker.language.printed import unmarked
from tracker.main.front import Refusal, Unfit, connect, count, instant, opened, say_json, settings
from tracker.main.setting_up import rows_anew
from tracker.reminders import contacts, letters, silence, topics
from tracker.reminders.letters import Sender
from tracker.reminders.rules import Planned
from tracker.store import db, schema


@click.command()
def rebuild() -> None:
    """Make all rows anew from the logs. Nothing is sent, and the logs are not touched."""
    read = settings()
    engine = connect(read.owner_database_url or read.database_url)
    try:
        with engine.connect() as connection:
            schema.check_logs(connection)
        streams = rows_anew(engine)
    finally:
        engine.dispose()
    click.echo(f"Rows of {count(streams, 'stream')} made anew.")


@click.command()
@click.option("--preview", "days", type=click.IntRange(1, 3660), metavar="DAYS", help="How far ahead.")
@click.option("--now", "at", metavar="INSTANT", help="As if it were this instant.")
@click.option("--json", "as_json", is_flag=True, help="One reminder a line.")
@click.option("--test", "address", metavar="ADDRESS", help="Send a letter that reminds of nothing to this address.")
@click.option("--language", metavar="CODE", help="The language of the test; else the recipient's own, or English.")
def remind(days: int | None, at: str | None, as_json: bool, address: str | None, language: str | None) -> None:
    """Show which reminders go out in the days ahead, and why. As if nothing more were recorded; none is sent."""
    if (days is None) == (address is None):
        raise Unfit("Expected one of --preview DAYS and --test ADDRESS.")
    read = settings()
    now = instant(at, "--now") if at else config.clock(read)()
    with opened(read) as engine:
        if address:
            _send_test(read, address, language or _language_of(engine, address), now)
        else:
            show_preview(engine, now, days or 0, as_json)


def _language_of(engine: Engine, address: str) -> str:
    """The language in which letters go to an address."""
    with db.reading(engine) as connection:
        known = contacts.of_address(connection, address)
    return (known.choices if known else contacts.Choices()).language


def _send_test(read: Settings, address: str, language: str, now: datetime) -> None:
    if not read.smtp_host:
        raise Refusal("No mail server is set (TRACKER_SMTP_HOST).")
    try:
        contacts.check(address, contacts.Choices(language=language))
    except ValueError as error:
        raise Unfit(f"--test: {error}") from error
    try:
        with speaking(messages.named(language)):
            letter = letters.test(address, now, Sender(read.mail_from, read.public_url))
        mail.smtp(read)(address, letter)
    except OSError as error:
        raise Refusal(f"The mail server did not take the test: {error}.") from error
    click.echo(f"The mail server took a test for {address}.")


def show_preview(engine: Engine, now: datetime, days: int, as_json: bool = False) -> None:
    """Prints the reminders of the days ahead; where there are none, why."""
    with db.reading(engine) as connection:
        found = reminders.preview(connection, now, days)
        why = [] if found or as_json else list(_why_nothing(connection, now))
        titles = {key: unmarked(topics.in_words(connection, key)) for key in {one.matter for one in found}}
    if as_json:
        for one in found:
            say_json({**msgspec.to_builtins(one), "reason": one.reason})
        return
    for line in _lines(found, titles):
        click.echo(line)
    if not found:
        click.echo(f"No reminder falls due in {count(days, 'day')} from {wording.day(now.date())}.")
        click.echo("\n".join(why))


def _lines(found: Sequence[Planned], titles: Mapping[str, str]) -> Iterator[str]:
    """When, by which rule, about what, to how many, and the arithmetic: those of one reason together."""
    ordered = sorted(found, key=lambda one: (one.at, one.rule, one.reason, titles[one.matter]))
    for (at, rule, version, reason), some in groupby(
        ordered, key=lambda one: (one.at, one.rule, one.policy, one.reason)
    ):
        yield f"{at:%Y-%m-%d %H:%M} UTC  {wording.capital(rule)}, rule version {version}"
        for matter, letters_ in groupby(some, key=lambda one: one.matter):
            yield f"  {wording.capital(titles[matter])}: to {count(len(list(letters_)), 'recipient')}"
        yield f"  {reason}"


_MOST = 20


def _why_nothing(connection: Connection, now: datetime) -> Iterator[str]:
    if not contacts.every(connection):
        yield "There is no recipient. Add one: tracker contact add ADDRESS"
    why = silence.why_nothing(connection, now)
    if not why:
        yield "Nothing on record is of a kind that letters are written on."
    yield from (f"{matter} ({rule}): {reason}" for rule, matter, reason in why[:_MOST])
    if len(why) > _MOST:
        yield f"And {count(len(why) - _MOST, 'other')} like these."


@click.command("worker")
def worker_() -> None:
    """Plan and send reminders until stopped. One process does; it needs TRACKER_SMTP_HOST to send."""
    read = settings()
    dictConfig(log_lines(read))
    with opened(read) as engine:
        send = mail.smtp(read) if read.smtp_host else None
        worker.run(engine, send, config.clock(read), read.tick_seconds, read.mail_from, read.public_url)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve the pages."""
    read = settings()
    with opened(read):
        pass  # a database that cannot be used is said before the server starts
    serve_pages(read, host, port)


def serve_pages(read: Settings, host: str, port: int) -> None:
    """Serves the pages by gunicorn until stopped; each of its processes opens the database for itself.

    Raises `Unfit` where nothing can be served at that address.
    """
    _check_free(host, port)

    class Pages(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        def load_config(self) -> None:
            self.cfg.set("bind", f"{host}:{port}")
            self.cfg.set("worker_class", "gthread")
            self.cfg.set("threads", 8)
            self.cfg.set("workers", read.web_processes)
            self.cfg.set("logconfig_dict", log_lines(read))
            self.cfg.set("control_socket_disable", True)

        def load(self) -> Flask:
            return web.create_app(connect(read.database_url), config.clock(read), clock_stands_still=bool(read.now))

    Pages().run()


def _check_free(host: str, port: int) -> None:
    # gunicorn itself would try five times, with two lines of its log each, and exit with 1
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == EADDRINUSE:
            raise Unfit(f"{host}, port {port}: another program serves there. Choose another with --port.") from error
        why = (error.strerror or str(error)).partition(" (while")[0]
        raise Unfit(f"{host}, port {port}: {why}. Look at --host and --port.") from error


def log_lines(read: Settings) -> dict[str, Any]:
    """How to log: to standard error, plain or, where the setting asks for it, one JSON object a line."""
    form = {"()": JsonLines} if read.log_json else {"format": "%(asctime)s %(levelname)s %(message)s"}
    handler = {"class": "logging.StreamHandler", "formatter": "line"}
    loud = {"level": "INFO", "handlers": ["stderr"]}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": form},
        "handlers": {"stderr": handler},
        "root": loud,
        "loggers": {
            "gunicorn.error": {**loud, "propagate": False},
            "apscheduler": {"level": "WARNING"},
            "alembic": {"level": "WARNING"},
        },
    }


class JsonLines(logging.Formatter):
    """A log record as one line of JSON: `at`, `level`, `logger`, `message`, and `error` with its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said = {
            "at": datetime.fromtimestamp(record.created, tz=UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return msgspec.json.encode(said).decode()
