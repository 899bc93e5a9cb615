"""How far this record reaches, body by body: without it, the absence of an entry says nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection

from tracker.domain.coverage import CoverageStated
from tracker.domain.terms import Fact, Times
from tracker.projections import sessions
from tracker.projections.rows import Evidence, Projection, evidence, read
from tracker.store import touch
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read of a body's acts of these kinds, up to a day."""

    of: str
    kinds: tuple[str, ...]
    read_to: date
    sessions: tuple[str, ...]
    full: bool
    sources: tuple[str, ...]
    evidence: Evidence


def rows(key: str, facts: Sequence[Fact]) -> list[Coverage]:
    """A row a statement of coverage."""
    return [_coverage(fact) for fact in facts]


def _coverage(fact: Fact) -> Coverage:
    event = cast(CoverageStated, fact.event)
    return Coverage(event.of, event.kinds, event.read_to, event.sessions, event.full, event.sources, evidence(fact))


PROJECTION = Projection("coverage", Coverage, table_of("coverage", Coverage, index=("of",)), rows)


def every(connection: Connection, times: Times) -> list[Coverage]:
    """All statements of coverage on record at a position; what has been read does not depend on the day asked for."""
    return read(connection, PROJECTION, Times(at=times.at))


def entries_by_body(connection: Connection, times: Times, until: int) -> Counter[str]:
    """How many entries of its sessions are on record up to a position, by the code of the body."""
    numbers: Counter[str] = Counter()
    known = {one.key: one.body for one in sessions.every(connection, Times(at=times.at))}
    for key, number in touch.counted(connection, "proceedings", known, until).items():
        numbers[known[key]] += number
    return numbers


def reach(stated: Sequence[Coverage], body: str, kind: str, day: date) -> Coverage | None:
    """The statement that reaches furthest for one kind of act of a body, or None: *not covered*.

    Only what was read of the time up to `day` counts: its `read_to` is never later than that day.
    """
    fitting = [row for row in stated if row.of == body and kind in row.kinds]
    furthest = max(fitting, key=lambda row: row.read_to, default=None)
    return furthest and _clipped(furthest, day)


def up_to(stated: Sequence[Coverage], day: date) -> list[Coverage]:
    """These statements as far as they speak of the time up to a day."""
    return [_clipped(row, day) for row in stated]


def _clipped(row: Coverage, day: date) -> Coverage:
    return Coverage(row.of, row.kinds, min(row.read_to, day), row.sessions, row.full, row.sources, row.evidence)
