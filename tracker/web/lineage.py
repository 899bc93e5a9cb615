"""Where the words of a text come from: the draft, who sent it on, and the texts in which organs adopted it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tracker.domain.terms import Occasion
from tracker.language import wording, words
from tracker.language.messages import _
from tracker.projections.drafts import Draft
from tracker.projections.follow_up import Matter
from tracker.projections.rows import Evidence
from tracker.projections.texts import Text
from tracker.web import acts, addresses


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a body did with the words: `said` of what bears this `name` and stands at this `address`."""

    body: str
    said: str
    name: str
    address: str
    occasion: Occasion
    evidence: Evidence
    here: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """The steps that one body took in turn."""

    body: str
    steps: list[Step]


def steps(drafts: Sequence[Draft], sent: Sequence[Matter], line: Sequence[Text], here: str) -> list[Reach]:
    """The steps in the order in which they happened, those that one body took in turn put together."""
    every = [*_adopted(drafts), *_numbered(line, here), *_sent_on(sent)]
    every.sort(key=lambda step: step.occasion.last_day or date.min)
    return [Reach(body, list(several)) for body, several in groupby(every, key=lambda step: step.body)]


def _adopted(drafts: Sequence[Draft]) -> Iterable[Step]:
    for draft in drafts:
        for one in draft.adopted:
            name = words.draft_in_words(draft.key)
            yield Step(
                one.occasion.body,
                _("Draft %(kind)s adopted:", kind=words.plain(draft.kind)),
                name,
                "",
                one.occasion,
                one.evidence,
            )
        shown = acts.of_draft(draft)
        adopted = {one.evidence for one in draft.adopted}
        for act in shown.acts:
            if act.evidence not in adopted and act.occasion.body:
                yield Step(
                    act.occasion.body, _("%(act)s:", act=act.said), shown.in_words, "", act.occasion, act.evidence
                )


def _numbered(line: Sequence[Text], here: str) -> Iterable[Step]:
    for text in line:
        is_here = text.key == here
        said, address = (_("This text:"), "") if is_here else (_("Adopted"), addresses.text(text.key))
        yield Step(
            text.organ,
            said,
            words.kind_and_number(text.kind, text.number),
            address,
            text.occasion,
            text.evidence,
            is_here,
        )


def _sent_on(sent: Sequence[Matter]) -> Iterable[Step]:
    for matter in sent:
        if matter.made and matter.made_evidence:
            said, address = _("Recommended to %(organ)s", organ=wording.organ(matter.to)), addresses.matter(matter.key)
            yield Step(matter.body, said, _("the matter"), address, matter.made, matter.made_evidence)
