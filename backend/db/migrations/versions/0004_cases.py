"""The case's whole life: rungs, rounds, endings, and the registers beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


OPEN_BEFORE = "status not in ('resolved', 'closed')"
OPEN = "status not in ('resolved', 'checked', 'closed', 'excluded', 'merged')"
STATES_BEFORE = "status in ('reported', 'assigned', 'accepted', 'resolved', 'closed')"
STATES = (
    "status in ('reported', 'verified_for_filing', 'assigned', 'accepted', 'in_progress', 'returned', 'suspended',"
    " 'reopened', 'resolved', 'checked', 'closed', 'excluded', 'merged')"
)
KINDS = "kind in ('inquiry', 'help', 'complaint', 'tip', 'suggestion', 'praise')"
CHECKS = (
    ("case", "kind", KINDS),
    ("case", "rung", "rung in ('worker', 'community', 'street', 'department', 'meeting')"),
    ("case", "lane", "lane in ('emergency', 'petition')"),
    ("case", "closed_how", "closed_how in ('verdict', 'silence', 'excluded', 'merged', 'office')"),
    ("case", "merged_into", "(status = 'merged') = (merged_into is not null)"),
    ("report", "kind", KINDS),
)


def upgrade() -> None:
    op.create_table(
        "dispute",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("class_code", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("parties", sa.Integer(), nullable=False),
        sa.Column("graded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("graded_by", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("grade in ('small', 'large', 'hard')", name=op.f("ck_dispute_grade")),
        sa.CheckConstraint("outcome in ('settled', 'failed', 'withdrawn')", name=op.f("ck_dispute_outcome")),
        sa.CheckConstraint("parties >= 2", name=op.f("ck_dispute_parties")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_dispute_case_id")),
        sa.ForeignKeyConstraint(["graded_by"], ["account.id"], name=op.f("fk_dispute_graded_by")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_dispute")),
    )
    op.create_table(
        "handover",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("from_rung", sa.Text(), nullable=False),
        sa.Column("from_owner", sa.Text(collation="C"), nullable=False),
        sa.Column("from_department", sa.Text(), nullable=True),
        sa.Column("to_rung", sa.Text(), nullable=False),
        sa.Column("to_owner", sa.Text(collation="C"), nullable=False),
        sa.Column("to_department", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "from_rung in ('worker', 'community', 'street', 'department', 'meeting')",
            name=op.f("ck_handover_from_rung"),
        ),
        sa.CheckConstraint(
            "outcome in ('accepted', 'refused', 'expired', 'superseded')", name=op.f("ck_handover_outcome")
        ),
        sa.CheckConstraint(
            "to_rung in ('worker', 'community', 'street', 'department', 'meeting')", name=op.f("ck_handover_to_rung")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_handover_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_index(
        "ix_handover_asked", "handover", ["to_owner"], unique=False, postgresql_where=sa.text("ended_at is null")
    )
    op.create_index(op.f("ix_handover_case_id"), "handover", ["case_id"], unique=False)
    op.create_index(
        "uq_handover_case_open", "handover", ["case_id"], unique=True, postgresql_where=sa.text("ended_at is null")
    )
    op.create_table(
        "merge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_by", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state_before", sa.Text(), nullable=False),
        sa.Column("split_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("split_by", sa.Uuid(), nullable=True),
        sa.Column("split_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("case_id <> into_id", name=op.f("ck_merge_other")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_merge_case_id")),
        sa.ForeignKeyConstraint(["into_id"], ["case.id"], name=op.f("fk_merge_into_id")),
        sa.ForeignKeyConstraint(["merged_by"], ["account.id"], name=op.f("fk_merge_merged_by")),
        sa.ForeignKeyConstraint(["split_by"], ["account.id"], name=op.f("fk_merge_split_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge")),
    )
    op.create_index(op.f("ix_merge_case_id"), "merge", ["case_id"], unique=False)
    op.create_index(op.f("ix_merge_into_id"), "merge", ["into_id"], unique=False)
    op.create_index(
        "uq_merge_case_open", "merge", ["case_id"], unique=True, postgresql_where=sa.text("split_at is null")
    )
    op.create_table(
        "request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("limit_kind", sa.Text(), nullable=True),
        sa.Column("limit_amount", sa.Integer(), nullable=True),
        sa.Column("review_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved", sa.Boolean(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.CheckConstraint("kind in ('extend', 'suspend')", name=op.f("ck_request_kind")),
        sa.CheckConstraint("decided_by <> asked_by", name=op.f("ck_request_four_eyes")),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name=op.f("fk_request_asked_by")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_request_case_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name=op.f("fk_request_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
    )
    op.create_index(op.f("ix_request_case_id"), "request", ["case_id"], unique=False)
    op.create_index(
        "uq_request_case_open", "request", ["case_id"], unique=True, postgresql_where=sa.text("decided_at is null")
    )
    op.create_table(
        "step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["account.id"], name=op.f("fk_step_actor")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_step_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
    )
    op.create_index(op.f("ix_step_case_id"), "step", ["case_id"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_note_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_case_id"), "note", ["case_id"], unique=False)
    op.add_column("task", sa.Column("words", sa.Text(), nullable=True))
    op.add_column("case", sa.Column("kind", sa.Text(), server_default="help", nullable=False))
    op.add_column("case", sa.Column("state_before", sa.Text(), nullable=True))
    op.add_column("case", sa.Column("address", sa.Text(), nullable=True))
    op.add_column("case", sa.Column("rung", sa.Text(), server_default="worker", nullable=False))
    for words in ("owner_department", "department", "lane", "rule"):
        op.add_column("case", sa.Column(words, sa.Text(), nullable=True))
    op.add_column("case", sa.Column("configuration_id", sa.BigInteger(), nullable=True))
    for counter in ("round", "returns", "extensions"):
        op.add_column("case", sa.Column(counter, sa.Integer(), server_default="0", nullable=False))
    op.add_column("case", sa.Column("merged_into", sa.Uuid(), nullable=True))
    op.add_column("case", sa.Column("reason", sa.Text(), nullable=True))
    op.add_column("case", sa.Column("closed_how", sa.Text(), nullable=True))
    op.add_column("case", sa.Column("meeting_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("case", sa.Column("due_provisional", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.create_index(
        "ix_case_department",
        "case",
        ["department", "opened_at"],
        unique=False,
        postgresql_where=sa.text("department is not null"),
    )
    op.create_index(
        "ix_case_owner_department",
        "case",
        ["owner_department", "opened_at"],
        unique=False,
        postgresql_where=sa.text("owner_department is not null"),
    )
    op.create_index(
        "ix_case_meeting_at", "case", ["meeting_at"], unique=False, postgresql_where=sa.text("meeting_at is not null")
    )
    op.create_index(
        "ix_case_merged_into",
        "case",
        ["merged_into"],
        unique=False,
        postgresql_where=sa.text("merged_into is not null"),
    )
    op.create_index("ix_case_worker_id", "case", ["worker_id"], unique=False)
    op.create_foreign_key(op.f("fk_case_merged_into"), "case", "case", ["merged_into"], ["id"])
    op.create_foreign_key(op.f("fk_case_configuration_id"), "case", "configuration", ["configuration_id"], ["id"])
    op.add_column("case", sa.Column("resolved_by", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_case_resolved_by"), "case", "account", ["resolved_by"], ["id"])
    op.add_column("task", sa.Column("accept_by", sa.DateTime(timezone=True), nullable=True))
    # Ten minutes was what every installation had unless it said otherwise.
    op.execute("update task set accept_by = offered_at + interval '10 minutes'")
    op.alter_column("task", "accept_by", nullable=False)
    op.add_column("report", sa.Column("kind", sa.Text(), server_default="help", nullable=False))
    op.add_column("report", sa.Column("address", sa.Text(), nullable=True))
    op.drop_constraint(op.f("ck_case_status"), "case", type_="check")
    op.create_check_constraint(op.f("ck_case_status"), "case", STATES)
    for table, name, condition in CHECKS:
        op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, condition)
    op.drop_index("ix_case_open", table_name="case")
    op.create_index("ix_case_open", "case", ["path"], unique=False, postgresql_where=sa.text(OPEN))


def downgrade() -> None:
    op.drop_index("ix_case_open", table_name="case")
    op.create_index("ix_case_open", "case", ["path"], unique=False, postgresql_where=sa.text(OPEN_BEFORE))
    for table, name, _ in CHECKS:
        op.drop_constraint(op.f(f"ck_{table}_{name}"), table, type_="check")
    op.drop_constraint(op.f("ck_case_status"), "case", type_="check")
    op.create_check_constraint(op.f("ck_case_status"), "case", STATES_BEFORE)
    op.drop_column("report", "address")
    op.drop_column("report", "kind")
    op.drop_column("task", "accept_by")
    op.drop_column("task", "words")
    op.drop_constraint(op.f("fk_case_resolved_by"), "case", type_="foreignkey")
    op.drop_column("case", "resolved_by")
    op.drop_constraint(op.f("fk_case_configuration_id"), "case", type_="foreignkey")
    op.drop_constraint(op.f("fk_case_merged_into"), "case", type_="foreignkey")
    op.drop_index("ix_case_worker_id", table_name="case")
    op.drop_index("ix_case_merged_into", table_name="case", postgresql_where=sa.text("merged_into is not null"))
    op.drop_index("ix_case_meeting_at", table_name="case", postgresql_where=sa.text("meeting_at is not null"))
    op.drop_index("ix_case_department", table_name="case", postgresql_where=sa.text("department is not null"))
    op.drop_index(
        "ix_case_owner_department", table_name="case", postgresql_where=sa.text("owner_department is not null")
    )
    op.drop_column("case", "due_provisional")
    op.drop_column("case", "meeting_at")
    op.drop_column("case", "closed_how")
    op.drop_column("case", "reason")
    op.drop_column("case", "merged_into")
    op.drop_column("case", "extensions")
    op.drop_column("case", "returns")
    op.drop_column("case", "round")
    op.drop_column("case", "configuration_id")
    op.drop_column("case", "rule")
    op.drop_column("case", "lane")
    for column in ("department", "owner_department", "rung", "address"):
        op.drop_column("case", column)
    op.drop_column("case", "state_before")
    op.drop_column("case", "kind")
    op.drop_index(op.f("ix_note_case_id"), table_name="note")
    op.drop_table("note")
    op.drop_index(op.f("ix_step_case_id"), table_name="step")
    op.drop_table("step")
    op.drop_index("uq_request_case_open", table_name="request", postgresql_where=sa.text("decided_at is null"))
    op.drop_index(op.f("ix_request_case_id"), table_name="request")
    op.drop_table("request")
    op.drop_index("uq_merge_case_open", table_name="merge", postgresql_where=sa.text("split_at is null"))
    op.drop_index(op.f("ix_merge_into_id"), table_name="merge")
    op.drop_index(op.f("ix_merge_case_id"), table_name="merge")
    op.drop_table("merge")
    op.drop_index("uq_handover_case_open", table_name="handover", postgresql_where=sa.text("ended_at is null"))
    op.drop_index(op.f("ix_handover_case_id"), table_name="handover")
    op.drop_index("ix_handover_asked", table_name="handover", postgresql_where=sa.text("ended_at is null"))
    op.drop_table("handover")
    op.drop_table("dispute")
