"""The language of a page: which one a request is in, and its addresses.

English stands at the addresses without a prefix, every other language at the same addresses behind `/{code}`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Flask, Response, request
from markupsafe import Markup, escape
from werkzeug.utils import redirect

from tracker.language.messages import Language, code, filled, speaking, spoken
from tracker.language.printed import as_html, printed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_READ_AS_SLASHES = "/\\" + "".join(map(chr, range(33)))


class Prefixes:
    """Takes the prefix of a language off the path of a request, and speaks it; `url_for` puts it back on."""

    def __init__(self, app: WSGIApplication, languages: Sequence[Language]) -> None:
        self._app = app
        self._named = {one.code: one for one in languages}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Passes the request on under the address without its prefix."""
        path = environ.get("PATH_INFO", "")
        _, first, *rest = path.split("/", 2) if path.startswith("/") else ("", "", path)
        if first not in self._named:
            return self._app(environ, start_response)
        query = f"?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else ""
        root = environ.get("SCRIPT_NAME", "")
        if first == "en":
            return redirect(f"{root}/{_of_this_site(''.join(rest))}{query}", 308)(environ, start_response)
        if not rest:
            return redirect(f"{root}/{first}/{query}", 308)(environ, start_response)
        environ["SCRIPT_NAME"] = f"{root}/{first}"
        environ["PATH_INFO"] = f"/{rest[0]}"
        with speaking(self._named[first]):
            return self._app(environ, start_response)


def _of_this_site(path: str) -> str:
    """A path of WSGI as it stands in a link below the root of this site."""
    # two slashes lead to another host, and so does what a browser reads as one or leaves out
    return spelled(path.encode("latin-1").decode("utf-8", "replace").lstrip(_READ_AS_SLASHES))


def put_around(app: Flask, languages: Sequence[Language]) -> None:
    """Gives templates their messages, each answer its language, and readers the other languages of a page."""
    app.wsgi_app = Prefixes(app.wsgi_app, languages)  # type: ignore[method-assign]
    named = {one.code: one for one in languages}

    @app.context_processor
    def around() -> dict[str, object]:
        return {"language": named[code()], "languages": languages, "here": spelled(here()), "in_language": in_language}

    @app.after_request
    def say_which(response: Response) -> Response:
        if request.endpoint != "static":
            response.headers["Content-Language"] = code()
        return response

    app.jinja_env.globals |= {"on_page": on_page, "as_printed": as_printed}
    app.jinja_env.globals |= {"_": _on_page, "gettext": _on_page, "ngettext": _several_on_page, "pgettext": _meant}


def here() -> str:
    """The path of this page with the prefix of its language."""
    return f"{request.root_path.rstrip('/')}{request.path}"


def in_language(language: Language) -> str:
    """The path of this page in another language."""
    own = "" if code() == "en" else f"/{code()}"
    return spelled(f"{request.root_path.rstrip('/').removesuffix(own)}{language.prefix}{request.path}")


def spelled(path: str) -> str:
    """A path as it stands in a link: what a link cannot hold, such as a space, is escaped."""
    return quote(path, safe="/:;,@!$&()*+=~-._")


def as_printed(words: str) -> Markup:
    """Words of a report, for a page: they bear their language where that is not the one of the page."""
    return on_page(printed(words))


def on_page(said: str) -> Markup:
    """What is said, for a page: printed words of another language bear theirs."""
    return Markup(as_html(said))


def _on_page(message: str, /, **values: object) -> Markup:
    return Markup(filled(spoken().ugettext(message), values, escape)) if message else Markup()


def _several_on_page(one: str, several: str, num: int, /, **values: object) -> Markup:
    return Markup(filled(spoken().ungettext(one, several, num), {"num": num, **values}, escape))


def _meant(context: str, message: str, /, **values: object) -> Markup:
    return Markup(filled(spoken().upgettext(context, message), values, escape))
