"""The configuration's versions, and the one every database begins with."""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STANDARD = Path(__file__).with_name("0002_standard.json")
"""The preset ``standard`` as it was when this migration was written: a later one does not change old databases."""

GRANTS = "revoke update, delete, truncate on configuration from grid_app, grid_jobs"


def upgrade() -> None:
    table = op.create_table(
        "configuration",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("effective_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_configuration")),
    )
    op.create_index("ix_configuration_effective_from", "configuration", ["effective_from", "id"], unique=False)
    op.bulk_insert(table, [_standard()])
    # The limits are the configuration's now; the table keeps what codes are called.
    op.drop_column("category", "limit_kind")
    op.drop_column("category", "limit_amount")
    op.execute(GRANTS)


def _standard() -> dict[str, Any]:
    document = json.loads(STANDARD.read_text(encoding="utf-8"))
    since = datetime.fromisoformat(document["effective_from"])
    content = {key: value for key, value in document.items() if key != "effective_from"}
    digest = sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
    return {
        "name": document["name"],
        "digest": digest,
        "effective_from": since,
        "applied_at": since,
        "actor": "system",
        "document": document,
    }


def downgrade() -> None:
    kind = sa.CheckConstraint(
        "limit_kind in ('hours', 'working_hours', 'working_days')", name=op.f("ck_category_limit_kind")
    )
    op.add_column("category", sa.Column("limit_kind", sa.Text(), kind, nullable=False, server_default="working_days"))
    op.add_column("category", sa.Column("limit_amount", sa.Integer(), nullable=False, server_default="9"))
    op.drop_table("configuration")
