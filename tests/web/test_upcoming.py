"""What falls due, by which rules, why a letter came, and whether letters go out: for anybody, about nobody."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import COUNCIL_SITS, RECOMMENDED
from tests.reminders.asking import REQUESTED, SCHEDULED
from tests.reminders.mailroom import TWO_MATTERS, MailServer, contact, failing, plan, recorded, serving, standing
from tests.reminders.test_alternates import acknowledge, days_after, pair
from tests.reminders.test_papers import IN_MARCH, LONG_AGO, agreed
from tests.web.conftest import Site, site_over
from tracker import reminders
from tracker.reminders import Beat, heartbeat, policy_in_words, working
from tracker.reminders.policy import POLICIES
from tracker.store import db, log

# the site's clock
HERE = NOW + timedelta(days=2)


@pytest.fixture
def remembered(engine: Engine) -> Engine:
    """Two matters before the Council and a report asked for; one recipient."""
    recorded(engine, *TWO_MATTERS, REQUESTED, SCHEDULED)
    contact(engine, "officer@example.org")
    return engine


def test_what_is_due_says_the_day_the_rule_the_arithmetic_and_the_entry(remembered: Engine) -> None:
    page = site_over(remembered).see("/due")
    assert page.status == 200
    assert "The day that counts" not in page.words
    assert "Report to the Commission on Crime Prevention and Criminal Justice" in page.words
    assert "12 weeks before that is 24 February 2020." in page.words
    assert "Rule: A report due to a body, version" in page.words
    assert any(href.endswith(f"/entries/{REQUESTED.entry_id}") for href, _ in page.links)
    assert "@" not in page.words


def test_what_is_due_can_be_taken_along_as_a_table_and_as_json(remembered: Engine) -> None:
    site = site_over(remembered)
    assert site.see("/due.csv").html.splitlines()[0].startswith("day,rule,version,matter,due_on")
    assert '"due_on": "2020-05-18"' in site.see("/due.json").html


def test_sessions_that_something_waits_for_and_that_have_no_dates_are_listed(engine: Engine) -> None:
    recorded(engine, REQUESTED, RECOMMENDED)
    page = site_over(engine).see("/due")
    session = "Twenty-ninth session of the Commission on Crime Prevention and Criminal Justice"
    assert f"{session} A report at this session has been asked for on this record since 6 January 2020." in page.words
    council = "The Economic and Social Council"
    assert f"{council} What this organ is to take up was sent to it on 23 May 2019." in page.words


def test_rules_under_which_nothing_is_due_share_one_sentence(engine: Engine) -> None:
    recorded(engine, REQUESTED)
    words = site_over(engine).see("/due").words
    (left,) = words.split("Nothing in the next 90 days, and nothing whose date is to be determined:")[1:]
    assert left.strip().startswith("A matter before an organ; ")
    assert "A matter before an organ" not in words.removesuffix(left)


def test_what_is_due_is_asked_of_today_alone(remembered: Engine) -> None:
    page = site_over(remembered).see("/due?as_of=2019-05-24")
    assert (page.status, "looks ahead from today" in page.words) == (404, True)


def test_every_rule_stands_with_its_version_and_its_source(site: Site) -> None:
    page = site.see("/reminders")
    for policy in POLICIES:
        assert policy_in_words.in_words(policy) in page.words
        assert policy.source in page.words


def test_the_holidays_on_file_bear_their_source_and_a_year_without_a_list_says_so(site: Site) -> None:
    page = site.see("/reminders")
    for station in working.stations().values():
        for year, source in station.sources.items():
            assert f"{year}: {source}" in page.words
    assert f"The holidays of {HERE.year} are not on file; weekends only." in page.words


def test_why_a_letter_came_is_said_by_its_key_and_names_no_person(remembered: Engine) -> None:
    queued = {one.matter: one for one in plan(remembered).queued}
    one = queued["CCPCJ/28/elect/UNICRI"]
    page = site_over(remembered).see(f"/reminders/{one.key}")
    assert page.status == 200
    assert "Members of the Board of Trustees" in page.words
    assert "of the 2019 session of the Economic and Social Council was planned to open on 23 July 2019." in page.words
    assert "6 January 2020 at 09:00 UTC: Queued" in page.words
    with db.reading(remembered) as connection:
        entry = log.find(connection, "proceedings", [RECOMMENDED.entry_id])[RECOMMENDED.entry_id]
    assert page.leads_to(f"Entry {entry.position}").endswith(f"/entries/{entry.entry_id}")
    assert "officer" not in page.html
    assert one.recipient not in page.html


def test_why_a_letter_came_shows_no_date_that_was_agreed_with_conference_services(engine: Engine) -> None:
    recorded(engine, REQUESTED, SCHEDULED)
    recorded(engine, agreed(date(2020, 3, 13)))
    contact(engine, at=LONG_AGO)
    found = {one.due_on: one for one in plan(engine, IN_MARCH).queued}
    page = site_over(engine).see(f"/reminders/{found[date(2020, 3, 13)].key}")
    assert "A document to be handed in" in page.words
    assert "a date agreed with conference services, which stands in the letter and on no page" in page.words
    assert "13 March" not in page.words
    assert "2020-03-13" not in page.html


def test_why_an_alternate_got_a_letter_is_said_on_its_page(engine: Engine) -> None:
    recorded(engine, RECOMMENDED, COUNCIL_SITS)
    pair(engine)
    (first,) = plan(engine, days_after(1, 8)).queued
    (second,) = plan(engine, days_after(6)).queued
    said = "It went to the alternate of a recipient who had not acknowledged an earlier letter."
    assert said in site_over(engine).see(f"/reminders/{second.key}").words
    assert said not in site_over(engine).see(f"/reminders/{first.key}").words


def test_that_a_letter_was_put_off_is_said_on_its_page_and_on_that_of_the_one_before(engine: Engine) -> None:
    recorded(engine, RECOMMENDED, COUNCIL_SITS)
    who = contact(engine)
    (first,) = plan(engine, days_after(1, 8)).queued
    acknowledge(engine, who, first, until=days_after(8).date())
    (again,) = plan(engine, days_after(8)).queued
    said = "Its recipient had asked to be reminded again on 14 January 2020."
    assert said in site_over(engine).see(f"/reminders/{again.key}").words
    before = site_over(engine).see(f"/reminders/{first.key}").words
    assert said not in before
    assert "Put off to 14 January 2020" in before


def test_that_a_letter_came_late_is_said_on_its_page(engine: Engine) -> None:
    recorded(engine, RECOMMENDED, COUNCIL_SITS)
    contact(engine)
    (one,) = plan(engine, days_after(3, 8)).queued
    said = "It goes out on 9 January 2020, in place of any letter before it."
    assert said in one.reason
    page = f"/reminders/{one.key}"
    assert said in site_over(engine).see(page).words
    with serving(MailServer()) as server:
        reminders.deliver(engine, server.send, standing(days_after(4, 8)))
    gone = site_over(engine).see(page).words
    assert "It went out on 10 January 2020, in place of any letter before it." in gone
    assert "It goes out" not in gone


def test_the_service_page_lists_letters_given_up_and_says_nothing_of_whom(remembered: Engine) -> None:
    plan(remembered, HERE)
    refused = failing(PermissionError("550 officer@example.org is unknown here"))
    reminders.deliver(remembered, refused, standing(HERE))
    page = site_over(remembered).see("/service")
    assert "A matter before an organ: The mail server refused it for good. Last tried on" in page.words
    assert "officer" not in page.html
    assert "UNICRI" not in page.main


def test_a_key_that_no_letter_has_is_not_on_record(site: Site) -> None:
    assert site.see("/reminders/" + "0" * 64).status == 404


def test_the_service_page_says_within_two_ticks_that_no_worker_is_at_work(engine: Engine) -> None:
    beat = Beat("w", HERE, HERE - timedelta(seconds=60), 30, sends=True, trouble="550 officer@example.org unknown")
    heartbeat.note(engine, beat)
    assert "No worker is at work" not in site_over(engine).see("/service").words
    heartbeat.note(engine, Beat("w", HERE, HERE - timedelta(seconds=61), 30, sends=True))
    assert "No worker is at work" in site_over(engine).see("/service").words


def test_the_service_page_takes_no_tick_that_has_not_come_for_a_sign_of_life(engine: Engine) -> None:
    heartbeat.note(engine, Beat("w", HERE, HERE + timedelta(days=1), 30, sends=True))
    said = site_over(engine).see("/service").words
    assert "No worker is at work" in said
    assert "A tick is dated 9 January 2020 at 09:00 UTC, which has not come, and proves nothing." in said


def test_the_service_page_says_how_old_the_oldest_letter_is_and_names_nobody(remembered: Engine) -> None:
    plan(remembered, HERE - timedelta(hours=2))
    heartbeat.note(
        remembered, Beat("w", HERE, HERE, 30, sends=True, trouble="550 officer@example.org", trouble_since=HERE)
    )
    page = site_over(remembered).see("/service")
    assert "Reminders are delayed: the oldest letter has been due since 8 January 2020 at 07:00 UTC." in page.words
    assert "The worker has been unable to do its work since 8 January 2020 at 09:00 UTC." in page.words
    assert "@" not in page.html
    assert "tracker_letter_oldest_due_seconds 7200" in site_over(remembered).see("/metrics").html


@pytest.mark.parametrize("address", ["/service.json", "/metrics.json", "/data/entries.ndjson.csv", "/subscribe.json"])
def test_a_page_of_one_form_has_no_address_with_an_ending(site: Site, address: str) -> None:
    assert site.see(address).status == 404


def test_what_is_due_cannot_be_cited_because_tomorrow_it_is_another_page(site: Site) -> None:
    assert site.see("/due.bib").status == 404
    assert "How to cite" not in site.see("/due").html
    assert "How to cite" in site.see("/follow-up").html
