"""The log itself: its entries one by one, and whether the database answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, current_app, g, request
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from tracker.domain.terms import Entry
from tracker.language import wording, words
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
# as of a day a page is looked for in so many positions: what had happened by then may lie far apart
_LOOKED_THROUGH = 200
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Stretch:
    """Entries to show, and the first and the last of the positions where they were looked for."""

    shown: list[Entry]
    first: int
    last: int


@pages.get("/log")
def entries() -> Response:
    """The entries: newest first; after a position, in the order of recording; or those on one thing.

    As of a day those of what had happened by then, and each second thought.
    """
    page = current()
    after, before, key = number("after"), number("before"), request.args.get("key", "")
    if len(key) > _LONGEST:
        raise BadRequest(_("The key is too long; expected at most %(longest)s letters.", longest=_LONGEST))
    touching = aliases.entries_of(page.connection, key, page.moment.times)[::-1] if key else []
    if key:
        found = _touching(page, touching, before)
    else:
        found = _after(page, after) if after is not None else _before(page, before)
    shown = found.shown
    newer = found.last if found.last < page.moment.position else None
    older = found.first if found.first > 1 else None
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


def _touching(page: Page, touching: Sequence[Entry], before: int | None) -> Stretch:
    """Those before a position of the entries that touch one thing, which come newest first."""
    left = [entry for entry in touching if before is None or entry.position < before]
    more = len(left) > _A_PAGE
    return Stretch(left[:_A_PAGE], left[_A_PAGE - 1].position if more else 1, page.moment.position)


def _after(page: Page, after: int) -> Stretch:
    found = log.tail(page.connection, "proceedings", after, _looked_through(page))
    shown = page.moment.heard(found)[:_A_PAGE]
    full = shown if len(shown) == _A_PAGE else found
    return Stretch(shown, after + 1 if found else 1, full[-1].position if full else page.moment.position)


def _before(page: Page, before: int | None) -> Stretch:
    last = min(page.moment.position, (before or page.moment.position + 1) - 1)
    first = max(0, last - _looked_through(page))
    found = log.tail(page.connection, "proceedings", first, last - first) if last > first else []
    shown = page.moment.heard(found)[::-1][:_A_PAGE]
    return Stretch(shown, shown[-1].position if len(shown) == _A_PAGE else first + 1, last)


def _looked_through(page: Page) -> int:
    return _LOOKED_THROUGH if "as_of" in page.moment.asked else _A_PAGE


def _how_many(page: Page, touching: Sequence[Entry], key: str) -> str:
    if key:
        if not touching:
            return _("No entries touch %(key)s.", key=key)
        return ngettext("%(num)s entry touches %(key)s.", "%(num)s entries touch %(key)s.", len(touching), key=key)
    if not page.moment.position:
        return _("Nothing is recorded yet.")
    if "as_of" in page.moment.asked:
        return ngettext(
            "%(num)s entry is recorded; here stand those of what had happened by %(day)s,"
            " and each that is about another entry.",
            "%(num)s entries are recorded; here stand those of what had happened by %(day)s,"
            " and each that is about another entry.",
            page.moment.position,
            day=wording.day(page.moment.day),
        )
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
    sentence = said.sentence(found)
    # a correction may have given it an earlier day: so it is shown, and the day is said
    if not page.moment.heard([found]):
        sentence += " " + _("By %(day)s that had not happened, as this entry has it.", day=wording.day(page.moment.day))
    return show(Sheet("entry.html", title, sentences.plain(sentence), shown, way))


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
