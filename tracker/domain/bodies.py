"""Bodies as data: their names, who fills their seats, their symbol series, how they number sessions and acts.

Each body is a file of `bodies/*.toml`; an installation brings its own with `add`. A file holds confirmed facts only,
and says under `sources` where they come from. Its keys are the fields of `Body`:

    code = "GC-IAEA"
    series = ["GC(#)", "GOV"]              # "#" stands for a number
    [[names]]                              # the current English name first
    name = "General Conference of the International Atomic Energy Agency"
    [text_numbers]                         # the whole number, as `symbols.act_number` spells it
    resolution = 'GC\\(\\d+\\)/RES/\\d+'
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal
from zoneinfo import ZoneInfo


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in one language, and the days between which the body bore it (None: open)."""

    name: str
    language: str = "en"
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What is confirmed of one body; empty where its file is silent.

    `parent`, `elected_by` and `recommended_by` are codes, `nominated_by` and `ex_officio` offices as printed; `seats`
    are those filled by election. `short_names` are what reports call it, the usual one first. `seat` is a place.
    `acts_in` is the part of its session that takes up what others recommend (empty: the regular part).
    """

    code: str
    names: tuple[Name, ...]
    short_names: tuple[str, ...] = ()
    kind: str = ""
    parent: str = ""
    elected_by: tuple[str, ...] = ()
    recommended_by: tuple[str, ...] = ()
    nominated_by: tuple[str, ...] = ()
    seats: int | None = None
    ex_officio: tuple[str, ...] = ()
    seat: str = ""
    time_zone: str = "UTC"
    series: tuple[str, ...] = ()
    sessions: Literal["number", "year"] = "number"
    acts_in: str = ""
    text_numbers: Mapping[str, str] = field(default_factory=_nothing, hash=False)
    sources: Mapping[str, str] = field(default_factory=_nothing, hash=False)


def find(code: str) -> Body | None:
    """The body with this code, in capitals or not."""
    return _table().get(code.upper())


def known() -> tuple[Body, ...]:
    """Every body on file, by code."""
    return tuple(body for _, body in sorted(_table().items()))


def named(printed: str, language: str = "en") -> Body | None:
    """The body that goes by this full name, short name or code; none where several do ("the Commission")."""
    called = _called(language).get(_words(printed), ())
    return called[0] if len(called) == 1 else None


def owner(symbol: str) -> Body | None:
    """The body in whose series a symbol stands.

    E/2019/30 is the Council's; E/CN.5/2025/6 is not, though it begins alike: it is another body's, not on file.
    """
    claims = [(claim.end(), body) for body in known() for series in body.series if (claim := _claim(series, symbol))]
    return max(claims, key=lambda claim: claim[0])[1] if claims else None


def add(folder: Path) -> None:
    """Takes in the bodies of an installation: each *.toml of a folder, in place of one known by the same code.

    Raises ValueError with file, key and what was expected where a file does not fit; then nothing is taken in.
    """
    if not folder.is_dir():
        raise ValueError(f"{folder} is no folder; expected one with a .toml file for each body.")
    _table().update(_read(folder))
    _called.cache_clear()
    _added.append(folder)


def added() -> tuple[Path, ...]:
    """The folders taken in, in their order: what another process needs to know the same bodies."""
    return tuple(_added)


_added: list[Path] = []


def session_key(body: Body | str, number_or_year: int | str) -> str:
    """The key of a session: `CCPCJ/28`, `ECOSOC/2019`, for a special session `GA/S-32`.

    Raises ValueError for what this body's sessions are not called.
    """
    on_file = find(body) if isinstance(body, str) else body
    code = on_file.code if on_file else str(body)
    number = str(number_or_year).upper()
    if on_file and on_file.sessions == "year":
        shape, expected = r"(?:19|20)\d\d", "a year such as 2019"
    else:
        shape, expected = r"(?:E?S-)?[1-9]\d{0,2}", "a number such as 28, or S-32 for a special session"
    if not re.fullmatch(shape, number, re.ASCII):
        raise ValueError(f"“{number_or_year}” names no session of {code}; expected {expected}.")
    return f"{code}/{number}"


def year_of_session(key: str) -> int | None:
    """The year by which a session is named, 2019 for `ECOSOC/2019`; None for one that is named by its number."""
    code, _, year = key.partition("/")
    body = find(code)
    return int(year) if body and body.sessions == "year" and year.isdecimal() else None


def session_name(key: str) -> str:
    """A session in words: "twenty-eighth session of the Commission on …", "2019 session of the Economic and …".

    A body that is not on file goes by its code; what is no key of a session is returned as it is.
    """
    code, _, number = key.partition("/")
    try:
        session_key(code, number)
    except ValueError:
        return key
    body = find(code)
    whose = f"of the {body.names[0].name}" if body else f"of {code}"
    if body and body.sessions == "year":
        return f"{number} session {whose}"
    series, _, number = number.rpartition("-")
    kind = {"S": "special session", "ES": "emergency special session"}.get(series.upper(), "session")
    return f"{ordinal_in_words(int(number))} {kind} {whose}"


_FIRST = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_HUNDREDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def ordinal_in_words(number: int) -> str:
    """`twenty-eighth`, `one hundred and first`; from 1 to 999."""
    if number >= 100:
        hundred = f"{_HUNDREDS[number // 100 - 1]} hundred"
        return f"{hundred} and {ordinal_in_words(number % 100)}" if number % 100 else f"{hundred}th"
    if number < 20:
        return _FIRST[number - 1]
    ten = _TENS[number // 10 - 2]
    return f"{ten}-{_FIRST[number % 10 - 1]}" if number % 10 else f"{ten[:-1]}ieth"


def _words(printed: str) -> str:
    return " ".join(unicodedata.normalize("NFC", printed).casefold().split()).removeprefix("the ")


@cache  # reading asks for a body at every name
def _called(language: str) -> dict[str, list[Body]]:
    """The bodies by each of their names; several share "the Commission"."""
    called: dict[str, list[Body]] = {}
    for body in known():
        full = (name.name for name in body.names if name.language == language)
        for name in {_words(name) for name in (*full, *body.short_names, body.code)}:
            called.setdefault(name, []).append(body)
    return called


# What may follow a body's own series: E/CN.5, E/ICEF and A/HRC are series of others within E and A.
_OWN = r"(?=[.(]\d|/(?:(?:E?S-)?\d|(?:CRP|DEC|INF|L|NGO|OR|PET|PRST|PV|R|RES|SR|WP)(?!\w)))"


def _claim(series: str, symbol: str) -> re.Match[str] | None:
    return re.match(re.escape(series).replace(r"\#", r"\d+") + _OWN, symbol, re.ASCII)


@cache
def _table() -> dict[str, Body]:
    return _read(resources.files("tracker") / "bodies")


def _read(folder: Traversable) -> dict[str, Body]:
    table: dict[str, Body] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            body = _body(file)
            if body.code in table:
                raise ValueError(f"{file.name}: code: {body.code} stands in another file of this folder already.")
            table[body.code] = body
    return table


def _body(file: Traversable) -> Body:
    try:
        stated = tomllib.loads(file.read_text("utf-8"))
    except ValueError as error:
        raise ValueError(f"{file.name}: not a TOML file in UTF-8: {error}.") from error
    shapes = {key.name: _OF_KEY.get(key.name) or _OF_TYPE[key.type] for key in fields(Body)}
    for key in ("code", "names"):
        if key not in stated:
            raise ValueError(f"{file.name}: {key} is missing; expected {shapes[key][1]}.")
    for key, value in stated.items():
        if key not in shapes:
            raise ValueError(f"{file.name}: {key} is not known; expected one of {', '.join(shapes)}.")
        fits, expected = shapes[key]
        if not fits(value):
            raise ValueError(f"{file.name}: {key}: expected {expected}.")
    names = tuple(Name(**name) for name in stated.pop("names"))
    return Body(names=names, **{key: _frozen(value) for key, value in stated.items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return MappingProxyType(value) if isinstance(value, dict) else value


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_name(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() <= {key.name for key in fields(Name)}
        and _is_text(value.get("name"))
        and _is_text(value.get("language", "en"))
        and all(type(value.get(key, date.min)) is date for key in ("since", "until"))
    )


def _is_pattern(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(re.compile(value))
    except re.error:
        return False


def _is_zone(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(ZoneInfo(value))
    except (OSError, ValueError, LookupError):
        return False


def _list(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _dict(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, dict) and all(map(fits, value.values()))


_Shape = tuple[Callable[[Any], bool], str]  # whether a value fits, and what was expected
_OF_TYPE: dict[Any, _Shape] = {
    str: (_is_text, "a text"),
    tuple[str, ...]: (_list(_is_text), "a list of texts"),
    Mapping[str, str]: (_dict(_is_text), "a table of texts"),
    int | None: (lambda value: type(value) is int and value > 0, "a number above nought"),
    Literal["number", "year"]: (lambda value: value in ("number", "year"), "number or year"),
}
_OF_KEY: dict[str, _Shape] = {
    "code": (
        lambda value: isinstance(value, str) and bool(re.fullmatch("[A-Z][A-Z0-9-]*", value)),
        "capitals, digits and hyphens, such as CCPCJ",
    ),
    "names": (
        lambda value: bool(value) and _list(_is_name)(value),
        "one or more [[names]], each with name and, where they matter, language, since and until",
    ),
    "text_numbers": (_dict(_is_pattern), "a table with a regular expression for each kind of text"),
    "time_zone": (_is_zone, "an IANA time zone such as Europe/Vienna"),
}
