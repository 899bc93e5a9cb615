"""Row versions: from which day to which a row holds, and from which position to which it was known.

After new entries the rows after each day are computed again; open versions that changed are closed, new ones added.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import JSON, Connection, Date, Table

from tracker.domain import KINDS
from tracker.domain.correction import standing
from tracker.domain.terms import Entry, Fact
from tracker.projections.rows import Projection
from tracker.store import codec, driver
from tracker.store.db import ALWAYS, LAST


class Version(NamedTuple):
    """Row number `no` of a stream, from one day up to another, known from one position up to another.

    `row` has the values of the columns that hold the row's own fields.
    """

    stream: str
    no: int
    valid_from: date
    valid_to: date
    digest: str
    row: Sequence[Any] = ()
    known_from: int = 0
    known_to: int = LAST

    @property
    def same(self) -> tuple[int, date, date, str]:
        """What makes two versions of one stream the same."""
        return self[1:5]

    @property
    def values(self) -> list[Any]:
        """The version as the values of its table, in the order of the columns, the last of which are the row's."""
        days = (self.valid_from.isoformat(), self.known_from, self.valid_to.isoformat())
        return [self.stream, self.no, *days, self.known_to, self.digest, *self.row]


@cache
def _columns(table: Table) -> tuple[tuple[str, bool], ...]:
    """The columns that hold a row's own fields, and which of them hold JSON."""
    named = [(column.name, isinstance(column.type, JSON)) for column in table.columns]
    return tuple(named[[name for name, _ in named].index("digest") + 1 :])


@cache
def _as_put(table: Table) -> str:
    """The same columns, selected as the values that are put there: days and JSON as text."""
    own = [table.c[name] for name, _ in _columns(table)]
    return ", ".join(f'CAST("{c.name}" AS text)' if isinstance(c.type, JSON | Date) else f'"{c.name}"' for c in own)


def _timeline(projection: Projection[Any], name: str, facts: Sequence[Fact], since: date) -> list[Version]:
    """The rows of one stream after each of its days from one on, by the facts that stand in it."""
    key = name.split(":", 1)[1]
    # facts come in the order of their days
    ends = {day: end for end, fact in enumerate(facts, 1) if (day := fact.certain_by or date.min) >= since}
    after = [projection.rows(key, facts[:end]) for end in ends.values()]
    columns = _columns(projection.table)
    # each row number has its own line through the days, cut where the row changes
    return [
        Version(name, no, start, until, _digest(values), values)
        for no, line in enumerate(zip_longest(*after))
        for start, until, row in _pieces(line, list(ends))
        for values in (codec.values(row, columns),)
    ]


def _pieces(line: Sequence[Any], days: Sequence[date]) -> Iterator[tuple[date, date, Any]]:
    since, told = date.min, None
    for day, row in zip(days, line, strict=True):
        if row != told:
            if told is not None:
                yield since, day, told
            since, told = day, row
    if told is not None:
        yield since, ALWAYS, told


def _digest(values: Sequence[Any]) -> str:
    return sha256("\0".join(map(str, values)).encode()).hexdigest()


def first_day(new: Iterable[Entry]) -> date:
    """The first day whose rows these entries can change; a second thought can change those of any day."""
    return min(one.fact.certain_by or date.min if one.fact and not one.about else date.min for one in new)


def _changes(
    projection: Projection[Any], facts: Sequence[Fact], new: Sequence[Entry], open_: Sequence[Version]
) -> tuple[list[Version], list[Version]]:
    """The open versions that end with these new entries of one stream, the last of its history, and those that begin.

    `facts` are those that stand with them.
    """
    since, position = first_day(new), new[-1].position
    # what held on the day before goes on, or ends there
    before = {one.no: one for one in open_ if one.valid_from < since <= one.valid_to}
    line = []
    for version in _timeline(projection, new[-1].stream, facts, since):
        held = before.get(version.no)
        if held and (held.digest, since) == (version.digest, version.valid_from):
            version = version._replace(valid_from=before.pop(version.no).valid_from)
        line.append(version)
    line += [version._replace(valid_to=since) for version in before.values()]
    touched = [version for version in open_ if version.valid_to >= since]
    wanted = {version.same for version in line}
    there = {version.same for version in touched}
    closed = [version._replace(known_to=position) for version in touched if version.same not in wanted]
    return closed, [version._replace(known_from=position) for version in line if version.same not in there]


def write(
    connection: Connection, changed: Mapping[str, Sequence[Entry]], projections: Sequence[Projection[Any]], after: int
) -> None:
    """Brings the versions of these streams up to their histories; `after` is the position before the new entries."""
    open_ = _open(connection, list(changed), projections)
    facts = {name: standing(history, KINDS[name.split(":", 1)[0]].events) for name, history in changed.items()}
    for projection, there in zip(projections, open_, strict=True):
        closed: list[Version] = []
        opened: list[Version] = []
        for name, history in changed.items():
            if name.split(":", 1)[0] == projection.kind:
                new = [entry for entry in history if entry.position > after]
                of_stream = _changes(projection, facts[name], new, there.get(name, []))
                closed += of_stream[0]
                opened += of_stream[1]
        _close(connection, projection, closed)
        insert_all(connection, projection, opened)


def _open(
    connection: Connection, names: Sequence[str], projections: Sequence[Projection[Any]]
) -> list[dict[str, list[Version]]]:
    """The versions of these streams that are open still, by stream, in each projection: asked in one journey."""
    # the plus keeps SQLite from the index of all rows that are known still
    questions = []
    for projection in projections:
        which, value = driver.among(connection, [name for name in names if name.split(":", 1)[0] == projection.kind])
        sql = (
            "SELECT stream, no, CAST(valid_from AS text), CAST(valid_to AS text), digest, known_from"
            f", {_as_put(projection.table)} FROM {projection.table.name} WHERE stream {which} AND +known_to = {LAST}"
        )
        questions.append((sql, [value]))
    return [_by_stream(rows) for rows in driver.fetch_each(connection, questions)]


def _by_stream(rows: Sequence[Any]) -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = {}
    for name, no, since, until, digest, known_from, *own in rows:
        version = Version(name, no, date.fromisoformat(since), date.fromisoformat(until), digest, own, known_from)
        found.setdefault(name, []).append(version)
    return found


def _close(connection: Connection, projection: Projection[Any], closed: Sequence[Version]) -> None:
    sql = (
        f"UPDATE {projection.table.name} SET known_to = ?"
        " WHERE stream = ? AND no = ? AND valid_from = ? AND known_from = ?"
    )
    rows = [(one.known_to, one.stream, one.no, one.valid_from.isoformat(), one.known_from) for one in closed]
    driver.change(connection, sql, rows)


def insert_all(connection: Connection, projection: Projection[Any], versions: Sequence[Version]) -> None:
    """Adds versions to the projection's table."""
    driver.put(connection, projection.table.name, [version.values for version in versions])


def after_each_batch(kind: str, history: Sequence[Entry]) -> list[tuple[list[Entry], list[Fact]]]:
    """The batches of a stream of this kind, and the facts that stood in it after each."""
    batches = [list(batch) for _, batch in groupby(history, key=attrgetter("batch"))]
    return [(batch, standing(history[: batch[-1].version], KINDS[kind].events)) for batch in batches]


def of_history(projection: Projection[Any], told: Sequence[tuple[Sequence[Entry], Sequence[Fact]]]) -> list[Version]:
    """Every version that one stream's rows have had, batch by batch, as `write` would have left them."""
    past: list[Version] = []
    open_: list[Version] = []
    for new, facts in told:
        closed, opened = _changes(projection, facts, new, open_)
        past += closed
        gone = {version.same for version in closed}
        open_ = [version for version in open_ if version.same not in gone] + opened
    return past + open_
