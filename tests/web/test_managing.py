"""What becomes of letters that wait and of what is kept, once a recipient pauses, acknowledges, ends or erases."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from tests.conftest import NOW
from tests.facts import fact
from tests.reminders.mailroom import MailServer, events, plan, tick
from tests.web.conftest import Site, site_over
from tests.web.test_subscriptions import ADDRESS, MATTER, ask, asking, contact_of, followed, link, office, post, server
from tracker import worker
from tracker.domain.alias import AliasStated
from tracker.reminders import contacts, links, outbox, planning, working
from tracker.reminders.working import WorkingDays
from tracker.store import db, wiping

__all__ = ["office", "server"]

TITLE = "Members of the Board of Trustees of the United Nations Interregional Crime and Justice Research Institute"


def withdrawn(engine: Engine) -> list[str]:
    """Why letters that waited were withdrawn."""
    with db.reading(engine) as connection:
        return [one.last_error for one in outbox.in_state(connection, "withdrawn")]


def waiting(office: Site) -> str:
    """The page of the reminder that waits in the outbox."""
    plan(office.engine)
    with db.reading(office.engine) as connection:
        (letter,) = outbox.waiting(connection)
    one = contact_of(office)
    return f"/subscriptions/{one.id}/{links.code(one.secret, letter.key)}/reminders/{letter.key}"


def test_a_letter_that_waits_is_withdrawn_when_its_recipient_pauses(office: Site, server: MailServer) -> None:
    manage = followed(office, server)
    waiting(office)
    post(office, manage, act="pause")
    sent = len(server.letters)
    tick(office.engine, server.send)
    assert len(server.letters) == sent
    assert withdrawn(office.engine) == ["The recipient wants no letters now."]


def test_a_letter_that_waits_is_withdrawn_when_its_recipient_acknowledges_it(office: Site, server: MailServer) -> None:
    followed(office, server)
    assert post(office, waiting(office))[0] == 200
    sent = len(server.letters)
    tick(office.engine, server.send)
    assert len(server.letters) == sent
    assert withdrawn(office.engine) == ["The recipient has acknowledged it."]


def test_who_ends_all_letters_is_told_that_the_address_goes_and_it_goes(office: Site, server: MailServer) -> None:
    manage = followed(office, server)
    one = contact_of(office)
    code = links.code(one.secret, "unsubscribe")
    assert "The address itself is erased" in post(office, f"/subscriptions/{one.id}/{code}/unsubscribe")[1]
    tick(office.engine, server.send)
    assert office.see(manage).status == 404
    with db.reading(office.engine) as connection:
        assert contacts.known(connection) == []


def test_nobody_who_ended_all_letters_is_added_again_by_somebody_else(office: Site, server: MailServer) -> None:
    post(office, followed(office, server), act="end")
    with db.writing(office.engine) as connection, pytest.raises(ValueError, match="has ended all letters"):
        contacts.add(connection, ADDRESS, "Europe/Vienna", NOW)
    assert contact_of(office).state == "left"


def test_an_unconfirmed_request_is_forgotten_three_days_after_it_not_a_day_later(
    office: Site, server: MailServer
) -> None:
    ask(office)
    for kept in (timedelta(hours=71), timedelta(hours=72, minutes=1)):
        tick(office.engine, server.send, NOW + kept)
    with db.reading(office.engine) as connection:
        assert contacts.known(connection) == []


def test_who_was_erased_while_somebody_read_leaves_the_file_at_the_next_tick(
    sqlite: Engine, server: MailServer
) -> None:
    office = site_over(sqlite, NOW)
    manage = followed(office, server, of="*")
    with db.reading(sqlite) as reader:
        reader.execute(select(contacts.TABLE)).all()
        assert "still holds it" in post(office, manage, act="erase")[1]
    worker.tick(sqlite, None, lambda: NOW, "tracker@example.org", "https://tracker.example.org")
    file = Path(str(sqlite.url.database))
    for one in file.parent.glob(f"{file.name}*"):
        assert b"okafor" not in one.read_bytes(), one


def test_a_file_that_is_written_meanwhile_is_not_said_to_be_overwritten(sqlite: Engine) -> None:
    with db.writing(sqlite), pytest.raises(db.Busy, match="unused space still holds the bytes"):
        wiping.overwrite(sqlite, seconds=0)


def test_what_is_refused_counts_as_asked(office: Site) -> None:
    codes = [ask(office, of="nothing of this name")[0] for _ in range(31)]
    assert (codes[0], codes[29], codes[30]) == (404, 404, 429)


@pytest.mark.parametrize("asked", ["E/2019/777", "e/2019/777", "e/cn.15/2019/8"])
def test_a_thing_is_followed_by_any_name_of_it_in_any_case(office: Site, server: MailServer, asked: str) -> None:
    office.accept(fact(AliasStated("E/2019/777", "E/CN.15/2019/8")))
    followed(office, server, of=asked)
    tick(office.engine, server.send)
    assert events(office.engine)["ReminderSent"] == 1


def test_a_thing_is_named_by_its_title_with_its_key_behind_it(office: Site, server: MailServer) -> None:
    title = f"{TITLE} ({MATTER})"
    assert title in office.see(f"/subscribe?of={MATTER}").words
    manage = followed(office, server)
    assert title in " ".join(asking(server)[-1].split())
    assert title in office.see(link(asking(server)[-1], "/subscribe/")).words
    assert title in office.see(manage).words
    assert title in office.see(waiting(office)).words


def test_a_page_that_fails_tells_the_log_no_code(
    office: Site, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    followed(office, server)
    where = waiting(office)
    with db.writing(office.engine) as connection:
        connection.execute(update(contacts.TABLE).values(time_zone="Nowhere"))
    office.client.application.config["PROPAGATE_EXCEPTIONS"] = False
    assert post(office, where, days="7")[0] == 500
    assert "A page failed" in caplog.text
    assert where.split("/")[3] not in caplog.text
    assert where.split("/")[2] not in caplog.text


def test_a_database_that_fails_tells_the_log_no_address(office: Site, caplog: pytest.LogCaptureFixture) -> None:
    with db.writing(office.engine) as connection:
        connection.exec_driver_sql("ALTER TABLE contacts RENAME TO contacts_elsewhere")
    assert ask(office)[0] == 503
    assert "cannot be read" in caplog.text
    assert ADDRESS not in caplog.text


def test_another_list_of_holidays_makes_the_next_tick_look(office: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.reading(office.engine) as connection:
        before = planning._basis(connection)
        assert planning._basis(connection) == before
        monkeypatch.setattr(working, "_shipped", lambda: {"Vienna": WorkingDays("Vienna")})
        assert planning._basis(connection) != before
