"""A reminder as a message: the same bytes each time, in words that an office would answer."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape

import pytest

from tests.conftest import NOW
from tests.facts import COUNCIL_COVERED, FINAL_REPORT, RECOMMENDED, again
from tests.reminders.mailroom import page_of, text_of
from tests.reminders.test_rules import ELECTION, HELD, REPORT, planned
from tracker.language import messages
from tracker.projections import coverage, follow_up
from tracker.projections.follow_up import Matter
from tracker.reminders import contents, letters
from tracker.reminders.contents import Quoted
from tracker.reminders.letters import Part, Sender
from tracker.reminders.links import Links
from tracker.reminders.policy import BEFORE_AN_ORGAN
from tracker.reminders.rules import Planned

COVERED = coverage.rows("ECOSOC", (COUNCIL_COVERED,))
FRENCH = messages.named("fr")
SENDER = Sender("Follow-up desk <tracker@example.org>", "https://tracker.example.org/")


def written(matter: Matter = ELECTION) -> bytes:
    """The letter of 10 December 2019 on a matter."""
    (due,) = planned(NOW, matter=matter, calendar=(HELD,))
    return of(due, matter)


def of(due: Planned, matter: Matter) -> bytes:
    """The letter of a planned reminder on a matter."""
    return letters.write(part(due, matter), BEFORE_AN_ORGAN, "officer@example.org", SENDER)


def part(due: Planned, matter: Matter = ELECTION) -> Part:
    """A planned reminder with what its letter says."""
    return Part(due, contents.of_matter(matter, HELD, COVERED, NOW.date(), due.day))


def read(content: bytes) -> EmailMessage:
    """The letter as a mail program reads it."""
    return message_from_bytes(content, policy=policy.default)


def body(matter: Matter = ELECTION) -> str:
    """What its recipient reads."""
    return flowing(text_of(read(written(matter))))


def flowing(text: str) -> str:
    """A text as a program shows it that lets text flow: a space at the end of a line goes on in the next (RFC 3676)."""
    return "\n".join(line.removeprefix(" ") for line in text.replace(" \n", " ").split("\n"))


def test_a_letter_is_the_same_bytes_every_time() -> None:
    assert written() == written()
    assert written().isascii()
    assert max(map(len, written().split(b"\r\n"))) < 998


def test_both_forms_of_a_letter_say_the_same() -> None:
    letter = read(written())
    assert letter.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    page = re.sub(r'<a href="([^"]+)">(.*?)</a>', r"\2 \1", page_of(letter))
    shown = unescape(re.sub(r"<style>.*?</style>|<title>.*?</title>|<[^>]+>", " ", page))
    assert shown.split() == re.sub(r"^([A-Z][a-z]+(?: by| in)?): ", r"\1 ", text_of(letter), flags=re.M).split()


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
    letter = read(letters.write(replace(part(due), links=ways), BEFORE_AN_ORGAN, "officer@example.org", SENDER))
    assert letter["List-Unsubscribe"] == "<https://t.example/s/1/end>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "To change or end these letters\nhttps://t.example/s/1\n" in text_of(letter)
    assert '<a href="https://t.example/s/1/seen">Seen, or to be reminded again</a>' in page_of(letter)


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
        "Recommended by: the Commission on Crime Prevention and Criminal Justice\n"
        "When: on 23 May 2019, 7th meeting\n"
        "To: the Economic and Social Council\n"
        "For: election\n"
        "Carried by: E/CN.15/2019/14\n"
        "Printed in: Draft report, para. 24\n"
    ) in body()
    assert "Recommended to elect\n  Carolina Lizárraga Houghton\n  Youngju Oh\n" in body()
    assert "Recommended to re-elect\n  Carlos Castresana Fernández\n  Joel Antonio Hernández García\n" in body()
    assert (
        "Where it stands\nRecommended for election on 23 May 2019, according to the draft report; no action by the"
        " Council recorded (covered in part, to 5 January 2020).\n"
    ) in body()
    assert "Next step\nConsideration by the Economic and Social Council. The management segment" in body()


def test_a_letter_on_a_transmission_names_the_document() -> None:
    assert body(REPORT).startswith("Report of UNICRI (E/CN.15/2019/8)\n\nTransmitted by: the Commission on Crime")


def test_a_final_report_is_named_by_its_symbol() -> None:
    final = follow_up.rows(ELECTION.key, [again(RECOMMENDED, FINAL_REPORT, "312")])[0]
    assert "Printed in: E/2019/30, para. 312\n" in body(final)


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


def test_the_words_of_the_source_are_quoted() -> None:
    (due,) = planned(NOW, calendar=(HELD,))
    words = "recommended to the Economic and Social Council that it elect"
    letter = read(letters.write(replace(part(due), quoted=Quoted(words)), BEFORE_AN_ORGAN, "o@example.org", SENDER))
    assert f"In the words of the source\n“{words}”\n" in flowing(text_of(letter))
    assert f"<blockquote>“{words}”</blockquote>" in page_of(letter)


def test_a_letter_says_what_its_recipient_follows_that_it_comes_of() -> None:
    (due,) = planned(NOW, calendar=(HELD,))
    followed = replace(part(due), follows="the Economic and Social Council")
    letter = read(letters.write(followed, BEFORE_AN_ORGAN, "o@example.org", SENDER))
    assert "\nYou follow: the Economic and Social Council.\n" in flowing(text_of(letter))


def test_the_text_of_a_letter_is_at_most_72_columns_wide_and_flows() -> None:
    letter = read(written())
    lines = [line for line in text_of(letter).split("\n") if "://" not in line]
    assert max(map(len, lines)) <= 72
    plain = letter.get_body(("plain",))
    assert plain
    assert plain["Content-Type"].params["format"] == "flowed"
    assert body().count("\n") < text_of(letter).count("\n") - 10


def in_french(matter: Matter = ELECTION) -> EmailMessage:
    """The same letter to somebody who reads French."""
    (due,) = planned(NOW, matter=matter, calendar=(HELD,))
    with messages.speaking(FRENCH):
        return read(letters.write(part(due, matter), BEFORE_AN_ORGAN, "officer@example.org", SENDER))


@pytest.mark.parametrize("length", range(12))
def test_no_space_of_a_subject_is_lost_where_its_line_is_folded(length: int) -> None:
    said = (
        f"{'R' * length} Rapport, le 18 décembre 2020 au plus tard : résolution 74/200 de l’Assemblée générale, par. 7"
    )
    letter = letters.frame("0" * 64, said, "officer@example.org", NOW, SENDER)
    content = letters.as_bytes(letter, None)
    assert read(content)["Subject"].strip() == said.strip()
    assert max(map(len, content.split(b"\r\n\r\n")[0].split(b"\r\n"))) <= 78


def test_a_letter_in_french_is_french_from_its_subject_to_its_end() -> None:
    letter = in_french()
    text = flowing(text_of(letter)).replace("\xa0", " ").replace("\u202f", " ")
    assert letter["Content-Language"] == "fr"
    assert (
        letter["Subject"]
        .replace("\xa0", " ")
        .startswith("Devant le Conseil : Membres du Conseil de direction de l’Institut")
    )
    assert "Recommandé par : la Commission pour la prévention du crime et la justice pénale\n" in text
    assert "aucune décision du Conseil enregistrée (couvert en partie, jusqu’au 5 janvier 2020)." in text
    assert "20 semaines après cette date : 10 décembre 2019. Aucune décision finale n’est enregistrée." in text
    assert "Une lettre 4 semaines avant et le jour même, tant qu’aucune décision finale n’est enregistrée" in text
    assert "https://tracker.example.org/fr/matters/CCPCJ/28/elect/UNICRI\n" in text
    assert '<html lang="fr" dir="ltr">' in page_of(letter)
    english = {"the", "and", "of", "is", "which", "letter", "record"}
    ours = re.sub(r'<span lang="en">.*?</span>|https?://\S+|<[^>]+>', " ", page_of(letter))
    assert not english & set(ours.split())


def test_what_a_report_prints_stays_in_its_language_and_is_marked() -> None:
    letter = in_french(REPORT)
    assert letter["Subject"].replace("\xa0", " ") == "Devant le Conseil : Report of UNICRI (E/CN.15/2019/8)"
    assert '<h1><span lang="en">Report of UNICRI</span> (E/CN.15/2019/8)</h1>' in page_of(letter)
    assert '<span lang="en">General Assembly resolution 72/305, annex, paras. 23 and 24</span>' in page_of(letter)
    assert not re.search("[\ue000-\uf8ff]", page_of(letter) + text_of(letter))


def test_letters_in_two_languages_are_one_thread_of_one_list() -> None:
    for header in ("References", "List-Id", "Message-ID"):
        assert in_french()[header] == read(written())[header]
