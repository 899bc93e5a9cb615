"""Facts of public record to test with, and the sentence `given(…).suggested(…).is_refused(because=…)`."""

import re
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

import pytest

from tracker.domain import HOMES
from tracker.domain.board import MemberElected
from tracker.domain.coverage import CoverageStated
from tracker.domain.document import CorrigendumIssued, DocumentIssued, DocumentTabled
from tracker.domain.item import AgendaItemConsidered, Speaker, StatementMade
from tracker.domain.recommendation import Candidate, DocumentTransmitted, RecommendationActedOn, RecommendationMade
from tracker.domain.session import MeetingHeld, SessionOpened, SessionScheduled
from tracker.domain.stream import Known, Rejected, decided
from tracker.domain.terms import Event, Fact, Occasion, Source
from tracker.domain.text import TextNumbered

_SPACE = UUID("6f1b6c5e-5a3c-4c55-9d4e-6f0d0a1f2e10")

DRAFT_REPORT = Source(rank=3, file="d" * 64, dated=date(2019, 5, 23))
FINAL_REPORT = Source(rank=2, symbol="E/2019/30", dated=date(2019, 6, 20))

SIXTH_AND_SEVENTH = Occasion(
    "each",
    (date(2019, 5, 22), date(2019, 5, 23)),
    "CCPCJ",
    "CCPCJ/28",
    ("CCPCJ/28/meeting/6", "CCPCJ/28/meeting/7"),
    ("CCPCJ/28/6",),
)
SIXTH_OR_SEVENTH = replace(SIXTH_AND_SEVENTH, precision="one_of")
SEVENTH_MEETING = Occasion("day", (date(2019, 5, 23),), "CCPCJ", "CCPCJ/28", ("CCPCJ/28/meeting/7",), ("CCPCJ/28/6",))
COUNCIL_ON_23_JULY = Occasion("day", (date(2019, 7, 23),), "ECOSOC", "ECOSOC/2019", ("ECOSOC/2019/meeting/36",))


def fact(event: Event, occasion: Occasion = SEVENTH_MEETING, source: Source = DRAFT_REPORT, para: str = "1") -> Fact:
    """A fact whose id follows from its content, so that a test that repeats it repeats the id."""
    placed = replace(source, paragraph=para)
    return Fact(event, occasion, placed, uuid5(_SPACE, repr((event, occasion, placed))))


def again(of: Fact, source: Source, para: str, occasion: Occasion | None = None) -> Fact:
    """The same fact as printed in another source."""
    return fact(of.event, occasion or of.occasion, source, para)


SESSION = fact(
    SessionOpened("regular", date(2019, 5, 20), date(2019, 5, 24), "Vienna"),
    Occasion("span", (date(2019, 5, 20), date(2019, 5, 24)), "CCPCJ", "CCPCJ/28"),
)
SEVENTH = fact(MeetingHeld(7), replace(SEVENTH_MEETING, items=(), meetings=()), para="23")
ITEM = fact(AgendaItemConsidered("Integration and coordination of efforts"), SIXTH_AND_SEVENTH)
JOINT_REPORT = fact(
    DocumentIssued(("E/CN.7/2019/2", "E/CN.15/2019/2"), "Report of the Executive Director", "activities of UNODC"),
    Occasion("not_after", (date(2019, 5, 23),)),
    para="2",
)
JOINT_REPORT_TABLED = fact(DocumentTabled(("E/CN.7/2019/2", "E/CN.15/2019/2"), "a"), SIXTH_AND_SEVENTH, para="2")
CORRIGENDUM = fact(
    CorrigendumIssued("E/CN.15/2019/7/Corr.1", "E/CN.15/2019/7"), Occasion("not_after", (date(2019, 5, 23),)), para="2"
)
ALGERIA = fact(StatementMade(Speaker("Algeria", state="DZA"), "member_state"), SIXTH_OR_SEVENTH, para="4")
ROMANIA = fact(StatementMade(Speaker("Romania", state="ROU"), "observer_state"), SIXTH_OR_SEVENTH, para="5")
TRANSMITTED = fact(
    DocumentTransmitted(("E/CN.15/2019/8",), "ECOSOC", "report of UNICRI", as_printed="decided to transmit"), para="23"
)
FOUR = (
    Candidate("Carolina Lizárraga Houghton"),
    Candidate("Youngju Oh"),
    Candidate("Carlos Castresana Fernández", "re_elect"),
    Candidate("Joel Antonio Hernández García", "re_elect"),
)
RECOMMENDED = fact(
    RecommendationMade("ECOSOC", "elect", "UNICRI", "", FOUR, through=("E/CN.15/2019/14",), as_printed="recommended"),
    para="24",
)
COUNCIL_ELECTED = fact(
    RecommendationActedOn("CCPCJ/28/elect/UNICRI", "elected", "ECOSOC decision 2019/999"),
    COUNCIL_ON_23_JULY,
    Source(rank=1, symbol="E/2019/99", dated=date(2019, 7, 24)),
)
SEATED = fact(
    MemberElected("UNICRI", "Youngju Oh", "elected", date(2019, 7, 23)),
    COUNCIL_ON_23_JULY,
    Source(rank=1, symbol="E/2019/99", dated=date(2019, 7, 24)),
    para="2",
)
ELECTED_BY_THE_COMMISSION = fact(MemberElected("UNICRI", "Youngju Oh", "elected"), para="24")
COUNCIL_COVERED = fact(
    CoverageStated("ECOSOC", ("actions", "elections"), date(2020, 1, 5), ("ECOSOC/2019",)),
    Occasion(),
    Source(rank=0, dated=date(2020, 1, 5)),
)
COUNCIL_SITS = fact(
    SessionScheduled("management", date(2019, 7, 23)),
    Occasion("unknown", (), "ECOSOC", "ECOSOC/2019"),
    Source(rank=1, symbol="E/RES/2019/19", dated=date(2019, 7, 23)),
)
RESOLUTION = fact(
    TextNumbered("resolution", "2019/19", "Cybercrime", "E/RES/2019/19", "E/2019/30:I.A.IV"),
    COUNCIL_ON_23_JULY,
    Source(rank=1, symbol="E/RES/2019/19"),
)

EVERY_FACT = (
    SESSION,
    SEVENTH,
    ITEM,
    JOINT_REPORT,
    JOINT_REPORT_TABLED,
    CORRIGENDUM,
    ALGERIA,
    ROMANIA,
    TRANSMITTED,
    RECOMMENDED,
    COUNCIL_COVERED,
    COUNCIL_SITS,
    RESOLUTION,
)


@dataclass(frozen=True)
class Given:
    """Facts on record, and perhaps one more that is suggested."""

    known: tuple[Fact, ...]
    new: Fact | None = None

    def suggested(self, new: Fact) -> "Given":
        """One more fact is suggested."""
        return replace(self, new=new)

    def _outcome(self) -> list[Fact] | Known:
        assert self.new
        stream = HOMES[type(self.new.event)]
        home = [one for one in self.known if HOMES[type(one.event)] is stream]
        return decided(stream, [one for one in home if stream.key(one) == stream.key(self.new)], self.new)

    def is_refused(self, because: str) -> None:
        """The record contradicts it, in a sentence with these words."""
        with pytest.raises(Rejected, match=re.escape(because)):
            self._outcome()

    def is_known_as(self, known: Fact) -> None:
        """It is on record already, in this entry."""
        assert self._outcome() == Known(known.entry_id)

    def is_new(self) -> None:
        """It is added."""
        assert self._outcome() == [self.new]


def given(*known: Fact) -> Given:
    """These facts are on record."""
    return Given(known)
