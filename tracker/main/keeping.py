"""Commands that keep a record safe: copies of it, in a file or in another database."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import click
from sqlalchemy import Engine

from tracker.config import Settings
from tracker.main.front import Unfit, connect, count, opened, progress, settings, without_password
from tracker.main.setting_up import rows_anew, taken_over
from tracker.store import archive, checkpoints, copying, db, schema


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default="-")
def export(file: Path) -> None:
    """Write every entry of both logs as NDJSON. To a file or (-) to standard output; letters keep nobody's address."""
    with opened(settings()) as engine, db.reading(engine) as connection:
        lines = progress(archive.export(connection), "exporting", lambda line: f"{len(line)} bytes")
        if str(file) == "-":
            _write(sys.stdout.buffer, lines)
            return
        with new_file(file).open("wb") as out:
            _write(out, lines)
        click.echo(f"Exported to {file}: {copying.position(connection)}.")


def new_file(file: Path) -> Path:
    """A file that is not there yet. Raises `Unfit`: nothing is written over."""
    if file.exists():
        raise Unfit(f"{file} exists; nothing is written over.")
    return file


def _write(out: BinaryIO, lines: Iterable[bytes]) -> None:
    for line in lines:
        out.write(line + b"\n")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_(file: Path) -> None:
    """Read exported entries into an empty database. The chain is proved as they come, and the rows are made."""
    read = settings()
    engine = connect(read.owner_database_url or read.database_url)
    try:
        with file.open("rb") as lines, db.writing(engine) as connection:
            schema.migrate(connection)
            entries = sum(1 for _ in progress(archive.import_(connection, lines), "importing"))
            click.echo(f"{count(entries, 'entry', 'entries')} imported: {copying.position(connection)}.")
        taken_over(engine, read)
    finally:
        engine.dispose()
    click.echo("An export names no officer: `tracker log` says of these entries “by an officer not named here”.")


@click.command()
@click.argument("url")
def move(url: str) -> None:
    """Copy the whole record into another, empty database. URL is its address; its rows are made there."""
    read = settings()
    with opened(read) as engine:
        target = connect(url)
        try:
            _copy(engine, target)
            taken_over(target, read)
        finally:
            target.dispose()
    click.echo(f"From now on: export TRACKER_DATABASE_URL={without_password(url)!r}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Copy the record as it is at this moment into a SQLite file. It may be written to meanwhile."""
    with opened(settings()) as engine:
        target = connect(f"sqlite:///{new_file(file)}")
        try:
            _copy(engine, target)
            rows_anew(target)
        finally:
            target.dispose()


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def restore(file: Path) -> None:
    """Copy a backup into the database of this installation. It must be empty."""
    read = settings()
    if not file.read_bytes().startswith(b"SQLite format 3"):
        raise Unfit(f"{file} is no backup; expected a file that `tracker backup` made.")
    with opened(Settings(database_url=f"sqlite:///{file}")) as source:
        target = connect(read.owner_database_url or read.database_url)
        try:
            _copy(source, target)
            taken_over(target, read)
        finally:
            target.dispose()


def _copy(source: Engine, target: Engine) -> None:
    try:
        with db.reading(source) as here, db.writing(target) as there:
            schema.migrate(there)
            for name, rows in copying.copy(here, there):
                click.echo(f"{name}: {count(rows, 'row')}")
            assert copying.position(here) == copying.position(there), "the copy ends elsewhere than the original"
            click.echo(f"The same as the original: {copying.position(there)}.")
    except copying.NotEmpty as error:
        raise Unfit(str(error)) from error


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="Whose checkpoints they are: tracker.example.org")
def key(file: Path, name: str) -> None:
    """Make a pair of keys to sign checkpoints with. The secret one goes into a file, the public one is printed."""
    secret, public = checkpoints.new_key(name)
    with open(new_file(file), "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as out:
        out.write(f"{secret}\n")
    click.echo(public)


@click.command()
@click.option("--key", "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
def checkpoint(file: Path) -> None:
    """Sign how far both logs have come. Kept elsewhere, it proves later that nothing was cut off their ends."""
    secret = file.read_text().strip()
    with opened(settings()) as engine, db.reading(engine) as connection:
        notes = [checkpoints.sign(checkpoints.take(connection, name), secret) for name in db.BOTH]
    click.echo("\n".join(notes), nl=False)
