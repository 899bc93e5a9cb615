"""As of a day, and at a position of the log."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.conftest import NOW
from tests.facts import COUNCIL_ON_23_JULY, fact
from tests.web.commission import EVERY_FACT, RECOMMENDED
from tests.web.conftest import Site
from tracker import record
from tracker.domain.recommendation import RecommendationActedOn
from tracker.store import db

ELECT = "/matters/CCPCJ/28/elect/UNICRI"


def test_the_day_before_the_two_actions_neither_is_shown(site: Site) -> None:
    page = site.see("/follow-up?as_of=2019-05-22")
    assert page.sentence() == "No matter sent up to another organ is on record."
    assert site.see("/follow-up?as_of=2019-05-23").main.count("on 23 May 2019") > 1


def test_coverage_never_reaches_beyond_the_day_asked_for(site: Site) -> None:
    assert "covered in part, to 24 May 2019" in site.see(f"{ELECT}?as_of=2019-05-24").sentence()


def test_the_foot_of_the_follow_up_page_is_cut_at_the_day_shown_too(site: Site) -> None:
    assert "in part, to 24 July 2019" in site.see("/follow-up").main
    said = site.see("/follow-up?as_of=2019-05-24").main
    assert "in part, to 24 May 2019" in said
    assert "July" not in said


def test_at_a_position_means_as_of_the_day_on_which_it_was_recorded(site: Site) -> None:
    later = site.retract(RECOMMENDED, at=NOW + timedelta(days=1))
    assert "As of 6 January 2020" in site.see(f"/follow-up?at={later - 1}").words
    assert "As of 7 January 2020" in site.see(f"/follow-up?at={later}").words
    assert "As of 24 May 2019" in site.see(f"/follow-up?at={later - 1}&as_of=2019-05-24").words


def test_inside_a_batch_its_end_is_meant(site: Site) -> None:
    assert site.see("/follow-up?at=1").main == site.see(f"/follow-up?at={len(EVERY_FACT)}").main


def test_a_position_inside_a_batch_is_named_with_the_end_of_the_batch(site: Site) -> None:
    end = len(EVERY_FACT)
    inside = f"at position 1, to the end of its batch at {end}"
    assert site.see("/follow-up?at=1").words.count(inside) == 2
    assert "to the end of its batch" not in site.see(f"/follow-up?at={end}").words


def test_before_the_first_entry_nothing_was_known(site: Site) -> None:
    page = site.see("/follow-up?at=2019-12-31T00:00:00Z")
    assert page.status == 200
    assert "No matter" in page.sentence()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("as_of=yesterday", "expected year, month and day, such as 2019-05-24"),
        ("as_of=2019-02-30", "expected year, month and day"),
        ("as_of=20190524", "expected year, month and day"),
        ("as_of=2019-W21-5", "expected year, month and day"),
        ("at=soon", "expected a position of the log, such as 12, or an instant, such as 2020-01-06T09:00:00Z"),
        ("at=-1", "expected a position of the log"),
        ("at=1.5", "expected a position of the log"),
        ("at=2020-01-06", "expected a position of the log"),
        ("as_of=2019-05-24&as_of=2019-05-25", "given more than once; expected one value"),
        ("at=%00", "A control character stands in this address"),
    ],
)
def test_what_does_not_parse_says_what_is_expected(site: Site, query: str, expected: str) -> None:
    page = site.see(f"/follow-up?{query}")
    assert page.status == 400
    assert expected in page.main


@pytest.mark.parametrize("at", ["9999", "999999999999999999", "0", "2030-01-01T00:00:00Z"])
def test_a_position_that_has_not_come_is_not_found(site: Site, at: str) -> None:
    page = site.see(f"/follow-up?at={at}")
    assert page.status == 404
    assert str(len(EVERY_FACT)) in page.main


def test_a_day_that_has_not_come_is_not_found(site: Site) -> None:
    page = site.see("/follow-up?as_of=2020-02-01")
    assert page.status == 404
    assert "1 February 2020 has not come; this record reaches to 8 January 2020." in page.main


def test_an_instant_may_carry_an_offset(site: Site) -> None:
    assert "2 matters" in site.see("/follow-up?at=2020-01-06T11:00:00+01:00").sentence()
    assert "2 matters" in site.see("/follow-up?at=2020-01-06T11:00:00").sentence()


def test_links_stay_at_the_moment_asked_for(site: Site) -> None:
    page = site.see("/follow-up?as_of=2019-05-24&at=3")
    within = [href for href, _ in page.links if href.startswith("/") and not href.startswith("/static")]
    stepping = ("/follow-up", "/follow-up?as_of=2019-05-23&at=3", "/follow-up?as_of=2019-07-23&at=3")
    ahead = ("/due",)  # what is due is reckoned from today
    kept = [href for href in within if href not in (*stepping, *ahead)]
    assert all("as_of=2019-05-24" in href and "at=3" in href for href in kept)
    assert page.leads_to("Today’s record") == "/follow-up"


def test_the_bar_steps_through_the_days_of_change(site: Site) -> None:
    page = site.see("/matters/CCPCJ/28/adopt/E/2019/30:I.A.IV?as_of=2019-06-01")
    assert page.leads_to("← Earlier change: 24 May 2019").endswith("?as_of=2019-05-24")
    assert page.leads_to("Later change: 23 July 2019 →").endswith("?as_of=2019-07-23")


def test_what_is_not_on_record_on_a_day_leads_to_the_present_record(site: Site) -> None:
    page = site.see(f"{ELECT}?as_of=2019-05-01")
    assert page.status == 404
    assert "is not on record as of 1 May 2019" in page.main
    assert page.leads_to("Today’s record") == ELECT


def test_the_date_field_keeps_the_page_and_sends_a_get(site: Site) -> None:
    tags = site.see("/boards/unicri?as_of=2019-05-24").tags
    form = next(given for tag, given in tags if tag == "form" and given["action"] != "/search")
    field = next(given for tag, given in tags if given.get("id") == "as-of")
    assert (form["method"], form["action"]) == ("get", "/boards/unicri")
    assert (field["type"], field["value"], field["max"]) == ("date", "2019-05-24", "2020-01-08")


def test_a_day_that_was_corrected_or_retracted_is_no_day_of_change(site: Site) -> None:
    page = "/matters/CCPCJ/28/transmit/E/CN.15/2019/8"
    noted = fact(RecommendationActedOn("CCPCJ/28/transmit/E/CN.15/2019/8", "taken_note_of"), COUNCIL_ON_23_JULY)
    site.accept(noted)
    assert site.see(page).leads_to("← Earlier change: 23 July 2019")
    right = replace(noted, occasion=replace(COUNCIL_ON_23_JULY, days=(date(2019, 7, 24),)))
    with db.writing(site.engine) as connection:
        record.correct(connection, noted.entry_id, right, "our error", at=NOW, by="officer", why="The day was misread.")
    assert site.see(page).leads_to("← Earlier change: 24 July 2019")
    assert "23 July" not in site.see(f"{page}?as_of=2019-07-01").words
    site.retract(noted, at=NOW)
    assert site.see(page).leads_to("← Earlier change: 23 May 2019")
