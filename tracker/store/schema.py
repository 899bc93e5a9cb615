"""Whether the database has the tables this version needs, and the migrations that bring it there."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

import tracker
from tracker.store import db


class WrongSchema(Exception):
    """The database cannot be used as it is; the message says why, and the command that mends it."""


def migrations() -> Path:
    """The folder of the migrations: in the package once installed, beside it in a checkout."""
    package = Path(tracker.__file__).parent
    installed = package / "migrations"
    return installed if installed.is_dir() else package.parent / "migrations"


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations()))
    config.attributes["connection"] = connection
    config.attributes["metadata"] = db.metadata
    return config


def migrate(connection: Connection, revision: str = "head") -> None:
    """Brings the tables that are not rows to a revision, within the caller's transaction."""
    check_not_newer(connection)
    command.upgrade(_config(connection), revision)


def unmigrate(connection: Connection, revision: str) -> None:
    """Takes the tables back to an older revision (`base`: none of them)."""
    command.downgrade(_config(connection), revision)


def check_not_newer(connection: Connection) -> None:
    """Raises `WrongSchema` where a newer version of this software has written the database."""
    found = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory(str(migrations())).walk_revisions()}
    if found and found not in known:
        raise WrongSchema(
            f"The database was upgraded by a newer version of the tracker (revision {found}, unknown here)."
            " Install that version, or a newer one."
        )


def check_logs(connection: Connection) -> None:
    """Raises `WrongSchema` unless the database has the tables this version needs, those of rows apart."""
    check_not_newer(connection)
    found = MigrationContext.configure(connection).get_current_revision()
    newest = ScriptDirectory(str(migrations())).get_current_head()
    if found is None:
        raise WrongSchema("The database has no tables yet. Run: tracker upgrade")
    if found != newest:
        raise WrongSchema(f"The database is at revision {found}, this version needs {newest}. Run: tracker upgrade")


def check(connection: Connection) -> None:
    """Raises `WrongSchema` unless the database has all the tables this version needs."""
    check_logs(connection)
    missing = set(db.row_metadata.tables) - set(inspect(connection).get_table_names())
    if missing:
        raise WrongSchema(f"Tables of rows are missing ({', '.join(sorted(missing))}). Run: tracker rebuild")
