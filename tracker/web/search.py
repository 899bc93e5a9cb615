"""Search: symbols first, then names, documents, texts, agenda items and the words of mandates.

An exact symbol goes straight to its page. Everything else is simple matching over the current rows: every word must
stand in the line shown, in any case, with or without accents.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import Blueprint, request
from sqlalchemy import Connection
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from tracker.domain import wording
from tracker.domain.terms import Times
from tracker.projections import boards, documents, follow_up, items, mandates, sessions, texts
from tracker.projections.rows import read
from tracker.web import addresses, finding, sentences, words
from tracker.web.documents import homes
from tracker.web.endings import moved_to
from tracker.web.finding import Piece
from tracker.web.frame import Page, crumbs, current
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("search", __name__)

LONGEST = 200
_MOST = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that holds the words, and the page it leads to; `detail` says what the page is."""

    line: str
    pieces: list[Piece]
    detail: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind: the first of them, and how many there are."""

    name: str
    hits: list[Hit]
    number: int


Line = tuple[str, str, str]  # the words, what they are of, and the page


@pages.get("/search")
def search() -> Response:
    """What holds the words asked for; an exact symbol leads to its page."""
    page = current()
    query = " ".join(request.args.get("q", "").split())
    if len(query) > LONGEST:
        raise BadRequest(f"The words to look for are too long; expected at most {LONGEST} letters.")
    if query and (address := _exact(page, query)):
        return moved_to(address)
    groups = _groups(page, query) if query else []
    return show(
        Sheet(
            "search.html",
            f"Search: {query}" if query else "Search",
            sentences.plain(_how_many(query, sum(group.number for group in groups))),
            {"query": query, "groups": groups},
            crumbs(("Search", "")),
            table=lambda: _table(groups),
        )
    )


def _exact(page: Page, query: str) -> str:
    """The page of the document or text that goes by this very symbol, however it is spelled."""
    found = homes(query)
    if len(found) != 1:
        return ""
    times = page.moment.times
    if row := documents.by_any_name(page.connection, set(found), times):
        return addresses.document(row.key)
    text = texts.one(page.connection, found[0], times)
    return addresses.text(text.key) if text else ""


def _groups(page: Page, query: str) -> list[Group]:
    wanted = finding.words_of(query)
    connection, times = page.connection, page.moment.times
    lines: Sequence[tuple[str, Iterable[Line]]] = (
        ("Symbols", _symbols(connection, times)),
        ("People", _people(connection, times)),
        ("Resolutions and decisions", _texts(connection, times)),
        ("Documents", _documents(connection, times)),
        ("Agenda items", _items(connection, times)),
        ("Mandates", _mandates(connection, times)),
    )
    groups = [_group(name, several, wanted) for name, several in lines]
    return [group for group in groups if group.number]


def _group(name: str, lines: Iterable[Line], wanted: Sequence[str]) -> Group:
    found = list(dict.fromkeys(line for line in lines if finding.holds(line[0], wanted)))
    hits = [Hit(line, finding.marked(line, wanted), detail, address) for line, detail, address in found[:_MOST]]
    return Group(name, hits, len(found))


def _symbols(connection: Connection, times: Times) -> Iterable[Line]:
    for row in documents.every(connection, times):
        for name in row.symbols:
            yield name, sentences.document_in_words(row), addresses.document(row.key)
    for text in texts.every(connection, times):
        if text.symbol:
            yield text.symbol, wording.capital(sentences.text_in_words(text.key)), addresses.text(text.key)


def _people(connection: Connection, times: Times) -> Iterable[Line]:
    for seat in read(connection, boards.PROJECTION, times):
        if seat.person:
            yield seat.person, wording.capital(wording.organ(seat.board)), addresses.board(seat.board)
    for matter in follow_up.every(connection, times):
        for candidate in matter.candidates:
            detail = f"Recommended for {words.ASKED_OF[candidate.asks]}: {wording.organ(matter.subject)}"
            yield candidate.name, detail, addresses.matter(matter.key)
    for session in sessions.every(connection, times):
        for officer in session.officers:
            detail = f"{officer.office}, {words.session_name(session.key)}"
            yield officer.name, detail, addresses.session(session.key)


def _texts(connection: Connection, times: Times) -> Iterable[Line]:
    for text in texts.every(connection, times):
        name = wording.capital(sentences.text_in_words(text.key))
        yield ": ".join(part for part in (name, text.title) if part), "", addresses.text(text.key)


def _documents(connection: Connection, times: Times) -> Iterable[Line]:
    for row in documents.every(connection, times):
        if said := sentences.document_in_words(row):
            yield said, row.key, addresses.document(row.key)


def _items(connection: Connection, times: Times) -> Iterable[Line]:
    for item in items.every(connection, times):
        if item.title and item.key.count("/") > 1:
            detail = f"{wording.capital(words.item_in_words(item.key))}, {words.session_name(item.session)}"
            yield item.title.rstrip(":;"), detail, addresses.item(item.key)


def _mandates(connection: Connection, times: Times) -> Iterable[Line]:
    for row in mandates.counted(connection, times):
        detail = f"{wording.capital(sentences.text_in_words(row.text))}, paragraph {row.paragraph}"
        yield f"{row.verb} {wording.series(row.addressees)} {row.action}", detail, addresses.mandate(row)


def _how_many(query: str, number: int) -> str:
    if not query:
        return "Look for a symbol, a name, or words of a title, text or mandate."
    places = wording.capital(words.counted(number, "place holds", "places hold"))
    return f"{places} these words, as far as this record reaches."


def _table(groups: Sequence[Group]) -> Table:
    rows = [(group.name, hit.line, hit.detail, hit.address) for group in groups for hit in group.hits]
    return Table(["kind", "line", "detail", "address"], rows)
