"""The site over a record of the twenty-eighth session, and a reader who looks at its pages."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.web import commission
from tracker import record
from tracker.domain.terms import Fact
from tracker.store import db, officers
from tracker.web import create_app

OFFICER = "M. Okafor"
_COMPILED = FileSystemBytecodeCache()
_SILENT = ("script", "style", "title")
_INLINE = ("a", "abbr", "b", "bdi", "q", "span", "sup", "time")


class _Reader(HTMLParser):
    """The words of a page, its headings and its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._within: list[str] = []
        self._silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self._silent += tag in _SILENT
        # what stands in blocks of its own is read apart
        self.words.append("" if tag in _INLINE else " ")
        if tag == "a":
            self.links.append((given.get("href") or "", ""))
            self._within.append("a")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        if tag == "a" and self._within:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self.words.append(data)
        if self._within:
            href, said = self.links[-1]
            self.links[-1] = (href, said + data)


def plain(text: str) -> str:
    """Words with one space between them."""
    return re.sub(r"\s+", " ", text).strip()


@dataclass(frozen=True)
class Seen:
    """A page as a reader sees it."""

    status: int
    html: str
    location: str
    headers: dict[str, str]

    @property
    def words(self) -> str:
        """All its words."""
        return plain("".join(_Reader(self.html).words))

    @property
    def main(self) -> str:
        """The words of what the page is about, without the frame."""
        return plain("".join(_Reader(self.html.partition("<main")[2].partition("</main>")[0]).words).partition(">")[2])

    @property
    def links(self) -> list[tuple[str, str]]:
        """Every link: its address and its words."""
        return [(href, plain(said)) for href, said in _Reader(self.html).links]

    @property
    def tags(self) -> list[tuple[str, dict[str, str | None]]]:
        """Every tag with its attributes."""
        return _Reader(self.html).tags

    def leads_to(self, words: str) -> str:
        """Where the link with these words leads."""
        return next(href for href, said in self.links if said == words)

    def sentence(self) -> str:
        """The status sentence."""
        found = re.search(r'<p class="status">(.*?)</p>', self.html, re.DOTALL)
        assert found, self.html
        return plain("".join(_Reader(found[1]).words))


@dataclass(frozen=True)
class Site:
    """The pages over one database, and a hand to record with."""

    engine: Engine
    client: FlaskClient

    def see(self, address: str, **headers: str) -> Seen:
        """The page at an address, asked for with these headers (`if_none_match` for If-None-Match)."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with self.client.get(address, headers=named) as answer:
            return Seen(answer.status_code, answer.text, answer.location or "", dict(answer.headers))

    def json(self, address: str) -> Any:
        """A page as JSON; the ending goes before the query string."""
        path, _, query = address.partition("?")
        page = self.see(f"{'/index' if path == '/' else path}.json{f'?{query}' if query else ''}")
        assert page.status == 200, page.html
        return json.loads(page.html)

    def csv(self, address: str) -> list[dict[str, str]]:
        """A list as CSV, a row each."""
        path, _, query = address.partition("?")
        page = self.see(f"{path}.csv{f'?{query}' if query else ''}")
        assert page.status == 200, page.html
        return list(csv.DictReader(io.StringIO(page.html)))

    def accept(self, *facts: Fact, at: datetime = NOW, historical: bool = False) -> int:
        """Records facts; the position of the log after that."""
        with db.writing(self.engine) as connection:
            by = officers.add(connection, OFFICER, NOW)
            entries = record.accept(connection, facts, at=at, by=by, historical=historical).entries
        return entries[-1].position if entries else 0

    def retract(self, *facts: Fact, at: datetime = NOW) -> int:
        """Retracts the entries of these facts; the position of the log after that."""
        with db.writing(self.engine) as connection:
            entries = record.retract(connection, ids(facts), at=at, by="officer", why="It was misread.").entries
        return entries[-1].position


def ids(facts: Sequence[Fact]) -> list[UUID]:
    """The ids of the entries that hold these facts."""
    return [fact.entry_id for fact in facts]


def site_over(engine: Engine, now: datetime = NOW + timedelta(days=2), **how: Any) -> Site:
    """The site at a clock two days after the first facts were recorded."""
    app = create_app(engine, lambda: now, **how)
    # hundreds of sites a run: templates are compiled once for all of them
    app.jinja_env.bytecode_cache = _COMPILED
    return Site(engine, app.test_client())


@pytest.fixture
def empty_site(sqlite: Engine) -> Site:
    """A site with nothing on record."""
    return site_over(sqlite)


@pytest.fixture(scope="session")
def recorded(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the twenty-eighth session on record; each test has a copy of its own."""
    file = tmp_path_factory.mktemp("recorded") / "recorded.db"
    shutil.copy(sqlite_template, file)
    engine = db.connect(f"sqlite:///{file}")
    site_over(engine).accept(*commission.EVERY_FACT)
    # what stands in the write-ahead log would not be copied
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return file


@pytest.fixture
def site(recorded: Path, tmp_path: Path) -> Iterator[Site]:
    """A site with the twenty-eighth session on record."""
    file = tmp_path / "site.db"
    shutil.copy(recorded, file)
    engine = db.connect(f"sqlite:///{file}")
    yield site_over(engine)
    engine.dispose()
