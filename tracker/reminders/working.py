"""Working days of a duty station: neither a weekend nor a holiday on the list that the station gave out for the year.

Each duty station sets its own list each year, by information circular, and no library knows them. A list is a table of
`holidays/*.toml`, with its source; a year without one knows weekends only, and letters say so.

    station = "Vienna"
    [[years]]
    year = 2031
    source = "ST/IC/2030/1"
    [years.days]
    2031-01-01 = "New Year's Day"
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from tracker.reminders.reasons import Reason, reason

_SATURDAY = 5


def _none() -> Mapping[date, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working days at a duty station (empty: none is on file), as far as its lists of holidays are known.

    `holidays` are names by day, `sources` where the list of a year stands.
    """

    station: str = ""
    holidays: Mapping[date, str] = field(default_factory=_none)
    sources: Mapping[int, str] = field(default_factory=dict)

    def is_closed(self, day: date) -> bool:
        """Whether a day is a weekend or a holiday."""
        return day.weekday() >= _SATURDAY or day in self.holidays

    def on_or_before(self, day: date) -> date:
        """The day itself or the last working day before it."""
        while self.is_closed(day):
            day -= timedelta(days=1)
        return day

    def before(self, day: date, number: int) -> date:
        """The day so many working days before another; so many after it where the number is negative."""
        step = timedelta(days=1 if number > 0 else -1)
        for _ in range(abs(number)):
            day -= step
            while self.is_closed(day):
                day -= step
        return day

    def moved(self, day: date) -> Reason | None:
        """Why what falls on a day is moved to the working day before it; None on a working day."""
        if not self.is_closed(day):
            return None
        earlier = self.on_or_before(day)
        if day.weekday() >= _SATURDAY:
            return reason("on_saturday" if day.weekday() == _SATURDAY else "on_sunday", day=day, working=earlier)
        return reason("on_holiday", day=day, station=self.station, holiday=self.holidays[day], working=earlier)

    def how_far_known(self, year: int) -> Reason | None:
        """A sentence where the holidays of a year are not known; None where they are."""
        if year in self.sources:
            return None
        return reason("no_list", station=self.station, year=year) if self.station else reason("no_station")


WEEKENDS = WorkingDays()


def at(station: str) -> WorkingDays:
    """The working days at a place, as a body file names it."""
    return _shipped().get(station, WorkingDays(station))


def stations() -> Mapping[str, WorkingDays]:
    """The working days of each place of which a list is on file."""
    return _shipped()


@cache
def _shipped() -> Mapping[str, WorkingDays]:
    return read(resources.files("tracker") / "holidays")


def read(folder: Traversable) -> dict[str, WorkingDays]:
    """The stations on file in a folder. Raises ValueError with the file, the key and what was expected."""
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")] if folder.is_dir() else []
    stations = [_station(file) for file in sorted(files, key=lambda file: file.name)]
    return {station.station: station for station in stations}


def _station(file: Traversable) -> WorkingDays:
    try:
        stated = tomllib.loads(file.read_text("utf-8"))
    except ValueError as error:
        raise ValueError(f"{file.name}: not a TOML file in UTF-8: {error}.") from error
    name = stated.get("station")
    if not isinstance(name, str) or not name:
        raise ValueError(f"{file.name}: station: expected the name of a place, as body files have it under seat.")
    holidays: dict[date, str] = {}
    sources: dict[int, str] = {}
    for list_ in stated.get("years", []):
        year, source, days = _year(file.name, list_)
        sources[year] = source
        holidays |= days
    return WorkingDays(name, MappingProxyType(holidays), MappingProxyType(sources))


def _year(file: str, stated: Any) -> tuple[int, str, dict[date, str]]:
    year, source, days = (stated.get(key) if isinstance(stated, dict) else None for key in ("year", "source", "days"))
    if type(year) is not int or not isinstance(source, str) or not source or not isinstance(days, dict) or not days:
        raise ValueError(f"{file}: years: expected year, source and, under days, every holiday of that year.")
    try:
        read = {date.fromisoformat(day): str(name) for day, name in days.items()}
    except ValueError as error:
        raise ValueError(f"{file}: {year}: days: expected days such as {year}-01-01; {error}.") from error
    if wrong := [str(day) for day in read if day.year != year]:
        raise ValueError(f"{file}: {year}: days: {', '.join(wrong)} lies in another year.")
    return year, source, read
