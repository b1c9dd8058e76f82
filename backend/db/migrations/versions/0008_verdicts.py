"""What reporters say of the work, messages to them, and what was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# A verdict is changed, never taken away; a message belongs to the job that sends it.
GRANTS = """
revoke delete, truncate on verdict from grid_app, grid_jobs;
revoke select on message from grid_read;
revoke insert, update, delete, truncate on message from grid_app;
grant select (kind, contact_erased_at, words_erased_at, photos_erased_at) on report to grid_read;
"""
ERASED = ("contact_erased_at", "words_erased_at", "photos_erased_at")
MEDIA_BEFORE = "state in ('uploading', 'received', 'ready', 'broken')"
MEDIA = "state in ('uploading', 'received', 'ready', 'broken', 'erased')"


def upgrade() -> None:
    op.create_table(
        "verdict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("satisfaction", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("outcome in ('solved', 'partly', 'unsolved')", name=op.f("ck_verdict_outcome")),
        sa.CheckConstraint(
            "satisfaction in ('satisfied', 'basically', 'unsatisfied')", name=op.f("ck_verdict_satisfaction")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_verdict_case_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_verdict_report_id")),
        sa.ForeignKeyConstraint(["taken_by"], ["account.id"], name=op.f("fk_verdict_taken_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
        sa.UniqueConstraint("report_id", "case_id", "round", name=op.f("uq_verdict_report_id_case_id_round")),
    )
    op.create_index(op.f("ix_verdict_case_id"), "verdict", ["case_id"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind in ('assigned', 'suspended', 'merged', 'excluded', 'asked', 'reopened', 'closed')",
            name=op.f("ck_message_kind"),
        ),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_message_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("report_id", "kind", "round", name=op.f("uq_message_report_id_kind_round")),
    )
    op.create_index(
        "ix_message_to_send",
        "message",
        ["next_try_at"],
        unique=False,
        postgresql_where=sa.text("next_try_at is not null"),
    )
    for column in ERASED:
        op.add_column("report", sa.Column(column, sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_report_kept",
        "report",
        ["case_id"],
        unique=False,
        postgresql_where=sa.text("contact_erased_at is null or words_erased_at is null or photos_erased_at is null"),
    )
    op.drop_constraint(op.f("ck_media_state"), "media", type_="check")
    op.create_check_constraint(op.f("ck_media_state"), "media", MEDIA)
    op.execute(GRANTS)


def downgrade() -> None:
    op.drop_constraint(op.f("ck_media_state"), "media", type_="check")
    op.execute("update media set state = 'broken' where state = 'erased'")
    op.create_check_constraint(op.f("ck_media_state"), "media", MEDIA_BEFORE)
    op.drop_index("ix_report_kept", table_name="report")
    for column in ERASED:
        op.drop_column("report", column)
    op.drop_table("message")
    op.drop_table("verdict")
