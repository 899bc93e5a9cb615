"""What there is to be reminded of: reports and their documents, and terms, each with its day and its leads."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.reminders.asking import (
    AT_THE_29TH,
    DISCHARGED,
    OH_AGAIN,
    OH_RESIGNED,
    PUT_OFF,
    REPORTED,
    RETIRED,
    SESSION_29,
    mandate,
    seats,
)
from tests.reminders.test_rules import VIENNA, at
from tracker.domain.due import Sitting
from tracker.domain.terms import Due
from tracker.projections.mandates import Mandate
from tracker.reminders import causes, papers, rules
from tracker.reminders.causes import Cause
from tracker.reminders.policy import DOCUMENT_DATE, FORECAST, ISSUANCE, REPORT_DUE
from tracker.reminders.rules import Planned, Recipient, Skipped
from tracker.reminders.working import WorkingDays

ON_A_DAY = Due("date", on=date(2020, 9, 30))


def reported(due: Due = AT_THE_29TH, calendar: tuple[Sitting, ...] = (SESSION_29,)) -> Cause:
    """The cause of a report, without its document."""
    return causes.of_report(mandate(due), calendar)[0]


def handed_in(calendar: tuple[Sitting, ...] = (SESSION_29,)) -> Cause:
    """The cause of handing in the document for the session."""
    (cause,) = [one for one in papers.of_documents(mandate(), calendar, {}) if one.policy == DOCUMENT_DATE]
    return cause


def of_both(row: Mandate, historical: bool = False) -> list[Cause]:
    """The causes of a report and of its document."""
    of_report = causes.of_report(row, [SESSION_29], historical)
    return of_report + papers.of_documents(row, [SESSION_29], {}, historical)


def letter(cause: Cause, now: str) -> Planned | None:
    """What goes out at a local instant in Vienna."""
    (decision,) = rules.due([cause], [VIENNA], (), at(now))
    return decision if isinstance(decision, Planned) else None


@pytest.mark.parametrize(
    ("now", "lead"),
    [
        ("2020-02-24 08:59", None),
        ("2020-02-24 09:00", -84),
        ("2020-04-06 09:00", -42),
        ("2020-05-04 09:00", -14),
        ("2020-05-13 08:59", -14),
        ("2020-05-13 09:00", -3),
        ("2020-05-18 09:00", 0),
        ("2020-06-15 09:00", 28),
        ("2020-08-10 09:00", 84),
        ("2020-09-07 09:00", 84),
        ("2020-09-08 09:00", None),
    ],
)
def test_a_report_is_reminded_of_at_its_leads_and_not_for_ever(now: str, lead: int | None) -> None:
    due = letter(reported(), now)
    assert (due and due.lead_days) == lead


def test_a_lead_on_a_weekend_goes_out_on_the_working_day_before_and_says_so() -> None:
    on_friday = letter(reported(Due("date", on=date(2021, 9, 25))), "2021-09-10 12:00")
    assert on_friday
    assert (on_friday.lead_days, on_friday.day) == (-14, date(2021, 9, 10))
    assert on_friday.reason == (
        "The text asks for it by 25 September 2021. 2 weeks before that is 11 September 2021. 11 September 2021 is a"
        " Saturday; the working day before it is 10 September 2021. The holidays of the United Nations at Vienna in"
        " 2021 are not on file, so only weekends are left out."
    )


def test_a_lead_of_working_days_counts_neither_weekends_nor_holidays() -> None:
    cause = reported(Due("date", on=date(2020, 9, 29)))
    before = letter(cause, "2020-09-24 09:00")
    assert before
    assert (before.lead_days, before.day) == (-3, date(2020, 9, 24))
    assert "3 working days before that is 24 September 2020." in before.reason
    closed = WorkingDays("Vienna", {date(2020, 9, 25): "a Friday off"}, {2020: "made for this test"})
    with_holidays = replace(cause, working=closed)
    assert with_holidays.day_of(-3) == date(2020, 9, 23)
    # the same reminder, though its day moved: a list of holidays that comes later doubles nothing
    then = letter(with_holidays, "2020-09-24 09:00")
    assert then
    assert (then.key, then.lead_days) == (before.key, -3)


def test_a_document_is_handed_in_ten_weeks_before_the_opening_and_reminded_of_before_that() -> None:
    cause = handed_in()
    assert cause.due_on == date(2020, 3, 9)
    days = [cause.day_of(lead) for lead in cause.policy.leads]
    assert days == [date(2020, 2, 10), date(2020, 2, 24), date(2020, 3, 2), date(2020, 3, 6)]
    assert cause.policy.lead(-1).unit == "working_day"
    due = letter(cause, "2020-03-02 09:00")
    assert due
    assert due.reason.startswith(
        "The twenty-ninth session of the Commission on Crime Prevention and Criminal Justice is planned to open on"
        " 18 May 2020. 10 weeks before the opening on 18 May 2020 is 9 March 2020, the day for handing in the document"
        " (10-4-6 rule). 1 week before that is 2 March 2020."
    )
    assert letter(cause, "2020-03-16 12:00")
    assert letter(cause, "2020-03-17 12:00") is None


def test_a_session_that_moves_makes_other_letters_and_withdraws_those_that_wait() -> None:
    first = letter(reported(), "2020-02-24 09:00")
    moved = reported(calendar=(replace(SESSION_29, starts_on=date(2020, 12, 3)),))
    assert first
    waits = (first.rule, first.due_on, first.lead_days, "Europe/Vienna")
    now = at("2020-02-24 10:00")
    assert rules.no_longer(*waits, reported(), now) is None
    assert str(rules.no_longer(*waits, moved, now)) == "The sitting opens on 3 December 2020, not on 18 May 2020."
    assert str(rules.no_longer(*waits, None, now)).startswith("The entries on this report were retracted")
    then = letter(moved, "2020-09-10 09:00")
    assert then
    assert then.key != first.key


@pytest.mark.parametrize(
    "calendar",
    [(), (replace(SESSION_29, state="expected"),), (replace(SESSION_29, starts_on=None),)],
)
def test_a_session_without_a_date_that_is_set_reminds_nobody_of_anything(calendar: tuple[Sitting, ...]) -> None:
    found = [*causes.of_report(mandate(), calendar), *papers.of_documents(mandate(), calendar, {})]
    assert {one.policy for one in found} == {REPORT_DUE, FORECAST, DOCUMENT_DATE, ISSUANCE}
    for cause in found:
        (skipped,) = rules.due([cause], [VIENNA], (), datetime(2031, 1, 1, tzinfo=UTC))
        assert skipped == Skipped("", cause.matter, cause.policy.kind, causes.NO_SESSION)


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (of_both(mandate(AT_THE_29TH, REPORTED)), "A report is recorded: E/CN.15/2020/5."),
        (of_both(mandate(AT_THE_29TH, RETIRED)), "The mandate is recorded as retired."),
        (of_both(mandate(AT_THE_29TH, DISCHARGED)), "The mandate is recorded as discharged."),
        (of_both(mandate(), True), "It was recorded as a fact of long ago."),
    ],
)
def test_what_is_reported_ended_or_long_ago_is_not_reminded_of(found: list[Cause], why: str) -> None:
    decisions = rules.due(found, [VIENNA], (), at("2020-05-18 12:00"))
    assert [one.reason for one in decisions] == [why] * 4


@pytest.mark.parametrize(
    "row",
    [
        mandate(Due()),
        mandate(Due("recurring", every_months=12)),
        mandate(to_states=True),
        mandate(ON_A_DAY, recipient=""),
    ],
)
def test_what_bears_no_date_or_is_asked_of_states_is_no_report_to_remind_of(row: object) -> None:
    assert causes.of_report(row, [SESSION_29]) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("action", "due"),
    [
        ("to convene an expert group meeting before the regular part of the session", False),
        ("to convene an expert group meeting, and to report thereon to the Commission", True),
        ("to hold consultations, and to keep the Commission informed", True),
        ("to decide on the programme of work at the session", False),
        ("to prepare recommendations for the session", True),
    ],
)
def test_a_meeting_to_be_convened_before_a_session_is_no_document_due_at_it(action: str, due: bool) -> None:
    row = replace(mandate(recipient=""), action=action)
    assert [bool(causes.of_report(row, [SESSION_29])), bool(papers.of_documents(row, [SESSION_29], {}))] == [due, due]


def test_a_later_text_that_adapts_the_date_is_the_one_that_counts() -> None:
    (cause,) = causes.of_report(mandate(AT_THE_29TH, PUT_OFF), [SESSION_29])
    assert (cause.policy, cause.due_on, cause.why_not) == (REPORT_DUE, date(2021, 6, 30), None)


def test_terms_that_end_on_one_day_are_one_letter_a_board() -> None:
    (cause,) = causes.of_terms(seats())
    assert (cause.matter, cause.due_on) == ("UNICRI", date(2023, 12, 31))
    assert [
        letter(cause, now) and letter(cause, now).lead_days for now in ("2023-07-03 12:00", "2023-07-04 12:00")
    ] == [  # type: ignore[union-attr]
        None,
        -180,
    ]
    due = letter(cause, "2023-12-01 09:00")
    assert due
    assert due.reason == (
        "The terms end on 31 December 2023. 30 days before that is 1 December 2023. No duty station is on file, so only"
        " weekends are left out."
    )
    assert letter(cause, "2023-12-31 23:00")
    assert letter(cause, "2024-01-01 00:01") is None


def test_a_member_elected_again_or_gone_has_no_term_that_ends_then() -> None:
    again = causes.terms_ending(seats(OH_AGAIN))
    assert {(board, day.year): [seat.person for seat in ending] for (board, day), ending in again} == {
        ("UNICRI", 2023): ["Carolina Lizárraga Houghton"],
        ("UNICRI", 2027): ["Youngju Oh"],
    }
    ((_, left),) = causes.terms_ending(seats(OH_RESIGNED))
    assert [seat.person for seat in left] == ["Carolina Lizárraga Houghton"]


def test_a_member_who_left_before_and_was_elected_anew_has_a_term_that_ends() -> None:
    came_back = replace(OH_RESIGNED, occasion=replace(OH_RESIGNED.occasion, days=(date(2018, 1, 1),)))
    ((_, ending),) = causes.terms_ending(seats(came_back))
    assert {seat.person for seat in ending} == {"Youngju Oh", "Carolina Lizárraga Houghton"}


def test_a_recipient_added_after_all_is_over_is_told_nothing() -> None:
    late = Recipient("late", "Europe/Vienna", at("2026-01-01 09:00"))
    everything = [*causes.of_report(mandate(), [SESSION_29]), *causes.of_terms(seats())]
    decisions = rules.due(everything, [late], (), at("2026-01-01 10:00"))
    assert not [one for one in decisions if isinstance(one, Planned)]
