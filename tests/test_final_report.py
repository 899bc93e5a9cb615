"""A final report read after the draft confirms in one step what the draft printed; the differences are listed."""

from dataclasses import replace

from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import ALGERIA, FINAL_REPORT, RECOMMENDED, ROMANIA, TRANSMITTED, again, fact
from tests.test_record import accept
from tracker import suggestions
from tracker.domain.item import Speaker
from tracker.store import db, log

JAPAN = fact(replace(ALGERIA.event, speaker=Speaker("Japan", state="JPN")), ALGERIA.occasion, FINAL_REPORT, "37")


def test_a_whole_final_report_confirms_the_draft_in_one_step_and_the_differences_are_listed(
    engine: Engine, officer: str
) -> None:
    accept(engine, ALGERIA, ROMANIA, TRANSMITTED, RECOMMENDED)
    in_both = [again(one, FINAL_REPORT, str(30 + number)) for number, one in enumerate((ALGERIA, TRANSMITTED))]
    names_fewer = replace(RECOMMENDED.event, candidates=RECOMMENDED.event.candidates[:2])
    final = [*in_both, JAPAN]
    with db.writing(engine) as connection:
        suggestions.submit(connection, "final.txt", b"the final report", final, NOW)
        waiting = suggestions.pending(connection)
        seen = suggestions.outlook(connection, [one.fact for one in waiting])
        assert suggestions.counted(seen) == {"new": 1, "confirms": 2}
        assert suggestions.only_in_the_draft(connection, final, seen) == [ROMANIA]
        recorded = suggestions.accept(connection, waiting, at=NOW, by=officer)
    assert sorted(entry.type for entry in recorded.entries) == ["EntryConfirmed", "EntryConfirmed", "StatementMade"]
    assert len({entry.batch for entry in recorded.entries}) == 1
    with db.reading(engine) as connection:
        otherwise = suggestions.outlook(connection, [fact(names_fewer, source=FINAL_REPORT, para="45")])
        assert log.head(connection, "proceedings").position == 7
    assert [one.entry_id for one in otherwise if one.word == "contradicts"] == [RECOMMENDED.entry_id]
