"""Sessions as iCalendar (RFC 5545): whole days, a UID that stays, a SEQUENCE that grows when dates are set anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urljoin

from flask import request
from icalendar import Calendar, Event
from icalendar.enums import STATUS, TRANSP

from tracker.language import messages
from tracker.language.messages import _
from tracker.web import addresses, endings, feeds
from tracker.web.feeds import NAME

_REFRESH = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One part of a session with its dates as best known.

    `changes` counts the entries that set, moved or corrected dates of the session; `recorded_at` is that of the entry
    behind these dates.
    """

    session: str
    part: str
    title: str
    starts_on: date
    ends_on: date
    place: str
    words: str
    is_set: bool
    changes: int
    recorded_at: datetime


def as_ics(title: str, sittings: Sequence[Sitting]) -> str:
    """The sittings as a calendar to subscribe to."""
    calendar = Calendar.new(
        prodid=f"-//Resolution tracker//Sessions//{messages.code().upper()}",
        name=f"{title} – {_(NAME)}",
        url=urljoin(request.host_url, endings.address("ics")),
        uid=str(feeds.id_of("calendar", endings.address("ics"))),
        refresh_interval=_REFRESH,
        subcomponents=[_event(one) for one in sittings],
    )
    # RFC 7986 asks for the type of the value to be named
    calendar["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"
    text: bytes = calendar.to_ical()
    return text.decode()


def _event(sitting: Sitting) -> Event:
    return Event.new(
        uid=f"{sitting.session.replace('/', '-')}-{sitting.part}@resolution-tracker".lower(),
        sequence=sitting.changes,
        stamp=sitting.recorded_at,
        summary=sitting.title,
        description=sitting.words,
        location=sitting.place or None,
        start=sitting.starts_on,
        # the end of a whole-day event is the day after its last
        end=sitting.ends_on + timedelta(days=1),
        status=STATUS.CONFIRMED if sitting.is_set else STATUS.TENTATIVE,
        transparency=TRANSP.TRANSPARENT,
        url=urljoin(request.host_url, addresses.session(sitting.session)),
    )
