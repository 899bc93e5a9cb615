"""Proof that no entry of a log was changed or taken out: positions without a gap, and the chain of hashes."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from typing import Any

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from tracker.domain.terms import Log
from tracker.store import db, driver, walking
from tracker.store.chain import chained, content_digest
from tracker.store.log import TABLES

# entries of a share; below so many shares one process ends sooner, for each other first loads all that the command has
_AT_ONCE = 20_000
_MANY = 25
_MOST_PROCESSES = 8


@dataclass(slots=True)
class Chain:
    """A log while it is walked from its first entry on: entries emptied, and entries said to be withheld, by id."""

    before: str = ""
    position: int = 0
    emptied: set[str] = field(default_factory=set)
    withheld: set[str] = field(default_factory=set)

    def fault(self, row: Sequence[Any]) -> str:
        """What is wrong with the next entry, all its columns in their order; empty if nothing is."""
        position, _, _, entry_id, kind, about, event, _, source, salt, content = row[:11]
        self.position += 1
        if position != self.position:
            return f"the entry is missing; the next one stands at position {position}"
        if row[16] != chained(self.before, row):
            return "a column does not match the hash of the entry"
        if not event and not source and not salt:
            self.emptied.add(entry_id)
        elif content != content_digest(salt, event, source):
            return "event, source or salt do not match the digest of the entry"
        if kind == "EntryWithheld":
            self.withheld.add(about)
        self.before = row[16]
        return ""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first bad position of a log, and what is wrong there."""

    log: Log
    position: int
    what: str


@dataclass(frozen=True, slots=True)
class Share:
    """Entries that were looked at one after the other: up to which position, what their chain has, the first fault."""

    chain: Chain
    fault: Fault | None = None


def verify(connection: Connection, log: Log) -> tuple[int, Fault | None]:
    """How many entries were checked, and the first fault among them, if any."""
    return _concluded(connection, log, [_share(connection, log, 0, walking.ALL)])


def verify_together(engine: Engine, log: Log) -> Iterator[Share]:
    """The same share by share, a long log's in several processes; `conclude` says what they come to."""
    with db.reading(engine) as connection:
        # not up to the last position, which somebody may have set as far away as he likes
        [(entries,)] = driver.fetch(connection, f"SELECT count(*) FROM {log}")
    starts = range(0, max(entries, 1), _AT_ONCE)
    work = partial(_work, engine.url.render_as_string(hide_password=False), log, _AT_ONCE)
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if processes == 1 or len(starts) < _MANY:
        yield from map(work, starts)
        return
    # not forked: SQLite would take the locks of this process for the other's own
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield from pool.map(work, starts)


def conclude(engine: Engine, log: Log, shares: Iterable[Share]) -> tuple[int, Fault | None]:
    """How many entries were checked in these shares, in their order, and the first fault among them, if any."""
    every = list(shares)
    with db.reading(engine) as connection:
        # what has come since: an order to withhold an entry that was looked at empty may be among it
        return _concluded(connection, log, [*every, _share(connection, log, every[-1].chain.position, walking.ALL)])


def _work(url: str, log: Log, limit: int, after: int) -> Share:
    engine = db.connect(url)
    try:
        with db.reading(engine) as connection:
            return _share(connection, log, after, limit)
    finally:
        engine.dispose()


def _share(connection: Connection, log: Log, after: int, limit: int) -> Share:
    """So many entries after a position, whose own entry is looked at elsewhere."""
    before = driver.fetch(connection, f"SELECT hash FROM {log} WHERE position = ?", after)
    chain = Chain(before[0][0] if before else "", after)
    try:
        # what stands before the first position is a fault as well
        for row in walking.each(connection, log, after or walking.BEFORE_ALL, limit):
            if what := chain.fault(row):
                return Share(chain, Fault(log, chain.position, what))
    except DBAPIError as error:
        if "decode" not in str(error.orig):
            raise
        return Share(chain, Fault(log, chain.position + 1, "a column holds what is no text"))
    return Share(chain)


def _concluded(connection: Connection, log: Log, shares: Sequence[Share]) -> tuple[int, Fault | None]:
    for share in shares:
        if share.fault:
            return share.chain.position, share.fault
    checked, position = shares[-1].chain.position, TABLES[log].c.position
    missing = {entry for share in shares for entry in share.chain.emptied}
    missing -= {entry for share in shares for entry in share.chain.withheld}
    if missing:
        first = connection.scalar(select(position).where(TABLES[log].c.entry_id.in_(missing)).order_by(position))
        return checked, Fault(log, first or 0, "its content is missing, and no entry says that it was withheld")
    return checked, None
