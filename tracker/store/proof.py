"""Proof that no entry of a log was changed or taken out: positions without a gap, and the chain of hashes."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker.domain.terms import Log
from tracker.store.log import TABLES, chained, digest


@dataclass(frozen=True, slots=True)
class Fault:
    """The first bad position of a log, and what is wrong there."""

    log: Log
    position: int
    what: str


def verify(connection: Connection, log: Log) -> tuple[int, Fault | None]:
    """How many entries were checked, and the first fault among them, if any."""
    table = TABLES[log]
    withheld = set(connection.scalars(select(table.c.about).where(table.c.type == "EntryWithheld")))
    before, expected = "", 0
    with connection.execute(select(table).order_by(table.c.position), execution_options={"yield_per": 5000}) as stored:
        for found in stored:
            row = found._mapping
            expected += 1
            if what := _fault(row, expected, before, withheld):
                return expected, Fault(log, expected, what)
            before = row["hash"]
    return expected, None


def _fault(row: Any, expected: int, before: str, withheld: set[str]) -> str:
    if row["position"] != expected:
        return f"the entry is missing; the next one stands at position {row['position']}"
    if row["hash"] != chained(before, row):
        return "a column does not match the hash of the entry"
    if not row["event"] and not row["source"] and not row["salt"]:
        return "" if row["entry_id"] in withheld else "its content is missing, and no entry says that it was withheld"
    if row["content_digest"] != digest(row["salt"], row["event"], row["source"]):
        return "event, source or salt do not match the digest of the entry"
    return ""
