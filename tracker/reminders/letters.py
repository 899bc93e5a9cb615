"""PURE: a reminder as a message, byte-stable: every try sends the same bytes under the same Message-ID.

Plain text that an office would answer: what is asked of whom and where that is printed, what is recorded since, why the
letter goes out on this day, and what to do next. What it says of its matter comes from `contents`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from textwrap import fill

from tracker.reminders.contents import Content, one_line
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


def write(planned: Planned, policy: Policy, content: Content, to: str, sender: Sender) -> bytes:
    """The letter as RFC 5322 bytes.

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
    text = "\n\n".join(_paragraphs(planned, policy, content, sender)) + "\n"
    letter.set_content(text, charset="utf-8", cte="quoted-printable")
    # a subject that fills a line alone is moved to the next by the library, which leaves a first line without a word
    return letter.as_bytes().replace(b"\r\nSubject:\r\n ", b"\r\nSubject: ", 1)


def _paragraphs(planned: Planned, policy: Policy, content: Content, sender: Sender) -> Iterator[str]:
    yield _wrapped(one_line(content.title))
    yield _wrapped(content.source)
    yield from ("\n".join(lines) for lines in content.lists)
    yield f"Where it stands\n{_wrapped(content.stands)}"
    yield f"Next step\n{_wrapped(content.next_step)}"
    yield _wrapped(content.please)
    yield f"On record\n{sender.public_url.rstrip('/')}{content.page}"
    yield f"Why this letter\n{_wrapped(planned.reason)}\n{_wrapped(policy.in_words)}"
    yield _wrapped(f"To receive no more of these letters, ask the administrator: {parseaddr(sender.mail_from)[1]}")
    yield _wrapped("An unofficial compilation; the official documents prevail.")


def _wrapped(text: str) -> str:
    return fill(text, 72, break_long_words=False, break_on_hyphens=False)
