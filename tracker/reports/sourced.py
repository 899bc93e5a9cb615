"""Suggestions as facts: each with its source, and an id that any later reading of the same words gives again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import UUID, uuid5

from tracker.domain.terms import Fact, Source
from tracker.reports.masthead import Masthead
from tracker.reports.saying import Suggested

# the name space of suggestions: the same reading of the same text gives the same ids
READING = UUID("6f0d5f5a-2f6b-5d0e-9a55-6a2c0c1f4a11")
# before the place of a paragraph in a text that a person pasted
PASTED = "pasted"


def facts(masthead: Masthead, suggested: Iterable[Suggested], file: str) -> Iterator[Fact]:
    """Suggestions as facts, each with its source and an id that any reading of the same fact there gives again.

    Equal facts of one paragraph are told apart by their number, so that a better reader does not rename the others.
    """
    counted: Counter[tuple[str, str, str]] = Counter()
    # the same words pasted under another item say another thing
    under = (masthead.session, masthead.item, str(masthead.meeting)) if masthead.kind == "fragment" else ()
    for one in suggested:
        kind = type(one.event).__name__
        what = _stable(one.event.identity())
        counted[kind, one.paragraph, what] += 1
        ordinal = counted[kind, one.paragraph, what]
        names = (file, kind, one.paragraph, what, str(ordinal), *under)
        source = Source(
            rank=masthead.rank,
            symbol=masthead.symbols[0] if masthead.symbols else "",
            file=file,
            paragraph=f"{PASTED}, {one.paragraph}" if under else one.paragraph,
            ordinal=ordinal,
            quoted=one.quoted,
            dated=masthead.adopted_on or masthead.dated,
            inferred=one.inferred,
        )
        yield Fact(one.event, one.occasion, source, uuid5(READING, "\n".join(names)))


def _stable(identity: object) -> str:
    """What makes a fact this one, as the same text in every process: a set has no order of its own."""
    if isinstance(identity, frozenset):
        return f"{{{', '.join(sorted(_stable(one) for one in identity))}}}"
    if isinstance(identity, tuple):
        return f"({', '.join(_stable(one) for one in identity)})"
    return repr(identity)
