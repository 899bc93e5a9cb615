"""What one operative paragraph of an adopted text asks of somebody. Key: text / paragraph / clause.

How a mandate ends is said in the words of General Assembly resolution 80/251 (renewed, adapted, merged, replaced,
retired), with *discharged* and *lapsed* for the two ways in which it ends without a decision about it. That a report is
due, or a date has passed, is derived and never an event.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, assert_never, cast

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
class DocumentRequested:
    """Under the mandate a document was asked for: what kind, of which author as printed, for which body and session."""

    mandate: str
    kind: str = ""
    author: str = ""
    for_body: str = ""
    for_session: str = ""

    def identity(self) -> tuple[object, ...]:
        """What is asked for, and for which session."""
        return (self.kind, self.author, self.for_body, self.for_session)


@dataclass(frozen=True, slots=True)
class MandateReportSubmitted:
    """A report was submitted under the mandate, for a cycle where the mandate recurs.

    `decided_by` is the decision to report, as printed, where the one who reports took one.
    """

    mandate: str
    symbols: tuple[str, ...]
    cycle: str = ""
    decided_by: str = ""

    def identity(self) -> tuple[object, ...]:
        """The report and the cycle."""
        return (frozenset(self.symbols), self.cycle)


@dataclass(frozen=True, slots=True)
class MandatePhaseReached:
    """A phase of a long mandate was reached; `planned` is the day foreseen for it."""

    mandate: str
    phase: str
    planned: date | None = None

    def identity(self) -> tuple[object, ...]:
        """The phase."""
        return (self.phase,)


@dataclass(frozen=True, slots=True)
class MandateDischarged:
    """What was asked was done and dealt with by the body that asked; `basis` says by which rule or act."""

    mandate: str
    basis: str
    cycle: str = ""

    def identity(self) -> tuple[object, ...]:
        """The cycle."""
        return (self.cycle,)


@dataclass(frozen=True, slots=True)
class MandateRenewed:
    """A later text continues the mandate, to a day or to the close of a session where it names one."""

    mandate: str
    by_text: str
    until: date | None = None
    until_close_of: str = ""

    def identity(self) -> tuple[object, ...]:
        """The text that renews it."""
        return (self.by_text,)


@dataclass(frozen=True, slots=True)
class MandateModified:
    """A later text adapts the mandate: its due date, its addressees, or its scope in the words given."""

    mandate: str
    by_text: str
    due: Due | None = None
    addressees: tuple[str, ...] = ()
    scope: str = ""

    def identity(self) -> tuple[object, ...]:
        """The text that adapts it."""
        return (self.by_text,)


@dataclass(frozen=True, slots=True)
class MandateEnded:
    """The mandate ended: replaced by or merged into that of a later text, retired by a decision, or lapsed."""

    mandate: str
    how: Literal["replaced", "merged", "retired", "lapsed"]
    by_text: str = ""

    def identity(self) -> tuple[object, ...]:
        """How, and by which text."""
        return (self.how, self.by_text)


Event = (
    MandateEstablished
    | DocumentRequested
    | MandatePhaseReached
    | MandateReportSubmitted
    | MandateModified
    | MandateRenewed
    | MandateDischarged
    | MandateEnded
)


@dataclass(frozen=True, slots=True)
class Mandate:
    """What is known of one mandate."""

    established: tuple[Fact, ...] = ()
    requested: tuple[Fact, ...] = ()
    reported: tuple[Fact, ...] = ()
    phases: tuple[Fact, ...] = ()
    changed: tuple[Fact, ...] = ()
    ended: tuple[Fact, ...] = ()


def key(fact: Fact) -> str:
    """`GA resolution 74/173/14`, or `GA resolution 74/173/14/a` for a clause."""
    event = cast(Event, fact.event)
    if isinstance(event, MandateEstablished):
        return "/".join(part for part in (event.text, event.paragraph, event.clause) if part)
    return event.mandate


def keys(fact: Fact) -> tuple[str, ...]:
    """The mandate, its text, the session at which it falls due, the reports under it, the text that changes it."""
    match cast(Event, fact.event):
        case MandateEstablished(text=text, due=due):
            return (key(fact), text, due.session)
        case DocumentRequested(for_session=session):
            return (key(fact), session)
        case MandateReportSubmitted(symbols=symbols):
            return (key(fact), *symbols)
        case MandateModified(by_text=text, due=due):
            return (key(fact), text, due.session if due else "")
        case MandateRenewed(by_text=text) | MandateEnded(by_text=text):
            return (key(fact), text)
        case MandatePhaseReached() | MandateDischarged():
            return (key(fact),)
        case _ as never:
            assert_never(never)


def evolve(mandate: Mandate, fact: Fact) -> Mandate:
    """The mandate after one more fact."""
    match cast(Event, fact.event):
        case MandateEstablished():
            return replace(mandate, established=(*mandate.established, fact))
        case DocumentRequested():
            return replace(mandate, requested=(*mandate.requested, fact))
        case MandateReportSubmitted():
            return replace(mandate, reported=(*mandate.reported, fact))
        case MandatePhaseReached():
            return replace(mandate, phases=(*mandate.phases, fact))
        case MandateModified() | MandateRenewed():
            return replace(mandate, changed=(*mandate.changed, fact))
        case MandateDischarged() | MandateEnded():
            return replace(mandate, ended=(*mandate.ended, fact))
        case _ as never:
            assert_never(never)


def decide(mandate: Mandate, new: Fact) -> list[Fact] | Known:
    """Refuses a paragraph established by a text of another day, and a second end."""
    if isinstance(new.event, MandateEstablished) and mandate.established:
        raise Rejected(f"{key(new)} is recorded with another day of adoption.", mandate.established[0].entry_id)
    if isinstance(new.event, MandateEnded):
        for ended in mandate.ended:
            if isinstance(ended.event, MandateEnded):
                raise Rejected(f"{key(new)} is recorded as {ended.event.how} already.", ended.entry_id)
    return [new]


STREAM = Stream(
    kind="mandate",
    log="proceedings",
    events=(
        MandateEstablished,
        DocumentRequested,
        MandatePhaseReached,
        MandateReportSubmitted,
        MandateModified,
        MandateRenewed,
        MandateDischarged,
        MandateEnded,
    ),
    key=key,
    keys=keys,
    initial=lambda key: Mandate(),
    evolve=evolve,
    decide=decide,
)
