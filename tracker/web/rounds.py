"""The rounds in which a mandate falls due, each with what is recorded of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain import due
from tracker.domain.due import Sitting
from tracker.domain.terms import Due
from tracker.language import wording
from tracker.language.messages import N_, _
from tracker.projections.mandates import ENDINGS, Mandate

STATES = {
    "reported": N_("report submitted"),
    "silent": N_("no report recorded"),
    "ahead": N_("to come"),
    "undated": N_("date to be determined"),
}


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its name in words, the day from which it is due, where it stands, the reports submitted for it."""

    name: str
    due_on: date | None
    state: str
    symbols: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """Where it stands."""
        return _(STATES[self.state])


def of(mandate: Mandate, now: Due, calendar: Sequence[Sitting], day: date) -> list[Round]:
    """The rounds up to a day, and the next one; none where the text states no date.

    A report is of the round that it names; those that name none are of the first rounds.
    """
    named = {one.cycle: one.symbols for one in mandate.reports if one.cycle}
    unnamed = iter([one.symbols for one in mandate.reports if not one.cycle])
    every = [_round(one, named, unnamed, day) for one in _cycles(now, calendar, mandate.established_on, day)]
    ended = any(step.what in ENDINGS for step in mandate.steps)
    return [one for one in every if one.state == "reported"] if ended else every


def _cycles(
    now: Due, calendar: Sequence[Sitting], established_on: date | None, day: date
) -> list[tuple[str, date | None]]:
    match now.rule:
        case "recurring" if established_on:
            every = due.cycles(now, calendar, established_on, date(day.year + 6, 1, 1))
            past = [one for one in every if one.due_on <= day]
            return [(one.name, one.due_on) for one in every[: len(past) + 1]]
        case "session" | "date" | "interval":
            return [(now.session, due.falls_due_on(now, calendar, established_on))]
    return []


def _round(
    cycle: tuple[str, date | None], named: dict[str, tuple[str, ...]], unnamed: Iterator[tuple[str, ...]], day: date
) -> Round:
    name, due_on = cycle
    said = wording.session_name(name) if "/" in name else wording.day(due_on) if due_on else name
    symbols = named.get(name) or next(unnamed, ())
    if symbols:
        return Round(said, due_on, "reported", symbols)
    return Round(said, due_on, "undated" if not due_on else "ahead" if due_on > day else "silent")
