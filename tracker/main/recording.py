"""Commands that write the record: a person accepts, dismisses, records by hand, retracts."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import click
from sqlalchemy import Connection

from tracker import config, suggestions
from tracker import record as record_room
from tracker.domain.correction import EntryCorrected, EntryRetracted
from tracker.domain.recommendation import RecommendationActedOn
from tracker.domain.stream import Rejected
from tracker.domain.terms import Entry, Fact
from tracker.main import choosing
from tracker.main.front import Unfit, count, officer_id, opened, progress, settings
from tracker.projections import follow_up
from tracker.record import Recorded
from tracker.store import codec, db, log
from tracker.store.codec import Misfit
from tracker.suggestions import Suggestion

_historical = click.option(
    "--historical", is_flag=True, help="Facts of long ago: no reminder goes out because of them."
)


def said(recorded: Recorded) -> str:
    """What a call recorded, as a sentence."""
    corrected = sum(entry.type == EntryCorrected.__name__ for entry in recorded.entries)
    new = len(recorded.entries) - recorded.confirmed - corrected
    parts = [count(new, "entry", "entries") + " added"]
    if recorded.confirmed:
        parts.append(f"{recorded.confirmed} confirmed by a better source")
    if corrected:
        parts.append(f"{corrected} reworded as another source prints it")
    if recorded.known:
        parts.append(f"{recorded.known} on record already")
    if recorded.retracted:
        back = " ".join(str(retraction) for retraction in recorded.retracted[:3])
        parts.append(f"{len(recorded.retracted)} retracted before (bring back: tracker retract {back})")
    batch = f" Take all of it back: tracker retract --batch {recorded.batch}" if recorded.batch else ""
    return ", ".join(parts) + "." + batch


@click.command()
@choosing.numbers
@click.option("--all", "every", is_flag=True, help="Every suggestion that waits.")
@choosing.of_report
@choosing.of_type
@click.option("--by", required=True, metavar="NAME", help="The officer who accepts.")
@_historical
def accept(numbers: tuple[range, ...], every: bool, report: str, kind: str, by: str, historical: bool) -> None:
    """Record suggestions, by number, range, report or type. All of them, or none."""
    read = settings()
    with opened(read) as engine, db.writing(engine) as connection:
        chosen = choosing.chosen(connection, numbers, every, report, kind)
        now, who = config.clock(read)(), officer_id(connection, by)
        left_out = _left_out(connection, [one.fact for one in chosen])
        try:
            recorded = suggestions.accept(connection, chosen, at=now, by=who, historical=historical)
        except Rejected as refusal:
            raise Rejected(_with_next_step(connection, chosen, refusal), refusal.entry_id) from refusal
    for line in (said(recorded), *left_out):
        click.echo(line)


@click.command()
@choosing.numbers
@click.option("--all", "every", is_flag=True, help="Every suggestion that waits.")
@choosing.of_report
@choosing.of_type
@click.option("--back", is_flag=True, help="Put suggestions that were dismissed back on the list.")
@click.option("--by", metavar="NAME", help="The officer who dismisses.")
def dismiss(numbers: tuple[range, ...], every: bool, report: str, kind: str, back: bool, by: str | None) -> None:
    """Take suggestions off the list without recording them. By number or range (1-43), report or type."""
    if back and (every or report or kind):
        raise Unfit("Give the numbers of the suggestions to put back.")
    read = settings()
    with opened(read) as engine, db.writing(engine) as connection:
        if back:
            put = suggestions.bring_back(connection, choosing.chosen(connection, numbers, every))
            click.echo(f"{count(put, 'suggestion')} back on the list.")
            return
        chosen = choosing.chosen(connection, numbers, every, report, kind)
        off = suggestions.dismiss(connection, chosen, at=config.clock(read)(), by=officer_id(connection, by))
    click.echo(f"{count(off, 'suggestion')} dismissed.")


@click.command("record")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="NAME", help="The officer who records.")
@_historical
def record_(files: tuple[Path, ...], by: str, historical: bool) -> None:
    """Record facts from NDJSON, one a line. The form is what `tracker read --json` prints. All of them, or none."""
    read = settings()
    with opened(read) as engine:
        facts = [fact for path in files for fact in facts_of(path)]
        with db.writing(engine) as connection:
            left_out = _left_out(connection, facts)
            recorded = record_room.accept(
                connection,
                facts,
                at=config.clock(read)(),
                by=officer_id(connection, by),
                accepted_as="import",
                historical=historical,
            )
            gaps = _gaps(connection, facts)
    for line in (said(recorded), *left_out):
        click.echo(line)
    for gap in gaps:
        click.echo(f"Mind: nothing on record was sent as {gap}. If the key is right, the act stands alone until it is.")


def _left_out(connection: Connection, facts: list[Fact]) -> list[str]:
    """What these facts say otherwise than the record and will not change there, a line each; asked before accepting."""
    return [
        f"Mind: {one.in_words}. What is on record stays; {one.next_step}"
        for one in suggestions.outlook(connection, facts)
        if one.is_left_out
    ]


def _with_next_step(connection: Connection, chosen: Sequence[Suggestion], refusal: Rejected) -> str:
    """A refusal with the number of the suggestion, and the command that corrects the entry in its way if one does."""
    seen = suggestions.outlook(connection, [one.fact for one in chosen])
    for one, outlook in zip(chosen, seen, strict=True):
        if outlook.next_step and (outlook.entry_id, outlook.sentence) == (refusal.entry_id, str(refusal)):
            return f"Suggestion {one.number}: {refusal} {outlook.next_step[0].upper()}{outlook.next_step[1:]}"
    return str(refusal)


def _gaps(connection: Connection, facts: list[Fact]) -> list[str]:
    """The keys of matters acted on that nobody, by this record, sent: a gap, or a slip of the pen."""
    keys = {fact.event.recommendation for fact in facts if isinstance(fact.event, RecommendationActedOn)}
    found = {key: follow_up.one(connection, key) for key in sorted(keys)}
    return [key for key, matter in found.items() if matter and not matter.made]


def facts_of(path: Path) -> list[Fact]:
    """The facts in a file of NDJSON. Raises `Misfit`: file, line, field, and what was expected."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise Unfit(f"{path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Unfit(f"{path}: not UTF-8 text ({error.reason} at byte {error.start}).") from error
    facts = []
    for number, line in enumerate(progress(lines, "reading"), 1):
        if line.strip():
            try:
                facts.append(codec.from_a_person(line))
            except Misfit as error:
                raise Misfit(f"{path}, line {number}: {error}") from error
    if not facts:
        raise Unfit(f"{path}: no line states a fact.")
    return facts


@click.command()
@click.argument("entries", nargs=-1, metavar="[ENTRY…]")
@click.option("--batch", type=click.UUID, help="Every entry recorded by one command.")
@click.option("--by", metavar="NAME", help="The officer who retracts; may be left out where there is only one.")
@click.option("--why", default="", help="The reason.")
def retract(entries: tuple[str, ...], batch: UUID | None, by: str | None, why: str) -> None:
    """Take entries back, by id or position. They stay in the log, with the retraction after them.

    Retract the retraction to bring them back.
    """
    if bool(entries) == bool(batch):
        raise Unfit("Give the ids or positions of entries, or --batch ID.")
    read = settings()
    with opened(read) as engine, db.writing(engine) as connection:
        chosen = (
            log.batch(connection, "proceedings", batch) if batch else [entry_meant(connection, one) for one in entries]
        )
        if not chosen:
            raise Unfit(f"There is no batch {batch}.")
        ids = [entry.entry_id for entry in chosen]
        recorded = record_room.retract(connection, ids, at=config.clock(read)(), by=officer_id(connection, by), why=why)
    click.echo(_taken_back(chosen, recorded))


def entry_meant(connection: Connection, given: str) -> Entry:
    """The entry with this id or at this position."""
    if given.isdigit():
        at = log.tail(connection, "proceedings", after=int(given) - 1, limit=1)
        if at and at[0].position == int(given):
            return at[0]
        raise Rejected(f"There is no entry at position {given}.")
    try:
        entry_id = UUID(given)
    except ValueError as error:
        raise Unfit(f"{given!r} is neither the id nor the position of an entry.") from error
    if found := log.find(connection, "proceedings", [entry_id]).get(entry_id):
        return found
    raise Rejected(f"There is no entry {given}.")


def _taken_back(chosen: Sequence[Entry], recorded: Recorded) -> str:
    undone = sum(entry.type == EntryRetracted.__name__ for entry in chosen)
    retracted = len(recorded.entries) - undone
    done = [f"{count(undone, 'retraction')} undone"] if undone else []
    done += [count(retracted, "entry", "entries") + " retracted"] if retracted or not undone else []
    done += [f"{recorded.known} retracted before"] if recorded.known else []
    back = f" Take this back: tracker retract --batch {recorded.batch}" if recorded.batch else ""
    return f"{', '.join(done)}.{back}"
