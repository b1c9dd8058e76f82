"""What pages learn of the configuration that holds, and that reports are taken by it."""

from datetime import UTC, datetime

import httpx

from backend.configuration import service
from backend.configuration.files import folder_of, read_configuration
from tests.serving import LiveServer
from tests.town import HERE, found_town


async def test_pages_and_reports_follow_what_is_applied(live_server: LiveServer) -> None:
    await found_town(live_server.context.db)
    rules = read_configuration(folder_of("yinzhu")).rules
    assert rules
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        assert (await http.get("/api/v1/config")).json()["rules"]["name"] == "standard"
        async with live_server.context.db.write() as session:
            await service.apply(session, rules, at=None, now=datetime.now(UTC), actor="operator")
        shown = (await http.get("/api/v1/config")).json()["rules"]
        assert shown["rungs"] == ["worker", "community", "street", "meeting"]
        assert shown["contacts_kinds"][1] == {"code": "building_head", "name": "楼院长"}
        assert [one["code"] for one in shown["departments"]] == [one.code for one in rules.departments]
        listed = (await http.get("/api/v1/categories")).json()
        assert [one["code"] for one in listed["categories"]] == [rule.code for rule in rules.categories]
        assert listed["categories"][0] | {"limit_kind": "working_days", "limit_amount": 1} == listed["categories"][0]
        assert [one["name"] for one in listed["kinds"]] == ["咨询", "求助", "投诉", "举报", "建议", "表扬"]
        gone = {"category": "1001", "description": "办证", **HERE}
        refused = await http.post("/api/v1/reports", json=gone)
        assert refused.status_code == 422 and "category 1001 does not exist" in refused.json()["detail"]
