"""A numbered text: what it came from, which others share its words, and what it asks of whom."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.domain import bodies, symbols
from tracker.domain.terms import Times, text_key
from tracker.language import wording
from tracker.language.messages import _
from tracker.projections import aliases, drafts, follow_up, texts
from tracker.projections.drafts import Draft
from tracker.projections.follow_up import Matter
from tracker.projections.texts import Text
from tracker.web import addresses, asked, feeds, lineage, sentences
from tracker.web.endings import moved_to
from tracker.web.errors import absent
from tracker.web.frame import Page, crumbs, current, steps_of
from tracker.web.sheet import Sheet, history, show

pages = Blueprint("texts", __name__)


@pages.get("/texts/<organ>/<kind>/<path:number>")
def text(organ: str, kind: str, number: str) -> Response:
    """What a text came from, which others share its words, what it asks of whom; what names it, where that is all."""
    page = current()
    times = page.moment.times
    key = key_of(organ, kind, number)
    found = texts.one(page.connection, key, times)
    entries = aliases.entries_of(page.connection, key, times)
    if not found and not entries:
        raise absent(sentences.text_in_words(key), _same_number(page, key))
    body, of_kind, spelled = key.split(" ", 2)
    if (organ, kind, number) != (body.lower(), of_kind, spelled):
        return moved_to(addresses.text(key))
    line = texts.with_the_words_of(page.connection, found, times) if found else []
    every = asked.of_text(page, key)
    title = wording.capital(sentences.text_in_words(key))
    return show(
        Sheet(
            "text.html",
            title,
            sentences.of_text(found, line, len(entries)),
            {
                "text": found,
                "line": lineage.steps(_drafts(page, line), _sent(page, line, times), line, key),
                "mandates": [one for one in every if one.status],
                "of_states": [one for one in every if not one.status],
                "last": line[-1].key if line else key,
                "history": history(key, entries),
            },
            crumbs((title, "")),
            steps_of(key, (found.occasion.last_day if found else None) or date.min),
            table=lambda: asked.table(every),
            feed=lambda: feeds.of_entries(entries),
        )
    )


# what binds most stands first
_KINDS = ("resolution", "decision", "declaration")


def in_order(found: Iterable[Text]) -> list[Text]:
    """Texts by organ and kind, `67/9` before `67/10`."""
    return sorted(found, key=lambda one: (one.organ, _KINDS.index(one.kind), _by_number(one.number)))


def _by_number(number: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", number)]


def key_of(organ: str, kind: str, number: str) -> str:
    """The key of a text from its address. Raises 404 for what is no number of one."""
    body = bodies.find(organ)
    try:
        spelled = symbols.act_number(number)
    except ValueError as error:
        raise absent(_("“%(number)s” as the number of a %(kind)s", number=number, kind=kind)) from error
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
