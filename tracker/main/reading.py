"""Commands that read reports: `read` prints, `submit` queues for a person."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import click
from sqlalchemy import Connection

from tracker import config, reports, suggestions
from tracker.domain import bodies, symbols
from tracker.domain.terms import Fact
from tracker.main.front import Unfit, count, opened, progress, settings
from tracker.main.lines import fact_lines
from tracker.reports import files
from tracker.store import codec, db

ITEM = re.compile(r"(?P<body>[A-Za-z][\w-]*)/(?P<session>[\w-]+)/(?P<number>\d{1,3}(?:\([a-z]{1,3}\))*)", re.ASCII)
PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A report as it was read: its bytes, and the facts it seems to state."""

    name: str
    content: bytes
    facts: list[Fact]


@dataclass(frozen=True, slots=True)
class Under:
    """Where a pasted piece of a report belongs: an item, perhaps a meeting."""

    item: str
    meeting: int | None


def as_item(printed: str) -> str:
    """The key of an agenda item, with its body on file. Raises `Unfit` with a sentence for what is none."""
    match = ITEM.fullmatch(printed.strip())
    if not match:
        raise Unfit(
            f"--item {printed}: expected a body, its session and the item, such as CCPCJ/28/6 or CCPCJ/28/6(a)."
        )
    if not bodies.find(match["body"]):
        known = ", ".join(body.code for body in bodies.known())
        raise Unfit(f"--item {printed}: {match['body']} is no body on file; known: {known}.")
    try:
        return f"{bodies.session_key(match['body'], match['session'])}/{match['number']}"
    except ValueError as error:
        raise Unfit(f"--item {printed}: {error}") from error


def under(fragment: bool, item: str | None, meeting: int | None) -> Under | None:
    """Where the pasted texts of a command belong; None where whole reports are read."""
    if not fragment and (item or meeting):
        raise Unfit("--item and --meeting say where a pasted piece belongs; add --fragment, or leave them out.")
    if fragment and not item:
        raise Unfit("A fragment belongs under an item; say which, with --item CCPCJ/28/6.")
    return Under(as_item(item), meeting) if item else None


def read_file(path: Path, place: Under | None = None, symbol: str = "") -> ReadFile:
    """Reads one report, or a piece of one; `-` is what is piped in. Raises `Unfit` with a sentence for what is none.

    `symbol` is that of a text that prints none of its own.
    """
    pasted = str(path) == "-"
    try:
        content = sys.stdin.buffer.read() if pasted else path.read_bytes()
    except OSError as error:
        raise Unfit(f"{path}: {error.strerror}.") from error
    name = PASTED if pasted else path.name
    try:
        report = _report(content, name, place)
    except files.Unreadable as error:
        raise Unfit(str(error)) from error
    facts, head = reports.suggest(_with_symbol(report, symbol)), report.masthead
    if not (facts or head.symbols or head.body or head.session or report.texts):
        raise Unfit(f"{name}: nothing of a United Nations report was found in it.")
    return ReadFile(name, content, facts)


def _with_symbol(report: reports.Report, symbol: str) -> reports.Report:
    own = report.masthead.symbols
    if not symbol:
        return report
    if own:
        raise Unfit(f"--symbol {symbol}: {report.name} has a symbol of its own, {own[0]}; leave --symbol out.")
    return replace(report, masthead=replace(report.masthead, symbols=(symbol,)))


def _report(content: bytes, name: str, place: Under | None) -> reports.Report:
    digest = suggestions.digest(content)
    if place:
        return reports.read_fragment(files.fragment_of(content, name), place.item, place.meeting, name, digest)
    return reports.read(files.text_of(content, name), name, digest)


def read_files(paths: tuple[Path, ...], place: Under | None = None, symbol: str = "") -> list[ReadFile]:
    """Reads several reports, with progress. All of them, or a sentence about the first that does not fit."""
    if symbol and len(paths) > 1:
        raise Unfit(f"--symbol {symbol} is that of one text; read the others by themselves.")
    try:
        one = symbols.canonical(symbol) if symbol else ""
    except ValueError as error:
        raise Unfit(f"--symbol: {error}") from error
    return [read_file(path, place, one) for path in progress(paths, "reading")]


def _reads(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments that `read` and `submit` share."""
    given = [
        click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path)),
        click.option("--fragment", is_flag=True, help="Pasted pieces of a report: a speakers' list, a paragraph."),
        click.option("--item", metavar="KEY", help="With --fragment: the agenda item, such as CCPCJ/28/6."),
        click.option("--meeting", type=click.IntRange(1, 999), help="With --fragment: the number of the meeting."),
        click.option("--symbol", default="", help="The symbol of a text that prints none, such as E/CN.7/2024/13."),
    ]
    for option in reversed(given):
        command = option(command)
    return command


@click.command()
@_reads
@click.option("--json", "as_json", is_flag=True, help="One suggestion a line, as `tracker record` takes them.")
def read(
    files: tuple[Path, ...], fragment: bool, item: str | None, meeting: int | None, symbol: str, as_json: bool
) -> None:
    """Print what reports seem to say; `-` reads what is piped in. Nothing is stored."""
    settings()
    for report in read_files(files, under(fragment, item, meeting), symbol):
        if not as_json:
            click.echo(f"{report.name}: {count(len(report.facts), 'suggestion')}")
            if not fragment and _has_no_symbol(report):
                click.echo("  It prints no symbol. Read it with one: --symbol SYMBOL")
        for fact in report.facts:
            click.echo(codec.to_line(fact) if as_json else "\n".join(fact_lines(fact)))


@click.command()
@_reads
def submit(files: tuple[Path, ...], fragment: bool, item: str | None, meeting: int | None, symbol: str) -> None:
    """Queue what reports seem to say for a person to accept. The files are kept, and nothing is recorded yet."""
    read_ = settings()
    with opened(read_) as engine:
        found = read_files(files, under(fragment, item, meeting), symbol)
        with db.writing(engine) as connection:
            now = config.clock(read_)()
            for report in found:
                renamed = suggestions.name_source(connection, report.facts)
                new = suggestions.submit(connection, report.name, report.content, report.facts, now)
                bear = f", {renamed} under another symbol or none until now" if renamed else ""
                click.echo(f"{report.name}: {count(len(report.facts), 'suggestion')}, {new} new on the list{bear}")
                if not fragment and _has_no_symbol(report):
                    click.echo("  It prints no symbol. Before accepting, submit it again with one: --symbol SYMBOL")
                for line in compared(connection, report.facts):
                    click.echo(f"  {line}")


def _has_no_symbol(report: ReadFile) -> bool:
    return bool(report.facts) and not any(fact.source.symbol for fact in report.facts)


def compared(connection: Connection, facts: list[Fact]) -> list[str]:
    """How a report stands to the record: counts by word, then what an earlier draft said and it does not."""
    seen = suggestions.outlook(connection, facts)
    counted = suggestions.counted(seen)
    said = [f"{number} {suggestions.WORDS[word]}" for word, number in counted.items()]
    lines = [f"Against the record: {', '.join(said)}."] if set(counted) - {"new"} else []
    lacking = suggestions.only_in_the_draft(connection, facts, seen)
    if lacking:
        lines.append(
            f"In the draft report, not in the final report: {count(len(lacking), 'fact')}. Nothing is recorded."
        )
    for fact in lacking:
        first, *more = fact_lines(fact)
        lines += [f"  {first}", *(f"  {line}" for line in more), f"    entry {fact.entry_id}"]
    return lines
