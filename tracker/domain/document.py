"""A document before United Nations bodies: issued, corrected, tabled.

Its home is its first symbol in sort order, without Corr. or Rev.: a joint document is one document with two keys, and a
corrigendum has no life of its own. A document without a symbol has no key and no stream.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, assert_never, cast

from tracker.domain import symbols
from tracker.domain.stream import Known, Rejected, Stream
from tracker.domain.terms import Fact


@dataclass(frozen=True, slots=True)
class Carried:
    """What a covering note transmits: another author's text."""

    title: str
    author: str


@dataclass(frozen=True, slots=True)
class DocumentIssued:
    """A document was issued under these symbols; all of a joint document's symbols are of equal rank.

    `masthead_date` is the day on which it was handed in, and neither that of its issue nor that of what it tells;
    `job_number` is that of its production in one language, and names no document.
    """

    symbols: tuple[str, ...]
    kind: str
    title: str = ""
    author: str = ""
    carries: Carried | None = None
    distribution: Literal["", "general", "limited", "restricted"] = ""
    original_language: str = ""
    addendum_to: str = ""
    masthead_date: date | None = None
    job_number: str = ""

    def identity(self) -> tuple[object, ...]:
        """The symbols."""
        return (frozenset(self.symbols),)


@dataclass(frozen=True, slots=True)
class CorrigendumIssued:
    """Errors in a document were corrected, perhaps in some languages only (none named: the source does not say).

    `also` are the further symbols of the corrigendum of a joint document, of equal rank; `nature` is what is corrected,
    in the words of the source.
    """

    symbol: str
    corrects: str
    languages: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    nature: str = ""

    def identity(self) -> tuple[object, ...]:
        """The first of its symbols in sort order: a source may print one of a joint corrigendum alone."""
        return (min((self.symbol, *self.also)),)


@dataclass(frozen=True, slots=True)
class RevisionIssued:
    """A new full text replaces an earlier one; `also` are the further symbols of a joint document's revision."""

    symbol: str
    replaces: str
    also: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """The first of its symbols in sort order."""
        return (min((self.symbol, *self.also)),)


@dataclass(frozen=True, slots=True)
class DocumentReissued:
    """The document was issued again for technical reasons (an asterisk after its symbol), with the same content."""

    symbol: str
    asterisks: int = 1
    reason: str = ""

    def identity(self) -> tuple[object, ...]:
        """The symbol and its asterisks."""
        return (self.symbol, self.asterisks)


@dataclass(frozen=True, slots=True)
class DocumentWithdrawn:
    """The document was withdrawn."""

    symbol: str
    by: str = ""
    reason: str = ""

    def identity(self) -> tuple[object, ...]:
        """The symbol."""
        return (self.symbol,)


@dataclass(frozen=True, slots=True)
class DocumentSubmitted:
    """The document was handed in for processing, with so many words where that is known.

    The date agreed for it and a waiver are no act of a body: they stand in the office log (`slotting`). Entries of an
    earlier version hold both, which nothing reads here.
    """

    symbol: str
    words: int | None = None

    def identity(self) -> tuple[object, ...]:
        """The symbol."""
        return (self.symbol,)


@dataclass(frozen=True, slots=True)
class DocumentTakenNoteOf:
    """The body took note of documents: neither approval nor disapproval (General Assembly decision 55/488)."""

    symbols: tuple[str, ...]
    as_printed: str = ""

    def identity(self) -> tuple[object, ...]:
        """The symbols; by which body, the occasion says."""
        return (frozenset(self.symbols),)


@dataclass(frozen=True, slots=True)
class DocumentTabled:
    """The body had the document before it; that proves neither that it was read nor that it was endorsed."""

    symbols: tuple[str, ...]
    letter: str = ""

    def identity(self) -> tuple[object, ...]:
        """The symbols; before which body, and under which item, is in the occasion."""
        return (frozenset(self.symbols),)


Event = (
    DocumentSubmitted
    | DocumentIssued
    | CorrigendumIssued
    | RevisionIssued
    | DocumentReissued
    | DocumentTabled
    | DocumentTakenNoteOf
    | DocumentWithdrawn
)


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of one document and its corrigenda."""

    issued: tuple[Fact, ...] = ()
    corrected: tuple[Fact, ...] = ()
    tabled: tuple[Fact, ...] = ()
    submitted: tuple[Fact, ...] = ()
    revised: tuple[Fact, ...] = ()
    reissued: tuple[Fact, ...] = ()
    taken_note_of: tuple[Fact, ...] = ()
    withdrawn: tuple[Fact, ...] = ()


def named(fact: Fact) -> tuple[str, ...]:
    """The symbols that a fact is about."""
    match cast(Event, fact.event):
        case DocumentIssued(symbols=printed) | DocumentTabled(symbols=printed) | DocumentTakenNoteOf(symbols=printed):
            return printed
        case CorrigendumIssued(symbol=symbol, also=also) | RevisionIssued(symbol=symbol, also=also):
            return (symbol, *also)
        case DocumentReissued(symbol=symbol) | DocumentSubmitted(symbol=symbol) | DocumentWithdrawn(symbol=symbol):
            return (symbol,)
        case _ as never:
            assert_never(never)


def key(fact: Fact) -> str:
    """The home symbol, `E/CN.15/2019/2` for `E/CN.7/2019/2-E/CN.15/2019/2`."""
    return symbols.home(named(fact))


def keys(fact: Fact) -> tuple[str, ...]:
    """The home, and every symbol named."""
    return (key(fact), *named(fact))


def evolve(document: Document, fact: Fact) -> Document:
    """The document after one more fact."""
    match cast(Event, fact.event):
        case DocumentIssued():
            return replace(document, issued=(*document.issued, fact))
        case CorrigendumIssued():
            return replace(document, corrected=(*document.corrected, fact))
        case DocumentTabled():
            return replace(document, tabled=(*document.tabled, fact))
        case DocumentSubmitted():
            return replace(document, submitted=(*document.submitted, fact))
        case RevisionIssued():
            return replace(document, revised=(*document.revised, fact))
        case DocumentReissued():
            return replace(document, reissued=(*document.reissued, fact))
        case DocumentTakenNoteOf():
            return replace(document, taken_note_of=(*document.taken_note_of, fact))
        case DocumentWithdrawn():
            return replace(document, withdrawn=(*document.withdrawn, fact))
        case _ as never:
            assert_never(never)


def decide(document: Document, new: Fact) -> list[Fact] | Known:
    """Refuses a corrigendum of another document than its symbol says."""
    event = cast(Event, new.event)
    extended = map(symbols.without_corrections, named(new))
    if isinstance(event, CorrigendumIssued) and symbols.without_corrections(event.corrects) not in extended:
        raise Rejected(f"{event.symbol} cannot correct {event.corrects}: a corrigendum extends the symbol it corrects.")
    return [new]


STREAM = Stream(
    kind="document",
    log="proceedings",
    events=(
        DocumentSubmitted,
        DocumentIssued,
        CorrigendumIssued,
        RevisionIssued,
        DocumentReissued,
        DocumentTabled,
        DocumentTakenNoteOf,
        DocumentWithdrawn,
    ),
    key=key,
    keys=keys,
    initial=lambda key: Document(),
    evolve=evolve,
    decide=decide,
)
