"""Commands that write the record: a person accepts, dismisses, records by hand, retracts."""

from pathlib import Path
from uuid import UUID

import click
from sqlalchemy import Connection

from tracker import config, suggestions
from tracker import record as record_room
from tracker.domain.terms import Fact
from tracker.main.front import Unfit, count, officer_id, opened, progress, settings
from tracker.record import Recorded
from tracker.store import codec, db, log
from tracker.store.codec import Misfit


def said(recorded: Recorded) -> str:
    """What a call recorded, as a sentence."""
    new = len(recorded.entries) - recorded.confirmed
    parts = [count(new, "entry", "entries") + " added"]
    if recorded.confirmed:
        parts.append(f"{recorded.confirmed} confirmed by a better source")
    if recorded.known:
        parts.append(f"{recorded.known} on record already")
    if recorded.retracted:
        back = " ".join(str(retraction) for retraction in recorded.retracted[:3])
        parts.append(f"{len(recorded.retracted)} retracted before (bring back: tracker retract {back})")
    batch = f" Take all of it back: tracker retract --batch {recorded.batch}" if recorded.batch else ""
    return ", ".join(parts) + "." + batch


@click.command()
@click.argument("numbers", nargs=-1, type=int)
@click.option("--all", "every", is_flag=True, help="Every suggestion that waits.")
@click.option("--by", required=True, metavar="NAME", help="The officer who accepts.")
def accept(numbers: tuple[int, ...], every: bool, by: str) -> None:
    """Record suggestions, by their numbers or all. If one contradicts the record, none is recorded."""
    read = settings()
    with opened(read) as engine, db.writing(engine) as connection:
        chosen = _chosen(connection, numbers, every)
        click.echo(said(suggestions.accept(connection, chosen, at=config.clock(read)(), by=officer_id(connection, by))))


@click.command()
@click.argument("numbers", nargs=-1, type=int)
@click.option("--all", "every", is_flag=True, help="Every suggestion that waits.")
@click.option("--by", metavar="NAME", help="The officer who dismisses.")
def dismiss(numbers: tuple[int, ...], every: bool, by: str | None) -> None:
    """Take suggestions off the list without recording them."""
    read = settings()
    with opened(read) as engine, db.writing(engine) as connection:
        chosen = _chosen(connection, numbers, every)
        off = suggestions.dismiss(connection, chosen, at=config.clock(read)(), by=officer_id(connection, by))
    click.echo(f"{count(off, 'suggestion')} dismissed.")


def _chosen(connection: Connection, numbers: tuple[int, ...], every: bool) -> list[suggestions.Suggestion]:
    if every == bool(numbers):
        raise Unfit("Give the numbers of suggestions, or --all.")
    return suggestions.pending(connection) if every else suggestions.find(connection, numbers)


@click.command("record")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="NAME", help="The officer who records.")
@click.option("--historical", is_flag=True, help="Facts of long ago: no reminder goes out because of them.")
def record_(files: tuple[Path, ...], by: str, historical: bool) -> None:
    """Record facts from NDJSON, one a line (the form that `tracker read --json` prints). All of them, or none."""
    read = settings()
    with opened(read) as engine:
        facts = [fact for path in files for fact in facts_of(path)]
        with db.writing(engine) as connection:
            recorded = record_room.accept(
                connection,
                facts,
                at=config.clock(read)(),
                by=officer_id(connection, by),
                accepted_as="import",
                historical=historical,
            )
    click.echo(said(recorded))


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
@click.argument("entries", nargs=-1, type=click.UUID)
@click.option("--batch", type=click.UUID, help="Every entry recorded by one command.")
@click.option("--by", metavar="NAME", help="The officer who retracts; may be left out where there is only one.")
@click.option("--why", default="", help="The reason, for the public page of corrections.")
def retract(entries: tuple[UUID, ...], batch: UUID | None, by: str | None, why: str) -> None:
    """Take entries back. They stay in the log, with the retraction after them; retract that to bring them back."""
    if bool(entries) == bool(batch):
        raise Unfit("Give the ids of entries, or --batch ID.")
    read = settings()
    with opened(read) as engine, db.writing(engine) as connection:
        chosen = entries or _batch(connection, batch)
        if not chosen:
            raise Unfit(f"There is no batch {batch}.")
        recorded = record_room.retract(
            connection, chosen, at=config.clock(read)(), by=officer_id(connection, by), why=why
        )
    already = f", {recorded.known} retracted before" if recorded.known else ""
    back = f" Bring it back: tracker retract --batch {recorded.batch}" if recorded.batch else ""
    click.echo(f"{count(len(recorded.entries), 'entry', 'entries')} retracted{already}.{back}")


def _batch(connection: Connection, batch: UUID | None) -> tuple[UUID, ...]:
    return tuple(entry.entry_id for entry in log.batch(connection, "proceedings", batch)) if batch else ()
