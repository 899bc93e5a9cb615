"""Who follows what, and how what is due is put into letters: the preview is the month lived through."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from tests.conftest import NOW
from tests.reminders.histories import DAYS, history
from tracker.reminders import following, letters_due
from tracker.reminders.causes import Cause
from tracker.reminders.contacts import AHEAD, DIGESTS
from tracker.reminders.following import Followed, Followers, Quiet
from tracker.reminders.letters_due import Letter
from tracker.reminders.policy import TERM_ENDING
from tracker.reminders.rules import Recipient

ZONES = ("Europe/Vienna", "America/New_York", "Africa/Nairobi", "Asia/Bangkok")


def lived_through(found: Sequence[Followed], followers: Followers, quiet: Quiet, now: datetime) -> list[Letter]:
    """What a tick an hour brings in a month."""
    known: set[str] = set()
    brought: list[Letter] = []
    for hour in range(DAYS * 24 + 1):
        for letter in letters_due.letters(found, followers, known, quiet, now + timedelta(hours=hour)):
            known |= {letter.key, *(line.key for line in letter.lines)}
            brought.append(letter)
    return brought


@pytest.mark.parametrize("seed", range(6))
def test_the_preview_is_what_a_month_of_ticks_brings_in_every_digest(seed: int) -> None:
    chance = Random(seed)
    of = history(chance)
    now = of.now.replace(minute=0)
    found = [Followed(cause, frozenset([following.folded(cause.matter)]), frozenset()) for cause in of.causes]
    followers = Followers()
    for number, zone in enumerate(ZONES):
        one = Recipient(str(number), zone, now, chance.choice(AHEAD), chance.choice(DIGESTS))
        for cause in chance.sample(of.causes, chance.randint(0, len(of.causes))):
            followers.add(one, cause.matter, now)
    quiet = {
        ("0", cause.matter, cause.policy.kind, cause.due_on): chance.choice((None, now.date() + timedelta(days=9)))
        for cause in of.causes[:2]
        if cause.due_on
    }
    brought = lived_through(found, followers, quiet, now)
    lines = [line.key for letter in brought for line in letter.lines]
    assert len(lines) == len(set(lines))
    ahead = letters_due.preview(found, followers, (), quiet, now, DAYS)
    assert sorted(line.key for line in ahead) == sorted(lines)


def test_a_search_is_followed_by_whole_words_in_any_case() -> None:
    causes = history(Random(1)).causes
    one = Followed(causes[0], frozenset(), following.words_of("Report on Cybercrime, to the Commission"))
    followers = Followers()
    for name, topic in (("a", "search:cybercrime REPORT"), ("b", "search:cyber"), ("c", "search:report on drugs")):
        followers.add(Recipient(name, "Europe/Vienna", NOW), topic, NOW)
    assert [recipient.id for recipient in followers.of(one)] == ["a"]
    assert following.concerns(one, ["search:cybercrime REPORT"])
    assert not following.concerns(one, ["search:cyber", "CCPCJ"])


def test_who_follows_a_thing_in_two_ways_is_reminded_once() -> None:
    causes = history(Random(1)).causes
    one = Followed(causes[0], frozenset(["ccpcj", "ecosoc"]), frozenset())
    followers = Followers()
    for topic in ("CCPCJ", "ECOSOC", following.EVERYTHING):
        followers.add(Recipient("a", "Europe/Vienna", datetime(2020, 1, 1, tzinfo=UTC)), topic, NOW)
    assert [recipient.id for recipient in followers.of(one)] == ["a"]


def test_a_search_without_a_word_concerns_nothing() -> None:
    one = Followed(history(Random(1)).causes[0], frozenset(), following.words_of("Report on cybercrime"))
    assert not following.concerns(one, ["search:", "search:!!!"])


def test_a_reminder_that_was_put_off_does_not_come_after_the_last_day_of_its_rule() -> None:
    ends_on = date(2020, 3, 2)
    one = Followed(Cause(TERM_ENDING, "UNICRI", ends_on), frozenset(["unicri"]), frozenset())
    somebody = Recipient("a", "UTC", datetime(2018, 1, 1, tzinfo=UTC))
    followers = Followers()
    followers.add(somebody, "UNICRI", somebody.added_at)
    until = {day: {("a", "UNICRI", TERM_ENDING.kind, ends_on): day} for day in (ends_on, ends_on + timedelta(days=1))}
    in_time, after = (
        letters_due.letters([one], followers, set(), quiet, datetime(day.year, day.month, day.day, 10, tzinfo=UTC))
        for day, quiet in until.items()
    )
    assert [line.reason.partition(".")[0] for letter in in_time for line in letter.lines] == [
        "You asked to be reminded again on 2 March 2020"
    ]
    assert after == []
