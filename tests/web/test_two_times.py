"""Every page and list that shows the record shows it as of a day and at a position; what shows none of it says why."""

import json
from datetime import timedelta

import pytest

from tests.conftest import NOW
from tests.facts import FINAL_REPORT, fact
from tests.web.commission import EVERY_FACT, RECOMMENDED
from tests.web.conftest import Site
from tests.web.test_frame import ADDRESSES
from tracker.domain.item import Speaker, StatementMade
from tracker.domain.terms import Occasion

# words and data about the site itself, which do not change with the record
OF_THE_SITE = {"reading.glossary", "reading.method", "accessibility.accessibility", "upcoming.rules", "openapi.openapi"}
# about today alone: a page in words refuses any other moment, machines and the reader of a letter are told of now
OF_TODAY = {"upcoming.due", "upcoming.why", "upcoming.service", "upcoming.metrics", "log.healthz"}
# what one reader follows
OF_ONE_READER = {"subscriptions", "managing", "alarms"}
# second thoughts obey the position, and never the day
ERRORS = "/corrections"
BEFORE_ALL = ("as_of=2010-01-01", "at=2010-01-01T00:00:00Z")

SHOWN = (
    *(one for one in ADDRESSES if one not in ("/glossary", "/method", "/search", "/accessibility")),
    "/data/entries.ndjson",
)


def test_each_address_of_the_site_is_tried_or_shows_nothing_of_the_record(site: Site) -> None:
    rules = site.client.application.url_map
    match = rules.bind("localhost").match
    tried = {match(address.partition("?")[0])[0] for address in SHOWN}  # type: ignore[index]
    shows = {
        rule.endpoint for rule in rules.iter_rules() if "GET" in (rule.methods or ()) and rule.endpoint != "static"
    }
    others = {one for one in shows - tried if one.partition(".")[0] not in OF_ONE_READER}
    assert others == OF_THE_SITE | OF_TODAY


@pytest.mark.parametrize("moment", BEFORE_ALL)
@pytest.mark.parametrize("address", SHOWN)
def test_before_anything_happened_or_was_recorded_a_page_shows_something_else(
    site: Site, address: str, moment: str
) -> None:
    site.retract(RECOMMENDED)
    then = f"{address}{'&' if '?' in address else '?'}{moment}"
    before, now = site.see(then), site.see(address)
    assert before.status in (200, 404)
    told = (before.html, now.html) if address.endswith(".ndjson") else (before.main, now.main)
    assert (told[0] == told[1]) == (address == ERRORS and moment.startswith("as_of"))


def test_what_is_asked_of_today_alone_refuses_another_day_in_words(site: Site) -> None:
    for moment in BEFORE_ALL:
        refused = site.see(f"/due?{moment}")
        assert refused.status == 404
        assert "today" in refused.main


def test_the_log_as_of_a_day_holds_what_had_happened_by_then_and_each_second_thought(site: Site) -> None:
    last = site.retract(RECOMMENDED)
    as_of = site.json("/log?as_of=2019-05-22")["entries"]
    assert [one["type"] for one in as_of if one["position"] == last] == ["EntryRetracted"]
    assert str(RECOMMENDED.entry_id) not in {one["entry_id"] for one in as_of}
    assert str(RECOMMENDED.entry_id) in {one["entry_id"] for one in site.json("/log?as_of=2019-05-23")["entries"]}
    assert "here stand those of what had happened by 22 May 2019" in site.see("/log?as_of=2019-05-22").sentence()
    lines = site.see("/data/entries.ndjson?as_of=2019-05-22").html.splitlines()
    assert {json.loads(line)["position"] for line in lines} == {one["position"] for one in as_of}


def test_the_log_as_of_a_day_leads_on_to_all_that_had_happened_by_then(site: Site) -> None:
    spoke = [StatementMade(Speaker(f"Speaker {number}"), "other") for number in range(150)]
    by_june = Occasion("day", (FINAL_REPORT.dated,), "CCPCJ", "CCPCJ/28", items=("CCPCJ/28/6",))  # type: ignore[arg-type]
    site.accept(*(fact(one, by_june, para=str(number)) for number, one in enumerate(spoke)))
    seen: list[int] = []
    before = ""
    while before is not None:
        page = site.json(f"/log?as_of=2019-06-20{before and f'&before={before}'}")
        seen += [one["position"] for one in page["entries"]]
        assert len(page["entries"]) <= 50
        before = page["older"]
    assert len(seen) == len(set(seen)) > 150
    assert site.json("/log?as_of=2019-05-01&after=0")["newer"] is None
    assert site.json("/log?as_of=2019-06-20&after=0")["newer"] is not None


def test_an_entry_of_what_had_not_happened_by_a_day_says_so(site: Site) -> None:
    address, said = f"/entries/{RECOMMENDED.entry_id}", "By 22 May 2019 that had not happened, as this entry has it."
    assert site.see(f"{address}?as_of=2019-05-22").sentence().endswith(said)
    assert "that had not happened" not in site.see(f"{address}?as_of=2019-05-23").sentence()
    assert "that had not happened" not in site.see(address).sentence()


def test_a_reader_of_changes_as_of_a_day_passes_over_what_had_not_happened_then(site: Site) -> None:
    [retraction] = [site.retract(RECOMMENDED, at=NOW + timedelta(days=1))]
    found = site.json(f"/changes?after={len(EVERY_FACT) - 1}&as_of=2010-01-01")
    assert [one["position"] for day in found["days"] for one in day["entries"]] == [retraction]
    assert found["next_after"] == found["head"] == retraction
    nothing_yet = site.json("/changes?after=0&as_of=2010-01-01")
    assert nothing_yet["next_after"] == min(100, retraction)


def test_what_was_read_counts_up_to_the_day_asked_for(site: Site) -> None:
    rows = site.csv("/coverage?as_of=2019-05-01")
    assert rows
    assert max(row["read_to"] for row in rows) == "2019-05-01"
    assert max(row["read_to"] for row in site.csv("/coverage")) > "2019-05-01"
