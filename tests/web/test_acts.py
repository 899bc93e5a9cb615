"""What the newer kinds of facts say, on the pages where they belong; and what was done at one meeting."""

import re
from dataclasses import replace

import pytest

from tests.facts import COUNCIL_ON_23_JULY, SEVENTH_MEETING, fact
from tests.web.commission import DRAFT, DRAFT_REPORT, RECOMMENDED, STATEMENTS
from tests.web.conftest import Site
from tracker.domain.board import CandidacyWithdrawn, ElectionPostponed, VacancyArisen
from tracker.domain.document import DocumentReissued, DocumentTakenNoteOf, DocumentWithdrawn, RevisionIssued
from tracker.domain.draft import (
    DraftNotAdopted,
    DraftRevised,
    DraftTabled,
    DraftWithdrawn,
    FinancialImplicationsStated,
    ProceduralMotionDecided,
    SponsorshipChanged,
    VoteTaken,
)
from tracker.domain.item import DecisionTaken
from tracker.domain.terms import Event, Tally

ITEM_6 = "/bodies/ccpcj/sessions/28/items/6"
SESSION_28 = "/bodies/ccpcj/sessions/28"
MEETING = f"{SESSION_28}/meetings/7"
L2 = "E/CN.15/2019/L.2"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (DraftRevised(L2, "resolution", f"{L2}/Rev.1"), f"Revised as {L2}/Rev.1 on 23 May 2019, 7th meeting"),
        (DraftRevised(L2, "resolution", oral=True), "Orally revised on 23 May 2019"),
        (SponsorshipChanged(L2, "resolution", ("Japan", "Peru")), "Joined by Japan and Peru as sponsors"),
        (SponsorshipChanged(L2, "resolution", (), removed=("Peru",)), "Peru left the sponsors on 23 May 2019"),
        (FinancialImplicationsStated(L2, "resolution", "E/CN.15/2019/L.9"), "cost was stated in E/CN.15/2019/L.9"),
        (VoteTaken(L2, "resolution", Tally(38, 2, 6)), "7th meeting: 38 votes to 2, with 6 abstentions"),
        (ProceduralMotionDecided(L2, "resolution", "no_action", False), "Motion (no action) not carried"),
        (DraftNotAdopted(L2, "resolution", "no_action"), "No action taken on 23 May 2019"),
        (DraftNotAdopted(L2, "resolution", "rejected"), "Not adopted on 23 May 2019"),
        (DraftWithdrawn(L2, "resolution", by=("Peru",)), "Withdrawn by Peru on 23 May 2019"),
    ],
)
def test_what_happened_to_a_draft_stands_with_its_item_and_its_document(site: Site, event: Event, words: str) -> None:
    done = fact(event, SEVENTH_MEETING, DRAFT_REPORT, "26")
    site.accept(fact(DraftTabled(L2, "resolution", "Draft on a subject"), SEVENTH_MEETING, DRAFT_REPORT, "25"), done)
    for address in (ITEM_6, f"/documents/{L2}"):
        page = site.see(address)
        assert words in page.main
        assert f"/entries/{done.entry_id}" in dict(page.links)
        assert words in str(site.json(address))


def test_a_vote_on_the_draft_stands_in_the_line_of_the_text(site: Site) -> None:
    site.accept(fact(VoteTaken(DRAFT, "resolution", Tally(30, 1)), SEVENTH_MEETING, DRAFT_REPORT, "26"))
    assert "30 votes to 1" in site.see("/texts/ga/resolution/74/173").main


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (DocumentTakenNoteOf(("E/CN.15/2019/8",)), "Taken note of by the Commission on Crime Prevention"),
        (RevisionIssued("E/CN.15/2019/8/Rev.1", "E/CN.15/2019/8"), "Replaced by E/CN.15/2019/8/Rev.1"),
        (
            DocumentReissued("E/CN.15/2019/8", reason="technical reasons"),
            "Reissued on 23 May 2019, 7th meeting (technical",
        ),
        (
            DocumentWithdrawn("E/CN.15/2019/8", "the Secretariat"),
            "Withdrawn on 23 May 2019, 7th meeting (by the Secretariat)",
        ),
    ],
)
def test_what_happened_to_a_document_is_stamped_on_it(site: Site, event: Event, words: str) -> None:
    site.accept(fact(event, SEVENTH_MEETING, DRAFT_REPORT, "30"))
    assert words in site.see("/documents/E/CN.15/2019/8").main
    assert words in str(site.json("/documents/E/CN.15/2019/8"))


def test_a_decision_is_quoted_with_its_item_and_counted(site: Site) -> None:
    decided = DecisionTaken("endorse", "endorsed the proposal of the Bureau", symbols=("E/CN.15/2019/7",))
    site.accept(fact(decided, SEVENTH_MEETING, DRAFT_REPORT, "31"))
    page = site.see(ITEM_6)
    assert "Endorsed, on E/CN.15/2019/7 on 23 May 2019, 7th meeting: “endorsed the proposal of the Bureau”" in page.main
    assert "6 documents and 3 actions on record" in page.sentence()


def test_a_decision_under_no_item_stands_with_its_session(site: Site) -> None:
    decided = DecisionTaken("decide", "decided to meet again in December")
    site.accept(fact(decided, replace(SEVENTH_MEETING, items=()), DRAFT_REPORT, "32"))
    page = site.see(SESSION_28)
    assert "“decided to meet again in December”" in page.main
    assert "4 actions" in page.sentence()


def test_vacant_seats_and_elections_put_off_stand_on_the_board(site: Site) -> None:
    vacant = VacancyArisen("UNICRI", reason="no candidate was put forward")
    put_off = ElectionPostponed("UNICRI", 2, "Asia-Pacific States")
    site.accept(
        fact(vacant, COUNCIL_ON_23_JULY, DRAFT_REPORT, "1"), fact(put_off, COUNCIL_ON_23_JULY, DRAFT_REPORT, "2")
    )
    page = site.see("/boards/unicri")
    assert "Seat vacant on 23 July 2019: no candidate was put forward" in page.main
    assert "Election postponed on 23 July 2019: 2 for Asia-Pacific States" in page.main
    assert page.sentence().startswith("No member on record")


def test_a_candidacy_that_was_withdrawn_is_said_where_the_person_is_recommended(site: Site) -> None:
    withdrawn = fact(CandidacyWithdrawn("UNICRI", "Youngju Oh", "the Secretary-General"), COUNCIL_ON_23_JULY)
    site.accept(withdrawn)
    said = site.see("/boards/unicri").main
    assert "Candidacies withdrawn Youngju Oh withdrawn by the Secretary-General, on 23 July 2019" in said
    assert said.count("; candidacy withdrawn") == 1
    assert "Candidacy for the" in site.see("/people/Youngju Oh").main
    sentence = "The candidacy of Youngju Oh for the Board of Trustees"
    assert sentence in site.see(f"/entries/{withdrawn.entry_id}").main


def test_a_meeting_shows_what_was_done_paragraph_by_paragraph(site: Site) -> None:
    page = site.see(MEETING)
    assert page.sentence().startswith("Held on 23 May 2019; ")
    places = ("para. 1 (", "para. 23 (", "para. 24 (")
    order = [page.main.index(f"E/CN.15/2019/L.1/Add.6, {place}") for place in places]
    assert order == sorted(order)
    assert f"/entries/{RECOMMENDED.entry_id}" in dict(page.links)


def test_the_names_of_a_list_stand_together_under_their_heading(site: Site) -> None:
    said = site.see(MEETING).main
    assert "Documents under item 6 6 At the 6th and 7th meetings. E/CN.15/2019/14 E/CN.7/2019/2 and" in said
    assert said.count("Statements under item 6") == 1
    assert "made a statement" not in said


def test_what_may_belong_to_another_meeting_says_so(site: Site) -> None:
    said = site.see(MEETING).main
    assert re.search("Statements under item 6 [0-9]+ At the 6th or 7th meeting. .*Algeria", said)


def test_what_was_retracted_is_gone_from_its_meeting(site: Site) -> None:
    site.retract(STATEMENTS[3])
    assert "Algeria" not in site.see(MEETING).main


@pytest.mark.parametrize("number", ["99", "0"])
def test_a_meeting_not_on_record_is_not_found_in_words(site: Site, number: str) -> None:
    page = site.see(f"{SESSION_28}/meetings/{number}")
    assert page.status == 404
    assert "meeting is not on record" in page.main


def test_decisions_of_one_meeting_are_told_apart_by_their_texts_and_votes(site: Site) -> None:
    for number, vote in (("67/1", Tally(48, 0, 1)), ("67/2", None)):
        site.accept(fact(DecisionTaken("decide", number, vote=vote, text=f"CND decision {number}"), SEVENTH_MEETING))
    said = site.see(MEETING).main
    assert "(decision 67/1); 48 votes to 0, with 1 abstention." in said
    assert "(decision 67/2)." in said
