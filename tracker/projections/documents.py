"""Documents: under which symbols, by whom, and before which bodies."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import cast

from sqlalchemy import Connection

from tracker.domain import document, symbols
from tracker.domain.document import (
    Carried,
    CorrigendumIssued,
    DocumentIssued,
    DocumentReissued,
    DocumentSubmitted,
    DocumentTabled,
    DocumentTakenNoteOf,
    DocumentWithdrawn,
    RevisionIssued,
)
from tracker.domain.terms import NOW, Fact, Occasion, Times
from tracker.projections.rows import Evidence, Projection, evidence, read, touching
from tracker.store.db import table_of


@dataclass(frozen=True, slots=True)
class Tabled:
    """The document was before a body, under an item (in the occasion)."""

    symbols: tuple[str, ...]
    letter: str
    occasion: Occasion
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Corrigendum:
    """A corrigendum, the languages it concerns (none: not stated), and what it corrects, in the words of the source."""

    symbol: str
    languages: tuple[str, ...]
    evidence: Evidence
    nature: str = ""


@dataclass(frozen=True, slots=True)
class DocumentStep:
    """Anything else that happened to a document: *submitted*, *revised*, *reissued*, *taken_note_of*, *withdrawn*.

    `symbol` is that of the revision; `detail` says why it was reissued or withdrawn, or by whom, as the source has it.
    """

    what: str
    occasion: Occasion
    evidence: Evidence
    symbol: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One document under its home symbol. `kind` is empty until a source says what it is."""

    key: str
    symbols: tuple[str, ...]
    kind: str = ""
    title: str = ""
    author: str = ""
    carries: Carried | None = None
    distribution: str = ""
    issued: tuple[Evidence, ...] = ()
    corrigenda: tuple[Corrigendum, ...] = ()
    tabled: tuple[Tabled, ...] = ()
    steps: tuple[DocumentStep, ...] = ()


def rows(key: str, facts: Sequence[Fact]) -> list[Document]:
    """One row, or none where nothing stands."""
    if not facts:
        return []
    known = cast(document.Document, document.STREAM.state(key, facts))
    latest = cast(DocumentIssued, known.issued[-1].event) if known.issued else None
    named = {symbols.without_corrections(symbol) for fact in facts for symbol in document.named(fact)}
    return [
        Document(
            key=key,
            symbols=tuple(sorted(named)),
            kind=latest.kind if latest else "",
            title=latest.title if latest else "",
            author=latest.author if latest else "",
            carries=latest.carries if latest else None,
            distribution=latest.distribution if latest else "",
            issued=tuple(evidence(fact) for fact in known.issued),
            corrigenda=tuple(_corrigendum(fact) for fact in known.corrected),
            tabled=tuple(_tabled(fact) for fact in known.tabled),
            steps=tuple(step for fact in facts for step in _steps(fact)),
        )
    ]


def _steps(fact: Fact) -> list[DocumentStep]:
    where, proof = fact.occasion, evidence(fact)
    match fact.event:
        case DocumentSubmitted(symbol=symbol):
            return [DocumentStep("submitted", where, proof, symbol)]
        case RevisionIssued(symbol=symbol):
            return [DocumentStep("revised", where, proof, symbol)]
        case DocumentReissued(symbol=symbol, reason=reason):
            return [DocumentStep("reissued", where, proof, symbol, reason)]
        case DocumentTakenNoteOf(as_printed=printed):
            return [DocumentStep("taken_note_of", where, proof, detail=printed)]
        case DocumentWithdrawn(symbol=symbol, by=by, reason=reason):
            detail = "; ".join(part for part in (by and f"by {by}", reason) if part)
            return [DocumentStep("withdrawn", where, proof, symbol, detail)]
    return []


def _corrigendum(fact: Fact) -> Corrigendum:
    event = cast(CorrigendumIssued, fact.event)
    return Corrigendum(event.symbol, event.languages, evidence(fact), event.nature)


def _tabled(fact: Fact) -> Tabled:
    event = cast(DocumentTabled, fact.event)
    return Tabled(event.symbols, event.letter, fact.occasion, evidence(fact))


PROJECTION = Projection("document", Document, table_of("documents", Document, index=("key",)), rows)


def one(connection: Connection, key: str, times: Times = NOW) -> Document | None:
    """The document with this home symbol, if anything of it is on record."""
    return next(iter(read(connection, PROJECTION, times, {"key": key})), None)


def every(connection: Connection, times: Times = NOW) -> list[Document]:
    """All documents, by home symbol."""
    return read(connection, PROJECTION, times)


def tabled_under(connection: Connection, key: str, times: Times = NOW) -> list[tuple[Document, Tabled]]:
    """The documents before a body at a session or under an item, each with the fact of it, in the order printed."""
    found = [
        (row, tabled)
        for row in touching(connection, PROJECTION, [key], times)
        for tabled in row.tabled
        if key == tabled.occasion.session or key in tabled.occasion.items
    ]
    return sorted(found, key=lambda pair: (pair[1].occasion.items, pair[1].letter, pair[1].symbols))


def bearing(connection: Connection, names: Collection[str], times: Times = NOW) -> list[Document]:
    """The documents that bear any of these symbols."""
    return [row for row in touching(connection, PROJECTION, names, times) if set(names) & {row.key, *row.symbols}]


def by_any_name(connection: Connection, names: Collection[str], times: Times = NOW) -> Document | None:
    """The one document that bears any of these symbols, its rows put together where a source names two of them one."""
    same = bearing(connection, names, times)
    return reduce(_together, same) if same else None


def _together(one: Document, other: Document) -> Document:
    return Document(
        key=one.key,
        symbols=tuple(sorted({*one.symbols, *other.symbols})),
        kind=one.kind or other.kind,
        title=one.title or other.title,
        author=one.author or other.author,
        carries=one.carries or other.carries,
        distribution=one.distribution or other.distribution,
        issued=one.issued + other.issued,
        corrigenda=one.corrigenda + other.corrigenda,
        tabled=one.tabled + other.tabled,
        steps=one.steps + other.steps,
    )


def home_of(connection: Connection, symbol: str) -> str:
    """The home symbol of the document that bears a symbol as a person writes it; empty where none is on record."""
    try:
        wanted = set(symbols.parse(symbol))
    except ValueError:
        return ""
    return next((row.key for row in every(connection) if wanted & {row.key, *row.symbols, *_corrections(row)}), "")


def _corrections(row: Document) -> set[str]:
    return {corrigendum.symbol for corrigendum in row.corrigenda}
