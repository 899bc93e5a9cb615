"""A document by any of its symbols."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.domain import symbols
from tracker.domain.terms import Entry
from tracker.language.messages import _
from tracker.language.status import Status
from tracker.projections import aliases, documents, drafts, follow_up, search, texts
from tracker.projections.documents import Document
from tracker.projections.drafts import Draft
from tracker.web import acts, addresses, feeds, matters, sentences
from tracker.web.endings import moved_to
from tracker.web.errors import NotOnRecord, absent
from tracker.web.frame import Page, crumbs, current, steps_of
from tracker.web.matters import Shown
from tracker.web.sheet import Sheet, history, show

pages = Blueprint("documents", __name__)


@pages.get("/documents/<path:symbol>")
def document(symbol: str) -> Response:
    """What a document is, before whom it was, and what became of it: under any spelling of any of its symbols."""
    page = current()
    found = homes(symbol)
    if not found:
        raise _unknown(page, symbol)
    several = _several(page, found)
    if len(several) > 1:
        raise NotOnRecord(
            _("“%(symbol)s” names several documents.", symbol=symbol),
            [(one, addresses.document(one)) for one in several],
        )
    names = {name for home in found for name in aliases.names(page.connection, home, page.moment.times)}
    row = documents.by_any_name(page.connection, names, page.moment.times)
    key = row.key if row else found[0]
    entries = aliases.entries_of(page.connection, key, page.moment.times)
    if not row and (text := texts.one(page.connection, found[0], page.moment.times)):
        return moved_to(addresses.text(text.key))
    if not row and not entries:
        raise _unknown(page, symbol)
    if symbol != key:
        return moved_to(addresses.document(key))
    return _shown(page, key, row, entries)


# "E/CN.15/2019/7 et Corr.1", as a text in French prints it
_ET = re.compile(r"\s+et\s+")


def homes(printed: str) -> list[str]:
    """The home symbols that a printed expression names; none where it is no symbol."""
    try:
        named = symbols.parse(_ET.sub(" and ", printed.strip("/ ().,;:“”\"'«»\u00a0\u202f")))
    except ValueError:
        return []
    return list(dict.fromkeys(symbols.home((symbol,)) for symbol in named))


def _several(page: Page, found: Sequence[str]) -> list[str]:
    """The different documents that these symbols name: one for the two halves of a joint symbol."""
    rows = [documents.by_any_name(page.connection, {home}, page.moment.times) for home in found]
    return list(dict.fromkeys(one.key for one in rows if one))


def _unknown(page: Page, symbol: str) -> NotOnRecord:
    known = search.symbols_near(page.connection, symbol, page.moment.times)
    alike = get_close_matches(symbol.upper(), known, n=5, cutoff=0.6)
    what = _("“%(symbol)s”", symbol=symbol)
    if not homes(symbol):
        what = _("“%(symbol)s” as a document symbol, such as E/CN.15/2019/8,", symbol=symbol)
    return absent(what, [(one, addresses.document(one)) for one in alike])


def _shown(page: Page, key: str, found: Document | None, entries: Sequence[Entry]) -> Response:
    times, day = page.moment.times, page.moment.day
    about = [one for name in _matters(entries) if (one := follow_up.one(page.connection, name, times))]
    shown = matters.shown(page.connection, about, times, day)
    draft = drafts.one(page.connection, key, times)
    return show(
        Sheet(
            "document.html",
            (sentences.document_in_words(found) if found else draft.title if draft else "") or key,
            _status(found, draft, [one for one in shown if one.matter.subject == key], len(entries)),
            {
                "key": key,
                "names": found.symbols if found else (key,),
                "document": found,
                "later": acts.of_document(found) if found else [],
                "draft": acts.of_draft(draft) if draft else None,
                "matters_about": shown,
                "history": history(key, entries),
            },
            crumbs((key, "")),
            steps_of(key),
            feed=lambda: feeds.of_entries(entries),
        )
    )


# what disposes of a draft, besides its adoption
_DISPOSED = ("rejected", "no_action", "deferred", "withdrawn")


def _status(found: Document | None, draft: Draft | None, about: Sequence[Shown], mentions: int) -> Status:
    if found or not draft:
        return sentences.of_document(found, about, mentions)
    disposed = {one.evidence for one in draft.adopted}
    disposed |= {one.evidence for one in draft.steps if one.what in _DISPOSED}
    return sentences.of_draft(draft, [one for one in acts.of_draft(draft).acts if one.evidence in disposed], about)


def _matters(entries: Iterable[Entry]) -> list[str]:
    """The keys of the matters among these entries."""
    return list(dict.fromkeys(e.stream.partition(":")[2] for e in entries if e.stream.startswith("recommendation:")))
