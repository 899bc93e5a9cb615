"""When something falls due: at a session, on a day, after an interval, in cycles, or never, where no date is stated.

The calendar is passed in. Sessions move, so nothing here is stored; and "expected, not yet set" makes nothing late.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain import bodies, wording
from tracker.domain.terms import Due


@dataclass(frozen=True, slots=True)
class Sitting:
    """One part of a session in the calendar; `state` is *held*, *planned*, or *expected* (foreseen, not set)."""

    session: str
    part: str
    starts_on: date | None
    ends_on: date | None
    state: str

    @property
    def body(self) -> str:
        """The code of the body that meets."""
        return self.session.split("/", 1)[0]


_BEST_KNOWN = ("held", "planned", "expected")


# a session has one of each of these; other parts may meet more than once
_ONCE = ("regular", "opening")


def best_known(calendar: Iterable[Sitting]) -> list[Sitting]:
    """The sittings of each part of each session: as held, or else as planned, or else as expected; by their days.

    Of a part that may meet more than once, what is to come after those held stands beside them.
    """
    parts: dict[tuple[str, str], list[Sitting]] = {}
    for sitting in calendar:
        parts.setdefault((sitting.session, sitting.part), []).append(sitting)
    found = [sitting for told in parts.values() for sitting in _best(told)]
    return sorted(found, key=lambda sitting: (sitting.starts_on or date.max, sitting.session, sitting.part))


def _best(told: Sequence[Sitting]) -> list[Sitting]:
    state = min((one.state for one in told), key=_BEST_KNOWN.index, default="")
    best = [one for one in told if one.state == state]
    if not best or best[0].part in _ONCE:
        return best[-1:]
    if state == "held":
        last = max(one.ends_on or one.starts_on or date.max for one in best)
        best += _best([one for one in told if one.starts_on and one.starts_on > last])
    return best


def taken_up_at(calendar: Sequence[Sitting], organ: str, sent_on: date) -> Sitting | None:
    """The first sitting at which an organ can take up what was sent to it on a day; None where no date is set.

    The Economic and Social Council takes up the recommendations of its commissions at its management segment
    (General Assembly resolution 72/305, annex, para. 24); which part it is stands in the organ's body file.
    """
    body = bodies.find(organ)
    part = (body.acts_in if body else "") or "regular"
    return next(
        (
            sitting
            for sitting in best_known(calendar)
            if sitting.body == organ
            and sitting.part == part
            and sitting.state != "expected"
            and sitting.starts_on
            and sitting.starts_on > sent_on
        ),
        None,
    )


def falls_due_on(due: Due, calendar: Sequence[Sitting], established_on: date | None = None) -> date | None:
    """The day from which it is due: the stated date, the opening of the session named, the end of the interval.

    None where no such day is set, and for what recurs (`cycles`) or bears no date.
    """
    match due.rule:
        case "date":
            return due.on
        case "session":
            return _opening(_sitting_of(due.session, calendar))
        case "interval" if due.every_months and established_on:
            return months_later(established_on, due.every_months)
    return None


@dataclass(frozen=True, slots=True)
class Cycle:
    """One round of what recurs: its name (a session's key, or a number), and when it falls due."""

    name: str
    due_on: date


def cycles(due: Due, calendar: Sequence[Sitting], established_on: date, until: date) -> list[Cycle]:
    """The rounds of a recurring duty from its establishment up to a day.

    It recurs at each regular session of the body whose code is `due.body`, or else every `due.every_months` months.
    A round that was missed stays missed: it does not merge into the next.
    """
    if due.rule != "recurring":
        return []
    if due.body:
        sittings = [one for one in best_known(calendar) if one.body == due.body and one.part == "regular"]
        held = [(one, day) for one in sittings if (day := _opening(one)) and established_on < day <= until]
        return [Cycle(one.session, day) for one, day in held]
    return list(_by_months(due.every_months or 0, established_on, until))


def _by_months(months: int, start: date, until: date) -> Iterator[Cycle]:
    number = 1
    while months and (day := months_later(start, months * number)) <= until:
        yield Cycle(str(number), day)
        number += 1


def unheard(due: Due, calendar: Sequence[Sitting], established_on: date, heard_on: date, day: date) -> date | None:
    """The day since which something that had fallen due has not been heard of; None where nothing was awaited yet.

    What bears no date is awaited from the day on which it was last heard of.
    """
    match due.rule:
        case "unspecified":
            return heard_on
        case "recurring":
            rounds = cycles(due, calendar, established_on, day)
            return next((one.due_on for one in rounds if one.due_on > heard_on), None)
    fell_due = falls_due_on(due, calendar, established_on)
    return fell_due if fell_due and heard_on <= fell_due <= day else None


def held_since(calendar: Iterable[Sitting], body: str, since: date, until: date) -> list[Sitting]:
    """The regular sessions of a body that opened after one day and closed by another."""
    return [
        one
        for one in best_known(calendar)
        if one.body == body
        and one.part == "regular"
        and one.state == "held"
        and one.starts_on
        and since < one.starts_on
        and (one.ends_on or one.starts_on) <= until
    ]


def months_later(start: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _opening(sitting: Sitting | None) -> date | None:
    return sitting.starts_on if sitting and sitting.state != "expected" else None


def in_words(due: Due, calendar: Sequence[Sitting], established_on: date | None = None) -> str:
    """When it falls due, as a reader would say it, with the dates of the session as far as they are set."""
    printed = f" (“{due.as_printed}”)" if due.as_printed else ""
    match due.rule:
        case "date" if due.on:
            return f"by {wording.day(due.on)}"
        case "session":
            return f"at the {bodies.session_name(due.session)} ({_dates(_sitting_of(due.session, calendar))})"
        case "interval" if day := falls_due_on(due, calendar, established_on):
            return f"by {wording.day(day)}{printed}"
        case "recurring" if due.body:
            return f"at each session of {wording.organ(due.body)}{printed}"
        case "recurring" if due.every_months:
            return f"{every_in_words(due.every_months)}{printed}"
    return f"No date stated in the text{printed}"


_EVERY = {
    6: "every six months",
    12: "every year",
    24: "every two years",
    36: "every three years",
    60: "every five years",
}


def every_in_words(months: int) -> str:
    """`every year`, `every 18 months`."""
    return _EVERY.get(months, f"every {months} months")


def _sitting_of(session: str, calendar: Sequence[Sitting]) -> Sitting | None:
    return next((one for one in best_known(calendar) if one.session == session and one.part == "regular"), None)


def _dates(sitting: Sitting | None) -> str:
    if not sitting or not sitting.starts_on:
        return "date to be determined"
    dates = wording.span(sitting.starts_on, sitting.ends_on or sitting.starts_on)
    return {"held": f"held {dates}", "planned": f"planned for {dates}", "expected": f"expected {dates}, not yet set"}[
        sitting.state
    ]
