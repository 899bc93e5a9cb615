"""Reports, documents and terms from the record to the mail server: what is planned, what the letters say."""

from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from sqlalchemy import Engine

from tests.reminders.asking import (
    DISCHARGED,
    EXPECTED,
    KEY,
    MOVED,
    OH_AGAIN,
    OH_RESIGNED,
    READ_TO_JANUARY,
    REPORTED,
    REQUESTED,
    RETIRED,
    SCHEDULED,
    SEATED,
)
from tests.reminders.mailroom import MailServer, contact, plan, recorded, standing, text_of, tick
from tests.reminders.test_planning import retract, withdrawals
from tracker import reminders
from tracker.domain.terms import Fact
from tracker.reminders import Delivered, outbox
from tracker.reminders.rules import Planned
from tracker.store import db

LONG_AGO = datetime(2019, 7, 1, tzinfo=UTC)
SECOND_OF_MARCH = datetime(2020, 3, 2, 9, tzinfo=UTC)
IN_DECEMBER = datetime(2023, 12, 4, 9, tzinfo=UTC)


@pytest.fixture
def asked(engine: Engine) -> Engine:
    """A report asked for, to a session that has dates; one recipient in Vienna."""
    recorded(engine, REQUESTED, SCHEDULED, READ_TO_JANUARY)
    contact(engine, at=LONG_AGO)
    return engine


def read(server: MailServer) -> dict[str, EmailMessage]:
    """The letters the server has, by the first words of their subject."""
    letters = [message_from_bytes(content, policy=policy.default) for _, content in server.letters]
    return {" ".join(str(letter["Subject"]).split()[:2]): letter for letter in letters}


def body(letter: EmailMessage) -> str:
    """What its recipient reads, each paragraph on one line."""
    return "\n".join(" ".join(part.split()) for part in text_of(letter).split("\n\n"))


def test_a_report_and_its_document_are_reminded_of_in_one_thread(asked: Engine, server: MailServer) -> None:
    assert tick(asked, server.send, SECOND_OF_MARCH) == Delivered(sent=2)
    assert tick(asked, server.send, SECOND_OF_MARCH) == Delivered()
    letters = read(server)
    report, document = letters["Report to"], letters["Document for"]
    assert report["References"] == document["References"]
    assert report["List-Id"] == "Reports that were requested <reports.example.org>"
    assert report["Subject"] == "Report to the Commission: General Assembly resolution 74/173, para. 14"
    assert document["Subject"] == (
        "Document for the Commission, to be handed in by 9 March 2020: General Assembly resolution 74/173, para. 14"
    )


def test_a_letter_on_a_report_quotes_symbol_and_paragraph_and_says_how_far_the_record_reaches(
    asked: Engine, server: MailServer
) -> None:
    tick(asked, server.send, SECOND_OF_MARCH)
    said = body(read(server)["Report to"])
    assert (
        "Asked by: the General Assembly, resolution 74/173, para. 14 Asked of: Secretary-General What: “Requests … to"
        " report to the Commission on the implementation of the resolution” By when: at the twenty-ninth session of the"
        " Commission on Crime Prevention and Criminal Justice (planned for 18–22 May 2020) Printed in: A/RES/74/173,"
        " para. 14"
    ) in said
    assert (
        "Where it stands Requested for the twenty-ninth session of the Commission on Crime Prevention and Criminal"
        " Justice (planned for 18–22 May 2020); no report recorded (covered in part, to 5 January 2020)."
    ) in said
    assert "Next step Consideration by the Commission on Crime Prevention and Criminal Justice." in said
    assert "12 weeks before that is 24 February 2020." in said
    assert "It goes out on 2 March 2020, in place of any letter before it." in said
    assert "/texts/ga/resolution/74/173#paragraph-14" in said


def test_a_letter_on_a_document_lists_the_dates_and_the_rule_they_follow(asked: Engine, server: MailServer) -> None:
    tick(asked, server.send, SECOND_OF_MARCH)
    said = body(read(server)["Document for"])
    assert "Forecast: 10 February 2020 (14 weeks before the opening)" in said
    assert "Handed in for processing: 9 March 2020 (10 weeks before the opening)" in said
    assert "Issued: 6 April 2020 (6 weeks before the opening)" in said
    assert "(10-4-6 rule of the United Nations Office at Geneva)" in said
    assert "a date agreed with conference services for this document replaces them" in said


def test_terms_that_end_are_one_letter_with_each_name_and_its_source(engine: Engine, server: MailServer) -> None:
    recorded(engine, *SEATED)
    contact(engine, at=LONG_AGO)
    assert tick(engine, server.send, IN_DECEMBER) == Delivered(sent=1)
    (letter,) = read(server).values()
    assert letter["Subject"] == "Board of Trustees of UNICRI: terms end on 31 December 2023"
    said = body(letter)
    assert (
        "Youngju Oh Elected by the Economic and Social Council on 23 July 2019; term from 23 July 2019 to 31 December"
        " 2023 Economic and Social Council decision 2019/999 Source: E/2019/99, para. 2"
    ) in said
    assert "Carolina Lizárraga Houghton Elected by the Economic and Social Council on 23 July 2019" in said
    assert "What was done since to fill the seats is not covered by this record." in said
    assert "Next step Consideration by the Economic and Social Council." in said


@pytest.mark.parametrize("word", ["overdue", " late", "missed", "pending", "unanswered", "failed", "must", "vacant"])
def test_no_letter_of_any_kind_concludes_fault(sqlite: Engine, server: MailServer, word: str) -> None:
    recorded(sqlite, REQUESTED, SCHEDULED, *SEATED)
    contact(sqlite, at=LONG_AGO)
    tick(sqlite, server.send, SECOND_OF_MARCH)
    tick(sqlite, server.send, IN_DECEMBER)
    assert len(server.letters) == 3
    assert not [letter for letter in read(server).values() if word in body(letter).lower()]


@pytest.mark.parametrize(
    ("then", "why"),
    [
        ((REPORTED,), "A report is recorded: E/CN.15/2020/5."),
        ((RETIRED,), "The mandate is recorded as retired."),
        ((DISCHARGED,), "The mandate is recorded as discharged."),
    ],
)
def test_letters_that_wait_are_withdrawn_once_the_report_or_an_end_is_recorded(
    asked: Engine, server: MailServer, then: tuple[Fact, ...], why: str
) -> None:
    assert len(plan(asked, SECOND_OF_MARCH).queued) == 2
    recorded(asked, *then, at=SECOND_OF_MARCH)
    # the sender looks again, before any planner does
    assert reminders.deliver(asked, server.send, standing(SECOND_OF_MARCH)) == Delivered(withdrawn=2)
    assert withdrawals(asked) == [why, why]
    retract(asked, *then)
    assert plan(asked, SECOND_OF_MARCH).queued == ()
    assert server.letters == []


def test_a_session_that_moves_withdraws_what_waits_and_plans_anew(asked: Engine) -> None:
    first = {one.rule: one for one in plan(asked, SECOND_OF_MARCH).queued}
    recorded(asked, MOVED)
    moved = plan(asked, SECOND_OF_MARCH)
    assert (moved.withdrawn, moved.queued) == (2, ())
    assert sorted(withdrawals(asked)) == [
        "The document is to be handed in on 24 September 2020, not on 9 March 2020.",
        "The sitting opens on 3 December 2020, not on 18 May 2020.",
    ]
    later = plan(asked, datetime(2020, 9, 21, 9, tzinfo=UTC)).queued
    assert {one.rule: one.due_on for one in later} == {
        "report due to a body": date(2020, 12, 3),
        "document to be handed in": date(2020, 9, 24),
    }
    assert {one.key for one in later}.isdisjoint({one.key for one in first.values()})


def test_a_session_that_is_only_expected_reminds_nobody(engine: Engine) -> None:
    recorded(engine, REQUESTED, EXPECTED)
    contact(engine, at=LONG_AGO)
    assert plan(engine, datetime(2021, 1, 1, 9, tzinfo=UTC)).queued == ()


def test_a_request_and_a_term_recorded_as_long_past_remind_nobody(engine: Engine) -> None:
    recorded(engine, REQUESTED, *SEATED, historical=True)
    recorded(engine, SCHEDULED)
    contact(engine, at=LONG_AGO)
    assert (plan(engine, SECOND_OF_MARCH).queued, plan(engine, IN_DECEMBER).queued) == ((), ())


def test_a_member_who_leaves_takes_no_other_members_letter_along(engine: Engine, server: MailServer) -> None:
    recorded(engine, *SEATED)
    contact(engine, at=LONG_AGO)
    plan(engine, IN_DECEMBER)
    recorded(engine, OH_RESIGNED, at=IN_DECEMBER)
    assert plan(engine, IN_DECEMBER).withdrawn == 0
    retract(engine, *SEATED)
    recorded(engine, OH_AGAIN, at=IN_DECEMBER)
    assert plan(engine, IN_DECEMBER).withdrawn == 1
    assert withdrawals(engine)[0].startswith("No term that is a member's last is recorded to end on that day")


def test_the_preview_of_the_twenty_ninth_session_names_each_letter_with_its_arithmetic(asked: Engine) -> None:
    with db.reading(asked) as connection:
        ahead = reminders.preview(connection, datetime(2020, 1, 6, 9, tzinfo=UTC), 140)
    assert [
        (f"{one.day:%d %b}", one.rule.removeprefix("document to be ").removesuffix(" due to a body"), one.lead_days)
        for one in ahead
    ] == [
        ("27 Jan", "forecast", -14),
        ("06 Feb", "forecast", -2),
        ("10 Feb", "handed in", -28),
        ("24 Feb", "report", -84),
        ("24 Feb", "handed in", -14),
        ("02 Mar", "handed in", -7),
        ("06 Mar", "handed in", -1),
        ("30 Mar", "issued", -7),
        ("06 Apr", "report", -42),
        ("06 Apr", "issued", 0),
        ("04 May", "report", -14),
        ("13 May", "report", -3),
        ("18 May", "report", 0),
    ]
    assert {one.matter for one in ahead} == {KEY}


def test_a_letter_of_the_time_before_there_were_rules_follows_the_first(asked: Engine) -> None:
    (first, *_) = plan(asked, SECOND_OF_MARCH).queued
    with asked.begin() as connection:
        connection.execute(outbox.TABLE.delete())
        values = dict.fromkeys(("state", "lease", "lease_until", "last_error", "failing_since"), "")
        old = replace(first, rule="")
        connection.execute(outbox.TABLE.insert().values(**values, **_as_before(old)))
    with db.reading(asked) as connection:
        (letter,) = outbox.with_key(connection, first.key)
    assert (letter.rule, letter.round) == ("matter before an organ", 0)


def _as_before(planned: Planned) -> dict[str, object]:
    at = outbox.instant_text(planned.at)
    named = {"key": planned.key, "contact": planned.recipient, "matter": planned.matter, "due_on": planned.due_on}
    return {**named, "lead_days": 0, "letter": b"", "attempts": 0, "next_at": at, "queued_at": at}
