"""A document by any of its symbols, and a numbered text with what it asks of whom."""

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from tracker.domain import bodies, symbols, wording
from tracker.domain.terms import Entry, Times, text_key
from tracker.projections import aliases, coverage, documents, drafts, follow_up, mandates, sessions, texts
from tracker.projections.documents import Document
from tracker.projections.drafts import Draft
from tracker.projections.follow_up import Matter
from tracker.projections.texts import Text
from tracker.web import addresses, lineage, matters, sentences
from tracker.web.errors import NotOnRecord, absent
from tracker.web.frame import Page, crumbs, current, steps_of

pages = Blueprint("documents", __name__)


@pages.get("/documents/<path:symbol>")
def document(symbol: str) -> str | Response:
    """What a document is, before whom it was, and what became of it: under any spelling of any of its symbols."""
    page = current()
    homes = _homes(symbol)
    if not homes:
        raise _unknown(page, symbol)
    names = {name for home in homes for name in aliases.names(page.connection, home, page.moment.times)}
    several = _several(page, homes)
    if len(several) > 1:
        raise NotOnRecord(f"“{symbol}” names several documents.", [(one, addresses.document(one)) for one in several])
    found = documents.by_any_name(page.connection, names, page.moment.times)
    key = found.key if found else homes[0]
    entries = aliases.entries_of(page.connection, key, page.moment.times)
    if not found and (text := texts.one(page.connection, homes[0], page.moment.times)):
        return redirect(addresses.text(text.key))
    if not found and not entries:
        raise _unknown(page, symbol)
    if symbol != key:
        return redirect(addresses.document(key))
    return _shown(page, key, found, entries)


def _homes(printed: str) -> list[str]:
    """The home symbols that a printed expression names; none where it is no symbol."""
    try:
        named = symbols.parse(printed.strip("/ "))
    except ValueError:
        return []
    return list(dict.fromkeys(symbols.home((symbol,)) for symbol in named))


def _several(page: Page, homes: Sequence[str]) -> list[str]:
    """The different documents that these symbols name: one for the two halves of a joint symbol."""
    found = [documents.by_any_name(page.connection, {home}, page.moment.times) for home in homes]
    return list(dict.fromkeys(one.key for one in found if one))


def _unknown(page: Page, symbol: str) -> NotOnRecord:
    known = [name for row in documents.every(page.connection, page.moment.times) for name in row.symbols]
    known += [row.symbol for row in texts.every(page.connection, page.moment.times) if row.symbol]
    alike = get_close_matches(symbol.upper(), known, n=5, cutoff=0.6)
    shape = "" if _homes(symbol) else " as a document symbol, such as E/CN.15/2019/8,"
    return absent(f"“{symbol}”{shape}", [(one, addresses.document(one)) for one in alike])


def _shown(page: Page, key: str, found: Document | None, entries: Sequence[Entry]) -> str:
    times, day = page.moment.times, page.moment.day
    about = [one for name in _matters(entries) if (one := follow_up.one(page.connection, name, times))]
    shown = matters.shown(page.connection, about, times, day)
    return render_template(
        "document.html",
        key=key,
        names=found.symbols if found else (key,),
        document=found,
        matters_about=shown,
        status=sentences.of_document(found, [one for one in shown if one.matter.subject == key], len(entries)),
        entries=entries,
        crumbs=crumbs((key, "")),
        steps=steps_of(key),
    )


def _matters(entries: Iterable[Entry]) -> list[str]:
    """The keys of the matters among these entries."""
    return list(dict.fromkeys(e.stream.partition(":")[2] for e in entries if e.stream.startswith("recommendation:")))


@pages.get("/texts/<organ>/<kind>/<path:number>")
def text(organ: str, kind: str, number: str) -> str | Response:
    """What a text came from, which others share its words, and what it asks of whom."""
    page = current()
    times, day = page.moment.times, page.moment.day
    key = _text_key(organ, kind, number)
    found = texts.one(page.connection, key, times)
    entries = aliases.entries_of(page.connection, key, times)
    if not found:
        raise absent(sentences.text_in_words(key), _same_number(page, key), entries)
    if (organ, kind, number) != (found.organ.lower(), found.kind, found.number):
        return redirect(addresses.text(key))
    line = texts.with_the_words_of(page.connection, found, times)
    last = line[-1] if line else found
    calendar, stated = sessions.calendar(page.connection, times), coverage.every(page.connection, times)
    asked = mandates.of_text(page.connection, found.key, times)
    return render_template(
        "text.html",
        text=found,
        line=lineage.steps(_drafts(page, line), _sent(page, line, times), line, found.key),
        mandates=[(one, sentences.of_mandate(one, calendar, stated, day)) for one in asked],
        last=last,
        status=sentences.of_text(found, line),
        entries=entries,
        crumbs=crumbs((wording.capital(sentences.text_in_words(key)), "")),
        steps=steps_of(key, found.occasion.last_day or date.min),
    )


def _text_key(organ: str, kind: str, number: str) -> str:
    body = bodies.find(organ)
    try:
        spelled = symbols.act_number(number)
    except ValueError as error:
        raise absent(f"“{number}” as the number of a {kind}") from error
    return text_key(body.code if body else organ.upper(), kind.lower(), spelled)


def _same_number(page: Page, key: str) -> list[tuple[str, str]]:
    """The texts of other organs and kinds with this number: a bare number collides."""
    number = key.split(" ", 2)[2]
    alike = [one for one in texts.every(page.connection, page.moment.times) if one.number == number]
    return [(sentences.text_in_words(one.key), addresses.text(one.key)) for one in alike]


def _drafts(page: Page, line: Sequence[Text]) -> list[Draft]:
    """The drafts from which a line of texts came."""
    named = dict.fromkeys(one.draft for one in line if one.draft)
    found = [drafts.one(page.connection, name, page.moment.times) for name in named]
    return [one for one in found if one]


def _sent(page: Page, line: Sequence[Text], times: Times) -> list[Matter]:
    """The matters by which the words came before the organs that adopted them."""
    keys = {one.key for one in line}
    drafted = {one.draft for one in line if one.draft}
    every = follow_up.every(page.connection, times)
    return [one for one in every if one.subject in drafted or any(act.text in keys for act in one.acts)]
