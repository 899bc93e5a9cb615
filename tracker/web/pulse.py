"""The pulse of a year: how many acts on record fell into each of its fifty-two weeks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.terms import Occasion
from tracker.language import wording
from tracker.web import addresses

WEEKS = 52
_A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days in which something was done: how many acts, and the address that shows what they changed."""

    first: date
    last: date
    acts: int
    address: str

    @property
    def in_words(self) -> str:
        """`20–26 May 2019`."""
        return wording.span(self.first, self.last)


def weeks(occasions: Iterable[Occasion], last: date) -> list[Week]:
    """The weeks of the year to this day in which something was done, the earliest first; whole weeks, back from it.

    What bears no day, or only one after which it was not, is in no week.
    """
    days = [max(one.days) for one in occasions if one.days and one.precision != "not_after"]
    back = Counter((last - day).days // 7 for day in days if day <= last)
    return [_week(last - no * _A_WEEK, back[no]) for no in range(WEEKS - 1, -1, -1) if back[no]]


def _week(last: date, acts: int) -> Week:
    first = last - _A_WEEK + timedelta(days=1)
    between = {"from": (first - timedelta(days=1)).isoformat(), "to": last.isoformat()}
    return Week(first, last, acts, addresses.diff(**between))


@dataclass(frozen=True, slots=True)
class Drawn:
    """The weeks as bars: where each begins and how high it is, of 100 each way; the first and last day of the year."""

    bars: list[tuple[float, int]]
    first: date
    last: date


def drawn(several: Iterable[Week], last: date) -> Drawn:
    """The strip of a year: a bar a week, as high as its acts are many beside those of the busiest."""
    found = list(several)
    most = max((one.acts for one in found), default=1)
    bars = [
        (round(100 - 100 * ((last - one.first).days + 1) / 7 / WEEKS, 1), max(100 * one.acts // most, 20))
        for one in found
    ]
    return Drawn(bars, last - WEEKS * _A_WEEK + timedelta(days=1), last)
