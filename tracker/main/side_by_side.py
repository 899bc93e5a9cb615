"""Reports and their suggestions side by side: one HTML file without script, the quoted words marked in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from sqlalchemy import Connection

from tracker import suggestions
from tracker.main.front import count
from tracker.main.lines import fact_lines
from tracker.reports import files, layout
from tracker.suggestions import Outlook, Suggestion

Pair = tuple[Suggestion, Outlook]

STYLE = """
:root { color-scheme: light dark; --line: #8885; --mark: #ffe9a8; --doubt: #f6d7b0; --words: #555; }
@media (prefers-color-scheme: dark) { :root { --mark: #574a12; --doubt: #6a4416; --words: #bbb; } }
body { font: 1rem/1.5 Georgia, "Times New Roman", serif; margin: 0 auto; max-width: 90rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 1rem 0 .2rem; } h2 { font-size: 1.1rem; margin: 1.2rem 0 .4rem; }
.report { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; }
.report > div { height: 88vh; overflow-y: auto; padding-right: .8rem; border-top: 1px solid var(--line); }
p { margin: .6rem 0; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; } mark.doubtful { background: var(--doubt); }
mark a { color: inherit; font: .7rem system-ui, sans-serif; vertical-align: super; text-decoration: none; }
article { border: 1px solid var(--line); border-radius: 4px; padding: .4rem .7rem; margin: .7rem 0; }
article h3 { font-size: 1rem; margin: 0; } article p { margin: .2rem 0; font-size: .92rem; }
article .words { color: var(--words); } article.doubtful { border-left: .4rem solid #b8741a; }
:target { outline: 2px solid; outline-offset: 2px; }
@media (max-width: 50rem) { .report { display: block; } .report > div { height: auto; } }
@media print { body { max-width: none; font-size: 10pt; } .report { display: block; }
  .report > div { height: auto; overflow: visible; } mark { background: none; border-bottom: 1.5pt solid; }
  article { break-inside: avoid; } h2 { break-after: avoid; } a { color: inherit; } }
"""


@dataclass(slots=True)
class Quote:
    """A stretch of a text that suggestions quote."""

    start: int
    end: int
    numbers: list[int] = field(default_factory=list)
    doubtful: bool = False


def page(connection: Connection, pairs: Sequence[Pair]) -> str:
    """The whole page: a section for each file that has suggestions waiting, in the order of submission."""
    kept = dict.fromkeys(one.file for one, _ in sorted(pairs, key=lambda pair: pair[0].number))
    sections = []
    for file in kept:
        name, content = suggestions.kept(connection, file)
        sections.append(section(name, text_of(content, name), [pair for pair in pairs if pair[0].file == file]))
    body = "\n".join(sections) or "<p>No suggestion is waiting.</p>"
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Suggestions beside their reports</title>'
        f"<style>{STYLE}</style></head>\n<body>\n<h1>Suggestions beside their reports</h1>\n"
        f"<p>{count(len(pairs), 'suggestion')} waiting."
        " What contradicts the record comes first, then the doubtful.</p>\n"
        f"{body}\n</body>\n</html>\n"
    )


def text_of(content: bytes, name: str) -> str:
    """The text of a kept file; empty where it was withheld or cannot be read any more."""
    try:
        return files.fragment_of(content, name)
    except files.Unreadable:
        return ""


def section(name: str, text: str, pairs: Sequence[Pair]) -> str:
    """One report on the left, what it seems to say on the right."""
    blocks = [block for block, _ in layout.running_text(text)[0]]
    quotes = quoted(blocks, pairs)
    found = {number: quote.numbers[0] for quote in quotes for number in quote.numbers}
    left = "\n".join(f"<p>{words}</p>" for words in marked(blocks, quotes)) or "<p>The text is not at hand.</p>"
    right = "\n".join(card(one, seen, found.get(one.number)) for one, seen in pairs)
    return (
        f'<section>\n<h2>{escape(name)}</h2>\n<div class="report">\n<div class="text">\n{left}\n</div>\n'
        f'<div class="suggested">\n{right}\n</div>\n</div>\n</section>'
    )


def quoted(blocks: Sequence[str], pairs: Sequence[Pair]) -> list[Quote]:
    """The stretches of the running text that suggestions quote, by their beginning."""
    text = " ".join(blocks)
    found: dict[tuple[int, int], Quote] = {}
    for one, _ in sorted(pairs, key=lambda pair: pair[0].number):
        words = one.fact.source.quoted.replace("\n", " ")
        start = _found(text, words, one.fact.source.paragraph)
        if start >= 0:
            quote = found.setdefault((start, start + len(words)), Quote(start, start + len(words)))
            quote.numbers.append(one.number)
            quote.doubtful = quote.doubtful or bool(one.fact.source.inferred)
    return sorted(found.values(), key=lambda quote: (quote.start, -quote.end))


def _found(text: str, words: str, paragraph: str) -> int:
    """Where the words stand: after the number of their paragraph, if they stand there at all; -1 if nowhere."""
    number = paragraph.removeprefix("pasted, ")
    opening = text.find(f" {number}. ") if number.isdigit() else -1
    if not words:
        return -1
    return text.find(words, opening + 1) if text.find(words, opening + 1) >= 0 else text.find(words)


def marked(blocks: Sequence[str], quotes: Sequence[Quote]) -> Iterator[str]:
    """Each block as HTML, with the quoted stretches marked and linked to their suggestions."""
    start = 0
    for block in blocks:
        end = start + len(block)
        inside = [quote for quote in quotes if quote.start < end and quote.end > start]
        yield "".join(_pieces(block, start, inside))
        start = end + 1


def _pieces(block: str, start: int, quotes: Sequence[Quote]) -> Iterator[str]:
    """A block cut where a quote begins or ends."""
    end = start + len(block)
    cuts = {start, end, *(cut for quote in quotes for cut in (quote.start, quote.end) if start < cut < end)}
    for at, until in pairwise(sorted(cuts)):
        words = escape(block[at - start : until - start], quote=False)
        over = [quote for quote in quotes if quote.start <= at and quote.end >= until]
        if not over:
            yield words
            continue
        links = "".join(_links(quote) for quote in over if quote.start == at)
        doubtful = ' class="doubtful"' if any(quote.doubtful for quote in over) else ""
        yield f"<mark{doubtful}>{links}{words}</mark>"


def _links(quote: Quote) -> str:
    """The numbers of the suggestions that quote a stretch: the first and the last of a long row."""
    first, last = quote.numbers[0], quote.numbers[-1]
    shown = quote.numbers if len(quote.numbers) <= 3 else [first]
    more = "" if shown == quote.numbers else f'–<a href="#s{last}">{last}</a>'
    return f'<span id="w{first}">' + " ".join(f'<a href="#s{one}">{one}</a>' for one in shown) + f"{more}</span>"


def card(one: Suggestion, seen: Outlook, quote: int | None) -> str:
    """One suggestion: number and kind, what it says, when and where, its doubt, how it stands to the record."""
    what, where, *_ = fact_lines(one.fact)
    kind, _, said = what.partition("  ")
    back = f'<a href="#w{quote}">in the text</a>' if quote else "words not found in the text as laid out"
    lines = [f"<p>{escape(said)}</p>" if said else "", f'<p class="words">{escape(where.strip())} · {back}</p>']
    if one.fact.source.inferred:
        lines.append(f"<p><strong>Doubtful:</strong> {escape(one.fact.source.inferred)}</p>")
    if seen.word != "new":
        lines.append(f"<p><strong>Against the record:</strong> {escape(seen.in_words)}</p>")
    doubtful = ' class="doubtful"' if one.fact.source.inferred or seen.word == "contradicts" else ""
    kind = re.sub(r"(?<=[a-z])[A-Z]", lambda letter: f" {letter[0].lower()}", kind)
    head = f"<h3>{one.number}. {escape(kind)}</h3>"
    return f'<article id="s{one.number}"{doubtful}>\n{head}\n{"".join(lines)}\n</article>'
