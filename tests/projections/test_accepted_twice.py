"""A report accepted a second time adds nothing and is not refused, whatever its facts had become in the record."""

from dataclasses import replace
from uuid import uuid4

from sqlalchemy import Engine

from tests.facts import ALGERIA, FINAL_REPORT, JOINT_REPORT_TABLED, again, fact
from tests.test_record import accept
from tracker.domain.draft import DraftAdopted

DRAFTED = fact(DraftAdopted("E/CN.15/2019/L.4", "resolution", how="without_a_vote", title="Cybercrime"))


def test_what_the_final_text_says_differently_is_accepted_twice(sqlite: Engine) -> None:
    final = fact(DraftAdopted("E/CN.15/2019/L.4", "resolution", how="by_vote"), DRAFTED.occasion, FINAL_REPORT, "40")
    accept(sqlite, DRAFTED)
    assert len(accept(sqlite, final).entries) == 1
    again_given = accept(sqlite, final)
    assert (again_given.entries, again_given.known) == ((), 1)


def test_what_a_second_source_tells_more_fully_is_accepted_twice(sqlite: Engine) -> None:
    without_letter = replace(JOINT_REPORT_TABLED, event=replace(JOINT_REPORT_TABLED.event, letter=""), entry_id=uuid4())
    accept(sqlite, without_letter)
    assert len(accept(sqlite, JOINT_REPORT_TABLED).entries) == 1
    assert accept(sqlite, JOINT_REPORT_TABLED).entries == ()


def test_what_confirmed_an_entry_is_accepted_twice(sqlite: Engine) -> None:
    final = again(ALGERIA, FINAL_REPORT, "34")
    accept(sqlite, ALGERIA)
    assert accept(sqlite, final).confirmed == 1
    assert accept(sqlite, final).entries == ()
