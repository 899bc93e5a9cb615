"""The command that lists what reports seem to say: how much of what waits, then the suggestions, page by page."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Connection

from tracker import suggestions
from tracker.main import choosing, side_by_side
from tracker.main.front import Unfit, count, opened, settings
from tracker.main.lines import fact_lines
from tracker.store import codec, db
from tracker.suggestions import Outlook, Suggestion

Pair = tuple[Suggestion, Outlook]
# what a person looks through at once; a queue that is no longer is listed whole
PAGE = 50


@click.command("suggestions")
@choosing.of_report
@choosing.of_type
@click.option(
    "--state",
    type=click.Choice(["pending", "accepted", "dismissed"]),
    default="pending",
    help="Those decided on, instead of those that wait.",
)
@click.option("--page", type=click.IntRange(1), help=f"List them, {PAGE} a page, however many there are.")
@click.option(
    "--json", "as_json", is_flag=True, help="One suggestion a line, with its number and outlook; all of them."
)
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write reports and suggestions side by side."
)
def suggestions_(report: str, kind: str, state: str, page: int | None, as_json: bool, html: Path | None) -> None:
    """Say how many suggestions await a person, and list them. By report and type, contradictions and doubts first."""
    choosing.check(kind)
    with opened(settings()) as engine, db.reading(engine) as connection:
        chosen = suggestions.listed(connection, state, report, kind)
        pairs = _with_outlook(connection, chosen)
        if html:
            _write_page(html, side_by_side.page(connection, pairs))
            click.echo(f"{count(len(chosen), 'suggestion')} waiting, written to {html}.")
            return
        names = suggestions.names(connection)
        dismissed = len(suggestions.listed(connection, "dismissed")) if state == "pending" else 0
    if as_json:
        for one, seen in pairs:
            click.echo(json.dumps(_as_json(one, seen), ensure_ascii=False))
        return
    pages = max(1, -(-len(pairs) // PAGE))
    if page and page > pages:
        raise Unfit(f"--page {page}: expected {'1, the only page' if pages == 1 else f'1 to {pages}'}.")
    for line in _summary(pairs, names):
        click.echo(line)
    if page or pages == 1:
        for one, seen in pairs[PAGE * ((page or 1) - 1) :][:PAGE]:
            click.echo(as_lines(one, seen))
    # the advice keeps to what is shown: --all alone would accept the whole queue
    narrowed = choosing.asked_as(report, kind)
    how = f"tracker accept{narrowed or ' --all'} --by NAME, or by number"
    again = f"tracker suggestions{narrowed}{'' if state == 'pending' else f' --state {state}'}"
    for line in _closing(len(pairs), state, page or 0, pages, again):
        click.echo(line)
    if state == "pending":
        click.echo(f"{count(len(pairs), 'suggestion')} waiting." + (f" Accept them: {how}." if pairs else ""))
    if dismissed:
        click.echo(f"{dismissed} dismissed: tracker suggestions --state dismissed")


def _with_outlook(connection: Connection, chosen: Sequence[Suggestion]) -> list[Pair]:
    seen = suggestions.outlook(connection, [one.fact for one in chosen])
    return suggestions.first_things_first(list(zip(chosen, seen, strict=True)))


def _summary(pairs: Sequence[Pair], names: dict[str, str]) -> list[str]:
    """Two lines a report: how many, and of which types."""
    lines: list[str] = []
    for file in dict.fromkeys(sorted((one.file for one, _ in pairs), key=lambda file: names.get(file, ""))):
        of = [pair for pair in pairs if pair[0].file == file]
        against = sum(seen.word == "contradicts" for _, seen in of)
        doubtful = sum(bool(one.fact.source.inferred) for one, _ in of)
        said = [count(len(of), "suggestion")]
        said += [f"{against} {'contradicts' if against == 1 else 'contradict'} the record"] if against else []
        said += [f"{doubtful} doubtful"] if doubtful else []
        types = Counter(type(one.fact.event).__name__ for one, _ in of)
        lines.append(f"{names.get(file, file)}: {', '.join(said)}")
        lines.append(f"  {', '.join(f'{kind} {number}' for kind, number in types.most_common())}")
    return lines


def _closing(number: int, state: str, page: int, pages: int, again: str) -> list[str]:
    """Which page it is, or how to see one; and of what was decided on, how many there are."""
    lines: list[str] = []
    if pages > 1 and page:
        lines.append(f"Page {page} of {pages}.")
    elif pages > 1:
        lines.append(f"List them: {again} --page 1 (of {pages}), or of one --report or --type.")
    if state != "pending":
        back = " Put them back: tracker dismiss --back, by number." if state == "dismissed" and number else ""
        lines.append(f"{count(number, 'suggestion')} {state}.{back}")
    return lines


def _write_page(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise Unfit(f"{path}: {error.strerror}.") from error


def _as_json(one: Suggestion, seen: Outlook) -> dict[str, Any]:
    told = {"word": seen.word, "entry_id": str(seen.entry_id or "") or None, "sentence": seen.sentence}
    # not "number": meetings have a field of that name
    return {"suggestion": one.number, "outlook": told, **json.loads(codec.to_line(one.fact))}


def as_lines(one: Suggestion, seen: Outlook) -> str:
    """A suggestion with its number, its outlook unless it is new, and where it is printed."""
    first, *more = fact_lines(one.fact)
    told = [] if seen.word == "new" else [f"  {seen.in_words}"]
    told += [f"  {seen.next_step}"] if seen.next_step else []
    return "\n".join([f"{one.number:>4}  {first}", *(f"      {line}" for line in [*told, *more])])
