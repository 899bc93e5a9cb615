"""A mandate as a page shows it: whom it asks, where it stands, and when it falls due, by which arithmetic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain import due
from tracker.domain.due import Sitting
from tracker.domain.terms import Due
from tracker.language import falling_due, wording
from tracker.language.messages import _
from tracker.language.status import Status
from tracker.projections import coverage, mandates, sessions
from tracker.projections.coverage import Coverage
from tracker.projections.mandates import Mandate
from tracker.web import acts, addresses, rounds, sentences, tables
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
        """`Paragraph 14 (a): the Secretary-General`."""
        one = self.mandate
        place = wording.lettered(f"{one.paragraph}({one.clause})") if one.clause else one.paragraph
        whom = wording.capital(wording.series(self.to)) or _("addressee not stated")
        return _("Paragraph %(place)s: %(addressees)s", place=place, addressees=whom)


def of_text(page: Page, text: str) -> list[Asked]:
    """The mandates of a text, in the order of its paragraphs."""
    return _asked(page, mandates.of_text(page.connection, text, page.moment.times))


def every(page: Page) -> list[Asked]:
    """Every mandate once, under the organ that adopted its words last."""
    return _asked(page, mandates.counted(page.connection, page.moment.times))


def _asked(page: Page, rows: Iterable[Mandate]) -> list[Asked]:
    calendar = sessions.calendar(page.connection, page.moment.times)
    stated = coverage.every(page.connection, page.moment.times)
    return [_one(row, calendar, stated, page.moment.day) for row in rows]


def _one(row: Mandate, calendar: Sequence[Sitting], stated: Sequence[Coverage], day: date) -> Asked:
    now = next((step.due for step in reversed(row.steps) if step.due), row.due)
    to = next((step.addressees for step in reversed(row.steps) if step.addressees), row.addressees)
    session = now.session if "/" in now.session else ""
    return Asked(
        mandate=row,
        to=to,
        status=sentences.of_mandate(row, now, calendar, stated, day),
        due=now,
        due_in_words=falling_due.in_words(now, calendar, row.established_on),
        due_on=due.falls_due_on(now, calendar, row.established_on),
        session=session,
        later=acts.of_mandate(row),
        rounds=[] if row.to_states else rounds.of(row, now, calendar, day),
    )


def table(every: Sequence[Asked]) -> tables.Table:
    """Mandates as a table; those addressed only to States bear no status."""
    columns = "text paragraph clause addressees verb action only_states status due_on session reports entries address"
    return tables.Table(columns.split(), [_row(one) for one in every])


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
