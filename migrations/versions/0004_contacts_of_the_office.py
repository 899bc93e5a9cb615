"""Which recipients the office added itself: only these hear of the dates in the office log."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contacts", sa.Column("of_office", sa.Boolean, nullable=False, server_default=sa.false()))
    # what a command adds counts from the instant at which it was asked for; what is confirmed by mail, from later
    op.execute(
        "UPDATE contacts SET of_office = true"
        " WHERE id IN (SELECT contact FROM subscriptions WHERE since = asked_at)"
    )


def downgrade() -> None:
    op.drop_column("contacts", "of_office")
