"""Mandates as lines of a terminal: whom a paragraph asks, by when, what was reported, what happened to it later."""

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.domain import due, wording
from tracker.domain.due import Sitting
from tracker.domain.terms import Due
from tracker.language import outcomes
from tracker.projections import mandates
from tracker.projections.coverage import Coverage
from tracker.projections.mandates import Mandate, MandateStep

_STEPS = {"requested": "document requested", "phase": "phase reached"}


def of_text(rows: Sequence[Mandate], calendar: Sequence[Sitting]) -> Iterator[str]:
    """A line a paragraph: the rule and the addressees that hold now."""
    for row in rows:
        who = wording.series(addressees(row)) or "addressee not named"
        when = "" if row.to_states else f" — {due.in_words(_rule(row), calendar, row.established_on)}"
        yield f"  {row.paragraph}{row.clause and f' ({row.clause})'}. {row.verb} {who}{when}"


def in_full(row: Mandate) -> Iterator[str]:
    """What is asked in the text's own words, under which conditions, the reports, and each later step."""
    yield f"  Asked: {row.action}"
    yield from (f"  Condition: {condition}" for condition in row.conditions)
    for report in row.reports:
        cycle = f", cycle {report.cycle}" if report.cycle else ""
        yield f"  Report submitted: {wording.series(report.symbols)}{cycle}"
    yield from (f"  {wording.capital(_step(step))}" for step in row.steps)


def silence(row: Mandate, calendar: Sequence[Sitting], stated: Sequence[Coverage], day: date) -> Iterator[str]:
    """How many sessions went by with nothing recorded of it, where it is dormant."""
    if dormant := mandates.dormant(row, _rule(row), calendar, stated, day):
        yield f"  {wording.capital(''.join(phrase.words for phrase in outcomes.nothing_heard(*dormant)))}"


def _rule(row: Mandate) -> Due:
    """When it is due now: by the text, or by a later one that adapted it."""
    return next((step.due for step in reversed(row.steps) if step.due), row.due)


def addressees(row: Mandate) -> tuple[str, ...]:
    """Those asked now: by the text, or by a later one that adapted it."""
    return next((step.addressees for step in reversed(row.steps) if step.addressees), row.addressees)


def _step(step: MandateStep) -> str:
    by = f" by {step.by_text}" if step.by_text else ""
    until = f", to {wording.day(step.until)}" if step.until else ""
    close = f", to the close of {step.until_close_of}" if step.until_close_of else ""
    words = f": {step.words}" if step.words else ""
    return f"{_STEPS.get(step.what, step.what)}{by} {wording.when(step.occasion)}{until}{close}{words}"
