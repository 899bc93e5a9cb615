"""Which draft a sentence means: by symbol, number and place, title, or as "the draft" named last."""

import re
from dataclasses import dataclass

from tracker.domain import symbols
from tracker.domain.draft import DraftKind
from tracker.reports import papers
from tracker.reports.marks import LETTER_HEADING
from tracker.reports.saying import Said

TITLE = re.compile(r"entitled\s+[“\"](?P<title>[^”\"]+)[”\"]")
NUMBERED = re.compile(r"\bdraft (?P<kind>resolution|decision)s?\s+(?P<number>[IVXL]+|[A-Z])\b")
# without number, title or symbol
THE_DRAFT = re.compile(r"the (?:revised |amended )?draft (?:resolution|decision)(?=,| by | without |\.| and |$)")
# where the report prints the text: "(see chap. I, sect. A, draft decision I)", "(see chap. I.D)"
PLACE = re.compile(
    r"\bchap(?:ter|\.)\s*(?P<chapter>[IVX]+)(?:\s*\.\s*|,\s*sect(?:ion"
    r"|\.)\s*)(?P<section>[A-Z])(?:\s*[,.]\s*(?P<draft>draft )?(?P<kind>resolution"
    r"|decision)\s+(?P<number>[\w/.-]*\w))?"
)


# the reports of Main Committees print them in one paragraph: "(see para. 20, draft resolution I)"
IN_A_PARAGRAPH = re.compile(r"\(see para\. \d+,? draft (?P<kind>resolution|decision) (?P<number>[IVX]+)\)")


@dataclass(frozen=True, slots=True)
class Named:
    """A draft as a sentence names it: its key, kind and title, the revision, and whether it is only "the draft"."""

    key: str
    kind: DraftKind
    title: str = ""
    revision: str = ""
    doubt: str = ""


def named(words: str, said: Said) -> Named | None:
    """The draft that words name: by its symbol, its number and place, its title, or as the one named last."""
    title = match["title"].strip() if (match := TITLE.search(words)) else ""
    kind = kind_of(words)
    limited = [symbol for symbol in papers.named(words) if symbols.is_limited(symbol)]
    if limited:
        key = symbols.without_corrections(limited[0])
        return Named(key, kind, title or said.setting.titles.get(key, ""), limited[0] if limited[0] != key else "")
    if said.setting.draft and symbols.is_limited(said.setting.draft) and THE_DRAFT.match(words):
        return _last(kind, said)  # where the report prints the text is said beside it: "(see chap. I, sect. A)"
    if place := place_key(words, said):
        return Named(said.setting.places.get(place, place), kind, title)
    if title and (known := next((key for key, one in said.setting.titles.items() if one == title), "")):
        return Named(known, kind, title)
    if title or said.setting.draft == "":
        return None
    return _last(kind, said)


def _last(kind: DraftKind, said: Said) -> Named:
    setting = said.setting
    title = setting.titles.get(setting.draft, "")
    return Named(setting.draft, kind, title, setting.revision, "“the draft” is the one named last")


def kind_of(words: str) -> DraftKind:
    """Resolution, decision or declaration, by the first of these words."""
    match = re.search(r"\b(resolution|decision|declaration)s?\b", words)
    return (
        "resolution"
        if match is None
        else "decision"
        if match[1] == "decision"
        else "declaration"
        if match[1] == "declaration"
        else "resolution"
    )


def place_key(words: str, said: Said) -> str:
    """The key of a draft without a symbol: where it is printed, `E/2019/30:I.A.IV`."""
    place = PLACE.search(words)
    if place is None:
        return _in_a_report(words)
    number = place["number"] or (match["number"] if (match := NUMBERED.search(words)) else "")
    before = papers.named(words[: place.start()][-80:])
    where = (
        before[-1]
        if before and words[: place.start()].rstrip(" ,").endswith(tuple("0123456789*)"))
        else said.setting.report
    )
    parts = [
        place["chapter"],
        place["section"],
        number if not place["number"] or place["draft"] or not re.search(r"\d", number) else "",
    ]
    return f"{where or said.setting.session}:{'.'.join(part for part in parts if part)}"


def place_printed(words: str) -> str:
    """Where a report says that it prints the draft of a sentence: `I.B.II`, `resolution I`; empty where it does not."""
    if (place := PLACE.search(words)) and place["number"] and place["draft"]:
        return f"{place['chapter']}.{place['section']}.{place['number']}"
    if match := IN_A_PARAGRAPH.search(words):
        return f"{match['kind']} {match['number']}"
    return f"{place['chapter']}.{place['section']}" if place and not place["number"] else ""


def _in_a_report(words: str) -> str:
    """A draft printed in another body's report: "contained in paragraph 7 of chapter VIII of … (A/53/23 …)"."""
    match = re.search(r"contained in (?:paragraph (?P<para>\d+) of )?(?:chapter|section) (?P<chapter>[IVX]+)", words)
    named = papers.named(words)
    if not match or not named:
        return ""
    return f"{named[-1]}:{'.'.join(part for part in (match['chapter'], match['para']) if part)}"


def listed_place(said: Said, number: str) -> str:
    """The place of a draft printed under the current headings: `E/2024/28:I.A.II`."""
    section = next(
        (found[1] for heading in reversed(said.paragraph.headings) if (found := LETTER_HEADING.match(heading))), ""
    )
    where = said.setting.report or said.setting.session
    return f"{where}:{'.'.join(part for part in (said.paragraph.chapter, section, number) if part)}"
