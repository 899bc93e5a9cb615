"""Any text at all: reading never fails, comes to an end, and does not depend on how lines are wrapped."""

import importlib
import pkgutil
import re
import sys
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tracker.reports
from tests.reports.reading import HEAD, ITEM, real, without_ids
from tracker import reports
from tracker.reports import files

WORDS = re.split(
    " ",
    "the Commission adopted draft resolution E/CN.15/2019/L.4 on behalf of statements were made by representatives of"
    " Chile, Japan and observers for a recommended to Economic and Social Council that it elect ( ) “ ” entitled 1. 2."
    " 3rd meetings, on 22 and 23 May 2019 , ; : . At its same meeting agenda item 6 (a) (b) Requests the Secretary"
    " to report at its twenty-ninth session decided by 50 votes to none, with no abstentions Chair: (Italy) The General"
    " Assembly, Resolution 67/1 Chapter I A. sponsored Many speakers was highlighted __________ \n \n\n \f",
)


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    report = reports.read(text)
    reports.suggest(report)
    reports.operatives(report)


@settings(deadline=None, max_examples=120)
@given(st.lists(st.sampled_from(WORDS), max_size=120))
def test_any_words_of_reports_are_read(words: list[str]) -> None:
    report = reports.read(HEAD + " ".join(words))
    reports.suggest(report)
    reports.operatives(report)


@pytest.mark.parametrize("width", [40, 66, 90])
@pytest.mark.parametrize("name", ["seed-ccpcj28-item6.txt", "ares-74-173.txt"])
def test_a_text_wrapped_anew_gives_the_same_suggestions(name: str, width: int) -> None:
    text = files.text_of(real(name), name)
    wrapped = "\n\n".join(textwrap.fill(block, width, break_long_words=False) for block in re.split(r"\n\s*\n", text))
    assert without_ids(reports.suggest(reports.read(wrapped))) == without_ids(reports.suggest(reports.read(text)))


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    found = {}
    for module in pkgutil.iter_modules(tracker.reports.__path__):
        for name, value in vars(importlib.import_module(f"tracker.reports.{module.name}")).items():
            if isinstance(value, re.Pattern):
                found[value] = f"{module.name}.{name}"
    return [(name, pattern) for pattern, name in found.items()]


HOSTILE = [
    "a ", "the ", "The Commission ", "A, ", "and ", "(a) ", "((", "“", "a-", "3rd, ", "12 and 13 ", "E/CN.1/1 and ",
    "on behalf of ", "the representative of A ", "Mr. A (B) ", "Chair: A B (C) ", "adopted ", "was ", "sponsored by ",
    "that it elect ", "in 2019 ", "twenty-", "(see ", "of the ", "statement by ", "recommended to the Council ",
]  # fmt: skip


@pytest.mark.parametrize(("name", "pattern"), patterns())
def test_every_pattern_comes_to_an_end_on_hostile_text(name: str, pattern: re.Pattern[str]) -> None:
    # a sentence is at most 10,000 characters; a pattern that tries again and again would never come back from 6,000.
    # How long it takes is measured by `python -m benchmarks.reading DIR --speed`.
    for piece in HOSTILE:
        match = pattern.search((piece * 6000)[:6000] + "!")
        assert match is None or match.end() <= 6001, (name, piece)


@pytest.mark.parametrize(
    "piece", ["a ", "((((", "The Commission adopted. ", "a-\n", "\f", "\n", "1. x\n", "(a) x;\n\n", "x\n\n"]
)
def test_long_hostile_text_comes_to_an_end_and_says_nothing(piece: str) -> None:
    assert reports.suggest(reports.read((piece * 300_000)[:300_000])) == []


OWN = [
    "The Commission adopted draft resolution E/CN.15/2019/L.4, entitled “Salt”, by a vote of 5 to 2. ",
    "Statements were made by the representatives of Chile and Japan (on behalf of the Group of 77 and China). ",
    "The Commission recommended to the Economic and Social Council that it elect Ada Quay as a member of the Board. ",
    "It had before it a note by the Secretariat on salt (E/CN.7/2024/11), ",
    "At its 3rd and 4th meetings, on 21 and 22 May 2019, the Commission considered agenda item 5, entitled “Salt”. ",
    "Requests the Secretary-General, and invites Member States, to report at the thirtieth session; ",
    "x\n\n",
]


def work(text: str) -> int:
    """How many functions are called while a text is read: a measure of work that no other process disturbs."""
    called = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal called
        called += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        reports.suggest(reports.read(text))
    finally:
        sys.setprofile(before)
    return called


@pytest.mark.parametrize("joint", ["", "\n\n"])
@pytest.mark.parametrize("phrase", OWN)
def test_twice_as_much_of_a_phrase_is_twice_the_work_and_no_more(phrase: str, joint: str) -> None:
    once, twice = (work(f"{HEAD}{ITEM}\n\n2. {f'{phrase}{joint}' * times}") for times in (150, 300))
    assert twice < 2.3 * once


def test_a_report_reads_the_same_twice() -> None:
    text = f"{HEAD}{ITEM}\n\n2. Statements were made by the representatives of Chile and Peru.\n"
    assert reports.suggest(reports.read(text)) == reports.suggest(reports.read(text))
