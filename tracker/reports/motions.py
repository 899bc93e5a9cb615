"""Motions of procedure: to close or adjourn the debate, to take no action, to divide a text."""

import re
from collections.abc import Iterator
from typing import Literal

from tracker.domain.draft import ProceduralMotionDecided
from tracker.reports import votes
from tracker.reports.draft_names import named
from tracker.reports.saying import Said, Suggested
from tracker.reports.words import has

MOTION = re.compile(
    r"\bdecided to (?:(?P<closure>close)|(?P<adjournment>adjourn)) (?:the )?debate\b|\bmotion (?:to|for"
    r"|of) (?:(?P<closure2>clos)|(?P<adjournment2>adjourn)|(?P<none>no action|take no action)"
    r"|(?P<division>divi))[^.;]{0,80}? was (?P<result>adopted|carried|rejected|defeated)",
)
MOVED = re.compile(
    r"\bthe (?:representative|observer) (?:of|for) (?P<mover>[^,.;]{2,60}?)\s+(?:made a statement and )?moved (?:for"
    r"|that|to)\b[^.]*",
)
RULE = re.compile(r"\brule (?P<rule>\d{1,3})\b")


def found(words: str) -> re.Match[str] | None:
    """The words that tell of a motion of procedure decided on."""
    return MOTION.search(words) if has(words, ("debate", "motion")) else None


def decided(said: Said, match: re.Match[str]) -> Iterator[Suggested]:
    """The motion, on which draft, who moved it under which rule, and with which vote."""
    draft = named(said.paragraph.text, said)
    if draft is None:
        return
    motion: Literal["closure", "adjournment", "no_action", "division"] = (
        "closure"
        if match["closure"] or match["closure2"]
        else "no_action"
        if match["none"]
        else "division"
        if match["division"]
        else "adjournment"
    )
    before = said.paragraph.text[: said.paragraph.text.find(said.words)]
    moved = next(iter(reversed(list(MOVED.finditer(before)))), None)
    rule = next(iter(reversed(list(RULE.finditer(before)))), None)
    carried = (match["result"] or "adopted") in ("adopted", "carried")
    event = ProceduralMotionDecided(
        draft.key,
        draft.kind,
        motion,
        carried,
        votes.tally(said.words),
        moved["mover"] if moved else "",
        rule["rule"] if rule else "",
        draft.title,
    )
    yield Suggested(event, said.occasion, said.words, said.doubt)
