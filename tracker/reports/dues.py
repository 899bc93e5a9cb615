"""When a clause wants something done: at a session, by a date, within months, again and again. Never a guess."""

import re
from datetime import date

from tracker.domain import bodies
from tracker.domain.terms import Due
from tracker.reports.days import MONTH, days
from tracker.reports.organs import NOUN, Speech, code
from tracker.reports.words import ORDINAL, count, ordinal

_NTH = rf"(?:{ORDINAL}|\d{{1,3}}(?:st|nd|rd|th))"
_BODY = (
    r"(?:(?:General )?Assembly|(?:Economic and Social |Human Rights |Security |Executive )?Council"
    r"|(?:[A-Z][\w-]+ )?(?:Commission|Committee|Conference|Board|Forum)(?: (?:on|for"
    r"|of) (?:the )?[A-Z][\w-]+(?: (?:and |for |of |the |on )*[A-Z][\w-]+)*)?)"
)
# "at its twenty-ninth session", "before the regular part of the sixty-eighth session of the Commission on …, in 2027",
# "at its substantive session of 2016", "at its sixty-eighth (2024) regular session"
_PART = r"(?:[\w’-]+ ){0,6}?(?:part|segment|opening|start|beginning|end|close|conclusion|meetings?) of"
_SORT = r"(?:\s+(?:regular|substantive|annual|special|reconvened|resumed|plenary|organizational))?"
SESSION = re.compile(
    rf"\b(?P<when>on the \w+ day of|in the provisional agenda of|at|by|before|for|during|until|no later than"
    rf"|not later than|in time for|prior to"
    rf"|in advance of|ahead of)\s+"
    rf"(?:(?:the )?(?P<part>{_PART})\s)?(?P<whose>its|the|their"
    rf"|an?|each of its)\s*(?:next,?\s+)?"
    rf"(?:\s(?:(?:(?:resumed|reconvened|forthcoming|upcoming) )?"
    rf"(?P<nth>{_NTH})(?P<more>(?:,? (?:and|to) {_NTH})*)(?: \((?:19|20)\d\d\))?"
    rf"|(?P<year>20\d\d|19\d\d)){_SORT}\s+sessions?(?:\s+of\s+(?:the\s+)?(?P<body>{_BODY}))?(?P<in>,? (?:to be held "
    rf"|which will be held )?in (?:[A-Z][a-z]+ )?(?:19|20)\d\d)?|{_SORT}\s+session (?:of|in) (?P<of>20\d\d|19\d\d)\b)"
)
# "at its next session", "at its session following the meeting of experts"
NEXT = re.compile(
    r"\b(?:at|by|before|for|during|prior to|to)\s+(?:its|the|their|an?)\s+(?:(?:next|following|subsequent|forthcoming"
    r"|upcoming|future)\s+(?:regular\s+|annual\s+)?sessions?\b|session following\b)"
)
# a session that lies behind: "decided at its fifth session", "adopted at its twenty-fourth special session"
BEHIND = re.compile(
    r"(?<!to be )(?<!will be )(?<!shall be )\b(?:adopted|held|convened|taken|agreed|reached|established|endorsed"
    r"|decided|made|launched|approved|presented|recommended|outcomes?|report of the \w+(?: \w+){0,6}|work(?:s|ed)?"
    r"|conclusions|results)\s(?:[^;.]{0,60}\s)?$"
)
AGAIN = re.compile(
    r"\b(?:(?P<annual>annually|every year|each year|on an annual basis|yearly|annual (?:basis|report))"
    r"|(?P<biennial>biennially|every (?:two|second|other) years?|on a biennial basis)"
    r"|(?P<triennial>triennially|every third year|on a triennial basis)"
    r"|(?P<quadrennial>quadrennially|every fourth year|on a quadrennial basis)"
    r"|every (?P<years>three|four|five|six|seven|eight|nine|ten) years|(?P<half>twice a year|every six months"
    r"|semi-annually|biannually)"
    r"|(?P<vague>periodically|on a (?:periodic|regular) basis|regularly|from time to time)"
    r"|(?P<each>(?:(?:at )?(?:each|every)(?: of its)?(?: annual)?(?: regular)?"
    r"|(?:at|to|during) (?:its|their|the) annual(?: regular)?) sessions?))\b"
)
# "by 31 December 2026", "no later than March 2027", "by 2030", "before the end of 2026"
DATE = re.compile(
    rf"\b(?:by|before|no later than|not later than|until|on|from|starting|in|during"
    rf"|prior to)\s+(?:the\s+)?(?:end of\s+|beginning of\s+|close of\s+|first (?:half|quarter) of\s+"
    rf"|second half of\s+|course of\s+|years?\s+|period\s+)?(?:(?P<day>\d{{1,2}} (?:{MONTH}) \d{{4}})"
    rf"|(?:(?P<month>{MONTH}) )?(?P<year>20\d\d)(?!\s*(?:Agenda|/|–\d|United Nations|Conference|Summit|edition"
    rf"|Political|Ministerial|World)))\b"
)
WITHIN = re.compile(
    r"\b(?:within|(?:a )?maximum (?:period )?of|in a period of|no later than"
    r"|not later than)\s+(?:in\s+|a period of\s+|the next\s+)?(?P<n>\w+(?:-\w+)?)\s+(?P<unit>months?|years?|weeks?"
    r"|days?)\b[^,;.]*"
)
# an office of a body has no sessions of its own: "the Forum secretariat", "the Chair of the Commission"
WITHIN_A_BODY = re.compile(r"\b(?:[Ss]ecretariat|Secretary|Chair\w*|President|Bureau|Director)\b")
AND_TO = re.compile(r",?\s+(?:and|as well as)\s+(?:to\s+(?:the\s+)?[A-Z][\w ]{3,60}\s+)?")
# words that set a bound within the year of the text itself: "by the end of 2022"
BOUND = re.compile(r"by|before|no later|not later|until|.*\b(?:end|half|quarter) of")
NUMBER_OF_MONTHS = {"month": 1, "year": 12}


def due(clause: str, owner: str, speech: Speech, year: int | None) -> Due:
    """When a clause falls due. `owner` is the organ whose session "its" means, `year` that of the text."""
    if session := _session(clause, owner, speech):
        return session
    if within := WITHIN.search(clause):
        unit = within["unit"].rstrip("s")
        months = (count(within["n"]) or 0) * NUMBER_OF_MONTHS.get(unit, 0)
        if count(within["n"]):
            return Due("interval", every_months=months or None, as_printed=within[0].strip())
    if dated := _date(clause, year):
        return dated
    return _again(clause, owner)


def _session(clause: str, owner: str, speech: Speech) -> Due | None:
    for match in SESSION.finditer(clause):
        before = clause[: match.start()]
        if BEHIND.search(before) and not re.search(
            r"\b(?:report|submit|consider|hold|present|inform|convene|include)\b[^;]{0,200}$", before
        ):
            continue
        which = match["year"] or match["of"] or str(ordinal(match["nth"].lower()) or "")
        body = code(match["body"], speech) if match["body"] else owner
        return Due("session", _key(body, which), as_printed=clause[match.start() : _end(clause, match)].strip())
    following = NEXT.search(clause)
    return Due("session", as_printed=following[0]) if following else None


def _end(clause: str, first: re.Match[str]) -> int:
    """Where the words of a due end: it may name a second session, "and to the Assembly at its …"."""
    second = SESSION.search(clause, first.end())
    return second.end() if second and AND_TO.fullmatch(clause, first.end(), second.start()) else first.end()


def _key(body: str, which: str) -> str:
    # the Secretary-General has no sessions, and which Forum is meant by that word alone, nobody knows
    named = bodies.find(body) or (NOUN.search(body) and " " in body)
    if not named or WITHIN_A_BODY.search(body):
        return ""
    try:
        return bodies.session_key(body, which) if body and which else ""
    except ValueError:
        return ""


def _date(clause: str, year: int | None) -> Due | None:
    for match in DATE.finditer(clause):
        if match["day"]:
            on = (days(match["day"]).days or (None,))[0]
            if on and (year is None or on.year >= year) and not BEHIND.search(clause[: match.start()]):
                return Due("date", on=on, as_printed=match[0])
        elif year is not None and _lies_ahead(match, year, clause):
            return Due("date", on=_last_day(match), as_printed=match[0])
    return None


def _lies_ahead(match: re.Match[str], year: int, clause: str) -> bool:
    """A later year lies ahead; the text's own, where nothing says that it lies behind."""
    stated = int(match["year"])
    bound = match["month"] or BOUND.match(match[0])
    return stated > year or bool(stated == year and bound and not BEHIND.search(clause[: match.start()]))


def _last_day(match: re.Match[str]) -> date | None:
    """The day by which "by 2027" is over; none where the words leave it open ("from 2027", "in March")."""
    return (
        date(int(match["year"]), 12, 31)
        if not match["month"] and re.match(r"by|before the end|no later|not later", match[0])
        else None
    )


def _again(clause: str, owner: str) -> Due:
    match = AGAIN.search(clause)
    if not match:
        return Due()
    months = {"annual": 12, "biennial": 24, "triennial": 36, "quadrennial": 48, "half": 6}.get(match.lastgroup or "")
    if match["years"]:
        months = 12 * (count(match["years"]) or 0)
    body = owner if match["each"] and bodies.find(owner) else ""
    return Due("recurring", every_months=months, as_printed=match[0], body=body)
