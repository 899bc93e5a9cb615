"""How these tests speak: a sentence set into a small report, and the facts that were read from it."""

from dataclasses import replace
from pathlib import Path

import pytest

from tracker import reports
from tracker.domain.item import StatementMade
from tracker.domain.terms import Event, Fact

# beside the checkout, where the project is developed; absent elsewhere
REAL = Path(__file__).resolve().parents[2] / "../shared/reports"
HEAD = """Economic and Social Council

Distr.: Limited
23 May 2019

Commission on Crime Prevention and Criminal Justice

Twenty-eighth session

Vienna, 20–24 May 2019

Draft report

"""
ITEM = (
    "1. At its 3rd and 4th meetings, on 21 and 22 May 2019, the Commission considered agenda item 5, entitled “Crime”."
)


def suggested(sentence: str, head: str = HEAD, item: str = ITEM) -> list[Fact]:
    """The facts read from one paragraph, the second of a report of the Commission's twenty-eighth session."""
    facts = reports.suggest(reports.read(f"{head}{item}\n\n2. {sentence}\n"))
    return [fact for fact in facts if fact.source.paragraph == "2"]


def events(sentence: str, kind: type[Event], head: str = HEAD, item: str = ITEM) -> list[Event]:
    """The events of one type read from a paragraph."""
    return [fact.event for fact in suggested(sentence, head, item) if isinstance(fact.event, kind)]


def said(sentence: str) -> list[tuple[str, str]]:
    """Who made a statement, and in which capacity."""
    made = events(sentence, StatementMade)
    return [(one.speaker.entity, one.capacity) for one in made if isinstance(one, StatementMade)]


def entities(sentence: str) -> list[str]:
    """Who made a statement, by their names alone."""
    return [entity for entity, _ in said(sentence)]


def facts(text: str) -> list[Fact]:
    """The facts read from a whole report."""
    return reports.suggest(reports.read(text))


def real(name: str) -> bytes:
    """A real report, or a skip in words where it is not at hand."""
    path = REAL / name
    if not path.exists():
        pytest.skip(f"the real report {name} is kept beside the checkout, and is not here")
    return path.read_bytes()


def without_ids(facts: list[Fact]) -> list[tuple[object, ...]]:
    """Facts for comparing two readings: all but the digest of the file and the ids made from it."""
    return [(fact.event, fact.occasion, replace(fact.source, file="")) for fact in facts]
