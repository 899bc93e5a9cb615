"""How a text marks its parts: numbers, letters, chapters, the lines by which an organ speaks."""

import re

# a numbered paragraph; a bracket before it marks what has not happened yet
NUMBERED = re.compile(r"\[?(\d{1,3})\.\s*(?=[A-Z“\"‘(\[À-Ý\d])")
CHAPTER = re.compile(r"(?:Chapter|CHAPTER|Part|PART)\s+([IVXLC]+|\d{1,2})\b[.:]?\s*(.*)")
ROMAN_HEADING = re.compile(r"([IVX]{1,6})\.\s+(?=[A-Z“])")
LETTER_HEADING = re.compile(r"([A-Z])\.\s+(?=[A-Z“])")
BRACKET_HEADING = re.compile(r"\([a-z]+\)\s")
# sections that reports have without a letter, too
SECTION = re.compile(
    r"(?:Deliberations|Discussion|General (?:debate|discussion)|Action (?:taken|by)|Conclusions and recommendations"
    r"|Consideration of (?:draft )?proposals)\b",
    re.IGNORECASE,
)
LIST_MARK = re.compile(r"(?:\(?([a-z]{1,2}|[ivxl]{1,5})\)|\(\d{1,2}\)|[•–—-])\s+(?=\S)")
TERMINAL = re.compile(r"[.:;!?][”’\")\]]{0,3}$|[;:,](?: and| or)?$")
SENTENCE_END = re.compile(r"[.!?][”’\")\]]{0,3}$")
# words that a number belongs to: "agenda item" + "3. The" is no paragraph 3
TAKES_A_NUMBER = re.compile(
    r"\b(?:items?|sub-items?|paras?\.?|paragraphs?|articles?|resolutions?|decisions?|sections?|chapters?|rules?|No\.?"
    r"|and"
    r"|to|of|page|table|figure|annex|part|Goals?|programme)$"
)
_ORGAN = (
    r"The (?:General Assembly|Security Council|Economic and Social Council|Trusteeship Council|Human Rights Council"
    r"|(?:[A-Z][\w’'-]+ ){0,6}(?:Commission|Committee|Conference|Assembly|Board|Council|Forum|Congress|Meeting)"
    r"(?: (?:on|for|of|to|and|the|in|against|by|from|with|[A-Z][\w’'-]+|,(?= [A-Z]))){0,24})"
)
# the line by which an organ speaks: what follows, up to its last numbered paragraph, is the text of a resolution
ENACTING = re.compile(rf"{_ORGAN}\s?[,:]?")
# a decision of one sentence, under its own heading: "The Economic and Social Council takes note of the report"
SHORT_ACT = re.compile(
    rf"(?P<organ>{_ORGAN})\s+(?P<act>(?:also |further )?(?:takes note|decides|approves|endorses|requests|adopts"
    rf"|authorizes"
    r"|confirms|elects|appoints)\b.*)",
    re.DOTALL,
)
# "Resolution 67/1", "Draft decision II", "RESOLUTION 28/3. Title"
TEXT_HEADING = re.compile(
    r"(?P<draft>[Dd]raft )?(?P<kind>[Rr]esolution|[Dd]ecision|RESOLUTION|DECISION)s?\s+(?P<number>[IVXL]+|[A-Z]"
    r"|\d{1,4}/\d{1,3}(?: ?[A-Z])?|S-\d+/\d+|[A-Z]{2,5}[\d.()/-]+\d+)\b[.:]?\s*(?P<title>.*)"
)
# "74/173.  Promoting technical assistance ..." or "2019/19. ...", "415 (V). ..."
NUMBERED_TITLE = re.compile(
    r"(?P<number>\d{1,4}/\d{1,3}(?: [A-Z])?|\d{1,4}(?: [A-Z])? \([IVXLS-]+\)|S-\d+/\d+)\.\s+(?P<title>.+)"
)
# an act without a number: "Recommends to the General Assembly the adoption of …", "Decides to …"
UNNUMBERED_ACT = re.compile(r"(?:Also |Further )?[A-Z][a-z]+(?<!ou)(?<!pres)(?<!ces)s\b,? (?!of\b)")
_LETTER = re.compile(r"(?:^|\n|(?<=[:;,.])(?: and| or)?\s)\s*\(?([a-z])\)\s+")


def is_heading_mark(block: str) -> bool:
    """Whether it opens like a chapter or a section."""
    if not block[:1].isupper():
        return False
    return bool(CHAPTER.match(block) or ROMAN_HEADING.match(block) or LETTER_HEADING.match(block))


def begins_anew(block: str) -> bool:
    """Whether it opens something, and cannot go on with the sentence before it."""
    if NUMBERED.match(block) or LIST_MARK.match(block) or is_heading_mark(block):
        return True
    return block.startswith("The ") and bool(ENACTING.fullmatch(block))


def level(heading: str) -> int:
    """How deep a heading lies by its mark: chapter 0, letter 1, number 2, text 3, bracketed letter 4, none 5."""
    if SECTION.match(heading):
        return 1
    marks = (CHAPTER, LETTER_HEADING, NUMBERED, TEXT_HEADING, BRACKET_HEADING)
    return next((level for level, mark in enumerate(marks) if mark.match(heading)), 5)


def lettered(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The words before a lettered list and its entries, found by the expected next letter."""
    marks: list[re.Match[str]] = []
    for mark in _LETTER.finditer(text):
        if mark[1] == chr(ord("a") + len(marks)):
            marks.append(mark)
    if not marks:
        return text, []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    entries = [(mark[1], text[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)]
    return text[: marks[0].start()].strip(), entries
