"""Operative paragraphs: what a text asks of whom, clause by clause, and by when.

A paragraph opens with a verb in the present tense, after adverbs that only order it ("Also", "Further"). Verbs that ask
have an addressee; verbs that state ("Welcomes", "Takes note") have none, and ask for nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracker.domain.mandate import MandateEstablished
from tracker.domain.terms import NO_DATE_STATED, Due, Occasion
from tracker.reports import dues, names
from tracker.reports.organs import Speech, code
from tracker.reports.parts import Paragraph, Text
from tracker.reports.saying import Suggested

_ADVERB = (
    r"(?:[Aa]lso|[Ff]urther|[Ff]urthermore|[Aa]gain|[Oo]nce again|[Aa]ccordingly|[Ss]trongly|[Uu]rgently|[Ee]arnestly"
    r"|[Ss]olemnly|[Tt]herefore|[Hh]ereby|[Ll]ikewise|[Ff]inally|[Rr]espectfully|[Ff]irmly|[Ww]armly|[Hh]ighly"
    r"|[Ff]ully)"
)
_HERE = (
    r"(?:[Ii]n (?:this|that) (?:regard|respect|context|connection)|[Ii]n particular|[Tt]o (?:this|that) end"
    r"|[Ii]n the same vein)"
)
_LEAD = rf"(?:(?:{_ADVERB}|{_HERE}),?\s+)*"
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
OPENING = re.compile(rf"(?P<lead>{_LEAD})(?P<verb>(?i:{_ASK})|(?i:{_OTHER}))(?=[\s,:])")
# "…, and invites", "; also requests": another verb of the same paragraph
SECOND = re.compile(rf"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?=(?P<clause>{_LEAD}(?:{_ASK}|decides)\s))")
ASKS = re.compile(rf"(?:{_ASK})$", re.IGNORECASE)
# the end of the addressee: what is to be done, or how, by when and under which condition
END = re.compile(
    r",?\s+(?:(?<!position )(?<!able )(?<!wishing )to,?\s+(?=(?:[a-z]+ly\s+)?[a-z])|that\b|not\s+to\b)"
    r"|\s+at\s+(?:its|their)\s"
    r"|:\s*$|:\s*\n|:\s+(?=\((?:a|i)\))"
    r"|,\s+(?=(?:in|within|upon|subject|consistent|as(?! well)|where|when|with|through|inter|on|taking|such as"
    r"|in particular|especially|[a-z]+ly\b|bearing|based|together|at|by|if|while|and in|for|under|pursuant|according"
    r"|including|acting|particularly|especially|working|via|from|building|drawing|mindful)\b)"
    r"|\s+(?:in (?:consultation|collaboration|cooperation|coordination|close)|within (?:existing|their|its|available)"
    r"|upon request|through|pursuant to|under the)\b"
)
# between one addressee and "as well as" the next: how they are asked to act
QUALIFIER = re.compile(
    r",\s+(?:[a-z]+ly(?: and [^,]+)?|within|in accordance with|consistent with|where appropriate"
    r"|as appropriate)[^,]*(?=,\s+(?:as well as|and)\s)",
)
# "the United Nations system, including …, as well as the Bank": the members named are part of the first
INCLUDING = re.compile(
    r",\s+(?:including|such as|in particular)\s(?:(?!\sto\s)[^;:]){0,400}?(?=,\s+as well as\s)",
)
# "Requests that the Secretary-General report": who is asked stands before the bare verb
THAT = re.compile(
    r"that\s+(?P<who>(?:the\s+)?[A-Z][^,;:]{2,90}?)\s+(?=(?:report|submit|provide|convene|continue|prepare|include"
    r"|present|consider|ensure|take|undertake|develop|make|hold|transmit|keep|give|inform|facilitate|allocate|comply"
    r"|review|assess|establish|cease|respect|withdraw|adopt|approve|examine|organize|request|maintain|extend)\b)"
)
# "Encourages continued collaboration between …", "Requests the full completion of …": what is wished for, of nobody
AN_ACT = re.compile(
    r"(?:in this regard )?(?:(?:the|an?|its|their)\s+)?(?:(?:further|full|close|active|prompt|greater|continued|early"
    r"|enhanced|increased|urgent|effective|timely|immediate|[a-z]+ed) (?:and )?){0,3}"
    r"(?:[a-z]+(?:tion|sion|ment|ance|ence)"
    r"|efforts|updates|pursuit|progress|focus|use|support) (?:of|between|among|in|with|to|for|on|and)\b"
)
# "Decides that the Commission shall", "Reaffirms that the Power concerned should": a duty inside another verb
DUTY = re.compile(
    r"\bthat,?\s+(?:in [^,]+,\s+)?(?:as [^,]+,\s+)?(?P<who>(?:the\s+)?[A-Za-z][^,;:]{2,90}?)\s+(?:shall|should|must"
    r"|will|is to|are to)\b"
)
# "will be held by the Commission on …": who acts, in the passive
BY = re.compile(
    r"\b(?:shall|should|will|must)\s+be\s+\w+\s+by\s+(?P<who>(?:the\s+)?[A-Z][\w’-]+(?:\s+(?:(?:and|of|for|on"
    r"|the)\s+)*[A-Z][\w’-]+)*)"
)
# "Israel, the occupying Power, to", "Member States, therefore, to": one addressee
APPOSED = ("occupying Power", "administering Power", "administering Powers", "therefore", "accordingly", "inter alia")
ROLE = re.compile(
    r"\bthe\s+(?:important\s+|central\s+|leading\s+|key\s+)?(?:role"
    r"|mandate)\s+of\s+(?P<who>the\s+[A-Z][\w’-]+(?:\s+(?:(?:and|of|for|on|the)\s+)*[A-Z][\w’-]+)*),?[^,;]*,?\s+as\b"
)
STATES = re.compile(
    r"\b(?:States|Governments|Parties|countries|donors?|Powers?|stakeholders|private sector|civil society|community)\b",
    re.IGNORECASE,
)
ORGANS = re.compile(
    r"\b(?:Secretary|Office|Organi[sz]ation|United Nations|Commission|Committee|Council|Board|Programme|Fund|Director"
    r"|Executive|Secretariat|Institute|Assembly|Conference|Expert Group|Working Group|Rapporteur|commissions"
    r"|Commissioner|Forum|agenc)\w*",
    re.IGNORECASE,
)
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
    parts = _clauses(paragraph.text)
    if not paragraph.text[:1].isupper() or not OPENING.match(parts[0]):
        return None  # a line cut off above; a preamble ("Aware that it demands")
    clauses = _shared(tuple(clause for part in parts if (clause := _clause(part, speech, year))))
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


def _clauses(text: str) -> list[str]:
    """The text of a paragraph cut before each further verb that asks or decides."""
    cuts = [match.end() for match in SECOND.finditer(text) if not _inside_quotes(text, match.start())]
    starts, ends = [0, *cuts], [*cuts, len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _inside_quotes(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at)


def _clause(text: str, speech: Speech, year: int | None) -> Clause | None:
    match = OPENING.match(text)
    if not match:
        return None
    rest = text[match.end() :].strip()
    asks = bool(ASKS.search(match["verb"]))
    addressees, action = _addressed(rest) if asks else (_implied(match["verb"], rest), rest)
    tasks = (
        asks or bool(addressees) or match["verb"].lower().startswith("decide") or match["verb"].lower() == "endorses"
    )
    to = RECIPIENT.search(action) if asks else None
    recipient = to["to"] if to else ""
    # "Decides to consider … at its eightieth session": its own
    whose = recipient or _organ(addressees)
    owner = code(whose, speech) if whose else speech.body
    return Clause(
        verb=re.sub(r"\s+", " ", f"{match['lead']}{match['verb']}").strip(" ,"),
        addressees=addressees,
        action=re.sub(r"[;,.](?: and)?$", "", action).strip(),
        due=dues.due(action, owner, speech, year) if tasks else NO_DATE_STATED,
        recipient=code(recipient, speech) if recipient else "",
        conditions=tuple(dict.fromkeys(found[0] for found in CONDITION.finditer(rest))) if asks else (),
        asks=asks,
    )


def _addressed(rest: str) -> tuple[tuple[str, ...], str]:
    """The addressees of a verb that asks, as printed without "the", and what they are asked to do."""
    if that := THAT.match(rest):
        return (re.sub(r"^the\s+", "", that["who"]),), rest[that.end() :]
    if rest.startswith("that ") or AN_ACT.match(rest):
        return (), rest
    rest = QUALIFIER.sub("", INCLUDING.sub("", re.sub(rf"^,\s+{_HERE},\s+", "", rest)))
    end = END.search(rest)
    if end is None and not (len(rest) < 200 and re.search(r"[A-Z]", rest)):
        return (), rest
    named = re.sub(r",?\s+(?:and|as well as)$", "", (rest[: end.start()] if end else rest).strip(" ,"))
    if len(named) > 600 or not named:
        return (), rest
    found = [re.sub(r"^(?:as well as\s+)?(?:(?:all )?the\s+)?", "", name).strip() for name in names.members(named)]
    return tuple(name for name in found if name and name not in APPOSED), rest[end.start() :].strip(
        " ,:"
    ) if end else ""


def _implied(verb: str, rest: str) -> tuple[str, ...]:
    """Whose duty a verb that does not ask holds inside: "Decides that the Commission shall"."""
    if verb.lower().startswith("recommends") and (that := THAT.match(rest)):
        return (re.sub(r"^the\s+", "", that["who"]),)
    if not re.match(
        r"(?:decides|reaffirms|stresses|emphasizes|agrees|recommends|confirms|reiterates)", verb, re.IGNORECASE
    ):
        return ()
    match = BY.search(rest) if verb.lower().startswith("decide") else None
    match = match or DUTY.search(rest) or (ROLE.search(rest) if verb.lower().startswith("reaffirm") else None)
    if (
        not match
        or not (ORGANS.search(match["who"]) or STATES.search(match["who"]))
        or re.search(
            r"\b(?:of|on|in|for|to)\b", re.sub(r"^.*?(?:Commission|Committee|Office|Power)\b.*", "", match["who"])
        )
    ):
        return ()
    return (re.sub(r"^the\s+", "", match["who"]),)


def _organ(addressees: tuple[str, ...]) -> str:
    return addressees[0] if addressees else ""


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
                to_states=all(STATES.search(name) and not ORGANS.search(name) for name in clause.addressees),
            )
            yield Suggested(event, occasion, paragraph.words, "", f"{place}{paragraph.number}")
