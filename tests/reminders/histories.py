"""Random histories to remind of, and a month of ticks to compare the preview with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.facts import RECOMMENDED, TRANSMITTED
from tests.reminders.asking import KEY, PUT_OFF, RENEWED, REPORTED, RETIRED, SEATED, mandate, seats
from tests.reminders.test_rules import ZONES, as_followed, followed_by, preview
from tracker.domain.due import Sitting
from tracker.domain.mandate import MandateRenewed
from tracker.domain.terms import Due
from tracker.projections import follow_up
from tracker.projections.boards import Seat
from tracker.projections.follow_up import Matter
from tracker.projections.mandates import Mandate
from tracker.reminders import causes, letters_due, papers, rounds, rules
from tracker.reminders.causes import Cause
from tracker.reminders.papers import Agreed
from tracker.reminders.policy import OF_DOCUMENTS
from tracker.reminders.rules import Planned, Recipient
from tracker.reminders.undated import Undated

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
        past = chance.random() < 0.1
        found += causes.of_report(asked, calendar, past)
        found += papers.of_documents(asked, calendar, _agreed(chance, asked.key), past)
        # the rounds of the years looked at: a hundred more of later ones change nothing
        found += rounds.of_cycles(asked, calendar, _day(chance, -300, 0), past)[:8]
        found += causes.of_review(asked, past)
    if chance.random() < 0.2:
        found.append(Undated("CCPCJ/30", "CCPCJ", "CCPCJ/30", _day(chance)).cause)
    found += causes.of_terms(_seats(chance))
    now = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randint(0, 200 * 24 * 60))
    recipients = [
        Recipient(zone, zone, _some_day(chance, -400, 200), of_office=of_office)
        for zone, of_office in zip(chance.sample(ZONES, 2), (False, True), strict=True)
    ]
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
    cycle, within = Due("recurring", every_months=chance.choice((3, 12))), Due("interval", every_months=6)
    until = replace(RENEWED, event=MandateRenewed(KEY, "GA resolution 75/1", until=_day(chance)))
    more = chance.choice(((), (), (), (PUT_OFF,), (REPORTED,), (RETIRED,), (until,)))
    return mandate(chance.choice((session, session, session, day, cycle, within, Due(), Due("date"))), *more)


def _agreed(chance: Random, mandate: str) -> Agreed:
    """A date agreed for some stages of the document."""
    return {(mandate, "CCPCJ/29", stage): _day(chance) for stage in OF_DOCUMENTS if chance.random() < 0.3}


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
    return {one.key: one for one in preview(of.causes, of.recipients, of.now, DAYS, of.queued)}


def lived_through(of: History) -> dict[str, Planned]:
    """What a tick an hour brings in the same month."""
    return ticked(of.causes, of.recipients, of.queued, [of.now + timedelta(hours=n) for n in range(DAYS * 24 + 1)])


YEAR = 400
FOUR_ZONES = ("Europe/Vienna", "America/New_York", "Europe/Zurich", "Africa/Nairobi")


def long_history(chance: Random) -> History:
    """A history of 400 days with a recipient in each of four zones, nothing queued before."""
    one = history(chance)
    start = datetime(2019, 12, 1, tzinfo=UTC)
    recipients = [Recipient(zone, zone, start - timedelta(days=chance.choice((500, 1)))) for zone in FOUR_ZONES]
    return replace(one, recipients=recipients, queued=frozenset(), now=start)


def lived_badly(of: History, chance: Random) -> list[str]:
    """What was wrong in 400 days with days of downtime and clocks that jump; empty where the promise was kept.

    A worker ticks at each hour at which something may fall due while it is up, and at random moments; in between a tick
    has nothing to do. A clock that jumped ahead shows letters early, and they are queued once all the same.
    """
    until = of.now + timedelta(days=YEAR)
    instants = letters_due.hours_ahead(as_followed(of.causes), followed_by(of.recipients), {}, of.now, until)
    down = [_downtime(of.now, chance) for _ in range(chance.randint(0, 6))]
    up = [at for at in instants if not any(first <= at < last for first, last in down)]
    ticks = sorted({*up, *(last for _, last in down), *(_moment(of.now, chance) for _ in range(20))})
    clocks = [at + _jump(chance) if chance.random() < 0.02 else at for at in ticks]
    wrong, brought = [], dict[str, Planned]()
    by_then: list[tuple[datetime, Planned]] = []
    for now in clocks:
        found = [one for one in rules.due(of.causes, of.recipients, brought.keys(), now) if isinstance(one, Planned)]
        wrong += [f"twice: {one.key}" for one in found if one.key in brought]
        brought |= {one.key: one for one in found}
        by_then += [(now, one) for one in found]
    return [*wrong, *_at_another_hour(by_then), *_lost(of, set(up) & set(clocks), brought)]


def _downtime(start: datetime, chance: Random) -> tuple[datetime, datetime]:
    first = _moment(start, chance)
    return first, first + timedelta(hours=chance.randint(1, 30 * 24))


def _moment(start: datetime, chance: Random) -> datetime:
    return start + timedelta(seconds=chance.randint(0, YEAR * 86_400))


def _jump(chance: Random) -> timedelta:
    return timedelta(seconds=chance.choice((-1, 1)) * chance.choice((1, 3600, 86_400, 400 * 86_400)))


def _at_another_hour(by_then: Sequence[tuple[datetime, Planned]]) -> list[str]:
    """Those that go out at another hour than nine where the recipient is, and do not say why."""
    return [
        f"at {one.at}: {one.reason}"
        for _, one in by_then
        if "It goes out on" not in one.reason
        and one.at.astimezone(ZoneInfo(one.recipient)).strftime("%H:%M") != "09:00"
    ]


def _lost(of: History, up: set[datetime], brought: dict[str, Planned]) -> list[str]:
    """Lines whose hour was lived through by a worker that was up, and that are in no letter."""
    return [
        f"lost: {cause.matter} {lead}"
        for cause in of.causes
        if cause.due_on and not cause.why_not and not cause.historical
        for one in of.recipients
        if cause.is_for(one.of_office)
        for lead in cause.policy.counts(YEAR)
        if (at := rules.instant(cause.day_of(lead), cause.policy.hour, one.zone)) in up
        and rules.latest_lead(cause, one.zone, at) == lead
        and rules.key_of(one.id, rules.about(cause, lead)) not in brought
    ]
