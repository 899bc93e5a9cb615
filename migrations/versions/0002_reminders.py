"""The rule a letter follows, how often it was reinstated, and the heartbeats of workers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # every letter before this followed the only rule there was
    op.add_column("outbox", sa.Column("rule", sa.Text, nullable=False, server_default="matter before an organ"))
    op.add_column("outbox", sa.Column("round", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "heartbeats",
        sa.Column("worker", sa.Text, primary_key=True),
        sa.Column("started_at", sa.Text, nullable=False),
        sa.Column("beat_at", sa.Text, nullable=False),
        sa.Column("every_seconds", sa.Integer, nullable=False),
        sa.Column("sends", sa.Integer, nullable=False),
        sa.Column("ticks", sa.Integer, nullable=False),
        sa.Column("queued", sa.Integer, nullable=False),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("trouble", sa.Text, nullable=False),
        sa.Column("trouble_since", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("heartbeats")
    op.drop_column("outbox", "round")
    op.drop_column("outbox", "rule")
