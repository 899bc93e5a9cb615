"""What several kinds of clauses are put together from."""

from datetime import date

from tracker.domain.terms import Fact, Tally
from tracker.language import wording
from tracker.language.messages import _, ngettext


def body_of(fact: Fact) -> str:
    """The body that acted."""
    return wording.organ(fact.occasion.body) if fact.occasion.body else _("a body that the source does not name")


def either(forms: tuple[str, str], detail: object, **places: object) -> str:
    """The second form of a message where there is a detail to put in it, else the first."""
    return _(forms[bool(detail)], detail=detail, **places)


def dates(first: date | None, last: date | None) -> str:
    """From when to when, as far as it is set."""
    return wording.span(first, last or first) if first else _("a date to be determined")


def tally(vote: Tally) -> str:
    """`38 votes to 2, with 6 abstentions`."""
    if vote.abstaining is None:
        return _("%(for)s votes to %(against)s", **{"for": vote.in_favour, "against": vote.against})
    places = {"for": vote.in_favour, "against": vote.against}
    if not vote.abstaining:
        return _("%(for)s votes to %(against)s, with no abstentions", **places)
    return ngettext(
        "%(for)s votes to %(against)s, with %(num)s abstention",
        "%(for)s votes to %(against)s, with %(num)s abstentions",
        vote.abstaining,
        **places,
    )
