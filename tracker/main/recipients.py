"""Commands on who is reminded: add, list, erase."""

import click
import msgspec
from sqlalchemy import Connection

from tracker import config
from tracker.domain import bodies
from tracker.language.printed import unmarked
from tracker.main.front import Refusal, Unfit, opened, say_json, settings
from tracker.reminders import contacts, erasing, following, subscriptions, topics
from tracker.store import db, wiping


@click.group()
def contact() -> None:
    """Who is reminded."""


@contact.command("add")
@click.argument("address")
@click.option("--zone", default="Europe/Vienna", show_default=True, help="The recipient's IANA time zone.")
@click.option(
    "--keeper", metavar="BODY", help="Keeps the calendar of this body (all: of every body), and hears only of that."
)
@click.option("--alternate-of", "first", metavar="ADDRESS", help="Gets only what this recipient has not acknowledged.")
def contact_add(address: str, zone: str, keeper: str | None, first: str | None) -> None:
    """Add a recipient of reminders, of everything on record. The address is kept outside the log."""
    if keeper and first:
        raise Unfit("Expected one of --keeper BODY and --alternate-of ADDRESS.")
    read = settings()
    with opened(read) as engine, db.writing(engine) as connection:
        topic = _alternate(connection, first) if first else _calendar(keeper) if keeper else contacts.EVERYTHING
        try:
            contacts.add(connection, address, zone, config.clock(read)(), topic)
        except ValueError as error:
            raise Unfit(str(error)) from error
    click.echo(f"{address} is reminded at 9 a.m. {zone} time. What comes next: tracker remind --preview 60")


def _calendar(body: str) -> str:
    if body == "all":
        return f"{following.CALENDAR}{contacts.EVERYTHING}"
    if not bodies.find(body):
        raise Unfit(f"No body with the code {body} is on file. Expected one such as CCPCJ, or all.")
    return f"{following.CALENDAR}{body}"


def _alternate(connection: Connection, address: str) -> str:
    known = contacts.of_address(connection, address)
    if not known:
        raise Unfit(f"{address} is not kept here. Who is: tracker contact list")
    return f"{following.ALTERNATE}{known.id}"


@contact.command("list")
@click.option("--json", "as_json", is_flag=True, help="One recipient a line.")
def contact_list(as_json: bool) -> None:
    """List who is reminded, of what and how."""
    with opened(settings()) as engine, db.reading(engine) as connection:
        known = contacts.known(connection)
        followed = {
            one.id: [
                unmarked(topics.in_words(connection, each.topic))
                for each in subscriptions.of_contact(connection, one.id)
                if each.since
            ]
            for one in known
        }
    for one in known:
        of = followed[one.id]
        if as_json:
            choices = msgspec.to_builtins(one.choices)
            say_json({"address": one.address, "state": one.state, **choices, "follows": of})
        else:
            click.echo(f"{one.address}  {one.state}, {one.choices.digest}, {one.choices.zone}")
            click.echo(f"  {'; '.join(of) or 'follows nothing'}")
    if not known and not as_json:
        click.echo("Nobody is reminded. Add somebody: tracker contact add ADDRESS")


@contact.command("remove")
@click.argument("address")
def contact_remove(address: str) -> None:
    """Erase a recipient: the address, what was followed, the letters. The log keeps random ids."""
    read = settings()
    with opened(read) as engine:
        with db.writing(engine, ("office",)) as connection:
            known = contacts.of_address(connection, address)
            if not known:
                raise Refusal(f"{address} is not kept here. Who is: tracker contact list")
            erasing.erase(connection, known.id, config.clock(read)(), subscriptions.SUBSCRIBER)
        if engine.dialect.name == "sqlite":
            # what was deleted stays in the file until it is written anew
            wiping.overwrite(engine)
    click.echo(f"{known.address} is erased.")
