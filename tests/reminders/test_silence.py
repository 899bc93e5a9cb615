"""Why no letter goes out: as those who follow a thing stand, and never of a letter that nobody was written."""

from datetime import timedelta

from sqlalchemy import Engine

from tests.conftest import NOW
from tests.reminders.asking import EXPECTED, REQUESTED
from tests.reminders.mailroom import TWO_MATTERS, contact, plan, recorded
from tracker.reminders import outbox, silence, subscriptions
from tracker.reminders.subscriptions import Answered
from tracker.store import db

ELECTION = "CCPCJ/28/elect/UNICRI"


def reasons(engine: Engine) -> dict[str, str]:
    """Why nothing goes out, by matter."""
    with db.reading(engine) as connection:
        return {matter: why for _, matter, why in silence.why_nothing(connection, NOW)}


def test_of_what_nobody_follows_it_says_so(engine: Engine) -> None:
    recorded(engine, *TWO_MATTERS)
    assert reasons(engine)[ELECTION] == "Nobody who wants letters now follows it."


def test_where_nobody_keeps_the_calendar_it_says_so_whoever_follows_the_rest(engine: Engine) -> None:
    recorded(engine, REQUESTED, EXPECTED)
    contact(engine)
    assert reasons(engine)["CCPCJ/29"].startswith("No keeper of the calendar of that body is on record")


def test_of_a_letter_that_was_queued_it_names_its_day_and_the_next(engine: Engine) -> None:
    recorded(engine, *TWO_MATTERS)
    contact(engine)
    assert reasons(engine)[ELECTION] == "No letter is due in these days. The next is for 7 January 2020."
    plan(engine)
    assert reasons(engine)[ELECTION] == (
        "The letter for 10 December 2019 was queued already. The next is for 7 January 2020."
    )


def test_of_what_was_acknowledged_or_put_off_it_says_so(engine: Engine) -> None:
    recorded(engine, *TWO_MATTERS)
    someone = contact(engine)
    plan(engine)
    until = {}
    for number, matter in enumerate(sorted(reasons(engine))):
        with db.writing(engine, ("office",)) as connection:
            line = next(one for one, _ in outbox.latest(connection, someone, None) if one.matter == matter)
            until[matter] = NOW.date() + timedelta(days=7) if number else None
            about = Answered(line.key, line.matter, line.rule, line.due_on)
            subscriptions.answer(connection, someone, about, until[matter], NOW)
    put_off, seen = "It was put off until 13 January 2020.", "It was acknowledged, and no more letters come on it."
    assert reasons(engine) == {matter: put_off if day else seen for matter, day in until.items()}
