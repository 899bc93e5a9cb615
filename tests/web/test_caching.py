"""When a page need not be made again, and how long it holds."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import SEATED
from tests.web import commission
from tests.web.conftest import Site, site_over
from tests.web.test_frame import ADDRESSES

FIXED = "/follow-up?at={}&as_of=2019-05-24"


def tag(site: Site, address: str) -> str:
    """The ETag of a page."""
    return site.see(address).headers["ETag"]


@pytest.mark.parametrize("address", [*ADDRESSES, "/follow-up.json", "/follow-up.csv", "/log.atom", "/calendar.ics"])
def test_who_has_a_page_is_told_so_without_its_body(site: Site, address: str) -> None:
    seen = site.see(address)
    again = site.see(address, if_none_match=seen.headers["ETag"])
    assert (again.status, again.html) == (304, "")
    for name in ("ETag", "Cache-Control", "Vary"):
        assert again.headers[name] == seen.headers[name]


def test_a_new_entry_makes_a_page_anew(site: Site) -> None:
    before = tag(site, "/boards/unicri")
    site.accept(SEATED)
    assert site.see("/boards/unicri", if_none_match=before).status == 200


def test_a_new_day_makes_a_page_anew(sqlite: Engine) -> None:
    today = site_over(sqlite, NOW)
    tomorrow = site_over(sqlite, NOW + timedelta(days=1))
    assert tag(today, "/follow-up") != tag(tomorrow, "/follow-up")


def test_forms_addresses_and_moments_have_tags_of_their_own(site: Site) -> None:
    addresses = ("/follow-up", "/follow-up.json", "/log", "/log?after=1", "/follow-up?as_of=2019-05-24")
    assert len({tag(site, address) for address in addresses}) == len(addresses)
    assert site.see("/follow-up", accept="application/json").headers["ETag"] != tag(site, "/follow-up")


def test_a_page_at_a_position_and_day_holds_for_long_whatever_is_recorded_later(site: Site) -> None:
    address = FIXED.format(len(commission.EVERY_FACT))
    seen = site.see(address)
    assert "immutable" in seen.headers["Cache-Control"]
    site.accept(SEATED, at=NOW + timedelta(days=1))
    later = site_over(site.engine, NOW + timedelta(days=400))
    assert later.see(address, if_none_match=seen.headers["ETag"]).status == 304
    assert later.see(address).main == seen.main


@pytest.mark.parametrize("address", ["/follow-up", "/follow-up?as_of=2019-05-24", "/follow-up?at=3"])
def test_what_can_still_change_holds_for_a_minute(site: Site, address: str) -> None:
    assert site.see(address).headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize(
    "address",
    ["/nothing", "/documents/E/1999/1", "/follow-up?as_of=x", "/follow-up?at=999&as_of=2019-05-24", "/x.json"],
)
def test_no_error_is_kept(site: Site, address: str) -> None:
    headers = site.see(address).headers
    assert headers["Cache-Control"] == "no-store"
    assert "ETag" not in headers


def test_a_page_varies_with_what_is_accepted_and_with_nothing_else(site: Site) -> None:
    assert site.see("/").headers["Vary"] == "Accept, Accept-Encoding"


@pytest.mark.parametrize("given", ["*", '"x"', "W/", "\\", ", ,"])
def test_a_tag_that_is_not_ours_gets_the_page(site: Site, given: str) -> None:
    assert site.see("/follow-up", if_none_match=given).status == 200
