"""What a recipient follows as a calendar with alarms and as an Atom feed, at an address that nobody can guess."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from urllib.parse import urljoin

from flask import Blueprint, Response, g, request
from icalendar import Alarm, Calendar, Event
from icalendar.enums import TRANSP
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound

from tracker.language import wording
from tracker.language.messages import _
from tracker.language.printed import raised, unmarked
from tracker.reminders import contacts, following, links, looking, outbox, policy_in_words, subscriptions, topics
from tracker.reminders.contacts import Contact
from tracker.reminders.contents import Content
from tracker.reminders.following import Followed
from tracker.reminders.outbox import Line
from tracker.reminders.rules import Planned
from tracker.store import db
from tracker.web import addresses, endings, feeds
from tracker.web.feeds import Item
from tracker.web.subscriptions import keep_to_oneself, unknown_link

pages = Blueprint("alarms", __name__)
pages.after_request(keep_to_oneself)

_MOST = 100


@pages.get("/subscriptions/<contact>/<code>/calendar")
def feed(contact: str, code: str) -> Response:
    """What falls due, as `.ics`; or the reminders of late, as `.atom`."""
    form = endings.by_ending()
    with db.reading(g.engine) as connection:
        known = contacts.of_id(connection, contact)
        if not known or not links.fits(code, known.secret, "feed"):
            raise unknown_link()
        if form == "atom":
            lines = outbox.latest(connection, contact, _MOST)
            items = [_item(connection, *one) for one in lines]
            return Response(feeds.as_atom(_("Reminders"), items), mimetype=endings.TYPES[form])
        if form != "ics":
            raise NotFound(_("Expected this address with .ics or .atom at its end."))
        seen = looking.look(connection)
        mine = [topic for topic, *_since in subscriptions.standing(connection, contact).topics.get(contact, ())]
    found = [one for one in seen.followed() if one.cause.due_on and not one.cause.why_not]
    followed = [one for one in found if one.cause.is_for(known.of_office) and following.concerns(one, mine)]
    events = [_event(one, _content(seen, one, known), known) for one in followed]
    calendar = Calendar.new(
        prodid="-//Resolution tracker//Reminders//EN",
        name=_("What is due"),
        refresh_interval=timedelta(hours=12),
        subcomponents=events,
    )
    calendar["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"
    return Response(calendar.to_ical(), mimetype=endings.TYPES[form])


def _content(seen: looking.Seen, one: Followed, contact: Contact) -> Content:
    cause, today = one.cause, g.now.date()
    assert cause.due_on
    planned = Planned(
        key="",
        recipient=contact.id,
        matter=cause.matter,
        rule=cause.policy.kind,
        policy=cause.policy.version,
        due_on=cause.due_on,
        lead_days=0,
        at=g.now,
        because=(),
        day=today,
    )
    return seen.content(planned, today)


def _event(one: Followed, content: Content, contact: Contact) -> Event:
    cause = one.cause
    assert cause.due_on
    event = Event.new(
        uid=f"{feeds.id_of('reminder', f'{cause.policy.kind} {cause.matter} {cause.due_on.isoformat()}')}",
        # the same bytes for the same record: a program that reads it often sees no change where there is none
        stamp=g.now.replace(hour=0, minute=0, second=0, microsecond=0),
        summary=content.subject,
        description=unmarked(f"{content.stands}\n\n{content.next_step}"),
        start=cause.due_on,
        end=cause.due_on + timedelta(days=1),
        transparency=TRANSP.TRANSPARENT,
        url=urljoin(request.host_url, content.page),
    )
    for alarm in _alarms(one, contact):
        event.add_component(alarm)
    return event


def _alarms(one: Followed, contact: Contact) -> Iterator[Alarm]:
    """An alarm a lead, at the hour of its letter, unless its recipient finds that too early."""
    cause, ahead = one.cause, contact.choices.ahead
    assert cause.due_on
    said = _named(cause.policy.kind, cause.due_on)
    for lead in cause.policy.leads:
        if ahead and lead < min(-ahead, cause.policy.leads[-1]):
            continue
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", said)
        alarm.add("TRIGGER", cause.day_of(lead) - cause.due_on + timedelta(hours=cause.policy.hour.hour))
        yield alarm


def _item(connection: Connection, line: Line, queued_at: datetime) -> Item:
    about = unmarked(raised(topics.in_words(connection, line.matter)))
    title = _("%(name)s: %(value)s", name=_named(line.rule, line.due_on), value=about)
    return Item(feeds.id_of("reminder", line.key), addresses.touching(line.matter), title, line.matter, queued_at)


def _named(kind: str, due_on: date) -> str:
    return _("%(name)s, %(day)s", name=policy_in_words.name(kind), day=wording.day(due_on))
