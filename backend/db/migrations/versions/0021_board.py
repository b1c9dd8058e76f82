"""Who stands on the public board of a grid."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "board_card",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("duties", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("photo", sa.LargeBinary(), nullable=True),
        sa.Column("photo_digest", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_board_card_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_board_card")),
    )
    op.create_index(op.f("ix_board_card_photo_digest"), "board_card", ["photo_digest"], unique=False)
    op.add_column("report", sa.Column("firm_name", sa.Text(), nullable=True))
    op.add_column("report", sa.Column("firm_code", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("report", "firm_code")
    op.drop_column("report", "firm_name")
    op.drop_index(op.f("ix_board_card_photo_digest"), table_name="board_card")
    op.drop_table("board_card")
