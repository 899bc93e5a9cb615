"""Documents, drafts, recommendations and decisions: one row a set phrase."""

import pytest

from tests.reports.reading import events, suggested
from tracker.domain.board import MemberElected
from tracker.domain.document import CorrigendumIssued, DocumentIssued, DocumentTabled
from tracker.domain.draft import DraftAdopted, DraftNotAdopted, DraftTabled, ProceduralMotionDecided, SponsorshipChanged
from tracker.domain.item import AgendaItemConsidered, DecisionTaken
from tracker.domain.recommendation import DocumentTransmitted, RecommendationMade
from tracker.domain.session import AgendaAdopted, OfficerElected, SessionReportAdopted
from tracker.domain.terms import Event, Tally

TABLED = [
    (
        "E/CN.15",
        "The Commission had before it the following: (a) Report of the Secretary-General on bread (E/CN.15/2019/4 and"
        " Corr.1); (b) Note by the Secretariat on salt (E/CN.7/2019/9-E/CN.15/2019/9).",
        [("E/CN.15/2019/4",), ("E/CN.15/2019/4/Corr.1",), ("E/CN.7/2019/9", "E/CN.15/2019/9")],
    ),
    ("E/CN.7", "It had before it a note by the Secretariat on salt (E/CN.7/2024/11).", [("E/CN.7/2024/11",)]),
    (
        "E/CN.9",
        "It had before it the reports of the Secretary-General on bread (E/CN.9/2025/5 and 6).",
        [("E/CN.9/2025/5",), ("E/CN.9/2025/6",)],
    ),
    ("E/AC.51", "The Commission considered the report of the Office on mills (E/AC.51/2025/2).", [("E/AC.51/2025/2",)]),
    ("E/CN.7", "Some speakers mentioned the report of the Office on mills (A/HRC/54/53).", []),
]


@pytest.mark.parametrize(("symbol", "sentence", "facts"), TABLED)
def test_a_sentence_gives_the_documents_before_the_body(
    symbol: str, sentence: str, facts: list[tuple[str, ...]]
) -> None:
    assert [e.symbols for e in events(sentence, DocumentTabled) if isinstance(e, DocumentTabled)] == facts


def test_a_note_has_its_author_and_title_and_the_corrigendum_no_life_of_its_own() -> None:
    sentence = TABLED[0][1]
    first, second = [event for event in events(sentence, DocumentIssued) if isinstance(event, DocumentIssued)]
    assert (first.kind, first.author, first.title) == ("report", "Secretary-General", "bread")
    assert (second.kind, second.author, second.title) == ("note", "Secretariat", "salt")
    assert events(sentence, CorrigendumIssued) == [CorrigendumIssued("E/CN.15/2019/4/Corr.1", "E/CN.15/2019/4")]


def test_a_list_ends_where_the_paragraph_goes_on_with_other_sentences() -> None:
    sentence = (
        "The Commission considered agenda item 6, which read as follows: “Salt: (a) Sea salt; (b) Rock salt.” It had"
        " before it the following: (a) Note on bread (E/CN.15/2019/4); (b) Note on salt (E/CN.15/2019/5). The"
        " Chief of the Salt Branch made a statement."
    )
    *_, last = events(sentence, DocumentIssued)
    assert isinstance(last, DocumentIssued)
    assert (last.symbols, last.title) == (("E/CN.15/2019/5",), "salt")
    (considered,) = events(sentence, AgendaItemConsidered)
    assert isinstance(considered, AgendaItemConsidered)
    assert [(one.letter, one.title) for one in considered.sub_items] == [("a", "Sea salt"), ("b", "Rock salt")]


ACTS: list[tuple[str, str, list[Event]]] = [
    (
        "E/CN.7",
        "The Commission adopted by a vote of 45 to none, with 3 abstentions, the revised draft resolution"
        " E/CN.15/2019/L.2/Rev.1, as further revised, sponsored by Chile and Peru.",
        [
            DraftAdopted(
                "E/CN.15/2019/L.2",
                "resolution",
                how="by_vote",
                vote=Tally(45, 0, 3),
                as_revised="E/CN.15/2019/L.2/Rev.1, as further revised",
                as_printed="adopted",
                sponsors=("Chile", "Peru"),
            )
        ],
    ),
    (
        "E/CN.5",
        "The Commission adopted draft resolution E/CN.15/2019/L.7 and recommended it to the Economic and Social Council"
        " for adoption.",
        [
            DraftAdopted("E/CN.15/2019/L.7", "resolution", meant_for="ECOSOC", as_printed="adopted"),
            RecommendationMade(
                "ECOSOC", "adopt", "E/CN.15/2019/L.7", through=("E/CN.15/2019/L.7",), as_printed="recommended"
            ),
        ],
    ),
    (
        "E/CN.7",
        "The Commission decided to recommend for adoption by the Economic and Social Council the draft decision"
        " entitled “Salt” (E/CN.15/2019/L.8).",
        [
            RecommendationMade(
                "ECOSOC",
                "adopt",
                "E/CN.15/2019/L.8",
                "Salt",
                through=("E/CN.15/2019/L.8",),
                as_printed="decided to recommend",
            )
        ],
    ),
    (
        "E/CN.7",
        "The Commission rejected draft resolution E/CN.15/2019/L.9 by a vote of 20 to 15, with 5 abstentions.",
        [DraftNotAdopted("E/CN.15/2019/L.9", "resolution", "rejected", vote=Tally(20, 15, 5), as_printed="rejected")],
    ),
    (
        "E/AC.51",
        "The Commission recommended that the General Assembly take note of the report of the Office (E/AC.51/2025/2).",
        [
            RecommendationMade(
                "GA",
                "take_note",
                "E/AC.51/2025/2",
                "the report of the Office (E/AC.51/2025/2)",
                through=("E/AC.51/2025/2",),
                as_printed="recommended",
            )
        ],
    ),
    (
        "E/CN.15",
        "The Commission decided to transmit to the General Assembly the report of the working group (E/CN.15/2019/8).",
        [
            DocumentTransmitted(
                ("E/CN.15/2019/8",), "GA", "report of the working group", as_printed="decided to transmit"
            )
        ],
    ),
    (
        "E/CN.7",
        "The Commission adopted the report on its session (E/CN.15/2019/L.1 and Add.1–2), as orally amended.",
        [
            SessionReportAdopted(
                (), ("E/CN.15/2019/L.1", "E/CN.15/2019/L.1/Add.1", "E/CN.15/2019/L.1/Add.2"), True, "adopted"
            )
        ],
    ),
    (
        "E/CN.5",
        "The Commission adopted the provisional agenda contained in document E/CN.15/2019/1.",
        [AgendaAdopted((), "E/CN.15/2019/1", "adopted")],
    ),
    (
        "A/C.4",
        "The Chair drew attention to the draft resolution entitled “Salt” (A/C.4/74/L.3), submitted by Chile and Peru.",
        [DraftTabled("A/C.4/74/L.3", "resolution", "Salt", ("Chile", "Peru"))],
    ),
    (
        "A/C.2",
        "Draft resolution E/CN.15/2019/L.7 was adopted by 31 votes to 1, with no abstentions.",
        [DraftAdopted("E/CN.15/2019/L.7", "resolution", how="by_vote", vote=Tally(31, 1, 0), as_printed="adopted")],
    ),
    ("E/CN.7", "The adoption of draft resolution E/CN.15/2019/L.7 by the Commission had been welcomed.", []),
    ("E/CN.7", "Speakers called upon the Commission to adopt draft resolution E/CN.15/2019/L.7.", []),
    ("HRI/MC", "The Commission will adopt the report on its session (E/CN.15/2019/L.1).", []),
]


@pytest.mark.parametrize(("symbol", "sentence", "facts"), ACTS)
def test_a_sentence_gives_its_acts(symbol: str, sentence: str, facts: list[Event]) -> None:
    acts = [fact.event for fact in suggested(sentence) if not isinstance(fact.event, DocumentIssued | DocumentTabled)]
    assert acts == facts


def test_a_commission_recommends_trustees_and_elects_nobody() -> None:
    sentence = (
        "The Commission recommended to the Economic and Social Council that it elect Ada Quay and re-elect"
        " Bo Lind and María de la Cruz as members of the Board of Trustees of UNICRI (E/CN.15/2019/14)."
    )
    (asked,) = events(sentence, RecommendationMade)
    assert isinstance(asked, RecommendationMade)
    assert [(one.name, one.asks) for one in asked.candidates] == [
        ("Ada Quay", "elect"),
        ("Bo Lind", "re_elect"),
        ("María de la Cruz", "re_elect"),
    ]
    assert (asked.to, asked.subject) == ("ECOSOC", "UNICRI")
    assert not events(sentence, MemberElected)


def test_a_draft_for_the_assembly_goes_through_the_council() -> None:
    (asked,) = events(
        "The Commission recommended to the Economic and Social Council the approval of draft resolution IV, entitled"
        " “Salt” (see E/2019/30, chap. I, sect. A), for adoption by the General Assembly.",
        RecommendationMade,
    )
    assert isinstance(asked, RecommendationMade)
    assert (asked.to, asked.subject, asked.meant_for) == ("ECOSOC", "E/2019/30:I.A.IV", "GA")


def test_the_draft_is_the_one_named_last_and_that_is_a_doubt() -> None:
    facts = suggested(
        "The representative of Peru introduced draft resolution E/CN.15/2019/L.3. The Commission adopted the draft"
        " resolution."
    )
    (adopted,) = [fact for fact in facts if isinstance(fact.event, DraftAdopted)]
    assert isinstance(adopted.event, DraftAdopted)
    assert adopted.event.draft == "E/CN.15/2019/L.3"
    assert "named last" in adopted.source.inferred


def test_those_who_join_in_sponsoring_are_states_as_printed() -> None:
    (joined,) = events(
        "A draft resolution (E/CN.15/2019/L.3) was introduced. Subsequently, Chile and the Sudan joined in sponsoring"
        " the draft resolution.",
        SponsorshipChanged,
    )
    assert isinstance(joined, SponsorshipChanged)
    assert joined.added == ("Chile", "the Sudan")


def test_a_motion_is_decided_with_its_mover_rule_and_vote() -> None:
    (motion,) = events(
        "At the 4th meeting, the representative of Peru moved for the closure of the debate on E/CN.15/2019/L.3 under"
        " rule 50. The Commission decided to close the debate with 44 votes in favour, 1 vote against and 5"
        " abstentions.",
        ProceduralMotionDecided,
    )
    assert isinstance(motion, ProceduralMotionDecided)
    assert (motion.motion, motion.mover, motion.rule, motion.vote) == ("closure", "Peru", "50", Tally(44, 1, 5))


def test_a_scheduling_decision_has_its_vote_and_the_number_of_its_text() -> None:
    (taken,) = events(
        "The Commission decided by 48 votes to none, with 1 abstention, to include salt in Schedule I. (For the text of"
        " the decision, see chap. I, sect. B, decision 28/4.)",
        DecisionTaken,
    )
    assert isinstance(taken, DecisionTaken)
    assert (taken.vote, taken.text) == (Tally(48, 0, 1), "CCPCJ decision 28/4")


def test_officers_are_those_with_a_state() -> None:
    elected = events("The Commission elected by acclamation Ada Quay (Chile) as Chair.", OfficerElected)
    assert elected == [OfficerElected("Chair", "Ada Quay", "Chile")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Commission elected the following officers: Vice-Chairs: Ada Quay (Chile) and Bo Lind (Japan).",
        "The Commission elected Ada Quay (Chile) and Bo Lind (Japan) as Vice-Chairs by acclamation.",
    ],
)
def test_two_who_share_an_office_hold_it_each(sentence: str) -> None:
    elected = events(sentence, OfficerElected)
    assert elected == [
        OfficerElected("Vice-Chair", "Ada Quay", "Chile"),
        OfficerElected("Vice-Chair", "Bo Lind", "Japan"),
    ]


def test_the_same_meeting_is_the_one_named_before() -> None:
    facts = suggested(
        "At its 4th meeting, on 22 May 2019, the Commission took note of a report. At the same meeting, the Commission"
        " adopted draft resolution E/CN.15/2019/L.7."
    )
    (adopted,) = [fact for fact in facts if isinstance(fact.event, DraftAdopted)]
    assert adopted.occasion.meetings == ("CCPCJ/28/meeting/4",)
    assert [day.isoformat() for day in adopted.occasion.days] == ["2019-05-22"]
