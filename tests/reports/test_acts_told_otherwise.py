"""Acts, elections and enacting lines in the forms of other organs' reports: "considered a draft and adopted it"."""

import pytest

from tests.reports.reading import HEAD, ITEM, entities, events, facts, said
from tracker import reports
from tracker.domain import symbols
from tracker.domain.document import DocumentIssued, DocumentTabled
from tracker.domain.draft import DraftAdopted, DraftWithdrawn
from tracker.domain.item import DecisionTaken, StatementMade
from tracker.domain.mandate import MandateEstablished
from tracker.domain.recommendation import RecommendationMade
from tracker.domain.session import OfficerElected, SessionReportAdopted
from tracker.reports import addressees, pronouns
from tracker.reports.layout import lay_out


def adopted(sentence: str) -> list[str]:
    return [one.draft for one in events(sentence, DraftAdopted) if isinstance(one, DraftAdopted)]


def test_it_is_what_was_considered() -> None:
    sentence = (
        "The Commission considered a draft resolution entitled “Salt” (E/CN.15/2019/L.5), as revised, and adopted it by"
        " consensus."
    )
    assert pronouns.spelled_out(sentence).startswith("The Commission adopted a draft resolution entitled “Salt”")
    read = reports.suggest(reports.read(f"{HEAD}{ITEM}\n\n2. {sentence}\n"))
    (fact,) = [fact for fact in read if isinstance(fact.event, DraftAdopted)]
    assert (fact.event.draft, fact.event.how) == ("E/CN.15/2019/L.5", "without_a_vote")
    assert fact.source.quoted == sentence


def test_it_is_recommended_approved_or_withdrawn_by_its_name() -> None:
    recommended = (
        "The Commission considered a draft resolution (E/CN.15/2019/L.5), and recommended that the Economic and Social"
        " Council adopt it."
    )
    assert [one.subject for one in events(recommended, RecommendationMade) if isinstance(one, RecommendationMade)] == [
        "E/CN.15/2019/L.5"
    ]
    agenda = "The Commission had before it the draft provisional agenda for its twenty-ninth session and approved it."
    assert [one.action for one in events(agenda, DecisionTaken) if isinstance(one, DecisionTaken)] == ["approve"]
    withdrawn = "The sponsor of draft resolution E/CN.15/2019/L.7 withdrew it."
    assert [one.draft for one in events(withdrawn, DraftWithdrawn) if isinstance(one, DraftWithdrawn)] == [
        "E/CN.15/2019/L.7"
    ]


def test_drafts_adopted_together_are_each_adopted() -> None:
    both = "The Commission adopted draft resolutions E/CN.15/2019/L.4 and E/CN.15/2019/L.5 without a vote."
    assert adopted(both) == ["E/CN.15/2019/L.4", "E/CN.15/2019/L.5"]


def test_what_another_body_recommended_is_not_what_this_one_sent_on() -> None:
    sentence = (
        "The Commission adopted draft resolution I, entitled “Salt”, recommended by the Working Group for adoption by"
        " the General Assembly in its report (E/CN.15/2019/4, chap. I, sect. A)."
    )
    (act,) = events(sentence, DraftAdopted)
    assert isinstance(act, DraftAdopted)
    assert act.meant_for == ""
    assert not events(sentence, RecommendationMade)


def test_a_council_of_years_has_its_year_in_the_records_of_a_numbered_session() -> None:
    text = (
        "A/74/3/Rev.1\n\nReport of the Economic and Social Council for 2019\n\nSeventy-fourth Session\n\n"
        "412. The Council considered agenda item 19 at its 37th meeting, on 23 July 2019.\n"
    )
    assert reports.read(text).masthead.session == "ECOSOC/2019"


def test_an_officer_without_a_state_is_a_person_and_a_state_is_none() -> None:
    elected = "At its 1st meeting, the Commission elected, by acclamation, Ada Quay Lind as its Chair."
    (chair,) = events(elected, OfficerElected)
    assert isinstance(chair, OfficerElected)
    assert chair.name == "Ada Quay Lind"
    assert not events("The Commission elected Costa Rica as Vice-Chair.", OfficerElected)


@pytest.mark.parametrize("opening", ["Deeply concerned about salt,", "Aware of the mills,", "Also recalling its vow,"])
def test_an_organ_speaks_before_any_opening_of_a_preamble(opening: str) -> None:
    text = f"Resolution 33/1\n\nSalt\n\nThe Commission on Narcotic Drugs,\n\n{opening}\n\n1. Urges States to act.\n"
    assert [one.place for one in lay_out(text).texts[0].paragraphs] == ["1"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "Statements were made by the following: Ghana, Peru and Fiji; Malta (observer); and the European Union.",
            ["Ghana", "Peru", "Fiji", "Malta", "the European Union"],
        ),
        ("Statements were made by Costa Rica, Peru.", ["Costa Rica", "Peru"]),
        (
            "Statements were made by the representatives of the following States: Latvia and Togo; the observer for"
            " the Cook Islands; and the observers for the following entities: UNICEF and UNDP.",
            ["Latvia", "Togo", "Cook Islands", "UNICEF", "UNDP"],
        ),
        (
            "The following panellists made presentations: Ms. Ada Quay, Prefect of Salt, Ecuador; and Mr. Bo Lind,"
            " Executive Director, Bread Rights.",
            ["Prefect of Salt, Ecuador", "Executive Director, Bread Rights"],
        ),
        ("The representatives of Israel and Cuba explained their positions after the adoption.", ["Israel", "Cuba"]),
        ("The observer for the Holy See made a statement on a point of order.", ["the Holy See"]),
    ],
)
def test_speakers_in_lists_of_lists_and_by_other_verbs(sentence: str, who: list[str]) -> None:
    assert [re_the(one) for one in entities(sentence)] == [re_the(one) for one in who]


def re_the(entity: str) -> str:
    return entity.removeprefix("the ")


def test_an_addressee_stands_behind_the_members_of_the_one_before() -> None:
    rest = "all funds and programmes, the agencies, in particular the Salt Fund, and the regional commissions to act"
    assert addressees.asked(rest)[0] == ("all funds and programmes", "agencies", "regional commissions")


def test_addenda_are_counted_to_the_last_and_a_day_is_none() -> None:
    assert len(symbols.find("the draft report (E/CN.15/2024/L.1 and Add.1 to 7)")[0].symbols) == 8
    assert [one.symbols for one in symbols.find("E/CN.15/2024/L.1 and Add.1 to 7 October")] == [
        ("E/CN.15/2024/L.1", "E/CN.15/2024/L.1/Add.1")
    ]


def test_an_act_below_a_draft_was_done_where_the_draft_was_tabled() -> None:
    text = (
        f"{HEAD}{ITEM}\n\n2. At the 8th meeting, on 24 May 2019, the Commission had before it a draft resolution"
        " entitled “Salt” (E/CN.15/2019/L.3).\n\n3. The Commission adopted the draft resolution.\n"
    )
    (adopted,) = [fact for fact in facts(text) if isinstance(fact.event, DraftAdopted)]
    assert adopted.occasion.meetings == ("CCPCJ/28/meeting/8",)


def test_the_same_meeting_at_the_head_of_a_chapter_is_that_of_the_chapter_before() -> None:
    text = (
        f"{HEAD}Chapter VII\nSalt\n\n1. At its 9th meeting, on 24 May 2019, the Commission heard the Chair.\n\n"
        "Chapter VIII\nBread\n\n2. At the same meeting, the representative of Chile made a statement.\n"
    )
    (made,) = [fact for fact in facts(text) if isinstance(fact.event, StatementMade)]
    assert made.occasion.meetings == ("CCPCJ/28/meeting/9",)


def test_amendments_are_withdrawn_by_their_own_symbols_and_one_amendment_is_no_range() -> None:
    both = "The amendments contained in documents A/C.3/78/L.61 and A/C.3/78/L.62 were withdrawn by the sponsor."
    assert [one.draft for one in events(both, DraftWithdrawn) if isinstance(one, DraftWithdrawn)] == [
        "A/C.3/78/L.61",
        "A/C.3/78/L.62",
    ]
    one = "the amendment contained in document A/C.3/78/L.60 to A/C.3/78/L.62"
    assert [found.symbols for found in symbols.find(one)] == [("A/C.3/78/L.60",), ("A/C.3/78/L.62",)]
    assert [found.symbols for found in symbols.find(one.replace("amendment", "amendments"))] == [
        ("A/C.3/78/L.60", "A/C.3/78/L.61", "A/C.3/78/L.62")
    ]


def test_major_groups_speak_as_groups() -> None:
    assert said("The representative of the major group for children and youth made a statement.") == [
        ("major group for children and youth", "other")
    ]
    listed = (
        "Statements were made by the representatives of the following major groups: children and youth, farmers and"
        " small forest landowners, and women."
    )
    assert entities(listed) == ["children and youth", "farmers and small forest landowners", "women"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "The Chair drew attention to the programme and the representatives of the Secretary-General made an"
            " introductory statement.",
            ["representatives of the Secretary-General"],
        ),
        (
            "The Commission heard the opening statements of the Chair and the Rapporteur.",
            ["Chair", "Rapporteur"],
        ),
    ],
)
def test_who_made_a_statement_is_named_last_or_after_of(sentence: str, who: list[str]) -> None:
    assert entities(sentence) == who


def test_a_paper_named_by_a_note_alone_is_before_the_committee() -> None:
    text = (
        "General Assembly\n\nFifty-first session\n\nReport of the Fourth Committee\n\n"
        "1.   For its consideration of the item, the Committee had before it the following documents:\n\n"
        "     (a)  Report of the Agency; 1/\n\n     (b)  Report of the Secretary-General (A/51/369).\n\n"
        "     1/   Official Records of the General Assembly, Fifty-first Session,\nSupplement No. 13 (A/51/13).\n"
    )
    tabled = [fact.event.symbols for fact in facts(text) if isinstance(fact.event, DocumentTabled)]
    assert set(tabled) == {("A/51/369",), ("A/51/13",)}


def test_papers_named_in_a_decision_or_beside_a_statement_exist() -> None:
    decision = (
        f"{HEAD}Chapter I\n\n1. The Commission recommends to the Economic and Social Council the adoption of the"
        " following draft decision:\n\nPapers on salt\n\nThe Economic and Social Council takes note of the report of"
        " the Secretary-General (E/CN.15/2019/9).\n"
    )
    assert ("E/CN.15/2019/9",) in [
        fact.event.symbols for fact in facts(decision) if isinstance(fact.event, DocumentIssued)
    ]
    read_out = "The Secretary read out a statement. (For the text of the financial statement, see E/CN.15/2019/CRP.4.)"
    assert [one.symbols for one in events(read_out, DocumentIssued) if isinstance(one, DocumentIssued)] == [
        ("E/CN.15/2019/CRP.4",)
    ]


def test_a_provisional_agenda_is_no_draft_and_a_report_may_be_adopted_second() -> None:
    agenda = "It had before it the draft provisional agenda for its next session (E/CN.15/2019/L.1), which was adopted."
    assert not events(agenda, DraftAdopted)
    second = "The Commission authorized the Rapporteur to finalize it and adopted the draft report (E/CN.15/2019/L.2)."
    (report,) = events(second, SessionReportAdopted)
    assert isinstance(report, SessionReportAdopted)
    assert report.drafts == ("E/CN.15/2019/L.2",)


def test_an_addressee_asked_where_appropriate_is_an_addressee() -> None:
    assert addressees.asked("all Member States, the Office and, where appropriate, civil society to cooperate") == (
        ("all Member States", "Office", "civil society"),
        "to cooperate",
    )


def test_sections_of_income_are_parts_of_a_budget() -> None:
    assert symbols.canonical("A/78/6 (Income sect. 1)") == "A/78/6(Incomesect.1)"


@pytest.mark.parametrize(
    ("acts", "asked"),
    [
        (
            "(a) Takes note of the report on salt;\n\n(b) Requests the Secretary-General to report on bread.\n",
            [("(b)", "Requests", ("Secretary-General",), "to report on bread")],
        ),
        (
            "(a) Welcomed the report of the Expert Group (E/CN.15/2019/3), and requested the Group to meet;\n\n"
            "(b) Took note of the work of States that requested aid;\n\n(c) Also urged the Group to report on bread.\n",
            [("(a)", "requested", ("Group",), "to meet"), ("(c)", "Also urged", ("Group",), "to report on bread")],
        ),
    ],
)
def test_a_decision_asks_under_letters_and_may_tell_what_it_asked(
    acts: str, asked: list[tuple[str, str, tuple[str, ...], str]]
) -> None:
    text = f"Chapter I\n\nDecision 28/1\n\nSalt\n\nThe Commission on Crime Prevention and Criminal Justice:\n\n{acts}"
    read = [fact.event for fact in facts(f"{HEAD}{text}") if isinstance(fact.event, MandateEstablished)]
    assert [(one.paragraph, one.verb, one.addressees, one.action) for one in read] == asked
