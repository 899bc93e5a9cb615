"""The forms a page can have, and which one is asked for: by the ending of the address, or else by `Accept`.

The ending is taken off before the address is looked up, so that every address has it, whatever symbol it ends in:
`/documents/E/CN.15/2019/8.json`. It wins over `Accept`. Home, which has no name to put it to, is `/index.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from flask import redirect, request
from werkzeug.wrappers import Response

from tracker.language.messages import N_
from tracker.web import languages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HTML = "html"
# the longer endings first: `.feed.json` ends in `.json` too
TYPES = {
    "feed.json": "application/feed+json",
    "csv-metadata.json": "application/csvm+json",
    "json": "application/json",
    "csv": "text/csv",
    "atom": "application/atom+xml",
    "ics": "text/calendar",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}
# what `Accept` may ask for; who takes anything gets the page
_FORMS = {"text/html": HTML, **{kind: form for form, kind in TYPES.items()}, "application/problem+json": "json"}
LABELS = {
    "json": N_("JSON"),
    "csv": N_("CSV"),
    "atom": N_("feed"),
    "feed.json": N_("JSON feed"),
    "ics": N_("calendar"),
    "bib": "BibTeX",
    "ris": "RIS",
}
# the forms that every page has
ALWAYS = ("json", "bib", "ris")
# where a request bears the ending of its address
FORM = "tracker.form"
_HOME = "/index"


class Endings:
    """Takes the ending off the path of a request, and notes it."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Passes the request on under the address without its ending."""
        path = environ.get("PATH_INFO", "")
        ending = next((one for one in TYPES if path.endswith(f".{one}")), "")
        if ending and not path.startswith("/static/"):
            stem = path[: -len(ending) - 1]
            environ["PATH_INFO"] = "/" if stem == _HOME else stem
            environ[FORM] = ending
        return self._app(environ, start_response)


def asked() -> str:
    """The form asked for: `html` unless the address ends in another, or `Accept` prefers one."""
    if ending := by_ending():
        return ending
    best = request.accept_mimetypes.best_match(list(_FORMS), "text/html")
    return _FORMS[best]


def by_ending() -> str:
    """The ending of the address; empty where it has none."""
    ending: str = request.environ.get(FORM, "")
    return ending


def address(form: str) -> str:
    """This page, at the moment asked for, in another form."""
    query = request.query_string.decode("latin-1")
    path = quote(languages.here(), safe="/:;,@!$&'()*+=~-._")
    return _with_ending(path, form) + (f"?{quote(query, safe='%/:;,@!$&()*+=~-._?')}" if query else "")


def _with_ending(path: str, form: str) -> str:
    if form == HTML:
        return path
    return f"{path.rstrip('/')}{_HOME}.{form}" if path in _roots() else f"{path}.{form}"


def _roots() -> tuple[str, str]:
    """The addresses of home, which has no name to put an ending to."""
    return "/", f"{request.root_path.rstrip('/')}/"


def moved_to(where: str) -> Response:
    """Leads to another address of this site, in the form asked for."""
    parts = urlsplit(where)
    return redirect(parts._replace(path=_with_ending(parts.path, by_ending() or HTML)).geturl())
