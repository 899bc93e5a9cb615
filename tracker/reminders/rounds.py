"""PURE: the rounds of reports that recur, and the one day of a report asked for within a time, as causes."""

from collections.abc import Sequence
from datetime import date

from tracker.domain.due import Cycle, Sitting, best_known, cycles, falls_due_on, months_later
from tracker.domain.terms import Due
from tracker.projections.mandates import Mandate
from tracker.reminders.causes import NOT_ADOPTED, Cause, due_of, ended, reported_to, working_days
from tracker.reminders.policy import CYCLE
from tracker.reminders.reasons import Reason, reason


def of_cycles(
    mandate: Mandate, calendar: Sequence[Sitting], adopted_on: date | None, historical: bool = False
) -> list[Cause]:
    """The rounds of reports that recur, and the one day of a report asked for within a time, from the text's adoption.

    A report is of the cycle it names; those that name none are of the first rounds. A round that was missed stays so.
    """
    due = due_of(mandate)
    if mandate.to_states or due.rule not in ("recurring", "interval") or not reported_to(mandate):
        return []
    days = working_days(reported_to(mandate))
    if not adopted_on:
        return [Cause(CYCLE, mandate.key, why_not=ended(mandate) or NOT_ADOPTED, historical=historical)]
    adopted = reason("adopted", day=adopted_on)
    named, unnamed = _reported(mandate)
    found = []
    for number, one in enumerate(_rounds(due, calendar, adopted_on)):
        recorded = one.name in named or number < unnamed
        why_not = ended(mandate) or (reason("round_reported") if recorded else None)
        sitting = _named(one.name, calendar)
        then = () if sitting else (adopted, _counted(due, one.due_on))
        found.append(Cause(CYCLE, mandate.key, one.due_on, why_not, sitting, then, days, historical))
    return found


def _counted(due: Due, day: date) -> Reason:
    months = due.every_months or 0
    if due.rule == "interval":
        return reason("asked_within", months=months, day=day)
    if due.as_printed:
        return reason("asked_every_as", every=months, printed=due.as_printed, day=day)
    return reason("asked_every", every=months, day=day)


# how far ahead rounds are counted that come every so many months
_ROUNDS_FOR = 30 * 12


def _rounds(due: Due, calendar: Sequence[Sitting], adopted_on: date) -> list[Cycle]:
    if due.rule == "recurring":
        return cycles(due, calendar, adopted_on, date.max if due.body else months_later(adopted_on, _ROUNDS_FOR))
    on = falls_due_on(due, calendar, adopted_on)
    return [Cycle("1", on)] if on else []


def _reported(mandate: Mandate) -> tuple[set[str], int]:
    """The cycles that reports name, and how many reports name none."""
    return {report.cycle for report in mandate.reports if report.cycle}, sum(not one.cycle for one in mandate.reports)


def _named(session: str, calendar: Sequence[Sitting]) -> Sitting | None:
    found = (one for one in best_known(calendar) if one.session == session and one.part == "regular")
    return next(found, None)
