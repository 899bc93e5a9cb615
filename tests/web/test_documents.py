"""Documents under any spelling of any of their symbols, and numbered texts with what they ask."""

import pytest

from tests.facts import SEVENTH_MEETING, fact
from tests.web.commission import DRAFT_REPORT, TRANSMITTED
from tests.web.conftest import Site
from tracker.domain.document import CorrigendumIssued
from tracker.domain.recommendation import DocumentTransmitted
from tracker.domain.terms import Source
from tracker.domain.text import TextNumbered

JOINT = "/documents/E/CN.15/2019/2"


@pytest.mark.parametrize(
    "spelled",
    [
        "E/CN.7/2019/2",
        "E/CN.7/2019/2-E/CN.15/2019/2",
        "E/CN.7/2019/2–E/CN.15/2019/2",
        "e/cn.15/2019/2",
        "E/CN.15/2019/2/",
        "E/CN.15/2019/2*",
        "[E/CN.7/2019/2-E/CN.15/2019/2]",
    ],
)
def test_a_joint_symbol_leads_to_one_page_from_either_half(site: Site, spelled: str) -> None:
    assert site.see(f"/documents/{spelled}").location == JOINT


def test_a_canonical_symbol_answers_itself_with_slashes_encoded_or_not(site: Site) -> None:
    assert site.see(JOINT).status == 200
    assert site.see("/documents/E%2FCN.15%2F2019%2F2").status == 200
    assert "E/CN.7/2019/2" in site.see(JOINT).main


@pytest.mark.parametrize("spelled", ["E/CN.15/2019/7/Corr.1", "E/CN.15/2019/7 and Corr.1", "e/cn.15/2019/7/corr.1"])
def test_a_corrigendum_leads_to_the_document_it_corrects(site: Site, spelled: str) -> None:
    assert site.see(f"/documents/{spelled}").location == "/documents/E/CN.15/2019/7"
    page = site.see("/documents/E/CN.15/2019/7")
    assert "E/CN.15/2019/7/Corr.1" in page.main
    assert "languages not stated" in page.main


def test_what_a_corrigendum_corrects_and_in_which_languages_stands_with_the_document(site: Site) -> None:
    second = CorrigendumIssued(
        "E/CN.15/2019/7/Corr.2", "E/CN.15/2019/7", ("French",), nature="for “2017” read “2018” in paragraph 4"
    )
    site.accept(fact(second))
    page = site.see("/documents/E/CN.15/2019/7")
    assert '<span lang="en">for “2017” read “2018” in paragraph 4</span>; French' in page.html


def test_two_symbols_that_a_source_names_one_document_lead_to_one_page(site: Site) -> None:
    assert site.see("/documents/E/CN.15/2019/15").location == "/documents/E/2019/30"
    assert site.see("/documents/E/2019/30").status == 200


def test_an_unknown_symbol_is_not_found_and_offers_those_that_look_like_it(site: Site) -> None:
    page = site.see("/documents/E/CN.15/2019/88")
    assert page.status == 404
    assert "“E/CN.15/2019/88” is not on record." in page.main
    assert "/documents/E/CN.15/2019/8" in dict(page.links)


def test_what_is_no_symbol_says_what_a_symbol_looks_like(site: Site) -> None:
    page = site.see("/documents/the report on cybercrime")
    assert page.status == 404
    assert "as a document symbol, such as E/CN.15/2019/8" in page.main


def test_an_expression_that_names_several_documents_offers_each(site: Site) -> None:
    page = site.see("/documents/E/CN.15/2019/7 and E/CN.15/2019/8")
    assert page.status == 404
    assert {"/documents/E/CN.15/2019/7", "/documents/E/CN.15/2019/8"} <= set(dict(page.links))


def test_the_symbol_of_a_text_leads_to_the_text(site: Site) -> None:
    assert site.see("/documents/A/RES/74/173").location == "/texts/ga/resolution/74/173"


def test_a_document_tells_before_whom_it_was_and_what_became_of_it(site: Site) -> None:
    page = site.see("/documents/E/CN.15/2019/8")
    assert page.sentence() == (
        "Before the Commission on Crime Prevention and Criminal Justice at its twenty-eighth session, under item 6,"
        " according to the draft report; transmitted to the Economic and Social Council on 23 May 2019, according to"
        " the draft report; no action by the Council recorded (covered in part, to 24 July 2019)."
    )
    transmitted = page.leads_to("transmitted to the Economic and Social Council on 23 May 2019")
    assert transmitted == f"/entries/{TRANSMITTED.entry_id}"


def test_a_covering_note_is_not_by_the_author_of_what_it_carries(site: Site) -> None:
    said = site.see("/documents/E/CN.15/2019/8").main
    assert "Note by the Secretary-General transmitting the report of the Board of Trustees of UNICRI" in said
    assert "Author Secretary-General" in said


def test_a_symbol_leads_to_the_official_text(site: Site) -> None:
    hrefs = dict(site.see("/documents/E/CN.15/2019/8").links)
    assert any("E/CN.15/2019/8" in href for href in hrefs if href.startswith("https://"))


def test_a_document_only_mentioned_says_that_nothing_is_recorded_of_it_itself(site: Site) -> None:
    sent = fact(DocumentTransmitted(("E/CN.15/2019/11",), "ECOSOC"), SEVENTH_MEETING, DRAFT_REPORT, "30")
    site.accept(sent)
    page = site.see("/documents/E/CN.15/2019/11")
    assert page.sentence() == "Nothing is recorded of this document itself; 1 entry mentions it."


def test_a_text_tells_who_adopted_it_and_which_text_has_the_same_words(site: Site) -> None:
    page = site.see("/texts/ga/resolution/74/173")
    assert page.sentence() == (
        "Adopted by the General Assembly on 18 December 2019 at its 50th meeting;"
        " the same words as Economic and Social Council resolution 2019/19."
    )
    said = page.main
    steps = (
        "chap. I, sect. A, draft IV",
        "Recommended to the Economic and Social Council",
        "Adopted: resolution 2019/19",
        "This text: resolution 74/173",
    )
    order = [said.index(words) for words in steps]
    assert order == sorted(order)


def test_a_report_asked_for_at_a_session_says_when_that_is_and_how_far_we_know(site: Site) -> None:
    assert (
        "Requested for the twenty-ninth session of the Commission on Crime Prevention and Criminal Justice"
        " (planned for 18–22 May 2020); no report recorded (covered to 24 May 2019)."
    ) in site.see("/texts/ga/resolution/74/173").main


def test_where_no_date_is_stated_nothing_falls_due(site: Site) -> None:
    said = site.see("/texts/ga/resolution/74/173").main
    assert "Paragraph 9: The Office No date stated in the text (“periodically”)." in said


def test_paragraphs_addressed_only_to_states_carry_no_status(site: Site) -> None:
    others, _, states = site.see("/texts/ga/resolution/74/173").main.partition("Addressed only to States")
    assert "Paragraph 5" not in others
    assert states.strip().startswith("Paragraph 5: Member States. to develop and implement measures")
    assert "recorded" not in states.partition("Entries")[0]
    assert "No date stated" not in states.partition("Entries")[0]


def test_what_one_line_of_texts_asks_is_listed_once(site: Site) -> None:
    page = site.see("/texts/ecosoc/resolution/2019/19")
    assert "Paragraph 14" not in page.main.partition("Entries")[0]
    assert page.leads_to("General Assembly resolution 74/173") == "/texts/ga/resolution/74/173"


def test_a_bare_number_names_texts_of_several_organs(site: Site) -> None:
    other = TextNumbered("resolution", "28/1")
    site.accept(fact(other, SEVENTH_MEETING, Source(rank=2, symbol="E/2019/30"), ""))
    page = site.see("/texts/cnd/resolution/28/1")
    assert page.status == 404
    assert "/texts/ccpcj/resolution/28/1" in dict(page.links)
    assert site.see("/texts/ccpcj/decision/28/1").status == 404


def test_a_text_in_capitals_leads_to_its_page_and_what_is_no_number_says_so(site: Site) -> None:
    assert site.see("/texts/GA/Resolution/74/173").location == "/texts/ga/resolution/74/173"
    assert site.see("/texts/ga/resolution/one").status == 404
