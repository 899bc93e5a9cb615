"""Adopted texts by organ, kind and number, and those that share their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection

from tracker.domain.terms import NOW, Fact, Occasion, Times
from tracker.domain.text import TextNumbered
from tracker.projections.rows import Evidence, Projection, evidence, read
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Text:
    """One text, `GA resolution 74/173`."""

    key: str
    organ: str
    kind: str
    number: str
    title: str
    symbol: str
    draft: str
    same_text_as: tuple[str, ...]
    occasion: Occasion
    evidence: Evidence


def rows(key: str, facts: Sequence[Fact]) -> list[Text]:
    """One row, or none where nothing stands."""
    return [_text(key, fact) for fact in facts[-1:]]


def _text(key: str, fact: Fact) -> Text:
    event = cast(TextNumbered, fact.event)
    return Text(
        key=key,
        organ=fact.occasion.body,
        kind=event.kind,
        number=event.number,
        title=event.title,
        symbol=event.symbol,
        draft=event.draft,
        same_text_as=event.same_text_as,
        occasion=fact.occasion,
        evidence=evidence(fact),
    )


PROJECTION = Projection("text", Text, table_of("texts", Text, index=("key", "symbol", "draft")), rows)


def one(connection: Connection, key: str, times: Times = NOW) -> Text | None:
    """The text with this key or this symbol, if it is on record."""
    by_key = read(connection, PROJECTION, times, {"key": key})
    return next(iter(by_key or read(connection, PROJECTION, times, {"symbol": key})), None)


def every(connection: Connection, times: Times = NOW) -> list[Text]:
    """All texts, by key."""
    return read(connection, PROJECTION, times)


def with_the_words_of(connection: Connection, text: Text, times: Times = NOW) -> list[Text]:
    """The text and those with the same words, in the order of adoption: one line of descent, one set of mandates."""
    shared = {text.key, *text.same_text_as}
    found = [
        other
        for other in every(connection, times)
        if other.key in shared or text.key in other.same_text_as or (text.draft and other.draft == text.draft)
    ]
    return sorted(found, key=lambda other: other.occasion.days)
