"""Drafts sent up: recommended to another organ for its adoption, one by one or in a list."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tracker.domain import symbols
from tracker.domain.recommendation import RecommendationMade
from tracker.reports import papers
from tracker.reports.draft_names import NUMBERED, Named, listed_place, named
from tracker.reports.marks import lettered
from tracker.reports.occasions import at_the_session
from tracker.reports.organs import TO, code
from tracker.reports.saying import Said, Suggested
from tracker.reports.words import has

_RECOMMEND = r"\b(?P<verb>(?:(?:decided|agreed) to )?recommend(?:ed|s)?)\s+"
_A_DRAFT = r"(?:(?:of )?(?:the|a|an|its|two|three) )?(?:following )?(?:revised )?(?:draft|text)\b"
RECOMMENDED = re.compile(
    rf"{_RECOMMEND}(?:"
    rf"to (?P<to1>{TO})\s*,?\s*(?:the )?(?:(?:for )?(?:adoption|approval)(?: of)?|that it (?:adopt|approve))|"
    rf"for (?:adoption|approval|action|consideration) by (?P<to2>{TO})|"
    rf"(?:the )?(?:adoption|approval) by (?P<to3>{TO}) of|"
    rf"that (?P<to4>{TO}) (?:adopt|approve))\s*,?\s*(?P<what>{_A_DRAFT}.+)",
    re.DOTALL,
)
# the draft first, or the adoption last: "recommended the draft decision (symbol) to the Council for adoption"
DRAFT_FIRST = re.compile(
    rf"{_RECOMMEND}(?:to (?P<to1>{TO})\s+)?(?P<what>{_A_DRAFT}(?:[^.;]|\.(?! [A-Z])){{0,400}}?)\s+"
    rf"(?:to (?P<to2>{TO})\s+)?"
    rf"for (?:its )?(?:adoption|approval|consideration and adoption)(?: by (?P<to3>{TO}))?",
    re.DOTALL,
)
FOR_ADOPTION = re.compile(rf"\bfor (?:adoption|approval|consideration) by (?P<to>{TO})")


@lru_cache(maxsize=8)  # three phrases ask it of each sentence
def sent_up(words: str) -> re.Match[str] | None:
    """The words by which a draft is sent up."""
    return RECOMMENDED.search(words) or _draft_first(words) if "recommend" in words else None


def _draft_first(words: str) -> re.Match[str] | None:
    match = DRAFT_FIRST.search(words) if "draft" in words and has(words, ("adoption", "approval")) else None
    return match if match and _asked(match) else None


def _asked(match: re.Match[str]) -> str:
    """The organ that is asked, as printed."""
    return next((match[group] for group in match.re.groupindex if group.startswith("to") and match[group]), "")


def recommended(said: Said, match: re.Match[str]) -> Iterator[Suggested]:
    """A draft sent up: the organ that is asked, and whose text it is to become in the end."""
    what = match["what"]
    if re.search(r"\bfollowing\b", what[:40]):
        what = what.partition(":")[2].strip()
        if not re.match(r"(?:the|an?) (?:revised )?draft\b", what):
            return  # a list below, or the text itself
    draft = named(what, said)
    if draft is None:
        return
    to = code(_asked(match), said.setting.speech)
    final = FOR_ADOPTION.search(match["what"])
    meant = code(final["to"], said.setting.speech) if final else ""
    event = RecommendationMade(
        to, "adopt", draft.key, draft.title, (), meant if meant != to else "", through(draft), match["verb"]
    )
    yield Suggested(event, said.occasion, said.words, draft.doubt or said.doubt)


def listed(said: Said) -> Iterator[Suggested]:
    """ "recommends to the Council the adoption of the following draft resolutions: (a) Draft resolution I: “…”"."""
    match = sent_up(said.words)
    if not match or "following" not in match["what"][:40]:
        return
    to = code(_asked(match), said.setting.speech)
    for _, entry in lettered(said.words[match.start("what") :])[1]:
        number = NUMBERED.match(entry[0].lower() + entry[1:])
        title = re.search(r"[“\"](?P<title>[^”\"]+)[”\"]", entry)
        named_here = papers.named(entry)
        place = listed_place(said, number["number"] if number else "")
        key = symbols.without_corrections(named_here[0]) if named_here else place
        event = RecommendationMade(
            to, "adopt", key, title["title"] if title else "", (), "", named_here[:1], match["verb"]
        )
        yield Suggested(event, at_the_session(said.setting), entry)


def through(draft: Named) -> tuple[str, ...]:
    return (draft.revision or draft.key,) if symbols.is_limited(draft.key) else ()
