"""An agenda item: documents before the body, statements, action taken."""

from collections.abc import Sequence

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.domain.terms import Entry
from tracker.language import words
from tracker.language.messages import _
from tracker.projections import aliases, items
from tracker.projections.items import Item, View
from tracker.projections.statements import Statement
from tracker.web import addresses, columns, feeds, sentences, work
from tracker.web.endings import moved_to
from tracker.web.errors import absent
from tracker.web.frame import Page, crumbs, current, steps_of
from tracker.web.sessions import session_key
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("items", __name__)

# of more views the page of the item says how many there are, and where
_VIEWS = 12


@pages.get("/bodies/<code>/sessions/<number>/items/<item_number>")
def item(code: str, number: str, item_number: str) -> Response:
    """Documents, statements and action taken under an agenda item."""
    page, session = current(), session_key(code, number)
    plain = item_number.replace(" ", "").lower()
    found, entries = _on_record(page, session, plain)
    if plain != item_number or code != code.lower():
        return moved_to(addresses.item(found.key))
    whole, letter = items.parts(plain)
    above = items.one(page.connection, f"{session}/{whole}", page.moment.times) if letter else None
    done = work.of_item(page, found, work.sent_from(page, session))
    return show(
        Sheet(
            "item.html",
            _title(found),
            sentences.of_item(found, above, len(done.papers), len(done.actions)),
            {
                "item": found,
                "papers": done.papers,
                "speakers": work.by_capacity(done.statements),
                "matters_sent": done.matters,
                "drafts": done.drafts,
                "decisions": done.decisions,
            },
            crumbs(*_way(session), (words.item_titled(plain), "")),
            steps_of(found.key),
            drawn={"views_at": addresses.views(found.key) if len(found.views) > _VIEWS else ""},
            table=lambda: _table(done.statements),
            feed=lambda: feeds.of_entries(entries),
        )
    )


@pages.get("/bodies/<code>/sessions/<number>/items/<item_number>/-/views")
def views(code: str, number: str, item_number: str) -> Response:
    """Every view put on record under an agenda item, in the words of the report; joined to no speaker."""
    page, session = current(), session_key(code, number)
    found, _entries = _on_record(page, session, item_number)
    title = words.item_titled(found.number)
    return show(
        Sheet(
            "views.html",
            _("%(item)s: views on record", item=title),
            sentences.plain(_("The record does not say whose views these were; they are joined to no speaker.")),
            {"views": found.views},
            crumbs(*_way(session), (title, addresses.item(found.key)), (_("Views on record"), "")),
            steps_of(found.key),
            table=lambda: Table(columns.VIEWS, [_view(one) for one in found.views]),
        )
    )


def _view(one: View) -> Sequence[str]:
    return one.quantifier, one.words, str(one.evidence.entry_id)


def _on_record(page: Page, session: str, number: str) -> tuple[Item, list[Entry]]:
    """An item, and the entries that touch it. Raises 404 where there are none."""
    key, times = f"{session}/{number}", page.moment.times
    entries = aliases.entries_of(page.connection, key, times)
    if not entries:
        raise absent(_("Item %(number)s", number=number), [(words.session_name(session), addresses.session(session))])
    return items.one(page.connection, key, times) or Item(key, session, number), entries


def _way(session: str) -> list[tuple[str, str]]:
    body = session.split("/", 1)[0]
    return [(body, addresses.body(body)), (words.session_in_short(session), addresses.session(session))]


def _title(found: Item) -> str:
    title = found.title.rstrip(":;") or _("title not on record")
    return _("%(item)s: %(title)s", item=words.item_titled(found.number), title=title)


def _table(made: Sequence[Statement]) -> Table:
    """Who spoke, by day and as printed; never what was said."""
    return Table(columns.STATEMENTS, [_row(one) for one in made])


def _row(one: Statement) -> Sequence[str | Sequence[str]]:
    who, when = one.speaker, words.where(one.occasion)
    return who.entity, who.name, one.capacity, one.kind, one.on_behalf_of, when, str(one.evidence.entry_id)
