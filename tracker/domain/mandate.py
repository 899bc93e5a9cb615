"""What one operative paragraph of an adopted text asks of somebody. Key: text / paragraph / clause."""

from dataclasses import dataclass
from typing import Literal

from tracker.domain.stream import Known, Rejected, Stream
from tracker.domain.terms import NO_DATE_STATED, Due, Fact


@dataclass(frozen=True, slots=True)
class MandateEstablished:
    """An operative paragraph asks these addressees, as printed, to do something.

    `action` is in the text's own words, shortened where they are long; `recipient` is the code of the body to be
    reported to. A paragraph addressed only to States (`to_states`) is listed, but the United Nations has nothing of it
    to discharge.
    """

    text: str
    paragraph: str
    verb: str
    addressees: tuple[str, ...]
    action: str
    clause: str = ""
    due: Due = NO_DATE_STATED
    recipient: str = ""
    conditions: tuple[str, ...] = ()
    to_states: bool = False

    def identity(self) -> tuple[object, ...]:
        """The paragraph and clause."""
        return (self.text, self.paragraph, self.clause)


@dataclass(frozen=True, slots=True)
class MandateReportSubmitted:
    """A report was submitted under the mandate."""

    mandate: str
    symbols: tuple[str, ...]
    cycle: str = ""
    status: Literal["", "final", "interim"] = ""

    def identity(self) -> tuple[object, ...]:
        """The report."""
        return (frozenset(self.symbols),)


@dataclass(frozen=True, slots=True)
class Mandate:
    """What is known of one mandate."""

    established: tuple[Fact, ...] = ()
    reported: tuple[Fact, ...] = ()


def key(fact: Fact) -> str:
    """`GA resolution 74/173/14`, or `GA resolution 74/173/14/a` for a clause."""
    match fact.event:
        case MandateEstablished(text=text, paragraph=paragraph, clause=clause):
            return "/".join(part for part in (text, paragraph, clause) if part)
        case MandateReportSubmitted(mandate=mandate):
            return mandate
        case _:
            raise AssertionError(fact.event)


def keys(fact: Fact) -> tuple[str, ...]:
    """The mandate, its text, the session at which it falls due, the reports submitted."""
    match fact.event:
        case MandateEstablished(text=text, due=due):
            return (key(fact), text, due.session)
        case MandateReportSubmitted(symbols=symbols):
            return (key(fact), *symbols)
        case _:
            raise AssertionError(fact.event)


def evolve(mandate: Mandate, fact: Fact) -> Mandate:
    """The mandate after one more fact."""
    if isinstance(fact.event, MandateEstablished):
        return Mandate((*mandate.established, fact), mandate.reported)
    return Mandate(mandate.established, (*mandate.reported, fact))


def decide(mandate: Mandate, new: Fact) -> list[Fact] | Known:
    """Refuses a paragraph established by a text of another day."""
    if isinstance(new.event, MandateEstablished) and mandate.established:
        raise Rejected(f"{key(new)} is recorded with another day of adoption.", mandate.established[0].entry_id)
    return [new]


STREAM = Stream(
    kind="mandate",
    log="proceedings",
    events=(MandateEstablished, MandateReportSubmitted),
    key=key,
    keys=keys,
    initial=lambda key: Mandate(),
    evolve=evolve,
    decide=decide,
)
