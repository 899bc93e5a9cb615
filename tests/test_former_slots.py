"""Dates agreed with conference services that an earlier version kept in the proceedings: no byte of them changes, no
page reads them any more, and the office log holds them."""

from dataclasses import make_dataclass, replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from tests.conftest import NOW
from tests.facts import fact
from tests.test_record import all_rows, retract
from tracker import record
from tracker.domain import document
from tracker.domain.correction import EntryCorrected
from tracker.domain.document import DocumentSubmitted
from tracker.domain.slotting import SlotAgreed
from tracker.domain.terms import Occasion, Source
from tracker.projections import documents, slots
from tracker.projections.rows import read
from tracker.store import archive, codec, db, log, proof
from tracker.store.log import Recording
from tracker.web import create_app

REPORT = "E/CN.15/2019/8"
HANDED_IN = fact(DocumentSubmitted(REPORT, 8500), Occasion("day", (date(2019, 3, 1),), session="CCPCJ/28"), Source(6))
WITHOUT = fact(DocumentSubmitted("E/CN.15/2019/9"), HANDED_IN.occasion, HANDED_IN.source)
KEPT = '{"symbol":"E/CN.15/2019/8","slot_date":"2019-03-11","words":8500,"waiver":"granted until Easter"}'

# the shape of then, under the name it is stored by
OF_THAT_TIME = make_dataclass("DocumentSubmitted", ["symbol", "slot_date", "words", "waiver"], frozen=True)


@pytest.fixture
def kept(engine: Engine) -> Engine:
    """A database of that time: one document handed in with its slot and waiver, one with neither."""
    said = [
        (HANDED_IN, OF_THAT_TIME(REPORT, date(2019, 3, 11), 8500, "granted until Easter")),
        (WITHOUT, OF_THAT_TIME("E/CN.15/2019/9", None, None, "")),
    ]
    with db.writing(engine) as connection:
        both = [(f"document:{document.key(one)}", replace(one, event=event)) for one, event in said]
        log.append(connection, "proceedings", both, Recording(NOW, "officer", "alone", uuid4()))
    list(record.rebuild(engine))
    return engine


def carried(engine: Engine) -> int:
    """How many entries of the office log an upgrade adds."""
    with db.writing(engine) as connection:
        return len(record.slots_to_the_office(connection, at=NOW, by="upgrade").entries)


def test_the_entry_keeps_every_byte_and_its_hash(kept: Engine) -> None:
    with db.reading(kept) as connection:
        before = log.head(connection, "proceedings")
        lines = list(archive.export(connection))
    carried(kept)
    with db.reading(kept) as connection:
        [event] = connection.scalars(text("SELECT event FROM proceedings WHERE position = 1"))
        assert event == KEPT
        assert log.head(connection, "proceedings") == before
        assert proof.verify(connection, "proceedings") == (2, None)
        assert list(archive.export(connection))[:2] == lines


def test_it_is_read_without_them_and_no_page_shows_them(kept: Engine) -> None:
    with db.reading(kept) as connection:
        first, _ = log.tail(connection, "proceedings")
        assert first.fact == HANDED_IN
        row = documents.one(connection, REPORT)
    assert row
    assert [step.what for step in row.steps] == ["submitted"]
    client = create_app(kept, lambda: NOW).test_client()
    for page in (f"/documents/{REPORT}", f"/entries/{HANDED_IN.entry_id}", "/log", "/data/entries.ndjson"):
        for address in (page, f"{page}.json"):
            answer = client.get(address).get_data(as_text=True)
            assert "2019-03-11" not in answer
            assert "11 March" not in answer
            assert "granted until Easter" not in answer
    assert "8500" in client.get(f"/entries/{HANDED_IN.entry_id}.json").get_data(as_text=True)


def test_the_office_log_holds_them_once(kept: Engine) -> None:
    assert carried(kept) == 1
    assert carried(kept) == 0
    with db.reading(kept) as connection:
        [entry] = log.tail(connection, "office")
        assert proof.verify(connection, "office") == (1, None)
        assert slots.number(connection, "", "CCPCJ/28", "submission", REPORT) == 1
        assert slots.agreed(connection) == {}, "no paragraph asks for it"
    assert entry.fact
    assert entry.fact.event == SlotAgreed(
        "", "CCPCJ/28", "submission", 1, date(2019, 3, 11), "granted until Easter", REPORT
    )  # fmt: skip
    rows = all_rows(kept)
    list(record.rebuild(kept))
    assert all_rows(kept) == rows


def test_what_was_retracted_is_not_carried_over(kept: Engine) -> None:
    retract(kept, HANDED_IN.entry_id)
    assert carried(kept) == 0


def test_of_what_was_corrected_the_correction_is_carried_over(kept: Engine) -> None:
    said = OF_THAT_TIME(REPORT, date(2019, 3, 18), 8500, "")
    corrected = replace(HANDED_IN, event=EntryCorrected(HANDED_IN.entry_id, "our error", "misread", said))
    with db.writing(kept) as connection:
        both = [(f"document:{REPORT}", replace(corrected, entry_id=uuid4()))]
        log.append(connection, "proceedings", both, Recording(NOW, "officer", "edited", uuid4()))
    assert carried(kept) == 1
    with db.reading(kept) as connection:
        [entry] = log.tail(connection, "office")
    assert entry.fact
    assert entry.fact.event == SlotAgreed("", "CCPCJ/28", "submission", 1, date(2019, 3, 18), "", REPORT)


def test_of_two_dates_of_one_document_both_are_carried_over_and_the_later_holds(kept: Engine) -> None:
    later = Occasion("day", (date(2019, 4, 1),), session="CCPCJ/28")
    again = replace(
        HANDED_IN, event=OF_THAT_TIME(REPORT, date(2019, 3, 25), 8500, ""), occasion=later, entry_id=uuid4()
    )
    with db.writing(kept) as connection:
        log.append(connection, "proceedings", [(f"document:{REPORT}", again)], Recording(NOW, "o", "alone", uuid4()))
    assert carried(kept) == 2
    with db.reading(kept) as connection:
        assert [row.on for row in read(connection, slots.PROJECTION)] == [date(2019, 3, 25)]


def test_an_entry_corrected_since_is_no_hindrance_to_the_next_upgrade(kept: Engine) -> None:
    carried(kept)
    elsewhere = replace(HANDED_IN, occasion=replace(HANDED_IN.occasion, session="CCPCJ/29"))
    with db.writing(kept) as connection:
        record.correct(connection, HANDED_IN.entry_id, elsewhere, "our error", at=NOW, by="o", why="its session")
    assert carried(kept) == 0


def test_a_date_agreed_after_the_upgrade_comes_after_the_one_carried_over(kept: Engine) -> None:
    carried(kept)
    with db.writing(kept) as connection:
        number = slots.number(connection, "", "", "submission", REPORT) + 1
        agreed = SlotAgreed("", "", "submission", number, date(2019, 3, 20), "", REPORT)
        record.accept(connection, [fact(agreed, Occasion("day", (NOW.date(),)), Source(0))], at=NOW, by="o")
        assert [row.on for row in read(connection, slots.PROJECTION)] == [date(2019, 3, 20)]


def test_they_can_be_stated_in_the_proceedings_no_more() -> None:
    line = f'{{"type": "DocumentSubmitted", "source": {{"rank": 6}}, {KEPT[1:]}'
    with pytest.raises(codec.Misfit, match="slot_date: no such field; expected symbol, words"):
        codec.from_a_person(line)


def test_a_document_has_a_slot_of_its_own_beside_that_of_a_paragraph() -> None:
    of_paragraph = SlotAgreed("GA resolution 74/173/14", "CCPCJ/29", "submission", 1)
    alone = replace(of_paragraph, mandate="", document=REPORT)
    names = [codec.HOMES[SlotAgreed].name(fact(one, Occasion(), Source(0))) for one in (of_paragraph, alone)]
    assert names == ["slot:GA resolution 74/173/14 at CCPCJ/29", f"slot:{REPORT}"]
