"""Document symbols and the numbers of acts: read as they are printed, kept in one spelling.

A symbol is an organ, then parts joined by slashes: `E/CN.15/2019/7/Corr.1`. A joint symbol is one document with two
keys: `E/CN.7/2019/2-E/CN.15/2019/2`. The grammar follows the Dag Hammarskjöld Library's guide to symbols; the forms in
running text ("and Corr.1", "Add.1–7") are those that session reports print.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from string import ascii_lowercase, ascii_uppercase
from urllib.parse import quote

from tracker.domain import bodies

# In running text these, and the series of bodies on file, are organs; anything else ("ISO/IEC/5") is no symbol.
ORGANS = frozenset(
    "A S E T ST CAC CTOC TD DP UNEP UNW CRC CCPR CED CEDAW CERD CAT CMW CRPD HRI HS HSP IPBES ISBA FCCC ECE ESCAP LC"  # noqa: SIM905
    " NPT BWC CCW CBD ICCD SPLOS PBC".split()
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A symbol expression in a text: `text[start:end]` is `printed`, and names `symbols`."""

    start: int
    end: int
    printed: str
    symbols: tuple[str, ...]


# Possessive (`++`) and atomic (`(?>`) groups never try again: reading takes time in proportion to the text, whatever
# it holds. `_ONE` is a whole symbol, with the asterisks of a reissue.
_FLAGS = re.IGNORECASE | re.ASCII
_ORGAN = r"[A-Z]{1,8}(?:\d{1,3}|\(\d{1,3}\))?"
_RESOLUTION = (
    r"RES/(?:(?:\d{4}/)?\d{1,4}(?:\s?[A-Z])?\s?\((?:\d{4}|(?:E?S-)?[IVXLC]{1,8}|ORG-\d{1,3})\)"
    r"|(?:E?S-)?\d{1,4}/\d{1,4}\s?[A-Z](?=\s*+(?:[-,;.:)*]|and\s|$)))"
)
_PART = (
    rf"(?:{_RESOLUTION}|PART\s?[A-Z](?!\w)"
    r"|(?:E?S-)?\d{1,6}(?:\.\d{1,4})?[A-Z]?(?!\w)"
    r"|[A-Z]{1,8}(?:\(\d{1,3}\)|\.(?:\d{1,6}|[IVXL]{1,6}))?(?!\w))"
    r"(?:\s?\((?:(?:SECT|INCOME\s?SECT|PART|VOL|PROG|RESUMPTION)\.?\s?[\dIVXLC]{1,6}[A-Z]?|INTRODUCTION)\))?"
)
_ONE = rf"(?>(?P<symbol>{_ORGAN}(?:/{_PART}){{1,12}}))(?![\w/@])\*{{0,4}}"
_SINGLE = re.compile(_ONE, _FLAGS)
_IN_TEXT = re.compile(rf"(?<![\w/.@=]){_ONE}", _FLAGS)

_BEFORE_SLASH = re.compile(rf"(?<![\w/.@=]){_ORGAN}$", _FLAGS)
_LONGEST_ORGAN = 13

_AND = r"(?:\s*+[,;]\s*+(?:and(?=\s))?|\s++(?:and|&)(?=\s))\s*+"
_ALSO = re.compile(_AND, _FLAGS)
_ALSO_WHOLE = re.compile(_AND + _ONE, _FLAGS)
_MODIFIER = r"(?:ADD|AMEND|CORR|REV)\.\s?\d{1,4}"
_ALSO_PART = re.compile(rf"{_AND}(?P<part>[A-Z]{{1,5}}\.\s?\d{{1,4}}(?:/{_MODIFIER}){{0,4}})(?![\w/])\*{{0,4}}", _FLAGS)
# One line end at most: the "14." of the next paragraph does not go on with what "and" began.
_GAP = r"[ \t]*+(?:\r?\n)?[ \t]*+"
# A hyphen joins only where another whole symbol follows (A/S-32/L.1 is no joint); the line may break after it.
_JOINED = re.compile(rf"[ \t]*+-{_GAP}{_ONE}", _FLAGS)
_RANGE = re.compile(r"-(?:(?P<letters>[A-Z]{1,5})\.)?(?P<last>\d{1,4})(?![\w/])\*{0,4}", _FLAGS)
# "L.2 to L.7", "L.60 to A/C.3/78/L.62"
_TO = re.compile(r"\s++to\s++(?P<letters>[A-Z]{1,5})\.(?P<last>\d{1,4})(?![\w/])\*{0,4}", _FLAGS)
# "Add.1 to 7" in brackets or at the end; "to 7 October" is a day
_TO_NUMBER = re.compile(r"(?<=[A-Z]\.\d)\s++to\s++(?P<letters>)(?P<last>\d{1,4})(?=\s*+[),;]|\s*+$)\*{0,4}", _FLAGS)
_TO_WHOLE = re.compile(rf"\s++to\s++{_ONE}", _FLAGS)
# "5 and 6 were issued", "5, 6 and 8"; but not "5 and 14 other papers", nor "5, 22 May".
_DONE = r"(?=\s*+(?:$|[),;:*]|-\d|\.(?!\d)|(?:and|are|as|by|for|in|is|of|on|to|under|was|were|which)\s))"
_LIST = rf"\d{{1,4}}(?:,\s?\d{{1,4}}){{0,30}},?\s++and\s++\d{{1,4}}{_DONE}"
_ALSO_NUMBER = re.compile(
    rf"(?:,?{_GAP}(?<=\s)(?:and|&)(?=\s){_GAP}|,{_GAP}(?={_LIST}))(?P<last>\d{{1,4}}){_DONE}\*{{0,4}}", _FLAGS
)

# "the amendment contained in document A/C.3/78/L.60 to A/C.3/78/L.62": one amendment, to a draft
_AMENDMENT = re.compile(r"\bamendment (?:contained in |circulated in )?(?:the )?(?:document )?\(?\Z", re.IGNORECASE)
_MARKS = re.compile(r"\]\([^()\s]*+\)|(?:https?://|www\.)[^\s\[\]<>\"]*+|[\[\]]", re.IGNORECASE)
_ALIKE = str.maketrans("\u00a0\u2007\u2009\u202f‐‑‒–—―−", "    -------")
_CAPITALS = str.maketrans(ascii_lowercase, ascii_uppercase)
_CAPITALIZED = re.compile(
    r"(?<=[/(])(?:(?:ADD|AMEND|CORR|REV|SUB|PROG|SECT|INCOMESECT|VOL)(?=\.)|(?:SUMMARY|INTRODUCTION)(?=[/)]|$)"
    r"|(?:PART|RESUMPTION)(?=[\dIVXLC]+\)|[A-Z](?:/|$)))"
)
_MODIFIES = re.compile(r"/(?:Add|Amend|Corr|Rev)\.")
_NUMBER = re.compile(r"\d+\Z")
_NO_SERIAL = re.compile(r"(?:AC|C|CN|CONF|GC|PC|SC|Sub|WG|Add|Amend|Corr|Rev)\.\d+")


def canonical(symbol: str) -> str:
    """One symbol in its one spelling: `E/CN.15/2019/7/Corr.1` for "[e/cn.15/2019/7/corr.1](#)*".

    Without spaces (`A/80/6(Sect.11)`) and without the asterisks of a reissue. Raises ValueError for anything else.
    """
    match = _SINGLE.fullmatch(_line(symbol))
    if not match or not (spelled := _spelled(match)):
        raise ValueError(
            f"“{_short(symbol)}” is not one document symbol; expected an organ and parts joined by slashes,"
            " such as E/CN.15/2019/4."
        )
    return spelled


def parse(printed: str) -> tuple[str, ...]:
    """Every symbol that a printed expression names, in printed order: two for "E/CN.15/2019/7 and Corr.1".

    Reads joint symbols, ranges ("Add.1–7") and enumerations. Raises ValueError where a part of it is neither.
    """
    line = _line(printed)
    named: list[str] = []
    end = 0
    while match := _SINGLE.match(line, end):
        if not _spelled(match):
            break
        end, symbols = _expression(line, match)
        named += symbols
        if end == len(line):
            return tuple(dict.fromkeys(named))
        if not (also := _ALSO.match(line, end)):
            break
        end = also.end()
    raise ValueError(
        f"“{_short(printed)}” does not name document symbols only; expected one or more,"
        " such as E/CN.15/2019/7 and Corr.1, or E/CN.7/2019/2-E/CN.15/2019/2."
    )


def find(text: str) -> list[Printed]:
    """The symbol expressions in a running text, first to last; addresses, dates and "and/or" are none."""
    plain = _plain(text)
    found: list[Printed] = []
    end = 0
    while match := _following(plain, end):
        end = match.end()
        if _is_of_an_organ(_spelled(match)):
            amends = _AMENDMENT.search(plain, max(0, match.start() - 60), match.start())
            end, symbols = (end, [_spelled(match)]) if amends else _expression(plain, match)
            found.append(Printed(match.start(), end, text[match.start() : end], tuple(dict.fromkeys(symbols))))
    return found


def _following(text: str, end: int) -> re.Match[str] | None:
    """The next whole symbol, looked for where a slash stands: few words have one."""
    slash = text.find("/", end)
    while slash >= 0:
        organ = _BEFORE_SLASH.search(text, max(end, slash - _LONGEST_ORGAN), slash)
        if organ and (match := _IN_TEXT.match(text, organ.start())):
            return match
        slash = text.find("/", slash + 1)
    return None


def home(symbols: Iterable[str]) -> str:
    """The symbol under which a document is kept: the first in sort order, without Corr. or Rev.; empty for none."""
    return min(map(without_corrections, symbols), default="")


def without_corrections(symbol: str) -> str:
    """The symbol less the Corr. and Rev. at its end; an addendum, even one to a revision, is a paper of its own."""
    return re.sub(r"(?:/(?:Corr|Rev)\.\d+)+\Z", "", symbol)


def corrects(symbol: str) -> str:
    """The symbol that a corrigendum corrects: `X` for `X/Corr.1`; empty for what is none."""
    corrected, _, last = symbol.rpartition("/")
    return corrected if last.startswith("Corr.") else ""


def is_limited(symbol: str) -> bool:
    """Whether it is an L. document: a draft or a draft report."""
    return any(part == "L" or part.startswith("L.") for part in symbol.split("/"))


def link(symbol: str, language: str = "en") -> str:
    """The address of the official text in a language: `https://undocs.org/en/E/CN.15/2019/4`."""
    return f"https://undocs.org/{language}/{quote(symbol, safe='/()')}"


_ROMAN = r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_N = r"[1-9]\d{0,3}"
_ACT = re.compile(
    rf"(?P<old>(?:\d{{4}}/)?{_N})(?: ?(?P<part>[A-Z]))? ?\((?P<session>(?:S-)?{_ROMAN}|ORG-{_N}|(?:19|20)\d\d)\)"
    rf"|(?P<number>(?:E?S-)?{_N}/{_N})(?: ?(?P<letter>[A-Z]))?"
    rf"|(?P<agency>[A-Z]{{2,8}}(?:\d{{1,3}}(?:\.[A-Z]{{0,2}}{_N}|\({_N}\))| ?\({_N}\)/(?:RES|DEC)/{_N}))",
    re.ASCII,
)


def act_number(printed: str) -> str:
    """The number of a resolution or decision in its one spelling: `74/173`, `75/290 A`, `3367 A (XXX)`, `WHA77.1`.

    Raises ValueError for what is no such number. A number alone is no key: two organs may print the same one.
    """
    match = _ACT.fullmatch(_line(printed))
    if not match:
        raise ValueError(
            f"“{_short(printed)}” is not the number of a resolution or decision; expected one such as 74/173, 2019/19,"
            " 75/290 A, S-32/1 or 3367 A (XXX)."
        )
    if match["agency"]:
        return match["agency"].replace(" ", "")
    number, letter = match["old"] or match["number"], match["part"] or match["letter"]
    session = match["session"] and f"({match['session']})"
    return " ".join(filter(None, (number, letter, session)))


def _plain(text: str) -> str:
    """The text with every character in its place: odd spaces and hyphens made plain, markdown and addresses blank."""
    return _MARKS.sub(lambda mark: " " * len(mark[0]), text.translate(_ALIKE))


def _line(printed: str) -> str:
    """What was given as a symbol or number, on one line and in capitals."""
    plain = _plain(unicodedata.normalize("NFC", printed)).translate(_CAPITALS)
    return re.sub(r" ?(/) ?|(?<=[.(]) (?=\w)| (?=\))", r"\1", " ".join(plain.split()))


def _short(given: str) -> str:
    words = " ".join(given.split())
    return words if len(words) <= 60 else f"{words[:60]}…"


def _spelled(match: re.Match[str]) -> str:
    """The symbol matched in its one spelling; empty where it is not printed as symbols are, or names a series only."""
    printed = re.sub(r"\s", "", match["symbol"])
    spelled = _CAPITALIZED.sub(lambda word: word[0].capitalize(), printed.upper())
    has_serial = any(re.search(r"\d", part) and not _NO_SERIAL.fullmatch(part) for part in spelled.split("/")[1:])
    return spelled if has_serial and printed in (spelled, spelled.upper()) else ""


def _is_of_an_organ(spelled: str) -> bool:
    return spelled.partition("/")[0] in ORGANS or bodies.owner(spelled) is not None


def _expression(text: str, first: re.Match[str]) -> tuple[int, list[str]]:
    """Where the expression that begins with this symbol ends, and what it names, in printed order."""
    roots, end = [_spelled(first)], first.end()
    while len(roots) < 6 and (side := _JOINED.match(text, end)) and _spelled(side):
        roots, end = [*roots, _spelled(side)], side.end()
    named, latest = [*roots], roots[-1:]
    while step := _next(text, end, roots, latest):
        end, groups, roots = step
        latest = groups[-1]
        named += chain.from_iterable(groups)
    return end, named


def _next(text: str, end: int, roots: list[str], latest: list[str]) -> tuple[int, list[list[str]], list[str]] | None:
    """One step of an enumeration: where it ends, the symbols it adds, and the roots from there.

    `roots` are what "and Corr.1" speaks of: a symbol, or each side of a joint one; `latest` is what a number or a range
    goes on from.
    """
    if (
        match := _RANGE.match(text, end)
        or _TO.match(text, end)
        or _TO_NUMBER.match(text, end)
        or _ALSO_NUMBER.match(text, end)
    ):
        groups = _counted(match, int(match["last"]), latest)
        return (match.end(), groups, groups[-1] if latest[-1] in roots else roots) if groups else None
    if match := _ALSO_PART.match(text, end):
        part = _CAPITALIZED.sub(lambda word: word[0].capitalize(), f"/{match['part'].upper()}".replace(" ", ""))
        if _MODIFIES.match(part):
            return match.end(), [[_modified(root, part) for root in roots]], roots
        beside = _beside(roots[-1], part)
        return (match.end(), [beside], beside) if beside else None
    if (match := _TO_WHOLE.match(text, end)) and (last := _NUMBER.search(_spelled(match))):
        alike = _NUMBER.sub("", _spelled(match)) == _NUMBER.sub("", latest[-1])
        groups = _counted(match, int(last[0]), latest) if alike else []
        return (match.end(), groups, groups[-1]) if groups else None
    match = _ALSO_WHOLE.match(text, end) or _JOINED.match(text, end)
    if match and _spelled(match).startswith(tuple(f"{root}/" for root in roots)):
        return match.end(), [[_spelled(match)]], roots
    return None


def _counted(match: re.Match[str], last: int, latest: list[str]) -> list[list[str]]:
    """The symbols up to `last`, each side of a joint one: all between where a range is printed, else that one."""
    number = _NUMBER.search(latest[-1])
    if not number or not 0 < last - int(number[0]) <= 100:
        return []
    if match.re is _ALSO_NUMBER:
        return [[_NUMBER.sub(str(last), symbol) for symbol in latest]]
    # "L.2/Rev.1 to L.7" counts no revisions
    serial = latest[-1].rpartition("/")[2].upper()
    if match.re is not _TO_WHOLE and match["letters"] and not serial.startswith(f"{match['letters']}.".upper()):
        return []
    return [[_NUMBER.sub(str(n), symbol) for symbol in latest] for n in range(int(number[0]) + 1, last + 1)]


def _modified(root: str, part: str) -> str:
    """`X/Corr.1` for X and "Corr.1"; `X/Add.2` for X/Add.1 and "Add.2"; a corrigendum has no modifiers of its own."""
    base = re.sub(r"/Corr\.\d+\Z", "", root)
    kind = part.partition(".")[0]
    return f"{base.rpartition('/')[0] if base.rpartition('/')[2].startswith(kind[1:]) else base}{part}"


def _beside(root: str, part: str) -> list[str]:
    """`A/C.3/74/L.6` for A/C.3/74/L.5 and "L.6"; nothing where the root has no part of that kind."""
    before, kind, _ = root.rpartition(f"{part.partition('.')[0]}.")
    return [f"{before}{part}"] if kind and not _NO_SERIAL.match(part, 1) else []
