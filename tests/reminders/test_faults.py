"""What a mail server does wrong, and hours without one: each letter comes to the end that the table says."""

import pytest
from sqlalchemy import Engine

from benchmarks.mail_faults import fate, holds, one_letter, outage, table


@pytest.mark.parametrize(("stage", "fault", "expected"), list(table()))
def test_a_fault_of_the_mail_server_ends_as_the_table_says(
    sqlite: Engine, stage: str, fault: str, expected: str
) -> None:
    one_letter(sqlite)
    assert holds(stage, fault, expected, fate(sqlite, stage, fault)) == ""


def test_after_hours_without_a_mail_server_every_letter_goes_out_once(engine: Engine) -> None:
    found = outage(engine, letters=60, hours=1)
    assert (found.queued, found.taken, found.dead, found.double) == (60, 60, 0, 0)
    assert found.last_after.total_seconds() <= 600
