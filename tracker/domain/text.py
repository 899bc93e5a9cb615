"""An adopted text, known by organ, kind and number: `ECOSOC resolution 2019/19`. A bare number is never a key."""

from dataclasses import dataclass
from typing import Literal

from tracker.domain import symbols
from tracker.domain.stream import Known, Rejected, Stream
from tracker.domain.terms import Fact, text_key


@dataclass(frozen=True, slots=True)
class TextNumbered:
    """A text that the organ adopted bears this number; `same_text_as` are keys of texts with the same words."""

    kind: Literal["resolution", "decision", "declaration"]
    number: str
    title: str = ""
    symbol: str = ""
    draft: str = ""
    same_text_as: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """Kind and number; the organ is the occasion's body."""
        return (self.kind, self.number)


def _event(fact: Fact) -> TextNumbered:
    assert isinstance(fact.event, TextNumbered)
    return fact.event


def key(fact: Fact) -> str:
    """`GA resolution 74/173`."""
    return text_key(fact.occasion.body, _event(fact).kind, _event(fact).number)


def keys(fact: Fact) -> tuple[str, ...]:
    """The text, its symbol, its draft, and the texts with the same words."""
    event = _event(fact)
    draft = symbols.without_corrections(event.draft)
    return (key(fact), event.symbol, draft, event.draft, *event.same_text_as)


def decide(numbered: tuple[Fact, ...], new: Fact) -> list[Fact] | Known:
    """Refuses a number that the organ gave on another day."""
    if numbered:
        raise Rejected(f"{key(new)} is recorded as adopted on another day.", numbered[0].entry_id)
    return [new]


STREAM = Stream(
    kind="text",
    log="proceedings",
    events=(TextNumbered,),
    key=key,
    keys=keys,
    initial=lambda key: (),
    evolve=lambda numbered, fact: (*numbered, fact),
    decide=decide,
)
