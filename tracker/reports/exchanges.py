"""Who spoke in an exchange: those who asked and commented, and those named as having taken part in a dialogue."""

import re

from tracker.reports.words import has

# "responded to questions raised and comments made by the representatives of …": they asked
_POINTS = r"(?:comments?|questions?|queries|points|observations|remarks|issues)"
_PUT = r"(?:made|posed|raised|asked|put|delivered)"
ASKED = re.compile(
    rf"\b(?P<what>{_POINTS}(?: and {_POINTS})?(?: (?:that )?(?:were |had been )?(?:also )?{_PUT}"
    rf"(?: and {_POINTS}(?: {_PUT})?)?)?)\s+(?:by|from)\s+"
    r"(?P<who>(?:both )?(?:the\s+)?(?:representative|observer|delegation).+)",
    re.DOTALL,
)
# "engaged in a dialogue with the representatives of …", "a discussion followed, in which the observers for … took part"
_TALK = r"(?P<what>(?:dialogue|discussion|debate|exchange of views|exchange))\b"
WITH = re.compile(
    rf"\b{_TALK}[^.;]{{0,60}}?\b(?:with(?: the participation of)?|among|between)\s+"
    r"(?P<who>the\s+(?:representatives|observers|delegations|representative of|observer for)\b.+)",
    re.DOTALL,
)
IN_WHICH = re.compile(
    rf"\b{_TALK}[^.;]{{0,60}}?,?\s+in which\s+(?P<who>.+?)\s+(?:also\s+)?(?:participated|took part|intervened"
    r"|spoke|made (?:statements|interventions|comments))\b",
    re.DOTALL,
)
# what follows the last of them: "…, to which the keynote speaker responded"
AFTER = re.compile(
    r",?\s+(?:to (?:which|whom)|after which|following which|whereupon|who\b|during which|in response to)\b[^;]*"
)
CUES = ("question", "comment", "quer", "points", "dialogue", "discussion", "debate", "exchange", "remarks", "issues")


def found(clause: str) -> tuple[str, str] | None:
    """Those who spoke in an exchange, and what they put: a question, a comment, their part in a dialogue."""
    if not has(clause, CUES):
        return None
    match = ASKED.search(clause) or WITH.search(clause) or IN_WHICH.search(clause)
    return (AFTER.sub("", match["who"]), match["what"]) if match else None
