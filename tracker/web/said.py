"""What an entry says: in one sentence, and field by field."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from uuid import UUID

from markupsafe import Markup, escape

from tracker.domain import HOMES
from tracker.domain.alias import AliasStated
from tracker.domain.correction import EntryConfirmed, EntryCorrected, EntryRetracted, EntryWithheld
from tracker.domain.coverage import CoverageStated
from tracker.domain.mandate import MandateEstablished
from tracker.domain.terms import Entry, Event, Fact, Occasion, Source
from tracker.domain.text import TextNumbered
from tracker.language import wording, words
from tracker.language.messages import N_, _, pgettext
from tracker.web import clauses

WITHHELD = N_("The content of this entry is withheld by legal order.")


def sentence(entry: Entry) -> str:
    """What an entry says, as a sentence."""
    return of_fact(entry.fact) if entry.fact else _(WITHHELD)


def of_fact(fact: Fact) -> str:
    """What a fact says, as a sentence."""
    return wording.capital(f"{_clause(fact)}.")


def set_apart(entry: Entry) -> Markup:
    """The sentence of an entry for a page, with the words that it takes from an English text marked as English."""
    said = sentence(entry)
    event = entry.fact.event if entry.fact else None
    printed = clauses.as_printed(event) if isinstance(event, MandateEstablished) else ""
    before, english, after = said.partition(printed) if printed else (said, "", "")
    return Markup('{}<span lang="en">{}</span>{}').format(before, english, after) if english else escape(said)


def type_in_words(name: str) -> str:
    """`Recommendation made` for `RecommendationMade`."""
    return _(wording.capital("".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()))


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
            text = words.kind_and_number(kind, number)
            organ, when = wording.organ(fact.occasion.body), wording.when(fact.occasion)
            return _("%(organ)s adopted %(text)s %(when)s", organ=organ, text=text, when=when)
        case CoverageStated(of=of, kinds=kinds, read_to=read_to, full=full):
            places = {"kinds": words.kinds(kinds), "organ": wording.organ(of), "day": wording.day(read_to)}
            if full:
                return _("%(kinds)s of %(organ)s have been read to %(day)s, in full", **places)
            return _("%(kinds)s of %(organ)s have been read to %(day)s, in part", **places)
        case AliasStated(key=key, same_as=same_as):
            return _("%(key)s and %(other)s name one thing", key=key, other=same_as)
        case EntryConfirmed():
            return _("a better source prints the fact of another entry")
        case EntryCorrected(nature=nature):
            return _("another entry is corrected: %(nature)s", nature=_(nature))
        case EntryRetracted(why=why):
            return _("another entry is retracted: %(why)s", why=why).rstrip(": .")
        case EntryWithheld(authority=authority):
            return _("the content of another entry is withheld by order of %(authority)s", authority=authority)
    return ""


_LABELS = {
    "to": N_("sent to"),
    "of": N_("body"),
    "about": N_("about entry"),
    "asks": N_("asked"),
    "called": N_("as the text calls it"),
    "act": N_("act"),
    "on_behalf_of": N_("on behalf of"),
    "as_printed": N_("verb as printed"),
    "term_to_close_of": N_("term to the close of"),
    "to_states": N_("addressed only to States"),
    "every_months": N_("months between"),
    "on": N_("by"),
}
CODES = {"asks", "act", "outcome", "kind", "part", "capacity", "how", "quantifier", "rule", "method", "mode"}
_BODIES = {"to", "of", "body", "board", "meant_for", "recipient", "joint_with"}
KEYS = {
    *("symbols", "symbol", "corrects", "through", "addendum_to", "cover_symbol"),
    *("text", "same_text_as", "subject", "draft"),
}
NOT_STATED = N_("not stated")
_NATURES = (N_("final text differs"), N_("told more fully"), N_("our error"))


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
    return [(name, _label(name), _values(name, value) or [_(NOT_STATED)]) for name, value in _parts(event)]


def _parts(thing: object) -> Iterable[tuple[str, object]]:
    assert is_dataclass(thing)
    return [(field.name, getattr(thing, field.name)) for field in fields(thing)]


def _label(name: str) -> str:
    return wording.capital(_(_LABELS[name]) if name in _LABELS else words.plain(name))


def _values(name: str, value: object) -> list[str]:
    match value:
        case None | "" | ():
            return []
        case tuple():
            return [text for one in value for text in _values(name, one)]
        case bool():
            return [_("yes") if value else _("no")]
        case date():
            return [wording.day(value)]
        case str() if name in CODES:
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
    (_name, first), *rest = [(label, texts) for label, texts in inner if texts] or [("", [_(NOT_STATED)])]
    more = words.clauses(f"{label}{pgettext('before what follows', ': ')}{', '.join(texts)}" for label, texts in rest)
    return f"{', '.join(first)} ({more})" if more else ", ".join(first)
