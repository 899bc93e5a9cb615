"""The calendar: sessions of all bodies by date, those moved to other dates with the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.language.messages import _, ngettext
from tracker.projections import sessions
from tracker.web import sentences, sittings
from tracker.web.frame import crumbs, current, steps
from tracker.web.sheet import Sheet, show
from tracker.web.sittings import Sitting

pages = Blueprint("dates", __name__)


@dataclass(frozen=True, slots=True)
class Year:
    """The sittings that begin in a year."""

    year: int
    sittings: list[Sitting]


@pages.get("/calendar")
def calendar() -> Response:
    """What is still to come first, then the years behind; sessions without a date last."""
    page = current()
    every = sittings.of(page, sessions.every(page.connection, page.moment.times))
    day = page.moment.day
    ahead = [one for one in every if one.starts_on and (one.ends_on or one.starts_on) >= day and one.state != "moved"]
    rest = [one for one in every if one not in ahead and one.starts_on]
    shown = {
        "ahead": ahead,
        "years": _years(rest),
        "undated": [one for one in every if not one.starts_on],
    }
    return show(
        Sheet(
            "calendar.html",
            _("Calendar of sessions"),
            sentences.plain(_status(ahead)),
            shown,
            crumbs((_("Calendar"), "")),
            steps(one.starts_on for one in every),
            table=lambda: sittings.table(every),
            calendar=lambda: sittings.dated(page, every),
        )
    )


def _years(found: Sequence[Sitting]) -> list[Year]:
    latest = sorted(found, key=lambda one: (one.starts_on, one.session, one.part), reverse=True)
    years = groupby(latest, key=lambda one: one.starts_on.year if one.starts_on else 0)
    return [Year(year, list(several)) for year, several in years]


def _status(ahead: Sequence[Sitting]) -> str:
    if not ahead:
        return _("No session to come is on record; what follows was held, or planned.")
    first = ahead[0]
    return ngettext(
        "Next: %(session)s, %(part)s; %(num)s sitting to come on record.",
        "Next: %(session)s, %(part)s; %(num)s sittings to come on record.",
        len(ahead),
        session=first.name,
        part=f"{first.in_words[:1].lower()}{first.in_words[1:]}",
    )
