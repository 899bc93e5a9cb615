"""People, by the public offices they hold or were named for: seats, candidacies, offices at sessions; nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.domain.terms import Times
from tracker.language import wording
from tracker.language.messages import N_, _, ngettext
from tracker.projections import boards, follow_up, sessions
from tracker.projections.boards import Seat
from tracker.projections.rows import Evidence, read
from tracker.web import addresses, columns, sentences
from tracker.web.endings import moved_to
from tracker.web.errors import absent
from tracker.web.frame import Page, crumbs, current
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("people", __name__)

_STANDING = {
    "nominated": N_("Nominated for %(board)s, %(when)s"),
    "withdrawn": N_("Candidacy for %(board)s withdrawn, %(when)s"),
    "elected": N_("Elected to %(board)s, %(when)s"),
    "ended": N_("Membership of %(board)s ended, %(when)s"),
}
_ASKED = {
    "elect": N_("Recommended for election to %(board)s, %(when)s"),
    "re_elect": N_("Recommended for re-election to %(board)s, %(when)s"),
    "appoint": N_("Recommended for appointment to %(board)s, %(when)s"),
}


@dataclass(frozen=True, slots=True)
class Office:
    """One thing on record of a person, with the page it belongs to and the entry that says so."""

    person: str
    in_words: str
    address: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Person:
    """A person under the name printed, with what is on record."""

    name: str
    address: str
    offices: list[Office]


@pages.get("/people")
def people() -> Response:
    """The people named for a public office on this record, by name."""
    found = _by_name(_offices(current()))
    return show(
        Sheet(
            "people.html",
            _("People"),
            sentences.plain(_how_many(len(found))),
            {"people": found},
            crumbs((_("People"), "")),
            table=lambda: _table(found),
        )
    )


@pages.get("/people/<path:name>")
def person(name: str) -> Response:
    """The public offices, candidacies and elections of one person on record."""
    page = current()
    every = _by_name(_offices(page))
    found = next((one for one in every if one.name.casefold() == name.strip().casefold()), None)
    if not found:
        raise absent(_("A person “%(name)s”", name=name), _alike(every, name))
    if found.name != name:
        return moved_to(found.address)
    number = len(found.offices)
    said = ngettext(
        "%(num)s fact about a public office on record.", "%(num)s facts about public offices on record.", number
    )
    return show(
        Sheet(
            "person.html",
            found.name,
            sentences.plain(said),
            {"person": found},
            crumbs((_("People"), addresses.people()), (found.name, "")),
            table=lambda: _table([found]),
        )
    )


def _how_many(number: int) -> str:
    if not number:
        return _("No person is named for a public office on this record.")
    return ngettext(
        "%(num)s person is named for a public office on this record.",
        "%(num)s people are named for a public office on this record.",
        number,
    )


def _alike(every: Sequence[Person], name: str) -> list[tuple[str, str]]:
    parts = set(name.casefold().split())
    return [(one.name, one.address) for one in every if parts & set(one.name.casefold().split())]


def _by_name(offices: Sequence[Office]) -> list[Person]:
    names = sorted({one.person for one in offices}, key=str.casefold)
    return [Person(name, addresses.person(name), [one for one in offices if one.person == name]) for name in names]


def _offices(page: Page) -> list[Office]:
    times = page.moment.times
    return [*_seats(page, times), *_recommended(page, times), *_at_sessions(page, times)]


def _seats(page: Page, times: Times) -> Iterator[Office]:
    for seat in read(page.connection, boards.PROJECTION, times):
        if seat.person:
            yield Office(seat.person, _seat_in_words(seat), addresses.board(seat.board), seat.evidence)


def _seat_in_words(seat: Seat) -> str:
    return _(_STANDING[seat.standing], board=wording.organ(seat.board), when=wording.when(seat.occasion))


def _recommended(page: Page, times: Times) -> Iterator[Office]:
    for matter in follow_up.every(page.connection, times):
        if matter.made and matter.made_evidence:
            for one in matter.candidates:
                board, when = wording.organ(matter.subject), wording.when(matter.made)
                said = _(_ASKED[one.asks], board=board, when=when)
                yield Office(one.name, said, addresses.matter(matter.key), matter.made_evidence)


def _at_sessions(page: Page, times: Times) -> Iterator[Office]:
    for session in sessions.every(page.connection, times):
        for one in session.officers:
            said = _("%(office)s, %(session)s", office=one.office, session=wording.session_name(session.key))
            yield Office(one.name, said, addresses.session(session.key), one.evidence)


def _table(found: Sequence[Person]) -> Table:
    offices = [one for person in found for one in person.offices]
    rows = [(one.person, one.in_words, str(one.evidence.entry_id), one.address) for one in offices]
    return Table(columns.OFFICES, rows)
