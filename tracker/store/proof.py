"""Proof that no entry of a log was changed or taken out: positions without a gap, and the chain of hashes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from tracker.domain.terms import Log
from tracker.store.chain import chained, content_digest
from tracker.store.log import TABLES
from tracker.store.walking import each


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


def verify(connection: Connection, log: Log) -> tuple[int, Fault | None]:
    """How many entries were checked, and the first fault among them, if any."""
    table = TABLES[log]
    chain = Chain()
    try:
        for row in each(connection, log):
            if what := chain.fault(row):
                return chain.position, Fault(log, chain.position, what)
    except DBAPIError as error:
        if "decode" not in str(error.orig):
            raise
        return chain.position, Fault(log, chain.position + 1, "a column holds what is no text")
    if missing := chain.emptied - chain.withheld:
        first = connection.scalar(select(table.c.position).where(table.c.entry_id.in_(missing)).order_by("position"))
        return chain.position, Fault(log, first or 0, "its content is missing, and no entry says that it was withheld")
    return chain.position, None
