"""Commands that run things: the rebuild of rows, the preview of reminders, the worker, the pages."""

import logging
import sys
from datetime import datetime

import click
import msgspec
from sqlalchemy import Engine

from tracker import config, mail, record, reminders, web, worker
from tracker.config import Settings
from tracker.domain import wording
from tracker.main.front import connect, count, instant, opened, progress, say_json, settings
from tracker.store import db, schema


@click.command()
def rebuild() -> None:
    """Make all rows anew from the logs. Nothing is sent, and the logs are not touched."""
    read = settings()
    engine = connect(read.owner_database_url or read.database_url)
    try:
        with db.writing(engine) as connection:
            schema.check_not_newer(connection)
            streams = sum(1 for _ in progress(record.rebuild(connection), "rebuilding"))
    finally:
        engine.dispose()
    click.echo(f"Rows of {count(streams, 'stream')} made anew.")


@click.command()
@click.option("--preview", "days", required=True, type=click.IntRange(1, 3660), metavar="DAYS", help="How far ahead.")
@click.option("--now", "at", metavar="INSTANT", help="As if it were this instant.")
@click.option("--json", "as_json", is_flag=True, help="One reminder a line.")
def remind(days: int, at: str | None, as_json: bool) -> None:
    """Show which reminders go out in the days ahead, and why, if nothing more is recorded. Nothing is sent."""
    read = settings()
    with opened(read) as engine:
        show_preview(engine, instant(at, "--now") if at else config.clock(read)(), days, as_json)


def show_preview(engine: Engine, now: datetime, days: int, as_json: bool = False) -> None:
    """Prints the reminders of the days ahead."""
    with db.reading(engine) as connection:
        ahead = reminders.preview(connection, now, days)
    for one in ahead:
        if as_json:
            say_json(msgspec.to_builtins(one))
        else:
            click.echo(f"{one.at:%Y-%m-%d %H:%M} UTC  {one.matter}\n  {one.reason}")
    if not ahead and not as_json:
        click.echo(f"No reminder falls due by {wording.day(now.date())} and {count(days, 'day')} on.")


@click.command("worker")
def worker_() -> None:
    """Plan and send reminders until stopped: the one process that does. It needs TRACKER_SMTP_HOST to send."""
    read = settings()
    set_up_logging(read)
    with opened(read) as engine:
        send = mail.smtp(read) if read.smtp_host else None
        worker.run(engine, send, config.clock(read), read.tick_seconds, read.mail_from, read.public_url)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve the pages."""
    read = settings()
    set_up_logging(read)
    with opened(read) as engine:
        serve_pages(engine, read, host, port)


def serve_pages(engine: Engine, read: Settings, host: str, port: int) -> None:
    """Serves the pages until stopped."""


def set_up_logging(read: Settings) -> None:
    """Log lines to standard error: plain, or JSON where the setting asks for it."""
    handler = logging.StreamHandler(sys.stderr)
    if read.log_json:
        handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], format="%(asctime)s %(levelname)s %(message)s")


class JsonLines(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said = {
            "at": datetime.fromtimestamp(record.created, tz=config.UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return msgspec.json.encode(said).decode()
