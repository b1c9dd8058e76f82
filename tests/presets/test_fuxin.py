"""Fuxin: 1+1+7 with urge and supervision orders, first-asked is responsible, channels, an owner for what has none."""

from tests.presets.conftest import Under


async def test_a_call_by_12345_is_the_departments_who_is_urged_supervised_and_passed_over(under: Under) -> None:
    place = await under("fuxin")
    await place.hire("transport")
    transport = place.departments["transport"]
    sent = await place.report("0401", "路面有坑", channel="hotline")
    case = await place.case(sent)
    assert (case["rung"], case["department"]) == ("department", "transport")
    assert case["due_at"] == "2026-12-04T10:00:00Z"  # nine working days after Monday, at closing time
    await place.act(transport, sent, "accept")
    clocks = (await place.get(place.center, f"cases/{sent['case']['number']}/clocks"))["clocks"]
    running = {one["stage"]: one["limit"] for one in clocks if one["stopped_at"] is None}
    assert running == {
        "whole": {"kind": "working_days", "amount": 9},
        "handle": {"kind": "working_days", "amount": 7},
    }
    await place.pass_time(days=10, hours=2)  # four fifths of the nine days, and the seven for handling are over
    assert (await place.case(sent))["rung"] == "meeting"
    orders = (await place.get(place.center, f"cases/{sent['case']['number']}/clocks"))["orders"]
    assert {order["kind"] for order in orders} == {"urge"} and orders[0]["number"].startswith("CB-")
    await place.pass_time(days=6)
    case = await place.case(sent)
    assert (case["overdue"], case["department"], case["owner"]) == (True, None, "110112")
    orders = (await place.get(place.center, f"cases/{sent['case']['number']}/clocks"))["orders"]
    assert {order["kind"] for order in orders} == {"urge", "supervise"} and orders[-1]["number"].startswith("DB-")
    await place.act(place.center, sent, "assign", department="transport", words="限期修补")
    await place.act(transport, sent, "accept")
    await place.act(transport, sent, "resolve", words="已修补")
    await place.act(place.street, sent, "check")
    assert (await place.judge(sent, "solved", "satisfied"))["status"] == "closed"


async def test_a_leaning_pole_that_nobody_owns_is_put_right_in_two_hours(under: Under) -> None:
    place = await under("fuxin")
    await place.hire("center")
    sent = await place.report("0901", "电线杆斜了，没人认")
    case = await place.case(sent)
    assert (case["department"], case["lane"]) == ("center", "emergency")
    assert case["due_at"] == "2026-11-23T04:00:00Z"
    center = place.departments["center"]
    await place.act(center, sent, "accept")
    await place.act(center, sent, "resolve", words="已扶正")
    await place.act(place.street, sent, "check")
    assert (await place.judge(sent, "solved", "satisfied"))["status"] == "closed"


async def test_a_worker_speaks_for_somebody_and_the_community_takes_it(under: Under) -> None:
    place = await under("fuxin")
    await place.hire("housing")
    first = await place.report("0104", "夜里施工")
    worker = await place.worker(first)
    assert (await place.case(first))["rung"] == "worker"
    sent = await place.report("0302", "王大爷家屋顶漏雨", channel="worker", by=worker)
    case = await place.case(sent)
    assert (case["rung"], case["status"]) == ("community", "assigned")
    await place.act(place.community, sent, "return", reason="属于住建", basis="房屋维修职责清单")
    await place.act(place.street, sent, "assign", rung="street")
    await place.act(place.street, sent, "accept")
    await place.act(place.street, sent, "return", 409, reason="再退", basis="无")  # refused orders are not let go
    await place.act(place.street, sent, "resolve", words="已修好")
    await place.act(place.center, sent, "check")
    await place.judge(sent, "unsolved", "unsatisfied")
    case = await place.case(sent)
    assert (case["round"], case["department"]) == (1, "housing")  # unsatisfied people are not let go
    assert case["owner"].count(".") == 1  # 首问负责: the street, until the department accepts
    await place.act(place.departments["housing"], sent, "accept")
    assert (await place.case(sent))["owner"] == "110112"
    await place.act(place.departments["housing"], sent, "resolve", words="重做防水")
    await place.act(place.street, sent, "check")
    assert (await place.judge(sent, "solved", "satisfied"))["status"] == "closed"


async def test_the_first_department_asked_answers_for_it_until_the_meeting_accepts(under: Under) -> None:
    place = await under("fuxin")
    await place.hire("transport")
    transport = place.departments["transport"]
    sent = await place.report("0401", "路面有坑", channel="hotline")
    number = sent["case"]["number"]
    await place.act(transport, sent, "accept")
    await place.pass_time(days=10, hours=2)  # the seven days for handling are over
    case = await place.get(transport, f"cases/{number}")  # asked of the meeting, and still theirs to answer for
    assert (case["rung"], case["department"], case["owner_department"]) == ("meeting", None, "transport")
    assert number in [one["number"] for one in (await place.get(transport, "cases"))["cases"]]
    await place.act(place.center, sent, "orders", 201, kind="urge", words="请说明原因")
    orders = (await place.get(place.center, f"cases/{number}/clocks"))["orders"]
    assert {order["to_department"] for order in orders} == {"transport"}
    await place.act(place.center, sent, "accept")
    case = await place.case(sent)
    assert (case["owner"], case["owner_department"]) == ("110112", None)
    handovers = [(one["from_department"], one["department"]) for one in case["handovers"]]
    assert handovers == [("transport", "transport"), ("transport", None)]
    gone = await place.http.get(f"/api/v1/cases/{number}", headers=transport.headers)
    assert gone.status_code == 404


async def test_a_department_answers_for_itself(under: Under) -> None:
    place = await under("fuxin")
    await place.hire("transport")
    sent = await place.report("0401", "路面有坑", channel="hotline")
    refused = await place.act(place.center, sent, "accept", 403)
    assert "unit that is responsible or was asked" in refused["detail"]
    await place.act(place.departments["transport"], sent, "accept")
    await place.act(place.center, sent, "resolve", 403, words="已修补")
