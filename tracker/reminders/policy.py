"""PURE: when we remind of what. Policy is data: a page can show it, and every letter says which rule it follows.

A rule that changes gets another version; what was queued keeps the version it was queued under.
"""

from dataclasses import dataclass
from datetime import time

_OURS = "These dates are set by this tracker; no text of the United Nations prescribes them."
_HOUR = "each at 9 a.m. where the recipient is"
_SHIFT = "What would fall on a weekend or a holiday goes out on the working day before."


@dataclass(frozen=True, slots=True)
class Policy:
    """When to remind of one kind of thing.

    `leads` are days from the day that counts: -28 is four weeks before it, 0 the day itself; after the last, one letter
    every `then_every` days (0: none). `until` is how many days after the day that counts a letter may still be begun
    (None: as long as the thing is open). `hour` is local. With `on_working_days`, a letter whose day is none goes out
    on the working day before. `in_words` says all this, `source` where the day that counts comes from.
    """

    kind: str
    version: str
    leads: tuple[int, ...]
    in_words: str
    source: str
    then_every: int = 0
    until: int | None = None
    hour: time = time(9)
    on_working_days: bool = False


BEFORE_AN_ORGAN = Policy(
    kind="matter before an organ",
    version="1",
    leads=(-28, 0),
    then_every=28,
    in_words=(
        "One letter four weeks before the sitting at which the matter can be taken up, one on the day it opens, and one"
        f" every four weeks after that while no final act is recorded, {_HOUR}. {_OURS}"
    ),
    source="The sitting at which the organ takes up what others recommend, as its body file says",
)

REPORT_DUE = Policy(
    kind="report due to a body",
    version="1",
    leads=(-84, -42, -14, -3, 0),
    until=28,
    on_working_days=True,
    in_words=(
        "One letter twelve, six and two weeks and three days before the report is due, and one on that day, while none"
        f" is recorded, {_HOUR}. {_SHIFT} {_OURS}"
    ),
    source="The paragraph that asks for the report, and the calendar of the body it is asked for",
)

DOCUMENT_DATE = Policy(
    kind="document to be handed in",
    version="1",
    leads=(-28, -14, -7, -1),
    until=7,
    on_working_days=True,
    in_words=(
        "One letter four, two and one weeks and one day before the document is to be handed in, while no report is"
        f" recorded, {_HOUR}. {_SHIFT} The days of these letters are set by this tracker."
    ),
    source=(
        "The 10-4-6 rule of the United Nations Office at Geneva, documents management; its six weeks rest on General"
        " Assembly resolution 45/238 B. A date agreed with conference services for the document replaces it"
    ),
)

TERM_ENDING = Policy(
    kind="term ending",
    version="1",
    leads=(-180, -90, -30),
    until=0,
    on_working_days=True,
    in_words=(
        "One letter 180, 90 and 30 days before a term ends, while no further term of the same member is recorded,"
        f" {_HOUR}. {_SHIFT} {_OURS}"
    ),
    source="The text that filled the seat",
)

CYCLE = Policy(
    kind="report due in a cycle",
    version="1",
    leads=(-84, -42, -14, -3, 0),
    until=28,
    on_working_days=True,
    in_words=(
        "One letter twelve, six and two weeks and three days before each day on which a report that recurs, or one"
        f" asked for within a time, is due, and one on that day, while none is recorded for it, {_HOUR}. {_SHIFT}"
        f" {_OURS}"
    ),
    source=(
        "The paragraph that asks for the reports, counted from the day on which its text was adopted, or the sessions"
        " of the body in its calendar"
    ),
)

REVIEW = Policy(
    kind="mandate renewed until a day",
    version="1",
    leads=(-180, -90, -30),
    until=0,
    on_working_days=True,
    in_words=(
        "One letter 180, 90 and 30 days before the day until which a mandate was renewed, while no later day is"
        f" recorded, {_HOUR}. {_SHIFT} {_OURS}"
    ),
    source="The text that renewed the mandate",
)

POLICIES = (BEFORE_AN_ORGAN, REPORT_DUE, CYCLE, DOCUMENT_DATE, REVIEW, TERM_ENDING)
