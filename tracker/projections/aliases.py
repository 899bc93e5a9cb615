"""Keys that name the same thing: as a source states, and as an agenda renumbers its items."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection

from tracker.domain import KINDS
from tracker.domain.alias import AliasStated
from tracker.domain.correction import heard, standing
from tracker.domain.session import item_key
from tracker.domain.terms import NOW, Entry, Fact, Times
from tracker.projections import sessions
from tracker.projections.rows import Evidence, Projection, evidence, read
from tracker.store import touch
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Alias:
    """Two keys of one thing."""

    key: str
    same_as: str
    evidence: Evidence


def rows(key: str, facts: Sequence[Fact]) -> list[Alias]:
    """A row a statement that two keys name one thing."""
    return [_alias(fact) for fact in facts]


def _alias(fact: Fact) -> Alias:
    event = cast(AliasStated, fact.event)
    return Alias(event.key, event.same_as, evidence(fact))


PROJECTION = Projection("alias", Alias, table_of("aliases", Alias, index=("key", "same_as")), rows)


def names(connection: Connection, key: str, times: Times = NOW) -> set[str]:
    """The key and every key that names the same thing, however many steps away."""
    joined = [(row.key, row.same_as) for row in read(connection, PROJECTION, times)]
    joined += _renumbered(connection, key.rpartition("/")[0], times)
    found = {key}
    while more := {name for pair in joined if found & set(pair) for name in pair} - found:
        found |= more
    return found


def _renumbered(connection: Connection, session: str, times: Times) -> list[tuple[str, str]]:
    """The items of a session's agenda that bore another number in the provisional one, so that each keeps its history.

    A number that the adopted agenda gave to another item, or that two of its items bore, is left out: under it both
    items may be meant.
    """
    row = sessions.one(connection, session, times)
    agenda = row.agenda if row else ()
    borne = Counter([item.number for item in agenda] + [item.provisional_number for item in agenda])
    return [
        (item_key(session, item.number), item_key(session, item.provisional_number))
        for item in agenda
        if item.provisional_number and borne[item.provisional_number] == 1
    ]


def entries_of(connection: Connection, key: str, times: Times = NOW) -> list[Entry]:
    """The history of a thing: the entries that touch its key or another of its names, in the order of recording.

    A second thought is shown whatever day is asked for; what had not yet happened by that day is not.
    """
    return heard(touch.touching(connection, "proceedings", names(connection, key, times)), times)


def facts_of(connection: Connection, key: str, at: int | None = None) -> list[Fact]:
    """The facts of a thing, whatever their day, that stand with all second thoughts recorded up to a position."""
    histories: dict[str, list[Entry]] = {}
    for entry in entries_of(connection, key, Times(at=at)):
        histories.setdefault(entry.stream, []).append(entry)
    return [
        fact
        for stream, history in histories.items()
        for fact in standing(history, KINDS[stream.partition(":")[0]].events)
    ]
