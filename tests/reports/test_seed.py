"""The report that the project started from, read whole."""

import json
from collections import Counter
from datetime import date
from functools import cache

from tests.reports.reading import real
from tracker import reports
from tracker.domain import HOMES
from tracker.domain.board import CandidateNominated, MemberElected
from tracker.domain.document import CorrigendumIssued, DocumentIssued, DocumentTabled
from tracker.domain.item import AgendaItemConsidered, StatementMade
from tracker.domain.mandate import MandateEstablished
from tracker.domain.recommendation import DocumentTransmitted, RecommendationMade
from tracker.domain.session import MeetingHeld, OfficerElected, SessionOpened
from tracker.domain.stream import decided
from tracker.domain.terms import Event, Fact
from tracker.reports import files

NAME = "seed-ccpcj28-item6"


@cache
def facts() -> list[Fact]:
    return reports.suggest(reports.read(files.text_of(real(f"{NAME}.txt"), NAME), NAME))


def of(kind: type[Event]) -> list[Fact]:
    return [fact for fact in facts() if isinstance(fact.event, kind)]


def test_the_masthead_gives_the_session_and_its_rapporteur() -> None:
    (opened,) = of(SessionOpened)
    assert opened.event == SessionOpened("regular", date(2019, 5, 20), date(2019, 5, 24), "Vienna")
    assert opened.occasion.session == "CCPCJ/28"
    (officer,) = of(OfficerElected)
    assert officer.event == OfficerElected("Rapporteur", "Ahmed Tareq Ibrahim Maaty", "Egypt")
    assert (officer.occasion.precision, officer.occasion.days) == ("not_after", (date(2019, 5, 23),))


def test_two_meetings_one_dated_by_pairing_one_outright() -> None:
    sixth, seventh = of(MeetingHeld)
    assert (sixth.occasion.days, bool(sixth.source.inferred), sixth.source.paragraph) == (
        (date(2019, 5, 22),),
        True,
        "1",
    )
    assert (seventh.occasion.days, seventh.source.inferred, seventh.source.paragraph) == (
        (date(2019, 5, 23),),
        "",
        "23",
    )


def test_the_item_with_its_five_sub_items_considered_at_both_meetings() -> None:
    (considered,) = of(AgendaItemConsidered)
    assert isinstance(considered.event, AgendaItemConsidered)
    assert considered.occasion.items == ("CCPCJ/28/6",)
    assert (considered.occasion.precision, len(considered.occasion.meetings)) == ("each", 2)
    gold = json.loads(real(f"{NAME}.gold.json"))["agenda_items"][0]
    assert considered.event.title == gold["title"]
    assert [(one.letter, one.title) for one in considered.event.sub_items] == [
        (one["letter"], one["title"]) for one in gold["sub_items"]
    ]


def test_seven_documents_under_eight_symbols() -> None:
    assert [len(of(kind)) for kind in (DocumentIssued, CorrigendumIssued, DocumentTabled)] == [6, 1, 7]
    tabled = [fact.event.symbols for fact in of(DocumentTabled) if isinstance(fact.event, DocumentTabled)]
    assert len({symbol for symbols in tabled for symbol in symbols}) == 8
    assert ("E/CN.7/2019/2", "E/CN.15/2019/2") in tabled


def test_the_covering_note_is_the_secretary_generals_and_carries_the_boards_report() -> None:
    (note,) = [fact.event for fact in of(DocumentIssued) if fact.event.identity() == (frozenset({"E/CN.15/2019/8"}),)]
    assert isinstance(note, DocumentIssued)
    assert (note.kind, note.author) == ("note", "Secretary-General")
    assert note.carries is not None
    assert note.carries.author.startswith("Board of Trustees")


def test_all_speakers_as_printed_with_capacity_and_kind() -> None:
    made = [fact.event for fact in of(StatementMade) if isinstance(fact.event, StatementMade)]
    gold = json.loads(real(f"{NAME}.gold.json"))["speakers"]
    assert [event.speaker.entity for event in made] == [speaker["entity"] for speaker in gold]
    assert Counter(event.capacity for event in made) == {
        "member_state": 13,
        "observer_state": 8,
        "secretariat_official": 4,
        "pni_institute": 2,
        "special_procedure": 1,
        "ngo_consultative": 1,
    }
    assert [event.kind for event in made].count("introductory") == 5
    assert all(fact.occasion.precision == "one_of" for fact in of(StatementMade))


def test_one_transmission_and_one_recommendation_at_the_seventh_meeting() -> None:
    (sent,), (asked,) = of(DocumentTransmitted), of(RecommendationMade)
    assert isinstance(sent.event, DocumentTransmitted)
    assert (sent.event.symbols, sent.event.to) == (("E/CN.15/2019/8",), "ECOSOC")
    assert sent.event.pursuant_to == ("ECOSOC resolution 1989/56",)
    assert isinstance(asked.event, RecommendationMade)
    assert (asked.event.to, asked.event.asks, asked.event.subject) == ("ECOSOC", "elect", "UNICRI")
    assert [(one.name, one.asks) for one in asked.event.candidates] == [
        ("Carolina Lizárraga Houghton", "elect"),
        ("Youngju Oh", "elect"),
        ("Carlos Castresana Fernández", "re_elect"),
        ("Joel Antonio Hernández García", "re_elect"),
    ]
    assert asked.event.through == ("E/CN.15/2019/14",)
    for fact in (sent, asked):
        assert (fact.occasion.meetings, fact.occasion.days) == (("CCPCJ/28/meeting/7",), (date(2019, 5, 23),))


def test_nobody_is_elected_nothing_is_mandated_nothing_guessed() -> None:
    assert not of(MemberElected) + of(MandateEstablished) + of(CandidateNominated)


def test_the_record_takes_every_suggestion() -> None:
    log: dict[str, list[Fact]] = {}
    for fact in facts():
        stream = HOMES[type(fact.event)]
        held = log.setdefault(stream.name(fact), [])
        added = decided(stream, held, fact)
        assert added == [fact]
        held.append(fact)


def test_the_same_reading_gives_the_same_ids_and_each_its_own() -> None:
    again = reports.suggest(reports.read(files.text_of(real(f"{NAME}.txt"), NAME), NAME))
    assert again == facts()
    assert len({fact.entry_id for fact in facts()}) == len(facts())
