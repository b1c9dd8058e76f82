"""What the noon and evening bulletins said."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

# A bulletin names cases: whoever sees the whole place it is of may read it.
SEEN = """
    path >= (select current_setting('grid.low', true)) and path < (select current_setting('grid.high', true))
"""


def upgrade() -> None:
    op.create_table(
        "bulletin",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("slot_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulletin")),
        sa.UniqueConstraint("path", "slot_at", name=op.f("uq_bulletin_path_slot_at")),
    )
    op.create_index("ix_bulletin_slot_at", "bulletin", [sa.text("slot_at desc"), "path"], unique=False)
    op.execute(f"create policy seen on bulletin to grid_app, grid_read using ({SEEN})")
    op.execute("create policy jobs on bulletin to grid_jobs using (true)")
    op.execute("alter table bulletin enable row level security")
    op.execute("revoke insert, update, delete on bulletin from grid_app")
    op.execute("revoke update, delete on bulletin from grid_jobs")  # what was told stays as it was told


def downgrade() -> None:
    op.drop_table("bulletin")
