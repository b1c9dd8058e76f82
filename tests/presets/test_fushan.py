"""Fushan: common demands are joined and get a fix that lasts; tips and disputes have ways of their own."""

from tests.presets.conftest import Under
from tests.town import HERE


async def test_a_common_demand_is_joined_and_gets_a_lasting_fix(under: Under) -> None:
    place = await under("fushan")
    sent = await place.report("0405", "夜里没处停车", kind="complaint")
    near = {"lon": HERE["lon"] + 0.0015, "lat": HERE["lat"], "crs": "wgs84"}  # some 130 m away
    similar = await place.http.get("/api/v1/reports/similar", params={"category": "0405", **near})
    (found,) = similar.json()["cases"]
    assert 100 < found["distance_m"] < 200
    joined = await place.report("0405", "也没处停", **near, joins=found["join"])
    assert joined["joined"] and joined["case"]["number"] == sent["case"]["number"]

    worker = await place.worker(sent)
    await place.task(worker, sent, "accept")
    after = [await place.photo("after")]
    refused = await place.task(worker, sent, "done", 409, words="划线", evidence=after)
    assert "长效整治措施" in refused["detail"]
    await place.act(worker, sent, "steps", 201, code="lasting_fix", outcome="划定错时停车位", words="与学校共享车位")
    await place.task(worker, sent, "done", 422, words="划线", evidence=after)  # one of before, too
    await place.task(worker, sent, "done", words="划线", evidence=[*after, await place.photo("before")])
    await place.act(place.community, sent, "check")
    assert (await place.judge(sent, "solved", "satisfied"))["status"] == "checked"  # the other is asked, too
    assert (await place.judge(joined, "solved", "basically"))["status"] == "closed"


async def test_a_tip_goes_to_the_governance_center_and_a_dispute_into_the_ledger(under: Under) -> None:
    place = await under("fushan")
    await place.hire("governance")
    governance = place.departments["governance"]
    tip = await place.report("0203", "有人夜里加盖", kind="tip")
    assert (await place.case(tip))["department"] == "governance"
    assert not (await place.case(tip))["dispute"]

    sent = await place.report("0702", "物业不修电梯", kind="help")
    assert (await place.case(sent))["dispute"]
    worker = await place.worker(sent)  # absorbed in the grid, if it can be
    await place.task(worker, sent, "accept")
    await place.task(worker, sent, "help", reason="要物业出面")
    await place.act(place.community, sent, "accept")
    await place.act(place.community, sent, "dispute", **{"class": "property", "grade": "hard", "parties": 40})
    photos = [await place.photo("before"), await place.photo("after")]
    await place.act(governance, sent, "accept")
    await place.act(governance, sent, "resolve", words="三方协议", evidence=photos)
    await place.act(governance, sent, "dispute/outcome", outcome="settled")
    await place.act(place.street, sent, "check")
    await place.judge(sent, "solved", "satisfied")
    assert (await place.progress(sent))["status"] == "closed"
    ledger = await place.get(place.center, "disputes?class=property&grade=hard")
    assert [entry["case"]["number"] for entry in ledger["disputes"]] == [sent["case"]["number"]]
    rules = (await place.get(place.center, "config"))["rules"]
    assert len(rules["lists"]) == 16
