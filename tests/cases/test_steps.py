"""Steps that a category or a rung asks for before an action: which they are, who takes them, and that they are waited
for."""

import httpx
import pytest

from backend.cases.steps import steps_of
from backend.clock import MovableClock
from backend.configuration.files import folder_of, read_configuration
from backend.configuration.schema import Configuration
from tests.presets.place import Place, settle
from tests.serving import LiveServer

ASSESS = {"code": "assess", "outcome": "属社区事项", "words": "现场核实"}


@pytest.fixture
async def laoshan(server: LiveServer, http: httpx.AsyncClient, clock: MovableClock) -> Place:
    return await settle(server, http, clock, "laoshan")


def rules_of(preset: str) -> Configuration:
    rules = read_configuration(folder_of(preset)).rules
    assert rules
    return rules


@pytest.mark.parametrize(
    ("preset", "category", "rung", "expected"),
    [
        ("laoshan", "0102", "worker", ["assess", "feedback"]),
        ("laoshan", "0103", "worker", ["assess", "consult", "feedback"]),
        ("laoshan", "0301", "street", []),  # an emergency takes none
        ("yinzhu", "0102", "street", []),
        ("yinzhu", "0102", "meeting", ["written_order"]),
        ("standard", "0102", "meeting", []),
        ("laoshan", "9999", "worker", []),  # listed no longer
    ],
)
def test_which_steps_a_case_needs(preset: str, category: str, rung: str, expected: list[str]) -> None:
    assert [step.code for step in steps_of(rules_of(preset), category, rung)] == expected


async def test_an_action_waits_for_its_steps(laoshan: Place) -> None:
    sent = await laoshan.report("0102")
    lead, number = laoshan.community, sent["case"]["number"]
    await laoshan.act(lead, sent, "accept")
    refused = await laoshan.act(lead, sent, "start", 409)
    assert "assess (评估分析)" in refused["detail"]
    wanted = (await laoshan.get(laoshan.center, f"cases/{number}/proceedings"))["wanted"]
    assert [(w["code"], w["before"], w["taken"]) for w in wanted] == [
        ("assess", "start", False),
        ("feedback", "resolve", False),
    ]

    step = await laoshan.act(lead, sent, "steps", 201, **ASSESS)
    assert (step["actor"], step["outcome"]) == (str(lead.id), "属社区事项")
    await laoshan.act(lead, sent, "start")
    refused = await laoshan.act(lead, sent, "resolve", 409, words="已办")
    assert "feedback (结果反馈)" in refused["detail"]
    shown = await laoshan.get(laoshan.center, f"cases/{number}/proceedings")
    assert [w["taken"] for w in shown["wanted"]] == [True, False]
    (told,) = [e for e in (await laoshan.case(sent))["timeline"] if e["name"] == "StepTaken"]
    assert told["data"]["code"] == "assess" and "现场核实" not in str(told["data"])


async def test_a_step_taken_again_is_another_entry(laoshan: Place) -> None:
    sent = await laoshan.report("0102")
    for _ in range(2):
        await laoshan.act(laoshan.community, sent, "steps", 201, **ASSESS)
    shown = await laoshan.get(laoshan.community, f"cases/{sent['case']['number']}/proceedings")
    assert [step["code"] for step in shown["steps"]] == ["assess", "assess"]


async def test_who_has_nothing_to_do_with_the_case_takes_no_step(laoshan: Place) -> None:
    sent = await laoshan.report("0102")
    deputy = laoshan.town.ladders[sent["grid"]["code"]][1]
    refused = await laoshan.act(deputy, sent, "steps", 403, **ASSESS)
    assert "who works case" in refused["detail"]
    far = next(ladder[0] for code, ladder in laoshan.town.ladders.items() if code[:12] != sent["grid"]["code"][:12])
    await laoshan.act(far, sent, "steps", 404, **ASSESS)
    unknown = await laoshan.act(laoshan.community, sent, "steps", 422, **ASSESS | {"code": "meditate"})
    assert "assess, consult, feedback" in unknown["detail"]


async def test_an_ended_case_takes_no_step(laoshan: Place) -> None:
    sent = await laoshan.report("0102")
    await laoshan.act(laoshan.community, sent, "exclude", reason="不属于受理范围")
    await laoshan.act(laoshan.community, sent, "steps", 409, **ASSESS)
