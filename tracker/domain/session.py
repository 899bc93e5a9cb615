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
    """A numbered meeting was held; its day is the occasion's."""

    number: int
    kind: MeetingKind = "plenary"

    def identity(self) -> tuple[object, ...]:
        """Kind and number."""
        return (self.kind, self.number)


@dataclass(frozen=True, slots=True)
class OfficerElected:
    """A person holds an office of the body for the session."""

    office: str
    name: str
    state: str = ""

    def identity(self) -> tuple[object, ...]:
        """Office and person."""
        return (self.office, self.name)


Event = SessionScheduled | SessionOpened | MeetingHeld | OfficerElected


@dataclass(frozen=True, slots=True)
class Session:
    """What is known of one session: its parts as planned and as held, its meetings, its officers."""

    planned: tuple[Fact, ...] = ()
    held: tuple[Fact, ...] = ()
    meetings: tuple[Fact, ...] = ()
    officers: tuple[Fact, ...] = ()


def key(fact: Fact) -> str:
    """The key of the session, `CCPCJ/28`."""
    return fact.occasion.session


def keys(fact: Fact) -> tuple[str, ...]:
    """The session and, for a meeting, `CCPCJ/28/meeting/7`."""
    session = fact.occasion.session
    if isinstance(fact.event, MeetingHeld):
        return (session, meeting_key(session, fact.event.number))
    return (session,)


def meeting_key(session: str, number: int) -> str:
    """The key of a meeting, `CCPCJ/28/meeting/7`."""
    return f"{session}/meeting/{number}"


def evolve(session: Session, fact: Fact) -> Session:
    """The session after one more fact."""
    match cast(Event, fact.event):
        case SessionScheduled():
            return replace(session, planned=(*session.planned, fact))
        case SessionOpened():
            return replace(session, held=(*session.held, fact))
        case MeetingHeld():
            return replace(session, meetings=(*session.meetings, fact))
        case OfficerElected():
            return replace(session, officers=(*session.officers, fact))
        case _ as never:
            assert_never(never)


def decide(session: Session, new: Fact) -> list[Fact] | Known:
    """Refuses a part held on other days, and a meeting held on none of the days already recorded for it."""
    match cast(Event, new.event):
        case SessionOpened(part=part):
            for held in session.held:
                if cast(SessionOpened, held.event).part == part:
                    raise Rejected(
                        f"The {part.replace('_', ' ')} part of {key(new)} is recorded with other dates.", held.entry_id
                    )
        case MeetingHeld(number=number):
            for meeting in session.meetings:
                if cast(MeetingHeld, meeting.event).number == number:
                    raise Rejected(f"Meeting {number} of {key(new)} is recorded on another day.", meeting.entry_id)
        case SessionScheduled() | OfficerElected():
            pass
        case _ as never:
            assert_never(never)
    return [new]


STREAM = Stream(
    kind="session",
    log="proceedings",
    events=(SessionScheduled, SessionOpened, MeetingHeld, OfficerElected),
    key=key,
    keys=keys,
    initial=lambda key: Session(),
    evolve=evolve,
    decide=decide,
)
