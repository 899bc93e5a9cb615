"""The twenty-eighth session of the Commission as facts of public record, and what the Council and the Assembly did."""

from dataclasses import replace
from datetime import date

from tests.facts import COUNCIL_ON_23_JULY, FOUR, SEVENTH_MEETING, SIXTH_AND_SEVENTH, SIXTH_OR_SEVENTH, fact
from tracker.domain.alias import AliasStated
from tracker.domain.board import CandidateNominated
from tracker.domain.coverage import CoverageStated
from tracker.domain.document import Carried, CorrigendumIssued, DocumentIssued, DocumentTabled
from tracker.domain.draft import DraftAdopted
from tracker.domain.item import AgendaItemConsidered, Speaker, StatementMade, SubItem, ViewRecorded
from tracker.domain.mandate import MandateEstablished
from tracker.domain.recommendation import DocumentTransmitted, RecommendationActedOn, RecommendationMade
from tracker.domain.session import MeetingHeld, OfficerElected, SessionOpened, SessionScheduled
from tracker.domain.terms import Capacity, Due, Fact, Occasion, Source
from tracker.domain.text import TextNumbered

DRAFT_REPORT = Source(rank=3, symbol="E/CN.15/2019/L.1/Add.6", dated=date(2019, 5, 23))
COUNCIL_TEXT = Source(rank=1, symbol="E/RES/2019/19", dated=date(2019, 7, 23))
ASSEMBLY_TEXT = Source(rank=1, symbol="A/RES/74/173", dated=date(2019, 12, 18))
OURS = Source(rank=0, dated=date(2020, 1, 6))

SIXTH, SEVENTH = date(2019, 5, 22), date(2019, 5, 23)
ASSEMBLY = Occasion("day", (date(2019, 12, 18),), "GA", "GA/74", ("GA/74/meeting/50",))
TITLE = (
    "Promoting technical assistance and capacity-building to strengthen national measures and international cooperation"
    " to combat cybercrime, including information-sharing"
)
DRAFT = "E/2019/30:I.A.IV"
NO_DAY = Occasion("not_after", (SEVENTH,))


def _printed(event: object, occasion: Occasion, para: str, quoted: str = "", inferred: str = "", no: int = 0) -> Fact:
    return fact(event, occasion, replace(DRAFT_REPORT, quoted=quoted, inferred=inferred, ordinal=no), para)  # type: ignore[arg-type]


def _meeting(number: int, day: date, inferred: str = "") -> Fact:
    return _printed(MeetingHeld(number), Occasion("day", (day,), "CCPCJ", "CCPCJ/28"), "1", inferred=inferred)


def _document(
    letter: str, kind: str, author: str, title: str, *symbols: str, carries: Carried | None = None
) -> list[Fact]:
    return [
        _printed(DocumentIssued(symbols, kind, title, author, carries), NO_DAY, "2"),
        _printed(DocumentTabled(symbols, letter), SIXTH_AND_SEVENTH, "2"),
    ]


def _spoke(para: str, capacity: Capacity, *names: str, kind: str = "general") -> list[Fact]:
    return [
        _printed(StatementMade(Speaker(name), capacity, kind), SIXTH_OR_SEVENTH, para, no=no)  # type: ignore[arg-type]
        for no, name in enumerate(names)
    ]


SESSION = [
    _printed(
        SessionOpened("regular", date(2019, 5, 20), date(2019, 5, 24), "Vienna"),
        Occasion("span", (date(2019, 5, 20), date(2019, 5, 24)), "CCPCJ", "CCPCJ/28"),
        "",
    ),
    fact(
        SessionOpened("opening", date(2018, 12, 7), date(2018, 12, 7)),
        Occasion("day", (date(2018, 12, 7),), "CCPCJ", "CCPCJ/28"),
        Source(rank=2, symbol="E/2019/30"),
        "",
    ),
    _printed(
        OfficerElected("Rapporteur", "Ahmed Tareq Ibrahim Maaty", "Egypt"),
        Occasion("not_after", (SEVENTH,), "CCPCJ", "CCPCJ/28"),
        "",
    ),
    _meeting(6, SIXTH, "the 7th meeting was held on 23 May, so that 22 May is left for the 6th"),
    _meeting(7, SEVENTH),
    fact(
        SessionScheduled("regular", date(2020, 5, 18), date(2020, 5, 22), "Vienna"),
        Occasion("unknown", (), "CCPCJ", "CCPCJ/29"),
        OURS,
        "",
    ),
]
ITEM = [
    _printed(
        AgendaItemConsidered(
            "Integration and coordination of efforts by the United Nations Office on Drugs and Crime and by Member"
            " States in the field of crime prevention and criminal justice:",
            (
                SubItem("a", "Ratification and implementation of the Organized Crime Convention;"),
                SubItem("b", "Ratification and implementation of the Convention against Corruption;"),
            ),
        ),
        SIXTH_AND_SEVENTH,
        "1",
    ),
    _printed(ViewRecorded("many", "welcomed the contributions of the institutes"), SIXTH_AND_SEVENTH, "22"),
]
DOCUMENTS = [
    *_document(
        "a",
        "report",
        "Executive Director",
        "the activities of the United Nations Office on Drugs and Crime",
        "E/CN.7/2019/2",
        "E/CN.15/2019/2",
    ),
    *_document(
        "b",
        "report",
        "Secretary-General",
        "international cooperation in combating transnational organized crime and corruption",
        "E/CN.15/2019/4",
    ),
    *_document("d", "report", "Secretary-General", "the activities of the institutes", "E/CN.15/2019/7"),
    _printed(CorrigendumIssued("E/CN.15/2019/7/Corr.1", "E/CN.15/2019/7"), NO_DAY, "2"),
    _printed(DocumentTabled(("E/CN.15/2019/7/Corr.1",), "d"), SIXTH_AND_SEVENTH, "2"),
    *_document(
        "e",
        "note",
        "Secretary-General",
        "",
        "E/CN.15/2019/8",
        carries=Carried("report of the Board of Trustees of UNICRI", "Board of Trustees of UNICRI"),
    ),
    *_document(
        "f", "note", "Secretary-General", "the nomination of two members of the Board of Trustees", "E/CN.15/2019/14"
    ),
]
STATEMENTS = [
    *_spoke(
        "3",
        "secretariat_official",
        "the Chief of the Organized Crime and Illicit Trafficking Branch",
        "a Senior Adviser of the Corruption and Economic Crime Branch",
        kind="introductory",
    ),
    *_spoke("3", "pni_institute", "the Director a.i. of UNICRI", kind="introductory"),
    *_spoke("4", "member_state", "Algeria", "Japan", "the United States", "the Islamic Republic of Iran", "Bulgaria"),
    *_spoke("5", "observer_state", "Romania", "the Bolivarian Republic of Venezuela", "Viet Nam", "the Sudan"),
    *_spoke("6", "special_procedure", "the Special Rapporteur on the independence of judges and lawyers"),
    _printed(
        StatementMade(Speaker("a representative of Soroptimist International"), "ngo_consultative"),
        SIXTH_OR_SEVENTH,
        "6",
        no=1,
    ),
]
TRANSMITTED = _printed(
    DocumentTransmitted(
        ("E/CN.15/2019/8",), "ECOSOC", "report of the Board of Trustees of UNICRI", as_printed="decided to transmit"
    ),
    SEVENTH_MEETING,
    "23",
    "At its 7th meeting, on 23 May 2019, the Commission decided to transmit to the Economic and Social Council",
)
RECOMMENDED = _printed(
    RecommendationMade("ECOSOC", "elect", "UNICRI", "", FOUR, through=("E/CN.15/2019/14",), as_printed="recommended"),
    SEVENTH_MEETING,
    "24",
    "At the same meeting, the Commission recommended to the Economic and Social Council that it elect",
)
NOMINATED = _printed(
    CandidateNominated("UNICRI", "Youngju Oh", "the Secretary-General"),
    NO_DAY,
    "24",
    inferred="the note speaks of two nominations, and two of the four names are to be elected anew",
)
CYBERCRIME = [
    _printed(
        DraftAdopted(DRAFT, "resolution", TITLE, meant_for="GA"),
        replace(SEVENTH_MEETING, precision="not_after", days=(date(2019, 5, 24),), meetings=(), items=()),
        "25",
    ),
    _printed(
        RecommendationMade("ECOSOC", "adopt", DRAFT, TITLE, meant_for="GA", through=("E/2019/30",)),
        Occasion("not_after", (date(2019, 5, 24),), "CCPCJ", "CCPCJ/28"),
        "25",
    ),
    fact(
        RecommendationActedOn(f"CCPCJ/28/adopt/{DRAFT}", "adopted", "ECOSOC resolution 2019/19", "Resolution adopted"),
        COUNCIL_ON_23_JULY,
        COUNCIL_TEXT,
        "",
    ),
    fact(
        TextNumbered("resolution", "2019/19", TITLE, "E/RES/2019/19", DRAFT, ("GA resolution 74/173",)),
        COUNCIL_ON_23_JULY,
        COUNCIL_TEXT,
        "",
    ),
    fact(
        TextNumbered("resolution", "74/173", TITLE, "A/RES/74/173", DRAFT, ("ECOSOC resolution 2019/19",)),
        ASSEMBLY,
        ASSEMBLY_TEXT,
        "",
    ),
]


def _mandate(paragraph: str, verb: str, to: str, action: str, due: Due, states: bool = False) -> Fact:
    recipient = "CCPCJ" if due.session else ""
    event = MandateEstablished(
        "GA resolution 74/173", paragraph, verb, (to,), action, due=due, recipient=recipient, to_states=states
    )
    return fact(event, ASSEMBLY, ASSEMBLY_TEXT, paragraph)


MANDATES = [
    _mandate("5", "Encourages", "Member States", "to develop and implement measures", Due(), True),
    _mandate("9", "Requests", "the Office", "to periodically report that information", Due(as_printed="periodically")),
    _mandate(
        "14",
        "Requests",
        "the Secretary-General",
        "to report to the Commission at its twenty-ninth session on the implementation of the present resolution",
        Due("session", "CCPCJ/29", as_printed="at its twenty-ninth session"),
    ),
]
COVERED = [
    fact(
        CoverageStated("ECOSOC", ("actions", "elections"), date(2019, 7, 24), ("ECOSOC/2019",)),
        Occasion(),
        OURS,
        "",
    ),
    fact(
        CoverageStated("CCPCJ", ("documents", "statements", "actions"), date(2019, 5, 24), ("CCPCJ/28",), True),
        Occasion(),
        OURS,
        "",
    ),
]
ALIAS = fact(AliasStated("E/2019/30", "E/CN.15/2019/15"), Occasion(), Source(rank=2, symbol="E/2019/30"), "")
REPORT = fact(
    DocumentIssued(("E/2019/30",), "report", "its twenty-eighth session", "Commission"),
    Occasion("not_after", (date(2019, 7, 23),)),
    COUNCIL_TEXT,
    "",
)

EVERY_FACT = (
    *SESSION,
    *ITEM,
    *DOCUMENTS,
    *STATEMENTS,
    TRANSMITTED,
    RECOMMENDED,
    NOMINATED,
    *CYBERCRIME,
    *MANDATES,
    *COVERED,
    ALIAS,
    REPORT,
)
