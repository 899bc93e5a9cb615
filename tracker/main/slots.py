"""The command on dates agreed with conference services for a document: into the office log, for letters alone."""

from uuid import uuid4

import click
from sqlalchemy import Connection

from tracker import config, record
from tracker.domain import bodies, symbols, wording
from tracker.domain.slotting import SlotAgreed, Stage
from tracker.domain.terms import Fact, Occasion, Source
from tracker.main.front import Refusal, Unfit, day_in, officer_id, opened, settings
from tracker.projections import mandates, slots
from tracker.reminders import causes
from tracker.store import db

_STAGES = ("forecast", "submission", "issuance")


@click.command()
@click.argument("what")
@click.argument("day", metavar="[DAY]", required=False)
@click.option("--stage", type=click.Choice(_STAGES), default="submission", show_default=True, help="Of the document.")
@click.option("--waiver", default="", help="The permission to hand in later or at greater length, as worded.")
@click.option("--by", metavar="NAME", help="The officer who records; may be left out where there is only one.")
def slot(what: str, day: str | None, stage: Stage, waiver: str, by: str | None) -> None:
    """Record the day agreed for a document. WHAT is the paragraph that asks for it, or else its symbol.

    GA resolution 74/173/14, or E/CN.15/2020/13. Letters to the office's contacts follow the dates of what
    paragraphs ask for. Without a DAY, none is agreed any more.
    """
    read, on = settings(), day_in("DAY", day) if day else None
    with opened(read) as engine, db.writing(engine) as connection:
        now = config.clock(read)()
        document = _symbol(what)
        mandate = "" if document else what
        session = _session(connection, mandate) if mandate else ""
        number = slots.number(connection, mandate, session, stage, document) + 1
        agreed = SlotAgreed(mandate, session, stage, number, on, waiver, document)
        fact = Fact(agreed, Occasion("day", (now.date(),)), Source(rank=0), uuid4())
        record.accept(connection, [fact], at=now, by=officer_id(connection, by))
    click.echo(_said(agreed))


def _symbol(what: str) -> str:
    """The one spelling of a symbol; empty where it is none."""
    try:
        return symbols.canonical(what)
    except ValueError:
        return ""


def _session(connection: Connection, mandate: str) -> str:
    found = mandates.with_key(connection, mandate)
    if not found:
        raise Unfit(f"No paragraph with the key {mandate} is on record. Expected one such as GA resolution 74/173/14.")
    due = causes.due_of(found[0])
    if due.rule != "session":
        raise Refusal(f"{mandate} asks for no report at a session, so no document has a slot for it.")
    return due.session


def _said(agreed: SlotAgreed) -> str:
    if agreed.document:
        on = f"{wording.day(agreed.on)}" if agreed.on else "no day any more"
        return (
            f"Agreed for {agreed.document}: {agreed.stage} on {on}. It stands in the office log, and on no public page."
        )
    name = bodies.session_name(agreed.session)
    if not agreed.on:
        return f"No date is agreed for the {name} any more ({agreed.stage}): the one that the rule gives holds again."
    return (
        f"Agreed for the {name}: {agreed.stage} on {wording.day(agreed.on)}. It stands in letters to the office's"
        " own contacts, and on no public page."
    )
