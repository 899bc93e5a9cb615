"""Proof that no entry of a log was changed or taken out: positions without a gap, and the chain of hashes."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from tracker.domain.terms import Log
from tracker.store.log import TABLES, chained, digest


@dataclass(slots=True)
class Chain:
    """A log while it is walked from its first entry on: entries emptied, and entries said to be withheld, by id."""

    before: str = ""
    position: int = 0
    emptied: set[str] = field(default_factory=set)
    withheld: set[str] = field(default_factory=set)

    def fault(self, row: Any) -> str:
        """What is wrong with the next entry; empty if nothing is."""
        self.position += 1
        if row["position"] != self.position:
            return f"the entry is missing; the next one stands at position {row['position']}"
        if row["hash"] != chained(self.before, row):
            return "a column does not match the hash of the entry"
        if not row["event"] and not row["source"] and not row["salt"]:
            self.emptied.add(row["entry_id"])
        elif row["content_digest"] != digest(row["salt"], row["event"], row["source"]):
            return "event, source or salt do not match the digest of the entry"
        if row["type"] == "EntryWithheld":
            self.withheld.add(row["about"])
        self.before = row["hash"]
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
    with connection.execute(select(table).order_by(table.c.position), execution_options={"yield_per": 5000}) as stored:
        for found in stored:
            if what := chain.fault(found._mapping):
                return chain.position, Fault(log, chain.position, what)
    if missing := chain.emptied - chain.withheld:
        first = connection.scalar(select(table.c.position).where(table.c.entry_id.in_(missing)).order_by("position"))
        return chain.position, Fault(log, first or 0, "its content is missing, and no entry says that it was withheld")
    return chain.position, None
