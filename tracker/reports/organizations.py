"""Who an organization is: its class, by name or abbreviation. A table of our own, for matching only."""

import re
from functools import cache
from importlib.resources import files
from typing import cast

from tracker.domain.terms import Capacity
from tracker.reports.words import fold


def _rows() -> list[list[str]]:
    lines = files("tracker.reports").joinpath("organizations.txt").read_text("utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


@cache
def _classes() -> dict[str, Capacity]:
    return {
        fold(name): cast(Capacity, "un_entity" if kind == "secretariat" else kind)
        for kind, *names in _rows()
        for name in names
    }


@cache
def _secretariat() -> frozenset[str]:
    return frozenset(fold(name) for kind, *names in _rows() if kind == "secretariat" for name in names)


def is_secretariat(printed: str) -> bool:
    """Whether it is an office of the Secretariat, so that who heads it is an official of the Secretariat."""
    return any(name in _secretariat() for name in _candidates(printed))


def capacity(printed: str) -> Capacity | None:
    """The class of an organization, under its name, its abbreviation, or a name with the abbreviation in brackets."""
    return next((found for name in _candidates(printed) if (found := _classes().get(name))), None)


def _candidates(printed: str) -> tuple[str, ...]:
    """A name folded, without "the"; and apart from the abbreviation in brackets behind it."""
    name = fold(re.sub(r"^the\s+", "", printed.strip(), flags=re.IGNORECASE))
    bracketed = re.fullmatch(r"(.+?) \(([^()]+)\)", name)
    return (name, *(bracketed.groups() if bracketed else ()))


@cache
def with_and() -> tuple[str, ...]:
    """The folded names that contain "and" or a comma: each is one name in a list, the longest first."""
    names = [name for name in _classes() if re.search(r"\band\b|,", name)]
    return tuple(sorted(names, key=len, reverse=True))
