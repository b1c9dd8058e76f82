"""Sending a report: what it answers, what it refuses, and what it leaves in the database."""

import httpx
from sqlalchemy import text

from tests.serving import LiveServer
from tests.town import HERE, Town

RUBBISH = {"category": "0102", "description": "垃圾桶旁堆满垃圾", **HERE}


async def test_a_report_reaches_the_worker_on_duty(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    answer = await http.post("/api/v1/reports", json=RUBBISH | {"accuracy_m": 30, "contact_phone": "13800001111"})
    assert answer.status_code == 201, answer.text
    body = answer.json()
    assert body["grid"]["code"] in town.ladders
    assert body["assignment"]["worker"] == {
        "id": str(town.ladders[body["grid"]["code"]][0].id),
        "display_name": "李网格",
    }
    assert body["assignment"]["how"] == "covers"
    assert body["location"] == {"lon": 116.66, "lat": 39.9, "source": "pin", "accuracy_m": 30.0}
    assert body["case"]["status"] == "assigned"
    assert body["case"]["due_at"].endswith("Z")
    async with live_server.context.db.read() as session:
        names = (await session.scalars(text("select name from event order by id"))).all()
    assert names == ["ReportReceived", "CaseOpened", "CaseAssigned", "TaskOffered"]
