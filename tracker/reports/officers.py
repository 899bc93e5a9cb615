"""Officers of a body, as a list under their offices or in a sentence: "elected by acclamation X (State) as Chair"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.domain.session import OfficerElected
from tracker.reports import states
from tracker.reports.saying import Said, Suggested

_OFFICE = (
    r"(?:(?:First|Second|Third|Acting|Deputy)\s+)?(?:Vice-)?(?:Chair(?:person|man|woman|s|persons|men)?|President"
    r"|Presidents|Rapporteur)"
    r"(?:(?:-cum-|\s+and\s+|/|-)(?:Rapporteur|Vice-Chair))?s?"
)
_TITLE = r"(?:Mr|Ms|Mrs|Miss|Dr|H\.E)\.?"
_NAME = r"[A-ZÀ-Ý][\w’'.À-ÿ-]*(?:\s+(?:[a-z]{1,3}\s+)?[\wÀ-ÿ’'.-]+){1,6}?"
# when the officers were elected, told apart from the list of them
WHEN = re.compile(
    r"\b(?:officers|members of (?:the|its) Bureau|Bureau)\b[^.]{0,60}\belected\b|\belected\b[^.]{0,60}\b(?:officers"
    r"|Bureau)\b",
)
ANNOUNCED = re.compile(
    r"\b(?:officers|Bureau|following (?:officers|members of the Bureau))\b[^:]{0,200}:",
    re.IGNORECASE,
)
UNDER = re.compile(
    rf"(?:^|\n|(?<=[\s:)]))(?P<office>{_OFFICE})\s*:\s*(?P<holders>(?:\s*(?:(?:Mr|Ms|Mrs|Dr"
    rf"|H\.E)\.?\s+)?{_NAME}\s+\([^()]+(?:\([^()]*\))?[^()]*\),?(?:\s+and\b)?)+)",
)
_STATE = r"\s+\((?P<state>[^()]+(?:\([^()]*\))?[^()]*)\)"
HOLDER = re.compile(rf"(?:{_TITLE}\s+)?(?P<name>{_NAME}){_STATE}")
# where the State is not printed, a title tells that it is a person: "Ms. Ada Quay as Chair"
OF_NO_STATE = re.compile(rf"{_TITLE}\s+(?P<name>{_NAME})(?P<state>)(?=,|\s+(?:as|and|to)\b|\s*$)")
# and where one name alone stands between: "elected, by acclamation, Ada Quay as its Chair"
BARE = re.compile(rf"^elected(?:,? by acclamation,?)?\s+(?P<name>{_NAME})(?P<state>)\s*$")
# one to an office, on a line of its own: "Chair: Ada Quay"
ALONE = re.compile(
    rf"(?:^|\n)(?P<office>{_OFFICE})\s*:\s*(?:{_TITLE}\s+)?(?P<name>[A-ZÀ-Ý][\w’'.À-ÿ-]*(?:\s+[A-ZÀ-Ý][\w’'.À-ÿ-]*){{1,3}})"
    r"(?P<state>)(?=\n|$)"
)
WAS = re.compile(
    rf"(?:(?:Mr|Ms|Mrs|Dr|H\.E)\.?\s+)?(?P<name>{_NAME})\s+\((?P<state>[^()]+)\)\s+was (?:re-)?elected\s+(?:as\s+"
    rf"|by acclamation\s+(?:as\s+)?)?(?:the\s+)?(?P<office>{_OFFICE})\b",
)
# "elected by acclamation A (X) as Chair and B (Y) and C (Z) as Vice-Chairs"
# and without "as": "elected A (X) Chair", "A (X), Chair, and B (Y), Rapporteur"
AS = re.compile(rf"(?:\b(?:as|to serve as|to the office of)\s+(?:its\s+|the\s+)?|(?<=\)),?\s+)(?P<office>{_OFFICE})\b")
# a name after these words is not of one elected: "replacing A (X)", "nominated by B (Y)", "who had served as"
STOP = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bH\.E)(?<!\b[A-Z])\.\s|[;:]"
    r"|\b(?:replac|succe|nominat|propos|appoint|recommend|behalf|who\b|whose\b|vice\s|in place of|instead of|following)"
)


def suggest(said: Said) -> Iterator[Suggested]:
    """The officers that a paragraph names with the State of each."""
    if not re.search(r"elected|Bureau|officers", said.words):
        return
    if ANNOUNCED.search(said.words):
        for under in UNDER.finditer(said.words):
            for holder in HOLDER.finditer(under["holders"]):
                yield from _officer(said, under["office"], holder)
        for alone in ALONE.finditer(said.words):
            yield from _officer(said, alone["office"], alone)
        return
    for match in WAS.finditer(said.words):
        yield from _officer(said, match["office"], match)
    if "elected" in said.words:
        yield from _elected(said)


def _elected(said: Said) -> Iterator[Suggested]:
    """Those named between "elected" and "as" an office, or between one office and the next."""
    since = said.words.index("elected")
    for found in AS.finditer(said.words, since):
        between = said.words[since : found.start()]
        if len(between) > 600 or STOP.search(between):
            return
        for holder in [*HOLDER.finditer(between)] or [*OF_NO_STATE.finditer(between)] or BARE.finditer(between):
            yield from _officer(said, found["office"], holder)
        since = found.end()


def _of_one(office: str) -> str:
    """The office as one person holds it: "Vice-Chair" of "Vice-Chairs"."""
    return re.sub(r"(?<=Chair)s$|(?<=person)s$|(?<=President)s$", "", office)


def _officer(said: Said, office: str, match: re.Match[str]) -> Iterator[Suggested]:
    if match.re is BARE and states.code(match["name"]):
        return
    if not match["state"] or states.code(match["state"]) or states.nearly(match["state"]):
        occasion = said.setting.elected if said.doubt and said.setting.elected else said.occasion
        event = OfficerElected(_of_one(office), match["name"].strip(), match["state"])
        yield Suggested(event, replace(occasion, items=()), said.words, said.doubt)
