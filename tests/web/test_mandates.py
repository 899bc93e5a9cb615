"""What must be done, by whom and when: the list, and one mandate."""

from dataclasses import replace
from datetime import date

import pytest

from tests.facts import fact
from tests.web.commission import ASSEMBLY, ASSEMBLY_TEXT, DRAFT_REPORT, MANDATES, OURS
from tests.web.conftest import Site
from tracker.domain.coverage import CoverageStated
from tracker.domain.mandate import (
    DocumentRequested,
    MandateDischarged,
    MandateEnded,
    MandateEstablished,
    MandateModified,
    MandateRenewed,
    MandateReportSubmitted,
)
from tracker.domain.session import SessionOpened
from tracker.domain.terms import Due, Event, Occasion, Source

ONE = "/mandates/ga/resolution/74/173/-/14"
KEY = "GA resolution 74/173/14"
LATER = Occasion("day", (date(2020, 1, 3),), "GA", "GA/74")
LATER_TEXT = Source(rank=1, symbol="A/RES/74/999", dated=date(2020, 1, 3))


def record(site: Site, event: Event) -> None:
    """Something happened to the mandate later."""
    site.accept(fact(event, LATER, LATER_TEXT, "1"))


def test_mandates_stand_by_due_day_and_those_of_states_after_them_without_status(site: Site) -> None:
    said = site.see("/mandates").main
    tasks, _, of_states = said.partition("Addressed only to States")
    assert tasks.index("paragraph 14") < tasks.index("Paragraph 9")
    assert "paragraph 5" not in tasks
    assert "General Assembly resolution 74/173: para. 5" in of_states
    text = site.see(site.see("/mandates").leads_to("para. 5").partition("#")[0])
    assert "Paragraph 5: Member States. to develop and implement measures" in text.main
    assert "recorded" not in of_states
    assert "No date stated" not in of_states


def test_states_have_no_counter(site: Site) -> None:
    data = site.json("/mandates")
    assert "Member States" not in [facet["name"] for facet in data["addressees"]]
    assert site.see("/mandates").sentence() == "2 mandates are on record; 1 of them with a day or session stated."


@pytest.mark.parametrize(
    ("link", "paragraph", "other"),
    [
        ("The Secretary-General", "paragraph 14", "paragraph 9"),
        ("The Office", "Paragraph 9", "paragraph 14"),
        (
            "Twenty-ninth session of the Commission on Crime Prevention and Criminal Justice",
            "paragraph 14",
            "Paragraph 9",
        ),
    ],
)
def test_a_facet_narrows_the_list_and_leads_back(site: Site, link: str, paragraph: str, other: str) -> None:
    narrowed = site.see(site.see("/mandates").leads_to(link))
    assert paragraph in narrowed.main
    assert other not in narrowed.main
    assert site.see(narrowed.leads_to(f"{link} (show all again)")).main == site.see("/mandates").main


def test_two_values_for_one_facet_are_refused_in_words(site: Site) -> None:
    page = site.see("/mandates?addressee=a&addressee=b")
    assert page.status == 400
    assert "expected one value from the list" in page.main


def test_one_mandate_quotes_its_words_and_shows_the_rule_and_the_day(site: Site) -> None:
    page = site.see(ONE)
    assert page.sentence().startswith("Requested for the twenty-ninth session of the Commission")
    assert page.leads_to("24 May 2019").startswith("/entries/")
    assert "In short: requests … to report to the Commission at its twenty-ninth session" in page.main
    assert "As printed at its twenty-ninth session" in page.main
    assert "Day that follows from it 18 May 2020" in page.main
    assert "Handed in for processing 9 March 2020 (10 weeks before the opening on 18 May 2020)" in page.main


def test_what_depends_on_money_not_yet_given_is_shown_with_that_condition_and_nothing_is_concluded(site: Site) -> None:
    condition = "subject to the availability of extrabudgetary resources"
    asks = MandateEstablished(
        "GA resolution 74/173", "13", "Requests", ("the Office",), "to convene a meeting", conditions=(condition,)
    )
    record(site, asks)
    assert f"Condition {condition}" in site.see("/mandates/ga/resolution/74/173/-/13").main
    assert f"Condition: {condition}" in site.see("/texts/ga/resolution/74/173").main
    assert f"Condition {condition}" not in site.see(ONE).main


def test_a_mandate_without_a_date_never_falls_due(site: Site) -> None:
    said = site.see("/mandates/ga/resolution/74/173/-/9").main
    assert "Day that follows from it none: no date is stated in the text" in said


def test_a_paragraph_addressed_to_states_has_its_words_and_no_more(site: Site) -> None:
    page = site.see("/mandates/ga/resolution/74/173/-/5")
    assert "followed no further" in page.main
    assert "When it falls due" not in page.main


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (
            MandateRenewed(KEY, "GA resolution 75/1", date(2022, 1, 1)),
            "Renewed by General Assembly resolution 75/1, until",
        ),
        (MandateEnded(KEY, "replaced", "GA resolution 75/1"), "replaced by General Assembly resolution 75/1"),
        (
            MandateDischarged(KEY, "the Commission took note of the report"),
            "completed on 3 January 2020 (“the Commission",
        ),
        (
            DocumentRequested(KEY, "report", "the Secretary-General"),
            "Document requested: report of the Secretary-General",
        ),
        (MandateReportSubmitted(KEY, ("E/CN.15/2020/5",)), "Report: E/CN.15/2020/5"),
    ],
)
def test_what_happened_to_it_later_stands_on_its_page_and_in_its_data(site: Site, event: Event, words: str) -> None:
    record(site, event)
    assert words in site.see(ONE).main
    assert LATER_TEXT.symbol in str(site.json(ONE))


def test_a_report_that_was_before_the_body_is_said_to_have_been_before_it(site: Site) -> None:
    symbol = "E/CN.15/2019/8"  # which the Commission had before it under item 6
    record(site, MandateReportSubmitted(KEY, (symbol,)))
    said = site.see(ONE).sentence()
    assert (
        "; report submitted; before the Commission on Crime Prevention and Criminal Justice at its twenty-eighth"
        in said
    )
    assert "before the Commission" in site.see("/mandates").main


def test_a_report_that_no_longer_comes_is_said_with_the_sessions_that_went_by(site: Site) -> None:
    adopted = Occasion("day", (date(2014, 5, 16),), "CCPCJ", "CCPCJ/23")
    rule = Due("recurring", body="CCPCJ")
    asks = MandateEstablished("CCPCJ resolution 23/1", "5", "Requests", ("the Office",), "to report", due=rule)
    reported = MandateReportSubmitted("CCPCJ resolution 23/1/5", ("E/CN.15/2015/5",))
    days = [date(year, 5, 18) for year in range(2015, 2019)]  # and the 28th, which the site has
    of_session = [Occasion("day", (day,), "CCPCJ", f"CCPCJ/{day.year - 1991}") for day in days]
    site.accept(
        fact(asks, adopted, DRAFT_REPORT, "5"),
        fact(reported, of_session[0], DRAFT_REPORT, "6"),
        *(fact(SessionOpened("regular", *one.days, *one.days), one, DRAFT_REPORT, "7") for one in of_session),
    )
    page = "/mandates/ccpcj/resolution/23/1/-/5"
    assert "held since" not in site.see(page).sentence()
    site.accept(fact(CoverageStated("CCPCJ", ("documents",), date(2019, 12, 31), full=True), Occasion(), OURS))
    assert site.see(page).sentence() == (
        "Requested at each session of the Commission on Crime Prevention and Criminal Justice; report submitted;"
        " nothing recorded at 3 sessions of the Commission held since (covered to 31 December 2019)."
    )
    assert "held since" not in site.see(f"{page}?as_of=2019-05-01").sentence()


def test_a_text_that_moves_the_due_date_moves_it(site: Site) -> None:
    record(site, MandateModified(KEY, "GA resolution 75/1", Due("date", on=date(2021, 6, 1)), ("the Office",)))
    page = site.see(ONE)
    assert "Day that follows from it 1 June 2021" in page.main
    assert "Addressed to The Office" in page.main


def test_the_paragraph_of_the_earlier_text_leads_to_the_one_that_counts(site: Site) -> None:
    council = replace(MANDATES[2].event, text="ECOSOC resolution 2019/19")  # type: ignore[type-var]
    assert isinstance(council, MandateEstablished)
    site.accept(fact(council, ASSEMBLY, ASSEMBLY_TEXT, "14"))
    assert site.see("/mandates/ecosoc/resolution/2019/19/-/14").location == ONE
    assert site.see("/mandates").main.count("paragraph 14") == 1


def test_a_paragraph_that_is_not_on_record_is_not_found_in_words(site: Site) -> None:
    page = site.see("/mandates/ga/resolution/74/173/-/99")
    assert page.status == 404
    assert "Paragraph 99 of General Assembly resolution 74/173 is not on record." in page.main


def test_what_is_asked_of_one_addressee_can_be_followed(site: Site) -> None:
    of_one = site.see(site.see("/mandates").leads_to("The Secretary-General"))
    form = site.see(of_one.leads_to("Follow this by e-mail"))
    assert "To follow: what is addressed to" in form.words
    assert "Follow this by e-mail" not in site.see("/mandates").words
