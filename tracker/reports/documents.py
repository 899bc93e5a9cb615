"""Documents before a body: "had before it the following documents: (a) Report of … on … (symbol and Corr.1)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain import symbols
from tracker.domain.document import CorrigendumIssued, DocumentTabled
from tracker.domain.symbols import Printed
from tracker.domain.terms import Occasion
from tracker.reports import papers, states
from tracker.reports.described import issued, without_symbols
from tracker.reports.marks import lettered
from tracker.reports.saying import Said, Suggested
from tracker.reports.words import has, sentences

# the formula proves that a document was before the body: not that it was read, nor that it was endorsed
_PAPERS = r"(?:documents?|documentation|papers|reports|notes)"
_LAID = r"(?:before|submitted|made available|issued|circulated|considered|tabled|presented|provided)"
BEFORE_IT = re.compile(
    r"\bhad (?:also )?(?:before (?:it|them)|for its consideration)\b|\b[Bb]efore the [A-Z]\w+ (?:was|were)\b"
    rf"|\b[Tt]he following (?:\w+ ){{0,2}}{_PAPERS}[^.:;]{{0,80}}? (?:was|were) (?:also )?{_LAID}\b"
    rf"|\b[Tt]he {_PAPERS} (?:placed |laid |submitted )?before (?:it|them|the [A-Z]\w+)\b[^.:;]{{0,80}}?"
    r" (?:is|are|was|were|comprised|included|consisted of)\b"
    r"|\b(?:was|were) (?:also )?provided with (?:the|an?|two|three|copies)\b",
)
BEFORE_CUES = ("efore", "for its consideration", "he following", "provided with")
# "took note of the following documents:" says that they exist; that they were before it, another sentence says
NOTED = re.compile(rf"\btak(?:e|ing) note of the following {_PAPERS}\b|\btook note of the following {_PAPERS}\b")
# commissions that keep no such list have the documents presented: "introduced the documentation under item 3:"
INTRODUCED = re.compile(r"\bintroduced (?:the )?(?:following )?(?:documentation|documents|reports)\b[^:]{0,60}:")
# "introduced the draft report (symbol)", "considered the report of … (symbol)": one paper, presented or taken up
PRESENTED = re.compile(
    r"\b(?:introduced|considered|presented|discussed|reviewed|examined|[Oo]n the basis of) "
    r"(?P<what>(?:the|a|an|its|his|her|two|three|programme|sections?|chapters?|documents?)\b"
    r"(?! agenda| item| sub-item)[^.;]{0,60}?(?:[^.;]|\.(?! [A-Z])){0,500})",
)
# "The list of participants is contained in document …": it exists; that it was before the body, nobody says
CONTAINED = re.compile(
    r"\s(?:is|are|was|were)\s+(?:contained|listed|set out|reproduced|issued|circulated|available)\s+(?:in|as|under)\s+"
    r"(?:an? )?(?:documents?|conference room papers?|notes?)?\s*(?=[A-Z]+/)"
)
# "For the documents before the Committee under this item, see document …", "(For the text of the financial statement,
# see …)": it exists, and says the rest
SEE = re.compile(
    r"\b[Ff]or the (?:text of the )?(?P<what>documents|documentation|reports|(?:financial |oral )?statement)\b"
    r"[^.;]{0,80}, see (?:also )?(?:documents? )?(?=[A-Z]+/)"
)
# "The documents before the Commission are listed in conference room paper …": what was before it, that paper says
LISTED_IN = re.compile(r"\s*(?:also )?listed in\s+(?:the )?(?P<what>.+)", re.DOTALL)
# an act that names a paper proves that it exists: "took note of the report (symbol)", "approved … as contained in …"
ACTED_ON = re.compile(
    r"\b(?:took note of|take note of|approved|endorsed|welcomed|adopted|rejected|submitted|circulated"
    r"|drew attention to)\b(?P<what>.+)",
    re.DOTALL,
)
OF_A_DRAFT = re.compile(r"\bdraft (?:resolution|decision|proposal|text)")
# these are adopted as texts, or as the report of the session
OF_A_TEXT = re.compile(r"\b(?:draft (?:resolution|decision|proposal|text|report)|[Rr]esolution|[Dd]ecision)")
# papers of which the sentence gives no symbol
OF_PAPERS = re.compile(
    r"\b(?:considered|took note of|reviewed|examined|introduced|presented) (?:the |its )?"
    r"(?:reports?|notes?|documents)\b"
)
OF_SPONSORS = re.compile(r"(?:submitted|sponsored|introduced|tabled) by\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of a list: the words about it, and its symbols."""

    letter: str
    words: str
    symbols: tuple[str, ...]


def suggest(said: Said) -> Iterator[Suggested]:
    """The documents that a paragraph says were before the body. `said.words` is the whole paragraph."""
    phrase = _announced(said.words)
    if phrase and (elsewhere := LISTED_IN.match(said.words, phrase.end())):
        for entry in in_sentence(sentences(elsewhere["what"])[0]):
            yield from (Suggested(issued(entry.words, (one,)), Occasion(), entry.words) for one in entry.symbols)
    elif phrase:
        listed = list(entries(said.words[phrase.end() :]))
        yield from _supplements(said, len(listed))
        # "The documentation … is available on the website": which papers they are, the note says
        for entry in listed or [one for note in said.paragraph.notes for one in in_sentence(note)]:
            yield from facts(entry, said.occasion)
    elif noted := NOTED.search(said.words) if "note of the following" in said.words else None:
        for entry in entries(said.words[noted.start() :]):
            yield from (Suggested(issued(entry.words, (one,)), Occasion(), entry.words) for one in entry.symbols)
    elif said.paragraph.notes and OF_PAPERS.search(said.words):
        for note in said.paragraph.notes:
            if is_of_symbols(note):
                for entry in in_sentence(note):
                    yield from facts(entry, said.occasion)


def _supplements(said: Said, symbols_found: int) -> Iterator[Suggested]:
    """Papers that a list names by a note alone: "Official Records …, Supplement No. 13 (A/51/13)"."""
    if len(lettered(said.words)[1]) > symbols_found:
        for note in said.paragraph.notes:
            if note.startswith("Official Records"):
                for entry in in_sentence(note):
                    yield from facts(entry, said.occasion)


def is_of_symbols(note: str) -> bool:
    """Whether a note only names papers: "E/CN.9/2024/4 and E/CN.9/2024/5", "See E/CN.9/2024/2"."""
    rest = note
    for printed in reversed(papers.find(note)):
        rest = rest[: printed.start] + rest[printed.end :]
    return rest != note and not re.search(r"\b(?!(?:[Ss]ee|and|also|documents?|Documents?|as|for)\b)\w+", rest)


def suggest_one(said: Said) -> Iterator[Suggested]:
    """A paper that one sentence presents, or says where it is to be found."""
    if not papers.find(said.words) or _announced(said.words):
        return
    if see := SEE.search(said.words):
        printed = papers.find(said.words[see.end() :])[0]
        yield Suggested(issued(see["what"], printed.symbols), Occasion(), said.words)
    if contained := CONTAINED.search(said.words):
        for printed in papers.find(said.words[contained.end() :])[:1]:
            what = re.split(r"[.;:]\s", said.words[: contained.start()])[-1]
            event = issued(re.sub(r"^(?:The|the|A)\s+", "", what.strip()), printed.symbols)
            yield Suggested(event, Occasion(), said.words)
    elif (match := PRESENTED.search(said.words)) and (found := papers.within(said.words, *match.span("what"))):
        if not OF_A_DRAFT.search(said.words, match.start("what"), found[0].end):
            for entry in _side_by_side(said.words, match):
                yield from facts(entry, said.occasion)
    elif (match := ACTED_ON.search(said.words)) and not _of_a_text(match):
        for entry in _side_by_side(said.words, match):
            yield from (Suggested(issued(entry.words, (one,)), Occasion(), said.words) for one in entry.symbols)


def _of_a_text(match: re.Match[str]) -> bool:
    """Whether the first paper that was acted on is a text, or the report of the session."""
    first = papers.find(match["what"])[:1]
    return bool(OF_A_TEXT.search(match["what"][: first[0].start] if first else match["what"]))


def _side_by_side(words: str, match: re.Match[str]) -> Iterator[Entry]:
    """The first paper in the "what" of a match, and those that follow it as "and the report … (symbol)"."""
    for at, entry in enumerate(_each(words, papers.within(words, *match.span("what")), match.start("what"))):
        bare = without_symbols(entry.words)
        # "(DP/2023/6 and DP/FPA/2023/1)": one paper under several symbols has its words before the first
        if at and bare and not re.match(r"(?:of )?(?:the|an?|its) ", entry.words) and not states.code(bare):
            return
        yield entry


def _announced(words: str) -> re.Match[str] | None:
    """The words that announce documents."""
    before = BEFORE_IT.search(words) if has(words, BEFORE_CUES) else None
    return before or (INTRODUCED.search(words) if "introduced" in words else None)


def entries(text: str) -> Iterator[Entry]:
    """The papers of a lettered list or, where there is none, of the sentence."""
    opening, listed = lettered(text)
    if not listed and "\n" in text:
        listed = [("", line.lstrip("•–—- ")) for line in text.split("\n") if papers.find(line)]
    if listed:
        for letter, words in listed:
            if named := _symbols(words):
                yield Entry(letter, _ended(words), named)
        return
    first = papers.find(opening)
    colon = opening.find(":", 0, first[0].start) if first else -1
    yield from in_sentence(opening[colon + 1 :])


def _ended(words: str) -> str:
    """An entry without the sentences after it, where a paragraph runs on below its list and names no other paper."""
    at = 0
    for sentence in sentences(words):
        at = words.find(sentence, at) + len(sentence)
        if papers.find(words[:at]):
            return words if papers.find(words[at:]) else words[:at]
    return words


def _symbols(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(papers.named(words)))


def in_sentence(text: str) -> Iterator[Entry]:
    """Papers named one after the other in running text: each is what stands before its symbol."""
    return _each(text, papers.find(text), 0)


def _each(text: str, named: tuple[Printed, ...], first: int) -> Iterator[Entry]:
    """The papers printed in a text, each with the words between the one before, or `first`, and its symbol."""
    start = first
    for printed in named:
        words = re.sub(
            r"^[\s),;.]*(?:and |as well as |by consensus )?(?:(?:took note of|adopted|approved|endorsed) )?",
            "",
            text[start : printed.start],
        )
        if start > first and OF_SPONSORS.match(words):
            return  # "a draft resolution (A), submitted by the sponsors of draft resolution B" presents A only
        yield Entry(
            "",
            re.split(r"before (?:it|them)(?: the following[^:]*:)?\s+|:\s*\n", words)[-1] + printed.printed,
            printed.symbols,
        )
        start = printed.end


def facts(entry: Entry, occasion: Occasion) -> Iterator[Suggested]:
    """What one paper of the list says: it was issued and tabled; a corrigendum corrected what it extends."""
    whole = tuple(symbol for symbol in entry.symbols if not symbols.corrects(symbol))
    for group in _papers(entry.words, whole):
        yield Suggested(issued(entry.words, group), Occasion(), entry.words)
        yield Suggested(DocumentTabled(group, entry.letter), occasion, entry.words)
    for corrigendum in (symbol for symbol in entry.symbols if symbols.corrects(symbol)):
        yield Suggested(CorrigendumIssued(corrigendum, symbols.corrects(corrigendum)), Occasion(), entry.words)
        yield Suggested(DocumentTabled((corrigendum,), entry.letter), occasion, entry.words)


def _papers(words: str, named: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Symbols that name one document together (a joint symbol), and those that name one each."""
    joint: list[str] = []
    for printed in papers.find(words):
        if len(printed.symbols) > 1 and re.search(r"-\s*[A-Z]{1,5}/", printed.printed):
            group = tuple(symbol for symbol in printed.symbols if symbol in named)
            joint.extend(group)
            yield group
    yield from ((symbol,) for symbol in named if symbol not in joint)
