"""Operative paragraphs: what a text asks of whom, clause by clause, and by when.

A paragraph opens with a verb in the present tense, after adverbs that only order it ("Also", "Further"). Verbs that ask
have an addressee; verbs that state ("Welcomes", "Takes note") have none, and ask for nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracker.domain.mandate import MandateEstablished
from tracker.domain.terms import NO_DATE_STATED, Due, Occasion
from tracker.reports import addressees, dues
from tracker.reports.organs import Speech, code
from tracker.reports.parts import Paragraph, Text
from tracker.reports.saying import Suggested

_ADVERB = (
    r"(?:[Aa]lso|[Ff]urther|[Ff]urthermore|[Aa]gain|[Oo]nce again|[Aa]ccordingly|[Ss]trongly|[Uu]rgently|[Ee]arnestly"
    r"|[Ss]olemnly|[Tt]herefore|[Hh]ereby|[Ll]ikewise|[Ff]inally|[Rr]espectfully|[Ff]irmly|[Ww]armly|[Hh]ighly"
    r"|[Ff]ully)"
)
_LEAD = rf"(?:(?:{_ADVERB}|{addressees.HERE}),?\s+)*"
_ASK = (
    r"requests|invites|demands|urges|calls\s+(?:up)?on|encourages|appeals\s+to|authorizes|directs|instructs|asks"
    r"|mandates|entrusts|exhorts|designates"
    r"|(?:reiterates|reaffirms|renews|repeats)\s+its\s+(?:request|call|invitation|appeal|encouragement)"
    r"(?:\s+(?:to|for|upon))?"
)
# verbs by which the organ itself acts, or speaks; capitals are the house style of the World Health Assembly
_OTHER = (
    r"takes\s+note(?:\s+with\s+(?:(?:deep|grave|great|serious|particular|much)\s+)?[a-z]+)?"
    # nor are words that only end like one
    r"|(?!(?:whereas|members|governments|states|nations|programmes|agencies|organi[sz]ations|countries|parties"
    r"|participants|activities|measures|resources)\b|[a-z]+(?:ous|ss)\b)"
    r"(?:re-)?[a-z]{3,}s(?:\s+(?:up)?on\b|\s+for\b|\s+forward\s+to\b)?(?:\s+with\s+(?:(?:deep|grave|great|serious|particular|much)\s+)?[a-z]+)?"
    # a noun at the beginning is no verb: "Members are invited", "Representatives of"
    r"(?!\s+(?:of|shall|should|are|will|were|have|in(?! the strongest))\b)"
)
# a decision may be told: "The Statistical Commission: (a) Welcomed the report; (b) Requested the Group to report"
_ASKED = (
    r"Requested|Invited|Demanded|Urged|Called\s+(?:up)?on|Encouraged|Appealed\s+to|Authorized|Directed|Instructed|Asked"
    r"|Mandated|Entrusted|Designated"
)
_TOLD = r"Took\s+note(?:\s+with\s+[a-z]+)?|[A-Z][a-z]{2,}ed(?:\s+with\s+[a-z]+)?"
OPENING = re.compile(rf"(?P<lead>{_LEAD})(?P<verb>(?i:{_ASK})|(?i:{_OTHER}))(?=[\s,:])")
OPENING_TOLD = re.compile(rf"(?P<lead>{_LEAD})(?P<verb>(?i:{_ASKED})|(?i:{_TOLD}))(?=[\s,:])")
# "…, and invites", "; also requests": another verb of the same paragraph
SECOND = re.compile(rf"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?=(?P<clause>{_LEAD}(?:{_ASK}|decides)\s))")
SECOND_TOLD = re.compile(rf"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?=(?P<clause>{_LEAD}(?i:{_ASKED})\s+the\s))")
ASKS = re.compile(rf"(?:{_ASK}|{_ASKED})$", re.IGNORECASE)
CONDITION = re.compile(
    r"\b(?:subject to the availability of [a-z-]+(?: [a-z-]+){0,3}? resources|within (?:the )?(?:existing"
    r"|available) (?:[a-z-]+ ){0,2}(?:resources|obligations)|upon (?:their |its )?request(?: (?:by|of"
    r"|from) [\w ]{3,30}?(?=,| to))?"
    r"|through (?:extrabudgetary|voluntary) (?:resources|contributions)|if (?:necessary|requested)"
    r"|without (?:additional|extra) [a-z ]+|subject to [a-z ]{3,60})\b"
)
RECIPIENT = re.compile(
    r"\b(?:report|submit|present|transmit|provide|inform|brief|update)\b(?:s"
    r"|ed)?[^;.]{0,140}?\b(?:to\s+)?(?P<to>the\s+(?:General Assembly|Economic and Social Council|Security Council"
    r"|Human Rights Council|Secretary-General|regional commissions"
    r"|Commission(?: on [A-Z][\w-]+(?: (?:and |for |of )*[A-Z][\w-]+)*| for [A-Z]\w+ [A-Z]\w+)?|Council|Assembly"
    r"|Conference(?: of the (?:States )?Parties)?|Committee(?: on [A-Z]\w+)?|Board))"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb of an operative paragraph: whom it asks, for what, by when, reporting to whom, on what condition."""

    verb: str
    addressees: tuple[str, ...]
    action: str
    due: Due = NO_DATE_STATED
    recipient: str = ""
    conditions: tuple[str, ...] = ()
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Operative:
    """An operative paragraph by its clauses, the first of which opens it."""

    number: str
    clauses: tuple[Clause, ...]
    words: str


def operatives(text: Text, speech: Speech, year: int | None) -> tuple[Operative, ...]:
    """The operative paragraphs of a resolution or decision, in order."""
    return tuple(found for paragraph in text.paragraphs if (found := operative(paragraph, speech, year)))


def operative(paragraph: Paragraph, speech: Speech, year: int | None) -> Operative | None:
    """One operative paragraph; None where it opens with no verb."""
    told = paragraph.place.startswith("(") and not OPENING.match(paragraph.text)
    opening = OPENING_TOLD if told else OPENING
    parts = _clauses(paragraph.text, SECOND_TOLD if told else SECOND)
    if not paragraph.text[:1].isupper() or not opening.match(parts[0]):
        return None  # a line cut off above; a preamble ("Aware that it demands")
    clauses = _shared(tuple(clause for part in parts if (clause := _clause(part, opening, speech, year))))
    return Operative(paragraph.place, clauses, paragraph.text) if clauses else None


def _shared(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """ "Requests A, and invites B, to assist": what the last is asked is asked of both."""
    shared = list(clauses)
    for at in range(len(shared) - 2, -1, -1):
        if shared[at].asks and not shared[at].action:
            after = shared[at + 1]
            shared[at] = replace(
                shared[at], action=after.action, due=after.due, recipient=after.recipient, conditions=after.conditions
            )
    return tuple(shared)


def _clauses(text: str, second: re.Pattern[str]) -> list[str]:
    """The text of a paragraph cut before each further verb that asks or decides."""
    cuts = [match.end() for match in second.finditer(text) if not _inside_quotes(text, match.start())]
    starts, ends = [0, *cuts], [*cuts, len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _inside_quotes(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at)


def _clause(text: str, opening: re.Pattern[str], speech: Speech, year: int | None) -> Clause | None:
    match = opening.match(text)
    if not match:
        return None
    rest = text[match.end() :].strip()
    asks = bool(ASKS.search(match["verb"]))
    whom, action = addressees.asked(rest) if asks else (addressees.implied(match["verb"], rest), rest)
    tasks = asks or bool(whom) or match["verb"].lower().startswith(("decide", "endorse"))
    to = RECIPIENT.search(action) if asks else None
    recipient = to["to"] if to else ""
    # "Decides to consider … at its eightieth session": its own
    whose = recipient or (whom[0] if whom else "")
    owner = code(whose, speech) if whose else speech.body
    return Clause(
        verb=re.sub(r"\s+", " ", f"{match['lead']}{match['verb']}").strip(" ,"),
        addressees=whom,
        action=re.sub(r"[;,.](?: and)?$", "", action).strip(),
        due=dues.due(action, owner, speech, year) if tasks else NO_DATE_STATED,
        recipient=code(recipient, speech) if recipient else "",
        conditions=tuple(dict.fromkeys(found[0] for found in CONDITION.finditer(rest))) if asks else (),
        asks=asks,
    )


def suggest(
    text: Text, key: str, occasion: Occasion, speech: Speech, year: int | None, place: str
) -> Iterator[Suggested]:
    """The mandates that a finally adopted text establishes: one for each clause that asks somebody to act."""
    for paragraph in operatives(text, speech, year):
        asking = [clause for clause in paragraph.clauses if clause.asks and clause.addressees]
        for at, clause in enumerate(asking):
            event = MandateEstablished(
                text=key,
                paragraph=paragraph.number,
                verb=clause.verb,
                addressees=clause.addressees,
                action=clause.action,
                clause="" if len(asking) == 1 else chr(ord("a") + at % 26),
                due=clause.due,
                recipient=clause.recipient,
                conditions=clause.conditions,
                to_states=all(map(addressees.is_of_states, clause.addressees)),
            )
            yield Suggested(event, occasion, paragraph.words, "", f"{place}{paragraph.number}")
