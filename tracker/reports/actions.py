"""What a body did: transmitted, recommended, adopted. A recommendation is not its result: nobody is elected by it."""

import re
from collections.abc import Iterator
from typing import Literal, cast

from tracker.domain import bodies, symbols
from tracker.domain.recommendation import Asks, Candidate, DocumentTransmitted, RecommendationMade
from tracker.reports import names, papers
from tracker.reports.organs import TO, code, references
from tracker.reports.recommended import sent_up
from tracker.reports.saying import Said, Suggested
from tracker.reports.words import has

# "decided to transmit to the Council the report of … (symbol)", "transmitted the report … to the Council"
TRANSMIT = re.compile(
    rf"\b(?P<verb>decided to (?:transmit|forward|submit)|transmitted"
    rf"|forwarded)\s+(?:to\s+(?P<to>{TO})\s*(?:,[^,;.]{{0,80}},)?\s+)?(?P<what>(?:the|its|a)\s.+?)(?:\s+to\s+(?P<after>{TO})\b|$)",
    re.DOTALL,
)
# "recommended to the Economic and Social Council that it elect A and B and re-elect C as members of the Board"
RECOMMEND_PERSONS = re.compile(
    rf"\b(?P<verb>(?:decided to )?recommend(?:ed)?)\s+(?:to\s+(?P<to>{TO})\s+)?that\s+(?:it"
    rf"|(?P<that>{TO}))\s+(?P<acts>(?:re-?)?(?:elect|appoint)\s.+)",
    re.DOTALL,
)
# "The Committee emphasized the need for … and recommended that the General Assembly endorse …"
RECOMMEND_ACT = re.compile(
    rf"\b(?P<verb>(?:(?:decided|agreed) to )?recommend(?:ed)?)"
    rf"\s+(?:to (?P<to>{TO})\s+)?that\s+(?:it|(?P<that>{TO})|the (?:plenary|relevant"
    rf"|Main)[^.;]{{0,80}}? of (?P<of>{TO}))(?:,[^.;]{{0,120}}?,)?\s+(?:should )?(?P<act>take note|consider|endorse"
    rf"|approve|adopt|decide|request|continue|[a-z]+)\b(?P<what>.*)",
    re.DOTALL,
)
# "recommended to the Council that the next session be held in …"
RECOMMEND_THAT = re.compile(
    rf"\b(?P<verb>(?:(?:decided|agreed) to )?recommend(?:ed)?) to (?P<to>{TO}) that"
    r" (?P<what>(?:the|its|an?) [^;]{3,200}? be\b.*)",
    re.DOTALL,
)
# who recommends stands before the verb, with what else they did
BY_THE_BODY = re.compile(
    r"\b[Tt]he (?:[A-Z]\w+ ){0,4}(?:Commission|Committee|Council|Board|Forum|Conference|Chairs|Working Group"
    r"|Group of Experts|Subcommittee)\b"
    r"[^.;]{0,160}$"
)
ASKS: tuple[tuple[str, Asks], ...] = (
    ("take note", "take_note"),
    ("endorse", "endorse"),
    ("approve", "approve"),
    ("consider", "consider"),
)
# a sentence without any of these words sends nothing on
CUES = ("recommend", "transmit", "forward", "submit")
PERSONS = re.compile(
    r"\b(?P<ask>re-?elect|elect|re-?appoint|appoint)\s+(?P<names>.+?)(?=\s+(?:and\s+)?(?:re-?elect|elect|re-?appoint"
    r"|appoint)\b|$)"
)
SEATS = re.compile(
    r"\s+(?:as\s+(?:new\s+)?(?:a\s+)?members?\s+of|to\s+(?:serve\s+(?:on"
    r"|as\s+members?\s+of)\s+)?)\s*(?:the\s+)?(?P<board>(?:[A-Z]|Board)[^(),.;]*)"
)
# a past participle after a noun tells of what others did: "which had been transmitted", "the report transmitted by"
PASSIVE = re.compile(r"\b(?:had|has|have|was|were|been|be|being|which|that|as)\s+$")


def suggest(said: Said) -> Iterator[Suggested]:
    """What a sentence tells of matters sent to other organs by the body whose report it is."""
    if not has(said.words, CUES):
        return
    yield from transmissions(said)
    if persons := list(elections_recommended(said)):
        yield from persons
    elif not sent_up(said.words):
        yield from acts_recommended(said)


def acts_recommended(said: Said) -> Iterator[Suggested]:
    """ "recommended that the General Assembly take note of the report": what another organ is asked to do itself."""
    match = RECOMMEND_ACT.search(said.words)
    if match is None and (that := RECOMMEND_THAT.search(said.words)) and BY_THE_BODY.search(said.words[: that.start()]):
        to = code(that["to"], said.setting.speech)
        subject = f"{said.setting.report or said.setting.session}:{said.paragraph.place}"
        event = RecommendationMade(to, "consider", subject, that["what"].strip(" ."), as_printed=that["verb"])
        yield Suggested(event, said.occasion, said.words, said.doubt)
    before = said.words[: match.start("verb")][-200:] if match else ""
    if not match or PASSIVE.search(before) or not BY_THE_BODY.search(before):
        return
    to = code(match["to"] or match["that"] or match["of"] or "", said.setting.speech)
    if not to or to == said.setting.speech.body:
        return
    named = papers.named(match["what"])
    earlier = said.setting.papers
    asks = next((code for words, code in ASKS if match["act"] == words), None)
    # what is to be done otherwise than with the paper itself is a matter of its own
    paper = symbols.home(named or earlier) if asks else ""
    subject = paper or f"{said.setting.report or said.setting.session}:{said.paragraph.place}"
    doubt = said.doubt or ("" if named or not earlier else "the paper is the one named in the paragraphs before")
    # "take note of the report (A/78/187) (see para. 31)": the report, not where else it is spoken of
    title = re.sub(r"^of\s+|\s*\([Ss]ee [^()]*\)\.?$", "", match["what"].strip(" .")).strip(" .")
    event = RecommendationMade(
        to, asks or "consider", subject, title, through=named or earlier, as_printed=match["verb"]
    )
    yield Suggested(event, said.occasion, said.words, doubt)


def transmissions(said: Said) -> Iterator[Suggested]:
    """A document sent on to another organ, which takes no act of that organ for granted."""
    match = TRANSMIT.search(said.words) if has(said.words, ("transmit", "forward", "submit")) else None
    if not match or PASSIVE.search(said.words[: match.start()]) or not (match["to"] or match["after"]):
        return
    speech = said.setting.speech
    to = code(match["to"] or match["after"], speech)
    what = re.split(r",\s+(?:which|prepared|pursuant|in accordance)\b", match["what"])[0]
    named = papers.named(what)
    if not named or to == speech.body:
        return
    basis = references(said.words[match.start("what") + len(what) :], speech)
    title = re.sub(r"\s*\([^()]*\)\s*$", "", what.strip(" .")).strip()
    title = re.sub(r"^(?:the|its|a)\s+", "", title)
    yield Suggested(DocumentTransmitted(named, to, title, basis, match["verb"]), said.occasion, said.words, said.doubt)


def elections_recommended(said: Said) -> Iterator[Suggested]:
    """Persons recommended for seats that another organ fills."""
    match = RECOMMEND_PERSONS.search(said.words)
    if not match or PASSIVE.search(said.words[: match.start()]):
        return
    acts, board = _without_seats(match["acts"])
    found = tuple(candidate for part in PERSONS.finditer(acts) for candidate in _candidates(part))
    to = code(match["to"] or match["that"] or "", said.setting.speech)
    if not found or not board or to in ("", said.setting.speech.body):
        return
    through = papers.named(said.words)
    asks: Literal["elect", "appoint"] = "appoint" if all(one.asks == "appoint" for one in found) else "elect"
    event = RecommendationMade(to, asks, board_code(board), board, found, "", through, match["verb"])
    yield Suggested(event, said.occasion, said.words, said.doubt)


def _without_seats(acts: str) -> tuple[str, str]:
    """The verbs with their names, and the board whose seats are meant."""
    seats = SEATS.search(acts)
    if not seats:
        return re.sub(r"\s*\(.*", "", acts), ""
    return acts[: seats.start()], seats["board"].strip()


def _candidates(part: re.Match[str]) -> Iterator[Candidate]:
    ask = part["ask"].replace("reelect", "re-elect").replace("reappoint", "re-appoint")
    asks = {"elect": "elect", "re-elect": "re_elect"}.get(ask, "appoint")
    for name in names.split(part["names"]):
        name = re.sub(r"^(?:Mr|Ms|Mrs|Dr)\.?\s+", "", re.sub(r"\s*\([^()]*\)$", "", name)).strip()
        if re.match(r"[A-ZÀ-Ý]", name):
            yield Candidate(name, cast(Literal["elect", "re_elect", "appoint"], asks))


def board_code(printed: str) -> str:
    """The code of a board by its name, or the name where none is on file."""
    known = bodies.named(printed)
    short = re.fullmatch(r"Board of Trustees of (?:the )?(.+)", printed)
    known = known or (bodies.named(short[1]) if short else None)
    return known.code if known else printed
