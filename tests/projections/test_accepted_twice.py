"""A report accepted a second time adds nothing and is not refused, whatever its facts had become in the record."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from tests.facts import ALGERIA, FINAL_REPORT, JOINT_REPORT_TABLED, again, fact
from tests.test_record import accept
from tracker.domain.draft import DraftAdopted
from tracker.domain.stream import Rejected
from tracker.domain.terms import Fact

DRAFTED = fact(DraftAdopted("E/CN.15/2019/L.4", "resolution", how="without_a_vote", title="Cybercrime"))

FINAL = fact(
    DraftAdopted("E/CN.15/2019/L.4", "resolution", how="by_vote", title="Cybercrime, final"),
    DRAFTED.occasion, FINAL_REPORT, "40",
)  # fmt: skip


def test_what_the_final_text_says_differently_is_accepted_twice(sqlite: Engine) -> None:
    accept(sqlite, DRAFTED)
    assert len(accept(sqlite, FINAL).entries) == 1
    again_given = accept(sqlite, FINAL)
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


@pytest.mark.parametrize(
    "other",
    [
        replace(FINAL, event=replace(FINAL.event, title="Something the source never said")),
        replace(FINAL, event=replace(FINAL.event, how="by_consensus")),
        replace(FINAL, occasion=replace(FINAL.occasion, days=(date(2019, 5, 22),))),
        replace(FINAL, source=replace(FINAL.source, paragraph="41")),
    ],
)
def test_other_words_under_the_id_of_what_became_a_correction_are_refused(sqlite: Engine, other: Fact) -> None:
    accept(sqlite, DRAFTED)
    accept(sqlite, FINAL)
    with pytest.raises(Rejected, match="other content"):
        accept(sqlite, other)


def test_other_words_under_the_id_of_what_became_a_confirmation_are_refused(sqlite: Engine) -> None:
    final = again(ALGERIA, FINAL_REPORT, "34")
    accept(sqlite, ALGERIA)
    accept(sqlite, final)
    with pytest.raises(Rejected, match="other content"):
        accept(sqlite, replace(final, event=replace(final.event, kind="right_of_reply")))
