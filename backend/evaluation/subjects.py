"""Whose cases are counted: those of a place, of a worker, of a department."""

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import FromClause, Select, SQLColumnExpression, Text, cast, literal, or_, select, union
from sqlalchemy.orm import aliased

from backend.cases.models import Case, Task
from backend.cases.registers import Handover
from gis.codes import under as subtree

SubjectKind = Literal["scope", "worker", "department"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is evaluated: a ``scope`` by its path with all below it ("" is everywhere), a ``worker`` by the account's id,
    or a ``department`` by its code; of the latter two only cases at or below ``under``."""

    kind: SubjectKind
    key: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose cases a query counts, at or below ``under``: of all of a kind, each under a key of their own (of places:
    the grid's path), or with ``only`` of one of them.

    - A place's cases lie there.
    - A worker's are those they took on or gave back: what they were offered and let pass went to somebody else.
    - A department's are those it took on or gave back, and those it answers for.

    So a case may be several workers', and several departments'.
    """

    kind: SubjectKind
    under: str
    only: str | None = None

    @classmethod
    def of(cls, subject: Subject) -> "Whose":
        """Of one alone."""
        if subject.kind == "scope":
            return cls("scope", subject.key, subject.key)
        return cls(subject.kind, subject.under, subject.key)

    def bind(self, query: Select[Any], case_id: SQLColumnExpression[Any]) -> Select[Any]:
        """``query``, which is from Case, with the column ``key`` and only with what is theirs; ``case_id`` is that of
        the case that was worked, which may be another."""
        low, high = subtree(self.under)
        query = query.where(Case.path >= low, Case.path < high)
        if self.kind == "scope":
            return query.add_columns((Case.path if self.only is None else literal(self.only)).label("key"))
        if self.kind == "worker":
            theirs = aliased(Task)
            query = query.join(theirs, theirs.case_id == case_id).distinct()  # who had it twice has it once
            query = query.where(or_(theirs.accepted_at.is_not(None), theirs.state == "returned"))
            query = query if self.only is None else query.where(theirs.worker_id == UUID(self.only))
            return query.add_columns(cast(theirs.worker_id, Text).label("key"))
        departments = self._of_departments()
        return query.join(departments, departments.c.case_id == case_id).add_columns(departments.c.key)

    def _of_departments(self) -> FromClause:
        asked = select(Handover.case_id, Handover.to_department.label("key"))
        asked = asked.where(Handover.outcome.in_(("accepted", "refused")), Handover.to_department.is_not(None))
        owned = select(Case.id, Case.owner_department).where(Case.owner_department.is_not(None))
        if self.only is not None:
            asked = asked.where(Handover.to_department == self.only)
            owned = owned.where(Case.owner_department == self.only)
        return union(asked, owned).subquery("departments")
