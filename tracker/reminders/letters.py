"""PURE: a reminder as a message, byte-stable: every try sends the same bytes under the same Message-ID.

A letter that an office would answer, as plain text and as HTML, in the language that is spoken: what is asked of whom
and where that is printed, what is recorded since, what to do next, and why the letter goes out on this day. What it
says of its matter comes from `contents`, how it looks from `layout`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from hashlib import sha256

from tracker.language.messages import _, spoken_language
from tracker.language.printed import one_line, printed, unmarked
from tracker.reminders import layout, policy_in_words, reasons
from tracker.reminders.contents import NOTHING, Content, Quoted
from tracker.reminders.layout import Link, Section
from tracker.reminders.links import Links, header_lines
from tracker.reminders.policy import Policy
from tracker.reminders.rules import Planned

# 7-bit on the wire, so that no server on the way has a reason to change a byte
_POLICY = SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: the address that letters come from, and the address of the pages."""

    mail_from: str
    public_url: str

    @property
    def domain(self) -> str:
        """What our message identifiers end in."""
        return parseaddr(self.mail_from)[1].rpartition("@")[2].lower() or "localhost"

    @property
    def pages(self) -> str:
        """What the addresses of pages begin with, in the language that is spoken."""
        return f"{self.public_url.rstrip('/')}{spoken_language().prefix}"


@dataclass(frozen=True, slots=True)
class Part:
    """One reminder of a letter: what it says, the words it quotes, and what is known of its recipient.

    `follows` is what the recipient follows, in words, that it comes of; `links` are the recipient's own.
    """

    planned: Planned
    content: Content
    quoted: Quoted = NOTHING
    follows: str = ""
    links: Links | None = None


def message_id(key: str, sender: Sender) -> str:
    """The identity of a letter on the wire."""
    return f"<{key[:40]}@{sender.domain}>"


def frame(key: str, subject: str, to: str, at: datetime, sender: Sender) -> EmailMessage:
    """A message with the headers that every letter has."""
    letter = EmailMessage(_POLICY)
    letter["Message-ID"] = message_id(key, sender)
    letter["Date"] = format_datetime(at.replace(microsecond=0))
    letter["From"] = sender.mail_from
    letter["To"] = to
    letter["Subject"] = one_line(unmarked(subject))
    letter["Auto-Submitted"] = "auto-generated"
    return letter


def as_bytes(letter: EmailMessage, links: Links | None) -> bytes:
    """A letter as RFC 5322 bytes; with `links`, a mail program can end letters by one click (RFC 8058)."""
    subject = Header(str(letter["Subject"]), header_name="Subject").encode(linesep="\r\n")
    # the message's own way of folding loses a space between two encoded words, and leaves a first line without a word
    del letter["Subject"]
    return header_lines(links) + f"Subject: {subject}\r\n".encode("ascii") + letter.as_bytes()


def write(part: Part, policy: Policy, to: str, sender: Sender) -> bytes:
    """The letter of one reminder.

    All letters on one matter answer one identifier that no letter has, so that a mail program shows them together.
    """
    planned, content = part.planned, part.content
    thread = message_id(sha256(f"matter\n{planned.matter}".encode()).hexdigest(), sender)
    letter = frame(planned.key, content.subject, to, planned.at, sender)
    letter["In-Reply-To"] = thread
    letter["References"] = thread
    name, identifier = content.list_
    letter["List-Id"] = f"{name} <{identifier}.{sender.domain}>"
    body = [*what_is_asked(part), *where_it_stands(content), Section(texts=(content.please,)), on_record(part, sender)]
    foot = [*_why(part, policy, sender), *_ways_out(part, sender), unofficial()]
    layout.put_into(letter, planned.key, content.title, body, foot)
    return as_bytes(letter, part.links)


def what_is_asked(part: Part) -> Iterator[Section]:
    """What a reminder is about: who asked what of whom, and the words that ask it."""
    content = part.content
    if content.facts or content.source:
        yield Section(facts=content.facts, texts=(content.source,) if content.source else ())
    if part.quoted.words:
        quoted = _("“%(words)s”", words=printed(*part.quoted))
        yield Section(_("In the words of the source"), quoted=quoted)
    yield from (Section(lines=lines) for lines in content.lists)


def where_it_stands(content: Content) -> Iterator[Section]:
    """What is recorded, how far the record reaches, and what comes next."""
    yield Section(_("Where it stands"), texts=(content.stands,))
    yield Section(_("Next step"), texts=(content.next_step,))


def on_record(part: Part, sender: Sender) -> Section:
    """The page of a matter."""
    return Section(links=(Link(_("Read it on record"), f"{sender.pages}{part.content.page}"),))


def _why(part: Part, policy: Policy, sender: Sender) -> Iterator[Section]:
    said = (reasons.said(part.planned.because), policy_in_words.in_words(policy))
    follows = (_("You follow: %(what)s.", what=part.follows),) if part.follows else ()
    yield Section(_("Why this letter"), texts=(*said, *follows), links=(rule_and_entries(part, sender),))


def rule_and_entries(part: Part, sender: Sender) -> Link:
    """Where the reason for a reminder stands."""
    return Link(_("The rule and the entries behind this letter"), f"{sender.pages}/reminders/{part.planned.key}")


def _ways_out(part: Part, sender: Sender) -> Iterator[Section]:
    if part.links:
        yield Section(links=(seen_or_later(part.links), to_change(part.links)))
    else:
        address = parseaddr(sender.mail_from)[1]
        ask = _("To receive no more of these letters, ask the administrator: %(address)s", address=address)
        yield Section(texts=(ask,))


def seen_or_later(links: Links) -> Link:
    """Where a reminder is answered."""
    return Link(_("Seen, or to be reminded again"), links.reminder)


def to_change(links: Links) -> Link:
    """Where letters are changed or ended."""
    return Link(_("To change or end these letters"), links.manage)


def unofficial() -> Section:
    """What stands at the end of every letter."""
    return Section(texts=(_("An unofficial compilation; the official documents prevail."),))


def test(to: str, at: datetime, sender: Sender) -> bytes:
    """A letter that reminds of nothing: it shows its recipient that letters from here arrive."""
    key = sha256(f"test\n{to}\n{at.isoformat()}".encode()).hexdigest()
    letter = frame(key, _("A test: letters of the resolution tracker arrive"), to, at, sender)
    text = _(
        "Somebody who runs this tracker asked for this letter, to see that reminders arrive. It reminds of nothing."
    )
    page = Link(_("What reminders are about"), f"{sender.pages}/due")
    layout.put_into(letter, key, _("A test"), [Section(texts=(text,), links=(page,))], [unofficial()])
    return as_bytes(letter, None)
