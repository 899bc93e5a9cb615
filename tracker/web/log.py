"""The log itself: its entries one by one, and whether the database answers."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, current_app, g, request
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from tracker.domain.terms import Entry
from tracker.language import words
from tracker.language.messages import _, ngettext
from tracker.projections import aliases
from tracker.store import db, log
from tracker.web import addresses, columns, feeds, said, sentences
from tracker.web.errors import NotOnRecord
from tracker.web.frame import Page, crumbs, current
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("log", __name__)

_A_PAGE = 50
_LONGEST = 300


@pages.get("/log")
def entries() -> Response:
    """The entries: newest first; after a position, in the order of recording; or those on one thing."""
    page = current()
    after, before, key = number("after"), number("before"), request.args.get("key", "")
    if len(key) > _LONGEST:
        raise BadRequest(_("The key is too long; expected at most %(longest)s letters.", longest=_LONGEST))
    touching = aliases.entries_of(page.connection, key, page.moment.times)[::-1] if key else []
    if key:
        shown = [entry for entry in touching if before is None or entry.position < before][:_A_PAGE]
    else:
        shown = _after(page, after) if after is not None else _before(page, before)
    newer, older = (None if key else _newer(page, shown)), _older(touching if key else [], shown)
    answer = show(
        Sheet(
            "log.html",
            _("Entries on %(key)s", key=key) if key else _("Log"),
            sentences.plain(_how_many(page, touching, key)),
            {
                "entries": shown,
                "key": key,
                "newer": newer,
                "older": older,
            },
            crumbs((_("Log"), "")),
            table=lambda: table(shown),
            feed=lambda: feeds.of_entries(shown),
        )
    )
    if older:
        answer.headers["Link"] += f', <{addresses.log(before=older, key=key or None)}>; rel="next"'
    if newer:
        answer.headers["Link"] += f', <{addresses.log(after=newer)}>; rel="prev"'
    return answer


def table(entries: Sequence[Entry]) -> Table:
    """Entries as a table."""
    return Table(columns.ENTRIES, [_row(one) for one in entries])


def _row(one: Entry) -> Sequence[str | int | UUID | None]:
    cited = words.source_in_words(one.fact.source) if one.fact and one.fact.source.rank else ""
    recorded = one.recorded_at.isoformat()
    address = addresses.entry(one.entry_id)
    return one.position, one.entry_id, one.type, one.stream, said.sentence(one), cited, one.about, recorded, address


def number(name: str) -> int | None:
    """A position given as a parameter; None where it is not given. Raises 400 for what is no number."""
    text = request.args.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise BadRequest(
            _("“%(given)s” is not a position; expected a whole number, such as 12.", given=f"{name}={text[:40]}")
        )
    return int(text)


def _after(page: Page, after: int) -> list[Entry]:
    found = log.tail(page.connection, "proceedings", after, _A_PAGE)
    return [entry for entry in found if entry.position <= page.moment.position]


def _before(page: Page, before: int | None) -> list[Entry]:
    last = min(page.moment.position, (before or page.moment.position + 1) - 1)
    first = max(0, last - _A_PAGE)
    return log.tail(page.connection, "proceedings", first, last - first)[::-1] if last > first else []


def _newer(page: Page, shown: Sequence[Entry]) -> int | None:
    """The position after which the next newer entries stand; None where the newest are shown."""
    newest = max((entry.position for entry in shown), default=page.moment.position)
    return newest if newest < page.moment.position else None


def _older(touching: Sequence[Entry], shown: Sequence[Entry]) -> int | None:
    """The position before which older entries stand, of those that touch a key where one is given."""
    oldest = min((entry.position for entry in shown), default=1)
    first = min((entry.position for entry in touching), default=1)
    return oldest if oldest > first else None


def _how_many(page: Page, touching: Sequence[Entry], key: str) -> str:
    if key:
        if not touching:
            return _("No entries touch %(key)s.", key=key)
        return ngettext("%(num)s entry touches %(key)s.", "%(num)s entries touch %(key)s.", len(touching), key=key)
    if not page.moment.position:
        return _("Nothing is recorded yet.")
    return ngettext(
        "%(num)s entry is recorded; what proves wrong stays, with a later entry that retracts it.",
        "%(num)s entries are recorded; what proves wrong stays, with a later entry that retracts it.",
        page.moment.position,
    )


@pages.get("/entries/<uuid:entry_id>")
def entry(entry_id: UUID) -> Response:
    """What exactly was recorded, from where, and what was thought of it later."""
    page = current()
    found = log.find(page.connection, "proceedings", [entry_id]).get(entry_id)
    position = page.moment.position
    if not found or found.position > position:
        raise NotOnRecord(f"There is no entry {entry_id} in this record, which ends at position {position}.")
    near = log.tail(page.connection, "proceedings", max(0, found.position - 2), 3)
    thoughts = log.about(page.connection, "proceedings", entry_id)
    about = log.find(page.connection, "proceedings", [found.about]) if found.about else {}
    shown = {
        "entry": found,
        "fact": said.in_full(found.fact) if found.fact else None,
        "recorded": {
            "accepted_as": found.accepted_as,
            "historical": found.historical,
            "version": found.version,
            "batch": found.batch,
            "hash": found.hash,
        },
        "thoughts": [thought for thought in thoughts if thought.position <= position],
        "about": next(iter(about.values()), None),
        "previous": next((one for one in near if one.position == found.position - 1), None),
        "following": next((one for one in near if one.position == found.position + 1 <= position), None),
        "thing": addresses.of_entry(found),
    }
    title = _("Entry %(position)s: %(type)s", position=found.position, type=said.type_in_words(found.type).lower())
    way = crumbs((_("Log"), addresses.log()), (_("Entry %(position)s", position=found.position), ""))
    return show(Sheet("entry.html", title, sentences.plain(said.sentence(found)), shown, way))


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
