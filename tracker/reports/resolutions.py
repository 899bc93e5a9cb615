"""Resolutions printed inside a report, or making up a document: from its enacting line to the last act."""

import re
from dataclasses import replace

from tracker.reports import blocks, marks
from tracker.reports.marks import LIST_MARK, NUMBERED, NUMBERED_TITLE, TEXT_HEADING
from tracker.reports.parts import Growing, Speaking, State, Text

# a lettered part of a resolution; what is outside of it, though numbers may follow
PART = re.compile(r"([A-Z]|[IVX]{1,5})(?:\.?$|\.\s|\s(?=[A-Z]))")
# the acts of a decision under letters: "(a) Takes note of the report", "(b) Requested the Secretary-General to"
LETTERED_ACT = re.compile(r"\((?P<letter>[a-z])\)\s+(?=(?P<act>[A-Z].*))", re.DOTALL)
# of them those that are told: "Took note of the report", "Also requested the Secretary-General to"
TOLD_ACT = re.compile(r"(?:Also |Further )?(?i:took note\b|[a-z]{3,}ed\b,? (?!(?:of|by)\b))")

ANNOUNCED = re.compile(r"following (?P<draft>draft )?(?P<kind>resolution|decision|text|declaration)s?:$")
OUTSIDE = re.compile(r"(?:Annex|ANNEX|Appendix|Chapter|CHAPTER)\b|(?:[Dd]raft )?(?:[Rr]esolution|[Dd]ecision) ")


def open_text(state: State, organ: str) -> None:
    within = state.inside.text.organ if state.inside else ""
    outer = state.inside.outer if state.inside else state.expected
    close_text(state)
    kind, number, title, draft = _named(state.headings[-3:])
    if not number and (told := announced(state)):
        kind, draft = told["kind"], draft or bool(told["draft"])
    above = tuple(state.headings)
    whole = not state.paragraphs and not state.chapter
    state.inside = Speaking(Text(organ, kind, number, title, draft, within, state.chapter, above), outer, whole)
    state.expected, state.open = 1, None


def take_short_act(state: State, act: re.Match[str]) -> None:
    """A decision of one sentence, under its own heading: "The Economic and Social Council takes note of the report"."""
    open_text(state, act["organ"])
    if state.inside is not None:
        state.inside.paragraphs.append(Growing("", [act["act"]], None, state.chapter))
    close_text(state)


def announced(state: State) -> re.Match[str] | None:
    """The words at the end of the last paragraph by which it announces the text below."""
    return ANNOUNCED.search(state.paragraphs[-1].parts[-1][-60:]) if state.paragraphs else None


def _named(headings: list[str]) -> tuple[str, str, str, bool]:
    """Kind, number and title of a text, and whether it is a draft, from the headings above it."""
    kind, number, title, draft = "resolution", "", "", False
    for heading in headings:
        if match := TEXT_HEADING.fullmatch(heading):
            kind, number, title, draft = (
                match["kind"].lower(),
                match["number"],
                match["title"].strip(),
                bool(match["draft"]),
            )
        elif match := NUMBERED_TITLE.fullmatch(heading):
            number, title, draft = match["number"], match["title"].strip(), False
        elif number and not title:
            title = heading
    return kind, number, title or (headings[-1] if headings else ""), draft


def take_inside(state: State, inside: Speaking, block: str, following: str) -> bool:
    """Takes a block into the resolution that is open; False where the resolution has ended before it."""
    number = NUMBERED.match(block)
    if number and _is_next(state, inside, int(number[1])):
        place = f"{inside.part}{number[1]}"
        inside.paragraphs.append(Growing(place, [block[number.end() :]], int(number[1]), state.chapter))
        state.expected, inside.apart = int(number[1]) + 1, False
        return True
    if inside.whole and not OUTSIDE.match(block) and _take_between(inside, block):
        return True
    if not inside.paragraphs and not marks.is_heading_mark(block) and not TEXT_HEADING.fullmatch(block):
        _take_preamble(state, inside, block)
        return True
    if inside.paragraphs and _takes_lettered(state, inside, block):
        return True
    if inside.paragraphs and (LIST_MARK.match(block) or blocks.LOWER.match(block)):
        inside.paragraphs[-1].parts.append(block)
        return True
    if _is_inner_heading(state, inside, block, following):
        return True
    close_text(state)
    return False


def _is_next(state: State, inside: Speaking, number: int) -> bool:
    """Whether a number goes on, or begins again in a further part of a resolution."""
    begun = bool(inside.paragraphs) and inside.paragraphs[-1].number is not None
    if number == 1 and inside.whole and inside.apart and begun:
        inside.part = f"{inside.letter or chr(ord(inside.part[:1] or 'A') + 1)}."
        return True
    return number == state.expected


def _take_between(inside: Speaking, block: str) -> bool:
    """Takes what parts a resolution: a heading, a further preamble. False for what may be an act of its own."""
    if not inside.paragraphs and _is_act(block):
        return False
    listed = LIST_MARK.match(block) or blocks.LOWER.match(block)
    if listed and not inside.apart:
        return False
    if part := PART.match(block):
        inside.letter = part[1]
    inside.apart = True
    if not inside.paragraphs:
        inside.preamble.append(block)
    return True


def _is_inner_heading(state: State, inside: Speaking, block: str, following: str) -> bool:
    """Whether a line stands between two operative paragraphs: the numbers go on below it."""
    if not inside.paragraphs or marks.is_heading_mark(block) or OUTSIDE.match(block):
        return False
    number = NUMBERED.match(following)
    goes_on = number is not None and int(number[1]) == state.expected != inside.outer
    return goes_on or inside.paragraphs[-1].parts[-1].endswith((";", ","))


def _take_preamble(state: State, inside: Speaking, block: str) -> None:
    """Takes what precedes the first number; a single unnumbered act is the text's only operative paragraph."""
    if _takes_lettered(state, inside, block):
        return
    if _is_act(block):
        inside.paragraphs.append(Growing("", [block], None, state.chapter))
    else:
        inside.preamble.append(block)


def _takes_lettered(state: State, inside: Speaking, block: str) -> bool:
    """Takes the next act under a letter, where the acts of a text are lettered and not numbered."""
    mark = LETTERED_ACT.match(block)
    last = inside.paragraphs[-1].place if inside.paragraphs else ""
    if mark is None or (inside.paragraphs and not last.startswith("(")):
        return False
    if mark["letter"] != (chr(ord(last[1]) + 1) if last else "a"):
        return False
    if not (marks.UNNUMBERED_ACT.match(mark["act"]) or TOLD_ACT.match(mark["act"])):
        return False
    inside.paragraphs.append(Growing(f"({mark['letter']})", [mark["act"]], None, state.chapter))
    return True


def _is_act(block: str) -> bool:
    """Whether an unnumbered line is an act: "(a) Takes note of the report"; not a line of the preamble."""
    mark = LIST_MARK.match(block)
    return bool(marks.UNNUMBERED_ACT.match(block[mark.end() :] if mark else block)) and not block.endswith(",")


def close_text(state: State) -> None:
    state.after_heading = False
    if state.inside is None:
        return
    found = state.inside
    paragraphs = tuple(one.closed() for one in found.paragraphs)
    state.texts.append(replace(found.text, preamble="\n".join(found.preamble), paragraphs=paragraphs))
    state.inside, state.expected = None, found.outer
