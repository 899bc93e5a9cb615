"""Sessions: their parts as planned and as held, their meetings, their officers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection

from tracker.domain import due, session
from tracker.domain.due import Sitting
from tracker.domain.session import (
    AgendaAdopted,
    AgendaItem,
    MeetingHeld,
    OfficerElected,
    SessionOpened,
    SessionRescheduled,
    SessionScheduled,
)
from tracker.domain.terms import NOW, Fact, Occasion, Times
from tracker.projections.rows import Evidence, Projection, evidence, read
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a session; `state` is *held*, *planned*, *expected* (foreseen, not set) or *moved* to other dates."""

    part: str
    starts_on: date | None
    ends_on: date | None
    place: str
    state: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Meeting:
    """One numbered meeting."""

    number: int
    kind: str
    occasion: Occasion
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer of the body at the session."""

    office: str
    name: str
    state: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a body, `CCPCJ/28`."""

    key: str
    body: str
    parts: tuple[Part, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    officers: tuple[Officer, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    agenda_evidence: tuple[Evidence, ...] = ()
    report_evidence: tuple[Evidence, ...] = ()


def rows(key: str, facts: Sequence[Fact]) -> list[Session]:
    """One row, or none where nothing stands."""
    if not facts:
        return []
    known = cast(session.Session, session.STREAM.state(key, facts))
    held = [_part(fact, "held") for fact in known.held]
    planned = [
        _part(fact, _how_planned(fact, known.planned[number + 1 :])) for number, fact in enumerate(known.planned)
    ]
    meetings = [_meeting(fact) for fact in known.meetings]
    return [
        Session(
            key=key,
            body=key.split("/", 1)[0],
            parts=tuple(sorted([*held, *planned], key=lambda part: (part.starts_on or date.max, part.part))),
            meetings=tuple(sorted(meetings, key=lambda meeting: (meeting.kind, meeting.number))),
            officers=tuple(_officer(fact) for fact in known.officers),
            agenda=tuple(item for fact in known.agenda[-1:] for item in cast(AgendaAdopted, fact.event).items),
            agenda_evidence=tuple(evidence(fact) for fact in known.agenda[-1:]),
            report_evidence=tuple(evidence(fact) for fact in known.report[-1:]),
        )
    ]


def _how_planned(fact: Fact, later: Sequence[Fact]) -> str:
    """The dates set last hold; those set before were moved."""
    once = _part_of(fact) in ("regular", "opening")
    if any(_part_of(other) == _part_of(fact) and (once or _moves(other)) for other in later):
        return "moved"
    return "expected" if isinstance(fact.event, SessionScheduled) and fact.event.expected else "planned"


def _moves(fact: Fact) -> bool:
    return isinstance(fact.event, SessionRescheduled)


def _part_of(fact: Fact) -> str:
    assert isinstance(fact.event, SessionScheduled | SessionRescheduled)
    return fact.event.part


def _part(fact: Fact, state: str) -> Part:
    event = fact.event
    assert isinstance(event, SessionOpened | SessionScheduled | SessionRescheduled)
    return Part(event.part, event.starts_on, event.ends_on, event.place, state, evidence(fact))


def _meeting(fact: Fact) -> Meeting:
    event = cast(MeetingHeld, fact.event)
    return Meeting(event.number, event.kind, fact.occasion, evidence(fact))


def _officer(fact: Fact) -> Officer:
    event = cast(OfficerElected, fact.event)
    return Officer(event.office, event.name, event.state, evidence(fact))


PROJECTION = Projection("session", Session, table_of("sessions", Session, index=("key", "body")), rows)


def one(connection: Connection, key: str, times: Times = NOW) -> Session | None:
    """The session with this key, if anything of it is on record."""
    return next(iter(read(connection, PROJECTION, times, {"key": key})), None)


def every(connection: Connection, times: Times = NOW) -> list[Session]:
    """All sessions, by key."""
    return read(connection, PROJECTION, times)


def calendar(connection: Connection, times: Times = NOW) -> list[Sitting]:
    """Every part of every session with its dates as on record; what lies after the day asked for is a plan then."""
    return [
        Sitting(row.key, part.part, part.starts_on, part.ends_on, _state(part, times.as_of))
        for row in every(connection, Times(at=times.at))
        for part in row.parts
        if part.state != "moved"
    ]


def closes(connection: Connection, times: Times = NOW) -> dict[str, date]:
    """The last day of each session whose dates are set: a term may run to it."""
    best = due.best_known(calendar(connection, times))
    return {one.session: one.ends_on for one in best if one.part == "regular" and one.ends_on}


def _state(part: Part, as_of: date | None) -> str:
    lies_ahead = as_of is not None and part.starts_on is not None and part.starts_on > as_of
    return "planned" if lies_ahead and part.state == "held" else part.state
