"""The rules of reminders: data that a page can show, said in words from that data alone."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tracker.reminders import policy, policy_in_words, reasons, working
from tracker.reminders.causes import Cause
from tracker.reminders.policy import BEFORE_AN_ORGAN, EARLIER, NO_DATES, POLICIES, REPORT_DUE, TERM_ENDING, Policy


@pytest.mark.parametrize("rule", [*POLICIES, *EARLIER], ids=lambda rule: f"{rule.kind} {rule.version}")
def test_every_rule_has_its_leads_in_order_each_under_a_number_of_its_own(rule: Policy) -> None:
    cause = Cause(rule, "GA resolution 74/173/14", date(2027, 6, 15), working=working.WEEKENDS)
    counts = list(rule.counts(400))
    assert len(counts) == len(set(counts))
    days = [cause.day_of(count) for count in counts]
    assert days == sorted(days)
    assert days[-1] <= date(2027, 6, 15) + timedelta(days=400)


@pytest.mark.parametrize("rule", [*POLICIES, *EARLIER], ids=lambda rule: f"{rule.kind} {rule.version}")
def test_every_rule_says_in_words_when_to_whom_how_long_and_from_which_source(rule: Policy) -> None:
    said = policy_in_words.in_words(rule)
    assert policy_in_words.LASTS[rule.lasts] in said
    assert ("whoever keeps the calendar" in said) == (rule.audience == "keeper")
    assert ("goes out on the working day before" in said) == (rule.shift == "earlier")
    assert said.endswith("no text of the United Nations prescribes them.")
    assert rule.source


def test_each_kind_has_one_rule_in_force_and_earlier_versions_are_kept() -> None:
    assert len({one.kind for one in POLICIES}) == len(POLICIES)
    versions = [(one.kind, one.version) for one in (*POLICIES, *EARLIER)]
    assert len(set(versions)) == len(versions)
    assert policy.find("report due to a body", "1") in EARLIER
    assert policy.find("report due to a body", "2") is REPORT_DUE
    assert policy.find("report due to a body", "99") is None


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            REPORT_DUE,
            "One letter 2, 6 and 12 weeks and 3 working days before, on the day itself, and 4 and 12 weeks after, while"
            " no report is recorded, at 9 a.m. where the recipient is.",
        ),
        (
            BEFORE_AN_ORGAN,
            "One letter 4 weeks before and on the day itself, while no final act is recorded, at 9 a.m. where the"
            " recipient is. Then one every 4 weeks, up to 24 weeks after. Then one every 12 weeks.",
        ),
        (TERM_ENDING, "One letter 30, 90 and 180 days before, while no further term of the same member is recorded"),
        (NO_DATES, "One notice, once, while no dates are recorded"),
    ],
)
def test_a_rule_is_said_from_its_data(rule: Policy, said: str) -> None:
    assert policy_in_words.in_words(rule).startswith(said)


def test_repeats_after_the_day_become_rarer() -> None:
    after = [count for count in BEFORE_AN_ORGAN.counts(1000) if count > 0]
    gaps = [later - earlier for earlier, later in pairwise(after)]
    assert gaps == sorted(gaps)
    assert gaps[0] < gaps[-1]


def test_a_rule_without_repeats_ends_with_its_last_lead() -> None:
    assert list(replace(BEFORE_AN_ORGAN, repeats=()).counts(10_000)) == [-28, 0]


def test_a_sentence_is_its_code_and_its_values() -> None:
    day, other = date(2020, 5, 18), date(2020, 3, 9)
    before = reasons.reason("before", amount=(3, "working_day"), day=day)
    assert str(before) == "3 working days before that is 18 May 2020."
    assert dict(before.values) == {"amount": (3, "working_day"), "day": day}
    holiday = reasons.reason("on_holiday", day=day, station="Vienna", holiday="a Monday off", working=other)
    assert str(holiday) == (
        "18 May 2020 is a holiday of the United Nations at Vienna, a Monday off; the working day before it is"
        " 9 March 2020."
    )
    with pytest.raises(KeyError):
        str(reasons.reason("no such sentence"))
