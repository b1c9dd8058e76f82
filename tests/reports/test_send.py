"""Sending a report: what it answers, what it refuses, and what it leaves in the database."""

import asyncio
from datetime import datetime
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from backend.db.view import View
from gis.datum import from_wgs84
from tests.cities import path_of
from tests.serving import LiveServer
from tests.town import HERE, Town

RUBBISH = {"category": "0102", "description": "垃圾桶旁堆满垃圾", **HERE}


async def events(server: LiveServer) -> list[str]:
    """What happened to whom; that the town's boundaries take effect meanwhile is nobody's doing."""
    query = text("select name from event where name <> 'GridsTookEffect' order by id")
    async with server.context.db.read(View.system()) as session:
        return list((await session.scalars(query)).all())


async def count(server: LiveServer, table: str) -> int:
    async with server.context.db.write(View.system()) as session:
        return int(await session.scalar(text(f'select count(*) from "{table}"')) or 0)


async def test_a_report_reaches_the_worker_on_duty(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    answer = await http.post("/api/v1/reports", json=RUBBISH | {"accuracy_m": 30})
    assert answer.status_code == 201, answer.text
    body = answer.json()
    code = body["grid"]["code"]
    assert body["grid"]["path"] == path_of(code)
    assert body["assignment"]["worker"] == {"id": str(town.ladders[code][0].id), "display_name": "李网格"}
    assert body["assignment"]["how"] == "covers"
    assert body["assignment"]["border_m"] > 0
    assert body["location"] == {"lon": 116.66, "lat": 39.9, "source": "pin", "accuracy_m": 30.0}
    assert body["case"]["status"] == "assigned"
    assert body["case"]["number"].startswith("110112-")
    assert body["case"]["due_at"].endswith("Z")
    assert answer.headers["location"] == f"/api/v1/reports/{body['receipt']}"
    assert await events(live_server) == ["ReportReceived", "CaseOpened", "CaseAssigned", "TaskOffered"]


async def test_an_accuracy_circle_names_the_neighbours(http: httpx.AsyncClient, town: Town) -> None:
    answer = (await http.post("/api/v1/reports", json=RUBBISH | {"accuracy_m": 1500})).json()
    neighbours = answer["assignment"]["neighbours"]
    assert neighbours and {n["code"] for n in neighbours} <= set(town.ladders) - {answer["grid"]["code"]}
    assert 0 < sum(n["share"] for n in neighbours) < 1


async def test_outside_the_city_the_district_answers(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    body = (await http.post("/api/v1/reports", json=RUBBISH | {"lon": 117.5})).json()
    assert body["grid"]["code"] == "110112"
    assert body["assignment"]["how"] == "fallback" and body["assignment"]["worker"] is None
    assert body["case"]["status"] == "assigned"  # of the fallback owner
    assert await events(live_server) == ["ReportReceived", "CaseOpened", "CaseAssigned"]


async def test_an_empty_city_still_takes_reports(http: httpx.AsyncClient) -> None:
    categories = (await http.get("/api/v1/categories")).json()["categories"]
    assert len(categories) >= 40
    assert next(c for c in categories if c["code"] == "0102")["name"] == "暴露垃圾"
    answer = await http.post("/api/v1/reports", json=RUBBISH)
    assert answer.status_code == 201, answer.text
    assert answer.json()["grid"] is None
    assert answer.json()["assignment"]["how"] == "fallback"


@pytest.mark.parametrize("crs", ["wgs84", "gcj02", "bd09", "cgcs2000"])
async def test_every_datum_names_the_same_place(http: httpx.AsyncClient, town: Town, crs: str) -> None:
    lon, lat = from_wgs84(HERE["lon"], HERE["lat"], crs)
    body = (await http.post("/api/v1/reports", json=RUBBISH | {"lon": lon, "lat": lat, "crs": crs})).json()
    assert body["location"]["lon"] == pytest.approx(116.66, abs=1e-8)
    assert body["location"]["lat"] == pytest.approx(39.90, abs=1e-8)


@pytest.mark.parametrize("located_by", ["device", "photo"])
async def test_a_device_may_leave_the_datum_out(http: httpx.AsyncClient, town: Town, located_by: str) -> None:
    body = {k: v for k, v in RUBBISH.items() if k != "crs"} | {"located_by": located_by}
    answer = await http.post("/api/v1/reports", json=body)
    assert answer.status_code == 201
    assert answer.json()["location"]["source"] == located_by


async def test_a_satellite_patch_belongs_where_its_inside_is(http: httpx.AsyncClient, town: Town) -> None:
    ring = [[116.64, 39.88], [116.68, 39.88], [116.68, 39.92], [116.64, 39.92], [116.64, 39.88]]
    area = {"type": "Polygon", "coordinates": [ring]}
    body = {"category": "0101", "description": "疑似违建图斑", "channel": "satellite", "area": area}
    answer = await http.post("/api/v1/reports", json=body)
    assert answer.status_code == 201, answer.text
    found = answer.json()
    assert found["location"]["source"] == "area"
    assert 116.64 < found["location"]["lon"] < 116.68
    assert len(found["assignment"]["neighbours"]) >= 2
    # With a point as well, which may lie elsewhere, the area decides; its description says so.
    both = (await http.post("/api/v1/reports", json=body | {"lon": 116.605, "lat": 39.935})).json()
    assert both["location"] == found["location"] and both["grid"] == found["grid"]
    document = (await http.get("/openapi.json")).json()
    for kind in document["paths"]["/api/v1/reports"]["post"]["requestBody"]["content"].values():
        assert "the area decides" in kind["schema"]["properties"]["area"]["description"]


def ring(*points: Any) -> dict[str, Any]:
    return {"channel": "satellite", "area": {"type": "Polygon", "coordinates": [list(points)]}}


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"description": None}, "description"),
    ({"description": ""}, "description"),
    ({"description": "  \n "}, "description"),
    ({"description": "长" * 2001}, "2000"),
    ({"description": "a\x00b"}, "control characters"),
    ({"description": "a\x1bb"}, "control characters"),
    ({"category": "102"}, "category"),
    ({"category": "9999"}, "GET /api/v1/categories"),
    ({"category": "０１０２"}, "category"),
    ({"crs": None}, "which datum"),
    ({"crs": "epsg:4326"}, "crs"),
    ({"lon": None}, "both or neither"),
    ({"lon": None, "lat": None}, "add lon, lat and crs"),
    ({"lon": 181}, "lon"),
    ({"lat": -91}, "lat"),
    ({"lon": "NaN"}, "lon"),
    ({"lon": True}, "lon"),
    ({"accuracy_m": -1}, "accuracy_m"),
    ({"accuracy_m": 1e9}, "accuracy_m"),
    ({"located_by": "guess"}, "located_by"),
    ({"channel": "pigeon"}, "channel"),
    ({"photos": ["https://example.org/a.jpg"]}, "photos"),
    ({"photos": ["00000000-0000-0000-0000-000000000000"]}, "does not exist"),
    ({"photos": ["00000000-0000-0000-0000-000000000000"] * 2}, "twice"),
    ({"photos": [f"00000000-0000-0000-0000-00000000000{n}" for n in range(10)]}, "photos"),
    ({"contact_name": "名" * 51}, "contact_name"),
    ({"contact_phone": "call me"}, "contact_phone"),
    ({"photo_url": "http://example.org/a.jpg"}, "photo_url"),
    ({"area": {"type": "Polygon", "coordinates": []}}, "satellite"),
    (ring([0, 0], [1, 1], [0, 0]), "four positions"),
    (ring([0, 0], [1, 0], [1, 1], [0, 1]), "equal to the first"),
    (ring([0, 0], [1, 1], [1, 0], [0, 1], [0, 0]), "Self-intersection"),
    (ring([0, 0], [1, 0], [2, 0], [0, 0]), "usable"),
    (ring([0, 0], [1000, 0], [1, 1], [0, 0]), "longitude"),
    (ring([0, 0], ["1", 0], [1, 1], [0, 0]), "longitude"),
    ({"channel": "satellite", "area": {"type": "Point", "coordinates": [1, 1]}}, "Polygon"),
    (ring(*([[0, 0]] * 2001)), "2000"),
]


async def test_what_is_refused_says_why(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    for change, words in REFUSED:
        body = {k: v for k, v in (RUBBISH | change).items() if v is not None}
        answer = await http.post("/api/v1/reports", json=body)
        assert answer.status_code == 422, (change, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        problem = answer.json()
        assert problem["status"] == 422 and problem["type"] == "/problems/invalid"
        assert words in problem["detail"], change
        assert "Value error" not in answer.text
    assert await count(live_server, "report") == await count(live_server, "case") == 0


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"crs": None}, ["crs"]),
        ({"lon": None}, ["lon"]),
        ({"lat": None}, ["lat"]),
        ({"lon": None, "lat": None}, ["lon", "lat"]),
        ({"photos": ["00000000-0000-0000-0000-000000000000"] * 2}, ["photos"]),
        ({"area": {"type": "Polygon", "coordinates": []}}, ["area"]),
    ],
)
async def test_what_does_not_go_together_names_its_field(
    http: httpx.AsyncClient, change: dict[str, Any], fields: list[str]
) -> None:
    body = {k: v for k, v in (RUBBISH | change).items() if v is not None}
    answer = await http.post("/api/v1/reports", json=body)
    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == fields


NO_BODIES = [
    (b"", "application/json", 422),
    (b"{", "application/json", 422),
    (b"[1]", "application/json", 422),
    (b'"x"', "application/json", 422),
    (b"\xff\xfe", "application/json", 422),
    (b'{"description": "\\ud800"}', "application/json", 422),
    (b"[" * 100_000, "application/json", 422),
    (b"x" * 300_000, "application/json", 413),
    (b"<report/>", "application/xml", 415),
    (b"a=1", "application/x-www-form-urlencoded", 415),
    (b"x", "multipart/form-data", 422),
    (b"x", "multipart/form-data; boundary=b", 422),
    (
        b'--b\r\nContent-Disposition: form-data; name="lon"\r\n\r\n1\r\n' * 2 + b"--b--\r\n",
        "multipart/form-data; boundary=b",
        422,
    ),
]


async def test_bodies_that_are_none(http: httpx.AsyncClient) -> None:
    for content, kind, status in NO_BODIES:
        answer = await http.post("/api/v1/reports", content=content, headers={"content-type": kind})
        assert answer.status_code == status, (content[:50], answer.text)
        assert answer.headers["content-type"] == "application/problem+json"


async def test_lines_of_a_text_area_are_kept(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    answer = await http.post("/api/v1/reports", json=RUBBISH | {"description": "一\r\n二\t三"})
    assert answer.status_code == 201
    async with live_server.context.db.write(View.system()) as session:
        assert await session.scalar(text("select description from report")) == "一\n二\t三"


async def test_channel_worker_needs_that_worker(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    body = RUBBISH | {"channel": "worker"}
    assert (await http.post("/api/v1/reports", json=body)).status_code == 401
    assert (await http.post("/api/v1/reports", json=body, headers=town.command.headers)).status_code == 403
    worker = next(iter(town.ladders.values()))[0]
    assert (await http.post("/api/v1/reports", json=body, headers=worker.headers)).status_code == 201
    async with live_server.context.db.write(View.system()) as session:
        assert await session.scalar(text("select account_id from report")) == worker.id
        data = await session.scalar(text("select data from event where name = 'ReportReceived'"))
        assert data["worker"] == str(worker.id)


async def test_a_report_that_waited_is_of_its_worker_and_its_instant(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    body = RUBBISH | {"channel": "worker"}
    one, other = (ladder[0] for ladder in list(town.ladders.values())[:2])
    then = "2026-01-02T03:04:05Z"
    stamped = one.headers | {"Acted-At": then, "Expected-Account": str(other.id)}
    assert (await http.post("/api/v1/reports", json=body, headers=stamped)).status_code == 401
    stamped["Expected-Account"] = str(one.id)
    assert (await http.post("/api/v1/reports", json=body, headers=stamped)).status_code == 201
    for never in ("noon", "0001-01-01T00:00:00+14:00"):
        answer = await http.post("/api/v1/reports", json=body, headers=stamped | {"Acted-At": never})
        assert answer.status_code == 422
    async with live_server.context.db.write(View.system()) as session:
        assert (await session.scalars(text("select account_id from report"))).all() == [one.id]
        data = await session.scalar(text("select data from event where name = 'ReportReceived'"))
        assert datetime.fromisoformat(data["acted_at"]) == datetime.fromisoformat(then)


async def test_nothing_personal_is_in_the_log(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    contact = {"contact_name": "欧阳某某", "contact_phone": "13800001111", "description": "我住三号楼"}
    answer = await http.post("/api/v1/reports", json=RUBBISH | contact)
    async with live_server.context.db.read(View.system()) as session:
        log = str((await session.execute(text("select data from event"))).all())
    assert not any(secret in log for secret in ("欧阳", "0001111", "三号楼", answer.json()["receipt"]))
    number = answer.json()["case"]["number"]
    case = (await http.get(f"/api/v1/cases/{number}", headers=town.command.headers)).json()
    assert case["reports"][0]["contact"] == {"name": "欧***", "phone": "*******1111"}


async def test_a_receipt_shows_the_progress_and_nobody(http: httpx.AsyncClient, town: Town) -> None:
    sent = (await http.post("/api/v1/reports", json=RUBBISH | {"contact_name": "欧阳某某"})).json()
    answer = await http.get(f"/api/v1/reports/{sent['receipt']}")
    assert answer.status_code == 200
    body = answer.json()
    assert body["number"] == sent["case"]["number"] and body["due_at"] == sent["case"]["due_at"]
    assert [step["name"] for step in body["timeline"]] == ["ReportReceived", "CaseAssigned"]
    assert "欧阳" not in answer.text and "李网格" not in answer.text
    assert (await http.get("/api/v1/reports/nothing-of-the-kind")).status_code == 404
    assert (await http.get(f"/api/v1/reports/{sent['id']}")).status_code == 404


async def test_a_bad_report_in_a_batch_spoils_no_other(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    bodies = [RUBBISH | ({"category": "9999"} if n % 5 == 0 else {}) for n in range(40)]

    answers = await asyncio.gather(*(http.post("/api/v1/reports", json=body) for body in bodies))
    assert [a.status_code for a in answers] == [422 if n % 5 == 0 else 201 for n in range(40)]
    assert await count(live_server, "report") == await count(live_server, "case") == 32
    assert len({a.json()["case"]["number"] for a in answers if a.status_code == 201}) == 32
