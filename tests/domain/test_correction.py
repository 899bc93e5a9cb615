"""Which facts stand: retractions, confirmations and corrections, read from the last entry back, at any time asked."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from tests.facts import ALGERIA, COUNCIL_ELECTED, FINAL_REPORT, RECOMMENDED, ROMANIA, SEVENTH
from tracker.domain import HOMES
from tracker.domain.correction import (
    EntryConfirmed,
    EntryCorrected,
    EntryRetracted,
    EntryWithheld,
    heard,
    standing,
    undone,
)
from tracker.domain.session import AgendaAdopted, SessionOpened
from tracker.domain.terms import Entry, Event, Fact, Occasion, Source, Times

_INSTANT = datetime(2020, 1, 6, 9, tzinfo=UTC)


def entry(position: int, fact: Fact | None, entry_id: UUID | None = None) -> Entry:
    """An entry of a log at a position."""
    return Entry(
        position, "x:x", position, type(fact.event).__name__ if fact else "StatementMade",
        getattr(fact.event, "about", None) if fact else None, fact,
        entry_id or (fact.entry_id if fact else uuid4()), _INSTANT, "officer", "alone", False, uuid4(), "",
    )  # fmt: skip


def thought(event: Event, source: Source | None = None, occasion: Occasion | None = None) -> Fact:
    """A second thought."""
    return Fact(event, occasion or Occasion(), source or Source(rank=0), uuid4())


def stand(*facts: Fact, **times: object) -> list[Fact]:
    """What stands of these facts, recorded in this order."""
    order = HOMES[type(facts[0].event)].events
    history = [entry(position, fact) for position, fact in enumerate(facts, 1)]
    return standing(history, order, **times)  # type: ignore[arg-type]


def test_a_retracted_entry_does_not_stand_and_a_retracted_retraction_brings_it_back() -> None:
    gone = thought(EntryRetracted(ALGERIA.entry_id))
    back = thought(EntryRetracted(gone.entry_id))
    assert stand(ALGERIA, gone) == []
    assert stand(ALGERIA, gone, back) == [ALGERIA]
    assert stand(ALGERIA, gone, back, at=2) == []
    assert stand(ALGERIA, gone, at=1) == [ALGERIA]


def test_a_second_thought_is_not_bound_to_the_day_asked_for() -> None:
    gone = thought(EntryRetracted(ALGERIA.entry_id))
    assert stand(ALGERIA, gone, as_of=date(2019, 5, 23)) == []


def test_a_better_source_is_cited_and_the_fact_keeps_its_entry() -> None:
    confirmed = thought(EntryConfirmed(ALGERIA.entry_id), replace(FINAL_REPORT, paragraph="34"))
    [fact] = stand(ALGERIA, confirmed)
    assert (fact.entry_id, fact.source.rank, fact.source.paragraph) == (ALGERIA.entry_id, 2, "34")
    [unconfirmed] = stand(ALGERIA, confirmed, thought(EntryRetracted(confirmed.entry_id)))
    assert unconfirmed == ALGERIA


def test_the_newest_correction_says_what_the_entry_should_have_said() -> None:
    meant = replace(ALGERIA.event, capacity="observer_state")
    wrong = replace(ALGERIA.event, kind="closing")
    first = thought(EntryCorrected(ALGERIA.entry_id, "our error", "misread", wrong), ALGERIA.source, ALGERIA.occasion)
    second = thought(EntryCorrected(ALGERIA.entry_id, "our error", "misread", meant), ALGERIA.source, ALGERIA.occasion)
    assert [fact.event for fact in stand(ALGERIA, first, second)] == [meant]
    assert [fact.event for fact in stand(ALGERIA, first, second, at=2)] == [wrong]
    assert undone([entry(1, ALGERIA), entry(2, first)]) == {}


def test_what_is_withheld_stands_no_more() -> None:
    order = thought(EntryWithheld(ALGERIA.entry_id, "a court", "personal data"))
    history = [entry(1, None, ALGERIA.entry_id), entry(2, ROMANIA), entry(3, order)]
    assert standing(history, HOMES[type(ALGERIA.event)].events) == [ROMANIA]


def test_a_fact_counts_from_its_last_possible_day_or_the_day_of_its_source() -> None:
    assert stand(ALGERIA, as_of=date(2019, 5, 22)) == []
    assert stand(ALGERIA, as_of=date(2019, 5, 23)) == [ALGERIA]
    undated = replace(ALGERIA, occasion=replace(ALGERIA.occasion, precision="unknown", days=()))
    assert stand(undated, as_of=date(2019, 5, 22)) == []
    assert stand(undated, as_of=date(2019, 5, 23)) == [undated]


def test_any_order_of_recording_gives_the_same_facts_in_the_same_order() -> None:
    elsewhere = replace(ALGERIA, source=FINAL_REPORT, entry_id=uuid4())
    for facts in ((ALGERIA, ROMANIA, elsewhere), (ALGERIA, ROMANIA), (RECOMMENDED, COUNCIL_ELECTED)):
        results = [stand(*order) for order in itertools.permutations(facts)]
        assert all(result == results[0] for result in results)
    assert stand(COUNCIL_ELECTED, RECOMMENDED) == [RECOMMENDED, COUNCIL_ELECTED]
    assert stand(SEVENTH) == [SEVENTH]


def test_facts_follow_each_other_by_day_then_by_meeting_then_by_kind_and_what_has_no_day_comes_first() -> None:
    one_day = Occasion("day", (date(2019, 5, 24),), "CCPCJ", "CCPCJ/28")
    at_9, at_10 = (replace(one_day, meetings=(f"CCPCJ/28/meeting/{number}",)) for number in (9, 10))
    undated = replace(SEVENTH, occasion=Occasion(session="CCPCJ/28"), source=Source(6), entry_id=uuid4())
    in_order = [
        undated,
        SEVENTH,
        replace(SEVENTH, event=SessionOpened("regular"), occasion=at_9, entry_id=uuid4()),
        replace(SEVENTH, event=AgendaAdopted(), occasion=at_9, entry_id=uuid4()),
        replace(SEVENTH, event=SessionOpened("opening"), occasion=at_10, entry_id=uuid4()),
    ]
    assert stand(*reversed(in_order)) == stand(*in_order) == in_order
    assert stand(*in_order, as_of=date(2019, 5, 23)) == in_order[:2]
    assert stand(*in_order, as_of=date(2019, 5, 22)) == [undated]


def test_facts_alike_in_all_but_where_they_are_printed_have_one_order() -> None:
    one, other = (replace(ALGERIA, source=replace(ALGERIA.source, paragraph=which), entry_id=uuid4()) for which in "49")
    elsewhere = replace(ALGERIA, occasion=replace(ALGERIA.occasion, items=("CCPCJ/28/6(a)",)), entry_id=uuid4())
    results = [stand(*order) for order in itertools.permutations((one, other, elsewhere))]
    assert all(result == results[0] for result in results)


def test_a_page_as_of_a_day_was_told_of_what_had_happened_and_of_every_second_thought() -> None:
    later = replace(ROMANIA, occasion=replace(ROMANIA.occasion, days=(date(2019, 5, 24),)))
    withheld = entry(3, None, uuid4())
    entries = [entry(1, ALGERIA), entry(2, later), withheld, entry(4, thought(EntryRetracted(later.entry_id)))]
    assert heard(entries, Times()) == entries
    assert heard(entries, Times(as_of=date(2019, 5, 23))) == [entries[0], withheld, entries[3]]
    assert heard(entries, Times(at=2)) == entries[:2]
    confirmed_in_june = entry(5, thought(EntryConfirmed(ALGERIA.entry_id), FINAL_REPORT))
    assert heard([confirmed_in_june], Times(as_of=date(2019, 5, 23))) == [confirmed_in_june]
