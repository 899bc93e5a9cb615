"""Texts: which number they bear, and the mandates in them. A text that only recommends another creates none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from tracker.domain import bodies
from tracker.domain.draft import DraftAdopted, DraftTabled
from tracker.domain.item import DecisionTaken
from tracker.domain.recommendation import RecommendationMade
from tracker.domain.terms import Occasion, text_key
from tracker.domain.text import TextNumbered
from tracker.reports import described, documents, draft_names, mandates
from tracker.reports.marks import LETTER_HEADING, TEXT_HEADING
from tracker.reports.masthead import Masthead
from tracker.reports.occasions import Setting, at_the_session
from tracker.reports.occasions import told as told_of
from tracker.reports.organs import Speech, code, speech
from tracker.reports.parts import Paragraph, Text
from tracker.reports.saying import Suggested
from tracker.reports.words import sentences as spoken

# the Council's own act is this line alone; the paragraphs below it are not its own
RECOMMENDS = re.compile(
    r"Recommends\s+to\s+the\s+(?P<to>[A-Z][\w ]+?)\s+(?:the\s+(?:adoption"
    r"|approval)\s+of\s+the\s+following\s+draft\s+(?:resolution|decision)"
    r"|that\s+it\s+(?:adopt|approve)\s+the\s+following\s+draft\s+(?:resolution|decision))"
)

NOTED = re.compile(r"(?:Also |Further )?(?:[Tt]akes|[Tt]ook) note (?:with \w+ )?of (?:the )?")
# "At its 9th meeting, on 19 March 2024, the Commission on Narcotic Drugs decided …"
TOLD = re.compile(
    r"At (?:its|the) [^.;]{2,80}? meetings?, [^.;]{0,80}?\bthe (?P<who>[A-Z][\w ]+?)"
    r" (?:decided|adopted|approved|took note|elected|endorsed|requested|recommended)\b"
)


def adopted(
    masthead: Masthead, texts: tuple[Text, ...], told: Sequence[Suggested], setting: Setting
) -> list[Suggested]:
    """What the texts of a document say: the resolution that it is, or those printed in a report."""
    if masthead.kind == "resolution":
        return list(_resolution(masthead, texts[0])) if texts else []
    return [suggested for text in texts for suggested in (*_in_report(masthead, text, told, setting), *_noted(text))]


def _noted(text: Text) -> Iterator[Suggested]:
    """The papers of which a text takes note, each with its symbol: they exist."""
    for paragraph in text.paragraphs:
        for entry in documents.in_sentence(paragraph.text) if NOTED.match(paragraph.text) else ():
            place = f"{text.kind} {text.number}, {paragraph.place}"
            issued = described.issued(NOTED.sub("", entry.words), entry.symbols)
            yield Suggested(issued, Occasion(), paragraph.text, "", place)


def told_in_a_sentence(masthead: Masthead, paragraphs: Sequence[Paragraph], setting: Setting) -> Iterator[Suggested]:
    """Texts that a report prints as one sentence under their number: "Decision 67/1", a title, "At its 9th meeting, …".

    They have no enacting line; who decided, and when, the sentence says.
    """
    title = ""
    for paragraph in paragraphs:
        found = [(at, match) for at, one in enumerate(paragraph.headings) if (match := TEXT_HEADING.fullmatch(one))]
        at, heading = found[-1] if found else (0, None)
        if heading is None or heading["draft"] or "/" not in heading["number"]:
            continue
        said = TOLD.match(paragraph.text)
        if said is None:
            title = paragraph.text  # a long title is read as a paragraph
            continue
        title = heading["title"] or " ".join(paragraph.headings[at + 1 : at + 2]) or title
        occasion, _ = told_of(spoken(paragraph.text)[0], replace(setting, items=()))
        if code(said["who"], setting.speech) == masthead.body:
            kind, number = kind_called(heading["kind"].lower()), heading["number"]
            event = TextNumbered(kind, number, title)
            place = f"{kind} {number}, title"
            yield Suggested(event, occasion or at_the_session(replace(setting, items=())), title, "", place)
        title = ""


def tabled(masthead: Masthead, texts: tuple[Text, ...]) -> list[Suggested]:
    """A draft that was submitted: nothing in it has been adopted yet."""
    if not masthead.symbols or not texts:
        return []
    text = texts[-1]
    organ = code(text.organ, Speech())
    event = DraftTabled(masthead.symbols[0], kind_of(text), text.title, (), organ if organ != masthead.body else "")
    occasion = Occasion(
        "not_after" if masthead.dated else "unknown",
        (masthead.dated,) if masthead.dated else (),
        masthead.body,
        masthead.session,
    )
    return [Suggested(event, occasion, masthead.words, "", "title")]


def _resolution(masthead: Masthead, first: Text) -> Iterator[Suggested]:
    organ = code(first.organ, Speech())
    if not first.number or organ != masthead.body:
        return
    occasion = _adoption(masthead, first)
    symbol = masthead.symbols[0] if masthead.symbols else ""
    yield Suggested(
        TextNumbered(kind_of(first), first.number, first.title, symbol), occasion, masthead.words, "", "title"
    )
    key = text_key(organ, first.kind, first.number)
    if shell := next((match for act in first.paragraphs if (match := RECOMMENDS.match(act.text))), None):
        event = RecommendationMade(code(shell["to"], Speech()), "adopt", key, first.title, as_printed="Recommends")
        yield Suggested(event, occasion, first.paragraphs[0].text, "", "operative part")
        return
    yield from mandates.suggest(first, key, occasion, speaking(first), year(masthead), "")


def _in_report(masthead: Masthead, text: Text, told: Sequence[Suggested], setting: Setting) -> Iterator[Suggested]:
    """A resolution in the report of the body that adopted it; or a draft there, for another organ to adopt."""
    organ = code(text.organ, speech(masthead.body, masthead.body_name))
    where = masthead.symbols[0] if masthead.symbols else masthead.session
    if organ != masthead.body:
        yield from _asked(text, organ, where, setting)
        return
    if text.draft or "/" not in text.number:
        return
    key = text_key(organ, text.kind, text.number)
    act = next((one for one in told if _numbers(one) == (text.kind, text.number)), None)
    occasion = act.occasion if act else at_the_session(replace(setting, items=()))
    draft = act.event.draft if act and isinstance(act.event, DraftAdopted) else ""
    place = f"{text.kind} {text.number}, "
    yield Suggested(
        TextNumbered(kind_of(text), text.number, text.title, "", draft), occasion, text.title, "", f"{place}title"
    )
    yield from mandates.suggest(text, key, occasion, speaking(text), year(masthead), place)


def _asked(text: Text, organ: str, where: str, setting: Setting) -> Iterator[Suggested]:
    """A draft that the report prints in the words of the organ that is asked to adopt it."""
    if not setting.session or not bodies.find(organ):
        return
    section = next((found[1] for heading in reversed(text.headings) if (found := LETTER_HEADING.match(heading))), "")
    number = text.number if text.draft else ""
    key = f"{where}:{'.'.join(part for part in (text.chapter, section, number) if part)}"
    key = setting.places.get(key) or setting.places.get(f"{where}:{text.kind} {number}", key)
    event = RecommendationMade(organ, "adopt", key, text.title, as_printed="recommends")
    place = f"{text.chapter or 'text'}, {text.kind} {number}".strip()
    yield Suggested(event, at_the_session(replace(setting, items=())), text.title, "", place)


def _numbers(one: Suggested) -> tuple[str, str] | None:
    """The text that an act says it became: "(For the text, see chap. I, sect. B, resolution 67/1)"."""
    if not isinstance(one.event, DraftAdopted | DecisionTaken):
        return None
    place = draft_names.PLACE.search(one.quoted)
    return (place["kind"], place["number"]) if place and place["number"] and not place["draft"] else None


def speaking(text: Text) -> Speech:
    """Who "the Commission" is in a resolution: the organ that speaks, or the one commission that it names."""
    words = " ".join([text.preamble, *(paragraph.text for paragraph in text.paragraphs)])
    return speech(code(text.organ, Speech()), text.organ, words)


def year(masthead: Masthead) -> int | None:
    """The year of a document, by adoption, session or submission."""
    day = masthead.adopted_on or (masthead.parts[-1][1] if masthead.parts else masthead.dated)
    return day.year if day else None


def operatives(masthead: Masthead, texts: tuple[Text, ...]) -> list[tuple[Text, mandates.Operative]]:
    """Every operative paragraph of every text. A line that only recommends the text below it is none."""
    return [
        (text, paragraph)
        for text in texts
        for paragraph in mandates.operatives(text, speaking(text), year(masthead))
        if not RECOMMENDS.match(paragraph.words)
    ]


def kind_of(text: Text) -> Literal["resolution", "decision"]:
    """A decision if it is called one."""
    return kind_called(text.kind)


def kind_called(kind: str) -> Literal["resolution", "decision"]:
    """The kind of a text by the word for it."""
    return "decision" if kind == "decision" else "resolution"


def _adoption(masthead: Masthead, text: Text) -> Occasion:
    """The day of adoption, and the session that the number names: 74/173 is of the seventy-fourth, 2019/19 of 2019."""
    days = (masthead.adopted_on,) if masthead.adopted_on else ()
    session = masthead.session
    if "/" in text.number:
        which = text.number.partition("/")[0]
        try:
            session = bodies.session_key(masthead.body, which)
        except ValueError:
            session = masthead.session
    return Occasion("day" if days else "unknown", days, masthead.body, session)
