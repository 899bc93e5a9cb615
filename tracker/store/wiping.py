"""What the law takes out of the record besides the entry itself, and the bytes it leaves in the database's files."""

from contextlib import closing
from uuid import UUID

from sqlalchemy import Connection, Engine, delete, text, update

from tracker.store import db


def wipe(connection: Connection, entry_id: UUID, key: str, file: str) -> dict[str, int]:
    """Takes away what repeats an entry outside the logs; returns how many of each: suggestions, letters, files.

    `key` is that of the matter whose letters may repeat it, `file` the SHA-256 of the kept file to be emptied.
    """
    tables = db.metadata.tables
    suggestions, outbox, files = tables["suggestions"], tables["outbox"], tables["files"]
    statements = {
        "suggestion": delete(suggestions).where(suggestions.c.entry_id == str(entry_id)),
        "letter": update(outbox).where(outbox.c.matter == key).values(letter=b""),
        "file": update(files).where(files.c.sha256 == file).values(bytes=b""),
    }
    return {what: connection.execute(statement).rowcount for what, statement in statements.items()}


def overwrite(engine: Engine) -> None:
    """Writes the files of the database anew without what was emptied; it may take long, and nobody writes meanwhile."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in (*db.metadata.sorted_tables, *db.row_metadata.sorted_tables):
                connection.execute(text(f"VACUUM FULL {table.name}"))
        return
    with closing(engine.raw_connection()) as connection:  # outside any transaction, which an Engine would begin
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
