"""The log and its entries, coverage, and whether the database answers."""

import json
import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import COUNCIL_ON_23_JULY, SEATED, SEVENTH_MEETING, fact
from tests.web.commission import COVERED, EVERY_FACT, RECOMMENDED, SESSION, STATEMENTS
from tests.web.conftest import OFFICER, Site, site_over
from tracker.domain import HOMES
from tracker.domain.correction import EntryConfirmed, EntryCorrected, EntryRetracted, EntryWithheld
from tracker.domain.draft import FinancialImplicationsStated
from tracker.domain.item import Speaker, StatementMade
from tracker.domain.reminder import ReminderQueued
from tracker.domain.session import MeetingHeld, SessionReportAdopted
from tracker.domain.terms import Entry, Event, Fact, Occasion, Source
from tracker.store import db
from tracker.web import said

ENTRY = f"/entries/{RECOMMENDED.entry_id}"
LAST = len(EVERY_FACT)


def test_the_log_shows_the_newest_entry_first(empty_site: Site) -> None:
    empty_site.accept(*EVERY_FACT[:3])
    said_so = empty_site.see("/log").html
    assert said_so.index('id="e-3"') < said_so.index('id="e-2"') < said_so.index('id="e-1"')


def test_a_reader_who_follows_after_a_position_misses_nothing(site: Site) -> None:
    html = site.see("/log?after=10").html
    assert 'id="e-10"' not in html
    assert html.index('id="e-11"') < html.index('id="e-12"') < html.index(f'id="e-{LAST}"')


def test_older_entries_stand_on_further_pages(site: Site) -> None:
    spoke = [StatementMade(Speaker(f"Speaker {number}"), "igo") for number in range(9)]
    site.accept(*(fact(event, SEVENTH_MEETING) for event in spoke))
    page = site.see("/log")
    assert 'id="e-1"' not in page.html
    older = page.leads_to(f"Entries before {LAST + 9 - 50 + 1}")
    assert 'id="e-1"' in site.see(older).html


def test_the_entries_of_one_thing_are_listed_alone(site: Site) -> None:
    page = site.see("/log?key=UNICRI")
    assert "recommended to the Economic and Social Council to elect" in page.main
    assert "Algeria" not in page.main


@pytest.mark.parametrize("query", ["after=x", "after=-3", "before=1.5", "after=" + "9" * 40])
def test_a_position_that_does_not_parse_says_what_is_expected(site: Site, query: str) -> None:
    page = site.see(f"/log?{query}")
    assert page.status == 400
    assert "expected a whole number, such as 12" in page.main


def test_an_entry_shows_its_words_where_they_are_printed_and_when_they_were_recorded(site: Site) -> None:
    words = site.see(ENTRY).main
    assert "At the same meeting, the Commission recommended to the Economic and Social Council that it elect" in words
    assert "Rank Draft report Symbol E/CN.15/2019/L.1/Add.6" in words
    assert "Paragraph 24" in words
    assert "Day on 23 May 2019" in words
    assert "Meeting 7th meeting" in words
    assert "Recorded 6 January 2020, 09:00:00 UTC" in words
    assert "Carlos Castresana Fernández (asked: re-elect)" in words
    assert "Title not stated" in words


def test_one_of_two_days_is_said_as_one_of_two_days(site: Site) -> None:
    words = site.see(f"/entries/{STATEMENTS[0].entry_id}").main
    assert "on 22 or 23 May 2019 (on one of these days; the source does not say which)" in words
    assert "6th or 7th meeting" in words


def test_a_code_kept_for_matching_is_never_shown_instead_of_a_name(site: Site) -> None:
    spoken = fact(StatementMade(Speaker("Colombia", state="COL"), "member_state"), SEVENTH_MEETING, para="4")
    site.accept(spoken)
    words = site.see(f"/entries/{spoken.entry_id}").main
    assert "Colombia made a statement under item 6." in words
    assert "COL" not in words


def test_an_inferred_entry_shows_its_reason(site: Site) -> None:
    assert "Inferred: the 7th meeting was held on 23 May" in site.see(f"/entries/{SESSION[3].entry_id}").main


def test_an_entry_leads_to_its_neighbours_and_to_what_it_is_about(site: Site) -> None:
    page = site.see(ENTRY)
    position = EVERY_FACT.index(RECOMMENDED) + 1
    assert site.see(page.leads_to(f"← Entry {position - 1}")).status == 200
    assert site.see(page.leads_to(f"Entry {position + 1} →")).status == 200
    assert page.leads_to("What it is about") == "/matters/CCPCJ/28/elect/UNICRI"


def test_a_retraction_stands_on_the_page_of_the_entry_it_takes_back(site: Site) -> None:
    last = site.retract(RECOMMENDED, at=NOW + timedelta(days=1))
    assert "Later thoughts on it" in site.see(ENTRY).main
    assert "Another entry is retracted: It was misread." in site.see(ENTRY).main
    assert "Later thoughts" not in site.see(f"{ENTRY}?at={last - 1}").main


def test_an_entry_not_yet_recorded_at_a_position_is_not_found(site: Site) -> None:
    last = site.accept(SEATED, at=NOW + timedelta(days=1))
    assert site.see(f"/entries/{SEATED.entry_id}?at={last}").status == 200
    assert site.see(f"/entries/{SEATED.entry_id}?at={last - 1}").status == 404
    assert site.see(f"/entries/{uuid4()}").status == 404
    assert site.see("/entries/none").status == 404


def test_no_public_page_names_the_officer_who_recorded(site: Site) -> None:
    for address in ("/log", ENTRY, "/follow-up", "/"):
        assert OFFICER not in site.see(address).html


def test_no_page_shows_the_office_log(site: Site) -> None:
    letter = "letter-for-one-recipient"
    queued = ReminderQueued(letter, "r-41", "CCPCJ/28/elect/UNICRI", "with_the_council", date(2020, 1, 6), 0, "1")
    reminder = Fact(queued, Occasion(), Source(rank=0), uuid4())
    site.accept(reminder)
    for address in ("/", "/follow-up", "/matters/CCPCJ/28/elect/UNICRI", "/boards/unicri", "/log", "/log?after=0",
                    "/log?key=CCPCJ/28/elect/UNICRI", "/bodies/ccpcj/sessions/28", "/coverage"):  # fmt: skip
        page = site.see(address)
        assert page.status == 200
        assert letter not in page.html
        assert "Reminder" not in page.html
        assert "r-41" not in page.html
    assert site.see(f"/entries/{reminder.entry_id}").status == 404
    assert site.see(f"/log?key={letter}").main.endswith("No entry here Newest entries")


def test_coverage_says_what_was_read_how_far_and_what_was_not(site: Site) -> None:
    page = site.see("/coverage")
    assert "Actions and elections 24 July 2019 in part 2019 session" in page.main
    _, _, missing = page.main.partition("Not covered")
    assert "The Economic and Social Council: documents, statements, views and mandates" in missing
    _, _, unread = missing.partition("Bodies on file of which nothing has been read")
    assert "General Assembly" in unread
    site.retract(*COVERED)
    assert "Nothing is stated of how far this record reaches" in site.see("/coverage").sentence()


def test_the_health_check_asks_the_database(site: Site, engine: Engine) -> None:
    page = site.see("/healthz")
    assert (page.status, page.html) == (200, f"The database answers; the log ends at position {LAST}.\n")
    assert page.headers["Content-Type"].startswith("text/plain")
    assert site_over(engine).see("/healthz").status == 200


def test_without_a_log_the_health_check_and_the_pages_say_so(tmp_path: object) -> None:
    engine = db.connect(f"sqlite:///{tmp_path}/empty.db")
    broken = site_over(engine)
    assert (broken.see("/healthz").status, "tracker upgrade" in broken.see("/healthz").html) == (503, True)
    page = broken.see("/follow-up")
    assert page.status == 503
    assert "The record cannot be read" in page.main
    assert "no such table" not in page.html
    engine.dispose()


PUBLIC = [event for event, stream in HOMES.items() if stream.log == "proceedings"]
SECOND_THOUGHTS = (
    EntryConfirmed(uuid4()),
    EntryCorrected(uuid4(), "our error", "a slip", SEATED.event),
    EntryRetracted(uuid4(), "a slip"),
    EntryWithheld(uuid4(), "the Court", "privacy"),
)


def _entry(event: Event) -> Entry:
    held = Fact(event, COUNCIL_ON_23_JULY, Source(rank=1), uuid4())
    return Entry(1, "x:x", 1, type(event).__name__, None, held, held.entry_id, NOW, "o", "alone", False, uuid4(), "")


@pytest.mark.parametrize("kind", PUBLIC, ids=lambda kind: kind.__name__)
def test_every_type_of_fact_has_a_sentence_and_fields(kind: type[Event]) -> None:
    @given(st.from_type(kind))
    @settings(max_examples=20, deadline=None)
    def check(event: Event) -> None:
        sentence = said.sentence(_entry(event))
        assert sentence.endswith(".")
        assert not sentence.startswith(said.type_in_words(kind.__name__))
        assert all(values for _, _, values in said.in_fields(event))

    check()


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (MeetingHeld(7, "joint", ("CND",)), ", jointly with the Commission on Narcotic Drugs"),
        (SessionReportAdopted(supplement_number="10A"), "(Supplement No. 10A)"),
        (
            FinancialImplicationsStated("E/CN.15/2019/L.4", "resolution", amounts=("$52,300", "$10,000")),
            "were stated: $52,300 and $10,000",
        ),
    ],
)
def test_what_is_told_more_fully_is_said_more_fully(event: Event, words: str) -> None:
    assert words in said.sentence(_entry(event))


@pytest.mark.parametrize("thought", SECOND_THOUGHTS)
def test_every_second_thought_has_a_sentence_and_fields(thought: Event) -> None:
    assert not said.sentence(_entry(thought)).startswith(said.type_in_words(type(thought).__name__))
    assert all(values for _, _, values in said.in_fields(thought))


def test_withheld_content_is_said_to_be_withheld() -> None:
    bare = Entry(1, "item:x", 1, "StatementMade", None, None, uuid4(), NOW, "o", "alone", False, uuid4(), "")
    assert said.sentence(bare) == "The content of this entry is withheld by legal order."


def test_many_entries_on_one_thing_come_a_page_at_a_time_and_none_is_left_out(site: Site) -> None:
    address, seen = "/log?key=CCPCJ/28", []
    while address:
        page = site.json(address)
        seen += [entry["position"] for entry in page["entries"]]
        assert len(page["entries"]) <= 50
        address = page["older"] and f"/log?key=CCPCJ/28&before={page['older']}"
    assert seen == sorted(set(seen), reverse=True)
    assert site.see("/log?key=CCPCJ/28").sentence() == f"{len(seen)} entries touch CCPCJ/28."
    older = site.see("/log?key=CCPCJ/28").leads_to
    assert len(seen) <= 50 or "key=CCPCJ" in older(f"Entries before {seen[49]}")


def test_the_log_leads_on_by_link_as_far_as_it_reaches(site: Site) -> None:
    spoke = [StatementMade(Speaker(f"Speaker {number}"), "other", "general") for number in range(60)]
    site.accept(*(fact(one, SEVENTH_MEETING, para="31") for one in spoke))
    seen: list[int] = []
    address = "/log.json"
    while address:
        answer = site.see(address)
        seen += [one["position"] for one in json.loads(answer.html)["entries"]]
        following = re.search(r'<(/log)(\?[^>]*)>; rel="next"', answer.headers["Link"])
        address = f"/log.json{following[2]}" if following else ""
    assert seen == list(range(max(seen), 0, -1))
    assert len(seen) > 50
