"""The tablet's keys of the steps that a task has taken, so that what is sent twice takes effect once."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("task", sa.Column("keys", sa.ARRAY(sa.Text()), server_default="{}", nullable=False))


def downgrade() -> None:
    op.drop_column("task", "keys")
