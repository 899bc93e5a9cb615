"""A body and a session of it: dates, officers, meetings, what came of each agenda item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.domain import bodies
from tracker.domain.terms import Occasion
from tracker.language import wording, words
from tracker.language.messages import _, ngettext
from tracker.projections import aliases, follow_up, items, rows, sessions, texts
from tracker.projections.items import Item
from tracker.projections.sessions import Meeting, Session
from tracker.web import acts, addresses, columns, feeds, matters, sentences, session_parts, sittings, work
from tracker.web.endings import moved_to
from tracker.web.errors import absent
from tracker.web.frame import Page, crumbs, current, steps_of
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table
from tracker.web.texts import in_order
from tracker.web.work import Work

pages = Blueprint("sessions", __name__)


@dataclass(frozen=True, slots=True)
class Cell:
    """An item at a meeting: whether it was considered there, and how many actions were taken."""

    meeting: int
    considered: bool
    actions: int


@dataclass(frozen=True, slots=True)
class Line:
    """An agenda item in the strip of a session; no address where its title alone is on record."""

    key: str
    number: str
    title: str
    cells: list[Cell]
    documents: int
    statements: int
    actions: int
    views: int
    address: str

    @property
    def empty(self) -> bool:
        """Whether its consideration, documents, statements and actions are all not on record."""
        return not (self.documents or self.statements or self.actions or any(cell.considered for cell in self.cells))

    @property
    def counts(self) -> str:
        """What is on record of it in numbers; what is not is left out."""
        views = [ngettext("%(num)s view", "%(num)s views", self.views)] if self.views else []
        found = [*_in_numbers(self.documents, self.statements, self.actions), *views]
        return wording.series(found) or (_("Nothing recorded under it") if self.empty else _("considered"))


@pages.get("/bodies/<code>")
def body(code: str) -> Response:
    """What of a body is on record."""
    page = current()
    times = page.moment.times
    known = bodies.find(code)
    key = known.code if known else code.upper()
    held = [one for one in sessions.every(page.connection, times) if one.body == key]
    every = follow_up.every(page.connection, times)
    sent = [one for one in every if one.body == key]
    # what is only passed on to the body stands on the way of the matter that was meant for it
    received = [one for one, _onward in follow_up.ways(every) if key in (one.to, one.meant_for)]
    if not known and not held and not sent and not received:
        raise absent(
            _("A body “%(name)s”", name=code),
            [(wording.name(one.code), addresses.body(one.code)) for one in bodies.known()],
        )
    if code != key.lower():
        return moved_to(addresses.body(key))
    shown = {
        "code": key,
        "body": known,
        "sessions": [sittings.short(one, page.moment.day) for one in held],
        "matters_sent": matters.shown(page.connection, sent, times, page.moment.day),
        "matters_received": matters.shown(page.connection, received, times, page.moment.day),
    }
    return show(
        Sheet(
            "body.html",
            wording.name(key),
            sentences.of_body(key, len(held), len(sent), len(received)),
            shown,
            crumbs((key, "")),
            steps_of(key),
            table=lambda: sittings.table(sittings.of(page, held)),
            calendar=lambda: sittings.dated(page, sittings.of(page, held)),
        )
    )


@pages.get("/bodies/<code>/sessions/<number>")
def session(code: str, number: str) -> Response:
    """Dates, officers, meetings, items and outcome of a session."""
    page = current()
    times = page.moment.times
    key = session_key(code, number)
    entries = aliases.entries_of(page.connection, key, times)
    if not entries:
        raise absent(_("The %(session)s", session=words.session_name(key)))
    if addresses.session(key) != addresses.session(f"{code}/{number}") or code != code.lower():
        return moved_to(addresses.session(key))
    found = sessions.one(page.connection, key, times) or Session(key, key.split("/", 1)[0])
    sent = work.sent_from(page, key)
    on_record = items.of_session(page.connection, key, times)
    under_items = [work.of_item(page, one, sent) for one in items.by_number([*on_record, *_unread(found, on_record)])]
    lines = [_line(one, found.meetings, key, one.item in on_record) for one in under_items]
    done = _done(page, key)
    shown = {
        "session": found,
        "dates": [sittings.Dates(session_parts.said(one, page.moment.day).words, one.evidence) for one in found.parts],
        "lines": lines,
        "columns": _columns(lines),
        "sent": sent,
        **done,
    }
    taken = len(sent) + len(done["received"]) + len(done["decisions"]) + sum(one.beside_matters for one in under_items)
    said = sum(one.statements for one in lines) + sum(len(one.statements) for one in done["spoken"])
    whole = sum(not items.parts(one.number)[1] for one in lines)
    counts = _counts(whole, len(done["papers"]), said, taken)
    return show(
        Sheet(
            "session.html",
            words.session_name(key),
            sentences.of_session(found, page.moment.day, counts),
            shown,
            crumbs((found.body, addresses.body(found.body)), (words.session_in_short(key), "")),
            steps_of(key),
            table=lambda: _table(lines),
            feed=lambda: feeds.of_entries(entries),
            calendar=lambda: sittings.dated(page, sittings.of(page, [found])),
        )
    )


def _unread(found: Session, on_record: Sequence[Item]) -> list[Item]:
    """The items of the agenda as adopted that nothing further is on record of."""
    known = {one.number for one in on_record}
    numbered = {one.number.replace(" ", ""): one.title for one in found.agenda}
    return [
        Item(f"{found.key}/{number}", found.key, number, title)
        for number, title in numbered.items()
        if number and number not in known
    ]


def _line(one: Work, meetings: Sequence[Meeting], session: str, on_record: bool) -> Line:
    cells = [_cell(one, meeting.number, f"{session}/meeting/{meeting.number}") for meeting in meetings]
    item = one.item
    numbers = len(one.papers), len(one.statements), len(one.actions)
    address = addresses.item(item.key) if on_record or any(numbers) else ""
    return Line(item.key, item.number, item.title, cells, *numbers, len(item.views), address)


def _cell(one: Work, meeting: int, key: str) -> Cell:
    def there(occasions: Sequence[Occasion]) -> int:
        return sum(key in occasion.meetings for occasion in occasions)

    return Cell(meeting, there(one.item.considered) > 0, there(one.actions))


def _done(page: Page, key: str) -> dict[str, list[Any]]:
    """What was done at a session besides what stands under its items: texts, papers, statements, decisions."""
    under_none = items.one(page.connection, key, page.moment.times)
    return {
        "spoken": work.under_no_item(page, key),
        "adopted": in_order(rows.touching(page.connection, texts.PROJECTION, [key], page.moment.times)),
        "received": _received(page, key),
        "decisions": acts.of_decisions(under_none.decisions if under_none else ()),
        "papers": work.papers(page, key),
    }


def _columns(lines: Sequence[Line]) -> list[int]:
    """The meetings at which something was done under an item: the others would stand empty in the strip."""
    used = {cell.meeting for one in lines for cell in one.cells if cell.considered or cell.actions}
    return sorted(used)


def _table(lines: Sequence[Line]) -> Table:
    return Table(columns.ITEMS, [_row(one) for one in lines])


def _row(one: Line) -> Sequence[str | int | date | Sequence[str]]:
    at = [str(cell.meeting) for cell in one.cells if cell.considered]
    return one.key, one.number, one.title, at, one.documents, one.statements, one.actions, one.address


def _received(page: Page, session: str) -> list[matters.Shown]:
    """The matters sent by others on which the body acted at a session."""
    times = page.moment.times
    every = follow_up.every(page.connection, times)
    acted = [one for one in every if any(act.occasion.session == session for act in one.acts)]
    return matters.shown(page.connection, acted, times, page.moment.day)


def _counts(items: int, documents: int, statements: int, actions: int) -> str:
    """What of a session is on record, in numbers; what is not is left out."""
    return wording.series([*([words.items(items)] if items else []), *_in_numbers(documents, statements, actions)])


def _in_numbers(documents: int, statements: int, actions: int) -> list[str]:
    found = ((documents, words.documents), (statements, words.statements), (actions, words.actions))
    return [said(number) for number, said in found if number]


def session_key(code: str, number: str) -> str:
    """The key of a session from its address. Raises 404 for what names none."""
    try:
        return bodies.session_key(code.upper(), number)
    except ValueError as error:
        raise absent(_("A session “%(number)s” of %(code)s", number=number, code=code.upper())) from error
