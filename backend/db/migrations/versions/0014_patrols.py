"""Patrols derived from fixes, and what is still to be derived."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

# Derived by the job alone. What it remembers meanwhile is nobody's to read.
GRANTS = """
revoke insert, update, delete, truncate on patrol from grid_app;
revoke all on patrol_progress from grid_app, grid_read;
"""
# A worker's own, and those of the grids within one's scope (docs/decisions/0007-row-security.md).
SEEN = """
    (select current_setting('grid.system', true)) = 'on'
    or account_id = (select nullif(current_setting('grid.account', true), '')::uuid)
    or (path >= (select current_setting('grid.low', true)) and path < (select current_setting('grid.high', true)))
"""


def upgrade() -> None:
    op.create_table(
        "patrol",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("grid_code", sa.Text(), nullable=False),
        sa.Column("grid_id", sa.BigInteger(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds_inside", sa.Integer(), nullable=False),
        sa.Column("metres", sa.Integer(), nullable=False),
        sa.Column("fixes", sa.Integer(), nullable=False),
        sa.Column("visited", postgresql.BIT(varying=True), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("area_share", sa.Float(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("why", postgresql.JSONB(), nullable=True),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_patrol_account_id")),
        sa.ForeignKeyConstraint(["grid_id"], ["grid.id"], name=op.f("fk_patrol_grid_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patrol")),
        sa.UniqueConstraint("account_id", "grid_id", "began_at", name=op.f("uq_patrol_account_id_grid_id_began_at")),
    )
    op.create_index("ix_patrol_account_id_day", "patrol", ["account_id", "day"])
    op.create_index("ix_patrol_grid_code_began_at", "patrol", ["grid_code", "began_at"])
    op.create_index("ix_patrol_path_began_at", "patrol", ["path", "began_at"])
    op.create_table(
        "patrol_progress",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("anchor_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("carried", postgresql.JSONB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_patrol_progress_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "day", name=op.f("pk_patrol_progress")),
    )
    op.execute(GRANTS)
    op.execute(f"create policy seen on patrol for select to grid_app, grid_read using ({SEEN})")
    op.execute("create policy jobs on patrol to grid_jobs using (true)")
    op.execute("alter table patrol enable row level security")


def downgrade() -> None:
    op.drop_table("patrol_progress")
    op.drop_table("patrol")
