"""The words for codes: what a page prints for a capacity, a part of a session, the rank of a source."""

from collections.abc import Iterable

from tracker.domain.terms import Occasion, Source
from tracker.language import wording
from tracker.language.messages import N_, _, by_language, ngettext, pgettext
from tracker.projections.boards import Seat

CAPACITIES = {
    "member_state": N_("Representatives of members"),
    "observer_state": N_("Observers for States"),
    "regional_or_political_group": N_("Speakers on behalf of groups"),
    "secretariat_official": N_("Officials of the Secretariat"),
    "special_procedure": N_("Special procedure mandate holders"),
    "pni_institute": N_("Institutes of the programme network"),
    "un_entity": N_("United Nations entities"),
    "specialized_agency": N_("Specialized agencies"),
    "igo": N_("Intergovernmental organizations"),
    "treaty_or_expert_body": N_("Treaty and expert bodies"),
    "ngo_consultative": N_("Non-governmental organizations in consultative status"),
    "officer_of_body": N_("Officers of the body"),
    "other": N_("Other speakers"),
}

STATEMENTS = {
    "introductory": N_("introductory statement"),
    "general": "",
    "closing": N_("closing statement"),
    "explanation_of_vote_before": N_("explanation of vote before the vote"),
    "explanation_of_vote_after": N_("explanation of vote after the vote"),
    "explanation_of_position": N_("explanation of position"),
    "right_of_reply": N_("right of reply"),
    "point_of_order": N_("point of order"),
    "introduction_of_draft": N_("introduction of a draft"),
}

QUANTIFIERS = {
    "many": N_("Many speakers"),
    "several": N_("Several speakers"),
    "some": N_("Some speakers"),
    "a_number_of": N_("A number of speakers"),
    "one": N_("One speaker"),
    "another": N_("Another speaker"),
    "same_speaker": N_("The same speaker"),
    "unattributed": N_("Not attributed"),
}

PARTS = {
    "regular": N_("regular session"),
    "opening": N_("opening part"),
    "reconvened": N_("reconvened session"),
    "resumed": N_("resumed session"),
    "special": N_("special session"),
    "organizational": N_("organizational session"),
    "high_level": N_("high-level segment"),
    "management": N_("management segment"),
    "elections": N_("elections"),
}

MEETINGS = {
    "plenary": "",
    "committee_of_the_whole": N_("Committee of the Whole"),
    "joint": N_("joint meeting"),
    "working_group": N_("working group"),
    "board": N_("meeting of the board"),
}

PRECISIONS = {
    "day": "",
    "span": N_("over these days"),
    "each": N_("on each of these days"),
    "one_of": N_("on one of these days; the source does not say which"),
    "not_after": N_("not after this day"),
    "unknown": N_("the source gives no day"),
}

RANKS = {
    0: N_("our own statement"),
    1: N_("final text"),
    2: N_("final session report"),
    3: N_("draft report"),
    4: N_("reported by the secretariat, the text awaited"),
    5: N_("journal or meetings coverage"),
    6: N_("web page"),
}

ACCEPTED = {
    "alone": N_("by a person, on its own"),
    "group": N_("by a person, with others of its kind"),
    "edited": N_("by a person, after editing what had been suggested"),
    "import": N_("with an import"),
}

KINDS = {
    "documents": N_("documents"),
    "statements": N_("statements"),
    "views": N_("views"),
    "actions": N_("actions"),
    "mandates": N_("mandates"),
    "elections": N_("elections"),
}

DOCUMENT_DATES = {
    "forecast": N_("Forecast"),
    "submission": N_("Handed in for processing"),
    "issuance": N_("Issued"),
    "in_session": N_("Papers for use in session forecast"),
    "post_session": N_("Report on the session handed in"),
}

ASKED_OF = {"elect": N_("election"), "re_elect": N_("re-election"), "appoint": N_("appointment")}

SEAT_ACTS = {
    "elected": N_("elected"),
    "re_elected": N_("re-elected"),
    "appointed": N_("appointed"),
    "endorsed": N_("endorsed"),
}


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
    return _(PARTS[code]) if code in PARTS else code


def kinds(codes: Iterable[str]) -> str:
    """`documents and statements`: of what has been read."""
    return wording.series([_(KINDS[one]) for one in codes])


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
    purpose = _(ASKED_OF[asks])
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
    names = [symbol] if symbol else [wording.capital(_(RANKS[rank]) if rank in RANKS else _("source not stated"))]
    names += [place(paragraph)] if paragraph else []
    return ", ".join(names) + (f" ({_(RANKS[rank])})" if symbol and rank in (3, 4, 5, 6) else "")


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
