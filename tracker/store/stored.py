"""An entry as its row has it: what the columns say of a fact, and the entry again from those that are shown."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from tracker.domain.correction import SECOND_THOUGHTS
from tracker.domain.terms import Entry, Fact
from tracker.store import codec
from tracker.store.chain import content_digest


def said(fact: Fact, salt: str) -> tuple[str, ...]:
    """What the columns say of a fact, in their order: from `entry_id` to `content_digest`."""
    event, source = codec.encode(fact.event), codec.encode(fact.source)
    return (
        codec.uuid_text(fact.entry_id),
        type(fact.event).__name__,
        codec.uuid_text(fact.event.about) if isinstance(fact.event, SECOND_THOUGHTS) else "",
        event,
        codec.encode(fact.occasion),
        source,
        salt,
        content_digest(salt, event, source),
    )


def instant_text(at: datetime) -> str:
    """An instant as it is stored: UTC, microseconds, sortable."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def entry(row: Sequence[Any]) -> Entry:
    """The entry whose shown columns these are."""
    event, occasion, source = row[6:9]
    if not event:  # withheld
        return with_fact(row, None)
    known = codec.uuid(row[3])
    return with_fact(
        row, Fact(codec.decode(row[4], event), codec.decode_occasion(occasion), codec.decode_source(source), known)
    )


def with_fact(row: Sequence[Any], fact: Fact | None) -> Entry:
    """The same where its fact is at hand, or None because it was withheld."""
    position, stream, version, entry_id, kind, about, _, _, _, at, by, accepted_as, historical, batch, hash_ = row
    return Entry(
        position,
        stream,
        version,
        kind,
        codec.uuid(about) if about else None,
        fact,
        fact.entry_id if fact else codec.uuid(entry_id),
        _instant(at),
        by,
        accepted_as,
        historical == 1,
        _batch(batch),
        hash_,
    )


# a page of entries has few instants and batches
_instant = lru_cache(1024)(datetime.fromisoformat)
_batch = lru_cache(1024)(codec.uuid)


def entries(rows: Iterable[Sequence[Any]]) -> list[Entry]:
    """The entries of many rows."""
    with without_circles():
        return [entry(row) for row in rows]


@contextmanager
def without_circles() -> Iterator[None]:
    """No search for circles of references, which would go through entries and rows again and again: they have none."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
