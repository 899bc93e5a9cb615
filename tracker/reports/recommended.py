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

RECOMMENDED = re.compile(
    rf"\b(?P<verb>(?:decided to )?recommend(?:ed|s)?)\s+(?:"
    rf"to (?P<to1>{TO})\s*,?\s*(?:the )?(?:(?:for )?(?:adoption|approval)(?: of)?|that it (?:adopt|approve))|"
    rf"for (?:adoption|approval|action|consideration) by (?P<to2>{TO})|"
    rf"(?:the )?(?:adoption|approval) by (?P<to3>{TO}) of|"
    rf"that (?P<to4>{TO}) (?:adopt|approve))\s*,?\s*(?P<what>(?:the |of the )?(?:following )?(?:revised )?(?:draft"
    rf"|text).+)",
    re.DOTALL,
)
FOR_ADOPTION = re.compile(rf"\bfor (?:adoption|approval|consideration) by (?P<to>{TO})")


@lru_cache(maxsize=8)  # three phrases ask it of each sentence
def sent_up(words: str) -> re.Match[str] | None:
    """The words by which a draft is sent up."""
    return RECOMMENDED.search(words) if "recommend" in words else None


def recommended(said: Said, match: re.Match[str]) -> Iterator[Suggested]:
    """A draft sent up: the organ that is asked, and whose text it is to become in the end."""
    if re.search(r"\bfollowing\b", match["what"][:40]):
        return  # a list below, or the text itself
    draft = named(match["what"], said)
    if draft is None:
        return
    to = code(next(match[group] for group in ("to1", "to2", "to3", "to4") if match[group]), said.setting.speech)
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
    to = code(next(match[group] for group in ("to1", "to2", "to3", "to4") if match[group]), said.setting.speech)
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
