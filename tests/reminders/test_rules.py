"""When a reminder is due, on which day, at which local hour, and why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.facts import COUNCIL_ELECTED, RECOMMENDED, TRANSMITTED
from tracker.domain.due import Sitting
from tracker.projections import follow_up
from tracker.projections.follow_up import Matter
from tracker.reminders import causes, following, letters_due, rules
from tracker.reminders.causes import Cause
from tracker.reminders.following import Followed, Followers
from tracker.reminders.policy import BEFORE_AN_ORGAN, EARLIER
from tracker.reminders.reasons import reason
from tracker.reminders.rules import Planned, Recipient, Skipped

ELECTION = follow_up.rows("CCPCJ/28/elect/UNICRI", [RECOMMENDED])[0]
REPORT = follow_up.rows("CCPCJ/28/transmit/E/CN.15/2019/8", [TRANSMITTED])[0]
MANAGEMENT = Sitting("ECOSOC/2019", "management", date(2019, 7, 23), None, "planned")
LONG_AGO = datetime(2019, 1, 1, tzinfo=UTC)
VIENNA = Recipient("vienna", "Europe/Vienna", LONG_AGO)
ZONES = ("Europe/Vienna", "America/New_York", "Africa/Nairobi", "Asia/Kathmandu")
HELD = replace(MANAGEMENT, state="held")
NINE = time(9)


def at(text: str, zone: str = "Europe/Vienna") -> datetime:
    """An instant from a local `2019-06-25 09:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def planned(
    now: datetime,
    *,
    matter: Matter = ELECTION,
    calendar: tuple[Sitting, ...] = (MANAGEMENT,),
    recipient: Recipient = VIENNA,
    queued: frozenset[str] = frozenset(),
) -> list[Planned]:
    """What is due at an instant."""
    decisions = rules.due([causes.of_matter(matter, calendar)], [recipient], queued, now)
    return [one for one in decisions if isinstance(one, Planned)]


def preview(
    of: Sequence[Cause], recipients: Sequence[Recipient], now: datetime, days: int, queued: frozenset[str] = frozenset()
) -> list[Planned]:
    """What goes out in the days ahead to those who follow everything."""
    return letters_due.preview(as_followed(of), followed_by(recipients), queued, {}, now, days)


def as_followed(of: Sequence[Cause]) -> list[Followed]:
    """Causes that only those hear of who follow everything."""
    return [Followed(one, frozenset(), frozenset()) for one in of]


def followed_by(recipients: Sequence[Recipient]) -> Followers:
    """These recipients, who follow everything and keep every calendar."""
    followers = Followers()
    for one in recipients:
        followers.add(one, following.EVERYTHING, one.added_at)
        followers.add(one, f"{following.CALENDAR}{following.EVERYTHING}", one.added_at)
    return followers


@pytest.mark.parametrize(
    ("now", "lead"),
    [
        ("2019-05-24 12:00", None),
        ("2019-06-25 08:59", None),
        ("2019-06-25 09:00", -28),
        ("2019-07-23 08:59", -28),
        ("2019-07-23 09:00", 0),
        ("2019-08-20 08:59", 0),
        ("2019-08-20 09:00", 28),
        ("2020-01-06 10:00", 140),
        ("2020-01-07 09:00", 168),
        ("2020-03-31 08:59", 168),
        ("2020-03-31 09:00", 252),
        ("2021-03-02 09:00", 588),
    ],
)
def test_a_letter_goes_four_weeks_before_on_the_day_every_four_weeks_for_half_a_year_and_then_every_twelve(
    now: str, lead: int | None
) -> None:
    assert [one.lead_days for one in planned(at(now))] == ([] if lead is None else [lead])


@pytest.mark.parametrize(
    ("zone", "day", "in_utc"),
    [
        ("Europe/Vienna", "2027-03-27", "08:00"),
        ("Europe/Vienna", "2027-03-28", "07:00"),
        ("Europe/Vienna", "2027-10-30", "07:00"),
        ("Europe/Vienna", "2027-10-31", "08:00"),
        ("America/New_York", "2027-03-13", "14:00"),
        ("America/New_York", "2027-03-14", "13:00"),
        ("America/New_York", "2027-11-07", "14:00"),
        ("America/New_York", "2027-11-06", "13:00"),
        ("Europe/Zurich", "2027-03-27", "08:00"),
        ("Europe/Zurich", "2027-03-28", "07:00"),
        ("Europe/Zurich", "2027-10-30", "07:00"),
        ("Europe/Zurich", "2027-10-31", "08:00"),
        ("Africa/Nairobi", "2027-03-28", "06:00"),
        ("Africa/Nairobi", "2027-10-31", "06:00"),
    ],
)
def test_nine_in_the_morning_is_nine_on_the_recipients_wall_on_both_sides_of_a_change(
    zone: str, day: str, in_utc: str
) -> None:
    hour = at(f"{day} 09:00", zone)
    assert f"{hour:%H:%M}" == in_utc
    opening = Sitting("ECOSOC/2027", "management", date.fromisoformat(day), None, "planned")
    there = Recipient("there", zone, LONG_AGO)
    due = planned(hour, calendar=(opening,), recipient=there)
    assert [(one.lead_days, one.at) for one in due] == [(0, hour)]
    assert planned(hour - timedelta(seconds=1), calendar=(opening,), recipient=there)[0].lead_days == -28


def test_the_reason_says_the_rule_and_the_arithmetic() -> None:
    assert planned(at("2020-01-07 09:00"), calendar=(HELD,))[0].reason == (
        "The management segment of the 2019 session of the Economic and Social Council opened on 23 July 2019."
        " 24 weeks after that is 7 January 2020. No final act is recorded."
    )
    assert planned(at("2019-07-23 09:30"))[0].reason == (
        "The management segment of the 2019 session of the Economic and Social Council was planned to open on"
        " 23 July 2019. This is the letter for that day."
    )
    assert planned(at("2019-06-25 09:30"))[0].reason == (
        "The management segment of the 2019 session of the Economic and Social Council is planned to open on"
        " 23 July 2019. 4 weeks before that is 25 June 2019."
    )


def test_after_downtime_one_letter_takes_the_place_of_all_that_were_missed() -> None:
    (only,) = planned(NOW, calendar=(HELD,))
    assert (only.lead_days, only.at) == (140, NOW)
    assert only.reason.endswith("It goes out on 6 January 2020, in place of any letter before it.")


def test_a_recipient_added_later_gets_one_letter_and_not_the_history() -> None:
    (only,) = planned(NOW, recipient=Recipient("new", "Europe/Vienna", NOW))
    assert "the address having been added on 6 January 2020" in only.reason
    assert planned(NOW, queued=frozenset({only.key}), recipient=Recipient("new", "Europe/Vienna", NOW)) == []


def test_a_letter_on_its_own_day_bears_its_own_hour_whenever_the_tick_comes() -> None:
    assert planned(at("2019-07-23 17:00"))[0].at == at("2019-07-23 09:00")


def test_a_sitting_that_moves_makes_another_reminder() -> None:
    moved = replace(MANAGEMENT, starts_on=date(2019, 7, 24))
    before, then = planned(NOW), planned(NOW, calendar=(moved,))
    assert before[0].key != then[0].key


@pytest.mark.parametrize(
    ("matter", "calendar", "why"),
    [
        (follow_up.rows(ELECTION.key, [RECOMMENDED, COUNCIL_ELECTED])[0], (MANAGEMENT,), "A final act is recorded."),
        (ELECTION, (), "Date of the sitting to be determined."),
        (ELECTION, (replace(MANAGEMENT, state="expected"),), "Date of the sitting to be determined."),
        (ELECTION, (replace(MANAGEMENT, starts_on=None),), "Date of the sitting to be determined."),
        (replace(ELECTION, made=None), (MANAGEMENT,), "The day on which it was sent is not on record."),
    ],
)
def test_nothing_is_due_of_a_matter_that_is_settled_or_has_no_day(
    matter: Matter, calendar: tuple[Sitting, ...], why: str
) -> None:
    cause = causes.of_matter(matter, calendar)
    (skipped,) = rules.due([cause], [VIENNA], (), NOW)
    assert isinstance(skipped, Skipped)
    assert (skipped.recipient, skipped.matter, skipped.reason) == ("", matter.key, why)


def test_what_was_recorded_as_a_fact_of_long_ago_reminds_nobody() -> None:
    (skipped,) = rules.due([causes.of_matter(ELECTION, [MANAGEMENT], historical=True)], [VIENNA], (), NOW)
    assert skipped == Skipped("", ELECTION.key, BEFORE_AN_ORGAN.kind, reason("historical"))


def test_what_is_skipped_says_why() -> None:
    key = planned(NOW)[0].key
    cause = causes.of_matter(ELECTION, [MANAGEMENT])
    (again,) = rules.due([cause], [VIENNA], {key}, NOW)
    (early,) = rules.due([cause], [VIENNA], (), at("2019-05-24 09:00"))
    skipped = ("vienna", ELECTION.key, BEFORE_AN_ORGAN.kind)
    assert again == Skipped(*skipped, reason("queued", day=date(2019, 12, 10)))
    assert early == Skipped(*skipped, reason("first_letter", day=date(2019, 6, 25)))
    assert again.reason == "The letter for 10 December 2019 was queued already."
    assert early.reason == "The first letter is for 25 June 2019."


def test_the_preview_of_the_sample_names_the_late_letters_and_the_next() -> None:
    new = Recipient("new", "Europe/Vienna", NOW)
    both = [causes.of_matter(matter, [HELD]) for matter in (ELECTION, REPORT)]
    ahead = preview(both, [new], NOW, 2)
    assert [(one.at, one.lead_days, one.matter) for one in ahead] == [
        (NOW, 140, ELECTION.key),
        (NOW, 140, REPORT.key),
        (at("2020-01-07 09:00"), 168, ELECTION.key),
        (at("2020-01-07 09:00"), 168, REPORT.key),
    ]


def test_the_preview_reaches_to_its_last_instant_and_no_further() -> None:
    hour = at("2019-06-25 09:00")
    cause = causes.of_matter(ELECTION, [MANAGEMENT])
    assert [one.at for one in preview([cause], [VIENNA], hour - timedelta(days=3), 3)] == [hour]
    assert preview([cause], [VIENNA], hour - timedelta(days=3, seconds=1), 3) == []


@given(
    zone=st.sampled_from(ZONES),
    jumps=st.lists(
        st.one_of(
            st.integers(0, 3 * 24 * 60), st.integers(-2 * 24 * 60, 0), st.integers(-400, 400).map(lambda n: n * 24 * 60)
        ),
        min_size=20,
        max_size=60,
    ),
)
@settings(max_examples=150, deadline=None)
def test_whatever_the_clock_does_no_lead_comes_twice_and_the_newest_is_never_lost(zone: str, jumps: list[int]) -> None:
    recipient = Recipient("one", zone, LONG_AGO)
    queued: list[Planned] = []
    now = at("2019-05-24 00:00")
    for minutes in jumps:
        now += timedelta(minutes=minutes)
        queued += planned(now, recipient=recipient, queued=frozenset(one.key for one in queued))
        newest = rules.latest_lead(causes.of_matter(ELECTION, [MANAGEMENT]), zone, now)
        leads = [one.lead_days for one in queued]
        assert newest is None or newest in leads
        assert len(leads) == len(set(leads))


@given(
    zones=st.sets(st.sampled_from(ZONES), min_size=1),
    start=st.datetimes(datetime(2019, 5, 24), datetime(2020, 6, 1)).map(lambda moment: moment.replace(tzinfo=UTC)),
    days=st.integers(1, 60),
)
@settings(max_examples=25, deadline=None)
def test_the_preview_is_what_the_days_then_bring_each_at_its_local_hour(
    zones: set[str], start: datetime, days: int
) -> None:
    recipients = [Recipient(zone, zone, LONG_AGO) for zone in sorted(zones)]
    both = [causes.of_matter(matter, [MANAGEMENT]) for matter in (ELECTION, REPORT)]
    ahead = preview(both, recipients, start, days)
    brought: list[Planned] = []
    until = start + timedelta(days=days)
    ticks = [start + timedelta(minutes=15) * number for number in range(days * 96 + 1)]
    for now in [*ticks, until]:
        known = {one.key for one in brought}
        brought += [one for one in rules.due(both, recipients, known, now) if isinstance(one, Planned)]
    assert {one.key for one in ahead} == {one.key for one in brought}
    assert all(one.at.astimezone(ZoneInfo(one.recipient)).time() == NINE for one in ahead if one.at > start)


@pytest.mark.parametrize("weeks", [29, 33, 41])
def test_who_got_a_letter_under_an_earlier_version_gets_none_for_a_lead_before_it(weeks: int) -> None:
    assert MANAGEMENT.starts_on
    now = datetime.combine(MANAGEMENT.starts_on, time(12), UTC) + timedelta(weeks=weeks)
    cause = causes.of_matter(ELECTION, [MANAGEMENT])
    (before,) = (one for one in EARLIER if one.kind == BEFORE_AN_ORGAN.kind)
    (then,) = rules.due([replace(cause, policy=before)], [VIENNA], (), now)
    assert isinstance(then, Planned)
    queued = frozenset({then.key})
    assert planned(now, queued=queued) == preview([cause], [VIENNA], now, 1, queued) == []
    assert len(preview([cause], [VIENNA], now, 12 * 7, queued)) == 1
