"""A page made lately is answered as it was made, and never hides what was recorded or withheld since."""

from datetime import timedelta

from flask import Response

from tests.conftest import NOW
from tests.web.commission import EVERY_FACT
from tests.web.conftest import Site
from tracker import record
from tracker.store import db
from tracker.web.kept import Kept


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


def test_pages_longest_not_asked_for_are_given_up_first() -> None:
    kept, answer = Kept(), Response(b"x" * 400_000)
    for position in range(60):
        kept.put(("page", position), answer)
        kept.get(("page", 0))
    there = [position for position in range(60) if kept.get(("page", position))]
    assert there == [0, *range(21, 60)]
