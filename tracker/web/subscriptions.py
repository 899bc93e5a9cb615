"""Letters on what one follows: asked for here, confirmed by a link in a letter. Looking at a page changes nothing.

Programs that look into mail open every link in it, so each link shows a page with a button, and only the button acts.
No page of these sets a cookie or is kept by anybody; the code in the address is all that proves who asks.
"""

from collections.abc import Callable
from typing import TypeVar
from zoneinfo import available_timezones

from flask import Blueprint, Response, g, render_template, request
from sqlalchemy import Connection
from werkzeug.exceptions import BadRequest, NotFound, TooManyRequests

from tracker.domain import bodies
from tracker.language import messages
from tracker.language.messages import N_, _
from tracker.projections import mandates
from tracker.reminders import contacts, following, limits, subscriptions, topics
from tracker.reminders.contacts import Choices
from tracker.store import db
from tracker.web import languages
from tracker.web.frame import crumbs

Read = TypeVar("Read")

pages = Blueprint("subscriptions", __name__)

# the time zone of each duty station, by its city
DUTY_STATIONS = {
    "Europe/Vienna": N_("Vienna"),
    "Europe/Zurich": N_("Geneva"),
    "America/New_York": N_("New York"),
    "Africa/Nairobi": N_("Nairobi"),
    "Africa/Addis_Ababa": N_("Addis Ababa"),
    "Asia/Bangkok": N_("Bangkok"),
    "Asia/Beirut": N_("Beirut"),
    "America/Santiago": N_("Santiago"),
    "Europe/Amsterdam": N_("The Hague"),
}
# what is named after none of these repeats another time zone under an older name
_REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def keep_to_oneself(response: Response) -> Response:
    """Nobody on the way keeps such a page, no search engine lists it, and no other site is told its address."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


pages.after_request(keep_to_oneself)


@pages.get("/subscribe")
def form() -> str:
    """What can be followed, and how letters come."""
    topic = reading(lambda connection: _known(connection, request.args.get("of", "")))
    return _form(topic, Choices(language=messages.code()), "", "")


@pages.post("/subscribe")
def ask() -> Response | str:
    """Asks for letters. The answer is the same whether an address is known or not."""
    given = request.form
    address = given.get("address", "").strip()
    with db.writing(g.engine, ("office",)) as connection:
        allowed = limits.may_ask(connection, request.remote_addr or "", g.now)
    if not allowed:
        raise TooManyRequests(_("Too many requests came from this network. Please try again in an hour."))
    # what is refused below was counted, and who records does not wait while it is looked up
    topic = reading(lambda connection: _known(connection, given.get("of", "")))
    choices = chosen()
    try:
        contacts.check(address, choices)
    except ValueError as error:
        return Response(_form(topic, choices, address, str(error)), 400)
    with db.writing(g.engine, ("office",)) as connection:
        if limits.may_write_to(connection, address, g.now):
            subscriptions.ask(connection, address, topic, choices, g.now)
    return show("subscribed.html", _("Please look into your mail"))


def chosen() -> Choices:
    """The choices that a form holds."""
    given = request.form
    ahead = given.get("ahead", "0")
    return Choices(
        zone=_spelled(given.get("other_zone", "")) or given.get("zone", ""),
        digest=given.get("digest", "immediate"),
        ahead=int(ahead) if ahead.isdecimal() and len(ahead) < 5 else -1,
        language=given.get("language", "en"),
    )


def _spelled(typed: str) -> str:
    """A time zone by its name or that of its city, in any case, `new york`; as typed where none is named so."""
    wanted = "_".join(typed.split()).casefold()
    every = sorted(available_timezones())
    return next((one for one in every if wanted in (one.casefold(), one.rpartition("/")[2].casefold())), typed.strip())


def _form(topic: str, choices: Choices, address: str, refused: str) -> str:
    what = reading(lambda connection: topics.in_words(connection, topic))
    return show(
        "subscribe.html",
        _("Follow by e-mail"),
        topic=topic,
        what=languages.on_page(what),
        choices=choices,
        address=address,
        refused=refused,
    )


def _known(connection: Connection, asked: str) -> str:
    """A topic as it is spelled on record; everything where none is asked for."""
    topic = " ".join(asked.split())
    if len(topic) > subscriptions.LONGEST_TOPIC or not topic.isprintable():
        raise BadRequest(_("What is to be followed is too long; expected a key such as CCPCJ/28."))
    if topic in ("", following.EVERYTHING):
        return following.EVERYTHING
    if topic.startswith(following.SEARCH) and following.words_of(topic.removeprefix(following.SEARCH)):
        return topic
    if topic.startswith(following.ADDRESSEE):
        every = {name for row in mandates.counted(connection) for name in row.addressees}
        named = {following.folded(f"{following.ADDRESSEE}{name}"): name for name in every}
        if name := named.get(following.folded(topic)):
            return f"{following.ADDRESSEE}{name}"
    elif body := bodies.find(topic):
        return body.code
    elif key := topics.key_on_record(connection, topic):
        return key
    raise NotFound(_("Nothing of this name is on record: %(name)s", name=topic))


@pages.get("/subscribe/<subscription>/<code>")
def confirmation(subscription: str, code: str) -> str:
    """The button that confirms; looking at it changes nothing."""
    with db.reading(g.engine) as connection:
        asked = subscriptions.to_confirm(connection, subscription, code, g.now)
        if not asked:
            raise unknown_link()
        what = topics.in_words(connection, asked.topic)
    return show("confirm.html", _("Confirm"), what=languages.on_page(what), done=bool(asked.since))


@pages.post("/subscribe/<subscription>/<code>")
def confirm(subscription: str, code: str) -> str:
    """Confirms: from now on letters come."""
    with db.writing(g.engine, ("office",)) as connection:
        asked = subscriptions.to_confirm(connection, subscription, code, g.now)
        if not asked:
            raise unknown_link()
        subscriptions.confirm(connection, asked, g.now)
        what = topics.in_words(connection, asked.topic)
    return show("confirm.html", _("Confirmed"), what=languages.on_page(what), done=True)


def unknown_link() -> NotFound:
    """What is said of a link that proves nothing."""
    return NotFound(_("This link is not known here, or not any more. A new one comes with the next request or letter."))


def reading(read: Callable[[Connection], Read]) -> Read:
    """What is read from one snapshot of the database."""
    with db.reading(g.engine) as connection:
        return read(connection)


def show(template: str, title: str, **shown: object) -> str:
    """A page of this room."""
    zones = sorted(one for one in available_timezones() if one.partition("/")[0] in _REGIONS)
    choices = {
        "stations": DUTY_STATIONS,
        "zones": zones,
        "languages_of_letters": messages.offered(),
        "ahead_choices": contacts.AHEAD,
    }
    return render_template(template, title=title, crumbs=crumbs((title, "")), **choices, **shown)
