"""Laoshan: assess and consult before doing, feed back after; below the mark it is taken again; lanes and audiences."""

from tests.presets.conftest import Under


async def test_a_firms_demand_is_assessed_consulted_done_fed_back_and_taken_again(under: Under) -> None:
    place = await under("laoshan")
    listed = (await place.http.get("/api/v1/categories")).json()["categories"]
    assert {one["code"] for one in listed if one["audience"] == "firm"} == {"0601", "0602", "0603", "0604"}
    sent = await place.report("0603", "铺面租金涨得太快", kind="help")
    assert (await place.case(sent))["rung"] == "community"  # which leads, and may call in the services for firms
    await place.act(place.community, sent, "accept")
    refused = await place.act(place.community, sent, "start", 409)
    assert "评估分析" in refused["detail"] and "协商议事" in refused["detail"]
    done = {"words": "与房东谈妥", "evidence": [await place.photo("after")]}
    # Nor by passing the start over.
    assert "评估分析" in (await place.act(place.community, sent, "resolve", 409, **done))["detail"]
    for code, outcome in (("assess", "属社区协调"), ("consult", "商户与房东达成一致")):
        await place.act(place.community, sent, "steps", 201, code=code, outcome=outcome, words="议事会记录")
        place.clock.advance(days=1)
    await place.act(place.community, sent, "start")
    refused = await place.act(place.community, sent, "resolve", 409, **done)
    assert "结果反馈" in refused["detail"] and "评估分析" not in refused["detail"]
    await place.act(place.community, sent, "steps", 201, code="feedback", outcome="已反馈", words="电话告知商户")
    await place.act(place.community, sent, "resolve", **done)
    await place.act(place.street, sent, "check")

    again = await place.judge(sent, "solved", "basically")  # below the mark here: 再接单
    assert again["round"] == 1
    assert (await place.case(sent))["rung"] == "street"
    await place.act(place.street, sent, "accept")
    await place.act(place.street, sent, "resolve", words="降租三个月", evidence=[await place.photo("after")])
    await place.act(place.center, sent, "check")
    assert (await place.judge(sent, "solved", "satisfied"))["status"] == "closed"
    steps = (await place.get(place.center, f"cases/{sent['case']['number']}/proceedings"))["steps"]
    assert [step["code"] for step in steps] == ["assess", "consult", "feedback"]  # the whole trace


async def test_emergencies_and_petitions_have_lanes_of_their_own(under: Under) -> None:
    place = await under("laoshan")
    fire = await place.report("0301")
    case = await place.case(fire)
    assert (case["lane"], case["rung"]) == ("emergency", "worker")
    worker = await place.worker(fire)
    await place.task(worker, fire, "accept")  # no step comes before it
    await place.task(worker, fire, "done", words="隐患已除", evidence=[await place.photo("after")])
    petition = await place.report("0701", kind="complaint")
    case = await place.case(petition)
    assert (case["lane"], case["rung"]) == ("petition", "community")
    rules = (await place.get(place.center, "config"))["rules"]
    assert [one["name"] for one in rules["lists"]] == [
        "党建服务清单",
        "民政服务清单",
        "安全清单",
        "环卫清单",
        "物业清单",
    ]
