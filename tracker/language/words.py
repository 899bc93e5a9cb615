"""What is named in words: acts, items, texts, drafts, seats, and where a source prints something."""

from collections.abc import Iterable

from tracker.domain.terms import Occasion, Source
from tracker.language import terms, wording
from tracker.language.messages import N_, _, by_language, ngettext, pgettext
from tracker.projections.boards import Seat


def documents(number: int) -> str:
    """`1 document`, `7 documents`, `no documents`."""
    return ngettext("%(num)s document", "%(num)s documents", number) if number else _("no documents")


def actions(number: int) -> str:
    """`1 action`, `no actions`."""
    return ngettext("%(num)s action", "%(num)s actions", number) if number else _("no actions")


def statements(number: int) -> str:
    """`1 statement`, `no statements`."""
    return ngettext("%(num)s statement", "%(num)s statements", number) if number else _("no statements")


def items(number: int) -> str:
    """`1 agenda item`, `no agenda items`."""
    return ngettext("%(num)s agenda item", "%(num)s agenda items", number) if number else _("no agenda items")


def counted(number: int, one: str, several: str = "") -> str:
    """`1 document`, `7 documents`, `no documents`: English only."""
    many = several or f"{one}s"
    return f"{number or 'no'} {one if number == 1 else many}"


_DONE = {
    "adopt": N_("adopted"),
    "appoint": N_("appointed"),
    "approve": N_("approved"),
    "authorize": N_("authorized"),
    "consider": N_("considered"),
    "decide": N_("decided"),
    "defer": N_("deferred"),
    "elect": N_("elected"),
    "endorse": N_("endorsed"),
    "forward": N_("forwarded"),
    "nominate": N_("nominated"),
    "re_elect": N_("re-elected"),
    "take_note": N_("taken note of"),
    "transmit": N_("transmitted"),
}


def done(code: str) -> str:
    """What a body did, for the code of its act: `decided`, `taken note of`."""
    return _(_DONE[code]) if code in _DONE else plain(code)


def plain(code: str) -> str:
    """A code in words: `taken note of`, `re-elect`."""
    return _(code.replace("re_elect", "re-elect").replace("_", " "))


def session_name(key: str) -> str:
    """A session as a heading, or its key where that is not a session's."""
    return wording.capital(wording.session_name(key))


def session_in_short(key: str) -> str:
    """`Twenty-eighth session` of the body that the page is about."""
    return wording.capital(wording.session_in_short(key))


@by_language
def item_in_words(key: str) -> str:
    """`item 6 (a)` for `CCPCJ/28/6(a)`."""
    return _("item %(number)s", number=wording.lettered(key.rpartition("/")[2]))


def item_titled(number: str) -> str:
    """`Item 6 (a)`, as a label."""
    return _("Item %(number)s", number=wording.lettered(number))


def items_in_words(keys: Iterable[str]) -> str:
    """`item 6 and item 7`."""
    return wording.series([item_in_words(key) for key in keys])


def text_in_words(key: str) -> str:
    """`General Assembly resolution 74/173` for `GA resolution 74/173`."""
    organ, _sep, rest = key.partition(" ")
    kind, _sep, number = rest.partition(" ")
    places = {"name": wording.name(organ), "organ": wording.organ(organ), "number": number}
    match kind:
        case "resolution":
            return _("%(name)s resolution %(number)s", **places)
        case "decision":
            return _("%(name)s decision %(number)s", **places)
        case "declaration":
            return _("%(name)s declaration %(number)s", **places)
        case _:
            return f"{wording.name(organ)} {rest}".strip()


def number_of_text(key: str) -> str:
    """`resolution 74/173` for `GA resolution 74/173`."""
    return kind_and_number(*(key.partition(" ")[2].partition(" ")[::2]))


def kind_and_number(kind: str, number: str) -> str:
    """`resolution 74/173`."""
    match kind:
        case "resolution":
            return _("resolution %(number)s", number=number)
        case "decision":
            return _("decision %(number)s", number=number)
        case "declaration":
            return _("declaration %(number)s", number=number)
        case _:
            return f"{kind} {number}".strip()


def draft_in_words(key: str) -> str:
    """A draft by its symbol, or by its place: `E/2019/30, chap. I, sect. A, draft IV`."""
    symbol, _sep, place = key.partition(":")
    match place.split("."):
        case [chapter, section, number]:
            places = {"symbol": symbol, "chapter": chapter, "section": section, "number": number}
            return _("%(symbol)s, chap. %(chapter)s, sect. %(section)s, draft %(number)s", **places)
        case _:
            return f"{symbol}, {place}" if place else symbol


def part(code: str) -> str:
    """`regular session`; a part without words by its code."""
    return _(terms.PARTS[code]) if code in terms.PARTS else code


def kinds(codes: Iterable[str]) -> str:
    """`documents and statements`: of what has been read."""
    return wording.series([_(terms.KINDS[one]) for one in codes])


def where(occasion: Occasion) -> str:
    """When and at which meeting: `on 23 May 2019, 7th meeting`."""
    return ", ".join(part for part in (wording.when(occasion), wording.meetings(occasion)) if part)


def seated(seat: Seat) -> str:
    """`Elected by the Economic and Social Council on …; term from 1 November 2019 to 31 October 2023`."""
    by = _(_BY[seat.act], organ=wording.organ(seat.occasion.body), when=wording.when(seat.occasion))
    since = wording.day(seat.term_from) if seat.term_from else _("a day not stated")
    if seat.term_to_close_of:
        places = {"start": since, "session": wording.session_name(seat.term_to_close_of)}
        return clauses([by, _("term from %(start)s to the close of the %(session)s", **places)])
    until = wording.day(seat.term_to) if seat.term_to else _("a day not stated")
    return clauses([by, _("term from %(start)s to %(end)s", start=since, end=until)])


_BY = {
    "elected": N_("Elected by %(organ)s %(when)s"),
    "re_elected": N_("Re-elected by %(organ)s %(when)s"),
    "appointed": N_("Appointed by %(organ)s %(when)s"),
    "endorsed": N_("Endorsed by %(organ)s %(when)s"),
}


def recommended_for(asks: str, made: Occasion | None) -> str:
    """`recommended for election on 23 May 2019; no election recorded`."""
    purpose = _(terms.ASKED_OF[asks])
    if not made:
        return _("recommended for %(purpose)s; no election recorded", purpose=purpose)
    when = wording.when(made)
    return _("recommended for %(purpose)s %(when)s; no election recorded", purpose=purpose, when=when)


def clauses(parts: Iterable[str]) -> str:
    """Clauses of one sentence, joined."""
    return pgettext("between two clauses", "; ").join(parts)


_PLACES = (N_("masthead"), N_("title"), N_("pasted"))


@by_language
def place(paragraph: str) -> str:
    """`para. 24`; `resolution 67/4, para. 9`; a place that is no paragraph goes by its name: `masthead`."""
    *around, last = paragraph.split(", ")
    said = _("para. %(number)s", number=last) if last[:1].isdigit() else _part_of_text(last)
    return ", ".join([*(_part_of_text(one) for one in around), said])


def _part_of_text(name: str) -> str:
    kind, _sep, number = name.partition(" ")
    return kind_and_number(kind, number) if number else _(name)


@by_language
def cited(symbol: str, paragraph: str, rank: int) -> str:
    """`E/CN.15/2019/L.1, para. 24 (draft report)`; a source without a symbol goes by its rank."""
    ranked = _(terms.RANKS[rank]) if rank in terms.RANKS else _("source not stated")
    names = [symbol or wording.capital(ranked), *([place(paragraph)] if paragraph else [])]
    return ", ".join(names) + (f" ({ranked})" if symbol and rank in (3, 4, 5, 6) else "")


def source_in_words(source: Source) -> str:
    """A source as a citation."""
    return cited(source.symbol, source.paragraph, source.rank)


def reason(why: str) -> str:
    """Why something was inferred."""
    return _(why)


def document_in_words(kind: str, author: str, title: str, carried: str) -> str:
    """`Report of the Secretary-General on international cooperation`; empty where a source says nothing of it.

    It is put together as English documents print it, in every language: titles are not translated.
    """
    by = f" {'by' if kind.lower().startswith('note') else 'of'} the {author.removeprefix('the ')}" if author else ""
    if carried:
        return wording.capital(f"{kind or 'document'}{by} transmitting the {carried.removeprefix('the ')}")
    if kind in ("", "document"):
        return wording.capital(title)
    about = "" if not title else f" {title}" if title.startswith("transmitting") else f" on {title}"
    return wording.capital(f"{kind}{by}{about}")
