"""Appeals against what a case says of somebody, and what evaluation looks up."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

MEASURES = (
    "answered", "solved", "satisfied", "closed", "closed_in_time", "overdue", "reworked", "returned", "reopened",
    "well_dispatched",
)  # fmt: skip

# As of whatever lies beside a case, but for whoever holds a receipt: those have no account.
SEEN = """
    (select current_setting('grid.system', true)) = 'on'
    or (select nullif(current_setting('grid.account', true), '')) is not null
        and exists (select from "case" where "case".id = case_id)
"""


def upgrade() -> None:
    op.create_table(
        "appeal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("measures", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("evidence", postgresql.ARRAY(postgresql.UUID()), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved", sa.Boolean(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.CheckConstraint(
            f"measures <@ array{list(MEASURES)!r} and cardinality(measures) > 0", name=op.f("ck_appeal_measures")
        ),
        sa.CheckConstraint("decided_by <> asked_by", name=op.f("ck_appeal_four_eyes")),
        sa.CheckConstraint("(decided_at is null) = (approved is null)", name=op.f("ck_appeal_decided")),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name=op.f("fk_appeal_asked_by")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_appeal_case_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name=op.f("fk_appeal_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
    )
    op.create_index("ix_appeal_case_id", "appeal", ["case_id"])
    op.create_index(
        "uq_appeal_case_open", "appeal", ["case_id"], unique=True, postgresql_where=sa.text("decided_at is null")
    )
    op.execute(f"create policy seen on appeal to grid_app, grid_read using ({SEEN})")
    op.execute("create policy jobs on appeal to grid_jobs using (true)")
    op.execute("alter table appeal enable row level security")
    op.execute("revoke delete on appeal from grid_app")  # what was appealed stays on record
    op.create_index("ix_case_path_due_at", "case", ["path", "due_at"])
    op.create_index("ix_case_path_closed_at", "case", ["path", "closed_at"])
    op.create_index(
        "ix_handover_answered",
        "handover",
        ["to_department"],
        postgresql_where=sa.text("outcome in ('accepted', 'refused')"),
    )


def downgrade() -> None:
    op.drop_index("ix_handover_answered", table_name="handover")
    op.drop_index("ix_case_path_closed_at", table_name="case")
    op.drop_index("ix_case_path_due_at", table_name="case")
    op.drop_table("appeal")
