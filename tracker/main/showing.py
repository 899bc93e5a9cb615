"""Commands that look at the record: the log, its proof, one thing, and what waits with the Council."""

from pathlib import Path
from typing import Any

import click
import msgspec
from sqlalchemy import Connection

from tracker import config
from tracker.domain import correction, wording
from tracker.domain.terms import Entry
from tracker.language import outcomes
from tracker.language.status import Status
from tracker.main.dossier import dossier
from tracker.main.front import Refusal, Unfit, count, opened, progress, say_end_of_batch, say_json, settings, times
from tracker.main.lines import entry_lines
from tracker.projections import aliases, coverage, follow_up
from tracker.projections.follow_up import Matter
from tracker.store import checkpoints, db, log, officers, proof, touch

_as_of = click.option("--as-of", metavar="DATE", help="What had certainly happened by that day.")
_at = click.option("--at", metavar="N", help="What was recorded by that position of the log, or by that instant.")
_file = click.Path(exists=True, dir_okay=False, path_type=Path)
_json = click.option("--json", "as_json", is_flag=True, help="As JSON.")


@click.command("log")
@click.option("--stream", metavar="KEY", help="Only what touches this key: UNICRI, CCPCJ/28/6, E/CN.15/2019/8 …")
@click.option("--after", default=0, metavar="N", help="Only entries after this position.")
@_as_of
@_at
@_json
def log_(stream: str | None, after: int, as_of: str | None, at: str | None, as_json: bool) -> None:
    """List the entries of the proceedings, oldest first."""
    read = settings()
    with opened(read) as engine, db.reading(engine) as connection:
        found = _touching(connection, stream, after) if stream else log.tail(connection, "proceedings", after)
        asked = times(connection, as_of, at, config.clock(read)())
        entries = correction.heard(found, asked)
        known = officers.names(connection)
    if stream and not entries:
        raise Refusal(f"Nothing on record touches {stream!r}.")
    if not as_json:
        say_end_of_batch(at, asked)
    for entry in entries:
        if as_json:
            say_json(_entry_json(entry))
        else:
            click.echo("\n".join(entry_lines(entry, known)))


def _touching(connection: Connection, key: str, after: int) -> list[Entry]:
    own = log.read(connection, "proceedings", [key])[key]
    found = own or touch.touching(connection, "proceedings", [key])
    return [entry for entry in found if entry.position > after]


def _entry_json(entry: Entry) -> dict[str, Any]:
    said: dict[str, Any] = msgspec.to_builtins(entry._asdict())
    return said


@click.command()
@click.option(
    "--checkpoint",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="And that the logs have grown from there.",
)
@click.option(
    "--key",
    metavar="KEY",
    help="The public key of those who signed it, as `tracker key` printed it, or a file that holds it.",
)
def verify(checkpoint: Path | None, key: str | None) -> None:
    """Prove that no entry of either log was changed or taken out. Names the first bad position, and exits with 1."""
    if checkpoint and not key:
        raise Unfit("--checkpoint needs --key: the public key of those who signed it.")
    with opened(settings()) as engine:
        for name in db.BOTH:
            shares = progress(proof.verify_together(engine, name), f"verifying {name}, share", _reached)
            checked, fault = proof.conclude(engine, name, shares)
            if fault:
                raise Refusal(f"{name}, position {fault.position}: {fault.what}.")
            click.echo(f"{name}: {count(checked, 'entry', 'entries')} verified.")
        for one in checkpoints.opened(checkpoint.read_text(), _public(key)) if checkpoint and key else ():
            with db.reading(engine) as connection:
                contradiction = checkpoints.contradiction(connection, one)
            if contradiction:
                raise Refusal(f"{one.log}: {contradiction}.")
            click.echo(f"{one.log}: grown from the checkpoint at position {one.head.position}.")


def _reached(share: proof.Share) -> str:
    return f"up to position {share.chain.position:,}"


def _public(key: str) -> str:
    """The public key as given, or as a file holds it."""
    file = Path(key)
    public = (file.read_text() if file.is_file() else key).strip()
    if public.startswith("PRIVATE+KEY+"):
        raise Unfit("--key: this is the secret key; expected the public one, which `tracker key` printed.")
    return public


@click.command()
@click.argument("key")
@_as_of
@_at
@_json
def show(key: str, as_of: str | None, at: str | None, as_json: bool) -> None:
    """Show one thing by its key. A board, session, item, document, text, draft, matter or mandate."""
    read = settings()
    with opened(read) as engine, db.reading(engine) as connection:
        now = config.clock(read)()
        asked = times(connection, as_of, at, now)
        found = dossier(connection, key, asked, asked.as_of or now.date())
        # a meeting, or what is only spoken of, has entries and no row of its own
        entries = [] if found.parts else aliases.entries_of(connection, key, asked)
        known = officers.names(connection)
    if not found.parts and not entries:
        then = " at the time asked for" if as_of or at else ""
        raise Refusal(f"Nothing on record touches {key!r}{then}. Keys look like UNICRI, CCPCJ/28/6, E/CN.15/2019/8.")
    if not as_json:
        say_end_of_batch(at, asked)
    if entries:
        _say_entries(key, entries, known, as_json)
    elif as_json:
        say_json({"key": found.key, **msgspec.to_builtins(found.parts)})
    else:
        click.echo("\n".join(found.lines))


def _say_entries(key: str, entries: list[Entry], known: dict[str, str], as_json: bool) -> None:
    if as_json:
        say_json({"key": key, "entries": [_entry_json(entry) for entry in entries]})
        return
    click.echo(f"{key}: named in {count(len(entries), 'entry', 'entries')}")
    for entry in entries:
        click.echo("\n".join(entry_lines(entry, known)))


@click.command("follow-up")
@_as_of
@_at
@_json
def follow_up_(as_of: str | None, at: str | None, as_json: bool) -> None:
    """What was sent up to another organ, and what came back."""
    read = settings()
    with opened(read) as engine, db.reading(engine) as connection:
        now = config.clock(read)()
        asked = times(connection, as_of, at, now)
        day = asked.as_of or now.date()
        matters = follow_up.every(connection, asked)
        covered = coverage.every(connection, asked)
    if not as_json:
        say_end_of_batch(at, asked)
    for matter, onward in follow_up.ways(matters):
        (begun, said), *further = [(one, outcomes.of_matter(one, covered, day)) for one in (matter, *onward)]
        if as_json:
            say_json({**_matter_json(begun, said), "passed_on": [_matter_json(*one) for one in further]})
        else:
            click.echo("\n".join(matter_lines(begun, str(said))))
            for one, then in further:
                click.echo(f"  Passed on: {then}\n  {one.key}")
    if not matters and not as_json:
        click.echo("Nothing sent to another organ is on record.")


def _matter_json(matter: Matter, said: Status) -> dict[str, Any]:
    return {**msgspec.to_builtins(matter), "status": said.word, "sentence": str(said)}


def matter_lines(matter: Matter, sentence: str) -> list[str]:
    """A matter in a few lines: what it is about, its names as printed, where it stands."""
    lines = [wording.capital(outcomes.title_of(matter)), f"  {sentence}"]
    if matter.candidates:
        lines.append(f"  Asked: {outcomes.candidates_in_words(matter.candidates)}")
    if matter.through:
        lines.append(f"  In: {wording.series(matter.through)}")
    return [*lines, f"  {matter.key}"]
