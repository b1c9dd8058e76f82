"""Clocks of cases with their pauses and orders."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KINDS = "in ('hours', 'working_hours', 'working_days')"
STAGES = (
    "stage in ('whole', 'dispatch', 'accept', 'handle', 'check', 'silence', 'whistle_accept', 'whistle_report',"
    " 'fallback')"
)
# What was written is not unwritten: clocks and pauses say why a case was due when it was, orders were received.
GRANTS = """
revoke delete, truncate on clock, pause from grid_app, grid_jobs;
revoke update, delete, truncate on "order" from grid_app, grid_jobs;
"""
# An open case of before has one clock, for the whole; its deadline becomes the clock's, fired or not. The limits of
# before are those of the configuration that every database begins with.
CLOCKS = """
with rules as (select document from configuration order by effective_from, id limit 1),
limits as (
    select category ->> 'code' as category, clock -> 'whole' ->> 'kind' as kind,
           cast(clock -> 'whole' ->> 'amount' as integer) as amount
    from rules, jsonb_array_elements(document -> 'categories') category,
         jsonb_array_elements(document -> 'clocks') clock
    where clock ->> 'code' = category ->> 'clock'
)
insert into clock (id, case_id, stage, subject_kind, subject_id, limit_kind, limit_amount, started_at, due_at,
                   provisional, missed_at)
select gen_random_uuid(), "case".id, 'whole', 'case', "case".id, limits.kind, limits.amount, opened_at, "case".due_at,
       false, deadline.fired_at
from "case"
join limits using (category)
left join deadline on deadline.subject_id = "case".id and deadline.kind = 'due'
where status not in ('resolved', 'checked', 'closed', 'excluded', 'merged');
update deadline set subject_kind = 'clock', subject_id = clock.id
from clock where deadline.subject_id = clock.case_id and deadline.kind = 'due' and fired_at is null;
update deadline set fired_at = due_at where kind = 'due' and subject_kind = 'case' and fired_at is null;
"""
CASES = """
update deadline set subject_kind = 'case', subject_id = clock.case_id
from clock where deadline.subject_id = clock.id and clock.stage = 'whole' and deadline.kind = 'due';
delete from deadline where subject_kind = 'clock' or kind = 'review';
"""


def upgrade() -> None:
    op.create_table(
        "clock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("limit_kind", sa.Text(), nullable=False),
        sa.Column("limit_amount", sa.Integer(), nullable=False),
        sa.Column("extra_kind", sa.Text(), nullable=True),
        sa.Column("extra_amount", sa.Integer(), nullable=True),
        sa.Column("warn", sa.Float(), nullable=True),
        sa.Column("supervise_kind", sa.Text(), nullable=True),
        sa.Column("supervise_amount", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("supervised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(STAGES, name=op.f("ck_clock_stage")),
        sa.CheckConstraint(f"limit_kind {KINDS}", name=op.f("ck_clock_limit_kind")),
        sa.CheckConstraint(f"extra_kind {KINDS}", name=op.f("ck_clock_extra_kind")),
        sa.CheckConstraint(f"supervise_kind {KINDS}", name=op.f("ck_clock_supervise_kind")),
        sa.CheckConstraint("warn > 0 and warn < 1", name=op.f("ck_clock_warn")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_clock_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock")),
    )
    op.create_index("ix_clock_case_id", "clock", ["case_id"], unique=False)
    op.create_index(
        "ix_clock_provisional",
        "clock",
        ["id"],
        unique=False,
        postgresql_where=sa.text("provisional and stopped_at is null"),
    )
    op.create_index(
        "uq_clock_running",
        "clock",
        ["subject_id", "stage"],
        unique=True,
        postgresql_where=sa.text("stopped_at is null"),
    )
    op.create_table(
        "pause",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approver", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("review_at > from_at", name=op.f("ck_pause_review_at")),
        sa.ForeignKeyConstraint(["approver"], ["account.id"], name=op.f("fk_pause_approver")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_pause_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause")),
    )
    op.create_index(op.f("ix_pause_case_id"), "pause", ["case_id"], unique=False)
    op.create_index(
        "uq_pause_case_open", "pause", ["case_id"], unique=True, postgresql_where=sa.text("until_at is null")
    )
    op.execute(sa.schema.CreateSequence(sa.Sequence("order_number")))
    op.create_table(
        "order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("clock_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("to_owner", sa.Text(collation="C"), nullable=False),
        sa.Column("to_department", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.CheckConstraint("kind in ('urge', 'supervise')", name=op.f("ck_order_kind")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_order_case_id")),
        sa.ForeignKeyConstraint(["clock_id"], ["clock.id"], name=op.f("fk_order_clock_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order")),
        sa.UniqueConstraint("number", name=op.f("uq_order_number")),
    )
    op.create_index(op.f("ix_order_case_id"), "order", ["case_id"], unique=False)
    op.add_column("deadline", sa.Column("tries", sa.Integer(), server_default="0", nullable=False))
    op.execute(GRANTS)
    op.execute(CLOCKS)


def downgrade() -> None:
    op.execute(CASES)
    op.drop_column("deadline", "tries")
    op.drop_table("order")
    op.execute(sa.schema.DropSequence(sa.Sequence("order_number")))
    op.drop_table("pause")
    op.drop_table("clock")
