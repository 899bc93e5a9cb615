"""The database: how to connect, how to write under the lock, how to read one snapshot, how to declare a row table."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from fcntl import LOCK_EX, LOCK_NB, flock
from os import fstat
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import Any, TypeVar, get_type_hints

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Engine,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import OperationalError

from tracker.domain.terms import Log
from tracker.store import driver, resting

Name = TypeVar("Name")

# Alembic owns these: the logs, officers, files, suggestions, contacts, the outbox
metadata = MetaData()
# rows come from their declarations and can be thrown away and made again
row_metadata = MetaData()

# one advisory lock a log; proceedings is always taken before office
_LOCKS: dict[Log, int] = {"proceedings": 7_340_801, "office": 7_340_802}
_REBUILD = 7_340_803
# seconds for which SQLite waits for a file that somebody else writes to; for which a writer waits for its turn, so
# that on a busy machine none gives up while the others get on; and the longest between two looks for it
_PATIENCE = 30.0
_TURN = 600.0
_LOOK = 0.002
BOTH: tuple[Log, ...] = ("proceedings", "office")

# the ends of what has no end: a row that holds for good, and one that is known still
ALWAYS = date.max
LAST = 2**62

_COLUMN_TYPES = {str: Text, int: Integer, bool: Boolean, date: Date, date | None: Date}


def connect(url: str) -> Engine:
    """An engine for `sqlite:///file` or `postgresql://…`. Nothing is opened before the first use."""
    parsed = make_url(url)
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        # what is asked of the database may hold an address, and is no word for a log
        # statements travel as text; and a driver that told the server statements of its own would, at each rollback,
        # make it forget those of `driver` too
        arguments: dict[str, Any] = {"client_encoding": "utf8", "prepare_threshold": None}
        engine = create_engine(parsed, connect_args=arguments, hide_parameters=True, pool_pre_ping=True)
        event.listen(engine, "before_cursor_execute", lambda connection, *_: driver.catch_up(connection))
        resting.keep(engine)
        return engine
    # every use of ours ends its own transaction: nothing is left to be rolled back
    arguments = {"timeout": _PATIENCE}
    engine = create_engine(parsed, connect_args=arguments, hide_parameters=True, pool_reset_on_return=None)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    resting.keep(engine)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves; the driver would say it too late
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    info = connection.info
    writes = bool(info.get("locks"))
    if info.get("waits for a turn", False) != writes:
        # it stays so, because a connection that has written mostly writes again
        driver.begin(connection, f"PRAGMA busy_timeout={0 if writes else _PATIENCE * 1000:.0f}")
        info["waits for a turn"] = writes
    if writes:
        # a transaction that reads first and writes later fails as locked, or commits a stale decision
        _take_turn(connection)
    else:
        driver.begin(connection, "BEGIN DEFERRED")


def _take_turn(connection: Connection) -> None:
    """Begins to write once nobody else does.

    SQLite by itself looks less often the longer it has waited: among many writers, who came first would come last, or
    never. Here all look equally often.
    """
    until = monotonic() + _TURN
    while True:
        try:
            driver.begin(connection, "BEGIN IMMEDIATE")
        except OperationalError as error:
            if not is_locked(error) or monotonic() > until:
                raise
            sleep(uniform(0, _LOOK))
        else:
            return


@contextmanager
def writing(engine: Engine, logs: tuple[Log, ...] = BOTH) -> Iterator[Connection]:
    """A transaction that holds the lock of these logs from its first statement; it commits unless the block raises."""
    with resting.used(engine, "writing") as connection:
        info = connection.info  # kept at hand: a connection that is lost on the way cannot be asked for it
        info["locks"] = logs
        locks = ", ".join(f"pg_advisory_xact_lock({_LOCKS[log]})" for log in BOTH if log in logs)
        try:
            with _transaction(connection, "BEGIN ISOLATION LEVEL READ COMMITTED", f"SELECT {locks}"):
                yield connection
        finally:
            info.pop("locks", None)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A read-only view of one moment: every statement in it sees the same entries, and the rows made from them."""
    # the lock comes before the snapshot: otherwise that may be older than tables that a rebuild puts in place
    lock = "LOCK TABLE proceedings IN ACCESS SHARE MODE"
    with (
        resting.used(engine, "reading") as connection,
        _transaction(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", lock),
    ):
        yield connection


@contextmanager
def _transaction(connection: Connection, *first: str) -> Iterator[None]:
    """A transaction, which on PostgreSQL begins with these statements."""
    on_sqlite = connection.dialect.name == "sqlite"
    with connection.begin() if on_sqlite else driver.in_one_go(connection, *first):
        yield


def chunks(names: Sequence[Name], size: int = 500) -> Iterator[Sequence[Name]]:
    """The same names, so many at a time as one statement takes."""
    for start in range(0, len(names), size):
        yield names[start : start + size]


class Busy(Exception):
    """Another process is doing what only one may do at a time."""


@contextmanager
def alone(engine: Engine) -> Iterator[None]:
    """Holds, across transactions, the right to rebuild. Raises `Busy` where another process has it."""
    busy = Busy("Another rebuild is under way on this database. Let it end, and try again.")
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if not connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({_REBUILD})").scalar():
                raise busy
            try:
                yield
            finally:
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_REBUILD})")
        return
    with engine.connect() as connection:
        name = connection.exec_driver_sql("SELECT file FROM pragma_database_list WHERE name = 'main'").scalar()
    if not name:  # in memory, where no other process is
        yield
        return
    # not the database's own file: closing it would drop the locks that SQLite holds on it
    beside = Path(f"{name}-rebuild")
    with _locked(beside, busy):
        try:
            yield
        finally:
            # while it is locked: whoever opened it before finds another one in its place
            beside.unlink()


@contextmanager
def _locked(path: Path, busy: Busy) -> Iterator[None]:
    """Holds the lock of a file that is made for it. Raises `busy` where another process has it."""
    while True:
        with path.open("w") as file:
            try:
                flock(file, LOCK_EX | LOCK_NB)
            except OSError as error:
                raise busy from error
            if path.exists() and path.stat().st_ino == fstat(file.fileno()).st_ino:
                yield
                return


def generation(connection: Connection) -> int:
    """A number that changes whenever a rebuild puts other tables of rows in place."""
    on_sqlite = connection.dialect.name == "sqlite"
    sql = "PRAGMA schema_version" if on_sqlite else "SELECT 'touch_proceedings'::regclass::oid::bigint"
    return int(driver.fetch(connection, sql)[0][0])


def is_locked(error: OperationalError) -> bool:
    """Whether it says that another has what was asked for, and may let it go."""
    # lock_not_available in PostgreSQL; SQLite says so in words
    return getattr(error.orig, "sqlstate", "") == "55P03" or "locked" in str(error.orig)


def holds_lock(connection: Connection, log: Log) -> bool:
    """Whether this connection was opened by `writing` for that log."""
    return log in connection.info.get("locks", ())


def table_of(name: str, row: type[Any], index: tuple[str, ...] = ()) -> Table:
    """The table for rows of a dataclass in their versions: a column a field, after those that say when it holds.

    Text, numbers, days and truth values have their own columns; everything nested is JSON. A version holds from
    `valid_from` up to, not including, `valid_to`, and was known likewise from one position up to another.
    """
    assert is_dataclass(row)
    hints = get_type_hints(row)
    columns = [
        Column(field.name, _COLUMN_TYPES.get(hints[field.name], JSON)(), index=field.name in index)
        for field in fields(row)
    ]
    return Table(
        name,
        row_metadata,
        Column("stream", Text, primary_key=True),
        Column("no", Integer, primary_key=True),
        Column("valid_from", Date, primary_key=True),
        Column("known_from", BigInteger, primary_key=True, autoincrement=False),
        Column("valid_to", Date, nullable=False),
        Column("known_to", BigInteger, nullable=False),
        Column("digest", Text, nullable=False),
        *columns,
        Index(f"ix_{name}_now", "known_to", "valid_to"),
    )
