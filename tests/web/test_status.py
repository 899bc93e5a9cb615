"""Where things stand: the follow-up ledger, one matter, one board, home."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.conftest import NOW
from tests.facts import COUNCIL_ON_23_JULY, FINAL_REPORT, FOUR, SEATED, SEVENTH_MEETING, again, fact
from tests.web.commission import COVERED, CYBERCRIME, DRAFT, OURS, RECOMMENDED, TRANSMITTED
from tests.web.conftest import Site
from tracker.domain.coverage import CoverageStated
from tracker.domain.recommendation import RecommendationActedOn, RecommendationMade
from tracker.domain.session import SessionOpened, SessionScheduled
from tracker.domain.terms import Occasion, Source
from tracker.domain.text import TextNumbered

ELECT = "/matters/CCPCJ/28/elect/UNICRI"
TRANSMIT = "/matters/CCPCJ/28/transmit/E/CN.15/2019/8"
ADOPT = "/matters/CCPCJ/28/adopt/E/2019/30:I.A.IV"
LATER = NOW + timedelta(days=1)


def test_the_follow_up_page_names_both_actions_of_23_may_2019(site: Site) -> None:
    page = site.see("/follow-up")
    assert page.status == 200
    assert "Transmitted to the Economic and Social Council on 23 May 2019" in page.main
    assert "Recommended for election on 23 May 2019" in page.main
    assert (
        "To elect Carolina Lizárraga Houghton and Youngju Oh; "
        "to re-elect Carlos Castresana Fernández and Joel Antonio Hernández García"
    ) in page.main
    assert "E/CN.15/2019/8" in page.main
    assert "E/CN.15/2019/14" in page.main


def test_the_open_matters_stand_with_the_council_and_the_complete_one_after_them(site: Site) -> None:
    said = site.see("/follow-up").main
    assert (
        said.index("With the Council") < said.index("Transmitted to") < said.index("Acted on") < said.index("2019/19")
    )
    assert said.startswith("Follow-up 2 matters are before another organ; 1 has been acted on.")


def test_a_day_that_is_known_only_as_not_after_is_no_day_in_the_table(site: Site) -> None:
    rows = {row["matter"]: row for row in csv.DictReader(io.StringIO(site.see("/follow-up.csv").html))}
    adopt, elect = rows["CCPCJ/28/adopt/E/2019/30:I.A.IV"], rows["CCPCJ/28/elect/UNICRI"]
    assert (adopt["sent_on"], adopt["sent_precision"]) == ("", "not_after")
    assert "not after 24 May 2019" in adopt["sent"]
    assert (elect["sent_on"], elect["sent_precision"]) == ("2019-05-23", "day")


def test_a_retracted_action_is_gone_and_back_with_at_before(site: Site) -> None:
    before = site.retract(RECOMMENDED, at=LATER) - 1
    assert "Youngju Oh" not in site.see("/follow-up").main
    assert "Youngju Oh" in site.see(f"/follow-up?at={before}").main
    assert "Youngju Oh" in site.see(f"/follow-up?at={NOW:%Y-%m-%dT%H:%M:%SZ}").main
    assert site.see(ELECT).status == 404
    assert site.see(f"{ELECT}?at={before}").status == 200


def test_the_page_of_a_retracted_matter_shows_the_entries_that_once_spoke_of_it(site: Site) -> None:
    site.retract(RECOMMENDED, at=LATER)
    page = site.see(ELECT)
    assert f"/entries/{RECOMMENDED.entry_id}" in dict(page.links)
    assert "Another entry is retracted: It was misread." in page.main


@pytest.mark.parametrize(
    ("address", "words", "entry"),
    [
        (ELECT, "Recommended for election on 23 May 2019", RECOMMENDED),
        (ELECT, "24 July 2019", COVERED[0]),
        (TRANSMIT, "Transmitted to the Economic and Social Council on 23 May 2019", TRANSMITTED),
        (ADOPT, "Recommended for adoption by the Assembly not after 24 May 2019", CYBERCRIME[1]),
        (ADOPT, "adopted by the Economic and Social Council on 23 July 2019 as resolution 2019/19", CYBERCRIME[2]),
        (ADOPT, "adopted by the General Assembly on 18 December 2019 as resolution 74/173", CYBERCRIME[4]),
    ],
)
def test_every_status_word_links_to_its_entry(site: Site, address: str, words: str, entry: object) -> None:
    page = site.see(address)
    assert words in page.sentence()
    assert page.leads_to(words) == f"/entries/{entry.entry_id}"  # type: ignore[attr-defined]
    assert site.see(page.leads_to(words)).status == 200


def test_while_only_a_draft_says_so_the_sentence_says_so(site: Site) -> None:
    assert "according to the draft report" in site.see(ELECT).sentence()
    site.accept(again(RECOMMENDED, FINAL_REPORT, "110"), at=LATER)
    assert "draft report" not in site.see(ELECT).sentence()
    assert "E/2019/30, para. 110" in site.see(ELECT).words


def test_outside_coverage_the_page_says_not_covered(site: Site) -> None:
    site.retract(COVERED[0])
    page = site.see(ELECT)
    assert "what the Council did is not covered by this record" in page.sentence()
    assert "Not covered" in page.main
    assert "no action" not in page.sentence()


def test_no_action_is_never_said_without_how_far_we_know(site: Site) -> None:
    for address in (ELECT, TRANSMIT, "/follow-up", "/boards/unicri", "/"):
        said = site.see(address).main
        assert said.count("no action by the Council recorded (covered") == said.count("no action")


def test_the_next_step_is_undetermined_until_the_calendar_says_more(site: Site) -> None:
    assert "Next step: consideration by the Council; date to be determined" in site.see(ELECT).main
    planned = SessionScheduled("management", date(2020, 6, 9), date(2020, 6, 10))
    site.accept(fact(planned, Occasion("unknown", (), "ECOSOC", "ECOSOC/2020"), Source(rank=5, dated=date(2020, 1, 6))))
    assert "consideration by the Council at its management segment, 9–10 June 2020" in site.see(ELECT).main


def test_a_sitting_that_lies_behind_is_named_with_what_is_recorded(site: Site) -> None:
    held = SessionOpened("management", date(2019, 7, 23), date(2019, 7, 24))
    site.accept(fact(held, replace(COUNCIL_ON_23_JULY, meetings=()), Source(rank=1, symbol="E/RES/2019/19"), ""))
    assert "at its management segment, 23–24 July 2019" in site.see(f"{ELECT}?as_of=2019-07-23").main
    page = site.see(f"{ELECT}?as_of=2019-07-25")
    assert "Next step: consideration by the Council; date to be determined" in page.main
    assert "(an earlier sitting that could take it up: management segment held 23–24 July 2019)" in page.main
    assert "no action by the Council recorded (covered in part, to 24 July 2019)" in page.sentence()


def test_a_planned_sitting_that_lies_behind_is_not_said_to_have_been_held(site: Site) -> None:
    planned = SessionScheduled("management", date(2019, 7, 23))
    site.accept(fact(planned, Occasion("unknown", (), "ECOSOC", "ECOSOC/2019"), Source(rank=6, dated=date(2019, 6, 1))))
    site.retract(COVERED[0])
    page = site.see(f"{ELECT}?as_of=2019-07-25")
    assert "Next step: consideration by the Council; date to be determined" in page.main
    assert "(an earlier sitting that could take it up: management segment was planned for 23 July 2019)" in page.main
    assert "what the Council did is not covered by this record" in page.sentence()


def test_a_deferred_matter_waits_for_a_sitting_after_that(site: Site) -> None:
    held = SessionOpened("management", date(2019, 7, 23), date(2019, 7, 24))
    deferred = RecommendationActedOn("CCPCJ/28/elect/UNICRI", "deferred")
    source = Source(rank=1, symbol="E/2019/99")
    site.accept(
        fact(held, replace(COUNCIL_ON_23_JULY, meetings=()), source, ""), fact(deferred, COUNCIL_ON_23_JULY, source)
    )
    assert "Next step: consideration by the Council; date to be determined" in site.see(ELECT).main


def test_what_the_council_passed_on_is_one_matter_on_its_way(site: Site) -> None:
    onward = RecommendationMade("GA", "adopt", DRAFT, through=("E/RES/2019/19",))
    site.accept(fact(onward, COUNCIL_ON_23_JULY, Source(rank=1, symbol="E/RES/2019/19"), ""))
    assert site.see("/follow-up").sentence() == "2 matters are before another organ; 1 has been acted on."
    assert site.see(f"/matters/ECOSOC/2019/adopt/{DRAFT}").status == 200


def test_a_complete_chain_has_no_next_step(site: Site) -> None:
    assert "Next step" not in site.see(ADOPT).main


def test_between_the_council_and_the_assembly_the_matter_is_with_the_assembly(site: Site) -> None:
    page = site.see(f"{ADOPT}?as_of=2019-08-01")
    assert "as resolution 2019/19; what the Assembly did is not covered by this record." in page.sentence()
    assert "consideration by the Assembly" in page.main


def test_an_act_of_the_council_moves_a_matter_among_those_acted_on(site: Site) -> None:
    acted = RecommendationActedOn("CCPCJ/28/transmit/E/CN.15/2019/8", "taken_note_of", as_printed="took note of")
    site.accept(fact(acted, COUNCIL_ON_23_JULY, Source(rank=1, symbol="E/2019/99")), at=LATER)
    assert "taken note of by the Economic and Social Council on 23 July 2019." in site.see(TRANSMIT).sentence()
    assert "approved" not in site.see(TRANSMIT).words
    assert "1 matter is before another organ; 2 have been acted on." in site.see("/follow-up").sentence()


def test_what_came_back_without_what_was_sent_is_shown_as_a_gap(site: Site) -> None:
    acted = RecommendationActedOn("CND/62/elect/INCB", "elected")
    site.accept(fact(acted, COUNCIL_ON_23_JULY, Source(rank=1, symbol="E/2019/99")))
    page = site.see("/matters/CND/62/elect/INCB")
    assert page.sentence().startswith("The recommendation itself is not on record")


def test_recommended_is_not_elected(site: Site) -> None:
    page = site.see("/boards/unicri")
    assert page.sentence().startswith("No member on record; recommended for election on 23 May 2019")
    members, _, recommended = page.main.partition("Recommended, no election recorded")
    for candidate in FOUR:
        assert candidate.name not in members
        assert candidate.name in recommended
    assert "recommended for re-election on 23 May 2019; no election recorded" in recommended


def test_who_was_elected_sits_from_the_day_of_the_election(site: Site) -> None:
    site.accept(SEATED)
    page = site.see("/boards/unicri")
    assert page.sentence().startswith("1 member on record of 7 seats")
    assert page.leads_to("1 member on record of 7 seats") == f"/entries/{SEATED.entry_id}"
    members, _, recommended = page.main.partition("Recommended, no election recorded")
    assert "Youngju Oh" in members
    assert "Youngju Oh recommended" not in recommended
    assert "Carolina Lizárraga Houghton recommended" in recommended
    assert site.see("/boards/unicri?as_of=2019-07-22").sentence().startswith("No member on record")


def test_seats_that_come_with_an_office_are_listed_without_a_term(site: Site) -> None:
    assert "Seats that come with an office" in site.see("/boards/unicri").main


def test_an_inferred_nomination_shows_its_reason(site: Site) -> None:
    assert "Inferred: the note speaks of two nominations" in site.see("/boards/unicri").main


def test_home_tells_what_waits_and_where_to_look(site: Site) -> None:
    page = site.see("/")
    assert page.sentence() == "2 matters are before another organ; 1 has been acted on."
    hrefs = dict(page.links)
    for address in ("/follow-up", "/boards/unicri", "/bodies/ccpcj/sessions/28", "/texts/ga/resolution/74/173"):
        assert address in hrefs


def test_home_of_an_empty_record_says_so(empty_site: Site) -> None:
    assert empty_site.see("/").sentence() == "No matter sent up to another organ is on record."
    assert empty_site.see("/follow-up").status == empty_site.see("/coverage").status == 200


def test_a_matter_in_small_letters_leads_to_its_page(site: Site) -> None:
    assert site.see("/matters/ccpcj/28/elect/unicri").location == ELECT


def test_a_board_in_capitals_leads_to_its_page_and_an_unknown_one_names_those_known(site: Site) -> None:
    assert site.see("/boards/UNICRI").location == "/boards/unicri"
    page = site.see("/boards/unesco")
    assert page.status == 404
    assert "/boards/unicri" in dict(page.links)


def test_the_same_matter_sent_by_another_session_is_another_matter(site: Site) -> None:
    elsewhere = replace(SEVENTH_MEETING, session="CCPCJ/27", meetings=(), items=(), days=(date(2018, 5, 18),))
    site.accept(fact(RECOMMENDED.event, elsewhere, para="9"))
    assert site.see("/matters/CCPCJ/27/elect/UNICRI").status == 200
    assert "on 18 May 2018" in site.see("/follow-up").main


def test_where_nothing_was_acted_on_home_says_so_in_a_sentence(empty_site: Site) -> None:
    empty_site.accept(RECOMMENDED, *COVERED)
    assert empty_site.see("/").sentence() == "1 matter is before another organ; none has been acted on."


@pytest.mark.parametrize("page", ["/", "/follow-up"])
def test_where_nothing_was_read_of_the_council_nothing_is_said_of_acts(empty_site: Site, page: str) -> None:
    unread = "whether it was acted on is not covered by this record"
    empty_site.accept(RECOMMENDED)
    assert empty_site.see(page).sentence() == f"1 matter is before another organ; {unread}."
    empty_site.accept(TRANSMITTED)
    both = "2 matters are before another organ; whether they were acted on is not covered by this record."
    assert empty_site.see(page).sentence() == both
    noted = RecommendationActedOn("CCPCJ/28/transmit/E/CN.15/2019/8", "taken_note_of")
    empty_site.accept(fact(noted, COUNCIL_ON_23_JULY, Source(rank=1, symbol="E/2019/99")))
    said = f"1 matter is before another organ; {unread}; 1 other has been acted on."
    assert empty_site.see(page).sentence() == said


def test_where_the_elections_alone_were_read_only_the_other_matter_is_not_covered(empty_site: Site) -> None:
    elections = CoverageStated("ECOSOC", ("elections",), date(2019, 7, 31), full=True)
    empty_site.accept(RECOMMENDED, TRANSMITTED, fact(elections, Occasion(), OURS, ""))
    unread = "whether 1 of them was acted on is not covered by this record"
    assert empty_site.see("/").sentence() == f"2 matters are before another organ; {unread}."


def test_home_lists_the_boards_of_which_something_is_on_record(empty_site: Site) -> None:
    assert "UNICRI" not in empty_site.see("/").html
    empty_site.accept(RECOMMENDED)
    assert "/boards/unicri" in dict(empty_site.see("/").links)


def test_as_of_a_day_the_latest_entries_are_of_what_had_happened_by_then(site: Site) -> None:
    def latest(page: str) -> str:
        return site.see(page).main.partition("Latest entries")[2]

    assert "18 December 2019" in latest("/")
    before = latest("/?as_of=2019-05-22")
    assert "22 May 2019" in before
    assert "December 2019" not in before
    assert "recommended" not in before
    site.retract(RECOMMENDED, at=LATER)
    assert "retracted" in latest("/")
    assert "retracted" not in latest("/?as_of=2019-05-24")


def test_a_text_known_only_by_its_number_has_a_page_that_says_so_and_names_the_entries(empty_site: Site) -> None:
    noted = RecommendationActedOn("CCPCJ/28/transmit/E/CN.15/2019/8", "taken_note_of", text="ECOSOC decision 2019/226")
    acted = fact(noted, COUNCIL_ON_23_JULY, Source(rank=1, symbol="E/2019/99"))
    page = "/texts/ecosoc/decision/2019/226"
    assert empty_site.see(page).status == 404
    empty_site.accept(TRANSMITTED, acted)
    for address in ("/follow-up", TRANSMIT, f"/entries/{acted.entry_id}"):
        assert page in dict(empty_site.see(address).links)
    seen = empty_site.see(page)
    assert seen.sentence() == "Nothing is recorded of this text itself; 1 entry mentions it."
    assert f"/entries/{acted.entry_id}" in dict(seen.links)
    assert empty_site.json(page)["text"] is None
    empty_site.accept(
        fact(TextNumbered("decision", "2019/226"), COUNCIL_ON_23_JULY, Source(rank=1, symbol="E/2019/99"))
    )
    assert empty_site.see(page).sentence().startswith("Adopted by the Economic and Social Council on 23 July 2019")


@pytest.mark.parametrize("address", ["/boards", "/boards/", "/fr/boards"])
def test_the_address_of_a_board_without_its_end_names_those_known(site: Site, address: str) -> None:
    page = site.see(address)
    assert page.status == 404
    assert any(href.endswith("/boards/unicri") for href, _ in page.links)
