"""What changed, and what was wrong: the cursor over the log, corrections to this record, the calendar."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.conftest import NOW
from tests.facts import SEVENTH_MEETING, fact
from tests.web.commission import COVERED, EVERY_FACT, OURS, RECOMMENDED, SESSION, STATEMENTS
from tests.web.conftest import Site
from tracker import record
from tracker.domain.item import Speaker, StatementMade
from tracker.domain.session import SessionRescheduled, SessionScheduled
from tracker.domain.terms import Fact, Occasion
from tracker.store import db

LAST = len(EVERY_FACT)


def statements(number: int) -> list[Fact]:
    """So many statements."""
    spoke = [StatementMade(Speaker(f"Speaker {no}"), "igo") for no in range(number)]
    return [fact(event, SEVENTH_MEETING, para="200") for event in spoke]


def test_a_reader_who_goes_on_from_each_answer_misses_nothing(site: Site) -> None:
    head = site.accept(*statements(200))
    seen: list[int] = []
    after = 0
    while after < head:
        data = site.json(f"/changes?after={after}")
        seen += [entry["position"] for day in data["days"] for entry in day["entries"]]
        assert after < data["next_after"] <= head
        after = data["next_after"]
    assert seen == list(range(1, head + 1))
    assert site.json(f"/changes?after={head}")["days"] == []


def test_the_next_answer_is_named_in_the_headers_while_there_is_one(site: Site) -> None:
    site.accept(*statements(100))
    assert '</changes?after=100>; rel="next"' in site.see("/changes?after=0").headers["Link"]
    assert 'rel="next"' not in site.see("/changes?after=100").headers["Link"]


def test_a_position_that_has_not_come_is_not_found(site: Site) -> None:
    page = site.see("/changes?after=999")
    assert page.status == 404
    assert f"this record ends at position {LAST}" in page.main


def test_changes_are_put_together_by_the_day_of_recording(site: Site) -> None:
    site.retract(RECOMMENDED, at=NOW + timedelta(days=1))
    said = site.see("/changes?after=5").main
    assert said.index("Recorded on 6 January 2020") < said.index("Recorded on 7 January 2020")


def correct(site: Site, nature: str) -> None:
    """The entry on Algeria should have named another State."""
    event = STATEMENTS[3].event
    assert isinstance(event, StatementMade)
    right = replace(STATEMENTS[3], event=replace(event, speaker=replace(event.speaker, entity="Argentina")))
    with db.writing(site.engine) as connection:
        record.correct(
            connection,
            STATEMENTS[3].entry_id,
            right,
            nature=nature,
            why="It was misread.",
            at=NOW,
            by="officer",  # type: ignore[arg-type]
        )


def test_a_corrected_error_tells_what_was_said_what_is_said_now_and_why(site: Site) -> None:
    correct(site, "our error")
    page = site.see("/corrections")
    assert "It said Algeria made a statement under item 6." in page.main
    assert "It says now Argentina made a statement under item 6." in page.main
    assert "Why It was misread." in page.main
    assert site.csv("/corrections")[0]["now"] == "Argentina made a statement under item 6."


def test_a_final_text_that_differs_is_no_correction_of_ours(site: Site) -> None:
    correct(site, "final text differs")
    assert site.see("/corrections").sentence() == "No error of this record has been found and corrected."


def test_a_retraction_is_listed_until_it_is_retracted_itself(site: Site) -> None:
    site.retract(RECOMMENDED)
    page = site.see("/corrections")
    assert page.sentence() == "1 entry was corrected or retracted as our own error."
    assert "Nothing: that entry no longer counts." in page.main
    retraction = page.leads_to("The correcting entry").rpartition("/")[2]
    with db.writing(site.engine) as connection:
        record.retract(connection, [UUID(retraction)], at=NOW, by="officer", why="It was right.")
    said = site.see("/corrections").main
    assert "It said This entry no longer counts: The Commission on Crime Prevention" in said
    assert "It says now That entry counts again." in said
    assert "Another entry is retracted" not in said
    assert site.see(f"/corrections?at={LAST + 1}").sentence().startswith("1 entry was")


def test_a_correction_taken_back_says_again_what_the_entry_said(site: Site) -> None:
    correct(site, "our error")
    correction = site.see("/corrections").leads_to("The correcting entry").rpartition("/")[2]
    with db.writing(site.engine) as connection:
        record.retract(connection, [UUID(correction)], at=NOW, by="officer", why="It was right.")
    page = site.see("/corrections")
    assert "It said Argentina made a statement under item 6." in page.main
    assert "It says now Algeria made a statement under item 6." in page.main


def test_a_body_with_entries_is_not_among_those_of_which_nothing_was_read(empty_site: Site) -> None:
    empty_site.accept(*SESSION)
    read, _, unread = empty_site.see("/coverage").main.partition("Bodies on file of which nothing has been read")
    said = f"Commission on Crime Prevention and Criminal Justice: {len(SESSION)} entries of its sessions"
    assert said in read
    assert "Crime Prevention" not in unread
    assert "Economic and Social Council" in unread
    empty_site.accept(*COVERED)
    assert "no coverage stated" not in empty_site.see("/coverage").main


def test_the_calendar_shows_what_is_to_come_and_where_it_was_before_it_was_moved(site: Site) -> None:
    moved = SessionRescheduled("regular", date(2020, 12, 3), date(2020, 12, 4), "Vienna")
    site.accept(fact(moved, Occasion("day", (date(2020, 1, 6),), "CCPCJ", "CCPCJ/29"), OURS, ""))
    page = site.see("/calendar")
    ahead, _, behind = page.main.partition("Twenty-eighth session")
    assert page.sentence().startswith("Next: Twenty-ninth session of the Commission")
    assert "Regular session planned for 3–4 December 2020 in Vienna" in ahead
    assert "moved to other dates, earlier planned for 18–22 May 2020" in page.main
    assert "Regular session held 20–24 May 2019 in Vienna" in behind


def test_a_session_without_dates_is_to_be_determined_and_in_no_calendar(site: Site) -> None:
    planned = SessionScheduled("reconvened", expected=True)
    site.accept(fact(planned, Occasion("unknown", (), "CCPCJ", "CCPCJ/29"), OURS, ""))
    assert "Date to be determined" in site.see("/calendar").main
    assert "reconvened" not in site.see("/calendar.ics").html


def test_bodies_of_which_nothing_has_been_read_are_named_together(site: Site) -> None:
    said = site.see("/coverage").main
    _, _, missing = said.partition("Not covered")
    in_part, _, unread = missing.partition("Bodies on file of which nothing has been read")
    assert "The Economic and Social Council: " in in_part
    assert "Commission on Narcotic Drugs" in unread
    assert "documents" not in unread


@pytest.mark.parametrize("word", ["Covered to", "With the Council", "Entry", "Mandate", "Not covered", "Inferred"])
def test_the_glossary_says_what_the_words_mean(site: Site, word: str) -> None:
    assert word in [term["term"] for term in site.json("/glossary")["terms"]]


def test_the_method_names_each_rank_of_source(site: Site) -> None:
    said = site.see("/method").main
    for rank in ("Final text", "Final session report", "Draft report", "Journal or meetings coverage", "Web page"):
        assert rank in said
