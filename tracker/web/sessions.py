"""A body, a session of it, and an agenda item: documents, statements, action taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from tracker.domain import bodies, wording
from tracker.domain.terms import Occasion
from tracker.projections import aliases, documents, drafts, follow_up, items, sessions, statements
from tracker.projections.documents import Document, Tabled
from tracker.projections.drafts import Adoption, Draft
from tracker.projections.items import Item
from tracker.projections.sessions import Meeting, Session
from tracker.projections.statements import Statement
from tracker.web import addresses, matters, sentences, words
from tracker.web.errors import absent
from tracker.web.frame import Page, crumbs, current, steps_of

pages = Blueprint("sessions", __name__)


@dataclass(frozen=True, slots=True)
class Work:
    """What came of one item: the documents before the body, the statements, the drafts adopted, the matters sent up."""

    item: Item
    documents: list[tuple[Document, Tabled]]
    statements: list[Statement]
    drafts: list[tuple[Draft, Adoption]]
    matters: list[matters.Shown]

    @property
    def actions(self) -> list[Occasion]:
        """The occasion of each action taken on it."""
        sent = [one.matter.made for one in self.matters if one.matter.made]
        return [*sent, *(adoption.occasion for _, adoption in self.drafts)]

    def cell(self, meeting: Meeting, session: str) -> tuple[bool, int]:
        """Whether the item was considered at a meeting, and how many actions were taken on it there."""
        key = f"{session}/meeting/{meeting.number}"
        return (
            any(key in occasion.meetings for occasion in self.item.considered),
            sum(key in occasion.meetings for occasion in self.actions),
        )


def _work(page: Page, item: Item, sent: Sequence[matters.Shown]) -> Work:
    times = page.moment.times
    mine = [one for one in sent if one.matter.made and item.key in one.matter.made.items]
    return Work(
        item,
        documents.tabled_under(page.connection, item.key, times),
        statements.on_item(page.connection, item.key, times),
        drafts.adopted_at(page.connection, item.key, times),
        mine,
    )


def _sent(page: Page, session: str) -> list[matters.Shown]:
    times = page.moment.times
    return matters.shown(page.connection, follow_up.of_session(page.connection, session, times), times, page.moment.day)


@pages.get("/bodies/<code>")
def body(code: str) -> str | Response:
    """What of a body is on record."""
    page = current()
    times = page.moment.times
    known = bodies.find(code)
    key = known.code if known else code.upper()
    held = [one for one in sessions.every(page.connection, times) if one.body == key]
    sent = [one for one in follow_up.every(page.connection, times) if one.body == key]
    if not known and not held and not sent:
        raise absent(f"A body “{code}”", [(_name(one.code), addresses.body(one.code)) for one in bodies.known()])
    if code != key.lower():
        return redirect(addresses.body(key))
    return render_template(
        "body.html",
        code=key,
        body=known,
        status=sentences.of_body(key, len(held), len(sent)),
        sessions=held,
        matters_sent=matters.shown(page.connection, sent, times, page.moment.day),
        crumbs=crumbs((key, "")),
        steps=steps_of(key),
    )


def _name(code: str) -> str:
    return wording.organ(code).removeprefix("the ")


@pages.get("/bodies/<code>/sessions/<number>")
def session(code: str, number: str) -> str | Response:
    """Dates, officers, meetings, items and outcome of a session."""
    page = current()
    times = page.moment.times
    key = _session_key(code, number)
    found = sessions.one(page.connection, key, times) or Session(key, key.split("/", 1)[0])
    sent = _sent(page, key)
    work = [_work(page, item, sent) for item in _in_order(items.of_session(page.connection, key, times))]
    before = documents.tabled_under(page.connection, key, times)
    if not aliases.entries_of(page.connection, key, times):
        raise absent(f"The {words.session_name(key)}")
    if addresses.session(key) != addresses.session(f"{code}/{number}") or code != code.lower():
        return redirect(addresses.session(key))
    received = _received(page, key)
    return render_template(
        "session.html",
        session=found,
        status=sentences.of_session(found, page.moment.day, _counts(work, sent, received, before)),
        work=work,
        sent=sent,
        received=received,
        documents=before,
        crumbs=crumbs((found.body, addresses.body(found.body)), (words.session_in_short(key), "")),
        steps=steps_of(key),
    )


def _received(page: Page, session: str) -> list[matters.Shown]:
    """The matters sent by others on which the body acted at a session."""
    times = page.moment.times
    every = follow_up.every(page.connection, times)
    acted = [one for one in every if any(act.occasion.session == session for act in one.acts)]
    return matters.shown(page.connection, acted, times, page.moment.day)


def _counts(
    work: Sequence[Work],
    sent: Sequence[matters.Shown],
    received: Sequence[matters.Shown],
    before: Sequence[tuple[Document, Tabled]],
) -> str:
    """What of a session is on record, in numbers; what is not is left out."""
    found = (
        (len(work), "agenda item"),
        (len(before), "document"),
        (sum(len(one.statements) for one in work), "statement"),
        (len(sent) + len(received) + sum(len(one.drafts) for one in work), "action"),
    )
    return wording.series([words.counted(number, noun) for number, noun in found if number])


def _session_key(code: str, number: str) -> str:
    try:
        return bodies.session_key(code.upper(), number)
    except ValueError as error:
        raise absent(f"A session “{number}” of {code.upper()}") from error


def _in_order(found: list[Item]) -> list[Item]:
    return sorted(found, key=lambda item: (int("".join(filter(str.isdigit, item.number)) or 0), item.number))


@pages.get("/bodies/<code>/sessions/<number>/items/<item_number>")
def item(code: str, number: str, item_number: str) -> str | Response:
    """Documents, statements and action taken under an agenda item."""
    page = current()
    times = page.moment.times
    session_key = _session_key(code, number)
    plain = item_number.replace(" ", "").lower()
    key = f"{session_key}/{plain}"
    sent = _sent(page, session_key)
    found = items.one(page.connection, key, times)
    work = _work(page, found or Item(key, session_key, plain), sent)
    if not aliases.entries_of(page.connection, key, times):
        raise absent(f"Item {item_number}", [(words.session_name(session_key), addresses.session(session_key))])
    if plain != item_number or code != code.lower():
        return redirect(addresses.item(key))
    body_code = session_key.split("/", 1)[0]
    return render_template(
        "item.html",
        work=work,
        item=work.item,
        speakers=_by_capacity(work.statements),
        status=sentences.of_item(work.item, len(work.documents), len(work.actions)),
        crumbs=crumbs(
            (body_code, addresses.body(body_code)),
            (words.session_in_short(session_key), addresses.session(session_key)),
            (f"Item {plain.replace('(', ' (')}", ""),
        ),
        steps=steps_of(key),
    )


def _by_capacity(made: Sequence[Statement]) -> list[tuple[str, list[Statement]]]:
    """The statements as printed, put together by capacity; capacities in the order of their first speaker."""
    order = list(dict.fromkeys(one.capacity for one in made))
    ranked = sorted(made, key=lambda one: order.index(one.capacity))
    return [(capacity, list(group)) for capacity, group in groupby(ranked, key=lambda one: one.capacity)]
