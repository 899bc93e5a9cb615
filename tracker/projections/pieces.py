"""What can be found of a fact: each piece of words that it holds, and of what kind it is."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from tracker.domain import document, wording
from tracker.domain.board import CandidacyWithdrawn, CandidateNominated, MemberElected, MembershipEnded
from tracker.domain.correction import EntryCorrected
from tracker.domain.document import DocumentIssued
from tracker.domain.item import AgendaItemConsidered, DecisionTaken, ViewRecorded
from tracker.domain.mandate import MandateEstablished
from tracker.domain.recommendation import DocumentTransmitted, RecommendationActedOn, RecommendationMade
from tracker.domain.session import AgendaAdopted, OfficerElected
from tracker.domain.terms import Fact
from tracker.domain.text import TextNumbered

Kind = Literal["symbol", "person", "text", "document", "item", "matter", "mandate", "quotation"]
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text, without case and accents."""
    if text.isascii():  # most are
        return _WORD.findall(text.lower())
    plain = (letter for letter in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(letter))
    return _WORD.findall("".join(plain))


def pieces(fact: Fact) -> Iterator[tuple[Kind, str]]:
    """What can be found of a fact: each piece of words, and what kind it is."""
    said = fact.event.event if isinstance(fact.event, EntryCorrected) else fact.event
    match said:
        case RecommendationMade(candidates=candidates, title=title):
            yield from (("person", one.name) for one in candidates)
            yield "matter", title
        case RecommendationActedOn(candidates=names):
            yield from (("person", name) for name in names)
        case CandidateNominated(candidate=name) | CandidacyWithdrawn(candidate=name):
            yield "person", name
        case MemberElected(member=name) | MembershipEnded(member=name):
            yield "person", name
        case OfficerElected(name=name):
            yield "person", name
        case DocumentTransmitted(title=title):
            yield "matter", title
        case TextNumbered(kind=kind, number=number, title=title, symbol=symbol):
            yield "symbol", symbol
            organ = wording.organ(fact.occasion.body).removeprefix("the ")
            yield "text", ": ".join(part for part in (f"{organ} {kind} {number}", title) if part)
        case AgendaAdopted(items=items):
            yield from (("item", one.title) for one in items)
        case AgendaItemConsidered(title=title):
            yield "item", title
        case MandateEstablished(verb=verb, addressees=addressees, action=action):
            yield "mandate", f"{verb} {wording.series(addressees)} {action}"
        case ViewRecorded(words=words) | DecisionTaken(words=words):
            yield "quotation", words
    if isinstance(said, document.Event):
        yield from (("symbol", symbol) for symbol in document.named(replace(fact, event=said)))
    if isinstance(said, DocumentIssued):
        carried = said.carries.title if said.carries else ""
        yield "document", " ".join(part for part in (said.kind, said.author, said.title, carried) if part)
    yield "quotation", fact.source.quoted
