"""On the pages of which things a fact stands: its own, and those of all that it names."""

from dataclasses import replace
from datetime import date

import pytest

from tests.facts import ALGERIA, COUNCIL_COVERED, RESOLUTION, SEVENTH_MEETING, fact
from tracker.domain import HOMES
from tracker.domain.board import CandidateNominated
from tracker.domain.item import DecisionTaken
from tracker.domain.mandate import (
    DocumentRequested,
    MandateDischarged,
    MandateEnded,
    MandateEstablished,
    MandateModified,
    MandatePhaseReached,
    MandateRenewed,
    MandateReportSubmitted,
)
from tracker.domain.recommendation import DocumentTransmitted, RecommendationActedOn, RecommendationMade
from tracker.domain.reminder import ReminderQueued, ReminderSent
from tracker.domain.slotting import SlotAgreed
from tracker.domain.terms import Due, Event, Occasion

NOWHERE = Occasion("day", (date(2019, 5, 23),), "CCPCJ")
TEXT = "GA resolution 74/173"
MANDATE = f"{TEXT}/14"
REPORT = "E/CN.15/2020/13"
MATTER = "CCPCJ/28/elect/UNICRI"


@pytest.mark.parametrize(
    ("event", "pages"),
    [
        (RESOLUTION.event, "CCPCJ resolution 2019/19|E/RES/2019/19|E/2019/30:I.A.IV"),
        (
            replace(RESOLUTION.event, draft="E/CN.15/2019/L.4/Rev.1", same_text_as=("GA resolution 74/173",)),
            "CCPCJ resolution 2019/19|E/RES/2019/19|E/CN.15/2019/L.4|E/CN.15/2019/L.4/Rev.1|GA resolution 74/173",
        ),
        (
            MandateEstablished(TEXT, "14", "Requests", (), "to report", due=Due("session", "CCPCJ/29")),
            f"{MANDATE}|GA resolution 74/173|CCPCJ/29",
        ),
        (
            MandateEstablished(TEXT, "14", "Requests", (), "to report", clause="a"),
            f"{MANDATE}/a|GA resolution 74/173",
        ),
        (DocumentRequested(MANDATE, "report", for_session="CCPCJ/29"), f"{MANDATE}|CCPCJ/29"),
        (MandateReportSubmitted(MANDATE, (REPORT, "E/CN.7/2020/9")), f"{MANDATE}|{REPORT}|E/CN.7/2020/9"),
        (MandateModified(MANDATE, "GA resolution 75/196"), f"{MANDATE}|GA resolution 75/196"),
        (
            MandateModified(MANDATE, "GA resolution 75/196", Due("session", "CCPCJ/30")),
            f"{MANDATE}|GA resolution 75/196|CCPCJ/30",
        ),
        (MandateRenewed(MANDATE, "GA resolution 75/196"), f"{MANDATE}|GA resolution 75/196"),
        (MandateEnded(MANDATE, "replaced", "GA resolution 79/243"), f"{MANDATE}|GA resolution 79/243"),
        (MandatePhaseReached(MANDATE, "first"), MANDATE),
        (MandateDischarged(MANDATE, "the report was before the Commission"), MANDATE),
        (
            DocumentTransmitted((REPORT,), "ECOSOC", cover_symbol="E/2020/99"),
            f"CCPCJ/transmit/{REPORT}|{REPORT}|E/2020/99",
        ),
        (
            RecommendationMade("ECOSOC", "elect", "UNICRI", through=("E/CN.15/2019/14",)),
            "CCPCJ/elect/UNICRI|UNICRI|E/CN.15/2019/14",
        ),
        (RecommendationActedOn(MATTER, "elected", "ECOSOC decision 2019/999"), f"{MATTER}|ECOSOC decision 2019/999"),
        (CandidateNominated("UNICRI", "Youngju Oh", symbol="E/CN.15/2019/14"), "UNICRI|E/CN.15/2019/14"),
        (COUNCIL_COVERED.event, "ECOSOC"),
        (ReminderQueued("key", "someone", MATTER, "a rule", date(2019, 7, 23), 0, "1"), f"key|{MATTER}"),
        (ReminderSent("key", "<id>"), "key"),
        (SlotAgreed(MANDATE, "CCPCJ/29", "issuance", 1), f"{MANDATE} at CCPCJ/29|{MANDATE}|CCPCJ/29"),
        (SlotAgreed("", "CCPCJ/29", "issuance", 1, document=REPORT), f"{REPORT}|CCPCJ/29"),
        (
            SlotAgreed(MANDATE, "CCPCJ/29", "issuance", 1, document=REPORT),
            f"{MANDATE} at CCPCJ/29|{MANDATE}|{REPORT}|CCPCJ/29",
        ),
        (SlotAgreed(MANDATE, "", "issuance", 1, document=REPORT), f"{REPORT}|{MANDATE}"),
    ],
    ids=lambda one: type(one).__name__ if not isinstance(one, str) else "",
)  # fmt: skip
def test_a_fact_stands_on_the_page_of_each_thing_it_names(event: Event, pages: str) -> None:
    known = fact(event, NOWHERE)
    assert HOMES[type(event)].touched(known) == tuple(pages.split("|"))
    assert HOMES[type(event)].key(known) == pages.partition("|")[0]


def test_a_decision_stands_on_the_page_of_its_item_its_text_and_its_papers() -> None:
    taken = fact(DecisionTaken("take_note", "took note", text="CCPCJ decision 28/1", symbols=("E/CN.15/2019/8",)))
    pages = ("CCPCJ/28/6", "CCPCJ decision 28/1", "E/CN.15/2019/8", "CCPCJ/28", "CCPCJ/28/meeting/7")
    assert HOMES[DecisionTaken].touched(taken) == pages
    assert HOMES[type(ALGERIA.event)].touched(ALGERIA)[0] == "CCPCJ/28/6"


def test_what_no_item_is_named_for_is_at_home_in_the_session() -> None:
    taken = fact(DecisionTaken("decide", "decided to meet"), replace(SEVENTH_MEETING, items=()))
    assert HOMES[DecisionTaken].key(taken) == "CCPCJ/28"
