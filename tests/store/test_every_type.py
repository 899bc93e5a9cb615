"""Every stored type with every field filled, and every second thought: exported, imported, the same to the hash."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import fact
from tests.test_record import accept, all_rows, correct, retract
from tracker import record
from tracker.domain import HOMES
from tracker.domain.terms import Event, Occasion, Source
from tracker.store import archive, codec, db, log, proof

EVERYWHERE = Occasion(
    "each",
    (date(2019, 5, 22), date(2019, 5, 23)),
    "CCPCJ",
    "CCPCJ/28",
    ("CCPCJ/28/meeting/6", "CCPCJ/28/meeting/7"),
    ("CCPCJ/28/6", "CCPCJ/28/6(a)"),
)
FULLY_CITED = Source(
    3, "E/CN.15/2019/L.1/Add.6", "d" * 64, "24", 2, "“recommended”", "fr", date(2019, 5, 23),
    "https://example.org/é", "the day is that of the meeting before",
)  # fmt: skip
# a letter is reinstated when it was withdrawn, and not once it was sent
_ORDER = {"ReminderWithdrawn": "", "ReminderSent": "~"}
KINDS = sorted(HOMES, key=lambda kind: _ORDER.get(kind.__name__, kind.__name__))
# what a field must hold so that the record does not refuse the fact
FITTING = {
    "corrects": "E/CN.15/2019/7",
    "symbol": "E/CN.15/2019/7/Corr.1",
    "recommendation": "CND/62/adopt/E/CN.7/2019/L.5",
}


def full(hint: Any, name: str = "") -> Any:
    """A value of a type that leaves nothing at its default."""
    if get_origin(hint) is Literal:
        return next(one for one in get_args(hint) if one)
    if get_origin(hint) in (Union, UnionType):
        return full(next(one for one in get_args(hint) if one is not type(None)), name)
    if get_origin(hint) is tuple:
        return (full(get_args(hint)[0], name),)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{field.name: full(hints[field.name], field.name) for field in fields(hint)})  # type: ignore[operator]
    return {str: FITTING.get(name, f"{name} “é” 第二"), int: 7, bool: True, date: date(2019, 5, 24)}[hint]


def filled(kind: type[Event], entity: str = "1") -> Any:
    """A fact of this type with every field filled."""
    elected_by_the_council = kind.__name__ in ("MemberElected", "RecommendationActedOn")
    occasion = Occasion("day", (date(2019, 7, 23),), "ECOSOC", "ECOSOC/2019") if elected_by_the_council else EVERYWHERE
    return fact(full(kind), occasion, FULLY_CITED, entity)


@pytest.fixture
def other(engine: Engine, request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An empty database of the other engine."""
    name = "another_sqlite_url" if engine.dialect.name == "postgresql" else "another_postgresql_url"
    other = db.connect(request.getfixturevalue(name))
    yield other
    other.dispose()


def fill(engine: Engine) -> None:
    """Every type; each kind of second thought; a historical batch; an entry withheld."""
    every = [filled(kind) for kind in KINDS]
    for log_name in db.BOTH:
        accept(engine, *(one for one in every if HOMES[type(one.event)].log == log_name), historical=True)
    public = {type(one.event).__name__: one for one in every if HOMES[type(one.event)].log == "proceedings"}
    statement, view, decision = public["StatementMade"], public["ViewRecorded"], public["DecisionTaken"]
    final = Source(2, "E/2019/30", paragraph="34", dated=date(2019, 6, 20))
    with db.writing(engine) as connection:
        record.confirm(connection, statement.entry_id, final, at=NOW, by="officer")
    otherwise = fact(full(type(view.event)), view.occasion, final, "35")
    correct(engine, decision.entry_id, fact(decision.event, decision.occasion, final, "36"), "final text differs")
    accept(engine, otherwise)
    [retraction] = retract(engine, public["AgendaItemConsidered"].entry_id).entries
    retract(engine, retraction.entry_id)
    retract(engine, public["OfficerElected"].entry_id)
    with db.writing(engine) as connection:
        record.withhold(connection, statement.entry_id, "a court", "personal data", at=NOW, by="officer")


def test_a_log_of_every_type_is_the_same_on_the_other_engine(engine: Engine, other: Engine) -> None:
    fill(engine)
    with db.reading(engine) as connection:
        lines = list(archive.export(connection))
        heads = [log.head(connection, name) for name in db.BOTH]
        entries = [entry for name in db.BOTH for entry in log.tail(connection, name)]
    assert {entry.type for entry in entries} == set(codec.TYPES)
    assert {entry.historical for entry in entries} == {True, False}
    assert sum(entry.fact is None for entry in entries) == 2, "the statement withheld, and its confirmation"
    with db.writing(other) as connection:
        list(archive.import_(connection, lines))
    list(record.rebuild(other))
    with db.reading(other) as connection:
        assert [log.head(connection, name) for name in db.BOTH] == heads
        assert [proof.verify(connection, name)[1] for name in db.BOTH] == [None, None]
        assert [entry for name in db.BOTH for entry in log.tail(connection, name)] == entries
        assert list(archive.export(connection)) == lines
    assert all_rows(other) == all_rows(engine)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_nothing_is_left_at_its_default(kind: type[Event]) -> None:
    event = full(kind)
    for field in fields(event):
        assert getattr(event, field.name) not in ("", (), None, False), field.name
