"""Whistles: departments called to a case."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Who was called and what they answered stays: a whistle ends, it is not removed.
GRANTS = "revoke delete, truncate on whistle, whistle_call from grid_app, grid_jobs"


def upgrade() -> None:
    op.execute(sa.schema.CreateSequence(sa.Sequence("whistle_number")))
    op.create_table(
        "whistle",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("called_by", sa.Uuid(), nullable=False),
        sa.Column("called_owner", sa.Text(collation="C"), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_how", sa.Text(), nullable=True),
        sa.Column("ended_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("ended_how <> 'overridden' or ended_reason is not null", name=op.f("ck_whistle_reason")),
        sa.CheckConstraint("ended_how in ('answered', 'overridden', 'withdrawn')", name=op.f("ck_whistle_ended_how")),
        sa.CheckConstraint("(ended_at is null) = (ended_how is null)", name=op.f("ck_whistle_ended")),
        sa.ForeignKeyConstraint(["called_by"], ["account.id"], name=op.f("fk_whistle_called_by")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_whistle_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_whistle")),
        sa.UniqueConstraint("number", name=op.f("uq_whistle_number")),
    )
    op.create_index("ix_whistle_called_owner", "whistle", ["called_owner", "called_at"], unique=False)
    op.create_index(op.f("ix_whistle_case_id"), "whistle", ["case_id"], unique=False)
    op.create_index(
        "uq_whistle_case_open", "whistle", ["case_id"], unique=True, postgresql_where=sa.text("ended_at is null")
    )
    op.create_table(
        "whistle_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("whistle_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_by", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("state <> 'refused' or reason is not null", name=op.f("ck_whistle_call_reason")),
        sa.CheckConstraint("state <> 'reported' or words is not null", name=op.f("ck_whistle_call_words")),
        sa.CheckConstraint(
            "state in ('called', 'accepted', 'refused', 'reported', 'released')", name=op.f("ck_whistle_call_state")
        ),
        sa.ForeignKeyConstraint(["answered_by"], ["account.id"], name=op.f("fk_whistle_call_answered_by")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_whistle_call_case_id")),
        sa.ForeignKeyConstraint(["released_by"], ["account.id"], name=op.f("fk_whistle_call_released_by")),
        sa.ForeignKeyConstraint(["reported_by"], ["account.id"], name=op.f("fk_whistle_call_reported_by")),
        sa.ForeignKeyConstraint(["whistle_id"], ["whistle.id"], name=op.f("fk_whistle_call_whistle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_whistle_call")),
        sa.UniqueConstraint("whistle_id", "nth", name=op.f("uq_whistle_call_whistle_id_nth")),
    )
    op.create_index(op.f("ix_whistle_call_case_id"), "whistle_call", ["case_id"], unique=False)
    op.create_index("ix_whistle_call_department", "whistle_call", ["department", "called_at"], unique=False)
    op.create_index(
        "uq_whistle_call_lead",
        "whistle_call",
        ["whistle_id"],
        unique=True,
        postgresql_where=sa.text("lead and state in ('called', 'accepted', 'reported')"),
    )
    op.create_index(
        "uq_whistle_call_open",
        "whistle_call",
        ["case_id", "department"],
        unique=True,
        postgresql_where=sa.text("state in ('called', 'accepted')"),
    )
    op.execute(sa.text(GRANTS))


def downgrade() -> None:
    op.drop_table("whistle_call")
    op.drop_table("whistle")
    op.execute(sa.schema.DropSequence(sa.Sequence("whistle_number")))
