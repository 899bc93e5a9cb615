"""What can be found: symbols, people and pasted sentences, at any moment, alike on both engines."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from tests.conftest import NOW
from tests.facts import ALGERIA, COUNCIL_ON_23_JULY, EVERY_FACT, FINAL_REPORT, RECOMMENDED, again, fact
from tests.test_record import accept, retract
from tracker import record
from tracker.domain.board import MemberElected
from tracker.domain.item import ViewRecorded
from tracker.domain.mandate import MandateEstablished
from tracker.domain.terms import NOW as TODAY
from tracker.domain.terms import Fact, Times
from tracker.projections import search
from tracker.store import db, wiping

SENTENCE = (
    "Many speakers underlined the importance of technical assistance provided by the institutes to requesting States."
)
VIEW = fact(ViewRecorded("many", SENTENCE), para="17")
ASKED = fact(
    MandateEstablished("GA resolution 74/173", "9", "requests", ("the Commission",), "to report periodically"),
    replace(COUNCIL_ON_23_JULY, body="GA"),
    para="9",
)
SEATED = fact(
    MemberElected("UNICRI", "Joel Hernández García", "elected", date(2020, 1, 1), date(2024, 12, 31)),
    COUNCIL_ON_23_JULY,
)


def found(engine: Engine, query: str, times: Times = TODAY) -> set[tuple[str, str]]:
    """What a query finds: the kind of each piece, and its words."""
    with db.reading(engine) as connection:
        return {(one.kind, one.words) for one in search.find(connection, query, times)}


@pytest.mark.parametrize(
    ("query", "kind", "words"),
    [
        ("hernandez", "person", "Joel Hernández García"),
        ("GARCÍA joel", "person", "Joel Hernández García"),
        ("hern", "person", "Joel Hernández García"),
        ("E/CN.15/2019", "symbol", "E/CN.15/2019/2"),
        ("periodic reports", "mandate", "requests the Commission to report periodically"),
        ("underlining institute", "quotation", SENTENCE),
        (SENTENCE, "quotation", SENTENCE),
        (
            "“Many speakers underlined the importance of technical assistance provided by institutes” (sic)",
            "quotation",
            SENTENCE,
        ),
    ],
)
def test_a_symbol_a_name_a_stem_and_a_pasted_sentence_are_found(
    engine: Engine, query: str, kind: str, words: str
) -> None:
    accept(engine, *EVERY_FACT, VIEW, ASKED, SEATED)
    assert (kind, words) in found(engine, query)


@pytest.mark.parametrize("query", ["", "*", '"', "a OR b NOT", "NEAR(a b)", "'x':*", "\0", "&|!()", "-x", "١٢", "½"])
def test_a_query_is_words_and_never_a_command(engine: Engine, query: str) -> None:
    accept(engine, VIEW)
    assert found(engine, query) == set()


def test_what_is_found_obeys_both_times(engine: Engine) -> None:
    first = accept(engine, VIEW)
    accept(engine, SEATED)
    gone = retract(engine, VIEW.entry_id).entries[-1].position
    accept(engine, ASKED)
    until = first.entries[-1].position
    assert found(engine, "underlined") == set()
    assert found(engine, "underlined", Times(at=gone - 1)) == {("quotation", SENTENCE)}
    assert found(engine, "hernandez", Times(at=until)) == set()
    assert found(engine, "hernandez", Times(as_of=date(2019, 7, 22))) == set()
    assert found(engine, "hernandez", Times(as_of=date(2019, 7, 23))) == {("person", "Joel Hernández García")}


def _corrected(engine: Engine, wrong: Fact, right: Fact) -> None:
    with db.writing(engine) as connection:
        record.correct(connection, wrong.entry_id, right, "our error", at=NOW, by="officer", why="misread")


def test_what_was_corrected_is_found_as_it_reads_now(engine: Engine) -> None:
    accept(engine, VIEW)
    _corrected(engine, VIEW, replace(VIEW, event=ViewRecorded("some", "Some speakers called for restraint.")))
    assert found(engine, "underlined") == set()
    assert found(engine, "underlined", Times(at=1)) == {("quotation", SENTENCE)}
    assert found(engine, "restraints") == {("quotation", "Some speakers called for restraint.")}


def test_a_confirmed_statement_is_found_by_the_words_of_the_better_source(engine: Engine) -> None:
    accept(engine, ALGERIA)
    accept(engine, again(ALGERIA, replace(FINAL_REPORT, quoted="Statements were made by Algeria."), "34"))
    assert found(engine, "algeria statement") == {("quotation", "Statements were made by Algeria.")}


def _index(engine: Engine) -> tuple[object, ...]:
    queries = ("algeria", "E/CN.15/2019", "the commission", "underlined institutes", "hernandez", SENTENCE)
    times = (TODAY, Times(as_of=date(2019, 5, 23)), Times(at=2))
    return tuple(frozenset(found(engine, query, one)) for query in queries for one in times)


def test_the_index_made_anew_finds_what_the_living_one_found(engine: Engine) -> None:
    accept(engine, *EVERY_FACT, SEATED)
    accept(engine, VIEW)
    retract(engine, RECOMMENDED.entry_id)
    before = _index(engine)
    for _ in range(2):
        list(record.rebuild(engine))
        assert _index(engine) == before
    accept(engine, ASKED)
    assert ("mandate", "requests the Commission to report periodically") in found(engine, "report")


def test_what_is_withheld_is_not_found_and_its_words_are_gone_from_the_files(engine: Engine) -> None:
    secret = replace(VIEW, event=ViewRecorded("one", "Quixotically named Zyzzyva."))
    accept(engine, secret, SEATED)
    assert found(engine, "zyzzyva")
    with db.writing(engine) as connection:
        record.withhold(connection, secret.entry_id, "a court", "personal data", at=NOW, by="officer")
    wiping.overwrite(engine)
    assert found(engine, "zyzzyva") == found(engine, "zyzzyva", Times(at=2)) == set()
    if file := make_url(engine.url).database if engine.dialect.name == "sqlite" else "":
        assert b"zyzzyv" not in Path(file).read_bytes().lower()
        assert b"hernandez" in Path(file).read_bytes()
