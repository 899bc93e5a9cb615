"""The loop over paragraphs, and what each inherits from those before it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tracker.domain import symbols
from tracker.domain.session import meeting_key
from tracker.domain.terms import Occasion
from tracker.reports import (
    actions,
    agendas,
    decisions,
    documents,
    draft_names,
    drafts,
    elections,
    officers,
    once,
    papers,
    pronouns,
    recommended,
    sessions,
    statements,
    views,
)
from tracker.reports.masthead import Masthead
from tracker.reports.occasions import Setting, doubt_of_the_day, inherited, mentions, single, told
from tracker.reports.organs import speech
from tracker.reports.parts import Paragraph
from tracker.reports.saying import Said, Suggested
from tracker.reports.words import sentences

MEETING_IN = re.compile(r"meetings?, (?:held )?(?:on|from) \d[^.;]{0,120}?\b((?:19|20)\d\d)\b")
ACTION = re.compile(
    r"\b(?:Action (?:taken|by)|Consideration of (?:draft )?proposals|Conclusions and recommendations"
    r"|Recommendations? of the|Decisions?|Adoption of|Draft (?:resolution|proposal)s?)\b",
    re.IGNORECASE,
)
# "At its 11th meeting, the Council took the following action:": what stands below was done then
BELOW = re.compile(r"\bfollowing (?:actions?|decisions?)\b[^.]*:(?=$|\n)")
# no sentence of a report is longer; what is, is something else, and not read
LONGEST = 10_000
INHERITED = "the sentence names no meeting; taken from the paragraphs before it"


def suggestions(masthead: Masthead, paragraphs: tuple[Paragraph, ...], setting: Setting) -> list[Suggested]:
    """What the masthead and the paragraphs of a report seem to say, each act once."""
    spoken = [(paragraph, sentence) for paragraph in paragraphs for sentence in spoken_in(paragraph)]
    found = [*sessions.opened(masthead)]
    if setting.session:
        found += sessions.meetings_held(spoken, setting)
    before: Paragraph | None = None
    for at, paragraph in enumerate(paragraphs):
        setting = _moved(setting, before, paragraph)
        before = paragraph
        told_here, setting = _in_paragraph(paragraph, setting)
        for one in told_here:
            doubt = one.inferred or doubt_of_the_day(one.occasion, setting)
            found.append(replace(agendas.whole(one, paragraphs[at:]), inferred=doubt).placed(paragraph.place))
    return once.each_act(found)


@lru_cache(maxsize=20_000)
def spoken_in(paragraph: Paragraph) -> tuple[str, ...]:
    """The sentences of a paragraph; one in brackets that says where a text is printed belongs to the one before."""
    joined: list[str] = []
    for sentence in sentences(paragraph.text):
        if len(sentence) > LONGEST:
            continue
        if joined and re.match(r"\((?:For the|[Ss]ee)\b", sentence):
            joined[-1] = f"{joined[-1]} {sentence}"
        else:
            joined.append(sentence)
    return tuple(joined)


def beginning(masthead: Masthead, paragraphs: tuple[Paragraph, ...]) -> Setting:
    """What the masthead gives every paragraph, and what the report says anywhere: days of meetings, titles."""
    last = masthead.parts[-1][1] if masthead.parts else None
    day = last or masthead.dated
    items = (sessions.item_key(masthead.session, masthead.item),) if masthead.item and masthead.session else ()
    setting = Setting(
        speech(masthead.body, masthead.body_name),
        masthead.session,
        day.year if day else _year_printed(paragraphs),
        items,
        items,
        report=masthead.symbols[0] if masthead.symbols else "",
        ends=last,
        parts=masthead.parts,
    )
    if masthead.meeting:
        key = meeting_key(masthead.session, masthead.meeting)
        at = Occasion("unknown", (), masthead.body, masthead.session, (key,), items)
        setting = replace(setting, considered=at, current=at)
    held: dict[int, date] = {}
    for paragraph in paragraphs:
        for mention in mentions(paragraph.text, setting) if "meeting" in paragraph.text else ():
            if mention.direct and not mention.actor and not mention.elsewhere(setting):
                held.setdefault(mention.numbers[0], mention.days.days[0])
    setting = replace(setting, held=held)
    titles, places = _drafts_named(paragraphs, setting)
    return replace(setting, titles=titles, places=places)


def _year_printed(paragraphs: tuple[Paragraph, ...]) -> int | None:
    """The year printed most with meetings: where a masthead has no day, it is said once or so and then left out."""
    years = Counter(int(year) for paragraph in paragraphs for year in MEETING_IN.findall(paragraph.text))
    first, second = (*years.most_common(2), (None, 0), (None, 0))[:2]
    return first[0] if first[1] > second[1] else None


def _drafts_named(paragraphs: tuple[Paragraph, ...], setting: Setting) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The titles of drafts by key, and the keys of drafts by the place where the report prints their text."""
    titles: dict[str, str] = {}
    places: dict[str, str] = {}
    times: Counter[str] = Counter()
    for paragraph in paragraphs:
        for sentence in spoken_in(paragraph):
            if "/L." not in sentence:
                continue
            named = papers.named(sentence)
            limited = {symbols.without_corrections(symbol) for symbol in named if symbols.is_limited(symbol)}
            if len(limited) != 1 or "draft report" in sentence:
                continue
            key = limited.pop()
            if title := draft_names.TITLE.search(sentence):
                titles.setdefault(key, title["title"].strip())
            if place := draft_names.place_printed(sentence):
                places.setdefault(f"{setting.report or setting.session}:{place}", key)
                times[f"{setting.report or setting.session}:{place}"] += 1
    # a section without a number is the place of one draft only, if it is named as that once
    numbered = re.compile(r":(?:[IVX]+\.[A-Z]\.|resolution |decision )")
    return titles, {place: key for place, key in places.items() if times[place] == 1 or numbered.search(place)}


def _moved(setting: Setting, before: Paragraph | None, paragraph: Paragraph) -> Setting:
    """The setting after the headings between two paragraphs: another chapter is another item."""
    # what is told below a draft was done where it was tabled, or later
    acting = bool(setting.draft) or any(ACTION.search(heading) for heading in paragraph.headings[-3:])
    items = sessions.items_in(paragraph.headings, setting) or setting.items
    if (acting, items) != (setting.action, setting.items):
        setting = replace(setting, action=acting, items=items)
    if before is not None and paragraph.chapter != before.chapter:
        first = sessions.items_in(paragraph.headings, setting) or setting.own_items
        last = setting.current or setting.before
        return replace(
            setting, items=first, considered=None, current=None, before=last, draft="", papers=(), sub_items=()
        )
    return setting


def _in_paragraph(paragraph: Paragraph, setting: Setting) -> tuple[list[Suggested], Setting]:
    """What the phrases find in one paragraph, and the setting after it."""
    found: list[Suggested] = []
    debate = any(views.DEBATE.search(heading) for heading in paragraph.headings) and not setting.action
    named = views.is_named(paragraph.text)
    for at, sentence in enumerate(spoken_in(paragraph)):
        occasion, setting = told(sentence, setting)
        if items := sessions.items_considered(sentence, setting):
            setting = replace(setting, items=items)
            occasion = replace(occasion, items=items) if occasion else inherited(setting)
            setting = replace(setting, considered=occasion, current=occasion if occasion.meetings else setting.current)
            setting = replace(setting, sub_items=sessions.sub_items(paragraph.text) or setting.sub_items)
        if occasion and BELOW.search(sentence):
            setting = replace(setting, considered=occasion)
        said = Said(
            sentence,
            paragraph,
            setting,
            occasion or inherited(setting),
            doubt_of_the_day(occasion, setting) if occasion else INHERITED,
        )
        if at == 0:
            found += _of_the_whole(
                replace(said, words=paragraph.text[: 4 * LONGEST]), occasion or setting.considered or said.occasion
            )
        found += _of_the_sentence(said)
        if debate:
            found += views.suggest(
                replace(said, occasion=sessions.under_sub_item(one_of(said), paragraph.headings, setting)), named
            )
        setting = _after(setting, sentence, said.occasion)
    return found, setting


def _of_the_whole(said: Said, considered: Occasion) -> Iterator[Suggested]:
    """Phrases that reach over a paragraph: an item as it was read, lists of documents, drafts and officers."""
    yield from sessions.considered(said)
    yield from documents.suggest(replace(said, occasion=considered))
    yield from recommended.listed(said)
    yield from officers.suggest(said)


def one_of(said: Said) -> Occasion:
    """The occasion of one statement or view under an item of several meetings."""
    return single(said.occasion)


def _of_the_sentence(said: Said) -> Iterator[Suggested]:
    occasion = one_of(said)
    one = said if occasion is said.occasion else replace(said, occasion=occasion)
    yield from documents.suggest_one(said)
    yield from statements.suggest(one)
    spelled = pronouns.spelled_out(one.words)
    acts = one if spelled == one.words else replace(one, words=spelled)
    told = [*drafts.suggest(acts), *actions.suggest(acts), *elections.suggest(acts)]
    for act in (*told, *decisions.suggest(acts, told)):
        # quoted is what the report prints
        yield act if act.quoted != spelled else replace(act, quoted=one.words)


def _after(setting: Setting, sentence: str, occasion: Occasion) -> Setting:
    """The setting for the next sentence: which draft is "the draft" now, which paper the one considered."""
    if "elected" in sentence and officers.WHEN.search(sentence) and occasion.meetings:
        setting = replace(setting, elected=occasion)
    named = papers.named(sentence)
    limited = [symbol for symbol in named if symbols.is_limited(symbol)]
    if limited and "draft report" not in sentence:
        key = symbols.without_corrections(limited[-1])
        return replace(setting, draft=key, revision=limited[-1] if limited[-1] != key else "")
    if named and re.search(r"\bconsidered\b", sentence):
        return replace(setting, papers=named)
    return setting
