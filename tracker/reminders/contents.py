"""PURE: what a letter on a matter before an organ says, and what every letter says besides its frame.

It states what is recorded, then how far the record reaches; it never concludes fault. `requests` and `terms` write the
letters of the other kinds. All of it is in the language that is spoken (`language.messages.speaking`); what a report
prints stays in its own, and is marked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import quote
from uuid import UUID

from tracker.domain import bodies
from tracker.domain.due import Sitting
from tracker.language import outcomes, wording, words
from tracker.language.messages import N_, _, pgettext
from tracker.language.printed import one_line, printed, raised, unmarked
from tracker.projections.coverage import Coverage
from tracker.projections.follow_up import Matter
from tracker.projections.rows import Evidence
from tracker.reminders import reasons

__all__ = ["Content", "of_matter", "one_line", "printed_in"]

_SENT_FOR = {
    "adopt": (N_("adoption"), N_("adoption by %(organ)s")),
    "approve": (N_("approval"), N_("approval by %(organ)s")),
    "elect": (N_("election"), N_("election by %(organ)s")),
    "appoint": (N_("appointment"), N_("appointment by %(organ)s")),
    "endorse": (N_("endorsement"), N_("endorsement by %(organ)s")),
    "take_note": (N_("to be taken note of"), N_("to be taken note of by %(organ)s")),
    "forward": (N_("to be forwarded"), N_("to be forwarded by %(organ)s")),
    "consider": (N_("consideration"), N_("consideration by %(organ)s")),
}
_NAMES = {
    "elect": N_("Recommended to elect"),
    "re_elect": N_("Recommended to re-elect"),
    "appoint": N_("Recommended to appoint"),
}


class Quoted(NamedTuple):
    """The words of a source, and the code of their language."""

    words: str = ""
    language: str = "en"


NOTHING = Quoted()


@dataclass(frozen=True, slots=True)
class Content:
    """What a letter says. `list_` is the identifier of its kind and its name, `page` the path of its page.

    `facts` are who asked what of whom, by when and where that is printed, each with its name; `source` the same as a
    sentence. `entry` is the one whose words are quoted, `lists` are lines that stay as they are, `please` is what the
    recipient may answer.
    """

    subject: str
    list_: tuple[str, str]
    title: str
    stands: str
    next_step: str
    please: str
    page: str
    source: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    entry: UUID | None = None
    lists: tuple[tuple[str, ...], ...] = ()


def of_matter(matter: Matter, sitting: Sitting, coverage: Sequence[Coverage], today: date, day: date) -> Content:
    """A matter before another organ, as the record stands today; the letter's day may be another."""
    title = _title(matter)
    short = wording.organ_in_short(matter.to)
    organ = wording.organ(matter.to)
    step = _("Consideration by %(organ)s.", organ=organ)
    return Content(
        subject=unmarked(_("Before %(organ)s: %(title)s", organ=short, title=title)),
        list_=("Follow-up to recommendations", "follow-up"),
        title=title,
        facts=tuple(_facts(matter)),
        entry=matter.made_evidence.entry_id if matter.made_evidence else None,
        stands=str(outcomes.of_matter(matter, coverage, today)),
        next_step=" ".join([step, str(reasons.opening(sitting, day)), *_as_written(matter)]),
        please=_(
            "If %(organ)s has acted on it, please answer this letter with the symbol and paragraph of the text, so that"
            " the record can say so.",
            organ=short,
        ),
        page=f"/matters/{quote(matter.key, safe='/:')}",
        lists=tuple(_names(matter)),
    )


def _facts(matter: Matter) -> Iterator[tuple[str, str]]:
    assert matter.made
    assert matter.made_evidence
    who = wording.organ(matter.body or matter.key.partition("/")[0])
    final = wording.organ_in_short(matter.meant_for) if matter.meant_for else ""
    yield _("Transmitted by") if matter.asks == "transmit" else _("Recommended by"), who
    yield _("When"), words.where(matter.made)
    yield pgettext("to whom something is sent", "To"), wording.organ(matter.to)
    if matter.asks != "transmit":
        yield _("For"), _(_SENT_FOR[matter.asks][bool(final)], organ=final)
        if matter.through:
            yield _("Carried by"), wording.series(matter.through)
    yield _("Printed in"), printed_in(matter.made_evidence)


def _names(matter: Matter) -> Iterator[tuple[str, ...]]:
    """The names under the verb that the text puts before them, in the order printed."""
    for asks in dict.fromkeys(candidate.asks for candidate in matter.candidates):
        names = [f"  {one_line(one.name)}" for one in matter.candidates if one.asks == asks]
        yield (_(_NAMES[asks]), *names)


def printed_in(evidence: Evidence) -> str:
    """`A/RES/74/173, para. 14`: where a source prints something."""
    return words.cited(evidence.symbol, evidence.paragraph, evidence.rank)


def _as_written(matter: Matter) -> Iterator[str]:
    body = bodies.find(matter.to)
    if source := body.sources.get("acts_in", "") if body else "":
        yield _("Where such matters are taken up: %(source)s.", source=printed(source))


def _title(matter: Matter) -> str:
    title = outcomes.title_of(matter)
    said = raised(title if outcomes.is_about_members(matter) else printed(title))
    if matter.asks != "transmit" or title == matter.subject:
        return said
    return _("%(title)s (%(symbol)s)", title=said, symbol=matter.subject)
