"""PURE: a reminder as a message, byte-stable: every try sends the same bytes under the same Message-ID.

Plain text that an office would answer: what is before whom and where that is printed, what is recorded since, why the
letter goes out on this day, and what to do next.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from textwrap import fill
from urllib.parse import quote

from tracker.domain import bodies, wording
from tracker.domain.due import Sitting
from tracker.projections import status
from tracker.projections.follow_up import Matter
from tracker.projections.rows import Evidence
from tracker.reminders import reasons
from tracker.reminders.rules import BEFORE_AN_ORGAN, Planned

# 7-bit on the wire, so that no server on the way has a reason to change a byte
_POLICY = SMTP.clone(cte_type="7bit")
_DRAFT_REPORT = 3

_SENT = {
    "adopt": "recommended for adoption by",
    "approve": "recommended for approval by",
    "elect": "recommended for election by",
    "appoint": "recommended for appointment by",
    "endorse": "recommended for endorsement by",
    "take_note": "recommended, to be taken note of by",
    "forward": "recommended to be forwarded by",
    "transmit": "transmitted to",
}
_ASKED = {"elect": "to elect", "re_elect": "to re-elect", "appoint": "to appoint"}


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


def write(planned: Planned, matter: Matter, sitting: Sitting, stands: str, to: str, sender: Sender) -> bytes:
    """The letter as RFC 5322 bytes. `stands` is the sentence that says where the matter stands.

    All letters on one matter answer one identifier that no letter has, so that a mail program shows them together.
    """
    thread = message_id(sha256(f"matter\n{matter.key}".encode()).hexdigest(), sender)
    letter = EmailMessage(_POLICY)
    letter["Message-ID"] = message_id(planned.key, sender)
    letter["Date"] = format_datetime(planned.at.replace(microsecond=0))
    letter["From"] = sender.mail_from
    letter["To"] = to
    letter["Subject"] = _one_line(f"Before {wording.organ_in_short(matter.to)}: {_title(matter)}")
    letter["In-Reply-To"] = thread
    letter["References"] = thread
    letter["List-Id"] = f"Follow-up to recommendations <follow-up.{sender.domain}>"
    letter["Auto-Submitted"] = "auto-generated"
    text = "\n\n".join(_paragraphs(planned, matter, sitting, stands, sender)) + "\n"
    letter.set_content(text, charset="utf-8", cte="quoted-printable")
    return letter.as_bytes()


def _paragraphs(planned: Planned, matter: Matter, sitting: Sitting, stands: str, sender: Sender) -> Iterator[str]:
    organ, short = wording.organ(matter.to), wording.organ_in_short(matter.to)
    opening = reasons.opening(sitting, planned.day)
    yield _wrapped(_title(matter))
    yield _wrapped(_what_was_sent(matter))
    yield from _names(matter)
    yield f"Where it stands\n{_wrapped(stands)}"
    yield f"Next step\n{_wrapped(f'Consideration by {organ}. {opening}{_as_written(matter)}')}"
    yield _wrapped(
        f"If {short} has acted on it, please answer this letter with the symbol and paragraph of the text, so that"
        " the record can say so."
    )
    yield f"On record\n{sender.public_url.rstrip('/')}/matters/{quote(matter.key, safe='/:')}"
    yield f"Why this letter\n{_wrapped(planned.reason)}\n{_wrapped(BEFORE_AN_ORGAN.in_words)}"
    yield _wrapped(f"To receive no more of these letters, ask the administrator: {parseaddr(sender.mail_from)[1]}")
    yield _wrapped("An unofficial compilation; the official documents prevail.")


def _what_was_sent(matter: Matter) -> str:
    assert matter.made
    assert matter.made_evidence
    meetings = wording.meetings(matter.made)
    where = f", at its {meetings}" if meetings else ""
    final = f", the final act being for {wording.organ_in_short(matter.meant_for)}" if matter.meant_for else ""
    who = wording.organ(matter.body or matter.key.partition("/")[0])
    to_whom = f"{_SENT[matter.asks]} {wording.organ(matter.to)}{final}"
    clause = f"{wording.when(matter.made)}{where}, {who} {to_whom}: {_title(matter)}."
    papers = f" Carried by {wording.series(matter.through)}." if matter.through and matter.asks != "transmit" else ""
    return f"{wording.capital(clause)}{papers} Source: {_printed_in(matter.made_evidence)}."


def _names(matter: Matter) -> Iterator[str]:
    """The names under the verb that the text puts before them, in the order printed."""
    for asks in dict.fromkeys(candidate.asks for candidate in matter.candidates):
        names = [f"  {one.name}" for one in matter.candidates if one.asks == asks]
        yield "\n".join([f"Recommended {_ASKED[asks]}", *names])


def _printed_in(evidence: Evidence) -> str:
    text = evidence.symbol or ("draft report" if evidence.rank == _DRAFT_REPORT else "a text without a symbol")
    return f"{text}, paragraph {evidence.paragraph}" if evidence.paragraph else text


def _as_written(matter: Matter) -> str:
    body = bodies.find(matter.to)
    source = body.sources.get("acts_in", "") if body else ""
    return f" Where such matters are taken up: {source}." if source else ""


def _title(matter: Matter) -> str:
    title = wording.capital(_one_line(status.title_of(matter)))
    return f"{title} ({matter.subject})" if matter.asks == "transmit" and title != matter.subject else title


def _one_line(text: str) -> str:
    """Words with single spaces between them: a line break in a title must not become a header of its own."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _wrapped(text: str) -> str:
    return fill(text, 72, break_long_words=False, break_on_hyphens=False)
