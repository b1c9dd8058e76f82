"""Circulars over HTTP: asked for, listed, read by those who are compared, and given as page, workbook and PDF."""

import io
from urllib.parse import unquote

import httpx
import openpyxl

from backend.db.engine import Database
from tests.town import Person, Town, hire

WEEK = {"kind": "weekly", "under": "110112.001"}


async def made(http: httpx.AsyncClient, person: Person, **body: str) -> dict[str, object]:
    answer = await http.post("/api/v1/circulars", json=WEEK | body, headers=person.headers)
    assert answer.status_code in (200, 201), answer.text
    found: dict[str, object] = answer.json()
    return found


async def test_a_leader_asks_for_one_and_gets_the_same_again(http: httpx.AsyncClient, street: Person) -> None:
    body = {"kind": "weekly", "under": "110112.001.002"}
    first = await http.post("/api/v1/circulars", json=body, headers=street.headers)
    assert first.status_code == 201, first.text
    circular = first.json()
    assert (circular["begins"], circular["ends"]) == ("2026-11-15T16:00:00Z", "2026-11-22T16:00:00Z")
    assert circular["made_by"] == str(street.id)
    assert circular["content"]["place"] == "杨柳2社区"
    again = await http.post("/api/v1/circulars", json=body, headers=street.headers)
    assert (again.status_code, again.json()) == (200, circular)
    assert (await http.get(f"/api/v1/circulars/{circular['id']}", headers=street.headers)).json() == circular


async def test_an_older_one_by_its_date(http: httpx.AsyncClient, street: Person) -> None:
    older = await made(http, street, kind="monthly", at="2026-10-15T00:00:00+08:00")
    assert older["begins"] == "2026-08-31T16:00:00Z"
    listed = await http.get("/api/v1/circulars?kind=monthly&under=110112.001&limit=", headers=street.headers)
    assert older["id"] in [one["id"] for one in listed.json()["circulars"]]
    assert all("content" not in one for one in listed.json()["circulars"])


async def test_refusals_say_what_to_do(http: httpx.AsyncClient, town: Town, db: Database, street: Person) -> None:
    worker = next(iter(town.ladders.values()))[0]
    for person, body, status, says in (
        (worker, WEEK, 403, "cases.approve"),
        (street, WEEK | {"under": "110112.002"}, 403, "outside"),
        (street, WEEK | {"at": "2027-01-01T00:00:00+08:00"}, 422, "must not lie in the future"),
        (street, WEEK | {"at": "2026-11-01"}, 422, "at"),
        (street, WEEK | {"at": "0001-01-01T00:00:00Z"}, 422, "before 2000"),
        (street, WEEK | {"kind": "daily"}, 422, "kind"),
        (town.command, WEEK | {"under": "110112.007"}, 404, "no grid at 110112.007"),
        (town.command, WEEK | {"under": "110112.001.001.001"}, 422, "no grids below it"),
    ):
        answer = await http.post("/api/v1/circulars", json=body, headers=person.headers)
        assert answer.status_code == status, answer.text
        assert says in answer.json()["detail"]
    circular = await made(http, town.command)
    elsewhere = await hire(db, "community", "110112.002.001")
    for path in ("", "/pdf"):
        refused = await http.get(f"/api/v1/circulars/{circular['id']}{path}", headers=elsewhere.headers)
        assert refused.status_code == 404
    assert (await http.get(f"/api/v1/circulars/{circular['id']}/docx", headers=street.headers)).status_code == 422


async def test_every_edition_has_its_chinese_name(http: httpx.AsyncClient, town: Town, street: Person) -> None:
    circular = await made(http, street)
    worker = town.ladders["110112001001001"][0]  # who is compared reads how
    files = {}
    for edition in ("html", "xlsx", "pdf"):
        answer = await http.get(f"/api/v1/circulars/{circular['id']}/{edition}", headers=worker.headers)
        assert answer.status_code == 200, answer.text
        files[edition] = answer
        name = unquote(answer.headers["content-disposition"].partition("UTF-8''")[2])
        assert name == f"东1街道网格治理周通报（2026年第47期）.{edition}"
    assert files["pdf"].content.startswith(b"%PDF-")
    assert "总体指标" in openpyxl.load_workbook(io.BytesIO(files["xlsx"].content)).sheetnames
    assert "关于2026年第47周网格治理情况的通报" in files["html"].text
    # It runs scripts of its own, so it must not run as one of our pages.
    policy = files["html"].headers["content-security-policy"]
    assert policy.startswith("sandbox allow-scripts; default-src 'none'")


async def test_the_page_lists_what_one_may_read(http: httpx.AsyncClient, town: Town, street: Person) -> None:
    await made(http, street)
    outsider = await http.get("/circulars")
    assert (outsider.status_code, "请先登录" in outsider.text) == (401, True)
    page = await http.get("/circulars", headers=street.headers)
    assert page.status_code == 200
    assert "东1街道" in page.text
    assert "2026年11月16日至22日" in page.text
    worker = town.ladders["110112002001001"][0]
    other = await http.get("/circulars", headers=worker.headers)
    assert "东1街道" not in other.text
    assert "<form" not in other.text


async def test_the_pages_form_makes_one(http: httpx.AsyncClient, street: Person, town: Town) -> None:
    form = {"kind": "monthly", "under": "110112.001.001", "day": "2026-10-10"}
    answer = await http.post("/circulars", data=form, headers=street.headers)
    assert (answer.status_code, answer.headers.get("location")) == (303, "/circulars")
    assert "2026年9月1日至30日" in (await http.get("/circulars", headers=street.headers)).text
    for wrong, says in (
        ({"day": "soon"}, "日期如"),
        ({"day": "0001-01-01"}, "不早于2000年"),
        ({"under": "110112.002"}, "不在您的辖区内"),
        ({"under": "1\x002"}, "网格路径如"),
        ({"kind": "x"}, "请选择种类"),
    ):
        refused = await http.post("/circulars", data=form | wrong, headers=street.headers)
        assert refused.status_code in (403, 422)
        assert says in refused.text
        assert "<table" in refused.text
    worker = town.ladders["110112001001001"][0]
    assert (await http.post("/circulars", data=form, headers=worker.headers)).status_code == 403
