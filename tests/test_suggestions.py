"""What a report seems to say waits for a person, and is recorded once."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from tests.conftest import NOW
from tests.facts import ALGERIA, ELECTED_BY_THE_COMMISSION, FINAL_REPORT, RECOMMENDED, RESOLUTION, TRANSMITTED, fact
from tests.test_record import accept
from tracker import suggestions
from tracker.domain.stream import Rejected
from tracker.domain.terms import Fact
from tracker.store import db, log

CONTENT = b"a report\n"


def submit(engine: Engine, *facts: Fact) -> int:
    """Submits a report that says this."""
    with db.writing(engine) as connection:
        return suggestions.submit(connection, "report.txt", CONTENT, facts, NOW)


def pending(engine: Engine) -> list[suggestions.Suggestion]:
    """What waits."""
    with db.reading(engine) as connection:
        return suggestions.pending(connection)


def test_a_file_is_kept_byte_by_byte_and_its_facts_wait(engine: Engine) -> None:
    assert submit(engine, TRANSMITTED, RECOMMENDED) == 2
    assert [one.fact for one in pending(engine)] == [TRANSMITTED, RECOMMENDED]
    with db.reading(engine) as connection:
        assert connection.scalar(select(suggestions.FILES.c.bytes)) == CONTENT
        assert log.head(connection, "proceedings").position == 0


def test_a_file_submitted_again_adds_only_what_is_new(engine: Engine) -> None:
    submit(engine, TRANSMITTED)
    assert submit(engine, TRANSMITTED, RECOMMENDED) == 1


def test_the_doubtful_come_first(engine: Engine) -> None:
    doubtful = replace(
        RECOMMENDED, source=replace(RECOMMENDED.source, inferred="the day is that of the meeting before")
    )
    submit(engine, TRANSMITTED, doubtful)
    assert [one.fact for one in pending(engine)] == [doubtful, TRANSMITTED]


def test_accepted_suggestions_are_recorded_under_the_officer_and_leave_the_list(engine: Engine, officer: str) -> None:
    submit(engine, TRANSMITTED, RECOMMENDED)
    with db.writing(engine) as connection:
        recorded = suggestions.accept(connection, suggestions.pending(connection), at=NOW, by=officer)
    assert {(entry.recorded_by, entry.accepted_as) for entry in recorded.entries} == {(officer, "group")}
    assert pending(engine) == []
    with db.writing(engine) as connection:
        again = suggestions.accept(connection, suggestions.find(connection, [1, 2]), at=NOW, by=officer)
    assert again.entries == ()


def test_a_contradiction_leaves_the_list_as_it_was(engine: Engine, officer: str) -> None:
    submit(engine, TRANSMITTED, ELECTED_BY_THE_COMMISSION)
    with pytest.raises(Rejected, match="it may recommend"), db.writing(engine) as connection:
        suggestions.accept(connection, suggestions.pending(connection), at=NOW, by=officer)
    assert len(pending(engine)) == 2


def test_a_dismissed_suggestion_is_refused_by_the_day_it_was_dismissed_until_it_is_put_back(
    engine: Engine, officer: str
) -> None:
    submit(engine, ALGERIA, TRANSMITTED)
    with db.writing(engine) as connection:
        one, other = suggestions.pending(connection)
        assert suggestions.dismiss(connection, [one], at=NOW, by=officer) == 1
        assert suggestions.pending(connection) == [other]
        [dismissed] = suggestions.find(connection, [one.number])
        on = f"dismissed on {NOW.day} {NOW:%B %Y}"
        with pytest.raises(Rejected, match=f"{on}; nothing is recorded"):
            suggestions.accept(connection, [other, dismissed], at=NOW, by=officer)
        with pytest.raises(Rejected, match=f"{on} already"):
            suggestions.dismiss(connection, [dismissed], at=NOW, by=officer)
        assert log.head(connection, "proceedings").position == 0
        assert suggestions.bring_back(connection, [dismissed]) == 1
        assert suggestions.pending(connection) == [one, other]
        with pytest.raises(Rejected, match="is pending, not dismissed"):
            suggestions.bring_back(connection, [one])
        assert len(suggestions.accept(connection, [one], at=NOW, by=officer).entries) == 1
        [accepted] = suggestions.find(connection, [one.number])
        with pytest.raises(Rejected, match="retract its entry"):
            suggestions.dismiss(connection, [accepted], at=NOW, by=officer)


def test_a_number_that_is_not_on_the_list_is_named(engine: Engine) -> None:
    with db.reading(engine) as connection, pytest.raises(Rejected, match="no suggestion 77"):
        suggestions.find(connection, [77])


def outlook(engine: Engine, one: Fact) -> suggestions.Outlook:
    """What accepting this would do."""
    with db.reading(engine) as connection:
        [seen] = suggestions.outlook(connection, [one])
    return seen


def test_another_title_for_one_number_in_a_source_of_equal_rank_is_shown_and_changes_nothing(sqlite: Engine) -> None:
    accept(sqlite, RESOLUTION)
    elsewhere = replace(RESOLUTION.source, symbol="E/2019/99", paragraph="7")
    titled = fact(replace(RESOLUTION.event, title="On cybercrime"), RESOLUTION.occasion, elsewhere)
    seen = outlook(sqlite, titled)
    assert seen.in_words == (
        f"on record otherwise, from a source of equal rank, in entry {RESOLUTION.entry_id}:"
        " title: Cybercrime, here On cybercrime"
    )
    assert accept(sqlite, titled).entries == ()
    untitled = fact(replace(RESOLUTION.event, title=""), RESOLUTION.occasion, elsewhere)
    assert outlook(sqlite, untitled).word == "known"


def test_another_title_in_a_worse_source_is_shown_and_changes_nothing(sqlite: Engine) -> None:
    accept(sqlite, RESOLUTION)
    worse = fact(replace(RESOLUTION.event, title="On cybercrime"), RESOLUTION.occasion, FINAL_REPORT)
    assert outlook(sqlite, worse).in_words == (
        f"on record otherwise, from a better source, in entry {RESOLUTION.entry_id}:"
        " title: Cybercrime, here On cybercrime"
    )
    assert accept(sqlite, worse).entries == ()
    for says_nothing_else in (RESOLUTION.event, replace(RESOLUTION.event, title="")):
        assert outlook(sqlite, fact(says_nothing_else, RESOLUTION.occasion, FINAL_REPORT)).word == "known"
