"""`tracker slot`, and the roles of `tracker contact add`: dates of documents, keepers of calendars, alternates."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from tests.conftest import NOW
from tests.main.test_commands import Tracker, filled, ready, tracker
from tests.test_former_slots import HANDED_IN, OF_THAT_TIME, REPORT
from tracker.store import db, log
from tracker.store.log import Recording

__all__ = ["filled", "ready", "tracker"]


def test_a_slot_is_recorded_for_a_paragraph_that_asks_for_a_report_at_a_session(dated: Tracker) -> None:
    key = "GA resolution 74/173/14"
    said = dated("slot", key, "2020-03-13", "--waiver", "two days").stdout
    assert said == (
        "Agreed for the twenty-ninth session of the Commission on Crime Prevention and Criminal Justice: submission on"
        " 13 March 2020. It stands in letters to the office's own contacts, and on no public page.\n"
    )
    assert "the one that the rule gives holds again" in dated("slot", key).stdout
    assert "SlotAgreed" not in dated("log", "--json").stdout


def test_a_slot_is_recorded_for_a_document_that_no_paragraph_asks_for(dated: Tracker) -> None:
    said = dated("slot", "E/CN.15/2019/8", "2019-03-11", "--waiver", "granted until Easter").stdout
    assert said == (
        "Agreed for E/CN.15/2019/8: submission on 11 March 2019. It stands in the office log, and on no public page.\n"
    )
    assert "submission on no day any more" in dated("slot", "E/CN.15/2019/8").stdout
    assert "granted until Easter" in dated("export", "-").stdout.partition('{"log":"office"')[2]


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("slot", "GA resolution 1/1/1", "2020-03-13"), 2, "No paragraph with the key GA resolution 1/1/1"),
        (("slot", "E/CN.15/2019/8", "11 March"), 2, "DAY 11 March: expected a day such as 2019-05-24."),
        (("slot", "GA resolution 74/173/13", "2020-03-13"), 1, "asks for no report at a session"),
        (("contact", "add", "a@example.org", "--keeper", "NOBODY"), 2, "No body with the code NOBODY"),
        (("contact", "add", "a@example.org", "--alternate-of", "b@example.org"), 2, "b@example.org is not kept here"),
        (("contact", "add", "a@example.org", "--keeper", "all", "--alternate-of", "b@example.org"), 2, "Expected one"),
    ],
)
def test_what_has_no_slot_and_who_has_no_role_is_said(
    dated: Tracker, words: tuple[str, ...], exit_code: int, said: str
) -> None:
    assert said in dated(*words, exit_code=exit_code).output


def test_keepers_and_alternates_are_listed_by_what_they_hear_of(filled: Tracker) -> None:
    filled("contact", "add", "officer@example.org")
    filled("contact", "add", "calendar@example.org", "--keeper", "CCPCJ")
    filled("contact", "add", "every@example.org", "--keeper", "all")
    filled("contact", "add", "second@example.org", "--alternate-of", "officer@example.org")
    listed = filled("contact", "list").stdout
    assert "the calendar of the Commission on Crime Prevention and Criminal Justice" in listed
    assert "the calendar of all bodies" in listed
    assert "what another recipient has not acknowledged" in listed


def test_what_an_earlier_version_kept_of_slots_is_in_the_office_log_of_every_copy(
    ready: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_in = replace(HANDED_IN, event=OF_THAT_TIME(REPORT, date(2019, 3, 11), 8500, "granted until Easter"))
    engine = db.connect(f"sqlite:///{tmp_path / 'record.db'}")
    with db.writing(engine) as connection:
        kept = [(f"document:{REPORT}", handed_in)]
        log.append(connection, "proceedings", kept, Recording(NOW, "officer", "alone", uuid4()))
    engine.dispose()
    ready("export", str(tmp_path / "record.ndjson"))
    ready("backup", str(tmp_path / "backup.db"))
    said = "1 agreement with conference services put into the office log, too."
    assert said in ready("move", f"sqlite:///{tmp_path / 'moved.db'}").stdout
    for name, words in (
        ("moved.db", ("verify",)),
        ("imported.db", ("import", str(tmp_path / "record.ndjson"))),
        ("restored.db", ("restore", str(tmp_path / "backup.db"))),
    ):
        monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{tmp_path / name}")
        assert (said in ready(*words).stdout) == (words != ("verify",))
        assert '"SlotAgreed"' in ready("export", "-").stdout
        assert said not in ready("upgrade").stdout


@pytest.fixture
def dated(filled: Tracker) -> Tracker:
    """A database with the sample, in which a paragraph asks for a report at a session."""
    return filled
