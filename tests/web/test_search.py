"""Search: symbols, names, titles and words of mandates, in any case and with or without accents."""

from dataclasses import replace
from urllib.parse import quote
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts import ALGERIA, ITEM
from tests.web import commission
from tests.web.conftest import Site
from tracker.domain.item import ViewRecorded
from tracker.projections.pieces import words_of
from tracker.web import finding


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("E/CN.15/2019/8", "/documents/E/CN.15/2019/8"),
        ("e/cn.15/2019/8", "/documents/E/CN.15/2019/8"),
        (" E/CN.7/2019/2 ", "/documents/E/CN.15/2019/2"),
        ("E/CN.15/2019/7 and Corr.1", "/documents/E/CN.15/2019/7"),
        ("A/RES/74/173", "/texts/ga/resolution/74/173"),
    ],
)
def test_an_exact_symbol_goes_straight_to_its_page(site: Site, query: str, address: str) -> None:
    assert site.see(f"/search?q={query}").location == address


@pytest.mark.parametrize(
    ("query", "line", "address"),
    [
        ("lizarraga", "Carolina Lizárraga Houghton", "/matters/CCPCJ/28/elect/UNICRI"),
        ("HERNANDEZ garcia", "Joel Antonio Hernández García", "/matters/CCPCJ/28/elect/UNICRI"),
        ("youngju", "Youngju Oh", "/boards/unicri"),
        ("Maaty", "Ahmed Tareq Ibrahim Maaty", "/bodies/ccpcj/sessions/28"),
        ("E/CN.15/2019", "E/CN.15/2019/8", "/documents/E/CN.15/2019/8"),
        ("integration coordination", "Integration and coordination of efforts", "/bodies/ccpcj/sessions/28/items/6"),
        ("periodically report", "to periodically report that information", "/mandates/ga/resolution/74/173/-/9"),
        ("cybercrime 74/173", "General Assembly resolution 74/173", "/texts/ga/resolution/74/173"),
        ("institutes", "the activities of the institutes", "/documents/E/CN.15/2019/7"),
    ],
)
def test_words_are_found_in_any_case_with_or_without_accents(site: Site, query: str, line: str, address: str) -> None:
    page = site.see(f"/search?q={query}")
    assert line in page.main
    assert address in dict(page.links)


def test_the_words_found_are_marked_as_they_are_printed(site: Site) -> None:
    assert "<mark>Lizárraga</mark>" in site.see("/search?q=lizarraga").html


def test_the_code_of_a_body_that_no_source_prints_leads_to_its_page(site: Site, empty_site: Site) -> None:
    assert empty_site.see("/search?q=unicri").location == "/boards/unicri"
    assert empty_site.see("/search?q=CND").location == "/bodies/cnd"
    assert site.see("/search?q=unicri").status == 200


def test_the_letters_of_a_body_lead_to_it_and_find_the_places_that_print_its_name_in_full(empty_site: Site) -> None:
    said = ViewRecorded("some", "Some speakers welcomed the work of the International Narcotics Control Board.")
    assert empty_site.see("/search?q=incb").location == "/boards/incb"
    empty_site.accept(replace(ALGERIA, event=said, source=replace(ALGERIA.source, quoted="")))
    page = empty_site.see("/search?q=INCB")
    assert page.sentence() == "No places hold “INCB”; those that hold the name of this body are shown."
    assert "welcomed the work of the International Narcotics Control Board" in page.main
    assert page.leads_to("International Narcotics Control Board") == "/boards/incb"
    empty_site.accept(replace(ALGERIA, entry_id=uuid4(), event=ViewRecorded("some", "Some thanked INCB.")))
    both = empty_site.see("/search?q=INCB")
    assert "Some thanked INCB." in both.main
    assert both.leads_to("Places that hold its name") == "/search?q=International+Narcotics+Control+Board"


def test_what_is_not_found_says_how_far_the_record_reaches(site: Site) -> None:
    page = site.see("/search?q=nobody at all")
    assert page.status == 200
    assert page.sentence() == "No places hold these words, as far as this record reaches."


def test_the_box_stands_on_every_page_and_keeps_the_moment(site: Site) -> None:
    tags = site.see("/follow-up?as_of=2019-05-24").tags
    assert ("form", {"action": "/search", "method": "get"}) in tags
    assert ("input", {"type": "hidden", "name": "as_of", "value": "2019-05-24"}) in tags


def test_what_had_not_happened_is_not_found_on_that_day(site: Site) -> None:
    assert "Youngju" not in site.see("/search?q=youngju&as_of=2019-05-01").main.partition("Youngju")[2]
    assert site.json("/search?q=youngju&as_of=2019-05-01")["groups"] == []


@pytest.mark.parametrize("query", ["", "%25", "'; drop table", "*", "<b>", "ß", "ı", "😀", "/", "E/", "%FF"])
def test_anything_can_be_looked_for(site: Site, query: str) -> None:
    assert site.see(f"/search?q={query}").status == 200


@pytest.mark.parametrize("address", ["/search?q=%00", "/log.atom?key=%0E", "/documents/E%00", "/log?key=%EF%BF%BF"])
def test_what_is_no_text_is_refused_in_words(site: Site, address: str) -> None:
    page = site.see(address)
    assert page.status == 400
    assert "control character" in page.html


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("résolution 74/173 de l’Assemblée générale", "/texts/ga/resolution/74/173"),
        ("rés. 74/173", "/texts/ga/resolution/74/173"),
        ("General Assembly resolution 74/173", "/texts/ga/resolution/74/173"),
        ("resolution 74/173 of the General Assembly", "/texts/ga/resolution/74/173"),
        ("GA res. 74/173", "/texts/ga/resolution/74/173"),
        ("Council resolution 74/173", ""),
        ("décision 74/173", ""),
    ],
)
def test_a_text_is_found_by_its_kind_number_and_organ_in_either_language(site: Site, query: str, address: str) -> None:
    assert site.see(f"/search?q={quote(query)}").location == address


def test_too_many_words_are_refused_in_words(site: Site) -> None:
    page = site.see("/search?q=" + "a" * 1001)
    assert page.status == 400
    assert "expected at most 1000 letters" in page.main


QUOTED = "Statements were also made by the observers for the institutes."


def test_a_pasted_sentence_leads_to_the_entry_that_quotes_it(site: Site) -> None:
    spoke = replace(commission.EVERY_FACT[0], entry_id=uuid4(), event=ViewRecorded("some", QUOTED))
    site.accept(replace(spoke, occasion=replace(spoke.occasion, items=("CCPCJ/28/6",))))
    page = site.see(f"/search?q={QUOTED}")
    assert QUOTED in page.main.replace(" .", ".")
    assert f"/entries/{spoke.entry_id}" in dict(page.links)
    assert "1 place holds" in page.sentence()


def test_words_are_found_by_their_stems_and_marked(site: Site) -> None:
    html = site.see("/search?q=institute activity").html
    assert "<mark>activities</mark>" in html
    assert "<mark>institutes</mark>" in html


def test_the_hits_are_the_same_in_json_and_csv(site: Site) -> None:
    hits = {(hit["line"], hit["address"]) for group in site.json("/search?q=unicri")["groups"] for hit in group["hits"]}
    assert hits == {(row["line"], row["address"]) for row in site.csv("/search?q=unicri")}


@given(st.text(max_size=30), st.text(max_size=10))
def test_marking_changes_no_letter(text: str, query: str) -> None:
    pieces = finding.marked(text, words_of(query))
    assert "".join(piece.text for piece in pieces) == text
    assert all(words_of(piece.text) for piece in pieces if piece.found)


@given(st.text("abéÁñßZ19 -/.,()", min_size=1, max_size=30))
def test_a_text_is_marked_by_its_own_words(text: str) -> None:
    pieces = finding.marked(text, words_of(text))
    assert not any(words_of(piece.text) for piece in pieces if not piece.found)


def test_what_was_taken_back_since_hides_nothing_recorded_before_it(site: Site) -> None:
    stands = replace(ITEM, event=replace(ITEM.event, title="Zebra crossings"))
    others = [
        replace(stands, entry_id=uuid4(), occasion=replace(stands.occasion, items=(f"CCPCJ/28/{number}",)))
        for number in range(20, 140)
    ]
    site.accept(replace(stands, entry_id=uuid4(), occasion=replace(stands.occasion, items=("CCPCJ/28/19",))))
    site.accept(*others)
    site.retract(*others)
    assert "1 place holds these words" in site.see("/search?q=zebra").main


def test_one_paragraph_quoted_by_many_facts_is_not_said_to_be_several_places(site: Site) -> None:
    quoted = "Xylophones were played"
    views = [
        replace(ALGERIA, entry_id=uuid4(), source=replace(ALGERIA.source, quoted=quoted, ordinal=number))
        for number in range(60)
    ]
    site.accept(*views)
    assert "More than" not in site.see("/search?q=xylophones").main
    assert "1 place holds these words, perhaps more do" in site.see("/search?q=xylophones").main


def test_a_symbol_that_ends_in_a_mark_is_whole_and_another_may_go_on(site: Site) -> None:
    assert "CN.15/2019/14" in site.see("/search?q=CN.15/2019/1").main
    assert "CN.15/2019/14" not in site.see("/search?q=CN.15/2019/1/").main
    assert "CN.15/2019/14" in site.see("/search?q=CN.15/2019/").main
