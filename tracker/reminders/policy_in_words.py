"""PURE: a rule in English, said from its data alone, so that what is said is what is done."""

from collections.abc import Iterator
from itertools import groupby

from tracker.domain import wording
from tracker.reminders.policy import Lead, Policy, Repeat
from tracker.reminders.reasons import amount_in_words

LASTS = {
    "final_act": "while no final act is recorded",
    "report": "while no report is recorded",
    "report_of_round": "while no report is recorded for that round",
    "later_day": "while no later day is recorded",
    "further_term": "while no further term of the same member is recorded",
    "dates": "while no dates are recorded",
}
_AUDIENCES = {
    "followers": "They go to those who follow the matter, a body, session, item, mandate or addressee of it.",
    "keeper": "It goes to whoever keeps the calendar of the body, and to nobody else.",
}
_OURS = "The days of these letters are set by this tracker; no text of the United Nations prescribes them."
_SHIFT = (
    "What would fall on a weekend, or on a holiday of the United Nations at the duty station of the body, goes out on"
    " the working day before."
)


def in_words(policy: Policy) -> str:
    """When letters go out, to whom, and until what."""
    return " ".join(_sentences(policy))


def _sentences(policy: Policy) -> Iterator[str]:
    when = f"{LASTS[policy.lasts]}, at {policy.hour.hour} a.m. where the recipient is"
    if not policy.moves:
        yield f"One notice, once, {when}."
    else:
        yield f"One letter {schedule(policy.schedule)}, {when}."
    yield from (f"Then one {_repeat(one)}." for one in policy.repeats)
    if policy.shift == "earlier":
        yield _SHIFT
    yield _AUDIENCES[policy.audience]
    if policy.alternate_after is not None:
        days = amount_in_words((policy.alternate_after, "day"))
        yield f"What its recipient has not acknowledged within {days} goes to the alternate, where there is one."
    yield _OURS


def schedule(leads: tuple[Lead, ...]) -> str:
    """`12, 6 and 2 weeks and 3 working days before, on the day itself, and 4 weeks after`."""
    parts = [_together(side, list(some)) for side, some in groupby(leads, key=lambda lead: _sign(lead.number))]
    return wording.series(parts) if len(parts) < _MANY else f"{', '.join(parts[:-1])}, and {parts[-1]}"


_MANY = 3
_SIDES = {-1: "before", 0: "on the day itself", 1: "after"}


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _together(side: int, leads: list[Lead]) -> str:
    if not side:
        return _SIDES[side]
    amounts = []
    for unit, some in groupby(leads, key=lambda lead: lead.unit):
        *first, last = [abs(lead.number) for lead in some]
        amounts.append(wording.series([*map(str, first), amount_in_words((last, unit))]))
    return f"{wording.series(amounts)} {_SIDES[side]}"


def _repeat(one: Repeat) -> str:
    until = f", up to {amount_in_words((one.until, 'week'))} after" if one.until is not None else ""
    return f"every {amount_in_words((one.every, 'week'))}{until}"
