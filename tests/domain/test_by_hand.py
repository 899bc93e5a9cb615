"""A slip of the pen in a key, a number or a day is answered in a sentence that names the field, and records nothing."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import REPORTS
from tests.facts import COUNCIL_ON_23_JULY, EVERY_FACT, RESOLUTION, SEATED, SEVENTH_MEETING, fact
from tracker import reports, sample
from tracker.domain import by_hand
from tracker.domain.alias import AliasStated
from tracker.domain.board import CandidateNominated, ElectionPostponed
from tracker.domain.coverage import CoverageStated
from tracker.domain.draft import DraftTabled, VoteTaken
from tracker.domain.item import Speaker, StatementMade
from tracker.domain.mandate import MandateEnded, MandateEstablished, MandateRenewed, MandateReportSubmitted
from tracker.domain.recommendation import DocumentTransmitted, RecommendationActedOn
from tracker.domain.session import MeetingHeld, SessionScheduled
from tracker.domain.terms import Due, Event, Tally
from tracker.reports import files
from tracker.store import codec

MANDATE = "GA resolution 74/173/14"


def due(**rule: object) -> MandateEstablished:
    """A paragraph that asks for something by such a rule."""
    stated = Due(**rule)  # type: ignore[arg-type]
    return MandateEstablished("GA resolution 74/173", "14", "Requests", (), "to report", due=stated)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (SessionScheduled("regular", date(2020, 5, 22), date(2020, 5, 18)), "ends_on: 2020-05-18; expected a day not"),
        (replace(SEATED.event, term_to=date(2018, 1, 1)), "term_to: 2018-01-01; expected a day not before term_from"),
        (replace(SEATED.event, term_to_close_of="CPD57"), "term_to_close_of: 'CPD57'; expected a session such as"),
        (replace(SEATED.event, text="2019/219"), "text: '2019/219'; expected a text such as ECOSOC resolution 2019/19"),
        (replace(RESOLUTION.event, same_text_as=("GA res. 74/173",)), "same_text_as: 'GA res. 74/173'; expected"),
        (due(rule="session", session="29th"), "due.session: '29th'; expected a session such as CCPCJ/28"),
        (due(rule="interval"), "due.every_months is missing; expected with the rule interval"),
        (due(rule="date"), "due.on is missing; expected with the rule date"),
        (due(rule="interval", every_months=0), "due.every_months: 0; expected a number from 1 on"),
        (MandateReportSubmitted("GA resolution 74/173", ("E/CN.15/2020/13",)), "mandate: 'GA resolution 74/173';"),
        (MandateReportSubmitted(MANDATE, ()), "symbols is empty; expected what the source says"),
        (MandateEnded(MANDATE, "replaced", "79/243"), "by_text: '79/243'"),
        (MandateRenewed(MANDATE, "HRC resolution 35/11"), "by_text: 'HRC resolution 35/11'"),
        (RecommendationActedOn("UNICRI", "elected"), "recommendation: 'UNICRI'; expected a key as `tracker follow-up`"),
        (RecommendationActedOn("CCPCJ/28/chose/UNICRI", "elected"), "recommendation: 'CCPCJ/28/chose/UNICRI'"),
        (DraftTabled("e/cn.15/2019/L.4", "resolution"), "draft: 'e/cn.15/2019/L.4'; expected its symbol"),
        (VoteTaken("E/CN.15/2019/L.4", "resolution", Tally(38, -2)), "vote.against: -2; expected a number from 0 on"),
        (MeetingHeld(0), "number: 0; expected a number from 1 on"),
        (ElectionPostponed("UNICRI", 0), "seats: 0"),
        (StatementMade(Speaker(""), "member_state"), "speaker.entity is empty"),
        (CandidateNominated("UNICRI", ""), "candidate is empty"),
        (CoverageStated("ECOSOC", (), date(2019, 7, 24)), "kinds is empty"),
        (CoverageStated("ECOSOC", ("actions",), date(2019, 7, 24), ("2019",)), "sessions: '2019'"),
        (AliasStated("E/2019/30", ""), "same_as is empty"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_with_what_was_expected(event: Event, sentence: str) -> None:
    assert any(said.startswith(sentence) for said in by_hand.misfits(fact(event))), [*by_hand.misfits(fact(event))]


def test_the_organ_and_the_number_of_a_text_are_needed() -> None:
    without = fact(RESOLUTION.event, replace(COUNCIL_ON_23_JULY, body=""))
    assert "occasion.body is missing" in next(by_hand.misfits(without))
    assert [*by_hand.misfits(fact(MeetingHeld(7), replace(SEVENTH_MEETING, session="CCPCJ/28th")))]


def test_dates_are_set_for_a_day_or_said_to_be_expected() -> None:
    [said] = by_hand.misfits(fact(SessionScheduled("management")))
    assert said.startswith("starts_on is missing; expected the first day")
    assert not [*by_hand.misfits(fact(SessionScheduled("management", expected=True)))]


@pytest.mark.parametrize(
    ("starts_on", "fits"),
    [(date(2004, 7, 23), False), (date(2018, 7, 26), True), (date(2020, 7, 20), True), (date(2021, 1, 4), False)],
)
def test_a_session_named_by_its_year_meets_about_that_year(starts_on: date, fits: bool) -> None:
    said = [*by_hand.misfits(fact(SessionScheduled("management", starts_on), COUNCIL_ON_23_JULY))]
    assert said == ([] if fits else [f"starts_on: {starts_on}; expected a day of ECOSOC/2019, from 2018 to 2020"])


def test_an_act_of_a_session_named_by_its_year_was_done_about_that_year() -> None:
    acted = fact(MeetingHeld(7), replace(COUNCIL_ON_23_JULY, days=(date(2014, 7, 23),)))
    assert [*by_hand.misfits(acted)] == ["occasion.days: 2014-07-23; expected a day of ECOSOC/2019, from 2018 to 2020"]


@pytest.mark.parametrize(
    "key", ["CCPCJ/28/elect/UNICRI", "CCPCJ/28/transmit/E/CN.15/2019/8/to/GA", "UNICRI/transmit/E/CN.15/2019/8"]
)
def test_keys_of_matters(key: str) -> None:
    assert by_hand.is_matter(key)


@pytest.mark.parametrize("key", ["GA resolution 74/173", "ECOSOC resolution 1086 B (XXXIX)", "CND decision 67/1"])
def test_keys_of_texts_and_of_their_paragraphs(key: str) -> None:
    assert by_hand.is_text(key)
    assert by_hand.is_mandate(f"{key}/14")
    assert by_hand.is_mandate(f"{key}/14/a")
    assert not by_hand.is_mandate(key)
    assert not by_hand.is_text(f"{key}/14")


def test_facts_of_public_record_fit() -> None:
    sampled = [codec.from_line(line) for line in sample.FACTS.read_text().splitlines()]
    assert [said for one in (*EVERY_FACT, *sampled) for said in by_hand.misfits(one)] == []


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the folder of real reports is not beside this checkout")
@pytest.mark.parametrize("name", ["seed-ccpcj28-item6.txt", "cnd67-2024.txt", "ares-74-173.txt", "eres-2019-19.txt"])
def test_what_is_read_from_a_report_can_be_recorded_by_hand(name: str) -> None:
    content = (REPORTS / name).read_bytes()
    found = reports.suggest(reports.read(files.text_of(content, name), name))
    assert found
    for one in found:
        assert codec.from_a_person(codec.to_line(one)) == one


def test_one_day_given_by_a_person_is_the_day_and_of_two_it_must_be_said_what_they_mean() -> None:
    one = codec.from_a_person(_held_on('"2019-05-23"'))
    assert (one.occasion.precision, one.occasion.days) == ("day", (date(2019, 5, 23),))
    with pytest.raises(codec.Misfit, match="with days one of day, span, each, one_of, not_after"):
        codec.from_a_person(_held_on('"2019-05-23", "2019-05-24"'))


def _held_on(days: str) -> str:
    occasion = f'{{"session": "CCPCJ/28", "body": "CCPCJ", "days": [{days}]}}'
    return f'{{"type": "MeetingHeld", "number": 7, "occasion": {occasion}, "source": {{"rank": 2}}}}'


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (MeetingHeld(7, "joint", ("CND", "XYZ")), "joint_with: 'XYZ' is no body known here"),
        (MeetingHeld(7, "joint", ("cnd",)), "joint_with: 'cnd' is written 'CND'"),
        (DocumentTransmitted(("E/CN.15/2019/8",), "ECOSOC", cover_symbol="the note"), "cover_symbol: "),
        (
            CandidateNominated("UNICRI", "Youngju Oh", symbol="E/CN.15/2019/14 "),
            "symbol: 'E/CN.15/2019/14 ' is written",
        ),
    ],
)
def test_bodies_and_symbols_named_beside_the_first_are_looked_at_too(event: Event, sentence: str) -> None:
    with pytest.raises(codec.Misfit) as refusal:
        codec.from_a_person(codec.to_line(fact(event)))
    assert str(refusal.value).startswith(sentence)


_SPOKE = '{"type": "StatementMade", "speaker": %s, "capacity": "member_state", "source": {"rank": 2}}'
_RECOMMENDED = '{"type": "RecommendationMade", "to": "ECOSOC", "candidates": %s, "source": {"rank": 2}}'


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"type": "MeetingHeld", "number": 7}', '"source": {"rank": 2}'),
        (_held_on('"2019-13-01"'), "occasion.days[0]: no day of the calendar; expected a day such as 2019-05-24"),
        (
            _held_on("").replace('"days": []', '"meetings": ["13"]'),
            "13 is not of the session CCPCJ/28; expected a key such as CCPCJ/28/meeting/13",
        ),
        (_held_on("").replace('"days": []', '"items": ["5"]'), "expected a key such as CCPCJ/28/5"),
        (_held_on("5"), "occasion.days[0]: expected text, a day such as 2019-05-24; found a number"),
        (_held_on("").replace('"rank": 2', '"rank": "2"'), "source.rank: expected a number; found text"),
        (_held_on("").replace("7", "[7]", 1), "number: expected a number; found a list"),
        (_held_on("").replace('"number": 7', '"number": 7, "entry_id": "x"'), "entry_id: no id of an entry"),
        (_SPOKE % '"Chile"', 'speaker: expected an object, such as {"entity": "…"}; found text'),
        (_SPOKE % "{}", "speaker.entity is missing"),
        (_SPOKE.replace("speaker", "speakers") % "{}", "speakers: no such field"),
        (_SPOKE % '{"entity": "Chile", "sate": "CHL"}', "speaker.sate: no such field; expected entity, "),
        (
            (_RECOMMENDED % '[{"name": "A", "sex": "f"}]').replace("{", '{"asks": "elect", "subject": "UNICRI", ', 1),
            "candidates[0].sex: no such field; expected name",
        ),
        (_RECOMMENDED % '"Ada Quay"', 'candidates: expected a list, such as [{"name": "…"}]; found text'),
        (_RECOMMENDED % '["Ada Quay"]', 'candidates[0]: expected an object, such as {"name": "…"}; found text'),
        (_held_on("").replace('"rank": 2', '"rank": 0'), "0 stands only for our own CoverageStated and AliasStated"),
    ],
)
def test_what_is_expected_is_said_as_it_is_to_be_written(line: str, sentence: str) -> None:
    with pytest.raises(codec.Misfit) as refusal:
        codec.from_a_person(line)
    assert sentence in str(refusal.value)
    assert not re.search("RFC|`|UUID|Invalid", str(refusal.value))
