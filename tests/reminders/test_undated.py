"""A session without dates that something waits for: one notice to whoever keeps the calendar, none to offices."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import COUNCIL_SITS, RECOMMENDED, TRANSMITTED
from tests.reminders.asking import EXPECTED, REQUESTED, SCHEDULED
from tests.reminders.mailroom import MailServer, contact, plan, recorded, standing, text_of
from tests.reminders.test_letters import read
from tests.reminders.test_planning import withdrawals
from tracker import reminders
from tracker.reminders import contacts, explaining
from tracker.reminders.policy import NO_DATES
from tracker.reminders.rules import Planned
from tracker.store import db, log


def keeper(engine: Engine, topic: str = "calendar:CCPCJ", address: str = "calendar@example.org") -> str:
    """Somebody keeps a calendar."""
    with db.writing(engine, ("office",)) as connection:
        return contacts.add(connection, address, "Europe/Vienna", NOW - timedelta(days=200), topic)


def notices(engine: Engine, days: int = 0) -> list[Planned]:
    """What is queued so many days after the present."""
    return list(plan(engine, NOW + timedelta(days=days)).queued)


def test_the_keeper_gets_one_notice_and_an_office_none(engine: Engine, server: MailServer) -> None:
    recorded(engine, REQUESTED, EXPECTED)
    contact(engine)
    mine = keeper(engine)
    (one,) = notices(engine)
    assert (one.recipient, one.rule, one.matter) == (mine, NO_DATES.kind, "CCPCJ/29")
    assert [notices(engine, days) for days in (1, 30, 400)] == [[], [], []]
    reminders.deliver(engine, server.send, standing(NOW))
    ((address, content),) = server.letters
    letter = read(content)
    assert address == "calendar@example.org"
    assert str(letter["Subject"]).startswith("Dates to be determined: the twenty-ninth session of the Commission on")
    said = " ".join(text_of(letter).split())
    assert "General Assembly resolution 74/173, para. 14: report asked for Source: A/RES/74/173, para. 14" in said
    assert "One notice is written, to whoever keeps the calendar." in said


def test_why_the_notice_came_names_the_entries_that_wait_for_the_dates(engine: Engine) -> None:
    recorded(engine, REQUESTED)
    keeper(engine)
    (one,) = notices(engine)
    with db.reading(engine) as connection:
        entries = log.read(connection, "office", [f"reminder:{one.key}"])[f"reminder:{one.key}"]
        found = explaining.why(connection, entries, NOW)
    assert found
    assert [entry for _, entry in found.entries] == [REQUESTED.entry_id]
    assert found.changed is None
    assert found.line.title.endswith("dates to be determined")


def test_a_second_report_asked_for_at_the_session_makes_no_second_notice(engine: Engine) -> None:
    recorded(engine, REQUESTED)
    keeper(engine)
    assert len(notices(engine)) == 1
    other = replace(REQUESTED, event=replace(REQUESTED.event, paragraph="15"), entry_id=uuid4())  # type: ignore[type-var]
    recorded(engine, other, at=NOW + timedelta(days=1))
    assert notices(engine, 1) == []


def test_of_what_was_sent_to_an_organ_without_a_sitting_the_keeper_of_its_calendar_hears_once(engine: Engine) -> None:
    recorded(engine, RECOMMENDED, TRANSMITTED)
    keeper(engine)
    council = keeper(engine, "calendar:ECOSOC", "council@example.org")
    every = keeper(engine, "calendar:*", "all@example.org")
    found = notices(engine)
    assert {(one.recipient, one.matter) for one in found} == {
        (council, "ECOSOC after CCPCJ/28"),
        (every, "ECOSOC after CCPCJ/28"),
    }


def test_once_the_dates_are_recorded_a_notice_that_waits_is_withdrawn(engine: Engine) -> None:
    recorded(engine, REQUESTED, RECOMMENDED)
    keeper(engine, "calendar:*")
    assert len(notices(engine)) == 2
    recorded(engine, SCHEDULED, COUNCIL_SITS)
    assert plan(engine).withdrawn == 2
    assert set(withdrawals(engine)) == {"The dates are on record now, or nothing asks for them any more."}


def test_what_was_recorded_as_long_past_asks_for_no_dates(engine: Engine) -> None:
    recorded(engine, REQUESTED, RECOMMENDED, historical=True)
    keeper(engine, "calendar:*")
    assert notices(engine) == []
