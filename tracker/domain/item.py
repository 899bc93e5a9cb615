"""An agenda item of a session: what was considered, and who spoke. Views and speakers are never joined."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal, assert_never, cast

from tracker.domain.stream import Known, Stream
from tracker.domain.terms import Capacity, Fact, Tally

StatementKind = Literal[
    "introductory",
    "general",
    "closing",
    "explanation_of_vote_before",
    "explanation_of_vote_after",
    "explanation_of_position",
    "right_of_reply",
    "point_of_order",
    "introduction_of_draft",
]
Quantifier = Literal["many", "several", "some", "a_number_of", "one", "another", "same_speaker", "unattributed"]


@dataclass(frozen=True, slots=True)
class SubItem:
    """A lettered part of an agenda item, as read."""

    letter: str
    title: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke, as printed; `state` is an ISO 3166 alpha-3 code for matching only, never shown instead of the name."""

    entity: str
    name: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItemConsidered:
    """The body considered an agenda item, which read as given."""

    title: str
    sub_items: tuple[SubItem, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """Nothing beyond the item and its occasion."""
        return ()


@dataclass(frozen=True, slots=True)
class StatementMade:
    """Somebody made a statement, in one capacity; `called` is what the text calls it, where that says more."""

    REPEATS: ClassVar[bool] = True

    speaker: Speaker
    capacity: Capacity
    kind: StatementKind = "general"
    on_behalf_of: tuple[str, ...] = ()
    called: str = ""

    def identity(self) -> tuple[object, ...]:
        """Speaker, capacity, kind, and those spoken for."""
        return (self.speaker.state or self.speaker.entity, self.capacity, self.kind, self.on_behalf_of)


@dataclass(frozen=True, slots=True)
class ViewRecorded:
    """A view was put on record with its quantifier; the text does not say whose view it was."""

    REPEATS: ClassVar[bool] = True

    quantifier: Quantifier
    words: str
    references: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """The words as printed: views have nothing else to tell them apart."""
        return (self.quantifier, self.words)


@dataclass(frozen=True, slots=True)
class DecisionTaken:
    """The body took an act that is neither a draft adopted nor something sent to another organ; `words` quote it.

    `text` is the key of the numbered text that records it (`CND decision 67/1`), `symbols` the papers acted on.
    """

    REPEATS: ClassVar[bool] = True

    action: Literal["decide", "adopt", "take_note", "approve", "endorse", "authorize", "nominate", "defer"]
    words: str
    how: Literal["", "without_a_vote", "by_vote"] = ""
    vote: Tally | None = None
    text: str = ""
    symbols: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """The text that records it and the papers acted on; of several without either, the place tells them apart."""
        return (self.action, self.text, frozenset(self.symbols))


Event = AgendaItemConsidered | StatementMade | ViewRecorded | DecisionTaken


@dataclass(frozen=True, slots=True)
class Item:
    """What is known of one agenda item."""

    considered: tuple[Fact, ...] = ()
    statements: tuple[Fact, ...] = ()
    views: tuple[Fact, ...] = ()
    decisions: tuple[Fact, ...] = ()


def key(fact: Fact) -> str:
    """The key of the item, `CCPCJ/28/6` or `CCPCJ/28/6(a)`; of the session, where the source names no item."""
    return fact.occasion.items[0] if fact.occasion.items else fact.occasion.session


def keys(fact: Fact) -> tuple[str, ...]:
    """The items, and for a decision its text and papers."""
    event = fact.event
    return (*fact.occasion.items, *((event.text, *event.symbols) if isinstance(event, DecisionTaken) else ()))


def evolve(item: Item, fact: Fact) -> Item:
    """The item after one more fact."""
    match cast(Event, fact.event):
        case AgendaItemConsidered():
            return replace(item, considered=(*item.considered, fact))
        case StatementMade():
            return replace(item, statements=(*item.statements, fact))
        case ViewRecorded():
            return replace(item, views=(*item.views, fact))
        case DecisionTaken():
            return replace(item, decisions=(*item.decisions, fact))
        case _ as never:
            assert_never(never)


def decide(item: Item, new: Fact) -> list[Fact] | Known:
    """Refuses nothing: an item can be considered again, and anyone can speak twice."""
    return [new]


STREAM = Stream(
    kind="item",
    log="proceedings",
    events=(AgendaItemConsidered, StatementMade, ViewRecorded, DecisionTaken),
    key=key,
    keys=keys,
    initial=lambda key: Item(),
    evolve=evolve,
    decide=decide,
)
