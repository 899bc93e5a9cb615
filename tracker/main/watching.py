"""Commands that watch over reminders: whether they go out, the letters that wait or were given up, a second try."""

from datetime import timedelta
from typing import Any

import click
import msgspec
from sqlalchemy import Engine

from tracker import config, reminders
from tracker.domain import wording
from tracker.main.front import Refusal, Unfit, connect, count, officer_id, opened, say_json, settings
from tracker.reminders import outbox, subscriptions, watching
from tracker.reminders.outbox import Letter
from tracker.reminders.watching import Health
from tracker.store import db, schema


@click.command()
@click.option("--hours", default=1, show_default=True, type=click.IntRange(1), help="How long a letter may be due.")
@click.option("--metrics", is_flag=True, help="In the text format of Prometheus; exit 0 whatever they say.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def doctor(hours: int, metrics: bool, as_json: bool) -> None:
    """Say whether reminders go out. The worker, the letters that wait, the database: exit 1 where one is wrong."""
    read = settings()
    engine = connect(read.database_url)
    try:
        if behind := _behind(engine):
            _say_behind(behind, metrics, as_json)
            return
        with db.reading(engine) as connection:
            seen = reminders.health(connection, config.clock(read)(), timedelta(hours=hours))
    finally:
        engine.dispose()
    if metrics:
        click.echo(_database_metric(True) + watching.metrics(seen), nl=False)
    elif as_json:
        say_json({**msgspec.to_builtins(seen), "is_alive": seen.is_alive, "troubles": seen.troubles})
        _refuse(seen.troubles, say=False)
    else:
        _refuse(seen.troubles)
        click.echo(_all_is_well(seen))


def _behind(engine: Engine) -> str:
    try:
        with engine.connect() as connection:
            schema.check(connection)
    except schema.WrongSchema as error:
        return str(error)
    return ""


def _say_behind(behind: str, metrics: bool, as_json: bool) -> None:
    if metrics:
        click.echo(_database_metric(False), nl=False)
        return
    if as_json:
        say_json({"troubles": [behind]})
    _refuse((behind,), say=not as_json)


def _database_metric(ready: bool) -> str:
    name = "tracker_database_ready"
    return f"# HELP {name} 1 where the database has the tables of this version\n# TYPE {name} gauge\n{name} {ready:d}\n"


def _refuse(troubles: tuple[str, ...], say: bool = True) -> None:
    if troubles and not say:
        raise SystemExit(Refusal.exit_code)
    if troubles:
        raise Refusal("\n".join(troubles))


def _all_is_well(seen: Health) -> str:
    last = seen.workers[0].beat_at
    waiting = seen.letters["pending"] + seen.letters["leased"]
    return (
        f"Reminders go out. Last tick on {wording.day(last.date())} at {last:%H:%M:%S} UTC;"
        f" {count(waiting, 'letter')} waiting, {seen.letters['sent']} sent."
    )


@click.group("outbox", invoke_without_command=True)
@click.option("--dead", is_flag=True, help="Those that were given up.")
@click.option("--json", "as_json", is_flag=True, help="One letter a line.")
@click.pass_context
def outbox_(context: click.Context, dead: bool, as_json: bool) -> None:
    """List the letters that wait; with --dead, those given up. Each with what the mail server said."""
    if context.invoked_subcommand:
        return
    with opened(settings()) as engine, db.reading(engine) as connection:
        letters = outbox.in_state(connection, *(("dead",) if dead else ("pending", "leased")))
        to_write = 0 if dead else subscriptions.to_write(connection)
    for letter in letters:
        if as_json:
            say_json(msgspec.to_builtins(letter))
        else:
            click.echo("\n".join(_lines(letter)))
    if as_json:
        return
    if to_write:
        click.echo(f"{count(to_write, 'letter')} to confirm a request: written at the next tick.")
    elif not letters:
        click.echo("No letter was given up." if dead else "No letter waits.")


def _lines(letter: Letter) -> list[str]:
    tries = f"{count(letter.attempts, 'try', 'tries')}"
    when = f"next on {wording.day(letter.next_at.date())} at {letter.next_at:%H:%M} UTC"
    lines = [f"{letter.key[:12]}  {letter.state}, {tries}{'' if letter.state == 'dead' else f', {when}'}"]
    lines.append(f"  {letter.rule}: {letter.matter}, {wording.day(letter.due_on)}")
    return [*lines, f"  {letter.last_error}"] if letter.last_error else lines


@outbox_.command()
@click.argument("key", required=False)
@click.option("--all", "every", is_flag=True, help="Every letter that was given up.")
@click.option("--by", metavar="NAME", help="The officer who decides it.")
def retry(key: str | None, every: bool, by: str | None) -> None:
    """Have a letter go out after all that was given up or withdrawn, by its KEY or the beginning of it."""
    if bool(key) == every:
        raise Unfit("Name one letter by its key, or --all that were given up. What there is: tracker outbox --dead")
    read = settings()
    with opened(read) as engine, db.writing(engine, ("office",)) as connection:
        decided: dict[str, Any] = {"at": config.clock(read)(), "by": officer_id(connection, by)}
        if key:
            letter = reminders.reinstate(connection, key, **decided)
            click.echo(f"{letter.key[:12]} goes out at the next tick.")
            return
        found = reminders.reinstate_dead(connection, **decided)
    for one in found:
        click.echo(f"{one.letter.key[:12]} {f'stays: {one.refused}' if one.refused else 'goes out at the next tick.'}")
    if not found:
        click.echo("No letter was given up.")
