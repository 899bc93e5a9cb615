"""The languages of the pages: which one a request is in, its messages, and which of them are offered.

English stands at the addresses without a prefix, every other language at the same addresses behind `/{code}`. A
catalogue is `translations/{code}/LC_MESSAGES/messages.po`, read as it stands: nothing has to be compiled. A language is
offered only while its catalogue is complete. What a report prints is never translated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import quote

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, has_request_context, request
from flask_babel import Babel, Domain, get_domain, get_locale  # type: ignore[import-untyped]
from markupsafe import Markup, escape
from werkzeug.utils import redirect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_CATALOGUES = resources.files("tracker") / "translations"
_ASKED = "tracker.language"
_SLOT = re.compile(r"(?:\b(de|De|à|À) )?%\((\w+)\)s")
# "de" and "à" melt into the article of the name that follows
_MELTED = {
    "fr": {("de", "le "): "du ", ("de", "les "): "des ", ("à", "le "): "au ", ("à", "les "): "aux "},
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pages: its code, its own name, and where its catalogues lie."""

    code: str
    name: str
    folder: Traversable = _CATALOGUES

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return Locale.parse(self.code).text_direction

    @property
    def prefix(self) -> str:
        """What its addresses begin with: empty for English."""
        return "" if self.code == "en" else f"/{self.code}"


ENGLISH = Language("en", "English")


def offered() -> tuple[Language, ...]:
    """English, and each language whose catalogue is complete, by code."""
    folders = sorted(one.name for one in _CATALOGUES.iterdir() if one.is_dir())
    found = [Language(code, _own_name(code)) for code in folders if not code.startswith("_")]
    return (ENGLISH, *(one for one in found if is_complete(catalogue(one))))


def _own_name(code: str) -> str:
    name = Locale.parse(code).display_name or code
    return name[:1].upper() + name[1:]


@cache
def catalogue(language: Language) -> Catalog:
    """The messages of a language, as its file holds them."""
    with (language.folder / language.code / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language.code)


def is_complete(messages: Catalog) -> bool:
    """Whether every message has its translation, in every form, and none is only a guess."""
    return all(_is_translated(message.string) and not message.fuzzy for message in messages if message.id)


def _is_translated(string: str | Sequence[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else bool(string) and all(string or ())


class _Messages(Domain):  # type: ignore[misc]
    """The catalogues of the languages that a site offers."""

    def __init__(self, languages: Sequence[Language]) -> None:
        super().__init__()
        self._read = {one.code: _compiled(one) for one in languages if one.code != "en"}

    def get_translations(self) -> NullTranslations:
        """The messages in the language of the request."""
        return self._read.get(code(), NullTranslations())


@cache
def _compiled(language: Language) -> Translations:
    file = BytesIO()
    write_mo(file, catalogue(language))
    file.seek(0)
    return Translations(file)


_READ_AS_SLASHES = "/\\" + "".join(map(chr, range(33)))


class Prefixes:
    """Takes the prefix of a language off the path of a request, and notes it; `url_for` puts it back on."""

    def __init__(self, app: WSGIApplication, languages: Sequence[Language]) -> None:
        self._app = app
        self._codes = {one.code for one in languages}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Passes the request on under the address without its prefix."""
        path = environ.get("PATH_INFO", "")
        _, first, *rest = path.split("/", 2) if path.startswith("/") else ("", "", path)
        if first not in self._codes:
            return self._app(environ, start_response)
        query = f"?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else ""
        root = environ.get("SCRIPT_NAME", "")
        if first == "en":
            return redirect(f"{root}/{_of_this_site(''.join(rest))}{query}", 308)(environ, start_response)
        if not rest:
            return redirect(f"{root}/{first}/{query}", 308)(environ, start_response)
        environ[_ASKED] = first
        environ["SCRIPT_NAME"] = f"{root}/{first}"
        environ["PATH_INFO"] = f"/{rest[0]}"
        return self._app(environ, start_response)


def _of_this_site(path: str) -> str:
    """A path of WSGI as it stands in a link below the root of this site."""
    # two slashes lead to another host, and so does what a browser reads as one or leaves out
    return spelled(path.encode("latin-1").decode("utf-8", "replace").lstrip(_READ_AS_SLASHES))


def code() -> str:
    """The code of the language of this request; English outside of one."""
    asked: str = request.environ.get(_ASKED, "en") if has_request_context() else "en"
    return asked


def locale() -> Locale:
    """The locale of this request, for dates and numbers."""
    return get_locale() or Locale("en")


def put_around(app: Flask, languages: Sequence[Language]) -> None:
    """Gives templates their messages, each answer its language, and readers the other languages of a page."""
    babel = Babel(app, locale_selector=code, configure_jinja=False)
    babel.domain_instance = _Messages(languages)
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


def N_(message: str) -> str:
    """Marks a message that is translated where it is used, with `_`."""
    return message


def _(message: str, /, **values: object) -> str:
    """A message in the language of the request, with its named places filled."""
    return _filled(_messages().ugettext(message), values, str) if message else ""


def ngettext(one: str, several: str, num: int, /, **values: object) -> str:
    """The form of a message for a number, which stands in the place `num`."""
    return _filled(_messages().ungettext(one, several, num), {"num": num, **values}, str)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """A message that needs other words in another context."""
    return _filled(_messages().upgettext(context, message), values, str)


def _on_page(message: str, /, **values: object) -> Markup:
    return Markup(_filled(_messages().ugettext(message), values, escape)) if message else Markup()


def _several_on_page(one: str, several: str, num: int, /, **values: object) -> Markup:
    return Markup(_filled(_messages().ungettext(one, several, num), {"num": num, **values}, escape))


def _meant(context: str, message: str, /, **values: object) -> Markup:
    return Markup(_filled(_messages().upgettext(context, message), values, escape))


def _messages() -> NullTranslations:
    return get_domain().get_translations() if has_request_context() else NullTranslations()


def _filled(text: str, values: Mapping[str, object], spelled: Callable[[object], str]) -> str:
    if not values:
        return text
    melted = _MELTED.get(code(), {})

    def put(slot: re.Match[str]) -> str:
        value = str(spelled(values[slot[2]]))
        if not slot[1]:
            return value
        for (before, article), both in melted.items():
            if slot[1].lower() == before and value.startswith(article):
                joined = both + value.removeprefix(article)
                return joined[:1].upper() + joined[1:] if slot[1][0].isupper() else joined
        return f"{slot[1]} {value}"

    return _SLOT.sub(put, text)


def places(message: str) -> set[str]:
    """The named places of a message."""
    return {slot[2] for slot in _SLOT.finditer(message)}
