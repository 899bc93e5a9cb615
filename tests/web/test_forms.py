"""The same facts in every form: HTML, JSON, CSV, feeds, calendars; and the problems that are said in JSON."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.conftest import NOW
from tests.facts import COUNCIL_ON_23_JULY, FOUR, SEATED, fact
from tests.web.commission import OURS, RECOMMENDED, SESSION
from tests.web.conftest import Site, plain
from tests.web.test_frame import ADDRESSES, MOMENTS
from tracker.domain.item import Speaker, StatementMade
from tracker.domain.recommendation import RecommendationActedOn
from tracker.domain.session import SessionOpened, SessionRescheduled, SessionScheduled
from tracker.domain.terms import Occasion, Source
from tracker.web.tables import Table, as_csv

ATOM = "{http://www.w3.org/2005/Atom}"
LISTS = ("/follow-up", "/log", "/changes?after=5", "/mandates", "/calendar", "/coverage", "/boards/unicri")


def with_moment(address: str, moment: str) -> str:
    """An address at a moment."""
    return f"{address}{'&' if '?' in address else '?'}{moment}" if moment else address


def values(thing: Any, *names: str) -> Iterator[str]:
    """Every text that stands under one of these names, however deep."""
    if isinstance(thing, dict):
        for name, value in thing.items():
            if name in names and isinstance(value, str):
                yield value
            yield from values(value, *names)
    elif isinstance(thing, list):
        for one in thing:
            yield from values(one, *names)


def linked_entries(html: str) -> set[str]:
    """The entries that the main part of a page links to."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return set(re.findall(r"/entries/([0-9a-f-]{36})", main))


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_json_says_what_the_page_says(site: Site, address: str, moment: str) -> None:
    page = site.see(with_moment(address, moment))
    if page.status != 200:
        pytest.skip("had not happened by then")
    data = site.json(with_moment(address, moment))
    said = json.dumps(data, ensure_ascii=False)
    assert data["title"] == plain(re.search(r"<h1>(.*?)</h1>", page.html, re.DOTALL)[1].replace("&#39;", "'"))  # type: ignore[index]
    assert data["status"]["sentence"] == page.sentence()
    assert linked_entries(page.html) <= set(values(data, "entry_id", "said_in"))
    assert {symbol for symbol in re.findall(r"<bdi>(.*?)</bdi>", page.html) if symbol not in said} == set()
    for candidate in FOUR:
        assert (candidate.name in page.main) <= (candidate.name in said)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("address", LISTS)
def test_a_table_says_what_the_page_says(site: Site, address: str, moment: str) -> None:
    address = with_moment(address, moment)
    page, rows, data = site.see(address), site.csv(address), site.json(address)
    known = set(values(data, "entry_id"))
    for row in rows:
        assert set(filter(None, row.get("entries", "").split("; "))) <= known
        for name in ("sentence", "title", "next_step"):
            assert row.get(name, "") in page.main


def test_each_matter_has_the_same_sentence_names_and_papers_in_every_form(site: Site) -> None:
    page, rows = site.see("/follow-up"), site.csv("/follow-up")
    data = site.json("/follow-up")
    shown = [*data["waiting"], *data["acted"]]
    assert [row["sentence"] for row in rows] == [one["status"]["sentence"] for one in shown]
    assert [row["asked"] for row in rows] == [one["asked"] for one in shown]
    assert [row["papers"] for row in rows] == ["; ".join(one["matter"]["through"]) for one in shown]
    feed = json.loads(site.see("/follow-up.feed.json").html)
    assert {item["content_text"] for item in feed["items"]} == {row["sentence"] for row in rows}
    assert all(row["sentence"] in page.main for row in rows)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/atom+xml", "application/atom+xml"),
        ("text/csv, text/html;q=0.5", "text/csv"),
        ("text/*", "text/html"),
    ],
)
def test_accept_asks_for_any_form_that_a_page_has(site: Site, accept: str, kind: str) -> None:
    assert site.see("/follow-up", accept=accept).headers["Content-Type"].startswith(kind)


def test_a_form_that_a_page_has_not_is_only_a_wish_in_accept(site: Site) -> None:
    assert site.see("/glossary", accept="text/calendar").headers["Content-Type"].startswith("text/html")


def test_accept_asks_for_json_and_the_ending_wins(site: Site) -> None:
    by_header = site.see("/follow-up", accept="application/json")
    assert by_header.headers["Content-Type"] == "application/json"
    assert by_header.html == site.see("/follow-up.json").html
    assert site.see("/follow-up.csv", accept="application/json").headers["Content-Type"].startswith("text/csv")


@pytest.mark.parametrize(
    "accept", ["", "*/*", "text/html", "application/json;q=0.5, text/html", "image/png", "x", ";q"]
)
def test_whoever_does_not_ask_for_json_gets_the_page(site: Site, accept: str) -> None:
    assert site.see("/follow-up", accept=accept).headers["Content-Type"] == "text/html; charset=utf-8"


def test_every_other_form_is_named_in_the_headers_the_head_and_the_footer(site: Site) -> None:
    page = site.see("/follow-up?as_of=2019-05-24")
    for ending, kind in (("json", "application/json"), ("csv", "text/csv"), ("atom", "application/atom+xml")):
        address = f"/follow-up.{ending}?as_of=2019-05-24"
        assert f'<{address}>; rel="alternate"; type="{kind}"' in page.headers["Link"]
        assert ("link", {"rel": "alternate", "type": kind, "href": address}.items()) in [
            (tag, {name: text for name, text in given.items() if name != "title"}.items()) for tag, given in page.tags
        ]
        assert site.see(page.leads_to({"json": "JSON", "csv": "CSV", "atom": "feed"}[ending])).status == 200


@pytest.mark.parametrize("address", ["/glossary.atom", "/glossary.ics", "/entries/{}.csv", "/method.csv"])
def test_a_form_that_a_page_does_not_have_is_not_found_in_words(site: Site, address: str) -> None:
    page = site.see(address.format(RECOMMENDED.entry_id))
    assert page.status == 404
    assert "This page has no form" in page.main


def test_a_symbol_keeps_its_slashes_before_the_ending(site: Site) -> None:
    assert site.json("/documents/E/CN.15/2019/8")["key"] == "E/CN.15/2019/8"
    assert site.see("/documents/E/CN.15/2019/7/Corr.1.json").location == "/documents/E/CN.15/2019/7.json"


@pytest.mark.parametrize("address", ["/documents/E/CN.15/2019/88.json", "/nothing.json", "/follow-up.json?as_of=x"])
def test_a_problem_is_said_in_json_where_json_is_asked(site: Site, address: str) -> None:
    page = site.see(address)
    problem = json.loads(page.html)
    assert page.headers["Content-Type"] == "application/problem+json"
    assert problem["status"] == page.status
    assert problem["detail"].endswith(".")
    assert {"type", "title", "instance"} <= set(problem)
    assert site.see(address.replace(".json", ""), accept="application/json").html == page.html


def test_a_state_goes_by_its_name_and_never_by_a_code(site: Site) -> None:
    spoken = StatementMade(Speaker("Romania", state="ROU"), "observer_state")
    site.accept(fact(spoken, RECOMMENDED.occasion, para="5"))
    assert "ROU" not in site.see("/bodies/ccpcj/sessions/28/items/6.json").html


def test_no_form_tells_who_recorded_an_entry(site: Site) -> None:
    for address in (f"/entries/{RECOMMENDED.entry_id}.json", "/log.json", "/log.csv", "/changes.json"):
        assert "recorded_by" not in site.see(address).html


@given(st.text(alphabet="=+-@\t\r\n＝＋－＠a1 \"';,", min_size=1, max_size=6))
def test_no_cell_is_a_formula(text: str) -> None:
    cell = as_csv(Table(["a"], [[text]])).partition("\r\n")[2].removeprefix('"')
    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert not cell.lstrip().startswith(("=", "@"))


def test_a_feed_bears_the_entries_with_ids_and_instants_that_stay(site: Site) -> None:
    first, second = (ElementTree.fromstring(site.see("/matters/CCPCJ/28/elect/UNICRI.atom").html) for _ in range(2))
    assert ElementTree.tostring(first) == ElementTree.tostring(second)
    (entry,) = first.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{RECOMMENDED.entry_id}"
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "") == NOW
    assert "recommended to the Economic and Social Council" in (entry.findtext(f"{ATOM}title") or "")
    assert first.find(f"{ATOM}author") is not None


def test_a_feed_tells_what_is_of_long_ago_from_what_is_new(empty_site: Site) -> None:
    empty_site.accept(RECOMMENDED, historical=True)
    empty_site.accept(SESSION[0])
    tags = {item["id"]: item["tags"] for item in json.loads(empty_site.see("/log.feed.json").html)["items"]}
    assert tags == {f"urn:uuid:{RECOMMENDED.entry_id}": ["historical"], f"urn:uuid:{SESSION[0].entry_id}": []}
    feed = ElementTree.fromstring(empty_site.see("/changes.atom?after=0").html)
    marked = [entry.find(f"{ATOM}category") is not None for entry in feed.findall(f"{ATOM}entry")]
    assert sorted(marked) == [False, True]


def test_a_matter_in_the_feed_keeps_its_id_and_is_updated_when_its_status_is(site: Site) -> None:
    before = {item["id"]: item["date_modified"] for item in json.loads(site.see("/follow-up.feed.json").html)["items"]}
    acted = RecommendationActedOn("CCPCJ/28/transmit/E/CN.15/2019/8", "taken_note_of")
    site.accept(fact(acted, COUNCIL_ON_23_JULY, Source(rank=1, symbol="E/2019/99")), at=NOW + timedelta(days=1))
    items = json.loads(site.see("/follow-up.feed.json").html)["items"]
    assert {item["id"] for item in items} == set(before)
    changed = [item for item in items if item["date_modified"] != before[item["id"]]]
    assert [item["title"].rpartition(": ")[2] for item in changed] == ["Taken note of"]
    assert items[0] == changed[0]


def test_an_empty_feed_does_not_tell_the_time_of_the_request(empty_site: Site) -> None:
    assert "<updated>1970-01-01T00:00:00" in empty_site.see("/log.atom").html


def events(site: Site, address: str) -> dict[str, Any]:
    """The events of a calendar, by their UID."""
    text = site.see(address).html
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in text
    return {str(event["UID"]): event for event in Calendar.from_ical(text).walk("VEVENT")}


def test_a_session_that_is_moved_keeps_its_uid_and_grows_its_sequence(site: Site) -> None:
    before = events(site, "/calendar.ics")["ccpcj-29-regular@resolution-tracker"]
    assert (before.start, before.end) == (date(2020, 5, 18), date(2020, 5, 23))
    moved = SessionRescheduled("regular", date(2020, 12, 3), date(2020, 12, 4), "Vienna")
    site.accept(fact(moved, Occasion("day", (date(2020, 1, 6),), "CCPCJ", "CCPCJ/29"), OURS, ""))
    after = events(site, "/calendar.ics")["ccpcj-29-regular@resolution-tracker"]
    assert after.start == date(2020, 12, 3)
    assert after["SEQUENCE"] > before["SEQUENCE"]
    site.retract(SESSION[-1])
    assert events(site, "/calendar.ics")["ccpcj-29-regular@resolution-tracker"]["SEQUENCE"] > after["SEQUENCE"]


def test_a_calendar_is_the_same_each_time(site: Site) -> None:
    assert site.see("/calendar.ics").html == site.see("/calendar.ics").html
    assert set(events(site, "/bodies/ccpcj/sessions/29.ics")) == {"ccpcj-29-regular@resolution-tracker"}
    stamp = events(site, "/calendar.ics")["ccpcj-29-regular@resolution-tracker"]["DTSTAMP"].dt
    assert stamp == datetime(2020, 1, 6, 9, tzinfo=UTC)


def test_a_date_that_is_set_has_alarms_and_one_that_is_only_foreseen_has_none(site: Site) -> None:
    foreseen = SessionScheduled("regular", date(2021, 5, 17), date(2021, 5, 21), expected=True)
    site.accept(fact(foreseen, Occasion("day", (date(2020, 1, 6),), "CCPCJ", "CCPCJ/30"), OURS, ""))
    found = events(site, "/calendar.ics")
    alarms = found["ccpcj-29-regular@resolution-tracker"].walk("VALARM")
    assert [alarm["TRIGGER"].dt for alarm in alarms] == [timedelta(days=-7, hours=9), timedelta(days=-1, hours=9)]
    assert {str(alarm["ACTION"]) for alarm in alarms} == {"DISPLAY"}
    tentative = found["ccpcj-30-regular@resolution-tracker"]
    assert str(tentative["STATUS"]) == "TENTATIVE"
    assert not tentative.walk("VALARM")


def test_a_matter_stands_in_a_calendar_at_the_sitting_that_can_take_it_up(site: Site) -> None:
    assert not events(site, "/follow-up.ics")
    planned = SessionScheduled("management", date(2020, 7, 21), date(2020, 7, 22))
    site.accept(fact(planned, Occasion("day", (date(2020, 1, 6),), "ECOSOC", "ECOSOC/2020"), OURS, ""))
    event = events(site, "/follow-up.ics")["matter-ccpcj-28-elect-unicri@resolution-tracker"]
    assert (event.start, event.end) == (date(2020, 7, 21), date(2020, 7, 23))
    assert "no action by the Council recorded" in str(event["DESCRIPTION"])
    assert str(event["URL"]).endswith("/matters/CCPCJ/28/elect/UNICRI")
    assert set(events(site, "/matters/CCPCJ/28/elect/UNICRI.ics")) == {event["UID"]}
    row = next(row for row in site.csv("/follow-up") if row["matter"] == "CCPCJ/28/elect/UNICRI")
    assert (row["next_from"], row["next_to"]) == ("2020-07-21", "2020-07-22")


def test_as_of_a_day_a_matter_stands_at_the_sitting_that_lay_ahead_then(site: Site) -> None:
    opened = SessionOpened("management", date(2019, 7, 23), date(2019, 7, 24))
    site.accept(fact(opened, Occasion("day", (date(2019, 7, 23),), "ECOSOC", "ECOSOC/2019"), OURS, ""))
    for address in ("/follow-up.ics", "/matters/CCPCJ/28/elect/UNICRI.ics"):
        found = events(site, f"{address}?as_of=2019-06-01")
        assert found["matter-ccpcj-28-elect-unicri@resolution-tracker"].start == date(2019, 7, 23)


def test_as_of_a_day_between_two_sittings_of_one_part_a_matter_stands_at_the_second(site: Site) -> None:
    for first, last in ((date(2019, 6, 4), date(2019, 6, 5)), (date(2019, 7, 23), date(2019, 7, 24))):
        opened = SessionOpened("management", first, last)
        site.accept(fact(opened, Occasion("day", (first,), "ECOSOC", "ECOSOC/2019"), OURS, ""))
    for address in ("/follow-up.ics", "/matters/CCPCJ/28/elect/UNICRI.ics"):
        found = events(site, f"{address}?as_of=2019-06-10")
        assert found["matter-ccpcj-28-elect-unicri@resolution-tracker"].start == date(2019, 7, 23)
    # each sitting is an event of its own
    starts = {uid: event.start for uid, event in events(site, "/bodies/ecosoc/sessions/2019.ics").items()}
    assert starts["ecosoc-2019-management-2@resolution-tracker"] == date(2019, 7, 23)
    assert starts["ecosoc-2019-management@resolution-tracker"] == date(2019, 6, 4)


def test_each_column_of_each_table_is_explained(site: Site) -> None:
    dictionary = {row["name"]: row["meaning"] for row in site.csv("/data") if row["part"] == "column"}
    for address in LISTS:
        page = site.see(address.partition("?")[0] + ".csv")
        header = page.html.partition("\r\n")[0].split(",")
        described = site.see(address.partition("?")[0] + ".csv-metadata.json")
        assert described.headers["Content-Type"] == "application/csvm+json"
        assert f'{address.partition("?")[0]}.csv-metadata.json>; rel="describedby"' in page.headers["Link"]
        explained = json.loads(described.html)["tableSchema"]["columns"]
        assert [one["titles"] for one in explained] == header
        assert {one["dc:description"] for one in explained} <= set(dictionary.values())


def test_in_french_the_columns_keep_their_names_and_are_explained_in_french(site: Site) -> None:
    described = json.loads(site.see("/fr/follow-up.csv-metadata.json").html)
    assert described["@context"][1] == {"@language": "fr"}
    said = {one["name"]: one["dc:description"] for one in described["tableSchema"]["columns"]}
    assert said["next_to"] == "Dernier jour de cette réunion"
    assert said["next_to"] in site.see("/fr/data").main


def test_every_table_of_the_site_is_in_the_dictionary(site: Site) -> None:
    tables = {path for path in site.json("/openapi")["paths"] if path.endswith(".csv")}
    explained = {row["name"].partition(":")[0] for row in site.csv("/data") if row["part"] == "column"}
    # these have the columns of another: of the log, of the calendar, of all people, of the mandates
    alike = {"/changes.csv", "/bodies/{code}.csv", "/people/{name}.csv", "/texts/{organ}/{kind}/{number}.csv"}
    assert {re.sub(r"\{\w+\}", "{}", path) for path in tables - alike} == {
        re.sub(r"\{\w+\}", "{}", path) for path in explained
    }


def test_the_calendar_of_what_comes_next_holds_every_moment_of_the_page(site: Site) -> None:
    elected = replace(SEATED.event, term_from=date(2019, 11, 1), term_to=date(2023, 10, 31))
    site.accept(replace(SEATED, event=elected))
    moments = json.loads(site.see("/next.json").html)["moments"]
    found = events(site, "/next.ics").values()
    assert {"mandate", "session", "term"} == {one["kind"] for one in moments}
    assert sorted(str(event.start) for event in found) == sorted(one["on"] for one in moments)
    assert {str(event["URL"]).removeprefix("http://localhost") for event in found} == {
        one["address"] for one in moments
    }
