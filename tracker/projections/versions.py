"""Row versions: from which day to which a row holds, and from which position to which it was known.

After new entries the rows after each day are computed again; open versions that changed are closed, new ones added.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import groupby, zip_longest
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from tracker.domain import KINDS
from tracker.domain.correction import standing
from tracker.domain.terms import Entry
from tracker.projections.rows import Projection
from tracker.store import codec
from tracker.store.db import ALWAYS, LAST, chunks


@dataclass(frozen=True, slots=True)
class Version:
    """Row number `no` of a stream, from one day up to another, known from one position up to another."""

    stream: str
    no: int
    valid_from: date
    valid_to: date
    digest: str
    row: Any = None
    known_from: int = 0
    known_to: int = LAST

    @property
    def same(self) -> tuple[int, date, date, str]:
        """What makes two versions of one stream the same."""
        return (self.no, self.valid_from, self.valid_to, self.digest)

    def columns(self) -> dict[str, Any]:
        """The version as the columns of its table."""
        return {
            "stream": self.stream,
            "no": self.no,
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
            "known_from": self.known_from,
            "known_to": self.known_to,
            "digest": self.digest,
            **codec.row(self.row),
        }


def timeline(projection: Projection[Any], name: str, history: Sequence[Entry]) -> list[Version]:
    """The rows of one stream after each of its days, as known at the end of this history."""
    facts = standing(history, KINDS[projection.kind].events)
    key = name.split(":", 1)[1]
    days = sorted({fact.certain_by or date.min for fact in facts})
    after = [projection.rows(key, [fact for fact in facts if (fact.certain_by or date.min) <= day]) for day in days]
    # each row number has its own line through the days, cut where the row changes
    return [
        Version(name, no, *span, digest=digest, row=row)
        for no, line in enumerate(zip_longest(*after))
        for span, digest, row in _pieces(line, days)
    ]


def _pieces(line: Sequence[Any], days: Sequence[date]) -> Iterator[tuple[tuple[date, date], str, Any]]:
    told = [(_digest(row), row, *span) for row, *span in zip(line, days, [*days[1:], ALWAYS], strict=True)]
    for digest, run in groupby(told, key=lambda one: one[0]):
        same = list(run)
        if digest:
            yield (same[0][2], same[-1][3]), digest, same[0][1]


def _digest(row: Any) -> str:
    return sha256(codec.row_text(row)).hexdigest() if row is not None else ""


def changes(open_: Sequence[Version], line: Sequence[Version], position: int) -> tuple[list[Version], list[Version]]:
    """The open versions to be closed at a position, and the versions to be opened there."""
    wanted = {version.same for version in line}
    there = {version.same for version in open_}
    closed = [replace(version, known_to=position) for version in open_ if version.same not in wanted]
    return closed, [replace(version, known_from=position) for version in line if version.same not in there]


def write(connection: Connection, projection: Projection[Any], changed: Mapping[str, Sequence[Entry]]) -> None:
    """Brings the versions of these streams up to their histories; a history ends with the entries just added."""
    open_ = _open(connection, projection, list(changed))
    closed: list[Version] = []
    opened: list[Version] = []
    for name, history in changed.items():
        of_stream = changes(open_.get(name, []), timeline(projection, name, history), history[-1].position)
        closed += of_stream[0]
        opened += of_stream[1]
    _close(connection, projection, closed)
    insert_all(connection, projection, opened)


def _open(connection: Connection, projection: Projection[Any], names: Sequence[str]) -> dict[str, list[Version]]:
    columns = projection.table.c
    found: dict[str, list[Version]] = {}
    for some in chunks(names):
        query = select(
            columns.stream, columns.no, columns.valid_from, columns.valid_to, columns.digest, columns.known_from
        ).where(columns.stream.in_(some), columns.known_to == LAST)
        for row in connection.execute(query):
            version = Version(row.stream, row.no, row.valid_from, row.valid_to, row.digest, known_from=row.known_from)
            found.setdefault(row.stream, []).append(version)
    return found


def _close(connection: Connection, projection: Projection[Any], closed: Sequence[Version]) -> None:
    columns = projection.table.c
    if closed:
        connection.execute(
            update(projection.table)
            .where(
                columns.stream == bindparam("b_stream"),
                columns.no == bindparam("b_no"),
                columns.valid_from == bindparam("b_valid_from"),
                columns.known_from == bindparam("b_known_from"),
            )
            .values(known_to=bindparam("b_known_to")),
            [
                {
                    "b_stream": version.stream,
                    "b_no": version.no,
                    "b_valid_from": version.valid_from,
                    "b_known_from": version.known_from,
                    "b_known_to": version.known_to,
                }
                for version in closed
            ],
        )


def insert_all(connection: Connection, projection: Projection[Any], versions: Sequence[Version]) -> None:
    """Adds versions to the projection's table."""
    if versions:
        connection.execute(insert(projection.table), [version.columns() for version in versions])


def of_history(projection: Projection[Any], name: str, history: Sequence[Entry]) -> list[Version]:
    """Every version that one stream's rows have had, batch by batch, as `write` would have left them."""
    past: list[Version] = []
    open_: list[Version] = []
    for _, batch in groupby(history, key=lambda entry: entry.batch):
        last = list(batch)[-1]
        known = history[: last.version]
        closed, opened = changes(open_, timeline(projection, name, known), last.position)
        past += closed
        gone = {version.same for version in closed}
        open_ = [version for version in open_ if version.same not in gone] + opened
    return past + open_
