"""The two logs, officers, kept files, suggestions, contacts and the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

LOGS = ("proceedings", "office")
# emptied together, and only these, when content is withheld by legal order
CONTENT = ("event", "source", "salt")
COLUMNS = (
    "position", "stream", "version", "entry_id", "type", "about", "occasion", "content_digest", "recorded_at",
    "recorded_by", "accepted_as", "historical", "batch", "hash",
)


def upgrade() -> None:
    for log in LOGS:
        op.create_table(
            log,
            sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
            sa.Column("stream", sa.Text, nullable=False),
            sa.Column("version", sa.Integer, nullable=False),
            sa.Column("entry_id", sa.Text, nullable=False),
            sa.Column("type", sa.Text, nullable=False),
            sa.Column("about", sa.Text, nullable=False),
            sa.Column("event", sa.Text, nullable=False),
            sa.Column("occasion", sa.Text, nullable=False),
            sa.Column("source", sa.Text, nullable=False),
            sa.Column("salt", sa.Text, nullable=False),
            sa.Column("content_digest", sa.Text, nullable=False),
            sa.Column("recorded_at", sa.Text, nullable=False),
            sa.Column("recorded_by", sa.Text, nullable=False),
            sa.Column("accepted_as", sa.Text, nullable=False),
            sa.Column("historical", sa.Integer, nullable=False),
            sa.Column("batch", sa.Text, nullable=False),
            sa.Column("hash", sa.Text, nullable=False),
            sa.UniqueConstraint("entry_id"),
            sa.UniqueConstraint("stream", "version"),
        )
        op.create_index(f"ix_{log}_about", log, ["about"])
        op.create_index(f"ix_{log}_batch", log, ["batch"])
    op.create_table(
        "officers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("added_at", sa.Text, nullable=False),
    )
    op.create_table(
        "files",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
        sa.Column("kept_at", sa.Text, nullable=False),
    )
    op.create_table(
        "suggestions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.Text, nullable=False, unique=True),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("fact", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("decided_by", sa.Text, nullable=False),
        sa.Column("decided_at", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["file"], ["files.sha256"]),
    )
    op.create_index("ix_suggestions_file", "suggestions", ["file"])
    op.create_index("ix_suggestions_state", "suggestions", ["state"])
    op.create_table(
        "contacts",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("address", sa.Text, nullable=False, unique=True),
        sa.Column("time_zone", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
    )
    op.create_table(
        "outbox",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("matter", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("lead_days", sa.Integer, nullable=False),
        sa.Column("letter", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_at", sa.Text, nullable=False),
        sa.Column("lease_until", sa.Text, nullable=False),
        sa.Column("lease", sa.Text, nullable=False),
        sa.Column("last_error", sa.Text, nullable=False),
        sa.Column("failing_since", sa.Text, nullable=False),
        sa.Column("queued_at", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"]),
    )
    op.create_index("ix_outbox_state_next_at", "outbox", ["state", "next_at"])
    _guard()


def _guard() -> None:
    """Triggers: no UPDATE but the emptying of all content, no DELETE, no TRUNCATE."""
    if op.get_bind().dialect.name == "sqlite":
        for log in LOGS:
            emptied = " AND ".join(f"NEW.{name} = ''" for name in CONTENT)
            kept = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in COLUMNS)
            op.execute(
                f"CREATE TRIGGER {log}_update BEFORE UPDATE ON {log} WHEN NOT ({emptied} AND {kept})"
                f" BEGIN SELECT RAISE(ABORT, 'entries of {log} are never changed'); END"
            )
            op.execute(
                f"CREATE TRIGGER {log}_delete BEFORE DELETE ON {log}"
                f" BEGIN SELECT RAISE(ABORT, 'entries of {log} are never deleted'); END"
            )
            # INSERT OR REPLACE deletes without firing the trigger above
            op.execute(
                f"CREATE TRIGGER {log}_insert BEFORE INSERT ON {log} WHEN"
                f" NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM {log})"
                f" OR EXISTS (SELECT 1 FROM {log} WHERE entry_id = NEW.entry_id)"
                f" OR EXISTS (SELECT 1 FROM {log} WHERE stream = NEW.stream AND version = NEW.version)"
                f" BEGIN SELECT RAISE(ABORT, 'entries of {log} are only appended'); END"
            )
        return
    emptied = " AND ".join(f"NEW.{name} = ''" for name in CONTENT)
    kept = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in COLUMNS)
    op.execute(
        "CREATE FUNCTION tracker_keep_entries() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP = 'UPDATE' THEN IF {emptied} AND {kept} THEN RETURN NEW; END IF; END IF;"
        " RAISE EXCEPTION 'entries of % are never changed or deleted', TG_TABLE_NAME; END $$"
    )
    for log in LOGS:
        op.execute(
            f"CREATE TRIGGER {log}_keep BEFORE UPDATE OR DELETE ON {log}"
            " FOR EACH ROW EXECUTE FUNCTION tracker_keep_entries()"
        )
        op.execute(
            f"CREATE TRIGGER {log}_keep_all BEFORE TRUNCATE ON {log}"
            " FOR EACH STATEMENT EXECUTE FUNCTION tracker_keep_entries()"
        )


def downgrade() -> None:
    for table in ("outbox", "contacts", "suggestions", "files", "officers", *LOGS):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION tracker_keep_entries()")
