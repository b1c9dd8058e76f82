"""Names and phones: masked in lists, opened one at a time with a reason that is kept."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from backend.clock import MovableClock
from backend.db.engine import Database
from backend.db.view import View
from backend.errors import Invalid
from backend.people.contacts import ContactRow, plan, plan_contacts, read_contacts, write_contacts
from tests.people.conftest import Person, events, hired
from tests.serving import LiveServer
from tests.town import HERE, Town, found_town

GRIDS = dict.fromkeys(("110112001003001", "110112.001.003.001"), "110112001003001")
KINDS = {"building_head": "building_head", "楼院长": "building_head"}
LIST = "网格编码,类别,姓名,联系电话,楼栋,户数\n{code},楼院长,李建国,13900001111,3号楼,48\n"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))


@pytest.fixture
async def town(server: LiveServer) -> Town:
    return await found_town(server.context.db)


@pytest.fixture
async def sent(http: httpx.AsyncClient, town: Town) -> dict[str, Any]:
    """A report whose sender left a name and a phone."""
    body = {"category": "0102", "description": "垃圾", "contact_name": "赵六", "contact_phone": "13912345678", **HERE}
    answer = await http.post("/api/v1/reports", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_a_senders_name_is_opened_for_a_reason_that_is_kept(
    http: httpx.AsyncClient, server: LiveServer, town: Town, sent: dict[str, Any]
) -> None:
    number = sent["case"]["number"]
    case = (await http.get(f"/api/v1/cases/{number}", headers=town.command.headers)).json()
    [report] = case["reports"]
    assert report["contact"] == {"name": "赵*", "phone": "*******5678"}
    address = f"/api/v1/cases/{number}/reports/{report['id']}/contact"

    async def opened(headers: dict[str, str], reason: str = "回访核实地点") -> httpx.Response:
        return await http.post(address, json={"reason": reason}, headers=headers)

    assert (await opened(town.command.headers, "  看  ")).status_code == 422
    whole = await opened(town.command.headers)
    assert whole.json() == {"name": "赵六", "phone": "13912345678"}
    primary, deputy = town.ladders[sent["grid"]["code"]]
    assert (await opened(primary.headers)).status_code == 200, "the task is theirs"
    assert (await opened(deputy.headers)).status_code == 403, "sees the case, and may not unmask"
    elsewhere = next(ladder[0] for code, ladder in town.ladders.items() if code != sent["grid"]["code"])
    assert (await opened(elsewhere.headers)).status_code == 404
    auditor = await hired(server, http, "auditor", "audit_administrator")
    assert (await opened(auditor.headers)).status_code == 404

    happened = [e for e in await events(server, "PersonalDataRead") if e.subject_kind == "report"]
    assert [(e.actor, e.subject_id) for e in happened] == [
        (str(town.command.id), report["id"]),
        (str(primary.id), report["id"]),
    ]
    assert happened[0].data["fields"] == ["name", "phone"]
    assert not any(word in str(e.data) for e in happened for word in ("赵六", "5678", "回访"))
    reads = (await http.get("/api/v1/audit/reads", headers=auditor.headers)).json()["reads"]
    assert [(read["account"], read["reason"], read["origin"]) for read in reversed(reads)] == [
        ("command", "回访核实地点", "127.0.0.1"),
        (f"{sent['grid']['code']}-0", "回访核实地点", "127.0.0.1"),
    ]
    older = await http.get("/api/v1/audit/reads", headers=auditor.headers, params={"before": reads[0]["id"]})
    assert [read["id"] for read in older.json()["reads"]] == [reads[1]["id"]]
    assert (await http.get("/api/v1/audit/reads", headers=town.command.headers)).status_code == 403


async def bring(db: Database, file: Path) -> None:
    rows, _ = read_contacts(file)
    at = datetime(2026, 11, 23, tzinfo=UTC)
    async with db.write(View.system()) as session:
        planned = await plan_contacts(session, rows, at)
        await write_contacts(session, planned, now=at, actor="operator", file_name=file.name)


async def test_a_grids_contacts_are_whole_for_its_own_workers_alone(
    http: httpx.AsyncClient, server: LiveServer, town: Town, tmp_path: Path
) -> None:
    code, other = list(town.ladders)[:2]
    file = tmp_path / "contacts.csv"
    file.write_text(LIST.format(code=code), encoding="gbk")
    await bring(server.context.db, file)

    async def seen(person: Person | Any) -> httpx.Response:
        return await http.get(f"/api/v1/grids/{code}/contacts", headers=person.headers)

    [whole] = (await seen(town.ladders[code][1])).json()["contacts"]
    assert (whole["kind"], whole["name"], whole["phone"]) == ("building_head", "李建国", "13900001111")
    assert (whole["building"], whole["households"]) == ("3号楼", 48)
    masked = (await seen(town.command)).json()
    assert masked["masked"] is True
    assert [(one["name"], one["phone"]) for one in masked["contacts"]] == [("李**", "*******1111")]
    assert (await seen(town.ladders[other][0])).status_code == 403
    [read] = [e for e in await events(server, "PersonalDataRead") if e.subject_kind == "grid"]
    assert (read.actor, read.subject_id) == (str(town.ladders[code][1].id), code)

    file.write_text(LIST.format(code=code).replace("李建国", "王强"), encoding="utf-8")
    await bring(server.context.db, file)
    assert [one["name"] for one in (await seen(town.ladders[code][0])).json()["contacts"]] == ["王强"]


def test_every_faulty_row_is_named_and_nothing_is_taken() -> None:
    code = "110112001003001"
    with pytest.raises(Invalid, match="5 rows are not acceptable") as refused:
        plan(
            [
                ContactRow(2, code, "楼院长", "李建国"),
                ContactRow(3, "110112.001.003.001", "building_head", "李建国"),
                ContactRow(4, "999", "king", ""),
                ContactRow(5, "", "楼院长", "甲"),
                ContactRow(6, code, "楼院长", "乙", phone="call me"),
                ContactRow(7, code, "楼院长", "丙", households="many"),
                ContactRow(8, code, "楼院长", "丁", households="12"),
            ],
            GRIDS,
            KINDS,
        )
    faults = {fault["row"]: fault["message"] for fault in refused.value.extra["errors"]}
    assert faults[3] == "李建国 stands in a row above already"
    assert "there is no micro-grid 999" in faults[4]
    assert "“king” is no kind of contact; there are building_head, 楼院长" in faults[4]
    assert "name is missing" in faults[4]
    assert faults[5] == "the grid is missing"
    assert "no phone number" in faults[6]
    assert "no number of households" in faults[7]
