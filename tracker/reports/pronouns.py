"""What "it" stands for: "considered a draft resolution … and adopted it" says that the draft resolution was adopted."""

import re

from tracker.reports.words import has

_TAKEN_UP = r"(?:considered|had before it|took up|examined)"
# "the Commission considered a draft resolution entitled “…” (symbol), as revised, and adopted it by consensus"
ADOPTED_IT = re.compile(
    rf"\b{_TAKEN_UP}\s+(?P<what>(?:the|an?|its)\s.+?),?\s+and\s+(?:then\s+|subsequently\s+)?"
    r"(?P<verb>adopted|approved|rejected)\s+it\b",
    re.DOTALL,
)
# "…, and recommended that the Council adopt it"
RECOMMENDED_IT = re.compile(
    rf"\b{_TAKEN_UP}\s+(?P<what>(?:the|an?|its)\s.+?),?\s+and\s+(?P<verb>(?:decided to )?recommend(?:ed)?"
    r" that [^;]{5,120}? (?:adopt|approve))\s+it\b",
    re.DOTALL,
)
CUES = ("ed it", "adopt it", "approve it")


def spelled_out(words: str) -> str:
    """The words of a sentence with what was adopted in the place of "it"; the same words, where nothing was."""
    match = (ADOPTED_IT.search(words) or RECOMMENDED_IT.search(words)) if has(words, CUES) else None
    if match is None:
        return words
    return f"{words[: match.start()]}{match['verb']} {match['what']}{words[match.end() :]}"
