"""Events as JSON and back: what is stored is read as it was, for every type."""

import json
from dataclasses import MISSING, fields
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts import ALGERIA, EVERY_FACT
from tests.store.test_every_type import full
from tracker.domain import HOMES
from tracker.domain.correction import EntryConfirmed, EntryCorrected, EntryRetracted, EntryWithheld
from tracker.domain.terms import Event, Occasion, Source
from tracker.store import codec

# text that JSON and both databases can hold
TEXT = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
st.register_type_strategy(str, st.text(TEXT, max_size=20))


@pytest.mark.parametrize("kind", sorted(HOMES, key=lambda kind: kind.__name__))
def test_every_type_is_read_back_as_it_was_stored(kind: type[Event]) -> None:
    @given(st.from_type(kind))
    @settings(max_examples=15, deadline=None)
    def check(event: Event) -> None:
        stored = codec.encode(event)
        assert codec.decode(kind.__name__, stored) == event
        assert codec.encode(codec.decode(kind.__name__, stored)) == stored

    check()


@given(st.from_type(Occasion), st.from_type(Source))
@settings(max_examples=30, deadline=None)
def test_occasions_and_sources_are_read_back_as_they_were_stored(occasion: Occasion, source: Source) -> None:
    assert codec.decode_occasion(codec.encode(occasion)) == occasion
    assert codec.decode_source(codec.encode(source)) == source


@pytest.mark.parametrize(
    "thought",
    [
        EntryConfirmed(uuid4()),
        EntryCorrected(uuid4(), "our error", "misread", ALGERIA.event),
        EntryRetracted(uuid4(), "entered twice"),
        EntryWithheld(uuid4(), "a court", "personal data"),
    ],
)
def test_second_thoughts_are_read_back_as_they_were_stored(thought: Event) -> None:
    assert codec.decode(type(thought).__name__, codec.encode(thought)) == thought


def test_a_correction_names_the_type_of_what_it_corrects() -> None:
    stored = json.loads(codec.encode(EntryCorrected(uuid4(), "our error", "misread", ALGERIA.event)))
    assert stored["type"] == "StatementMade"
    assert stored["event"]["speaker"]["entity"] == "Algeria"


@pytest.mark.parametrize("kind", sorted(HOMES, key=lambda kind: kind.__name__))
def test_a_field_added_later_has_its_default_in_what_was_stored_before(kind: Any) -> None:
    told = full(kind)
    needed = {one.name: getattr(told, one.name) for one in fields(kind) if one.default is MISSING}
    stored = json.loads(codec.encode(told))
    before = json.dumps({name: value for name, value in stored.items() if name in needed})
    assert codec.decode(kind.__name__, before) == kind(**needed)


def test_a_fact_is_read_from_the_line_it_was_written_on() -> None:
    for fact in EVERY_FACT:
        assert codec.from_line(codec.to_line(fact)) == fact


def test_the_names_of_stored_types_stay_for_ever() -> None:
    """A class that is renamed keeps its stored name: add to this list, never take away."""
    assert set(codec.TYPES) >= {
        "SessionScheduled", "SessionOpened", "MeetingHeld", "OfficerElected", "AgendaItemConsidered", "StatementMade",
        "ViewRecorded", "DocumentIssued", "CorrigendumIssued", "DocumentTabled", "DraftTabled", "DraftAdopted",
        "TextNumbered", "RecommendationMade", "DocumentTransmitted", "RecommendationActedOn", "MandateEstablished",
        "MandateReportSubmitted", "CandidateNominated", "MemberElected", "MembershipEnded", "CoverageStated",
        "AliasStated", "ReminderQueued", "ReminderSent", "ReminderWithdrawn", "EntryConfirmed", "EntryCorrected",
        "EntryRetracted", "EntryWithheld",
    }  # fmt: skip
