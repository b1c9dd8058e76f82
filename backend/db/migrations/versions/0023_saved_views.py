"""An operator's saved views of the queue."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

MINE = """
    (select current_setting('grid.system', true)) = 'on'
    or account_id = (select nullif(current_setting('grid.account', true), '')::uuid)
"""


def upgrade() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("filter", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_saved_view_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("account_id", "name", name=op.f("uq_saved_view_account_id_name")),
    )
    op.create_index(
        "ix_case_queue",
        "case",
        ["path", "due_at"],
        unique=False,
        postgresql_where=sa.text("status not in ('closed', 'excluded', 'merged')"),
    )
    op.execute(f"create policy mine on saved_view to grid_app, grid_read using ({MINE})")
    op.execute("create policy jobs on saved_view to grid_jobs using (true)")
    op.execute("alter table saved_view enable row level security")


def downgrade() -> None:
    op.drop_index(
        "ix_case_queue", table_name="case", postgresql_where=sa.text("status not in ('closed', 'excluded', 'merged')")
    )
    op.drop_table("saved_view")
