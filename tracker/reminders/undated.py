"""PURE: sessions that something waits for and that have no dates on record: one notice to whoever keeps the calendar.

Offices hear nothing of them: nothing can be late for a session whose dates are to be determined.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tracker.domain.due import Sitting
from tracker.projections.follow_up import Matter
from tracker.projections.mandates import Mandate
from tracker.reminders import causes
from tracker.reminders.causes import Cause
from tracker.reminders.policy import NO_DATES
from tracker.reminders.reasons import reason


@dataclass(frozen=True, slots=True)
class Undated:
    """A session without dates. `body` keeps its calendar; `session` is empty where an organ's next one is meant.

    `since` is the day on which the first request for a report at it was recorded or, for an organ, on which matters
    were sent to it.
    """

    key: str
    body: str
    session: str
    since: date
    mandates: tuple[Mandate, ...] = ()
    matters: tuple[Matter, ...] = ()

    @property
    def entries(self) -> list[UUID]:
        """The entries that wait for its dates."""
        sent = [one.made_evidence.entry_id for one in self.matters if one.made_evidence]
        return [*(one.evidence.entry_id for one in self.mandates), *sent]

    @property
    def cause(self) -> Cause:
        """The one notice on it."""
        code = "asked_at_it" if self.session else "sent_to_it"
        return Cause(NO_DATES, self.key, self.since, then=(reason(code, day=self.since),))


def waiting(mandates: Iterable[Mandate], calendar: Sequence[Sitting]) -> dict[str, list[Mandate]]:
    """The sessions without dates at which reports are due, each with the paragraphs that ask for them."""
    found: dict[str, list[Mandate]] = {}
    for one in mandates:
        due = causes.due_of(one)
        asked = due.rule == "session" and not one.to_states and causes.reported_to(one)
        if asked and not causes.settled(one) and not causes.session_of(one, calendar):
            found.setdefault(due.session, []).append(one)
    return found


def sessions(asked_at: Mapping[str, Sequence[Mandate]], recorded_on: Mapping[str, date]) -> list[Undated]:
    """The sessions that `waiting` found; `recorded_on` are the days of the entries that ask, by their ids."""
    return [
        Undated(
            session,
            session.partition("/")[0],
            session,
            min(recorded_on[str(one.evidence.entry_id)] for one in some),
            mandates=tuple(some),
        )
        for session, some in sorted(asked_at.items())
    ]


def organs(matters: Iterable[Matter], calendar: Sequence[Sitting]) -> list[Undated]:
    """The organs to which matters were sent that have no sitting with dates since: one for each sending session."""
    waiting: dict[tuple[str, str], list[Matter]] = {}
    for one in matters:
        if causes.of_matter(one, calendar).why_not == causes.NO_SITTING:
            waiting.setdefault((one.to, one.session), []).append(one)
    return [
        Undated(f"{organ} after {session}", organ, "", min(_sent(some)), matters=tuple(some))
        for (organ, session), some in sorted(waiting.items())
    ]


def _sent(matters: Iterable[Matter]) -> list[date]:
    return [day for one in matters if one.made and (day := one.made.last_day)]
