"""When something falls due: at a session, on a day, or with no date stated, which is never due.

The calendar is passed in. Sessions move, so nothing here is stored; and "expected, not yet set" makes nothing late.
"""

from collections.abc import Iterable, Sequence
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


def best_known(calendar: Iterable[Sitting]) -> list[Sitting]:
    """One sitting for each part of each session: as held, or else as planned last, or else as expected."""
    parts: dict[tuple[str, str], Sitting] = {}
    for sitting in calendar:
        key = (sitting.session, sitting.part)
        if key not in parts or _BEST_KNOWN.index(sitting.state) <= _BEST_KNOWN.index(parts[key].state):
            parts[key] = sitting
    return sorted(parts.values(), key=lambda sitting: (sitting.starts_on or date.max, sitting.session, sitting.part))


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


def falls_due_on(due: Due, calendar: Sequence[Sitting]) -> date | None:
    """The day from which it is due: the stated date, or the opening of the session named; None where neither is set."""
    if due.rule == "date":
        return due.on
    sitting = _sitting_of(due, calendar)
    return sitting.starts_on if sitting and sitting.state != "expected" else None


def in_words(due: Due, calendar: Sequence[Sitting]) -> str:
    """When it falls due, as a reader would say it, with the dates of the session as far as they are set."""
    if due.rule == "date" and due.on:
        return f"by {wording.day(due.on)}"
    if due.rule == "session":
        return f"at the {bodies.session_name(due.session)} ({_dates(_sitting_of(due, calendar))})"
    if due.rule in ("recurring", "interval"):
        return due.as_printed or "recurring"
    return f"No date stated in the text{f' (“{due.as_printed}”)' if due.as_printed else ''}"


def _sitting_of(due: Due, calendar: Sequence[Sitting]) -> Sitting | None:
    return next((one for one in best_known(calendar) if one.session == due.session and one.part == "regular"), None)


def _dates(sitting: Sitting | None) -> str:
    if not sitting or not sitting.starts_on:
        return "date to be determined"
    dates = wording.span(sitting.starts_on, sitting.ends_on or sitting.starts_on)
    return {"held": f"held {dates}", "planned": f"planned for {dates}", "expected": f"expected {dates}, not yet set"}[
        sitting.state
    ]
