"""A slot, in the office log: the dates agreed with conference services for one document on its way to a session.

They replace the dates that are counted back from the opening (`slots`). The log is internal: no page shows them, and
only letters to the office's contacts say them. A document that no paragraph on record asks for is known by its symbol.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from tracker.domain.stream import Known, Stream
from tracker.domain.terms import Fact

Stage = Literal["forecast", "submission", "issuance"]


@dataclass(frozen=True, slots=True)
class SlotAgreed:
    """A date was agreed for a stage of the document that carries a report to a session.

    `mandate` is the key of the paragraph that asks for the report or, where none does, `document` its symbol; `number`
    counts the agreements on this stage, the highest holds. Without a date, none is agreed any more, and the one that
    the rule gives holds again. `waiver` is the permission, as worded, to hand in after that one, or at greater length.
    """

    mandate: str
    session: str
    stage: Stage
    number: int
    on: date | None = None
    waiver: str = ""
    document: str = ""

    def identity(self) -> tuple[object, ...]:
        """The stage and the number."""
        return (self.stage, self.number)


def key(fact: Fact) -> str:
    """The mandate and the session of its document; of a document alone, its symbol."""
    event = cast(SlotAgreed, fact.event)
    return f"{event.mandate} at {event.session}" if event.mandate and event.session else event.document


def keys(fact: Fact) -> tuple[str, ...]:
    """The slot, its mandate or document, and its session."""
    event = cast(SlotAgreed, fact.event)
    return (key(fact), event.mandate, event.document, event.session)


def decide(agreed: tuple[Fact, ...], new: Fact) -> list[Fact] | Known:
    """Refuses nothing: what was agreed may be agreed anew."""
    return [new]


STREAM = Stream(
    kind="slot",
    log="office",
    events=(SlotAgreed,),
    key=key,
    keys=keys,
    initial=lambda key: (),
    evolve=lambda agreed, fact: (*agreed, fact),
    decide=decide,
)
