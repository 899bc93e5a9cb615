"""The command that audits letters: each as its entries in the office log."""

from collections.abc import Iterator, Sequence

import click
import msgspec
from sqlalchemy import Connection

from tracker.domain import wording
from tracker.domain.reminder import ReminderQueued, ReminderReinstated, ReminderSnoozed, ReminderWithdrawn
from tracker.domain.terms import Entry, Event
from tracker.main.front import Refusal, opened, say_json, settings
from tracker.reminders import policy
from tracker.reminders.reasons import amount_in_words
from tracker.store import db, log, touch

_KIND = "reminder:"
_BECAME = {
    "ReminderSent": "taken by the mail server",
    "ReminderAcknowledged": "acknowledged by the recipient",
}


@click.command()
@click.argument("key", required=False)
@click.option("--json", "as_json", is_flag=True, help="One entry a line.")
def audit(key: str | None, as_json: bool) -> None:
    """List every letter, with what became of it and why. From the office log; recipients are random ids.

    KEY: of a matter, mandate or board (GA resolution 74/173/14), or the beginning of a letter's own.
    """
    with opened(settings()) as engine, db.reading(engine) as connection:
        letters = _by_letter(_entries(connection, key))
    if key and not letters:
        raise Refusal(f"No letter on {key} is in the office log.")
    for entries in letters.values():
        if as_json:
            for entry in entries:
                say_json(msgspec.to_builtins(entry._asdict()))
        else:
            click.echo("\n".join(_lines(entries)))
    if not letters and not as_json:
        click.echo("No letter is in the office log.")


def _entries(connection: Connection, key: str | None) -> list[Entry]:
    if not key:
        return log.tail(connection, "office")
    about = {entry.stream for entry in touch.touching(connection, "office", [key])}
    every = log.tail(connection, "office")
    return [entry for entry in every if entry.stream in about or entry.stream.startswith(f"{_KIND}{key}")]


def _by_letter(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.stream.startswith(_KIND):
            found.setdefault(entry.stream, []).append(entry)
    return found


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        event = entry.fact.event if entry.fact else None
        if isinstance(event, ReminderQueued):
            yield f"{event.key[:12]}  {event.matter}, to {event.recipient[:12]}"
            yield f"  {event.rule}, rule version {event.policy}: {_lead(event)}"
        yield f"  {entry.position}  {entry.recorded_at:%Y-%m-%d %H:%M} UTC  {_became(entry, event)}"


def _lead(event: ReminderQueued) -> str:
    rule = policy.find(event.rule, event.policy)
    lead = rule.lead(event.lead_days) if rule else policy.Lead(event.lead_days, "day")
    if not lead.number:
        return f"on {wording.day(event.due_on)}"
    amount = amount_in_words((abs(lead.number), lead.unit))
    return f"{amount} {'before' if lead.number < 0 else 'after'} {wording.day(event.due_on)}"


def _became(entry: Entry, event: Event | None) -> str:
    match event:
        case None:
            return "content withheld by legal order"
        case ReminderQueued():
            return "queued"
        case ReminderWithdrawn(reason=reason):
            return f"not sent: {reason}"
        case ReminderReinstated():
            return "to go out after all"
        case ReminderSnoozed(until=until):
            return f"put off by the recipient until {wording.day(until)}"
    return _BECAME.get(entry.type, entry.type)
