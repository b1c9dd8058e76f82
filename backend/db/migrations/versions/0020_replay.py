"""In which state every case was, when, in monthly partitions: what a past day is played back from."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

OPEN = "'reported', 'verified_for_filing', 'assigned', 'accepted', 'in_progress', 'returned', 'suspended', 'reopened'"
STATES = f"{OPEN}, 'resolved', 'checked', 'closed', 'excluded', 'merged'"
# Seen by whoever sees the case, as everything that belongs to one. Most rows are decided by the path alone, where the
# case lay then: to look up the cases of a whole city would cost more than to read its day.
OF_CASE = """(select current_setting('grid.system', true)) = 'on'
    or path >= (select current_setting('grid.low', true)) and path < (select current_setting('grid.high', true))
    or exists (select from "case" where "case".id = case_id)"""


def upgrade() -> None:
    op.create_table(
        "replay_entry",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"status in ({STATES})", name=op.f("ck_replay_entry_status")),
        sa.CheckConstraint("at <= until_at", name=op.f("ck_replay_entry_span")),
        sa.PrimaryKeyConstraint("at", "seq", name=op.f("pk_replay_entry")),
        postgresql_partition_by="range (at)",
    )
    op.create_index(
        "ix_replay_entry_running", "replay_entry", ["case_id"], postgresql_where=sa.text("until_at is null")
    )
    op.create_index(
        "ix_replay_entry_open", "replay_entry", ["until_at"], postgresql_where=sa.text(f"status in ({OPEN})")
    )
    op.execute(f"create policy seen on replay_entry to grid_app, grid_read using ({OF_CASE})")
    op.execute("create policy jobs on replay_entry to grid_jobs using (true)")
    op.execute("alter table replay_entry enable row level security")
    op.execute("revoke insert, update, delete on replay_entry from grid_app")


def downgrade() -> None:
    op.execute("drop function if exists make_replay_months_v1, drop_replay_months_v2, replay_begins_v1")
    op.drop_table("replay_entry")
    op.execute("delete from event_cursor where reader = 'replay'")
