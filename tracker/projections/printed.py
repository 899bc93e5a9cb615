"""The order in which sources print facts, as far as facts say it; never the order in which they were recorded."""

from collections.abc import Iterable

from tracker.domain.item import StatementMade
from tracker.domain.terms import Fact


def as_printed(facts: Iterable[Fact]) -> list[Fact]:
    """Facts source by source, paragraph by paragraph, sentence by sentence; speakers as their sentence names them.

    Which of two sentences of one paragraph stands first is not recorded, but what its ordinals say of it.
    """
    every = list(facts)
    begins: dict[tuple[object, ...], int] = {}
    for fact in every:
        sentence, ordinal = _sentence(fact), fact.source.ordinal
        begins[sentence] = min(begins.get(sentence, ordinal), ordinal)
    return sorted(every, key=lambda fact: (*_paragraph(fact), begins[_sentence(fact)], *_place(fact)))


def _paragraph(fact: Fact) -> tuple[object, ...]:
    source = fact.source
    digits = "".join(filter(str.isdigit, source.paragraph))
    return (*source.of_one_text, int(digits or 0), source.paragraph)


def _sentence(fact: Fact) -> tuple[object, ...]:
    return (*_paragraph(fact), fact.source.quoted)


def _place(fact: Fact) -> tuple[object, ...]:
    quoted, event = fact.source.quoted, fact.event
    named = _named(quoted, event.speaker.entity) if isinstance(event, StatementMade) else 0
    return (quoted, named, fact.source.ordinal)


def _named(quoted: str, name: str) -> int:
    """Where a sentence names a speaker: not within a longer name, as in Equatorial Guinea or Guinea-Bissau."""
    at = quoted.find(name)
    while at > 0:
        last, after = quoted[:at].rpartition(" ")[0].rpartition(" ")[2], quoted[at + len(name) :][:1]
        if not (after.isalnum() or after == "-" or (last[:1].isupper() and last.isalpha())):
            return at
        at = quoted.find(name, at + 1)
    return max(at, 0) if quoted.startswith(name) else len(quoted)
