"""The ledger of disputes: graded, climbing by grade, ended, counted by class and grade."""

import httpx
import pytest

from backend.clock import MovableClock
from tests.presets.place import Place, settle
from tests.serving import LiveServer
from tests.town import hire

SMALL = {"class": "neighbours", "grade": "small", "parties": 2}


@pytest.fixture
async def yinzhu(server: LiveServer, http: httpx.AsyncClient, clock: MovableClock) -> Place:
    place = await settle(server, http, clock, "yinzhu")
    await place.hire("mediation")
    return place


async def test_a_higher_grade_climbs_to_who_mediates_it(yinzhu: Place) -> None:
    sent = await yinzhu.report("0801")
    assert (await yinzhu.act(yinzhu.community, sent, "dispute", **SMALL))["rung"] == "community"
    large = await yinzhu.act(yinzhu.community, sent, "dispute", **SMALL | {"grade": "large"})
    assert (large["rung"], large["status"]) == ("street", "assigned")
    hard = await yinzhu.act(yinzhu.street, sent, "dispute", **SMALL | {"grade": "hard"})
    assert (hard["rung"], hard["department"]) == ("department", "mediation")
    # who was asked first answers for it until the center accepts
    case = await yinzhu.case(sent)
    assert case["owner"] == case["path"].rpartition(".")[0]
    back = await yinzhu.act(yinzhu.center, sent, "dispute", **SMALL)
    assert back["rung"] == "department"  # a lower grade does not climb down
    graded = [e["data"] for e in (await yinzhu.case(sent))["timeline"] if e["name"] == "DisputeGraded"]
    assert [(e["before"] and e["before"]["grade"], e["after"]["grade"]) for e in graded] == [
        (None, "small"),
        ("small", "large"),
        ("large", "hard"),
        ("hard", "small"),
    ]


async def test_a_mediation_ends_once_and_grading_anew_goes_on(yinzhu: Place) -> None:
    sent = await yinzhu.report("0801")
    refused = await yinzhu.act(yinzhu.community, sent, "dispute/outcome", 409, outcome="settled")
    assert "grade it first" in refused["detail"]
    await yinzhu.act(yinzhu.community, sent, "dispute", **SMALL)
    await yinzhu.act(yinzhu.community, sent, "dispute/outcome", outcome="failed")
    await yinzhu.act(yinzhu.community, sent, "dispute/outcome", 409, outcome="settled")
    await yinzhu.act(yinzhu.community, sent, "dispute", **SMALL | {"grade": "large"})
    shown = (await yinzhu.get(yinzhu.street, f"cases/{sent['case']['number']}/proceedings"))["dispute"]
    assert (shown["grade"], shown["outcome"], shown["ended_at"]) == ("large", None, None)
    await yinzhu.act(yinzhu.street, sent, "dispute/outcome", outcome="settled")


async def test_the_ledger_by_class_and_grade(yinzhu: Place) -> None:
    settled, failed, going, other = [await yinzhu.report("0801") for _ in range(4)]
    for sent in (settled, failed, going):
        await yinzhu.act(yinzhu.community, sent, "dispute", **SMALL)
    await yinzhu.act(yinzhu.community, other, "dispute", **{"class": "family", "grade": "large", "parties": 3})
    await yinzhu.act(yinzhu.community, settled, "dispute/outcome", outcome="settled")
    await yinzhu.act(yinzhu.community, failed, "dispute/outcome", outcome="failed")

    ledger = await yinzhu.get(yinzhu.street, "disputes")
    assert ledger["counts"] == [
        {"class": "family", "grade": "large", "total": 1, "settled": 0, "failed": 0, "withdrawn": 0},
        {"class": "neighbours", "grade": "small", "total": 3, "settled": 1, "failed": 1, "withdrawn": 0},
    ]
    assert len(ledger["disputes"]) == 4
    small = await yinzhu.get(yinzhu.street, "disputes?class=neighbours&grade=small&open=true")
    assert [one["case"]["number"] for one in small["disputes"]] == [going["case"]["number"]]
    elsewhere = await hire(yinzhu.server.context.db, "street", "110112.002")
    path = (await yinzhu.case(settled))["path"]
    if not path.startswith("110112.002"):
        ledger = await yinzhu.get(elsewhere, "disputes")
        assert ledger == {"counts": [], "disputes": []}


async def test_what_is_refused(yinzhu: Place) -> None:
    sent = await yinzhu.report("0801")
    unknown = await yinzhu.act(yinzhu.community, sent, "dispute", 422, **SMALL | {"class": "border"})
    assert "neighbours, property" in unknown["detail"]
    await yinzhu.act(yinzhu.community, sent, "dispute", 422, **SMALL | {"parties": 1})
    worker = await yinzhu.worker(sent)
    assert (await yinzhu.act(worker, sent, "dispute", 403, **SMALL))["detail"]
    await yinzhu.act(yinzhu.community, sent, "exclude", reason="不属于受理范围")
    await yinzhu.act(yinzhu.community, sent, "dispute", 409, **SMALL)


async def test_where_no_ledger_is_kept(server: LiveServer, http: httpx.AsyncClient, clock: MovableClock) -> None:
    place = await settle(server, http, clock, "laoshan")
    sent = await place.report("0102")
    refused = await place.act(place.community, sent, "dispute", 409, **SMALL)
    assert "no ledger of disputes is kept here" in refused["detail"]
