"""Pages made lately, kept in memory as they went out: what nothing has changed is answered before anything is made.

Kept for as long as the record stands as the page saw it: the rows of that rebuild, that end of the log, that day. So
what is recorded, withheld or corrected is never hidden by a page from before.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Lock
from typing import TYPE_CHECKING

from flask import Flask, Response, g, request
from sqlalchemy import Engine
from werkzeug.http import parse_etags, remove_entity_headers

from tracker.store import db, log
from tracker.web import endings
from tracker.web.frame import Page

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# bytes of all pages kept, in each process
_MOST = 16_000_000
_LARGEST = 500_000
# what an answer depends on besides the record; the language has been taken off the path, into the name of the script
_ASKED_BY = (
    *("wsgi.url_scheme", "HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING"),
    *("HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", endings.FORM),
)

Asked = tuple[str, ...]
# the rebuild that made the rows, the end of the log, the day
Stand = tuple[int, int, date]


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it went out, and how the record stood when it was made."""

    stand: Stand
    tag: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def answer(self, known: str, start_response: StartResponse) -> Iterable[bytes]:
        """The page, or 304 where its tag is among those `known` to the reader."""
        if known:
            tags = parse_etags(known)
            # "*" asks whether there is a page at all
            if not tags.star_tag and tags.contains_weak(self.tag):
                headers = list(self.headers)
                remove_entity_headers(headers)
                start_response("304 NOT MODIFIED", headers)
                return []
        start_response("200 OK", list(self.headers))
        return [self.body]


class Pages:
    """Pages by what was asked, those longest not asked for given up first."""

    def __init__(self) -> None:
        self._made: OrderedDict[Asked, Made] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, asked: Asked) -> Made | None:
        """The page, if it is kept."""
        with self._lock:
            if asked in self._made:
                self._made.move_to_end(asked)
            return self._made.get(asked)

    def put(self, asked: Asked, made: Made) -> None:
        """Keeps a page in the place of the one before."""
        if len(made.body) > _LARGEST:
            return
        with self._lock:
            before = self._made.pop(asked, None)
            self._made[asked] = made
            self._size += len(made.body) - (len(before.body) if before else 0)
            while self._size > _MOST:
                _, gone = self._made.popitem(last=False)
                self._size -= len(gone.body)


class Kept:
    """Answers what was asked lately, if the record still stands so, and passes on everything else."""

    def __init__(self, app: WSGIApplication, pages: Pages, stand: Callable[[], Stand]) -> None:
        self._app, self._pages, self._stand = app, pages, stand

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The page as it went out before, or as it is made now."""
        made = self._pages.get(_asked(environ)) if environ["REQUEST_METHOD"] == "GET" else None
        if made and made.stand == self._stand():
            return made.answer(environ.get("HTTP_IF_NONE_MATCH", ""), start_response)
        return self._app(environ, start_response)


def put_around(app: Flask, engine: Engine, now: Callable[[], datetime]) -> None:
    """Keeps each page with a tag that goes out; nothing that is put around before this changes an answer any more."""
    pages = Pages()

    def stand() -> Stand:
        with engine.connect() as connection:
            return db.generation(connection), log.head(connection, "proceedings").position, now().astimezone(UTC).date()

    @app.after_request
    def keep(response: Response) -> Response:
        if request.method == "GET" and response.status_code == 200 and "tag" in g:
            page: Page = g.page
            seen = db.generation(page.connection), page.moment.head, page.moment.today
            headers = response.get_wsgi_headers(request.environ)
            pages.put(_asked(request.environ), Made(seen, g.tag, tuple(headers.to_wsgi_list()), response.get_data()))
        return response

    app.wsgi_app = Kept(app.wsgi_app, pages, stand)  # type: ignore[method-assign]


def _asked(environ: WSGIEnvironment) -> Asked:
    return tuple(environ.get(name, "") for name in _ASKED_BY)
