"""Facts to remind of beside matters: a report asked for, its session, a member elected for a term."""

from dataclasses import replace
from datetime import date

from tests.facts import COUNCIL_ON_23_JULY, fact
from tracker.domain.board import MemberElected, MembershipEnded
from tracker.domain.coverage import CoverageStated
from tracker.domain.due import Sitting
from tracker.domain.mandate import (
    MandateDischarged,
    MandateEnded,
    MandateEstablished,
    MandateModified,
    MandateRenewed,
    MandateReportSubmitted,
)
from tracker.domain.session import SessionRescheduled, SessionScheduled
from tracker.domain.terms import Due, Fact, Occasion, Source
from tracker.projections import boards, mandates
from tracker.projections.boards import Seat
from tracker.projections.mandates import Mandate

ADOPTED = Occasion("day", (date(2019, 12, 18),), "GA", "GA/74", ("GA/74/meeting/50",))
RESOLUTION = Source(rank=1, symbol="A/RES/74/173", dated=date(2019, 12, 18))
KEY = "GA resolution 74/173/14"
AT_THE_29TH = Due("session", session="CCPCJ/29", as_printed="at its twenty-ninth session")

REQUESTED = fact(
    MandateEstablished(
        "GA resolution 74/173",
        "14",
        "Requests",
        ("Secretary-General",),
        "to report to the Commission on the implementation of the resolution",
        due=AT_THE_29TH,
        recipient="CCPCJ",
    ),
    ADOPTED,
    RESOLUTION,
    para="14",
)
REPORTED = fact(MandateReportSubmitted(KEY, ("E/CN.15/2020/5",)), Occasion("day", (date(2020, 3, 2),)), para="1")
RETIRED = fact(MandateEnded(KEY, "retired", "GA resolution 74/300"), ADOPTED, para="2")
DISCHARGED = fact(MandateDischarged(KEY, "considered by the Commission"), ADOPTED, para="3")
RENEWED = fact(MandateRenewed(KEY, "GA resolution 75/1", until=date(2021, 12, 31)), ADOPTED, para="4")
PUT_OFF = fact(MandateModified(KEY, "GA resolution 75/1", due=Due("date", on=date(2021, 6, 30))), ADOPTED, para="4")

_PLANNER = Occasion(body="CCPCJ", session="CCPCJ/29")
SCHEDULED = fact(SessionScheduled("regular", date(2020, 5, 18), date(2020, 5, 22), "Vienna"), _PLANNER)
MOVED = fact(SessionRescheduled("regular", date(2020, 12, 3), date(2020, 12, 3), "Vienna"), _PLANNER, para="9")
EXPECTED = fact(SessionScheduled("regular", date(2020, 5, 18), date(2020, 5, 22), expected=True), _PLANNER, para="8")
READ_TO_JANUARY = fact(
    CoverageStated("CCPCJ", ("documents",), date(2020, 1, 5), ("CCPCJ/29",)),
    Occasion(),
    Source(rank=0, dated=date(2020, 1, 5)),
)

_ELECTED = Source(rank=1, symbol="E/2019/99", dated=date(2019, 7, 24))
SEATED = tuple(
    fact(
        MemberElected(
            "UNICRI", name, "elected", date(2019, 7, 23), date(2023, 12, 31), text="ECOSOC decision 2019/999"
        ),
        COUNCIL_ON_23_JULY,
        _ELECTED,
        para="2",
    )
    for name in ("Youngju Oh", "Carolina Lizárraga Houghton")
)
OH_AGAIN = fact(
    MemberElected("UNICRI", "Youngju Oh", "re_elected", date(2024, 1, 1), date(2027, 12, 31)),
    replace(COUNCIL_ON_23_JULY, days=(date(2023, 6, 7),), session="ECOSOC/2023", meetings=()),
    replace(_ELECTED, symbol="E/2023/99"),
)
OH_RESIGNED = fact(
    MembershipEnded("UNICRI", "Youngju Oh", "resigned"), Occasion("day", (date(2022, 2, 1),)), _ELECTED, para="7"
)

SESSION_29 = Sitting("CCPCJ/29", "regular", date(2020, 5, 18), date(2020, 5, 22), "planned")


def mandate(due: Due = AT_THE_29TH, *more: Fact, to_states: bool = False, recipient: str = "CCPCJ") -> Mandate:
    """The row of the mandate, due at another time or with further facts."""
    event = REQUESTED.event
    assert isinstance(event, MandateEstablished)
    asked = replace(REQUESTED, event=replace(event, due=due, to_states=to_states, recipient=recipient))
    return mandates.rows(KEY, [asked, *more])[0]


def seats(*more: Fact) -> list[Seat]:
    """The rows of the board, two members elected and further facts."""
    return boards.rows("UNICRI", [*SEATED, *more])
