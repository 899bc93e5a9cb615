"""Letters on what one follows: asked for, confirmed, changed, ended, all by links that looking at does not follow."""

import re
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from hashlib import sha256
from pathlib import Path

import pytest
from icalendar import Calendar
from sqlalchemy import Engine, func, select

from tests.conftest import NOW
from tests.reminders.mailroom import TWO_MATTERS, MailServer, events, plan, serving, tick
from tests.web.conftest import Site, site_over
from tracker import suggestions  # noqa: F401  its table is wiped too
from tracker.language.messages import offered
from tracker.reminders import agenda, contacts, limits, links, outbox, planning, subscriptions
from tracker.store import db, wiping

ADDRESS = "m.okafor@example.org"
MATTER = "CCPCJ/28/elect/UNICRI"


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A real mail server."""
    with serving(MailServer()) as server:
        yield server


@pytest.fixture
def office(engine: Engine) -> Site:
    """The pages over two matters before the Council, at the clock of the first tick, on both engines in turn."""
    office = site_over(engine, NOW)
    office.accept(*TWO_MATTERS)
    return office


def post(office: Site, path: str, /, **fields: str) -> tuple[int, str]:
    """What a form that is sent brings."""
    answer = office.client.post(path, data=fields)
    assert "Set-Cookie" not in answer.headers
    return answer.status_code, answer.text


def ask(office: Site, of: str = MATTER, address: str = ADDRESS, **choices: str) -> tuple[int, str]:
    """Asks for letters."""
    given = {"zone": "Europe/Vienna", "digest": "immediate", "ahead": "0"} | choices
    return post(office, "/subscribe", of=of, address=address, **given)


def read(letter: tuple[str, bytes]) -> str:
    """The plain text of a letter."""
    message = message_from_bytes(letter[1])
    part = next(one for one in message.walk() if one.get_content_type() == "text/plain")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def link(text: str, words: str) -> str:
    """The path of a link in a letter."""
    found = re.search(rf"https://tracker\.example\.org(\S*{words}\S*)", text)
    assert found, text
    return found[1]


def asking(server: MailServer) -> list[str]:
    """The letters that ask to confirm."""
    return [text for text in map(read, server.letters) if "/subscribe/" in text]


def followed(office: Site, server: MailServer, of: str = MATTER, **choices: str) -> str:
    """Asks for letters and confirms them; the path of the page where they are managed."""
    ask(office, of, **choices)
    tick(office.engine, server.send)
    assert post(office, link(asking(server)[-1], "/subscribe/"))[0] == 200
    with db.reading(office.engine) as connection:
        contact = contacts.of_address(connection, ADDRESS)
    assert contact
    return f"/subscriptions/{contact.id}/{links.code(contact.secret, 'manage')}"


def state(engine: Engine) -> list[object]:
    """All that a reader can change."""
    with db.reading(engine) as connection:
        tables = (contacts.TABLE, contacts.FOLLOWED, subscriptions.QUIET, outbox.TABLE, outbox.LINES)
        return [connection.execute(select(table)).all() for table in tables] + [events(engine)]


def test_who_asks_gets_one_letter_and_no_reminder_before_it_is_confirmed(office: Site, server: MailServer) -> None:
    assert ask(office)[0] == 200
    tick(office.engine, server.send)
    tick(office.engine, server.send, NOW + timedelta(hours=1))
    (letter,) = server.letters
    text = read(letter)
    assert letter[0] == ADDRESS
    assert MATTER in text
    where = link(text, "/subscribe/")
    assert "Somebody asked" in office.see(where).main
    status, said = post(office, where)
    assert (status, "Confirmed" in said) == (200, True)
    tick(office.engine, server.send)
    assert len(server.letters) == 2
    assert "UNICRI" in read(server.letters[1])
    assert events(office.engine) == {"SubscriptionConfirmed": 1, "ReminderQueued": 1, "ReminderSent": 1}


def test_what_is_withheld_goes_out_in_no_letter_of_several_reminders(office: Site, server: MailServer) -> None:
    followed(office, server, of="*", digest="daily")
    plan(office.engine)
    with db.writing(office.engine) as connection:
        wiped = wiping.wipe(connection, [], MATTER, [])
    assert wiped["letter"] == 1
    before = len(server.letters)
    tick(office.engine, server.send)
    assert len(server.letters) == before
    with db.reading(office.engine) as connection:
        assert b"UNICRI" not in b"".join(connection.scalars(select(outbox.TABLE.c.letter)))


def test_an_old_confirmation_pressed_again_undoes_no_pause(office: Site, server: MailServer) -> None:
    manage = followed(office, server)
    where = link(asking(server)[-1], "/subscribe/")
    post(office, manage, act="pause")
    assert post(office, where)[0] == 200
    assert contact_of(office).state == "paused"


def test_a_confirmation_comes_too_late_after_three_days_even_if_nobody_cleared_it_away(
    office: Site, server: MailServer
) -> None:
    ask(office)
    tick(office.engine, server.send)
    later = site_over(office.engine, NOW + timedelta(days=3, minutes=1))
    assert post(later, link(asking(server)[-1], "/subscribe/"))[0] == 404


def test_who_ended_all_letters_is_forgotten_whatever_a_stranger_asked_for_in_that_name(
    office: Site, server: MailServer
) -> None:
    manage = followed(office, server)
    ask(office, of="UNICRI")
    ends = re.findall(r'value="(end [0-9a-f]+)"', office.see(manage).html)
    post(office, manage, act=ends[0])
    assert contact_of(office).state == "left"
    tick(office.engine, server.send, NOW + timedelta(days=5))
    with db.reading(office.engine) as connection:
        assert contacts.of_address(connection, ADDRESS) is None


def test_nobody_is_signed_up_again_who_ended_or_paused_letters(office: Site, server: MailServer) -> None:
    manage = followed(office, server)
    post(office, manage, act="pause")
    with db.writing(office.engine) as connection, pytest.raises(ValueError, match="paused all letters"):
        contacts.add(connection, ADDRESS, "Europe/Vienna", NOW)


def test_an_erased_address_is_not_kept_as_a_hash_either(office: Site, server: MailServer) -> None:
    manage = followed(office, server)
    post(office, manage, act="erase")
    with db.reading(office.engine) as connection:
        asked = set(connection.scalars(select(limits.TABLE.c.who)))
    assert sha256(f"address {ADDRESS}".encode()).hexdigest() not in asked
    tick(office.engine, server.send, NOW + timedelta(days=30))
    with db.reading(office.engine) as connection:
        assert connection.scalar(select(func.count()).select_from(limits.TABLE)) == 0


def test_a_letter_of_several_reminders_is_erased_with_its_lines(office: Site, server: MailServer) -> None:
    manage = followed(office, server, of="*", digest="daily")
    plan(office.engine)
    withdrawn = events(office.engine).get("ReminderWithdrawn", 0)
    assert post(office, manage, act="erase")[0] == 200
    assert events(office.engine)["ReminderWithdrawn"] == withdrawn + 2
    with db.reading(office.engine) as connection:
        assert connection.scalar(select(func.count()).select_from(outbox.LINES)) == 0


def test_whoever_reads_meanwhile_is_no_reason_to_say_that_the_bytes_are_gone(
    server: MailServer, sqlite: Engine
) -> None:
    office = site_over(sqlite, NOW)
    office.accept(*TWO_MATTERS)
    manage = followed(office, server)
    with db.reading(sqlite) as reader:
        reader.execute(select(contacts.TABLE)).all()
        status, said = post(office, manage, act="erase")
    assert status == 200
    assert "still holds it" in said


def test_a_clock_that_was_once_fast_stops_no_letters(office: Site, server: MailServer) -> None:
    followed(office, server)
    plan(office.engine, NOW + timedelta(days=3650))
    with db.writing(office.engine) as connection:
        agenda.note(connection, planning._basis(connection), NOW + timedelta(days=3650))
        assert not agenda.is_idle(connection, planning._basis(connection), NOW)


@pytest.mark.parametrize("path", ["/subscriptions/{}/x", "/subscribe/{}/x", "/subscriptions/{}/x/unsubscribe"])
@pytest.mark.parametrize(("name", "status"), [("no-such-link", 404), ("%00", 400)])
def test_what_is_no_link_is_refused_in_words(office: Site, path: str, name: str, status: int) -> None:
    page = office.see(path.format(name))
    assert page.status == status
    assert "is not known here" in page.main or "expected words only" in page.main


def test_no_other_site_is_told_the_address_of_such_a_page(office: Site, server: MailServer) -> None:
    assert office.see(followed(office, server)).headers["Referrer-Policy"] == "no-referrer"


def test_an_error_tells_the_log_neither_an_address_nor_a_code(
    office: Site, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    manage = followed(office, server)
    with db.writing(office.engine) as connection:
        connection.exec_driver_sql("DROP TABLE asked")
    assert ask(office, address="new.person@example.org")[0] == 503
    assert "new.person" not in caplog.text
    assert manage.rsplit("/", 1)[1] not in caplog.text


@pytest.mark.parametrize("topic", ["search:!!!", "search:"])
def test_a_search_without_a_word_cannot_be_followed(office: Site, topic: str) -> None:
    assert ask(office, of=topic)[0] == 404


def test_a_key_is_known_in_small_letters(office: Site) -> None:
    assert ask(office, of="ccpcj/28")[0] == 200


def contact_of(office: Site) -> contacts.Contact:
    """What is kept of the one who asks here."""
    with db.reading(office.engine) as connection:
        known = contacts.of_address(connection, ADDRESS)
    assert known
    return known


def test_the_answer_and_the_letter_are_the_same_whether_an_address_is_known_or_not(
    office: Site, server: MailServer
) -> None:
    unknown = ask(office)
    followed_by_now = followed(office, server)
    known = ask(office, digest="weekly", zone="Africa/Nairobi")
    tick(office.engine, server.send)
    assert unknown == known
    first, again = (re.sub(r"/[0-9a-f]{32}", "", text) for text in asking(server))
    assert first == again
    # a stranger who asks changes nothing of what was chosen
    assert '<option value="Europe/Vienna" selected>' in office.see(followed_by_now).html


@pytest.mark.parametrize("address", ["", "nobody", "a b@example.org", "a@b\r\nBcc: c@d"])
def test_what_is_no_address_is_refused_in_words_and_the_form_keeps_the_rest(office: Site, address: str) -> None:
    status, said = ask(office, address=address, digest="weekly")
    assert (status, "expected one such as" in said) == (400, True)
    assert '<option value="weekly" selected>' in said


def test_what_is_not_on_record_cannot_be_followed(office: Site) -> None:
    assert ask(office, of="CCPCJ/99")[0] == 404
    assert office.see("/subscribe?of=CCPCJ/99").status == 404
    assert office.see("/subscribe?of=ccpcj").status == 200


def test_the_letter_that_asks_to_confirm_has_nothing_that_a_stranger_typed(office: Site, server: MailServer) -> None:
    ask(office, of="search: buy cheap watches at example dot com")
    tick(office.engine, server.send)
    assert "cheap" not in read(server.letters[0])


def test_an_address_gets_three_letters_an_hour_and_a_network_asks_thirty_times(
    office: Site, server: MailServer
) -> None:
    for number in range(5):
        ask(office, of=("CCPCJ", MATTER, "ECOSOC", "UNICRI", "*")[number])
    tick(office.engine, server.send)
    assert len(server.letters) == 3
    codes = [ask(office, address=f"{number}@example.org")[0] for number in range(27)]
    assert (codes[:25], codes[25:]) == ([200] * 25, [429, 429])


def test_a_thousand_looks_at_the_links_change_nothing_and_one_press_acts(office: Site, server: MailServer) -> None:
    manage = followed(office, server)
    tick(office.engine, server.send)
    ask(office, of="UNICRI")
    tick(office.engine, server.send)
    reminder, asking = read(server.letters[1]), read(server.letters[2])
    unsubscribe = server.messages()[1]["List-Unsubscribe"].strip("<>").removeprefix("https://tracker.example.org")
    addresses = [manage, unsubscribe, link(reminder, r"/subscriptions/\w+/\w+/reminders/"), link(asking, "/subscribe/")]
    before = state(office.engine)
    for number in range(1000):
        seen = (office.client.get, office.client.head)[number % 2](addresses[number % 4])
        assert seen.status_code == 200
    assert state(office.engine) == before
    assert post(office, unsubscribe)[0] == 200
    assert state(office.engine) != before


def test_one_click_in_a_mail_program_ends_all_letters_without_cookie_or_redirect(
    office: Site, server: MailServer
) -> None:
    followed(office, server)
    tick(office.engine, server.send)
    message = server.messages()[1]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    where = message["List-Unsubscribe"].strip("<>").removeprefix("https://tracker.example.org")
    assert post(office, where, **{"List-Unsubscribe": "One-Click"})[0] == 200
    assert events(office.engine)["SubscriptionEnded"] == 1
    tick(office.engine, server.send, NOW + timedelta(days=40))
    assert len(server.letters) == 2


def test_an_acknowledged_reminder_is_not_repeated(office: Site, server: MailServer) -> None:
    followed(office, server)
    tick(office.engine, server.send)
    where = link(read(server.letters[1]), r"/subscriptions/\w+/\w+/reminders/")
    assert "Seen" in office.see(where).main
    assert "Noted as seen" in post(office, where)[1]
    tick(office.engine, server.send, NOW + timedelta(days=40))
    assert len(server.letters) == 2
    assert events(office.engine)["ReminderAcknowledged"] == 1


def test_a_reminder_that_is_put_off_comes_on_its_day_and_what_it_reminds_of_stays(
    office: Site, server: MailServer
) -> None:
    followed(office, server)
    tick(office.engine, server.send)
    where = link(read(server.letters[1]), r"/subscriptions/\w+/\w+/reminders/")
    assert "13 January 2020" in post(office, where, days="7")[1]
    for hour in (24, 7 * 24 - 2, 7 * 24, 8 * 24):
        tick(office.engine, server.send, NOW.replace(hour=8) + timedelta(hours=hour))
    again = read(server.letters[2])
    assert len(server.letters) == 3
    assert "asked to be reminded again on 13 January 2020" in " ".join(again.split())
    assert "23 July 2019" in again


def test_letters_can_be_paused_changed_and_ended_one_by_one(office: Site, server: MailServer) -> None:
    manage = followed(office, server, of="CCPCJ")
    ask(office, of="UNICRI")
    tick(office.engine, server.send)
    post(office, link(asking(server)[-1], "/subscribe/"))
    assert "You follow 2 things" in office.see(manage).main
    assert "paused" in post(office, manage, act="pause")[1]
    sent = len(server.letters)
    tick(office.engine, server.send, NOW + timedelta(days=29))
    assert len(server.letters) == sent
    post(office, manage, act="resume")
    tick(office.engine, server.send, NOW + timedelta(days=29))
    assert len(server.letters) > sent
    _, said = post(office, manage, act="change", zone="Africa/Nairobi", digest="daily", ahead="14")
    assert '<option value="Africa/Nairobi" selected>Nairobi' in said
    ends = re.findall(r'value="(end [0-9a-f]+)"', said)
    assert "You follow 1 thing." in post(office, manage, act=ends[0])[1]
    assert "You follow nothing" in post(office, manage, act="end")[1]
    assert post(office, manage, act="change", zone="Vienna")[0] == 400
    assert post(office, manage, act="dance")[0] == 400


def test_any_other_city_or_time_zone_can_be_typed_and_is_then_the_one_chosen(office: Site, server: MailServer) -> None:
    manage = followed(office, server)
    for typed in ("new delhi", "Parris"):
        status, said = post(office, manage, act="change", zone="Europe/Vienna", other_zone=typed)
        assert (status, f"“{typed}” is no time zone; expected one such as Europe/Vienna." in said) == (400, True)
    _, said = post(office, manage, act="change", zone="Europe/Vienna", other_zone="buenos aires")
    assert "<option selected>America/Argentina/Buenos_Aires" in said
    _, said = post(office, manage, act="change", zone="Europe/Zurich", other_zone="")
    assert '<option value="Europe/Zurich" selected>Geneva' in said
    refused = ask(office, zone="Europe/Vienna", other_zone="Parris")[1]
    assert 'value="Parris"' in refused


def test_what_is_refused_of_a_form_is_said_in_its_language(office: Site) -> None:
    site = site_over(office.engine, NOW, offered=offered())
    answer = site.client.post("/fr/subscribe", data={"address": "nobody", "zone": "Europe/Vienna", "language": "fr"})
    assert "« nobody » n’est pas une adresse électronique" in answer.text.replace("\u00a0", " ")


def test_an_erased_address_stands_in_no_table_and_in_no_file(office: Site, server: MailServer) -> None:
    manage = followed(office, server)
    tick(office.engine, server.send)
    ask(office, of="UNICRI")
    tick(office.engine, server.send)
    assert "erased" in post(office, manage, act="erase")[1]
    with db.reading(office.engine) as connection:
        for table in (*db.metadata.sorted_tables, *db.row_metadata.sorted_tables):
            assert "okafor" not in repr(connection.execute(select(table)).all()), table.name
        assert connection.scalar(select(func.count()).select_from(contacts.TABLE)) == 0
    if office.engine.dialect.name == "sqlite":
        file = Path(str(office.engine.url.database))
        for one in file.parent.glob(f"{file.name}*"):
            assert b"okafor" not in one.read_bytes(), one
    assert office.see(manage).status == 404
    assert events(office.engine)["SubscriptionEnded"] == 2


def test_what_nobody_confirms_is_forgotten_after_three_days(office: Site, server: MailServer) -> None:
    ask(office)
    tick(office.engine, server.send)
    where = link(read(server.letters[0]), "/subscribe/")
    with db.reading(office.engine) as connection:
        assert len(contacts.known(connection)) == 1
    tick(office.engine, server.send, NOW + timedelta(days=4))
    assert site_over(office.engine, NOW + timedelta(days=4)).see(where).status == 404
    with db.reading(office.engine) as connection:
        assert contacts.known(connection) == []


@pytest.mark.parametrize("other", ["0" * 32, "é", "manage", "f" * 31])
def test_a_link_with_another_code_is_not_known(office: Site, server: MailServer, other: str) -> None:
    manage = followed(office, server)
    wrong = f"{manage.rpartition('/')[0]}/{other}"
    assert office.see(wrong).status == 404
    assert post(office, wrong, act="erase")[0] == 404
    assert office.see(f"{manage}/unsubscribe").status == 404  # each purpose has a code of its own


def test_the_calendar_has_an_alarm_a_lead_and_the_feed_what_was_queued(office: Site, server: MailServer) -> None:
    manage = followed(office, server)
    tick(office.engine, server.send)
    page = office.see(manage)
    calendar = Calendar.from_ical(office.see(page.leads_to("Calendar with alarms")).html)
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].to_ical() == b"20190723"
    assert [alarm["TRIGGER"].to_ical() for alarm in event.walk("VALARM")] == [b"-P27DT15H", b"PT9H"]
    feed = office.see(page.leads_to("Feed of your reminders"))
    assert (feed.status, feed.html.count("<entry>")) == (200, 1)
    assert feed.headers["Cache-Control"] == "no-store"
    code = page.leads_to("Feed of your reminders").split("/")[3]
    assert office.see(f"{manage.rpartition('/')[0]}/{code}").status == 404
