"""The event log over HTTP: for the audit administrator alone, searchable, and each reading is in it."""

from uuid import uuid4

import httpx
import pytest

from backend.db.engine import Database
from backend.db.view import View
from backend.live.log import Sought, entries
from backend.live.outbox import Happened, record
from tests.serving import LiveServer
from tests.town import FOUNDED, Person, found_town, hire

CASE = str(uuid4())


@pytest.fixture
async def auditor(live_server: LiveServer, db: Database) -> Person:
    """The audit administrator of a town where something happened."""
    await found_town(db)
    async with db.write() as session:
        await record(
            session,
            [
                Happened("CaseOpened", FOUNDED, "case", CASE, {"n": 1}, ("wall:110112",), "citizen", "10.0.0.7"),
                Happened("PersonalDataRead", FOUNDED, "report", str(uuid4()), {"n": 2}, (), "somebody", "10.0.0.8"),
            ],
        )
    return await hire(db, "audit_administrator", "")


async def test_everything_is_there_and_the_reading_too(live_server: LiveServer, auditor: Person) -> None:
    async with httpx.AsyncClient(base_url=live_server.url, headers=auditor.headers) as http:
        first = (await http.get("/api/v1/audit")).raise_for_status().json()["rows"]
        assert [row["name"] for row in first[:2]] == ["CaseOpened", "PersonalDataRead"]
        assert first[0]["subject"] == f"case:{CASE}"
        assert (first[0]["actor"], first[0]["origin"]) == ("citizen", "10.0.0.7")
        rest = (await http.get("/api/v1/audit", params={"after": first[-1]["id"]})).json()["rows"]
        (reading,) = [row for row in rest if row["name"] == "AuditRead"]
        assert (reading["actor"], reading["origin"]) == (str(auditor.id), "127.0.0.1")
        assert reading["data"] == {"rows": len(first)}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"actor": "citizen"}, [1]),
        ({"subject": f"case:{CASE}"}, [1]),
        ({"name": "PersonalDataRead"}, [2]),
        ({"from": "2026-01-01T00:00:00Z", "to": "2026-01-01T00:00:01Z"}, [1, 2]),
        ({"to": "2026-01-01T00:00:00Z"}, []),
        ({"limit": 1}, [1]),
        ({"actor": "", "name": "", "after": ""}, [1, 2]),
    ],
)
async def test_it_can_be_searched(
    live_server: LiveServer, auditor: Person, asked: dict[str, str], found: list[int]
) -> None:
    async with httpx.AsyncClient(base_url=live_server.url, headers=auditor.headers) as http:
        rows = (await http.get("/api/v1/audit", params=asked)).raise_for_status().json()["rows"]
    assert [row["data"]["n"] for row in rows] == found


@pytest.mark.parametrize("role", ["command_center", "system_administrator", "security_administrator"])
async def test_it_is_for_nobody_else(live_server: LiveServer, db: Database, role: str) -> None:
    other = await hire(db, role, "")
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        assert (await http.get("/api/v1/audit", headers=other.headers)).status_code == 403
        assert (await http.get("/api/v1/audit")).status_code == 401


async def test_an_event_names_the_caller_and_the_address_unless_it_names_its_own(db: Database) -> None:
    async with db.write() as session:
        session.info.update(actor="somebody", origin="10.0.0.9")
        plain = Happened("CaseOpened", FOUNDED, "case", CASE)
        named = Happened("CaseOpened", FOUNDED, "case", CASE, actor="citizen", origin="10.0.0.7")
        await record(session, [plain, named])
    async with db.write() as session:
        await record(session, [plain])
    async with db.read(View.system()) as session:
        rows = await entries(session, Sought(), after=0, limit=10)
    assert [(row.actor, row.origin) for row in rows] == [
        ("somebody", "10.0.0.9"),
        ("citizen", "10.0.0.7"),
        ("system", None),
    ]
