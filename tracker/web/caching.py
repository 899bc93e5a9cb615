"""When a page need not be made again: an ETag of what it depends on, checked before anything is read.

What a page shows follows from its address, language and form, the day shown, the position of the log, the rows (until a
rebuild replaces them), and this release: its code, templates, catalogues and bodies. The head of the whole log stands
for the last position that touches what is shown: an entry on another matter makes the page anew too, which costs time
and is never wrong.

A page `at` a position shows the same for ever, but for content withheld by legal order: so it is kept for a month and
not for a year. Errors are not kept at all.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, g, request

import tracker
from tracker.domain import bodies
from tracker.language import messages
from tracker.store import db, log
from tracker.web import endings
from tracker.web.frame import Page

_TODAY = "public, max-age=60"
_FOR_GOOD = f"public, max-age={30 * 24 * 3600}, immutable"


def put_around(app: Flask, clock_stands_still: bool) -> None:
    """Answers 304 where the reader has the page, and says with each answer how long it holds."""
    release = _release(repr(bodies.known()), clock_stands_still)

    @app.before_request
    def answer_if_known() -> Response | None:
        page: Page | None = g.get("page")
        known = request.if_none_match
        if not page or request.method not in ("GET", "HEAD"):
            return None
        g.tag = _tag(page, release)
        # "*" asks whether there is a page at all, which is not known yet
        if not known.star_tag and known.contains_weak(g.tag):
            return Response(status=304)
        return None

    @app.after_request
    def say_how_long(response: Response) -> Response:
        page: Page | None = g.get("page")
        if request.endpoint == "static" and response.status_code < 400:
            return response
        if page and "tag" in g and response.status_code in (200, 304):
            response.set_etag(g.tag, weak=True)
            response.headers["Cache-Control"] = _FOR_GOOD if _is_fixed(page) else _TODAY
        else:
            response.headers.setdefault("Cache-Control", "no-cache" if response.status_code < 400 else "no-store")
        response.vary.add("Accept")
        return response


def _tag(page: Page, release: str) -> str:
    moment = page.moment
    shown = (
        release,
        db.generation(page.connection),
        messages.code(),
        endings.asked(),
        request.host_url,
        request.root_path,
        request.path,
        request.query_string,
        moment.day,
        moment.position,
    )
    # what is withheld is gone from every page; an older moment is shown beside today's: the bar leads to it
    gone = log.last_withheld(page.connection, "proceedings") if _is_fixed(page) else 0
    now = (gone,) if _is_fixed(page) else (moment.today, moment.head)
    return sha256(repr((*shown, *now)).encode()).hexdigest()[:32]


def _is_fixed(page: Page) -> bool:
    """Whether a position and a day are given: then nothing recorded later changes the page."""
    return page.moment.asked.get("at", "").isdigit() and "as_of" in page.moment.asked


@cache
def _release(bodies_known: str, clock_stands_still: bool) -> str:
    """What tells this release from any other: every file of the package that has a part in a page."""
    total = sha256(f"{bodies_known}{clock_stands_still}".encode())
    folder = Path(tracker.__file__).parent
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".py", ".html", ".css", ".svg", ".po") and "migrations" not in file.parts:
            total.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return total.hexdigest()
