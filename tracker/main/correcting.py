"""Commands for second thoughts: correct an entry, confirm it from a better source, withhold it by legal order."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args
from uuid import UUID

import click

from tracker import config, record, suggestions
from tracker.domain import wording
from tracker.domain.correction import Nature
from tracker.domain.terms import Entry, Occasion, Source
from tracker.main import queue, reading
from tracker.main.front import Unfit, connect, count, officer_id, opened, settings
from tracker.main.recording import entry_meant, facts_of, said
from tracker.store import codec, db, log, schema, wiping

_by = click.option("--by", metavar="NAME", help="The officer who does it; may be left out where there is only one.")


@click.command()
@click.argument("entry")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--why", required=True, help="What was wrong.")
@click.option("--nature", type=click.Choice(get_args(Nature)), default="our error", show_default=True)
@_by
def correct(entry: str, file: Path, why: str, nature: Nature, by: str | None) -> None:
    """Say what an entry should have said: one fact in NDJSON. ENTRY is its id or position.

    The entry stays, and reads so from now on.
    """
    facts = facts_of(file)
    if len(facts) != 1:
        raise Unfit(f"{file}: expected one fact, found {len(facts)}.")
    read = settings()
    with opened(read) as engine, db.writing(engine) as connection:
        now, who = config.clock(read)(), officer_id(connection, by)
        wrong = entry_meant(connection, entry).entry_id
        done = record.correct(connection, wrong, facts[0], nature, at=now, by=who, why=why)
    if done.known:
        click.echo("It stands so already; nothing is added.")
        return
    moved = (
        " It is about something else now, so it was retracted there and recorded anew." if len(done.entries) > 1 else ""
    )
    click.echo(f"Corrected.{moved} Take it back: tracker retract --batch {done.batch}")


@click.command()
@click.argument("entry", required=False)
@click.option("--symbol", default="", help="The symbol of the better source; with --report, of one that prints none.")
@click.option("--paragraph", default="", help="Where it prints the fact.")
@click.option("--rank", type=click.IntRange(1, 6), help="1 final text, 2 session report, 3 draft report …")
@click.option("--report", type=click.Path(path_type=Path), help="Instead of one entry: all that this report confirms.")
@_by
def confirm(
    entry: str | None, symbol: str, paragraph: str, rank: int | None, report: Path | None, by: str | None
) -> None:
    """Note that a better source prints the fact of an entry. With --report: of all the entries that it confirms.

    What the report says otherwise, adds or contradicts is listed, and waits among the suggestions.
    """
    if (entry is None) == (report is None):
        raise Unfit(
            "Give the id or position of an entry with --symbol and --rank, or a whole report with --report FILE."
        )
    if report:
        _confirm_all(report, symbol, by)
        return
    if not (entry and symbol and rank):
        raise Unfit("--symbol and --rank say which source is better, and how good: --symbol E/2019/30 --rank 2")
    source = Source(rank=rank, symbol=symbol, paragraph=paragraph)
    codec.check_names(source, "--")
    read = settings()
    with opened(read) as engine, db.writing(engine) as connection:
        meant = entry_meant(connection, entry).entry_id
        record.confirm(connection, meant, source, at=config.clock(read)(), by=officer_id(connection, by))
    click.echo("Confirmed.")


def _confirm_all(path: Path, symbol: str, by: str | None) -> None:
    read = settings()
    with opened(read) as engine:
        [report] = reading.read_files((path,), symbol=symbol)
        with db.writing(engine) as connection:
            now, who = config.clock(read)(), officer_id(connection, by)
            suggestions.name_source(connection, report.facts)
            suggestions.submit(connection, report.name, report.content, report.facts, now)
            click.echo("\n".join(reading.compared(connection, report.facts)) or "Nothing of it is on record yet.")
            file = suggestions.digest(report.content)
            recorded, left = suggestions.confirm(connection, file, at=now, by=who)
    click.echo(said(recorded))
    for one, seen in left:
        click.echo(queue.as_lines(one, seen))
    if left:
        correct_ = ", or tracker correct where it is named" if any(seen.next_step for _, seen in left) else ""
        click.echo(
            f"{count(len(left), 'difference')} left for a person: tracker accept or dismiss, by number{correct_}."
        )


@click.command()
@click.argument("entry")
@click.option("--authority", required=True, help="Who ordered it.")
@click.option("--ground", required=True, help="On which ground.")
@click.option("--file", "with_file", is_flag=True, help="Empty the kept file that the entry was read from, too.")
@_by
def withhold(entry: str, authority: str, ground: str, with_file: bool, by: str | None) -> None:
    """Empty an entry by legal order. The order is recorded, and the log still verifies. This cannot be taken back.

    Its key, type, body, day, meeting, items and session stay in the log, whose chain holds them. Stop the pages and the
    worker first. Backups, exports, and the database server's own logs are not reached.
    """
    read = settings()
    engine = connect(read.owner_database_url or read.database_url)
    try:
        with db.writing(engine) as connection:
            schema.check(connection)
            now, who = config.clock(read)(), officer_id(connection, by)
            itself = entry_meant(connection, entry)
            emptied = [itself, *log.about(connection, "proceedings", itself.entry_id)]
            facts = [one.fact for one in emptied if one.fact]
            files = {fact.source.file for fact in facts} if with_file else set()
            words = {fact.source.quoted for fact in facts} - {""}
            beside = wiping.quoting(connection, words, {one.entry_id for one in emptied})
            alike = suggestions.saying(connection, facts)
            done = record.withhold(connection, itself.entry_id, authority, ground, at=now, by=who)
            key = done.entries[0].stream.split(":", 1)[1]
            gone = wiping.wipe(connection, {*(one.entry_id for one in emptied), *alike}, key, files - {""})
        # said before the files are written anew, which may be refused while others read them
        for line in _withheld(itself, len(done.entries), gone, beside):
            click.echo(line)
        wiping.overwrite(engine)
    finally:
        engine.dispose()


def _withheld(entry: Entry, emptied: int, gone: dict[str, int], beside: Sequence[UUID]) -> Iterator[str]:
    """What an order took out of the record, what stays of the entry, and where else its words stand."""
    also = ", ".join(count(number, what) for what, number in gone.items())
    yield f"{count(emptied, 'entry', 'entries')} emptied; with it {also}."
    said = entry.fact.occasion if entry.fact else Occasion()
    named = (said.body, said.session, *said.meetings, *said.items)
    stays = [f"{entry.type} in {entry.stream}", *filter(None, named), *([wording.when(said)] if said.days else [])]
    yield f"What stays in the log, because its chain holds it: {', '.join(stays)}; who recorded it, and when."
    for other in beside:
        yield f"The same words are quoted in entry {other}. Where the order reaches it: tracker withhold {other}"
