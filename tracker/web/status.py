"""Where things stand: home, the follow-up ledger, one matter, one board."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from tracker.domain import bodies, wording
from tracker.domain.terms import Entry, Times
from tracker.projections import aliases, boards, coverage, follow_up, sessions, texts
from tracker.store import log
from tracker.web import addresses, matters, sentences
from tracker.web.errors import absent
from tracker.web.frame import Page, crumbs, current, steps, steps_of

pages = Blueprint("status", __name__)

_LATEST = 8


@pages.get("/")
def home() -> str:
    """What moved, what is waiting, and where to look."""
    page = current()
    waiting, acted = _ledger(page)
    after = max(0, page.moment.position - _LATEST)
    return render_template(
        "home.html",
        status=sentences.of_follow_up(waiting, acted),
        waiting=waiting,
        acted=acted,
        sessions=sessions.every(page.connection, page.moment.times),
        texts=texts.every(page.connection, page.moment.times),
        boards=[body for body in bodies.known() if body.kind == "board"],
        latest=log.tail(page.connection, "proceedings", after, page.moment.position - after)[::-1],
        steps=steps(_days_of_change(page)),
    )


@pages.get("/follow-up")
def follow_up_ledger() -> str:
    """What was sent up to another organ, and what came back."""
    page = current()
    waiting, acted = _ledger(page)
    return render_template(
        "follow_up.html",
        status=sentences.of_follow_up(waiting, acted),
        waiting=waiting,
        acted=acted,
        coverage=coverage.every(page.connection, page.moment.times),
        crumbs=crumbs(("Follow-up", "")),
        steps=steps(_days_of_change(page)),
    )


def _ledger(page: Page) -> tuple[list[matters.Shown], list[matters.Shown]]:
    """The matters with a step left, and those that are done."""
    times, day = page.moment.times, page.moment.day
    every = matters.shown(page.connection, follow_up.every(page.connection, times), times, day)
    every = matters.without_onward(every)
    return [one for one in every if not one.done], [one for one in every if one.done]


def _days_of_change(page: Page) -> list[date | None]:
    """The days on which a matter was sent or acted on, those after the day shown as well: the bar leads there."""
    times = Times(at=page.moment.times.at)
    every = follow_up.every(page.connection, times)
    occasions = [occasion for one in every for occasion in (one.made, *(act.occasion for act in one.acts)) if occasion]
    return [occasion.last_day for occasion in occasions]


@pages.get("/matters/<path:key>")
def matter(key: str) -> str | Response:
    """Where one recommendation or transmission stands."""
    page = current()
    times, day = page.moment.times, page.moment.day
    found = follow_up.one(page.connection, key, times)
    entries = aliases.entries_of(page.connection, key, times)
    if not found:
        return _matter_meant(page, key, entries)
    (shown,) = matters.shown(page.connection, [found], times, day)
    return render_template(
        "matter.html",
        shown=shown,
        status=shown.status,
        entries=entries,
        crumbs=crumbs(("Follow-up", addresses.follow_up()), ("Matter", "")),
        steps=steps_of(key),
    )


def _matter_meant(page: Page, key: str, entries: Sequence[Entry]) -> Response:
    every = follow_up.every(page.connection, page.moment.times)
    for other in every:
        if other.key.casefold() == key.strip("/ ").casefold():
            return redirect(addresses.matter(other.key))
    raise absent(f"The matter “{key}”", [("Follow-up", addresses.follow_up())], entries)


@pages.get("/boards/<code>")
def board(code: str) -> str | Response:
    """Who sits on a board, and who was recommended for it."""
    page = current()
    times, day = page.moment.times, page.moment.day
    body = bodies.find(code)
    key = body.code if body else code.upper()
    seats = boards.seats(page.connection, key, times)
    about = matters.shown(page.connection, follow_up.about(page.connection, key, times), times, day)
    if not seats and not about and (not body or body.kind != "board"):
        boards_known = [one for one in bodies.known() if one.kind == "board"]
        raise absent(f"A board “{code}”", [(one.names[0].name, addresses.board(one.code)) for one in boards_known])
    if code != key.lower():
        return redirect(addresses.board(key))
    sitting = boards.sitting(seats, day)
    open_matters = [one for one in about if one.matter.open]
    return render_template(
        "board.html",
        code=key,
        body=body,
        status=sentences.of_board(sitting, open_matters, body.seats if body else None),
        sitting=sitting,
        elected={seat.person for seat in seats if seat.standing == "elected"},
        recommended=open_matters,
        settled=[one for one in about if not one.matter.open],
        nominated=[seat for seat in seats if seat.standing == "nominated"],
        former=[seat for seat in seats if seat.standing != "nominated" and seat not in sitting],
        entries=aliases.entries_of(page.connection, key, times),
        crumbs=crumbs((wording.capital(wording.organ_in_short(key)).removeprefix("The "), "")),
        steps=steps_of(key),
    )
