"""When something falls due: sessions move, and what is only expected makes nothing late."""

from dataclasses import replace
from datetime import date

from tracker.domain.due import (
    Cycle,
    Sitting,
    best_known,
    cycles,
    falls_due_on,
    held_since,
    in_words,
    months_later,
    taken_up_at,
    unheard,
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
    assert falls_due_on(AT_THE_29TH, [PLANNED, HELD]) == date(2020, 12, 3)


def test_the_dates_set_last_replace_those_set_before() -> None:
    moved = Sitting("CCPCJ/29", "regular", date(2020, 11, 30), None, "planned")
    assert best_known([PLANNED, moved]) == [moved]


def test_a_part_that_met_and_is_to_meet_again_is_known_by_both() -> None:
    again = Sitting("ECOSOC/2019", "management", date(2019, 9, 3), date(2019, 9, 4), "planned")
    as_planned = Sitting("ECOSOC/2019", "management", date(2019, 7, 22), None, "planned")
    foreseen = Sitting("ECOSOC/2019", "management", date(2019, 9, 1), None, "expected")
    assert best_known([again, MANAGEMENT, as_planned, foreseen]) == [MANAGEMENT, again]
    assert taken_up_at([MANAGEMENT, again], "ECOSOC", date(2019, 7, 30)) == again


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


OPENING = Sitting("CCPCJ/29", "opening", date(2019, 12, 13), date(2019, 12, 13), "held")
OF_THE_28TH = Sitting("CCPCJ/28", "regular", date(2019, 5, 20), date(2019, 5, 24), "held")
JUNE, JULY = (Sitting("ECOSOC/2019", "management", date(2019, month, 6), None, "held") for month in (6, 7))
UNDATED = Sitting("CCPCJ/30", "regular", None, None, "planned")


def test_a_part_that_may_meet_twice_keeps_both_its_dates_and_sittings_follow_each_other() -> None:
    assert best_known([UNDATED, JULY, PLANNED, JUNE, OPENING]) == [JUNE, JULY, OPENING, PLANNED, UNDATED]
    same_day = [Sitting(key, part, JUNE.starts_on, None, "held") for key in ("A/1", "B/1") for part in ("high", "low")]
    assert best_known(same_day[::-1]) == same_day


def test_of_a_part_that_meets_again_what_is_planned_after_the_last_sitting_held_stands_beside_it() -> None:
    held = Sitting("ECOSOC/2019", "management", date(2019, 6, 6), date(2019, 6, 7), "held")
    planned = Sitting("ECOSOC/2019", "management", date(2019, 7, 23), None, "planned")
    within, undated = replace(planned, starts_on=date(2019, 6, 7)), replace(planned, starts_on=None)
    assert best_known([held, planned, within, undated]) == [held, planned]
    assert best_known([planned, replace(planned, starts_on=date(2019, 11, 5), state="expected")]) == [planned]
    without_days = replace(held, starts_on=None, ends_on=None)
    assert best_known([without_days, planned]) == [without_days]


def test_a_report_at_a_session_is_not_due_at_its_opening_part_nor_at_another_session() -> None:
    assert falls_due_on(AT_THE_29TH, [OPENING, OF_THE_28TH]) is None


def test_the_council_takes_up_nothing_at_a_sitting_of_another_body_or_without_a_day_or_only_expected() -> None:
    july = Sitting("ECOSOC/2019", "management", date(2019, 7, 23), None, "planned")
    others = [
        Sitting("CND/62", "management", date(2019, 6, 1), None, "held"),
        Sitting("ECOSOC/2018", "management", None, None, "planned"),
        Sitting("ECOSOC/2017", "management", date(2019, 7, 1), None, "expected"),
    ]
    assert taken_up_at([*others, july], "ECOSOC", date(2019, 5, 23)) == july
    assert taken_up_at(others, "ECOSOC", date(2019, 5, 23)) is None


def test_a_body_that_names_no_part_for_it_acts_at_its_regular_session() -> None:
    regular = Sitting("A-BODY/5", "regular", date(2019, 9, 2), None, "planned")
    management = Sitting("A-BODY/5", "management", date(2019, 8, 2), None, "planned")
    assert taken_up_at([management, regular], "A-BODY", date(2019, 5, 23)) == regular
    assert taken_up_at(
        [Sitting("UNTOC-COP/9", "regular", date(2019, 9, 2), None, "held")], "UNTOC-COP", date(2019, 1, 1)
    )


def test_a_rule_without_its_figure_makes_nothing_due() -> None:
    adopted = date(2019, 12, 18)
    assert falls_due_on(Due("interval"), [], adopted) is None
    assert cycles(Due("recurring"), [], adopted, date(2025, 1, 1)) == []
    for rule in ("date", "interval", "recurring"):
        assert in_words(Due(rule), [], adopted) == "No date stated in the text"


def test_what_is_due_once_has_no_rounds() -> None:
    assert cycles(Due("interval", every_months=6), [], date(2019, 12, 18), date(2025, 1, 1)) == []


def test_a_round_counts_from_the_day_on_which_it_falls_due() -> None:
    yearly, each = Due("recurring", every_months=12), Due("recurring", body="CCPCJ")
    assert cycles(yearly, [], date(2019, 12, 18), date(2020, 12, 18)) == [Cycle("1", date(2020, 12, 18))]
    assert cycles(yearly, [], date(2019, 12, 18), date(2020, 12, 17)) == []
    of_another_body = Sitting("CND/63", "regular", date(2020, 3, 2), date(2020, 3, 6), "held")
    calendar = [HELD, OPENING, MANAGEMENT, of_another_body]
    assert cycles(each, calendar, date(2019, 1, 1), date(2020, 12, 3)) == [Cycle("CCPCJ/29", date(2020, 12, 3))]
    assert cycles(each, calendar, date(2019, 1, 1), date(2020, 12, 2)) == []
    assert cycles(each, calendar, date(2020, 12, 3), date(2021, 1, 1)) == []


def test_the_dates_of_a_session_are_said_as_far_as_they_are_set() -> None:
    assert "planned for 18–22 May 2020" in in_words(AT_THE_29TH, [PLANNED])
    assert "held 3 December 2020" in in_words(AT_THE_29TH, [HELD])
    assert "date to be determined" in in_words(Due("session", "CCPCJ/30"), [UNDATED])
    assert in_words(Due("recurring", body="CCPCJ"), []).startswith("at each session of the Commission")


def test_what_fell_due_is_unheard_of_from_that_day_unless_it_was_heard_of_since() -> None:
    adopted, due_on = date(2019, 12, 18), date(2020, 12, 3)

    def since(due: Due, heard_on: date, day: date) -> date | None:
        return unheard(due, [HELD], adopted, heard_on, day)

    assert since(AT_THE_29TH, adopted, due_on) == due_on
    assert since(AT_THE_29TH, due_on, due_on) == due_on
    assert since(AT_THE_29TH, date(2020, 12, 4), date(2021, 1, 1)) is None
    assert since(AT_THE_29TH, adopted, date(2020, 12, 2)) is None
    assert since(Due("session", "CCPCJ/30"), adopted, date(2021, 1, 1)) is None
    assert since(Due(), adopted, date(2021, 1, 1)) == adopted
    yearly = Due("recurring", every_months=12)
    assert since(yearly, date(2020, 12, 18), date(2022, 1, 1)) == date(2021, 12, 18)
    assert since(yearly, date(2021, 12, 18), date(2022, 1, 1)) is None


def test_sessions_held_since_a_day_are_the_regular_ones_that_closed_by_another() -> None:
    planned = Sitting("CCPCJ/31", "regular", date(2020, 5, 17), None, "planned")
    of_another_body = Sitting("CND/63", "regular", date(2020, 3, 2), date(2020, 3, 6), "held")
    others = [OPENING, MANAGEMENT, UNDATED, planned, of_another_body]
    calendar = [OF_THE_28TH, HELD, *others]
    assert held_since(calendar, "CCPCJ", date(2019, 5, 19), date(2020, 12, 3)) == [OF_THE_28TH, HELD]
    assert held_since(calendar, "CCPCJ", date(2019, 5, 20), date(2020, 12, 3)) == [HELD]
    assert held_since(calendar, "CCPCJ", date(2019, 5, 19), date(2020, 12, 2)) == [OF_THE_28TH]
    assert held_since([OF_THE_28TH], "CCPCJ", date(2019, 5, 19), date(2019, 5, 23)) == []
    without_its_end = Sitting("CCPCJ/28", "regular", date(2019, 5, 20), None, "held")
    assert held_since([without_its_end], "CCPCJ", date(2019, 5, 19), date(2019, 5, 20)) == [without_its_end]
    no_day = Sitting("CCPCJ/27", "regular", None, None, "held")
    assert held_since([no_day], "CCPCJ", date(2019, 1, 1), date(2021, 1, 1)) == []
