"""Yinzhu: worker → community → joint meeting with a written order; disputes climb by grade to joint mediation."""

from pathlib import Path

from backend.db.view import View
from backend.people.contacts import plan_contacts, read_contacts, write_contacts
from tests.cases.acting import Json
from tests.presets.conftest import Under
from tests.presets.place import Place


async def work(place: Place, sent: Json) -> None:
    """The community takes over what it was asked for, and does it."""
    await place.act(place.community, sent, "accept")
    await place.act(place.community, sent, "start")
    await place.act(place.community, sent, "resolve", words="已清理", evidence=[await place.photo("after")])


async def test_judged_bad_twice_it_goes_to_the_joint_meeting_and_is_done_by_a_written_order(under: Under) -> None:
    place = await under("yinzhu")
    sent = await place.report("0101", "垃圾堆了三天", kind="complaint", address="3 号楼 2 单元门口")
    worker = await place.worker(sent)
    assert (await place.case(sent))["address"] == "3 号楼 2 单元门口"
    await place.task(worker, sent, "accept")
    await place.task(worker, sent, "done", 422, words="已清理")  # a photo of after is wanted here
    await place.task(worker, sent, "done", words="已清理", evidence=[await place.photo("after")])
    await place.act(place.community, sent, "check")

    reopened = await place.judge(sent, "unsolved", "unsatisfied")
    assert (reopened["number"], reopened["round"]) == (sent["case"]["number"], 1)
    assert (await place.case(sent))["rung"] == "community"  # 二次办理, by the unit's head
    await work(place, sent)
    await place.act(place.street, sent, "check")

    await place.judge(sent, "partly", "unsatisfied")
    case = await place.case(sent)
    assert (case["rung"], case["round"]) == ("meeting", 2)
    listed = (await place.get(place.center, "meetings"))["cases"]
    assert [one["number"] for one in listed] == [sent["case"]["number"]]
    assert (await place.get(place.center, "config"))["rules"]["meeting"] == "党政联席会议"

    await place.act(place.center, sent, "accept")
    done = {"words": "街道牵头清运", "evidence": [await place.photo("after")]}
    refused = await place.act(place.center, sent, "resolve", 409, **done)
    assert "疑难问题批办单" in refused["detail"]
    await place.act(
        place.center, sent, "steps", 201, code="written_order", outcome="已批办", words="由综合执法中队牵头"
    )
    await place.act(place.center, sent, "resolve", **done)
    await place.act(place.street, sent, "check")
    closed = await place.judge(sent, "solved", "satisfied")
    assert (closed["status"], (await place.case(sent))["closed_how"]) == ("closed", "verdict")


async def test_a_hard_dispute_is_settled_in_the_joint_mediation_center(under: Under) -> None:
    place = await under("yinzhu")
    await place.hire("mediation")
    mediators = place.departments["mediation"]
    sent = await place.report("0801", "楼上漏水，多次争吵", kind="help")
    case = await place.case(sent)
    assert (case["rung"], case["worker"]) == ("community", None)  # the community hears disputes first
    await place.act(place.community, sent, "accept")
    small = {"class": "neighbours", "grade": "small", "parties": 2}
    assert (await place.act(place.community, sent, "dispute", **small))["rung"] == "community"
    hard = await place.act(place.community, sent, "dispute", **small | {"grade": "hard"})
    assert (hard["rung"], hard["department"]) == ("department", "mediation")
    assert (await place.case(sent))["owner"] == case["path"].rpartition(".")[0]  # until the center accepts
    await place.act(mediators, sent, "accept")
    assert (await place.case(sent))["owner"] == "110112"
    await place.act(mediators, sent, "dispute/outcome", outcome="settled")
    await place.act(mediators, sent, "resolve", words="双方签订调解协议", evidence=[await place.photo("after")])
    await place.act(place.community, sent, "check")
    await place.judge(sent, "solved", "basically")
    assert (await place.case(sent))["status"] == "closed"
    (count,) = (await place.get(place.street, "disputes"))["counts"]
    assert count == {
        "class": "neighbours",
        "grade": "hard",
        "total": 1,
        "settled": 1,
        "failed": 0,
        "withdrawn": 0,
    }


async def test_building_heads_are_bound_to_their_estate(under: Under, tmp_path: Path) -> None:
    place = await under("yinzhu")
    code = (await place.report("0101"))["grid"]["code"]
    file = tmp_path / "contacts.csv"
    file.write_text(
        f"网格编码,类别,姓名,联系电话,楼栋,户数\n{code},楼院长,李建国,13900001111,3号楼,48\n", encoding="utf-8"
    )
    rows, _ = read_contacts(file)
    async with place.server.context.db.write(View.system()) as session:
        planned = await plan_contacts(session, rows, place.clock())
        await write_contacts(session, planned, now=place.clock(), actor="operator", file_name=file.name)
    (head,) = (await place.get(place.community, f"grids/{code}/contacts"))["contacts"]
    assert (head["kind"], head["building"], head["households"]) == ("building_head", "3号楼", 48)
    assert head["name"] == "李**"
