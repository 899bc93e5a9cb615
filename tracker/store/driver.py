"""The hot paths: statements by the driver itself, inside SQLAlchemy's transaction and on its connection."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from secrets import token_hex
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from tracker.store.journeys import Journeys

# rows that a server-side cursor brings at a time
_PAGE = 5000
# rows up to which statements are faster than a COPY
_FEW = 8
# where a connection keeps the journeys of its transaction, and the names of the statements that its server was told
_JOURNEYS, _TOLD = "journeys", "told"


def begin(connection: Connection, sql: str) -> None:
    """Says a statement with which a transaction begins, in the words that the driver is to use."""
    with _Driver(connection) as driver:
        driver.execute(sql)


def fetch(connection: Connection, sql: str, *values: object) -> list[Any]:
    """The rows that a statement selects, by the driver itself: a tuple each. A value is marked by `?`."""
    return fetch_each(connection, [(sql, values)])[0]


def fetch_each(connection: Connection, questions: Sequence[tuple[str, Sequence[object]]]) -> list[list[Any]]:
    """The rows of several statements, each with its values; `in_one_go` they travel together."""
    with _driver(connection) as driver:
        if journeys := connection.info.get(_JOURNEYS):
            found: list[list[Any]] = journeys.read(questions)
        else:
            found = [driver.execute(_marked(connection, sql), values).fetchall() for sql, values in questions]
    return found


def stream(connection: Connection, sql: str, *values: object) -> Iterator[Any]:
    """The same rows, a page at a time in memory."""
    catch_up(connection)
    with _driver(connection) as driver:
        if connection.dialect.name == "sqlite":
            yield from driver.execute(sql, values)
        else:
            with driver.cursor(name=f"page_{token_hex(4)}") as cursor:
                cursor.execute(_marked(connection, sql), values)
                while page := cursor.fetchmany(_PAGE):
                    yield from page


@contextmanager
def in_one_go(connection: Connection, *first: str) -> Iterator[None]:
    """A transaction on PostgreSQL that begins with these statements and makes few journeys to the server.

    The first of them says BEGIN. What is written waits for the next thing read, and the commit travels with what was
    written last.
    """
    # kept at hand: a connection that is lost on the way cannot be asked for it
    info = connection.info
    if "isolation_level" not in connection.get_execution_options():
        connection.execution_options(isolation_level="AUTOCOMMIT")  # we say BEGIN ourselves
    with connection.begin(), _Driver(connection) as driver:
        info[_JOURNEYS] = journeys = Journeys(driver, info.setdefault(_TOLD, {}), first)
        try:
            yield
            journeys.commit()
        finally:
            del info[_JOURNEYS]


def catch_up(connection: Connection) -> None:
    """Says what `in_one_go` keeps back, before a statement that knows nothing of it: one of SQLAlchemy, or a COPY."""
    if journeys := connection.info.get(_JOURNEYS):
        with _Driver(connection):
            journeys.catch_up()


def put(connection: Connection, table: str, rows: Sequence[Sequence[object]], types: Sequence[str] = ()) -> None:
    """Inserts rows by the driver itself: a value for each column of the table, in their order, days as text.

    Where the types of all columns are told in PostgreSQL's names, many rows travel in its own form, which is faster.
    """
    if not rows:
        return
    if connection.dialect.name == "sqlite" or len(rows) <= _FEW:
        change(connection, f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    else:
        _copy(connection, table, rows, types)


def _copy(connection: Connection, table: str, rows: Sequence[Sequence[object]], types: Sequence[str]) -> None:
    catch_up(connection)
    sql = f"COPY {table} FROM STDIN{' (FORMAT BINARY)' if types else ''}"
    with _driver(connection) as driver, driver.cursor() as cursor, cursor.copy(sql) as copy:
        if types:
            copy.set_types(types)
        for row in rows:
            copy.write_row(row)


def change(connection: Connection, sql: str, rows: Sequence[Sequence[object]]) -> None:
    """Executes a statement by the driver itself, once for each of these rows of values."""
    if not rows:
        return
    with _driver(connection) as driver:
        if journeys := connection.info.get(_JOURNEYS):
            journeys.write(sql, rows)
        elif len(rows) > 1:
            driver.cursor().executemany(_marked(connection, sql), rows)
        else:
            driver.execute(_marked(connection, sql), rows[0])


def among(connection: Connection, names: Iterable[object]) -> tuple[str, str]:
    """The end of a condition, "is one of these names", and its one value, however many they are."""
    told = [str(name) for name in names]
    if len(told) == 1:  # most often; and a third faster
        return "= ?", told[0]
    every = msgspec.json.encode(told).decode()
    if connection.dialect.name == "sqlite":
        return "IN (SELECT value FROM json_each(?))", every
    return "= ANY(ARRAY(SELECT json_array_elements_text(?::json)))", every


class _Driver:
    """The connection of the driver; its errors are raised as SQLAlchemy's."""

    # a class, because the hot paths pay for each use: a generator costs three times as much
    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def __enter__(self) -> Any:
        return self.connection.connection.driver_connection

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        if error is not None:
            dialect = self.connection.dialect
            module: Any = dialect.loaded_dbapi
            if isinstance(error, module.Error):
                raise DBAPIError.instance(None, None, error, module.Error, dialect=dialect) from error


def _driver(connection: Connection) -> _Driver:
    """The connection of the driver, within the transaction."""
    if not connection.in_transaction():
        connection.begin()
    return _Driver(connection)


def _marked(connection: Connection, sql: str) -> str:
    return sql if connection.dialect.name == "sqlite" else sql.replace("?", "%s")
