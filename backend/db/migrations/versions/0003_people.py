"""Rights of people: second factors, lock-outs, display tokens, departments, household contacts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROLES = (
    "'worker', 'community', 'street', 'department', 'command_center', 'system_administrator',"
    " 'security_administrator', 'audit_administrator'"
)
FORMER = "'worker', 'community', 'street', 'department', 'command_center', 'administrator'"

# Whoever only looks sees no phone, no secret and no reason; what somebody read is written once.
GRANTS = """
grant select (department, granted, created_by) on account to grid_read;
revoke select on login_failure, login_lock, known_origin, password_link, second_factor, recovery_code, display_token,
    personal_read, household_contact from grid_read;
grant select (id, name, path, created_by, created_at, revoked_at) on display_token to grid_read;
grant select (id, grid_code, kind, building, households, imported_at) on household_contact to grid_read;
revoke update, delete, truncate on personal_read from grid_app, grid_jobs;
"""


def upgrade() -> None:
    op.drop_constraint(op.f("ck_account_role"), "account")
    op.execute("update account set role = 'system_administrator' where role = 'administrator'")
    op.create_check_constraint(op.f("ck_account_role"), "account", f"role in ({ROLES})")
    op.create_table(
        "household_contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("grid_code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("building", sa.Text(), nullable=True),
        sa.Column("households", sa.Integer(), nullable=True),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_contact")),
        sa.UniqueConstraint(
            "grid_code",
            "kind",
            "name",
            "building",
            name=op.f("uq_household_contact_grid_code_kind_name_building"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(op.f("ix_household_contact_grid_code"), "household_contact", ["grid_code"], unique=False)
    op.create_table(
        "login_failure",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_failure")),
    )
    op.create_index("ix_login_failure_origin_at", "login_failure", ["origin", "at"], unique=False)
    op.create_index("ix_login_failure_subject_at", "login_failure", ["subject", "at"], unique=False)
    op.create_table(
        "login_lock",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_login_lock")),
    )
    op.create_table(
        "display_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(collation="C"), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_display_token_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_display_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_display_token_token_hash")),
    )
    op.create_table(
        "known_origin",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_known_origin_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "origin", name=op.f("pk_known_origin")),
    )
    op.create_table(
        "password_link",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_password_link_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_password_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_password_link_token_hash")),
    )
    op.create_table(
        "personal_read",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_personal_read_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_read")),
    )
    op.create_index(op.f("ix_personal_read_account_id"), "personal_read", ["account_id"], unique=False)
    op.create_table(
        "recovery_code",
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_recovery_code_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_recovery_code")),
    )
    op.create_index(op.f("ix_recovery_code_account_id"), "recovery_code", ["account_id"], unique=False)
    op.create_table(
        "second_factor",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_second_factor_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_second_factor")),
    )
    op.add_column("account", sa.Column("department", sa.Text(), nullable=True))
    op.add_column("account", sa.Column("granted", sa.Boolean(), server_default=sa.text("true"), nullable=False))
    op.add_column("account", sa.Column("created_by", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_account_created_by"), "account", "account", ["created_by"], ["id"])
    op.add_column("session", sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False))
    op.add_column("session", sa.Column("used_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("session", sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True))
    op.create_unique_constraint(op.f("uq_session_id"), "session", ["id"])
    op.execute(GRANTS)


def downgrade() -> None:
    op.drop_constraint(op.f("uq_session_id"), "session", type_="unique")
    op.drop_column("session", "ends_at")
    op.drop_column("session", "used_at")
    op.drop_column("session", "id")
    op.drop_constraint(op.f("fk_account_created_by"), "account", type_="foreignkey")
    op.drop_column("account", "created_by")
    op.drop_column("account", "granted")
    op.drop_column("account", "department")
    op.drop_table("second_factor")
    op.drop_index(op.f("ix_recovery_code_account_id"), table_name="recovery_code")
    op.drop_table("recovery_code")
    op.drop_index(op.f("ix_personal_read_account_id"), table_name="personal_read")
    op.drop_table("personal_read")
    op.drop_table("password_link")
    op.drop_table("known_origin")
    op.drop_table("display_token")
    op.drop_table("login_lock")
    op.drop_index("ix_login_failure_subject_at", table_name="login_failure")
    op.drop_index("ix_login_failure_origin_at", table_name="login_failure")
    op.drop_table("login_failure")
    op.drop_index(op.f("ix_household_contact_grid_code"), table_name="household_contact")
    op.drop_table("household_contact")
    op.drop_constraint(op.f("ck_account_role"), "account")
    op.execute("update account set role = 'administrator' where role like '%_administrator'")
    op.create_check_constraint(op.f("ck_account_role"), "account", f"role in ({FORMER})")
