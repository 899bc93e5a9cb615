"""What the reader suggests, in the form in which it is compared with gold."""

import re

from benchmarks.matching import Item, entity
from tracker.domain import symbols
from tracker.domain.board import MemberElected
from tracker.domain.document import CorrigendumIssued, DocumentIssued, DocumentTabled
from tracker.domain.draft import (
    DraftAdopted,
    DraftNotAdopted,
    DraftRevised,
    DraftTabled,
    DraftWithdrawn,
    ProceduralMotionDecided,
)
from tracker.domain.item import DecisionTaken, StatementMade
from tracker.domain.recommendation import DocumentTransmitted, RecommendationMade
from tracker.domain.session import AgendaAdopted, OfficerElected, SessionReportAdopted
from tracker.domain.terms import Fact


def documents(facts: list[Fact], own: set[str]) -> list[Item]:
    seen: dict[str, Item] = {}
    # where only the revision of a draft is printed, its key is no symbol of the text
    revised = {
        (fact.event.draft, fact.source.paragraph)
        for fact in facts
        if isinstance(fact.event, DraftRevised) and fact.event.symbol
    }
    for fact in facts:
        for symbol in _symbols(fact.event):
            if (symbol, fact.source.paragraph) in revised and symbol not in _printed(fact.source.quoted):
                continue
            if "/" in symbol and ":" not in symbol and symbol not in own:
                seen.setdefault(symbol, Item(frozenset({(symbol,)}), fact.source.paragraph, symbol))
    return list(seen.values())


def _printed(words: str) -> set[str]:
    return {symbol for found in symbols.find(words) for symbol in found.symbols}


def _symbols(event: object) -> tuple[str, ...]:
    match event:
        case DocumentIssued(symbols=named) | DocumentTabled(symbols=named) | DocumentTransmitted(symbols=named):
            return named
        case CorrigendumIssued(symbol=symbol):
            return (symbol,)
        case DraftTabled(draft=draft) | DraftWithdrawn(draft=draft) | DraftNotAdopted(draft=draft):
            return (draft,)
        case DraftAdopted(draft=draft, as_revised=revised):
            printed = [symbol for found in symbols.find(revised) for symbol in found.symbols]
            return tuple(printed) or (draft,)
        case DraftRevised(symbol=symbol):
            return (symbol,)
        case AgendaAdopted(provisional_symbol=symbol):
            return (symbol,)
        case SessionReportAdopted(symbols=named, drafts=drafts):
            return (*named, *drafts)
        case RecommendationMade(through=through, candidates=()):
            return through
    return ()


def speakers(facts: list[Fact]) -> list[Item]:
    found = []
    for fact in facts:
        if isinstance(event := fact.event, StatementMade):
            codes = {"presentation"} if event.called in ("presentation", "panellist") else {str(event.capacity)}
            keys = frozenset((entity(event.speaker.entity), code) for code in codes)
            found.append(Item(keys, fact.source.paragraph, f"{event.speaker.entity} ({event.capacity})"))
    return found


def actions(facts: list[Fact]) -> list[Item]:
    found: list[Item] = []
    officers: list[Fact] = []
    adopted = {(fact.event.draft, fact.source.paragraph) for fact in facts if isinstance(fact.event, DraftAdopted)}
    recommended = {
        (fact.event.subject, fact.source.paragraph): fact.event.to
        for fact in facts
        if isinstance(fact.event, RecommendationMade)
    }
    for fact in facts:
        match fact.event:
            case DraftAdopted(draft=draft) if to := recommended.get((draft, fact.source.paragraph)):
                found.append(_action("adopt and recommend", fact, to))
            case RecommendationMade(subject=subject) if (subject, fact.source.paragraph) in adopted:
                pass
            case OfficerElected():
                officers.append(fact)
            case event:
                if kind := _kind(event):
                    found.append(_action(kind, fact, getattr(event, "to", "")))
    seats = {fact.source.paragraph: fact for fact in facts if isinstance(fact.event, MemberElected)}
    found += [_action("elect members", fact, "") for fact in seats.values()]
    officers = [fact for fact in officers if fact.source.paragraph != "masthead"]
    if officers:
        found.append(_action("elect officers", officers[-1], ""))
    return found


def _kind(event: object) -> str:
    match event:
        case DocumentTransmitted():
            return "transmit"
        case RecommendationMade():
            return "recommend"
        case DraftAdopted():
            return "adopt"
        case ProceduralMotionDecided():
            return "procedural"
        case SessionReportAdopted():
            return "adopt report"
        case AgendaAdopted():
            return "adopt agenda"
        case DecisionTaken(action="adopt" | "approve", words=words) if re.search(
            r"\b(?:adopted|approved) (?:(?:the|its|draft) )*(?:provisional agenda|(?:organization|programme) of work)"
            r"|\bprovisional agenda\b[^;]* (?:was|were) (?:then )?(?:adopted|approved)",
            words,
        ):
            return "adopt agenda"
        case DecisionTaken(action="decide", words=words) if re.search(r"\b(?:rejected|not adopted)\b", words):
            return "not adopted"
        case DecisionTaken(action="decide", words=words) if re.search(r"\bto (?:transmit|forward)\b", words):
            return "transmit"
        case DecisionTaken(action="approve"):
            return "adopt"
        case DecisionTaken(action=action):
            return action.replace("_", " ")
        case DraftNotAdopted(outcome="deferred"):
            return "defer"
        case DraftNotAdopted():
            return "not adopted"
        case DraftWithdrawn():
            return "withdraw"
    return ""


def _action(kind: str, fact: Fact, to: str) -> Item:
    meetings = frozenset(int(key.rpartition("/")[2]) for key in fact.occasion.meetings)
    options = {(kind, numbers, target) for numbers in (meetings, frozenset()) for target in (to, "")}
    return Item(frozenset(options), fact.source.paragraph, f"{kind}, meeting {sorted(meetings)}, to {to or None}")
