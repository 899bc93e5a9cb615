"""The numbers that Word prints before paragraphs and keeps apart from their words: counted as Word counts them."""

import re
from collections.abc import Iterator
from typing import Any

from tracker.reports.words import ROMAN_DIGITS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 9
MOST = 3999


def numbered(document: Any) -> Iterator[str]:
    """The text of each paragraph of a Word document in order, cells of tables included, with its printed number."""
    counters = Counters(document)
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            yield from _of_table(part, counters)
        else:
            yield f"{counters.before(part)}{part.text}"


def _of_table(table: Any, counters: "Counters") -> Iterator[str]:
    """The cells of a table, each once: one that spans several columns is met in each."""
    seen: set[Any] = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield "\n".join(f"{counters.before(one)}{one.text}" for one in cell.paragraphs)


class Counters:
    """How far each list of a document has been counted, by its definition and level."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._definition: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is not None:
            self._learn(part.element)

    def _learn(self, root: Any) -> None:
        for definition in root.iter(f"{W}abstractNum"):
            name = definition.get(f"{W}abstractNumId")
            for level in definition.iter(f"{W}lvl"):
                printed = (_value(level, "numFmt"), _value(level, "lvlText"), int(_value(level, "start") or 1))
                self._levels[name, int(level.get(f"{W}ilvl"))] = printed
        for number in root.iter(f"{W}num"):
            name = number.get(f"{W}numId")
            self._definition[name] = _value(number, "abstractNumId")
            for override in number.iter(f"{W}lvlOverride"):
                if start := _value(override, "startOverride"):
                    self._restarts[name, int(override.get(f"{W}ilvl"))] = int(start)

    def before(self, paragraph: Any) -> str:
        """The number that Word prints before a paragraph, with a space behind it; empty where it prints none."""
        name, depth = _list_of(paragraph)
        definition = self._definition.get(name, "")
        level = self._levels.get((definition, depth))
        if level is None or depth >= DEEPEST:
            return ""
        counts = self._counts.setdefault(definition, [None] * DEEPEST)
        restart = self._restarts.pop((name, depth), None)
        last = counts[depth]
        counts[depth] = restart if restart is not None else level[2] if last is None else last + 1
        counts[depth + 1 :] = [None] * (DEEPEST - depth - 1)
        printed = re.sub(r"%(\d)", lambda place: self._at(definition, counts, int(place[1]) - 1), level[1])
        return "– " if level[0] == "bullet" else f"{printed} " if printed else ""

    def _at(self, definition: str, counts: list[int | None], depth: int) -> str:
        kind, _, start = self._levels.get((definition, depth), ("decimal", "", 1))
        count = counts[depth] if depth < DEEPEST else None
        return _spelled(start if count is None else count, kind)


def _list_of(paragraph: Any) -> tuple[str, int]:
    """The list that a paragraph, or its style, says that it belongs to, and how deep it stands in it."""
    style = paragraph.style
    places = [paragraph._p.pPr, *(style.element.pPr for style in [style] if style is not None)]
    for properties in places:
        found = properties.numPr if properties is not None else None
        if found is not None and found.numId is not None:
            return str(found.numId.val), found.ilvl.val if found.ilvl is not None else 0
    return "", 0


def _value(element: Any, name: str) -> str:
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val") or "" if child is not None else ""


def _spelled(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26 % DEEPEST)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if kind == "upperRoman" else roman.lower()
    return str(number)


def _roman(number: int) -> str:
    pairs = {**{value: letter for letter, value in ROMAN_DIGITS.items()}, 4: "IV", 9: "IX", 40: "XL", 90: "XC"}
    spelled = ""
    for value in sorted(pairs, reverse=True):
        while number >= value and number <= MOST:
            spelled, number = f"{spelled}{pairs[value]}", number - value
    return spelled
