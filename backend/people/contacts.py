"""Household contacts and building heads (楼院长、党员中心户), bound to a grid: whom its worker can call."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.configuration.service import active
from backend.db.arrays import one_of
from backend.errors import Invalid
from backend.grids.models import Grid
from backend.live.models import Event
from backend.live.outbox import Happened, record
from backend.people.accounts import PHONE
from backend.people.models import HouseholdContact
from backend.people.tables import read_table

HEADERS = {
    "grid": ("grid", "grid_code", "code", "网格", "网格编码", "网格代码"),
    "kind": ("kind", "type", "类别", "类型", "身份"),
    "name": ("name", "姓名", "名字"),
    "phone": ("phone", "mobile", "电话", "手机", "手机号", "手机号码", "联系电话"),
    "building": ("building", "楼栋", "楼院", "楼号"),
    "households": ("households", "户数", "联系户数"),
}
"""What the columns may be called, in any case of letters."""

REQUIRED = ("grid", "kind", "name")

_COUNT = re.compile(r"[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One row as it stands in the file, trimmed; "" where nothing is. ``number`` counts from 1, header and all."""

    number: int
    grid: str = ""
    kind: str = ""
    name: str = ""
    phone: str = ""
    building: str = ""
    households: str = ""


Contact = dict[str, Any]
"""A contact to be written: the columns of its table."""


def read_contacts(file: Path) -> tuple[list[ContactRow], list[str]]:
    """The contacts of ``file``, and the headers that mean nothing to us. Raises Invalid as ``read_table`` does."""
    rows, unknown = read_table(file, HEADERS, REQUIRED)
    return [ContactRow(number, **cells) for number, cells in rows], unknown


async def plan_contacts(session: AsyncSession, rows: Sequence[ContactRow], at: datetime) -> list[Contact]:
    """Check ``rows`` against the leaf grids valid at ``at`` and the configuration's kinds. See ``plan``."""
    in_force = Grid.valid_during.op("@>")(literal(at, Event.at.type))
    grids = await session.execute(select(Grid.code, Grid.path).where(in_force, Grid.is_leaf))
    kinds = (await active(session, at)).rules.contacts_kinds
    codes = {key: code for code, path in grids for key in (code, path)}
    return plan(rows, codes, {word: kind.code for kind in kinds for word in (kind.code, kind.name)})


def plan(rows: Iterable[ContactRow], grids: Mapping[str, str], kinds: Mapping[str, str]) -> list[Contact]:
    """What the list says, or Invalid with every faulty row: ``errors`` is a list of ``{"row", "message"}``.

    ``grids`` gives a micro-grid's code by code or path, ``kinds`` a kind's code by code or name.
    """
    contacts: dict[tuple[str, ...], Contact] = {}
    faults = []
    for row in rows:
        wrong = list(_faults(row, grids, kinds))
        if not wrong:
            code, kind = grids[row.grid], kinds[row.kind]
            key = (code, kind, row.name, row.building)
            if key in contacts:
                wrong.append(f"{row.name} stands in a row above already")
            contacts[key] = {
                "grid_code": code,
                "kind": kind,
                "name": row.name,
                "phone": row.phone or None,
                "building": row.building or None,
                "households": int(row.households) if row.households else None,
            }
        if wrong:
            faults.append({"row": row.number, "message": "; ".join(wrong)})
    if faults:
        count = "1 row is" if len(faults) == 1 else f"{len(faults)} rows are"
        raise Invalid(f"{count} not acceptable, nothing was imported; mend the list and try again", errors=faults)
    return list(contacts.values())


def _faults(row: ContactRow, grids: Mapping[str, str], kinds: Mapping[str, str]) -> Iterable[str]:
    if row.grid not in grids:
        yield f"there is no micro-grid {row.grid}" if row.grid else "the grid is missing"
    if row.kind not in kinds:
        yield f"“{row.kind}” is no kind of contact; there are {', '.join(kinds) or 'none in the configuration'}"
    if not 1 <= len(row.name) <= 100:
        yield "the name is missing" if not row.name else "the name is longer than 100 characters"
    if row.phone and not PHONE.fullmatch(row.phone):
        yield f"“{row.phone}” is no phone number"
    if row.households and not _COUNT.fullmatch(row.households):
        yield f"“{row.households}” is no number of households"


async def write_contacts(
    session: AsyncSession, contacts: Sequence[Contact], *, now: datetime, actor: str, file_name: str
) -> None:
    """Write them. The list is the whole truth about the grids it names: their former contacts are gone."""
    codes = {contact["grid_code"] for contact in contacts}
    await session.execute(delete(HouseholdContact).where(one_of(HouseholdContact.grid_code, codes)))
    await session.execute(insert(HouseholdContact), [{**contact, "imported_at": now} for contact in contacts])
    data = {"contacts": len(contacts), "grids": len(codes)}
    await record(session, [Happened("ContactsImported", now, "contacts", file_name, data, actor=actor)])


async def contacts_of(session: AsyncSession, code: str) -> Sequence[HouseholdContact]:
    """The contacts of a grid, by kind, building and name."""
    contact = HouseholdContact
    found = await session.scalars(
        select(contact).where(contact.grid_code == code).order_by(contact.kind, contact.building, contact.name)
    )
    return found.all()
