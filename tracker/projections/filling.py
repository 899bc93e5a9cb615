"""New tables filled with the rows of a whole log, share by share; of a long log by several processes.

A share is read and folded while nothing is locked; then its rows are put down in one transaction.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import connection as pipes
from multiprocessing import get_context, parent_process
from typing import Any

from sqlalchemy import Connection, Engine

from tracker.domain import bodies
from tracker.domain.terms import Log
from tracker.projections import shelves
from tracker.projections.shelves import Shelf
from tracker.store import db, stored, walking

# entries whose rows are put down in one transaction: others write between two of them
_AT_ONCE = 4000
# so many shares are worth the second that a process takes to start
_MANY = 15
_MOST_PROCESSES = 4


@dataclass(frozen=True, slots=True)
class Share:
    """The streams of a log from one name up to, not including, another; up to the last where that is None."""

    log: Log
    first: str
    end: str | None


def shares(connection: Connection) -> list[Share]:
    """Both logs, in shares of about equally many entries."""
    found = []
    for name in db.BOTH:
        bounds = walking.bounds(connection, name, _AT_ONCE)
        found += [Share(name, *pair) for pair in zip(bounds, [*bounds[1:], None], strict=True)]
    return found


def fill(engine: Engine, shelf: Shelf, of: Sequence[Share]) -> Iterator[list[str]]:
    """Fills empty tables; yields the names of the streams of a share when it is done."""
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if processes > 1 and len(of) >= _MANY:
        yield from _fill_together(engine, [of[number::processes] for number in range(processes)])
    else:
        yield from (_fill(engine, shelf, share) for share in of)


def _fill(engine: Engine, shelf: Shelf, share: Share) -> list[str]:
    with db.reading(engine) as snapshot:
        histories = walking.between(snapshot, share.log, share.first, share.end)
    with stored.without_circles():
        made = shelves.rows(shelf, share.log, histories)
    # PostgreSQL has no need of the lock: nobody else writes to these tables
    with db.writing(engine) if engine.dialect.name == "sqlite" else engine.begin() as connection:
        shelves.put(connection, shelf, made)
        # the next rebuild throws these tables away, but not before this transaction has ended
        if (parent := parent_process()) and not parent.is_alive():
            raise SystemExit("The rebuild that started this process is gone.")
    return list(histories)


def _fill_together(engine: Engine, shares_of_each: Sequence[Sequence[Share]]) -> Iterator[list[str]]:
    # not forked: SQLite would take the locks of this process for the other's own
    context = get_context("spawn")
    url = engine.url.render_as_string(hide_password=False)
    at_work: dict[Any, Any] = {}
    try:
        for mine in shares_of_each:
            hears, says = context.Pipe(duplex=False)
            at_work[hears] = context.Process(target=_work, args=(url, bodies.added(), mine, says), daemon=True)
            at_work[hears].start()
            says.close()
        while at_work:
            ready: list[Any] = pipes.wait(list(at_work))
            for hears in ready:
                try:
                    yield hears.recv()
                except EOFError:
                    process = at_work.pop(hears)
                    process.join()
                    if process.exitcode:
                        raise RuntimeError("A process of the rebuild has failed; what it said stands above.") from None
    finally:
        for process in at_work.values():
            process.terminate()
            process.join()


def _work(url: str, folders: Sequence[Any], mine: Sequence[Share], says: Any) -> None:
    """What each process does."""
    for folder in folders:
        bodies.add(folder)
    engine, shelf = db.connect(url), shelves.new()
    for share in mine:
        says.send(_fill(engine, shelf, share))
    engine.dispose()
