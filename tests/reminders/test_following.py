"""Who follows what, and how what is due is put into letters: the preview is the month lived through."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from tests.conftest import NOW
from tests.reminders.histories import DAYS, history
from tracker.reminders import following
from tracker.reminders.contacts import AHEAD, DIGESTS
from tracker.reminders.following import Followed, Followers, Letter, Quiet
from tracker.reminders.rules import Recipient

ZONES = ("Europe/Vienna", "America/New_York", "Africa/Nairobi", "Asia/Bangkok")


def lived_through(found: Sequence[Followed], followers: Followers, quiet: Quiet, now: datetime) -> list[Letter]:
    """What a tick an hour brings in a month."""
    known: set[str] = set()
    brought: list[Letter] = []
    for hour in range(DAYS * 24 + 1):
        for letter in following.letters(found, followers, known, quiet, now + timedelta(hours=hour)):
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
    ahead = following.preview(found, followers, (), quiet, now, DAYS)
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
