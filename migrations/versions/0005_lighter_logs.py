"""A position is the number of its row in SQLite; only second thoughts are in the index of what they are about."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

LOGS = ("proceedings", "office")
SECOND_THOUGHTS = sa.text("about > ''")


def upgrade() -> None:
    _remake("BIGINT", "INTEGER")
    _index(where=SECOND_THOUGHTS)


def downgrade() -> None:
    _remake("INTEGER", "BIGINT")
    _index(where=None)


def _index(where: sa.TextClause | None) -> None:
    for log in LOGS:
        op.drop_index(f"ix_{log}_about", log)
        op.create_index(f"ix_{log}_about", log, ["about"], sqlite_where=where, postgresql_where=where)


def _remake(before: str, after: str) -> None:
    """SQLite changes the type of a key only by another table; its rows, indexes and triggers are carried over as is."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for log in LOGS:
        of_log = f"FROM sqlite_master WHERE tbl_name = '{log}' AND sql IS NOT NULL"
        [made] = op.get_bind().scalars(sa.text(f"SELECT sql {of_log} AND type = 'table'"))
        around = list(op.get_bind().scalars(sa.text(f"SELECT sql {of_log} AND type != 'table'")))
        anew = made.replace(log, f"{log}_anew", 1).replace(f"position {before}", f"position {after}", 1)
        op.get_bind().exec_driver_sql(anew)
        op.execute(f"INSERT INTO {log}_anew SELECT * FROM {log} ORDER BY position")
        op.execute(f"DROP TABLE {log}")
        op.execute(f"ALTER TABLE {log}_anew RENAME TO {log}")
        for each in around:
            op.get_bind().exec_driver_sql(each)
