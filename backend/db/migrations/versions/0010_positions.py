"""Devices, and the fixes of workers in daily partitions."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ME = "(select nullif(current_setting('grid.account', true), '')::uuid)"
SYSTEM = "(select current_setting('grid.system', true)) = 'on'"
SEEN = f"""{SYSTEM} or account_id = {ME} or exists (
    select from account where account.id = account_id
        and account.scope >= (select current_setting('grid.low', true))
        and account.scope < (select current_setting('grid.high', true))
)"""
TABLES = ("device", "position_fix", "track_day")


def upgrade() -> None:
    op.create_table(
        "device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("protocol", sa.Text(), nullable=False),
        sa.Column("crs", sa.Text(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("protocol in ('osmand', 'owntracks')", name=op.f("ck_device_protocol")),
        sa.CheckConstraint("crs in ('wgs84', 'cgcs2000', 'gcj02', 'bd09')", name=op.f("ck_device_crs")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_device_account_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_device_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_device_key_hash")),
    )
    op.create_index("ix_device_account_id", "device", ["account_id"])
    op.create_table(
        "position_fix",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("accuracy_m", sa.REAL(), nullable=True),
        sa.Column("speed_mps", sa.REAL(), nullable=True),
        sa.Column("mocked", sa.Boolean(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "at", name=op.f("pk_position_fix")),
        postgresql_partition_by="range (at)",
    )
    op.create_table(
        "track_day",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("fixes", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_track_day_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "day", name=op.f("pk_track_day")),
        postgresql_with={"fillfactor": 70},
    )
    op.create_index("ix_track_day_day", "track_day", ["day"])
    op.create_index(
        "ix_track_day_changed_since",
        "track_day",
        ["changed_since"],
        postgresql_where=sa.text("changed_since is not null"),
    )
    op.execute("alter table worker_position set (fillfactor = 70)")
    for table in TABLES:
        op.execute(f"create policy seen on {table} to grid_app, grid_read using ({SEEN})")
        op.execute(f"create policy jobs on {table} to grid_jobs using (true)")
        op.execute(f"alter table {table} enable row level security")
    # A fix is never corrected; days go as a whole, by the owner's function.
    op.execute("revoke update, delete on position_fix from grid_app")
    op.execute("revoke insert, update, delete on position_fix from grid_jobs")
    op.execute("revoke delete on track_day from grid_app, grid_jobs")


def downgrade() -> None:
    for function in (
        "store_fixes_v1",
        "known_fixes_v1",
        "count_fixes_v1",
        "move_workers_v1",
        "make_track_days_v1",
        "drop_track_days_v1",
    ):
        op.execute(f"drop function if exists {function}")
    op.execute("alter table worker_position reset (fillfactor)")
    op.drop_table("track_day")
    op.drop_table("position_fix")
    op.drop_table("device")
