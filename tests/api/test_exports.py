"""A wall's view as a file: only what the caller may see, of one instant, and it says whose."""

import httpx

from tests.cases.acting import report
from tests.cases.conftest import clock, http, server, town
from tests.town import Town

__all__ = ["clock", "http", "server", "town"]


async def test_the_map_is_of_ones_scope_and_says_whose(http: httpx.AsyncClient, town: Town) -> None:
    sent = await report(http, "0703")
    number, path = sent["case"]["number"], sent["grid"]["path"]
    answer = await http.get("/api/v1/exports/map", headers=town.command.headers, params={"under": path[:10]})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert "%E7%BD%91%E6%A0%BC%E5%9B%BE-" + path[:10] + "-20261123-1000.html" in answer.headers["content-disposition"]
    page = answer.text
    assert "2026-11-23 10:00 指挥中心" in page
    assert number in page
    assert "请尽快处理" not in page, "the citizen's words stay in the house"
    assert ("110112002" in page) is path.startswith("110112.002")

    worker = town.ladders[sent["grid"]["code"]][0]
    outside = await http.get("/api/v1/exports/map", headers=worker.headers, params={"under": "110112"})
    assert outside.status_code == 403
    nowhere = await http.get("/api/v1/exports/map", headers=town.command.headers, params={"under": "110112.009"})
    assert nowhere.status_code == 404
