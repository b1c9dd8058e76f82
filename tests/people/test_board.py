"""The public board: who stands on it, what it shows of them, and who puts that there."""

import io
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.cities import path_of
from tests.media.camera import phone_jpeg
from tests.people.conftest import Person, events, hired
from tests.serving import LiveServer
from tests.town import HERE, Town, found_town, hire

CODE = "110112001001001"


@pytest.fixture
async def town(server: LiveServer) -> Town:
    return await found_town(server.context.db)


@pytest.fixture
async def system(town: Town, server: LiveServer, http: httpx.AsyncClient) -> Person:
    return await hired(server, http, "system", "system_administrator")


async def board(http: httpx.AsyncClient, code: str = CODE) -> dict[str, Any]:
    answer = await http.get(f"/api/v1/board/{code}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_everybody_sees_who_answers_for_a_grid(http: httpx.AsyncClient, town: Town) -> None:
    found = await board(http)
    assert (found["name"], found["place"]) == ("第1微网格", ["测试区", "东1街道", "杨柳1社区"])
    assert [(one["name"], one["on_duty"], one["phone"], one["photo_url"]) for one in found["people"]] == [
        ("李网格", True, None, None),
        ("李网格", True, None, None),
    ]
    assert (found["supervision_phone"], len(found["duties"])) == ("12345", 6)
    assert "id" not in found["people"][0], "accounts are nobody's business"
    assert (await http.get("/api/v1/board/999")).status_code == 404


async def test_a_community_shows_who_leads_it(http: httpx.AsyncClient, server: LiveServer, town: Town) -> None:
    await hire(server.context.db, "community", path_of(CODE[:12]))
    assert [one["name"] for one in (await board(http, CODE[:12]))["people"]] == ["community"]
    assert (await board(http, CODE[:9]))["people"] == []


async def test_a_card_shows_what_was_published_and_nothing_else(
    http: httpx.AsyncClient, server: LiveServer, town: Town, system: Person
) -> None:
    worker = town.ladders[CODE][0]
    address = f"/api/v1/accounts/{worker.id}/board-card"
    said = {"duties": "负责一号院", "phone": "010-8888 0001"}
    written = await http.put(address, json=said, headers=system.headers)
    assert (written.status_code, written.json()) == (200, said | {"photo_url": None})
    hung = await http.put(f"{address}/photo", content=phone_jpeg(), headers=system.headers)
    assert hung.status_code == 200, hung.text
    first = (await board(http))["people"][0]
    assert (first["duties"], first["phone"]) == (said["duties"], said["phone"])
    picture = await http.get(first["photo_url"])
    with Image.open(io.BytesIO(picture.content)) as image:
        assert (image.format, max(image.size) <= 480, dict(image.getexif())) == ("JPEG", True, {})
    shown = [event.data["shown"] for event in await events(server, "BoardCardChanged")]
    assert shown == [{"duties": True, "phone": True}, {"photo": True}], "the log holds no values"

    assert (await http.put(address, json={}, headers=system.headers)).json()["phone"] is None
    assert (await http.delete(f"{address}/photo", headers=system.headers)).json()["photo_url"] is None
    assert (await http.get(first["photo_url"])).status_code == 404
    assert (await http.get(address, headers=system.headers)).json() == dict.fromkeys(("duties", "phone", "photo_url"))


@pytest.mark.parametrize(
    ("what", "body", "status"),
    [
        ("", {"json": {"phone": "call me"}}, 422),
        ("", {"json": {"duties": "巡" * 501}}, 422),
        ("/photo", {"content": b"no photo"}, 422),
        ("/photo", {"content": phone_jpeg()[:2000]}, 422),
    ],
)
async def test_what_is_no_card_is_refused(
    http: httpx.AsyncClient, town: Town, system: Person, what: str, body: dict[str, Any], status: int
) -> None:
    address = f"/api/v1/accounts/{town.ladders[CODE][0].id}/board-card{what}"
    assert (await http.put(address, headers=system.headers, **body)).status_code == status
    assert (await board(http))["people"][0]["phone"] is None


async def test_a_receipt_can_be_taken_along_as_a_code(http: httpx.AsyncClient, town: Town) -> None:
    report = {"category": "0102", "description": "垃圾堆满", **HERE}
    receipt = (await http.post("/api/v1/reports", json=report)).json()["receipt"]
    code = await http.get(f"/api/v1/reports/{receipt}/qr.svg")
    assert (code.status_code, code.headers["content-type"]) == (200, "image/svg+xml")
    assert code.text.startswith("<svg") and "viewBox" in code.text
    assert (await http.get("/api/v1/reports/nobodys/qr.svg")).status_code == 404


async def test_a_firm_says_who_it_is_and_can_take_it_back(http: httpx.AsyncClient, town: Town) -> None:
    report = {"category": "0102", "description": "门前道路破损", "firm_name": "杨柳小吃店", **HERE}
    assert (await http.post("/api/v1/reports", json=report | {"firm_code": "no code"})).status_code == 422
    sent = await http.post("/api/v1/reports", json=report | {"firm_code": "91110112MA01ABCD2X"})
    assert sent.status_code == 201, sent.text
    case = f"/api/v1/cases/{sent.json()['case']['number']}"
    shown = (await http.get(case, headers=town.command.headers)).json()["reports"][0]["firm"]
    assert shown == {"name": "杨柳小吃店", "code": "91110112MA01ABCD2X"}
    await http.request("DELETE", f"/api/v1/reports/{sent.json()['receipt']}", json={"what": "contact"})
    assert (await http.get(case, headers=town.command.headers)).json()["reports"][0]["firm"] is None
