"""One text, several numbers, one mandate: counted once, under the organ that adopted the words last."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from sqlalchemy import Engine

from tests.facts import COUNCIL_ON_23_JULY, RESOLUTION, fact
from tests.test_record import accept
from tracker.domain.draft import DraftAdopted
from tracker.domain.mandate import MandateEstablished, MandateReportSubmitted
from tracker.domain.terms import Fact, Occasion, Source
from tracker.domain.text import TextNumbered
from tracker.projections import mandates, texts
from tracker.store import db

DRAFT = "E/2019/30:I.A.IV"
ASSEMBLY = Occasion("day", (date(2019, 12, 18),), "GA", "GA/74")
OF_THE_ASSEMBLY = Source(rank=1, symbol="A/RES/74/173")
ASSEMBLY_TEXT = fact(
    TextNumbered("resolution", "74/173", "Cybercrime", "A/RES/74/173", DRAFT), ASSEMBLY, OF_THE_ASSEMBLY
)


def asks(text: str, occasion: Occasion, symbol: str, paragraph: str = "14") -> Fact:
    """A paragraph of a text that asks the Secretary-General to report."""
    event = MandateEstablished(text, paragraph, "Requests", ("Secretary-General",), "to report")
    return fact(event, occasion, Source(rank=1, symbol=symbol), paragraph)


BY_THE_COUNCIL = asks("ECOSOC resolution 2019/19", COUNCIL_ON_23_JULY, "E/RES/2019/19")
BY_THE_ASSEMBLY = asks("GA resolution 74/173", ASSEMBLY, "A/RES/74/173")
REPORTED = fact(
    MandateReportSubmitted("ECOSOC resolution 2019/19/14", ("E/CN.15/2020/13",)),
    Occasion("unknown"),
    Source(rank=2, symbol="E/2020/30"),
)


@pytest.mark.parametrize("order", [*permutations((RESOLUTION, ASSEMBLY_TEXT, BY_THE_COUNCIL, BY_THE_ASSEMBLY))])
def test_two_texts_with_the_same_words_make_one_mandate_in_any_order(sqlite: Engine, order: tuple[Fact, ...]) -> None:
    for one in order:
        accept(sqlite, one)
    with db.reading(sqlite) as connection:
        [row] = mandates.counted(connection)
    assert (row.key, row.text) == ("GA resolution 74/173/14", "GA resolution 74/173")


def test_what_only_the_earlier_text_recorded_counts_for_the_later_one(sqlite: Engine) -> None:
    accept(sqlite, RESOLUTION, ASSEMBLY_TEXT, BY_THE_COUNCIL, REPORTED)
    with db.reading(sqlite) as connection:
        [row] = mandates.counted(connection)
        assert [text.key for text in texts.with_the_words_of(connection, texts.every(connection)[0])] == [
            "ECOSOC resolution 2019/19",
            "GA resolution 74/173",
        ]
    assert row.text == "GA resolution 74/173"
    assert [report.symbols for report in row.reports] == [("E/CN.15/2020/13",)]


@pytest.mark.parametrize("last_first", [False, True])
def test_from_the_draft_to_the_assembly_four_papers_make_one_mandate(sqlite: Engine, last_first: bool) -> None:
    commission = Occasion("day", (date(2019, 5, 24),), "CCPCJ", "CCPCJ/28")
    l_draft = "E/CN.15/2019/L.4"
    facts = [
        fact(DraftAdopted(l_draft, "resolution", meant_for="GA"), commission),
        fact(TextNumbered("resolution", "28/9", draft=f"{l_draft}/Rev.1"), commission),
        fact(replace(RESOLUTION.event, draft=l_draft), COUNCIL_ON_23_JULY),
        fact(replace(ASSEMBLY_TEXT.event, draft="", same_text_as=("ECOSOC resolution 2019/19",)), ASSEMBLY),
        asks("CCPCJ resolution 28/9", commission, "E/2019/30"),
        BY_THE_COUNCIL,
        BY_THE_ASSEMBLY,
    ]
    for one in reversed(facts) if last_first else facts:
        accept(sqlite, one)
    with db.reading(sqlite) as connection:
        [row] = mandates.counted(connection)
        [line] = texts.lines_of_descent(texts.every(connection))
    assert (row.key, row.text) == ("GA resolution 74/173/14", "GA resolution 74/173")
    assert [text.organ for text in line] == ["CCPCJ", "ECOSOC", "GA"]


def test_two_texts_that_name_a_third_not_on_record_share_its_words(sqlite: Engine) -> None:
    named = ("ECOSOC resolution 2019/19",)
    accept(sqlite, fact(replace(ASSEMBLY_TEXT.event, draft="", same_text_as=named), ASSEMBLY, OF_THE_ASSEMBLY))
    accept(sqlite, fact(TextNumbered("resolution", "28/9", same_text_as=named), Occasion("unknown", (), "CCPCJ")))
    with db.reading(sqlite) as connection:
        assert len(texts.lines_of_descent(texts.every(connection))) == 1


def test_texts_with_other_words_keep_their_own_mandates(sqlite: Engine) -> None:
    other = fact(
        replace(ASSEMBLY_TEXT.event, number="74/174", draft="", symbol="A/RES/74/174"), ASSEMBLY, OF_THE_ASSEMBLY
    )
    accept(sqlite, RESOLUTION, ASSEMBLY_TEXT, other)
    accept(sqlite, BY_THE_ASSEMBLY, asks("GA resolution 74/174", ASSEMBLY, "A/RES/74/174"))
    with db.reading(sqlite) as connection:
        assert len(mandates.counted(connection)) == 2
