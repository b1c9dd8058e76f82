"""Tongzhou: satellite patches in the same loop, verified before filing, whistled for, checked before closing."""

from tests.presets.conftest import Under
from tests.town import HERE


def square(lon: float, lat: float, half: float = 0.0002) -> dict[str, object]:
    ring = [[lon + x * half, lat + y * half] for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]
    return {"type": "Polygon", "coordinates": [ring]}


async def test_a_patch_of_illegal_building_is_verified_whistled_for_checked_and_closed(under: Under) -> None:
    place = await under("tongzhou")
    await place.hire("urban_management", "planning")
    enforcement, planners = place.departments["urban_management"], place.departments["planning"]
    sent = await place.report(
        "0101", "疑似新增违法建设图斑", channel="satellite", area=square(HERE["lon"], HERE["lat"]), by=place.center
    )
    number = sent["case"]["number"]
    assert sent["case"]["status"] == "reported"  # it waits to be filed
    told = await place.get(place.street, f"cases/{number}")
    assert (told["filing_condition"], told["closing_condition"]) == ("图斑或现场与审批不符", "拆除或补办手续，现场复核")
    await place.act(enforcement, sent, "accept", 409)
    await place.act(place.street, sent, "verify", words="现场核实，无审批")
    await place.act(place.street, sent, "assign")  # as it was routed
    assert (await place.case(sent))["department"] == "urban_management"
    await place.act(enforcement, sent, "accept")
    await place.act(enforcement, sent, "start")

    blown = await place.act(place.street, sent, "whistles", 201, lead="planning", words="请认定是否违建")
    (call,) = blown["calls"]
    done = {"words": "已拆除", "evidence": [await place.photo("before"), await place.photo("after")]}
    assert "planning" in (await place.act(enforcement, sent, "resolve", 409, **done))["detail"]
    for answer, body in (("accept", None), ("report", {"words": "认定为违法建设"})):
        url = f"/api/v1/whistles/calls/{call['id']}/{answer}"
        told = await place.http.post(url, headers=planners.headers, json=body)
        assert told.status_code == 200, told.text
    await place.act(enforcement, sent, "resolve", **done)
    await place.act(enforcement, sent, "check", 403)  # by somebody else
    await place.act(place.street, sent, "rework", reason="地基未清")
    done["evidence"] = [await place.photo("before"), await place.photo("after")]
    await place.act(enforcement, sent, "resolve", **done)
    await place.act(place.street, sent, "check")
    await place.act(place.street, sent, "close", words="图斑销号")
    closed = await place.get(place.center, f"cases/{number}")
    assert (closed["status"], closed["closed_how"], closed["reason"]) == ("closed", "office", "图斑销号")


async def test_calls_are_the_streets_and_what_a_worker_finds_is_the_workers(under: Under) -> None:
    place = await under("tongzhou")
    await place.hire("power")
    call = await place.report("0904", "入学政策", channel="hotline", kind="inquiry")
    assert (await place.case(call))["rung"] == "street"
    await place.act(place.street, call, "accept")
    photos = {"evidence": [await place.photo("before"), await place.photo("after")]}
    await place.act(place.street, call, "resolve", words="已答复", **photos)
    await place.act(place.center, call, "check")
    await place.pass_time(days=8)  # nobody answers for five working days
    assert (await place.case(call))["closed_how"] == "silence"

    found = await place.report("0802", channel="worker", by=await place.worker(call))
    assert (await place.case(found))["rung"] == "worker"
    place.clock.advance(hours=11)  # nine in the evening
    dark = await place.report("0204", "整栋楼停电")
    case = await place.case(dark)
    assert (case["department"], case["lane"]) == ("power", "emergency")


async def test_work_that_failed_the_check_is_proved_anew(under: Under) -> None:
    place = await under("tongzhou")
    sent = await place.report("0104", "夜里施工")
    await place.act(place.street, sent, "verify")
    await place.act(place.street, sent, "assign")
    worker = await place.worker(sent)
    await place.task(worker, sent, "accept")
    photos = [await place.photo("before"), await place.photo("after")]
    await place.task(worker, sent, "done", words="已劝止", evidence=photos)
    await place.pass_time(minutes=5)
    await place.act(place.street, sent, "rework", reason="还在施工")
    refused = await place.task(worker, sent, "done", 422, words="又去了一次")
    assert "photos are missing: 1 before and 1 after" in refused["detail"]
    photos = [await place.photo("before"), await place.photo("after")]
    await place.task(worker, sent, "done", words="已停工", evidence=photos)
    assert (await place.case(sent))["status"] == "resolved"
