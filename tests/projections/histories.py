"""Any history of any stream: few keys and few words, so that facts meet, repeat and contradict each other."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import Engine, delete, text

from tests.conftest import NOW
from tracker import record
from tracker.domain import HOMES, KINDS
from tracker.domain.correction import standing
from tracker.domain.stream import Rejected
from tracker.domain.terms import Entry, Event, Fact, Occasion, Source, Times
from tracker.projections import PROJECTIONS
from tracker.projections.rows import Projection, read
from tracker.store import archive, db, log, proof, walking

# times are positions of the proceedings: rows of the office log know others
OF_THE_PROCEEDINGS = [projection for projection in PROJECTIONS if KINDS[projection.kind].log == "proceedings"]

# what a field of this name holds where it names something; any other text is one of WORDS
NAMES = {
    "board": ("UNICRI",),
    "candidate": ("A Trustee", "Another Trustee"),
    "member": ("A Trustee", "Another Trustee"),
    "draft": ("E/CN.15/2019/L.4",),
    "text": ("", "GA resolution 74/173"),
    "by_text": ("", "GA resolution 74/173"),
    "mandate": ("GA resolution 74/173/14",),
    "paragraph": ("14",),
    "clause": ("",),
    "number": ("1", "74/173"),
    "symbol": ("E/CN.15/2019/8", "E/CN.15/2019/8/Corr.1", "E/CN.15/2019/8/Rev.1"),
    "symbols": ("E/CN.15/2019/8", "E/CN.7/2019/2"),
    "corrects": ("E/CN.15/2019/8",),
    "recommendation": ("CCPCJ/28/elect/UNICRI", "CCPCJ/28/transmit/E/CN.15/2019/8"),
    "subject": ("UNICRI",),
    "to": ("ECOSOC", "GA"),
    "asks": ("elect",),
    "of": ("ECOSOC",),
    "same_as": ("E/CN.15/2019/15",),
    "subscription": ("a subscription",),
    "key": ("E/2019/30",),
    "session": ("", "CCPCJ/29"),
}
WORDS = ("", "words", "o’ther wörds")
DAYS = (date(2019, 5, 20), date(2019, 5, 23), date(2019, 7, 23))


def of_type(hint: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Values of a type, of the few that a field of this name may have."""
    if get_origin(hint) is Literal:
        return st.sampled_from(NAMES["asks"] if name == "asks" and "elect" in get_args(hint) else get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([of_type(one, name) for one in get_args(hint)])
    if get_origin(hint) is tuple:
        least = int(name == "symbols")
        return st.lists(of_type(get_args(hint)[0], name), min_size=least, max_size=2, unique_by=repr).map(tuple)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: of_type(hints[field.name], field.name) for field in fields(hint)})
    few: dict[Any, Sequence[Any]] = {
        str: NAMES.get(name, WORDS),
        int: (1, 2),
        bool: (False, True),
        date: DAYS,
        type(None): (None,),
    }
    return st.sampled_from(few[hint])


OCCASIONS = st.sampled_from(
    [
        Occasion("day", (day,), body, session, (f"{session}/meeting/7",), (f"{session}/6",))
        for day in DAYS
        for body, session in (("CCPCJ", "CCPCJ/28"), ("ECOSOC", "ECOSOC/2019"))
    ]
    + [
        Occasion("one_of", DAYS[:2], "CCPCJ", "CCPCJ/28", (), ("CCPCJ/28/6",)),
        Occasion("unknown", (), "CCPCJ", "CCPCJ/28", (), ("CCPCJ/28/6",)),
        Occasion("not_after", DAYS[1:2], "GA", "GA/74"),
    ]
)
SOURCES = st.builds(
    Source,
    rank=st.integers(1, 6),
    symbol=st.sampled_from(("", "E/2019/30", "A/RES/74/173")),
    paragraph=st.sampled_from(("1", "2")),
    dated=st.sampled_from((None, date(2019, 6, 20))),
)
KINDS_OF_EVENT = sorted(HOMES, key=lambda kind: kind.__name__)


def facts_of(kinds: Sequence[type[Event]]) -> st.SearchStrategy[Fact]:
    """Facts of these types."""
    return st.sampled_from(kinds).flatmap(
        lambda kind: st.builds(Fact, of_type(kind), OCCASIONS, SOURCES, st.builds(uuid4))
    )


PUBLIC = facts_of([kind for kind in KINDS_OF_EVENT if HOMES[kind].log == "proceedings"])
OFFICE = facts_of([kind for kind in KINDS_OF_EVENT if HOMES[kind].log == "office"])


def emptied(engine: Engine) -> None:
    """Empties a database between two histories."""
    with db.writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            for name in db.BOTH:
                connection.execute(text(f"DROP TRIGGER IF EXISTS {name}_delete"))
        for table in log.TABLES.values():
            connection.execute(delete(table))
    list(record.rebuild(engine))


def refolded(projection: Projection[Any], histories: dict[str, list[Entry]], times: Times) -> list[Any]:
    """The rows of a projection made from the log alone."""
    order = KINDS[projection.kind].events
    return [
        row
        for name, history in sorted(histories.items())
        if name.split(":", 1)[0] == projection.kind
        for row in projection.rows(name.split(":", 1)[1], standing(history, order, times.at, times.as_of))
    ]


def shown(engine: Engine, times: Times) -> list[list[Any]]:
    """What every list shows at these times."""
    with db.reading(engine) as connection:
        return [read(connection, projection, times) for projection in OF_THE_PROCEEDINGS]


class AnyHistory(RuleBasedStateMachine):
    """A record into which anything is accepted, and any second thought had on it.

    Whatever comes, nothing raises but `Rejected`, and in the end everything that is shown follows from the log.
    """

    def __init__(self, engine: Engine, other: Engine, all_rows: Callable[[Engine], object]) -> None:
        super().__init__()
        self.engine, self.other, self.all_rows = engine, other, all_rows
        self.said: dict[int, list[list[Any]]] = {}
        self.entries: list[Entry] = []

    @initialize()
    def begins_empty(self) -> None:
        emptied(self.engine)

    def _record(self, act: Callable[..., record.Recorded], *arguments: Any, **more: Any) -> bool:
        """Whether it was recorded, and not refused; what is shown then is kept to be compared."""
        with suppress(Rejected), db.writing(self.engine) as connection:
            act(connection, *arguments, at=NOW + timedelta(minutes=len(self.entries)), by="officer", **more)
            self.entries = log.tail(connection, "proceedings")
            self.said[len(self.entries)] = [read(connection, projection) for projection in OF_THE_PROCEEDINGS]
            return True
        return False

    @rule(facts=st.lists(PUBLIC, min_size=1, max_size=5), historical=st.booleans())
    def accepts(self, facts: list[Fact], historical: bool) -> None:
        if self._record(record.accept, facts, historical=historical):
            position = len(self.entries)
            assert self._record(record.accept, facts), "accepted twice is refused"
            assert len(self.entries) == position, "accepted twice is recorded once"

    @rule(facts=st.lists(OFFICE, min_size=1, max_size=3))
    def accepts_in_the_office(self, facts: list[Fact]) -> None:
        self._record(record.accept, facts)

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def retracts(self, data: st.DataObject) -> None:
        chosen = data.draw(st.lists(st.sampled_from(self.entries), min_size=1, max_size=3))
        self._record(record.retract, [entry.entry_id for entry in chosen], why="a test")

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), source=SOURCES)
    def confirms(self, data: st.DataObject, source: Source) -> None:
        self._record(record.confirm, data.draw(st.sampled_from(self.entries)).entry_id, source)

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), nature=st.sampled_from(("final text differs", "our error")))
    def corrects(self, data: st.DataObject, nature: str) -> None:
        entry = data.draw(st.sampled_from(self.entries))
        if entry.fact and not entry.about:
            said = data.draw(facts_of([type(entry.fact.event)]))
            self._record(record.correct, entry.entry_id, said, nature, why="misread")

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def withholds(self, data: st.DataObject) -> None:
        entry = data.draw(st.sampled_from(self.entries))
        if self._record(record.withhold, entry.entry_id, "a court", "personal data"):
            # what is withheld is gone from what was said before, too
            self.said = {len(self.entries): self.said[len(self.entries)]}

    def teardown(self) -> None:
        try:
            self._what_is_shown_follows_from_the_log()
        finally:
            self.said, self.entries = {}, []

    def _what_is_shown_follows_from_the_log(self) -> None:
        with db.reading(self.engine) as connection:
            assert [proof.verify(connection, name)[1] for name in db.BOTH] == [None, None]
            histories = dict(walking.changed_since(connection, "proceedings"))
            lines = list(archive.export(connection))
            heads = [log.head(connection, name) for name in db.BOTH]
        for position, said in self.said.items():
            assert shown(self.engine, Times(at=position)) == said, position
            for as_of in (None, *DAYS):
                times = Times(as_of, position)
                assert shown(self.engine, times) == [refolded(one, histories, times) for one in OF_THE_PROCEEDINGS], (
                    times
                )
        live = self.all_rows(self.engine)
        list(record.rebuild(self.engine))
        assert self.all_rows(self.engine) == live
        emptied(self.other)
        with db.writing(self.other) as connection:
            list(archive.import_(connection, lines))
        list(record.rebuild(self.other))
        assert self.all_rows(self.other) == live
        with db.reading(self.other) as connection:
            assert [log.head(connection, name) for name in db.BOTH] == heads


def recorded_as(facts: Sequence[Fact]) -> list[Entry]:
    """These facts as the entries of one stream, in the order given."""
    home = HOMES[type(facts[0].event)]
    return [
        Entry(
            number, home.name(fact), number, type(fact.event).__name__, None, fact, fact.entry_id, NOW, "officer",
            "alone", False, uuid4(), "",
        )
        for number, fact in enumerate(facts, 1)
    ]  # fmt: skip


def keyed_alike(facts: Sequence[Fact]) -> list[Fact]:
    """Those of these facts that go into the stream of the first."""
    home = HOMES[type(facts[0].event)]
    return [fact for fact in facts if HOMES[type(fact.event)] is home and home.key(fact) == home.key(facts[0])]
