"""A draft resolution or decision. Its key is its L. symbol or, lacking one, its place: `E/2019/30:I.A.IV`.

A revised text is the same draft: `E/CN.7/2024/L.5/Rev.2` is kept under L.5, whatever number it gets in the end.
"""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal, assert_never, cast

from tracker.domain import symbols
from tracker.domain.stream import Known, Rejected, Stream
from tracker.domain.terms import Fact, Tally

DraftKind = Literal["resolution", "decision", "declaration"]


def home(draft: str) -> str:
    """The key of a draft: its symbol without Rev. or Corr., or its place."""
    return symbols.without_corrections(draft)


@dataclass(frozen=True, slots=True)
class DraftTabled:
    """A draft was submitted for circulation, by these sponsors as printed."""

    draft: str
    kind: DraftKind
    title: str = ""
    sponsors: tuple[str, ...] = ()
    meant_for: str = ""

    def identity(self) -> tuple[object, ...]:
        """The draft."""
        return (home(self.draft),)


@dataclass(frozen=True, slots=True)
class DraftRevised:
    """The draft was given another wording: in a revised document (`symbol`), or orally at a meeting.

    `cleared`: the Committee of the Whole was done with it and sent it on to the plenary, which alone can adopt it.
    """

    draft: str
    kind: DraftKind
    symbol: str = ""
    oral: bool = False
    title: str = ""
    cleared: bool = False

    def identity(self) -> tuple[object, ...]:
        """The draft and the revision."""
        return (home(self.draft), self.symbol, self.oral)


@dataclass(frozen=True, slots=True)
class DraftAdopted:
    """The body adopted the draft; `meant_for` is the organ whose text it is to become, empty for the body's own."""

    draft: str
    kind: DraftKind
    title: str = ""
    how: Literal["", "without_a_vote", "by_vote"] = ""
    vote: Tally | None = None
    as_revised: str = ""
    meant_for: str = ""
    as_printed: str = ""
    sponsors: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """The draft; by which body, the occasion says."""
        return (home(self.draft),)


@dataclass(frozen=True, slots=True)
class DraftNotAdopted:
    """The body did not adopt the draft, took no action on it, or put it off; `deferred_to` is the session, if named."""

    draft: str
    kind: DraftKind
    outcome: Literal["rejected", "no_action", "deferred"]
    title: str = ""
    vote: Tally | None = None
    as_printed: str = ""
    deferred_to: str = ""

    def identity(self) -> tuple[object, ...]:
        """The draft and the outcome."""
        return (home(self.draft), self.outcome)


@dataclass(frozen=True, slots=True)
class DraftWithdrawn:
    """Its sponsors took the draft back."""

    draft: str
    kind: DraftKind
    title: str = ""
    by: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """The draft."""
        return (home(self.draft),)


@dataclass(frozen=True, slots=True)
class SponsorshipChanged:
    """Names were added to the sponsors of a draft, or taken off, as printed; one name may stand for many States."""

    REPEATS: ClassVar[bool] = True

    draft: str
    kind: DraftKind
    added: tuple[str, ...]
    title: str = ""
    removed: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """The draft and the names."""
        return (home(self.draft), self.added, self.removed)


@dataclass(frozen=True, slots=True)
class FinancialImplicationsStated:
    """The secretariat stated what the draft would cost, in the document named or orally, under a rule of procedure.

    `amounts` are as printed, `sections` those of the programme budget.
    """

    draft: str
    kind: DraftKind
    symbol: str = ""
    orally: bool = False
    words: str = ""
    title: str = ""
    rule: str = ""
    amounts: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """The draft, and where it was stated."""
        return (home(self.draft), self.symbol, self.orally)


@dataclass(frozen=True, slots=True)
class VoteTaken:
    """A vote on the draft, or on a part of it (`on`, as printed: "operative paragraph 5"), with who voted how."""

    draft: str
    kind: DraftKind
    vote: Tally
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    title: str = ""
    on: str = ""
    method: Literal["", "show_of_hands", "recorded", "roll_call", "secret_ballot"] = ""
    not_voting: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """The draft, the part of it, and the figures."""
        return (home(self.draft), self.on, self.vote)


@dataclass(frozen=True, slots=True)
class ProceduralMotionDecided:
    """The body decided on a motion: to close, adjourn or suspend the debate, to take no action, to divide the draft."""

    REPEATS: ClassVar[bool] = True

    draft: str
    kind: DraftKind
    motion: Literal["closure", "adjournment", "no_action", "division", "suspension"]
    carried: bool
    vote: Tally | None = None
    mover: str = ""
    rule: str = ""
    title: str = ""

    def identity(self) -> tuple[object, ...]:
        """The draft and the motion."""
        return (home(self.draft), self.motion)


Event = (
    DraftTabled
    | DraftRevised
    | SponsorshipChanged
    | FinancialImplicationsStated
    | ProceduralMotionDecided
    | VoteTaken
    | DraftAdopted
    | DraftNotAdopted
    | DraftWithdrawn
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of one draft."""

    tabled: tuple[Fact, ...] = ()
    costed: tuple[Fact, ...] = ()
    revised: tuple[Fact, ...] = ()
    adopted: tuple[Fact, ...] = ()
    ended: tuple[Fact, ...] = ()
    joined: tuple[Fact, ...] = ()
    votes: tuple[Fact, ...] = ()


def key(fact: Fact) -> str:
    """The draft's L. symbol or place."""
    return home(cast(Event, fact.event).draft)


def keys(fact: Fact) -> tuple[str, ...]:
    """The draft, the text of it that is meant, and the papers named: its new text, the statement of its cost."""
    event = cast(Event, fact.event)
    match event:
        case DraftRevised(symbol=symbol) | FinancialImplicationsStated(symbol=symbol):
            return (key(fact), event.draft, symbol)
    return (key(fact), event.draft)


def evolve(draft: Draft, fact: Fact) -> Draft:
    """The draft after one more fact."""
    match cast(Event, fact.event):
        case DraftTabled():
            return replace(draft, tabled=(*draft.tabled, fact))
        case DraftRevised():
            return replace(draft, revised=(*draft.revised, fact))
        case DraftAdopted():
            return replace(draft, adopted=(*draft.adopted, fact))
        case DraftNotAdopted() | DraftWithdrawn():
            return replace(draft, ended=(*draft.ended, fact))
        case SponsorshipChanged():
            return replace(draft, joined=(*draft.joined, fact))
        case FinancialImplicationsStated():
            return replace(draft, costed=(*draft.costed, fact))
        case VoteTaken() | ProceduralMotionDecided():
            return replace(draft, votes=(*draft.votes, fact))
        case _ as never:
            assert_never(never)


def decide(draft: Draft, new: Fact) -> list[Fact] | Known:
    """Refuses a second adoption by the same body."""
    if isinstance(new.event, DraftAdopted):
        for adopted in draft.adopted:
            if adopted.occasion.body == new.occasion.body:
                raise Rejected(f"{new.occasion.body} adopted {new.event.draft} on another occasion.", adopted.entry_id)
    return [new]


STREAM = Stream(
    kind="draft",
    log="proceedings",
    events=(
        DraftTabled,
        DraftRevised,
        SponsorshipChanged,
        FinancialImplicationsStated,
        ProceduralMotionDecided,
        VoteTaken,
        DraftAdopted,
        DraftNotAdopted,
        DraftWithdrawn,
    ),
    key=key,
    keys=keys,
    initial=lambda key: Draft(),
    evolve=evolve,
    decide=decide,
    # each revised text was a draft of its own
    formerly=lambda fact: cast(Event, fact.event).draft,
)
