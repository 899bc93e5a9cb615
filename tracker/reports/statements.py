"""Who made a statement, in which capacity, of which kind. "Many speakers" are nobody."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.domain.item import Speaker, StatementKind, StatementMade
from tracker.reports import exchanges, speaker_lists, speakers
from tracker.reports.saying import Said, Suggested
from tracker.reports.speaking import BEHALF, Speaking
from tracker.reports.words import either_case, has

# what a statement is called; what stands before it says which
_BEFORE = (
    "an?|the|their|his|her|its|brief|oral|joint|short|general|further|additional|introductory|opening|closing"
    "|concluding|final|keynote|welcoming|preliminary|follow-up|video|welcome|inaugural|written|prepared|national"
    "|audiovisual|audio-visual|pre-recorded|technical|special|thematic|expert|ministerial"
)
_NOUN = (
    "statements?|remarks|explanations? of vote|explanations? of position|presentations?|interventions?|address(?:es)?"
    "|briefings?|speech(?:es)?|contributions?|comments?|questions?|updates?|overviews?|messages?"
)
# "a policy statement": after an article, any sort of it
_SORT = r"[Aa]n?\s+(?:[a-z-]{4,20}\s+){1,2}"
_WHAT = rf"(?P<what>(?:{_SORT}|(?:(?:{either_case(_BEFORE)})\s+){{0,5}})(?:{either_case(_NOUN)}))\b"
_MADE = r"(?:made|delivered|given|provided|heard|presented|posed|raised|asked|put)"
_ALSO = r"(?:(?:also|then|each|both|further|subsequently|jointly)\s+){0,2}"
# "Statements were made by", "Introductory remarks were delivered by", "A statement was also made by"
PASSIVE = re.compile(rf"\b{_WHAT}(?P<aim>[^.;]{{0,160}}?)\s(?:was|were|had been)\s+{_ALSO}{_MADE}\b")
# the end of it, looked for first
WAS_MADE = re.compile(rf"(?:w(?:as|ere)|had been)\s+{_ALSO}{_MADE}\b")
BY = re.compile(r"\b(?:by|from)\s+")
# "… also made a statement", "… gave presentations": who speaks stands before it
ACTIVE = re.compile(
    rf"\s{_ALSO}(?:made|delivered|gave|presented|provided|read out|posed|raised|asked)\s+(?:also\s+)?{_WHAT}"
)
# "addressed the Commission", "introduced the note", "reported on the work of": a statement, said with another verb
OTHERWISE = re.compile(
    rf"\s{_ALSO}(?P<what>addressed the (?:Commission|Committee|Council|Conference|meeting|Assembly|Board|Forum|session)"
    r"|introduced(?: and orally (?:revised|corrected|amended))?(?:,? on behalf of [^;.]{3,600}?,)?"
    r" (?:the|a|an|two|three|his|her|their)\b"
    r"|introduced(?= (?:draft|revised)\b)|reported on\b|took the floor|briefed the\b"
    r"|presented (?:the|a|his|her|their|its|two) (?:[\w-]+ ){0,2}?"
    r"(?:reports?|notes?|drafts?|documents?|findings|results)\b"
    r"|spoke\b"
    r"|(?:responded|replied) to (?:the |a |those )?(?:[\w-]+ ){0,2}?(?:questions?|comments?|queries|points|issues)"
    r"|explained (?:its|his|her|their|the) (?:positions?|votes?)\b"
    r"|answered (?:the )?questions|exercised (?:the|its|his|her|their) rights? of reply"
    r"|(?:participated|took part) in the (?:[\w-]+ ){0,3}?(?:discussion|dialogue|debate|exchange of views))"
)
# "The report was introduced by the Director of …", "a draft (symbol), which was introduced by the representative of …"
INTRODUCED_BY = re.compile(
    r"\s(?:was|were|had been) (?:also |then )?(?P<what>introduced|presented) by\s+(?P<who>.+)", re.DOTALL
)
# "Introducing the item, the representative of the secretariat outlined the information in the note"
INTRODUCING = re.compile(
    r"\b[Ii]ntroducing (?:the|agenda|sub-?item|this)\b[^,;]{0,100}, (?P<who>(?:the|an?) [^;]{5,160}?),?"
    r" (?:outlined|said|noted|drew|recalled|explained|provided|presented|highlighted|gave|described|reported"
    r"|summarized|referred|emphasized|stressed|thanked|informed|briefed)\b"
)
# "… made statements, as did the Executive Director of …"
AS_DID = re.compile(r",? as did (?P<who>[^;]+)")
AND_BY = re.compile(r",? and (?:was )?(?:introduced|presented) by ")
# "The Commission heard statements by", "heard a keynote address by"
HEARD = re.compile(rf"\bheard\s+(?:also\s+)?{_WHAT}(?: of(?= (?:the|[A-Z])))?")
# a sentence without any of these words tells of no statement
CUES = (
    " made", "deliver", " gave", "given", "provided", "heard", "presented", "addressed the", "introduced",
    "reported on", "took the floor", "briefed", " spoke", "read out", "posed", "raised", " asked", "responded",
    "replied", "answered", "explained", "exercised", "participated", "took part", "dialogue", "ntroducing",
)  # fmt: skip
# "moderated by the Chair of the Commission, who made an introductory statement"
MODERATED = re.compile(
    r"\b(?:moderated|chaired|facilitated|opened|led|presided over) by (?P<who>.+?),? who (?:also )?(?:made|delivered"
    r"|gave) (?P<what>[^.;]{0,40}?(?:statements?|remarks|explanations? of (?:vote|position)|presentations?|address))"
)
# the verbs by which the same speaker did something else first: "moderated the panel and made a statement"
BESIDES = re.compile(
    r",?\s+(?:also\s+|then\s+)?(?:moderated|chaired|opened|facilitated|presided|introduced|presented|responded|answered"
    r"|replied|thanked|welcomed|drew|declared|submitted|exercised)\b.*",
    re.DOTALL,
)
# a motion is recorded as a motion; a statement that makes it is no statement under the item
MOTION = re.compile(
    r"\b(?:moved (?:for|that|to)|motion|requested (?:a|that a) (?:recorded )?vote|(?<!statement on a )point of order"
    r"|objected)\b"
)
MOTION_CUES = ("moved ", "motion", "requested ", "point of order", "objected")
PANELLISTS = re.compile(r"\b(?:the|following) (?:\w+ )?panellists\b", re.IGNORECASE)
ANOTHER = re.compile(r",?\s+(?:and|while|after which|followed by)\s+(?=(?:the|an?)\s+[\w-]+)")
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
    if PLANNED.search(words) or (has(words, MOTION_CUES) and MOTION.search(words)):
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


def _spoken(words: str) -> Iterator[tuple[list[Speaking], str, str]]:
    """The speakers of each clause, what they made, and the words around."""
    if listed := speaker_lists.found(words):
        # what stands below the list is told of others: "At the same meeting, … in exercise of the right of reply"
        yield speaker_lists.read(listed), listed["what"], words[: listed.start("list")]
        return
    moderated = MODERATED.search(words) if " who " in words else None
    if moderated:
        yield speakers.of(moderated["who"]), moderated["what"], moderated["what"]
        return
    for clause in _clauses(words):
        passive = _passive(clause)
        told = passive or _active(clause)
        if told and not NOBODY.search(told[0]):
            who, what, around = told
            yield _for_others(speakers.of(who), around), what, around
        # behind those who made statements: "…, who then responded to questions raised by the representatives of …"
        after = exchanges.AFTER.search(clause) if passive else None
        exchange = clause if not passive else after[0] if after else ""
        if (asked := exchanges.found(exchange)) and not NOBODY.search(asked[0]):
            yield speakers.read(asked[0]), asked[1], exchange


def _clauses(words: str) -> Iterator[str]:
    """A sentence cut where another speaker begins: "A made a statement and the observer for B made a statement"."""
    for part in _parts(words):
        while (first := WAS_MADE.search(part) or ACTIVE.search(part)) and (second := ACTIVE.search(part, first.end())):
            joints = [*ANOTHER.finditer(part, first.end(), second.start())]
            if not joints:
                break
            # behind "were made by" stands a list, which may hold joints of its own
            joint = joints[-1 if first.re is WAS_MADE else 0]
            yield part[: joint.start()]
            part = part[joint.end() :]
        yield part


def _parts(words: str) -> list[str]:
    """A sentence cut at the semicolons behind which something else is told; one in a list of speakers stays."""
    parts: list[str] = []
    for part in re.split(r";\s+(?=(?:after|before|following|in|the|statements?)\b)", words):
        if parts and not any(verb.search(part) for verb in (WAS_MADE, ACTIVE, OTHERWISE)):
            parts[-1] = f"{parts[-1]}; {part}"
        else:
            parts.append(part)
    return parts


def _for_others(found: list[Speaking], around: str) -> list[Speaking]:
    """The one speaker with those spoken for, where the words around name them: "made on behalf of … by the …"."""
    behalf = BEHALF.search(around) if len(found) == 1 and not found[0].on_behalf_of else None
    return [replace(found[0], on_behalf_of=(behalf["whom"].strip(" ,.;"),))] if behalf else found


def _passive(clause: str) -> tuple[str, str, str] | None:
    """ "Statements were made by …": who speaks stands behind."""
    match = (HEARD.search(clause) if "heard" in clause else None) or (
        PASSIVE.search(clause) if WAS_MADE.search(clause) else None
    )
    if match is None:
        return None
    # "heard the statements of": who speaks stands right behind
    direct = match[0].endswith(" of")
    by = None if direct else BY.search(clause, match.end(), match.end() + 160)
    if not direct and (by is None or re.search(r"[.;]", clause[match.end() : by.start()])):
        return None
    aim, who = (clause[match.end("what") : by.start()], clause[by.end() :]) if by else ("", clause[match.end() :])
    return exchanges.AFTER.sub("", who), match["what"], f"{clause[: match.start('what')]} {aim}"


def _active(clause: str) -> tuple[str, str, str] | None:
    """ "… made a statement": who speaks stands before."""
    if by := INTRODUCED_BY.search(clause) if "ed by " in clause else None:
        who = AND_BY.sub(" and ", by["who"])
        return who, f"{by['what']} the", clause[: by.start()]
    made, otherwise = ACTIVE.search(clause), OTHERWISE.search(clause)
    match = made or otherwise
    if match is None:
        return _introducing(clause)
    start = min(one.start() for one in (made, otherwise) if one)
    who = _without_deeds(clause[:start])
    head = speakers.ROLE.search(who) or speakers.TITLE.search(who)
    lead = who[: head.start()] if head else ""
    aside = who[head.end() :] if head and "explanation of" in who else ""
    if also := AS_DID.search(clause, match.end()):
        who = f"{who}, {also['who']}"
    return who, match["what"], f"{lead} {clause[match.end() :]} {aside}"


def _without_deeds(who: str) -> str:
    """Who speaks, without what they did before; behind it another may be named: "A drew attention to it and B"."""
    besides = BESIDES.search(who)
    if besides is None:
        return who
    for joint in re.finditer(r"\band\s+", besides[0]):
        other = besides[0][joint.end() :]
        if speakers.ROLE.match(other) or speakers.TITLE.match(other):
            return other
    return who[: besides.start()]


def _introducing(clause: str) -> tuple[str, str, str] | None:
    """ "Introducing the item, … outlined the note": who speaks stands between."""
    match = INTRODUCING.search(clause) if "ntroducing" in clause else None
    return (match["who"], "introduced the", "") if match else None


def _called(what: str) -> str:
    """What a statement is called, where that says more than the kind: a presentation, a keynote statement."""
    called = what.lower()
    match = re.search(r"presentation|keynote statement|oral report|briefing|address|question", called)
    return match[0] if match and not re.match(r"respond|repl|answer", called) else ""


def kind_of(what: str, around: str) -> StatementKind:
    """The kind of a statement, by what it is called and the words around it."""
    called = what.lower()
    told = f"{around} {what}".lower()
    if "right of reply" in told:
        return "right_of_reply"
    if "point of order" in told:
        return "point_of_order"
    if re.search(r"explanation of (?:the |its |his |her |their )?(?:vote|position)|explained", told):
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
