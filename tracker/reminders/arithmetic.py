"""PURE: why a reminder goes out on its day, and why one that waits does not any more, step by step."""

from collections.abc import Iterator
from datetime import date

from tracker.reminders import policy, reasons
from tracker.reminders.causes import Cause
from tracker.reminders.reasons import Reason, reason

_REPORTS = (policy.REPORT_DUE, policy.CYCLE, policy.REVIEW, *policy.OF_DOCUMENTS.values())
_GONE = {
    policy.BEFORE_AN_ORGAN.kind: "matter_gone",
    **dict.fromkeys((one.kind for one in _REPORTS), "report_gone"),
    policy.TERM_ENDING.kind: "term_gone",
    policy.NO_DATES.kind: "dates_set",
}
_MOVED = {one.kind: f"{stage}_moved" for stage, one in policy.OF_DOCUMENTS.items()}


def of_lead(cause: Cause, count: int, today: date) -> Iterator[Reason]:
    """The day that counts and where it comes from, the day so far before or after it, and what moved that one."""
    if cause.sitting:
        yield reasons.opening(cause.sitting, today)
    yield from cause.then
    if not cause.policy.moves:
        yield reason("the_notice")
        return
    lead, nominal = cause.policy.lead(count), cause.nominal(count)
    if not count:
        yield reason("the_day")
    else:
        yield reason("before" if count < 0 else "after", amount=(abs(lead.number), lead.unit), day=nominal)
    if count > 0:
        yield reason(cause.policy.lasts)
    if cause.policy.shift == "earlier":
        yield from _of_working_days(cause, nominal)


def _of_working_days(cause: Cause, nominal: date) -> Iterator[Reason]:
    if moved := cause.working.moved(nominal):
        yield moved
    if unknown := cause.working.how_far_known(nominal.year):
        yield unknown


def of_delay(cause: Cause, today: date, delayed: bool, added: date | None) -> Iterator[Reason]:
    """A sentence where a letter goes out after its day; `added` is the day of an address added since then."""
    if delayed and not cause.policy.moves:
        yield reason("goes_out", day=today)
    elif delayed and added:
        yield reason("delayed_as_new", day=today, added=added)
    elif delayed:
        yield reason("delayed", day=today)


def went_out(cause: Cause, on: date) -> Reason:
    """The same sentence of a letter that has gone."""
    return reason("went_out_late" if cause.policy.moves else "went_out", day=on)


def gone(rule: str) -> Reason:
    """Why a letter is withdrawn whose cause is not on record any more."""
    return reason(_GONE[rule])


def moved(cause: Cause, before: date) -> Reason:
    """Why a letter is withdrawn whose day moved."""
    assert cause.due_on
    code = _MOVED.get(cause.policy.kind, "sitting_moved" if cause.sitting else "text_moved")
    return reason(code, day=cause.due_on, before=before)
