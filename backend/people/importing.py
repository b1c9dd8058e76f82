"""Brings people in from a list: checks every row, then writes accounts and duties, all or nothing."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, func, insert, literal, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.arrays import one_of
from backend.errors import Invalid
from backend.grids.models import Grid
from backend.live.models import Event
from backend.live.outbox import Happened, record
from backend.people.accounts import LOGIN, PHONE, RIGHTS, rights_fault
from backend.people.files import PersonRow
from backend.people.logins import normal_login
from backend.people.models import Account, Duty, Shift
from backend.people.password_rules import fault_of
from backend.people.roles import roles_at
from backend.people.sessions import end_sessions
from backend.security import hash_password

ROLE_WORDS = {
    "worker": ("worker", "网格员", "专职网格员", "兼职网格员", "网格长"),
    "community": ("community", "社区", "村", "社区/村"),
    "street": ("street", "街道", "乡镇", "街道/乡镇"),
    "department": ("department", "部门", "职能部门"),
    "command_center": ("command_center", "command", "指挥中心"),
    "system_administrator": ("system_administrator", "administrator", "admin", "管理员", "系统管理员"),
    "security_administrator": ("security_administrator", "安全管理员", "安全保密管理员"),
    "audit_administrator": ("audit_administrator", "审计管理员", "安全审计员"),
}
"""What lists write for a role."""

WORTH_A_POOL = 32
"""Fewer passwords than this are hashed quicker than processes start."""

_BETWEEN_SHIFTS = re.compile(r"[,，;；、/+\s]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A grid as the check needs it."""

    code: str
    path: str
    is_leaf: bool


@dataclass(slots=True)
class Person:
    """An account to be written."""

    login: str
    display_name: str
    phone: str | None
    role: str
    scope: str
    department: str | None
    position: str | None
    password: str | None = field(repr=False)
    password_hash: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list says: people by login, and the ladder of each (grid code, shift) in file order."""

    people: dict[str, Person]
    ladders: dict[tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import did. ``cannot_log_in`` counts the accounts of the list that have no password (yet)."""

    created: int
    updated: int
    duties: int
    cannot_log_in: int


async def plan_people(session: AsyncSession, rows: Sequence[PersonRow], at: datetime) -> Plan:
    """Check ``rows`` against the grids valid at ``at`` and the shifts. See ``plan`` for the rules and Invalid."""
    in_force = Grid.valid_during.op("@>")(literal(at, Event.at.type))
    grids = await session.execute(select(Grid.code, Grid.path, Grid.is_leaf).where(in_force))
    shifts = await session.execute(select(Shift.code, Shift.name))
    departments = (await roles_at(session, at)).departments
    return plan(rows, [Place(*grid) for grid in grids], dict(shifts.all()), departments)


def plan(
    rows: Iterable[PersonRow], grids: Iterable[Place], shifts: Mapping[str, str], departments: Sequence[str] = ()
) -> Plan:
    """What the list says, or Invalid with every faulty row: ``errors`` is a list of ``{"row", "message"}``.

    ``scope`` is a grid's code or path. A worker with a leaf grid and a shift gets a duty there; the first of a grid
    and shift in the file is its primary, the next are deputies. Several shifts may stand in one cell, and an account
    may have several rows, one for each grid: its scope is then the path they share.
    """
    places = {key: grid for grid in grids for key in (grid.code, grid.path)}
    shift_words = {word.lower(): code for code, name in shifts.items() for word in (code, name)}
    people: dict[str, Person] = {}
    ladders: dict[tuple[str, str], list[str]] = {}
    faults: list[dict[str, Any]] = []
    for row in rows:
        try:
            person, duties = _read(row, places, shift_words, departments)
            _join(people, person)
            for duty in duties:
                if person.login in ladders.setdefault(duty, []):
                    raise ValueError(f"{person.login} has this duty ({duty[0]}, {duty[1]}) already in a row above")
                ladders[duty].append(person.login)
        except ValueError as fault:
            faults.append({"row": row.number, "message": str(fault)})
    if faults:
        count = "1 row is" if len(faults) == 1 else f"{len(faults)} rows are"
        raise Invalid(f"{count} not acceptable, nothing was imported; mend the list and try again", errors=faults)
    return Plan(people, ladders)


def _read(
    row: PersonRow, places: Mapping[str, Place], shift_words: Mapping[str, str], departments: Sequence[str]
) -> tuple[Person, list[tuple[str, str]]]:
    """The person and the duties of one row. Raises ValueError with all that is wrong in it."""
    login = normal_login(row.account)
    role = next((role for role, words in ROLE_WORDS.items() if row.role.lower() in words), "")
    place = places.get(row.scope)
    shifts = [word for word in _BETWEEN_SHIFTS.split(row.shift.lower()) if word]
    wrong = list(_faults(row, login, role, place, departments))
    wrong += [
        f"there is no shift {word}; there are {', '.join(shift_words)}" for word in shifts if word not in shift_words
    ]
    if shifts and role != "worker":
        wrong.append("only a worker has a shift")
    elif shifts and place and not place.is_leaf:
        wrong.append(f"{row.scope} is not a micro-grid: a shift needs one")
    if wrong:
        raise ValueError("; ".join(wrong))
    person = Person(
        login=login,
        display_name=row.name,
        phone=row.phone or None,
        role=role,
        scope=place.path if place else "",
        department=row.department or None,
        position=row.position or None,
        password=row.password or None,
    )
    return person, [(place.code, shift_words[word]) for word in shifts if place]


def _faults(row: PersonRow, login: str, role: str, place: Place | None, departments: Sequence[str]) -> Iterable[str]:
    if not LOGIN.fullmatch(login):
        yield f"“{row.account}” is no account: 1 to 100 letters, digits or . _ - @"
    if not 1 <= len(row.name) <= 100:
        yield "the name is missing" if not row.name else "the name is longer than 100 characters"
    if row.phone and not PHONE.fullmatch(row.phone):
        yield f"“{row.phone}” is no phone number"
    if not role:
        yield f"“{row.role}” is no role; there are {', '.join(ROLE_WORDS)}"
    if row.scope and place is None:
        yield f"there is no grid {row.scope}"
    if role and (fault := rights_fault(role, row.scope, row.department or None, departments)):
        yield fault
    if row.password and (fault := fault_of(row.password, login=login, display_name=row.name)):
        yield fault


def _join(people: dict[str, Person], person: Person) -> None:
    """Add ``person``, or widen the scope of the one who is there already. Raises ValueError when they differ."""
    known = people.setdefault(person.login, person)
    if known is person:
        return
    for name in ("display_name", "phone", "role", "department", "position", "password"):
        if getattr(known, name) != getattr(person, name):
            raise ValueError(f"{person.login} has another {name.replace('_', ' ')} in a row above")
    shared = []
    for a, b in zip(known.scope.split("."), person.scope.split("."), strict=False):
        if a != b:
            break
        shared.append(a)
    known.scope = ".".join(shared)


def hash_passwords(people: Iterable[Person], progress: Callable[[int], None]) -> None:
    """Hash the given passwords on all cores, some 50 ms of a core each; ``progress(done)`` as they are done."""
    given = [person for person in people if person.password]
    passwords = [str(person.password) for person in given]
    if len(given) < WORTH_A_POOL:
        hashes: Iterable[str] = map(hash_password, passwords)
    else:
        # Fresh processes: a fork would take the threads' locks along.
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            hashes = list(_counted(pool.map(hash_password, passwords, chunksize=8), progress))
    for person, hashed in zip(given, hashes, strict=True):
        person.password_hash = hashed


def _counted(hashes: Iterable[str], progress: Callable[[int], None]) -> Iterable[str]:
    for done, hashed in enumerate(hashes, start=1):
        progress(done)
        yield hashed


async def write_people(session: AsyncSession, plan: Plan, *, now: datetime, actor: str, file_name: str) -> Summary:
    """Write the plan: accounts that exist are updated and keep their password unless the list gives one.

    A password or other rights end their sessions. The list is the whole truth about the people and the (grid, shift)
    ladders it names: their former duties end. The operator who runs it stands for both administrators.
    """
    known = await _rights(session, plan.people)
    rows = [
        {
            "id": known[person.login].id if person.login in known else uuid4(),
            "login": person.login,
            "display_name": person.display_name,
            "phone": person.phone,
            "role": person.role,
            "scope": person.scope,
            "department": person.department,
            "position": person.position,
            "password_hash": person.password_hash,
            "created_at": now,
        }
        for person in plan.people.values()
    ]
    upsert = postgresql.insert(Account)
    fresh = {name: upsert.excluded[name] for name in ("display_name", "phone", *RIGHTS, "position")}
    kept = func.coalesce(upsert.excluded.password_hash, Account.password_hash)
    await session.execute(
        upsert.on_conflict_do_update(
            index_elements=["login"], set_=fresh | {"password_hash": kept, "active": True, "granted": True}
        ),
        rows,
    )
    ids = await _ids(session, plan.people)
    changed = {login: old for login, old in known.items() if old.differs(plan.people[login])}
    await record(
        session,
        [
            Happened("RoleChanged", now, "account", str(old.id), old.change(plan.people[login]), actor=actor)
            for login, old in changed.items()
        ],
    )
    ended = {login for login, person in plan.people.items() if login in known and person.password_hash} | set(changed)
    await end_sessions(session, [ids[login] for login in ended], now, why="imported", actor=actor)
    await session.execute(
        delete(Duty).where(Duty.account_id.in_(select(Account.id).where(one_of(Account.login, plan.people))))
    )
    for shift in {shift for _, shift in plan.ladders}:
        codes = [code for code, of in plan.ladders if of == shift]
        await session.execute(delete(Duty).where(Duty.shift == shift, one_of(Duty.grid_code, codes)))
    duties = [
        {"grid_code": code, "shift": shift, "rank": rank, "account_id": ids[login]}
        for (code, shift), ladder in plan.ladders.items()
        for rank, login in enumerate(ladder)
    ]
    if duties:
        await session.execute(insert(Duty), duties)
    missing = select(func.count()).where(Account.password_hash.is_(None), one_of(Account.login, plan.people))
    created = len(rows) - len(known)
    summary = Summary(created, len(known), len(duties), await session.scalar(missing) or 0)
    data = {"created": summary.created, "updated": summary.updated, "duties": summary.duties}
    await record(session, [Happened("PeopleImported", now, "people", file_name, data, actor=actor)])
    return summary


async def _ids(session: AsyncSession, logins: Iterable[str]) -> dict[str, UUID]:
    rows = await session.execute(select(Account.login, Account.id).where(one_of(Account.login, logins)))
    return dict(rows.all())


@dataclass(frozen=True, slots=True)
class _Rights:
    """What an account was before."""

    id: UUID
    role: str
    scope: str
    department: str | None

    def differs(self, person: Person) -> bool:
        return any(getattr(self, name) != getattr(person, name) for name in RIGHTS)

    def change(self, person: Person) -> dict[str, Any]:
        """The event's data."""
        before, after = ({name: getattr(of, name) for name in RIGHTS} for of in (self, person))
        return {"account": str(self.id), "before": before, "after": after}


async def _rights(session: AsyncSession, logins: Iterable[str]) -> dict[str, _Rights]:
    rows = await session.execute(
        select(Account.login, Account.id, Account.role, Account.scope, Account.department).where(
            one_of(Account.login, logins)
        )
    )
    return {login: _Rights(id, role, scope, department) for login, id, role, scope, department in rows}
