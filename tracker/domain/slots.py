"""When the documents for a session are due at conference services, computed back from its opening.

The 10-4-6 rule: handed in ten weeks before the opening, processed in four, issued six weeks before (United Nations
Office at Geneva, documents management; the six weeks rest on General Assembly resolution 45/238 B). Forecast at least
fourteen weeks before; papers for use in session are forecast three weeks before; reports on a session are handed in
within two weeks of its close. A date agreed with conference services for one document (its slot) replaces these.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain import wording

_BEFORE = (("forecast", 14), ("submission", 10), ("issuance", 6), ("in_session", 3))
_AFTER = ("post_session", 2)


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """One date of a document on its way: which one, the day, and the arithmetic in words."""

    kind: str
    on: date
    arithmetic: str


def document_dates(opens_on: date, closes_on: date | None = None) -> list[DocumentDate]:
    """The dates for a session that opens and closes on these days, in the order in which they come."""
    dates = [
        DocumentDate(
            kind, opens_on - timedelta(weeks=weeks), f"{weeks} weeks before the opening on {wording.day(opens_on)}"
        )
        for kind, weeks in _BEFORE
    ]
    if closes_on:
        kind, weeks = _AFTER
        after = f"{weeks} weeks after the close on {wording.day(closes_on)}"
        dates.append(DocumentDate(kind, closes_on + timedelta(weeks=weeks), after))
    return dates


def dates_for(openings: Iterable[tuple[date, date | None]]) -> list[DocumentDate]:
    """The dates of one document for several bodies: it has one slot, from the session that opens first."""
    first = min(openings, default=None, key=lambda session: session[0])
    return document_dates(*first) if first else []
