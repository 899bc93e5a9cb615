"""PURE: a reminder as a message, byte-stable: every try sends the same bytes under the same Message-ID.

A letter that an office would answer, as plain text and as HTML: what is asked of whom and where that is printed, what
is recorded since, why the letter goes out on this day, and what to do next. What it says of its matter comes from
`contents`, how it looks from `layout`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from hashlib import sha256

from tracker.reminders import layout, policy_in_words
from tracker.reminders.contents import Content, one_line
from tracker.reminders.layout import Section
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


def message_id(key: str, sender: Sender) -> str:
    """The identity of a letter on the wire."""
    return f"<{key[:40]}@{sender.domain}>"


def write(
    planned: Planned, policy: Policy, content: Content, to: str, sender: Sender, links: Links | None = None
) -> bytes:
    """The letter as RFC 5322 bytes; with `links`, it says where to answer and end it, by one click too (RFC 8058).

    All letters on one matter answer one identifier that no letter has, so that a mail program shows them together.
    """
    thread = message_id(sha256(f"matter\n{planned.matter}".encode()).hexdigest(), sender)
    letter = EmailMessage(_POLICY)
    letter["Message-ID"] = message_id(planned.key, sender)
    letter["Date"] = format_datetime(planned.at.replace(microsecond=0))
    letter["From"] = sender.mail_from
    letter["To"] = to
    letter["Subject"] = one_line(content.subject)
    letter["In-Reply-To"] = thread
    letter["References"] = thread
    name, identifier = content.list_
    letter["List-Id"] = f"{name} <{identifier}.{sender.domain}>"
    letter["Auto-Submitted"] = "auto-generated"
    body, foot = list(_body(planned, policy, content, sender)), list(_foot(sender, links))
    layout.put_into(letter, planned.key, one_line(content.title), body, foot)
    # a subject that fills a line alone is moved to the next by the library, which leaves a first line without a word
    return header_lines(links) + letter.as_bytes().replace(b"\r\nSubject:\r\n ", b"\r\nSubject: ", 1)


def _body(planned: Planned, policy: Policy, content: Content, sender: Sender) -> Iterator[Section]:
    yield Section(texts=(content.source,))
    yield from (Section(lines=lines) for lines in content.lists)
    yield Section("Where it stands", (content.stands,))
    yield Section("Next step", (content.next_step,))
    yield Section(texts=(content.please,))
    yield Section("On record", link=f"{sender.public_url.rstrip('/')}{content.page}")
    why = f"{sender.public_url.rstrip('/')}/reminders/{planned.key}"
    yield Section("Why this letter", (planned.reason, policy_in_words.in_words(policy)), link=why)


def _foot(sender: Sender, links: Links | None) -> Iterator[Section]:
    if links:
        yield Section("Seen, or to be reminded again", link=links.reminder)
        yield Section("To change or end these letters", link=links.manage)
    else:
        ask = f"To receive no more of these letters, ask the administrator: {parseaddr(sender.mail_from)[1]}"
        yield Section(texts=(ask,))
    yield Section(texts=("An unofficial compilation; the official documents prevail.",))


def test(to: str, at: datetime, sender: Sender) -> bytes:
    """A letter that reminds of nothing: it shows its recipient that letters from here arrive."""
    key = sha256(f"test\n{to}\n{at.isoformat()}".encode()).hexdigest()
    letter = EmailMessage(_POLICY)
    letter["Message-ID"] = message_id(key, sender)
    letter["Date"] = format_datetime(at.replace(microsecond=0))
    letter["From"] = sender.mail_from
    letter["To"] = to
    letter["Subject"] = "A test: letters of the resolution tracker arrive"
    letter["Auto-Submitted"] = "auto-generated"
    text = "Somebody who runs this tracker asked for this letter, to see that reminders arrive. It reminds of nothing."
    page = Section("What it reminds of", link=f"{sender.public_url.rstrip('/')}/due")
    foot = Section(texts=("An unofficial compilation; the official documents prevail.",))
    layout.put_into(letter, key, "A test", [Section(texts=(text,)), page], [foot])
    return letter.as_bytes()
