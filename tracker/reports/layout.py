"""From blocks to paragraphs with their numbers and headings, and to the resolutions printed inside a report.

A paragraph opens at the *expected next* number, so that a heading "1. Ratification" after paragraph 6 stays a heading.
"""

import re
from collections import Counter
from itertools import pairwise

from tracker.reports import blocks, cleaning, marks, resolutions
from tracker.reports.marks import CHAPTER, ENACTING, LIST_MARK, NUMBERED, NUMBERED_TITLE, SENTENCE_END, TEXT_HEADING
from tracker.reports.parts import Growing, Layout, State

# paragraphs between two chapters of an excerpt
MOST_LEFT_OUT = 400
COUNTS_ANEW = re.compile(r"(?:Annex|ANNEX|Appendix|Part|PART|Chapter|CHAPTER|(?:Draft )?[Rr]eport o[fn])\b")
# an entry of a list that ends without a stop: "– Report on bread", "Rapporteur: Ada Quay"
LISTED = re.compile(r"[•–—-]\s|[A-Z][\w-]{3,30}: \S")
# a paper on a line of its own, as agendas list them
A_PAPER = re.compile(r"\([A-Z]{1,4}/[^()]{3,120}(?:\([^()]*\)[^()]*)?\)$")
# a preamble ("Recalling", "Deeply concerned", "Aware"), a numbered or lettered paragraph, or a verb
SPEAKS = re.compile(
    r"(?:[A-Z][a-z]+ly |Also |Further |Once again )?[A-Za-z][a-z]+(?:ing|ful|ed|s)\b|\d{1,2}\.|\([a-z]\)"
    r"|(?:Aware|Conscious|Desirous|Anxious|Cognizant|Pursuant|Guided|Bearing|In (?:view|accordance|pursuance|line))\b"
)
STOPS = re.compile(r"[.;:,!?][”’\")\]]{0,3}$")


def lay_out(text: str) -> Layout:
    """The parts of a report."""
    running, notes = running_text(text)
    words = _by_mark(notes)
    state = State()
    for (block, pointed), (following, _) in pairwise([*running, ("", ())]):
        _take(state, block, following)
        if pointed and state.open is not None:
            state.open.notes += tuple(words[mark] for mark in pointed if mark in words)
    resolutions.close_text(state)
    return Layout(tuple(one.closed() for one in state.paragraphs), tuple(state.texts), notes)


def running_text(text: str) -> tuple[list[tuple[str, tuple[str, ...]]], tuple[str, ...]]:
    """The blocks of a text in order, each with the marks of notes taken out of it; and the notes."""
    pages = cleaning.pages(text)
    notes = tuple(note for page in pages for note in page.notes)
    known = frozenset(match[1] for note in notes if (match := cleaning.NOTE.match(note)))
    return [cleaning.without_marks(block, known) for block in blocks.blocks(pages)], notes


def _by_mark(notes: tuple[str, ...]) -> dict[str, str]:
    """The words of each note by its mark, but for marks that several notes share."""
    marked = [(match[1], note[match.end() :].strip()) for note in notes if (match := cleaning.NOTE.match(note))]
    times = Counter(mark for mark, _ in marked)
    return {mark: words for mark, words in marked if times[mark] == 1}


def _take(state: State, block: str, following: str) -> None:
    """Reads one block: a resolution opening, a numbered paragraph, a heading, a continuation, a paragraph."""
    organ = block.startswith("The ")
    if organ and ENACTING.fullmatch(block) and _speaks(following):
        resolutions.open_text(state, block.rstrip(" ,:"))
    elif organ and (act := marks.SHORT_ACT.match(block)) and _is_headed(state):
        resolutions.take_short_act(state, act)
    elif state.inside is not None and resolutions.take_inside(state, state.inside, block, following):
        pass
    elif (number := NUMBERED.match(block)) and _is_expected(state, block, int(number[1])):
        _open_paragraph(state, block[number.end() :], int(number[1]))
    elif _is_heading(state, block):
        _take_heading(state, block)
    elif state.open is not None and _belongs(state.open, block):
        state.open.add(block)
    else:
        _open_paragraph(state, block, None)


def _is_headed(state: State) -> bool:
    """Whether a text is announced: by its number in the headings, or by the paragraph before its title."""
    return any(map(TEXT_HEADING.fullmatch, state.headings[-2:])) or bool(resolutions.announced(state))


def _speaks(following: str) -> bool:
    """Whether what follows an enacting line is a preamble, a numbered or lettered paragraph, or a verb."""
    return bool(SPEAKS.match(following))


def _is_expected(state: State, block: str, number: int) -> bool:
    """Whether a block is the next numbered paragraph; a numbered heading is short and ends without a stop."""
    if not (marks.TERMINAL.search(block[-12:]) or len(block) > 200):
        return False
    # where the numbers of a stretch are lost, or a stretch is left out, they go on with a full paragraph
    full = len(block) > 60 and bool(SENTENCE_END.search(block[-12:]))
    lost = 2 if not full else MOST_LEFT_OUT if state.after_heading else 30
    if state.expected is None or state.expected <= number <= state.expected + lost:
        return True
    # an annex, the report that a note transmits, or each chapter of an older report, counts anew
    whole = full or block.endswith(":")
    return number == 1 and whole and state.after_heading and any(map(COUNTS_ANEW.match, state.headings[-3:]))


def _is_heading(state: State, block: str) -> bool:
    marked = marks.is_heading_mark(block)
    if state.open is not None and state.open.parts[-1].endswith(":") and not marked:
        # below a colon stands a list; but a resolution has a title
        return bool(TEXT_HEADING.fullmatch(block) or resolutions.announced(state))
    if (
        state.open is not None
        and state.open.listing
        and not marked
        and ("," in block or LISTED.match(block) or A_PAPER.search(block[-140:]))
    ):
        return False
    if _TITLED.match(block) and (
        TEXT_HEADING.fullmatch(block) or NUMBERED_TITLE.fullmatch(block) or CHAPTER.match(block)
    ):
        return len(block) < 400
    if len(block) > 300 or blocks.LOWER.match(block) or (not marked and A_PAPER.search(block[-140:])):
        return False
    return not STOPS.search(block[-4:]) or bool(re.fullmatch(r"\(?(?:Item|Agenda item)[^.]*\)", block))


# what the three begin with: a resolution, decision, session or chapter, or a number
_TITLED = re.compile(r"[DdRrSCP\d]")


def _take_heading(state: State, block: str) -> None:
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


def _roman_chapter(state: State, block: str) -> re.Match[str] | None:
    """A chapter headed "IV. Title"; a section, where chapters are called so, or the letter follows the one before."""
    match = marks.ROMAN_HEADING.match(block)
    if not match or state.chapters:
        return None
    letters = [found[1] for heading in state.headings if (found := marks.LETTER_HEADING.match(heading))]
    return None if letters and len(match[1]) == 1 and ord(match[1]) == ord(letters[-1]) + 1 else match


def _open_paragraph(state: State, text: str, number: int | None) -> None:
    masthead = number is None and not state.paragraphs and state.expected is None and not state.chapter
    if masthead and not SENTENCE_END.search(text[-12:]) and not text.startswith("At its "):
        return
    if number == 1 and state.expected and state.headings and CHAPTER.match(state.headings[0]):
        state.by_chapter = True
    if number is not None:
        state.expected = number + 1
        state.headings = _without_drafts(state.headings)
    state.count += 1
    counted = f"{state.chapter or 'text'}, {state.count if number is None else number}"
    place = counted if number is None or state.by_chapter else str(number)
    state.open = Growing(place, [text], number, state.chapter, tuple(state.headings), text.count("“") - text.count("”"))
    state.after_heading = False
    state.paragraphs.append(state.open)


def _without_drafts(headings: list[str]) -> list[str]:
    """The headings without that of the draft printed above, which is closed."""
    drafts = [at for at, one in enumerate(headings) if (found := TEXT_HEADING.fullmatch(one)) and found["draft"]]
    return headings[: drafts[0]] if drafts else headings


def _belongs(last: Growing, block: str) -> bool:
    """Whether a block belongs to the paragraph before it: list entries, quoted titles, anything below a number."""
    below = last.parts[-1].endswith(":") or last.quotes > 0 or bool(LIST_MARK.match(block))
    return below or last.number is not None or last.listing
