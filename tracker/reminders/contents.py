"""PURE: what a letter on a matter before an organ says, and what every letter says besides its frame.

It states what is recorded, then how far the record reaches; it never concludes fault. `requests` and `terms` write the
letters of the other kinds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from tracker.domain import bodies, wording
from tracker.domain.due import Sitting
from tracker.language import outcomes
from tracker.projections.follow_up import Matter
from tracker.projections.rows import Evidence
from tracker.reminders import reasons

_DRAFT_REPORT = 3

_SENT = {
    "adopt": "recommended for adoption by",
    "approve": "recommended for approval by",
    "elect": "recommended for election by",
    "appoint": "recommended for appointment by",
    "endorse": "recommended for endorsement by",
    "take_note": "recommended, to be taken note of by",
    "forward": "recommended to be forwarded by",
    "consider": "recommended for consideration by",
    "transmit": "transmitted to",
}
_ASKED = {"elect": "to elect", "re_elect": "to re-elect", "appoint": "to appoint"}


@dataclass(frozen=True, slots=True)
class Content:
    """What a letter says. `list_` is the name and identifier of its kind, `page` the path of its page.

    `source` says what the text says and where it is printed, `lists` are lines that stay as they are, `please` is what
    the recipient may answer.
    """

    subject: str
    list_: tuple[str, str]
    title: str
    source: str
    stands: str
    next_step: str
    please: str
    page: str
    lists: tuple[tuple[str, ...], ...] = ()


def of_matter(matter: Matter, sitting: Sitting, stands: str, day: date) -> Content:
    """A matter before another organ. `stands` is the sentence that says where the matter stands."""
    title = _title(matter)
    short = wording.organ_in_short(matter.to)
    opening = reasons.opening(sitting, day)
    return Content(
        subject=f"Before {short}: {title}",
        list_=("Follow-up to recommendations", "follow-up"),
        title=title,
        source=_what_was_sent(matter),
        stands=stands,
        next_step=f"Consideration by {wording.organ(matter.to)}. {opening}{_as_written(matter)}",
        please=(
            f"If {short} has acted on it, please answer this letter with the symbol and paragraph of the text, so that"
            " the record can say so."
        ),
        page=f"/matters/{quote(matter.key, safe='/:')}",
        lists=tuple(_names(matter)),
    )


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
    return f"{wording.capital(clause)}{papers} Source: {printed_in(matter.made_evidence)}."


def _names(matter: Matter) -> Iterator[tuple[str, ...]]:
    """The names under the verb that the text puts before them, in the order printed."""
    for asks in dict.fromkeys(candidate.asks for candidate in matter.candidates):
        names = [f"  {one.name}" for one in matter.candidates if one.asks == asks]
        yield (f"Recommended {_ASKED[asks]}", *names)


def printed_in(evidence: Evidence) -> str:
    """`A/RES/74/173, paragraph 14`: where a source prints something."""
    text = evidence.symbol or ("draft report" if evidence.rank == _DRAFT_REPORT else "a text without a symbol")
    return f"{text}, paragraph {evidence.paragraph}" if evidence.paragraph else text


def _as_written(matter: Matter) -> str:
    body = bodies.find(matter.to)
    source = body.sources.get("acts_in", "") if body else ""
    return f" Where such matters are taken up: {source}." if source else ""


def _title(matter: Matter) -> str:
    title = wording.capital(one_line(outcomes.title_of(matter)))
    return f"{title} ({matter.subject})" if matter.asks == "transmit" and title != matter.subject else title


def one_line(text: str) -> str:
    """Words with single spaces between them: a line break in a title must not become a header of its own."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
