"""Kinds of zombie grids: signals, intervals, exemptions.

The rules are the configuration's now, and an exemption is a row with a reason instead of a word on the grid. The log is
heard once more from its beginning, for the signals that nobody kept.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

SYSTEM = "(select current_setting('grid.system', true)) = 'on'"


def within(low: str, high: str) -> str:
    """Whether the row's path lies in the range of two settings of the view (backend/db/view.py)."""
    return f"path >= (select current_setting('{low}', true)) and path < (select current_setting('{high}', true))"


# What is known of a grid is for those whose scope holds it, departments too; a waiting case for those who see the case.
PLACED = f"""
    {SYSTEM} or ({within("grid.low", "grid.high")})
    or ({within("grid.department_low", "grid.department_high")})
"""
POLICIES = {
    "signal": PLACED,
    "exemption": PLACED,
    "activity_notice": PLACED,
    "waiting_case": f'{SYSTEM} or exists (select from "case" where "case".id = case_id)',
}
KEPT_BY_JOBS = ("signal", "waiting_case", "activity_interval", "activity_notice")

INTERVALS = """
insert into activity_interval (code, path, state, kinds, from_at, until_at, reason)
select code, path, state, kinds, at, until_at, reason
from (
    select change.code, known.path, change.state, change.at, change.reason,
        case when change.state not in ('quiet', 'zombie') then '{}'::text[]
            when change.reason ->> 'kind' = 'unmanned' then '{unmanned}' else '{silent}' end as kinds,
        lead(change.at) over (partition by change.code order by change.at, change.id) as until_at
    from activity_change change
    join grid_activity known on known.code = change.code
) past
where until_at is null or at < until_at
"""
EXEMPTIONS = """
insert into exemption (id, code, path, kind, reason, from_at, approved_at)
select gen_random_uuid(), code, path,
    case when exempt = 'non-residential' then 'non_residential' else 'other' end, exempt, began, began
from (
    select distinct on (code) code, path, exempt, min(lower(valid_during)) over (partition by code) as began
    from grid
    order by code, lower(valid_during) desc
) latest
where exempt is not null
"""


def upgrade() -> None:
    op.create_table(
        "signal",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("worker", sa.Uuid(), nullable=True),
        sa.Column("subject", sa.Uuid(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("photo", sa.BigInteger(), nullable=True),
        sa.Column("minutes", sa.Float(), nullable=True),
        sa.Column("metres", sa.Float(), nullable=True),
        sa.Column("event_seq", sa.BigInteger(), nullable=True),
        sa.Column("valid", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.CheckConstraint("kind in ('report', 'patrol', 'visit', 'handled')", name=op.f("ck_signal_kind")),
        sa.CheckConstraint("valid = (why is null)", name=op.f("ck_signal_why")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal")),
        sa.UniqueConstraint("event_seq", name=op.f("uq_signal_event_seq")),
    )
    op.create_index("ix_signal_code_at", "signal", ["code", "at"])
    op.create_index("ix_signal_last", "signal", ["code", "kind", "at"], postgresql_where=sa.text("valid"))
    op.create_index("ix_signal_subject", "signal", ["subject"])
    op.create_index("ix_signal_patrols", "signal", ["at"], postgresql_where=sa.text("kind = 'patrol' and valid"))
    op.create_index("ix_signal_path_at", "signal", ["path", "at"])
    op.create_index("ix_signal_personal", "signal", ["at"], postgresql_where=sa.text("worker is not null"))
    op.create_table(
        "waiting_case",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_waiting_case_case_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_waiting_case")),
    )
    op.create_index("ix_waiting_case_code", "waiting_case", ["code", "since"])
    op.create_table(
        "exemption",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind in ('non_residential', 'few_residents', 'other')", name=op.f("ck_exemption_kind")),
        sa.CheckConstraint("from_at < until_at", name=op.f("ck_exemption_span")),
        sa.ForeignKeyConstraint(["approved_by"], ["account.id"], name=op.f("fk_exemption_approved_by")),
        sa.ForeignKeyConstraint(["ended_by"], ["account.id"], name=op.f("fk_exemption_ended_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemption")),
    )
    op.create_index("ix_exemption_code", "exemption", ["code", "from_at"])
    op.create_table(
        "activity_interval",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("kinds", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", postgresql.JSONB(), nullable=False),
        sa.CheckConstraint("state in ('active', 'quiet', 'zombie', 'exempt')", name=op.f("ck_activity_interval_state")),
        sa.CheckConstraint("from_at < until_at", name=op.f("ck_activity_interval_span")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_interval")),
    )
    op.create_index("ix_activity_interval_code", "activity_interval", ["code", "from_at"])
    op.create_index("ix_activity_interval_path", "activity_interval", ["path", "from_at"])
    op.create_index(
        "uq_activity_interval_open",
        "activity_interval",
        ["code"],
        unique=True,
        postgresql_where=sa.text("until_at is null"),
    )
    op.create_table(
        "activity_notice",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("basis_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.CheckConstraint("what in ('warning', 'zombie')", name=op.f("ck_activity_notice_what")),
        sa.CheckConstraint(
            "kind in ('silent', 'absent', 'stuck', 'unmanned', 'padded')", name=op.f("ck_activity_notice_kind")
        ),
        sa.PrimaryKeyConstraint("code", "what", "kind", "basis_at", name=op.f("pk_activity_notice")),
    )
    op.execute(INTERVALS)
    op.execute(EXEMPTIONS)
    op.execute("delete from event_cursor where reader = 'activity'")
    op.drop_index("ix_grid_activity_due", table_name="grid_activity")
    op.add_column(
        "grid_activity", sa.Column("kinds", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("grid_activity", sa.Column("look_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("grid_activity", sa.Column("configuration_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_grid_activity_configuration_id"), "grid_activity", "configuration", ["configuration_id"], ["id"]
    )
    op.create_check_constraint(
        op.f("ck_grid_activity_kinds"),
        "grid_activity",
        "kinds <@ array['silent', 'absent', 'stuck', 'unmanned', 'padded']",
    )
    op.create_index(
        "ix_grid_activity_due", "grid_activity", ["look_at"], postgresql_where=sa.text("look_at is not null")
    )
    op.drop_table("activity_change")
    op.drop_table("activity_rule")
    op.drop_column("grid", "exempt")
    for table in KEPT_BY_JOBS:
        op.execute(f"revoke insert, update, delete, truncate on {table} from grid_app")
    op.execute("revoke delete, truncate on exemption from grid_app")
    for table, condition in POLICIES.items():
        op.execute(f"create policy seen on {table} to grid_app, grid_read using ({condition})")
        op.execute(f"create policy jobs on {table} to grid_jobs using (true)")
        op.execute(f"alter table {table} enable row level security")


def downgrade() -> None:
    op.add_column("grid", sa.Column("exempt", sa.Text(), nullable=True))
    op.execute(
        "update grid set exempt = case kind when 'non_residential' then 'non-residential' else reason end"
        " from exemption where exemption.code = grid.code and ended_at is null"
    )
    op.create_table(
        "activity_rule",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("effective_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rule", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_rule")),
    )
    op.create_table(
        "activity_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_change")),
    )
    op.create_index("ix_activity_change_code_at", "activity_change", ["code", "at"])
    op.execute(
        "insert into activity_change (code, state, at, reason)"
        " select code, state, from_at, reason from activity_interval order by from_at, id"
    )
    op.drop_index("ix_grid_activity_due", table_name="grid_activity")
    op.drop_constraint(op.f("ck_grid_activity_kinds"), "grid_activity")
    op.drop_constraint(op.f("fk_grid_activity_configuration_id"), "grid_activity")
    for column in ("configuration_id", "look_at", "kinds"):
        op.drop_column("grid_activity", column)
    op.create_index(
        "ix_grid_activity_due",
        "grid_activity",
        ["next_change_at"],
        postgresql_where=sa.text("next_change_at is not null"),
    )
    for table in ("activity_notice", "activity_interval", "exemption", "waiting_case", "signal"):
        op.drop_table(table)
