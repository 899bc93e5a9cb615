"""Whether words stand in a text, and where, whatever their case and accents."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `found` where it is one of the words looked for."""

    text: str
    found: bool


def folded(text: str) -> tuple[str, list[int]]:
    """The text without case and accents, and for each of its letters the place in the text from which it came."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = [part for part in unicodedata.normalize("NFKD", letter).casefold() if not unicodedata.combining(part)]
        letters += plain
        places += [place] * len(plain)
    return "".join(letters), places


def words_of(query: str) -> list[str]:
    """The words of a query, folded, each once."""
    return list(dict.fromkeys(folded(query)[0].split()))


def holds(text: str, wanted: Sequence[str]) -> bool:
    """Whether a text holds every word."""
    plain, _ = folded(text)
    return all(word in plain for word in wanted)


def marked(text: str, wanted: Sequence[str]) -> list[Piece]:
    """The text in pieces, those apart that were looked for."""
    plain, places = folded(text)
    hit = [False] * len(text)
    for word in wanted:
        start = plain.find(word)
        while word and start >= 0:
            for place in places[start : start + len(word)]:
                hit[place] = True
            start = plain.find(word, start + len(word))
    return _pieces(text, hit)


def _pieces(text: str, hit: Sequence[bool]) -> list[Piece]:
    pieces: list[Piece] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or hit[place] != hit[start]:
            pieces.append(Piece(text[start:place], hit[start]))
            start = place
    return pieces
