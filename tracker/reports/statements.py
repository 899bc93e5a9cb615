"""Who made a statement, in which capacity, of which kind. "Many speakers" are nobody."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.domain.item import Speaker, StatementKind, StatementMade
from tracker.reports import speakers
from tracker.reports.saying import Said, Suggested
from tracker.reports.words import either_case, has

# what a statement is called; what stands before it says which
_BEFORE = (
    "an?|the|their|his|her|its|brief|oral|joint|short|general|further|additional|introductory|opening|closing"
    "|concluding|final|keynote|welcoming|preliminary|follow-up|video"
)
_NOUN = (
    "statements?|remarks|explanations? of vote|explanations? of position|presentations?|interventions?|address(?:es)?"
    "|briefings?"
)
_WHAT = rf"(?P<what>(?:(?:{either_case(_BEFORE)})\s+){{0,5}}(?:{either_case(_NOUN)}))\b"
_MADE = r"(?:made|delivered|given|provided|heard|presented)"
_ALSO = r"(?:(?:also|then|each|both|further|subsequently|jointly)\s+){0,2}"
# "Statements were made by", "Introductory remarks were delivered by", "A statement was also made by"
PASSIVE = re.compile(rf"\b{_WHAT}(?P<aim>[^.;]{{0,160}}?)\s(?:was|were|had been)\s+{_ALSO}{_MADE}\b")
BY = re.compile(r"\b(?:by|from)\s+")
# "… also made a statement", "… gave presentations": who speaks stands before it
ACTIVE = re.compile(rf"\s{_ALSO}(?:made|delivered|gave|presented|provided|read out)\s+(?:also\s+)?{_WHAT}")
# "addressed the Commission", "introduced the note", "reported on the work of": a statement, said with another verb
OTHERWISE = re.compile(
    rf"\s{_ALSO}(?P<what>addressed the (?:Commission|Committee|Council|Conference|meeting|Assembly|Board|Forum|session)"
    r"|introduced (?:the|a|an|two|three|his|her)\b"
    r"|introduced(?= (?:draft|revised)\b)|reported on\b|took the floor|briefed the\b"
    r"|presented (?:the|a|his|her) (?:report|note|draft)\b|spoke\b)"
)
# "The Commission heard statements by", "heard a keynote address by"
HEARD = re.compile(rf"\bheard\s+(?:also\s+)?{_WHAT}")
# a sentence without any of these words tells of no statement
CUES = (
    " made", "deliver", " gave", "given", "provided", "heard", "presented", "addressed the", "introduced",
    "reported on", "took the floor", "briefed", " spoke", "read out",
)  # fmt: skip
# "moderated by the Chair of the Commission, who made an introductory statement"
MODERATED = re.compile(
    r"\b(?:moderated|chaired|facilitated|opened|led) by (?P<who>.+?),? who (?:also )?(?:made|delivered"
    r"|gave) (?P<what>[^.;]{0,40}?(?:statements?|remarks|explanations? of (?:vote|position)|presentations?))(?P<aim>)"
)
# "Representatives of the following non-governmental organizations also made statements: A; B; and C"
LISTED = re.compile(
    r"(?P<who>(?:(?:The|An?) )?(?:(?:representatives?|observers?) (?:of|for"
    r"|from) (?:the )?)?following (?P<group>.+?))\s(?:also\s+)?(?:made|delivered|gave"
    r"|addressed)\s+(?P<what>[^:]{0,80}?):\s*(?P<list>.+)",
    re.IGNORECASE | re.DOTALL,
)
# the same in the passive: "Statements were made by the representatives of the following … : A; B"
BY_THE_FOLLOWING = re.compile(
    r"\b(?P<what>statements?|remarks|presentations?)\b.{0,80}?\bby\s+(?P<who>(?:the\s+)?(?:(?:representatives?|observers?)"
    r" (?:of|for|from) )?(?:the )?following(?: (?P<group>[^:]{1,160}?))?):\s*(?P<list>.+)",
    re.IGNORECASE | re.DOTALL,
)
NGO = re.compile(r"\bnon-?\s?governmental organi[sz]ations?\b", re.IGNORECASE)
# a motion is recorded as a motion; a statement that makes it is no statement under the item
MOTION = re.compile(
    r"\b(?:moved (?:for|that|to)|motion|requested (?:a|that a) (?:recorded )?vote|point of order|objected)\b"
)
PANELLISTS = re.compile(r"\b(?:the|following) (?:\w+ )?panellists\b", re.IGNORECASE)
NOBODY = re.compile(
    r"\b(?:many|several|some|other|a number of|most|various|all) (?:speakers|delegations|representatives|participants"
    r"|States|countries)\b",
    re.IGNORECASE,
)
# will, would and shall tell of what is planned
PLANNED = re.compile(
    r"\b(?:will|would|shall|is to|are to|may|might|should)\s+(?:also\s+)?(?:be\s+)?(?:make|made|deliver|introduce"
    r"|address|report|give|open)"
)


def suggest(said: Said) -> Iterator[Suggested]:
    """The statements that a sentence reports, one for each speaker."""
    if not has(said.words, CUES):
        return
    words = re.sub(r"\s*\([Ss]ee [^()]*(?:\([^()]*\)[^()]*)?\)", "", said.words)
    if PLANNED.search(words) or MOTION.search(words):
        return
    for found, what, around in _spoken(words):
        kind = kind_of(what, around)
        for speaker in found:
            event = StatementMade(
                Speaker(speaker.entity, speaker.name, speaker.state),
                speaker.capacity,
                kind,
                speaker.on_behalf_of,
                _called(what) or ("panellist" if PANELLISTS.search(around) else ""),
            )
            yield Suggested(event, said.occasion, said.words, speaker.inferred)


def _spoken(words: str) -> Iterator[tuple[list[speakers.Speaking], str, str]]:
    """The speakers of each clause, what they made, and the words around."""
    if ":" in words and "following" in words and (listed := LISTED.search(words) or BY_THE_FOLLOWING.search(words)):
        # what stands below the list is told of others: "At the same meeting, … in exercise of the right of reply"
        yield _of_a_list(listed), listed["what"], words[: listed.start("list")]
    elif moderated := MODERATED.search(words) if " who " in words else None:
        yield speakers.read(moderated["who"]), moderated["what"], moderated["what"]
    else:
        for clause in re.split(r";\s+(?=(?:after|before|following|in|the|statements?)\b)", words):
            if (found := _passive(clause) or _active(clause)) and not NOBODY.search(found[0]):
                who, what, around = found
                yield _for_others(speakers.read(who) or speakers.persons(who), around), what, around


def _of_a_list(listed: re.Match[str]) -> list[speakers.Speaking]:
    """The speakers below a colon: each with a name and an office, each with a role, or names in the role above."""
    below, group = listed["list"], listed["group"] or ""
    if re.search(r"persons|speakers|panellists|participants|officials|experts", group):
        return list(map(_invited, speakers.persons(below) or speakers.read(below)))
    if speakers.ROLE.search(below) or speakers.TITLE.match(below):
        return speakers.read(below)
    return speakers.read(f"{_head(listed)} {below}", bool(NGO.search(group)))


def _invited(speaker: speakers.Speaking) -> speakers.Speaking:
    """A person invited to speak: an official of the Secretariat only if the words name an office of it."""
    if speaker.capacity != "secretariat_official" or speakers.is_of_the_secretariat(speaker.entity):
        return speaker
    why = "an invited speaker; in which capacity, the words do not say"
    return replace(speaker, capacity="other", inferred=why)


def _for_others(found: list[speakers.Speaking], around: str) -> list[speakers.Speaking]:
    """The one speaker with those spoken for, where the words around name them: "made on behalf of … by the …"."""
    behalf = speakers.BEHALF.search(around) if len(found) == 1 and not found[0].on_behalf_of else None
    return [replace(found[0], on_behalf_of=(behalf["whom"].strip(" ,.;"),))] if behalf else found


def _passive(clause: str) -> tuple[str, str, str] | None:
    """ "Statements were made by …": who speaks stands behind."""
    match = (HEARD.search(clause) if "heard" in clause else None) or (
        PASSIVE.search(clause) if has(clause, (" was ", " were ", " had been ")) else None
    )
    by = BY.search(clause, match.end(), match.end() + 160) if match else None
    if match is None or by is None or re.search(r"[.;]", clause[match.end() : by.start()]):
        return None
    aim = f"{clause[match.end('what') : by.start()]}"
    return clause[by.end() :], match["what"], f"{clause[: match.start('what')]} {aim}"


def _active(clause: str) -> tuple[str, str, str] | None:
    """ "… made a statement": who speaks stands before."""
    match = ACTIVE.search(clause) or OTHERWISE.search(clause)
    if match is None:
        return None
    who = clause[: match.start()]
    head = speakers.ROLE.search(who) or speakers.TITLE.search(who)
    lead = who[: head.start()] if head else ""
    return who, match["what"], f"{lead} {clause[match.end() :]}"


def _called(what: str) -> str:
    """What a statement is called, where that says more than the kind: a presentation, a keynote statement."""
    match = re.search(r"presentation|keynote statement|oral report|briefing|address", what.lower())
    return match[0] if match else ""


def _head(listed: re.Match[str]) -> str:
    """The head of a list announced by "the following": in the plural where several follow, so that they are split."""
    observer = re.match(r"(?:The )?(?:an? )?observer", listed["who"], re.IGNORECASE)
    group = listed["group"] or "speakers"
    several = ";" in listed["list"] or re.search(r"organi[sz]ations|entities|agencies|States|speakers", group)
    return f"{'Observer' if observer else 'Representative'}{'s' if several else ''} {'for' if observer else 'of'}"


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
