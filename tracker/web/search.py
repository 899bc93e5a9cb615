"""Search: one box for symbols, names, titles, the words of mandates, and a sentence pasted from a text.

An exact symbol goes straight to its page. Everything else is asked of the index of words (`projections.search`), which
knows stems and the moment shown.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, request
from sqlalchemy import Connection
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from tracker.domain import bodies
from tracker.language import wording, words
from tracker.language.messages import N_, _, ngettext
from tracker.projections import documents, search, texts
from tracker.projections.pieces import Kind, words_of
from tracker.projections.search import Found
from tracker.web import addresses, columns, finding, sentences
from tracker.web.documents import homes
from tracker.web.endings import moved_to
from tracker.web.finding import Piece
from tracker.web.frame import Page, crumbs, current
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("search", __name__)

LONGEST = 1000
_MOST = 20
_OF_A_KIND = 50
_NAMES: dict[Kind, str] = {
    "symbol": N_("Symbols"),
    "person": N_("People"),
    "text": N_("Resolutions and decisions"),
    "document": N_("Documents"),
    "item": N_("Agenda items"),
    "matter": N_("Matters"),
    "mandate": N_("Mandates"),
    "quotation": N_("Words of the sources"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that holds the words, and the page it leads to; `detail` says what the page is."""

    line: str
    pieces: list[Piece]
    detail: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind: the first of them, and how many there are; `more` where those are not all."""

    name: str
    hits: list[Hit]
    number: int
    more: bool


_KINDS = {"rés": "resolution", "résolution": "resolution", "déc": "decision", "décision": "decision"}
# "résolution 74/173 de l’Assemblée générale", "Council decision 2019/226", "res. 2019/19"
_TEXT = re.compile(
    r"(?P<before>.*?)\b(?:(?P<resolution>r[eé]s(?:olution)?)|d[eé]c(?:ision)?)\b\.?\s+"
    r"(?P<number>\d{1,4}/\d{1,4}(?:\s?[A-Z])?)\b(?P<after>.*)",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?:of the |of |du |des |de la |de l['’]|the )", re.IGNORECASE)


@pages.get("/search", endpoint="search")
def found() -> Response:
    """What holds the words asked for; an exact symbol leads to its page."""
    page = current()
    query = " ".join(request.args.get("q", "").split())
    if len(query) > LONGEST:
        raise BadRequest(
            _("The words to look for are too long; expected at most %(longest)s letters.", longest=LONGEST)
        )
    if query and (address := _exact(page, query) or _named(page, query)):
        return moved_to(address)
    groups = _groups(page.connection, _in_english(query)) if query else []
    said, body = _how_many(query, groups), bodies.find(query)
    if body and not groups:
        # few sources print the letters by which a body is known
        groups = _groups(page.connection, body.names[0].name)
        said = _("No places hold “%(letters)s”; those that hold the name of this body are shown.", letters=query)
        if not groups:
            return moved_to(addresses.topic(body.code))
    return show(
        Sheet(
            "search.html",
            _("Search: %(query)s", query=query) if query else _("Search"),
            sentences.plain(said),
            {"query": query, "body": body, "groups": groups},
            crumbs((_("Search"), "")),
            table=lambda: _table(groups),
        )
    )


def _in_english(query: str) -> str:
    """The words looked for, with the kinds of texts named as the record names them: "rés. 2019/19"."""
    return " ".join(_KINDS.get(word.casefold().rstrip("."), word) for word in query.split())


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


def _named(page: Page, query: str) -> str:
    """The page of the one text that goes by this kind, number and organ, in any language; without an organ, of any."""
    said = _TEXT.fullmatch(query)
    if not said:
        return ""
    kind = "resolution" if said["resolution"] else "decision"
    alike = texts.numbered(page.connection, kind, said["number"], page.moment.times)
    organ = _OF.sub("", f"{said['before']} {said['after']}".strip())
    named = [body for body in (bodies.named(organ, language) for language in ("en", "fr")) if body]
    found = [one for one in alike if not organ or any(one.organ == body.code for body in named)]
    return addresses.text(found[0].key) if len(found) == 1 else ""


def _groups(connection: Connection, query: str) -> list[Group]:
    found = search.find(connection, query, current().moment.times, _OF_A_KIND)
    wanted = set(words_of(query))
    groups: dict[Kind, list[Found]] = {kind: [] for kind in _NAMES}
    for one in found:
        groups[one.kind].append(one)
    return [_group(kind, several, wanted) for kind, several in groups.items() if several]


def _group(kind: Kind, several: Sequence[Found], wanted: Collection[str]) -> Group:
    lines: dict[tuple[str, str], tuple[str, str, str]] = {}
    for line, detail, address in map(_line, several):
        # shown once: what one paragraph prints for several facts, and what several facts say of one page
        same = (line, detail if kind == "quotation" else address)
        if not lines.get(same, ("", "", ""))[1]:
            lines[same] = line, detail, address
    hits = [_hit(kind, wanted, *line) for line in list(lines.values())[:_MOST]]
    return Group(_(_NAMES[kind]), hits, len(lines), len(several) >= _OF_A_KIND)


def _hit(kind: Kind, wanted: Collection[str], line: str, detail: str, address: str) -> Hit:
    pieces = finding.marked(line, wanted)
    return Hit(line, finding.near(pieces) if kind == "quotation" else pieces, detail, address)


def _line(found: Found) -> tuple[str, str, str]:
    """The words, what they are of, and the page."""
    entry, key = found.entry, found.entry.stream.partition(":")[2]
    assert entry.fact
    said: Any = entry.fact.event
    here = addresses.of_entry(entry)
    match found.kind:
        case "symbol" if addresses.is_text(key):
            return found.words, wording.capital(sentences.text_in_words(key)), here
        case "symbol":
            return found.words, _document(said), addresses.document(key)
        case "person":
            return found.words, _office(said, key), here
        case "text":
            name = wording.capital(sentences.text_in_words(key))
            return ": ".join(part for part in (name, said.title) if part), "", here
        case "document":
            return _document(said), key, here
        case "matter":
            return wording.capital(found.words), "", here
        case "item":
            return found.words.rstrip(":;"), *_item(found, key)
        case "mandate":
            return found.words, _paragraph(said), addresses.mandate(said)
        case "quotation":
            return found.words, words.source_in_words(entry.fact.source), addresses.entry(entry.entry_id)
    return found.words, "", here


def _document(said: Any) -> str:
    carried = said.carries.title if getattr(said, "carries", None) else ""
    return words.document_in_words(said.kind, said.author, said.title, carried) if hasattr(said, "author") else ""


def _office(said: Any, key: str) -> str:
    """What a person is named for: a board, an office, a recommendation."""
    if hasattr(said, "office"):
        return f"{said.office}, {words.session_name(key)}"
    board = getattr(said, "board", "") or getattr(said, "subject", "") or key.rpartition("/")[2]
    return wording.capital(wording.organ(board))


def _item(found: Found, key: str) -> tuple[str, str]:
    """Which item of which session, and its page; an agenda names its items itself."""
    listed: Any = getattr(found.entry.fact and found.entry.fact.event, "items", ())
    item = next((f"{key}/{one.number}" for one in listed if one.title == found.words), key)
    session = "/".join(item.split("/")[:2])
    return f"{wording.capital(words.item_in_words(item))}, {words.session_name(session)}", addresses.item(item)


def _paragraph(said: Any) -> str:
    text = wording.capital(sentences.text_in_words(said.text))
    return _("%(text)s, paragraph %(number)s", text=text, number=said.paragraph)


def _how_many(query: str, groups: Sequence[Group]) -> str:
    number = sum(group.number for group in groups)
    if not query:
        return _("Look for a symbol, a name, or words of a title, text or mandate; a sentence can be pasted.")
    if not number:
        return _("No places hold these words, as far as this record reaches.")
    if any(group.more for group in groups):
        return ngettext(
            "%(num)s place holds these words, perhaps more do; what was recorded last is shown.",
            "%(num)s places hold these words, perhaps more do; those recorded last are shown.",
            number,
        )
    return ngettext(
        "%(num)s place holds these words, as far as this record reaches.",
        "%(num)s places hold these words, as far as this record reaches.",
        number,
    )


def _table(groups: Sequence[Group]) -> Table:
    rows = [(group.name, hit.line, hit.detail, hit.address) for group in groups for hit in group.hits]
    return Table(columns.FOUND, rows)
