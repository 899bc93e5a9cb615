"""A mail server that listens, and a database with two open matters and one recipient."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tests.reminders.mailroom import TWO_MATTERS, MailServer, contact, recorded, serving


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A real mail server."""
    with serving(MailServer()) as server:
        yield server


@pytest.fixture
def before_the_council(engine: Engine) -> Engine:
    """Two matters sent to the Council on 23 May 2019, which meets on 23 July; one recipient, in Vienna."""
    recorded(engine, *TWO_MATTERS)
    contact(engine)
    return engine
