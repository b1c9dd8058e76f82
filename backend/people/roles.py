"""The roles as the configuration has them at an instant, and an account as a caller under them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.configuration.schema import RoleRule
from backend.configuration.service import active
from backend.people.models import Account
from backend.people.rights import Caller, rule_of


@dataclass(frozen=True, slots=True)
class Roles:
    """What each role may do, and the codes of the departments there are."""

    rules: Mapping[Any, RoleRule]
    departments: tuple[str, ...]

    def rule(self, role: str) -> RoleRule:
        """What holds for ``role``."""
        return rule_of(role, self.rules)

    def caller(self, account: Account, *, enrolled: bool, session: UUID | None = None) -> Caller:
        """``account`` as a caller; without rights while its role requires a second factor and it has none."""
        rule = self.rule(account.role)
        barred = rule.totp == "required" and not enrolled
        return Caller(
            account.id,
            account.login,
            account.display_name,
            account.role,
            account.scope,
            account.department,
            frozenset() if barred else frozenset(rule.permissions),
            session,
        )


async def roles_at(session: AsyncSession, now: datetime) -> Roles:
    """The roles and departments of the configuration in force at ``now``."""
    rules = (await active(session, now)).rules
    return Roles(rules.roles, tuple(one.code for one in rules.departments))
