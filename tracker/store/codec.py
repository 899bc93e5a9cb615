"""Events as JSON and back, by their types. What is stored is text, and is read by the class that bears its name."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any, TypeVar, get_args
from uuid import UUID, uuid4

import msgspec

from tracker.domain import HOMES, bodies, by_hand, symbols
from tracker.domain.alias import AliasStated
from tracker.domain.correction import SECOND_THOUGHTS, EntryCorrected
from tracker.domain.coverage import CoverageStated
from tracker.domain.terms import Event, Fact, Occasion, Precision, Source
from tracker.store import misfits

Row = TypeVar("Row")

TYPES: dict[str, type[Event]] = {event.__name__: event for event in (*HOMES, *SECOND_THOUGHTS)}

_ENVELOPE = ("type", "occasion", "source", "entry_id")
_OF_DAYS = [one for one in get_args(Precision) if one != "unknown"]
_SYMBOLS = ("symbol", "symbols", "also", "corrects", "replaces", "through", "addendum_to", "drafts", "cover_symbol")
_BODIES = ("body", "board", "to", "of", "meant_for", "recipient", "joint_with")


class Misfit(ValueError):
    """Something that was to be read does not fit; the message says where, what, and what was expected."""


@dataclass(frozen=True, slots=True)
class _StoredCorrection:
    """How a correction is written: the corrected event with the name of its type."""

    about: UUID
    nature: Any
    why: str
    type: str
    event: msgspec.Raw


@cache
def _decoder(kind: type[Any]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def encode(thing: Event | Occasion | Source) -> str:
    """The JSON text that is stored."""
    if isinstance(thing, EntryCorrected):
        inner = msgspec.Raw(encode(thing.event).encode())
        return encode(_StoredCorrection(thing.about, thing.nature, thing.why, type(thing.event).__name__, inner))  # type: ignore[arg-type]
    return msgspec.json.encode(thing).decode()


def decode(name: str, text: str) -> Event:
    """The event of a stored type."""
    return _decoding(name)(text)


@cache
def _decoding(name: str) -> Callable[[str], Event]:
    return _correction if name == EntryCorrected.__name__ else _decoder(TYPES[name]).decode


def _correction(text: str) -> Event:
    stored: _StoredCorrection = _decoder(_StoredCorrection).decode(text)
    return EntryCorrected(stored.about, stored.nature, stored.why, decode(stored.type, bytes(stored.event).decode()))


def uuid(text: str) -> UUID:
    """An id as it is stored; several times faster than `UUID(text)`."""
    return _decode_uuid(f'"{text}"')


def uuid_text(given: UUID) -> str:
    """An id as it is stored; several times faster than `str(given)`."""
    return msgspec.json.encode(given)[1:-1].decode()


_decode_uuid: Callable[[str], UUID] = _decoder(UUID).decode
# the source of a stored entry, from its text; and its occasion, of which many entries have the same
decode_source: Callable[[str], Source] = _decoder(Source).decode
decode_occasion: Callable[[str], Occasion] = lru_cache(4096)(_decoder(Occasion).decode)


def to_line(fact: Fact) -> str:
    """A fact as one line of NDJSON: its type, the event's own fields, `occasion`, `source`, `entry_id`."""
    event = msgspec.to_builtins(fact.event)
    return msgspec.json.encode(
        {"type": type(fact.event).__name__}
        | event
        | {"occasion": fact.occasion, "source": fact.source, "entry_id": fact.entry_id}
    ).decode()


def from_line(line: str | bytes) -> Fact:
    """The fact that a line of NDJSON states. Raises `Misfit`: which field, what it is, what was expected."""
    try:
        given = msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise Misfit(f"not JSON: {error}") from error
    if not isinstance(given, dict):
        raise Misfit("expected one JSON object on the line")
    named = given.get("type")
    kind = TYPES.get(named) if isinstance(named, str) else None
    if kind is None or kind not in HOMES or HOMES[kind].log != "proceedings":
        raise Misfit(
            f"type: {given.get('type')!r} is no type of fact; expected one of {', '.join(sorted(_recordable()))}"
        )
    return Fact(
        event=_convert({key: value for key, value in given.items() if key not in _ENVELOPE}, kind, ""),
        occasion=_convert(given.get("occasion", {}), Occasion, "occasion."),
        source=_convert(_given(given, "source"), Source, "source."),
        entry_id=_convert(given["entry_id"], UUID, "entry_id") if "entry_id" in given else uuid4(),
    )


def _given(given: dict[str, Any], name: str) -> Any:
    if name not in given:
        raise Misfit(f'{name} is missing; expected at least the rank of the source: "{name}": {{"rank": 2}}')
    return given[name]


def from_a_person(line: str | bytes) -> Fact:
    """The same for a line that a person wrote: its symbols must be symbols, its bodies known, and its key given."""
    if CONTROL.search(line if isinstance(line, str) else line.decode(errors="replace")):
        raise Misfit("a control character stands in the text; expected words only")
    fact = from_line(line)
    if fact.occasion.precision == "unknown" and len(fact.occasion.days) == 1:
        fact = replace(fact, occasion=replace(fact.occasion, precision="day"))  # a person who gives one day means it
    _check_source(fact)
    for prefix, part in (("", fact.event), ("occasion.", fact.occasion), ("source.", fact.source)):
        check_names(part, prefix)
    _check_keys(fact.occasion)
    for misfit in by_hand.misfits(fact):
        raise Misfit(misfit)
    if not HOMES[type(fact.event)].key(fact):
        raise Misfit(
            f"{type(fact.event).__name__} does not say what it is about:"
            " occasion.session, occasion.items or a symbol is missing"
        )
    return fact


# written as such, or as JSON writes them; PostgreSQL cannot hold the first
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|\\u00(?:0[0-8bcef]|1[0-9a-f])", re.IGNORECASE)

# what only we can state: no text prints it, so its source has no rank
_OUR_OWN = (CoverageStated, AliasStated)


def _check_source(fact: Fact) -> None:
    own = isinstance(fact.event, _OUR_OWN)
    if not (0 if own else 1) <= fact.source.rank <= 6:
        raise Misfit(
            f"source.rank: {fact.source.rank}; expected 1 (final text) to 6 (web page);"
            f" 0 stands only for our own {' and '.join(kind.__name__ for kind in _OUR_OWN)}"
        )
    if (fact.occasion.precision == "unknown") == bool(fact.occasion.days):
        raise Misfit(
            f"occasion: precision {fact.occasion.precision} with {len(fact.occasion.days)} days does not fit;"
            f" expected unknown without days, with days one of {', '.join(_OF_DAYS)}"
        )


def _check_keys(occasion: Occasion) -> None:
    session = occasion.session
    for keys, within in ((occasion.meetings, "meeting/"), (occasion.items, "")):
        for key in keys:
            if not session:
                raise Misfit(f"occasion: {key} is not of the session (none given); expected occasion.session, too")
            if not key.startswith(f"{session}/"):
                meant = f"{session}/{within}{key.rpartition('/')[2]}"
                raise Misfit(f"occasion: {key} is not of the session {session}; expected a key such as {meant}")


def _recordable() -> list[str]:
    return [kind.__name__ for kind, stream in HOMES.items() if stream.log == "proceedings"]


def _convert(given: Any, kind: type[Any], prefix: str) -> Any:
    if isinstance(given, dict):
        known = [field.name for field in fields(kind)]
        for name in given:
            if name not in known:
                raise Misfit(f"{prefix}{name}: no such field; expected {', '.join(known)}")
    try:
        made = msgspec.convert(given, kind, strict=True)
    except msgspec.ValidationError as error:
        raise Misfit(misfits.sentence(str(error), kind, prefix)) from error
    for misfit in misfits.unknown(given, made, prefix):
        raise Misfit(misfit)
    return made


def check_names(part: Any, prefix: str) -> None:
    """Symbols must be symbols, and bodies known ones: a slip of the pen would open a page of its own."""
    for field in fields(part):
        value = getattr(part, field.name)
        for name in value if isinstance(value, tuple) else (value,):
            if name and field.name in _SYMBOLS:
                try:
                    symbol = symbols.canonical(name)
                except ValueError as error:
                    raise Misfit(f"{prefix}{field.name}: {error}") from error
                if symbol != name:
                    raise Misfit(f"{prefix}{field.name}: {name!r} is written {symbol!r}")
            elif name and field.name in _BODIES and (known := bodies.find(name)) and known.code != name:
                raise Misfit(f"{prefix}{field.name}: {name!r} is written {known.code!r}")
            elif name and field.name in _BODIES and not known:
                raise Misfit(
                    f"{prefix}{field.name}: {name!r} is no body known here; expected the code of one of"
                    f" {', '.join(body.code for body in bodies.known())}"
                )


def plain(value: Any) -> str:
    """A value of a field as a person reads it: `2019-05-23, 2019-05-24`, or `nothing`."""
    if isinstance(value, tuple):
        return ", ".join(plain(one) for one in value) or "nothing"
    if is_dataclass(value):
        return " ".join(plain(getattr(value, field.name)) for field in fields(value) if getattr(value, field.name))
    return str(value) if value not in ("", None) else "nothing"


def values(thing: Any, columns: Iterable[tuple[str, bool]]) -> list[Any]:
    """A row dataclass as the values of these columns: days as text, and JSON text in each that is said to be nested."""
    return [
        msgspec.json.encode(value).decode() if nested else value.isoformat() if isinstance(value, date) else value
        for name, nested in columns
        for value in (getattr(thing, name),)
    ]


def from_row(kind: type[Row], values: Sequence[Any]) -> Row:
    """The row dataclass that the values of its fields make, in their order."""
    row: Any = kind
    return msgspec.convert(dict(zip(_names(row), values, strict=True)), kind)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
