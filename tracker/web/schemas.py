"""What the JSON of a page looks like, as JSON Schema: its frame, and each row made from the row's own types."""

import types
import typing
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any, Literal, Union
from uuid import UUID

from tracker.projections.rows import Evidence

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    UUID: {"type": "string", "format": "uuid"},
    type(None): {"type": "null"},
}
PROBLEM = {
    "description": "A problem of RFC 9457.",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        **{name: {"type": "string"} for name in ("type", "title", "detail", "instance")},
        "status": {"type": "integer"},
        "see": {"type": "array", "items": {"type": "object"}},
        "entries": {"type": "array", "items": {"type": "object"}},
    },
}
STATUS = {
    "description": "A status sentence; each phrase names the entries that made it so.",
    "type": ["object", "null"],
    "required": ["word", "sentence", "phrases"],
    "properties": {
        "word": {"type": "string"},
        "sentence": {"type": "string"},
        "phrases": {"type": "array", "items": {"type": "object"}},
    },
}
PAGE = {
    "description": "What every page says of itself, beside what it shows. Keys may be added, never renamed.",
    "type": "object",
    "required": ["title", "status", "as_of", "position", "note", "address"],
    "properties": {
        "title": {"type": "string"},
        "status": {"$ref": "#/components/schemas/Status"},
        "as_of": {"type": "string", "format": "date"},
        "position": {"type": "integer"},
        "note": {"type": "string"},
        "address": {"type": "string"},
    },
}
EVIDENCE = {
    "description": "The entry behind a statement, and where its source prints it.",
    "type": "object",
    "required": ["entry_id", "address", "cited", "symbol", "paragraph", "rank", "inferred"],
    "properties": {
        "entry_id": {"type": "string", "format": "uuid"},
        **{name: {"type": "string"} for name in ("address", "cited", "symbol", "paragraph", "inferred")},
        "rank": {"type": "integer"},
    },
}


def of_rows(rows: Sequence[type[Any]]) -> dict[str, Any]:
    """What rows look like in JSON, with all that is nested in them, by name."""
    found: dict[str, Any] = {}
    waiting = list(rows)
    while waiting:
        one = waiting.pop()
        if one is not Evidence and one.__name__ not in found:
            hints = typing.get_type_hints(one)
            found[one.__name__] = {
                "description": (one.__doc__ or "").partition("\n")[0],
                "type": "object",
                "required": [field.name for field in fields(one)],
                "properties": {field.name: _schema(hints[field.name], waiting) for field in fields(one)},
            }
    return found


def _schema(hint: Any, waiting: list[type[Any]]) -> dict[str, Any]:
    if hint in _SCALARS:
        return _SCALARS[hint]
    if is_dataclass(hint) and isinstance(hint, type):
        waiting.append(hint)
        return {"$ref": f"#/components/schemas/{hint.__name__}"}
    inner = typing.get_args(hint)
    match typing.get_origin(hint):
        case origin if origin is Literal:
            return {"type": "string", "enum": list(inner)}
        case origin if origin in (Union, types.UnionType):
            return {"anyOf": [_schema(one, waiting) for one in inner]}
        case origin if origin in (tuple, list):
            return {"type": "array", "items": _schema(inner[0], waiting)}
    raise TypeError(f"{hint} has no schema")
