"""What a recipient has not acknowledged goes to the alternate: once, five days after, and not once it was answered."""

from datetime import date, datetime, timedelta

from sqlalchemy import Engine, delete

from tests.conftest import NOW
from tests.facts import COUNCIL_SITS, RECOMMENDED
from tests.reminders.mailroom import MailServer, contact, plan, recorded, standing, text_of
from tests.reminders.test_letters import read
from tests.reminders.test_planning import withdrawals
from tracker import reminders
from tracker.reminders import contacts, following, outbox, subscriptions
from tracker.reminders.rules import Planned
from tracker.reminders.subscriptions import Answered
from tracker.store import db

ELECTION = "CCPCJ/28/elect/UNICRI"


def pair(engine: Engine) -> tuple[str, str]:
    """A recipient in Vienna with an alternate in New York."""
    first = contact(engine, "first@example.org")
    with db.writing(engine, ("office",)) as connection:
        topic = f"{following.ALTERNATE}{first}"
        return first, contacts.add(connection, "second@example.org", "America/New_York", NOW, topic)


def acknowledge(engine: Engine, who: str, one: Planned, until: date | None = None) -> None:
    """A recipient answers a reminder."""
    with db.writing(engine, ("office",)) as connection:
        about = Answered(one.key, one.matter, one.rule, one.due_on)
        subscriptions.answer(connection, who, about, until, NOW)


def days_after(number: int, hour: int = 14) -> datetime:
    """Nine in the morning in New York, so many days after the present."""
    return (NOW + timedelta(days=number)).replace(hour=hour)


def test_after_five_days_without_an_answer_the_alternate_gets_it_once(engine: Engine, server: MailServer) -> None:
    recorded(engine, RECOMMENDED, COUNCIL_SITS)
    first, second = pair(engine)
    assert {one.recipient for one in plan(engine, days_after(1, 8)).queued} == {first}
    assert plan(engine, days_after(6, 13)).queued == ()
    (one,) = plan(engine, days_after(6)).queued
    assert (one.recipient, one.matter, one.at) == (second, ELECTION, days_after(6))
    assert one.reason.startswith(
        "The recipient whose alternate you are has not acknowledged the letter of 7 January 2020. The management"
    )
    assert plan(engine, days_after(7)).queued == ()
    reminders.deliver(engine, server.send, standing(days_after(7)))
    to = {address: text_of(read(content)) for address, content in server.letters}
    assert set(to) == {"first@example.org", "second@example.org"}
    assert "has not acknowledged the letter of" in " ".join(to["second@example.org"].split())


def test_the_preview_names_the_alternate_of_what_a_letter_of_the_week_brought_before_its_day(engine: Engine) -> None:
    recorded(engine, RECOMMENDED, COUNCIL_SITS)
    first, second = pair(engine)
    with db.writing(engine, ("office",)) as connection:
        contacts.change(connection, first, "confirmed", contacts.Choices(digest="weekly"))
    # a Monday: the day of the letter would be Tuesday
    assert {one.recipient for one in plan(engine, NOW).queued} == {first}
    with db.reading(engine) as connection:
        ahead = reminders.preview(connection, NOW, 7)
    assert [one.recipient for one in ahead] == [second]
    assert [one.key for one in plan(engine, ahead[0].at).queued] == [ahead[0].key]


def test_what_was_acknowledged_or_put_off_goes_to_no_alternate(engine: Engine) -> None:
    recorded(engine, RECOMMENDED, COUNCIL_SITS)
    first, _ = pair(engine)
    (one,) = plan(engine, days_after(1, 8)).queued
    acknowledge(engine, first, one)
    assert plan(engine, days_after(6)).queued == ()


def test_a_notice_to_an_alternate_that_waits_is_withdrawn_once_the_letter_is_acknowledged(engine: Engine) -> None:
    recorded(engine, RECOMMENDED, COUNCIL_SITS)
    first, _ = pair(engine)
    (one,) = plan(engine, days_after(1, 8)).queued
    assert len(plan(engine, days_after(6)).queued) == 1
    acknowledge(engine, first, one)
    assert plan(engine, days_after(6)).withdrawn == 2
    assert set(withdrawals(engine)) == {
        "The recipient has acknowledged it.",
        "The recipient it was for has acknowledged it, or put it off.",
    }


def test_an_alternate_of_somebody_who_was_written_nothing_hears_nothing(engine: Engine) -> None:
    recorded(engine, RECOMMENDED, COUNCIL_SITS)
    first, _ = pair(engine)
    with db.writing(engine, ("office",)) as connection:
        gone = contacts.of_id(connection, first)
        assert gone
        subscriptions.end(connection, gone, NOW)
    assert [plan(engine, days_after(number)).queued for number in (1, 6, 40)] == [(), (), ()]


def test_after_an_outbox_was_lost_the_alternate_hears_of_what_the_log_says_was_written(engine: Engine) -> None:
    recorded(engine, RECOMMENDED, COUNCIL_SITS)
    first, second = pair(engine)
    assert {one.recipient for one in plan(engine, days_after(1, 8)).queued} == {first}
    with engine.begin() as connection:
        connection.execute(delete(outbox.TABLE))
    assert [one.recipient for one in plan(engine, days_after(6)).queued] == [second]
    assert plan(engine, days_after(7)).queued == ()


def test_the_preview_names_what_goes_to_alternates_and_the_days_bring_it(engine: Engine) -> None:
    recorded(engine, RECOMMENDED, COUNCIL_SITS)
    pair(engine)
    with db.reading(engine) as connection:
        ahead = reminders.preview(connection, NOW, 40)
    brought: list[Planned] = []
    for hours in range(0, 40 * 24 + 1):
        brought += plan(engine, NOW + timedelta(hours=hours)).queued
    assert sorted(one.key for one in ahead) == sorted(one.key for one in brought)
    assert len({one.recipient for one in ahead}) == 2
    with db.reading(engine) as connection:
        assert outbox.keys(connection) == {one.key for one in ahead}
