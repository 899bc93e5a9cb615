"""An agenda: everything in it is planned. Only the papers it names are facts: they were issued."""

from tracker.domain import symbols
from tracker.domain.document import CorrigendumIssued
from tracker.domain.terms import Occasion
from tracker.reports import documents
from tracker.reports.described import issued
from tracker.reports.masthead import Masthead
from tracker.reports.parts import Paragraph
from tracker.reports.saying import Suggested
from tracker.reports.words import sentences


def suggest(masthead: Masthead, paragraphs: tuple[Paragraph, ...]) -> list[Suggested]:
    """The documents that an agenda and its annotations name, but not the agenda itself."""
    found: list[Suggested] = []
    for paragraph in paragraphs:
        for sentence in sentences(paragraph.text):
            for entry in documents.in_sentence(sentence):
                papers = tuple(symbol for symbol in entry.symbols if symbol not in masthead.symbols)
                whole = tuple(symbol for symbol in papers if not symbols.corrects(symbol))
                if whole:
                    found.append(Suggested(issued(entry.words, whole), Occasion(), sentence, "", paragraph.place))
                for corrigendum in (symbol for symbol in papers if symbol not in whole):
                    event = CorrigendumIssued(corrigendum, symbols.corrects(corrigendum))
                    found.append(Suggested(event, Occasion(), sentence, "", paragraph.place))
    return found
