"""The facts that stand among those that touch a key, folded at once: the page of one thing reads no list."""

from collections.abc import Sequence

from tracker.domain import KINDS
from tracker.domain.correction import standing
from tracker.domain.terms import Entry, Fact
from tracker.projections import aliases
from tracker.projections.printed import as_printed
from tracker.store import log
from tracker.web.frame import Page


def facts(page: Page, key: str) -> list[Fact]:
    """Every fact that touches a key and stands, as corrected and confirmed, in the order of its source."""
    times = page.moment.times
    touching = aliases.entries_of(page.connection, key, times)
    histories = log.read(page.connection, "proceedings", {entry.stream for entry in touching})
    found = [
        fact
        for name, history in histories.items()
        for fact in _standing(page, name, history)
        if key in KINDS[name.partition(":")[0]].touched(fact)
    ]
    return as_printed(found)


def _standing(page: Page, name: str, history: Sequence[Entry]) -> list[Fact]:
    times = page.moment.times
    return standing(history, KINDS[name.partition(":")[0]].events, times.at, times.as_of)
