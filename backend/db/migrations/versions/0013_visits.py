"""Visits to residents and the workers' diary."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MINE = """
    (select current_setting('grid.system', true)) = 'on'
    or account_id = (select nullif(current_setting('grid.account', true), '')::uuid)
"""
LOW, HIGH = ("(select current_setting('grid.low', true))", "(select current_setting('grid.high', true))")
POLICIES = {
    "visit": f"{MINE} or path >= {LOW} and path < {HIGH}",
    "diary_entry": f"""{MINE} or exists (
        select from account where account.id = account_id and account.scope >= {LOW} and account.scope < {HIGH}
    )""",
}
IMPERSONAL = (
    "id, account_id, kind, purpose, outcome, at, received_at, geom, accuracy_m, grid_code, path, distance_m, counts,"
    " why"
)
"""Columns of a visit that the role which only reads may see."""


def upgrade() -> None:
    op.create_table(
        "diary_entry",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_diary_entry_account_id")),
        sa.PrimaryKeyConstraint("account_id", "day", name=op.f("pk_diary_entry")),
    )
    op.create_index("ix_diary_entry_day", "diary_entry", ["day"])
    op.create_table(
        "visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("geom", Geometry("POINT", srid=4326, spatial_index=False), nullable=True),
        sa.Column("accuracy_m", sa.Float(), nullable=True),
        sa.Column("grid_code", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("distance_m", sa.Float(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.CheckConstraint("kind in ('walk', 'knock')", name=op.f("ck_visit_kind")),
        sa.CheckConstraint("outcome in ('met', 'absent', 'declined')", name=op.f("ck_visit_outcome")),
        sa.CheckConstraint(
            "purpose in ('care', 'safety', 'dispute', 'policy', 'survey', 'other')", name=op.f("ck_visit_purpose")
        ),
        sa.CheckConstraint(
            "why in ('nobody_met', 'mocked', 'vague', 'not_bound', 'outside')", name=op.f("ck_visit_why")
        ),
        sa.CheckConstraint("counts = (why is null)", name=op.f("ck_visit_counts")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_visit_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("account_id", "key", name=op.f("uq_visit_account_id_key")),
    )
    op.create_index("ix_visit_account_at", "visit", ["account_id", "at"])
    op.create_index("ix_visit_at", "visit", ["at"])
    op.create_index("ix_visit_path_at", "visit", ["path", "at"])
    for table, condition in POLICIES.items():
        op.execute(f"create policy seen on {table} to grid_app, grid_read using ({condition})")
        op.execute(f"create policy jobs on {table} to grid_jobs using (true)")
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"revoke delete on {table} from grid_app")
    op.execute("revoke select on visit, diary_entry from grid_read")
    op.execute(f"grant select ({IMPERSONAL}) on visit to grid_read")


def downgrade() -> None:
    op.drop_table("visit")
    op.drop_table("diary_entry")
