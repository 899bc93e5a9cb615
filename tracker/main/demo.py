"""`tracker demo`: a sample on record, its pages, and what comes next, at the clock of 6 January 2020."""

import sys
from dataclasses import replace

import click
from sqlalchemy import Engine

from tracker import record, sample, suggestions
from tracker.config import Settings
from tracker.domain import wording
from tracker.main.front import Unfit, connect, settings, without_password
from tracker.main.reading import read_file
from tracker.main.recording import facts_of
from tracker.main.running import serve_pages, show_preview
from tracker.main.setting_up import prepare
from tracker.reminders import contacts
from tracker.store import db, log, officers

OFFICER = "Demonstration officer"
RECIPIENT = "officer@example.org"
NOTICE = f"This is a demonstration. It runs at the clock of {wording.day(sample.CLOCK.date())}."


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--no-serve", is_flag=True, help="Fill the database and stop.")
def demo(host: str, port: int, no_serve: bool) -> None:
    """Fill an empty database with a sample and serve its pages. The clock stands at 6 January 2020."""
    read = replace(settings(), now=sample.CLOCK.isoformat())
    engine = connect(read.owner_database_url or read.database_url)
    try:
        prepare(engine, read)
        _fill(engine)
        _say_where_to_look(engine, read, f"http://{host}:{port}")
    finally:
        engine.dispose()
    sys.stdout.flush()
    if not no_serve:
        serve_pages(read, host, port)


def _fill(engine: Engine) -> None:
    """Records the sample, once. Raises `Unfit` where the database holds entries of its own."""
    report = read_file(sample.REPORT)
    facts = facts_of(sample.FACTS)
    with db.writing(engine) as connection:
        ours = log.find(connection, "proceedings", [fact.entry_id for fact in (*report.facts, *facts)])
        if log.head(connection, "proceedings").position and not ours:
            raise Unfit(
                "This database holds a record of its own. Give the sample another: TRACKER_DATABASE_URL=sqlite:///demo.db"
            )
        if ours:
            return
        by = officers.add(connection, OFFICER, sample.CLOCK)
        suggestions.submit(connection, report.name, report.content, report.facts, sample.CLOCK)
        suggestions.accept(connection, suggestions.pending(connection), at=sample.CLOCK, by=by)
        record.accept(connection, facts, at=sample.CLOCK, by=by, accepted_as="import")
        contacts.add(connection, RECIPIENT, "Europe/Vienna", sample.CLOCK)


def _say_where_to_look(engine: Engine, read: Settings, address: str) -> None:
    click.echo(f"{NOTICE} The sample is in {without_password(read.database_url)}.\n\nWhere to look:")
    for path, what in (
        ("/follow-up", "what the Commission sent to the Council, and what came back"),
        ("/boards/unicri", "a board: recommended is not elected"),
        ("/texts/ga/resolution/74/173", "who was asked to do what, from one text with two numbers"),
        ("/bodies/ccpcj/sessions/28/items/6", "documents, speakers and action under one agenda item"),
        ("/follow-up?as_of=2019-05-24", "the same, as of the day after the two actions"),
    ):
        click.echo(f"  {address}{path:<38}{what}")
    click.echo(f"\nReminders that come next, to {RECIPIENT} (tracker remind --preview 30):")
    show_preview(engine, sample.CLOCK, 30)
    click.echo("\nThe commands read the same database: tracker log, tracker follow-up, tracker show UNICRI, …")
    click.echo(f"To give them the same clock: export TRACKER_NOW={read.now}\n")
