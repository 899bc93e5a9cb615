"""The languages of pages and letters: the one that is spoken now, its messages, and which of them are offered.

A catalogue is `translations/{code}/LC_MESSAGES/messages.po`, read as it stands: nothing has to be compiled. A language
is offered only while its catalogue is complete. What a report prints is never translated.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import ParamSpec, TypeVar

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from tracker.language import french

Given = ParamSpec("Given")
Said = TypeVar("Said")

_CATALOGUES = resources.files("tracker") / "translations"
_SLOT = re.compile(r"(?:\b(de|De|à|À) )?%\((\w+)\)s")
# "de" and "à" melt into the article of the name that follows
_MELTED = {
    "fr": {("de", "le "): "du ", ("de", "les "): "des ", ("à", "le "): "au ", ("à", "les "): "aux "},
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, its own name, and where its catalogues lie."""

    code: str
    name: str
    folder: Traversable = _CATALOGUES

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return Locale.parse(self.code).text_direction

    @property
    def prefix(self) -> str:
        """What the addresses of its pages begin with: empty for English."""
        return "" if self.code == "en" else f"/{self.code}"


ENGLISH = Language("en", "English")


@cache
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


@cache
def named(code: str) -> Language:
    """The language with a code, of those offered; English where it is none of them."""
    return next((one for one in offered() if one.code == code), ENGLISH)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What is spoken: a language, and its messages."""

    language: Language
    messages: NullTranslations


_ENGLISH = _Spoken(ENGLISH, NullTranslations())
_SPOKEN = ContextVar("language", default=_ENGLISH)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Within it, everything is said in a language; outside of any, in English."""
    token = _SPOKEN.set(_read(language))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


@cache
def _read(language: Language) -> _Spoken:
    if language.code == "en":
        return _ENGLISH
    file = BytesIO()
    write_mo(file, catalogue(language))
    file.seek(0)
    return _Spoken(language, Translations(file))


def spoken_language() -> Language:
    """The language that is spoken now."""
    return _SPOKEN.get().language


def code() -> str:
    """The code of the language that is spoken now."""
    return _SPOKEN.get().language.code


def locale() -> Locale:
    """The locale that is spoken now, for dates and numbers."""
    return Locale.parse(code())


def N_(message: str) -> str:
    """Marks a message that is translated where it is used, with `_`."""
    return message


def _(message: str, /, **values: object) -> str:
    """A message in the language that is spoken, with its named places filled."""
    return filled(spoken().ugettext(message), values) if message else ""


def ngettext(one: str, several: str, num: int, /, **values: object) -> str:
    """The form of a message for a number, which stands in the place `num`."""
    return filled(spoken().ungettext(one, several, num), {"num": num, **values})


def pgettext(context: str, message: str, /, **values: object) -> str:
    """A message that needs other words in another context."""
    return filled(spoken().upgettext(context, message), values)


def spoken() -> NullTranslations:
    """The messages of the language that is spoken now."""
    return _SPOKEN.get().messages


def filled(text: str, values: Mapping[str, object], spelled: Callable[[object], str] = str) -> str:
    """A message of the language that is spoken with its places filled, each value `spelled`."""
    if not values:
        return text
    said = []
    for before, word, name in _pieces(text):
        said.append(before)
        if name:
            value = str(spelled(values[name]))
            said.append(_after(word, value) if word else value)
    whole = "".join(said)
    return french.agreed(whole, str(values["organ"])) if "(e)" in text and "organ" in values else whole


@lru_cache(4096)
def _pieces(text: str) -> tuple[tuple[str, str, str], ...]:
    """A message in pieces: what stands before a place, the *de* or *à* right before it, and its name."""
    found, since = [], 0
    for slot in _SLOT.finditer(text):
        found.append((text[since : slot.start()], slot[1] or "", slot[2]))
        since = slot.end()
    return (*found, (text[since:], "", ""))


def _after(word: str, value: str) -> str:
    for (before, article), both in _MELTED.get(code(), {}).items():
        if word.lower() == before and value.startswith(article):
            joined = both + value.removeprefix(article)
            return joined[:1].upper() + joined[1:] if word[0].isupper() else joined
    return f"{word} {value}"


def by_language(said: Callable[Given, Said]) -> Callable[Given, Said]:
    """A function that says the same for the same values in one language, kept for values met lately."""

    @lru_cache(4096)
    def kept(_messages: NullTranslations, *given: Given.args, **named: Given.kwargs) -> Said:
        return said(*given, **named)

    @wraps(said)
    def in_this_language(*given: Given.args, **named: Given.kwargs) -> Said:
        return kept(spoken(), *given, **named)  # type: ignore[arg-type]

    return in_this_language


def places(message: str) -> set[str]:
    """The named places of a message."""
    return {slot[2] for slot in _SLOT.finditer(message)}
