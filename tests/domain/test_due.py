"""When something falls due: sessions move, and what is only expected makes nothing late."""

from datetime import date

from tracker.domain.due import (
    Cycle,
    Sitting,
    best_known,
    cycles,
    falls_due_on,
    in_words,
    months_later,
    taken_up_at,
)
from tracker.domain.terms import Due

PLANNED = Sitting("CCPCJ/29", "regular", date(2020, 5, 18), date(2020, 5, 22), "planned")
HELD = Sitting("CCPCJ/29", "regular", date(2020, 12, 3), date(2020, 12, 3), "held")
EXPECTED = Sitting("CCPCJ/29", "regular", date(2020, 5, 1), None, "expected")
MANAGEMENT = Sitting("ECOSOC/2019", "management", date(2019, 7, 23), None, "held")
WHOLE_SESSION = Sitting("ECOSOC/2019", "regular", date(2018, 7, 26), date(2019, 7, 24), "held")
AT_THE_29TH = Due("session", "CCPCJ/29", as_printed="at its twenty-ninth session")


def test_a_report_falls_due_when_the_session_opens_wherever_that_moves() -> None:
    assert falls_due_on(AT_THE_29TH, [PLANNED]) == date(2020, 5, 18)
    assert falls_due_on(AT_THE_29TH, [HELD, PLANNED]) == date(2020, 12, 3)


def test_the_dates_set_last_replace_those_set_before() -> None:
    moved = Sitting("CCPCJ/29", "regular", date(2020, 11, 30), None, "planned")
    assert best_known([PLANNED, moved]) == [moved]


def test_what_is_only_expected_makes_nothing_due() -> None:
    assert falls_due_on(AT_THE_29TH, [EXPECTED]) is None
    assert "expected 1 May 2020, not yet set" in in_words(AT_THE_29TH, [EXPECTED])


def test_a_session_without_dates_is_to_be_determined() -> None:
    assert falls_due_on(AT_THE_29TH, []) is None
    assert "twenty-ninth session" in in_words(AT_THE_29TH, [])
    assert "date to be determined" in in_words(AT_THE_29TH, [])


def test_no_date_stated_is_never_due() -> None:
    assert falls_due_on(Due(), [PLANNED, HELD]) is None
    assert in_words(Due(as_printed="periodically"), []) == "No date stated in the text (“periodically”)"


def test_a_stated_date_is_the_day() -> None:
    by = Due("date", on=date(2027, 6, 1))
    assert falls_due_on(by, []) == date(2027, 6, 1)
    assert in_words(by, []) == "by 1 June 2027"


def test_the_council_takes_up_recommendations_at_its_management_segment() -> None:
    calendar = [WHOLE_SESSION, MANAGEMENT]
    assert taken_up_at(calendar, "ECOSOC", date(2019, 5, 23)) == MANAGEMENT
    assert taken_up_at(calendar, "ECOSOC", date(2019, 7, 23)) is None
    assert taken_up_at([WHOLE_SESSION], "ECOSOC", date(2018, 5, 23)) is None


def test_an_interval_runs_from_the_day_of_adoption() -> None:
    within = Due("interval", every_months=6, as_printed="within six months")
    assert falls_due_on(within, [], date(2019, 12, 18)) == date(2020, 6, 18)
    assert in_words(within, [], date(2019, 12, 18)) == "by 18 June 2020 (“within six months”)"
    assert falls_due_on(within, []) is None


def test_a_yearly_report_has_a_round_each_year_and_none_merges_into_the_next() -> None:
    yearly = Due("recurring", every_months=12, as_printed="annually")
    rounds = cycles(yearly, [], date(2016, 2, 29), date(2019, 6, 1))
    assert rounds == [Cycle("1", date(2017, 2, 28)), Cycle("2", date(2018, 2, 28)), Cycle("3", date(2019, 2, 28))]
    assert in_words(yearly, []) == "every year (“annually”)"


def test_a_report_to_each_session_recurs_with_the_sessions_that_have_dates() -> None:
    each = Due("recurring", body="CCPCJ")
    earlier = Sitting("CCPCJ/28", "regular", date(2019, 5, 20), date(2019, 5, 24), "held")
    assert cycles(each, [earlier, HELD, PLANNED], date(2018, 1, 1), date(2021, 1, 1)) == [
        Cycle("CCPCJ/28", date(2019, 5, 20)),
        Cycle("CCPCJ/29", date(2020, 12, 3)),
    ]
    assert cycles(each, [EXPECTED], date(2018, 1, 1), date(2021, 1, 1)) == []
    assert cycles(AT_THE_29TH, [HELD], date(2018, 1, 1), date(2021, 1, 1)) == []


def test_the_last_day_of_a_month_stands_for_a_day_it_has_not() -> None:
    assert months_later(date(2019, 8, 31), 6) == date(2020, 2, 29)
    assert months_later(date(2019, 12, 1), 1) == date(2020, 1, 1)
