"""``./grid import people`` and ``./grid people password`` as programs."""

import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from backend.db.engine import Database
from backend.db.view import View
from backend.people.models import Account, HouseholdContact
from backend.security import verify_password
from tests.cities import insert_city, small_city


@pytest.fixture
async def micro(db: Database) -> str:
    """The code of a micro-grid of the small city."""
    grids = small_city()
    async with db.write() as session:
        await insert_city(session, grids, datetime(2026, 1, 1, tzinfo=UTC))
    return next(g["code"] for g in grids if g["level"] == "micro")


async def run(database_url: str, *arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "backend", *map(str, arguments)]
    environment = os.environ | {"GRID_DATABASE_URL": database_url}
    return await asyncio.to_thread(
        subprocess.run,
        command,
        check=False,
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
    )


async def test_a_list_comes_in_and_a_password_follows(
    db: Database, database_url: str, micro: str, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(f"账号,姓名,角色,网格,班次\nwang,王芳,网格员,{micro},白班\n", encoding="gbk")
    checked = await run(database_url, "import", "people", file, "--dry-run")
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "acceptable: accounts 1, duties 1; nothing was written" in checked.stderr
    done = await run(database_url, "import", "people", file)
    assert done.returncode == 0
    assert "accounts created 1, updated 0; duties 1" in done.stderr
    assert "without a password: 1" in done.stderr
    told = await run(database_url, "people", "password", "Wang", given="a-long-password\n")
    assert told.returncode == 0
    assert "a-long-password" not in told.stdout + told.stderr
    async with db.write() as session:
        stored = await session.scalar(select(Account.password_hash).where(Account.login == "wang"))
    assert await verify_password("a-long-password", stored)


async def test_a_faulty_list_is_told_row_by_row_and_nothing_is_written(
    db: Database, database_url: str, micro: str, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(f"account,name,role,scope\nwang,王芳,worker,{micro}\nli,,worker,nowhere\n", encoding="utf-8")
    refused = await run(database_url, "import", "people", file)
    assert refused.returncode == 2
    assert refused.stderr.splitlines()[-2:] == [
        "row 3: the name is missing; there is no grid nowhere",
        "grid: 1 row is not acceptable, nothing was imported; mend the list and try again",
    ]
    async with db.read() as session:
        assert await session.scalar(select(func.count(Account.id))) == 0


async def test_a_password_for_nobody_or_too_short_is_refused(database_url: str, db: Database) -> None:
    nobody = await run(database_url, "people", "password", "nobody", given="a-long-password\n")
    assert (nobody.returncode, nobody.stderr.splitlines()[-1]) == (2, "grid: there is no account nobody")
    async with db.write() as session:
        session.add(
            Account(login="wang", display_name="王芳", role="command_center", scope="", created_at=datetime.now(UTC))
        )
    short = await run(database_url, "people", "password", "wang", given="short\n")
    assert (short.returncode, short.stderr.splitlines()[-1]) == (
        2,
        "grid: a password has 10 to 200 characters; this one has 5",
    )


async def test_household_contacts_come_in_whole_or_not_at_all(
    db: Database, database_url: str, micro: str, tmp_path: Path
) -> None:
    file = tmp_path / "contacts.csv"
    file.write_text(f"网格,类别,姓名,电话,备注\n{micro},楼院长,李建国,13900001111,\n", encoding="gbk")
    checked = await run(database_url, "import", "contacts", file, "--dry-run")
    assert checked.returncode == 0, checked.stderr
    assert "these columns mean nothing here: 备注" in checked.stderr
    assert "acceptable: contacts 1; nothing was written" in checked.stderr
    done = await run(database_url, "import", "contacts", file)
    assert (done.returncode, done.stderr.split()[-2:]) == (0, ["contacts", "1"])
    file.write_text(f"grid,kind,name\n{micro},building_head,甲\n{micro},king,乙\n", encoding="utf-8")
    refused = await run(database_url, "import", "contacts", file)
    assert refused.returncode == 2
    assert refused.stderr.splitlines()[-2].startswith("row 3: “king” is no kind of contact")
    async with db.read(View.system()) as session:
        assert await session.scalar(select(func.count(HouseholdContact.id))) == 1
