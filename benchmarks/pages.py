"""What pages cost, against Datasette and against themselves: `python -m benchmarks.pages --json FILE`

Datasette wants an environment of its own: `python -m venv D && D/bin/pip install datasette`, then
`--datasette D/bin/python`; without it only our own ratios are taken. All figures are medians of repetitions that take
turns, in one run on one machine; judge by the ratios. Seconds are those in which a process works (all its threads), so
that what else the machine does meanwhile falls on nobody.

- theirs: Datasette asked in its own process by its own client, at its best settings: the file immutable, no facets,
  no suggestions, no count, and a table made ready for it: the very fields that our page and JSON show, so that it has
  nothing to work out.
- ours, made anew: the site asked by Flask's client, each time with a parameter more that nobody reads, so that nothing
  is kept of it: the moment, the rows, the page. All ratios among ourselves are of such pages.
- ours, kept: the same page asked for again; it is answered from memory while the record stands (`tracker/web/kept.py`).
- 304: the same page to a reader who has it.
- growth: the same page over `--entries` and over a hundredth of them. What grows is everything around it; lists that
  show a whole record (`/follow-up`) hold the same matters in both.
- as_of: the page of an earlier day that shows as much, against today's.
"""

import argparse
import gc
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from itertools import chain, count, islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from benchmarks.log import issued, matter, statement, tabled
from tracker import record
from tracker.domain.terms import Fact
from tracker.store import db, log, schema
from tracker.web import create_app
from tracker.web.plain import plain

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = date(2020, 1, 1)
MATTERS = 30
_BATCH = 1000
_TURN = count()

# what the other process does: reads an address a line, answers with the seconds, the status and the bytes it took
THEIRS = """
import asyncio, sys, time
from datasette.app import Datasette
async def main():
    settings = {"suggest_facets": False, "allow_facet": False, "default_page_size": 100, "num_sql_threads": 1}
    site = Datasette([], immutables=[sys.argv[1]], settings=settings)
    await site.invoke_startup()
    for line in sys.stdin:
        started = time.process_time()
        answer = await site.client.get(line.strip())
        print(time.process_time() - started, answer.status_code, len(answer.content), flush=True)
asyncio.run(main())
"""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One comparison: what is divided by what, in milliseconds, and the goal for the ratio."""

    what: str
    over: float
    under: float
    goal: str

    @property
    def ratio(self) -> float:
        """The first divided by the second."""
        return self.over / self.under

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        sign, _, number = self.goal.partition(" ")
        return self.ratio >= float(number) if sign == ">=" else self.ratio <= float(number)


def facts() -> Iterator[Fact]:
    """Facts without end: the same few matters first, then documents before many sessions and statements on items."""
    yield from chain.from_iterable((matter(one, no) for no in range(3)) for one in range(MATTERS))
    stream = MATTERS
    while True:
        stream += 1
        yield from (statement(stream, number) for number in range(8))
        yield issued(stream)
        yield from (tabled(stream, number) for number in range(1, 4))


def fill(url: str, entries: int) -> Flask:
    """The site over a new database with so many entries."""
    engine = db.connect(url)
    with db.writing(engine) as connection:
        schema.migrate(connection)
    list(record.rebuild(engine))
    made, done = facts(), 0
    while done < entries:
        with db.writing(engine) as connection:
            some = list(islice(made, min(_BATCH, entries - done)))
            done += len(record.accept(connection, some, at=NOW, by="benchmark").entries)
        print(f"\r{done} of {entries} entries", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return create_app(engine, lambda: NOW)


def ready_made(app: Flask, url: str, file: Path) -> None:
    """The entries as our pages show them, as a table for Datasette."""
    with (
        closing(sqlite3.connect(file)) as out,
        app.test_request_context("/"),
        db.reading(db.connect(url)) as connection,
    ):
        for after in range(0, log.head(connection, "proceedings").position, _BATCH):
            rows = [plain(entry) for entry in log.tail(connection, "proceedings", after, _BATCH)]
            names = list(rows[0])
            if not after:
                columns = ", ".join(name if name != "position" else "position integer primary key" for name in names)
                out.execute(f"CREATE TABLE entries ({columns})")
            values = [[row[name] for name in names] for row in rows]
            out.executemany(f"INSERT INTO entries VALUES ({', '.join('?' * len(names))})", values)
        out.commit()


class Other:
    """Datasette in a process of its own."""

    def __init__(self, python: str, file: Path) -> None:
        command = [python, "-c", THEIRS, str(file)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, address: str) -> float:
        """The seconds that it takes for an address."""
        assert self._process.stdin
        assert self._process.stdout
        print(address, file=self._process.stdin, flush=True)
        seconds, status, _ = self._process.stdout.readline().split()
        assert status == "200", (address, status)
        return float(seconds)

    def close(self) -> None:
        """Ends it."""
        self._process.communicate()


def ours(client: FlaskClient, address: str, **headers: str) -> float:
    """The seconds that a page takes that has to be made, or that a reader has who sends `If-None-Match`."""
    if not headers:
        address += f"{'&' if '?' in address else '?'}{next(_TURN)}"
    return asked(client, address, **headers)


def asked(client: FlaskClient, address: str, **headers: str) -> float:
    """The seconds that an address takes, made anew or kept."""
    started = process_time()
    answer = client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    seconds = process_time() - started
    assert answer.status_code == (304 if headers else 200), (address, answer.status_code, answer.text[:300])
    return seconds


def medians(repetitions: int, measures: dict[str, Callable[[], float]]) -> dict[str, float]:
    """The median of each in milliseconds; they take turns, and the first turn is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for turn in range(repetitions + 1):
        # what an earlier one leaves to be collected is not the next one's cost
        gc.collect()
        # nor is it always the same one that comes first after that
        first = turn % len(measures)
        for name in [*list(measures)[first:], *list(measures)[:first]]:
            seconds = measures[name]()
            if turn:
                taken[name].append(seconds)
    return {name: 1000 * median(several) for name, several in taken.items()}


def against_datasette(app: Flask, url: str, python: str, folder: Path, entries: int, turns: int) -> list[Ratio]:
    """A list of 100 and one entry, as HTML and as JSON."""
    file = folder / "entries.db"
    ready_made(app, url, file)
    client, other, after = app.test_client(), Other(python, file), entries // 2
    with db.reading(db.connect(url)) as connection:
        [one] = log.tail(connection, "proceedings", after, 1)
    theirs = f"position__gt={after}&_size=100&_nocount=1&_nosuggest=1&_sort=position"
    pairs = {
        "list of 100, HTML": (f"/entries/entries?{theirs}", f"/changes?after={after}", ">= 10"),
        "list of 100, JSON": (f"/entries/entries.json?{theirs}&_shape=objects", f"/changes.json?after={after}", ">= 6"),
        "one entry, HTML": (f"/entries/entries/{one.position}", f"/entries/{one.entry_id}", ">= 10"),
        "one entry, JSON": (f"/entries/entries/{one.position}.json", f"/entries/{one.entry_id}.json", ">= 6"),
    }
    measures: dict[str, Callable[[], float]] = {}
    for name, (their_address, our_address, _) in pairs.items():
        measures[f"their {name}"] = lambda address=their_address: other(address)  # type: ignore[misc]
        measures[f"new {name}"] = lambda address=our_address: ours(client, address)  # type: ignore[misc]
        measures[f"kept {name}"] = lambda address=our_address: asked(client, address)  # type: ignore[misc]
    try:
        took = medians(turns, measures)
    finally:
        other.close()
    return [
        Ratio(f"Datasette ÷ ours {how}: {name}", took[f"their {name}"], took[f"{key} {name}"], goal)
        for key, how in (("kept", "kept"), ("new", "made anew"))
        for name, (*_, goal) in pairs.items()
    ]


def against_ourselves(small: Flask, large: Flask, few: int, turns: int) -> Iterator[Ratio]:
    """Render against 304, growth, and an earlier day against today, page by page."""
    addresses = {
        "home": "/",
        "document": f"/documents/E/CN.15/{MATTERS + 1}/2",
        "item": f"/bodies/ccpcj/sessions/{MATTERS + 1}/items/6",
        "matter": "/matters/CCPCJ/3/elect/UNICRI",
        "follow-up": "/follow-up",
        "changes": f"/changes?after={few // 2}",
        "log": f"/log?before={few // 2}",
        "search": f"/search?q=E/CN.15/{MATTERS + 1}/",
    }
    in_small, in_large = small.test_client(), large.test_client()
    for name, address in addresses.items():
        tag = in_large.get(address).headers["ETag"]
        as_of = f"{address}{'&' if '?' in address else '?'}as_of={LATER}"
        # a part of each turn, so that what the machine does meanwhile falls on all alike
        measures: dict[str, Callable[[], float]] = {
            "large": lambda address=address: ours(in_large, address),  # type: ignore[misc]
            "small": lambda address=address: ours(in_small, address),  # type: ignore[misc]
            "as_of": lambda address=as_of: ours(in_large, address),  # type: ignore[misc]
            "304": lambda address=address, tag=tag: ours(in_large, address, If_None_Match=tag),  # type: ignore[misc]
        }
        took = medians(turns, measures)
        yield Ratio(f"render ÷ 304: {name}", took["large"], took["304"], ">= 8")
        yield Ratio(f"growth: {name}", took["large"], took["small"], "<= 1.1")
        yield Ratio(f"as_of ÷ today: {name}", took["as_of"], took["large"], "<= 1.3")


def lines(ratios: Sequence[Ratio]) -> Iterator[str]:
    """The ratios as a table."""
    yield "| what | ms | ms | ratio | goal | met |"
    yield "|---|---:|---:|---:|---:|---|"
    for one in ratios:
        met = "yes" if one.met else "no"
        yield f"| {one.what} | {one.over:.2f} | {one.under:.2f} | {one.ratio:.2f} | {one.goal} | {met} |"


def main() -> None:
    """Measures, prints the table, and writes the figures."""
    parser = argparse.ArgumentParser(description="What pages cost, as ratios of one run.")
    parser.add_argument("--entries", type=int, default=200_000, help="how many entries the larger record has")
    parser.add_argument("--turns", type=int, default=21, help="repetitions of which the median is taken")
    parser.add_argument("--datasette", default="", help="a Python that has Datasette installed")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    given = parser.parse_args()
    # fewer hold not even one of each thing
    few = max(given.entries // 100, MATTERS * 3 + 100)
    with tempfile.TemporaryDirectory(prefix="benchmark-pages-") as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'large.db'}"
        large, small = fill(url, given.entries), fill(f"sqlite:///{folder / 'small.db'}", few)
        ratios: list[Ratio] = []
        if given.datasette:
            ratios += against_datasette(large, url, given.datasette, folder, given.entries, given.turns)
        ratios += against_ourselves(small, large, few, given.turns)
    print(*lines(ratios), sep="\n")
    if given.json:
        figures: list[dict[str, Any]] = [{**asdict(one), "ratio": one.ratio, "met": one.met} for one in ratios]
        given.json.write_text(json.dumps({"entries": given.entries, "few": few, "ratios": figures}, indent=1))


if __name__ == "__main__":
    main()
