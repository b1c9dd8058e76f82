"""Telephones with an app: registered with a key, heard in their own protocol, revoked."""

from base64 import b64decode
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import orjson
import pytest

from gis.datum import from_wgs84
from tests.cases.conftest import MONDAY
from tests.positions.conftest import ask, fix, send, worker_of
from tests.positions.test_osmand import MOVING_9
from tests.positions.test_owntracks import ANDROID, ENCRYPTED, TRANSITION
from tests.serving import LiveServer
from tests.town import Person, Town, hire

OSMAND, OWNTRACKS = "/api/v1/positions/osmand", "/api/v1/positions/owntracks"
TST = int(MONDAY.timestamp())


async def register(http: httpx.AsyncClient, by: Person, protocol: str, **more: Any) -> dict[str, Any]:
    """The answer to registering a device."""
    body = {"name": "工作手机", "protocol": protocol, **more}
    answer = await http.post("/api/v1/devices", json=body, headers=by.headers)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_traccar_client_is_heard_in_each_of_its_forms(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    worker = worker_of(town)
    made = await register(http, worker, "osmand")
    # Traccar Client takes its settings from such an address: where to send is what stands before the question mark.
    link = urlsplit(made["setup"])
    assert made["setup"].split("?")[0] == made["url"] == f"{server.context.settings.base_url}{OSMAND}"
    assert parse_qs(link.query)["id"] == [made["key"]]

    said = {"id": made["key"].upper(), "timestamp": str(TST), "lat": "39.9", "lon": "116.66", "speed": "2.0"}
    json_9 = orjson.loads(MOVING_9) | {"device_id": made["key"]}
    json_9["location"]["timestamp"] = "2026-11-23T01:59:00.000Z"
    kept = {"kept": 1, "repeated": 0, "off_shift": 0, "refused": []}
    for answer in (
        await http.post(OSMAND, params=said),  # 8
        await http.post(OSMAND, json=json_9),
        await http.post(OSMAND, data=said | {"timestamp": str(TST - 120)}),  # 10
        await http.get(OSMAND, params=said | {"timestamp": str((TST - 180) * 1000)}),  # OsmAnd
    ):
        assert (answer.status_code, answer.json()) == (200, kept)
    rows = await ask(server, "select at, speed_mps, device_id::text from position_fix order by at desc")
    assert [at for at, *_ in rows] == [MONDAY - timedelta(minutes=n) for n in range(4)]
    assert [speed for _, speed, _ in rows] == pytest.approx([2 * 1852 / 3600, 18.67] + [2 * 1852 / 3600] * 2, rel=1e-6)
    assert {device for *_, device in rows} == {made["id"]}

    bad = await http.post(OSMAND, params=said | {"lat": "0.0", "lon": "0.0"})
    assert (bad.status_code, bad.json()["kept"]) == (200, 0)  # so that the app goes on with the next one
    assert "0,0" in bad.json()["refused"][0]["message"]
    for broken in (await http.post(OSMAND, content=b'{"device_id": "x", "loc'), await http.get(OSMAND)):
        assert broken.status_code == 422
    many = await http.post(OSMAND, params=said, data={f"field{n}": "x" for n in range(101)})
    assert (many.status_code, "more than 100 fields" in many.json()["detail"]) == (422, True)
    unknown = await http.post(OSMAND, params=said | {"id": "48241179"})
    assert (unknown.status_code, "no device has this key" in unknown.json()["detail"]) == (401, True)


async def test_owntracks_is_heard_on_the_datum_it_was_registered_with(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    worker = worker_of(town)
    made = await register(http, town.command, "owntracks", crs="gcj02", worker=str(worker.id))
    settings = orjson.loads(b64decode(parse_qs(urlsplit(made["setup"]).query)["inline"][0]))
    assert (settings["url"], settings["password"], settings["mode"]) == (made["url"], made["key"], 3)
    key = httpx.BasicAuth("gridwarden", made["key"])
    lon, lat = from_wgs84(116.66, 39.9, "gcj02")
    phone = {"headers": {"X-Limit-U": "gridwarden", "X-Limit-D": "phone"}, "auth": key}
    location = orjson.loads(ANDROID) | {"lon": lon, "lat": lat, "tst": TST}
    answer = await http.post(OWNTRACKS, json=location, **phone)
    assert (answer.status_code, answer.json()) == (200, [])
    ((*place, accuracy, speed),) = await ask(server, "select lon, lat, accuracy_m, speed_mps from position_fix")
    assert place == pytest.approx([116.66, 39.9], abs=1e-8)
    assert (accuracy, speed) == (15, pytest.approx(5 / 3.6, rel=1e-6))
    refused = (await http.post(OWNTRACKS, json=location | {"tst": TST + 3600}, **phone)).json()
    assert refused == [{"_type": "refused", "message": "at lies in the future; set the device's clock"}]
    assert (await http.post(OWNTRACKS, content=TRANSITION, **phone)).json() == []
    for content, auth, status, sentence in (
        (ENCRYPTED, key, 422, "settings"),
        (b'{"_type": "loca', key, 422, "line 1, column"),
        (b'{"lat": 1}', key, 422, "_type"),
        (ANDROID, None, 401, "password"),
        (ANDROID, httpx.BasicAuth("gridwarden", "guess"), 401, "no device has this key"),
    ):
        answer = await http.post(OWNTRACKS, content=content, auth=auth)
        assert (answer.status_code, sentence in answer.json()["detail"]) == (status, True), answer.text


async def test_a_device_is_its_workers_and_their_leaders(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    worker, other = worker_of(town), list(town.ladders.values())[-1][0]
    made = await register(http, worker, "osmand")
    elsewhere = await hire(server.context.db, "community", "110112.999.999")
    (shown,) = (await http.get("/api/v1/devices", headers=worker.headers)).json()["devices"]
    assert (shown["id"], shown["worker"], "key" in shown) == (made["id"], str(worker.id), False)
    for person, count in ((town.command, 1), (other, 0), (elsewhere, 0)):
        listed = (await http.get("/api/v1/devices", headers=person.headers)).json()["devices"]
        assert len(listed) == count
    for person, body, status in (
        (other, {"worker": str(worker.id)}, 403),
        (elsewhere, {"worker": str(worker.id)}, 404),
        (town.command, {}, 403),
        (town.command, {"worker": str(town.command.id)}, 403),
        (worker, {"crs": "mars"}, 422),
    ):
        new = {"name": "手机", "protocol": "osmand"} | body
        answer = await http.post("/api/v1/devices", json=new, headers=person.headers)
        assert answer.status_code == status, answer.text
    for person, status in ((other, 404), (elsewhere, 404), (town.command, 204), (worker, 404)):
        answer = await http.delete(f"/api/v1/devices/{made['id']}", headers=person.headers)
        assert answer.status_code == status
    gone = await http.get(OSMAND, params={"id": made["key"], "lat": "39.9", "lon": "116.66"})
    assert gone.status_code == 401
    names = [name for (name,) in await ask(server, "select name from event where subject_kind = 'device' order by id")]
    assert names == ["DeviceRegistered", "DeviceRevoked"]
    for _ in range(5):
        await register(http, worker, "osmand")
    many = await http.post("/api/v1/devices", json={"name": "六", "protocol": "osmand"}, headers=worker.headers)
    assert (many.status_code, "revoke one" in many.json()["detail"]) == (409, True)


async def test_tablet_and_telephone_of_one_worker_are_one_track(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    worker = worker_of(town)
    made = await register(http, worker, "osmand")
    said = {"id": made["key"], "timestamp": str(TST), "lat": "39.9", "lon": "116.66"}
    assert (await http.get(OSMAND, params=said)).json()["kept"] == 1
    assert (await send(http, worker, fix()))["repeated"] == 1
    assert await ask(server, "select fixes from track_day") == [(1,)]
