"""The parts of a session in words, and which of them are best known."""

from datetime import date

from tracker.domain import due
from tracker.domain.due import Sitting
from tracker.language import wording, words
from tracker.language.messages import N_, _
from tracker.language.status import Phrase
from tracker.projections.sessions import Part, Session

_HELD = {
    "held": N_("%(part)s held %(dates)s"),
    "planned": N_("%(part)s planned for %(dates)s"),
    "expected": N_("%(part)s expected, not yet set: %(dates)s"),
    "moved": N_("%(part)s moved to other dates, earlier planned for %(dates)s"),
}
_HELD_IN = {
    "held": N_("%(part)s held %(dates)s in %(place)s"),
    "planned": N_("%(part)s planned for %(dates)s in %(place)s"),
    "expected": N_("%(part)s expected, not yet set: %(dates)s in %(place)s"),
    "moved": N_("%(part)s moved to other dates, earlier planned for %(dates)s in %(place)s"),
}


def best_known(session: Session) -> list[Part]:
    """Its parts, each as held, or else as planned last; what is to come of one that met before, as well."""
    standing = [part for part in session.parts if part.state != "moved"]
    sittings = [Sitting(session.key, part.part, part.starts_on, part.ends_on, part.state) for part in standing]
    best = due.best_known(sittings)
    return [part for part, sitting in zip(standing, sittings, strict=True) if any(sitting is one for one in best)]


def said(part: Part, day: date) -> Phrase:
    """`Regular session held 20–24 May 2019 in Vienna`, with the entry behind it."""
    dates = (
        wording.span(part.starts_on, part.ends_on or part.starts_on) if part.starts_on else _("date to be determined")
    )
    past = part.state in ("planned", "expected") and part.ends_on is not None and part.ends_on < day
    name = wording.capital(words.part(part.part))
    held = _((_HELD_IN if part.place else _HELD)[part.state], part=name, dates=dates, place=wording.place(part.place))
    if past:
        held = _("%(session)s (whether it was held is not on record)", session=held)
    return Phrase(held, (part.evidence,))
