"""Working days: weekends and the holidays that a duty station lists, and a sentence where no list is known."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.reminders.asking import SESSION_29, mandate
from tests.reminders.test_rules import VIENNA, at, preview
from tracker.reminders import papers, rules, working
from tracker.reminders.policy import DOCUMENT_DATE
from tracker.reminders.rules import Planned
from tracker.reminders.working import WorkingDays

# no list of any real station: the test's own
A_LIST = """
station = "Vienna"

[[years]]
year = 2020
source = "a list made for this test"

[years.days]
2020-03-06 = "a Friday off"
2020-03-09 = "a Monday off"
"""


def read(folder: Path, text: str) -> WorkingDays:
    """The station of a file with this text."""
    (folder / "Vienna.toml").write_text(text)
    return working.read(folder)["Vienna"]


def test_a_day_off_moves_to_the_working_day_before_never_after(tmp_path: Path) -> None:
    vienna = read(tmp_path, A_LIST)
    assert vienna.on_or_before(date(2020, 3, 10)) == date(2020, 3, 10)
    assert vienna.on_or_before(date(2020, 3, 9)) == date(2020, 3, 5)
    assert vienna.on_or_before(date(2020, 3, 1)) == date(2020, 2, 28)
    assert str(vienna.moved(date(2020, 3, 9))) == (
        "9 March 2020 is a holiday of the United Nations at Vienna, a Monday off; the working day before it is"
        " 5 March 2020."
    )
    assert vienna.moved(date(2020, 3, 10)) is None


@pytest.mark.parametrize(
    ("number", "day"), [(1, date(2020, 3, 10)), (2, date(2020, 3, 5)), (3, date(2020, 3, 4)), (-1, date(2020, 3, 12))]
)
def test_working_days_are_counted_over_weekends_and_holidays(tmp_path: Path, number: int, day: date) -> None:
    assert read(tmp_path, A_LIST).before(date(2020, 3, 11), number) == day


def test_a_year_without_a_list_is_said_in_words_and_one_with_a_list_is_not(tmp_path: Path) -> None:
    vienna = read(tmp_path, A_LIST)
    assert vienna.how_far_known(2020) is None
    assert str(vienna.how_far_known(2021)) == (
        "The holidays of the United Nations at Vienna in 2021 are not on file, so only weekends are left out."
    )
    assert "at Atlantis in 2020 are not on file" in str(working.at("Atlantis").how_far_known(2020))
    assert str(working.at("").how_far_known(2020)) == "No duty station is on file, so only weekends are left out."


def test_a_document_due_on_a_holiday_is_to_be_handed_in_before_it_and_the_letter_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vienna = read(tmp_path, A_LIST)
    monkeypatch.setattr(working, "_shipped", lambda: {"Vienna": vienna})
    (cause,) = [one for one in papers.of_documents(mandate(), [SESSION_29], {}) if one.policy == DOCUMENT_DATE]
    assert cause.due_on == date(2020, 3, 5)
    (due,) = rules.due([cause], [VIENNA], (), at("2020-03-04 09:00"))
    assert isinstance(due, Planned)
    assert due.reason == (
        "The twenty-ninth session of the Commission on Crime Prevention and Criminal Justice is planned to open on"
        " 18 May 2020. 10 weeks before the opening on 18 May 2020 is 9 March 2020, the day for handing in the document"
        " (10-4-6 rule). 9 March 2020 is a holiday of the United Nations at Vienna, a Monday off; the working day"
        " before it is 5 March 2020. 1 working day before that is 4 March 2020."
    )


def test_two_leads_that_fall_together_are_one_letter(tmp_path: Path) -> None:
    # -14 and -7 both fall before a week that is all holidays
    days = WorkingDays("Vienna", {date(2020, 3, day): "closed" for day in range(2, 7)}, {2020: "test"})
    (cause,) = [one for one in papers.of_documents(mandate(), [SESSION_29], {}) if one.policy == DOCUMENT_DATE]
    closed = replace(cause, working=days)
    assert closed.day_of(-7) == closed.day_of(-1) == date(2020, 2, 28)
    ahead = preview([closed], [VIENNA], at("2020-02-25 09:00"), 30)
    assert [one.lead_days for one in ahead] == [-14, -1]


def test_the_lists_that_are_shipped_can_be_read_and_bear_their_source() -> None:
    for station in working._shipped().values():
        assert all(station.sources.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("station = ", "Vienna.toml: not a TOML file"),
        ("years = []", "Vienna.toml: station: expected the name of a place"),
        (A_LIST.replace("source =", "origin ="), "years: expected year, source and, under days, every holiday"),
        (A_LIST.replace("2020-03-06", "2021-03-06"), "2020: days: 2021-03-06 lies in another year"),
        (A_LIST.replace("2020-03-06", "2020-13-06"), "2020: days: expected days such as 2020-01-01"),
        ('station = "Vienna"\nyears = [2020]', "years: expected year, source and, under days"),
        (A_LIST.partition("[years.days]")[0], "years: expected year, source and, under days"),
    ],
)
def test_a_list_that_does_not_fit_is_refused_in_words(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        read(tmp_path, text)
