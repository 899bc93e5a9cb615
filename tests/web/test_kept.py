"""A page made lately is answered as it was made, and never hides what was recorded or withheld since."""

from datetime import timedelta
from gzip import decompress as gunzipped

import pytest
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.web.commission import EVERY_FACT
from tests.web.conftest import Site, site_over
from tracker import record
from tracker.store import db
from tracker.web import create_app
from tracker.web.kept import Made, Pages


def test_a_page_asked_for_again_is_the_same(site: Site) -> None:
    first = site.see("/follow-up.json")
    again = site.see("/follow-up.json")
    assert again == first
    assert site.see("/follow-up.csv").html != first.html


def test_what_is_recorded_since_is_shown(site: Site) -> None:
    before = site.see("/log").html
    site.retract(EVERY_FACT[0])
    assert site.see("/log").html != before


def test_what_is_withheld_is_gone_even_from_a_page_of_a_fixed_position(site: Site) -> None:
    gone = next(fact for fact in EVERY_FACT if fact.source.quoted)
    page = f"/entries/{gone.entry_id}?at={len(EVERY_FACT)}&as_of=2020-01-06"
    quoted = gone.source.quoted.split()[-1]
    assert quoted in site.see(page).html
    with db.writing(site.engine) as connection:
        at = NOW + timedelta(days=1)
        record.withhold(connection, gone.entry_id, "a court", "personal data", at=at, by="officer")
    assert gone.source.quoted not in site.see(page).html


def test_who_has_a_page_of_a_fixed_position_is_told_that_something_was_withheld_since(site: Site) -> None:
    gone = next(fact for fact in EVERY_FACT if fact.source.quoted)
    page = f"/entries/{gone.entry_id}?at={len(EVERY_FACT)}&as_of=2020-01-06"
    had = site.see(page).headers["ETag"]
    with db.writing(site.engine) as connection:
        at = NOW + timedelta(days=1)
        record.withhold(connection, gone.entry_id, "a court", "personal data", at=at, by="officer")
    assert site.see(page, if_none_match=had).status == 200


def test_rows_made_anew_reach_those_who_read_before(site: Site) -> None:
    with site.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM matters")
    assert "No matter" in site.see("/follow-up").main
    list(record.rebuild(site.engine))
    assert "No matter" not in site.see("/follow-up").main


def test_a_file_asked_for_again_keeps_its_name(site: Site) -> None:
    first, again = (site.see("/data/entries.ndjson").headers for _ in range(2))
    assert "attachment" in first["Content-Disposition"]
    assert again["Content-Disposition"] == first["Content-Disposition"]


def test_what_can_be_done_at_an_address_is_not_answered_by_its_page(site: Site) -> None:
    site.see("/follow-up")
    answer = site.client.options("/follow-up")
    assert "GET" in answer.headers["Allow"]
    assert answer.text == ""


def test_a_question_mark_in_a_name_is_no_query(site: Site) -> None:
    assert site.see("/people/Youngju Oh?x=1?").status == 200
    assert site.see("/people/Youngju Oh%3Fx=1").status == 404


def test_an_address_on_another_host_is_a_page_of_its_own(site: Site) -> None:
    site.see("/follow-up.json", host="one.example")
    assert "one.example" not in site.see("/log.atom", host="two.example").html


@pytest.mark.parametrize("address", ["/follow-up", "/fr/follow-up", "/follow-up.json", "/log?after=1"])
def test_who_has_a_page_that_is_kept_is_told_so_as_by_the_page_itself(site: Site, address: str) -> None:
    tag = site.see(address).headers["ETag"]
    again = site.see(address, if_none_match=tag)
    untouched = site_over(site.engine).see(address, if_none_match=tag)
    assert (again.status, again.html) == (untouched.status, untouched.html) == (304, "")
    assert untouched.headers.items() <= again.headers.items()
    assert not {name for name in again.headers if name.startswith("Content-")} - {"Content-Security-Policy"}


def test_a_page_that_is_kept_goes_out_to_each_as_he_takes_it(site: Site) -> None:
    taken = [("/follow-up", "identity"), ("/follow-up", "gzip"), ("/fr/follow-up", "gzip")]
    for _ in range(2):
        plain, packed, french = (site.client.get(at, headers={"Accept-Encoding": how}).data for at, how in taken)
        assert gunzipped(packed) == plain
        assert 'lang="fr"' in gunzipped(french).decode()


def test_a_page_that_is_kept_is_not_kept_into_the_next_day(sqlite: Engine) -> None:
    clock = [NOW]
    client = create_app(sqlite, lambda: clock[0]).test_client()
    today = client.get("/follow-up").text
    clock[0] += timedelta(days=1)
    assert client.get("/follow-up").text != today


def test_pages_longest_not_asked_for_are_given_up_first() -> None:
    pages = Pages()
    for number in range(60):
        pages.put((str(number),), Made((1, 1, NOW.date()), "tag", (), b"x" * 400_000))
        pages.get(("0",))
    there = [number for number in range(60) if pages.get((str(number),))]
    assert there == [0, *range(21, 60)]
