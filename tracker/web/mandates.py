"""What must be done, by whom and when: the list of mandates, and one of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from tracker.domain import slots
from tracker.domain.slots import DocumentDate
from tracker.language import wording, words
from tracker.language.messages import _, ngettext
from tracker.language.status import Phrase, Status
from tracker.projections import aliases, mandates, sessions
from tracker.projections.mandates import Mandate
from tracker.store import log
from tracker.web import addresses, asked, feeds, languages, sentences
from tracker.web.asked import Asked
from tracker.web.endings import moved_to
from tracker.web.errors import absent
from tracker.web.frame import Page, crumbs, current, steps, steps_of
from tracker.web.sheet import Sheet, history, show
from tracker.web.texts import key_of

pages = Blueprint("mandates", __name__)


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that a list can be narrowed to, how many rows have it, and the address that does so, or undoes it."""

    name: str
    number: int
    address: str
    chosen: bool


@pages.get("/mandates")
def mandate_list() -> Response:
    """What the texts on record ask, United Nations addressees first; what is asked only of States, plainly."""
    page = current()
    addressee, session = _one("addressee"), _one("session")
    every = asked.every(page)
    tasks = [one for one in every if one.status]
    chosen = [one for one in tasks if _fits(one, addressee, session)]
    # what falls due first comes first; then what names a session without dates; then what states no date
    chosen.sort(key=lambda one: (one.due_on or date.max, one.due.rule == "unspecified", one.mandate.text))
    of_states = [] if addressee or session else [one for one in every if not one.status]
    shown = {
        "mandates": chosen,
        "of_states": of_states,
        "addressees": _facets("addressee", addressee, [name for one in tasks for name in one.to]),
        "sessions": _facets("session", session, [one.session for one in tasks if one.session]),
    }
    return show(
        Sheet(
            "mandates.html",
            _("Mandates"),
            _status(chosen, bool(addressee or session)),
            shown,
            crumbs((_("Mandates"), "")),
            steps(_days(page, every)),
            table=lambda: asked.table([*chosen, *of_states]),
        )
    )


def _one(name: str) -> str:
    given = set(request.args.getlist(name)) - {""}
    if len(given) > 1 or any(len(one) > 200 for one in given):
        raise BadRequest(
            _("“%(name)s” is given more than once, or is too long; expected one value from the list.", name=name)
        )
    return given.pop() if given else ""


def _fits(one: Asked, addressee: str, session: str) -> bool:
    return (not addressee or addressee in one.to) and (not session or session == one.session)


def _facets(name: str, chosen: str, values: Iterable[str]) -> list[Facet]:
    other = {key: request.args[key] for key in ("addressee", "session") if key != name and request.args.get(key)}
    counted = Counter(values)
    return [
        Facet(
            words.session_name(value) if name == "session" else wording.capital(value),
            number,
            addresses.mandates(**(other | ({} if value == chosen else {name: value}))),
            value == chosen,
        )
        for value, number in sorted(counted.items())
    ]


def _status(chosen: Sequence[Asked], narrowed: bool) -> Status:
    dated = sum(one.due.rule != "unspecified" for one in chosen)
    number = len(chosen)
    if narrowed:
        found = ngettext(
            "%(num)s mandate is on record of this selection", "%(num)s mandates are on record of this selection", number
        )
        none = _("No mandates are on record of this selection")
    else:
        found = ngettext("%(num)s mandate is on record", "%(num)s mandates are on record", number)
        none = _("No mandates are on record")
    with_day = ngettext(
        "%(num)s of them with a day or session stated", "%(num)s of them with a day or session stated", dated
    )
    without = _("none of them with a day or session stated")
    return sentences.joined([(Phrase(found if number else none),), (Phrase(with_day if dated else without),)])


def _days(page: Page, every: Sequence[Asked]) -> list[date | None]:
    """The days on which mandates were established."""
    found = log.find(page.connection, "proceedings", [one.mandate.evidence.entry_id for one in every])
    return [entry.fact.certain_by for entry in found.values() if entry.fact]


@pages.get("/mandates/<organ>/<kind>/<path:number>/-/<path:place>")
def mandate(organ: str, kind: str, number: str, place: str) -> Response:
    """The words quoted, the due rule with today's arithmetic, the reports, and what happened to it later."""
    page = current()
    text = key_of(organ, kind, number)
    found = _meant(page, text, place)
    if not found:
        named, times = sentences.text_in_words(text), page.moment.times
        known = aliases.entries_of(page.connection, text, times)
        see = [(wording.capital(named), addresses.text(text))] if known else []
        raise absent(_("Paragraph %(place)s of %(text)s", place=place, text=named), see)
    here = addresses.mandate(found.mandate)
    if here.partition("?")[0] != languages.here():
        return moved_to(here)
    row = found.mandate
    entries = aliases.entries_of(page.connection, row.key, page.moment.times)
    established = log.find(page.connection, "proceedings", [row.evidence.entry_id]).get(row.evidence.entry_id)
    return show(
        Sheet(
            "mandate.html",
            _(
                "%(text)s, paragraph %(place)s",
                text=wording.capital(sentences.text_in_words(row.text)),
                place=place.replace("/", " "),
            ),
            found.status,
            {
                "asked": found,
                "quoted": established.fact.source.quoted if established and established.fact else "",
                "document_dates": _document_dates(page, found),
                "history": history(row.key, entries),
            },
            crumbs(
                (_("Mandates"), addresses.mandates()),
                (wording.capital(sentences.text_in_words(row.text)), addresses.text(row.text)),
                (_("Paragraph %(place)s", place=place.replace("/", " ")), ""),
            ),
            steps_of(row.key),
            feed=lambda: feeds.of_entries(entries),
        )
    )


def _meant(page: Page, text: str, place: str) -> Asked | None:
    """The mandate at a place of a text or, where its words count for another text, of that one."""
    every = asked.every(page)
    key = f"{text}/{place.strip('/')}"
    return next((one for one in every if _key(one.mandate) == key), None) or next(
        (one for one in every if one.mandate.key == key or _shares(page, one.mandate, key)), None
    )


def _key(row: Mandate) -> str:
    return "/".join(part for part in (row.text, row.paragraph, row.clause) if part)


def _shares(page: Page, row: Mandate, key: str) -> bool:
    alike = mandates.with_key(page.connection, key, page.moment.times)
    return any((one.paragraph, one.clause, one.action) == (row.paragraph, row.clause, row.action) for one in alike)


def _document_dates(page: Page, one: Asked) -> list[DocumentDate]:
    """When the papers for the session at which it falls due are due themselves, as conference services count."""
    calendar = sessions.calendar(page.connection, page.moment.times)
    sitting = next(
        (part for part in calendar if part.session == one.session and part.part == "regular" and part.starts_on), None
    )
    if not one.status or not sitting or not sitting.starts_on or sitting.state == "expected":
        return []
    return slots.document_dates(sitting.starts_on, sitting.ends_on)
