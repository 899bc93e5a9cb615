"""Seats that the body itself filled: "elected Austria and Cuba to the Commission …", "appointed Ada Quay to the Board".

A recommendation elects nobody, and neither does a nomination: the verb must be that of the body whose report it is.
"""

import re
from collections.abc import Iterator
from typing import Literal

from tracker.domain import bodies
from tracker.domain.board import MemberElected
from tracker.reports import names, states
from tracker.reports.actions import board_code
from tracker.reports.days import MONTH, days
from tracker.reports.decisions import is_body
from tracker.reports.drafts import BODY
from tracker.reports.organs import code
from tracker.reports.saying import Said, Suggested
from tracker.reports.words import has

_BOARD = r"(?P<board>[A-Z][\w’'-]*(?:(?: (?:of|on|for|the|and|to|in|against))* [A-Z][\w’'-]*)*)"
SEATS = re.compile(
    rf"\s(?:to|as (?:new )?(?:a )?members? of|to serve (?:on|as members? of)) (?:the )?{_BOARD}(?P<after>.*)", re.DOTALL
)
_ACT = r"(?:re-?elected|elected|reappointed|appointed)"
ELECTED = re.compile(
    rf"(?:^|[,;] |\band )(?P<who>{BODY})(?:,? (?:also|then|further),?)* (?P<act>{_ACT}) (?P<whom>.{{3,3000}})",
    re.DOTALL,
)
FURTHER = re.compile(rf",? and (?:also )?(?P<act>{_ACT}) ")
# how they were chosen is said anywhere: "elected, by secret ballot, A", "elected A by acclamation to the Board"
HOW = re.compile(r",? by (?:acclamation|secret ballot)\b,?")
# below a colon: "elected the following nine members to the Committee for a term beginning on 1 January 2025: …"
LISTED = re.compile(r"the following [^:]*:\s*(?P<names>.+)", re.DOTALL)
# where the names end: a reference, a full stop, the term they were elected for
ENDED = re.compile(r"\s*\([Ss]ee |(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)\.(?:\s|$)|,? for (?:a|the) [^:]*$")
PERSON = re.compile(r"(?:(?:Mr|Ms|Mrs|Miss|Dr|H\.E)\.?\s+)?(?P<name>[A-ZÀ-Ý][^()]{3,60}?)\s+\((?P<state>[^()]+)\)")
TERM = re.compile(
    rf"\b(?:beginning|starting|commencing|effective|with effect)(?: on| from)? (\d{{1,2}} (?:{MONTH}) \d{{4}})"
)
ACTS: dict[str, Literal["elected", "re_elected", "appointed"]] = {
    "elected": "elected",
    "re-elected": "re_elected",
    "reelected": "re_elected",
    "appointed": "appointed",
    "reappointed": "appointed",
}


def suggest(said: Said) -> Iterator[Suggested]:
    """The States and persons that the body elected or appointed to another body, each with the day its term begins."""
    if not has(said.words, ("elected", "appointed")):
        return
    match = ELECTED.search(HOW.sub("", said.words))
    if match is None or not is_body(match["who"], said):
        return
    term = TERM.search(said.words)
    begins = (days(term[1]).days or (None,))[0] if term else None
    for act, whom, printed in _each(match):
        board = _board(printed, said)
        if board and board != said.setting.speech.body:
            for member in _members(whom):
                yield Suggested(MemberElected(board, member, ACTS[act], begins), said.occasion, said.words, said.doubt)


def _each(match: re.Match[str]) -> list[tuple[str, str, str]]:
    """Each verb with its names and the board they go to; "elected A and re-elected B to the Board" names it once."""
    pieces = FURTHER.split(f" and {match['act']} {match['whom']}")[1:]
    found: list[tuple[str, str, str]] = []
    board = ""
    for act, whom in reversed(list(zip(pieces[::2], pieces[1::2], strict=True))):
        seats = SEATS.search(f" {whom}")
        board = seats["board"] if seats else board
        listed = LISTED.match(whom)
        found.append((act, listed["names"] if listed else whom[: seats.start()] if seats else whom, board))
    return found[::-1]


def _board(printed: str, said: Said) -> str:
    """The code of a board; where the sentence names none, it stands in the heading."""
    known = bodies.named(said.paragraph.headings[-1]) if not printed and said.paragraph.headings else None
    if known or not printed:
        return known.code if known else ""
    board = code(printed, said.setting.speech)
    return board if board != printed else board_code(printed)


def _members(printed: str) -> Iterator[str]:
    """The States of a list, and the persons whose State is printed beside them."""
    for name in names.split(ENDED.split(printed)[0]):
        person = PERSON.fullmatch(name)
        if person and states.code(person["state"]):
            yield person["name"]
        elif states.code(name):
            yield name
