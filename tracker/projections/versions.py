"""Row versions: from which day to which a row holds, and from which position to which it was known.

After new entries the rows after each day are computed again; open versions that changed are closed, new ones added.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import pairwise, zip_longest
from typing import Any, NamedTuple

from sqlalchemy import JSON, Connection, Table

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


def timeline(projection: Projection[Any], name: str, facts: Sequence[Fact]) -> list[Version]:
    """The rows of one stream after each of its days, by the facts that stand in it."""
    key = name.split(":", 1)[1]
    # facts come in the order of their days
    ends = {fact.certain_by or date.min: end for end, fact in enumerate(facts, 1)}
    days, after = list(ends), [projection.rows(key, facts[:end]) for end in ends.values()]
    columns = _columns(projection.table)
    # each row number has its own line through the days, cut where the row changes
    return [
        Version(name, no, since, until, _digest(values), values)
        for no, line in enumerate(zip_longest(*after))
        for since, until, row in _pieces(line, days)
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


def changes(open_: Sequence[Version], line: Sequence[Version], position: int) -> tuple[list[Version], list[Version]]:
    """The open versions to be closed at a position, and the versions to be opened there."""
    wanted = {version.same for version in line}
    there = {version.same for version in open_}
    closed = [version._replace(known_to=position) for version in open_ if version.same not in wanted]
    return closed, [version._replace(known_from=position) for version in line if version.same not in there]


def write(
    connection: Connection, changed: Mapping[str, Sequence[Entry]], projections: Sequence[Projection[Any]]
) -> None:
    """Brings the versions of these streams up to their histories; a history ends with the entries just added."""
    open_ = _open(connection, list(changed), projections)
    facts = {name: standing(history, KINDS[name.split(":", 1)[0]].events) for name, history in changed.items()}
    for projection, there in zip(projections, open_, strict=True):
        closed: list[Version] = []
        opened: list[Version] = []
        for name, history in changed.items():
            if name.split(":", 1)[0] == projection.kind:
                line = timeline(projection, name, facts[name])
                of_stream = changes(there.get(name, []), line, history[-1].position)
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
            f" FROM {projection.table.name} WHERE stream {which} AND +known_to = {LAST}"
        )
        questions.append((sql, [value]))
    return [_by_stream(rows) for rows in driver.fetch_each(connection, questions)]


def _by_stream(rows: Sequence[Any]) -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = {}
    for name, no, since, until, digest, known_from in rows:
        version = Version(name, no, date.fromisoformat(since), date.fromisoformat(until), digest, (), known_from)
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


def after_each_batch(kind: str, history: Sequence[Entry]) -> list[tuple[int, list[Fact]]]:
    """The facts that stood in a stream of this kind after each batch, with the position of its last entry."""
    ends = [last for last, then in pairwise((*history, None)) if last and (not then or then.batch != last.batch)]
    return [(last.position, standing(history[: last.version], KINDS[kind].events)) for last in ends]


def of_history(projection: Projection[Any], name: str, told: Sequence[tuple[int, Sequence[Fact]]]) -> list[Version]:
    """Every version that one stream's rows have had, batch by batch, as `write` would have left them."""
    past: list[Version] = []
    open_: list[Version] = []
    for position, facts in told:
        closed, opened = changes(open_, timeline(projection, name, facts), position)
        past += closed
        gone = {version.same for version in closed}
        open_ = [version for version in open_ if version.same not in gone] + opened
    return past + open_
