"""Characters and lines before anything is read: typography made uniform, running headers and notes taken out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tracker.reports import cuts

# hyphens and spaces that Word and PDF writers put in the place of the plain ones
CHARACTERS = {
    "\r\n": "\n", "\r": "\n", "\x0b": "\n",
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
    "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "",
    "\ufeff": "", "\u2028": "\n", "\u2029": "\n\n", "\u0085": "\n", "\u02bc": "’",
    "« ": "“", " »": "”", "«": "“", "»": "”",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
    # raised digits point to notes
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
}  # fmt: skip
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
EMPTY_PAGES = re.compile(r"\f[\s\f]*\f")
# text copied from the web keeps dead links around symbols: [E/CN.15/2019/4](#)
LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((?:#|https?://)[^()\s]{0,300}\)")

# a document symbol standing alone, also with the asterisk of a reissue
_SYMBOL = r"[A-Z][A-Z0-9]{0,7}(?:/[A-Za-z0-9.\-]{1,20}){1,7}(?: \([^()\n]{1,20}\))?\*{0,3}"
_JOB = r"(?:[A-Z]{1,3}\.)?\d{2}-\d{4,6}\*?(?: \([A-Z]\))?"
_PAGE = r"\d{1,4}(?:/\d{1,4})?"
# running headers and footers: symbols, page numbers, job numbers, bar codes, "/...", "Page 2", in any company
FURNITURE = re.compile(
    rf"(?:(?:{_SYMBOL}|{_JOB}|{_PAGE}|\*\d{{6,8}}\*|/\.\.\.|[Pp]age {_PAGE}|\d{{6}}(?: \d{{6}})?)(?:\s+|$)){{1,5}}"
)
# what tells the end of a page where there are no form feeds: a page count or a job number
PAGE_MARK = re.compile(rf"{_JOB}|\b\d{{1,3}}/\d{{1,3}}$|/\.\.\.|[Pp]age \d|^\d{{1,3}}/\d{{1,3}}\b")
HYPHEN = re.compile(r"[^\s–-][-–]$")
# "low- and middle-income": the hyphen stays alone
SUSPENDED = re.compile(r"(?:and|or|to)\b")
NOTE_RULE = re.compile(r"_{5,}\s*$|—{5,}\s*$|-{8,}\s*$")
# a note under the rule: its mark, then its text; old texts print "1/"
NOTE = re.compile(r"(\d{1,3}|\*{1,3})/?[ \t]+(?=\S)")
# an older text prints them without a rule: "1/   Official Records of the General Assembly, …"
OLD_NOTE = re.compile(r"\s*\d{1,3}/\s{1,6}(?=[A-Z])")
DIGIT = re.compile(r"\d")
# without either, a line is no furniture
COUNTED = re.compile(r"[\d/]")
# a mark glued to the word or the stop before it: "action2 taken", "Rules),8", "Austria)4"; the digit is looked for
# first, because digits are few
GLUED_TO_WORD = re.compile(r"\d(?<=[a-z]{3}\d)\d?(?=[\s,;.:)]|$)")
# between two sentences, even where its note is lost: "gave presentations. 3 During the discussion"
AFTER_STOP = re.compile(
    r"(?<=[a-z)”’]\.)(?<!\bpara\.)(?<!\bsect\.)(?<!\bchap\.)(?<!\bNo\.)(?<!\bart\.)(?<!\bAdd\.)(?<!\bRev\.)"
    r"(?<!\bCorr\.)(?<!\bvol\.)\s?\d{1,2}(?=\s+[A-Z][a-z])",
)
GLUED_TO_STOP = re.compile(r"\d(?<=[a-z”’\")\]][,;:]\d)\d?(?=\s|$)")
# a masthead has two columns, which a text sets side by side
COLUMNS = re.compile(r" {3,}")
# where a masthead ends: a numbered paragraph, of any number in an excerpt, a chapter, an enacting line
BODY_TEXT = re.compile(
    r"\s*(?:1\.\s+[A-Z]|\d{1,3}\.\s+[A-Z].{40}|(?:Chapter|CHAPTER) [IVXLC]+\b|At its \d|The [A-Z][\w ]{5,90},\s*$)"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its header, footer and notes."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]


@lru_cache(maxsize=1)
def clean(text: str) -> str:
    """The same text in plain typography, with its words whole."""
    for printed, plain in CHARACTERS.items():  # one by one is ten times as fast as str.translate
        text = text.replace(printed, plain)
    return cuts.uncut(LINK.sub(r"\1", EMPTY_PAGES.sub("\f", CONTROL.sub("", unicodedata.normalize("NFC", text)))))


def pages(text: str) -> list[Page]:
    """The pages of a text, or what it prints as pages, without furniture and with the notes apart."""
    raw = [part for page in clean(text).split("\f") for part in _cut_at_furniture(page.split("\n"))]
    running = _running_titles(raw)
    found = [_page(lines, running, at == 0) for at, lines in enumerate(raw)]
    bodies = cuts.across_pages([list(page.lines) for page in found], clean(text))
    return [replace(page, lines=tuple(lines)) for page, lines in zip(found, bodies, strict=True)]


def running_symbols(text: str) -> list[str]:
    """The lines of symbols that head a page more than once: the document's own."""
    counted = Counter(
        line.strip()
        for line in re.split(r"[\n\f]", clean(text))
        if "/" in line and len(line) < 60 and is_furniture(line)
    )
    return [line for line, times in counted.most_common(3) if times > 1 and re.search(r"[A-Z]/", line)]


def _cut_at_furniture(lines: list[str]) -> list[list[str]]:
    """A page cut where a page count or a job number stands alone in it: the form feed is lost."""
    found: list[list[str]] = [[]]
    for at, line in enumerate(lines):
        if at > 20 and is_furniture(line) and PAGE_MARK.search(line):
            while found[-1] and (not found[-1][-1].strip() or is_furniture(found[-1][-1])):
                found[-1].pop()
            found.append([])
        else:
            found[-1].append(line)
    return found


def _running_titles(raw: list[list[str]]) -> set[str]:
    """Lines that stand at the top or the bottom of three pages and more."""
    edges: Counter[str] = Counter()
    for lines in raw:
        filled = [line.strip() for line in lines if line.strip()]
        edges.update(set(filled[:2] + filled[-2:]))
    return {line for line, times in edges.items() if times >= 3 and len(line) < 120}


def _page(lines: list[str], running: set[str], first: bool) -> Page:
    lines = [line.rstrip() for line in lines]
    if not first:
        lines = _trimmed(_trimmed(lines, running)[::-1], running)[::-1]
    body, notes = _without_notes(lines)
    return Page(tuple(body), tuple(notes))


def _trimmed(lines: list[str], running: set[str]) -> list[str]:
    """Lines from the first that is neither empty nor furniture."""
    at = 0
    while at < len(lines) and (not lines[at].strip() or is_furniture(lines[at]) or lines[at].strip() in running):
        at += 1
    return lines[at:]


def is_furniture(line: str) -> bool:
    """Whether a line holds nothing but symbols, page and job numbers."""
    return len(line) < 120 and bool(COUNTED.search(line)) and bool(FURNITURE.fullmatch(line.strip()))


def _without_notes(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of a page, and the notes below its rules, each with its mark."""
    kept: list[str] = []
    notes: list[str] = []
    below = False
    for at, line in enumerate(lines):
        if NOTE_RULE.match(line.strip()):
            below = True
        elif not below and OLD_NOTE.match(line):
            below = True
            notes.append(line.strip())
        elif not below:
            kept.append(line)
        elif NOTE.match(line.strip()):
            notes.append(line.strip())
        elif notes and line.strip():
            notes[-1] = f"{notes[-1]} {line.strip()}"
        elif notes and _text_follows(lines[at:]):
            # a text without page breaks goes on below its notes
            kept.append("\f")
            below = False
    return kept, notes


def _text_follows(lines: list[str]) -> bool:
    """Whether something other than a note or furniture comes next."""
    following = next((line.strip() for line in lines if line.strip()), "")
    return bool(following) and not NOTE.match(following) and not is_furniture(following)


def without_marks(text: str, notes: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """A running text without the digits that point to its notes, and these digits."""
    if not DIGIT.search(text):
        return text, ()
    patterns = [GLUED_TO_WORD, GLUED_TO_STOP, AFTER_STOP, *([_known(notes)] if notes else [])]
    taken: list[str] = []

    def out(mark: re.Match[str]) -> str:
        taken.append(mark[0].strip().rstrip("/"))
        return ""

    for pattern in patterns:
        text = pattern.sub(out, text)
    return text, tuple(mark for mark in dict.fromkeys(taken) if mark in notes)


@lru_cache(maxsize=8)
def _known(notes: frozenset[str]) -> re.Pattern[str]:
    """After a full stop or a bracket only a mark that has its note: "presentations. 3 During", not "Add.3".

    Old texts print "the report; 1/", and an address that ends a sentence has its mark behind the stop.
    """
    known = "|".join(sorted(map(re.escape, notes), key=len, reverse=True))
    return re.compile(
        rf"(?<=[a-z”’)\]][.)])(?<!\b(?:Add|Rev)\.)(?<!Corr\.)\s?(?:{known})(?=[\s,;.]|$)(?! \()"
        rf"|(?<=[\w.;,)”\"]) (?:{known})/(?=[\s;,.]|$)|(?<=\w\.)(?<=\d\.)(?:{known})$"
    )


def joined(lines: Sequence[str]) -> str:
    """Lines as running text; a hyphen at the end of a line belongs to the word ("life-" + "skills")."""
    if len(lines) == 1:
        return " ".join(lines[0].split())
    pieces: list[str] = []
    for line in (part.strip() for part in lines):
        if pieces and not (HYPHEN.search(pieces[-1][-2:]) and not SUSPENDED.match(line)):
            pieces.append(" ")
        pieces.append(line)
    return " ".join("".join(pieces).split())


def first_lines(text: str) -> list[str]:
    """The lines of a text before its first numbered paragraph, chapter or resolution, for its masthead."""
    found: list[str] = []
    for line in clean(text)[:20_000].replace("\f", "\n").split("\n")[:160]:
        if BODY_TEXT.match(line) and len(found) > 2:
            break
        found += filter(None, map(str.strip, COLUMNS.split(line)))
    return found
