"""What the law takes out of the record besides the entry itself, and the bytes it leaves in the database's files."""

from collections.abc import Collection
from contextlib import closing
from uuid import UUID

from sqlalchemy import Connection, Engine, delete, or_, select, text, update

from tracker.store import db


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


def overwrite(engine: Engine) -> None:
    """Writes the files of the database anew without what was emptied; it may take long, and nobody writes meanwhile.

    Raises `db.Busy` where they are being read meanwhile: then the unused space of a SQLite file still holds it.
    """
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in (*db.metadata.sorted_tables, *db.row_metadata.sorted_tables):
                connection.execute(text(f"VACUUM FULL {table.name}"))
        return
    with closing(engine.raw_connection()) as connection:  # outside any transaction, which an Engine would begin
        cursor = connection.cursor()
        # what is taken out of an index of words leaves it only when its parts are merged
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5(%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA busy_timeout = 3000")
        is_busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.execute("PRAGMA busy_timeout = 30000")
    if is_busy:
        raise db.Busy(
            "It is erased from the record. The file of the database was being read, so that its unused space still"
            ' holds the bytes; they go with: sqlite3 FILE "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"'
        )
