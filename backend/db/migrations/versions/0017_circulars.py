"""Weekly circulars and monthly rankings as they were published."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "circular",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("begins", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint("kind in ('weekly', 'monthly')", name=op.f("ck_circular_kind")),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_circular_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circular")),
        sa.UniqueConstraint("kind", "path", "begins", name=op.f("uq_circular_kind_path_begins")),
    )
    op.create_index("ix_circular_ends", "circular", [sa.text("ends desc"), "path"], unique=False)
    op.execute("revoke update, delete on circular from grid_app, grid_jobs")  # what was published stays as it was


def downgrade() -> None:
    op.drop_table("circular")
