"""Where things stand in a drawing: years and bars along an axis, the lanes of a matter, as shares of its width.

Templates draw them as SVG. Each drawing says only what the words beside it say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.terms import Occasion
from tracker.language import wording
from tracker.language.messages import _
from tracker.projections import boards
from tracker.projections.boards import Seat
from tracker.web.matters import Shown


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years from left to right, and the day shown on them."""

    first: date
    last: date
    day: date

    def at(self, day: date) -> float:
        """Where a day is, in hundredths of the width."""
        return round(100 * (day - self.first).days / (self.last - self.first).days, 1)

    @property
    def years(self) -> list[tuple[int, float]]:
        """Each year with where it begins; of many years every fifth."""
        step = 1 if self.last.year - self.first.year < 10 else 5
        return [(year, self.at(date(year, 1, 1))) for year in range(self.first.year, self.last.year + 1, step)]


@dataclass(frozen=True, slots=True)
class Bar:
    """A term on the axis: from where to where, and whether its end is open."""

    start: float
    width: float
    open: bool


def axis(seats: Iterable[Seat], asked: Iterable[Shown], closes: Mapping[str, date], day: date) -> Axis:
    """The years that hold every term and recommendation of a board, and the day shown."""
    known = [one for seat in seats for one in (_begins(seat), boards.term_end(seat, closes)) if one]
    known += [one.matter.made.last_day for one in asked if one.matter.made and one.matter.made.last_day]
    first, last = min([*known, day]), max([*known, day])
    return Axis(date(first.year, 1, 1), date(last.year + 1, 1, 1), day)


def term(on: Axis, seat: Seat, closes: Mapping[str, date]) -> Bar | None:
    """The bar of a term; none where no day of it is known."""
    start = _begins(seat)
    return _bar(on, start, boards.term_end(seat, closes)) if start else None


def recommended(on: Axis, one: Shown) -> Bar | None:
    """The bar of those recommended: from the recommendation on, since no term is stated before an election."""
    made = one.matter.made
    return _bar(on, made.last_day, None) if made and made.last_day else None


def _begins(seat: Seat) -> date | None:
    return seat.term_from or seat.occasion.last_day


def _bar(on: Axis, start: date, end: date | None) -> Bar:
    begins = on.at(start)
    ends = on.at(end) if end else 100.0
    return Bar(begins, round(max(ends - begins, 0.5), 1), end is None)


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of a matter in the lane of its organ; `kind` is *past*, *gap* or *ahead*.

    At the edge of the drawing its words go to one `side`, *start* or *end*; elsewhere they stand below it.
    """

    lane: int
    kind: str
    when: str
    x: float
    side: str = ""


@dataclass(frozen=True, slots=True)
class Lanes:
    """The organs that a matter goes through, and its stops from left to right."""

    organs: list[str]
    stops: list[Stop]


def lanes(shown: Shown) -> Lanes:
    """The way of a matter: a lane an organ, a stop a step, the next step last."""
    steps = list(_steps(shown))
    organs = list(dict.fromkeys(organ for organ, _kind, _when in steps))
    last = max(len(steps) - 1, 1)
    stops = [
        Stop(organs.index(organ), kind, when, round(4 + 92 * no / last, 1), {0: "start", last: "end"}.get(no, ""))
        for no, (organ, kind, when) in enumerate(steps)
    ]
    return Lanes([wording.name_in_short(one) for one in organs], stops)


def _steps(shown: Shown) -> Iterable[tuple[str, str, str]]:
    matter = shown.matter
    yield (matter.body, "past", _day(matter.made)) if matter.made else (matter.body, "gap", "")
    for act in matter.acts:
        yield act.body, "past", _day(act.occasion)
    for text in shown.line:
        if text.organ == matter.meant_for:
            yield text.organ, "past", _day(text.occasion)
    if shown.next_step:
        passed_on = matter.meant_for and not matter.open
        yield matter.meant_for if passed_on else matter.to, "ahead", _("next step")


def _day(occasion: Occasion) -> str:
    if not occasion.days:
        return ""
    said = wording.day_in_short(max(occasion.days))
    return _("not after %(day)s", day=said) if occasion.precision == "not_after" else said
