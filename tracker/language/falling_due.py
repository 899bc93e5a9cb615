"""When something falls due, in the language of the page: the rule, with the dates of its session as far as set."""

from collections.abc import Sequence
from datetime import date

from tracker.domain import due
from tracker.domain.due import Sitting
from tracker.domain.terms import Due
from tracker.language import wording
from tracker.language.messages import N_, _

_EVERY = {
    6: (N_("every six months"), N_("Requested every six months")),
    12: (N_("every year"), N_("Requested every year")),
    24: (N_("every two years"), N_("Requested every two years")),
    36: (N_("every three years"), N_("Requested every three years")),
    60: (N_("every five years"), N_("Requested every five years")),
}


def in_words(rule: Due, calendar: Sequence[Sitting], established_on: date | None = None) -> str:
    """`by 30 June 2020`, `at the thirtieth session of … (planned for …)`, `No date stated in the text`."""
    match rule.rule:
        case "date" if rule.on:
            return _("by %(day)s", day=wording.day(rule.on))
        case "session":
            return _("at the %(session)s (%(dates)s)", **_session(rule, calendar))
        case "interval" if day := due.falls_due_on(rule, calendar, established_on):
            return _printed(_("by %(day)s", day=wording.day(day)), rule)
        case "recurring" if rule.body:
            return _printed(_("at each session of %(organ)s", organ=wording.organ(rule.body)), rule)
        case "recurring" if rule.every_months:
            return _printed(_months(rule.every_months)[0], rule)
    return _printed(_("No date stated in the text"), rule)


def requested(rule: Due, calendar: Sequence[Sitting], established_on: date | None = None) -> str:
    """`Requested for the thirtieth session of … (planned for …)`."""
    match rule.rule:
        case "date" if rule.on:
            return _("Requested by %(day)s", day=wording.day(rule.on))
        case "session":
            return _("Requested for the %(session)s (%(dates)s)", **_session(rule, calendar))
        case "interval" if day := due.falls_due_on(rule, calendar, established_on):
            return _printed(_("Requested by %(day)s", day=wording.day(day)), rule)
        case "recurring" if rule.body:
            return _printed(_("Requested at each session of %(organ)s", organ=wording.organ(rule.body)), rule)
        case "recurring" if rule.every_months:
            return _printed(_months(rule.every_months)[1], rule)
    return _printed(_("No date stated in the text"), rule)


def _printed(said: str, rule: Due) -> str:
    return _("%(when)s (“%(printed)s”)", when=said, printed=rule.as_printed) if rule.as_printed else said


def every(months: int) -> str:
    """`every year`, `every 18 months`."""
    return _months(months)[0]


def _months(number: int) -> tuple[str, str]:
    if number in _EVERY:
        rule, request = _EVERY[number]
        return _(rule), _(request)
    return _("every %(number)s months", number=number), _("Requested every %(number)s months", number=number)


def _session(rule: Due, calendar: Sequence[Sitting]) -> dict[str, str]:
    best = due.best_known(calendar)
    sitting = next((one for one in best if one.session == rule.session and one.part == "regular"), None)
    return {"session": wording.session_name(rule.session), "dates": dates(sitting)}


def dates(sitting: Sitting | None) -> str:
    """`planned for 20–24 May 2019`, `date to be determined`."""
    if not sitting or not sitting.starts_on:
        return _("date to be determined")
    span = wording.span(sitting.starts_on, sitting.ends_on or sitting.starts_on)
    match sitting.state:
        case "held":
            return _("held %(dates)s", dates=span)
        case "planned":
            return _("planned for %(dates)s", dates=span)
        case _:
            return _("expected %(dates)s, not yet set", dates=span)
