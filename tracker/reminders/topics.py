"""What can be followed: as it is spelled on record, and in words."""

import re
from collections import Counter

from sqlalchemy import Connection

from tracker.domain import KINDS, bodies
from tracker.domain.terms import Entry
from tracker.language import outcomes, wording
from tracker.language.messages import _
from tracker.language.printed import one_line, printed
from tracker.projections import aliases, documents, follow_up, mandates, sessions, texts
from tracker.reminders.following import ADDRESSEE, ALTERNATE, CALENDAR, EVERYTHING, SEARCH

_LONGEST_TITLE = 200


def key_on_record(connection: Connection, asked: str) -> str:
    """The key that the record has for a thing, whatever its case, by any name of it; empty where it has none."""
    head = re.split("[ /]", asked, maxsplit=1)[0]
    spelled = (asked, asked.upper(), f"{head.upper()}{asked.removeprefix(head).lower()}")
    for key in dict.fromkeys(spelled):
        if entries := aliases.entries_of(connection, key):
            names = aliases.names(connection, key)
            said = Counter(name for entry in entries for name in _named(entry) if name in names)
            # a thing of several names is followed by the one that most entries have
            return max(said, key=lambda name: (said[name], name == key), default=key)
    return ""


def _named(entry: Entry) -> tuple[str, ...]:
    kind = entry.stream.partition(":")[0]
    return () if kind == "alias" or not entry.fact or entry.about else KINDS[kind].touched(entry.fact)


def in_words(connection: Connection, topic: str) -> str:
    """`everything on record`, `the Commission on …`, `what is addressed to the Secretary-General`, `Title (key)`.

    In the language that is spoken; what a report prints is marked.
    """
    if topic == EVERYTHING:
        return _("everything on record")
    if topic.startswith(SEARCH):
        return _("what has the words “%(words)s”", words=topic.removeprefix(SEARCH))
    if topic.startswith(ADDRESSEE):
        return _("what is addressed to %(name)s", name=printed(topic.removeprefix(ADDRESSEE)))
    if topic.startswith(ALTERNATE):
        return _("what another recipient has not acknowledged")
    if topic.startswith(CALENDAR):
        body = topic.removeprefix(CALENDAR)
        if body == EVERYTHING:
            return _("the calendar of all bodies")
        return _("the calendar of %(organ)s", organ=wording.organ(body))
    if bodies.find(topic):
        return wording.organ(topic)
    title = _title(connection, topic)
    return _("%(title)s (%(symbol)s)", title=title, symbol=topic) if title and title != topic else topic


def in_our_words(connection: Connection, topic: str) -> str:
    """The same, without what somebody typed: for the letter that asks to confirm."""
    return _("a search of the record") if topic.startswith(SEARCH) else in_words(connection, topic)


def _title(connection: Connection, key: str) -> str:
    """What the record calls the thing with a key; empty where it knows no title."""
    if (matter := follow_up.one(connection, key)) and outcomes.is_about_members(matter):
        return outcomes.title_of(matter)
    if session := sessions.one(connection, key):
        return _("the %(session)s", session=wording.session_name(session.key))
    return _printed(matter.title or matter.subject if matter else _title_as_printed(connection, key))


def _printed(title: str) -> str:
    if len(short := one_line(title)) > _LONGEST_TITLE:
        short = f"{short[:_LONGEST_TITLE].rpartition(' ')[0]} …"
    return printed(short)


def _title_as_printed(connection: Connection, key: str) -> str:
    if text := texts.one(connection, key):
        return text.title
    if document := documents.by_any_name(connection, aliases.names(connection, key)):
        return document.title
    for mandate in mandates.with_key(connection, key):
        return f"{mandate.verb} {mandate.action}"
    return _of_item(connection, key)


def _of_item(connection: Connection, key: str) -> str:
    of, _, number = key.rpartition("/")
    session = sessions.one(connection, of)
    return next((item.title for item in session.agenda if item.number == number), "") if session else ""
