"""Where things stand: home, the follow-up ledger, one matter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.domain import bodies
from tracker.domain.bodies import Body
from tracker.domain.correction import had_happened, undone
from tracker.domain.terms import Entry, Occasion, Times
from tracker.language import words
from tracker.language.messages import _
from tracker.projections import aliases, boards, coverage, follow_up, sessions, texts
from tracker.projections.follow_up import Matter
from tracker.projections.texts import Text
from tracker.store import log
from tracker.web import addresses, columns, drawings, feeds, matters, pulse, sentences, sittings
from tracker.web.calendars import Dated
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
# as of an earlier day, so many of those recorded last are looked through for what had happened by then
_LOOKED_THROUGH = 200


@pages.get("/")
def home() -> Response:
    """What moved, what is waiting, and where to look."""
    page = current()
    every = follow_up.every(page.connection, page.moment.times)
    waiting, acted = _ledger(page, every)
    latest = _latest(page)
    adopted = texts.every(page.connection, page.moment.times)
    year = pulse.weeks([*_occasions(every), *_adopted_alone(every, adopted)], page.moment.day)
    shown = {
        "waiting": waiting[:6],
        "acted": acted[:3],
        "weeks": year,
        "sessions": sessions.every(page.connection, page.moment.times),
        "texts": in_order(adopted),
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
            drawn={"pulse": pulse.drawn(year, page.moment.day)},
        )
    )


def _latest(page: Page) -> list[Entry]:
    """The entries recorded last; as of a day, the facts among them that stand and had happened by then."""
    head, as_of = page.moment.position, page.moment.times.as_of if "as_of" in page.moment.asked else None
    after = max(0, head - (_LOOKED_THROUGH if as_of else _LATEST))
    recorded = log.tail(page.connection, "proceedings", after, head - after)
    gone = undone(recorded)
    facts = [entry for entry in recorded if not entry.about and entry.entry_id not in gone]
    had = [entry for entry in facts if entry.fact and had_happened(entry.fact, as_of)] if as_of else recorded
    return had[: -_LATEST - 1 : -1]


def _adopted_alone(every: Sequence[Matter], adopted: Sequence[Text]) -> list[Occasion]:
    """When texts were adopted by which no organ acted on one of these matters: that act is counted already."""
    acted_in = {act.text for one in every for act in one.acts}
    return [text.occasion for text in adopted if text.key not in acted_in]


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
            calendar=lambda: _dated(page, waiting),
        )
    )


def _ledger(page: Page, every: Sequence[Matter]) -> tuple[list[Shown], list[Shown]]:
    """The matters with a step left, and those that are done."""
    begun = [one for one, _onward in follow_up.ways(every)]
    stand = matters.shown(page.connection, begun, page.moment.times, page.moment.day)
    return [one for one in stand if not one.done], [one for one in stand if one.done]


def _table(every: Sequence[Shown]) -> Table:
    return Table(columns.FOLLOW_UP, [_row(one) for one in every])


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
        one.taken_up.starts_on if one.taken_up else None,
        one.taken_up.ends_on if one.taken_up else None,
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


def _dated(page: Page, every: Sequence[Shown]) -> list[Dated]:
    """When these matters can be taken up, for a calendar: those for whose next step a sitting stands in it."""
    # as on record whatever the day shown: a sitting that opened after it was ahead then
    known = sittings.of(page, sessions.every(page.connection, Times(at=page.moment.times.at)))
    dated = [one for one in known if one.starts_on and one.state != "moved"]
    places = [(one.session, one.part, one.starts_on) for one in dated]
    found = dict(zip(places, sittings.dated(page, dated), strict=True))
    return [
        replace(
            sitting,
            key=f"matter-{one.matter.key}",
            title=one.title,
            words=f"{one.status} {_('Next step: %(step)s', step=one.next_step)}.",
            address=addresses.matter(one.matter.key),
        )
        for one in every
        if (at := one.taken_up) and (sitting := found.get((at.session, at.part, at.starts_on)))
    ]


def _days_of_change(page: Page) -> list[date | None]:
    """The days on which a matter was sent or acted on, those after the day shown as well: the bar leads there."""
    times = Times(at=page.moment.times.at)
    return [occasion.last_day for occasion in _occasions(follow_up.every(page.connection, times))]


def _occasions(every: Sequence[Matter]) -> list[Occasion]:
    """When these matters were sent and acted on."""
    return [occasion for one in every for occasion in (one.made, *(act.occasion for act in one.acts)) if occasion]


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
            calendar=lambda: _dated(page, [shown]),
            drawn={"way": drawings.lanes(shown)},
        )
    )


def _matter_meant(page: Page, key: str, entries: Sequence[Entry]) -> Response:
    every = follow_up.every(page.connection, page.moment.times)
    for other in every:
        if other.key.casefold() == key.strip("/ ").casefold():
            return moved_to(addresses.matter(other.key))
    raise absent(_("The matter “%(key)s”", key=key), [(_("Follow-up"), addresses.follow_up())], entries, key)
