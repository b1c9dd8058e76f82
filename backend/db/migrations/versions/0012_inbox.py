"""Notices to people who lead or work."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

MINE = """
    (select current_setting('grid.system', true)) = 'on'
    or account_id = (select nullif(current_setting('grid.account', true), '')::uuid)
    or id = any ((select nullif(current_setting('grid.held', true), ''))::uuid[])
"""


def upgrade() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("data", postgresql.JSONB(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind in ('zombie_warning', 'zombie', 'bulletin', 'circular', 'appeal', 'leave', 'common_problem')",
            name=op.f("ck_notice_kind"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_notice_account_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("account_id", "key", name=op.f("uq_notice_account_id_key")),
    )
    op.create_index("ix_notice_account_at", "notice", ["account_id", sa.text("at desc"), sa.text("id desc")])
    op.create_index("ix_notice_at", "notice", ["at"])
    op.create_index("ix_notice_unread", "notice", ["account_id"], postgresql_where=sa.text("read_at is null"))
    # One's own; what a request puts for others it sees only as long as its transaction holds the new ids.
    op.execute(f"create policy seen on notice to grid_app, grid_read using ({MINE}) with check (true)")
    op.execute("create policy jobs on notice to grid_jobs using (true)")
    op.execute("alter table notice enable row level security")
    op.execute("revoke delete on notice from grid_app")


def downgrade() -> None:
    op.drop_table("notice")
