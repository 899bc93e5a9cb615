"""What a stream is, how it refuses, and how it knows a fact again.

A stream is the smallest thing about which facts can contradict each other. Its file is read top to bottom: what can
happen (events), what we know (`evolve`), what we refuse (`decide`).

`decide` holds only what is particular to a stream. That a fact is already on record is one question for all of them,
asked first and in one place (`decided`). What can repeat (a statement) is told apart by paragraph and ordinal within
one source; across sources the first matches the first, the second the second.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import reduce
from typing import Any, cast
from uuid import UUID

from tracker.domain.terms import Event, Fact, Log, Occasion


class Rejected(Exception):
    """The record contradicts this fact. The message is a sentence for the officer; `entry_id` the entry in its way."""

    def __init__(self, sentence: str, entry_id: UUID | None = None) -> None:
        super().__init__(sentence)
        self.entry_id = entry_id


@dataclass(frozen=True, slots=True)
class Known:
    """The fact is on record already, in this entry."""

    entry_id: UUID


@dataclass(frozen=True, slots=True)
class Stream:
    """The rules of one kind of stream. `kind` and `key` together name it: `board:UNICRI`."""

    kind: str
    log: Log
    events: tuple[type[Event], ...]
    key: Callable[[Fact], str]
    keys: Callable[[Fact], tuple[str, ...]]
    initial: Callable[[str], Any]
    evolve: Callable[[Any, Fact], Any]
    decide: Callable[[Any, Fact], list[Fact] | Known]
    # the key that an earlier version gave a fact: in a log of that time its stream has that name for ever
    formerly: Callable[[Fact], str] | None = None

    def name(self, fact: Fact) -> str:
        """The name of the stream that is this fact's home."""
        return f"{self.kind}:{self.key(fact)}"

    def former_name(self, fact: Fact) -> str:
        """The name that an earlier version of this software gave that stream; empty where it is the same."""
        old = self.formerly(fact) if self.formerly else ""
        return f"{self.kind}:{old}" if old and old != self.key(fact) else ""

    def touched(self, fact: Fact) -> tuple[str, ...]:
        """Every key whose page shows this fact, each once: its own, and those of its occasion."""
        return tuple(dict.fromkeys(filter(None, (*self.keys(fact), *occasion_keys(fact.occasion)))))

    def state(self, key: str, facts: Sequence[Fact]) -> Any:
        """What these facts, in their order, say of the thing with this key."""
        return reduce(self.evolve, facts, self.initial(key))


def occasion_keys(occasion: Occasion) -> tuple[str, ...]:
    """The keys of the session, meetings and items at which something was done."""
    return (occasion.session, *occasion.meetings, *occasion.items)


def decided(
    stream: Stream, facts: Sequence[Fact], new: Fact, taken: frozenset[UUID] = frozenset(), state: Any = None
) -> list[Fact] | Known:
    """What follows from a new fact: the facts to append, or the entry that holds it already.

    `facts` are those that stand in its home stream, `state` what they say of it, where the caller has that already,
    `taken` the entries that other facts of the same source were recognized in. Raises `Rejected` where they contradict
    it.
    """
    if entry_id := on_record(facts, new, taken):
        return Known(entry_id)
    return stream.decide(stream.state(stream.key(new), facts) if state is None else state, new)


def on_record(facts: Sequence[Fact], new: Fact, taken: frozenset[UUID] = frozenset()) -> UUID | None:
    """The entry that holds this very fact, if one does."""
    same = [fact for fact in facts if is_same(fact, new)]
    for fact in same:
        if place(fact) == place(new):
            return fact.entry_id
    if same and not repeats(new.event):
        return same[0].entry_id  # what happens once, a source may print in two paragraphs
    # another paragraph of the same source prints a second statement, not the first one again
    elsewhere = [fact for fact in same if fact.source.of_one_text != new.source.of_one_text]
    return next((fact.entry_id for fact in elsewhere if fact.entry_id not in taken), None)


def repeats(event: Event) -> bool:
    """Whether facts of this type can be alike and yet two: anyone can speak twice."""
    return bool(getattr(event, "REPEATS", False))


def is_same(one: Fact, other: Fact) -> bool:
    """Whether two facts of one stream are alike in type and identity, and could have been the same occasion."""
    return (
        type(one.event) is type(other.event)
        and one.event.identity() == other.event.identity()
        and may_be_one_occasion(one.occasion, other.occasion)
    )


def may_be_one_occasion(one: Occasion, other: Occasion) -> bool:
    """Whether body, session, items, meetings and days, as far as given, leave room for a common occasion."""
    for mine, others in ((one.body, other.body), (one.session, other.session)):
        if mine and others and mine != others:
            return False
    for some, more in ((one.items, other.items), (one.meetings, other.meetings)):
        if some and more and not set(some) & set(more):
            return False
    if not one.days or not other.days:
        return True
    return (one.first_day or date.min) <= max(other.days) and (other.first_day or date.min) <= max(one.days)


def place(fact: Fact) -> tuple[object, ...]:
    """Where exactly a source prints a fact."""
    return (*fact.source.of_one_text, fact.source.paragraph, fact.source.ordinal)


def filled(old: Event, new: Event) -> Event:
    """The newer wording of an event, with what it leaves blank taken from the older one."""
    assert is_dataclass(old)
    assert is_dataclass(new)
    assert not isinstance(new, type)
    kept = {
        field.name: getattr(old, field.name)
        for field in fields(new)
        if getattr(new, field.name) in ("", (), None, False) and getattr(old, field.name) not in ("", (), None, False)
    }
    return cast(Event, replace(new, **kept))
