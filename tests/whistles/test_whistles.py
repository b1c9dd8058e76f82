"""A community whistles, departments come: through HTTP, with the clocks and events that belong to it."""

import asyncio

import pytest

from backend.clock import MovableClock
from tests.cases.acting import events, sweep
from tests.live.conftest import listening
from tests.serving import LiveServer
from tests.town import Town, hire
from tests.whistles.conftest import Json, Scene, states


async def test_a_whistle_from_the_call_to_the_last_report(scene: Scene) -> None:
    whistle = await scene.blow("water")
    assert whistle["number"].startswith("CS-110112-20261123-")
    assert [(c["department"], c["name"], c["lead"], c["state"]) for c in whistle["calls"]] == [
        ("urban_management", "城市管理局", True, "called"),
        ("water", "水务局", False, "called"),
    ]
    assert whistle["calls"][0]["due_at"] == "2026-11-23T06:00:00Z"  # four working hours from ten
    assert whistle["calls"][1]["due_at"] == "2026-11-23T04:00:00Z"

    taken = (await scene.answer(scene.urban, whistle, "accept")).json()
    assert taken["calls"][0]["due_at"] == "2026-11-26T10:00:00Z"  # three working days, at closing time
    refused = (await scene.answer(scene.water, whistle, "refuse", reason="不属我局管辖")).json()
    assert states(refused) == {"urban_management": "accepted", "water": "refused"}
    assert refused["calls"][1]["reason"] == "不属我局管辖" and refused["calls"][1]["due_at"] is None

    early = await scene.done()
    assert early.status_code == 409
    assert "waits for urban_management;" in early.json()["detail"]

    ended = (await scene.answer(scene.urban, whistle, "report", words="路面已回填")).json()
    assert ended["ended_how"] == "answered" and ended["ended_reason"] is None
    assert (await scene.done()).status_code == 200
    assert (await scene.get(scene.community, f"cases/{scene.case}"))["status"] == "resolved"


async def test_resolved_without_them_takes_a_reason_that_is_kept_and_not_told(scene: Scene, town: Town) -> None:
    whistle = await scene.blow("water")
    await scene.answer(scene.urban, whistle, "accept")
    assert (await scene.done()).status_code == 409
    assert (await scene.done(override="居民已自行解决")).status_code == 200
    answer = await scene.get(scene.community, f"cases/{scene.case}/whistles")
    assert answer["suggested"] == ["urban_management"]  # the category is theirs
    (ended,) = answer["whistles"]
    assert (ended["ended_how"], ended["ended_reason"]) == ("overridden", "居民已自行解决")
    assert states(ended) == {"urban_management": "released", "water": "released"}
    (told,) = await events(scene.http, town, scene.case, "WhistleEnded")
    assert told["actor"] == str(scene.worker.id)
    assert (told["data"]["how"], told["data"]["reason_given"]) == ("overridden", True)
    log = await events(scene.http, town, scene.case, "WhistleBlown", "WhistleAnswered", "WhistleEnded")
    assert "居民" not in str(log) and "塌陷" not in str(log)
    late = await scene.answer(scene.water, whistle, "accept")
    assert late.status_code == 409
    assert "the call to water was released by" in late.json()["detail"]
    clocks = (await scene.get(scene.community, f"cases/{scene.case}/clocks"))["clocks"]
    assert all(c["stopped_at"] for c in clocks if c["stage"].startswith("whistle"))


async def test_a_lead_that_refuses_is_followed_by_another(scene: Scene) -> None:
    whistle = await scene.blow("water")
    water = await scene.answer(scene.water, whistle, "accept")
    refused = (await scene.answer(scene.urban, whistle, "refuse", reason="非本局职责")).json()
    assert refused["lead_refused"] and refused["ended_at"] is None
    reported = (await scene.answer(scene.water, water.json(), "report", words="已关阀")).json()
    assert reported["ended_at"] is None  # it still has no lead
    assert "waits for urban_management" in (await scene.done()).json()["detail"]
    again = await scene.blow(lead="police")
    assert again["number"] == whistle["number"] and not again["lead_refused"]
    await scene.answer(scene.police, again, "accept")
    ended = (await scene.answer(scene.police, again, "report", words="已处理")).json()
    assert ended["ended_how"] == "answered"


async def test_departments_may_be_added_and_released(scene: Scene) -> None:
    whistle = await scene.blow()
    await scene.answer(scene.urban, whistle, "accept")
    more = await scene.blow("water", lead=None, by=scene.street)
    assert more["id"] == whistle["id"] and states(more)["water"] == "called"
    water = more["calls"][1]
    for body, words in (
        ({"lead": "police", "support": []}, "has a lead already"),
        ({"support": ["water"]}, "has called water already"),
    ):
        again = await scene.post(scene.community, f"cases/{scene.case}/whistles", words="再来", **body)
        assert again.status_code == 409 and words in again.json()["detail"]
    released = await scene.post(scene.community, f"whistles/calls/{water['id']}/release", reason="不需要了")
    assert states(released.json())["water"] == "released"
    ended = (await scene.answer(scene.urban, whistle, "report", words="完成")).json()
    assert ended["ended_how"] == "answered"
    assert states(await scene.blow("water"))["urban_management"] == "called"  # and whistled for anew


async def test_a_whistle_is_withdrawn_by_those_who_blew_it_or_above(scene: Scene) -> None:
    whistle = await scene.blow("water", by=scene.street)
    path = f"whistles/{whistle['number']}/withdraw"
    below = await scene.post(scene.community, path, reason="不用了")
    assert below.status_code == 403 and "blown above your scope" in below.json()["detail"]
    ended = await scene.post(scene.street, path, reason="不用了")
    assert ended.json()["ended_how"] == "withdrawn" and set(states(ended.json()).values()) == {"released"}
    again = await scene.post(scene.street, path, reason="不用了")
    assert again.status_code == 409 and "has ended already" in again.json()["detail"]
    assert (await scene.done()).status_code == 200


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"support": ["water"]}, "a whistle needs a lead"),
        ({"lead": "fortune", "support": []}, "there is no department fortune; there are: urban_management"),
        ({"lead": "water", "support": ["water"]}, "water is named twice"),
    ],
)
async def test_what_cannot_be_blown_says_why(scene: Scene, body: Json, words: str) -> None:
    refused = await scene.post(scene.community, f"cases/{scene.case}/whistles", words="来", **body)
    assert refused.status_code == 422 and words in refused.json()["detail"]
    assert (await scene.get(scene.community, f"cases/{scene.case}/whistles"))["whistles"] == []


async def test_who_may_blow_and_who_may_answer(scene: Scene, server: LiveServer) -> None:
    body = {"lead": "water", "support": [], "words": "来"}
    for person in (scene.worker, scene.water):
        assert (await scene.post(person, f"cases/{scene.case}/whistles", **body)).status_code == 403
    stranger = await hire(server.context.db, "community", "110112.001.001")
    assert (await scene.post(stranger, f"cases/{scene.case}/whistles", **body)).status_code == 404
    whistle = await scene.blow()
    call = whistle["calls"][0]["id"]
    assert (await scene.post(scene.police, f"whistles/calls/{call}/accept")).status_code == 404
    assert (await scene.post(scene.community, f"whistles/calls/{call}/accept")).status_code == 403
    assert (await scene.post(stranger, f"whistles/calls/{call}/release", reason="无关")).status_code == 404
    elsewhere = await hire(server.context.db, "department", "110112.001", department="urban_management")
    assert (await scene.post(elsewhere, f"whistles/calls/{call}/accept")).status_code == 404
    early = await scene.answer(scene.urban, whistle, "report", words="好了")
    assert early.status_code == 409 and "accept it first" in early.json()["detail"]


async def test_a_case_that_is_over_is_not_whistled_for(scene: Scene) -> None:
    assert (await scene.done()).status_code == 200
    body = {"lead": "water", "support": [], "words": "来"}
    refused = await scene.post(scene.community, f"cases/{scene.case}/whistles", **body)
    assert refused.status_code == 409 and "is resolved" in refused.json()["detail"]


async def test_a_department_sees_what_it_is_called_to_and_nothing_else(scene: Scene) -> None:
    assert (await scene.get(scene.water, "whistles"))["whistles"] == []
    assert (await scene.http.get(f"/api/v1/cases/{scene.case}", headers=scene.water.headers)).status_code == 404
    whistle = await scene.blow()
    assert (await scene.get(scene.water, "whistles"))["whistles"] == []
    (mine,) = (await scene.get(scene.urban, "whistles"))["whistles"]
    assert mine["id"] == whistle["id"] and mine["case"]["number"] == scene.case
    assert (await scene.get(scene.urban, f"cases/{scene.case}"))["number"] == scene.case
    assert len((await scene.get(scene.urban, f"cases/{scene.case}/whistles"))["whistles"]) == 1
    for unit in (scene.community, scene.street):
        assert [w["id"] for w in (await scene.get(unit, "whistles"))["whistles"]] == [whistle["id"]]
    await scene.answer(scene.urban, whistle, "refuse", reason="不是我们")
    assert (await scene.get(scene.urban, "whistles"))["whistles"] == []
    assert len((await scene.get(scene.urban, "whistles?state=all"))["whistles"]) == 1
    assert len((await scene.get(scene.community, "whistles"))["whistles"]) == 1  # the lead refused: it waits


async def test_of_two_answers_at_once_the_second_learns_who_gave_the_first(scene: Scene) -> None:
    whistle = await scene.blow()
    answers = await asyncio.gather(
        scene.answer(scene.urban, whistle, "accept"),
        scene.answer(scene.second, whistle, "refuse", reason="没空"),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    late = next(answer for answer in answers if answer.status_code == 409).json()
    assert late["state"] in ("accepted", "refused")
    assert f"the call to urban_management was {late['state']} by department at 2026-11-23T02:00:00Z" in late["detail"]


async def test_a_late_department_is_urged_missed_and_ordered(
    scene: Scene, server: LiveServer, clock: MovableClock, town: Town
) -> None:
    await scene.blow()
    clock.advance(hours=4)  # noon does not count as a break: four working hours from ten
    await sweep(server)
    missed = [e for e in await events(scene.http, town, scene.case, "DeadlineMissed") if e["data"].get("department")]
    assert [(e["data"]["department"], e["data"]["stage"]) for e in missed] == [("urban_management", "whistle_accept")]
    clock.advance(days=3)
    await sweep(server)
    orders = [
        e["data"]["kind"]
        for e in await events(scene.http, town, scene.case, "OrderIssued")
        if e["data"]["department"] == "urban_management"
    ]
    assert orders == ["urge", "supervise"]


async def test_callers_and_called_hear_of_it(scene: Scene, server: LiveServer) -> None:
    url = server.live_url
    async with (
        listening(url, ["unit:mine"], token=scene.community.token) as community,
        listening(url, ["unit:mine", "department:water"], token=scene.urban.token) as urban,
    ):
        assert community.welcome["topics"] == [f"unit:{scene.path.rpartition('.')[0]}"]
        assert urban.welcome["topics"] == ["department:urban_management"]
        assert urban.welcome["refused"] == ["department:water"]
        whistle = await scene.blow("water")
        for listener in (community, urban):
            assert (await listener.hear())["name"] == "WhistleBlown"
        await scene.answer(scene.water, whistle, "accept")
        told = await community.hear()
        assert (told["name"], told["data"]["department"]) == ("WhistleAnswered", "water")
