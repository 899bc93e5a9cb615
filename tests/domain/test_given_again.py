"""What a fact became in the record is that fact when it is given again; anything else under its id is another fact."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.domain.test_correction import entry, thought
from tests.facts import FINAL_REPORT, SEVENTH_MEETING, fact
from tracker.domain.correction import EntryConfirmed, EntryCorrected, Nature, became
from tracker.domain.draft import DraftAdopted, DraftWithdrawn
from tracker.domain.terms import Fact, Occasion, Tally

DRAFT = "E/CN.15/2019/L.4"
SHORT = DraftAdopted(DRAFT, "resolution", how="without_a_vote")
TITLED = replace(SHORT, title="Cybercrime")
BY_VOTE = DraftAdopted(DRAFT, "resolution", how="by_vote")
NEXT_DAY = replace(SEVENTH_MEETING, days=(date(2019, 5, 24),), meetings=())
UNDATED = replace(SEVENTH_MEETING, precision="unknown", days=())
DIFFERS, FULLER = "final text differs", "told more fully"


def is_what_became_of(given: Fact, on_record: Fact, then: Fact, *between: Fact) -> bool:
    """Whether a fact given again is the second thought that followed on what was on record, in this order."""
    history = [entry(position, one) for position, one in enumerate((on_record, *between, then), 1)]
    return became(given, history[-1], history)


def corrected(of: Fact, nature: Nature, said: Any, occasion: Occasion = SEVENTH_MEETING) -> Fact:
    """The entry on record should have read so, says the final report."""
    return thought(EntryCorrected(of.entry_id, nature, "another source prints it so", said), FINAL_REPORT, occasion)


def final(event: Any, occasion: Occasion = SEVENTH_MEETING) -> Fact:
    """What the final report says, as it is given again."""
    return replace(fact(event, occasion), source=FINAL_REPORT)


@pytest.mark.parametrize(
    ("on_record", "nature", "said", "given", "is_it"),
    [
        (SHORT, DIFFERS, BY_VOTE, BY_VOTE, True),
        # where the final text is silent, what the draft said stays
        (TITLED, DIFFERS, replace(BY_VOTE, title="Cybercrime"), BY_VOTE, True),
        (SHORT, DIFFERS, replace(BY_VOTE, title="Words that nobody said"), BY_VOTE, False),
        # a source of equal rank adds what was blank, and overrules nothing
        (SHORT, FULLER, TITLED, replace(BY_VOTE, title="Cybercrime"), True),
        # where the final text differs, all that it says is on record
        (SHORT, DIFFERS, TITLED, replace(BY_VOTE, title="Cybercrime"), False),
        # what was said before is not lost by telling it more fully
        (TITLED, FULLER, SHORT, TITLED, False),
        (SHORT, FULLER, SHORT, DraftWithdrawn(DRAFT, "resolution"), False),
    ],
)
def test_a_correction_holds_what_the_fact_says_or_what_was_said_before(
    on_record: Any, nature: Nature, said: Any, given: Any, is_it: bool
) -> None:
    known = fact(on_record)
    assert is_what_became_of(final(given), known, corrected(known, nature, said)) is is_it


def test_the_words_of_an_earlier_correction_were_said_before_and_those_of_another_entry_were_not() -> None:
    known, other = fact(SHORT), fact(TITLED, NEXT_DAY)
    kept_title = corrected(known, DIFFERS, replace(BY_VOTE, title="Cybercrime"))
    assert is_what_became_of(final(BY_VOTE), known, kept_title, corrected(known, FULLER, TITLED))
    assert not is_what_became_of(final(BY_VOTE), known, kept_title, other)
    assert not is_what_became_of(final(BY_VOTE), known, kept_title, corrected(other, FULLER, TITLED))
    assert not is_what_became_of(final(BY_VOTE), known, kept_title, thought(EntryConfirmed(known.entry_id)))


@pytest.mark.parametrize(
    ("nature", "day_given", "day_on_record", "is_it"),
    [
        (DIFFERS, NEXT_DAY, NEXT_DAY, True),
        (DIFFERS, NEXT_DAY, SEVENTH_MEETING, False),
        (DIFFERS, UNDATED, SEVENTH_MEETING, True),
        (FULLER, NEXT_DAY, SEVENTH_MEETING, True),
        (FULLER, NEXT_DAY, NEXT_DAY, False),
    ],
)
def test_the_final_text_gives_the_day_anew_where_it_has_one(
    nature: Nature, day_given: Occasion, day_on_record: Occasion, is_it: bool
) -> None:
    known = fact(SHORT)
    then = corrected(known, nature, replace(TITLED, how="by_vote") if nature == DIFFERS else TITLED, day_on_record)
    said = replace(BY_VOTE, title="Cybercrime") if nature == DIFFERS else TITLED
    assert is_what_became_of(final(said, day_given), known, then) is is_it


def test_a_confirmation_holds_what_was_said_already_on_the_same_occasion_in_the_same_source() -> None:
    known = fact(TITLED)
    confirmed = thought(EntryConfirmed(known.entry_id), FINAL_REPORT, SEVENTH_MEETING)
    full = fact(replace(TITLED, vote=Tally(38, 2), sponsors=("Norway",)))
    assert is_what_became_of(final(SHORT), full, replace(confirmed, event=EntryConfirmed(full.entry_id)))
    assert is_what_became_of(final(SHORT), known, confirmed)
    assert not is_what_became_of(final(BY_VOTE), known, confirmed)
    assert not is_what_became_of(final(SHORT, NEXT_DAY), known, confirmed)
    assert not is_what_became_of(fact(SHORT), known, confirmed)


def test_a_fact_of_its_own_is_itself_word_for_word() -> None:
    known = final(TITLED)
    for given, is_it in ((TITLED, True), (SHORT, False)):
        assert became(final(given), entry(1, known), [entry(1, known)]) is is_it
    assert not became(final(TITLED, NEXT_DAY), entry(1, known), [entry(1, known)])
    assert not became(known, entry(1, None, known.entry_id), [])
