"""Commands that set an installation up: the tables, the officers, the recipients."""

from pathlib import Path

import click
from sqlalchemy import URL, Connection, Engine, make_url, text

from tracker import config, record
from tracker.config import Settings
from tracker.main.front import Unfit, connect, count, opened, progress, settings
from tracker.store import db, log, officers, schema

# who records what an upgrade says anew: no officer
_UPGRADE = "upgrade"


@click.command()
def upgrade() -> None:
    """Make the database ready for this version. Its tables are migrated, and all rows made anew from the logs."""
    read = settings()
    engine = connect(read.owner_database_url or read.database_url)
    try:
        streams = prepare(engine, read)
    finally:
        engine.dispose()
    click.echo(f"The database is ready ({streams} streams).")


def prepare(engine: Engine, read: Settings) -> int:
    """Migrates the tables and makes all rows anew; returns the number of streams."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    with db.writing(engine) as connection:
        schema.migrate(connection)
        if read.owner_database_url and engine.dialect.name == "postgresql":
            _let_the_application_in(connection, make_url(read.database_url))
    return taken_over(engine, read)


def taken_over(engine: Engine, read: Settings) -> int:
    """Makes all rows anew of logs that an earlier version may have written; returns the number of streams."""
    streams = rows_anew(engine)
    with db.writing(engine) as connection:
        slots = record.slots_to_the_office(connection, at=config.clock(read)(), by=_UPGRADE).entries
    if slots:
        click.echo(f"{count(len(slots), 'agreement')} with conference services put into the office log, too.")
    return streams


def rows_anew(engine: Engine) -> int:
    """Makes all rows anew from the logs, with progress; returns the number of streams."""
    return sum(1 for _ in progress(record.rebuild(engine), "rebuilding"))


def _let_the_application_in(connection: Connection, application: URL) -> None:
    """Gives the application's role what it needs, and makes the role if there is none.

    It may add to the logs and read them, and change everything else, the tables of rows yet to be made included.
    """
    role = application.username
    if not role:
        return
    quoted = connection.dialect.identifier_preparer.quote(role)
    if not connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}):
        password = str(application.password or "").replace("'", "''").replace("%", "%%")
        connection.exec_driver_sql(f"CREATE ROLE {quoted} LOGIN PASSWORD '{password}'")
    for statement in (
        f"GRANT USAGE ON SCHEMA public TO {quoted}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quoted}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quoted}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {quoted}",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {', '.join(log.TABLES)} FROM {quoted}",
        f"REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {quoted}",
    ):
        connection.exec_driver_sql(statement)


@click.group()
def officer() -> None:
    """Who may record."""


@officer.command("add")
@click.argument("name")
def officer_add(name: str) -> None:
    """Add an officer, under the name that `--by` takes. The log itself knows only an opaque id."""
    if not name.strip():
        raise Unfit("An officer needs a name.")
    read = settings()
    with opened(read) as engine, db.writing(engine) as connection:
        officers.add(connection, name.strip(), config.clock(read)())
    click.echo(f"{name.strip()} may record: tracker accept --all --by {name.strip()!r}")
