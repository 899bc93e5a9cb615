"""From blocks to paragraphs with their numbers and headings, and to the resolutions printed inside a report.

A paragraph opens at the *expected next* number, so that a heading "1. Ratification" after paragraph 6 stays a heading.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from tracker.reports import blocks, cleaning, marks
from tracker.reports.marks import CHAPTER, ENACTING, LIST_MARK, NUMBERED, NUMBERED_TITLE, SENTENCE_END, TEXT_HEADING


# a lettered part of a resolution; what is outside of it, though numbers may follow
PART = re.compile(r"([A-Z]|[IVX]{1,5})(?:\.?$|\.\s|\s(?=[A-Z]))")
OUTSIDE = re.compile(r"(?:Annex|ANNEX|Appendix|Chapter|CHAPTER)\b|(?:[Dd]raft )?(?:[Rr]esolution|[Dd]ecision) ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its list. `place` is where an officer finds it: its number or, lacking one, chapter and count."""

    place: str
    text: str
    number: int | None = None
    chapter: str = ""
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A resolution or decision, whole: the organ that speaks, its number and title, and its operative paragraphs.

    `within` is the organ in whose text it stands as a draft, `headings` are those above it, `preamble` its words.
    """

    organ: str
    kind: str = "resolution"
    number: str = ""
    title: str = ""
    draft: bool = False
    within: str = ""
    chapter: str = ""
    headings: tuple[str, ...] = ()
    preamble: str = ""
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A report taken apart: its paragraphs, its resolutions, its notes."""

    paragraphs: tuple[Paragraph, ...]
    texts: tuple[Text, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Growing:
    """A paragraph as its blocks come in."""

    place: str
    parts: list[str]
    number: int | None = None
    chapter: str = ""
    headings: tuple[str, ...] = ()
    quotes: int = 0
    listing: bool = False

    def add(self, block: str) -> None:
        self.listing = self.listing or self.parts[-1].endswith(":")
        self.parts.append(block)
        self.quotes += block.count("“") - block.count("”")

    def closed(self) -> Paragraph:
        return Paragraph(self.place, "\n".join(self.parts), self.number, self.chapter, self.headings)


@dataclass(slots=True)
class _Speaking:
    """A resolution as its paragraphs come in; `outer` is the number expected after it."""

    text: Text
    outer: int | None
    part: str = ""
    preamble: list[str] = field(default_factory=list)
    paragraphs: list[_Growing] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """What is being read: the numbering, the headings, the open paragraph, the resolution that holds it."""

    expected: int | None = None
    chapter: str = ""
    chapters: bool = False
    headings: list[str] = field(default_factory=list)
    after_heading: bool = False
    count: int = 0
    open: _Growing | None = None
    inside: _Speaking | None = None
    paragraphs: list[_Growing] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)


def lay_out(text: str) -> Layout:
    """The parts of a report."""
    pages = cleaning.pages(text)
    notes = tuple(note for page in pages for note in page.notes)
    known = frozenset(match[1] for note in notes if (match := cleaning.NOTE.match(note)))
    state = _State()
    for block, following in _with_next(cleaning.without_marks(block, known) for block in blocks.blocks(pages)):
        _take(state, block, following)
    _close_text(state)
    return Layout(tuple(one.closed() for one in state.paragraphs), tuple(state.texts), notes)


def _with_next(found: Iterable[str]) -> Iterator[tuple[str, str]]:
    block: str | None = None
    for following in chain(found, ("",)):
        if block is not None:
            yield block, following
        block = following


def _take(state: _State, block: str, following: str) -> None:
    """Reads one block: a resolution opening, a numbered paragraph, a heading, a continuation, a paragraph."""
    if ENACTING.fullmatch(block) and _speaks(following):
        _open_text(state, block.rstrip(" ,:"))
    elif (act := marks.SHORT_ACT.match(block)) and any(map(TEXT_HEADING.fullmatch, state.headings[-2:])):
        _take_short_act(state, act)
    elif state.inside is not None and _take_inside(state, state.inside, block, following):
        pass
    elif (number := NUMBERED.match(block)) and _is_expected(state, block, int(number[1])):
        _open_paragraph(state, block[number.end() :], int(number[1]))
    elif _is_heading(state, block):
        _take_heading(state, block)
    elif state.open is not None and _belongs(state.open, block):
        state.open.add(block)
    else:
        _open_paragraph(state, block, None)


def _speaks(following: str) -> bool:
    """Whether what follows an enacting line is a preamble, a numbered or lettered paragraph, or a verb."""
    return bool(re.match(r"[A-Z][a-z]+(?:ing|ful|ed|s)\b|\d{1,2}\.|\([a-z]\)", following))


def _is_expected(state: _State, block: str, number: int) -> bool:
    """Whether a block is the next numbered paragraph; a numbered heading is short and ends without a stop."""
    if not (marks.TERMINAL.search(block[-12:]) or len(block) > 200):
        return False
    # where the numbers of a stretch are lost, they go on with a full paragraph
    lost = 30 if len(block) > 60 and SENTENCE_END.search(block[-12:]) else 2
    return state.expected is None or state.expected <= number <= state.expected + lost


def _is_heading(state: _State, block: str) -> bool:
    marked = marks.is_heading_mark(block)
    if state.open is not None and state.open.parts[-1].endswith(":") and not marked:
        # below a colon stands a list; but a resolution has a title
        return bool(TEXT_HEADING.fullmatch(block)) or _announces_a_text(state.open.parts[-1])
    if state.open is not None and state.open.listing and not marked and "," in block:
        return False
    if TEXT_HEADING.fullmatch(block) or NUMBERED_TITLE.fullmatch(block) or CHAPTER.match(block):
        return len(block) < 400
    if len(block) > 300 or blocks.LOWER.match(block):
        return False
    stops = re.search(r"[.;:,!?][”’\")\]]{0,3}$", block)
    return not stops or bool(re.fullmatch(r"\(?(?:Item|Agenda item)[^.]*\)", block))


def _announces_a_text(words: str) -> bool:
    return bool(re.search(r"following (?:draft )?(?:resolution|decision|text|declaration)s?:$", words[-60:]))


def _take_heading(state: _State, block: str) -> None:
    state.open = None
    if chapter := CHAPTER.match(block) or _roman_chapter(state, block):
        state.chapters = state.chapters or bool(CHAPTER.match(block))
        state.chapter, state.headings, state.count = chapter[1], [block], 0
    else:
        level = marks.level(block)
        # unmarked headings go on with each other, until a paragraph has come between
        together = level == 5 and state.after_heading
        state.headings = [*[one for one in state.headings if marks.level(one) < level or together][-6:], block]
    state.after_heading = True


def _roman_chapter(state: _State, block: str) -> re.Match[str] | None:
    """A chapter headed "IV. Title"; a section, where chapters are called so, or the letter follows the one before."""
    match = marks.ROMAN_HEADING.match(block)
    if not match or state.chapters:
        return None
    letters = [found[1] for heading in state.headings if (found := marks.LETTER_HEADING.match(heading))]
    return None if letters and len(match[1]) == 1 and ord(match[1]) == ord(letters[-1]) + 1 else match


def _open_paragraph(state: _State, text: str, number: int | None) -> None:
    masthead = number is None and not state.paragraphs and state.expected is None and not state.chapter
    if masthead and not SENTENCE_END.search(text[-12:]):
        return
    if number is not None:
        state.expected = number + 1
    state.count += 1
    place = str(number) if number is not None else f"{state.chapter or 'text'}, {state.count}"
    state.open = _Growing(place, [text], number, state.chapter, tuple(state.headings), text.count("“") - text.count("”"))
    state.after_heading = False
    state.paragraphs.append(state.open)


def _belongs(last: _Growing, block: str) -> bool:
    """Whether a block belongs to the paragraph before it: list entries, quoted titles, anything below a number."""
    below = last.parts[-1].endswith(":") or last.quotes > 0 or bool(LIST_MARK.match(block))
    return below or last.number is not None or last.listing


# ---- resolutions inside


def _open_text(state: _State, organ: str) -> None:
    within = state.inside.text.organ if state.inside else ""
    outer = state.inside.outer if state.inside else state.expected
    _close_text(state)
    kind, number, title, draft = _named(state.headings[-3:])
    above = tuple(state.headings)
    state.inside = _Speaking(Text(organ, kind, number, title, draft, within, state.chapter, above), outer)
    state.expected, state.open = 1, None


def _take_short_act(state: _State, act: re.Match[str]) -> None:
    """A decision of one sentence, under its own heading: "The Economic and Social Council takes note of the report"."""
    _open_text(state, act["organ"])
    if state.inside is not None:
        state.inside.paragraphs.append(_Growing("", [act["act"]], None, state.chapter))
    _close_text(state)


def _named(headings: list[str]) -> tuple[str, str, str, bool]:
    """Kind, number and title of a text, and whether it is a draft, from the headings above it."""
    kind, number, title, draft = "resolution", "", "", False
    for heading in headings:
        if match := TEXT_HEADING.fullmatch(heading):
            kind, number, title, draft = match["kind"].lower(), match["number"], match["title"].strip(), bool(match["draft"])
        elif match := NUMBERED_TITLE.fullmatch(heading):
            number, title, draft = match["number"], match["title"].strip(), False
        elif number and not title:
            title = heading
    return kind, number, title or (headings[-1] if headings else ""), draft


def _take_inside(state: _State, inside: _Speaking, block: str, following: str) -> bool:
    """Takes a block into the resolution that is open; False where the resolution has ended before it."""
    number = NUMBERED.match(block)
    marked = marks.is_heading_mark(block)
    if number and int(number[1]) == state.expected:
        place = f"{inside.part}{number[1]}"
        inside.paragraphs.append(_Growing(place, [block[number.end() :]], int(number[1]), state.chapter))
        state.expected = int(number[1]) + 1
        return True
    if _is_inner_heading(state, inside, block, following):
        return True
    if not inside.paragraphs and not marked and not TEXT_HEADING.fullmatch(block):
        _take_preamble(state, inside, block)
        return True
    if inside.paragraphs and (LIST_MARK.match(block) or blocks.LOWER.match(block)):
        inside.paragraphs[-1].parts.append(block)
        return True
    if inside.paragraphs and inside.paragraphs[-1].parts[-1].endswith((";", ",")) and not marked:
        return True  # an unnumbered line between two operative paragraphs
    _close_text(state)
    return False


def _is_inner_heading(state: _State, inside: _Speaking, block: str, following: str) -> bool:
    """Whether a heading stands inside a resolution: its numbers go on below it, or begin again in a lettered part."""
    number = NUMBERED.match(following)
    if number is None or len(block) > 200 or SENTENCE_END.search(block[-12:]) or OUTSIDE.match(block):
        return False
    ended = bool(inside.paragraphs) and inside.paragraphs[-1].parts[-1].endswith(".")
    if int(number[1]) == state.expected:
        return not (ended and inside.outer == state.expected)
    if int(number[1]) == 1 and ended and (part := PART.match(block)):
        inside.part, state.expected = f"{part[1]}.", 1
        return True
    return False


def _take_preamble(state: _State, inside: _Speaking, block: str) -> None:
    """Takes what precedes the first number; a single unnumbered act is the text's only operative paragraph."""
    if LIST_MARK.match(block) or (marks.UNNUMBERED_ACT.match(block) and not block.endswith(",")):
        inside.paragraphs.append(_Growing("", [block], None, state.chapter))
    else:
        inside.preamble.append(block)


def _close_text(state: _State) -> None:
    state.after_heading = False
    if state.inside is None:
        return
    found = state.inside
    paragraphs = tuple(one.closed() for one in found.paragraphs)
    text = found.text
    state.texts.append(
        Text(
            text.organ, text.kind, text.number, text.title, text.draft, text.within, text.chapter, text.headings,
            "\n".join(found.preamble), paragraphs,
        )  # fmt: skip
    )
    state.inside, state.expected = None, found.outer
