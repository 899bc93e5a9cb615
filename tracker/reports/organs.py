"""Organs as a report names them, and the numbered texts it refers to: by organ, kind and number, never number alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tracker.domain import bodies, symbols
from tracker.domain.terms import text_key

_NUMBER = (
    r"(?:(?:E?S-)?\d{1,4}/\d{1,3}(?: [A-Z](?![\w’']))?|\d{1,4}(?: [A-Z])? \((?:S-)?[IVXLC]{1,8}\)|\d{4} \((?:19"
    r"|20)\d\d\))"
)
_ORGAN = (
    r"(?:General Assembly|Economic and Social Council|Security Council|Human Rights Council|Assembly|Council|Commission"
    r"|Conference of the (?:States )?Parties|Conference|Committee|Commission on [A-Z][\w]+(?:(?: and| the| for"
    r"|) [A-Z][\w]+){0,5})"
)
# "Economic and Social Council resolutions 1999/30 and 2003/31", "its resolution 65/230", "Commission decision 55/1"
REFERENCE = re.compile(
    rf"(?:(?P<organ>{_ORGAN})(?:’s|'s)?\s+|(?P<own>\b[Ii]ts|\btheir)\s+)?(?:draft\s+)?\b(?P<kind>[Rr]esolution"
    rf"|[Dd]ecision)s?\s+"
    rf"(?P<numbers>{_NUMBER}(?:(?:,| and|, and| or)\s+{_NUMBER}){{0,20}})"
    rf"(?:\s+of\s+the\s+(?P<after>{_ORGAN}))?"
)
NUMBER = re.compile(_NUMBER)
# an organ to which something is sent
TO = (
    r"(?:the )?(?:General Assembly|Economic and Social Council|Security Council|Human Rights Council|Council|Assembly"
    r"|Commission on [A-Z][\w ]+?|Conference of the (?:States )?Parties(?: to [A-Z][\w ]+)?|World Health Assembly"
    r"|Executive Board|Governing Council|Trade and Development Board)"
)
OWNER = re.compile(
    r"\b(?:General Assembly|Security Council|Economic and Social Council|Human Rights Council"
    r"|Conference of the (?:States )?Parties"
    r"(?: to the [A-Z][\w-]+(?: (?:against|on|for|of|and|the|to|in) (?:the )?[A-Z][\w-]+| [A-Z][\w-]+){0,10})?"
    r"|(?:Commission|Committee)(?: (?:on|for) [A-Z][\w-]+(?: (?:and|of|for) [A-Z][\w-]+| [A-Z][\w-]+){0,6})?|Assembly"
    r"|Council|Conference|Board)\b"
)
NOUN = re.compile(r"\b(?:Commission|Committee|Conference|Council|Board|Assembly|Forum|Congress|Plenary)\b")
# "the Special Committee", "the Working Group" of the report of one
SORT = re.compile(
    r"\b(?:(?:Special|Ad Hoc|Preparatory|Permanent) (?:Committee|Commission|Forum)|(?:Working|Expert) Group"
    r"|Group of Experts|Subcommittee)\b"
)
# "the Executive Board" of the report of the Executive Board of a programme
FIRST_WORDS = re.compile(rf"(?:[A-Z][\w-]+ (?:and )?){{0,5}}{NOUN.pattern}")
FULL_NAME = re.compile(
    r"\b(?P<noun>Commission|Committee|Conference)(?: (?:on|for|of|and|the|to) (?:the )?[A-Z][\w-]+| [A-Z][\w-]+| and"
    r"| to| of){1,8}"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """Who "the Commission", "the Council" and "the Assembly" are in this report: short nouns and codes."""

    body: str = ""
    called: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def speech(body: str, name: str, words: str = "") -> Speech:
    """What a report or resolution of a body calls it and its parents; `words` are searched for other full names.

    A body is "the Commission" if its name says so; another takes the noun only if it is the one such body named.
    """
    called = {"Assembly": "GA", "Council": "ECOSOC"}
    others: dict[str, set[str]] = {}
    for match in FULL_NAME.finditer(words):
        if found := bodies.named(match[0]):
            others.setdefault(match["noun"], set()).add(found.code)
    called.update({noun: codes.pop() for noun, codes in others.items() if len(codes) == 1})
    bare = re.sub(r"\(.*?\)", "", name)
    short = FIRST_WORDS.match(bare)
    shorter = [*NOUN.findall(bare)[-1:], *SORT.findall(bare), *re.findall(r"\(([A-Z][\w ]+)\)", name)]
    for noun in [*shorter, *([short[0]] if short else []), name]:
        called[noun] = body
    return Speech(body, MappingProxyType(called))


def code(printed: str, speech: Speech) -> str:
    """The code of an organ by its name, or by what this report calls it; the name itself where none is on file."""
    name = re.sub(r"^(?:the|The)\s+", "", printed.strip().rstrip(",.;:"))
    if name in speech.called:
        return speech.called[name]
    known = bodies.named(name)
    return known.code if known else name


def references(text: str, speech: Speech) -> tuple[str, ...]:
    """The keys of the numbered texts that a text refers to, each once, in order: `ECOSOC resolution 1989/56`."""
    found: list[str] = []
    for match in REFERENCE.finditer(text):
        printed = match["organ"] or match["after"]
        organ = code(printed, speech) if printed else _owner(text[: match.start()], speech) if match["own"] else ""
        for number in NUMBER.findall(match["numbers"]):
            if organ:
                found.append(text_key(organ, match["kind"].lower(), _spelled(number)))
    return tuple(dict.fromkeys(found))


def _owner(before: str, speech: Speech) -> str:
    """Whose "its resolution" is: the organ named last before it; the body that speaks, where none is."""
    named = [match[0] for match in OWNER.finditer(before)]
    return code(named[-1], speech) if named else speech.body


def _spelled(number: str) -> str:
    try:
        return symbols.act_number(number)
    except ValueError:
        return number
