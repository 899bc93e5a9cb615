"""An agenda item: documents before the body, statements, action taken."""

from collections.abc import Sequence

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.language import words
from tracker.language.messages import _
from tracker.projections import aliases, items
from tracker.projections.items import Item
from tracker.projections.statements import Statement
from tracker.web import addresses, columns, feeds, sentences, work
from tracker.web.endings import moved_to
from tracker.web.errors import absent
from tracker.web.frame import crumbs, current, steps_of
from tracker.web.sessions import session_key
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("items", __name__)


@pages.get("/bodies/<code>/sessions/<number>/items/<item_number>")
def item(code: str, number: str, item_number: str) -> Response:
    """Documents, statements and action taken under an agenda item."""
    page = current()
    times = page.moment.times
    session = session_key(code, number)
    plain = item_number.replace(" ", "").lower()
    key = f"{session}/{plain}"
    entries = aliases.entries_of(page.connection, key, times)
    if not entries:
        raise absent(
            _("Item %(number)s", number=item_number), [(words.session_name(session), addresses.session(session))]
        )
    if plain != item_number or code != code.lower():
        return moved_to(addresses.item(key))
    found = items.one(page.connection, key, times) or Item(key, session, plain)
    done = work.of_item(page, found, work.sent_from(page, session))
    body = session.split("/", 1)[0]
    return show(
        Sheet(
            "item.html",
            _title(found),
            sentences.of_item(found, len(done.papers), len(done.actions)),
            {
                "item": found,
                "papers": done.papers,
                "speakers": work.by_capacity(done.statements),
                "matters_sent": done.matters,
                "drafts": done.drafts,
                "decisions": done.decisions,
            },
            crumbs(
                (body, addresses.body(body)),
                (words.session_in_short(session), addresses.session(session)),
                (words.item_titled(plain), ""),
            ),
            steps_of(key),
            table=lambda: _table(done.statements),
            feed=lambda: feeds.of_entries(entries),
        )
    )


def _title(found: Item) -> str:
    title = found.title.rstrip(":;") or _("title not on record")
    return _("%(item)s: %(title)s", item=words.item_titled(found.number), title=title)


def _table(made: Sequence[Statement]) -> Table:
    """Who spoke, in the order printed; never what was said."""
    return Table(columns.STATEMENTS, [_row(one) for one in made])


def _row(one: Statement) -> Sequence[str | Sequence[str]]:
    who, when = one.speaker, words.where(one.occasion)
    return who.entity, who.name, one.capacity, one.kind, one.on_behalf_of, when, str(one.evidence.entry_id)
