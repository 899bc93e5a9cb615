"""What has a date as iCalendar (RFC 5545): whole days, a UID that stays, a SEQUENCE that grows, alarms before it.

A date that is set has two alarms, at nine o'clock a week and a day before. One that is only foreseen has none: nothing
is counted from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urljoin

from flask import request
from icalendar import Alarm, Calendar, Event
from icalendar.enums import STATUS, TRANSP

from tracker.language import messages
from tracker.language.messages import _
from tracker.web import endings, feeds
from tracker.web.feeds import NAME

_REFRESH = timedelta(hours=12)
_AT_NINE = timedelta(hours=9)
_AHEAD = (timedelta(days=7), timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Dated:
    """Something on a day or several, as best known; `key` names it for good.

    `changes` counts what set its dates anew since it was first recorded; `recorded_at` is the instant of the entry
    behind these dates.
    """

    key: str
    title: str
    starts_on: date
    ends_on: date
    place: str
    words: str
    is_set: bool
    changes: int
    recorded_at: datetime
    address: str


def as_ics(title: str, several: Sequence[Dated]) -> str:
    """These dates as a calendar to subscribe to."""
    calendar = Calendar.new(
        prodid=f"-//Resolution tracker//Dates//{messages.code().upper()}",
        name=f"{title} – {_(NAME)}",
        url=urljoin(request.host_url, endings.address("ics")),
        uid=str(feeds.id_of("calendar", endings.address("ics"))),
        refresh_interval=_REFRESH,
        subcomponents=[_event(one) for one in several],
    )
    # RFC 7986 asks for the type of the value to be named
    calendar["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"
    text: bytes = calendar.to_ical()
    return text.decode()


def _event(dated: Dated) -> Event:
    event = Event.new(
        uid=f"{dated.key.replace('/', '-').replace(' ', '-')}@resolution-tracker".lower(),
        sequence=dated.changes,
        stamp=dated.recorded_at,
        summary=dated.title,
        description=dated.words,
        location=dated.place or None,
        start=dated.starts_on,
        # the end of a whole-day event is the day after its last
        end=dated.ends_on + timedelta(days=1),
        status=STATUS.CONFIRMED if dated.is_set else STATUS.TENTATIVE,
        transparency=TRANSP.TRANSPARENT,
        url=urljoin(request.host_url, dated.address),
    )
    for ahead in _AHEAD if dated.is_set else ():
        event.add_component(_alarm(dated, ahead))
    return event


def _alarm(dated: Dated, ahead: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", dated.title)
    # a whole day begins at midnight where its reader is
    alarm.add("TRIGGER", _AT_NINE - ahead)
    return alarm
