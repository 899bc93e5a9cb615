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

    def on_or_before(self, day: date) -> date:
        """The day itself or the last working day before it."""
        while self.why_none(day):
            day -= timedelta(days=1)
        return day

    def why_none(self, day: date) -> str:
        """Why a day is no working day: `a Saturday`, or the holiday's name; empty for a working day."""
        if day.weekday() >= _SATURDAY:
            return "a Saturday" if day.weekday() == _SATURDAY else "a Sunday"
        name = self.holidays.get(day)
        return f"a holiday of the United Nations at {self.station}, {name}" if name else ""

    def how_far_known(self, year: int) -> str:
        """A sentence where the holidays of a year are not known; empty where they are."""
        if year in self.sources:
            return ""
        if not self.station:
            return "No duty station is on file, so only weekends are left out."
        return (
            f"No list of the holidays of the United Nations at {self.station} for {year} is on file, so only weekends"
            " are left out."
        )


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
