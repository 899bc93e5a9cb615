"""Which state of the record a page shows: the parameters `as_of` and `at`, read and answered in words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection
from werkzeug.exceptions import BadRequest, NotFound

from tracker.domain.correction import heard
from tracker.domain.terms import Entry, Times
from tracker.language import wording
from tracker.language.messages import _
from tracker.store import log

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_POSITION = re.compile(r"\d{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """One state of the record: the day it speaks of, how far the log is read, and `asked`, its query string.

    `today` and `head` are where the record ends now.
    """

    times: Times
    day: date
    today: date
    position: int
    head: int
    asked: dict[str, str]

    @property
    def is_now(self) -> bool:
        """Whether this is today's record."""
        return not self.asked

    def heard(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries recorded by then, less what had not happened by a day that is asked for."""
        return heard(entries, Times(self.times.as_of if "as_of" in self.asked else None, self.position))

    @property
    def inside(self) -> int:
        """The position asked for, where it lies inside a batch, whose end is meant then; 0 anywhere else."""
        at = self.asked.get("at", "")
        return int(at) if at.isdigit() and int(at) != self.position else 0


def asked_for(connection: Connection, given: Mapping[str, list[str]], now: datetime) -> Moment:
    """The moment that a query string names; without one, now.

    Raises `BadRequest` for what does not parse, `NotFound` for a day or position that has not come; both say what is
    expected.
    """
    today = now.astimezone(UTC).date()
    head = log.head(connection, "proceedings").position
    day, position = _one(given, "as_of"), _one(given, "at")
    as_of = day_in("as_of", day, today) if day else None
    asked = {name: text for name, text in (("as_of", day), ("at", position)) if text}
    if not position:
        return Moment(Times(as_of=as_of), as_of or today, today, head, head, asked)
    at, recorded_on = _position(connection, position, head, now)
    return Moment(Times(as_of or recorded_on, at), as_of or recorded_on, today, at, head, asked)


def _one(given: Mapping[str, list[str]], name: str) -> str:
    texts = {text.strip() for text in given.get(name, [])} - {""}
    if len(texts) > 1:
        raise BadRequest(_("“%(name)s” is given more than once; expected one value.", name=name))
    return texts.pop() if texts else ""


def day_in(name: str, text: str, today: date) -> date:
    """The day that a parameter names. Raises `BadRequest` for what is none, `NotFound` for one that has not come."""
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if not day:
        raise BadRequest(
            _(
                "“%(given)s” is not a day; expected year, month and day, such as 2019-05-24.",
                given=f"{name}={_short(text)}",
            )
        )
    if day > today:
        raise NotFound(
            _(
                "%(day)s has not come; this record reaches to %(today)s.",
                day=wording.day(day),
                today=wording.day(today),
            )
        )
    return day


def _position(connection: Connection, text: str, head: int, now: datetime) -> tuple[int, date]:
    if _POSITION.fullmatch(text):
        return _position_of(connection, int(text), head)
    instant = _instant(text)
    if instant > now:
        raise NotFound(
            _("%(instant)s has not come; this record ends at position %(head)s.", instant=_short(text), head=head)
        )
    return log.position_at(connection, "proceedings", instant), instant.astimezone(UTC).date()


def _position_of(connection: Connection, position: int, head: int) -> tuple[int, date]:
    last = log.end_of_batch(connection, "proceedings", position) if 0 < position <= head else None
    if not last:
        raise NotFound(
            _(
                "There is no position %(position)s yet; this record has the positions 1 to %(head)s.",
                position=position,
                head=head,
            )
        )
    return last.position, last.recorded_at.astimezone(UTC).date()


def _instant(text: str) -> datetime:
    try:
        # a plus sign in a query string arrives as a space
        instant = datetime.fromisoformat(text.replace(" ", "+")) if "T" in text else None
        instant = instant and (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):  # the first and last hours of the calendar are in no year of UTC
        instant = None
    if not instant:
        raise BadRequest(
            _(
                "“%(given)s” is neither a position nor an instant; expected a position of the log, such as 12,"
                " or an instant, such as 2020-01-06T09:00:00Z.",
                given=f"at={_short(text)}",
            )
        )
    return instant


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
