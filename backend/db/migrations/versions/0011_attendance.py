"""Who is at work, and who is on leave with whom in their place."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ME = "(select nullif(current_setting('grid.account', true), '')::uuid)"
WITHIN = """exists (
    select from account where account.id = account_id
        and account.scope >= (select current_setting('grid.low', true))
        and account.scope < (select current_setting('grid.high', true))
)"""
MINE = f"(select current_setting('grid.system', true)) = 'on' or account_id = {ME} or {WITHIN}"
POLICIES = {"attendance": MINE, "leave": f"{MINE} or deputy_id = {ME}"}


def upgrade() -> None:
    op.create_table(
        "attendance",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_attendance_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "at", name=op.f("pk_attendance")),
    )
    op.create_index("ix_attendance_at", "attendance", ["at"])
    op.create_table(
        "leave",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("deputy_id", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved", sa.Boolean(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(decided_at is null) = (approved is null)", name=op.f("ck_leave_decided")),
        sa.CheckConstraint("deputy_id <> account_id", name=op.f("ck_leave_deputy")),
        sa.CheckConstraint("from_at < until_at", name=op.f("ck_leave_span")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_leave_account_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name=op.f("fk_leave_decided_by")),
        sa.ForeignKeyConstraint(["deputy_id"], ["account.id"], name=op.f("fk_leave_deputy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave")),
    )
    op.create_index("ix_leave_account_until", "leave", ["account_id", "until_at"])
    op.create_index(
        "ix_leave_deputy", "leave", ["deputy_id", "until_at"], postgresql_where=sa.text("deputy_id is not null")
    )
    for table, condition in POLICIES.items():
        op.execute(f"create policy seen on {table} to grid_app, grid_read using ({condition})")
        op.execute(f"create policy jobs on {table} to grid_jobs using (true)")
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"revoke delete on {table} from grid_app")
    op.execute("revoke select on leave from grid_read")


def downgrade() -> None:
    op.execute("drop function if exists leaves_v1(text[], timestamptz, timestamptz)")
    op.execute("drop function if exists bespoken_v1(uuid, timestamptz, timestamptz)")
    op.execute("drop function if exists stood_in_v1(uuid, timestamptz, timestamptz)")
    op.drop_table("leave")
    op.drop_table("attendance")
