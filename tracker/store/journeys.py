"""A transaction on PostgreSQL in few journeys to the server: what is written waits until something is read.

Statements travel together as text, which takes the client less time than a pipeline of the driver; each the server is
told once, and then knows by name.
"""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from psycopg.adapt import Transformer
from psycopg.errors import InFailedSqlTransaction, error_from_result
from psycopg.generators import execute
from psycopg.pq import ExecStatus

# none is used twice: where the telling was interrupted, the server may know it, and we do not
_NUMBERS = count()


class Journeys:
    """The statements of one transaction on the driver's connection, which commits by itself what is in none.

    `told` has the names of the statements that the server of this connection knows.
    """

    __slots__ = ("_driver", "_reader", "_told", "_waiting")

    def __init__(self, driver: Any, told: dict[str, bytes], first: Iterable[str]) -> None:
        self._driver, self._told = driver, told
        self._reader = Transformer(driver)
        self._waiting = [sql.encode() for sql in first]

    def write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Executes a statement once for each of these rows of values, before whatever is read next."""
        for row in rows:
            said = self._executed(sql, row)  # which may say what waits
            self._waiting.append(said)

    def read(self, questions: Iterable[tuple[str, Sequence[object]]]) -> list[list[Any]]:
        """The rows of each of these statements, each with its values."""
        asked = [self._executed(*one) for one in questions]
        answers = self._say(asked)
        return [self._rows(answer) for answer in answers[len(answers) - len(asked) :]]

    def catch_up(self) -> None:
        """Executes what waits."""
        if self._waiting:
            self._say([])

    def commit(self) -> None:
        """Executes what waits, and ends the transaction. Raises where something failed in it, though it was caught."""
        if self._say([b"COMMIT"])[-1].command_status == b"ROLLBACK":
            raise InFailedSqlTransaction("A statement of this transaction had failed, and nothing of it was written.")

    def _say(self, statements: Sequence[bytes]) -> Any:
        said, self._waiting = b";".join([*self._waiting, *statements]), []
        self._driver.pgconn.send_query(said)
        answers = self._driver.wait(execute(self._driver.pgconn))
        if answers[-1].status == ExecStatus.FATAL_ERROR:
            raise error_from_result(answers[-1])
        return answers

    def _rows(self, answer: Any) -> list[Any]:
        self._reader.set_pgresult(answer)
        return self._reader.load_rows(0, answer.ntuples, tuple)

    def _executed(self, sql: str, values: Sequence[object]) -> bytes:
        given = b",".join([self._reader.as_literal(value) for value in values])
        return b"EXECUTE %s(%s)" % (self._name(sql), given) if values else b"EXECUTE %s" % self._name(sql)

    def _name(self, sql: str) -> bytes:
        if sql not in self._told:
            name = f"told_{next(_NUMBERS)}".encode()
            first, *rest = sql.split("?")
            numbered = "".join([first, *(f"${number}{part}" for number, part in enumerate(rest, 1))])
            self._say([b"PREPARE %s AS %s" % (name, numbered.encode())])
            self._told[sql] = name  # the server keeps it, whatever becomes of the transaction
        return self._told[sql]
