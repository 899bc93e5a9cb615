"""PURE: a rule in words, said from its data alone, so that what is said is what is done."""

from collections.abc import Iterator
from itertools import groupby

from tracker.language import wording
from tracker.language.messages import N_, _, pgettext
from tracker.reminders import policy as rules_on_file
from tracker.reminders.policy import Lead, Policy, Repeat
from tracker.reminders.reasons import amount_in_words

LASTS = {
    "final_act": N_("while no final act is recorded"),
    "report": N_("while no report is recorded"),
    "report_of_round": N_("while no report is recorded for that round"),
    "later_day": N_("while no later day is recorded"),
    "further_term": N_("while no further term of the same member is recorded"),
    "dates": N_("while no dates are recorded"),
}
NAMES = {
    rules_on_file.BEFORE_AN_ORGAN.kind: N_("A matter before an organ"),
    rules_on_file.REPORT_DUE.kind: N_("A report due to a body"),
    rules_on_file.CYCLE.kind: N_("A report due in a cycle, or within a time"),
    rules_on_file.FORECAST.kind: N_("A document to be forecast"),
    rules_on_file.DOCUMENT_DATE.kind: N_("A document to be handed in"),
    rules_on_file.ISSUANCE.kind: N_("A document to be issued"),
    rules_on_file.REVIEW.kind: N_("A mandate renewed until a day"),
    rules_on_file.TERM_ENDING.kind: N_("A term that ends"),
    rules_on_file.NO_DATES.kind: N_("A session without dates"),
}
_AUDIENCES = {
    "followers": N_("They go to those who follow the matter, a body, session, item, mandate or addressee of it."),
    "keeper": N_("It goes to whoever keeps the calendar of the body, and to nobody else."),
}


def name(kind: str) -> str:
    """What a rule is for, by its code."""
    return _(NAMES[kind]) if kind in NAMES else kind


def in_words(policy: Policy) -> str:
    """When letters go out, to whom, and until what."""
    return " ".join(_sentences(policy))


def _sentences(policy: Policy) -> Iterator[str]:
    when = _(
        "%(condition)s, at %(hour)s a.m. where the recipient is",
        condition=_(LASTS[policy.lasts]),
        hour=policy.hour.hour,
    )
    if policy.moves:
        yield _("One letter %(days)s, %(when)s.", days=schedule(policy.schedule), when=when)
    else:
        yield _("One notice, once, %(when)s.", when=when)
    yield from (_repeat(one) for one in policy.repeats)
    if policy.shift == "earlier":
        yield _(
            "What would fall on a weekend, or on a holiday of the United Nations at the duty station of the body, goes"
            " out on the working day before."
        )
    yield _(_AUDIENCES[policy.audience])
    if policy.alternate_after is not None:
        yield _(
            "What its recipient has not acknowledged within %(amount)s goes to the alternate, where there is one.",
            amount=amount_in_words((policy.alternate_after, "day")),
        )
    yield _("The days of these letters are set by this tracker; no text of the United Nations prescribes them.")


def schedule(leads: tuple[Lead, ...]) -> str:
    """`2, 6 and 12 weeks and 3 working days before, on the day itself, and 4 weeks after`."""
    parts = [_together(side, list(some)) for side, some in groupby(leads, key=lambda lead: _sign(lead.number))]
    if len(parts) < _MANY:
        return wording.series(parts)
    before = pgettext("between the names of a list", ", ").join(parts[:-1])
    return _("%(parts)s, and %(last)s", parts=before, last=parts[-1])


_MANY = 3


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _together(side: int, leads: list[Lead]) -> str:
    if not side:
        return _("on the day itself")
    amounts = []
    for unit, some in groupby(leads, key=lambda lead: lead.unit):
        # the largest last: its noun is right for all of them
        *first, last = sorted(abs(lead.number) for lead in some)
        amounts.append(wording.series([*map(str, first), amount_in_words((last, unit))]))
    said = wording.series(amounts)
    return _("%(amount)s before", amount=said) if side < 0 else _("%(amount)s after", amount=said)


def _repeat(one: Repeat) -> str:
    every = amount_in_words((one.every, "week"))
    if one.until is None:
        return _("Then one every %(amount)s.", amount=every)
    until = amount_in_words((one.until, "week"))
    return _("Then one every %(amount)s, up to %(until)s after.", amount=every, until=until)
