"""The addresses of this site for programs: an OpenAPI 3.1 document made from the routes, their docstrings and rows.

Which forms a page has is read from the page itself, so that no list of them can go wrong; so is its first sentence.
"""

import ast
import inspect
import json
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, Response, current_app, request
from werkzeug.routing import IntegerConverter, Rule

from tracker.language.messages import _
from tracker.projections import PROJECTIONS
from tracker.web import columns, endings, schemas, sentences
from tracker.web.frame import WITHOUT_RECORD, crumbs
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("openapi", __name__)

_MAKES = {"table": ("csv", "csv-metadata.json"), "feed": ("atom", "feed.json"), "calendar": ("ics",)}
_STRING = {"type": "string", "minLength": 1}
_POSITION = {"type": "string", "pattern": r"^\s*[0-9]{0,18}\s*$", "examples": ["12"]}
# of each page, what it asks for besides the moment
PARAMETERS: dict[str, dict[str, tuple[str, dict[str, Any]]]] = {
    "changes.changes": {"after": ("The position after which entries are given; the gapless cursor.", _POSITION)},
    "log.entries": {
        "after": ("Entries after this position, in the order of recording.", _POSITION),
        "before": ("Entries before this position, the newest first.", _POSITION),
        "key": ("Entries that touch this key.", {"type": "string", "examples": ["E/CN.15/2019/8"]}),
    },
    "mandates.mandate_list": {
        "addressee": ("Mandates of this addressee, as printed.", {"type": "string", "maxLength": 200}),
        "session": ("Mandates that fall due at this session.", {"type": "string", "maxLength": 200}),
    },
    "differences.diff": {
        "from": ("The earlier day.", {"type": "string", "format": "date"}),
        "to": ("The later day.", {"type": "string", "format": "date"}),
        "of": ("The key of one thing.", {"type": "string"}),
    },
    "search.search": {"q": ("Symbols, names, words, or a sentence.", {"type": "string", "maxLength": 1000})},
}
_MOMENT: dict[str, tuple[str, dict[str, Any]]] = {
    "as_of": ("What had happened by this day, such as 2019-05-24.", {"type": "string", "format": "date"}),
    "at": (
        "What was recorded up to this position (12) or instant (2020-01-06T09:00:00Z).",
        {"anyOf": [_POSITION, {"type": "string", "format": "date-time"}]},
    ),
}
_WITHOUT_MOMENT = (*WITHOUT_RECORD, "openapi.openapi", "upcoming.due")
# whoever was sent such an address knows it; nobody else is told of it
_PRIVATE = ("static", "subscriptions.", "managing.", "alarms.")
_REFUSALS = {
    "400": "A parameter does not parse; the detail says what is expected.",
    "404": "Nothing stands there on this record; `see` may name what was meant.",
    "409": "The record contradicts this.",
    "503": "The database does not answer.",
}


@dataclass(frozen=True, slots=True)
class Address:
    """One kind of page: its address with names in braces, what it answers, its forms and its parameters."""

    path: str
    summary: str
    forms: tuple[str, ...]
    parameters: tuple[str, ...]


@pages.get("/openapi")
def openapi() -> Response:
    """Every address of this site: what it answers, in which forms, with which parameters."""
    if endings.asked() == "json":
        return Response(json.dumps(document(current_app), indent=1), mimetype="application/json")
    every = [_address(rule) for rule in _rules(current_app)]
    return show(
        Sheet(
            "openapi.html",
            _("How to use the data"),
            sentences.plain(_("Every page is there for programs too, at the same address, with an ending more.")),
            {"addresses": every},
            crumbs((_("How to use the data"), "")),
            table=lambda: Table(
                columns.ADDRESSES,
                [(one.path, one.summary, one.forms, one.parameters) for one in every],
            ),
        )
    )


def _rules(app: Flask) -> list[Rule]:
    """The routes that are pages, by address."""
    read = (rule for rule in app.url_map.iter_rules() if not rule.endpoint.startswith(_PRIVATE))
    return sorted(read, key=lambda rule: rule.rule)


def _view(endpoint: str) -> Callable[..., Any]:
    return current_app.view_functions[endpoint]


def _address(rule: Rule) -> Address:
    asked = (*PARAMETERS.get(rule.endpoint, {}), *(() if rule.endpoint in _WITHOUT_MOMENT else _MOMENT))
    return Address(_path(rule), _summary(rule.endpoint), forms(_view(rule.endpoint)), asked)


def _path(rule: Rule) -> str:
    """`/entries/{entry_id}` for `/entries/<uuid:entry_id>`."""
    return "".join(f"{{{text}}}" if is_name else text for is_name, text in rule._trace).lstrip("|")


def _summary(endpoint: str) -> str:
    return (inspect.getdoc(_view(endpoint)) or "").partition("\n")[0]


def forms(view: Callable[..., Any]) -> tuple[str, ...]:
    """The forms that a view gives its page besides HTML; none where it does not answer with a sheet."""
    sheets = list(_sheets(view))
    named = {keyword.arg for sheet in sheets for keyword in sheet.keywords}
    if not sheets:
        return ()
    always = ("json",) if "citable" in named else endings.ALWAYS
    return (*always, *(form for name, made in _MAKES.items() if name in named for form in made))


def _sheets(view: Callable[..., Any]) -> Iterator[ast.Call]:
    """Where a view, or a function beside it that it calls, makes its sheet."""
    waiting, seen = [view], {view}
    while waiting:
        one = waiting.pop()
        for node in ast.walk(_tree(one)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                beside = getattr(inspect.getmodule(view), node.func.id, None)
                if node.func.id == "Sheet":
                    yield node
                elif inspect.isfunction(beside) and beside.__module__ == view.__module__ and beside not in seen:
                    seen.add(beside)
                    waiting.append(beside)


def _types(view: Callable[..., Any]) -> tuple[str, ...]:
    """The types of the answers that a view makes itself."""
    calls = (node for node in ast.walk(_tree(view)) if isinstance(node, ast.Call))
    values = (keyword.value for call in calls for keyword in call.keywords if keyword.arg == "mimetype")
    return tuple(dict.fromkeys(str(value.value) for value in values if isinstance(value, ast.Constant)))


def _tree(view: Callable[..., Any]) -> ast.AST:
    return ast.parse(textwrap.dedent(inspect.getsource(view)))


def document(app: Flask) -> dict[str, Any]:
    """The OpenAPI 3.1 document of a site."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Resolution tracker",
            "version": "1",
            "description": (
                "What United Nations bodies did, as printed, each fact with its source. Reading only; no key is"
                " needed. An unofficial compilation; the official documents prevail. Symbols keep their slashes in"
                " addresses."
            ),
        },
        "servers": [{"url": request.root_url.rstrip("/")}],
        "paths": {path: {"get": made} for rule in _rules(app) for path, made in _operations(rule)},
        "components": {
            "schemas": {
                "Page": schemas.PAGE,
                "Status": schemas.STATUS,
                "Problem": schemas.PROBLEM,
                "Evidence": schemas.EVIDENCE,
                **schemas.of_rows([one.row for one in PROJECTIONS]),
            }
        },
    }


def _operations(rule: Rule) -> Iterator[tuple[str, dict[str, Any]]]:
    """The page itself, and the page with each ending that it has."""
    path, view = _path(rule), _view(rule.endpoint)
    if not (others := forms(view)):
        yield path, _operation(rule, "", {kind: {} for kind in _types(view) or ("text/html",)})
        return
    page = {"schema": {"$ref": "#/components/schemas/Page"}}
    yield path, _operation(rule, "", {"text/html": {}, endings.TYPES["json"]: page})
    for form in others:
        stem = "/index" if path == "/" else path
        yield f"{stem}.{form}", _operation(rule, form, {endings.TYPES[form]: page if form == "json" else {}})


def _operation(rule: Rule, form: str, content: Mapping[str, Any]) -> dict[str, Any]:
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    refusal = {
        **({} if form in ("json", "feed.json") else {"text/html": {}}),
        "application/problem+json": problem,
        **({} if form else {kind: {} for kind in _types(_view(rule.endpoint))}),
    }
    refusals = {code: {"description": said, "content": refusal} for code, said in _REFUSALS.items()}
    return {
        "operationId": f"{rule.endpoint}{f'.{form}' if form else ''}",
        "summary": _summary(rule.endpoint),
        "parameters": list(_parameters(rule)),
        "responses": {
            "200": {"description": "The page.", "content": content},
            "302": {"description": "The same thing stands under another address."},
            "304": {"description": "What you have still holds."},
            **refusals,
        },
    }


def _parameters(rule: Rule) -> Iterator[dict[str, Any]]:
    for name, converter in rule._converters.items():
        schema = {"type": "integer", "minimum": 0} if isinstance(converter, IntegerConverter) else _STRING
        yield {"name": name, "in": "path", "required": True, "schema": schema}
    asked = PARAMETERS.get(rule.endpoint, {}) | ({} if rule.endpoint in _WITHOUT_MOMENT else _MOMENT)
    for name, (said, schema) in asked.items():
        yield {"name": name, "in": "query", "description": said, "schema": schema}
