"""Views put on record in a debate, with their quantifier. The text does not say whose they are, and neither do we.

A sentence that names its speaker ("The representative of X noted") is nobody's anonymous view and is left out: a view
is never joined to a State.
"""

import re
from collections.abc import Iterator

from tracker.domain.item import Quantifier, ViewRecorded
from tracker.reports.organs import references
from tracker.reports.saying import Said, Suggested

_WHO = (
    r"(?:speakers?|delegations?|representatives?|participants?|(?:[Mm]ember )?States?|Member States|countries|experts"
    r"|panellists|members)"
)
# who holds a view: "many speakers", "a number of delegations", "one speaker", "the same speaker"
HOLDER = re.compile(
    rf"\b(?P<many>[Mm]any|[Mm]ost|[Nn]umerous)\s+(?:other\s+)?{_WHO}|\b(?P<several>[Ss]everal"
    rf"|[Vv]arious)\s+(?:other\s+)?{_WHO}"
    rf"|\b(?P<some>[Ss]ome|[Oo]thers?|[Aa] few|[Cc]ertain)\s+(?:other\s+)?{_WHO}|\b(?P<number>[Aa]\s+(?:large "
    rf"|significant |great )?number\s+of)\s+(?:other\s+)?{_WHO}"
    rf"|\b(?P<another>[Aa]nother|[Aa] further)\s+{_WHO}|\b(?P<same>(?:[Tt]hat|[Tt]he same|[Tt]his"
    rf"|[Tt]he))\s+(?:speaker|delegation|participant)\b"
    rf"|\b(?P<one>[Oo]ne|[Aa]n?)\s+(?:speaker|delegation|representative|participant|member State|Member State|State"
    rf"|country|expert)\b"
)
_SAID = (
    r"(?:highlighted|stressed|emphasized|underlined|underscored|noted|welcomed|expressed|mentioned|commended|recalled"
    r"|recognized|acknowledged"
    r"|reiterated|affirmed|reaffirmed|encouraged|suggested|proposed|observed|raised|voiced|considered|reported|shared"
    r"|supported|sought|requested"
    r"|recommended|pointed out|called for|made|praised|appreciated|urged|cautioned|argued|stated|said|questioned"
    r"|discussed|cited|deemed|viewed|shown|given"
    r"|provided|called upon|referred to|drawn|explained|regretted|deplored|condemned|advocated|described|indicated"
    r"|identified|asked|elaborated)"
)
# "It was stressed that", "The importance of X was highlighted", "Support was expressed for"
UNATTRIBUTED = re.compile(
    rf"\b(?:was|were)\s+(?:also\s+|further\s+|again\s+|strongly\s+|widely\s+|generally\s+|\w+ly\s+)?{_SAID}\b",
)
SPOKE = re.compile(
    rf"\b(?:{_SAID[3:-1]}|thanked|congratulated|spoke|agreed|believed|felt|held|stood|hoped|shared|informed|opposed"
    rf"|joined|objected|referred|drew|took|looked|wished|gave)\b",
)
# a second view in one sentence: "…, with some speakers underscoring that", "… and a number of speakers referred to"
FURTHER = re.compile(
    rf",?\s+(?:and|while|whereas|but|with)\s+(?=(?:(?:also|in that regard),?\s+)?(?:{HOLDER.pattern})\s+\w+(?:ed|ing"
    rf"|de|ought|poke)\b)".replace("(?P<", "(?P<_")
)
# "The framework was welcomed and the Institute was encouraged to": two views, both without a holder
AND_ANOTHER = re.compile(
    rf"(?<=[a-z])\s+and\s+(?=(?:it|the [\w ]{{2,60}}|[A-Z][\w-]+)\s+(?:was|were)\s+(?:also\s+)?{_SAID}\b)",
)
NAMED = re.compile(
    r"^(?:At the [^,]+, |In (?:his|her|its|their) [^,]+, )?(?:[Tt]he|[Aa]n?) (?:[A-Z][\w-]*|representatives? of"
    r"|observers? (?:for|from)|delegations? of|Chair|President|Rapporteur|Secretary|Director)\b"
)
PRONOUN = re.compile(r"^(?:He|She|His|Her)\b")
DEBATE = re.compile(
    r"\b(?:Deliberations|Discussion|Debate|General discussion|Summary of (?:the )?(?:deliberations|discussion|debate)"
    r"|Exchange of views|round table|Interactive)",
    re.IGNORECASE,
)


def suggest(said: Said, named: bool) -> Iterator[Suggested]:
    """The views of a sentence. `named`: the paragraph is about what one named speaker said."""
    if named or is_named(said.words) or "read as follows" in said.words:
        return
    for clause in clauses(said.words):
        quantifier = quantified(clause)
        if quantifier:
            yield Suggested(
                ViewRecorded(quantifier, clause, references(clause, said.setting.speech)), said.occasion, clause
            )


def is_named(words: str) -> bool:
    """Whether a sentence says who spoke, or goes on about one who was named."""
    return bool((NAMED.match(words) and not HOLDER.match(words)) or PRONOUN.match(words))


def clauses(words: str) -> list[str]:
    """A sentence cut where a second view begins."""
    cuts = sorted({match.end() for pattern in (FURTHER, AND_ANOTHER) for match in pattern.finditer(words)})
    starts, ends = [0, *cuts], [*cuts, len(words)]
    parts = [words[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return [re.sub(r",?\s+(?:and|while|whereas|but|with)$", "", part) for part in parts]


def quantified(clause: str) -> Quantifier | None:
    """How many hold a view; None for a sentence that puts no view on record."""
    holder = HOLDER.search(clause)
    if holder and (
        SPOKE.search(clause[holder.end() :])
        or UNATTRIBUTED.search(clause)
        or re.match(r"\s+\w+ing\b", clause[holder.end() :])
    ):
        kind = holder.lastgroup or ""
        codes: dict[str, Quantifier] = {"number": "a_number_of", "same": "same_speaker"}
        return codes.get(kind, kind)  # type: ignore[arg-type]
    if UNATTRIBUTED.search(clause) or re.match(r"Speakers\b|Delegations\b|Participants\b", clause):
        return "unattributed"
    return None
