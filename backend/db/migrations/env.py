"""Alembic's environment: knows every feature's tables."""

from typing import Any

from alembic import context
from geoalchemy2 import alembic_helpers
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

import backend.activity.models
import backend.bulletins.models
import backend.cases.models
import backend.cases.registers
import backend.cases.saved_views
import backend.circulars.models
import backend.clocks.models
import backend.common_problems.models
import backend.configuration.models
import backend.db.models
import backend.evaluation.models
import backend.evidence.models
import backend.grids.models
import backend.inbox.models
import backend.live.models
import backend.media.models
import backend.patrols.models
import backend.people.guard_models
import backend.people.models
import backend.people.work_models
import backend.positions.models
import backend.replay.models
import backend.reports.models
import backend.verdicts.models
import backend.visits.models
import backend.whistles.models  # noqa: F401  imported for their tables
from backend.db.base import Base


def compared(thing: Any, name: str | None, type_: str, reflected: bool, other: Any) -> bool:
    """Whether models and database are compared in this: partitions by day and month come and go by themselves."""
    partition = type_ == "table" and reflected and str(name).startswith(("position_fix_", "replay_entry_"))
    return not partition and alembic_helpers.include_object(thing, name, type_, reflected, other)


engine = create_engine(context.config.attributes["url"], poolclass=NullPool)
with engine.connect() as connection:
    # Long waits for a lock stop everybody behind them: give up and let the operator try again.
    connection.execute(text("set lock_timeout = '5s'"))
    connection.execute(text("set role grid_owner"))
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=compared,
        process_revision_directives=alembic_helpers.writer,
        render_item=alembic_helpers.render_item,
        compare_server_default=False,
    )
    with context.begin_transaction():
        context.run_migrations()
