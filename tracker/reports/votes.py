"""How something was adopted: without a vote, or by so many to so many; and who voted how, where names are printed."""

import re
from dataclasses import dataclass
from typing import Literal

from tracker.domain.terms import Tally
from tracker.reports import names
from tracker.reports.words import count

_N = r"(?:\d{1,3}|no(?:ne)?|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ABSTAINING = rf"(?:,?\s*(?:with|and)\s*(?P<abstaining>{_N})\s*(?:abstentions?|abstaining))?"
# "by a recorded vote of 116 to none, with 5 abstentions"; "by 48 votes to 2"; "20 against to10 in favour"
TO = re.compile(
    rf"\bby\s+(?:a\s+(?:recorded\s+|roll-call\s+)?vote\s+of\s+)?(?P<first>{_N})\s*(?:votes?\s*)?(?P<how>against"
    rf"|in favour)?\s*to\s*"
    rf"(?P<second>{_N})(?:\s*votes?)?(?:\s*(?:against|in favour))?{_ABSTAINING}",
    re.IGNORECASE,
)
# "44 votes in favour, 1 vote against and 5 abstentions"
EACH = re.compile(
    rf"\b(?P<first>{_N})\s+(?:votes?\s+)?in\s+favour\s*,?\s*(?:and\s+)?(?P<second>{_N})\s+(?:votes?\s+)?against"
    rf"(?:\s*,?\s*(?:and|with)\s+(?P<abstaining>{_N})\s+(?:abstentions?|abstaining))?",
    re.IGNORECASE,
)
WITHOUT = re.compile(r"\b(?:by consensus|without a vote|by acclamation|unanimously)\b", re.IGNORECASE)
BALLOTS = re.compile(
    r"\bIn favour\s*:\s*(?P<in_favour>.+?)\s*Against\s*:\s*(?P<against>.+?)\s*Abstain(?:ing"
    r"|ed)?\s*:\s*(?P<abstaining>.+?)(?=\n[A-Z][^,]*\.$|$)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Ballots:
    """Who voted how in a recorded vote, as printed."""

    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstaining: tuple[str, ...]


def how(words: str) -> tuple[Literal["", "without_a_vote", "by_vote"], Tally | None]:
    """How an act was taken and, where figures are printed, the vote."""
    if vote := tally(words):
        return "by_vote", vote
    return ("without_a_vote", None) if WITHOUT.search(words) else ("", None)


def tally(words: str) -> Tally | None:
    """The figures of a vote, in the order in favour, against, abstaining, whichever is printed first."""
    match = TO.search(words) or EACH.search(words)
    if not match:
        return None
    first, second = count(match["first"]), count(match["second"])
    abstaining = count(match["abstaining"]) if match["abstaining"] else None
    if first is None or second is None:
        return None
    against_first = match.re is TO and (match["how"] or "").lower() == "against"
    return Tally(second, first, abstaining) if against_first else Tally(first, second, abstaining)


def ballots(words: str) -> Ballots | None:
    """The names below a recorded vote; None where there are none."""
    match = BALLOTS.search(words)
    if not match:
        return None
    return Ballots(*(_voters(match[side]) for side in ("in_favour", "against", "abstaining")))


def _voters(printed: str) -> tuple[str, ...]:
    printed = " ".join(printed.split()).strip(" .*")
    return () if printed.lower() in ("none", "nil", "no", "–", "-") else tuple(names.split(printed))
