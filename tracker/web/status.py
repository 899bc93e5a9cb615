"""Where things stand: home, the follow-up ledger, one matter."""

from collections.abc import Sequence
from datetime import date, datetime

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.domain import bodies
from tracker.domain.bodies import Body
from tracker.domain.terms import Entry, Times
from tracker.language import words
from tracker.language.messages import _
from tracker.projections import aliases, boards, coverage, follow_up, sessions, texts
from tracker.projections.follow_up import Matter
from tracker.store import log
from tracker.web import addresses, drawings, feeds, matters, sentences
from tracker.web.endings import moved_to
from tracker.web.errors import absent
from tracker.web.feeds import Item
from tracker.web.frame import Page, crumbs, current, steps, steps_of
from tracker.web.matters import Shown
from tracker.web.sheet import Sheet, history, show
from tracker.web.tables import Table, entry_ids
from tracker.web.texts import in_order

pages = Blueprint("status", __name__)

_LATEST = 8


@pages.get("/")
def home() -> Response:
    """What moved, what is waiting, and where to look."""
    page = current()
    every = follow_up.every(page.connection, page.moment.times)
    waiting, acted = _ledger(page, every)
    after = max(0, page.moment.position - _LATEST)
    latest = log.tail(page.connection, "proceedings", after, page.moment.position - after)[::-1]
    shown = {
        "waiting": waiting[:6],
        "acted": acted[:3],
        "sessions": sessions.every(page.connection, page.moment.times),
        "texts": in_order(texts.every(page.connection, page.moment.times)),
        "boards": _boards(page, every),
        "latest": latest,
    }
    return show(
        Sheet(
            "home.html",
            _("What was sent up, and what came back"),
            sentences.of_follow_up(waiting, acted),
            shown,
            steps=steps(_days_of_change(page)),
            feed=lambda: feeds.of_entries(latest),
        )
    )


def _boards(page: Page, every: Sequence[Matter]) -> list[Body]:
    """The boards on file of which something is on record."""
    times, asked = page.moment.times, {matter.subject for matter in every}
    known = [body for body in bodies.known() if body.kind == "board"]
    return [body for body in known if body.code in asked or boards.seats(page.connection, body.code, times)]


@pages.get("/follow-up")
def follow_up_ledger() -> Response:
    """What was sent up to another organ, and what came back."""
    page = current()
    waiting, acted = _ledger(page, follow_up.every(page.connection, page.moment.times))
    stated = coverage.up_to(coverage.every(page.connection, page.moment.times), page.moment.day)
    return show(
        Sheet(
            "follow_up.html",
            _("Follow-up"),
            sentences.of_follow_up(waiting, acted),
            {"waiting": waiting, "acted": acted, "coverage": stated},
            crumbs((_("Follow-up"), "")),
            steps(_days_of_change(page)),
            table=lambda: _table([*waiting, *acted]),
            feed=lambda: _feed(page, [*waiting, *acted]),
        )
    )


def _ledger(page: Page, every: Sequence[Matter]) -> tuple[list[Shown], list[Shown]]:
    """The matters with a step left, and those that are done."""
    begun = [one for one, _onward in follow_up.ways(every)]
    stand = matters.shown(page.connection, begun, page.moment.times, page.moment.day)
    return [one for one in stand if not one.done], [one for one in stand if one.done]


def _table(every: Sequence[Shown]) -> Table:
    columns = "matter title stands sentence asked by to sent sent_on sent_precision papers next_step entries address"
    return Table(columns.split(), [_row(one) for one in every])


def _row(one: Shown) -> Sequence[str | date | Sequence[str] | None]:
    matter = one.matter
    return (
        matter.key,
        one.title,
        one.status.word,
        str(one.status),
        one.asked,
        matter.body,
        matter.to,
        words.where(matter.made) if matter.made else "",
        # only a day that the source states: "not after 24 May 2019" is none
        matter.made.days[0] if matter.made and matter.made.precision == "day" else None,
        matter.made.precision if matter.made else "",
        matter.through,
        one.next_step,
        entry_ids(one.evidence),
        addresses.matter(matter.key),
    )


def _feed(page: Page, every: Sequence[Shown]) -> list[Item]:
    """An item a matter, updated when the last entry behind its status was recorded; the latest first."""
    proofs = {proof.entry_id for one in every for proof in one.evidence}
    recorded = {key: entry.recorded_at for key, entry in log.find(page.connection, "proceedings", proofs).items()}
    items = [_item(one, max(recorded[proof.entry_id] for proof in one.evidence)) for one in every if one.evidence]
    return sorted(items, key=lambda item: item.updated, reverse=True)


def _item(one: Shown, updated: datetime) -> Item:
    key = one.matter.key
    title = _("%(matter)s: %(stands)s", matter=one.title, stands=one.status.word)
    return Item(feeds.id_of("matter", key), addresses.matter(key), title, str(one.status), updated)


def _days_of_change(page: Page) -> list[date | None]:
    """The days on which a matter was sent or acted on, those after the day shown as well: the bar leads there."""
    times = Times(at=page.moment.times.at)
    every = follow_up.every(page.connection, times)
    occasions = [occasion for one in every for occasion in (one.made, *(act.occasion for act in one.acts)) if occasion]
    return [occasion.last_day for occasion in occasions]


@pages.get("/matters/<path:key>")
def matter(key: str) -> Response:
    """Where one recommendation or transmission stands."""
    page = current()
    times, day = page.moment.times, page.moment.day
    found = follow_up.one(page.connection, key, times)
    entries = aliases.entries_of(page.connection, key, times)
    if not found:
        return _matter_meant(page, key, entries)
    (shown,) = matters.shown(page.connection, [found], times, day)
    return show(
        Sheet(
            "matter.html",
            shown.title,
            shown.status,
            {"shown": shown, "history": history(key, entries)},
            crumbs((_("Follow-up"), addresses.follow_up()), (_("Matter"), "")),
            steps_of(key),
            feed=lambda: feeds.of_entries(entries),
            drawn={"way": drawings.lanes(shown)},
        )
    )


def _matter_meant(page: Page, key: str, entries: Sequence[Entry]) -> Response:
    every = follow_up.every(page.connection, page.moment.times)
    for other in every:
        if other.key.casefold() == key.strip("/ ").casefold():
            return moved_to(addresses.matter(other.key))
    raise absent(_("The matter “%(key)s”", key=key), [(_("Follow-up"), addresses.follow_up())], entries, key)
