"""Reading reports: the text of a report in, suggested facts out. Nothing here stores, shows or guesses.

`read` lays a text out: masthead, paragraphs, the resolutions inside. `suggest` goes through its paragraphs in order,
because a paragraph inherits from those before it: the body and session, the agenda item, "the same meeting".
"""

import hashlib
from dataclasses import dataclass

from tracker.domain.terms import Fact
from tracker.reports import cleaning, layout, loop, mandates, masthead, once, plans, sourced, texts
from tracker.reports.masthead import Masthead
from tracker.reports.parts import Paragraph, Text


@dataclass(frozen=True, slots=True)
class Report:
    """A text as read. `name` is for people, `file` the SHA-256 of the kept bytes (of the text, where none is given)."""

    name: str
    file: str
    masthead: Masthead
    paragraphs: tuple[Paragraph, ...]
    texts: tuple[Text, ...]
    notes: tuple[str, ...]


def read(text: str, name: str = "", file: str = "") -> Report:
    """A report laid out; never fails on a text. `file` is the SHA-256 of the bytes that the text came from."""
    laid_out = layout.lay_out(text)
    head = masthead.read(cleaning.first_lines(text), cleaning.running_symbols(text))
    digest = file or hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Report(name, digest, head, laid_out.paragraphs, laid_out.texts, laid_out.notes)


def read_fragment(text: str, item: str, meeting: int | None = None, name: str = "", file: str = "") -> Report:
    """A pasted piece of a report, a speakers' list, a line of the Journal, under the item with this key."""
    laid_out = layout.lay_out(text)
    digest = file or hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    head = masthead.of_a_fragment(item, meeting)
    return Report(name or "pasted", digest, head, laid_out.paragraphs, laid_out.texts, laid_out.notes)


def suggest(report: Report) -> list[Fact]:
    """What a report seems to say, in its order, each fact with its quoted words."""
    kind = report.masthead.kind
    if kind == "agenda":
        found = plans.suggest(report.masthead, report.paragraphs)
    elif kind == "draft text":
        found = texts.tabled(report.masthead, report.texts)
    else:
        setting = loop.beginning(report.masthead, report.paragraphs)
        found = loop.suggestions(report.masthead, report.paragraphs, setting)
        found += texts.adopted(report.masthead, report.texts, found, setting)
        found += texts.told_in_a_sentence(report.masthead, report.paragraphs, setting)
    return list(sourced.facts(report.masthead, once.each_act(found), report.file))


def operatives(report: Report) -> list[tuple[Text, mandates.Operative]]:
    """The operative paragraphs of the resolutions in a report, adopted or not, each with its text."""
    return texts.operatives(report.masthead, report.texts)
