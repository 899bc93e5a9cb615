"""Real sites for the browser: the sample, and a report of the narcotics commission as accepted, served over HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from flask import Flask
from sqlalchemy import Engine
from werkzeug.routing import Map
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.conftest import REPORTS, upgrade
from tests.web.conftest import Seen, site_over
from tracker import record, sample, suggestions
from tracker.language.messages import Language, offered
from tracker.main.reading import read_file
from tracker.main.recording import facts_of
from tracker.store import db, officers

NARCOTICS = REPORTS / "cnd67-2024.txt"
_CLOCKS = {"sample": sample.CLOCK, "narcotics": datetime(2024, 6, 3, 9, tzinfo=UTC)}


@dataclass(frozen=True)
class Served:
    """A site that answers at an address, with the addresses of each kind of page it has."""

    name: str
    root: str
    kinds: dict[str, list[str]]
    languages: tuple[Language, ...]


class _Silent(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing: the tests look at what the browser saw."""


@contextmanager
def served(name: str, folder: Path, spoken: tuple[Language, ...] = ()) -> Iterator[Served]:
    """The site `sample` or `narcotics`, filled in a folder and served from a thread, in the languages `spoken`."""
    engine = db.connect(f"sqlite:///{folder / name}.db")
    upgrade(engine)
    _fill(engine, name)
    languages = spoken or offered()
    site = site_over(engine, _CLOCKS[name], offered=languages)
    server = make_server("127.0.0.1", 0, site.client.application, threaded=True, request_handler=_Silent)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        kinds = kinds_of(site.client.application, languages)
        yield Served(name, f"http://127.0.0.1:{server.port}", kinds, languages)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        engine.dispose()


def _fill(engine: Engine, name: str) -> None:
    report = read_file(sample.REPORT if name == "sample" else NARCOTICS)
    at = _CLOCKS[name]
    with db.writing(engine) as connection:
        by = officers.add(connection, "M. Okafor", at)
        suggestions.submit(connection, report.name, report.content, report.facts, at)
        suggestions.accept(connection, suggestions.pending(connection), at=at, by=by)
        if name == "sample":
            record.accept(connection, facts_of(sample.FACTS), at=at, by=by, accepted_as="import")


def kinds_of(app: Flask, languages: tuple[Language, ...]) -> dict[str, list[str]]:
    """Every kind of page with its addresses, found by following the links from home; the longest page first."""
    client, rules = app.test_client(), app.url_map
    found: dict[str, dict[str, int]] = {}
    # no link leads to what is not there, nor to what a reader types
    waiting = ["/", "/no-such-page", "/search?q=report"]
    seen = set(waiting)
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        if answer.mimetype != "text/html":
            continue
        if answer.location:
            links = {answer.location}
        else:
            found.setdefault(_kind(rules, address, answer.status_code), {})[address] = len(answer.data)
            links = _links(answer.text, languages)
        for link in links - seen:
            seen.add(link)
            waiting.append(link)
    return {kind: sorted(pages, key=lambda one: -pages[one]) for kind, pages in sorted(found.items())}


def _links(html: str, languages: tuple[Language, ...]) -> set[str]:
    """The links that lead on within the site; other days and languages have pages of the same kinds."""
    hrefs = {href.partition("#")[0] for href, _ in Seen(200, html, "", {}).links}
    others = tuple(f"{one.prefix}/" for one in languages if one.prefix)
    ours = {href for href in hrefs if href.startswith("/") and not href.startswith(others)}
    return {href for href in ours if "as_of=" not in href and "at=" not in href}


def _kind(rules: Map, address: str, status: int) -> str:
    if status != 200:
        return f"answer {status}"
    endpoint, _ = rules.bind("localhost").match(address.partition("?")[0])
    return str(endpoint)
