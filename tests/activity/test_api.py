"""What is answered about activity, to whom, and who may exempt a grid."""

from datetime import datetime, timedelta

import httpx
import pytest

from backend.activity import service
from backend.clock import MovableClock, iso, now
from backend.configuration.schema import ActivityRule, Stuck
from backend.settings import BEIJING
from tests.activity.district import MONDAY, District
from tests.cases.conftest import http, server
from tests.cities import path_of
from tests.live.conftest import listening
from tests.serving import LiveServer
from tests.town import found_town, hire

__all__ = ["http", "server"]

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
PARK = {"kind": "non_residential", "reason": "公园"}


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY)


@pytest.fixture
async def district(server: LiveServer) -> District:
    """The small city behind a server that stands at Monday noon; its own watch looks at it too."""
    return District(server.context.db, await found_town(server.context.db), relayed=True)


async def test_states_by_state_and_kind(district: District, http: httpx.AsyncClient) -> None:
    code, other = district.codes[0], district.codes[-1]
    await district.visit(other, MONDAY - HOUR)
    await district.run(service.rebuild, MONDAY)
    command, worker = district.town.command.headers, district.town.ladders[code][0].headers
    grids = (await http.get("/api/v1/activity?state=zombie", headers=command)).json()["grids"]
    assert [grid["code"] for grid in grids] == district.codes[:-1]
    assert {tuple(grid["kinds"]) for grid in grids} == {("silent",)}
    assert len((await http.get("/api/v1/activity?kind=silent", headers=command)).json()["grids"]) == len(grids)
    assert (await http.get("/api/v1/activity?kind=padded", headers=command)).json() == {"grids": []}
    assert (await http.get("/api/v1/activity?kind=lazy", headers=command)).status_code == 422
    own = (await http.get("/api/v1/activity", headers=worker)).json()["grids"]
    assert [grid["code"] for grid in own] == [code]
    assert (await http.get("/api/v1/activity?under=110112", headers=worker)).status_code == 403
    assert (await http.get("/api/v1/activity")).status_code == 401


async def test_a_grid_explains_itself(district: District, http: httpx.AsyncClient, clock: MovableClock) -> None:
    code, neighbour, other = district.codes[0], district.codes[1], district.codes[-1]
    leader = await hire(district.db, "community", path_of(code).rpartition(".")[0])
    for week in range(8):
        for day in range(3):
            await district.visit(code, MONDAY - (7 * week + day) * DAY - HOUR)
            await district.visit(neighbour, MONDAY - (7 * week + day) * DAY - 2 * HOUR)
    await district.visit(code, MONDAY - HOUR / 2, why="mocked")
    await district.patrol(other, MONDAY - 90 * DAY)
    case = await district.offer(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    await district.run(service.rebuild, clock.advance(days=1))
    await district.run(service.rebuild, clock.advance(days=2))
    worker, command = district.town.ladders[code][0].headers, district.town.command.headers
    told = (await http.get(f"/api/v1/grids/{code}/activity", headers=worker)).json()
    assert (told["state"], told["kinds"]) == ("zombie", ["absent", "stuck"])
    assert {kind: one["state"] for kind, one in told["kinds_explained"].items()} == {
        "silent": "quiet", "absent": "zombie", "stuck": "zombie", "unmanned": "active", "padded": "active",
    }  # fmt: skip
    absent = told["kinds_explained"]["absent"]
    assert (absent["missing"], absent["ends_by"]) == (
        f"a patrol since {iso(MONDAY - 90 * DAY)}", "a patrol that counts by one of its workers",
    )  # fmt: skip
    assert "waiting" in told["kinds_explained"]["stuck"]["missing"]
    assert told["signals"][0]["why"] == "mocked"
    assert told["signals"][1] == {"at": iso(MONDAY - HOUR), "kind": "visit", "valid": True, "why": None}
    assert told["expected"]["visit"] == {"own": 3.0, "like": 0.0, "last_week": 3}
    assert told["expected"]["patrol"] == {"own": 0.0, "like": 0.0, "last_week": 0}
    assert told["compared_with"] == path_of(code)[:10]
    assert told["waiting"] == [{"number": str(case), "since": iso(MONDAY)}]
    assert (told["in_force"]["rule"]["stuck"]["zombie_hours"], told["exemption"]) == (48, None)
    assert told["history"][0]["until_at"] is None
    assert (await http.get(f"/api/v1/grids/{other}/activity", headers=worker)).status_code == 404
    assert (await http.get("/api/v1/grids/110112/activity", headers=command)).status_code == 404
    assert (await http.get(f"/api/v1/grids/{code}/activity", headers=leader.headers)).status_code == 200


async def test_who_was_told_is_named(district: District, http: httpx.AsyncClient, clock: MovableClock) -> None:
    code = district.codes[0]
    leader = await hire(district.db, "community", path_of(code).rpartition(".")[0])
    await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    await district.run(service.rebuild, clock.advance(days=6))
    await district.run(service.rebuild, clock.advance(days=1))
    answer = (await http.get(f"/api/v1/grids/{code}/activity", headers=leader.headers)).json()
    assert [(one["what"], one["kind"], one["names"]) for one in answer["told"]] == [
        ("zombie", "silent", ["community"]), ("warning", "silent", ["community"]),
    ]  # fmt: skip
    assert answer["kinds_explained"]["silent"]["missing"] == f"a valid signal since {iso(MONDAY)}"
    assert answer["ends_by"].startswith("a valid signal: a report by one of its workers")
    inbox = (await http.get("/api/v1/inbox", headers=leader.headers)).json()
    assert [one["kind"] for one in inbox["notices"]][:1] == ["zombie"]


async def test_the_past_of_a_grid_and_zombies_over_time(
    district: District, http: httpx.AsyncClient, clock: MovableClock
) -> None:
    code = district.codes[0]
    await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    await district.run(service.rebuild, clock.advance(days=3))
    await district.run(service.rebuild, clock.advance(days=4))
    command = district.town.command.headers
    past = (await http.get(f"/api/v1/grids/{code}/activity/history", headers=command)).json()["intervals"]
    assert [(one["state"], one["from_at"], one["until_at"]) for one in past[:3]] == [
        ("zombie", iso(MONDAY + 7 * DAY), None),
        ("quiet", iso(MONDAY + 3 * DAY), iso(MONDAY + 7 * DAY)),
        ("active", iso(MONDAY), iso(MONDAY + 3 * DAY)),
    ]
    part = {"from": iso(MONDAY + DAY), "to": iso(MONDAY + 2 * DAY)}
    found = await http.get(f"/api/v1/grids/{code}/activity/history", headers=command, params=part)
    assert [one["state"] for one in found.json()["intervals"]] == ["active"]
    period = {"under": path_of(code)[:10], "from": "2026-11-22", "to": "2026-12-05"}
    over = (await http.get("/api/v1/activity/history", headers=command, params=period)).json()
    days = {one["day"]: one for one in over["days"]}
    assert (min(days), max(days)) == ("2026-11-22", "2026-11-30")  # to come is not told
    street = len([one for one in district.codes if path_of(one).startswith(path_of(code)[:10])])
    assert days["2026-11-24"]["states"] == {"active": 1, "quiet": 0, "zombie": street - 1, "exempt": 0}
    assert days["2026-11-26"]["quiet"] == {"silent": 1}
    assert days["2026-11-30"]["zombie"] == {"silent": street}
    for wrong in ({"from": "2026-12-02", "to": "2026-12-01"}, {"from": "2020-01-01"}):
        assert (await http.get("/api/v1/activity/history", headers=command, params=wrong)).status_code == 422


async def test_whoever_leads_above_exempts_a_grid(
    district: District, http: httpx.AsyncClient, clock: MovableClock
) -> None:
    code = district.codes[0]
    await district.run(service.rebuild, MONDAY)
    address = f"/api/v1/grids/{code}/exemption"
    worker, command = district.town.ladders[code][0].headers, district.town.command.headers
    far = await hire(district.db, "street", path_of(district.codes[-1])[:10])
    assert (await http.post(address, headers=worker, json=PARK)).status_code == 403
    assert (await http.post(address, headers=far.headers, json=PARK)).status_code == 404
    assert (await http.delete(address, headers=command)).status_code == 404
    bad = [PARK | {"kind": "lazy"}, PARK | {"reason": " "}, PARK | {"until": "2026-11-01T00:00:00+08:00"}]
    assert {(await http.post(address, headers=command, json=one)).status_code for one in bad} == {422}
    made = await http.post(address, headers=command, json=PARK | {"until": iso(MONDAY + 30 * DAY)})
    assert (made.status_code, made.json()["until_at"]) == (201, iso(MONDAY + 30 * DAY))
    again = await http.post(address, headers=command, json=PARK)
    assert (again.status_code, "end that exemption first" in again.json()["detail"]) == (409, True)
    await district.stamp()
    await district.run(service.rebuild, clock.advance(hours=1))
    explained = (await http.get(f"/api/v1/grids/{code}/activity", headers=worker)).json()
    assert (explained["state"], explained["exemption"]["reason"]) == ("exempt", "公园")
    assert explained["ends_by"].startswith("the end of the exemption")
    assert (await http.delete(address, headers=command)).status_code == 204
    await district.stamp()
    await district.run(service.rebuild, clock.advance(hours=1))
    assert (await district.state(code)).state == "zombie"
    names = [event.name for event in [*await district.events("GridExempted"), *await district.events("ExemptionEnded")]]
    assert names == ["GridExempted", "ExemptionEnded"]
    assert "公园" not in str([event.data for event in await district.events("GridExempted")])


async def test_a_wall_sees_the_change_within_two_seconds(live_server: LiveServer) -> None:
    db = live_server.context.db
    district = District(db, await found_town(db), relayed=True)
    code = district.codes[0]
    only = ActivityRule(silent=None, absent=None, padded=None, stuck=Stuck(quiet_hours=1, zombie_hours=2))
    async with listening(live_server.live_url, ["wall:110112"], token=district.town.command.token) as wall:
        await district.rule(now(), only)
        due = now() + timedelta(seconds=2)
        await district.offer(code, due - 2 * HOUR)
        while True:
            frame = await wall.hear()
            if frame["name"] == "GridActivityChanged" and frame["data"]["state"] == "zombie":
                break
        assert timedelta(0) <= now() - due < timedelta(seconds=2)
        assert (frame["data"]["code"], frame["data"]["kinds"]) == (code, ["stuck"])
        assert datetime.fromisoformat(frame["data"]["since"]).astimezone(BEIJING) == due
