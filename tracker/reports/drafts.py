"""Drafts: introduced, sponsored, revised, adopted, put to the vote, recommended to another organ.

"Adopted" alone says neither by whom nor what: the sentence must name the body as the one who acts, and a draft.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tracker.domain import symbols
from tracker.domain.draft import (
    DraftAdopted,
    DraftKind,
    DraftNotAdopted,
    DraftRevised,
    DraftTabled,
    DraftWithdrawn,
    MotionDecided,
    SponsorsJoined,
    VoteTaken,
)
from tracker.domain.recommendation import RecommendationMade
from tracker.domain.terms import Tally
from tracker.reports import names, states, votes
from tracker.reports.marks import LETTER_HEADING, lettered
from tracker.reports.occasions import at_the_session
from tracker.reports.organs import TO, code
from tracker.reports.saying import Said, Suggested

BODY = (
    r"(?:[Tt]he\s+(?:(?:[A-Z][\w-]+|and|on|for|of|the)\s+){0,8}?(?:Commission|Committee|Council|Conference|Board|Assembly|Forum"
    r"|Congress|Working Group|Meeting|meeting)(?:\s+(?:on|for)(?:\s+(?:and|of|the|in|on|for|to)|\s+[A-Z][\w-]+){1,10}|\s+\([A-Z][\w ]{1,40}\))?"
    r"|[Tt]he\s+ministers[^,.;]{0,160}|[Ii]t|[Pp]articipants|(?:[Tt]he\s+)?Chairs)"
)
# how an act was taken stands before or after the verb
_HOW = (
    rf"(?:,?\s*(?:also|then|further|thus|unanimously|by consensus|by acclamation|without a vote|as (?:further |orally )*(?:revised|amended)"
    rf"|for (?:adoption|transmission|submission) (?:by|to) {TO}|{votes.TO.pattern}|with \w+ (?:votes )?in favour[^;.]{{0,60}}abstentions?),?)*"
)
_HOW = re.sub(r"\(\?P<\w+>", "(?:", _HOW)
# the body as subject, then the verb, with nothing between but how it was done
ADOPTED = re.compile(rf"(?P<who>{BODY}){_HOW}\s+(?P<verb>adopted|approved){_HOW}\s+(?P<what>.+)", re.DOTALL)
PASSIVE = re.compile(
    r"(?P<what>[Tt]he (?:revised |amended )?(?:draft|text|declaration)[^.;]{0,300}?)\s+(?:was|were)\s+(?:then\s+|subsequently\s+|thereafter\s+)?(?P<verb>adopted|approved|rejected|withdrawn)\b",
    re.DOTALL,
)
_A_DRAFT = r"(?:draft|revised|amended|declaration|resolution|decision|text|proposal)"
# what was adopted is a draft, if the words before its title or symbol say so
DRAFT = re.compile(
    r"^(?:the |a |an |its |both |two |three )?(?:(?:revised|amended|oral|high-level|political|ministerial|omnibus|following|procedural|consolidated) )*"
    r"(?P<draft>draft )?(?P<kind>resolution|decision|declaration|text|proposal)s?\b"
)
TITLE = re.compile(r"entitled\s+[“\"](?P<title>[^”\"]+)[”\"]")
AS_REVISED = re.compile(r"\bas (?:further |orally |subsequently |technically )*(?:revised|amended|corrected|updated)(?: by [^,.;()]+)?")
SPONSORED = re.compile(r"\b(?:co-?)?(?:sponsored|submitted|tabled|proposed) by\s+(?P<who>.+?)(?=,? and recommended\b|,? on the basis\b|\s*\((?:[Ff]or|[Ss]ee)\b|\.?$|;)", re.DOTALL)
# "… joined in sponsoring", "… had joined as sponsors": who joined stands before it
JOINED = re.compile(
    r"\s+(?:had\s+)?(?:(?:also|subsequently|then)\s+)?(?:joined (?:in |as )?(?:(?:the )?(?:co-?)?sponsor(?:ing|s)?)"
    r"|became (?:additional )?(?:co-?)?sponsors)"
)
INTRODUCED = re.compile(r"\b(?:introduced|submitted|presented|tabled|had before (?:it|them)|drew (?:the )?attention (?:of [^.;]{3,40} )?to)\s+(?P<what>(?:(?:the|a|an|on behalf of [^,]+,)\s+)?(?:revised |amended )?draft (?:resolution|decision|declaration|proposal|text).+)", re.DOTALL)
ORALLY = re.compile(r"\borally (?:revised|amended|corrected) (?P<what>(?:the )?(?:text of the )?(?:revised )?draft (?:resolution|decision|text)[^.;]*)")
# "and recommended it to the Economic and Social Council for adoption", "decided to recommend for adoption by …"
SENT_ON = re.compile(rf"\band (?:decided to )?recommend(?:ed)?\s+(?:it|them|the (?:draft|text)[^.;]{{0,40}}?|its (?:adoption|approval))\s+(?:for (?:adoption|approval) )?(?:to|by)\s+(?P<to>{TO})")
RECOMMENDED = re.compile(
    rf"\b(?P<verb>(?:decided to )?recommend(?:ed|s)?)\s+(?:"
    rf"to (?P<to1>{TO})\s*,?\s*(?:the )?(?:(?:for )?(?:adoption|approval)(?: of)?|that it (?:adopt|approve))|"
    rf"for (?:adoption|approval|action|consideration) by (?P<to2>{TO})|"
    rf"(?:the )?(?:adoption|approval) by (?P<to3>{TO}) of|"
    rf"that (?P<to4>{TO}) (?:adopt|approve))\s*,?\s*(?P<what>(?:the |of the )?(?:following )?(?:revised )?(?:draft|text).+)",
    re.DOTALL,
)
FOR_ADOPTION = re.compile(rf"\bfor (?:adoption|approval|consideration) by (?P<to>{TO})")
NUMBERED = re.compile(r"\bdraft (?P<kind>resolution|decision)s?\s+(?P<number>[IVXL]+|[A-Z])\b")
# where the report prints the text: "(see chap. I, sect. A, draft decision I)", "(see chap. I.D)"
PLACE = re.compile(
    r"\bchap(?:ter|\.)\s*(?P<chapter>[IVX]+)(?:\s*\.\s*|,\s*sect(?:ion|\.)\s*)(?P<section>[A-Z])(?:\s*[,.]\s*(?P<draft>draft )?(?P<kind>resolution|decision)\s+(?P<number>[\w/.-]*\w))?"
)
REJECTED = re.compile(rf"(?P<who>{BODY})\s+rejected\s+(?P<what>.+)", re.DOTALL)
NO_ACTION = re.compile(r"\b(?:[Nn]o action (?:was|be) taken on|decided (?:not to take|to take no) action on|(?:decided to )?defer(?:red)? (?:consideration of|action on))\s+(?P<what>.+)", re.DOTALL)
WITHDREW = re.compile(
    r"\b(?:the (?:main )?sponsors?|the representatives? of (?P<by>[^.;]{2,200}?)(?:, on behalf of [^,]+,)?)\s+(?:also |then |subsequently )?withdrew\s+(?P<what>(?:the )?(?:revised )?(?:draft|proposed|amendment)[^.]*(?:\.\d[^.]*)*)"
    r"|(?P<draft>\bdraft (?:resolution|decision)\b[^.;]{0,200}?)\s+(?:was|had been) withdrawn\b"
)
MOTION = re.compile(r"\bdecided to (?:(?P<closure>close)|(?P<adjournment>adjourn)) (?:the )?debate\b|\bmotion (?:to|for|of) (?:(?P<closure2>clos)|(?P<adjournment2>adjourn)|(?P<none>no action|take no action)|(?P<division>divi))[^.;]{0,80}? was (?P<result>adopted|carried|rejected|defeated)")
MOVED = re.compile(r"\bthe (?:representative|observer) (?:of|for) (?P<mover>[^,.;]{2,60}?)\s+(?:made a statement and )?moved (?:for|that|to)\b[^.]*")
RULE = re.compile(r"\brule (?P<rule>\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class Named:
    """A draft as a sentence names it: its key, kind and title, the revision, and whether it is only "the draft"."""

    key: str
    kind: DraftKind
    title: str = ""
    revision: str = ""
    doubt: str = ""


# a sentence without any of these words tells nothing of a draft
CUE = re.compile(r"draft|declaration|debate|motion|resolution|decision|sponsor|no action", re.IGNORECASE)


def suggest(said: Said) -> Iterator[Suggested]:
    """What a sentence tells of drafts."""
    if not CUE.search(said.words):
        return
    yield from _introduced(said)
    yield from _joined(said)
    yield from _decided(said)


def is_of_a_draft(words: str) -> bool:
    """Whether a sentence tells that a draft was rejected, put off or left without action."""
    match = REJECTED.search(words) or NO_ACTION.search(words)
    return bool(match and DRAFT.match(match["what"]))


def named(words: str, said: Said) -> Named | None:
    """The draft that words name: by its symbol, its number and place, its title, or as the one named last."""
    title = match["title"].strip() if (match := TITLE.search(words)) else ""
    kind = kind_of(words)
    papers = [symbol for printed in symbols.find(words) for symbol in printed.symbols if symbols.is_limited(symbol)]
    if papers:
        key = symbols.without_corrections(papers[0])
        return Named(key, kind, title or said.setting.titles.get(key, ""), papers[0] if papers[0] != key else "")
    if place := place_key(words, said):
        return Named(said.setting.places.get(place, place), kind, title)
    if title and (known := next((key for key, one in said.setting.titles.items() if one == title), "")):
        return Named(known, kind, title)
    if title or said.setting.draft == "":
        return None
    return Named(said.setting.draft, kind, said.setting.titles.get(said.setting.draft, ""), "", "“the draft” is the one named last")


def kind_of(words: str) -> DraftKind:
    """Resolution, decision or declaration, by the first of these words."""
    match = re.search(r"\b(resolution|decision|declaration)s?\b", words)
    return "resolution" if match is None else "decision" if match[1] == "decision" else "declaration" if match[1] == "declaration" else "resolution"


def place_key(words: str, said: Said) -> str:
    """The key of a draft without a symbol: where it is printed, `E/2019/30:I.A.IV`."""
    place = PLACE.search(words)
    if place is None:
        return _in_a_report(words)
    number = place["number"] or (match["number"] if (match := NUMBERED.search(words)) else "")
    before = [symbol for printed in symbols.find(words[: place.start()][-80:]) for symbol in printed.symbols]
    where = before[-1] if before and words[: place.start()].rstrip(" ,").endswith(tuple("0123456789*)")) else said.setting.report
    parts = [place["chapter"], place["section"], number if not place["number"] or place["draft"] or not re.search(r"\d", number) else ""]
    return f"{where or said.setting.session}:{'.'.join(part for part in parts if part)}"


def _in_a_report(words: str) -> str:
    """A draft printed in another body's report: "contained in paragraph 7 of chapter VIII of the report … (A/53/23 …)"."""
    match = re.search(r"contained in (?:paragraph (?P<para>\d+) of )?(?:chapter|section) (?P<chapter>[IVX]+)", words)
    papers = [symbol for printed in symbols.find(words) for symbol in printed.symbols]
    if not match or not papers:
        return ""
    return f"{papers[-1]}:{'.'.join(part for part in (match['chapter'], match['para']) if part)}"


def _introduced(said: Said) -> Iterator[Suggested]:
    match = INTRODUCED.search(said.words)
    if revised := ORALLY.search(said.words):
        if draft := named(revised["what"], said):
            yield Suggested(DraftRevised(draft.key, draft.kind, "", True, draft.title), said.occasion, said.words, draft.doubt)
    if match and not re.search(r"\bon the draft\b|\bdraft report\b", match["what"][:60]) and (draft := named(match["what"], said)) and not draft.doubt:
        yield Suggested(DraftTabled(draft.key, draft.kind, draft.title, _sponsors(match["what"])), said.occasion, said.words)
        if draft.revision:
            yield Suggested(DraftRevised(draft.key, draft.kind, draft.revision, title=draft.title), said.occasion, said.words)


def _joined(said: Said) -> Iterator[Suggested]:
    match = JOINED.search(said.words)
    if not match or not (draft := named(said.words, said)):
        return
    who = re.split(
        r"(?:[Ss]ubsequently|meeting|[Tt]hereafter|adoption|session),\s+|\b(?:that|by)\s+|[.;]\s+", said.words[: match.start()]
    )[-1]
    sponsors = tuple(names.split(re.sub(r"^(?:[Tt]he )?representatives? of ", "", who)))
    if sponsors and all(states.code(names.BRACKETS.sub("", name).strip()) or states.code(name) for name in sponsors):
        event = SponsorsJoined(draft.key, draft.kind, sponsors, draft.title)
        yield Suggested(event, said.occasion, said.words, draft.doubt)


def _sponsors(words: str) -> tuple[str, ...]:
    """The names after "sponsored by", each as printed: one may stand for twenty-seven States."""
    match = SPONSORED.search(words)
    if not match or re.match(r"the (?:Vice-)?(?:Chair|President|Bureau|Special Committee|Secretariat)", match["who"]):
        return ()
    return tuple(name for name in names.split(match["who"]) if re.match(r"(?:the )?[A-ZÀ-Ý]", name))


def _decided(said: Said) -> Iterator[Suggested]:
    """What became of a draft; the first phrase that fits tells it."""
    if motion := MOTION.search(said.words):
        yield from _motion(said, motion)
    elif match := RECOMMENDED.search(said.words):
        yield from _recommended(said, match)
    elif (match := ADOPTED.search(said.words)) and DRAFT.match(match["what"]):
        yield from _adopted(said, match)
    elif match := PASSIVE.search(said.words):
        yield from _passive(said, match)
    elif (match := REJECTED.search(said.words)) and DRAFT.match(match["what"]):
        yield from _not_adopted(said, match["what"], "rejected")
    elif match := WITHDREW.search(said.words):
        if draft := named(match["what"] or match["draft"] or "", said):
            by = tuple(names.split(match["by"])) if match["by"] else ()
            yield Suggested(DraftWithdrawn(draft.key, draft.kind, draft.title, by), said.occasion, said.words, draft.doubt)
    elif (match := NO_ACTION.search(said.words)) and DRAFT.match(match["what"]):
        yield from _not_adopted(said, match["what"], "deferred" if "defer" in match[0][:24] else "no_action")


def _adopted(said: Said, match: re.Match[str]) -> Iterator[Suggested]:
    draft = named(match["what"], said)
    if draft is None:
        return
    how, vote = votes.how(said.words.split("(For the text")[0])
    sent = SENT_ON.search(said.words)
    to = code(sent["to"], said.setting.speech) if sent else ""
    revised = ", ".join(part for part in (draft.revision, _revised(said.words)) if part)
    event = DraftAdopted(
        draft.key, draft.kind, draft.title, how, vote, revised, to, match["verb"], _sponsors(match["what"])
    )
    doubt = draft.doubt or said.doubt
    yield Suggested(event, said.occasion, said.words, doubt)
    yield from _recorded_vote(said, draft, vote)
    if sent:
        final = FOR_ADOPTION.search(said.words[match.start("verb") : match.start("what")])
        meant = code(final["to"], said.setting.speech) if final else ""
        asked = RecommendationMade(to, "adopt", draft.key, draft.title, (), meant if meant != to else "", through=_papers(draft), as_printed="recommended")
        yield Suggested(asked, said.occasion, said.words, doubt)


def _papers(draft: Named) -> tuple[str, ...]:
    return (draft.revision or draft.key,) if symbols.is_limited(draft.key) else ()


def _revised(words: str) -> str:
    return match[0] if (match := AS_REVISED.search(words)) else ""


def _recorded_vote(said: Said, draft: Named, vote: Tally | None) -> Iterator[Suggested]:
    ballots = votes.ballots(said.paragraph.text)
    if ballots and vote:
        event = VoteTaken(draft.key, draft.kind, vote, ballots.in_favour, ballots.against, ballots.abstaining, draft.title)
        yield Suggested(event, said.occasion, said.paragraph.text, draft.doubt)


def _passive(said: Said, match: re.Match[str]) -> Iterator[Suggested]:
    """ "The draft resolution was adopted": by the body whose report it is."""
    draft = named(match["what"], said)
    if draft is None or re.search(r"\b(?:had|has) been$", said.words[: match.start("verb")].strip()):
        return
    if match["verb"] == "rejected":
        yield from _not_adopted(said, match["what"], "rejected")
    elif match["verb"] == "withdrawn":
        yield Suggested(DraftWithdrawn(draft.key, draft.kind, draft.title), said.occasion, said.words, draft.doubt)
    else:
        how, vote = votes.how(said.words)
        event = DraftAdopted(draft.key, draft.kind, draft.title, how, vote, _revised(said.words), "", match["verb"])
        yield Suggested(event, said.occasion, said.words, draft.doubt or said.doubt)


def _not_adopted(said: Said, what: str, outcome: Literal["rejected", "no_action", "deferred"]) -> Iterator[Suggested]:
    if draft := named(what, said):
        event = DraftNotAdopted(draft.key, draft.kind, outcome, draft.title, votes.tally(said.words), outcome.replace("_", " "))
        yield Suggested(event, said.occasion, said.words, draft.doubt)


def _recommended(said: Said, match: re.Match[str]) -> Iterator[Suggested]:
    """A draft sent up: the organ that is asked, and whose text it is to become in the end."""
    if re.search(r"\bfollowing\b", match["what"][:40]):
        return  # a list below, or the text itself
    draft = named(match["what"], said)
    if draft is None:
        return
    to = code(next(match[group] for group in ("to1", "to2", "to3", "to4") if match[group]), said.setting.speech)
    final = FOR_ADOPTION.search(match["what"])
    meant = code(final["to"], said.setting.speech) if final else ""
    event = RecommendationMade(to, "adopt", draft.key, draft.title, (), meant if meant != to else "", _papers(draft), match["verb"])
    yield Suggested(event, said.occasion, said.words, draft.doubt or said.doubt)


def listed(said: Said) -> Iterator[Suggested]:
    """ "recommends to the Council the adoption of the following draft resolutions: (a) Draft resolution I: “…” (symbol)"."""
    match = RECOMMENDED.search(said.words)
    if not match or "following" not in match["what"][:40]:
        return
    to = code(next(match[group] for group in ("to1", "to2", "to3", "to4") if match[group]), said.setting.speech)
    for _, entry in lettered(said.words[match.start("what") :])[1]:
        number = NUMBERED.match(entry[0].lower() + entry[1:])
        title = re.search(r"[“\"](?P<title>[^”\"]+)[”\"]", entry)
        papers = [symbol for printed in symbols.find(entry) for symbol in printed.symbols]
        key = symbols.without_corrections(papers[0]) if papers else listed_place(said, number["number"] if number else "")
        event = RecommendationMade(to, "adopt", key, title["title"] if title else "", (), "", tuple(papers[:1]), match["verb"])
        yield Suggested(event, at_the_session(said.setting), entry)


def listed_place(said: Said, number: str) -> str:
    """The place of a draft printed under the current headings: `E/2024/28:I.A.II`."""
    section = next((found[1] for heading in reversed(said.paragraph.headings) if (found := LETTER_HEADING.match(heading))), "")
    where = said.setting.report or said.setting.session
    return f"{where}:{'.'.join(part for part in (said.paragraph.chapter, section, number) if part)}"


def _motion(said: Said, match: re.Match[str]) -> Iterator[Suggested]:
    draft = named(said.paragraph.text, said)
    if draft is None:
        return
    motion: Literal["closure", "adjournment", "no_action", "division"] = (
        "closure" if match["closure"] or match["closure2"] else "no_action" if match["none"] else "division" if match["division"] else "adjournment"
    )
    before = said.paragraph.text[: said.paragraph.text.find(said.words)]
    moved = next(iter(reversed(list(MOVED.finditer(before)))), None)
    rule = next(iter(reversed(list(RULE.finditer(before)))), None)
    carried = (match["result"] or "adopted") in ("adopted", "carried")
    event = MotionDecided(
        draft.key, draft.kind, motion, carried, votes.tally(said.words), moved["mover"] if moved else "", rule["rule"] if rule else "", draft.title
    )
    yield Suggested(event, said.occasion, said.words, said.doubt)
