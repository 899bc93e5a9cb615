"""Names of States as United Nations texts print them, and their ISO codes: for matching only, never for display.

A small table of our own, because country data in libraries carries neither the listed forms ("Iran (Islamic Republic
of)") nor the former names, and this room is pure. Names are matched whole: "Niger" is not in "Nigeria".
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from tracker.reports.words import fold

ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@cache
def _codes() -> dict[str, str]:
    """Every name, folded, and its code."""
    lines = files("tracker.reports").joinpath("states.txt").read_text("utf-8").splitlines()
    rows = [line.split("|") for line in lines if line and not line.startswith("#")]
    return {fold(name): code for code, *names in rows for name in names}


def code(printed: str) -> str:
    """The ISO 3166 alpha-3 code of a State under any of its names, with or without "the"; empty if it is none."""
    return _codes().get(fold(ARTICLE.sub("", printed.strip())), "")


@cache
def words() -> frozenset[str]:
    """The single words of the names, as printed: a word cut by a line end is one of them."""
    lines = files("tracker.reports").joinpath("states.txt").read_text("utf-8").splitlines()
    return frozenset(re.findall(r"[^\W\d_]{4,}", "\n".join(line for line in lines if not line.startswith("#"))))


@cache
def with_and() -> tuple[str, ...]:
    """The folded names that contain "and" or a comma: each is one name in a list, the longest first."""
    names = [name for name in _codes() if re.search(r"\band\b|,", name)]
    return tuple(sorted(names, key=len, reverse=True))


@cache
def misprints() -> dict[str, str]:
    """Folded names of one word, by code, among which a misprint is looked for."""
    return {name: code for name, code in _codes().items() if " " not in name and len(name) > 4}


@lru_cache(maxsize=4096)  # the same unknown name stands in many lists
def nearly(printed: str) -> str:
    """The code of the one State whose name differs from this one by a single letter ("Morrocco"); empty if none."""
    word = fold(ARTICLE.sub("", printed.strip()))
    close = {code for name, code in misprints().items() if abs(len(name) - len(word)) <= 1 and _one_slip(name, word)}
    return close.pop() if len(close) == 1 else ""


def _one_slip(name: str, word: str) -> bool:
    """Whether one letter added, lost or changed turns one word into the other."""
    start = 0
    while start < min(len(name), len(word)) and name[start] == word[start]:
        start += 1
    rest, other = name[start:], word[start:]
    return rest[1:] == other[1:] or rest == other[1:] or rest[1:] == other
