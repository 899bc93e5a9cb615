"""The hot paths: statements by the driver itself, inside SQLAlchemy's transaction and on its connection."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from secrets import token_hex
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

# rows that a server-side cursor brings at a time
_PAGE = 5000


def fetch(connection: Connection, sql: str, *values: object) -> list[Any]:
    """The rows that a statement selects, by the driver itself: a tuple each. A value is marked by `?`."""
    with _driver(connection) as driver:
        found: list[Any] = driver.execute(_marked(connection, sql), values).fetchall()
    return found


def fetch_each(connection: Connection, questions: Sequence[tuple[str, Sequence[object]]]) -> list[list[Any]]:
    """The rows of several statements, each with its values; on PostgreSQL all of them travel together."""
    with pipelined(connection), _driver(connection) as driver:
        asked = [driver.execute(_marked(connection, sql), values) for sql, values in questions]
        return [cursor.fetchall() for cursor in asked]


def stream(connection: Connection, sql: str, *values: object) -> Iterator[Any]:
    """The same rows, a page at a time in memory."""
    with _driver(connection) as driver:
        if connection.dialect.name == "sqlite":
            yield from driver.execute(sql, values)
        else:
            with driver.cursor(name=f"page_{token_hex(4)}") as cursor:
                cursor.itersize = _PAGE
                yield from cursor.execute(_marked(connection, sql), values)


@contextmanager
def pipelined(connection: Connection) -> Iterator[None]:
    """On PostgreSQL, what is written here waits for no answer until something is read, or the block ends."""
    with _driver(connection) as driver, nullcontext() if connection.dialect.name == "sqlite" else driver.pipeline():
        yield


def put(connection: Connection, table: str, rows: Sequence[Sequence[object]]) -> None:
    """Inserts rows by the driver itself: a value for each column of the table, in their order, days as text."""
    if connection.dialect.name == "postgresql" and len(rows) > 1 and not _in_pipeline(connection):
        with _driver(connection) as driver, driver.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    elif rows:
        change(connection, f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def change(connection: Connection, sql: str, rows: Sequence[Sequence[object]]) -> None:
    """Executes a statement by the driver itself, once for each of these rows of values."""
    with _driver(connection) as driver:
        if len(rows) > 1 and not _in_pipeline(connection):
            driver.cursor().executemany(_marked(connection, sql), rows)
        else:
            for row in rows:
                driver.execute(_marked(connection, sql), row)


def among(connection: Connection, names: Iterable[object]) -> tuple[str, str]:
    """The end of a condition, "is one of these names", and its one value, however many they are."""
    every = msgspec.json.encode([str(name) for name in names]).decode()
    if connection.dialect.name == "sqlite":
        return "IN (SELECT value FROM json_each(?))", every
    return "= ANY(ARRAY(SELECT json_array_elements_text(?::json)))", every


@contextmanager
def _driver(connection: Connection) -> Iterator[Any]:
    """The connection of the driver, within the transaction; its errors are raised as SQLAlchemy's."""
    if not connection.in_transaction():
        connection.begin()
    module: Any = connection.dialect.loaded_dbapi
    try:
        yield connection.connection.driver_connection
    except module.Error as error:
        raise DBAPIError.instance(None, None, error, module.Error, dialect=connection.dialect) from error


def _in_pipeline(connection: Connection) -> bool:
    driver: Any = connection.connection.driver_connection
    return connection.dialect.name == "postgresql" and bool(driver.pgconn.pipeline_status)


def _marked(connection: Connection, sql: str) -> str:
    return sql if connection.dialect.name == "sqlite" else sql.replace("?", "%s")
