"""What a subscriber follows and chose, what is quiet, the lines of a digest, limits, and when to look next."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # whoever was added by command before this followed everything and needs no confirmation
    op.add_column("contacts", sa.Column("state", sa.Text, nullable=False, server_default="confirmed"))
    op.add_column("contacts", sa.Column("digest", sa.Text, nullable=False, server_default="immediate"))
    op.add_column("contacts", sa.Column("ahead", sa.Integer, nullable=False, server_default="0"))
    op.add_column("contacts", sa.Column("language", sa.Text, nullable=False, server_default="en"))
    # empty: made when it is first needed
    op.add_column("contacts", sa.Column("secret", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("contact", sa.Text, sa.ForeignKey("contacts.id"), nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("asked_at", sa.Text, nullable=False),
        sa.Column("since", sa.Text, nullable=False),
        sa.Column("wants_letter", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.UniqueConstraint("contact", "topic", name="uq_subscriptions_contact_topic"),
    )
    op.execute(
        "INSERT INTO subscriptions (id, contact, topic, asked_at, since)"
        " SELECT id, id, '*', added_at, added_at FROM contacts"
    )
    op.create_table(
        "quiet",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("contact", sa.Text, sa.ForeignKey("contacts.id"), nullable=False),
        sa.Column("matter", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=True),
    )
    op.create_table(
        "outbox_lines",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("letter", sa.Text, sa.ForeignKey("outbox.key"), nullable=False, index=True),
        sa.Column("matter", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("lead_days", sa.Integer, nullable=False),
    )
    op.create_table(
        "asked",
        sa.Column("who", sa.Text, primary_key=True),
        sa.Column("hour", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.create_table(
        "planner",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("next_at", sa.Text, nullable=False),
    )


def downgrade() -> None:
    for table in ("planner", "asked", "outbox_lines", "quiet", "subscriptions"):
        op.drop_table(table)
    # what the older version has no place for: those who did not confirm, or left
    op.execute("DELETE FROM outbox WHERE contact IN (SELECT id FROM contacts WHERE state <> 'confirmed')")
    op.execute("DELETE FROM contacts WHERE state <> 'confirmed'")
    for column in ("secret", "language", "ahead", "digest", "state"):
        op.drop_column("contacts", column)
