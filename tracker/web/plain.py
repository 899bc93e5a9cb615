"""What a page shows, as JSON: the very objects its template is given, field by field, with the words it prints."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from types import NoneType
from typing import Any
from uuid import UUID

from tracker.domain.bodies import Body
from tracker.domain.item import Speaker
from tracker.domain.terms import Entry, Occasion, Source
from tracker.language import terms, wording, words
from tracker.language.messages import _
from tracker.language.status import Status
from tracker.projections.documents import Document
from tracker.projections.follow_up import Matter
from tracker.projections.items import Item
from tracker.projections.mandates import Mandate
from tracker.projections.rows import Evidence
from tracker.projections.sessions import Session
from tracker.projections.texts import Text
from tracker.web import addresses, said, sentences
from tracker.web.matters import Shown


def plain(thing: object) -> Any:
    """Numbers, texts, lists and objects only; days and instants as ISO 8601."""
    kind: Any = type(thing)
    return _form_of(kind)(thing)


@cache
def _form_of(kind: Any) -> Callable[[Any], Any]:
    """What makes the plain form of things of this type."""
    if issubclass(kind, NoneType | bool | int | str):
        return _as_it_is
    if issubclass(kind, date | time):  # and datetime
        return _in_iso_8601
    if kind is UUID:
        return str
    if issubclass(kind, Mapping):
        return _by_name
    if own := _INSTEAD.get(kind):
        return own
    if is_dataclass(kind):
        return _by_field(kind)
    if issubclass(kind, Iterable):
        return _one_by_one
    raise TypeError(f"{kind} has no plain form")


def _as_it_is(thing: Any) -> Any:
    return thing


def _in_iso_8601(thing: Any) -> str:
    said: str = thing.isoformat()
    return said


def _by_name(thing: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): plain(value) for name, value in thing.items()}


def _one_by_one(thing: Iterable[Any]) -> list[Any]:
    return [plain(one) for one in thing]


def _by_field(kind: Any) -> Callable[[Any], dict[str, Any]]:
    names, more = [field.name for field in fields(kind)], _BESIDE.get(kind)

    def of_a_kind(thing: Any) -> dict[str, Any]:
        made = {name: plain(getattr(thing, name)) for name in names}
        return made | more(thing) if more else made

    return of_a_kind


def _evidence(proof: Evidence) -> dict[str, Any]:
    return {
        "entry_id": str(proof.entry_id),
        "address": addresses.entry(proof.entry_id),
        "cited": words.cited(proof.symbol, proof.paragraph, proof.rank),
        "symbol": proof.symbol,
        "paragraph": proof.paragraph,
        "rank": proof.rank,
        "inferred": proof.inferred,
    }


def _status(status: Status) -> dict[str, Any]:
    return {"word": status.word, "sentence": str(status), "phrases": plain(status.phrases)}


def entry(thing: Entry) -> dict[str, Any]:
    """An entry as a list shows it: what it says, where that is printed, when it was recorded."""
    return {
        "position": thing.position,
        "entry_id": str(thing.entry_id),
        "address": addresses.entry(thing.entry_id),
        "type": thing.type,
        "stream": thing.stream,
        "sentence": said.sentence(thing),
        "cited": words.source_in_words(thing.fact.source) if thing.fact and thing.fact.source.rank else "",
        "about": plain(thing.about),
        "page": addresses.of_entry(thing),
        "recorded_at": instant(thing.recorded_at),
    }


def instant(at: datetime) -> str:
    """`2020-01-06T09:00:00+00:00`."""
    return at.isoformat()


def _body(body: Body) -> dict[str, Any]:
    at = addresses.board(body.code) if body.kind == "board" else addresses.body(body.code)
    return {"code": body.code, "name": wording.name(body.code), "kind": body.kind, "address": at} | {
        "parent": body.parent,
        "seats": body.seats,
        "elected_by": list(body.elected_by),
        "recommended_by": list(body.recommended_by),
        "nominated_by": list(body.nominated_by),
        "ex_officio": list(body.ex_officio),
    }


def _of(thing: Any, *names: str) -> dict[str, Any]:
    return {name: plain(getattr(thing, name)) for name in names}


_INSTEAD: dict[type, Callable[[Any], dict[str, Any]]] = {
    Evidence: _evidence,
    Status: _status,
    Entry: entry,
    Body: _body,
    # the code of a State is for matching only
    Speaker: lambda one: _of(one, "entity", "name"),
}
_BESIDE: dict[type, Callable[[Any], dict[str, Any]]] = {
    Occasion: lambda one: {"in_words": words.where(one), "body_in_words": wording.organ(one.body)},
    Source: lambda one: {"cited": words.source_in_words(one), "rank_in_words": _(terms.RANKS.get(one.rank, ""))},
    Shown: lambda one: {"title": one.title, "asked": one.asked},
    Matter: lambda one: {"address": addresses.matter(one.key)},
    Document: lambda one: {"in_words": sentences.document_in_words(one), "address": addresses.document(one.key)},
    Text: lambda one: {"in_words": sentences.text_in_words(one.key), "address": addresses.text(one.key)},
    Session: lambda one: {"in_words": words.session_name(one.key), "address": addresses.session(one.key)},
    Item: lambda one: {"address": addresses.item(one.key)},
    Mandate: lambda one: {"text_address": addresses.text(one.text), "address": addresses.mandate(one)},
}
