"""What an entry says: in one sentence, and field by field."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from uuid import UUID

from tracker.domain import HOMES, wording
from tracker.domain.alias import AliasStated
from tracker.domain.correction import EntryConfirmed, EntryCorrected, EntryRetracted, EntryWithheld
from tracker.domain.coverage import CoverageStated
from tracker.domain.terms import Entry, Event, Fact, Occasion, Source
from tracker.domain.text import TextNumbered
from tracker.web import clauses, words

WITHHELD = "The content of this entry is withheld by legal order."


def sentence(entry: Entry) -> str:
    """What an entry says, as a sentence."""
    return of_fact(entry.fact) if entry.fact else WITHHELD


def of_fact(fact: Fact) -> str:
    """What a fact says, as a sentence."""
    return wording.capital(f"{_clause(fact)}.")


def type_in_words(name: str) -> str:
    """`Recommendation made` for `RecommendationMade`."""
    return wording.capital("".join(f" {c.lower()}" if c.isupper() else c for c in name).strip())


def _clause(fact: Fact) -> str:
    stream = HOMES.get(type(fact.event))
    match stream.kind if stream else "":
        case "session":
            said = clauses.of_session(fact)
        case "item":
            said = clauses.of_item(fact)
        case "document":
            said = clauses.of_document(fact)
        case "draft":
            said = clauses.of_draft(fact)
        case "mandate":
            said = clauses.of_mandate(fact)
        case "recommendation":
            said = clauses.of_recommendation(fact)
        case "board":
            said = clauses.of_board(fact)
        case _:
            said = _of_the_record(fact)
    # a type of event without words of its own is still named
    return said or type_in_words(type(fact.event).__name__)


def _of_the_record(fact: Fact) -> str:
    match fact.event:
        case TextNumbered(kind=kind, number=number):
            return f"{wording.organ(fact.occasion.body)} adopted {kind} {number} {wording.when(fact.occasion)}"
        case CoverageStated(of=of, kinds=kinds, read_to=read_to, full=full):
            what = wording.series([words.KINDS[kind] for kind in kinds])
            how = "in full" if full else "in part"
            return f"{what} of {wording.organ(of)} have been read to {wording.day(read_to)}, {how}"
        case AliasStated(key=key, same_as=same_as):
            return f"{key} and {same_as} name one thing"
        case EntryConfirmed():
            return "a better source prints the fact of another entry"
        case EntryCorrected(nature=nature):
            return f"another entry is corrected: {nature}"
        case EntryRetracted(why=why):
            return f"another entry is retracted: {why}".rstrip(": .")
        case EntryWithheld(authority=authority):
            return f"the content of another entry is withheld by order of {authority}"
    return ""


_LABELS = {
    "to": "sent to",
    "of": "body",
    "about": "about entry",
    "asks": "asks to",
    "act": "act",
    "on_behalf_of": "on behalf of",
    "as_printed": "verb as printed",
    "term_to_close_of": "term to the close of",
    "to_states": "addressed only to States",
    "every_months": "months between",
    "on": "by",
}
_CODES = {"asks", "act", "outcome", "kind", "part", "capacity", "how", "quantifier", "rule"}
_BODIES = {"to", "of", "body", "board", "meant_for", "recipient"}
KEYS = {"symbols", "symbol", "corrects", "through", "addendum_to", "text", "same_text_as", "subject", "draft"}
NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an event: its name, its label, its values in words."""

    name: str
    label: str
    values: list[str]


@dataclass(frozen=True, slots=True)
class Full:
    """A fact with everything that is recorded of it."""

    fields: list[Field]
    occasion: Occasion
    source: Source


def in_full(fact: Fact) -> Full:
    """Everything that is recorded of a fact."""
    return Full([Field(*one) for one in in_fields(fact.event)], fact.occasion, fact.source)


def in_fields(event: Event) -> list[tuple[str, str, list[str]]]:
    """The fields of an event: name, label, values in words; what the source does not state says so."""
    return [(name, _label(name), _values(name, value) or [NOT_STATED]) for name, value in _parts(event)]


def _parts(thing: object) -> Iterable[tuple[str, object]]:
    assert is_dataclass(thing)
    return [(field.name, getattr(thing, field.name)) for field in fields(thing)]


def _label(name: str) -> str:
    return wording.capital(_LABELS.get(name, words.plain(name)))


def _values(name: str, value: object) -> list[str]:
    match value:
        case None | "" | ():
            return []
        case tuple():
            return [text for one in value for text in _values(name, one)]
        case bool():
            return ["yes" if value else "no"]
        case date():
            return [wording.day(value)]
        case str() if name in _CODES:
            return [words.plain(value)]
        case str() if name in _BODIES:
            return [wording.organ(value)]
        case str() | int() | UUID():
            return [str(value)]
        case _:
            return [_nested(value)]


def _nested(value: object) -> str:
    """`Youngju Oh (asks to: elect)`: the first part, and the others in brackets."""
    # a speaker's code is for matching only
    inner = [(_label(name).lower(), _values(name, part)) for name, part in _parts(value) if name != "state"]
    (_, first), *rest = [(label, texts) for label, texts in inner if texts] or [("", [NOT_STATED])]
    more = "; ".join(f"{label}: {', '.join(texts)}" for label, texts in rest)
    return f"{', '.join(first)} ({more})" if more else ", ".join(first)
