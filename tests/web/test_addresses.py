"""Addresses of this site: what stands in them, in every language and at every moment."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from flask import url_for
from hypothesis import given
from hypothesis import strategies as st

from tests.web.conftest import Site
from tracker.web import addresses

A_KEY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
ENTRY = UUID("6f1e3c1e-6d3c-4b0e-9a77-0d9b1b3a0c11")
LINKS: dict[str, tuple[Callable[[str], str], Callable[[str], dict[str, Any]]]] = {
    "documents.document": (addresses.document, lambda key: {"symbol": key}),
    "status.matter": (addresses.matter, lambda key: {"key": key}),
    "people.person": (addresses.person, lambda key: {"name": key}),
    "log.entries": (addresses.touching, lambda key: {"key": key}),
    "mandates.mandate_list": (lambda key: addresses.mandates(addressee=key), lambda key: {"addressee": key}),
    "log.entry": (lambda _: addresses.entry(ENTRY), lambda _: {"entry_id": ENTRY}),
    "upcoming.due": (lambda _: addresses.due(), lambda _: {"as_of": None, "at": None}),
    "status.home": (lambda _: addresses.home(), lambda _: {}),
}


@pytest.mark.parametrize("endpoint", LINKS)
def test_an_address_is_the_one_that_its_page_answers_at(site: Site, endpoint: str) -> None:
    ours, named = LINKS[endpoint]
    app = site.client.application

    @given(A_KEY)
    def is_the_same(key: str) -> None:
        for asked in ("/follow-up", "/follow-up?as_of=2019-05-24", "/follow-up?as_of=2019-05-24&at=3"):
            with app.test_request_context(asked):
                app.preprocess_request()
                assert ours(key) == url_for(endpoint, **named(key))

    is_the_same()
