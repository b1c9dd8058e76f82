"""The first tables."""

import csv
from datetime import time
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "0001"

down_revision = None
branch_labels = None
depends_on = None


# What each role may do. grid_app serves requests, grid_jobs runs the relay and the sweeps, grid_read only looks.
# An event is inserted once and never changed; the relay alone may stamp its sequence and hash.
GRANTS = """
grant select, insert, update, delete on all tables in schema public to grid_app, grid_jobs;
grant usage on all sequences in schema public to grid_app, grid_jobs;
revoke update, delete, truncate on event from grid_app, grid_jobs;
grant update (seq, hash) on event to grid_jobs;
revoke insert, update, delete on relay_head from grid_app;
revoke all on alembic_version from grid_app, grid_jobs;
grant select on installation, boundary_import, grid, category, shift, duty, "case", task, deadline, event, relay_head,
    grid_activity, activity_change, activity_rule, event_cursor, media, session, worker_position,
    alembic_version to grid_read;
grant select (id, login, display_name, role, scope, position, synthetic, active, created_at) on account to grid_read;
grant select (id, receipt_hash, case_id, category, description, channel, geom, area, source, sent, accuracy_m,
    account_id, received_at) on report to grid_read;
alter default privileges in schema public grant select, insert, update, delete on tables to grid_app, grid_jobs;
alter default privileges in schema public grant usage on sequences to grid_app, grid_jobs;
alter default privileges in schema public grant select on tables to grid_read;
"""


# What people may report in a city that has not brought its own list yet.
CATEGORIES = Path(__file__).parents[3] / "cases" / "categories.csv"

EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
SHIFTS = [
    {"code": "day", "name": "白班", "starts": time(8), "ends": time(20), "weekdays": EVERY_DAY},
    {"code": "night", "name": "夜班", "starts": time(20), "ends": time(8), "weekdays": EVERY_DAY},
]


def upgrade() -> None:  # noqa: PLR0915  a list of tables is long
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(collation="C"), nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("synthetic", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "role in ('worker', 'community', 'street', 'department', 'command_center', 'administrator')",
            name=op.f("ck_account_role"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
    )
    op.create_index("ix_account_scope_role", "account", ["scope", "role"], unique=False)
    op.create_table(
        "activity_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_change")),
    )
    op.create_index("ix_activity_change_code_at", "activity_change", ["code", "at"], unique=False)
    op.create_table(
        "activity_rule",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("effective_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rule", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_rule")),
    )
    op.create_table(
        "boundary_import",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("effective_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("summary", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("rehomed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_boundary_import")),
    )
    op.create_table(
        "category",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("class_name", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("limit_kind", sa.Text(), nullable=False),
        sa.Column("limit_amount", sa.Integer(), nullable=False),
        sa.CheckConstraint("code ~ '^[0-9]{4}$'", name=op.f("ck_category_code")),
        sa.CheckConstraint(
            "limit_kind in ('hours', 'working_hours', 'working_days')", name=op.f("ck_category_limit_kind")
        ),
        sa.CheckConstraint("urgency in ('life', 'utility', 'normal')", name=op.f("ck_category_urgency")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_category")),
    )
    op.create_table(
        "deadline",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
    )
    op.create_index(
        "ix_deadline_due", "deadline", ["due_at"], unique=False, postgresql_where=sa.text("fired_at is null")
    )
    op.create_index(
        "ix_deadline_subject",
        "deadline",
        ["subject_id"],
        unique=False,
        postgresql_where=sa.text("fired_at is null"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("topics", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index("ix_event_subject", "event", ["subject_kind", "subject_id", "id"], unique=False)
    op.create_index("ix_event_unstamped", "event", ["id"], unique=False, postgresql_where=sa.text("seq is null"))
    op.create_index("uq_event_seq", "event", ["seq"], unique=True, postgresql_where=sa.text("seq is not null"))
    op.create_table(
        "event_cursor",
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("reader", name=op.f("pk_event_cursor")),
    )
    op.create_table(
        "grid_activity",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_signal_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_signal", sa.Text(), nullable=True),
        sa.Column("reason", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("next_change_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state in ('active', 'quiet', 'zombie', 'exempt')", name=op.f("ck_grid_activity_state")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_grid_activity")),
    )
    op.create_index(
        "ix_grid_activity_due",
        "grid_activity",
        ["next_change_at"],
        unique=False,
        postgresql_where=sa.text("next_change_at is not null"),
    )
    op.create_index(op.f("ix_grid_activity_path"), "grid_activity", ["path"], unique=False)
    op.create_index("ix_grid_activity_state", "grid_activity", ["state", "path"], unique=False)
    op.create_table(
        "idempotency_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("answer", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_idempotency_key")),
    )
    op.create_index(op.f("ix_idempotency_key_created_at"), "idempotency_key", ["created_at"], unique=False)
    op.create_table(
        "installation",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_installation")),
    )
    op.create_table(
        "media",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("declared_bytes", sa.BigInteger(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=True),
        sa.Column("sha256", sa.LargeBinary(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("exif_lon", sa.Double(), nullable=True),
        sa.Column("exif_lat", sa.Double(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state in ('uploading', 'received', 'ready', 'broken')", name=op.f("ck_media_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media")),
    )
    op.create_index(op.f("ix_media_report_id"), "media", ["report_id"], unique=False)
    op.create_index(
        "ix_media_to_do",
        "media",
        ["created_at"],
        unique=False,
        postgresql_where=sa.text("state in ('uploading', 'received')"),
    )
    op.create_table(
        "relay_head",
        sa.Column("one", sa.Boolean(), nullable=False),
        sa.Column("epoch", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("one", name=op.f("ck_relay_head_one")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_relay_head")),
    )
    shift = op.create_table(
        "shift",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("weekdays", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_shift")),
    )
    op.bulk_insert(shift, SHIFTS)
    op.create_table(
        "duty",
        sa.Column("grid_code", sa.Text(), nullable=False),
        sa.Column("shift", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_duty_account_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["shift"], ["shift.code"], name=op.f("fk_duty_shift")),
        sa.PrimaryKeyConstraint("grid_code", "shift", "rank", name=op.f("pk_duty")),
        sa.UniqueConstraint("grid_code", "shift", "account_id", name=op.f("uq_duty_grid_code_shift_account_id")),
    )
    op.create_index(op.f("ix_duty_account_id"), "duty", ["account_id"], unique=False)
    op.create_geospatial_table(
        "grid",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column(
            "geom",
            Geometry(
                geometry_type="MULTIPOLYGON",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column(
            "centre",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("area_m2", sa.Float(), nullable=False),
        sa.Column("is_leaf", sa.Boolean(), nullable=False),
        sa.Column("exempt", sa.Text(), nullable=True),
        sa.Column("valid_during", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("import_id", sa.BigInteger(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("code"), "="),
            (sa.column("valid_during"), "&&"),
            using="gist",
            name="ex_grid_code_valid_during",
        ),
        sa.CheckConstraint("level in ('city', 'street', 'community', 'micro')", name=op.f("ck_grid_level")),
        sa.ForeignKeyConstraint(["import_id"], ["boundary_import.id"], name=op.f("fk_grid_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grid")),
    )
    op.create_geospatial_index(
        "ix_grid_geom", "grid", ["geom"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_geospatial_index(
        "ix_grid_geom_leaf",
        "grid",
        ["geom"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("is_leaf"),
        postgresql_ops={},
    )
    op.create_index("ix_grid_path", "grid", ["path"], unique=False)
    op.create_table(
        "session",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("user_agent", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_session_account_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_account_id"), "session", ["account_id"], unique=False)
    op.create_geospatial_table(
        "worker_position",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "geom",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("accuracy_m", sa.Float(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_worker_position_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_worker_position")),
    )
    op.create_geospatial_table(
        "case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column(
            "geom",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("grid_id", sa.BigInteger(), nullable=True),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("border_m", sa.Double(), nullable=True),
        sa.Column("neighbours", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("owner", sa.Text(collation="C"), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status in ('reported', 'assigned', 'accepted', 'resolved', 'closed')",
            name=op.f("ck_case_status"),
        ),
        sa.ForeignKeyConstraint(["category"], ["category.code"], name=op.f("fk_case_category")),
        sa.ForeignKeyConstraint(["grid_id"], ["grid.id"], name=op.f("fk_case_grid_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["account.id"], name=op.f("fk_case_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
        sa.UniqueConstraint("number", name=op.f("uq_case_number")),
    )
    op.create_geospatial_index(
        "ix_case_geom", "case", ["geom"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_index(
        "ix_case_open",
        "case",
        ["path"],
        unique=False,
        postgresql_where=sa.text("status not in ('resolved', 'closed')"),
    )
    op.create_index("ix_case_path_opened_at", "case", ["path", "opened_at"], unique=False)
    op.create_geospatial_table(
        "report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("receipt_hash", sa.LargeBinary(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column(
            "geom",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column(
            "area",
            Geometry(
                geometry_type="POLYGON",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sent", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("accuracy_m", sa.Float(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=True),
        sa.Column("contact_phone", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "channel in ('citizen', 'worker', 'hotline', 'api', 'satellite')", name=op.f("ck_report_channel")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_report_account_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_report_case_id")),
        sa.ForeignKeyConstraint(["category"], ["category.code"], name=op.f("fk_report_category")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("receipt_hash", name=op.f("uq_report_receipt_hash")),
    )
    op.create_index(op.f("ix_report_case_id"), "report", ["case_id"], unique=False)
    op.create_table(
        "task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state in ('offered', 'delivered', 'seen', 'accepted', 'done', 'returned', 'expired', 'withdrawn')",
            name=op.f("ck_task_state"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_task_case_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["account.id"], name=op.f("fk_task_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index("ix_task_case_id", "task", ["case_id"], unique=False)
    op.create_index(
        "ix_task_worker_open",
        "task",
        ["worker_id"],
        unique=False,
        postgresql_where=sa.text("state in ('offered', 'delivered', 'seen', 'accepted')"),
    )
    op.create_index(
        "uq_task_case_open",
        "task",
        ["case_id"],
        unique=True,
        postgresql_where=sa.text("state in ('offered', 'delivered', 'seen', 'accepted')"),
    )
    op.execute(sa.schema.CreateSequence(sa.Sequence("case_number")))
    op.execute(GRANTS)
    with CATEGORIES.open(encoding="utf-8") as file:
        rows = [row | {"limit_amount": int(row["limit_amount"])} for row in csv.DictReader(file)]
    names = ("code", "class_name", "name", "name_en", "urgency", "limit_kind", "limit_amount")
    op.bulk_insert(sa.table("category", *map(sa.column, names)), rows)


def downgrade() -> None:
    op.execute(sa.schema.DropSequence(sa.Sequence("case_number")))
    op.drop_index(
        "uq_task_case_open",
        table_name="task",
        postgresql_where=sa.text("state in ('offered', 'delivered', 'seen', 'accepted')"),
    )
    op.drop_index(
        "ix_task_worker_open",
        table_name="task",
        postgresql_where=sa.text("state in ('offered', 'delivered', 'seen', 'accepted')"),
    )
    op.drop_index("ix_task_case_id", table_name="task")
    op.drop_table("task")
    op.drop_index(op.f("ix_report_case_id"), table_name="report")
    op.drop_geospatial_table("report")
    op.drop_index("ix_case_path_opened_at", table_name="case")
    op.drop_index("ix_case_open", table_name="case", postgresql_where=sa.text("status not in ('resolved', 'closed')"))
    op.drop_geospatial_index("ix_case_geom", table_name="case", postgresql_using="gist", column_name="geom")
    op.drop_geospatial_table("case")
    op.drop_geospatial_table("worker_position")
    op.drop_index(op.f("ix_session_account_id"), table_name="session")
    op.drop_table("session")
    op.drop_index("ix_grid_path", table_name="grid")
    op.drop_geospatial_index(
        "ix_grid_geom_leaf",
        table_name="grid",
        postgresql_using="gist",
        postgresql_where=sa.text("is_leaf"),
        column_name="geom",
    )
    op.drop_geospatial_index("ix_grid_geom", table_name="grid", postgresql_using="gist", column_name="geom")
    op.drop_geospatial_table("grid")
    op.drop_index(op.f("ix_duty_account_id"), table_name="duty")
    op.drop_table("duty")
    op.drop_table("shift")
    op.drop_table("relay_head")
    op.drop_index("ix_media_to_do", table_name="media", postgresql_where=sa.text("state in ('uploading', 'received')"))
    op.drop_index(op.f("ix_media_report_id"), table_name="media")
    op.drop_table("media")
    op.drop_table("installation")
    op.drop_index(op.f("ix_idempotency_key_created_at"), table_name="idempotency_key")
    op.drop_table("idempotency_key")
    op.drop_index("ix_grid_activity_state", table_name="grid_activity")
    op.drop_index(op.f("ix_grid_activity_path"), table_name="grid_activity")
    op.drop_index(
        "ix_grid_activity_due",
        table_name="grid_activity",
        postgresql_where=sa.text("next_change_at is not null"),
    )
    op.drop_table("grid_activity")
    op.drop_table("event_cursor")
    op.drop_index("uq_event_seq", table_name="event", postgresql_where=sa.text("seq is not null"))
    op.drop_index("ix_event_unstamped", table_name="event", postgresql_where=sa.text("seq is null"))
    op.drop_index("ix_event_subject", table_name="event")
    op.drop_table("event")
    op.drop_index("ix_deadline_subject", table_name="deadline", postgresql_where=sa.text("fired_at is null"))
    op.drop_index("ix_deadline_due", table_name="deadline", postgresql_where=sa.text("fired_at is null"))
    op.drop_table("deadline")
    op.drop_table("category")
    op.drop_table("boundary_import")
    op.drop_table("activity_rule")
    op.drop_index("ix_activity_change_code_at", table_name="activity_change")
    op.drop_table("activity_change")
    op.drop_index("ix_account_scope_role", table_name="account")
    op.drop_table("account")
