"""What became of drafts: adopted, rejected, put to the vote, withdrawn, recommended to another organ.

"Adopted" alone says neither by whom nor what: the sentence must name the body as the one who acts, and a draft.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from tracker.domain import symbols
from tracker.domain.draft import DraftAdopted, DraftNotAdopted, DraftWithdrawn, VoteTaken
from tracker.domain.recommendation import RecommendationMade
from tracker.domain.terms import Tally
from tracker.reports import motions, names, papers, votes
from tracker.reports.draft_names import Named, kind_of, named
from tracker.reports.organs import TO, code
from tracker.reports.recommended import FOR_ADOPTION, recommended, sent_up, through
from tracker.reports.saying import Said, Suggested
from tracker.reports.sponsors import introduced, joined, sponsors_in
from tracker.reports.words import has

BODY = (
    r"(?:[Tt]he\s+(?:(?:[A-Z][\w-]+|and|on|for|of|the)\s+){0,8}?(?:Commission|Committee|Council|Conference|Board"
    r"|Assembly|Forum"
    r"|Congress|Working Group|Expert Group|Group of Experts|Subcommittee|Plenary|Meeting|meeting)"
    r"(?:\s+(?:on|for)(?:\s+(?:and|of|the|in|on|for|to)|\s+[A-Z][\w-]+){1,10}"
    r"|\s+\([A-Z][\w ]{1,40}\))?"
    r"|[Tt]he\s+ministers[^,.;]{0,160}|[Ii]t|[Pp]articipants|(?:[Tt]he\s+)?Chairs)"
)
# how an act was taken stands before or after the verb
HOW = (
    rf"(?:,?\s*(?:also|then|further|thus|therefore|accordingly|subsequently|with appreciation"
    rf"|considered and|unanimously|by consensus|by acclamation|without a vote"
    rf"|as (?:further "
    rf"|orally )*(?:revised|amended)"
    rf"|for (?:adoption|transmission|submission) (?:by|to) {TO}|{votes.TO.pattern}"
    rf"|with \w+ (?:votes )?in favour[^;.]{{0,60}}abstentions?),?)*"
)
HOW = re.sub(r"\(\?P<\w+>", "(?:", HOW)
# the body as subject, then the verb, with nothing between but how it was done
ADOPTED = re.compile(rf"(?P<who>{BODY}){HOW}\s+(?P<verb>adopted|approved){HOW}\s+(?P<what>.+)", re.DOTALL)
_BECAME = (
    r"\s+(?:then\s+|subsequently\s+|thereafter\s+|also\s+)?(?:put to (?:the|a) (?:recorded )?vote and\s+)?"
    r"(?P<verb>adopted|approved|rejected|withdrawn|not adopted)\b"
)
# "The draft resolution … was adopted"; "took action on draft resolution …, which was rejected"
PASSIVE = re.compile(
    # "Before the draft resolution was adopted, statements were made" tells of the statements
    r"(?<!efore )(?<!fter )(?<!ollowing )(?<!ince )(?<!nce )"
    r"(?P<what>(?:[Tt]he (?:revised |amended )?(?:draft (?!report|agenda|provisional|programme)|text|declaration)"
    r"|(?:^|(?<=, )|(?<=meeting )"
    r"|(?<=\) )|(?<=on )|(?<=on the ))(?:Revised d"
    r"|[Dd])raft (?:resolution|decision))\b(?:[^.;]|\.(?=\d)){0,300}?)\s+(?:was|were)"
    rf"{_BECAME}",
    re.DOTALL,
)
# the end of it, looked for first
BECAME = re.compile(rf"w(?:as|ere){_BECAME}")
# what was adopted is a draft, if the words before its title or symbol say so
_SORTS = r"(?:(?:revised|amended|oral|high-level|political|ministerial|omnibus|following|procedural|consolidated) )*"
DRAFT = re.compile(
    rf"^(?:the |a |an |its |both |two |three )?{_SORTS}(?P<draft>draft )?{_SORTS}"
    r"(?P<kind>resolution|decision|declaration|text|proposal)s?\b"
)
AS_REVISED = re.compile(
    r"\bas (?:further |orally |subsequently |technically )*(?:revised|amended|corrected|updated)(?: by [^,.;()]+)?",
)
# "and recommended it to the Economic and Social Council for adoption", "decided to recommend for adoption by …"
# "approved for adoption by the Council a draft resolution", "…, contained in document …, for adoption by the Council"
FOR_ANOTHER = re.compile(rf"\bfor (?:adoption|approval) by (?P<to>{TO})\b")
SENT_ON = re.compile(
    rf"\band (?:decided to )?recommend(?:ed)?\s+(?:it|them|the (?:draft|text)[^.;]{{0,40}}?|its (?:adoption"
    rf"|approval))\s+(?:for (?:adoption|approval) )?(?:to|by)\s+(?P<to>{TO})",
)
# in the Council's own report: what the Commission had asked of it is not what it did
RECOMMENDED_BY = re.compile(r"\brecommended by the [^,;]{3,80}? for adoption by the [A-Z][\w ]+")
# "adopted draft resolutions A and B without a vote": each of them
PLURAL = re.compile(r"(?:the |two |three |its )?(?:\w+ )?draft (?:resolutions|decisions)\b[^;]*")
REJECTED = re.compile(rf"(?P<who>{BODY}){HOW}\s+rejected{HOW}\s+(?P<what>.+)", re.DOTALL)
# "adopted draft resolution A without a vote and draft resolution B by a vote": two acts
AND_ANOTHER = re.compile(r",? and (?=(?:the )?draft (?:resolution|decision) [A-Z]+/)")
NO_ACTION = re.compile(
    r"\b(?:[Nn]o action (?:was|be) taken on|decided (?:not to take|to take no) action on"
    r"|(?:decided to )?defer(?:red)? (?:consideration of|action on))\s+(?P<what>.+)",
    re.DOTALL,
)
_A_PROPOSAL = r"(?:(?:the |their |its )?(?:revised )?(?:draft|proposed|proposal|amendment)|it\b)"
# what no withdrawal is told without, looked for first
WITHDRAWN = re.compile(rf"withdr(?:ew\s+{_A_PROPOSAL}|awn\b)")
WITHDREW = re.compile(
    r"\b(?:[Tt]he (?:main )?sponsors?(?P<of> of (?:the )?draft (?:[^.;]|\.(?=\d)){0,200}?)?|[Tt]he Chair"
    r"|[Tt]he representatives? of (?P<by>[^.;]{2,200}?)(?:, on behalf of [^,]+,)?)\s+(?:also"
    rf" |then |subsequently )?withdrew\s+(?P<what>{_A_PROPOSAL}[^.]*(?:\.\d[^.]*)*)"
    r"|(?P<draft>\bdraft (?:resolution|decision)\b(?:[^.;]|\.(?=\d)){0,200}?)\s+(?:was|had been) withdrawn\b"
)
AMENDMENTS = re.compile(
    r"\b[Tt]he (?:(?:oral|proposed|written) )*amendments?\b(?P<what>(?:[^.;]|\.(?=\d)){0,300}?)"
    r" (?:was|were|had been) (?:then |also |subsequently )?withdrawn\b"
)
# a sentence without any of these words tells nothing of a draft
CUES = (
    "adopted", "approved", "ecommend", "ntroduc", "submitted", "presented", "tabled", "had before", "attention",
    "joined", "became", "orally", "decided", "rejected", "withdr", "o action", "otion", "defer",
)  # fmt: skip


def suggest(said: Said) -> Iterator[Suggested]:
    """What a sentence tells of drafts."""
    if not has(said.words, CUES):
        return
    yield from introduced(said)
    yield from joined(said)
    yield from _amendments(said)
    yield from _decided(said)


@lru_cache(maxsize=8)  # two phrases ask it of each sentence
def adopted(words: str) -> re.Match[str] | None:
    """The body as one who adopts, and what."""
    return ADOPTED.search(words) if has(words, (" adopted", " approved")) else None


def is_of_a_draft(words: str) -> bool:
    """Whether a sentence tells that a draft was rejected, put off or left without action."""
    match = _rejected(words) or _no_action(words)
    return bool(match and DRAFT.match(match["what"]))


def _rejected(words: str) -> re.Match[str] | None:
    return REJECTED.search(words) if " rejected" in words else None


def _no_action(words: str) -> re.Match[str] | None:
    return NO_ACTION.search(words) if has(words, ("action", "defer")) else None


def _decided(said: Said) -> Iterator[Suggested]:
    """What became of a draft; the first phrase that fits tells it."""
    if motion := motions.found(said.words):
        yield from motions.decided(said, motion)
    elif match := sent_up(said.words):
        yield from recommended(said, match)
    elif (match := adopted(said.words)) and DRAFT.match(match["what"]):
        for one in _each(said, match):
            yield from _adopted(one, adopted(one.words) or match)
    elif match := PASSIVE.search(said.words) if BECAME.search(said.words) else None:
        yield from _passive(said, match)
    elif (match := _rejected(said.words)) and DRAFT.match(match["what"]):
        yield from _not_adopted(said, match["what"], "rejected")
    elif match := WITHDREW.search(said.words) if WITHDRAWN.search(said.words) else None:
        if draft := named(match["of"] or match["what"] or match["draft"] or "", said):
            by = tuple(names.split(match["by"])) if match["by"] else ()
            yield Suggested(
                DraftWithdrawn(draft.key, draft.kind, draft.title, by), said.occasion, said.words, draft.doubt
            )
    elif (match := _no_action(said.words)) and DRAFT.match(match["what"]):
        yield from _not_adopted(said, match["what"], "deferred" if "defer" in match[0][:24] else "no_action")


def _each(said: Said, match: re.Match[str]) -> Iterator[Said]:
    """The sentence once for each draft that it says was adopted, with what it says of how."""
    first, *others = AND_ANOTHER.split(said.words)
    yield replace(said, words=first) if others else said
    for other in others:
        yield replace(said, words=f"{match['who']} {match['verb']} {other}")


def _amendments(said: Said) -> Iterator[Suggested]:
    """ "The amendments contained in documents A and B were withdrawn by the sponsor": each by its own symbol."""
    match = AMENDMENTS.search(said.words) if "mendment" in said.words and "withdrawn" in said.words else None
    for symbol in papers.named(match["what"]) if match else ():
        yield Suggested(DraftWithdrawn(symbol, kind_of(said.words)), said.occasion, said.words, said.doubt)


def _adopted(said: Said, match: re.Match[str]) -> Iterator[Suggested]:
    draft = named(match["what"], said)
    if draft is None:
        return
    yield from _adopted_one(said, match, draft)
    several = papers.named(plural[0]) if (plural := PLURAL.match(match["what"])) else ()
    for symbol in several:
        if symbols.is_limited(symbol) and symbols.without_corrections(symbol) != draft.key:
            yield from _adopted_one(said, match, Named(symbols.without_corrections(symbol), draft.kind))


def _adopted_one(said: Said, match: re.Match[str], draft: Named) -> Iterator[Suggested]:
    """One draft adopted: how, in which revision, and to which organ it was sent on."""
    how, vote = votes.how(said.words.split("(For the text")[0])
    sent = SENT_ON.search(said.words) or FOR_ANOTHER.search(RECOMMENDED_BY.sub("", said.words))
    to = code(sent["to"], said.setting.speech) if sent else ""
    event = DraftAdopted(
        draft.key,
        draft.kind,
        draft.title,
        how,
        vote,
        _as_revised(draft, said.words),
        to,
        match["verb"],
        sponsors_in(match["what"]),
    )
    doubt = draft.doubt or said.doubt
    yield Suggested(event, said.occasion, said.words, doubt)
    yield from _recorded_vote(said, draft, vote)
    if sent:
        final = FOR_ADOPTION.search(said.words[match.start("verb") : match.start("what")])
        meant = code(final["to"], said.setting.speech) if final else ""
        asked = RecommendationMade(
            to,
            "adopt",
            draft.key,
            draft.title,
            (),
            meant if meant != to else "",
            through=through(draft),
            as_printed="recommended",
        )
        yield Suggested(asked, said.occasion, said.words, doubt)


def _as_revised(draft: Named, words: str) -> str:
    """The revision adopted, and what was changed in it by word of mouth."""
    match = AS_REVISED.search(words)
    return ", ".join(part for part in (draft.revision, match[0] if match else "") if part)


def _recorded_vote(said: Said, draft: Named, vote: Tally | None) -> Iterator[Suggested]:
    ballots = votes.ballots(said.paragraph.text)
    if ballots and vote:
        event = VoteTaken(
            draft.key, draft.kind, vote, ballots.in_favour, ballots.against, ballots.abstaining, draft.title
        )
        yield Suggested(event, said.occasion, said.paragraph.text, draft.doubt)


def _passive(said: Said, match: re.Match[str]) -> Iterator[Suggested]:
    """ "The draft resolution was adopted": by the body whose report it is."""
    draft = named(match["what"], said)
    if draft is None or re.search(r"\b(?:had|has) been$", said.words[: match.start("verb")].strip()):
        return
    if match["verb"] in ("rejected", "not adopted"):
        yield from _not_adopted(said, match["what"], "rejected")
    elif match["verb"] == "withdrawn":
        yield Suggested(DraftWithdrawn(draft.key, draft.kind, draft.title), said.occasion, said.words, draft.doubt)
    else:
        # the vote on one of its paragraphs may stand before it
        after = said.words[match.start("verb") :]
        how, vote = votes.how(after if votes.tally(after) else said.words)
        revised = _as_revised(draft, said.words)
        event = DraftAdopted(draft.key, draft.kind, draft.title, how, vote, revised, "", match["verb"])
        yield Suggested(event, said.occasion, said.words, draft.doubt or said.doubt)


def _not_adopted(said: Said, what: str, outcome: Literal["rejected", "no_action", "deferred"]) -> Iterator[Suggested]:
    if draft := named(what, said):
        event = DraftNotAdopted(
            draft.key, draft.kind, outcome, draft.title, votes.tally(said.words), outcome.replace("_", " ")
        )
        yield Suggested(event, said.occasion, said.words, draft.doubt)
