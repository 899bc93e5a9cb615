"""PURE: when we remind of what. Policy is data: a page can show it, and every letter says which rule it follows.

A rule that changes gets another version; what was queued keeps the version it was queued under (`EARLIER` has those
that no longer hold). `policy_in_words` says a rule in English from the data alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time
from typing import Literal

from tracker.language.messages import N_

Unit = Literal["day", "week", "working_day"]
Audience = Literal["followers", "keeper"]


@dataclass(frozen=True, slots=True)
class Lead:
    """So many units before (negative) or after the day that counts; 0 is the day itself."""

    number: int
    unit: Unit

    @property
    def count(self) -> int:
        """What entries keep of it: days or, where it counts working days, so many of those."""
        return self.number * 7 if self.unit == "week" else self.number


@dataclass(frozen=True, slots=True)
class Repeat:
    """After the last lead, one letter every so many weeks; up to so many weeks after the day (None: without end)."""

    every: int
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """When to remind whom of one kind of thing.

    After `schedule` come the `repeats`, each rarer than the one before. `until` is how many days after the day that
    counts a letter may still be begun (None: as long as the thing is open). `hour` is local. With `shift` *earlier*, a
    letter whose day is no working day at the duty station of the body goes out on the working day before. `lasts` is
    the code of what ends the letters; `moves`, whether another day makes new ones (else there is one, ever).
    `audience` are those who follow the thing, or the keeper of the body's calendar; an alternate is written to where a
    letter was not acknowledged for `alternate_after` days (None: never). `source` says where the day that counts comes
    from.
    """

    kind: str
    version: str
    schedule: tuple[Lead, ...]
    lasts: str
    source: str
    repeats: tuple[Repeat, ...] = ()
    until: int | None = None
    hour: time = time(9)
    shift: Literal["none", "earlier"] = "none"
    audience: Audience = "followers"
    alternate_after: int | None = 5
    moves: bool = True

    @property
    def leads(self) -> tuple[int, ...]:
        """The counts of the scheduled leads, the first first."""
        return tuple(lead.count for lead in self.schedule)

    def lead(self, count: int) -> Lead:
        """The lead with a count; one of the repeats where the schedule has none."""
        return next((one for one in self.schedule if one.count == count), Lead(count // 7, "week"))

    def counts(self, days: int) -> Iterator[int]:
        """The counts of all leads in order: those scheduled, and the repeats up to so many days after the day."""
        yield from self.leads
        last = self.leads[-1]
        for repeat in self.repeats:
            end = days if repeat.until is None else min(days, repeat.until * 7)
            while last + repeat.every * 7 <= end:
                last += repeat.every * 7
                yield last


def _weeks(*numbers: int) -> tuple[Lead, ...]:
    return tuple(Lead(number, "week") for number in numbers)


def _days(*numbers: int) -> tuple[Lead, ...]:
    return tuple(Lead(number, "day") for number in numbers)


def _working_days(*numbers: int) -> tuple[Lead, ...]:
    return tuple(Lead(number, "working_day") for number in numbers)


_ON_THE_DAY = Lead(0, "day")

BEFORE_AN_ORGAN = Policy(
    kind="matter before an organ",
    version="2",
    schedule=(*_weeks(-4), _ON_THE_DAY),
    repeats=(Repeat(4, until=24), Repeat(12)),
    lasts="final_act",
    source=N_("The sitting at which the organ takes up what others recommend, as its body file says"),
)

REPORT_DUE = Policy(
    kind="report due to a body",
    version="2",
    schedule=(*_weeks(-12, -6, -2), *_working_days(-3), _ON_THE_DAY, *_weeks(4, 12)),
    until=112,
    shift="earlier",
    lasts="report",
    source=N_("The paragraph that asks for the report, and the calendar of the body it is asked for"),
)

CYCLE = Policy(
    kind="report due in a cycle",
    version="2",
    schedule=(*_weeks(-12, -6, -2), *_working_days(-3), _ON_THE_DAY, *_weeks(4)),
    until=28,
    shift="earlier",
    lasts="report_of_round",
    source=N_(
        "The paragraph that asks for the reports, counted from the day on which its text was adopted, or the sessions"
        " of the body in its calendar"
    ),
)

FORECAST = Policy(
    kind="document to be forecast",
    version="1",
    schedule=(*_weeks(-2), *_working_days(-2)),
    until=0,
    shift="earlier",
    lasts="report",
    source=N_(
        "The 10-4-6 rule of the United Nations Office at Geneva, documents management: forecast at least fourteen weeks"
        " before the opening. A date agreed with conference services for the document replaces it"
    ),
)

DOCUMENT_DATE = Policy(
    kind="document to be handed in",
    version="2",
    schedule=(*_weeks(-4, -2, -1), *_working_days(-1)),
    until=7,
    shift="earlier",
    lasts="report",
    source=N_(
        "The 10-4-6 rule of the United Nations Office at Geneva, documents management: handed in ten weeks before the"
        " opening. A date agreed with conference services for the document replaces it"
    ),
)

ISSUANCE = Policy(
    kind="document to be issued",
    version="1",
    schedule=(*_weeks(-1), _ON_THE_DAY),
    until=14,
    shift="earlier",
    lasts="report",
    source=N_(
        "The 10-4-6 rule of the United Nations Office at Geneva, documents management: issued six weeks before the"
        " opening; the six weeks rest on General Assembly resolution 45/238 B. A date agreed with conference services"
        " for the document replaces it"
    ),
)

REVIEW = Policy(
    kind="mandate renewed until a day",
    version="1",
    schedule=_days(-180, -90, -30),
    until=0,
    shift="earlier",
    lasts="later_day",
    source=N_("The text that renewed the mandate"),
)

TERM_ENDING = Policy(
    kind="term ending",
    version="1",
    schedule=_days(-180, -90, -30),
    until=0,
    shift="earlier",
    lasts="further_term",
    source=N_("The text that filled the seat"),
)

NO_DATES = Policy(
    kind="session without dates",
    version="1",
    schedule=(_ON_THE_DAY,),
    lasts="dates",
    source=N_("What is asked for at the session or sent to its organ, and the calendar on record"),
    audience="keeper",
    alternate_after=None,
    moves=False,
)

POLICIES = (
    BEFORE_AN_ORGAN,
    REPORT_DUE,
    CYCLE,
    FORECAST,
    DOCUMENT_DATE,
    ISSUANCE,
    REVIEW,
    TERM_ENDING,
    NO_DATES,
)
OF_DOCUMENTS = {"forecast": FORECAST, "submission": DOCUMENT_DATE, "issuance": ISSUANCE}

# what letters followed that were queued before their rule changed
EARLIER = (
    replace(BEFORE_AN_ORGAN, version="1", repeats=(Repeat(4),)),
    replace(REPORT_DUE, version="1", schedule=(*_weeks(-12, -6, -2), *_days(-3), _ON_THE_DAY), until=28),
    replace(CYCLE, version="1", schedule=(*_weeks(-12, -6, -2), *_days(-3), _ON_THE_DAY)),
    replace(DOCUMENT_DATE, version="1", schedule=(*_weeks(-4, -2, -1), *_days(-1))),
)


def find(kind: str, version: str) -> Policy | None:
    """A rule in one of its versions."""
    return next((one for one in (*POLICIES, *EARLIER) if (one.kind, one.version) == (kind, version)), None)
