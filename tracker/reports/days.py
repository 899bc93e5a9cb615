"""Days and meetings as printed: "6th and 7th meetings, on 22 and 23 May 2019". Never a guessed date."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTH = "|".join(MONTHS)
_DAYS = r"\d{1,2}(?:\s*(?:,|–|-|\band\b|\bto\b|, and\b)\s*\d{1,2}){0,9}"
# "22 and 23 May 2019", "5, 7, 9 and 12 October", "20–24 May"
GROUP = re.compile(rf"(?<![\d/.])({_DAYS})\s+({MONTH})\b(?:,?\s+((?:19|20)\d\d)\b)?")
# what stands between two groups of one statement: "14 February 2024 and from 10 to 14 February 2025"
BETWEEN = re.compile(r"\s*(?:,|–|-|and|to|,? and)\s*(?:from|on|between)?\s*")

_NTH = r"\d{1,4}(?:st|nd|rd|th)(?:\s*\([^()]{1,30}\))?"
_KIND = r"(?:\s+(?:plenary|closed|open|public|private|joint|formal|resumed|regular|\([^()]{1,30}\)))?"
# "6th and 7th meetings", "2nd to 5th, 7th and 10th meetings"; a comma is sometimes lost ("2nd 15th and 16th")
MEETINGS = re.compile(
    rf"\b({_NTH}(?:\s*(?:,|–|-|\band\b|\bto\b|, and\b)?\s*{_NTH}){{0,15}}){_KIND}\s+(?:plenary\s+)?meetings?\b"
)
_STEP = re.compile(r"(\d{1,4})(?:st|nd|rd|th)(?:\s*\([^()]{1,30}\))?\s*(to\b|–|-)?")


@dataclass(frozen=True, slots=True)
class Days:
    """Days of one statement; a span names its first and last day only."""

    days: tuple[date, ...]
    span: bool = False


def days(text: str, year: int | None = None) -> Days:
    """The days that a text names in its first statement of days; a year left out is the next one, or the one given."""
    groups = _first_run(text)
    found: list[date] = []
    span = False
    for at, group in enumerate(groups):
        stated = next((later[3] for later in groups[at:] if later[3]), None)
        in_year = int(stated) if stated else year
        if in_year is None:
            continue
        for number in re.findall(r"\d{1,2}", group[1]):
            if (day := _day(in_year, MONTHS.index(group[2]) + 1, int(number))) and day not in found:
                found.append(day)
        span = span or bool(re.search(r"–|-|\bto\b", group[1]))
    joints = (text[one.end() : other.start()] for one, other in pairwise(groups))
    span = span or any(re.search(r"–|-|\bto\b", joint) for joint in joints)
    return Days(tuple(found), span and len(found) == 2)


def _first_run(text: str) -> list[re.Match[str]]:
    run: list[re.Match[str]] = []
    for group in GROUP.finditer(text):
        if run and not BETWEEN.fullmatch(text[run[-1].end() : group.start()]):
            break
        run.append(group)
    return run


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def each_day(span: tuple[date, ...]) -> tuple[date, ...]:
    """Every day from the first to the last of a span; the span itself, where it is longer than a session."""
    length = (span[-1] - span[0]).days
    return tuple(span[0] + timedelta(days=at) for at in range(length + 1)) if 0 < length < 60 else span


def intervals(text: str) -> list[tuple[date, date]]:
    """The parts of a session: "8 December 2023 and 14–22 March 2024" are two, the first of one day."""
    parts: list[tuple[date, date]] = []
    for piece in re.split(r"\band\b", text):
        found = days(piece).days
        if found:
            parts.append((found[0], found[-1]))
    return parts


def meetings(printed: str) -> tuple[int, ...]:
    """The numbers in "2nd to 5th, 7th and 10th", a range counted out."""
    numbers: list[int] = []
    reach = False
    for step in _STEP.finditer(printed):
        number = int(step[1])
        if reach and numbers and numbers[-1] < number <= numbers[-1] + 60:
            numbers.extend(range(numbers[-1] + 1, number + 1))
        else:
            numbers.append(number)
        reach = bool(step[2])
    return tuple(dict.fromkeys(numbers))
