"""The parts of sessions by date, as a list, a table and a calendar; those moved to other dates stand with the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select

from tracker.domain.session import SessionOpened, SessionRescheduled, SessionScheduled
from tracker.language import words
from tracker.language.messages import _
from tracker.projections.rows import Evidence
from tracker.projections.sessions import Part, Session
from tracker.store import db, log
from tracker.web import addresses, calendars, columns, session_parts
from tracker.web.frame import Page
from tracker.web.tables import Table

_OF_DATES = tuple(kind.__name__ for kind in (SessionScheduled, SessionRescheduled, SessionOpened))


@dataclass(frozen=True, slots=True)
class Dates:
    """When a part of a session was or is to be held, in words."""

    in_words: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Short:
    """A session as a list names it: its name, address, and its parts as best known."""

    key: str
    name: str
    address: str
    dates: list[Dates]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One part of a session in the calendar; `state` is *held*, *planned*, *expected* or *moved* to other dates."""

    session: str
    name: str
    part: str
    state: str
    starts_on: date | None
    ends_on: date | None
    place: str
    in_words: str
    address: str
    evidence: Evidence


def short(session: Session, day: date) -> Short:
    """A session in short."""
    dates = [Dates(session_parts.said(one, day).words, one.evidence) for one in session_parts.best_known(session)]
    return Short(session.key, words.session_in_short(session.key), addresses.session(session.key), dates)


def of(page: Page, sessions: Iterable[Session]) -> list[Sitting]:
    """Every part of these sessions by date, those without one last."""
    day = page.moment.day
    found = [
        _sitting(session, part, day)
        for session in sessions
        for part in session.parts
        if part.state == "moved" or part in session_parts.best_known(session)
    ]
    return sorted(found, key=lambda one: (one.starts_on or date.max, one.session, one.part))


def _sitting(session: Session, part: Part, day: date) -> Sitting:
    return Sitting(
        session.key,
        words.session_name(session.key),
        part.part,
        part.state,
        part.starts_on,
        part.ends_on,
        part.place,
        session_parts.said(part, day).words,
        addresses.session(session.key),
        part.evidence,
    )


def table(sittings: Sequence[Sitting]) -> Table:
    """The sittings as a table."""
    return Table(columns.SITTINGS, [_row(one) for one in sittings])


def _row(one: Sitting) -> Sequence[str | date | None]:
    return (
        one.session,
        one.name,
        one.part,
        one.state,
        one.starts_on,
        one.ends_on,
        one.place,
        one.in_words,
        str(one.evidence.entry_id),
        one.address,
    )


def dated(page: Page, sittings: Sequence[Sitting]) -> list[calendars.Dated]:
    """Those with dates, as best known, for a calendar: what was moved goes by its new dates under the same name."""
    best = [one for one in sittings if one.starts_on and one.state != "moved"]
    recorded = log.find(page.connection, "proceedings", _ids(best))
    changes = _changes(page, {one.session for one in best})
    return [
        calendars.Dated(
            key,
            _title(one),
            one.starts_on,
            one.ends_on or one.starts_on,
            one.place,
            one.in_words,
            one.state != "expected",
            changes.get(one.session, 1) - 1,
            recorded[one.evidence.entry_id].recorded_at,
            one.address,
        )
        for one, key in zip(best, _keys(best), strict=True)
        if one.starts_on
    ]


def _keys(sittings: Iterable[Sitting]) -> Iterator[str]:
    """A key for each sitting: its part of its session, and from the second time on how often that part has met."""
    met = Counter[tuple[str, str]]()
    for one in sittings:
        met[one.session, one.part] += 1
        times = met[one.session, one.part]
        yield f"{one.session}-{one.part}" if times == 1 else f"{one.session}-{one.part}-{times}"


def _ids(sittings: Sequence[Sitting]) -> list[UUID]:
    return [one.evidence.entry_id for one in sittings]


def _title(one: Sitting) -> str:
    return (
        one.name if one.part == "regular" else _("%(session)s: %(part)s", session=one.name, part=words.part(one.part))
    )


def _changes(page: Page, sessions: Iterable[str]) -> dict[str, int]:
    """How many entries set, moved or corrected dates of each session: a number that never goes back."""
    entries = log.TABLES["proceedings"].c
    found: dict[str, int] = {}
    for some in db.chunks(sorted(f"session:{key}" for key in sessions)):
        query = (
            select(entries.stream, func.count())
            .where(entries.stream.in_(some), entries.position <= page.moment.position)
            .where(or_(entries.type.in_(_OF_DATES), entries.about != ""))
            .group_by(entries.stream)
        )
        found |= {stream.partition(":")[2]: number for stream, number in page.connection.execute(query).all()}
    return found
