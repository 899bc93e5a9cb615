"""PURE: why somebody may be reminded: one thing, under one policy, by one day. Derived from rows, never stored.

Each function turns rows into causes. A cause without a day, or that is settled, says why nothing is due of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from tracker.domain import bodies
from tracker.domain.due import Sitting, best_known, taken_up_at
from tracker.domain.terms import Due
from tracker.projections.boards import Seat
from tracker.projections.follow_up import Matter
from tracker.projections.mandates import ENDINGS, Mandate
from tracker.reminders import working
from tracker.reminders.policy import BEFORE_AN_ORGAN, REPORT_DUE, REVIEW, TERM_ENDING, Policy
from tracker.reminders.reasons import Reason, reason
from tracker.reminders.working import WorkingDays

ACTED_ON = reason("acted_on")
SENT_UNKNOWN = reason("sent_unknown")
NO_SITTING = reason("sitting_unknown")
NO_SESSION = reason("session_unknown")
NO_DATE = reason("no_date")
NOT_ADOPTED = reason("not_adopted")
# what is done at or before a session without a document, unless the paragraph speaks of one too
A_TASK = re.compile(r"\bto (?:convene|hold|organize|decide)\b", re.IGNORECASE)
A_REPORT = re.compile(
    r"\b(?:report|submi|transmi|inform|brief|updat|to present|document|paper|note|stud|summar|overview)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing to be reminded of. `matter` is the key of what it is about, `due_on` the day that leads count from.

    `why_not` says why nothing is due; None where something is. `sitting` is the one that the day follows from, `then`
    the sentences that lead from it to the day. `historical`: recorded as a fact of long ago. `readers` are all, but
    where a date was agreed with conference services: that one is for the *office*, the counted one for the *public*.
    """

    policy: Policy
    matter: str
    due_on: date | None = None
    why_not: Reason | None = None
    sitting: Sitting | None = None
    then: tuple[Reason, ...] = ()
    working: WorkingDays = working.WEEKENDS
    historical: bool = False
    readers: Literal["all", "office", "public"] = "all"

    def is_for(self, of_office: bool) -> bool:
        """Whether a recipient may hear of it, who is of the office or of the public."""
        return self.readers == "all" or (self.readers == "office") == of_office

    def nominal(self, count: int) -> date:
        """The day of a lead, before it is moved to a working day."""
        assert self.due_on
        lead = self.policy.lead(count)
        if lead.unit == "working_day":
            return self.working.before(self.due_on, -lead.number)
        return self.due_on + timedelta(days=count)

    def day_of(self, count: int) -> date:
        """The day on which the letter of a lead goes out."""
        day = self.nominal(count)
        return self.working.on_or_before(day) if self.policy.shift == "earlier" else day


def of_matter(matter: Matter, calendar: Sequence[Sitting], historical: bool = False) -> Cause:
    """A matter before another organ, by the sitting at which the organ can take it up."""
    sent_on = matter.made and matter.made.last_day
    sitting = taken_up_at(calendar, matter.to, sent_on) if sent_on else None
    why_not = None
    if not matter.open:
        why_not = ACTED_ON
    elif not sent_on:
        why_not = SENT_UNKNOWN
    elif not sitting:
        why_not = NO_SITTING
    opens = sitting.starts_on if sitting else None
    return Cause(BEFORE_AN_ORGAN, matter.key, opens, why_not, sitting, historical=historical)


def of_report(mandate: Mandate, calendar: Sequence[Sitting], historical: bool = False) -> list[Cause]:
    """A report due to a body.

    None for what bears neither a day nor a session, names no body to report to, or addresses only States.
    """
    due = due_of(mandate)
    if mandate.to_states or due.rule not in ("session", "date") or not reported_to(mandate):
        return []
    why_not, days = settled(mandate), working_days(reported_to(mandate))
    if due.rule == "date":
        if not due.on:
            return [Cause(REPORT_DUE, mandate.key, why_not=why_not or NO_DATE)]
        asked = reason("asked_by", day=due.on)
        return [Cause(REPORT_DUE, mandate.key, due.on, why_not, None, (asked,), days, historical)]
    sitting = session_of(mandate, calendar)
    if not sitting:
        unknown = why_not or NO_SESSION
        return [Cause(REPORT_DUE, mandate.key, why_not=unknown, working=days, historical=historical)]
    return [Cause(REPORT_DUE, mandate.key, sitting.starts_on, why_not, sitting, (), days, historical)]


def of_review(mandate: Mandate, historical: bool = False) -> list[Cause]:
    """The day until which a mandate was renewed last, if its text states one."""
    until = [(step.until, step.by_text) for step in mandate.steps if step.until]
    if not until:
        return []
    day, text = until[-1]
    said = reason("renewed_by", day=day, text=text) if text else reason("renewed", day=day)
    days = working_days(reported_to(mandate))
    return [Cause(REVIEW, mandate.key, day, ended(mandate), None, (said,), days, historical)]


def settled(mandate: Mandate) -> Reason | None:
    """Why no report is waited for any more."""
    if mandate.reports:
        symbols = tuple(symbol for report in mandate.reports for symbol in report.symbols)
        return reason("reported_as", symbols=symbols) if symbols else reason("reported")
    return ended(mandate)


def ended(mandate: Mandate) -> Reason | None:
    """Why nothing more comes of a mandate: its recorded end; None while it has none."""
    ends = [step.what for step in mandate.steps if step.what in ENDINGS]
    return reason("mandate_ended", ended=ends[-1]) if ends else None


def due_of(mandate: Mandate) -> Due:
    """When the report is due: by the text or, where a later one adapted that, by the last that did."""
    return [mandate.due, *(step.due for step in mandate.steps if step.due)][-1]


def reported_to(mandate: Mandate) -> str:
    """The code of the body that a report goes to; empty where the paragraph names none, or asks for no report.

    A session or a day bounds tasks too, such as an expert meeting to be convened: no document is due of it. What is in
    doubt is taken for a report, so that none is missed.
    """
    if not mandate.recipient and A_TASK.search(mandate.action) and not A_REPORT.search(mandate.action):
        return ""
    return mandate.recipient or due_of(mandate).session.partition("/")[0] or due_of(mandate).body


def session_of(mandate: Mandate, calendar: Sequence[Sitting]) -> Sitting | None:
    """The session at which a report is due, where its first day is set; "expected" is not set."""
    named = [one for one in best_known(calendar) if one.session == due_of(mandate).session and one.part == "regular"]
    return next((one for one in named if one.starts_on and one.state != "expected"), None)


def working_days(body: str) -> WorkingDays:
    """The working days at the seat of a body."""
    on_file = bodies.find(body)
    return working.at(on_file.seat if on_file else "")


def of_terms(seats: Iterable[Seat], historical: Iterable[str] = ()) -> list[Cause]:
    """The terms of a board's members that end on a day: one cause a board and day.

    `historical` are the entries, by id as text, that were recorded as facts of long ago.
    """
    long_ago = set(historical)
    return [
        Cause(
            TERM_ENDING,
            board,
            day,
            then=(reason("terms_end" if len(ending) > 1 else "term_ends", day=day),),
            working=working_days(board),
            historical=all(str(seat.evidence.entry_id) in long_ago for seat in ending),
        )
        for (board, day), ending in terms_ending(seats)
    ]


def terms_ending(seats: Iterable[Seat]) -> list[tuple[tuple[str, date], list[Seat]]]:
    """The seats whose terms end on a stated day and are not followed by a further one, by board and day."""
    every = list(seats)
    ends = [(seat.board, seat.term_to, seat) for seat in every if seat.term_to and _is_last(seat, every)]
    ends.sort(key=lambda end: end[:2])
    return [(key, [seat for *_, seat in group]) for key, group in groupby(ends, key=lambda end: end[:2])]


def _is_last(seat: Seat, seats: Iterable[Seat]) -> bool:
    """Whether a term is the member's last by this record, and the member did not leave before its end."""
    return seat.standing == "elected" and not any(
        other.standing == "ended" or (other.standing == "elected" and _begins_later(other, seat))
        for other in seats
        if (other.board, other.person) == (seat.board, seat.person) and _not_before(other, seat)
    )


def _begins_later(other: Seat, seat: Seat) -> bool:
    return (other.term_from or date.min) > (seat.term_from or date.min) or (other.term_to or date.min) > (
        seat.term_to or date.max
    )


def _not_before(other: Seat, seat: Seat) -> bool:
    """Whether something happened on or after the day on which a term began: an end before that was of another term."""
    happened, began = other.occasion.last_day, seat.term_from or seat.occasion.last_day
    return other.standing != "ended" or not happened or not began or happened >= began
