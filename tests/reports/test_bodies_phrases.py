"""The same acts in the phrases of other bodies: the Council, Main Committees, forums, meetings of chairs."""

from datetime import date

import pytest

from tests.reports.reading import HEAD, events, suggested
from tracker import reports
from tracker.domain.board import MemberElected
from tracker.domain.document import DocumentIssued, DocumentTabled
from tracker.domain.draft import DraftAdopted, DraftNotAdopted, DraftWithdrawn
from tracker.domain.item import DecisionTaken, StatementMade
from tracker.domain.recommendation import RecommendationMade
from tracker.domain.session import AgendaAdopted, OfficerElected, SessionReportAdopted
from tracker.domain.terms import Event
from tracker.reports import files

BREAD, SALT, DRAFT = "E/CN.15/2019/4", "E/CN.15/2019/5", "E/CN.15/2019/L.3"
COUNCIL = HEAD.replace("Commission on Crime Prevention and Criminal Justice", "2019 session").replace(
    "Twenty-eighth session\n", ""
)


@pytest.mark.parametrize(
    "sentence",
    [
        f"The documents before the Commission were: (a) Report on bread ({BREAD}); (b) Note on salt ({SALT}).",
        f"Before the Commission were the following: (a) Report on bread ({BREAD}); (b) Note on salt ({SALT}).",
        f"The documentation before the Commission comprised a report on bread ({BREAD}) and a note on salt ({SALT}).",
        f"The following documents were made available: Report on bread ({BREAD}); Note on salt ({SALT}).",
        f"The Commission was provided with a report on bread ({BREAD}) and a note on salt ({SALT}).",
        f"The Commission had for its consideration the report on bread ({BREAD}) and the note on salt ({SALT}).",
        f"The Commission considered and approved the report on bread ({BREAD}) and the note on salt ({SALT}).",
        f"It had before it the following documents:\n\n– Report on bread ({BREAD})\n\n– Note on salt ({SALT})",
    ],
)
def test_documents_are_before_a_body_however_it_is_said(sentence: str) -> None:
    issued = [event for event in events(sentence, DocumentIssued) if isinstance(event, DocumentIssued)]
    assert [(one.symbols, one.kind, one.title) for one in issued] == [
        ((BREAD,), "report", "bread"),
        ((SALT,), "note", "salt"),
    ]


def test_documents_named_in_a_note_only_are_those_of_the_paragraph_that_points_to_it() -> None:
    text = (
        f"{HEAD}1. The Commission considered agenda item 5. The documentation before the Commission under the item is"
        f" available on its website.1\n\n2. The Commission took note of the reports submitted under the item.2\n\n"
        f"3. The Commission met.3\n\n__________________\n1 See {BREAD} and {SALT}.\n2 E/CN.15/2019/6.\n"
        "3 As recalled in E/CN.15/2018/9, para. 3.\n"
    )
    tabled = [fact for fact in reports.suggest(reports.read(text)) if isinstance(fact.event, DocumentTabled)]
    assert [
        (fact.source.paragraph, fact.event.symbols) for fact in tabled if isinstance(fact.event, DocumentTabled)
    ] == [
        ("1", (BREAD,)),
        ("1", (SALT,)),
        ("2", ("E/CN.15/2019/6",)),
    ]


@pytest.mark.parametrize("length", range(465, 495))
def test_a_long_title_never_shortens_the_symbol_behind_it(length: int) -> None:
    sentence = f"The Commission considered the report on {'salt ' * 92}{'x' * (length - 460)} (E/CN.15/2019/12)."
    assert {event.symbols for event in events(sentence, DocumentIssued)} <= {("E/CN.15/2019/12",)}


def test_a_list_made_available_has_no_speakers() -> None:
    assert events(f"The following documents were made available: Report on bread ({BREAD}).", StatementMade) == []


ADOPTED_AND_SENT = [
    f"The Commission approved for adoption by the Economic and Social Council a draft resolution ({DRAFT}).",
    f"The Commission approved draft resolution {DRAFT} and recommended it to the Council for adoption.",
    f"The Commission approved a draft resolution, contained in document {DRAFT}, for adoption by the Council.",
]


@pytest.mark.parametrize("sentence", ADOPTED_AND_SENT)
def test_a_draft_approved_for_the_council_is_adopted_and_recommended(sentence: str) -> None:
    (adopted,), (asked,) = events(sentence, DraftAdopted), events(sentence, RecommendationMade)
    assert isinstance(adopted, DraftAdopted)
    assert isinstance(asked, RecommendationMade)
    assert (adopted.draft, asked.to, asked.subject) == (DRAFT, "ECOSOC", DRAFT)


RECOMMENDED = [
    f"The Commission recommended to the Economic and Social Council for adoption a draft decision ({DRAFT}).",
    f"The Commission decided to recommend the draft decision ({DRAFT}) to the Council for adoption.",
    f"The Commission agreed to recommend to the Economic and Social Council the adoption of draft decision {DRAFT}.",
    f"The Commission recommended the draft decision ({DRAFT}) for adoption by the Economic and Social Council.",
]


@pytest.mark.parametrize("sentence", RECOMMENDED)
def test_a_recommendation_names_its_draft_before_or_after_the_organ(sentence: str) -> None:
    (asked,) = events(sentence, RecommendationMade)
    assert isinstance(asked, RecommendationMade)
    assert (asked.to, asked.asks, asked.subject) == ("ECOSOC", "adopt", DRAFT)


ACTS: list[tuple[str, type[Event], str]] = [
    (f"The Commission voted on draft resolution {DRAFT}, which was adopted by 20 votes to 10.", DraftAdopted, DRAFT),
    (f"The sponsors of draft resolution {DRAFT} withdrew the proposal.", DraftWithdrawn, DRAFT),
    (f"The representative of Peru withdrew draft resolution {DRAFT}.", DraftWithdrawn, DRAFT),
    (f"Draft resolution {DRAFT} was not adopted.", DraftNotAdopted, DRAFT),
]


@pytest.mark.parametrize(("sentence", "kind", "draft"), ACTS)
def test_what_became_of_a_draft(sentence: str, kind: type[Event], draft: str) -> None:
    (event,) = events(sentence, kind)
    assert getattr(event, "draft", "") == draft


DECISIONS = [
    ("The Commission adopted draft decision I, entitled “Salt” (see decision 28/2).", "adopt", "CCPCJ decision 28/2"),
    ("The Commission adopted resolution 28/1, entitled “Bread”.", "adopt", "CCPCJ resolution 28/1"),
    ("The Commission considered and adopted the draft decisions submitted under items 3 and 4.", "adopt", ""),
    ("The Commission agreed to defer the matter until its next session.", "defer", ""),
    ("The Commission postponed the election of one member.", "defer", ""),
    ("Consideration of the item was deferred to the twenty-ninth session.", "defer", ""),
    ("The oral amendment was rejected by a recorded vote of 30 to 10, with 4 abstentions.", "decide", ""),
    ("The Commission rejected the amendment (E/CN.15/2019/L.9) by 30 votes to 10.", "decide", ""),
    ("The Commission decided to forward the Chair’s summary to the high-level political forum.", "decide", ""),
]


@pytest.mark.parametrize(("sentence", "action", "text"), DECISIONS)
def test_an_act_without_a_draft_or_a_symbol_is_kept_in_its_words(sentence: str, action: str, text: str) -> None:
    (event,) = events(sentence, DecisionTaken)
    assert isinstance(event, DecisionTaken)
    assert (event.action, event.text, event.words) == (action, text, sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The agenda was adopted as contained in document E/CN.15/2019/1.", AgendaAdopted),
        ("The draft report (E/CN.15/2019/L.1) was adopted by the Commission.", SessionReportAdopted),
    ],
)
def test_agenda_and_report_in_the_passive_are_no_drafts(sentence: str, kind: type[Event]) -> None:
    assert len(events(sentence, kind)) == 1
    assert events(sentence, DraftAdopted) == []


OFFICERS = [
    "The Commission elected Ada Quay (Chile) Chair and Bo Lind (Japan) Rapporteur by acclamation.",
    "The Commission elected, by acclamation, Ada Quay (Chile), Chair, and Bo Lind (Japan), Rapporteur.",
    "The Commission elected by acclamation Ms. Ada Quay as Chair and Mr. Bo Lind as Rapporteur.",
    "The Commission elected the following officers: Chair: Ada Quay (Chile); Rapporteur: Bo Lind (Japan).",
    "The Commission elected the following members of the Bureau:\n\nChair: Ada Quay\n\nRapporteur: Bo Lind",
]


def test_an_agenda_of_another_session_is_not_that_of_this_one() -> None:
    sentence = "The provisional agenda for its twenty-ninth session was adopted."
    assert events(sentence, AgendaAdopted) == []
    assert [event.action for event in events(sentence, DecisionTaken)] == ["adopt"]


def test_a_statement_made_by_one_and_another_who_made_a_statement_are_two() -> None:
    sentence = (
        "Statements were made by the representatives of Chile and the Netherlands, and the observer for Japan made a"
        " statement."
    )
    spoken = [(event.speaker.entity, event.capacity) for event in events(sentence, StatementMade)]
    assert spoken == [("Chile", "member_state"), ("the Netherlands", "member_state"), ("Japan", "observer_state")]


@pytest.mark.parametrize("sentence", OFFICERS)
def test_officers_with_and_without_their_state(sentence: str) -> None:
    elected = [event for event in events(sentence, OfficerElected) if isinstance(event, OfficerElected)]
    assert [(one.office, one.name) for one in elected] == [("Chair", "Ada Quay"), ("Rapporteur", "Bo Lind")]


def test_states_elected_to_a_commission_take_their_seats_with_their_term() -> None:
    elected = events(
        "At its 4th meeting, the Council elected the following two Member States to the Commission on Narcotic Drugs"
        " for a four-year term beginning on 1 January 2020: Chile and Peru (see decision 2019/201).",
        MemberElected,
        COUNCIL,
    )
    assert elected == [
        MemberElected("CND", "Chile", "elected", date(2020, 1, 1)),
        MemberElected("CND", "Peru", "elected", date(2020, 1, 1)),
    ]


def test_persons_appointed_to_a_board_are_named_with_their_state() -> None:
    (elected,) = events(
        "The Council appointed Ada Quay (Chile) to the Board of Trustees of the United Nations Interregional Crime and"
        " Justice Research Institute for a term of five years.",
        MemberElected,
        COUNCIL,
    )
    assert elected == MemberElected("UNICRI", "Ada Quay", "appointed")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Council elected Chile and Peru to the Commission on Narcotic Drugs.",  # told in a report of the Commission
        "The Commission recommended the appointment of Ada Quay (Chile) to the Board of Trustees.",
    ],
)
def test_what_another_organ_did_or_is_to_do_elects_nobody(sentence: str) -> None:
    assert events(sentence, MemberElected) == []


def test_chairs_recommend_and_the_assembly_is_asked() -> None:
    text = (
        "Seventy-ninth session\n\nReport of the Chairs of the human rights treaty bodies on their meeting\n\n"
        "1. The Chairs recommended that the General Assembly allocate adequate resources to the treaty bodies.\n"
    )
    (fact,) = [one for one in reports.suggest(reports.read(text)) if isinstance(one.event, RecommendationMade)]
    assert isinstance(fact.event, RecommendationMade)
    assert fact.event.to == "GA"


def test_an_excerpt_goes_on_with_its_numbers_below_the_next_heading() -> None:
    text = (
        f"{HEAD}1. The Commission met in May 2019 to consider its agenda and its programme of work.\n\nConclusions and\
 recommendations\n\n120. The Commission adopted draft resolution {DRAFT}, which had been submitted by Chile and Peru.\n"
    )
    (adopted,) = [one for one in reports.suggest(reports.read(text)) if isinstance(one.event, DraftAdopted)]
    assert adopted.source.paragraph == "120"


def test_nothing_is_adopted_by_a_wish() -> None:
    assert [
        fact
        for fact in suggested("Several speakers hoped that the draft resolution would be adopted.")
        if isinstance(fact.event, DraftAdopted | DecisionTaken)
    ] == []


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Report of the Special Committee on the Situation of Salt for 2023", "Special Committee"),
        ("Report on the meeting of the Working Group on Salt held in Vienna on 24 May 2022", "Working Group"),
        ("Report of the Committee for Programme and Coordination", "Committee"),
        ("Report of the Plenary of the Platform on Salt on the work of its tenth session", "Plenary"),
    ],
)
def test_a_body_named_in_the_title_of_its_report_is_the_one_that_acts(title: str, subject: str) -> None:
    act = f"1. The {subject} took note of the report of the Secretariat."
    text = f"General Assembly\n\nTenth session\n\n{title}\n\n{act}\n"
    assert [
        one.event.action for one in reports.suggest(reports.read(text)) if isinstance(one.event, DecisionTaken)
    ] == ["take_note"]


def test_a_congress_is_a_body_whose_reports_are_read() -> None:
    data = b"A/CONF.234/16\n\nReport of the Fourteenth United Nations Congress\n\n1. The Congress adopted its agenda."
    assert files.text_of(data, "congress.txt").startswith("A/CONF.234/16")


def test_meetings_are_counted_past_a_thousand() -> None:
    (taken,) = [
        fact
        for fact in suggested("At its 1234th plenary meeting, on 22 May 2019, the Commission took note of a report.")
        if isinstance(fact.event, DecisionTaken)
    ]
    assert taken.occasion.meetings == ("CCPCJ/28/meeting/1234",)


@pytest.mark.parametrize(
    ("sentence", "entity", "capacity"),
    [
        (
            "Statements were made by representatives of the Salt and Bread Section.",
            "representatives of the Salt and Bread Section",
            "secretariat_official",
        ),
        (
            "The representative of the secretariat of the Salt Convention made a statement.",
            "secretariat of the Salt Convention",
            "un_entity",
        ),
        ("The Vice-Chair and Rapporteur introduced the draft report.", "Vice-Chair and Rapporteur", "officer_of_body"),
        ("The Chair of the plenary made a statement.", "Chair of the plenary", "officer_of_body"),
    ],
)
def test_offices_with_an_and_and_secretariats_of_conventions(sentence: str, entity: str, capacity: str) -> None:
    (made,) = events(sentence, StatementMade)
    assert isinstance(made, StatementMade)
    assert (made.speaker.entity, made.capacity) == (entity, capacity)


def test_a_list_of_speakers_may_mix_offices_and_roles() -> None:
    made = events(
        "The following speakers made statements: Secretary-General of UNCTAD; representative of Zambia, on behalf of"
        " the Group of 77 and China; and representative of Peru.",
        StatementMade,
    )
    assert [event.speaker.entity for event in made if isinstance(event, StatementMade)] == [
        "Secretary-General of UNCTAD",
        "Zambia",
        "Peru",
    ]


def test_a_paper_that_lists_the_documents_is_issued_and_says_not_that_it_was_one_of_them() -> None:
    paper = "E/CN.15/2019/CRP.9"
    found = suggested(
        f"The documents before the Commission at its session are listed in conference room paper {paper}."
    )
    assert [fact.event for fact in found] == [DocumentIssued((paper,), "conference room paper", "")]


def test_an_agenda_and_organization_of_work_has_no_title_but_what_it_is() -> None:
    sentence = "The Commission adopted its provisional agenda and organization of work (E/CN.15/2019/1)."
    (issued,) = events(sentence, DocumentIssued)
    assert issued == DocumentIssued(("E/CN.15/2019/1",), "provisional agenda", "")


def test_an_agenda_printed_under_headings_is_adopted_with_all_its_items() -> None:
    text = (
        f"{HEAD}9. The session was opened.\n\n10. At its 1st meeting, on 20 May 2019, the Commission adopted its "
        "provisional agenda (E/CN.15/2019/1). The agenda was as follows:\n\n1. Election of officers.\n\n"
        "Normative segment\n\n2. Treaties:\n\n(a) Bread;\n\n(b) Salt.\n\n***\n\n3. Other business.\n\n"
        "B. Documentation\n\nThe papers are on the website.\n"
    )
    found = [fact.event for fact in reports.suggest(reports.read(text)) if isinstance(fact.event, AgendaAdopted)]
    assert [[(one.number, one.title) for one in agenda.items] for agenda in found] == [
        [("1", "Election of officers"), ("2", "Treaties"), ("3", "Other business")]
    ]
