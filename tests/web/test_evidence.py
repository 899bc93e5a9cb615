"""Each status word leads to an entry, and changes when that entry is retracted; each form of a page says the same."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.web import commission
from tests.web.conftest import Site, plain, site_over
from tests.web.test_frame import ADDRESSES
from tracker import record
from tracker.domain.terms import Fact
from tracker.store import db, log
from tracker.web import endings

_WORDS = re.compile(r'<p class="(?:status|stands)">(.*?)</p>', re.DOTALL)
_LINKED = re.compile(r'<a href="(?:https?://[^/]+)?/entries/([0-9a-f-]{36})[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
# what these pages say is about the record, or is the entry itself
_OF_THE_RECORD = ("/log", "/entries", "/changes", "/corrections", "/glossary", "/method", "/search", "/people", "/data")


def statuses(html: str) -> list[str]:
    """Every status sentence of a page, in words."""
    return [unescape(plain(re.sub(r"<[^>]+>", "", said))) for said in _WORDS.findall(html)]


def linked(html: str) -> set[str]:
    """The entries that the status sentences of a page name."""
    return {entry for said in _WORDS.findall(html) for entry, _ in _LINKED.findall(said)}


PAGES = [address for address in ADDRESSES if not address.startswith(_OF_THE_RECORD)]
BY_ID = {str(one.entry_id): one for one in commission.EVERY_FACT}


def named_on_some_page(site: Site) -> Iterator[tuple[Fact, str]]:
    """Each entry behind a status word with one page that names it."""
    seen: set[str] = set()
    for address in PAGES:
        for entry in sorted(linked(site.see(address).html) - seen):
            seen.add(entry)
            yield BY_ID[entry], address


def test_each_status_changes_when_an_entry_behind_it_is_retracted(site: Site) -> None:
    found = list(named_on_some_page(site))
    assert len(found) > 10
    for fact, address in found:
        before = site.see(address)
        position = site.retract(fact)
        after = site.see(address)
        entry = str(fact.entry_id)
        # either the words are others, or they rest on another entry that says the same
        assert entry not in linked(after.html), (address, entry)
        assert after.html != before.html
        take_back(site, position)
        assert statuses(site.see(address).html) == statuses(before.html)


def take_back(site: Site, position: int) -> None:
    """Retracts the retraction at a position."""
    with db.writing(site.engine) as connection:
        (entry,) = log.tail(connection, "proceedings", position - 1, 1)
        record.retract(connection, [entry.entry_id], at=NOW, by="officer", why="It was right.")


@pytest.mark.parametrize("address", [one for one in PAGES if "/matters/" in one or "/mandates/" in one])
def test_every_status_of_one_thing_names_an_entry(site: Site, address: str) -> None:
    page = site.see(address)
    assert statuses(page.html)
    assert all(_LINKED.search(said) for said in _WORDS.findall(page.html))


@pytest.mark.parametrize("address", PAGES)
def test_every_form_of_a_page_can_be_cited(site: Site, address: str) -> None:
    path, _, query = address.partition("?")
    stem, asked = "/index" if path == "/" else path, f"?{query}" if query else ""
    page = site.see(address)
    bibtex, ris = (site.see(f"{stem}.{form}{asked}").html for form in ("bib", "ris"))
    fixed = re.search(r"url = \{(.*)\}", bibtex)
    assert fixed
    assert f"UR  - {fixed[1]}\r\n" in ris
    assert plain(site.see(fixed[1]).sentence()) == page.sentence()
    assert endings.TYPES["ris"] in page.html


@pytest.mark.parametrize("address", ["/follow-up", "/mandates"])
def test_whatever_is_on_record_the_page_json_and_csv_say_the_same(recorded: Path, address: str) -> None:
    @settings(max_examples=12, deadline=None)
    @given(st.sets(st.sampled_from(range(len(commission.EVERY_FACT))), min_size=1, max_size=20))
    def say_the_same(taken_back: set[int]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(recorded, Path(folder) / "site.db")
            engine = db.connect(f"sqlite:///{folder}/site.db")
            site = site_over(engine)
            site.retract(*(commission.EVERY_FACT[number] for number in sorted(taken_back)))
            page, data, rows = site.see(address), site.json(address), site.csv(address)
            engine.dispose()
        lists = [one for name in ("waiting", "acted", "mandates") for one in data.get(name, [])]
        sentences = [one["status"]["sentence"] for one in lists]
        assert statuses(page.html)[1:] == sentences
        # a paragraph addressed only to States stands in the table without a status
        assert sorted(filter(None, (row.get("sentence") or row.get("status") for row in rows))) == sorted(sentences)
        entries = {
            proof["entry_id"] for one in lists for part in one["status"]["phrases"] for proof in part["evidence"]
        }
        assert linked(page.html) - {*_of_the_first(page.html)} <= entries
        assert entries <= {entry for row in rows for entry in row["entries"].split("; ")}

    say_the_same()


LISTS = (
    *("/follow-up", "/mandates", "/calendar", "/next", "/coverage", "/people", "/boards/unicri", "/corrections"),
    *("/log", "/changes?after=0", "/bodies/ccpcj/sessions/28", "/bodies/ccpcj/sessions/28/items/6"),
    *("/bodies/ccpcj/sessions/28/meetings/7", "/diff?from=2019-05-01&to=2019-12-31", "/search?q=report"),
)


def scalars(thing: object) -> Iterator[str]:
    """Every text, number and day of a JSON page, as text."""
    match thing:
        case dict():
            yield from (text for value in thing.values() for text in scalars(value))
        case list():
            yield from (text for value in thing for text in scalars(value))
        case bool():
            yield "yes" if thing else "no"
        case None:
            return
        case _:
            yield str(thing)


@pytest.mark.parametrize("address", LISTS)
def test_whatever_is_on_record_every_cell_of_a_table_stands_in_the_json_and_in_the_page(
    recorded: Path, address: str
) -> None:
    path, _, query = address.partition("?")
    asked = f"?{query}" if query else ""

    @settings(max_examples=6, deadline=None)
    @given(st.sets(st.sampled_from(range(len(commission.EVERY_FACT))), max_size=20))
    def say_the_same(taken_back: set[int]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(recorded, Path(folder) / "site.db")
            engine = db.connect(f"sqlite:///{folder}/site.db")
            site = site_over(engine)
            if taken_back:
                site.retract(*(commission.EVERY_FACT[number] for number in sorted(taken_back)))
            data, rows, page = site.json(address), site.csv(address), site.see(address)
            described = json.loads(site.see(f"{path}.csv-metadata.json{asked}").html)
            engine.dispose()
        if page.status != 200:
            return
        in_json, in_page = set(scalars(data)), unescape(page.html)
        several = {one["name"] for one in described["tableSchema"]["columns"] if "separator" in one}
        for row in rows:
            assert list(row) == [one["name"] for one in described["tableSchema"]["columns"]]
            for name, cell in row.items():
                for value in cell.split("; ") if name in several else [cell]:
                    # who sits, and what is asked only of States, stands in lists of its own there
                    assert value in ("", "yes", "no") or value in in_json, (name, value)
            # under a meeting the page puts under one heading what many sentences say
            for name in ("sentence", "title", "person", "said", "line") if "meetings" not in address else ():
                said = row.get(name, "").rstrip(":;")  # what follows a title in its source is no part of it on a page
                assert said in in_page or said in page.words, (name, said)

    say_the_same()


def _of_the_first(html: str) -> list[str]:
    """The entries that the sentence of the whole page names."""
    return [entry for entry, _ in _LINKED.findall(_WORDS.findall(html)[0])]
