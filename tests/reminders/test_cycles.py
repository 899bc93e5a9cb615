"""Reports that recur, reports asked for within a time, and mandates renewed until a day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from tests.facts import fact
from tests.reminders.asking import ADOPTED, KEY, RENEWED, REQUESTED, RESOLUTION, RETIRED, SESSION_29, mandate
from tests.reminders.mailroom import MailServer, contact, plan, recorded, standing, text_of
from tests.reminders.test_letters import read
from tracker import reminders
from tracker.domain.due import Sitting
from tracker.domain.mandate import MandateEstablished, MandateReportSubmitted
from tracker.domain.terms import Due, Fact, Occasion
from tracker.domain.text import TextNumbered
from tracker.reminders import causes, rounds
from tracker.reminders.policy import CYCLE, REVIEW

IN_2019 = date(2019, 12, 18)
EVERY_YEAR = Due("recurring", every_months=12, as_printed="annually")
AT_EACH_SESSION = Due("recurring", body="CCPCJ", as_printed="at each session")
SESSION_30 = Sitting("CCPCJ/30", "regular", date(2021, 5, 17), None, "planned")
SESSION_28 = Sitting("CCPCJ/28", "regular", date(2019, 5, 20), None, "held")


def reported(cycle: str = "") -> Fact:
    """A report under the mandate."""
    return fact(MandateReportSubmitted(KEY, (f"E/CN.15/2020/{cycle[-1:] or 5}",), cycle), Occasion(), para="1")


def days(due: Due, *more: Fact) -> list[tuple[date | None, str]]:
    """The rounds of the mandate: the day of each, and why nothing is due of it."""
    found = rounds.of_cycles(mandate(due, *more), [SESSION_28, SESSION_29, SESSION_30], IN_2019)
    assert {one.policy for one in found} <= {CYCLE}
    return [(one.due_on, str(one.why_not or "")) for one in found[:3]]


def test_a_report_at_each_session_is_due_at_those_after_the_adoption_of_its_text() -> None:
    assert days(AT_EACH_SESSION) == [(date(2020, 5, 18), ""), (date(2021, 5, 17), "")]


@pytest.mark.parametrize("cycle", ["CCPCJ/29", ""])
def test_after_a_report_the_next_round_is_the_one_to_remind_of(cycle: str) -> None:
    said = "A report is recorded for it."
    assert days(AT_EACH_SESSION, reported(cycle)) == [(date(2020, 5, 18), said), (date(2021, 5, 17), "")]


def test_a_report_every_year_is_counted_from_the_adoption_of_its_text() -> None:
    assert [day for day, _ in days(EVERY_YEAR)] == [date(2020, 12, 18), date(2021, 12, 18), date(2022, 12, 18)]


def test_a_report_within_a_time_is_due_once() -> None:
    assert days(Due("interval", every_months=6)) == [(date(2020, 6, 18), "")]


def test_a_mandate_that_ended_has_no_round_to_remind_of() -> None:
    assert {why for _, why in days(EVERY_YEAR, RETIRED)} == {"The mandate is recorded as retired."}


def test_a_text_without_a_day_of_adoption_is_said_to_have_none() -> None:
    (cause,) = rounds.of_cycles(mandate(EVERY_YEAR), [], None)
    assert (cause.due_on, str(cause.why_not)) == (None, "The day on which the text was adopted is not on record.")


def test_a_mandate_renewed_until_a_day_is_reminded_of_before_it() -> None:
    (cause,) = causes.of_review(mandate(Due(), RENEWED))
    assert (cause.policy, cause.due_on) == (REVIEW, date(2021, 12, 31))
    assert [str(one) for one in cause.then] == [
        "The mandate was renewed until 31 December 2021 by General Assembly resolution 75/1."
    ]
    assert causes.of_review(mandate()) == []


def test_the_letter_on_a_round_says_from_which_day_it_is_counted(engine: Engine, server: MailServer) -> None:
    event = REQUESTED.event
    assert isinstance(event, MandateEstablished)
    yearly = replace(REQUESTED, event=replace(event, due=EVERY_YEAR))
    numbered = fact(TextNumbered("resolution", "74/173", "Promoting technical assistance"), ADOPTED, RESOLUTION)
    recorded(engine, numbered, yearly)
    contact(engine)
    now = datetime(2020, 9, 25, 9, tzinfo=UTC)
    (one,) = plan(engine, now).queued
    assert (one.rule, one.due_on, one.lead_days) == ("report due in a cycle", date(2020, 12, 18), -84)
    assert reminders.deliver(engine, server.send, standing(now)).sent == 1
    said = " ".join(text_of(read(server.letters[0][1])).split())
    assert "The text was adopted on 18 December 2019. A report is asked for every year (“annually”)" in said
    assert "Requested by 18 December 2020; what was submitted to the Commission is not covered by this record." in said
