"""Drafts: tabled, revised, voted on, adopted or not, withdrawn, and for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection

from tracker.domain import draft
from tracker.domain.draft import (
    DraftAdopted,
    DraftNotAdopted,
    DraftRevised,
    DraftTabled,
    DraftWithdrawn,
    FinancialImplicationsStated,
    ProceduralMotionDecided,
    SponsorshipChanged,
    VoteTaken,
)
from tracker.domain.terms import NOW, Fact, Occasion, Tally, Times
from tracker.projections.rows import Evidence, Projection, evidence, read, touching
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Adoption:
    """A body adopted the draft; `how` is empty where the source does not say, `sponsors` are those at the adoption."""

    how: str
    vote: Tally | None
    as_revised: str
    meant_for: str
    occasion: Occasion
    evidence: Evidence
    sponsors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftStep:
    """Anything else that happened to a draft.

    `what` is *revised*, *orally_revised*, *sponsored*, *costed*, *voted*, *motion*, *rejected*, *no_action*, *deferred*
    or *withdrawn*; `symbol` is that of the revised text or the statement of costs, `by` are those who joined, moved or
    withdrew the draft, `left` those taken off its sponsors.
    """

    what: str
    occasion: Occasion
    evidence: Evidence
    symbol: str = ""
    by: tuple[str, ...] = ()
    vote: Tally | None = None
    motion: str = ""
    carried: bool | None = None
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft, under its L. symbol or place."""

    key: str
    kind: str
    title: str
    sponsors: tuple[str, ...] = ()
    tabled: tuple[Evidence, ...] = ()
    adopted: tuple[Adoption, ...] = ()
    steps: tuple[DraftStep, ...] = ()


def rows(key: str, facts: Sequence[Fact]) -> list[Draft]:
    """One row, or none where nothing stands."""
    if not facts:
        return []
    known = cast(draft.Draft, draft.STREAM.state(key, facts))
    events = [cast(DraftTabled | DraftAdopted, fact.event) for fact in facts]
    return [
        Draft(
            key=key,
            kind=events[-1].kind,
            title=next((event.title for event in reversed(events) if event.title), ""),
            sponsors=next((event.sponsors for event in reversed(events) if isinstance(event, DraftTabled)), ()),
            tabled=tuple(evidence(fact) for fact in known.tabled),
            adopted=tuple(_adoption(fact) for fact in known.adopted),
            steps=tuple(step for fact in facts for step in _steps(fact)),
        )
    ]


def _adoption(fact: Fact) -> Adoption:
    event = cast(DraftAdopted, fact.event)
    proof = evidence(fact)
    return Adoption(event.how, event.vote, event.as_revised, event.meant_for, fact.occasion, proof, event.sponsors)


def _steps(fact: Fact) -> list[DraftStep]:
    where, proof = fact.occasion, evidence(fact)
    match fact.event:
        case DraftRevised(symbol=symbol, oral=oral):
            return [DraftStep("orally_revised" if oral else "revised", where, proof, symbol=symbol)]
        case SponsorshipChanged(added=added, removed=removed):
            return [DraftStep("sponsored", where, proof, by=added, left=removed)]
        case FinancialImplicationsStated(symbol=symbol):
            return [DraftStep("costed", where, proof, symbol=symbol)]
        case VoteTaken(vote=vote):
            return [DraftStep("voted", where, proof, vote=vote)]
        case ProceduralMotionDecided() as decided:
            by = (decided.mover,) if decided.mover else ()
            return [DraftStep("motion", where, proof, "", by, decided.vote, decided.motion, decided.carried)]
        case DraftNotAdopted(outcome=outcome, vote=vote):
            return [DraftStep(outcome, where, proof, vote=vote)]
        case DraftWithdrawn(by=by):
            return [DraftStep("withdrawn", where, proof, by=by)]
    return []


PROJECTION = Projection("draft", Draft, table_of("drafts", Draft, index=("key",)), rows)


def one(connection: Connection, key: str, times: Times = NOW) -> Draft | None:
    """The draft with this key, or one of its texts; None where nothing of it is on record."""
    rows = touching(connection, PROJECTION, [key], times)
    # an earlier version kept each revised text by itself: what became of the draft stands with the last of them
    return next((row for row in reversed(rows) if draft.home(row.key) == draft.home(key)), None)


def adopted_at(connection: Connection, key: str, times: Times = NOW) -> list[tuple[Draft, Adoption]]:
    """The drafts that a body adopted at a session or under an item, with the fact of it, by key."""
    return [
        (row, adoption)
        for row in touching(connection, PROJECTION, [key], times)
        for adoption in row.adopted
        if key == adoption.occasion.session or key in adoption.occasion.items
    ]


def before(connection: Connection, key: str, times: Times = NOW) -> list[Draft]:
    """The drafts to which anything but their adoption happened at a session or under an item, by key."""
    return [
        row
        for row in touching(connection, PROJECTION, [key], times)
        if any(key == step.occasion.session or key in step.occasion.items for step in row.steps)
    ]


def every(connection: Connection, times: Times = NOW) -> list[Draft]:
    """All drafts, by key."""
    return read(connection, PROJECTION, times)
