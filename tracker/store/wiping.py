"""What the law takes out of the record besides the entry itself, and the bytes it leaves in the database's files."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Engine, delete, or_, select, text, update

from tracker.store import codec, db, driver

_STILL_THERE = (
    "It is erased from the record. The file of the database is in use, so that its unused space still holds the bytes;"
    ' they go once nobody else uses it, with: sqlite3 FILE "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"'
)


def wipe(connection: Connection, entry_ids: Collection[UUID], key: str, files: Collection[str]) -> dict[str, int]:
    """Takes away what repeats entries outside the logs; returns how many of each: suggestions, letters, files.

    `key` is that of the matter whose letters may repeat it, `files` the SHA-256 of the kept files to be emptied.
    """
    tables = db.metadata.tables
    suggestions, outbox, kept = tables["suggestions"], tables["outbox"], tables["files"]
    lines = tables["outbox_lines"]
    # a letter of several reminders names its matters in its lines alone
    of_lines = outbox.c.key.in_(select(lines.c.letter).where(lines.c.matter == key))
    repeats = or_(outbox.c.matter == key, of_lines)
    statements = {
        "suggestion": delete(suggestions).where(suggestions.c.entry_id.in_([str(one) for one in entry_ids])),
        "letter": update(outbox).where(repeats).values(letter=b""),
        "file": update(kept).where(kept.c.sha256.in_(list(files))).values(bytes=b""),
    }
    unsent = outbox.c.state.in_(["pending", "leased"])
    connection.execute(update(outbox).where(repeats, unsent).values(state="withdrawn"))
    return {what: connection.execute(statement).rowcount for what, statement in statements.items()}


def quoting(connection: Connection, words: Collection[str], apart_from: Collection[UUID]) -> list[UUID]:
    """The entries of the proceedings whose source quotes any of these words; they are found where they are stored."""
    find = "instr(source, ?)" if connection.dialect.name == "sqlite" else "strpos(source, ?)"
    found = [
        codec.uuid(entry_id)
        for said in words
        for (entry_id,) in driver.fetch(
            connection,
            f"SELECT entry_id FROM proceedings WHERE {find} > 0 ORDER BY position",
            f'"quoted":{msgspec.json.encode(said).decode()},',
        )
    ]
    return [one for one in dict.fromkeys(found) if one not in apart_from]


def overwrite(engine: Engine, seconds: int = 30) -> None:
    """Writes the files of the database anew without what was emptied; it may take long, and nobody writes meanwhile.

    Raises `db.Busy` where a SQLite file is read or written by others for longer than so many seconds: then its unused
    space still holds what was emptied.
    """
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in (*db.metadata.sorted_tables, *db.row_metadata.sorted_tables):
                connection.execute(text(f"VACUUM FULL {table.name}"))
        return
    with _waiting(engine, seconds) as cursor:
        # what is taken out of an index of words leaves it only when its parts are merged
        names = cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5(%'")
        for (name,) in names.fetchall():
            cursor.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
        cursor.execute("VACUUM")
    # while it waits for readers nobody can write
    if not settle(engine, min(seconds, 3)):
        raise db.Busy(_STILL_THERE)


def settle(engine: Engine, seconds: int = 0) -> bool:
    """Puts into a SQLite file what was written beside it, and empties what stood there; False while somebody reads."""
    if engine.dialect.name == "postgresql":
        return True
    try:
        with _waiting(engine, seconds) as cursor:
            is_busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except db.Busy:
        return False
    return not is_busy


@contextmanager
def _waiting(engine: Engine, seconds: int) -> Iterator[Any]:
    """A cursor outside any transaction, which an Engine would begin, that waits so long for others."""
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {seconds * 1000}")
        try:
            yield cursor
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise db.Busy(_STILL_THERE) from error
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
