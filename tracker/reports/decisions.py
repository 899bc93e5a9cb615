"""Acts that are neither a draft adopted nor something sent up: decisions, agendas and reports adopted, notes taken."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, cast

from tracker.domain import symbols
from tracker.domain.board import CandidateNominated
from tracker.domain.item import DecisionTaken
from tracker.domain.session import AgendaAdopted, SessionReportAdopted
from tracker.domain.terms import text_key
from tracker.reports import drafts, motions, names, papers, votes
from tracker.reports.actions import board_code
from tracker.reports.draft_names import PLACE
from tracker.reports.drafts import AS_REVISED, BODY, DRAFT, HOW
from tracker.reports.marks import TEXT_HEADING, lettered
from tracker.reports.organs import code
from tracker.reports.recommended import sent_up
from tracker.reports.saying import Said, Suggested
from tracker.reports.words import ORDINAL, has, ordinal

# the body as the subject of the act; "had decided" and "should endorse" are told, not done
DECIDED = re.compile(
    rf"(?:^|[,;:.)]\s+|\band\s+|\u201d\s+)(?P<who>{BODY}){HOW}\s+(?P<verb>decided|agreed|took note|endorsed"
    rf"|approved|authorized|deferred|postponed|nominated|rejected)\b\s*(?P<what>.+)",
    re.DOTALL,
)
# a second act of the same sentence: "endorsed the report (A) and took note of the note (B)"; but who adopts an agenda
# and approves the organization of work does one thing
FURTHER = re.compile(
    r",? and (?:also |further )?(?P<verb>took note|endorsed|approved|adopted)\b\s*"
    r"(?=(?:of|the|its|an?|decision|resolution)\b)"
    r"(?![^.;]{0,80}(?:organization|programme|timetable) of work)"
)
# a sentence without any of these verbs tells of no act
CUES = (
    "adopted", "decided", "agreed", "took note", "endorsed", "approved", "authorized", "deferred", "postponed",
    "nominated", "rejected",
)  # fmt: skip
# an amendment has no life of its own: what became of it is an act, with its vote
AMENDMENT = re.compile(
    r"\b(?:[Tt]he|[Aa]n?) (?:(?:oral|proposed|revised|written) )*amendments?\b[^;]{0,200}?\s(?:was|were) (?:then "
    r"|also )?(?:adopted|rejected|not adopted)\b"
)
# put off in the passive: "Consideration of the item was deferred to the next session"
PUT_OFF = re.compile(
    r"\b(?:[Cc]onsideration of|[Aa]ction on|[Tt]he election of) [^.;]{2,120}? (?:was|were) (?:deferred|postponed)\b"
)
# "agreed" tells of a view or of an act: of an act, where it says what was to be done
AGREED_TO = re.compile(
    r"\s*(?:, [^,]+,\s*)?to (?:also )?(?:defer|postpone|take note|transmit|forward|recommend|hold|convene|establish"
    r"|extend|include|adopt|approve|endorse|close|submit|consider)\b"
)
# the number that the text was given: "adopted resolution 28/1", "(see decision 2019/237)", "(resolution 41/7)"
NUMBERED = re.compile(r"(?:^(?:its )?|\((?:[Ss]ee )?)(?P<kind>resolution|decision)s? (?P<number>\d{1,4}/\d{1,3})\b")
ELSEWHERE = re.compile(
    r"\s*(?:to (?:transmit|forward|submit|recommend|close|adjourn|suspend)|on (?:this|that) basis to recommend)\b",
)
REPORT = re.compile(
    r"(?:the |its )?(?:draft |present )?(?:report|proceedings)\b"
    r"(?! of the (?:Secretary|Executive|Director|Board|Working|Committee on))",
)
WAS_ADOPTED = ("was adopted", "was then adopted", "was subsequently adopted")
REPORT_ADOPTED = re.compile(
    r"\b(?P<what>(?:[Tt]he|[Ii]ts) draft report\b[^.;]{0,200}(?:\.\d[^.;]{0,80}){0,8}?)\s+was (?:then "
    r"|subsequently )?adopted\b",
)
AGENDA_ADOPTED = re.compile(
    r"\b[Tt]he (?P<what>(?:provisional |draft )*agenda\b[^.;]{0,120}?(?:\.\d[^.;]{0,40})*)"
    r" was (?:then )?adopted\b",
    re.DOTALL,
)
AGENDA = re.compile(
    r"(?:the |its |a )?(?:following )?(?:draft )?(?:revised )?(?P<provisional>provisional )?(?:annotated )?agenda\b"
    r"(?P<rest>.*)",
    re.DOTALL,
)
ANOTHER_SESSION = re.compile(
    rf"\b(?:for|of)\s+(?:and documentation for )?(?:its|the)\s+(?P<nth>{ORDINAL})\s+(?:regular )?session"
    rf"|documentation for its (?P<nth2>{ORDINAL}) session",
    re.IGNORECASE,
)
NOMINEES = re.compile(
    r"\bdecided to nominate the following (?:candidates|persons|experts)?[^:]*?(?:members? of|to"
    r"|on) the (?P<board>[A-Z][^:(]+?):",
    re.DOTALL,
)
ACTIONS = {
    "decided": "decide",
    "agreed": "decide",
    "took note": "take_note",
    "endorsed": "endorse",
    "approved": "approve",
    "authorized": "authorize",
    "deferred": "defer",
    "postponed": "defer",
    "rejected": "decide",
    "nominated": "nominate",
    "adopted": "adopt",
}
# "decided to take note of": the act is what was decided to be done
TO_DO = (
    (r"(?:, [^,]+,)?\s*(?:with appreciation |by consensus |without a vote )?to (?:also )?take note\b", "take_note"),
    (r"to nominate\b", "nominate"),
    (r"(?:, [^,]+,)?\s*to (?:endorse|confirm)\b", "endorse"),
    (r"(?:, [^,]+,)?\s*to approve\b", "approve"),
    (r"(?:, [^,]+,)?\s*to authorize\b", "authorize"),
    (r"(?:, [^,]+,)?\s*to (?:defer|postpone)\b", "defer"),
)
Action = Literal["decide", "adopt", "take_note", "approve", "endorse", "authorize", "nominate", "defer"]


def suggest(said: Said, told: Sequence[Suggested]) -> Iterator[Suggested]:
    """The acts that a sentence tells of the body, beside what is `told` of a draft, a board or another organ in it.

    A draft that the report does not name, a document without a symbol: the act is recorded in the words of the report.
    """
    if not has(said.words, CUES):
        return
    if told and (motions.found(said.words) or sent_up(said.words) or drafts.is_of_a_draft(said.words)):
        return
    was = has(said.words, WAS_ADOPTED)
    if passive := REPORT_ADOPTED.search(said.words) if was else None:
        event = _report(said.words, _papers(passive["what"]), "adopted")
        yield Suggested(event, said.occasion, said.words, said.doubt)
        return
    if passive := AGENDA_ADOPTED.search(said.words) if was else None:
        yield _agenda(said, passive["what"], "provisional" in passive["what"], _papers(passive[0]), "adopted")
        return
    adopted = drafts.adopted(said.words)
    of_a_draft = bool(adopted and DRAFT.match(adopted["what"]))
    if adopted and is_body(adopted["who"], said) and not (told and of_a_draft):
        for verb, what in _each(adopted):
            yield from _adopted(said, verb, what) if verb in ("adopted", "approved") else _decided(said, verb, what)
        return
    match = DECIDED.search(said.words)
    if match and is_body(match["who"], said):
        for verb, what in _each(match):
            if verb in ("adopted", "approved") and verb != match["verb"]:
                yield from _adopted(said, verb, what)
            elif not (told and (of_a_draft or ELSEWHERE.match(what))):
                yield from _decided(said, verb, what)
    elif not told and (_amended(said.words) or _put_off(said.words)):
        yield _act(said, "defer" if "deferred" in said.words or "postponed" in said.words else "decide", ())


def _amended(words: str) -> bool:
    return "amendment" in words and bool(AMENDMENT.search(words))


def _put_off(words: str) -> bool:
    return has(words, ("deferred", "postponed")) and bool(PUT_OFF.search(words))


def is_body(who: str, said: Said) -> bool:
    """Whether the subject is the body whose report it is."""
    return (
        who in ("it", "It")
        or code(who, said.setting.speech) == said.setting.speech.body
        or who.endswith(("hairs", "articipants"))
    )


def _each(match: re.Match[str]) -> list[tuple[str, str]]:
    """Each verb of a sentence with what it is done to."""
    verb, what, *further = [match["verb"], *FURTHER.split(match["what"])]
    return [(verb, what), *zip(further[::2], further[1::2], strict=True)]


def _adopted(said: Said, verb: str, what: str) -> Iterator[Suggested]:
    named = _papers(what)
    if REPORT.match(what):
        yield Suggested(_report(what, named, verb), said.occasion, said.words, said.doubt)
    elif agenda := AGENDA.match(what):
        yield _agenda(said, agenda["rest"], bool(agenda["provisional"]), named, verb)
    elif verb == "approved" or said.setting.action or said.paragraph.headings or NUMBERED.search(what):
        yield _act(said, "approve" if verb == "approved" else "adopt", named)


def _agenda(said: Said, of: str, provisional: bool, named: tuple[str, ...], verb: str) -> Suggested:
    """An agenda adopted, without its items, which go on below; that of another session is an act of this one."""
    if _is_another_session(of, said) and (provisional or said.setting.session):
        return _act(said, "adopt" if verb == "adopted" else "approve", named)
    event = AgendaAdopted((), named[0] if named else "", verb)
    return Suggested(event, said.occasion, said.words, said.doubt)


def _report(what: str, named: tuple[str, ...], verb: str) -> SessionReportAdopted:
    drafts = tuple(symbol for symbol in named if symbols.is_limited(symbol))
    others = tuple(symbol for symbol in named if symbol not in drafts)
    return SessionReportAdopted(others, drafts, bool(AS_REVISED.search(what)), verb)


def _is_another_session(rest: str, said: Said) -> bool:
    match = ANOTHER_SESSION.search(rest)
    number = ordinal((match["nth"] or match["nth2"]).lower()) if match else None
    return number is not None and not said.setting.session.endswith(f"/{number}")


def _papers(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(papers.named(words)))


def _decided(said: Said, verb: str, what: str) -> Iterator[Suggested]:
    if nominees := NOMINEES.search(said.paragraph.text):
        yield from _nominees(said, nominees)
        return
    action = next((code for words, code in TO_DO if re.match(words, what)), ACTIONS[verb])
    if verb == "agreed" and not (said.setting.action or AGREED_TO.match(what)):
        return
    yield _act(said, cast(Action, action), _papers(what))


def _act(said: Said, action: Action, named: tuple[str, ...]) -> Suggested:
    how, vote = votes.how(said.words)
    event = DecisionTaken(action, said.words.split(" (For the text")[0], how, vote, _text(said), named)
    return Suggested(event, said.occasion, said.words, said.doubt)


def _text(said: Said) -> str:
    """The key of the numbered decision: named after the act, or in the heading above it."""
    place = PLACE.search(said.words)
    if place and place["number"] and not place["draft"] and re.search(r"\d", place["number"]):
        return text_key(said.setting.speech.body, place["kind"], place["number"])
    adopted = drafts.adopted(said.words)
    number = NUMBERED.search(said.words) or (NUMBERED.search(adopted["what"]) if adopted else None)
    if number:
        return text_key(said.setting.speech.body, number["kind"], number["number"])
    for heading in reversed(said.paragraph.headings):
        match = TEXT_HEADING.fullmatch(heading)
        if match and not match["draft"] and "/" in match["number"]:
            return text_key(said.setting.speech.body, match["kind"].lower(), match["number"])
    return ""


def _nominees(said: Said, match: re.Match[str]) -> Iterator[Suggested]:
    """Candidates named for a board, by the body that nominates them."""
    opening, listed = lettered(said.paragraph.text[match.end() - 1 :])
    board = board_code(match["board"].strip())
    for words in [entry for _, entry in listed] or [opening.lstrip(": ")]:
        printed = re.split(r"\s+for (?:an? |the )", words)[0]
        for name in names.split(printed):
            if re.match(r"[A-ZÀ-Ý]", name) and len(name) < 80:
                yield Suggested(
                    CandidateNominated(board, name, said.setting.speech.body), said.occasion, said.paragraph.text
                )
