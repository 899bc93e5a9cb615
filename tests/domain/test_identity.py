"""By what a fact is known again: type by type."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.facts import ALGERIA, FINAL_REPORT, ROMANIA, fact, given
from tests.store.test_every_type import KINDS
from tests.store.test_every_type import filled as full_fact
from tracker.domain import HOMES
from tracker.domain.alias import AliasStated
from tracker.domain.draft import DraftAdopted
from tracker.domain.item import DecisionTaken, Speaker, StatementMade
from tracker.domain.mandate import (
    MandateReportSubmitted,
)
from tracker.domain.session import SessionReportAdopted
from tracker.domain.stream import Known, decided, filled, is_same
from tracker.domain.terms import Event, Tally

# the fields that make two facts of a type two: never a title, a gist, or what a fuller source adds
IDENTIFYING = {
    "AgendaAdopted": "",
    "AgendaItemConsidered": "",
    "AliasStated": "key same_as",
    "CandidacyWithdrawn": "candidate",
    "CandidateNominated": "candidate",
    "CorrigendumIssued": "symbol",
    "CoverageStated": "of kinds read_to sessions full",
    "DecisionTaken": "action text symbols",
    "DocumentIssued": "symbols",
    "DocumentReissued": "symbol asterisks",
    "DocumentRequested": "kind author for_body for_session",
    "DocumentSubmitted": "symbol",
    "DocumentTabled": "symbols",
    "DocumentTakenNoteOf": "symbols",
    "DocumentTransmitted": "symbols to",
    "DocumentWithdrawn": "symbol",
    "DraftAdopted": "draft",
    "DraftNotAdopted": "draft outcome",
    "DraftRevised": "draft symbol oral",
    "DraftTabled": "draft",
    "DraftWithdrawn": "draft",
    "ElectionPostponed": "seats group",
    "FinancialImplicationsStated": "draft symbol orally",
    "MandateDischarged": "cycle",
    "MandateEnded": "how by_text",
    "MandateEstablished": "text paragraph clause",
    "MandateModified": "by_text",
    "MandatePhaseReached": "phase",
    "MandateRenewed": "by_text",
    "MandateReportSubmitted": "symbols cycle",
    "MeetingHeld": "number kind",
    "MemberElected": "member term_from",
    "MembershipEnded": "member how",
    "OfficerElected": "office name",
    "ProceduralMotionDecided": "draft motion",
    "RecommendationActedOn": "outcome text candidates",
    "RecommendationMade": "to candidates",
    "ReminderAcknowledged": "key",
    "ReminderQueued": "key",
    "ReminderReinstated": "key round",
    "ReminderSent": "key",
    "ReminderSnoozed": "key until",
    "ReminderWithdrawn": "key round",
    "RevisionIssued": "symbol",
    "SessionOpened": "part starts_on ends_on",
    "SessionReportAdopted": "",
    "SessionRescheduled": "part starts_on ends_on",
    "SessionScheduled": "part starts_on ends_on expected",
    "SlotAgreed": "stage number",
    "SponsorshipChanged": "draft added removed",
    "StatementMade": "speaker capacity kind on_behalf_of",
    "SubscriptionConfirmed": "subscription",
    "SubscriptionEnded": "subscription",
    "TextNumbered": "kind number",
    "VacancyArisen": "seat reason",
    "ViewRecorded": "quantifier words",
    "VoteTaken": "draft vote on",
}


def another(value: Any) -> Any:
    """A value of the same type that says something else, and comes first in sort order."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value + timedelta(1)
    if isinstance(value, tuple):
        return tuple(another(one) for one in value)
    if is_dataclass(value):
        return replace(value, **{one.name: another(getattr(value, one.name)) for one in fields(value)})  # type: ignore[type-var]
    return value + 1 if isinstance(value, int) else f"another {value}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_fact_is_known_again_by_what_identifies_it_and_never_by_a_title(kind: type[Event]) -> None:
    known = full_fact(kind)
    apart = []
    for field in fields(kind):  # type: ignore[arg-type]  # every event is a dataclass
        said_otherwise = replace(known.event, **{field.name: another(getattr(known.event, field.name))})
        if not is_same(known, replace(known, event=said_otherwise)):
            apart.append(field.name)
    assert " ".join(apart) == IDENTIFYING[kind.__name__]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_known_of_a_thing_grows_with_each_fact(kind: type[Event]) -> None:
    stream, new = HOMES[kind], full_fact(kind)
    assert stream.state(stream.key(new), [new]) != stream.initial(stream.key(new))


@pytest.mark.parametrize(
    "event",
    [
        MandateReportSubmitted("GA resolution 74/173/14", ("E/CN.15/2020/13", "E/CN.7/2020/9")),
        DecisionTaken("take_note", "took note", symbols=("E/CN.15/2020/13", "E/CN.7/2020/9")),
    ],
)
def test_the_symbols_of_a_joint_report_may_be_printed_in_either_order(event: Any) -> None:
    known = fact(event)
    printed_again = fact(replace(event, symbols=event.symbols[::-1]), source=FINAL_REPORT)
    given(known).suggested(printed_again).is_known_as(known)


def test_two_names_of_one_thing_are_joined_once_in_whichever_order_they_are_printed() -> None:
    known = fact(AliasStated("E/CN.15/2019/15", "E/2019/30"))
    given().suggested(known).is_new()
    given(known).suggested(fact(AliasStated("E/2019/30", "E/CN.15/2019/15"), para="2")).is_known_as(known)
    assert HOMES[AliasStated].touched(known)[:2] == ("E/2019/30", "E/CN.15/2019/15")


def test_a_body_session_item_or_meeting_that_one_source_does_not_name_may_be_that_of_the_other() -> None:
    for blank in ({"body": ""}, {"session": ""}, {"meetings": ()}):
        told_less = fact(ALGERIA.event, replace(ALGERIA.occasion, **blank), FINAL_REPORT, "34")
        given(ALGERIA).suggested(told_less).is_known_as(ALGERIA)
        given(told_less).suggested(ALGERIA).is_known_as(told_less)


def test_another_body_another_session_or_another_meeting_is_another_occasion() -> None:
    undated = replace(ALGERIA.occasion, precision="unknown", days=())
    known = fact(ALGERIA.event, undated)
    for other in ({"body": "CND"}, {"session": "CND/62"}, {"meetings": ("CCPCJ/28/meeting/8",)}, {"items": ("X/1",)}):
        assert not is_same(known, fact(ALGERIA.event, replace(undated, **other), FINAL_REPORT)), other


def test_of_two_alike_statements_each_is_recognized_once_in_another_source() -> None:
    second = fact(ALGERIA.event, ALGERIA.occasion, para="19")
    printed_again = fact(ALGERIA.event, ALGERIA.occasion, FINAL_REPORT, "34")
    stream, both = HOMES[type(ALGERIA.event)], [ALGERIA, ROMANIA, second]
    assert decided(stream, both, printed_again) == Known(ALGERIA.entry_id)
    assert decided(stream, both, printed_again, frozenset({ALGERIA.entry_id})) == Known(second.entry_id)
    assert decided(stream, both, printed_again, frozenset({ALGERIA.entry_id, second.entry_id})) == [printed_again]


def test_one_place_in_a_source_prints_one_fact_and_another_place_another() -> None:
    given(ALGERIA).suggested(replace(ALGERIA, entry_id=uuid4())).is_known_as(ALGERIA)
    second = replace(ALGERIA, source=replace(ALGERIA.source, ordinal=1), entry_id=uuid4())
    given(ALGERIA).suggested(second).is_new()
    # the second paragraph of another source is not the place of the second statement in this one
    printed_again = fact(ALGERIA.event, ALGERIA.occasion, FINAL_REPORT, "19")
    given(ALGERIA, fact(ALGERIA.event, ALGERIA.occasion, para="19")).suggested(printed_again).is_known_as(ALGERIA)


def test_speakers_of_no_state_are_told_apart_by_their_names() -> None:
    one = fact(StatementMade(Speaker("UNAFEI"), "pni_institute"), ALGERIA.occasion)
    other = fact(StatementMade(Speaker("UNICRI"), "pni_institute"), ALGERIA.occasion, FINAL_REPORT)
    given(one).suggested(other).is_new()


def test_what_the_newer_wording_leaves_blank_is_taken_from_the_older_and_nothing_else() -> None:
    told = DraftAdopted("L.4", "resolution", "Title", "by_vote", Tally(38, 2), sponsors=("Norway",))
    silent = DraftAdopted("L.4", "resolution")
    assert filled(told, silent) == filled(silent, told) == told
    other = replace(told, title="Another", vote=Tally(1, 0), sponsors=("Chad",), as_printed="adopted")
    assert filled(told, other) == other
    amended = SessionReportAdopted(as_orally_amended=True)
    assert filled(amended, SessionReportAdopted()) == filled(SessionReportAdopted(), amended) == amended
