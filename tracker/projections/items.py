"""Agenda items as they were considered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection

from tracker.domain import item
from tracker.domain.item import AgendaItemConsidered, SubItem, ViewRecorded
from tracker.domain.terms import NOW, Fact, Occasion, Times
from tracker.projections.rows import Evidence, Projection, evidence, read
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class View:
    """A view on record, in the words of the source; nobody's in particular."""

    quantifier: str
    words: str
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
        )
    ]


def _view(fact: Fact) -> View:
    event = cast(ViewRecorded, fact.event)
    return View(event.quantifier, event.words, evidence(fact))


PROJECTION = Projection("item", Item, table_of("items", Item, index=("key", "session")), rows)


def one(connection: Connection, key: str, times: Times = NOW) -> Item | None:
    """The item with this key, if anything of it is on record."""
    return next(iter(read(connection, PROJECTION, times, {"key": key})), None)


def of_session(connection: Connection, session: str, times: Times = NOW) -> list[Item]:
    """The items of a session on record."""
    return read(connection, PROJECTION, times, {"session": session})
