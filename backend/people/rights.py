"""Who may do what, pure: roles and their permissions, and the caller that every route asks.

The configuration's roles decide; the ones here hold for a role it does not name. Three administrators are separated
(GB/T 22239-2019, level 3: least privilege): none of them sees a case, and no role may join the rights of two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from backend.configuration.schema import RoleRule
from backend.errors import Forbidden

DAYS_14, HOURS_8, MINUTES_15 = 14 * 24 * 60, 8 * 60, 15

_LEADS = RoleRule(
    name="社区",
    permissions=[
        "cases.see",
        "cases.work",
        "cases.dispatch",
        "cases.check",
        "cases.approve",
        "cases.merge",
        "cases.unmask",
        "whistles.blow",
        "routing.try",
    ],
    idle_minutes=HOURS_8,
    totp="optional",
)

DEFAULT_ROLES: Mapping[str, RoleRule] = {
    "worker": RoleRule(name="网格员", permissions=["cases.see", "cases.work"], idle_minutes=DAYS_14, totp="optional"),
    "community": _LEADS,
    "street": _LEADS.model_copy(update={"name": "街道"}),
    "department": RoleRule(
        name="职能部门",
        permissions=["cases.see", "cases.work", "cases.unmask", "whistles.answer"],
        idle_minutes=HOURS_8,
        totp="optional",
    ),
    "command_center": RoleRule(
        name="指挥中心",
        permissions=_LEADS.permissions,
        idle_minutes=HOURS_8,
        totp="optional",
    ),
    "system_administrator": RoleRule(
        name="系统管理员",
        permissions=["accounts.manage", "configuration.apply", "routing.try"],
        idle_minutes=MINUTES_15,
        totp="optional",
    ),
    "security_administrator": RoleRule(
        name="安全管理员",
        permissions=["sessions.manage", "roles.change", "displays.manage"],
        idle_minutes=MINUTES_15,
        totp="optional",
    ),
    "audit_administrator": RoleRule(
        name="审计管理员", permissions=["audit.read"], idle_minutes=MINUTES_15, totp="optional"
    ),
}

DISPLAY = "display"
"""The role of a wall's token, which no account has: it sees, it writes nothing, and it never idles out."""

_DISPLAY_PERMISSIONS = frozenset({"cases.see"})

LONGEST = timedelta(days=90)
"""No session lives longer than this, used or not."""


def rule_of(role: str, roles: Mapping[str, RoleRule]) -> RoleRule:
    """What holds for ``role`` by the configuration's ``roles``, or by default when they leave it out."""
    return roles.get(role) or DEFAULT_ROLES[role]


def idle_of(rule: RoleRule) -> timedelta:
    """After how long without a use a session of this role ends."""
    return timedelta(minutes=rule.idle_minutes) if rule.idle_minutes else LONGEST


def lifetime_of(rule: RoleRule) -> timedelta:
    """How long a session of this role lives at most: 48 idle times, that is 12 hours for 15 minutes."""
    return min(LONGEST, 48 * idle_of(rule))


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: an account (or a display's token), what it may do, and where.

    ``scope`` is a grid path ("" is everywhere), ``department`` a code of the configuration, ``session`` the public id
    of the session the call came with.
    """

    id: UUID
    login: str
    display_name: str
    role: str
    scope: str
    department: str | None = None
    permissions: frozenset[str] = frozenset()
    session: UUID | None = None

    @classmethod
    def display(cls, id: UUID, name: str, path: str) -> "Caller":
        """A wall that shows itself with a token."""
        return cls(id, DISPLAY, name, DISPLAY, path, permissions=_DISPLAY_PERMISSIONS)

    def may(self, permission: str) -> bool:
        """Whether the role has this permission."""
        return permission in self.permissions

    def require(self, *permissions: str) -> None:
        """Raise Forbidden unless the role has at least one of ``permissions``."""
        if self.permissions.isdisjoint(permissions):
            raise Forbidden(f"this takes the right to {' or '.join(permissions)}; a {self.role} does not have it")

    def sees(self, path: str) -> bool:
        """Whether ``path`` is the scope or lies below it; nothing is seen without the right to cases.see."""
        inside = self.scope in ("", path) or path.startswith(self.scope + ".")
        return inside and self.may("cases.see")

    def within(self, under: str | None) -> str:
        """The path to list: ``under`` if given, else the whole scope.

        Raises Forbidden outside the scope, and without the right to cases.see.
        """
        self.require("cases.see")
        if not under:
            return self.scope
        if not self.sees(under):
            raise Forbidden(f"your scope is {self.scope}; {under} is outside it")
        return under

    @property
    def watches(self) -> bool:
        """Whether it may follow the walls of its scope: everybody who sees cases but workers, who follow themselves."""
        return self.may("cases.see") and self.role != "worker"
