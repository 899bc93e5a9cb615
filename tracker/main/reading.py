"""Commands that read reports: `read` prints, `submit` queues for a person, `suggestions` lists the queue."""

import json
from dataclasses import dataclass
from pathlib import Path

import click

from tracker import config, reports, suggestions
from tracker.domain.terms import Fact
from tracker.main.front import Unfit, count, opened, progress, settings
from tracker.main.lines import fact_lines
from tracker.reports import files
from tracker.store import codec, db


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A report as it was read: its bytes, and the facts it seems to state."""

    name: str
    content: bytes
    facts: list[Fact]


def read_file(path: Path) -> ReadFile:
    """Reads one report. Raises `Unfit` with a sentence for what is none."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Unfit(f"{path}: {error.strerror}.") from error
    try:
        text = files.text_of(content, path.name)
        report = reports.read(text, path.name, suggestions.digest(content))
    except files.Unreadable as error:
        raise Unfit(str(error)) from error
    return ReadFile(path.name, content, list(reports.suggest(report)))


def read_files(paths: tuple[Path, ...]) -> list[ReadFile]:
    """Reads several reports, with progress. All of them, or a sentence about the first that does not fit."""
    return [read_file(path) for path in progress(paths, "reading")]


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One suggestion a line, as `tracker record` takes them.")
def read(files: tuple[Path, ...], as_json: bool) -> None:
    """Print what reports seem to say. Nothing is stored."""
    settings()
    for report in read_files(files):
        if not as_json:
            click.echo(f"{report.name}: {count(len(report.facts), 'suggestion')}")
        for fact in report.facts:
            click.echo(codec.to_line(fact) if as_json else "\n".join(fact_lines(fact)))


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def submit(files: tuple[Path, ...]) -> None:
    """Queue what reports seem to say for a person to accept; the files are kept."""
    read_ = settings()
    with opened(read_) as engine:
        found = read_files(files)
        with db.writing(engine) as connection:
            now = config.clock(read_)()
            for report in found:
                new = suggestions.submit(connection, report.name, report.content, report.facts, now)
                click.echo(f"{report.name}: {count(len(report.facts), 'suggestion')}, {new} new on the list")


@click.command("suggestions")
@click.option("--json", "as_json", is_flag=True, help="One suggestion a line, with its number.")
def suggestions_(as_json: bool) -> None:
    """List what awaits a person, the doubtful first."""
    with opened(settings()) as engine, db.reading(engine) as connection:
        waiting = suggestions.pending(connection)
    for one in waiting:
        if as_json:
            click.echo(json.dumps({"number": one.number, **json.loads(codec.to_line(one.fact))}, ensure_ascii=False))
        else:
            first, *more = fact_lines(one.fact)
            click.echo("\n".join([f"{one.number:>4}  {first}", *(f"      {line}" for line in more)]))
    if not as_json:
        click.echo(
            f"{count(len(waiting), 'suggestion')} waiting."
            + (" Accept them: tracker accept --all --by NAME, or by number." if waiting else "")
        )
