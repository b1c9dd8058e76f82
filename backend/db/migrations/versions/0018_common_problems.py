"""Clusters of like cases, and the root-cause cases they led to."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

# A problem is seen by whoever sees the whole place it lies in; which cases are part of it, by whoever sees each.
SYSTEM = "(select current_setting('grid.system', true)) = 'on'"
PROBLEM = f"""
    {SYSTEM} or path >= (select current_setting('grid.low', true))
        and path < (select current_setting('grid.high', true))
"""
CASE = f"""{SYSTEM} or exists (select from "case" where "case".id = case_id)"""


def upgrade() -> None:
    op.create_table(
        "common_problem",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("class_code", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("area", Geometry("MULTIPOLYGON", srid=4326, spatial_index=False), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Float(), nullable=False),
        sa.Column("p", sa.Float(), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("root_case_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["root_case_id"], ["case.id"], name=op.f("fk_common_problem_root_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_common_problem")),
        sa.UniqueConstraint("place_id", "nth", name=op.f("uq_common_problem_place_id_nth")),
    )
    rooted = sa.text("root_case_id is not null")
    op.create_index("uq_common_problem_root", "common_problem", ["place_id"], unique=True, postgresql_where=rooted)
    op.create_index("ix_common_problem_root_case", "common_problem", ["root_case_id"], postgresql_where=rooted)
    op.create_index("ix_common_problem_path_last_at", "common_problem", ["path", "last_at"])
    op.create_table(
        "common_problem_case",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("problem_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_common_problem_case_case_id")),
        sa.ForeignKeyConstraint(["problem_id"], ["common_problem.id"], name=op.f("fk_common_problem_case_problem_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_common_problem_case")),
    )
    op.create_index(op.f("ix_common_problem_case_problem_id"), "common_problem_case", ["problem_id"])
    op.create_table(
        "common_problem_look",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("slot_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("looked_at", sa.Integer(), nullable=True),
        sa.Column("found", sa.Integer(), nullable=True),
        sa.CheckConstraint("(slot_at is null) <> (asked_by is null)", name=op.f("ck_common_problem_look_reason")),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name=op.f("fk_common_problem_look_asked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_common_problem_look")),
        sa.UniqueConstraint("slot_at", name=op.f("uq_common_problem_look_slot_at")),
    )
    waiting = sa.text("done_at is null")
    op.create_index("ix_common_problem_look_waiting", "common_problem_look", ["asked_at"], postgresql_where=waiting)
    for table, condition in (("common_problem", PROBLEM), ("common_problem_case", CASE)):
        op.execute(f"create policy seen on {table} to grid_app, grid_read using ({condition})")
        op.execute(f"create policy jobs on {table} to grid_jobs using (true)")
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"revoke insert, update, delete on {table} from grid_app")
    op.execute("revoke update, delete on common_problem_look from grid_app")  # requests only ask for one


def downgrade() -> None:
    op.drop_table("common_problem_look")
    op.drop_table("common_problem_case")
    op.drop_table("common_problem")
