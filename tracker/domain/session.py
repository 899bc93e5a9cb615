"""The session of a body: when it is to meet, when it met, who presided over its work."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, assert_never, cast

from tracker.domain.stream import Known, Rejected, Stream
from tracker.domain.terms import Fact

Part = Literal[
    "regular", "opening", "reconvened", "resumed", "special", "organizational", "high_level", "management", "elections"
]
MeetingKind = Literal["plenary", "committee_of_the_whole", "joint", "working_group", "board"]


@dataclass(frozen=True, slots=True)
class SessionScheduled:
    """Dates were set for a part of a session that lies ahead; `expected` where they are only foreseen."""

    part: Part = "regular"
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""
    expected: bool = False

    def identity(self) -> tuple[object, ...]:
        """The part and its dates: dates set anew are another fact."""
        return (self.part, self.starts_on, self.ends_on, self.expected)


@dataclass(frozen=True, slots=True)
class SessionRescheduled:
    """A part of a session that lay ahead was moved to these dates, by this authority, for this reason."""

    part: Part = "regular"
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""
    authority: str = ""
    reason: str = ""

    def identity(self) -> tuple[object, ...]:
        """The part and its new dates."""
        return (self.part, self.starts_on, self.ends_on)


@dataclass(frozen=True, slots=True)
class SessionOpened:
    """A part of a session was held, from its first day to its last."""

    part: Part = "regular"
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""

    def identity(self) -> tuple[object, ...]:
        """The part and its dates."""
        return (self.part, self.starts_on, self.ends_on)


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """A numbered meeting was held; its day is the occasion's, `joint_with` are the bodies that held it too."""

    number: int
    kind: MeetingKind = "plenary"
    joint_with: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """Kind and number."""
        return (self.kind, self.number)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of an agenda; `provisional_number` is its number in the provisional agenda where that was another."""

    number: str
    title: str
    provisional_number: str = ""


@dataclass(frozen=True, slots=True)
class AgendaAdopted:
    """The body adopted its agenda for the session, as contained in the document with this symbol."""

    items: tuple[AgendaItem, ...] = ()
    provisional_symbol: str = ""
    as_printed: str = ""

    def identity(self) -> tuple[object, ...]:
        """Nothing beyond the session: it has one agenda."""
        return ()


@dataclass(frozen=True, slots=True)
class SessionReportAdopted:
    """The body adopted the report on its session; `supplement_number` is its place in the official records: 10A."""

    symbols: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    as_orally_amended: bool = False
    as_printed: str = ""
    supplement_number: str = ""

    def identity(self) -> tuple[object, ...]:
        """Nothing beyond the session."""
        return ()


@dataclass(frozen=True, slots=True)
class OfficerElected:
    """A person holds an office of the body for the session, in the turn of a regional group where that is told."""

    office: str
    name: str
    state: str = ""
    group: str = ""

    def identity(self) -> tuple[object, ...]:
        """Office and person."""
        return (self.office, self.name)


Event = (
    SessionScheduled
    | SessionRescheduled
    | SessionOpened
    | AgendaAdopted
    | MeetingHeld
    | OfficerElected
    | SessionReportAdopted
)


@dataclass(frozen=True, slots=True)
class Session:
    """What is known of one session: its parts as planned and as held, its meetings, its officers."""

    planned: tuple[Fact, ...] = ()
    held: tuple[Fact, ...] = ()
    meetings: tuple[Fact, ...] = ()
    officers: tuple[Fact, ...] = ()
    agenda: tuple[Fact, ...] = ()
    report: tuple[Fact, ...] = ()


def key(fact: Fact) -> str:
    """The key of the session, `CCPCJ/28`."""
    return fact.occasion.session


def keys(fact: Fact) -> tuple[str, ...]:
    """The session; for a meeting, `CCPCJ/28/meeting/7`; the items of an agenda; the symbols of a report."""
    session = fact.occasion.session
    match fact.event:
        case MeetingHeld(number=number, kind=kind):
            return (session, meeting_key(session, number, kind))
        case AgendaAdopted(items=items, provisional_symbol=symbol):
            return (session, symbol, *(item_key(session, item.number) for item in items))
        case SessionReportAdopted(symbols=symbols, drafts=drafts):
            return (session, *symbols, *drafts)
    return (session,)


def item_key(session: str, number: str) -> str:
    """The key of an agenda item, `CCPCJ/28/6(a)`."""
    return f"{session}/{number}"


def meeting_key(session: str, number: int, kind: MeetingKind = "plenary") -> str:
    """The key of a meeting, `CCPCJ/28/meeting/7`; one that is not plenary is named by its kind."""
    return f"{session}/{'meeting' if kind == 'plenary' else kind}/{number}"


def evolve(session: Session, fact: Fact) -> Session:
    """The session after one more fact."""
    match cast(Event, fact.event):
        case SessionScheduled() | SessionRescheduled():
            return replace(session, planned=(*session.planned, fact))
        case SessionOpened():
            held = (*session.held, fact)
            return replace(session, held=tuple(one for one in held if not _is_completed(one, held)))
        case MeetingHeld():
            return replace(session, meetings=(*session.meetings, fact))
        case OfficerElected():
            return replace(session, officers=(*session.officers, fact))
        case AgendaAdopted():
            return replace(session, agenda=(*session.agenda, fact))
        case SessionReportAdopted():
            return replace(session, report=(*session.report, fact))
        case _ as never:
            assert_never(never)


def decide(session: Session, new: Fact) -> list[Fact] | Known:
    """Refuses a part held on other days, a meeting on none of the days recorded for it, two items under one number."""
    match cast(Event, new.event):
        case AgendaAdopted(items=items):
            numbers = [item.number for item in items]
            if twice := next((number for number in numbers if numbers.count(number) > 1), ""):
                raise Rejected(f"Two items of this agenda of {key(new)} bear the number {twice}.")
        case SessionOpened(part=part):
            for held in session.held:
                if _is_completed(new, (held,)):
                    return Known(held.entry_id)
                if _contradict(held, new):
                    raise Rejected(
                        f"The {part.replace('_', ' ')} part of {key(new)} is recorded with other dates.", held.entry_id
                    )
        case MeetingHeld(number=number, kind=kind):
            for meeting in session.meetings:
                if cast(MeetingHeld, meeting.event).identity() == (kind, number):
                    raise Rejected(f"Meeting {number} of {key(new)} is recorded on another day.", meeting.entry_id)
        case SessionScheduled() | SessionRescheduled() | OfficerElected() | SessionReportAdopted():
            pass
        case _ as never:
            assert_never(never)
    return [new]


def _is_completed(opened: Fact, others: tuple[Fact, ...]) -> bool:
    """Whether a part whose last day was not known stands among others with that day: one part, not two."""
    said = cast(SessionOpened, opened.event)
    told = [cast(SessionOpened, other.event) for other in others]
    return said.ends_on is None and any(
        (other.part, other.starts_on) == (said.part, said.starts_on) and other.ends_on for other in told
    )


def _contradict(held: Fact, new: Fact) -> bool:
    """Whether two ranges of days cannot both be right; all parts but the regular one may meet more than once."""
    one, other = cast(SessionOpened, held.event), cast(SessionOpened, new.event)
    if one.part != other.part or not one.starts_on or not other.starts_on or _is_completed(held, (new,)):
        return False
    if one.part == "regular":
        return True
    return one.starts_on <= (other.ends_on or other.starts_on) and other.starts_on <= (one.ends_on or one.starts_on)


STREAM = Stream(
    kind="session",
    log="proceedings",
    events=(
        SessionScheduled,
        SessionRescheduled,
        SessionOpened,
        AgendaAdopted,
        MeetingHeld,
        OfficerElected,
        SessionReportAdopted,
    ),
    key=key,
    keys=keys,
    initial=lambda key: Session(),
    evolve=evolve,
    decide=decide,
)
