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


def test_pages_longest_not_asked_for_are_given_up_first() -> None:
    kept, answer = Kept(), Response(b"x" * 400_000)
    for position in range(60):
        kept.put(("page", position), answer)
        kept.get(("page", 0))
    there = [position for position in range(60) if kept.get(("page", position))]
    assert there == [0, *range(21, 60)]
