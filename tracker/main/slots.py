"""The command on dates agreed with conference services for a document: into the office log, for letters alone."""

from datetime import datetime
from uuid import uuid4

import click
from sqlalchemy import Connection

from tracker import config, record
from tracker.domain import bodies, wording
from tracker.domain.slotting import SlotAgreed, Stage
from tracker.domain.terms import Fact, Occasion, Source
from tracker.main.front import Refusal, Unfit, officer_id, opened, settings
from tracker.projections import mandates, slots
from tracker.reminders import causes
from tracker.store import db

_STAGES = ("forecast", "submission", "issuance")


@click.command()
@click.argument("mandate")
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]), required=False)
@click.option("--stage", type=click.Choice(_STAGES), default="submission", show_default=True, help="Of the document.")
@click.option("--waiver", default="", help="The permission to hand in later or at greater length, as worded.")
@click.option("--by", metavar="NAME", help="The officer who records; may be left out where there is only one.")
def slot(mandate: str, day: datetime | None, stage: Stage, waiver: str, by: str | None) -> None:
    """Record the DAY agreed for the document that the paragraph MANDATE asks for.

    Letters to the office's contacts follow it from then on. Without a DAY, none is agreed any more.
    """
    read = settings()
    with opened(read) as engine, db.writing(engine) as connection:
        now = config.clock(read)()
        session = _session(connection, mandate)
        number = slots.number(connection, mandate, session, stage) + 1
        agreed = SlotAgreed(mandate, session, stage, number, day.date() if day else None, waiver)
        fact = Fact(agreed, Occasion("day", (now.date(),)), Source(rank=0), uuid4())
        record.accept(connection, [fact], at=now, by=officer_id(connection, by))
    click.echo(_said(agreed))


def _session(connection: Connection, mandate: str) -> str:
    found = mandates.with_key(connection, mandate)
    if not found:
        raise Unfit(f"No paragraph with the key {mandate} is on record. Expected one such as GA resolution 74/173/14.")
    due = causes.due_of(found[0])
    if due.rule != "session":
        raise Refusal(f"{mandate} asks for no report at a session, so no document has a slot for it.")
    return due.session


def _said(agreed: SlotAgreed) -> str:
    name = bodies.session_name(agreed.session)
    if not agreed.on:
        return f"No date is agreed for the {name} any more ({agreed.stage}): the one that the rule gives holds again."
    return (
        f"Agreed for the {name}: {agreed.stage} on {wording.day(agreed.on)}. It stands in letters to the office's"
        " own contacts, and on no public page."
    )
