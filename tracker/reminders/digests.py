"""PURE: letters that are no single reminder: a day's or a week's together, and the one that asks to confirm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from tracker.domain import wording
from tracker.reminders import layout, letters
from tracker.reminders.contents import Content, one_line
from tracker.reminders.layout import Section
from tracker.reminders.letters import Sender
from tracker.reminders.links import Links, header_lines
from tracker.reminders.rules import Planned

# 7-bit on the wire, so that no server on the way has a reason to change a byte
_POLICY = SMTP.clone(cte_type="7bit")
_UNOFFICIAL = Section(texts=("An unofficial compilation; the official documents prevail.",))


@dataclass(frozen=True, slots=True)
class Part:
    """One reminder of a letter that has several: what it says, and its links."""

    planned: Planned
    content: Content
    links: Links


def write(key: str, digest: str, parts: Sequence[Part], to: str, sender: Sender) -> bytes:
    """A day's or a week's letter as RFC 5322 bytes, the earliest day that counts first."""
    ordered = sorted(parts, key=lambda part: (part.planned.due_on, part.planned.matter, part.planned.rule))
    first = ordered[0]
    day = wording.day(first.planned.day)
    when = f"the week of {day}" if digest == "weekly" else day
    title = f"{len(parts)} reminder{'' if len(parts) == 1 else 's'} for {when}"
    letter = _frame(key, title, to, first.planned.at, sender)
    body = [Section(texts=(f"What falls due, as recorded on {day}.",))]
    for number, part in enumerate(ordered, 1):
        body += _of_part(number, part, sender)
    foot = (Section("To change or end these letters", link=first.links.manage), _UNOFFICIAL)
    layout.put_into(letter, key, title, body, foot)
    return header_lines(first.links) + letter.as_bytes()


def _of_part(number: int, part: Part, sender: Sender) -> Iterator[Section]:
    content = part.content
    yield Section(f"{number}. {one_line(content.title)}", (content.source,))
    yield Section("Where it stands", (content.stands,))
    yield Section("Next step", (content.next_step,))
    yield Section("Why now", (part.planned.reason,))
    yield Section("On record", link=f"{sender.public_url.rstrip('/')}{content.page}")
    yield Section("Seen, or to be reminded again", link=part.links.reminder)


def confirmation(key: str, what: str, link: str, to: str, at: datetime, sender: Sender) -> bytes:
    """The letter that asks to confirm. `what` is in our own words: nothing of what a stranger typed."""
    title = "Please confirm: letters from the resolution tracker"
    letter = _frame(key, title, to, at, sender)
    body = (
        Section(texts=("Somebody, perhaps you, asked that reminders be sent to this address.",)),
        Section("To be followed", (f"{wording.capital(what)}.",)),
        Section(
            texts=("To receive them, open this address and press the button there. It holds for three days.",),
            link=link,
        ),
    )
    foot = (
        Section(
            texts=(
                "If it was not you, do nothing: no reminder comes of this request, and it is forgotten after three"
                " days, with the address if nothing else was asked for with it.",
            )
        ),
        _UNOFFICIAL,
    )
    layout.put_into(letter, key, title, body, foot)
    return letter.as_bytes()


def _frame(key: str, subject: str, to: str, at: datetime, sender: Sender) -> EmailMessage:
    letter = EmailMessage(_POLICY)
    letter["Message-ID"] = letters.message_id(key, sender)
    letter["Date"] = format_datetime(at.replace(microsecond=0))
    letter["From"] = sender.mail_from
    letter["To"] = to
    letter["Subject"] = subject
    letter["List-Id"] = f"Reminders <reminders.{sender.domain}>"
    letter["Auto-Submitted"] = "auto-generated"
    return letter
