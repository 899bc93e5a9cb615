"""What does not fit where a fact is read, in the words of whoever wrote it: the decoder speaks of types."""

import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

_WORDS = {
    "str": "text",
    "int": "a number",
    "float": "a number with decimals",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "nothing",
    "date": "text",
    "uuid": "text",
}


def sentence(said: str, kind: type[Any], prefix: str) -> str:
    """What the decoder of a class said, told with the place, what stands there, and what was expected."""
    what, _, where = said.partition(" - at `$")
    path = where.strip("`.")
    missing = re.fullmatch(r"Object missing required field `(\w+)`", what)
    if missing:
        path = f"{path}.{missing[1]}".strip(".")
    place = f"{prefix}{path}".strip(".") or kind.__name__
    form = _form(_type_at(kind, path))
    if missing:
        return f"{place} is missing{_then(form)}"
    # the decoder calls a day by the name of a standard that nobody who writes a fact has read
    if "RFC3339" in what:
        return f"{place}: no day of the calendar; expected {_form(date)}"
    return f"{place}: {_in_words(what, form)}"


def unknown(given: Any, made: Any, prefix: str) -> Iterator[str]:
    """A sentence for each name given, however deep, that what was made of it has no field for: it would be lost."""
    if isinstance(given, dict) and is_dataclass(made):
        known = [field.name for field in fields(made)]
        for name, value in given.items():
            if name in known:
                yield from unknown(value, getattr(made, name), f"{prefix}{name}.")
            else:
                yield f"{prefix}{name}: no such field; expected {', '.join(known)}"
    elif isinstance(given, list) and isinstance(made, tuple):
        for number, (one, of_it) in enumerate(zip(given, made, strict=True)):
            yield from unknown(one, of_it, f"{prefix.removesuffix('.')}[{number}].")


def _in_words(what: str, form: str) -> str:
    if value := re.fullmatch(r"Invalid enum value (.+)", what):
        return f"{value[1]} is none of its words{_then(form)}"
    if what == "Invalid UUID":
        return "no id of an entry; leave it out to record a new fact"
    if types := re.fullmatch(r"Expected `(.+)`, got `(.+)`", what):
        wanted, got = (" or ".join(_WORDS.get(one, one) for one in some.split(" | ")) for some in types.groups())
        return f"expected {wanted}{', ' if form else ''}{form}; found {got}"
    return f"{what}{_then(form)}"


def _then(form: str) -> str:
    return f"; expected {form}" if form else ""


def _type_at(kind: Any, path: str) -> Any:
    """The type of the field that a path such as `candidates[0].name` leads to; None where it leads to none."""
    for name in re.findall(r"\w+|\[[^\]]*\]", path):
        if name.startswith("["):
            kind = next(iter(get_args(kind)), None)
        else:
            kind = _present(get_type_hints(kind).get(name)) if is_dataclass(kind) else None
    return kind


def _present(hint: Any) -> Any:
    """What a field holds where it holds anything."""
    if NoneType not in get_args(hint):
        return hint
    return next(one for one in get_args(hint) if one is not NoneType)


def _form(kind: Any) -> str:
    """What a field takes: the words of a choice, the form of a day, the fields of an object; empty where plain."""
    if get_origin(kind) is Literal:
        return f"one of {', '.join(map(repr, get_args(kind)))}"
    if kind is date:
        return "a day such as 2019-05-24"
    return f"such as {_sample(kind)}" if is_dataclass(kind) or get_origin(kind) is tuple else ""


def _sample(kind: Any) -> str:
    """What a value of this type looks like: of an object, the fields that it must have, or its first."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        needed = [one for one in fields(kind) if not _has_default(one)] or fields(kind)[:2]
        inside = ", ".join(f'"{one.name}": {_sample(hints[one.name])}' for one in needed)
        return f"{{{inside}}}"
    if get_origin(kind) is tuple:
        return f"[{_sample(get_args(kind)[0])}]"
    return {int: "7", date: '"2019-05-24"'}.get(kind, '"…"')


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING
