"""`tracker audit`: every letter as its entries, with what became of it and why."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import COUNCIL_ELECTED, COUNCIL_SITS, RECOMMENDED, TRANSMITTED
from tests.reminders.mailroom import contact, plan, recorded, standing
from tracker import reminders
from tracker.main import auditing
from tracker.main.front import Sentences

ELECTION = "CCPCJ/28/elect/UNICRI"


@pytest.fixture
def written(sqlite: Engine) -> Engine:
    """Two letters queued; one withdrawn, as its matter was acted on, the other sent."""
    recorded(sqlite, RECOMMENDED, TRANSMITTED, COUNCIL_SITS)
    contact(sqlite)
    plan(sqlite)
    recorded(sqlite, COUNCIL_ELECTED)
    later = NOW + timedelta(minutes=5)
    reminders.deliver(sqlite, lambda address, content: None, standing(later))
    return sqlite


def said(engine: Engine, monkeypatch: pytest.MonkeyPatch, *words: str, exit_code: int = 0) -> str:
    """What the command prints."""
    monkeypatch.setenv("TRACKER_DATABASE_URL", str(engine.url))
    found = CliRunner().invoke(Sentences(commands=[auditing.audit]), ["audit", *words], catch_exceptions=False)
    assert found.exit_code == exit_code, found.output
    return found.output


def test_each_letter_says_its_rule_and_what_became_of_it_and_why(
    written: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = said(written, monkeypatch)
    assert shown.count("  matter before an organ, rule version 2: 20 weeks after 23 July 2019\n") == 2
    assert shown.count("2020-01-06 09:00 UTC  queued\n") == 2
    assert shown.count("2020-01-06 09:05 UTC  not sent: A final act is recorded.\n") == 1
    assert shown.count("2020-01-06 09:05 UTC  taken by the mail server\n") == 1
    assert "@" not in shown


def test_the_letters_on_one_matter_are_found_by_its_key_and_one_by_its_own(
    written: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_one = said(written, monkeypatch, ELECTION)
    assert f"  {ELECTION}, to " in of_one
    assert "transmit" not in of_one
    assert said(written, monkeypatch, of_one[:12]) == of_one
    assert said(written, monkeypatch, ELECTION, "--json").count('"type": "Reminder') == 2
    assert "No letter on GA/1 is in the office log." in said(written, monkeypatch, "GA/1", exit_code=1)


def test_a_log_without_letters_says_so(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(sqlite, monkeypatch) == "No letter is in the office log.\n"
