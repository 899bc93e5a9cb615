"""When and where: what a sentence says of it, and what it inherits from the sentences before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from tracker.domain import bodies
from tracker.domain.session import meeting_key
from tracker.domain.terms import Occasion, Precision
from tracker.reports.days import MEETINGS, Days, days, each_day, meetings
from tracker.reports.organs import Speech
from tracker.reports.words import ORDINAL, ordinal

# the meeting at which something was done; "as decided at its meeting held on 16 January" has no number and is
# another's, "in accordance with a decision taken at the 1st meeting" tells of an earlier one
AT = re.compile(
    r"(?<!decision taken )(?<!as decided )(?<!as agreed )\b"
    rf"(?:[Aa]t\s+(?:(?:its|the|their)\s+(?:[\w’-]+\s+)?)?|during\s+){MEETINGS.pattern}"
)
AND_AT = re.compile(rf"\s*,?\s*and\s+(?:at\s+)?(?:its|the)?\s*{MEETINGS.pattern}")
ON = re.compile(
    r"(?:\s+of\s+(?:the|its)\s+[^,.;]{0,120}?session(?:\s+of\s+the\s+[^,.;]{0,120}?)?(?=,))?\s*,?\s*(?:held\s+)?(?:on"
    r"|from|during)\s+(?=\d)",
)
# and of no other body: "of the eighth session of the Conference of the Parties"
OF_SESSION = re.compile(
    rf"\s+of\s+(?:its|the)\s+({ORDINAL})\s+(?:regular\s+)?session\b(?:\s+of\s+the\s+(?P<whose>[^,.;]{{2,120}}))?",
    re.IGNORECASE,
)
# "the Commission", and nothing that says which
BARE = re.compile(
    r"(?:Commission|Committee|Conference|Council|Assembly|Board|Forum|Meeting)?(?!\w| (?:on|for|of|to)\b)"
)
SAME = re.compile(r"\b[Aa]t (?:the|that|its|this) (?:same )?(?:meeting|time and place)\b|\bOn the same occasion\b")
# "At its twenty-eighth session, the Commission recommended": on which day of it, the sentence does not say
THIS_SESSION = re.compile(
    rf"(?:At|During) (?:its|the) (?:(?:{ORDINAL}|\d{{4}}|present|current) )?session\b",
    re.IGNORECASE,
)
# the organ that acts, where another than the report's own body is named after the meeting
ACTOR = re.compile(
    r"meetings?\b[^.;]{0,60}?,\s+the ((?:General|Security|Economic|Human|Trusteeship) [A-Z][\w ]+?)(?:,| (?:on"
    r"|considered|decided|adopted|took|elected))"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence inherits: body, session and item, the item's meetings, the meeting named last, days known.

    `held` are the days of meetings that the report states one by one, `current` the meeting "the same" would be,
    `before` the one of the chapter before. `own_items` are those that the masthead gives the whole report; `report` is
    the symbol of the report, `draft` the key of the draft named last and `revision` its symbol, where that is a
    revision's; `papers` what the body considered under the item, `titles` the titles of drafts by key, `places` their
    keys by the place where the report prints them, `ends` the last day of the session, `parts` the first and last day
    of each of its parts. `action`: what is told was done at the meeting named last.
    """

    speech: Speech = field(default_factory=Speech)
    session: str = ""
    year: int | None = None
    items: tuple[str, ...] = ()
    own_items: tuple[str, ...] = ()
    considered: Occasion | None = None
    current: Occasion | None = None
    before: Occasion | None = None
    held: Mapping[int, date] = field(default_factory=lambda: MappingProxyType({}))
    action: bool = False
    report: str = ""
    draft: str = ""
    revision: str = ""
    elected: Occasion | None = None
    sub_items: tuple[tuple[str, str], ...] = ()
    papers: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ends: date | None = None
    parts: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One statement of meetings and days, paired where it can be: `direct` has one meeting and one day.

    `nth` is the session that it names beside its meetings ("the 1st meeting of its sixty-ninth session"), or 0.
    """

    numbers: tuple[int, ...]
    days: Days
    actor: str = ""
    nth: int = 0

    def elsewhere(self, setting: Setting) -> str:
        """The key of the session it names, where that is another than the report's."""
        key = f"{setting.speech.body}/{self.nth}"
        return key if self.nth and setting.session and key != setting.session else ""

    @property
    def direct(self) -> bool:
        """Whether it says outright on which day its one meeting was held."""
        return len(self.numbers) == 1 and len(self.days.days) == 1


def mentions(sentence: str, setting: Setting) -> tuple[Mention, ...]:
    """Every statement of meetings in a sentence, in order."""
    return _mentions(sentence, setting.year, setting.speech.body) if "meeting" in sentence else ()


@lru_cache(maxsize=20_000)  # asked when the meetings are listed, and again when the sentence is read
def _mentions(sentence: str, year: int | None, body: str) -> tuple[Mention, ...]:
    found: list[Mention] = []
    actor = _actor(sentence, body)
    at = 0
    while match := (AND_AT.match(sentence, at) if found else None) or AT.search(sentence, at):
        numbers = meetings(match[1])
        at = match.end()
        printed = Days(())
        named = OF_SESSION.match(sentence, at)
        if on := ON.match(sentence, at):
            printed = days(sentence[on.end() : on.end() + 90], year)
            at = on.end()
        if dated := re.match(r"[^a-z]*(?:[A-Z][a-z]+|and|to|\d+|[ ,–-])*(?:19|20)\d\d", sentence[at : at + 90]):
            at += dated.end()
        whose = _other(named["whose"] or "", body) if named else ""
        found.append(Mention(numbers, printed, actor or whose, ordinal(named[1]) or 0 if named else 0))
    return tuple(found)


def _other(whose: str, body: str) -> str:
    """The body whose session it is, where that is another than the report's; "the Commission" is its own."""
    own = bodies.find(body)
    names = [name.name for name in own.names] if own else []
    return "" if BARE.match(whose) or whose.startswith(tuple(names)) else whose


def _actor(sentence: str, body: str) -> str:
    match = ACTOR.search(sentence)
    organ = bodies.named(match[1]) if match else None
    return organ.code if organ and organ.code != body else ""


def doubt_of_the_day(occasion: Occasion, setting: Setting) -> str:
    """Why the day of an occasion is doubted; empty where it is not. A slip of the pen is recorded as printed."""
    if occasion.precision != "day" or occasion.session != setting.session or not setting.parts:
        return ""
    within = any(first <= occasion.days[0] <= last for first, last in setting.parts)
    return "" if within else "the day printed lies outside the days of the session"


def told(sentence: str, setting: Setting) -> tuple[Occasion | None, Setting]:
    """The occasion that a sentence states itself (None: it states none), and the setting for what follows."""
    if "meeting" not in sentence and "session" not in sentence:
        return None, setting
    if THIS_SESSION.match(sentence):
        return at_the_session(setting), setting
    found = mentions(sentence, setting)
    if not found and SAME.search(sentence):
        before = replace(setting.before, items=setting.items) if setting.before else None
        return setting.current or before, setting
    if not found or found[0].actor:
        return None, setting
    occasion = _occasion(found, setting)
    return occasion, replace(setting, current=occasion)


def _occasion(found: tuple[Mention, ...], setting: Setting) -> Occasion:
    numbers = tuple(dict.fromkeys(number for mention in found for number in mention.numbers))
    stated = tuple(dict.fromkeys(day for mention in found for day in mention.days.days))
    if not stated and len(numbers) == 1 and numbers[0] in setting.held and not found[0].elsewhere(setting):
        stated = (setting.held[numbers[0]],)
    span = found[0].days.span and len(numbers) == 1
    precision: Precision = "unknown" if not stated else "day" if len(stated) == 1 else "span" if span else "each"
    if precision == "each" and found[0].days.span:
        stated = each_day(stated)
    elsewhere = found[0].elsewhere(setting)
    session = elsewhere or setting.session
    keys = tuple(meeting_key(session, number) for number in numbers) if session else ()
    # the items of another session are others
    return Occasion(precision, stated, setting.speech.body, session, keys, () if elsewhere else setting.items)


def inherited(setting: Setting) -> Occasion:
    """The occasion of a sentence that states none: one of its item's meetings, or the meeting named last."""
    # a meeting of another session is meant only by "the same meeting"
    current = setting.current if setting.current and setting.current.session == setting.session else None
    base = current if setting.action and current else setting.considered
    if base is None:
        return Occasion(body=setting.speech.body, session=setting.session, items=setting.items)
    one = single(base)
    return one if setting.items in ((), one.items) else replace(one, items=setting.items)


def at_the_session(setting: Setting) -> Occasion:
    """The occasion of an act of the session of which no meeting is named: not after its last day."""
    days = (setting.ends,) if setting.ends else ()
    return Occasion("not_after" if days else "unknown", days, setting.speech.body, setting.session, (), setting.items)


def single(occasion: Occasion) -> Occasion:
    """The occasion of one act that fell on one of several meetings: on which, the text does not say."""
    several = len(occasion.meetings) > 1 or len(occasion.days) > 1
    several = several and bool(occasion.days) and occasion.precision != "one_of"
    return replace(occasion, precision="one_of") if several else occasion
