"""How fast reports are read: MB a second, reading against extracting, and how long hostile text takes.

Ratios of one run say more than seconds: both sides come from this process, one after the other.
"""

import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tracker import reports
from tracker.reports import files

MB = 1_000_000
# what the phrases of this project are made of, in senseless order: the most that a text can make them try
WORDS = re.split(
    " ",
    "the Commission adopted draft resolution E/CN.15/2019/L.4 on behalf of statements were made by the representatives"
    " of Chile, Japan and the observers for a recommended to the Economic and Social Council that it elect ( ) “ ”"
    " entitled 1. 2. 3rd meetings, on 22 and 23 May 2019 , ; : . At its same meeting agenda item 6 (a) (b) Requests"
    " Secretary-General to report at its twenty-ninth session decided by 50 votes to none, with no abstentions Chair:"
    " (Italy) Resolution 67/1 Chapter I A. sponsored Many speakers was highlighted had before it documents withdrew"
    " \n \n\n \f The General Assembly, __________",
)
PIECES = (
    "a ", "((((", "“", "a-\n", "\f", "\n", "1. x\n", "(a) x;\n\n", "x\n\n", "A, ", "12 and 13 ", "E/CN.1/1 and ",
    "The Commission adopted. ", "on behalf of ", "the representative of A, ", "Mr. A (B) ", "3rd, ", "of the ",
    "the statement was ", "recommended to the Council ", "_____\n1 x\n", "The General Assembly,\n1. Requests A to x;\n",
)  # fmt: skip


def lines(folder: Path) -> Iterator[str]:
    """The measurements of a folder of reports, a line each."""
    texts = [files.text(path) for path in sorted(folder.glob("*.txt"))]
    if texts:
        longest = max(texts, key=len)
        whole = "\n\n".join([longest] * (1 + 4 * MB // len(longest)))
        _read(longest)  # the tables of names are read once
        yield f"text alone: {_size(whole) / min(_seconds(lambda: _read(whole)) for _ in range(3)):.2f} MB/s"
    for path in sorted(folder.glob("*.pdf")):
        yield _against_extraction(path)
    chance = random.Random(1)
    words = " ".join(chance.choice(WORDS) for _ in range(10 * MB * 10 // 67))
    yield f"{_size(words):.1f} MB of our own phrase words in senseless order: {_seconds(lambda: _read(words)):.1f} s"
    letters = "".join(chr(chance.randrange(32, 0x3000)) for _ in range(10 * MB // 3))
    yield f"{_size(letters):.1f} MB of random letters: {_seconds(lambda: _read(letters)):.1f} s"
    slowest, piece = max((_seconds(lambda: _read((piece * MB)[:MB])), piece) for piece in PIECES)  # noqa: B023
    yield f"one piece again and again, the slowest of {len(PIECES)}: {slowest:.2f} s for 1 MB of {piece!r}"


def _read(text: str) -> None:
    reports.suggest(reports.read(text))


def _against_extraction(path: Path) -> str:
    text = files.text(path)
    extracting = min(_seconds(lambda: files.text(path)) for _ in range(3))
    # a space more each time, because the last text is kept in mind
    reading = min(_seconds(lambda more=" " * at: _read(text + more)) for at in range(3))  # type: ignore[misc]
    return f"{path.name}: reading takes {reading / extracting:.2f} of extracting ({extracting:.2f} s)"


def _size(text: str) -> float:
    return len(text.encode()) / MB


def _seconds(do: Callable[[], None]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started
