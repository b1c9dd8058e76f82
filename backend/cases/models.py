"""Tables of the work that reports cause: categories, cases and tasks."""

from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import ARRAY, Boolean, CheckConstraint, ForeignKey, Index, Integer, Sequence, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.cases.lifecycle import DONE, ENDED, STATES
from backend.configuration.values import KindCode, Lane, Rung
from backend.db.base import Base, Path, Uuid

FINISHED = DONE + ENDED
"""States in which nobody owes work: done and waiting for judgement, or ended."""
KINDS = get_args(KindCode)
RUNGS = get_args(Rung)
LANES = get_args(Lane)
ENDINGS = ("verdict", "silence", "excluded", "merged", "office")
TASK_STATES = ("offered", "delivered", "seen", "accepted", "done", "returned", "expired", "withdrawn")
OPEN_TASK_STATES = ("offered", "delivered", "seen", "accepted")
UNSEEN_TASK_STATES = ("offered", "delivered")


class Category(Base):
    """What a subclass of demand is called, for every code that cases have; its rules are the configuration's."""

    __tablename__ = "category"

    code: Mapped[str] = mapped_column(primary_key=True)  # 2-digit class + 2-digit subclass
    class_name: Mapped[str]
    name: Mapped[str]
    name_en: Mapped[str]
    urgency: Mapped[str]  # life 2 h, utility 24 h, normal

    __table_args__ = (
        CheckConstraint("code ~ '^[0-9]{4}$'", name="code"),
        CheckConstraint("urgency in ('life', 'utility', 'normal')", name="urgency"),
    )


CASE_NUMBER = Sequence("case_number", metadata=Base.metadata)


class Case(Base):
    """The work that one or more reports cause. It keeps the grid version it was assigned by."""

    __tablename__ = "case"

    id: Mapped[Uuid]
    number: Mapped[str] = mapped_column(unique=True)  # district, Beijing date, sequence: 110112-20261122-000017
    category: Mapped[str] = mapped_column(ForeignKey("category.code"))
    kind: Mapped[str] = mapped_column(server_default="help")  # of demand
    status: Mapped[str]
    state_before: Mapped[str | None]  # of a suspended or merged case: where it goes on
    summary: Mapped[str]  # the first report's words; shown to those who work the case
    address: Mapped[str | None]  # below the fourth level: building, unit, door, as the citizen wrote it
    geom: Mapped[Any] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))
    grid_id: Mapped[int | None] = mapped_column(ForeignKey("grid.id"))  # the version; None in an empty city
    path: Mapped[Path]  # that grid's path; "" in an empty city
    how: Mapped[str]  # covers, nearest, fallback
    border_m: Mapped[float | None]
    neighbours: Mapped[list[Any]]  # [{"code", "share"}]
    worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))  # who holds the task now
    rung: Mapped[str] = mapped_column(server_default="worker")  # of the ladder: who is asked to do it
    owner: Mapped[Path]  # path of the scope that answers for it: the first asked, until another accepts
    owner_department: Mapped[str | None]  # code of the department that does, where it is one's
    department: Mapped[str | None]  # code of the department that is asked or works it
    lane: Mapped[str | None]  # emergency or petition; None is the ordinary one
    rule: Mapped[str | None]  # name of the routing rule that matched
    configuration_id: Mapped[int | None] = mapped_column(ForeignKey("configuration.id"))  # it was opened under
    round: Mapped[int] = mapped_column(Integer, server_default="0")  # how often it was reopened
    returns: Mapped[int] = mapped_column(Integer, server_default="0")
    extensions: Mapped[int] = mapped_column(Integer, server_default="0")
    merged_into: Mapped[UUID | None] = mapped_column(ForeignKey("case.id"))
    reason: Mapped[str | None]  # of its end, as the citizen reads it
    closed_how: Mapped[str | None]
    meeting_at: Mapped[datetime | None]  # put on the joint meeting's list
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]  # of the clock for the whole case
    due_provisional: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    accepted_at: Mapped[datetime | None]
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))  # does not check it
    closed_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint(f"status in {STATES!r}", name="status"),
        CheckConstraint(f"kind in {KINDS!r}", name="kind"),
        CheckConstraint(f"rung in {RUNGS!r}", name="rung"),
        CheckConstraint(f"lane in {LANES!r}", name="lane"),
        CheckConstraint(f"closed_how in {ENDINGS!r}", name="closed_how"),
        CheckConstraint("(status = 'merged') = (merged_into is not null)", name="merged_into"),
        Index("ix_case_path_opened_at", "path", "opened_at"),
        Index("ix_case_path_due_at", "path", "due_at"),
        Index("ix_case_path_closed_at", "path", "closed_at"),
        # Of a whole city, where a path says nothing.
        Index("ix_case_opened_at", "opened_at"),
        Index("ix_case_closed_at", "closed_at", postgresql_where=text("closed_at is not null")),
        Index("ix_case_open", "path", postgresql_where=text(f"status not in {FINISHED!r}")),
        Index("ix_case_queue", "path", "due_at", postgresql_where=text(f"status not in {ENDED!r}")),
        Index("ix_case_worker_id", "worker_id"),
        Index("ix_case_department", "department", "opened_at", postgresql_where=text("department is not null")),
        Index(
            "ix_case_owner_department",
            "owner_department",
            "opened_at",
            postgresql_where=text("owner_department is not null"),
        ),
        Index("ix_case_merged_into", "merged_into", postgresql_where=text("merged_into is not null")),
        Index("ix_case_meeting_at", "meeting_at", postgresql_where=text("meeting_at is not null")),
        Index("ix_case_geom", "geom", postgresql_using="gist"),
        Index("ix_case_geom_live", "geom", postgresql_using="gist", postgresql_where=text(f"status not in {ENDED!r}")),
    )


class Task(Base):
    """A case handed to one worker; at most one is open for a case."""

    __tablename__ = "task"

    id: Mapped[Uuid]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    rank: Mapped[int] = mapped_column(Integer)  # place in the duty ladder it was offered by, 0 = primary
    state: Mapped[str]
    offered_at: Mapped[datetime]
    accept_by: Mapped[datetime]  # then it goes to the next on duty
    delivered_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    words: Mapped[str | None]  # what whoever assigned it wants done
    reason: Mapped[str | None]  # of a return, or the words of what was done
    alerts: Mapped[int] = mapped_column(Integer, server_default="0")  # how often somebody was rung that nobody looks
    keys: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")  # the tablet's own, of steps taken

    __table_args__ = (
        CheckConstraint(f"state in {TASK_STATES!r}", name="state"),
        Index("ix_task_worker_open", "worker_id", postgresql_where=text(f"state in {OPEN_TASK_STATES!r}")),
        Index(
            "uq_task_case_open",
            "case_id",
            unique=True,
            postgresql_where=text(f"state in {OPEN_TASK_STATES!r}"),
        ),
        Index("ix_task_unseen", "offered_at", postgresql_where=text(f"state in {UNSEEN_TASK_STATES!r}")),
        Index("ix_task_case_id", "case_id"),
        Index("ix_task_worker_offered", "worker_id", "offered_at"),
    )
