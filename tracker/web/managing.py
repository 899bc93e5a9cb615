"""What a recipient does by the links in letters: change, pause, end, erase; acknowledge a reminder, or put it off."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, g, request, url_for
from sqlalchemy import Connection
from werkzeug.exceptions import BadRequest

from tracker.language.messages import _
from tracker.reminders import contacts, erasing, links, outbox, policy_in_words, subscriptions, topics
from tracker.reminders.contacts import Contact
from tracker.reminders.outbox import Line
from tracker.reminders.subscriptions import Answered
from tracker.store import db, wiping
from tracker.web import addresses, languages
from tracker.web.subscriptions import chosen, keep_to_oneself, reading, show, unknown_link

pages = Blueprint("managing", __name__)
pages.after_request(keep_to_oneself)

# for how many days a reminder can be put off
PUT_OFF = (1, 7, 14)


@pages.get("/subscriptions/<contact>/<code>")
def settings(contact: str, code: str) -> str:
    """What somebody follows, and how letters come."""
    return _settings(contact, code)


@pages.post("/subscriptions/<contact>/<code>")
def change(contact: str, code: str) -> Response | str:
    """Does what the button says."""
    act = request.form.get("act", "")
    try:
        with db.writing(g.engine, ("office",)) as connection:
            _do(connection, _contact(connection, contact, code, "manage"), act)
    except ValueError as error:
        raise BadRequest(str(error)) from error
    if act != "erase":
        return _settings(contact, code, done=True)
    if g.engine.dialect.name == "sqlite":
        # what was deleted stays in the file until it is written anew
        try:
            wiping.overwrite(g.engine, seconds=1)
        except db.Busy as busy:
            current_app.logger.warning("An address was erased. %s", busy)
            return show("left.html", _("Erased"), erased=True, still=True)
    return show("left.html", _("Erased"), erased=True)


def _do(connection: Connection, contact: Contact, act: str) -> None:
    match act.partition(" ")[0]:
        case "change":
            subscriptions.change(connection, contact, contact.state, chosen())
        case "pause" if contact.state == "confirmed":
            subscriptions.change(connection, contact, "paused", contact.choices)
        case "resume" if contact.state == "paused":
            subscriptions.change(connection, contact, "confirmed", contact.choices)
        case "end":
            which = act.partition(" ")[2]
            subscriptions.end(connection, contact, g.now, [which] if which else ())
        case "erase":
            erasing.erase(connection, contact.id, g.now, subscriptions.SUBSCRIBER)
        case "pause" | "resume":
            pass  # it is so already
        case _:
            raise BadRequest(_("This button is not known here."))


def _settings(contact: str, code: str, done: bool = False) -> str:
    with db.reading(g.engine) as connection:
        known = _contact(connection, contact, code, "manage")
        followed = [
            (one.id, languages.on_page(topics.in_words(connection, one.topic)), addresses.topic(one.topic))
            for one in subscriptions.of_contact(connection, contact)
            if one.since
        ]
    feed = url_for("alarms.feed", contact=contact, code=links.code(known.secret, "feed"))
    return show(
        "manage.html",
        _("Your letters"),
        contact=known,
        choices=known.choices,
        followed=followed,
        feed=feed,
        done=done,
    )


@pages.get("/subscriptions/<contact>/<code>/unsubscribe")
def last_question(contact: str, code: str) -> str:
    """The button that ends all letters; looking at it changes nothing."""
    reading(lambda connection: _contact(connection, contact, code, "unsubscribe"))
    return show("left.html", _("End all letters"), ask=True)


@pages.post("/subscriptions/<contact>/<code>/unsubscribe")
def unsubscribe(contact: str, code: str) -> str:
    """Ends all letters: by that button, or by one click in a mail program (RFC 8058)."""
    with db.writing(g.engine, ("office",)) as connection:
        subscriptions.end(connection, _contact(connection, contact, code, "unsubscribe"), g.now)
    return show("left.html", _("No more letters come"))


@pages.get("/subscriptions/<contact>/<code>/reminders/<key>")
def reminder(contact: str, code: str, key: str) -> str:
    """The buttons that acknowledge a reminder or put it off; looking at them changes nothing."""
    with db.reading(g.engine) as connection:
        _contact(connection, contact, code, key)
        line = _line(connection, contact, key)
        what = languages.on_page(topics.in_words(connection, line.matter))
    return show(
        "answer.html",
        _("A reminder"),
        line=line,
        rule=policy_in_words.name(line.rule),
        what=what,
        put_off=PUT_OFF,
        said="",
    )


@pages.post("/subscriptions/<contact>/<code>/reminders/<key>")
def answer(contact: str, code: str, key: str) -> str:
    """Acknowledges a reminder, or puts it off by some days; what it reminds of stays where it is."""
    days = request.form.get("days", "")
    if days and days not in map(str, PUT_OFF):
        raise BadRequest(_("Expected one of these numbers of days: %(days)s", days=", ".join(map(str, PUT_OFF))))
    with db.writing(g.engine, ("office",)) as connection:
        known = _contact(connection, contact, code, key)
        line = _line(connection, contact, key)
        today = g.now.astimezone(ZoneInfo(known.choices.zone)).date()
        until = today + timedelta(days=int(days)) if days else None
        about = Answered(line.key, line.matter, line.rule, line.due_on)
        subscriptions.answer(connection, contact, about, until, g.now)
        what = languages.on_page(topics.in_words(connection, line.matter))
    rule, said = policy_in_words.name(line.rule), "later" if until else "seen"
    return show("answer.html", _("Noted"), line=line, rule=rule, what=what, until=until, said=said)


def _contact(connection: Connection, contact: str, code: str, purpose: str) -> Contact:
    known = contacts.of_id(connection, contact)
    if not known or not links.fits(code, known.secret, purpose):
        raise unknown_link()
    return known


def _line(connection: Connection, contact: str, key: str) -> Line:
    if line := outbox.line(connection, contact, key):
        return line
    raise unknown_link()
