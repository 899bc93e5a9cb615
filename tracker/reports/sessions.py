"""The session, its meetings and its items: from the masthead, and from "At its 6th and 7th meetings, … considered"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tracker.domain.item import AgendaItemConsidered, SubItem
from tracker.domain.session import MeetingHeld, OfficerElected, SessionOpened, meeting_key
from tracker.domain.terms import Occasion, Precision
from tracker.reports.days import Days, each_day
from tracker.reports.marks import lettered
from tracker.reports.masthead import Masthead
from tracker.reports.occasions import Mention, Setting, doubt_of_the_day, mentions
from tracker.reports.parts import Paragraph
from tracker.reports.saying import Said, Suggested
from tracker.reports.words import fold

_ITEM = (
    r"(?:agenda\s+)?(?:sub-?)?items?\s+(?P<items>\d{1,3}(?:\s*\([a-z]{1,3}\))*(?:(?:,|\s+and"
    r"|\s+to)\s+(?:\d{1,3}(?:\s*\([a-z]{1,3}\))?|\([a-z]{1,3}\)))*)"
)
# "considered agenda item 6, which read as follows:", "considered sub-items 4 (a) and (b)", "under agenda item 2"
CONSIDERED = re.compile(
    rf"\b(?:considered|took up|discussed|began its consideration of|concluded its consideration of"
    rf"|continued its consideration of)\s+(?:[^.;]{{0,200}}?\bunder\s+)?(?i:{_ITEM})",
)
ITEM = re.compile(rf"\b{_ITEM}", re.IGNORECASE)
READ_AS = re.compile(r"(?:which (?:read|reads)(?: as follows)?|as follows)\s*:\s*[“\"]?(?P<title>.+)", re.DOTALL)
RUNS_ON = re.compile(r"[.;]?[”\"]\s+(?=[A-Z])")
ENTITLED = re.compile(r"entitled\s+[“\"](?P<title>[^”\"]+)[”\"]")


def opened(masthead: Masthead) -> Iterator[Suggested]:
    """The parts of the session that a report's masthead states, and its Rapporteur. An agenda only plans."""
    if masthead.kind not in ("report", "draft report") or not masthead.session:
        return
    for at, (first, last) in enumerate(masthead.parts):
        main = at == len(masthead.parts) - 1
        part = ("reconvened" if masthead.reconvened else "regular") if main else "opening"
        why = "" if main else "the first of the dates that the title gives, taken for the opening part"
        event = SessionOpened(
            "reconvened" if part == "reconvened" else "regular" if main else "opening",
            first,
            last,
            masthead.place if main else "",
        )
        occasion = Occasion(
            "day" if first == last else "span",
            (first,) if first == last else (first, last),
            masthead.body,
            masthead.session,
        )
        yield Suggested(event, occasion, masthead.words, why, "masthead")
    if masthead.rapporteur:
        office = OfficerElected(masthead.office, masthead.rapporteur, masthead.rapporteur_state)
        days = (masthead.dated,) if masthead.dated else ()
        held = Occasion("not_after" if days else "unknown", days, masthead.body, masthead.session)
        yield Suggested(
            office, held, f"{masthead.office}: {masthead.rapporteur} ({masthead.rapporteur_state})", "", "masthead"
        )


def considered(said: Said) -> Iterator[Suggested]:
    """An agenda item that the body considered, with its title and sub-items as read. `said.words`: the paragraph."""
    match = CONSIDERED.search(said.words) if "item" in said.words else None
    if not match or not said.setting.session:
        return
    title, listed = _as_read(said.words)
    for number in numbers(match["items"]):
        occasion = replace(said.occasion, items=(item_key(said.setting.session, number),))
        yield Suggested(AgendaItemConsidered(title, listed), occasion, said.words.split("\n")[0])


def items_considered(sentence: str, setting: Setting) -> tuple[str, ...]:
    """The keys of the items that a sentence says were considered; none where it says so of none."""
    match = CONSIDERED.search(sentence) if "item" in sentence else None
    if not match or not setting.session:
        return ()
    return tuple(item_key(setting.session, number) for number in numbers(match["items"]))


def items_in(headings: tuple[str, ...], setting: Setting) -> tuple[str, ...]:
    """The keys of the items that the innermost heading names: "Action taken on agenda item 3 (a)"."""
    match = ITEM.search(headings[-1]) if headings else None
    if not match or not setting.session:
        return ()
    return tuple(item_key(setting.session, number) for number in numbers(match["items"]))


def sub_items(words: str) -> tuple[tuple[str, str], ...]:
    """The letters and titles of the sub-items as an item was read."""
    return tuple((one.letter, fold(one.title)) for one in _as_read(words)[1])


def under_sub_item(occasion: Occasion, headings: tuple[str, ...], setting: Setting) -> Occasion:
    """The occasion under the sub-item whose title a heading repeats, and the item itself."""
    titles = {fold(re.sub(r"^\(?[\dA-Za-z]{1,3}[.)]\s+", "", heading)) for heading in headings}
    letter = next((letter for letter, title in setting.sub_items if title in titles), "")
    if not letter or not setting.items:
        return occasion
    return replace(occasion, items=(f"{setting.items[0]}({letter})", *setting.items))


def _as_read(words: str) -> tuple[str, tuple[SubItem, ...]]:
    if match := ENTITLED.search(words):
        return match["title"].strip(), ()
    match = READ_AS.search(words)
    if not match:
        return "", ()
    # a paragraph may go on after the item as it was read
    title, listed = lettered(RUNS_ON.split(match["title"])[0])
    return _bare(title), tuple(SubItem(letter, _bare(entry)) for letter, entry in listed)


def _bare(title: str) -> str:
    return re.sub(r"[\s:;.,”\"]+(?:and)?$", "", title.strip().strip('“"')).strip()


def numbers(printed: str) -> list[str]:
    """The items in "3 (a) and (b)" or "18, 87 and 90": 3(a), 3(b)."""
    found: list[str] = []
    for number, letters in re.findall(r"(\d{1,3})?((?:\s*\([a-z]{1,3}\))*)", printed):
        letters = re.sub(r"\s", "", letters)
        if number:
            found.append(f"{number}{letters}")
        elif letters and found:
            found.append(re.sub(r"\(.*", "", found[-1]) + letters)
    return list(dict.fromkeys(found))


def item_key(session: str, number: str) -> str:
    """`CCPCJ/28/6` or `CCPCJ/28/6(a)`."""
    return f"{session}/{re.sub(r'[ ]', '', number)}"


def meetings_held(told: Iterable[tuple[Paragraph, str]], setting: Setting) -> Iterator[Suggested]:
    """Each meeting once, on the best that the report says of its day: outright, or by two lists of equal length."""
    best: dict[int, tuple[int, Suggested]] = {}
    for paragraph, sentence in told:
        for mention in mentions(sentence, setting):
            if mention.actor or mention.elsewhere(setting):
                continue
            for number, rank, days, why in _dated(mention):
                if number not in best or rank < best[number][0]:
                    best[number] = (rank, _held(number, days, why, setting, paragraph, sentence))
    yield from (suggested for _, suggested in (best[number] for number in sorted(best)))


def _dated(mention: Mention) -> Iterator[tuple[int, int, Days, str]]:
    """The days of each meeting of one statement: certain, paired in order, one of several, or not said."""
    printed = mention.days.days
    if mention.direct:
        yield mention.numbers[0], 0, mention.days, ""
    elif len(mention.numbers) == len(printed) and not mention.days.span:
        for number, day in zip(mention.numbers, printed, strict=True):
            yield number, 1, Days((day,)), "meetings and days are listed in equal number, and paired in order"
    elif len(printed) == 1:
        for number in mention.numbers:
            yield number, 0, mention.days, ""
    elif mention.days.span and len(mention.numbers) > 1:
        for number in mention.numbers:
            yield number, 2, Days(each_day(printed)), ""
    else:
        for number in mention.numbers:
            yield number, 2 if printed else 3, mention.days, ""


def _held(number: int, days: Days, why: str, setting: Setting, paragraph: Paragraph, sentence: str) -> Suggested:
    stated: tuple[date, ...] = days.days
    precision: Precision = "unknown" if not stated else "day" if len(stated) == 1 else "span" if days.span else "one_of"
    key = meeting_key(setting.session, number)
    occasion = Occasion(precision, stated, setting.speech.body, setting.session, (key,))
    return Suggested(
        MeetingHeld(number), occasion, sentence, why or doubt_of_the_day(occasion, setting), paragraph.place
    )
