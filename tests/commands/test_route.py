"""``./grid route`` as a program: readable for people, JSON for machines, a sentence when it cannot."""

import json
import os
import subprocess
import sys

import pytest

from backend.db.engine import Database
from tests.town import Town, found_town

MONDAY = "2026-11-23T15:00+08:00"


def run(database_url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"GRID_DATABASE_URL": database_url, "COLUMNS": "200"}
    command = [sys.executable, "-m", "backend", "route", *arguments]
    return subprocess.run(command, check=False, env=environment, capture_output=True, timeout=60, text=True)


@pytest.fixture
async def town(db: Database) -> Town:
    return await found_town(db)


def test_it_tells_people(town: Town, database_url: str) -> None:
    done = run(database_url, "0102", "116.66", "39.9", "--crs", "wgs84", "--at", MONDAY)
    assert done.returncode == 0, done.stderr
    assert "2026-11-23 15:00 北京时间" in done.stdout
    assert "✗ 危及生命，网格员先到: 未命中" in done.stdout
    assert "✓ 其余，网格员先办: 命中" in done.stdout
    assert "The urgency is normal and must be danger to life: this does not hold." in done.stdout
    assert "worker on duty: 李网格、李网格" in done.stdout
    assert "4 工作时 working hours → 2026-11-24 10:00 北京时间" in done.stdout
    assert "2026-11-23 工作日 working day +3 h" in done.stdout


def test_it_tells_programs(town: Town, database_url: str) -> None:
    done = run(database_url, "0102", "121", "31", "--crs", "wgs84", "--at", MONDAY, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["at"], found["place"]["how"]) == ("2026-11-23T07:00:00Z", "fallback")
    assert found["unit"]["fallback"] is True


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--crs", "wgs84", "--at", "2026-11-23T15:00"], "says no zone; for Beijing time write 2026-11-23T15:00+08:00"),
        (["--crs", "wgs84", "--at", "tomorrow 15:00"], "is no instant; write it like 2026-11-23T15:00+08:00"),
        (["--at", MONDAY], "--crs"),
    ],
)
def test_what_cannot_be_asked_is_a_sentence(database_url: str, arguments: list[str], says: str) -> None:
    done = run(database_url, "0102", "116.66", "39.9", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr and "Traceback" not in done.stderr


def test_a_category_that_does_not_exist(town: Town, database_url: str) -> None:
    done = run(database_url, "9999", "116.66", "39.9", "--crs", "wgs84")
    assert done.returncode == 2 and "category 9999 does not exist then" in done.stderr
