"""On what evidence a page rests: the ranks of the sources of everything that it shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from tracker.domain.terms import Entry, Source
from tracker.language import terms
from tracker.language.messages import _
from tracker.projections.rows import Evidence


def in_words(*shown: object) -> list[str]:
    """The ranks among these things as a page names them, the best evidence first; what we state ourselves last."""
    found = sorted({rank for thing in shown for rank in _ranks(thing)}, key=lambda rank: rank or len(terms.RANKS))
    return [_(terms.RANKS[rank]) for rank in found if rank in terms.RANKS]


def _ranks(thing: object) -> Iterator[int]:
    match thing:
        case Evidence(rank=rank) | Source(rank=rank):
            yield rank
        case Entry():
            yield from _ranks(thing.fact.source if thing.fact else None)
        case None | bool() | int() | str():
            return
        case Mapping():
            yield from _ranks(thing.values())
        case _ if is_dataclass(thing):
            yield from _ranks([getattr(thing, field.name) for field in fields(thing)])
        case Iterable():
            for one in thing:
                yield from _ranks(one)
