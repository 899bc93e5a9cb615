"""Who made a statement, in which capacity, of which kind. "Many speakers" are nobody."""

import re
from collections.abc import Iterator

from tracker.domain.item import Speaker, StatementKind, StatementMade
from tracker.reports import speakers
from tracker.reports.saying import Said, Suggested

# what a statement is called; what stands before it says which
_WHAT = (
    r"(?P<what>(?:(?:an?|the|their|his|her|its|brief|oral|joint|short|general|further|additional|introductory|opening|closing"
    r"|concluding|final|keynote|welcoming|preliminary|follow-up|video)\s+){0,5}"
    r"(?:statements?|remarks|explanations? of (?:vote|position)|presentations?|interventions?|addresses|briefings?))\b"
)
_MADE = r"(?:made|delivered|given|provided|heard|presented)"
_ALSO = r"(?:(?:also|then|each|both|further|subsequently|jointly)\s+){0,2}"
# "Statements were made by", "Introductory remarks were delivered by", "A statement was also made by"
PASSIVE = re.compile(
    rf"\b{_WHAT}(?P<aim>[^.;]{{0,160}}?)\s(?:was|were|had been)\s+{_ALSO}{_MADE}\b", re.IGNORECASE
)
BY = re.compile(r"\b(?:by|from)\s+")
# "… also made a statement", "… gave presentations": who speaks stands before it
ACTIVE = re.compile(
    rf"\s{_ALSO}(?:made|delivered|gave|presented|provided)\s+(?:also\s+)?{_WHAT}", re.IGNORECASE
)
# "addressed the Commission", "introduced the note", "reported on the work of": a statement, said with another verb
OTHERWISE = re.compile(
    rf"\s{_ALSO}(?P<what>addressed the (?:Commission|Committee|Council|Conference|meeting|Assembly|Board|Forum|session)"
    r"|introduced (?:the|a|an|two|three|his|her)\b|reported on\b|took the floor|briefed the\b"
    r"|presented (?:the|a|his|her) (?:report|note|draft)\b|spoke\b)"
)
# "The Commission heard statements by", "heard a keynote address by"
HEARD = re.compile(rf"\bheard\s+(?:also\s+)?{_WHAT}", re.IGNORECASE)
# a sentence without any of these words tells of no statement
CUE = re.compile(r"statement|remarks|presentation|explanation|intervention|address|brief|introduc|report|floor|spoke", re.IGNORECASE)
# "moderated by the Chair of the Commission, who made an introductory statement"
MODERATED = re.compile(
    r"\b(?:moderated|chaired|facilitated|opened|led) by (?P<who>.+?),? who (?:also )?(?:made|delivered|gave) (?P<what>[^.;]{0,40}?(?:statements?|remarks|explanations? of (?:vote|position)|presentations?))(?P<aim>)"
)
# "Representatives of the following non-governmental organizations also made statements: A; B; and C"
LISTED = re.compile(
    r"(?P<who>(?:(?:The|An?) )?(?:(?:representatives?|observers?) (?:of|for|from) (?:the )?)?following (?P<group>.+?))\s(?:also\s+)?(?:made|delivered|gave|addressed)\s+(?P<what>[^:]{0,80}?):\s*(?P<list>.+)",
    re.IGNORECASE | re.DOTALL,
)
# the same in the passive: "Statements were made by the representatives of the following … : A; B"
BY_THE_FOLLOWING = re.compile(
    r"\b(?P<what>statements?|remarks|presentations?)\b.{0,80}?\bby\s+(?P<who>(?:the\s+)?(?:(?:representatives?|observers?) (?:of|for|from) )?(?:the )?following (?P<group>[^:]+?)):\s*(?P<list>.+)",
    re.IGNORECASE | re.DOTALL,
)
NGO = re.compile(r"\bnon-?\s?governmental organi[sz]ations?\b", re.IGNORECASE)
# a motion is recorded as a motion; a statement that makes it is no statement under the item
MOTION = re.compile(
    r"\b(?:moved (?:for|that|to)|motion|requested (?:a|that a) (?:recorded )?vote|point of order|objected)\b"
)
NOBODY = re.compile(
    r"\b(?:many|several|some|other|a number of|most|various|all) (?:speakers|delegations|representatives|participants|States|countries)\b",
    re.IGNORECASE,
)
# will, would and shall tell of what is planned
PLANNED = re.compile(
    r"\b(?:will|would|shall|is to|are to|may|might|should)\s+(?:also\s+)?(?:be\s+)?(?:make|made|deliver|introduce|address|report|give|open)"
)


def suggest(said: Said) -> Iterator[Suggested]:
    """The statements that a sentence reports, one for each speaker."""
    if not CUE.search(said.words):
        return
    words = re.sub(r"\s*\([Ss]ee [^()]*(?:\([^()]*\)[^()]*)?\)", "", said.words)
    if PLANNED.search(words) or MOTION.search(words):
        return
    for who, ngo, what, lead in _clauses(words):
        if NOBODY.search(who):
            continue
        kind = kind_of(what, lead)
        for speaker in speakers.read(who, ngo):
            event = StatementMade(
                Speaker(speaker.entity, speaker.name, speaker.state), speaker.capacity, kind, speaker.on_behalf_of, _called(what)
            )
            yield Suggested(event, said.occasion, said.words, speaker.inferred)


def _clauses(words: str) -> Iterator[tuple[str, bool, str, str]]:
    """Who speaks, whether as a non-governmental organization, what it is called, and the words around."""
    if ":" in words and (listed := LISTED.search(words) or BY_THE_FOLLOWING.search(words)):
        yield f"{_head(listed)} {listed['list']}", bool(NGO.search(listed["group"])), listed["what"], words
        return
    if moderated := MODERATED.search(words):
        yield moderated["who"], False, moderated["what"], moderated["what"]
        return
    for clause in re.split(r";\s+(?=(?:after|before|following|in|the|statements?)\b)", words):
        if found := _passive(clause) or _active(clause):
            yield found


def _passive(clause: str) -> tuple[str, bool, str, str] | None:
    """ "Statements were made by …": who speaks stands behind."""
    match = HEARD.search(clause) or PASSIVE.search(clause)
    by = BY.search(clause, match.end(), match.end() + 160) if match else None
    if match is None or by is None or re.search(r"[.;]", clause[match.end() : by.start()]):
        return None
    aim = f"{clause[match.end('what') : by.start()]}"
    return clause[by.end() :], False, match["what"], f"{clause[: match.start('what')]} {aim}"


def _active(clause: str) -> tuple[str, bool, str, str] | None:
    """ "… made a statement": who speaks stands before."""
    match = ACTIVE.search(clause) or OTHERWISE.search(clause)
    if match is None:
        return None
    who = clause[: match.start()]
    head = speakers.ROLE.search(who) or speakers.TITLE.search(who)
    lead = who[: head.start()] if head else ""
    return who, False, match["what"], f"{lead} {clause[match.end() :]}"


def _called(what: str) -> str:
    """What a statement is called, where that says more than the kind: a presentation, a keynote statement."""
    match = re.search(r"presentation|keynote statement|oral report|briefing|address", what.lower())
    return match[0] if match else ""


def _head(listed: re.Match[str]) -> str:
    """The head of a list announced by "the following": in the plural where several follow, so that they are split."""
    role = "Observer" if re.match(r"(?:The )?(?:an? )?observer", listed["who"], re.IGNORECASE) else "Representative"
    several = ";" in listed["list"] or re.search(r"organi[sz]ations|entities|agencies|States|speakers", listed["group"])
    return f"{role}{'s' if several else ''} {'for' if role == 'Observer' else 'of'}"


def kind_of(what: str, around: str) -> StatementKind:
    """The kind of a statement, by what it is called and the words around it."""
    called = what.lower()
    told = f"{around} {what}".lower()
    if "right of reply" in told:
        return "right_of_reply"
    if "point of order" in told:
        return "point_of_order"
    if re.search(r"explanation of (?:the |its |his |her |their )?(?:vote|position)", told):
        if "position" in told and "explanation of vote" not in told:
            return "explanation_of_position"
        return (
            "explanation_of_vote_before"
            if re.search(r"\bbefore the (?:vote|voting|adoption)", told)
            else "explanation_of_vote_after"
        )
    if re.search(r"introduc(?:ed|ing)", told) and re.search(r"\bdraft (?:resolution|decision|text|proposal)", told):
        return "introduction_of_draft"
    if re.search(r"introductory|opening|keynote", called) or re.match(r"introduced|presented the", called):
        return "introductory"
    return "closing" if re.search(r"closing|concluding", called) else "general"
