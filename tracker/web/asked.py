"""A mandate as a page shows it: whom it asks, where it stands, and when it falls due, by which arithmetic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain import due
from tracker.domain.due import Sitting
from tracker.domain.terms import Due
from tracker.language import falling_due, outcomes, wording
from tracker.language.messages import N_, _
from tracker.language.printed import printed, raised
from tracker.language.status import Phrase, Status
from tracker.language.words import text_in_words
from tracker.projections import coverage, documents, mandates, sessions
from tracker.projections.coverage import Coverage
from tracker.projections.documents import Document, Tabled
from tracker.projections.mandates import Mandate
from tracker.web import acts, addresses, columns, rounds, sentences, tables
from tracker.web.acts import Act
from tracker.web.frame import Page
from tracker.web.rounds import Round


@dataclass(frozen=True, slots=True)
class Asked:
    """A mandate with its status: none where the paragraph is addressed only to States.

    `to` and `due` are the addressees and the rule that hold now, `due_in_words` says it, `due_on` is the day that
    follows from it on the calendar.
    """

    mandate: Mandate
    to: tuple[str, ...]
    status: Status | None
    due: Due
    due_in_words: str
    due_on: date | None
    session: str
    later: list[Act]
    rounds: list[Round]

    @property
    def in_short(self) -> str:
        """`Paragraph 14 (a): the Secretary-General`; the addressees are marked as printed."""
        one = self.mandate
        place = wording.lettered(f"{one.paragraph}({one.clause})") if one.clause else one.paragraph
        whom = raised(self.whom) if self.to else _("addressee not stated")
        return _("Paragraph %(place)s: %(addressees)s", place=place, addressees=whom)

    @property
    def whom(self) -> str:
        """The addressees in a row, each marked as printed."""
        return wording.series([printed(one) for one in self.to])


def of_text(page: Page, text: str) -> list[Asked]:
    """The mandates of a text, in the order of its paragraphs."""
    return _asked(page, mandates.of_text(page.connection, text, page.moment.times))


def every(page: Page) -> list[Asked]:
    """Every mandate once, under the organ that adopted its words last."""
    return _asked(page, mandates.counted(page.connection, page.moment.times))


def _asked(page: Page, rows: Iterable[Mandate]) -> list[Asked]:
    calendar = sessions.calendar(page.connection, page.moment.times)
    stated = coverage.every(page.connection, page.moment.times)
    found = list(rows)
    papers = _papers(page, found)
    return [_one(row, calendar, stated, papers, page.moment.day) for row in found]


def _papers(page: Page, rows: Sequence[Mandate]) -> list[Document]:
    """The documents that are reports under these mandates."""
    symbols = {symbol for row in rows for report in row.reports for symbol in report.symbols}
    return documents.bearing(page.connection, symbols, page.moment.times) if symbols else []


def _one(
    row: Mandate, calendar: Sequence[Sitting], stated: Sequence[Coverage], papers: Sequence[Document], day: date
) -> Asked:
    now = next((step.due for step in reversed(row.steps) if step.due), row.due)
    to = next((step.addressees for step in reversed(row.steps) if step.addressees), row.addressees)
    session = now.session if "/" in now.session else ""
    symbols = {symbol for report in row.reports for symbol in report.symbols}
    before = [tabled for paper in papers for tabled in paper.tabled if symbols & set(tabled.symbols)]
    return Asked(
        mandate=row,
        to=to,
        status=_status(row, now, calendar, stated, before, day),
        due=now,
        due_in_words=falling_due.in_words(now, calendar, row.established_on),
        due_on=due.falls_due_on(now, calendar, row.established_on),
        session=session,
        later=acts.of_mandate(row),
        rounds=[] if row.to_states else rounds.of(row, now, calendar, day),
    )


_ENDED = {
    "replaced": (N_("Replaced"), N_("replaced %(when)s"), N_("replaced by %(text)s %(when)s")),
    "merged": (
        N_("Merged into another"),
        N_("merged into another %(when)s"),
        N_("merged into another by %(text)s %(when)s"),
    ),
    "retired": (N_("Retired"), N_("retired %(when)s"), N_("retired by %(text)s %(when)s")),
    "lapsed": (N_("Lapsed"), N_("lapsed %(when)s"), N_("lapsed by %(text)s %(when)s")),
    "discharged": (N_("Completed"), N_("completed %(when)s"), N_("completed by %(text)s %(when)s")),
}


def _status(
    mandate: Mandate,
    now: Due,
    calendar: Sequence[Sitting],
    stated: Sequence[Coverage],
    before: Sequence[Tabled],
    day: date,
) -> Status | None:
    """When a paragraph wants something done, and what is recorded of it; None where only States are addressed.

    `now` is the due rule that holds: that of the text, or of a later one that adapted it; `before` says which bodies
    had its reports before them.
    """
    if mandate.to_states:
        return None
    said = falling_due.requested(now, calendar, mandate.established_on)
    adapted = [step.evidence for step in mandate.steps if step.due == now]
    asked = (Phrase(said, (mandate.evidence, *adapted)),)
    ended = next((step for step in reversed(mandate.steps) if step.what in _ENDED), None)
    if ended:
        word, alone, by_text = _ENDED[ended.what]
        text = text_in_words(ended.by_text) if ended.by_text else ""
        said_of_end = _(by_text if text else alone, text=text, when=wording.when(ended.occasion))
        if ended.words:
            said_of_end = _("%(ending)s (“%(words)s”)", ending=said_of_end, words=ended.words)
        return sentences.joined([asked, (Phrase(said_of_end, (ended.evidence,)),)], _(word))
    reports = tuple(report.evidence for report in mandate.reports)
    reported: list[tuple[Phrase, ...]] = [(Phrase(_("report submitted"), reports),)] if reports else []
    reported += [sentences.decapitalized(sentences.before(one)) for one in before]
    if dormant := mandates.dormant(mandate, now, calendar, stated, day):
        return sentences.joined([asked, *reported, outcomes.nothing_heard(*dormant)])
    if reports:
        last = before[-1].occasion.body if before else ""
        word = _("Report before %(organ)s", organ=wording.organ_in_short(last)) if last else _("Report submitted")
        return sentences.joined([asked, *reported], word)
    return sentences.joined([asked, *_no_report(mandate, now, stated, day)])


def _no_report(mandate: Mandate, now: Due, stated: Sequence[Coverage], day: date) -> list[tuple[Phrase, ...]]:
    to = mandate.recipient or now.session.split("/", 1)[0]
    if not to:
        return []
    covered = coverage.reach(stated, to, "documents", day)
    if not covered:
        short = wording.organ_in_short(to)
        return [(Phrase(_("the documents of %(organ)s are not covered by this record", organ=short)),)]
    return [outcomes.no_report(covered)]


def table(every: Sequence[Asked]) -> tables.Table:
    """Mandates as a table; those addressed only to States bear no status."""
    return tables.Table(columns.MANDATES, [_row(one) for one in every])


def _row(one: Asked) -> Sequence[tables.Cell]:
    of = one.mandate
    proofs = [proof for phrase in one.status.phrases for proof in phrase.evidence] if one.status else []
    return (
        of.text,
        of.paragraph,
        of.clause,
        one.to,
        of.verb,
        of.action,
        of.to_states,
        str(one.status) if one.status else "",
        one.due_on,
        one.session,
        [symbol for report in of.reports for symbol in report.symbols],
        tables.entry_ids([of.evidence, *proofs]),
        addresses.mandate(of),
    )
