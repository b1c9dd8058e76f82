"""The log is kept for ever and cannot be blanked: a person's name, phone, words, address or password is never in it."""

from pathlib import Path
from uuid import UUID

import httpx
import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.db.engine import Database
from backend.settings import Settings
from tests.serving import serving
from tests.town import HERE, found_town

NAME, PHONE, WORDS, ADDRESS = "欧阳独特", "13912345678", "我家窗下每晚有人唱歌", "幸福里3号楼2单元401"
TYPED_NAME, TYPED_PASSWORD = "a-name-typed-into-the-wrong-form", "a-password-typed-by-somebody"
VERDICT, REASON = "他们根本没有来过我家", "回访这位居民核实"


async def test_no_personal_value_reaches_the_log(database_url: str, data_dir: Path) -> None:
    async with (
        serving(Settings(data=data_dir, database_url=database_url)) as server,
        httpx.AsyncClient(base_url=server.url, timeout=20) as http,
    ):
        town = await found_town(server.context.db)
        sent = await http.post(
            "/api/v1/reports",
            json={
                "category": "0102",
                "description": WORDS,
                "contact_name": NAME,
                "contact_phone": PHONE,
                "address": ADDRESS,
                **HERE,
            },
        )
        report = sent.raise_for_status().json()
        number = report["case"]["number"]
        refused = await http.post("/api/v1/sessions", json={"account": TYPED_NAME, "password": TYPED_PASSWORD})
        assert refused.status_code == 401
        opened = await http.post(
            f"/api/v1/cases/{number}/reports/{report['id']}/contact",
            json={"reason": REASON},
            headers=town.command.headers,
        )
        assert opened.raise_for_status().json()["phone"] == PHONE
        closed = await http.post(
            f"/api/v1/cases/{number}/exclude", json={"reason": "不属于受理范围"}, headers=town.command.headers
        )
        closed.raise_for_status()
        token = server.context.secrets.verdict_token(UUID(report["id"]), 0)
        await http.post(
            f"/api/v1/verdicts/{token}",
            json={"outcome": "unsolved", "satisfaction": "unsatisfied", "words": VERDICT},
        )
        gone = await http.request("DELETE", f"/api/v1/reports/{report['receipt']}", json={"what": "all"})
        gone.raise_for_status()
    with psycopg.connect(database_url) as c:
        log = "\n".join(row for (row,) in c.execute("select event::text from event").fetchall())
    assert all(name in log for name in ("ReportReceived", "PersonalDataRead", "PersonalDataErased", "SignInFailed"))
    secrets = (NAME, PHONE, WORDS, ADDRESS, TYPED_NAME, TYPED_PASSWORD, VERDICT, report["receipt"], token)
    assert [secret for secret in secrets if secret in log] == []


async def test_an_error_of_the_database_does_not_say_what_was_sent(db: Database) -> None:
    """Such errors are logged, and what is sent are names, phones and words."""
    with pytest.raises(DBAPIError) as failed:
        async with db.write() as session:
            await session.execute(text("select 1 / 0, cast(:phone as text)"), {"phone": PHONE})
    assert "division by zero" in str(failed.value)
    assert PHONE not in str(failed.value)
