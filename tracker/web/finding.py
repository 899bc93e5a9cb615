"""Where in a text the words looked for stand, whatever their case, accents and endings."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tracker.projections.pieces import words_of

# a word, with the accents that may stand as letters of their own
_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_AROUND = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `found` where it is one of the words looked for."""

    text: str
    found: bool


def marked(text: str, wanted: Collection[str]) -> list[Piece]:
    """The text in pieces, those apart that were looked for; `wanted` are words as `words_of` gives them."""
    pieces: list[Piece] = []
    since = 0
    for word in _WORD.finditer(text):
        if any(_alike(one, other) for one in words_of(word[0]) for other in wanted):
            between = text[since : word.start()]
            if pieces and between and not re.search(r"[\w\s]", between):  # a symbol is marked as one
                pieces[-1] = Piece(f"{pieces[-1].text}{between}{word[0]}", True)
            else:
                pieces += [Piece(between, False), Piece(word[0], True)]
            since = word.end()
    return [piece for piece in (*pieces, Piece(text[since:], False)) if piece.text]


def _alike(one: str, other: str) -> bool:
    """Whether two words differ at most in their ending: one stem, told well enough to mark."""
    shortest = min(len(one), len(other))
    if shortest < 4:
        return one == other
    return one.startswith(other) or one[: shortest - 1] == other[: shortest - 1]


def near(pieces: Sequence[Piece]) -> list[Piece]:
    """A long text from a little before the first word found to a little after the last, with dots for the rest."""
    hits = [number for number, piece in enumerate(pieces) if piece.found]
    if not hits:
        return list(pieces)
    before, after = pieces[: hits[0]], pieces[hits[-1] + 1 :]
    return [*map(_end, before), *pieces[hits[0] : hits[-1] + 1], *map(_start, after)]


def _end(piece: Piece) -> Piece:
    return piece if len(piece.text) <= _AROUND else Piece(f"… {piece.text[-_AROUND:].partition(' ')[2]}", False)


def _start(piece: Piece) -> Piece:
    return piece if len(piece.text) <= _AROUND else Piece(f"{piece.text[:_AROUND].rpartition(' ')[0]} …", False)
