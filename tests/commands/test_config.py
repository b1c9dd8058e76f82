"""``./grid config`` as a program."""

import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from backend.commands import config
from backend.configuration import service
from backend.db.engine import Database
from backend.errors import GridError
from tests.configuration.writing import copy_of


async def run(database_url: str, *arguments: str | Path) -> Result:
    environment = {"GRID_DATABASE_URL": database_url}
    return await asyncio.to_thread(CliRunner().invoke, config.app, [*map(str, arguments)], env=environment)


def refusal(result: Result) -> str:
    assert isinstance(result.exception, GridError)
    return result.exception.detail


async def test_a_preset_is_listed_checked_compared_applied_and_shown(db: Database, database_url: str) -> None:
    listed = await run(database_url, "presets")
    assert [line.split()[0] for line in listed.stdout.splitlines()] == [
        "fushan",
        "fuxin",
        "laoshan",
        "standard",
        "tongzhou",
        "yinzhu",
    ]
    compared = await run(database_url, "diff", "yinzhu")
    assert "against standard, which holds now" in compared.stdout
    assert "practice.meeting: 联席会议 → 党政联席会议" in compared.stdout
    applied = await run(database_url, "apply", "yinzhu")
    assert applied.exit_code == 0
    assert "applied; 隐珠街道" in applied.stdout
    assert "from 2026-01-01 00:00:00 Beijing time" in applied.stdout
    again = await run(database_url, "apply", "yinzhu")
    assert "nothing to do: the same rules hold already" in again.stdout
    assert (await run(database_url, "show")).stdout.startswith("name: yinzhu\ntitle: 隐珠街道\n")
    async with db.read() as session:
        assert (await service.active(session, datetime.now(UTC))).rules.name == "yinzhu"


async def test_a_second_one_needs_an_instant_to_come(database_url: str) -> None:
    await run(database_url, "apply", "yinzhu")
    refused = await run(database_url, "apply", "fushan")
    assert "2026-01-01T00:00:00+08:00 lies in the past" in refusal(refused)
    later = await run(database_url, "apply", "fushan", "--at", "2999-12-02")
    assert "from 2999-12-02 00:00:00 Beijing time" in later.stdout
    now = await run(database_url, "apply", "laoshan", "--at", "now")
    assert "note: fushan takes its place from 2999-12-02" in now.stdout
    compared = await run(database_url, "diff", "fushan")
    assert "against fushan, which holds from 2999-12-02 00:00:00 Beijing time: nothing changes" in compared.stdout
    assert "--at “monday” is no instant" in refusal(await run(database_url, "apply", "fuxin", "--at", "monday"))


async def test_faults_are_listed_and_nothing_is_applied(database_url: str, tmp_path: Path) -> None:
    folder = copy_of("standard", tmp_path, categories=("clock: hours4", "clock: soon"))
    refused = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "backend", "config", "apply", folder],
        check=False,
        env=os.environ | {"GRID_DATABASE_URL": database_url},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert refused.returncode == 2
    assert "fault    categories.yaml:7: there is no clock “soon”" in refused.stdout
    assert "1 fault in" in refused.stderr
    assert (await run(database_url, "show")).stdout.startswith("name: standard\n")
