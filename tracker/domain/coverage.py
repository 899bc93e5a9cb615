"""How far this record reaches: what was read, and up to which day. Absence of an entry proves nothing by itself."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tracker.domain.stream import Known, Stream
from tracker.domain.terms import Fact

CoveredKind = Literal["documents", "statements", "views", "actions", "mandates", "elections"]


@dataclass(frozen=True, slots=True)
class CoverageStated:
    """We have read what this body did of these kinds, up to a day, in full or in part."""

    of: str
    kinds: tuple[CoveredKind, ...]
    read_to: date
    sessions: tuple[str, ...] = ()
    full: bool = False
    sources: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """All that it states but the sources."""
        return (self.of, self.kinds, self.read_to, self.sessions, self.full)


def _of(fact: Fact) -> str:
    assert isinstance(fact.event, CoverageStated)
    return fact.event.of


def decide(stated: tuple[Fact, ...], new: Fact) -> list[Fact] | Known:
    """Refuses nothing: coverage grows."""
    return [new]


STREAM = Stream(
    kind="coverage",
    log="proceedings",
    events=(CoverageStated,),
    key=_of,
    keys=lambda fact: (_of(fact),),
    initial=lambda key: (),
    evolve=lambda stated, fact: (*stated, fact),
    decide=decide,
)
