"""The one way in: what is accepted once is recorded once, on both engines."""

import threading
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from uuid import uuid4

import pytest
from sqlalchemy import Engine, select

from tests.conftest import NOW
from tests.facts import (
    ALGERIA,
    COUNCIL_COVERED,
    COUNCIL_ELECTED,
    COUNCIL_ON_23_JULY,
    ELECTED_BY_THE_COMMISSION,
    EVERY_FACT,
    FINAL_REPORT,
    RECOMMENDED,
    ROMANIA,
    SEATED,
    SEVENTH_MEETING,
    TRANSMITTED,
    again,
    fact,
)
from tracker import record
from tracker.domain.correction import EntryCorrected
from tracker.domain.draft import DraftAdopted
from tracker.domain.recommendation import RecommendationMade
from tracker.domain.stream import Rejected
from tracker.domain.terms import Source, Times
from tracker.projections import PROJECTIONS, boards, drafts, follow_up, search, statements
from tracker.store import db, log, officers, proof, touch


def accept(engine: Engine, *facts, **how):
    """Accepts facts as one batch."""
    with db.writing(engine) as connection:
        return record.accept(connection, facts, at=NOW, by="officer", **how)


def retract(engine: Engine, *entry_ids):
    """Retracts entries as one batch."""
    with db.writing(engine) as connection:
        return record.retract(connection, entry_ids, at=NOW + timedelta(days=1), by="officer", why="a test")


def all_rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every projection and of the indexes."""
    tables = [*(projection.table for projection in PROJECTIONS), *touch.TABLES.values(), search.TABLE]
    with db.reading(engine) as connection:
        return {table.name: sorted(map(repr, connection.execute(select(table)).all())) for table in tables}


def test_facts_accepted_twice_add_nothing_the_second_time(engine: Engine) -> None:
    first = accept(engine, *EVERY_FACT)
    assert len(first.entries) == len(EVERY_FACT)
    second = accept(engine, *EVERY_FACT)
    assert (second.entries, second.known) == ((), len(EVERY_FACT))


def test_facts_with_other_entry_ids_are_known_all_the_same(engine: Engine) -> None:
    accept(engine, *EVERY_FACT)
    renamed = [replace(one, entry_id=uuid4()) for one in EVERY_FACT]
    assert accept(engine, *renamed).entries == ()


def test_the_final_report_confirms_what_the_draft_report_printed(engine: Engine) -> None:
    accept(engine, ALGERIA)
    recorded = accept(engine, again(ALGERIA, FINAL_REPORT, "34"))
    assert [entry.type for entry in recorded.entries] == ["EntryConfirmed"]
    assert (recorded.confirmed, recorded.known) == (1, 0)
    with db.reading(engine) as connection:
        [statement] = statements.on_item(connection, "CCPCJ/28/6")
    assert (statement.evidence.entry_id, statement.evidence.rank) == (ALGERIA.entry_id, 2)
    assert (statement.evidence.symbol, statement.evidence.paragraph) == ("E/2019/30", "34")
    assert accept(engine, again(ALGERIA, FINAL_REPORT, "34")).entries == ()


def test_a_state_that_spoke_twice_in_one_report_spoke_twice(engine: Engine) -> None:
    accept(engine, ALGERIA, again(ALGERIA, ALGERIA.source, "9"))
    final = [again(ALGERIA, FINAL_REPORT, "34"), again(ALGERIA, FINAL_REPORT, "39")]
    assert [entry.type for entry in accept(engine, *final).entries] == ["EntryConfirmed"] * 2
    with db.reading(engine) as connection:
        assert len(statements.on_item(connection, "CCPCJ/28/6")) == 2


def test_an_entry_id_used_again_for_another_fact_is_refused(engine: Engine) -> None:
    accept(engine, ALGERIA)
    with pytest.raises(Rejected, match="other content"):
        accept(engine, replace(TRANSMITTED, entry_id=ALGERIA.entry_id))
    with pytest.raises(Rejected, match="other content"):
        accept(engine, replace(again(ALGERIA, ALGERIA.source, "5"), entry_id=ALGERIA.entry_id))


def test_an_entry_id_with_another_day_is_refused(engine: Engine) -> None:
    accept(engine, RECOMMENDED)
    a_day_later = replace(RECOMMENDED.occasion, days=(RECOMMENDED.occasion.days[0] + timedelta(days=1),))
    with pytest.raises(Rejected, match="other content"):
        accept(engine, replace(RECOMMENDED, occasion=a_day_later))
    with pytest.raises(Rejected, match="on another occasion"):
        accept(engine, replace(RECOMMENDED, occasion=a_day_later, entry_id=uuid4()))


def test_one_entry_id_twice_in_a_batch_is_one_entry(engine: Engine) -> None:
    recorded = accept(engine, ALGERIA, ALGERIA)
    assert (len(recorded.entries), recorded.known) == (1, 1)
    with pytest.raises(Rejected, match="other content"):
        accept(engine, ROMANIA, replace(TRANSMITTED, entry_id=ROMANIA.entry_id))


def test_what_was_retracted_is_not_recorded_anew_by_giving_it_again(engine: Engine) -> None:
    accept(engine, RECOMMENDED)
    [retraction] = retract(engine, RECOMMENDED.entry_id).entries
    again_given = accept(engine, RECOMMENDED)
    assert (again_given.entries, again_given.known, again_given.retracted) == ((), 0, (retraction.entry_id,))
    assert len(accept(engine, replace(RECOMMENDED, entry_id=uuid4())).entries) == 1


def test_what_has_not_come_has_not_happened(engine: Engine) -> None:
    with pytest.raises(Rejected, match="24 May 2199, which has not come"):
        accept(engine, fact(ALGERIA.event, replace(ALGERIA.occasion, days=(date(2199, 5, 24),))))


def test_nothing_has_been_read_up_to_a_day_that_has_not_come(engine: Engine) -> None:
    with pytest.raises(Rejected, match="up to 1 January 2199, which has not come"):
        accept(engine, fact(replace(COUNCIL_COVERED.event, read_to=date(2199, 1, 1)), COUNCIL_COVERED.occasion))


def test_a_batch_with_one_contradiction_records_nothing(engine: Engine) -> None:
    with pytest.raises(Rejected, match="it may recommend"):
        accept(engine, ALGERIA, ELECTED_BY_THE_COMMISSION)
    with db.reading(engine) as connection:
        assert log.head(connection, "proceedings").position == 0


def test_a_retracted_recommendation_is_gone_and_stays_visible_at_the_position_before(engine: Engine) -> None:
    accept(engine, TRANSMITTED, RECOMMENDED)
    retract(engine, RECOMMENDED.entry_id)
    with db.reading(engine) as connection:
        assert follow_up.one(connection, "CCPCJ/28/elect/UNICRI") is None
        assert follow_up.one(connection, "CCPCJ/28/elect/UNICRI", Times(at=2)) is not None
        assert len(follow_up.every(connection)) == 1


def test_a_retraction_is_itself_retracted(engine: Engine) -> None:
    accept(engine, RECOMMENDED)
    [retraction] = retract(engine, RECOMMENDED.entry_id).entries
    assert retract(engine, RECOMMENDED.entry_id).known == 1
    retract(engine, retraction.entry_id)
    with db.reading(engine) as connection:
        assert follow_up.one(connection, "CCPCJ/28/elect/UNICRI") is not None
    assert len(retract(engine, RECOMMENDED.entry_id).entries) == 1


def test_an_entry_that_does_not_exist_cannot_be_retracted(engine: Engine) -> None:
    missing = uuid4()
    with pytest.raises(Rejected, match=str(missing)):
        retract(engine, missing)


def test_rows_made_as_facts_arrive_equal_rows_made_anew(engine: Engine) -> None:
    for one in EVERY_FACT:
        accept(engine, one)
    accept(engine, again(ALGERIA, FINAL_REPORT, "34"), COUNCIL_ELECTED)
    retract(engine, COUNCIL_ELECTED.entry_id)
    live = all_rows(engine)
    assert len(list(record.rebuild(engine))) > 8
    assert all_rows(engine) == live
    assert all(live[table] for table in ("matters", "statements", "documents", "touch_proceedings"))


@pytest.mark.parametrize("order", [*permutations((TRANSMITTED, RECOMMENDED, COUNCIL_ELECTED))])
def test_any_order_of_acceptance_gives_the_same_rows(sqlite: Engine, order: tuple[object, ...]) -> None:
    for one in order:
        accept(sqlite, one)
    with db.reading(sqlite) as connection:
        found = [(row.key, row.open, len(row.acts)) for row in follow_up.every(connection)]
    assert found == [("CCPCJ/28/transmit/E/CN.15/2019/8", True, 0), ("CCPCJ/28/elect/UNICRI", False, 1)]


def test_a_page_as_of_a_day_shows_what_had_happened_by_then(engine: Engine) -> None:
    accept(engine, RECOMMENDED, COUNCIL_ELECTED)
    with db.reading(engine) as connection:
        before = follow_up.one(connection, "CCPCJ/28/elect/UNICRI", Times(as_of=SEVENTH_MEETING.days[0]))
        assert before
        assert before.open
        day_before = Times(as_of=SEVENTH_MEETING.days[0] - timedelta(days=1))
        assert follow_up.one(connection, "CCPCJ/28/elect/UNICRI", day_before) is None


def test_facts_are_touched_by_every_key_they_name(engine: Engine) -> None:
    accept(engine, *EVERY_FACT)
    retract(engine, RECOMMENDED.entry_id)
    with db.reading(engine) as connection:
        for key in ("UNICRI", "E/CN.15/2019/14", "CCPCJ/28", "CCPCJ/28/meeting/7", "CCPCJ/28/6"):
            types = [entry.type for entry in touch.touching(connection, "proceedings", [key])]
            assert types[-1] == "EntryRetracted", key
            assert "RecommendationMade" in types, key
        assert touch.touching(connection, "proceedings", ["E/CN.7/2019/2"])


def correct(engine: Engine, entry_id, said, nature="our error"):
    """Corrects an entry."""
    with db.writing(engine) as connection:
        return record.correct(connection, entry_id, said, nature, at=NOW, by="officer", why="misread")


def test_a_corrected_entry_reads_as_it_should_have_and_at_the_position_before_as_it_did(engine: Engine) -> None:
    accept(engine, ALGERIA, ROMANIA)
    observer = fact(replace(ALGERIA.event, capacity="observer_state"), ALGERIA.occasion, ALGERIA.source, "4")
    assert [entry.type for entry in correct(engine, ALGERIA.entry_id, observer).entries] == ["EntryCorrected"]
    with db.reading(engine) as connection:
        now = statements.on_item(connection, "CCPCJ/28/6")
        before = statements.on_item(connection, "CCPCJ/28/6", Times(at=2))
    assert [one.capacity for one in now] == ["observer_state"] * 2
    assert [one.capacity for one in before] == ["member_state", "observer_state"]
    assert now[0].evidence.entry_id == ALGERIA.entry_id


def test_a_correction_that_changes_what_it_is_about_is_a_retraction_and_a_new_entry(engine: Engine) -> None:
    accept(engine, ALGERIA)
    elsewhere = fact(ALGERIA.event, replace(ALGERIA.occasion, items=("CCPCJ/28/7",)), ALGERIA.source, "4")
    types = [entry.type for entry in correct(engine, ALGERIA.entry_id, elsewhere).entries]
    assert types == ["EntryRetracted", "StatementMade"]
    with db.reading(engine) as connection:
        assert statements.on_item(connection, "CCPCJ/28/6") == []
        assert len(statements.on_item(connection, "CCPCJ/28/7")) == 1


def test_a_correction_is_decided_like_any_fact(engine: Engine) -> None:
    accept(engine, ALGERIA, ROMANIA, SEATED)
    by_the_commission = fact(SEATED.event, SEVENTH_MEETING, SEATED.source, "2")
    with pytest.raises(Rejected, match="it may recommend"):
        correct(engine, SEATED.entry_id, by_the_commission)
    same_as_another = fact(ROMANIA.event, ROMANIA.occasion, FINAL_REPORT, "35")
    with pytest.raises(Rejected, match="retract the wrong entry"):
        correct(engine, ALGERIA.entry_id, same_as_another)
    with pytest.raises(Rejected, match="There is no entry"):
        correct(engine, uuid4(), ROMANIA)


def test_an_officer_confirms_an_entry_from_a_better_source(engine: Engine) -> None:
    accept(engine, RECOMMENDED)
    with db.writing(engine) as connection:
        record.confirm(connection, RECOMMENDED.entry_id, FINAL_REPORT, at=NOW, by="officer")
        matter = follow_up.one(connection, "CCPCJ/28/elect/UNICRI")
    assert matter
    assert matter.made_evidence
    assert matter.made_evidence.rank == 2


def test_what_is_withheld_is_gone_from_log_rows_and_index_and_the_chain_still_verifies(engine: Engine) -> None:
    accept(engine, ALGERIA, ROMANIA)
    accept(engine, again(ALGERIA, FINAL_REPORT, "34"))
    with db.writing(engine) as connection:
        record.withhold(connection, ALGERIA.entry_id, "a court", "personal data", at=NOW, by="officer")
    with db.reading(engine) as connection:
        for times in (Times(), Times(at=2), Times(as_of=SEVENTH_MEETING.days[0])):
            assert [one.speaker.entity for one in statements.on_item(connection, "CCPCJ/28/6", times)] == ["Romania"]
        assert proof.verify(connection, "proceedings") == (5, None)
        stored = repr(connection.execute(select(log.TABLES["proceedings"])).all())
    assert "Algeria" not in stored + repr(all_rows(engine))
    live = all_rows(engine)
    list(record.rebuild(engine))
    assert all_rows(engine) == live


def test_a_recommendation_with_other_names_is_refused_with_the_entry_it_contradicts(engine: Engine) -> None:
    accept(engine, RECOMMENDED)
    other = fact(RecommendationMade("ECOSOC", "elect", "UNICRI", candidates=RECOMMENDED.event.candidates[:2]))
    with pytest.raises(Rejected, match="other names") as refusal:
        accept(engine, other)
    assert refusal.value.entry_id == RECOMMENDED.entry_id


def test_what_is_recorded_during_a_rebuild_is_in_the_new_rows(engine: Engine) -> None:
    accept(engine, *EVERY_FACT)
    rebuilding = record.rebuild(engine)
    next(rebuilding)
    accept(engine, again(ALGERIA, FINAL_REPORT, "34"), COUNCIL_ELECTED)
    retract(engine, ROMANIA.entry_id)
    with db.reading(engine) as connection:
        assert len(statements.on_item(connection, "CCPCJ/28/6")) == 1, "the old rows serve meanwhile"
    list(rebuilding)
    rebuilt = all_rows(engine)
    with db.reading(engine) as connection:
        [left] = statements.on_item(connection, "CCPCJ/28/6")
        matter = follow_up.one(connection, "CCPCJ/28/elect/UNICRI")
    assert left.evidence.rank == 2
    assert matter
    assert not matter.open
    list(record.rebuild(engine))
    assert all_rows(engine) == rebuilt


def test_a_page_that_began_before_a_rebuild_ended_sees_the_whole_record(engine: Engine) -> None:
    accept(engine, *EVERY_FACT)
    rebuilding = threading.Thread(target=lambda: list(record.rebuild(engine)))
    with db.reading(engine) as connection:
        officers.names(connection)
        rebuilding.start()
        rebuilding.join(2)
        assert len(follow_up.every(connection)) == 2
    rebuilding.join(30)
    assert not rebuilding.is_alive()
    with db.reading(engine) as connection:
        assert len(follow_up.every(connection)) == 2


def test_two_rebuilds_do_not_meet(engine: Engine) -> None:
    accept(engine, *EVERY_FACT)
    before = all_rows(engine)
    first = record.rebuild(engine)
    next(first)
    with pytest.raises(db.Busy, match="Another rebuild is under way"):
        list(record.rebuild(engine))
    list(first)
    assert all_rows(engine) == before
    list(record.rebuild(engine))


def test_where_the_final_text_differs_the_record_says_so_and_follows_it(engine: Engine) -> None:
    drafted = fact(DraftAdopted("E/CN.15/2019/L.4", "resolution", how="without_a_vote", title="Cybercrime"))
    final = fact(DraftAdopted("E/CN.15/2019/L.4", "resolution", how="by_vote"), drafted.occasion, FINAL_REPORT, "40")
    accept(engine, drafted)
    [entry] = accept(engine, final).entries
    assert entry.fact
    assert isinstance(entry.fact.event, EntryCorrected)
    assert entry.fact.event.nature == "final text differs"
    with db.reading(engine) as connection:
        draft = drafts.one(connection, "E/CN.15/2019/L.4")
    assert draft
    assert (draft.title, draft.adopted[0].how, draft.adopted[0].evidence.rank) == ("Cybercrime", "by_vote", 2)
    assert accept(engine, drafted).entries == ()


def test_an_election_first_reported_is_completed_by_the_official_text_and_that_is_no_correction(engine: Engine) -> None:
    reported = fact(replace(SEATED.event, term_from=None), COUNCIL_ON_23_JULY, Source(4, url="https://example.org"))
    accept(engine, reported)
    printed = fact(replace(SEATED.event, text="ECOSOC decision 2019/999"), COUNCIL_ON_23_JULY, SEATED.source, "2")
    [entry] = accept(engine, printed).entries
    assert entry.fact
    assert isinstance(entry.fact.event, EntryCorrected)
    assert entry.fact.event.nature == "told more fully"
    assert accept(engine, printed).entries == ()
    with db.reading(engine) as connection:
        [seat] = boards.seats(connection, "UNICRI")
    assert (seat.term_from, seat.text, seat.evidence.rank) == (date(2019, 7, 23), "ECOSOC decision 2019/999", 1)


def test_what_is_corrected_stays_of_long_ago(engine: Engine) -> None:
    accept(engine, ALGERIA, historical=True)
    elsewhere = fact(ALGERIA.event, replace(ALGERIA.occasion, items=("CCPCJ/28/7",)), ALGERIA.source, "4")
    assert [entry.historical for entry in correct(engine, ALGERIA.entry_id, elsewhere).entries] == [True, True]


def test_a_weaker_source_changes_nothing(engine: Engine) -> None:
    final = fact(DraftAdopted("E/CN.15/2019/L.4", "resolution"), source=FINAL_REPORT)
    accept(engine, final)
    assert accept(engine, fact(DraftAdopted("E/CN.15/2019/L.4", "resolution", title="Another"), para="9")).entries == ()


def test_two_statements_of_a_draft_are_two_whichever_report_comes_first(engine: Engine) -> None:
    final = again(ALGERIA, FINAL_REPORT, "34")
    accept(engine, final)
    accept(engine, ALGERIA, again(ALGERIA, ALGERIA.source, "9"))
    with db.reading(engine) as connection:
        assert len(statements.on_item(connection, "CCPCJ/28/6")) == 2


def test_what_contradicts_the_record_is_not_brought_back(engine: Engine) -> None:
    accept(engine, RECOMMENDED)
    [retraction] = retract(engine, RECOMMENDED.entry_id).entries
    other = fact(RecommendationMade("ECOSOC", "elect", "UNICRI", candidates=RECOMMENDED.event.candidates[:2]))
    accept(engine, other)
    with pytest.raises(Rejected, match="other names"):
        retract(engine, retraction.entry_id)


def test_a_retraction_that_is_withheld_still_holds(engine: Engine) -> None:
    accept(engine, RECOMMENDED)
    [retraction] = retract(engine, RECOMMENDED.entry_id).entries
    with db.writing(engine) as connection:
        record.withhold(connection, retraction.entry_id, "a court", "names a person", at=NOW, by="officer")
    with db.reading(engine) as connection:
        assert follow_up.one(connection, "CCPCJ/28/elect/UNICRI") is None
