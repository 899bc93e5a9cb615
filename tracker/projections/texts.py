"""Adopted texts by organ, kind and number, and those that share their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection

from tracker.domain import symbols
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
        draft=symbols.without_corrections(event.draft),
        same_text_as=event.same_text_as,
        occasion=fact.occasion,
        evidence=evidence(fact),
    )


PROJECTION = Projection("text", Text, table_of("texts", Text, index=("key", "symbol", "draft")), rows)


def numbered(connection: Connection, kind: str, number: str, times: Times = NOW) -> list[Text]:
    """The texts of every organ with this number: a bare number collides."""
    return read(connection, PROJECTION, times, {"kind": kind, "number": number})


def one(connection: Connection, key: str, times: Times = NOW) -> Text | None:
    """The text with this key or this symbol, if it is on record."""
    by_key = read(connection, PROJECTION, times, {"key": key})
    return next(iter(by_key or read(connection, PROJECTION, times, {"symbol": key})), None)


def every(connection: Connection, times: Times = NOW) -> list[Text]:
    """All texts, by key."""
    return read(connection, PROJECTION, times)


def with_the_words_of(connection: Connection, text: Text, times: Times = NOW) -> list[Text]:
    """The text and those with the same words, in the order of adoption: one line of descent, one set of mandates."""
    return next(line for line in lines_of_descent(every(connection, times)) if text in line)


def lines_of_descent(texts: Sequence[Text]) -> list[list[Text]]:
    """Texts put together by their words, each line in the order of adoption; the last of a line is the one in force.

    Two texts have the same words where either names the other, or both one draft or one third text; so do all they
    lead to.
    """
    lines: dict[str, list[Text]] = {}
    for text in texts:
        line = [text]
        # a draft and a text never bear one name: a text's has its kind in the middle
        names = {text.key, *text.same_text_as} | ({text.draft} if text.draft else set())
        for other in {id(lines[name]): lines[name] for name in names if name in lines}.values():
            line += other
        named = names | {name for other in line for name in (other.key, *other.same_text_as, other.draft) if name}
        lines |= dict.fromkeys(named, line)
    found = {id(line): line for line in lines.values()}.values()
    return [sorted(line, key=lambda text: (text.occasion.last_day or date.max, text.key)) for line in found]
