"""Who is reminded: an address and a zone, outside the logs."""

import pytest
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.reminders.mailroom import contact
from tracker.reminders import contacts
from tracker.store import db


def test_an_address_gets_one_id_however_often_it_is_added_and_the_zone_said_last(sqlite: Engine) -> None:
    first = contact(sqlite, "M.Okafor@example.org")
    assert contact(sqlite, "m.okafor@EXAMPLE.org", "Africa/Nairobi") == first
    assert contact(sqlite, "other@example.org") != first
    with db.reading(sqlite) as connection:
        assert {one.id: one.zone for one in contacts.every(connection)}[first] == "Africa/Nairobi"
        assert contacts.every(connection)[0].added_at == NOW
        assert "okafor" not in first


@pytest.mark.parametrize(
    "address",
    ["", "nobody", "a@", "@b", "a b@example.org", "a@b@c", "a@b\r\nBcc: c@d", "Name <a@b>", "é@example.org", "a@b,c@d"],
)
def test_what_is_no_address_is_refused_in_words(sqlite: Engine, address: str) -> None:
    with pytest.raises(ValueError, match="is no e-mail address; expected one such as"):
        contact(sqlite, address)


@pytest.mark.parametrize("zone", ["", "Vienna", "Europe/Geneva", "Europe", "../etc/passwd"])
def test_what_is_no_time_zone_is_refused_in_words(sqlite: Engine, zone: str) -> None:
    with pytest.raises(ValueError, match="is no time zone; expected one such as Europe/Vienna"):
        contact(sqlite, zone=zone)
