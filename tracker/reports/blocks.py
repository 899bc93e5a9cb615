"""From lines to blocks of running text: what empty lines, line starts and page breaks part or join.

A text wrapped anew gives the same blocks; so does one whose paragraphs a page break had cut.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from tracker.reports.cleaning import Page, joined
from tracker.reports.marks import (
    ENACTING,
    LIST_MARK,
    NUMBERED,
    SENTENCE_END,
    TAKES_A_NUMBER,
    TERMINAL,
    begins_anew,
    is_heading_mark,
)

LOWER = re.compile(r"[a-zà-ÿ]")
LONE_NUMBER = re.compile(r"\d{1,3}\.")
# a number, or the mark of a chapter or section, on a line of its own before its words
LONE_MARK = re.compile(r"(?:\d{1,3}|[IVX]{1,6}|[A-Z])\.")


def blocks(pages: list[Page]) -> list[str]:
    """The blocks of a text, in order: headings, paragraphs, entries of lists."""
    return [block for block in _numbered(joined(parts) for parts in _mended(pages)) if block]


def _numbered(found: Iterator[str]) -> Iterator[str]:
    """Blocks in which a number on a line of its own stands before its paragraph."""
    number = ""
    for block in found:
        if LONE_NUMBER.fullmatch(block):
            number = block
        else:
            yield f"{number} {block}" if number else block
            number = ""


def _mended(pages: list[Page]) -> list[list[str]]:
    """Blocks, each as its parts, joined again where a page break or an empty line had cut a sentence."""
    width = _width(pages)
    alone = _is_a_line_each(pages)
    found: list[list[str]] = []
    seam, last = False, 0
    for page in pages:
        for lines in _groups(page.lines, alone):
            if lines == ["\f"]:
                seam = True
                continue
            for block in _parted(lines):
                # a line is full, too, where the next word had no room in it
                full = last and last + len(block.split(" ", 1)[0]) > width
                if found and _goes_on(found[-1], block, seam or bool(full)):
                    found[-1].append(block)
                else:
                    found.append([block])
                seam, last = False, 0
            last = len(lines[-1])
        seam = True
    return found


def _width(pages: list[Page]) -> float:
    """The length from which a line is a full one and goes on, where empty lines stand between the lines of a paragraph.

    Endless where they part paragraphs only: then few full lines have one below.
    """
    lines = [line.strip() for page in pages for line in page.lines]
    lengths = sorted(map(len, filter(None, lines)))
    usual = lengths[len(lengths) * 9 // 10] if len(lengths) > 40 else 0
    full = [not below for line, below in pairwise(lines) if len(line) > 0.86 * usual]
    return 0.86 * usual if 40 < usual < 115 and sum(full) > len(full) / 4 else float("inf")


def _is_a_line_each(pages: list[Page]) -> bool:
    """Whether each paragraph is one long line and no empty lines part them, as word processors save a text."""
    lengths = [len(line.strip()) for page in pages for line in page.lines]
    long = sum(length for length in lengths if length > 140)
    return long > sum(lengths) / 2 and sum(not length for length in lengths) < len(lengths) / 10


def _groups(lines: tuple[str, ...], alone: bool) -> Iterator[list[str]]:
    """Runs of lines without an empty one between, or each line where they stand `alone`; so does a form feed."""
    group: list[str] = []
    for line in (*lines, ""):
        if line.strip() and line != "\f":
            group.append(line.strip())
            if not alone:
                continue
        if group:
            yield group
        group = []
        if line == "\f":
            yield ["\f"]


def _goes_on(parts: list[str], after: str, seam: bool) -> bool:
    """Whether a block continues the sentence of the one before it."""
    before = parts[-1]
    comma = before.endswith((",", ", and", ", or"))
    if TERMINAL.search(before[-12:]) and not comma:
        return False
    long = len(before) if len(parts) == 1 else 201
    # "… by 50 votes to none, with" + "1 abstention"; a number with a stop is a paragraph's
    counted = before[-1:].islower() and re.match(r"\d{1,4} [a-zA-Z]", after)
    if (LOWER.match(after) or counted) and not LIST_MARK.match(after):
        return long > 60 or before.endswith((",", "the", "of", "and"))
    return seam and not comma and not begins_anew(after) and (long > 200 or before[-1:].isalpha())


def _parted(lines: list[str]) -> list[str]:
    """A run of lines cut where a numbered paragraph, a heading or an enacting line begins at a line start."""
    if len(lines) == 1:
        return lines
    parts: list[list[str]] = [[]]
    for line in _with_marks(lines):
        part = parts[-1]
        if part and _begins(line, part[-1], len(part) < 8 and is_heading_mark(part[0])):
            tail = _heading_at_end(part) if NUMBERED.match(line) else 0
            if tail:
                parts[-1:] = [part[:-tail], part[-tail:]]
            parts.append([])
        parts[-1].append(line)
    return [joined(part) for part in parts if part]


def _with_marks(lines: list[str]) -> Iterator[str]:
    """The lines, a mark that has one of its own set before the words below it."""
    mark = before = ""
    for line in lines:
        if LONE_MARK.fullmatch(line) and not TAKES_A_NUMBER.search(before):
            mark, before = f"{mark}{line} ", line
            continue
        yield f"{mark}{line}"
        mark, before = "", line
    if mark:
        yield mark.strip()


def _begins(line: str, before: str, heading: bool) -> bool:
    """Whether something new begins with a line. `heading`: the lines before it are one."""
    if NUMBERED.match(line):
        return not TAKES_A_NUMBER.search(before)
    if any(one.endswith((",", ":")) and ENACTING.fullmatch(one) for one in (line, before)):
        return True
    return is_heading_mark(line) and (heading or bool(SENTENCE_END.search(before)))


def _heading_at_end(lines: list[str]) -> int:
    """How many lines at the end are a heading: those after the last line that ends a sentence."""
    tail = 0
    for line in reversed(lines[-8:]):
        if TERMINAL.search(line):
            break
        tail += 1
    long = sum(map(len, lines[len(lines) - tail :])) > 320
    return 0 if tail in (0, len(lines)) or long else tail
