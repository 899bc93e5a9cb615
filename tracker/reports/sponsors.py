"""Drafts before they are decided on: who introduced, submitted, revised and joined in sponsoring them."""

import re
from collections.abc import Iterator

from tracker.domain.draft import DraftRevised, DraftTabled, SponsorshipChanged
from tracker.reports import names, states
from tracker.reports.draft_names import named
from tracker.reports.saying import Said, Suggested
from tracker.reports.words import has

SPONSORED = re.compile(
    r"\b(?:co-?)?(?:sponsored|submitted|tabled|proposed) by\s+(?P<who>.+?)(?=,? and recommended\b|,? on the basis\b"
    r"|\s*\((?:[Ff]or|[Ss]ee)\b|\.?$|;)",
    re.DOTALL,
)
# "… joined in sponsoring", "… had joined as sponsors": who joined stands before it
JOINED = re.compile(
    r"\s+(?:had\s+)?(?:(?:also|subsequently|then)\s+)?(?:joined (?:in |as )?(?:(?:the )?(?:co-?)?sponsor(?:ing|s)?)"
    r"|became (?:additional )?(?:co-?)?sponsors)"
)
INTRODUCED = re.compile(
    r"\b(?:introduced|submitted|presented|tabled|had before (?:it|them)"
    r"|drew (?:the )?attention (?:of [^.;]{3,40} )?to)(?:,? on behalf of [^;.]{3,600}?,)?\s+"
    r"(?P<what>(?:(?:the|a|an)\s+)?(?:revised "
    r"|amended )?draft (?:resolution|decision|declaration|proposal|text).+)",
    re.DOTALL,
)
ORALLY = re.compile(
    r"\borally (?:revised|amended|corrected) (?P<what>(?:the )?(?:text of the )?(?:revised )?draft (?:resolution"
    r"|decision|text)[^.;]*)",
)


def introduced(said: Said) -> Iterator[Suggested]:
    match = INTRODUCED.search(said.words)
    revised = ORALLY.search(said.words) if "orally" in said.words else None
    if revised and (draft := named(revised["what"], said)):
        event = DraftRevised(draft.key, draft.kind, "", True, draft.title)
        yield Suggested(event, said.occasion, said.words, draft.doubt)
    if (
        match
        and not re.search(r"\bon the draft\b|\bdraft report\b", match["what"][:60])
        and (draft := named(match["what"], said))
        and not draft.doubt
    ):
        yield Suggested(
            DraftTabled(draft.key, draft.kind, draft.title, sponsors_in(match["what"])), said.occasion, said.words
        )
        if draft.revision:
            yield Suggested(
                DraftRevised(draft.key, draft.kind, draft.revision, title=draft.title), said.occasion, said.words
            )


def joined(said: Said) -> Iterator[Suggested]:
    match = JOINED.search(said.words) if has(said.words, ("joined", "became")) else None
    if not match or not (draft := named(said.words, said)):
        return
    who = re.split(
        r"(?:[Ss]ubsequently|meeting|[Tt]hereafter|adoption|session),\s+|\b(?:that|by)\s+|[.;]\s+",
        said.words[: match.start()],
    )[-1]
    sponsors = tuple(names.split(re.sub(r"^(?:[Tt]he )?representatives? of ", "", who)))
    if sponsors and all(states.code(names.BRACKETS.sub("", name).strip()) or states.code(name) for name in sponsors):
        event = SponsorshipChanged(draft.key, draft.kind, sponsors, draft.title)
        yield Suggested(event, said.occasion, said.words, draft.doubt)


def sponsors_in(words: str) -> tuple[str, ...]:
    """The names after "sponsored by", each as printed: one may stand for twenty-seven States."""
    match = SPONSORED.search(words)
    if not match or re.match(r"the (?:Vice-)?(?:Chair|President|Bureau|Special Committee|Secretariat)", match["who"]):
        return ()
    return tuple(name for name in names.split(match["who"]) if re.match(r"(?:the )?[A-ZÀ-Ý]", name))
