"""What is due, written to its recipient: each letter in the language that was chosen, and put into the outbox."""

from collections.abc import Sequence
from datetime import UTC, datetime
from secrets import token_hex

from sqlalchemy import Connection

from tracker.language import messages
from tracker.language.messages import speaking
from tracker.reminders import contacts, digests, following, history, letters, links, outbox, subscriptions, topics
from tracker.reminders.contacts import Contact
from tracker.reminders.contents import NOTHING
from tracker.reminders.letters import Part, Sender
from tracker.reminders.letters_due import Letter
from tracker.reminders.looking import Seen
from tracker.reminders.policy import POLICIES
from tracker.reminders.rules import Planned
from tracker.reminders.subscriptions import Standing

_POLICY_OF = {policy.kind: policy for policy in POLICIES}


def put(
    connection: Connection, queued: Sequence[Letter], seen: Seen, standing: Standing, sender: Sender, now: datetime
) -> None:
    """Writes these letters and puts them into the outbox."""
    to = contacts.with_ids(connection, {letter.lines[0].recipient for letter in queued})
    for letter in queued:
        contact = to[letter.lines[0].recipient]
        with speaking(messages.named(contact.choices.language)):
            parts = _parts(connection, letter, seen, standing, contact, sender, now)
            if letter.together:
                content = digests.write(letter.key, contact.choices.digest, parts, contact.address, sender)
                outbox.put_together(connection, letter.key, letter.lines, content, now)
            else:
                content = letters.write(parts[0], _POLICY_OF[parts[0].planned.rule], contact.address, sender)
                outbox.put(connection, letter.lines[0], content, now)


def _parts(
    connection: Connection,
    letter: Letter,
    seen: Seen,
    standing: Standing,
    contact: Contact,
    sender: Sender,
    now: datetime,
) -> list[Part]:
    today = now.astimezone(UTC).date()
    said = [(line, seen.content(line, today)) for line in letter.lines]
    quoted = history.quoted(connection, [one.entry for _line, one in said if one.entry])
    mine = [topic for topic, _since in standing.topics.get(contact.id, ())]
    return [
        Part(
            line,
            content,
            quoted.get(content.entry, NOTHING) if content.entry else NOTHING,
            _followed(connection, seen, line, contact, mine),
            links.of_letter(sender.pages, contact.id, contact.secret, line.key),
        )
        for line, content in said
    ]


def _followed(connection: Connection, seen: Seen, line: Planned, contact: Contact, mine: Sequence[str]) -> str:
    """What a recipient follows that a reminder comes of, in words; the narrowest where it is several things."""
    cause = seen.cause(line.rule, line.matter, line.due_on, contact.of_office)
    assert cause
    followed = seen.followed_as(cause)
    found = [topic for topic in mine if following.concerns(followed, [topic])]
    return topics.in_words(connection, max(found, key=len)) if found else ""


def ask_to_confirm(connection: Connection, sender: Sender, now: datetime) -> None:
    """Writes to those who asked for letters, whether they are known or not: one letter a request."""
    asked = subscriptions.unasked(connection)
    to = contacts.with_ids(connection, {one.contact for one in asked})
    for one in asked:
        contact, key = to[one.contact], token_hex(32)
        with speaking(messages.named(contact.choices.language)):
            what = topics.in_our_words(connection, one.topic)
            link = links.to_confirm(sender.pages, one.id, contact.secret)
            letter = digests.confirmation(key, what, contact.choices, link, contact.address, now, sender)
        outbox.put_confirmation(connection, key, one.contact, one.id, letter, now)
