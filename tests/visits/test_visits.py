"""Visits and diary over HTTP: once each, judged by their place, and nobody else's business."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select

from backend.clock import MovableClock, iso
from backend.live.models import Event
from backend.people.guard_models import PersonalRead
from backend.visits import diary, service
from backend.visits.models import DiaryEntry, Visit
from gis.datum import from_wgs84
from tests.cases.conftest import clock, http, server, town
from tests.cities import path_of
from tests.serving import LiveServer
from tests.town import Person, Town, hire

__all__ = ["clock", "http", "server", "town"]

VISIT = {
    "kind": "knock",
    "purpose": "safety",
    "outcome": "met",
    "words": "讲解燃气安全，更换软管",
    "contact": "欧阳娜娜",
    "address": "3 号楼 2 单元 501",
}
PERSONAL = (VISIT["words"], VISIT["contact"], VISIT["address"])


class Field:
    """A worker in front of a door of their grid."""

    def __init__(self, http: httpx.AsyncClient, town: Town, clock: MovableClock) -> None:
        self.http, self.clock = http, clock
        self.code, (self.worker, self.deputy) = next(iter(town.ladders.items()))
        inside = next(one for one in town.grids if one["code"] == self.code)["geometry"].representative_point()
        self.lon, self.lat = inside.x, inside.y

    async def visit(self, person: Person | None = None, **given: Any) -> httpx.Response:
        body = VISIT | {"key": str(uuid4()), "at": iso(self.clock()), "lon": self.lon, "lat": self.lat, "crs": "wgs84"}
        headers = (person or self.worker).headers
        return await self.http.post("/api/v1/visits", headers=headers, json=body | {"accuracy_m": 15} | given)


@pytest.fixture
async def field(http: httpx.AsyncClient, town: Town, clock: MovableClock) -> Field:
    return Field(http, town, clock)


async def test_a_visit_is_one_however_often_it_is_sent(field: Field, server: LiveServer) -> None:
    key = str(uuid4())
    first = await field.visit(key=key)
    assert first.status_code == 200, first.text
    made = first.json()
    assert (made["counts"], made["why"], made["grid"], made["distance_m"]) == (True, None, field.code, 0)
    at = made["at"]
    field.clock.advance(hours=5)
    assert (await field.visit(key=key, at=at)).json() == made
    other = await field.visit(key=key, at=at, outcome="absent")
    assert (other.status_code, other.json()["type"]) == (409, "/problems/conflict")
    async with server.context.db.job() as session:
        events = (await session.scalars(select(Event).where(Event.name == "VisitMade"))).all()
    assert [one.data for one in events] == [
        {
            "visit": made["id"],
            "grid": field.code,
            "path": path_of(field.code),
            "worker": str(field.worker.id),
            "kind": "knock",
            "at": at,
            "counts": True,
            "why": None,
        }
    ]


async def test_what_does_not_count_is_kept_and_says_why(field: Field, server: LiveServer) -> None:
    lon, lat = from_wgs84(field.lon, field.lat, "gcj02")
    for given, why in (
        ({"lon": lon, "lat": lat, "crs": "gcj02"}, None),  # the same place
        ({"outcome": "absent"}, "nobody_met"),
        ({"mocked": True}, "mocked"),
        ({"accuracy_m": 800}, "vague"),
        ({"lat": field.lat + 1}, "outside"),
    ):
        made = await field.visit(**given)
        assert (made.status_code, made.json()["why"], made.json()["counts"]) == (200, why, why is None)
    free = await hire(server.context.db, "worker", path_of(field.code))
    assert (await field.visit(free)).json()["why"] == "not_bound"


@pytest.mark.parametrize(
    ("delta", "sentence"), [(timedelta(hours=1), "in the future"), (timedelta(days=-8), "7 days back")]
)
async def test_instants_that_are_not_taken(field: Field, delta: timedelta, sentence: str) -> None:
    refused = await field.visit(at=iso(field.clock() + delta))
    assert refused.status_code == 422
    assert sentence in refused.json()["detail"]


async def test_who_sees_what_of_a_visit(field: Field, http: httpx.AsyncClient, server: LiveServer, town: Town) -> None:
    made = (await field.visit()).json()
    assert [made["words"], made["contact"], made["address"]] == list(PERSONAL)

    async def listed(person: Person) -> list[dict[str, Any]]:
        answer = await http.get("/api/v1/visits", headers=person.headers)
        return answer.json()["visits"]

    assert await listed(field.worker) == [made]
    assert await listed(field.deputy) == []  # of the same grid
    far = await hire(server.context.db, "community", "110112.099.001")
    assert await listed(far) == []
    leader = await hire(server.context.db, "community", path_of(field.code).rpartition(".")[0])
    (seen,) = await listed(leader)
    assert (seen["masked"], seen["contact"], seen["words"], seen["address"]) == (True, "欧***", None, None)
    way = f"/api/v1/visits/{made['id']}/open"
    hidden = await http.post(way, headers=far.headers, json={"reason": "核实走访情况"})
    assert hidden.status_code == 404
    opened = await http.post(way, headers=leader.headers, json={"reason": "核实走访情况"})
    assert opened.json()["words"] == VISIT["words"]
    async with server.context.db.job() as session:
        reads = (await session.scalars(select(PersonalRead))).all()
        assert [(one.account_id, one.subject_kind, one.reason) for one in reads] == [
            (leader.id, "visit", "核实走访情况")
        ]


async def test_a_diary_is_its_writers_and_whoever_reads_it_says_why(
    field: Field, http: httpx.AsyncClient, server: LiveServer
) -> None:
    mine, theirs = field.worker.headers, field.deputy.headers
    today = "2026-11-23"
    for words in ("走访五户", "走访六户，张大爷家漏水已报修"):
        written = await http.put(f"/api/v1/diary/{today}", headers=mine, json={"words": words})
        assert written.status_code == 200, written.text
    assert (await http.get(f"/api/v1/diary/{today}", headers=mine)).json()["words"] == words
    assert (await http.get(f"/api/v1/diary/{today}", headers=theirs)).json()["words"] == ""
    assert [one["day"] for one in (await http.get("/api/v1/diary", headers=mine)).json()["entries"]] == [today]
    for day, sentence in (("2026-11-24", "yet to come"), ("2026-10-01", "is closed"), ("2026-13-01", "day")):
        refused = await http.put(f"/api/v1/diary/{day}", headers=mine, json={"words": "补记"})
        assert (refused.status_code, sentence in refused.text) == (422, True)

    leader = await hire(server.context.db, "community", path_of(field.code).rpartition(".")[0])
    query = {"worker": str(field.worker.id), "month": "2026-11"}
    assert (await http.get("/api/v1/diary", headers=theirs, params=query)).status_code == 403
    assert (await http.get("/api/v1/diary", headers=leader.headers, params=query)).status_code == 422
    read = await http.get("/api/v1/diary", headers=leader.headers, params=query | {"reason": "月度检查"})
    assert (read.status_code, read.json().get("entries", [{}])[0].get("words")) == (422, None)  # too short a reason
    read = await http.get("/api/v1/diary", headers=leader.headers, params=query | {"reason": "每月例行检查"})
    assert read.json()["entries"][0]["words"] == words
    far = await hire(server.context.db, "community", "110112.099.001")
    hidden = await http.get("/api/v1/diary", headers=far.headers, params=query | {"reason": "每月例行检查"})
    assert hidden.status_code == 404
    async with server.context.db.job() as session:
        reads = (await session.scalars(select(PersonalRead))).all()
        assert [(one.account_id, one.subject_id) for one in reads] == [(leader.id, str(field.worker.id))]


async def test_what_visits_and_diaries_say_of_people_is_forgotten(
    field: Field, http: httpx.AsyncClient, server: LiveServer
) -> None:
    await field.visit()
    await http.put("/api/v1/diary/2026-11-23", headers=field.worker.headers, json={"words": "走访五户"})
    async with server.context.db.job() as session:
        for _ in range(2):
            kept = field.clock() - timedelta(days=1)
            assert (await service.forget_words(session, kept), await diary.forget_older(session, kept)) == (0, 0)
        gone = field.clock() + timedelta(days=1)
        assert (await service.forget_words(session, gone), await diary.forget_older(session, gone)) == (1, 1)
        assert await service.forget_words(session, gone) == 0
        visit = (await session.scalars(select(Visit))).one()
        assert (visit.words, visit.contact, visit.address, visit.geom) == (None, None, None, None)
        assert (visit.counts, visit.distance_m) == (True, 0)
        assert (await session.scalars(select(DiaryEntry))).all() == []
