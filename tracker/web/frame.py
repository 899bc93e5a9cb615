"""What stands around every page: one snapshot of the record a request, the moment asked for, words for templates."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import unquote_plus

from flask import Flask, g, request
from sqlalchemy import Connection, Engine
from werkzeug.exceptions import BadRequest, NotFound

from tracker.domain import symbols
from tracker.language import messages, outcomes, terms, wording, words
from tracker.language.messages import _
from tracker.projections import aliases
from tracker.store import db
from tracker.web import addresses, endings, languages, said, sentences
from tracker.web.moment import Moment, asked_for

# what shows nothing of the record
WITHOUT_RECORD = (None, "static", "log.healthz", "upcoming.why", "upcoming.service", "upcoming.metrics")

# what has one form, whatever its address ends in
_OF_ONE_FORM = ("log.healthz", "upcoming.why", "upcoming.service", "upcoming.metrics", "data.entries")

# what only one reader sees, who may write there: no snapshot, no moment
_OF_ONE_READER = ("subscriptions", "managing", "alarms")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is made from: a connection that sees one snapshot, and the moment asked for."""

    connection: Connection
    moment: Moment


@dataclass(frozen=True, slots=True)
class Steps:
    """The nearest days before and after the day shown on which something happened to what a page shows."""

    earlier: date | None
    later: date | None


def current() -> Page:
    """The page of this request."""
    page: Page = g.page
    return page


def steps(days: Iterable[date | None], since: date = date.min) -> Steps:
    """Where the as-of bar leads from the day shown, of these days of change; never before `since`."""
    moment = current().moment
    had = {day for day in days if day and since <= day <= moment.today}
    return Steps(
        max((day for day in had if day < moment.day), default=None),
        min((day for day in had if day > moment.day), default=None),
    )


def steps_of(key: str, since: date = date.min) -> Steps:
    """Where the as-of bar leads on the page of one thing."""
    page = current()
    # of days still to come as well: the bar leads there
    facts = aliases.facts_of(page.connection, key, page.moment.times.at)
    return steps((fact.certain_by for fact in facts), since)


def put_around(app: Flask, engine: Engine, now: Callable[[], datetime], clock_stands_still: bool) -> None:
    """Opens the record before each request, closes it after, and gives templates their words."""

    @app.before_request
    def open_the_record() -> None:
        _refuse_what_is_no_text(request.query_string, request.path)
        of_one_form = request.endpoint in _OF_ONE_FORM or request.blueprint in ("subscriptions", "managing")
        if endings.by_ending() and of_one_form:
            raise NotFound(_("This page has one form only; its address has no ending."))
        if request.endpoint in WITHOUT_RECORD or request.blueprint in _OF_ONE_READER:
            g.engine, g.now = engine, now()
            return
        g.opened = ExitStack()
        connection = g.opened.enter_context(db.reading(engine))
        g.page = Page(connection, asked_for(connection, request.args.to_dict(flat=False), now()))

    @app.teardown_request
    def close_the_record(_: BaseException | None) -> None:
        if opened := g.pop("opened", None):
            opened.close()

    @app.url_defaults
    def stay_at_the_moment(endpoint: str, values: dict[str, object]) -> None:
        if endpoint != "static" and "page" in g:
            for name, text in current().moment.asked.items():
                values.setdefault(name, text)

    @app.context_processor
    def around() -> dict[str, object]:
        page: Page | None = g.get("page")
        return {
            "moment": page.moment if page else None,
            "banner": _banner(now()) if clock_stands_still else "",
            "asked_as": _query,
        }

    app.jinja_env.globals |= _WORDS


def _official_text(symbol: str) -> str:
    """The address of a document in the language of the page."""
    return symbols.link(symbol, messages.code())


_WORDS = {
    "to": addresses,
    "terms": terms,
    "words": words,
    "wording": wording,
    "said": said,
    "outcomes": outcomes,
    "sentences": sentences,
    "official_text": _official_text,
}


# PostgreSQL takes none of the first in a text, and XML none of them at all
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _refuse_what_is_no_text(query: bytes, path: str) -> None:
    try:
        query.decode()
    except UnicodeDecodeError as error:
        raise BadRequest(_("The parameters of this address are not text; expected UTF-8.")) from error
    if _NO_TEXT.search(unquote_plus(query.decode())) or _NO_TEXT.search(path):
        raise BadRequest(_("A control character stands in this address; expected words only."))


def _banner(stopped: datetime) -> str:
    return _("This site runs at the clock of %(day)s", day=wording.day(stopped.date()))


def _query(day: date | None) -> str:
    """This page on another day, read as far as it is now; without a day: today's record."""
    moment = current().moment
    asked = {"as_of": day.isoformat()} | ({"at": moment.asked["at"]} if "at" in moment.asked else {}) if day else {}
    return languages.here() + "".join(
        f"{'&' if no else '?'}{name}={text}" for no, (name, text) in enumerate(asked.items())
    )


def crumbs(*pairs: tuple[str, str]) -> Sequence[tuple[str, str]]:
    """The way from home to this page: labels with their addresses, the page itself without one."""
    return ((_("Home"), addresses.home()), *pairs)
