"""The words for codes: what a page prints for a capacity, a part of a session, the rank of a source."""

from tracker.domain import bodies, wording
from tracker.domain.terms import Occasion, Source

CAPACITIES = {
    "member_state": "Representatives of members",
    "observer_state": "Observers for States",
    "regional_or_political_group": "Speakers on behalf of groups",
    "secretariat_official": "Officials of the Secretariat",
    "special_procedure": "Special procedure mandate holders",
    "pni_institute": "Institutes of the programme network",
    "un_entity": "United Nations entities",
    "specialized_agency": "Specialized agencies",
    "igo": "Intergovernmental organizations",
    "treaty_or_expert_body": "Treaty and expert bodies",
    "ngo_consultative": "Non-governmental organizations in consultative status",
    "officer_of_body": "Officers of the body",
    "other": "Other speakers",
}

STATEMENTS = {
    "introductory": "introductory statement",
    "general": "",
    "closing": "closing statement",
    "explanation_of_vote_before": "explanation of vote before the vote",
    "explanation_of_vote_after": "explanation of vote after the vote",
    "explanation_of_position": "explanation of position",
    "right_of_reply": "right of reply",
    "point_of_order": "point of order",
    "introduction_of_draft": "introduction of a draft",
}

QUANTIFIERS = {
    "many": "Many speakers",
    "several": "Several speakers",
    "some": "Some speakers",
    "a_number_of": "A number of speakers",
    "one": "One speaker",
    "another": "Another speaker",
    "same_speaker": "The same speaker",
    "unattributed": "Not attributed",
}

PARTS = {
    "regular": "regular session",
    "opening": "opening part",
    "reconvened": "reconvened session",
    "resumed": "resumed session",
    "special": "special session",
    "organizational": "organizational session",
    "high_level": "high-level segment",
    "management": "management segment",
    "elections": "elections",
}

MEETINGS = {
    "plenary": "",
    "committee_of_the_whole": "Committee of the Whole",
    "joint": "joint meeting",
    "working_group": "working group",
    "board": "meeting of the board",
}

PRECISIONS = {
    "day": "",
    "span": "over these days",
    "each": "on each of these days",
    "one_of": "on one of these days; the source does not say which",
    "not_after": "not after this day",
    "unknown": "the source gives no day",
}

RANKS = {
    0: "our own statement",
    1: "final text",
    2: "final session report",
    3: "draft report",
    4: "reported by the secretariat, the text awaited",
    5: "journal or meetings coverage",
    6: "web page",
}

ACCEPTED = {
    "alone": "by a person, on its own",
    "group": "by a person, with others of its kind",
    "edited": "by a person, after editing what had been suggested",
    "import": "with an import",
}

KINDS = {
    "documents": "documents",
    "statements": "statements",
    "views": "views",
    "actions": "actions",
    "mandates": "mandates",
    "elections": "elections",
}

DOCUMENT_DATES = {
    "forecast": "Forecast",
    "submission": "Handed in for processing",
    "issuance": "Issued",
    "in_session": "Papers for use in session forecast",
    "post_session": "Report on the session handed in",
}

ASKED_OF = {"elect": "election", "re_elect": "re-election", "appoint": "appointment"}

SEAT_ACTS = {"elected": "elected", "re_elected": "re-elected", "appointed": "appointed", "endorsed": "endorsed"}


def counted(number: int, one: str, several: str = "") -> str:
    """`1 document`, `7 documents`, `no documents`."""
    many = several or f"{one}s"
    return f"{number or 'no'} {one if number == 1 else many}"


def plain(code: str) -> str:
    """A code without its underscores: `taken note of`, `re-elect`."""
    return code.replace("re_elect", "re-elect").replace("_", " ")


def session_name(key: str) -> str:
    """A session as a heading, or its key where that is not a session's."""
    try:
        return wording.capital(bodies.session_name(key))
    except ValueError:
        return key


def session_in_short(key: str) -> str:
    """`Twenty-eighth session` of the body that the page is about."""
    return session_name(key).partition(" of ")[0]


def item_in_words(key: str) -> str:
    """`item 6 (a)` for `CCPCJ/28/6(a)`."""
    return f"item {key.rpartition('/')[2].replace('(', ' (')}"


def draft_in_words(key: str) -> str:
    """A draft by its symbol, or by its place: `E/2019/30, chap. I, sect. A, draft IV`."""
    symbol, _, place = key.partition(":")
    match place.split("."):
        case [chapter, section, number]:
            return f"{symbol}, chap. {chapter}, sect. {section}, draft {number}"
        case _:
            return f"{symbol}, {place}" if place else symbol


def where(occasion: Occasion) -> str:
    """When and at which meeting: `on 23 May 2019, 7th meeting`."""
    return ", ".join(part for part in (wording.when(occasion), wording.meetings(occasion)) if part)


def place(paragraph: str) -> str:
    """`para. 24`; a place that is no paragraph goes by its name: `masthead`."""
    return f"para. {paragraph}" if paragraph[:1].isdigit() else paragraph


def cited(symbol: str, paragraph: str, rank: int) -> str:
    """`E/CN.15/2019/L.1, para. 24 (draft report)`; a source without a symbol goes by its rank."""
    names = [symbol] if symbol else [wording.capital(RANKS.get(rank, "source not stated"))]
    names += [place(paragraph)] if paragraph else []
    return ", ".join(names) + (f" ({RANKS[rank]})" if symbol and rank in (3, 4, 5, 6) else "")


def source_in_words(source: Source) -> str:
    """A source as a citation."""
    return cited(source.symbol, source.paragraph, source.rank)


def document_in_words(kind: str, author: str, title: str, carried: str) -> str:
    """`Report of the Secretary-General on international cooperation`; empty where a source says nothing of it."""
    by = f" {'by' if kind.lower().startswith('note') else 'of'} the {author.removeprefix('the ')}" if author else ""
    if carried:
        return wording.capital(f"{kind or 'document'}{by} transmitting the {carried.removeprefix('the ')}")
    if kind in ("", "document"):
        return wording.capital(title)
    about = "" if not title else f" {title}" if title.startswith("transmitting") else f" on {title}"
    return wording.capital(f"{kind}{by}{about}")
