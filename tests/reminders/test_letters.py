"""A reminder as a message: the same bytes each time, in words that an office would answer."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape

import pytest

from tests.conftest import NOW
from tests.facts import FINAL_REPORT, RECOMMENDED, again
from tests.reminders.mailroom import page_of, text_of
from tests.reminders.test_rules import ELECTION, HELD, REPORT, planned
from tracker.projections import follow_up
from tracker.projections.follow_up import Matter
from tracker.reminders import contents, letters
from tracker.reminders.letters import Sender
from tracker.reminders.links import Links
from tracker.reminders.policy import BEFORE_AN_ORGAN
from tracker.reminders.rules import Planned

STANDS = "Recommended for election on 23 May 2019; no action by the Council recorded (covered to 5 January 2020)."
SENDER = Sender("Follow-up desk <tracker@example.org>", "https://tracker.example.org/")


def written(matter: Matter = ELECTION) -> bytes:
    """The letter of 10 December 2019 on a matter."""
    (due,) = planned(NOW, matter=matter, calendar=(HELD,))
    return of(due, matter)


def of(due: Planned, matter: Matter) -> bytes:
    """The letter of a planned reminder on a matter."""
    content = contents.of_matter(matter, HELD, STANDS, due.day)
    return letters.write(due, BEFORE_AN_ORGAN, content, "officer@example.org", SENDER)


def read(content: bytes) -> EmailMessage:
    """The letter as a mail program reads it."""
    return message_from_bytes(content, policy=policy.default)


def body(matter: Matter = ELECTION) -> str:
    """What its recipient reads, each paragraph on one line."""
    return "\n".join(" ".join(part.split()) for part in text_of(read(written(matter))).split("\n\n"))


def test_a_letter_is_the_same_bytes_every_time() -> None:
    assert written() == written()
    assert written().isascii()
    assert max(map(len, written().split(b"\r\n"))) < 998


def test_both_forms_of_a_letter_say_the_same() -> None:
    letter = read(written())
    assert letter.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    shown = unescape(re.sub(r"<style>.*?</style>|<title>.*?</title>|<[^>]+>", " ", page_of(letter)))
    assert shown.split() == text_of(letter).split()


def test_the_page_of_a_letter_loads_nothing_and_sets_no_colour() -> None:
    page = page_of(read(written()))
    assert not re.findall(r"<(?:img|link|script|iframe|object|form)|@import|url\(|style=", page)
    assert not re.findall(r"(?<!-)color:|background|#[0-9a-f]{3}", page)
    (due,) = planned(NOW, calendar=(HELD,))
    assert re.findall(r'href="([^"]+)"', page) == [
        "https://tracker.example.org/matters/CCPCJ/28/elect/UNICRI",
        f"https://tracker.example.org/reminders/{due.key}",
    ]


def test_words_of_a_report_are_no_markup_in_the_page_of_a_letter() -> None:
    page = page_of(read(written(replace(REPORT, title='a <b onclick="x">report</b> & more'))))
    assert "A &lt;b onclick=&quot;x&quot;&gt;report&lt;/b&gt; &amp; more" in page
    assert "<b " not in page


def test_a_letter_is_ended_by_one_click_where_its_recipient_has_an_address_for_that() -> None:
    (due,) = planned(NOW, calendar=(HELD,))
    ways = Links("https://t.example/s/1", "https://t.example/s/1/end", "https://t.example/s/1/seen")
    content = contents.of_matter(ELECTION, HELD, STANDS, due.day)
    letter = read(letters.write(due, BEFORE_AN_ORGAN, content, "officer@example.org", SENDER, ways))
    assert letter["List-Unsubscribe"] == "<https://t.example/s/1/end>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "To change or end these letters\nhttps://t.example/s/1\n" in text_of(letter)
    assert '<a href="https://t.example/s/1/seen">' in page_of(letter)


def test_its_headers_say_who_it_is_from_what_it_follows_and_that_no_person_wrote_it() -> None:
    letter = read(written())
    (due,) = planned(NOW, calendar=(HELD,))
    assert letter["Message-ID"] == f"<{due.key[:40]}@example.org>"
    assert letter["Date"] == "Mon, 06 Jan 2020 09:00:00 +0000"
    assert letter["From"] == "Follow-up desk <tracker@example.org>"
    assert letter["To"] == "officer@example.org"
    assert letter["Subject"] == (
        "Before the Council: Members of the Board of Trustees of the United Nations Interregional Crime and Justice"
        " Research Institute"
    )
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["List-Id"] == "Follow-up to recommendations <follow-up.example.org>"


def test_letters_on_one_matter_form_one_thread_and_those_on_another_do_not() -> None:
    later = replace(planned(NOW)[0], key="f" * 64, lead_days=168)
    second = read(of(later, ELECTION))
    first, other = read(written()), read(written(REPORT))
    assert first["References"] == first["In-Reply-To"] == second["References"] != other["References"]
    assert first["Message-ID"] != second["Message-ID"]


def test_a_letter_says_what_is_before_whom_since_when_and_where_that_is_printed() -> None:
    assert (
        "On 23 May 2019, at its 7th meeting, the Commission on Crime Prevention and Criminal Justice recommended for"
        " election by the Economic and Social Council: Members of the Board of Trustees of the United Nations"
        " Interregional Crime and Justice Research Institute. Carried by E/CN.15/2019/14. Source: draft report,"
        " paragraph 24."
    ) in body()
    assert "Recommended to elect Carolina Lizárraga Houghton Youngju Oh" in body()
    assert "Recommended to re-elect Carlos Castresana Fernández Joel Antonio Hernández García" in body()
    assert f"Where it stands {STANDS}" in body()
    assert "Next step Consideration by the Economic and Social Council." in body()


def test_a_letter_on_a_transmission_names_the_document() -> None:
    assert "transmitted to the Economic and Social Council: Report of UNICRI (E/CN.15/2019/8). Source:" in body(REPORT)


def test_a_final_report_is_named_by_its_symbol() -> None:
    final = follow_up.rows(ELECTION.key, [again(RECOMMENDED, FINAL_REPORT, "312")])[0]
    assert "Source: E/2019/30, paragraph 312." in body(final)


def test_a_letter_says_why_it_was_sent_where_the_record_is_and_how_to_stop() -> None:
    assert "20 weeks after that is 10 December 2019. No final act is recorded." in body()
    assert "no text of the United Nations prescribes them" in body()
    assert "https://tracker.example.org/matters/CCPCJ/28/elect/UNICRI" in body()
    assert "To receive no more of these letters, ask the administrator: tracker@example.org" in body()
    assert "An unofficial compilation; the official documents prevail." in body()


@pytest.mark.parametrize("word", ["overdue", " late", "missed", "pending", "unanswered", "failed", "must"])
def test_a_letter_never_concludes_fault(word: str) -> None:
    assert word not in body().lower()


def test_a_title_cannot_add_a_header() -> None:
    letter = read(written(replace(REPORT, title="report\r\nBcc: someone@example.org")))
    assert letter["Bcc"] is None
    assert letter["Subject"] == "Before the Council: Report Bcc: someone@example.org (E/CN.15/2019/8)"


def test_an_address_of_a_page_has_no_spaces() -> None:
    matter = replace(REPORT, key="CCPCJ/28/endorse/ECOSOC resolution 2019/19")
    assert "/matters/CCPCJ/28/endorse/ECOSOC%20resolution%202019/19" in body(matter)
