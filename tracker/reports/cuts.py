"""Words and symbols that the end of a line or of a page has cut."""

import re
from functools import lru_cache
from itertools import pairwise

from tracker.reports import states

# a word cut at the end of a line: "Philip-" + "pines", "repre-" + "sentatives"; "life-" + "skills" has its
# hyphen in any line
AT_LINE_END = re.compile(r"-[ ]*\n")
CUT = re.compile(r"\b([A-Za-zÀ-ÿ]{2,})-[ ]*\n[ ]*([a-zà-ÿ]{2,})\b")
HALF = re.compile(r"[A-Za-zÀ-ÿ]-\s*$")
WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
# the words of set phrases, which a text may print cut and never whole
PHRASES = frozenset(
    (
        "representative", "representatives", "observer", "observers", "statement", "statements", "delegation",
        "delegations", "explanation", "introduced", "introductory", "submitted", "sponsored", "sponsoring", "sponsors",
        "adopted", "recommended", "recommendation", "recommendations", "considered", "consideration", "consensus",
        "transmitted", "authorized", "postponed", "following", "document", "documents", "resolution", "resolutions",
        "decision", "decisions", "amendment", "amendments", "meeting", "meetings", "session", "secretariat",
        "governmental", "organization", "organizations", "requests", "invites", "encourages", "abstentions",
    )
)  # fmt: skip
# a symbol cut behind a slash
CUT_SYMBOL = re.compile(r"(\b[A-Z]{1,8}/(?:[A-Z0-9][\w.]*/)*) *\n *(?=[A-Z0-9])")


def uncut(text: str) -> str:
    """The same text with the words and symbols whole that a line end had cut."""
    text = CUT_SYMBOL.sub(r"\1", text)
    if not AT_LINE_END.search(text):
        return text
    words = _words(text)
    return CUT.sub(lambda cut: f"{cut[1]}{cut[2]}\n" if _is_one_word(cut[1], cut[2], words) else cut[0], text)


def across_pages(pages: list[list[str]], text: str) -> list[list[str]]:
    """The lines of pages, a word whole that two of them had cut; `text` tells which words there are."""
    for before, after in pairwise(pages):
        last = next((at for at in reversed(range(len(before))) if before[at].strip()), None)
        first = next((at for at in range(len(after)) if after[at].strip()), None)
        if last is None or first is None or not HALF.search(before[last]):
            continue
        cut = CUT.search(f"{before[last].strip()[-40:]}\n{after[first].strip()}")
        if cut and _is_one_word(cut[1], cut[2], _words(text)):
            before[last] = f"{before[last].rstrip()[:-1]}{cut[2]}"
            after[first] = after[first].strip()[len(cut[2]) :]
    return pages


@lru_cache(maxsize=1)
def _words(text: str) -> frozenset[str]:
    """The words that a text prints whole."""
    return frozenset(WORD.findall(CUT.sub(" ", text)))


def _is_one_word(first: str, second: str, words: frozenset[str]) -> bool:
    """Whether a hyphen at a line end stands inside a word that is known whole; "life-" + "skills" keeps it."""
    whole = f"{first}{second}"
    return whole in words or whole in states.words() or whole.lower() in PHRASES
