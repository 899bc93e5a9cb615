"""Agenda items as they were considered, and what was decided under them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from sqlalchemy import Connection

from tracker.domain import item
from tracker.domain.item import AgendaItemConsidered, DecisionTaken, SubItem, ViewRecorded
from tracker.domain.terms import NOW, Fact, Occasion, Tally, Times
from tracker.projections.rows import Evidence, Projection, evidence, read
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class View:
    """A view on record, in the words of the source; nobody's in particular."""

    quantifier: str
    words: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Decision:
    """An act of the body that is neither a draft adopted nor a matter sent up; `words` quote it."""

    action: str
    words: str
    how: str
    vote: Tally | None
    text: str
    symbols: tuple[str, ...]
    occasion: Occasion
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item of a session, `CCPCJ/28/6`; the title is empty until a source prints it."""

    key: str
    session: str
    number: str
    title: str = ""
    sub_items: tuple[SubItem, ...] = ()
    considered: tuple[Occasion, ...] = ()
    views: tuple[View, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    decisions: tuple[Decision, ...] = ()


def rows(key: str, facts: Sequence[Fact]) -> list[Item]:
    """One row, or none where nothing stands."""
    if not facts:
        return []
    known = cast(item.Item, item.STREAM.state(key, facts))
    read_as = [cast(AgendaItemConsidered, fact.event) for fact in known.considered]
    session, _, number = key.rpartition("/")
    return [
        Item(
            key=key,
            session=session,
            number=number,
            title=read_as[-1].title if read_as else "",
            sub_items=read_as[-1].sub_items if read_as else (),
            considered=tuple(fact.occasion for fact in known.considered),
            views=tuple(_view(fact) for fact in known.views),
            evidence=tuple(evidence(fact) for fact in known.considered),
            decisions=tuple(_decision(fact) for fact in known.decisions),
        )
    ]


def _view(fact: Fact) -> View:
    event = cast(ViewRecorded, fact.event)
    return View(event.quantifier, event.words, evidence(fact))


def _decision(fact: Fact) -> Decision:
    event = cast(DecisionTaken, fact.event)
    return Decision(
        event.action, event.words, event.how, event.vote, event.text, event.symbols, fact.occasion, evidence(fact)
    )


PROJECTION = Projection("item", Item, table_of("items", Item, index=("key", "session")), rows)


def one(connection: Connection, key: str, times: Times = NOW) -> Item | None:
    """The item with this key, if anything of it is on record."""
    return next((row for row in of_session(connection, key.rpartition("/")[0], times) if row.key == key), None)


def of_session(connection: Connection, session: str, times: Times = NOW) -> list[Item]:
    """The items of a session on record, by number; a part has the title that its item reads, which has its views."""
    rows = {row.number: row for row in read(connection, PROJECTION, times, {"session": session})}
    for number, row in rows.items():
        item, letter = parts(number)
        if letter and (above := rows.get(item)):
            title = next((sub.title for sub in above.sub_items if sub.letter == letter), "")
            rows[number] = replace(row, title=row.title or title)
            rows[item] = replace(above, views=(*above.views, *row.views))
    return by_number(rows.values())


def by_number(found: Iterable[Item]) -> list[Item]:
    """Items in the order of their numbers: 9, 10, 10(a)."""
    return sorted(found, key=lambda one: (int("".join(filter(str.isdigit, parts(one.number)[0])) or 0), one.number))


def parts(number: str) -> tuple[str, str]:
    """The number of an item and the letter of its part: `5` and `c` for 5(c), no letter for a whole item."""
    item, _, letter = number.rstrip(")").partition("(")
    return item, letter


def every(connection: Connection, times: Times = NOW) -> list[Item]:
    """All items, by key."""
    return read(connection, PROJECTION, times)
