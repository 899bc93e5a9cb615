"""What came of an agenda item: documents before the body, statements, drafts, decisions, matters sent up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tracker.domain import symbols
from tracker.domain.terms import Occasion
from tracker.language.messages import _
from tracker.projections import documents, drafts, follow_up, statements
from tracker.projections.items import Item
from tracker.projections.rows import Evidence
from tracker.projections.statements import Statement
from tracker.web import acts, addresses, matters, sentences
from tracker.web.acts import Act, DraftShown
from tracker.web.frame import Page


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it was before a body, under these of its symbols."""

    symbols: tuple[str, ...]
    letter: str
    in_words: str
    address: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Spoke:
    """Those who made statements in one capacity, by day and as printed."""

    capacity: str
    statements: list[Statement]


@dataclass(frozen=True, slots=True)
class SpokenAt:
    """Statements under no agenda item, made on one occasion; `meeting` is the key of its one meeting, or empty."""

    occasion: Occasion
    meeting: str
    statements: list[Statement]


@dataclass(frozen=True, slots=True)
class Work:
    """What came of one item."""

    item: Item
    papers: list[Paper]
    statements: list[Statement]
    drafts: list[DraftShown]
    decisions: list[Act]
    matters: list[matters.Shown]

    @property
    def actions(self) -> list[Occasion]:
        """The occasion of each action taken on it."""
        sent = [one.matter.made for one in self.matters if one.matter.made]
        return [*sent, *(one.acts[-1].occasion for one in self.drafts), *(one.occasion for one in self.decisions)]

    @property
    def beside_matters(self) -> int:
        """How many actions were taken on it besides what was sent up."""
        return len(self.drafts) + len(self.decisions)


def of_item(page: Page, item: Item, sent: Sequence[matters.Shown]) -> Work:
    """What came of an item; `sent` are the matters sent up from its session."""
    times = page.moment.times
    return Work(
        item,
        papers(page, item.key),
        statements.on_item(page.connection, item.key, times),
        _drafts(page, item.key),
        acts.of_decisions(item.decisions),
        [one for one in sent if one.matter.made and item.key in one.matter.made.items],
    )


def sent_from(page: Page, session: str) -> list[matters.Shown]:
    """The matters that a body sent up from a session."""
    times = page.moment.times
    return matters.shown(page.connection, follow_up.of_session(page.connection, session, times), times, page.moment.day)


def papers(page: Page, key: str) -> list[Paper]:
    """The documents before a body at a session or under an item, in the order printed, each once."""
    once: dict[frozenset[str], Paper] = {}
    for document, tabled in documents.tabled_under(page.connection, key, page.moment.times):
        once.setdefault(frozenset(tabled.symbols), _paper(document, tabled))
    return list(once.values())


def _paper(document: documents.Document, tabled: documents.Tabled) -> Paper:
    corrected = symbols.corrects(tabled.symbols[0])
    said = _("Corrigendum to %(symbol)s", symbol=corrected) if corrected else sentences.document_in_words(document)
    address = addresses.document(document.key)
    return Paper(tabled.symbols, tabled.letter, said or _("Title not on record"), address, tabled.evidence)


def _drafts(page: Page, key: str) -> list[DraftShown]:
    times = page.moment.times
    adopted = [draft for draft, _ in drafts.adopted_at(page.connection, key, times)]
    found = {draft.key: draft for draft in (*adopted, *drafts.before(page.connection, key, times))}
    return [acts.of_draft(draft, key) for _, draft in sorted(found.items())]


def under_no_item(page: Page, session: str) -> list[SpokenAt]:
    """The statements of a session that the source puts under no agenda item, occasion by occasion."""
    found: dict[Occasion, list[Statement]] = {}
    for one in statements.on_item(page.connection, session, page.moment.times):
        found.setdefault(one.occasion, []).append(one)
    return [
        SpokenAt(occasion, occasion.meetings[0] if len(occasion.meetings) == 1 else "", made)
        for occasion, made in sorted(found.items(), key=lambda pair: (pair[0].last_day or date.max, pair[0].meetings))
    ]


def by_capacity(made: Sequence[Statement]) -> list[Spoke]:
    """The statements as printed, put together by capacity; capacities in the order of their first speaker."""
    order = list(dict.fromkeys(one.capacity for one in made))
    ranked = sorted(made, key=lambda one: order.index(one.capacity))
    return [Spoke(capacity, list(group)) for capacity, group in groupby(ranked, key=lambda one: one.capacity)]
