"""A log from the time when a thing had another key: its stream goes on, and no second one begins beside it."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import COUNCIL_ON_23_JULY, FINAL_REPORT, TRANSMITTED, again, fact
from tracker import record, suggestions
from tracker.domain.draft import DraftAdopted, DraftTabled
from tracker.domain.recommendation import RecommendationActedOn, RecommendationMade
from tracker.domain.stream import Rejected
from tracker.projections import aliases, drafts, follow_up
from tracker.store import db, log
from tracker.store.log import Recording

TABLED = fact(DraftTabled("E/CN.15/2019/L.5", "resolution", "On cities"), para="20")
REVISED_ADOPTED = fact(DraftAdopted("E/CN.15/2019/L.5/Rev.1", "resolution", "On cities"), para="21")
TO_THE_ASSEMBLY = replace(TRANSMITTED, event=replace(TRANSMITTED.event, to="GA"), entry_id=uuid4())
ASKED_OF_THE_ASSEMBLY = fact(RecommendationMade("GA", "adopt", "E/CN.15/2019/L.5/Rev.1"), para="22")
# as a log of that time has them
KEPT = [
    ("draft:E/CN.15/2019/L.5", TABLED),
    ("draft:E/CN.15/2019/L.5/Rev.1", REVISED_ADOPTED),
    ("recommendation:CCPCJ/28/transmit/E/CN.15/2019/8", TO_THE_ASSEMBLY),
    ("recommendation:CCPCJ/28/adopt/E/CN.15/2019/L.5/Rev.1", ASKED_OF_THE_ASSEMBLY),
]


@pytest.fixture
def kept(engine: Engine) -> Engine:
    """The database of that time, upgraded."""
    with db.writing(engine) as connection:
        log.append(connection, "proceedings", KEPT, Recording(NOW, "officer", "alone", uuid4()))
    list(record.rebuild(engine))
    return engine


def test_the_final_report_confirms_what_is_kept_under_another_key(kept: Engine) -> None:
    printed = [again(one, FINAL_REPORT, "40") for _, one in KEPT]
    with db.writing(kept) as connection:
        seen = suggestions.outlook(connection, printed)
        recorded = record.accept(connection, printed, at=NOW, by="officer")
    assert [one.word for one in seen] == ["confirms"] * len(KEPT)
    assert [(entry.stream, entry.type) for entry in recorded.entries] == [
        (stream, "EntryConfirmed") for stream, _ in KEPT
    ]


def test_what_the_assembly_did_joins_what_was_sent_to_it(kept: Engine) -> None:
    acted = fact(
        RecommendationActedOn("CCPCJ/28/transmit/E/CN.15/2019/8/to/GA", "taken_note_of"),
        replace(COUNCIL_ON_23_JULY, body="GA", session="GA/74", meetings=()),
    )
    with db.writing(kept) as connection:
        (entry,) = record.accept(connection, [acted], at=NOW, by="officer").entries
        matter = follow_up.one(connection, "CCPCJ/28/transmit/E/CN.15/2019/8")
    assert entry.stream == "recommendation:CCPCJ/28/transmit/E/CN.15/2019/8"
    assert matter
    assert not matter.open


def test_the_same_document_sent_to_the_council_is_refused_until_the_other_moves_to_its_own_key(kept: Engine) -> None:
    with pytest.raises(Rejected), db.writing(kept) as connection:
        record.accept(connection, [TRANSMITTED], at=NOW, by="officer")
    with db.writing(kept) as connection:
        record.retract(connection, [TO_THE_ASSEMBLY.entry_id], at=NOW, by="officer")
        anew = replace(TO_THE_ASSEMBLY, entry_id=uuid4())
        both = record.accept(connection, [TRANSMITTED, anew], at=NOW, by="officer").entries
    assert [entry.stream for entry in both] == [
        "recommendation:CCPCJ/28/transmit/E/CN.15/2019/8",
        "recommendation:CCPCJ/28/transmit/E/CN.15/2019/8/to/GA",
    ]


def test_what_became_of_a_draft_is_shown_under_each_of_its_symbols(kept: Engine) -> None:
    with db.reading(kept) as connection:
        for symbol in ("E/CN.15/2019/L.5", "E/CN.15/2019/L.5/Rev.1"):
            shown = drafts.one(connection, symbol)
            assert shown
            assert shown.adopted


def test_a_matter_keeps_its_address_and_its_entries(kept: Engine) -> None:
    with db.reading(kept) as connection:
        for stream, one in KEPT[2:]:
            assert [entry.entry_id for entry in aliases.entries_of(connection, stream.partition(":")[2])] == [
                one.entry_id
            ]
