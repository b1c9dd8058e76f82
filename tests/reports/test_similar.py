"""What a citizen is shown of cases that may be the same thing, and what not."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from backend import clock
from backend.clock import MovableClock
from backend.jobs.photos import Photos
from backend.reports.similar import Measured, resembles, score
from tests.media.camera import scene
from tests.media.sending import upload
from tests.serving import LiveServer
from tests.town import Town

LON, LAT = 116.66, 39.90
METRE = 1 / 111_195
"""In degrees of latitude."""
HERE = {"lon": str(LON), "lat": str(LAT), "crs": "wgs84"}
RUBBISH = {"category": "0102", "description": "垃圾桶旁堆满垃圾，两天没人清", **HERE}


async def report(http: httpx.AsyncClient, *photos: bytes, **fields: str) -> dict[str, Any]:
    files: list[Any] = [("photos", ("1.jpg", photo)) for photo in photos] or [("photos", ("", b""))]
    answer = await http.post("/api/v1/reports", data=RUBBISH | fields, files=files)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def similar(http: httpx.AsyncClient, **asked: Any) -> list[dict[str, Any]]:
    answer = await http.get("/api/v1/reports/similar", params={"category": "0102", **HERE, **asked})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["cases"]
    return found


async def test_a_case_nearby_is_shown_without_who_and_what(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    await report(http, scene(1), contact_name="欧阳某某", contact_phone="13800001111", address="三号楼二单元")
    context = live_server.context
    while await Photos(context.db, context.vault, context.copies).make_one():
        pass
    answer = await http.get("/api/v1/reports/similar", params={"category": "0102", **HERE, "lat": LAT + 20 * METRE})
    (case,) = answer.json()["cases"]
    assert (case["distance_m"], case["reports"], case["status"]) == (20, 1, "assigned")
    assert case["category_name"] == "暴露垃圾" and case["opened_at"].endswith("Z") and case["join"]
    assert not any(personal in answer.text for personal in ("欧阳", "1111", "垃圾桶", "三号楼", "李网格"))
    thumb = await http.get(case["thumb_url"])
    assert thumb.status_code == 200 and thumb.headers["content-type"] == "image/jpeg"


async def test_a_thumb_ends_soon_and_only_it_is_signed(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    await report(http, scene(1))
    (case,) = await similar(http)
    context = live_server.context
    address, _, token = case["thumb_url"].rpartition("/")
    assert (await http.get(f"{address}/{case['join']}")).status_code == 404
    assert (await http.get(f"{address}/{token[:-4]}AAAA")).status_code == 404
    signed = context.secrets.signed("thumb of a similar case", token, clock.now())
    assert signed is not None
    assert context.secrets.signed("thumb of a similar case", token, clock.now() + timedelta(minutes=16)) is None
    assert context.secrets.signed("join a case", token, clock.now()) is None


async def test_far_old_other_and_ended_cases_are_not_shown(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    await report(http)
    assert len(await similar(http, lat=LAT + 45 * METRE)) == 1
    assert await similar(http, lat=LAT + 60 * METRE) == []
    assert await similar(http, category="0301") == []
    async with live_server.context.db.job() as session:
        await session.execute(text("update \"case\" set opened_at = opened_at - interval '8 days'"))
    assert await similar(http) == []
    async with live_server.context.db.job() as session:
        await session.execute(
            text("update \"case\" set opened_at = opened_at + interval '8 days', status = 'resolved'")
        )
    (case,) = await similar(http)
    assert (case["status"], case["join"]) == ("resolved", None)
    async with live_server.context.db.job() as session:
        await session.execute(text("update \"case\" set status = 'closed'"))
    assert await similar(http) == []


async def test_of_another_subclass_words_or_photo_must_be_alike(http: httpx.AsyncClient, town: Town) -> None:
    await report(http, scene(1))
    assert await similar(http, category="0104") == []
    assert await similar(http, category="0104", words="路灯不亮，晚上走路害怕") == []
    (case,) = await similar(http, category="0104", words="垃圾桶边上垃圾堆满了没人清理")
    assert case["category"] == "0102"
    other = await upload(http, scene(2))
    assert await similar(http, category="0104", photos=[other]) == []
    same = await upload(http, scene(1, (320, 240), quality=40))
    assert len(await similar(http, category="0104", photos=[other, same])) == 1


async def test_the_likest_comes_first_and_five_at_most(http: httpx.AsyncClient, town: Town) -> None:
    near = await report(http, lat=str(LAT + 5 * METRE), description="有人占道经营卖水果")
    pictured = await report(http, scene(7), lat=str(LAT + 30 * METRE), description="脏")
    worded = await report(http, lat=str(LAT + 20 * METRE), description="垃圾桶边上垃圾堆满了没人清理")
    for step in range(3):
        await report(http, lat=str(LAT + (40 + step) * METRE), description="其他")

    def order(found: list[dict[str, Any]]) -> list[int]:
        return [case["distance_m"] for case in found]

    assert order(await similar(http)) == [5, 20, 30, 40, 41]
    words = await similar(http, words="垃圾桶旁堆满垃圾，两天没人清")
    assert order(words)[0] == 20
    photo = await upload(http, scene(7, quality=30))
    assert order(await similar(http, photos=photo))[0] == 30
    assert near["case"]["number"] != worded["case"]["number"] != pictured["case"]["number"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"category": "9999"},
        {"category": "x"},
        {"lon": "nan"},
        {"lon": 181},
        {"lat": "inf"},
        {"crs": "epsg:4326"},
        {"words": "长" * 2001},
        {"words": "a\x00b"},
        {"photos": "no id"},
        {"photos": ["00000000-0000-0000-0000-000000000000"] * 10},
    ],
)
async def test_what_cannot_be_asked_says_why(http: httpx.AsyncClient, town: Town, wrong: dict[str, Any]) -> None:
    answer = await http.get("/api/v1/reports/similar", params={"category": "0102", **HERE, **wrong})
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_the_datum_matters(http: httpx.AsyncClient, town: Town) -> None:
    await report(http)
    assert len(await similar(http)) == 1
    assert await similar(http, crs="gcj02") == []


async def test_a_foreign_photo_finds_nothing(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    """A photo of somebody's report is nobody's to compare with."""
    await report(http, scene(1))
    async with live_server.context.db.job() as session:
        photo = await session.scalar(text("select id from media"))
    assert await similar(http, category="0104", photos=str(photo)) == []


async def test_the_database_finds_them_by_an_index(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    await asyncio.gather(*(report(http) for _ in range(3)))
    async with live_server.context.db.job() as session:
        await session.execute(text("set local enable_seqscan = off"))
        plan = await session.scalars(
            text("""
                explain select id from "case"
                where status not in ('closed', 'excluded', 'merged')
                    and geom && st_expand('SRID=4326;POINT(116 39)'::geometry, 1)
            """)
        )
        assert any("ix_case_geom_live" in line for line in plan)


HOUR = timedelta(hours=1)


def measured(distance_m: float, likeness: float | None = None, bits: int | None = None, **more: Any) -> Measured:
    return Measured(distance_m, more.get("age", HOUR), likeness, bits, more.get("same", True))


def test_scores_go_the_right_way() -> None:
    base = score(measured(25), 50, 7)
    assert score(measured(10), 50, 7) > base
    assert score(measured(25, 0.3), 50, 7) > base
    assert score(measured(25, None, 4), 50, 7) > base
    assert score(measured(25, age=6 * 24 * HOUR), 50, 7) < base
    assert score(measured(25, same=False), 50, 7) < base
    assert score(measured(0, 1, 0, age=0 * HOUR), 50, 7) == pytest.approx(1)
    assert score(measured(50, 0, 64, age=7 * 24 * HOUR, same=False), 50, 7) == 0
    assert not resembles(measured(0, 0.1, 20, same=False)) and resembles(measured(0, 0.2, 20, same=False))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("垃圾桶旁堆满垃圾，两天没人清", "垃圾桶边上垃圾堆满了没人清理", True),
        ("三号楼下水管堵了，污水外溢", "3号楼前下水道堵塞，污水流到路上", True),
        ("路面有个大坑", "楼上漏水到我家", False),
        ("Street lamp broken, dark at night", "the street lamp is broken since Monday night", True),
        ("Street lamp broken, dark at night", "rubbish next to the bins", False),
        ("井盖坏了", "", False),
    ],
)
async def test_words_are_compared_whatever_the_locale(
    live_server: LiveServer, one: str, other: str, alike: bool
) -> None:
    async with live_server.context.db.job() as session:
        found = await session.scalar(
            text("select likeness_v1(grams_v1(:one), grams_v1(:other))"), {"one": one, "other": other}
        )
        assert (found >= 0.2) is alike, found
        assert await session.scalar(text("select likeness_v1(grams_v1(:one), grams_v1(:one))"), {"one": one}) == 1


def test_a_token_tells_its_case_to_nobody_else(live_server: LiveServer) -> None:
    secrets, now = live_server.context.secrets, MovableClock(clock.now())()
    token = secrets.sign("join a case", "x", now + HOUR)
    assert secrets.signed("join a case", token, now) == "x"
    assert secrets.signed("another purpose", token, now) is None
    assert secrets.signed("join a case", token, now + HOUR) is None
    for wrong in ("", "x", token[:-1], "A" + token[1:], token + "AAAA", "é" * 40):
        assert secrets.signed("join a case", wrong, now) is None
