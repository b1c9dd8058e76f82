"""What the wall's figures are found by: a city's cases of the last days, among those of years."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_case_opened_at", "case", ["opened_at"])
    op.create_index("ix_case_closed_at", "case", ["closed_at"], postgresql_where=sa.text("closed_at is not null"))


def downgrade() -> None:
    op.drop_index("ix_case_closed_at", table_name="case")
    op.drop_index("ix_case_opened_at", table_name="case")
