"""The document that carries a report: forecast, handed in, issued; and the dates agreed with conference services."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.facts import fact
from tests.reminders.asking import KEY, REQUESTED, SCHEDULED, SESSION_29, mandate
from tests.reminders.mailroom import MailServer, contact, plan, recorded, standing, text_of
from tests.reminders.test_letters import read
from tests.reminders.test_planning import withdrawals
from tracker import record, reminders
from tracker.domain.slotting import SlotAgreed
from tracker.domain.terms import Due, Fact, Occasion, Source
from tracker.reminders import ahead, causes, contacts, papers, reasons, subscriptions
from tracker.reminders.causes import Cause
from tracker.reminders.contacts import Choices
from tracker.reminders.policy import DOCUMENT_DATE
from tracker.store import db

LONG_AGO = datetime(2019, 7, 1, tzinfo=UTC)
IN_MARCH = datetime(2020, 3, 2, 9, tzinfo=UTC)


def agreed(on: date | None, number: int = 1) -> Fact:
    """A date agreed for handing in the document of the twenty-ninth session."""
    event = SlotAgreed(KEY, "CCPCJ/29", "submission", number, on)
    return fact(event, Occasion("day", (date(2020, 1, 5),)), Source(rank=0))


def stages(slots: Mapping[tuple[str, str, str], date] | None = None) -> dict[str, Cause]:
    """The causes of the document in what the office hears, by the last word of their kind."""
    found = papers.of_documents(mandate(), [SESSION_29], slots or {})
    return {one.policy.kind.split()[-1]: one for one in found if one.is_for(of_office=True)}


def test_a_document_is_forecast_handed_in_and_issued_fourteen_ten_and_six_weeks_before_the_opening() -> None:
    assert {name: one.due_on for name, one in stages().items()} == {
        "forecast": date(2020, 2, 10),
        "in": date(2020, 3, 9),
        "issued": date(2020, 4, 6),
    }
    assert reasons.in_words(stages()["issued"].then) == (
        "6 weeks before the opening on 18 May 2020 is 6 April 2020, the day for its issuance (10-4-6 rule)."
    )


def test_an_agreed_date_replaces_the_one_that_is_counted_and_both_are_said() -> None:
    slots = {(KEY, "CCPCJ/29", "submission"): date(2020, 3, 13), (KEY, "CCPCJ/30", "issuance"): date(2021, 1, 1)}
    handed_in = stages(slots)["in"]
    assert handed_in.due_on == date(2020, 3, 13)
    assert reasons.in_words(handed_in.then) == (
        "10 weeks before the opening on 18 May 2020 is 9 March 2020, the day for handing in the document (10-4-6 rule)."
        " A date agreed with conference services for this document replaces it: 13 March 2020."
    )
    assert stages(slots)["issued"].due_on == date(2020, 4, 6)


@pytest.mark.parametrize("due", [Due(), Due("date", on=date(2020, 9, 30)), Due("recurring", every_months=12)])
def test_what_is_due_at_no_session_has_no_document_with_a_slot(due: Due) -> None:
    assert papers.of_documents(mandate(due), [SESSION_29], {}) == []
    assert papers.of_documents(mandate(to_states=True), [SESSION_29], {}) == []


def test_a_session_without_dates_has_documents_without_days() -> None:
    found = papers.of_documents(mandate(), [replace(SESSION_29, state="expected")], {})
    assert {(one.due_on, one.why_not) for one in found} == {(None, causes.NO_SESSION)}


def test_a_date_that_is_agreed_withdraws_what_waits_and_plans_by_the_new_one(
    engine: Engine, server: MailServer
) -> None:
    recorded(engine, REQUESTED, SCHEDULED)
    contact(engine, at=LONG_AGO)
    waits = {one.rule: one for one in plan(engine, IN_MARCH).queued}[DOCUMENT_DATE.kind]
    recorded(engine, agreed(date(2020, 3, 13)), at=IN_MARCH)
    again = plan(engine, IN_MARCH)
    assert again.withdrawn == 1
    assert withdrawals(engine) == ["The document is to be handed in on 13 March 2020, not on 9 March 2020."]
    (then,) = again.queued
    assert (then.rule, then.due_on, then.lead_days) == (DOCUMENT_DATE.kind, date(2020, 3, 13), -14)
    assert then.key != waits.key
    reminders.deliver(engine, server.send, standing(IN_MARCH))
    said = [" ".join(text_of(read(content)).split()) for _, content in server.letters]
    assert [one for one in said if "for this document replaces it: 13 March 2020." in one]
    recorded(engine, agreed(None, number=2), at=IN_MARCH)
    with db.reading(engine) as connection:
        ahead_of_it = reminders.preview(connection, IN_MARCH, 5)
    # without a date, the one that is counted holds again
    assert [one.due_on for one in ahead_of_it if one.rule == DOCUMENT_DATE.kind] == [date(2020, 3, 9)]


def test_the_last_agreement_holds_whatever_the_order_of_recording(engine: Engine) -> None:
    earlier, later = agreed(date(2020, 3, 13)), agreed(date(2020, 3, 6), number=2)
    recorded(engine, REQUESTED, SCHEDULED, at=IN_MARCH)
    recorded(engine, later, at=IN_MARCH)
    recorded(engine, earlier, at=IN_MARCH)
    contact(engine, at=LONG_AGO)
    by_slot = [one.due_on for one in plan(engine, IN_MARCH).queued if one.rule == DOCUMENT_DATE.kind]
    assert by_slot == [date(2020, 3, 6)]
    list(record.rebuild(engine))
    assert plan(engine, IN_MARCH).queued == ()


def test_no_page_shows_an_agreed_date(engine: Engine) -> None:
    recorded(engine, REQUESTED, SCHEDULED)
    recorded(engine, agreed(date(2020, 3, 13)))
    with db.reading(engine) as connection:
        lines = ahead.ahead(connection, NOW.date()).lines
    assert {one.due_on for one in lines if one.rule == DOCUMENT_DATE.kind} == {date(2020, 3, 9)}


def subscriber(engine: Engine, address: str = "public@example.org", topic: str = "*") -> str:
    """Somebody of the public who asked for letters and confirmed."""
    with db.writing(engine, ("office",)) as connection:
        subscriptions.ask(connection, address, topic, Choices(), LONG_AGO)
        known = contacts.of_address(connection, address)
        assert known
        for one in subscriptions.of_contact(connection, known.id):
            subscriptions.confirm(connection, one, LONG_AGO)
        return known.id


def test_an_agreed_date_reaches_contacts_of_the_office_and_no_subscriber(engine: Engine, server: MailServer) -> None:
    recorded(engine, REQUESTED, SCHEDULED)
    office, public = contact(engine, at=LONG_AGO), subscriber(engine)
    before = {one.recipient: one.due_on for one in plan(engine, IN_MARCH).queued if one.rule == DOCUMENT_DATE.kind}
    assert before == {office: date(2020, 3, 9), public: date(2020, 3, 9)}
    recorded(engine, agreed(date(2020, 3, 13)), at=IN_MARCH)
    again = plan(engine, IN_MARCH)
    # the subscriber's letter on the day that is counted still holds
    assert again.withdrawn == 1
    assert [(one.recipient, one.due_on) for one in again.queued] == [(office, date(2020, 3, 13))]
    reminders.deliver(engine, server.send, standing(IN_MARCH))
    letters: dict[str, list[str]] = {"officer@example.org": [], "public@example.org": []}
    for address, content in server.letters:
        letters[address].append(" ".join(text_of(read(content)).split()))
    assert any("13 March 2020" in one for one in letters["officer@example.org"])
    assert any("9 March 2020" in one for one in letters["public@example.org"])
    assert not any("13 March 2020" in one for one in letters["public@example.org"])


def test_a_subscriber_whom_the_office_adds_hears_of_agreed_dates_from_then_on(engine: Engine) -> None:
    recorded(engine, REQUESTED, SCHEDULED)
    recorded(engine, agreed(date(2020, 3, 13)))
    public = subscriber(engine)
    contact(engine, "public@example.org", at=IN_MARCH)
    by_slot = [one for one in plan(engine, IN_MARCH).queued if one.rule == DOCUMENT_DATE.kind]
    assert [(one.recipient, one.due_on) for one in by_slot] == [(public, date(2020, 3, 13))]
