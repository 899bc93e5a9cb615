"""What stood differently on two days: nothing is claimed of what was not looked at, nor of a later day."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import SEATED, SESSION
from tests.web.conftest import Site, site_over
from tracker.domain.board import MemberElected, MembershipEnded
from tracker.domain.terms import Occasion

WHOLE_YEAR = "/diff?from=2019-01-01&to=2019-12-01&of=UNICRI"


@pytest.fixture
def empty_site(sqlite: Engine) -> Site:
    """The pages over a record without entries."""
    return site_over(sqlite, NOW)


def elected(name: str, since: date, close_of: str = "") -> object:
    """A seat on the board."""
    event = MemberElected("UNICRI", name, "elected", term_from=since, term_to_close_of=close_of)
    return replace(SEATED, event=event, occasion=Occasion("day", (since,), "ECOSOC", "ECOSOC/2019"), entry_id=uuid4())


def test_a_term_that_ran_to_the_close_of_a_session_is_over_after_it(empty_site: Site) -> None:
    empty_site.accept(SESSION, elected("Anna A", date(2018, 1, 1), "CCPCJ/28"))
    page = empty_site.see(WHOLE_YEAR).main
    assert "No longer sits" in page
    assert "Anna A" in page


def test_a_member_in_the_place_of_another_is_a_difference(empty_site: Site) -> None:
    ended = replace(
        SEATED,
        event=MembershipEnded("UNICRI", "Anna A", "resigned"),
        occasion=Occasion("day", (date(2019, 5, 1),), "ECOSOC"),
        entry_id=uuid4(),
    )
    empty_site.accept(elected("Anna A", date(2018, 1, 1)), ended, elected("Berta B", date(2019, 6, 1)))
    page = empty_site.see(WHOLE_YEAR).main
    assert page.index("No longer sits") < page.index("Anna A") < page.index("Sits since") < page.index("Berta B")


def test_of_what_is_not_on_record_nothing_is_said_to_have_stood_the_same(site: Site) -> None:
    page = site.see("/diff?from=2019-01-01&to=2019-12-01&of=NOSUCH")
    assert page.status == 404
    assert "Nothing stood differently" not in page.html


def test_a_key_is_known_in_small_letters(site: Site) -> None:
    there = [
        site.json(f"/diff?from=2019-05-01&to=2019-12-31&of={key}")["differences"] for key in ("ccpcj/28", "CCPCJ/28")
    ]
    assert there[0] == there[1] != []


def test_a_page_as_of_a_day_compares_no_later_one(site: Site) -> None:
    page = site.see("/diff?as_of=2019-06-01&from=2019-01-01&to=2019-12-31")
    assert page.status == 404
    assert "31 December 2019 has not come" in page.html


def test_what_changed_its_status_is_shown_before_and_after(site: Site) -> None:
    page = site.see("/diff?from=2019-05-24&to=2019-12-31").main
    assert "Recommended for adoption" in page
    assert "adopted by the General Assembly on 18 December 2019" in page
