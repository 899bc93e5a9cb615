"""What stood differently on two days: matters, mandates and boards before and after, each with its status sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask import Blueprint, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from tracker.domain import bodies
from tracker.domain.terms import Times
from tracker.language import wording
from tracker.language.messages import _, ngettext
from tracker.language.printed import unmarked
from tracker.language.status import Status
from tracker.projections import boards, follow_up, sessions
from tracker.web import addresses, asked, columns, matters, sentences
from tracker.web.errors import absent
from tracker.web.frame import Page, crumbs, current
from tracker.web.moment import day_in
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table, entry_ids

pages = Blueprint("differences", __name__)

_A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Stands:
    """How one thing stands on a day; `members` sit on a board, whose status says only how many they are."""

    name: str
    address: str
    status: Status
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that stands differently; None where it was not on record on that day.

    `left` and `came` are the members of a board who sat on it on one of the days only.
    """

    name: str
    address: str
    before: Status | None
    after: Status | None
    left: tuple[str, ...] = ()
    came: tuple[str, ...] = ()


@pages.get("/diff")
def diff() -> Response:
    """What stood differently on two days, `from` and `to`; `of` names one thing by its key."""
    page = current()
    first = _asked_day("from", max(page.moment.day, date.min + _A_YEAR) - _A_YEAR)
    last = _asked_day("to", page.moment.day)
    if first > last:
        raise BadRequest(_("“from” is after “to”; expected the earlier day first."))
    key = request.args.get("of", "").strip()
    before, after = _standing(page, first), _standing(page, last)
    if key and not _named(before, key) and not _named(after, key):
        raise absent(_("A matter, mandate or board “%(name)s” on either day", name=key))
    found = _differences(before, after, key)
    return show(
        Sheet(
            "differences.html",
            _("What changed between two days"),
            sentences.plain(_how_many(len(found), first, last)),
            {"first": first, "last": last, "of": key, "differences": found},
            crumbs((_("Changes between two days"), "")),
            table=lambda: _table(found),
        )
    )


def _asked_day(name: str, otherwise: date) -> date:
    text = request.args.get(name, "").strip()
    return day_in(name, text, current().moment.day) if text else otherwise


def _how_many(number: int, first: date, last: date) -> str:
    days = {"first": wording.day(first), "last": wording.day(last)}
    if not number:
        return _("Nothing stood differently on %(last)s than on %(first)s.", **days)
    return ngettext(
        "%(num)s thing stood differently on %(last)s than on %(first)s.",
        "%(num)s things stood differently on %(last)s than on %(first)s.",
        number,
        **days,
    )


def _standing(page: Page, day: date) -> dict[str, Stands]:
    """How each thing stood on a day, by its key."""
    times = replace(page.moment.times, as_of=day)
    then = Page(page.connection, replace(page.moment, day=day, times=times))
    return {**_matters(then, times, day), **_mandates(then), **_boards(then, times, day)}


def _matters(page: Page, times: Times, day: date) -> dict[str, Stands]:
    begun = [one for one, _onward in follow_up.ways(follow_up.every(page.connection, times))]
    every = matters.shown(page.connection, begun, times, day)
    return {one.matter.key: Stands(one.title, addresses.matter(one.matter.key), one.status) for one in every}


def _mandates(page: Page) -> dict[str, Stands]:
    found = {}
    for one in asked.every(page):
        of = one.mandate
        if one.status:
            short = unmarked(one.in_short)
            name = f"{wording.capital(sentences.text_in_words(of.text))}, {short[:1].lower()}{short[1:]}"
            found[f"{of.text}/{of.paragraph}{of.clause}"] = Stands(name, addresses.mandate(of), one.status)
    return found


def _boards(page: Page, times: Times, day: date) -> dict[str, Stands]:
    every = [body for body in bodies.known() if body.kind == "board"]
    closes = sessions.closes(page.connection, times)
    found = {}
    for body in every:
        sitting = boards.sitting(boards.seats(page.connection, body.code, times), day, closes)
        status = sentences.of_board(sitting, [], body.seats)
        members = tuple(sorted(seat.person for seat in sitting))
        found[body.code] = Stands(wording.name(body.code), addresses.board(body.code), status, members)
    return found


def _named(standing: Mapping[str, Stands], key: str) -> list[str]:
    """What goes by a key, or stands below it: all matters of a session, all mandates of a text."""
    asked = key.casefold()
    return [one for one in standing if one.casefold() == asked or one.casefold().startswith(f"{asked}/")]


def _differences(before: Mapping[str, Stands], after: Mapping[str, Stands], key: str) -> list[Difference]:
    # what is on record later goes by its later name
    both = {**before, **after}
    wanted = _named(both, key) if key else list(both)
    return [_difference(both[one], before.get(one), after.get(one)) for one in wanted if _differs(before, after, one)]


def _difference(one: Stands, before: Stands | None, after: Stands | None) -> Difference:
    were, are = (stands.members if stands else () for stands in (before, after))
    left, came = (tuple(sorted(set(some) - set(others))) for some, others in ((were, are), (are, were)))
    return Difference(
        one.name, one.address, before.status if before else None, after.status if after else None, left, came
    )


def _differs(before: Mapping[str, Stands], after: Mapping[str, Stands], key: str) -> bool:
    if key in before and key in after:
        return (str(before[key].status), before[key].members) != (str(after[key].status), after[key].members)
    return True


def _table(found: Sequence[Difference]) -> Table:
    rows = [
        (one.name, str(one.before or ""), str(one.after or ""), _entries(one.before, one.after), one.address)
        for one in found
    ]
    return Table(columns.DIFFERENCES, rows)


def _entries(*statuses: Status | None) -> list[str]:
    return entry_ids(proof for status in statuses if status for phrase in status.phrases for proof in phrase.evidence)
