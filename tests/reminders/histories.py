"""Random histories to remind of, and a month of ticks to compare the preview with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from tests.facts import RECOMMENDED, TRANSMITTED
from tests.reminders.asking import PUT_OFF, REPORTED, RETIRED, SEATED, mandate, seats
from tests.reminders.test_rules import ZONES
from tracker.domain.due import Sitting
from tracker.domain.terms import Due
from tracker.projections import follow_up
from tracker.projections.boards import Seat
from tracker.projections.follow_up import Matter
from tracker.projections.mandates import Mandate
from tracker.reminders import causes, rules
from tracker.reminders.causes import Cause
from tracker.reminders.rules import Planned, Recipient

DAYS = 30
_START = date(2020, 1, 1)
_MATTERS = (
    follow_up.rows("CCPCJ/28/elect/UNICRI", [RECOMMENDED])[0],
    follow_up.rows("CCPCJ/28/transmit/E/CN.15/2019/8", [TRANSMITTED])[0],
)


@dataclass(frozen=True)
class History:
    """What there is to remind of, whom, and from which instant on; `queued` are the letters of a time before."""

    causes: Sequence[Cause]
    recipients: Sequence[Recipient]
    queued: frozenset[str]
    now: datetime


def history(chance: Random) -> History:
    """A history by chance: dates near the month that is previewed, so that most leads can fall into it."""
    calendar = _calendar(chance)
    found = [causes.of_matter(_matter(chance, one), calendar, chance.random() < 0.1) for one in _MATTERS]
    for number in range(chance.randint(0, 4)):
        asked = replace(_mandate(chance), key=f"GA resolution 74/{number}/1")
        found += causes.of_report(asked, calendar, chance.random() < 0.1)
    found += causes.of_terms(_seats(chance))
    now = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randint(0, 200 * 24 * 60))
    recipients = [Recipient(zone, zone, _some_day(chance, -400, 200)) for zone in chance.sample(ZONES, 2)]
    before = [now - timedelta(hours=chance.randint(1, 2000)) for _ in range(chance.randint(0, 3))]
    return History(found, recipients, frozenset(ticked(found, recipients, frozenset(), sorted(before))), now)


def _some_day(chance: Random, first: int, last: int) -> datetime:
    return datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=chance.randint(first, last), hours=chance.randint(0, 23))


def _day(chance: Random, first: int = -60, last: int = 320) -> date:
    return _START + timedelta(days=chance.randint(first, last))


def _calendar(chance: Random) -> list[Sitting]:
    found = []
    for session, part in (("ECOSOC/2019", "management"), ("ECOSOC/2020", "management"), ("CCPCJ/29", "regular")):
        opens = _day(chance) if chance.random() < 0.9 else None
        found.append(Sitting(session, part, opens, opens, chance.choice(("held", "planned", "planned", "expected"))))
    return [one for one in found if chance.random() < 0.9]


def _matter(chance: Random, matter: Matter) -> Matter:
    assert matter.made
    return replace(matter, open=chance.random() < 0.8, made=replace(matter.made, days=(_day(chance, -200, 100),)))


def _mandate(chance: Random) -> Mandate:
    session, day = Due("session", session="CCPCJ/29"), Due("date", on=_day(chance))
    more = chance.choice(((), (), (), (PUT_OFF,), (REPORTED,), (RETIRED,)))
    return mandate(chance.choice((session, day, Due(), Due("date"))), *more)


def _seats(chance: Random) -> list[Seat]:
    assert SEATED
    return [replace(seat, term_to=_day(chance) if chance.random() < 0.8 else None) for seat in seats()]


def ticked(
    found: Sequence[Cause], recipients: Sequence[Recipient], queued: frozenset[str], ticks: Sequence[datetime]
) -> dict[str, Planned]:
    """What is queued at these instants, one after the other."""
    brought: dict[str, Planned] = {}
    for now in ticks:
        decisions = rules.due(found, recipients, queued | brought.keys(), now)
        brought |= {one.key: one for one in decisions if isinstance(one, Planned)}
    return brought


def previewed(of: History) -> dict[str, Planned]:
    """What the preview of the month says."""
    return {one.key: one for one in rules.preview(of.causes, of.recipients, of.queued, of.now, DAYS)}


def lived_through(of: History) -> dict[str, Planned]:
    """What a tick an hour brings in the same month."""
    return ticked(of.causes, of.recipients, of.queued, [of.now + timedelta(hours=n) for n in range(DAYS * 24 + 1)])
