"""What photos of work show, and the hash that finds a photo again."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BANDS = """case when phash is not null then array[
    (phash >> 48 & 65535)::integer, (phash >> 32 & 65535)::integer | 65536,
    (phash >> 16 & 65535)::integer | 131072, (phash & 65535)::integer | 196608
] end"""
GRANTS = "revoke delete, truncate on evidence from grid_app, grid_jobs"


def upgrade() -> None:
    op.add_column("media", sa.Column("case_id", sa.Uuid(), nullable=True))
    op.create_check_constraint(op.f("ck_media_one_use"), "media", "report_id is null or case_id is null")
    op.add_column("media", sa.Column("phash", sa.BigInteger(), nullable=True))
    op.add_column(
        "media",
        sa.Column("phash_bands", postgresql.ARRAY(sa.Integer()), sa.Computed(BANDS, persisted=True), nullable=True),
    )
    op.create_index(
        "ix_media_phash",
        "media",
        ["phash_bands"],
        unique=False,
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
        postgresql_where=sa.text("phash is not null"),
    )
    op.create_index("ix_media_sha256", "media", ["sha256"], unique=False)
    op.create_geospatial_table(
        "evidence",
        sa.Column("media_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("attached_by", sa.Uuid(), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "geom",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("distance_m", sa.Float(), nullable=True),
        sa.Column("far", sa.Boolean(), nullable=False),
        sa.Column("untimely", sa.Boolean(), nullable=False),
        sa.Column("contradicted", sa.Boolean(), nullable=False),
        sa.Column("reused_of", sa.Uuid(), nullable=True),
        sa.Column("reused_bits", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind in ('before', 'after', 'near', 'far', 'reference', 'basis')", name=op.f("ck_evidence_kind")
        ),
        sa.CheckConstraint("decided_by <> attached_by", name=op.f("ck_evidence_four_eyes")),
        sa.CheckConstraint("(decided_at is null) = (accepted is null)", name=op.f("ck_evidence_decided")),
        sa.ForeignKeyConstraint(["attached_by"], ["account.id"], name=op.f("fk_evidence_attached_by")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_evidence_case_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name=op.f("fk_evidence_decided_by")),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"], name=op.f("fk_evidence_media_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_evidence_task_id")),
        sa.PrimaryKeyConstraint("media_id", name=op.f("pk_evidence")),
    )
    op.create_index("ix_evidence_case_id", "evidence", ["case_id", "attached_at"], unique=False)
    op.create_geospatial_index(
        "ix_case_geom_live",
        "case",
        ["geom"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("status not in ('closed', 'excluded', 'merged')"),
        postgresql_ops={},
    )
    op.execute(GRANTS)


def downgrade() -> None:
    op.drop_geospatial_index("ix_case_geom_live", table_name="case", postgresql_using="gist", column_name="geom")
    op.drop_index("ix_evidence_case_id", table_name="evidence")
    op.drop_geospatial_table("evidence")
    op.drop_index("ix_media_sha256", table_name="media")
    op.drop_index("ix_media_phash", table_name="media", postgresql_using="gin")
    op.drop_column("media", "phash_bands")
    op.drop_column("media", "phash")
    op.drop_constraint(op.f("ck_media_one_use"), "media", type_="check")
    op.drop_column("media", "case_id")
