"""A body, a session, an agenda item."""

from dataclasses import replace
from datetime import date

import pytest

from tests.facts import SEVENTH_MEETING, fact
from tests.web.commission import DRAFT_REPORT, ITEM, SESSION, SIXTH, STATEMENTS
from tests.web.conftest import Site
from tracker.domain.document import DocumentTabled
from tracker.domain.item import Speaker, StatementMade, ViewRecorded
from tracker.domain.session import AgendaAdopted, AgendaItem, OfficerElected, SessionRescheduled
from tracker.domain.terms import Occasion, Source
from tracker.domain.text import TextNumbered

SESSION_28 = "/bodies/ccpcj/sessions/28"
ITEM_6 = f"{SESSION_28}/items/6"


def test_a_session_says_when_it_was_held_and_what_of_it_is_on_record(site: Site) -> None:
    page = site.see(SESSION_28)
    assert page.sentence() == (
        "Opening part held 7 December 2018; regular session held 20–24 May 2019 in Vienna;"
        " on record: 1 agenda item, 6 documents, 14 statements and 3 actions."
    )
    assert page.leads_to("regular session held 20–24 May 2019 in Vienna") == f"/entries/{SESSION[0].entry_id}"


def test_a_session_lists_the_texts_adopted_at_it_by_number(site: Site) -> None:
    at_the_seventh = replace(SEVENTH_MEETING, items=())
    for number in ("28/10", "28/9"):
        site.accept(fact(TextNumbered("resolution", number, "On cybercrime"), at_the_seventh, DRAFT_REPORT, number))
    page = site.see(SESSION_28)
    assert "Texts adopted 2 Resolution 28/9 On cybercrime Resolution 28/10 On cybercrime" in page.main
    assert page.leads_to("Resolution 28/9") == "/texts/ccpcj/resolution/28/9"
    assert (
        "Commission on Crime Prevention and Criminal Justice 2 Resolution 28/9 Resolution 28/10" in site.see("/").main
    )


def test_a_session_to_come_is_planned_and_not_held(site: Site) -> None:
    sentence = site.see("/bodies/ccpcj/sessions/29").sentence()
    assert sentence.startswith("Regular session planned for 18–22 May 2020 in Vienna")


def test_a_session_that_was_moved_goes_by_its_new_dates_and_keeps_the_old(site: Site) -> None:
    moved = SessionRescheduled("regular", date(2020, 12, 3), date(2020, 12, 4), "Vienna")
    later = Occasion("day", (date(2020, 1, 6),), "CCPCJ", "CCPCJ/29")
    site.accept(fact(moved, later, Source(rank=5, dated=date(2020, 1, 6)), ""))
    page = site.see("/bodies/ccpcj/sessions/29")
    assert page.sentence().startswith("Regular session planned for 3–4 December 2020 in Vienna;")
    assert "moved to other dates, earlier planned for 18–22 May 2020" in page.main


def test_a_session_known_only_from_acts_says_that_its_dates_are_not_on_record(site: Site) -> None:
    assert site.see("/bodies/ga/sessions/74").sentence().startswith("Dates not on record")


def test_the_session_of_an_organ_shows_on_what_it_acted(site: Site) -> None:
    page = site.see("/bodies/ecosoc/sessions/2019")
    assert page.sentence() == "Dates not on record; on record: 1 action."
    assert "Acted on at this session 1 Promoting technical assistance" in page.main


def test_what_has_no_paragraph_is_cited_by_its_place(site: Site) -> None:
    officer = OfficerElected("Chair", "the Chair")
    site.accept(fact(officer, Occasion("unknown", (), "CCPCJ", "CCPCJ/28"), DRAFT_REPORT, "masthead"))
    assert "Chair: the Chair masthead" in site.see(SESSION_28).main


def test_a_paragraph_of_a_text_printed_in_a_report_is_cited_as_one(site: Site) -> None:
    officer = OfficerElected("Chair", "the Chair")
    nowhere = Occasion("unknown", (), "CCPCJ", "CCPCJ/28")
    site.accept(fact(officer, nowhere, DRAFT_REPORT, "resolution 67/4, 9"))
    assert "Chair: the Chair resolution 67/4, para. 9" in site.see(SESSION_28).main


def test_an_inferred_meeting_shows_its_reason(site: Site) -> None:
    said = site.see(SESSION_28).main
    assert "6th meeting, on 22 May 2019 para. 1. Inferred: the 7th meeting was held on 23 May" in said


def test_the_strip_shows_which_item_was_considered_when_and_where_action_was_taken(site: Site) -> None:
    said = site.see(SESSION_28).main
    assert "Item Docs Stat. Actions 6th meeting 7th meeting 6 6 14 2 ●considered 2 actions" in said


def test_statements_under_no_agenda_item_are_counted_and_lead_to_their_meeting(site: Site) -> None:
    at_the_sixth = Occasion("day", (SIXTH,), "CCPCJ", "CCPCJ/28", ("CCPCJ/28/meeting/6",))
    day_unknown = Occasion("unknown", (), "CCPCJ", "CCPCJ/28")
    spoke = StatementMade(Speaker("Algeria"), "member_state")
    wrote = fact(StatementMade(Speaker("Japan"), "member_state"), day_unknown, DRAFT_REPORT, "9")
    site.accept(fact(spoke, at_the_sixth, DRAFT_REPORT, "8"), wrote)
    page = site.see(SESSION_28)
    assert "on record: 1 agenda item, 6 documents, 16 statements and 3 actions." in page.sentence()
    assert (
        "Statements under no agenda item 2 6th meeting, on 22 May 2019: 1 statement No date stated: 1 statement Japan"
    ) in page.main
    assert page.leads_to("6th meeting") == f"{SESSION_28}/meetings/6"
    assert page.leads_to("Japan") == f"/entries/{wrote.entry_id}"


def test_a_document_that_was_before_the_body_under_two_items_is_one(site: Site) -> None:
    symbols = ("E/CN.15/2019/2", "E/CN.7/2019/2")
    under_another = replace(SEVENTH_MEETING, items=("CCPCJ/28/4",))
    site.accept(fact(DocumentTabled(symbols, "a"), under_another, DRAFT_REPORT, "40"))
    page = site.see(SESSION_28)
    assert "6 documents" in page.sentence()
    assert page.main.count("Report of the Executive Director on the activities of the United Nations Office") == 1
    assert "1 document" in site.see(f"{SESSION_28}/items/4").sentence()


def test_an_item_of_which_only_views_are_on_record_stands_in_the_list_and_not_in_the_strip(site: Site) -> None:
    on_4 = replace(SEVENTH_MEETING, items=("CCPCJ/28/4",))
    site.accept(fact(ViewRecorded("many", "welcomed it"), on_4, DRAFT_REPORT, "30"))
    page = site.see(SESSION_28)
    assert "Item 4 Title not on record 1 view" in page.main
    assert [words for href, words in page.links if href == f"{SESSION_28}/items/4"] == ["Item 4"]


def test_an_item_shows_documents_then_statements_then_action(site: Site) -> None:
    said = site.see(ITEM_6).main
    order = [said.index(f" {heading} ") for heading in ("Documents", "Statements", "Action taken", "Views on record")]
    assert order == sorted(order)
    assert "Considered by the Commission on Crime Prevention and Criminal Justice at its 6th and 7th meetings" in said


def test_speakers_stand_as_printed_under_their_capacity(site: Site) -> None:
    said = site.see(ITEM_6).main
    assert "Representatives of members 5 Algeria Japan The United States The Islamic Republic of Iran Bulgaria" in said
    assert "Observers for States 4 Romania The Bolivarian Republic of Venezuela Viet Nam The Sudan" in said
    assert "Introductory statement The Director a.i. of UNICRI" in said
    assert site.see(ITEM_6).leads_to("Algeria") == f"/entries/{STATEMENTS[3].entry_id}"


def test_views_are_joined_to_no_speaker(site: Site) -> None:
    _, _, views = site.see(ITEM_6).main.partition("Views on record")
    assert "Many speakers" in views
    assert all(fact.event.speaker.entity not in views for fact in STATEMENTS)  # type: ignore[attr-defined]


def test_a_speaker_for_a_group_is_shown_with_those_spoken_for(site: Site) -> None:
    spoken = StatementMade(Speaker("Romania"), "observer_state", on_behalf_of=("the European Union",))
    site.accept(fact(spoken, SEVENTH_MEETING, DRAFT_REPORT, "5"))
    assert "Romania, on behalf of the European Union" in site.see(ITEM_6).main


def test_an_item_without_its_consideration_on_record_is_shown_as_a_gap(site: Site) -> None:
    site.retract(ITEM[0])
    counted = "6 documents and 2 actions on record; 1 view on record."
    assert site.see(ITEM_6).sentence() == f"When it was considered is not on record; {counted}"


def test_a_part_of_an_item_says_when_its_item_was_considered_and_what_views_are_on_record(site: Site) -> None:
    part_of_6 = replace(SEVENTH_MEETING, items=("CCPCJ/28/6(c)", "CCPCJ/28/6"))
    site.accept(fact(ViewRecorded("many", "welcomed it"), part_of_6, DRAFT_REPORT, "30"))
    said = site.see(f"{ITEM_6}(c)").sentence()
    assert said.startswith(
        "Part of item 6, considered by the Commission on Crime Prevention and Criminal Justice at its"
    )
    assert said.endswith("no documents and no actions on record; 1 view on record.")
    session = site.see(SESSION_28)
    assert "Item 6 (c) Title not on record 1 view" in session.main
    assert "on record: 1 agenda item," in session.sentence()


def test_an_item_of_the_agenda_of_which_only_the_title_is_on_record_is_counted_and_leads_nowhere(site: Site) -> None:
    agenda = AgendaAdopted(tuple(AgendaItem(number, f"Title of {number}") for number in ("10", "6", "2")))
    site.accept(fact(agenda, Occasion("unknown", (), "CCPCJ", "CCPCJ/28"), DRAFT_REPORT, "12"))
    page = site.see(SESSION_28)
    assert "on record: 3 agenda items," in page.sentence()
    listed = [page.main.index(f"Item {number} ") for number in ("2", "6", "10")]
    assert listed == sorted(listed)
    assert "Item 2 Title of 2 Nothing recorded under it" in page.main
    assert f"{SESSION_28}/items/2" not in [href for href, _ in page.links]


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/bodies/CCPCJ", "/bodies/ccpcj"),
        ("/bodies/CCPCJ/sessions/28", SESSION_28),
        ("/bodies/CCPCJ/sessions/28/items/6", ITEM_6),
    ],
)
def test_capitals_lead_to_the_one_address(site: Site, address: str, canonical: str) -> None:
    assert site.see(address).location == canonical


@pytest.mark.parametrize(
    "address",
    ["/bodies/xyz", "/bodies/ccpcj/sessions/99", "/bodies/ccpcj/sessions/first", f"{SESSION_28}/items/17"],
)
def test_what_is_not_on_record_is_not_found_in_words(site: Site, address: str) -> None:
    page = site.see(address)
    assert page.status == 404
    assert "is not on record." in page.main


def test_a_body_lists_its_sessions_and_what_it_sent_up(site: Site) -> None:
    page = site.see("/bodies/ccpcj")
    assert page.leads_to("Twenty-eighth session") == SESSION_28
    assert "Recommended for election on 23 May 2019" in page.main


def test_many_views_stand_on_a_page_of_their_own_behind_their_item(site: Site) -> None:
    at = "/bodies/ccpcj/sessions/28/items/6"
    assert "welcomed the contributions of the institutes" in site.see(at).main
    views = [ViewRecorded("some", f"held the view {number}") for number in range(30)]
    site.accept(*(fact(one, SEVENTH_MEETING, DRAFT_REPORT, f"{50 + no}") for no, one in enumerate(views)))
    assert site.see(at).leads_to("31 views on record") == f"{at}/-/views"
    assert "held the view 7" not in site.see(at).main
    page = site.see(f"{at}/-/views")
    assert "joined to no speaker" in page.sentence()
    assert all(f"held the view {number}" in page.main for number in range(30))
    views_of = site.json(at)["item"]["views"]
    assert [row["words"] for row in site.csv(f"{at}/-/views")] == [one["words"] for one in views_of]
    assert site.see("/bodies/ccpcj/sessions/28/items/77/-/views").status == 404


def test_the_page_of_a_body_names_the_matters_sent_to_it(site: Site) -> None:
    page = site.see("/bodies/ecosoc")
    assert "no matters sent up and 3 matters sent to it." in page.sentence()
    assert {"/matters/CCPCJ/28/elect/UNICRI", "/matters/CCPCJ/28/transmit/E/CN.15/2019/8"} <= set(dict(page.links))
    assert "sent to it" not in site.see("/bodies/ccpcj").sentence()


def test_what_was_meant_for_the_assembly_stands_on_its_page_too(site: Site) -> None:
    page = site.see("/bodies/ga")
    assert page.sentence().endswith("no matters sent up and 1 matter sent to it.")
    assert "/matters/CCPCJ/28/adopt/E/2019/30:I.A.IV" in dict(page.links)
