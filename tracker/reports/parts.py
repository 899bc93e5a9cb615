"""The parts of a report: paragraphs, resolutions, notes; and what is kept in mind while they are read."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its list. `place` is where an officer finds it: its number, or else chapter and count.

    `notes` are the words of the footnotes that it points to.
    """

    place: str
    text: str
    number: int | None = None
    chapter: str = ""
    headings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


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
class Growing:
    """A paragraph as its blocks come in."""

    place: str
    parts: list[str]
    number: int | None = None
    chapter: str = ""
    headings: tuple[str, ...] = ()
    quotes: int = 0
    listing: bool = False
    notes: tuple[str, ...] = ()

    def add(self, block: str) -> None:
        self.listing = self.listing or self.parts[-1].endswith(":")
        self.parts.append(block)
        self.quotes += block.count("“") - block.count("”")

    def closed(self) -> Paragraph:
        return Paragraph(self.place, "\n".join(self.parts), self.number, self.chapter, self.headings, self.notes)


@dataclass(slots=True)
class Speaking:
    """A resolution as its paragraphs come in; `outer` is the number expected after it.

    `whole`: the document is this resolution, so that headings part it and do not end it. `part` is the letter of a part
    in which the numbers began again.
    """

    text: Text
    outer: int | None
    whole: bool = False
    part: str = ""
    letter: str = ""
    apart: bool = False
    preamble: list[str] = field(default_factory=list)
    paragraphs: list[Growing] = field(default_factory=list)


@dataclass(slots=True)
class State:
    """What is being read: the numbering, the headings, the open paragraph, the resolution that holds it.

    `by_chapter`: the numbers of paragraphs began again with a chapter, so that a place needs both.
    """

    expected: int | None = None
    chapter: str = ""
    chapters: bool = False
    by_chapter: bool = False
    headings: list[str] = field(default_factory=list)
    after_heading: bool = False
    count: int = 0
    open: Growing | None = None
    inside: Speaking | None = None
    paragraphs: list[Growing] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
