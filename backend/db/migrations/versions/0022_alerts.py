"""Whom the gateway rings of a task that nobody looks at."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

# As of whatever lies beside a case.
SEEN = """
    (select current_setting('grid.system', true)) = 'on'
    or exists (select from "case" where "case".id = case_id)
"""


def upgrade() -> None:
    op.create_table(
        "alert",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("rung", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.CheckConstraint("rung in ('worker', 'deputy', 'leader')", name=op.f("ck_alert_rung")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_alert_account_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_alert_case_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_alert_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        sa.UniqueConstraint("task_id", "account_id", name=op.f("uq_alert_task_id_account_id")),
    )
    op.create_index(op.f("ix_alert_case_id"), "alert", ["case_id"])
    op.create_index("ix_alert_to_send", "alert", ["next_try_at"], postgresql_where=sa.text("next_try_at is not null"))
    op.execute(f"create policy seen on alert to grid_app, grid_read using ({SEEN})")
    op.execute("create policy jobs on alert to grid_jobs using (true)")
    op.execute("alter table alert enable row level security")
    op.add_column("task", sa.Column("alerts", sa.Integer(), server_default="0", nullable=False))
    op.create_index(
        "ix_task_unseen",
        "task",
        ["offered_at"],
        postgresql_where=sa.text("state in ('offered', 'delivered')"),
    )


def downgrade() -> None:
    op.drop_index("ix_task_unseen", table_name="task", postgresql_where=sa.text("state in ('offered', 'delivered')"))
    op.drop_column("task", "alerts")
    op.drop_index("ix_alert_to_send", table_name="alert", postgresql_where=sa.text("next_try_at is not null"))
    op.drop_index(op.f("ix_alert_case_id"), table_name="alert")
    op.drop_table("alert")
