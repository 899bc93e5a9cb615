"""The drawings: what each draws, and that words beside it say the same."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.facts import SEATED, SEVENTH_MEETING, fact
from tests.web.commission import CYBERCRIME, DRAFT_REPORT
from tests.web.conftest import Site, plain
from tracker.domain.document import DocumentTabled
from tracker.domain.draft import DraftTabled, DraftWithdrawn
from tracker.domain.mandate import MandateEstablished, MandateReportSubmitted
from tracker.domain.terms import Due, Occasion
from tracker.domain.text import TextNumbered

SESSION = "/bodies/ccpcj/sessions/28"
BOARD = "/boards/unicri"
ELECT = "/matters/CCPCJ/28/elect/UNICRI"
ADOPT = "/matters/CCPCJ/28/adopt/E/2019/30:I.A.IV"
DRAWN = (SESSION, BOARD, ELECT, ADOPT)
_DRAWING = re.compile(r'<svg class="(\w+)[^"]*".*?</svg>', re.DOTALL)


def drawings(html: str, kind: str) -> list[str]:
    """The drawings of one kind on a page."""
    return [found[0] for found in _DRAWING.finditer(html) if found[1] == kind]


def labels(drawing: str) -> list[str]:
    """The words in a drawing."""
    return [plain(said) for said in re.findall(r"<text[^>]*>(.*?)</text>", drawing)]


@pytest.mark.parametrize("address", DRAWN)
def test_a_drawing_has_no_script_no_style_of_its_own_and_is_passed_over_when_a_page_is_read_aloud(
    site: Site, address: str
) -> None:
    drawn = _DRAWING.findall(site.see(address).html)
    assert drawn
    for tag, given in site.see(address).tags:
        assert tag not in ("script", "style")
        assert "style" not in given
        if tag == "svg":
            assert (given["aria-hidden"], given["focusable"]) == ("true", "false")


def test_the_items_of_a_session_stand_against_its_meetings(site: Site) -> None:
    page = site.see(SESSION)
    (drawing,) = drawings(page.html, "heat")
    assert labels(drawing) == ["6", "7", "6", "2"]
    assert drawing.count("<circle") == 1
    assert "Item 6 Integration" in page.main
    assert "6 documents, 14 statements, 2 actions and 1 view" in page.main


def test_the_table_beside_the_drawing_says_the_same(site: Site) -> None:
    said = site.see(SESSION).main
    assert "The same as a table" in said
    assert "6 6 14 2 ●considered 2 actions" in said


def test_a_matter_goes_through_the_lanes_of_its_organs(site: Site) -> None:
    page = site.see(ADOPT)
    (drawing,) = drawings(page.html, "lanes")
    organs = ["Commission", "Council", "Assembly"]
    assert labels(drawing) == [*organs, "not after 24 May 2019", "23 Jul 2019", "18 Dec 2019"]
    for said in (*organs, "24 May 2019", "23 July 2019", "18 December 2019"):
        assert said in page.main
    # at the edges of a narrow drawing words go inwards
    assert re.findall(r'<text class="(\w+)" x', drawing) == ["organ", "organ", "organ", "start", "end"]


def test_the_next_step_of_a_matter_is_drawn_as_expected_only(site: Site) -> None:
    (drawing,) = drawings(site.see(ELECT).html, "lanes")
    assert labels(drawing) == ["Commission", "Council", "23 May 2019", "next step"]
    assert drawing.count('class="ahead"') == 3
    assert "Next step Consideration by the Council" in site.see(ELECT).main


def test_a_recommendation_not_on_record_is_a_gap_in_its_lane(site: Site) -> None:
    assert 'class="gap"' not in site.see(ADOPT).html
    site.retract(CYBERCRIME[1])
    (drawing,) = drawings(site.see(ADOPT).html, "lanes")
    assert drawing.count('class="gap"') == 1
    assert "Recommendation not on record" in site.see(ADOPT).main


def test_those_recommended_are_hatched_and_those_who_sit_are_solid(site: Site) -> None:
    before = drawings(site.see(BOARD).html, "seat")
    assert sum("hatched" in one for one in before) == 5  # four candidates, and the key
    assert not any("serving" in one for one in before)  # nor a key to what is not drawn
    site.accept(SEATED)
    page = site.see(f"{BOARD}")
    assert sum("serving" in one for one in drawings(page.html, "seat")) > 1
    assert "on the board" in page.main
    assert "no member is on record" in page.main


def test_a_report_asked_for_in_rounds_shows_each_round_with_what_is_recorded(site: Site) -> None:
    adopted = replace(SEVENTH_MEETING, days=(date(2019, 5, 23),), precision="day", meetings=(), items=())
    text = "CCPCJ resolution 28/1"
    rule = Due("recurring", every_months=3)
    asks = MandateEstablished(text, "30", "Requests", ("Secretary-General",), "to report", due=rule)
    came = MandateReportSubmitted(f"{text}/30", ("E/CN.15/2019/14",))
    site.accept(
        fact(TextNumbered("resolution", "28/1"), adopted, DRAFT_REPORT, "30"),
        fact(asks, adopted, DRAFT_REPORT, "31"),
        fact(came, adopted, DRAFT_REPORT, "32"),
    )
    page = site.see("/mandates/ccpcj/resolution/28/1/-/30")
    assert "Round by round 23 August 2019: report submitted, E/CN.15/2019/14" in page.main
    assert "23 November 2019: no report recorded 23 February 2020: to come" in page.main
    assert len(drawings(page.html, "round")) == 3


def test_home_shows_in_which_weeks_of_a_year_something_was_done(site: Site) -> None:
    page = site.see("/?as_of=2019-12-20")
    (drawing,) = drawings(page.html, "pulse")
    assert labels(drawing) == ["22 Dec 2018", "20 Dec 2019"]
    weeks = site.json("/?as_of=2019-12-20")["weeks"]
    # two matters sent in May, of a third no day is known; an act of the Council, with its text; a text of the Assembly
    assert [(one["first"], one["acts"]) for one in weeks] == [("2019-05-18", 2), ("2019-07-20", 1), ("2019-12-14", 1)]
    assert drawing.count("<rect") == 1 + len(weeks)
    assert "18–24 May 2019 2 acts" in page.main
    assert page.leads_to("14–20 December 2019").startswith("/diff?from=2019-12-13&to=2019-12-20")


def test_a_week_counts_what_was_done_by_the_day_shown_and_nothing_without_a_day(site: Site) -> None:
    assert [one["acts"] for one in site.json("/?as_of=2019-05-23")["weeks"]] == [2]
    assert site.json("/?as_of=2018-12-31")["weeks"] == []
    assert "The last 52 weeks" not in site.see("/?as_of=2018-12-31").main


def test_many_documents_lie_folded_with_their_number(site: Site) -> None:
    symbols = [f"E/CN.15/2019/{number}" for number in range(100, 140)]
    tabled = [fact(DocumentTabled((one,), ""), SEVENTH_MEETING, DRAFT_REPORT, "3") for one in symbols]
    site.accept(*tabled)
    html = site.see(SESSION).html
    folded = re.search(r'<details class="fold">\s*<summary><h2>Documents</h2> <span class="count">(\d+)', html)
    assert folded
    assert folded[1] == "46"


def test_the_footer_names_the_ranks_of_the_evidence(site: Site) -> None:
    assert "Evidence on this page: draft report and our own statement." in site.see(ELECT).words
    assert "Evidence on this page: final text" in site.see(ADOPT).words
    assert site.json(ELECT)["evidence"] == ["draft report", "our own statement"]


def test_a_page_without_evidence_names_no_rank(site: Site) -> None:
    assert "Evidence on this page" not in site.see("/glossary").words


def test_a_draft_without_a_document_says_what_became_of_it(site: Site) -> None:
    occasion = Occasion("day", (date(2019, 5, 24),), "CCPCJ", "CCPCJ/28")
    site.accept(fact(DraftTabled("E/CN.15/2019/L.9", "resolution"), occasion, DRAFT_REPORT, "50"))
    page = site.see("/documents/E/CN.15/2019/L.9")
    assert page.sentence() == "Draft resolution; what became of it is not on record."
    site.accept(fact(DraftWithdrawn("E/CN.15/2019/L.9", "resolution", by=("Japan",)), occasion, DRAFT_REPORT, "51"))
    assert "Draft resolution; withdrawn by Japan" in site.see("/documents/E/CN.15/2019/L.9").sentence()
