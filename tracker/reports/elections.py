"""Seats that the body itself filled: "elected Austria and Cuba to the Commission …", "appointed Ada Quay to the Board".

A recommendation elects nobody, and neither does a nomination: the verb must be that of the body whose report it is.
"""

import re
from collections.abc import Iterator
from typing import Literal

from tracker.domain.board import MemberElected
from tracker.reports import names, states
from tracker.reports.actions import board_code
from tracker.reports.days import MONTH, days
from tracker.reports.decisions import is_body
from tracker.reports.drafts import BODY
from tracker.reports.organs import code
from tracker.reports.saying import Said, Suggested

_BOARD = r"(?P<board>[A-Z][\w’'-]*(?:(?: (?:of|on|for|the|and|to|in|against))* [A-Z][\w’'-]*)*)"
_SEATS = rf"(?:to|as (?:new )?(?:a )?members? of|to serve (?:on|as members? of)) (?:the )?{_BOARD}"
ELECTED = re.compile(
    rf"(?:^|[,;] |\band )(?P<who>{BODY})(?:,? (?:also|then|further|by acclamation|by secret ballot),?)*"
    rf" (?P<act>re-elected|elected|reappointed|appointed)(?:,? by (?:acclamation|secret ballot),?)? "
    rf"(?:(?P<names>(?!the following)[^:]{{3,1500}}?) {_SEATS}"
    rf"|the following [^:]{{0,80}}? {_SEATS.replace('?P<board>', '?P<board2>')}[^:]{{0,200}}?: (?P<listed>.+))",
    re.DOTALL,
)
PERSON = re.compile(r"(?:(?:Mr|Ms|Mrs|Miss|Dr|H\.E)\.?\s+)?(?P<name>[A-ZÀ-Ý][^()]{3,60}?)\s+\((?P<state>[^()]+)\)")
TERM = re.compile(
    rf"\b(?:beginning|starting|commencing|effective|with effect)(?: on| from)? (\d{{1,2}} (?:{MONTH}) \d{{4}})"
)
ACTS: dict[str, Literal["elected", "re_elected", "appointed"]] = {
    "elected": "elected",
    "re-elected": "re_elected",
    "appointed": "appointed",
    "reappointed": "appointed",
}


def suggest(said: Said) -> Iterator[Suggested]:
    """The States and persons that the body elected or appointed to another body, each with the day its term begins."""
    if "elected" not in said.words and "appointed" not in said.words:
        return
    match = ELECTED.search(said.words)
    if match is None or not is_body(match["who"], said):
        return
    speech = said.setting.speech
    printed = match["board"] or match["board2"]
    board = code(printed, speech)
    board = board if board != printed else board_code(printed)
    if board == speech.body:
        return
    term = TERM.search(said.words)
    begins = (days(term[1]).days or (None,))[0] if term else None
    for member in _members(match["names"] or match["listed"]):
        event = MemberElected(board, member, ACTS[match["act"]], begins)
        yield Suggested(event, said.occasion, said.words, said.doubt)


def _members(printed: str) -> Iterator[str]:
    """The States of a list, and the persons whose State is printed beside them."""
    for name in names.split(re.split(r"\s*\([Ss]ee |\.(?:\s|$)", printed)[0]):
        person = PERSON.fullmatch(name)
        if person and states.code(person["state"]):
            yield person["name"]
        elif states.code(name):
            yield name
