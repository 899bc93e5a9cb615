"""Who made a statement: one row a set phrase."""

import pytest

from tests.reports.reading import HEAD, events, suggested
from tracker import reports
from tracker.domain.item import StatementMade

MEMBER, OBSERVER, NGO = "member_state", "observer_state", "ngo_consultative"

# the report's symbol is that of the phrase's kind of report: who prints it so
PHRASES = [
    (
        "E/CN.15",
        "Statements were made by the representatives of Chile, the Niger and Japan.",
        [("Chile", MEMBER, "general"), ("the Niger", MEMBER, "general"), ("Japan", MEMBER, "general")],
    ),
    (
        "E/CN.15",
        "Observers for Kenya, the Gambia and Trinidad and Tobago also made statements.",
        [
            ("Kenya", OBSERVER, "general"),
            ("the Gambia", OBSERVER, "general"),
            ("Trinidad and Tobago", OBSERVER, "general"),
        ],
    ),
    (
        "E/CN.15",
        "Introductory statements were made by the Chief of the Justice Section and a Senior Adviser of the Research"
        " Branch.",
        [
            ("Chief of the Justice Section", "secretariat_official", "introductory"),
            ("Senior Adviser of the Research Branch", "secretariat_official", "introductory"),
        ],
    ),
    (
        "E/CN.5",
        "Representatives of civil society and youth also made statements.",
        [("Representatives of civil society and youth", "other", "general")],
    ),
    (
        "E/CN.5",
        "Statements were made by the representatives of Chile, Peru and civil society.",
        [("Chile", MEMBER, "general"), ("Peru", MEMBER, "general")],
    ),
    ("E/CN.5", "Statements were made by representatives of Member States and observers.", []),
    ("E/CN.5", "Statements were made by representatives of States members of the Commission.", []),
    (
        "E/CN.5",
        "Statements were made by the representatives of the United States and the Federated States of Micronesia.",
        [("the United States", MEMBER, "general"), ("the Federated States of Micronesia", MEMBER, "general")],
    ),
    (
        "E/CN.7",
        "Statements were made by the representative of the European Union, in its capacity as observer (also on behalf"
        " of its member States), and by the observers for Norway and UNAIDS.",
        [
            ("European Union", "regional_or_political_group", "general"),
            ("Norway", OBSERVER, "general"),
            ("UNAIDS", "un_entity", "general"),
        ],
    ),
    (
        "E/CN.5",
        "During the discussion, the representatives of India and Qatar and the observer for Cuba made statements.",
        [("India", MEMBER, "general"), ("Qatar", MEMBER, "general"), ("Cuba", OBSERVER, "general")],
    ),
    (
        "E/CN.5",
        "Representatives of the following non-governmental organizations in consultative status with the Council also"
        " made statements: Harbour Trust; Lanterns, Inc.; and Peace and Bread.",
        [("Harbour Trust", NGO, "general"), ("Lanterns, Inc.", NGO, "general"), ("Peace and Bread", NGO, "general")],
    ),
    (
        "E/CN.15",
        "The observers for Harbour Trust and the World Lantern Society, non-governmental organizations in consultative"
        " status with the Economic and Social Council, made statements.",
        [("Harbour Trust", NGO, "general"), ("the World Lantern Society", NGO, "general")],
    ),
    (
        "E/CN.9",
        "The Commission heard statements by the representatives of Peru (on behalf of the Group of 77 and China) and"
        " Fiji.",
        [("Peru", MEMBER, "general"), ("Fiji", MEMBER, "general")],
    ),
    (
        "E/CN.7",
        "At the 4th meeting, the observer for Israel made a statement in exercise of the right of reply.",
        [("Israel", OBSERVER, "right_of_reply")],
    ),
    (
        "A/C.4",
        "Before the vote, a statement in explanation of vote was made by the representative of Spain; after the vote,"
        " the representative of Cuba made a statement.",
        [("Spain", MEMBER, "explanation_of_vote_before"), ("Cuba", MEMBER, "general")],
    ),
    (
        "E/CN.7",
        "An explanation of position was provided by the observer for Türkiye.",
        [("Türkiye", OBSERVER, "explanation_of_position")],
    ),
    (
        "E/CN.15",
        "The Special Rapporteur on the right to food made a statement.",
        [("Special Rapporteur on the right to food", "special_procedure", "general")],
    ),
    (
        "E/CN.5",
        "The panel was moderated by the President of the Harbour Trust, Ada Quay, who made a keynote statement.",
        [("President of the Harbour Trust", NGO, "introductory")],
    ),
    (
        "E/CN.5",
        "The Minister of Salt of Peru, Ada Quay, delivered a keynote address.",
        [("Minister of Salt of Peru", MEMBER, "introductory")],
    ),
    (
        "E/CN.6",
        "Statements were made by the following panellists: Ada Quay, Director of the Harbour Institute; and Bo Lind,"
        " Chief of the Salt Branch.",
        [
            ("Director of the Harbour Institute", "other", "general"),
            ("Chief of the Salt Branch", "secretariat_official", "general"),
        ],
    ),
    (
        "E/CN.7",
        "The representative of Peru (on behalf of the European Union) introduced draft resolution E/CN.15/2019/L.3.",
        [("Peru", MEMBER, "introduction_of_draft")],
    ),
    (
        "E/CN.7",
        "The Secretary of the Commission read out a statement on the financial implications of the draft.",
        [("Secretary of the Commission", "secretariat_official", "general")],
    ),
    (
        "E/CN.6",
        "The panellists responded to comments made and questions posed by the representatives of Kenya and Peru and the"
        " observer for Malta.",
        [("Kenya", MEMBER, "general"), ("Peru", MEMBER, "general"), ("Malta", OBSERVER, "general")],
    ),
    (
        "E/CN.9",
        "Questions were posed by the representatives of Gabon and Peru, to which the keynote speaker responded.",
        [("Gabon", MEMBER, "general"), ("Peru", MEMBER, "general")],
    ),
    (
        "A/C.3",
        "The Director of the Salt Branch made an introductory statement and engaged in an interactive dialogue with the"
        " representatives of Cuba and Norway.",
        [
            ("Director of the Salt Branch", "secretariat_official", "introductory"),
            ("Cuba", MEMBER, "general"),
            ("Norway", MEMBER, "general"),
        ],
    ),
    (
        "E/CN.18",
        "A discussion ensued, in which the representatives of Chile and Peru participated.",
        [("Chile", MEMBER, "general"), ("Peru", MEMBER, "general")],
    ),
    (
        "E/AC.51",
        "The Chief of the Planning Unit of UNODC introduced the programme and responded to queries raised during its"
        " consideration by the Committee.",
        [("Chief of the Planning Unit of UNODC", "secretariat_official", "introductory")],
    ),
    (
        "A/HRC",
        "The following made statements and asked questions: (a) Representatives of States members of the Council:"
        " Chile, China; (b) Observers for non-governmental organizations: Harbour Trust; (c) Observer for the Holy"
        " See.",
        [
            ("Chile", MEMBER, "general"),
            ("China", MEMBER, "general"),
            ("Harbour Trust", NGO, "general"),
            ("the Holy See", OBSERVER, "general"),
        ],
    ),
    (
        "HRI/MC",
        "Representatives of the following States parties took the floor: Chile, Costa Rica (on behalf of a group of"
        " States) and Peru.",
        [("Chile", MEMBER, "general"), ("Costa Rica", MEMBER, "general"), ("Peru", MEMBER, "general")],
    ),
    (
        "A/C.5",
        "The representative of Israel made a statement and the observer for the State of Palestine made a statement.",
        [("Israel", MEMBER, "general"), ("the State of Palestine", OBSERVER, "general")],
    ),
    (
        "E/CN.16",
        "Statements were made by the Secretary-General of UNCTAD and, via video message, the Minister of Salt of Peru.",
        [
            ("Secretary-General of UNCTAD", "secretariat_official", "general"),
            ("Minister of Salt of Peru", MEMBER, "general"),
        ],
    ),
    (
        "E/CN.9",
        "Statements were made by the representatives of France and, on behalf of the Group of African States, Angola"
        " and by the representative of Pakistan (in explanation of position).",
        [("France", MEMBER, "general"), ("Angola", MEMBER, "general"), ("Pakistan", MEMBER, "general")],
    ),
    (
        "E/CN.6",
        "The panel was chaired by Mr. Ada de Quay (Brazil), Chair of the Commission, who made an opening statement.",
        [("Chair of the Commission", "officer_of_body", "introductory")],
    ),
    (
        "E/CN.17",
        "The keynote speaker, Ms. Ada Quay, Chief Economist of the World Bank, delivered a statement.",
        [("Chief Economist of the World Bank", "specialized_agency", "general")],
    ),
    (
        "E/CN.18",
        "Statements were made by the observers for the African Union and the Inter-Parliamentary Union, entities"
        " maintaining permanent observer offices at Headquarters.",
        [("the African Union", "igo", "general"), ("the Inter-Parliamentary Union", "igo", "general")],
    ),
    (
        "E/ECE",
        "Statements were made by Chile, Peru and the European Union.",
        [
            ("Chile", MEMBER, "general"),
            ("Peru", MEMBER, "general"),
            ("European Union", "regional_or_political_group", "general"),
        ],
    ),
    (
        "E/CN.3",
        "The report was introduced by the Director of the Salt Branch.",
        [("Director of the Salt Branch", "secretariat_official", "introductory")],
    ),
    ("A/HRC", "The representative of Israel exercised its right of reply.", [("Israel", MEMBER, "right_of_reply")]),
    (
        "A/HRC",
        "The Special Rapporteur on the right to food answered questions and made concluding remarks.",
        [("Special Rapporteur on the right to food", "special_procedure", "closing")],
    ),
    ("E/CN.6", "The panel discussion was moderated by the Director of the Salt Branch.", []),
    ("E/CN.5", "In response to questions, several panellists described programmes in their countries.", []),
    ("A/C.3", "A statement submitted by the Harbour Trust was circulated.", []),
    ("E/CN.15", "Many speakers and some delegations made statements on the matter.", []),
    ("HRI/MC", "Statements will be made by the representatives of Chad and Mali.", []),
    ("E/CN.7", "The representative of Peru made a statement and moved for the closure of the debate.", []),
    ("E/CN.7", "The observer for WHO informed the Commission that the substance had no therapeutic use.", []),
]


@pytest.mark.parametrize(("symbol", "sentence", "facts"), PHRASES)
def test_a_sentence_gives_its_speakers_and_nobody_else(
    symbol: str, sentence: str, facts: list[tuple[str, str, str]]
) -> None:
    made = [event for event in events(sentence, StatementMade) if isinstance(event, StatementMade)]
    assert [(event.speaker.entity, event.capacity, event.kind) for event in made] == facts


def test_a_group_statement_names_those_spoken_for() -> None:
    (made,) = events(
        "The representative of Peru (on behalf of the Group of 77 and China) made a statement.", StatementMade
    )
    assert isinstance(made, StatementMade)
    assert made.on_behalf_of == ("the Group of 77 and China",)


def test_a_misprinted_state_is_matched_and_marked_as_doubt() -> None:
    (made,) = suggested("The representative of Morrocco made a statement.")
    assert isinstance(made.event, StatementMade)
    assert (made.event.speaker.entity, made.event.speaker.state) == ("Morrocco", "MAR")
    assert "misprint" in made.source.inferred


def test_an_organization_that_is_not_known_is_taken_for_non_governmental_in_doubt() -> None:
    (made,) = suggested("The observer for the Harbour Trust made a statement.")
    assert isinstance(made.event, StatementMade)
    assert made.event.capacity == NGO
    assert made.source.inferred


def test_niger_is_not_nigeria() -> None:
    made = events("Statements were made by the representatives of Nigeria and the Niger.", StatementMade)
    assert [event.speaker.state for event in made if isinstance(event, StatementMade)] == ["NGA", "NER"]


def test_a_statement_without_a_meeting_of_its_own_fell_on_one_of_the_items_meetings() -> None:
    (made,) = suggested("The representative of Chile made a statement.")
    assert made.occasion.precision == "one_of"
    assert made.occasion.meetings == ("CCPCJ/28/meeting/3", "CCPCJ/28/meeting/4")
    assert HEAD.startswith("Economic")


def test_a_pasted_line_stands_under_the_item_and_meeting_given_with_it() -> None:
    pasted = "Statements were made by the representatives of Chile and Peru."
    facts = reports.suggest(reports.read_fragment(pasted, "CCPCJ/28/6", 7))
    assert [fact.occasion.meetings for fact in facts] == [("CCPCJ/28/meeting/7",)] * 2
    assert {fact.occasion.items for fact in facts} == {("CCPCJ/28/6",)}
    assert {fact.source.rank for fact in facts} == {5}
