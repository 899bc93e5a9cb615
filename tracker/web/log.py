"""The log itself: its entries, how far it reaches, and whether the database answers."""

from uuid import UUID

from flask import Blueprint, Response, current_app, g, render_template, request
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import BadRequest

from tracker.domain import bodies, wording
from tracker.domain.coverage import CoveredKind
from tracker.domain.terms import Entry
from tracker.projections import aliases, coverage
from tracker.projections.coverage import Coverage
from tracker.store import db, log
from tracker.web import addresses, said, sentences, words
from tracker.web.errors import NotOnRecord
from tracker.web.frame import Page, crumbs, current

pages = Blueprint("log", __name__)

_A_PAGE = 50


@pages.get("/log")
def entries() -> str:
    """The entries: newest first; after a position, in the order of recording; or those on one thing."""
    page = current()
    after, before, key = _number("after"), _number("before"), request.args.get("key", "")
    if key:
        shown = aliases.entries_of(page.connection, key, page.moment.times)[::-1]
    else:
        shown = _after(page, after) if after is not None else _before(page, before)
    return render_template(
        "log.html",
        status=sentences.plain(_how_many(page, shown, key)),
        entries=shown,
        key=key,
        newer=None if key else _newer(page, shown),
        older=None if key else _older(shown),
        crumbs=crumbs(("Log", "")),
    )


def _number(name: str) -> int | None:
    text = request.args.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise BadRequest(f"“{name}={text[:40]}” is not a position; expected a whole number, such as 12.")
    return int(text)


def _after(page: Page, after: int) -> list[Entry]:
    found = log.tail(page.connection, "proceedings", after, _A_PAGE)
    return [entry for entry in found if entry.position <= page.moment.position]


def _before(page: Page, before: int | None) -> list[Entry]:
    last = min(page.moment.position, (before or page.moment.position + 1) - 1)
    first = max(0, last - _A_PAGE)
    return log.tail(page.connection, "proceedings", first, last - first)[::-1] if last > first else []


def _newer(page: Page, shown: list[Entry]) -> int | None:
    """The position after which the next newer entries stand; None where the newest are shown."""
    newest = max((entry.position for entry in shown), default=page.moment.position)
    return newest if newest < page.moment.position else None


def _older(shown: list[Entry]) -> int | None:
    oldest = min((entry.position for entry in shown), default=1)
    return oldest if oldest > 1 else None


def _how_many(page: Page, shown: list[Entry], key: str) -> str:
    if key:
        return f"{wording.capital(words.counted(len(shown), 'entry touches', 'entries touch'))} {key}."
    if not page.moment.position:
        return "Nothing is recorded yet."
    entries = words.counted(page.moment.position, "entry is", "entries are")
    return f"{entries} recorded; what proves wrong stays, with a later entry that retracts it."


@pages.get("/entries/<uuid:entry_id>")
def entry(entry_id: UUID) -> str:
    """What exactly was recorded, from where, and what was thought of it later."""
    page = current()
    found = log.find(page.connection, "proceedings", [entry_id]).get(entry_id)
    position = page.moment.position
    if not found or found.position > position:
        raise NotOnRecord(f"There is no entry {entry_id} in this record, which ends at position {position}.")
    near = log.tail(page.connection, "proceedings", max(0, found.position - 2), 3)
    thoughts = log.about(page.connection, "proceedings", entry_id)
    about = log.find(page.connection, "proceedings", [found.about]) if found.about else {}
    return render_template(
        "entry.html",
        entry=found,
        status=sentences.plain(said.sentence(found)),
        fields=said.in_fields(found.fact.event) if found.fact else [],
        thoughts=[thought for thought in thoughts if thought.position <= position],
        about=next(iter(about.values()), None),
        previous=next((one for one in near if one.position == found.position - 1), None),
        following=next((one for one in near if one.position == found.position + 1 <= position), None),
        thing=addresses.of_entry(found),
        crumbs=crumbs(("Log", addresses.log()), (f"Entry {found.position}", "")),
    )


@pages.get("/coverage")
def coverage_stated() -> str:
    """What has been read of each body, how far, and what has not."""
    page = current()
    stated = coverage.every(page.connection, page.moment.times)
    return render_template(
        "coverage.html",
        status=sentences.of_coverage(stated),
        read={code: [row for row in stated if row.of == code] for code in sorted({row.of for row in stated})},
        missing=_not_covered(stated),
        crumbs=crumbs(("Coverage", "")),
    )


def _not_covered(stated: list[Coverage]) -> list[tuple[str, list[str]]]:
    """For each body on file, the kinds of which nothing has been read."""
    kinds: tuple[CoveredKind, ...] = ("documents", "statements", "views", "actions", "mandates", "elections")
    codes = sorted({row.of for row in stated} | {body.code for body in bodies.known()})
    read = {(row.of, kind) for row in stated for kind in row.kinds}
    missing = [(code, [words.KINDS[kind] for kind in kinds if (code, kind) not in read]) for code in codes]
    return [(code, left) for code, left in missing if left]


@pages.get("/healthz")
def healthz() -> Response:
    """Whether the database answers and holds the log."""
    engine: Engine = g.engine
    try:
        with db.reading(engine) as connection:
            position = log.head(connection, "proceedings").position
    except SQLAlchemyError as error:
        current_app.logger.error("The database does not answer.", exc_info=error)
        said_so = "The database does not answer, or has no log yet: run tracker upgrade.\n"
        return Response(said_so, 503, mimetype="text/plain")
    return Response(f"The database answers; the log ends at position {position}.\n", mimetype="text/plain")
