"""Days, meetings and bodies in the words of the United Nations: "23 May 2019", "6th and 7th meetings"."""

from collections.abc import Sequence
from datetime import date

from tracker.domain import bodies
from tracker.domain.terms import Occasion

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - reads as the calendar does
)


def day(of: date) -> str:
    """`23 May 2019`."""
    return f"{of.day} {_MONTHS[of.month - 1]} {of.year}"


def span(first: date, last: date) -> str:
    """`20–24 May 2019`, `26 July 2018–24 July 2019`."""
    if first == last:
        return day(first)
    if (first.month, first.year) == (last.month, last.year):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]}–{day(last)}"
    return f"{day(first)}–{day(last)}"


def days(several: Sequence[date], join: str = "and") -> str:
    """`22 and 23 May 2019`, with `or` for one of them."""
    if len({(one.month, one.year) for one in several}) == 1:
        return series([*(str(one.day) for one in several[:-1]), day(several[-1])], join)
    return series([day(one) for one in several], join)


def series(names: Sequence[str], join: str = "and") -> str:
    """`Algeria, Japan and Thailand`."""
    return f" {join} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def ordinal(number: int) -> str:
    """`6th`, `22nd`, `113th`."""
    last = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


def when(occasion: Occasion) -> str:
    """The day of an occasion as far as it is known: `on 23 May 2019`, `on 22 or 23 May 2019`, `no date stated`."""
    if not occasion.days:
        return "no date stated"
    match occasion.precision:
        case "not_after":
            return f"not after {day(max(occasion.days))}"
        case "span":
            return f"{span(min(occasion.days), max(occasion.days))}"
        case "one_of":
            return f"on {days(occasion.days, 'or')}"
        case _:
            return f"on {days(occasion.days)}"


def meetings(occasion: Occasion) -> str:
    """The meetings of an occasion: `7th meeting`, `6th and 7th meetings`, `6th or 7th meeting`; empty for none."""
    numbers = [ordinal(int(key.rpartition("/")[2])) for key in occasion.meetings if key.rpartition("/")[2].isdigit()]
    if not numbers:
        return ""
    if occasion.precision == "one_of" or len(numbers) == 1:
        return f"{series(numbers, 'or')} meeting"
    return f"{series(numbers)} meetings"


def organ(code: str) -> str:
    """The full name of a body with its article: `the Economic and Social Council`; the code itself where unknown."""
    body = bodies.find(code)
    return f"the {body.names[0].name}" if body and body.names else code


def organ_in_short(code: str) -> str:
    """The body as reports call it: `the Council`; its full name where it has no short one."""
    body = bodies.find(code)
    return f"the {body.short_names[0]}" if body and body.short_names else organ(code)


def capital(sentence: str) -> str:
    """A sentence with its first letter raised and nothing else changed."""
    return sentence[:1].upper() + sentence[1:]
