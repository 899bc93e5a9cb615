"""Our own second thoughts, and which facts stand after them, in which order.

A second thought is an entry of the same stream as the entry it is `about`. Changes *in the world* (a corrigendum, a
revision, a withdrawal) are ordinary facts and not found here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Literal
from uuid import UUID

from tracker.domain.terms import Entry, Event, Fact, Source, Times, history_until

Nature = Literal["final text differs", "told more fully", "our error"]


@dataclass(frozen=True, slots=True)
class EntryConfirmed:
    """A better source prints the same fact; the paragraph and rank are in this entry's own source."""

    about: UUID

    def identity(self) -> tuple[object, ...]:
        """The entry spoken of."""
        return (self.about,)


@dataclass(frozen=True, slots=True)
class EntryCorrected:
    """The entry it is about should have read as this one does: event, and the occasion and source of this entry."""

    about: UUID
    nature: Nature
    why: str
    event: Event

    def identity(self) -> tuple[object, ...]:
        """The entry spoken of and what it should have said."""
        return (self.about, self.event)


@dataclass(frozen=True, slots=True)
class EntryRetracted:
    """The entry it is about should not have been recorded; a retraction can itself be retracted."""

    about: UUID
    why: str = ""

    def identity(self) -> tuple[object, ...]:
        """The entry spoken of."""
        return (self.about,)


@dataclass(frozen=True, slots=True)
class EntryWithheld:
    """The content of the entry it is about is withheld by legal order, on this ground."""

    about: UUID
    authority: str
    ground: str

    def identity(self) -> tuple[object, ...]:
        """The entry spoken of."""
        return (self.about,)


SecondThought = EntryConfirmed | EntryCorrected | EntryRetracted | EntryWithheld
SECOND_THOUGHTS = (EntryConfirmed, EntryCorrected, EntryRetracted, EntryWithheld)


def standing(
    history: Sequence[Entry],
    order: Sequence[type[Event]],
    at: int | None = None,
    as_of: date | None = None,
) -> list[Fact]:
    """The facts that stand, in the order in which they happened.

    `history` is one stream's entries, `order` its event types. `at` is a position of the log: what was recorded by
    then. `as_of` is a day: what had certainly happened by then (its last possible day; failing that, the source's
    date). Any order of recording the same facts gives the same result: they are sorted by last day, meetings, type,
    and wording, and by position only between equals.
    """
    heard = history_until(history, at)
    gone = undone(heard)
    stands: list[tuple[tuple[object, ...], Fact]] = []
    thoughts: dict[UUID, list[Fact]] = {}
    for entry in reversed(heard):
        if entry.entry_id in gone or entry.fact is None:
            continue
        event = entry.fact.event
        if isinstance(event, EntryConfirmed | EntryCorrected):
            thoughts.setdefault(event.about, []).append(entry.fact)
        elif not isinstance(event, SECOND_THOUGHTS):
            said = thoughts.get(entry.entry_id)
            fact = revised(entry.fact, said) if said else entry.fact
            if had_happened(fact, as_of):
                stands.append((_when(fact, order), fact))
    stands.reverse()  # by position again, which sorting keeps between equals
    stands.sort(key=itemgetter(0))
    return [fact for _, alike in groupby(stands, key=itemgetter(0)) for fact in _by_wording([one for _, one in alike])]


def undone(history: Sequence[Entry]) -> dict[UUID, UUID]:
    """The entries that are retracted, each with the retraction that stands against it.

    Read from the last entry back, because a retraction can itself be retracted.
    """
    gone: dict[UUID, UUID] = {}
    for entry in reversed(history):
        # by its type, because a retraction whose own content was withheld still holds
        if entry.type == EntryRetracted.__name__ and entry.about and entry.entry_id not in gone:
            gone[entry.about] = entry.entry_id
    return gone


def revised(fact: Fact, thoughts: Sequence[Fact]) -> Fact:
    """A fact as its newest correction words it, with the strongest source that has confirmed it since."""
    confirming: list[Source] = []
    for thought in thoughts:  # newest first
        if isinstance(thought.event, EntryCorrected):
            fact = replace(fact, event=thought.event.event, occasion=thought.occasion, source=thought.source)
            break
        confirming.append(thought.source)
    best = min([fact.source, *confirming], key=lambda source: source.rank)
    return replace(fact, source=best)


def became(fact: Fact, entry: Entry, history: Sequence[Entry]) -> bool:
    """Whether an entry is what a fact became: itself or, where it was on record already, a second thought on that.

    `history` is the stream of the entry. A second thought holds what the fact says or, where the fact is silent or a
    better source had spoken, what was said before; anything else is another fact.
    """
    if entry.fact is None or entry.fact.source != fact.source:
        return False
    said = entry.fact.event
    if not isinstance(said, EntryConfirmed | EntryCorrected):
        return (said, entry.fact.occasion) == (fact.event, fact.occasion)
    earlier = [one for one in history if one.position < entry.position and said.about in (one.entry_id, one.about)]
    before = [one.fact for one in earlier if one.fact]
    events = [one.event.event if isinstance(one.event, EntryCorrected) else one.event for one in before]
    if isinstance(said, EntryConfirmed):
        return entry.fact.occasion == fact.occasion and _holds(fact.event, events, silent=True)
    if type(said.event) is not type(fact.event) or not _holds(said.event, [fact.event, *events], silent=False):
        return False
    if said.nature == "final text differs" and not _holds(fact.event, [said.event], silent=True):
        return False
    told_anew = said.nature == "final text differs" and fact.occasion.days
    return entry.fact.occasion in ([fact.occasion] if told_anew else [one.occasion for one in before])


def _holds(event: Event, others: Sequence[Event], *, silent: bool) -> bool:
    """Whether each field of an event is that of one of the others of its type; blank ones too, where it is `silent`."""
    alike = [one for one in others if type(one) is type(event)]
    for field in fields(event):  # type: ignore[arg-type]  # every event is a dataclass
        value = getattr(event, field.name)
        if not (silent and value in ("", (), None, False)) and value not in [getattr(one, field.name) for one in alike]:
            return False
    return True


def had_happened(fact: Fact, as_of: date | None) -> bool:
    """Whether it had certainly happened by the end of that day; what has no day at all is not filtered out."""
    return as_of is None or fact.certain_by is None or fact.certain_by <= as_of


def heard(entries: Sequence[Entry], times: Times) -> list[Entry]:
    """The entries recorded by the position asked for, less what had not yet happened by the day asked for.

    A second thought is heard whatever day is asked for.
    """
    return [
        entry
        for entry in history_until(entries, times.at)
        if entry.about or entry.fact is None or had_happened(entry.fact, times.as_of)
    ]


def _when(fact: Fact, order: Sequence[type[Event]]) -> tuple[object, ...]:
    # what has no day at all comes first, so that it can never overrule what has one
    return (fact.certain_by or date.min, _numbers(fact.occasion.meetings), order.index(type(fact.event)))


@lru_cache(1024)
def _numbers(meetings: tuple[str, ...]) -> list[int]:
    return [int(number) for key in meetings if (number := key.rpartition("/")[2]).isdigit()]


def _by_wording(alike: list[Fact]) -> list[Fact]:
    """Facts of one time and type; they come by position, which decides between equals."""
    if len(alike) == 1:  # most stand alone, and wording is dear to compare
        return alike
    said = [repr(fact.event) for fact in alike]
    if len(set(said)) == len(said):
        return [fact for _, fact in sorted(zip(said, alike, strict=True), key=itemgetter(0))]
    return sorted(alike, key=lambda fact: (repr(fact.event), repr(fact.occasion), repr(fact.source)))
