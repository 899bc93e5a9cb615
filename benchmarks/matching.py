"""How a fact of either side is compared, and the score that comes of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.domain import symbols
from tracker.reports.words import ORDINAL_TEXT, fold, ordinal


@dataclass(slots=True)
class Score:
    """Right ones, and with their places what was missed and what was false."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """The share of suggestions that are right; None where there are none."""
        return self.right / (self.right + len(self.false)) if self.right + len(self.false) else None

    @property
    def recall(self) -> float | None:
        """The share of facts that were found; None where there are none."""
        return self.right / (self.right + len(self.missed)) if self.right + len(self.missed) else None

    def add(self, other: "Score") -> None:
        """Adds another text's score."""
        self.right += other.right
        self.missed += other.missed
        self.false += other.false


@dataclass(frozen=True, slots=True)
class Item:
    """One fact of either side: what is compared, where it stands, and how it is shown."""

    keys: frozenset[tuple[object, ...]]
    place: str
    shown: str


def matched(expected: Iterable[Item], found: Iterable[Item], uncovered: re.Pattern[str]) -> Score:
    """Each expected item with one that shares a key; what is left over on either side."""
    score = Score()
    left = list(found)
    # those that can be met in one way only choose first
    for item in sorted(expected, key=lambda item: len(item.keys)):
        hits = [other for other in left if other.keys & item.keys]
        hit = next((other for other in hits if _same_place(other.place, item.place)), hits[0] if hits else None)
        if hit is None:
            score.missed.append(f"{item.place}: {item.shown}")
        else:
            score.right += 1
            left.remove(hit)
    score.false = [f"{item.place}: {item.shown}" for item in left if not uncovered.match(item.place)]
    return score


def _same_place(found: str, stated: str) -> bool:
    return found == stated or found.partition(",")[0] == stated


def canonical(printed: str) -> str:
    """A symbol in one spelling; as printed, where it is none."""
    try:
        return symbols.canonical(printed)
    except ValueError:
        return printed


def entity(printed: str) -> str:
    return re.sub(r"^the ", "", fold(printed.replace("“", '"').replace("”", '"')))


def verb(printed: str) -> str:
    return re.sub(r"\s+(?:of|that|to)$", "", printed.lower().strip())


def addressee(printed: str) -> str:
    return re.sub(r"^(?:all |the |relevant |each )+", "", fold(printed))


def due(printed: str) -> frozenset[str]:
    """What a due is compared by: session numbers and years, months, or that it recurs."""
    sessions = {
        str(ordinal(match[0].lower())) for match in ORDINAL_TEXT.finditer(re.sub(r"\b\w+ day of\b", "", printed))
    }
    years = set(re.findall(r"\b(?:19|20)\d\d\b", printed))
    if sessions or years:
        return frozenset(sessions | years)
    if re.search(r"\bmonths?\b", printed):
        return frozenset({"months"})
    if re.search(r"period|annual|regular|year|bienni|each", printed):
        return frozenset({"recurring"})
    return frozenset({printed}) if printed else frozenset()
