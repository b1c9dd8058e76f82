"""Every role at every route: who is refused, and that what is answered says nothing of somebody else's case.

``DOORS`` names all routes. A new one without an entry fails the first test: whoever adds it says who may use it.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from fastapi.routing import APIRoute
from geoalchemy2 import WKTElement

import backend.api
from backend.circulars.models import Circular
from backend.common_problems.models import CommonProblem
from backend.db.engine import Database
from backend.people.rights import DEFAULT_ROLES
from tests.cases.conftest import clock, http, server, town
from tests.circulars.samples import circular
from tests.cities import path_of
from tests.serving import LiveServer
from tests.town import HERE, Person, Town, hire

__all__ = ["clock", "http", "server", "town"]

WORDS, NAME, PHONE = "楼道里堆满纸箱和电瓶", "欧阳娜娜", "13912345678"
READING = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Door:
    """Who gets through: ``anybody``, every account, or one of ``rights``. What is ``of_case`` concerns a case, and
    what is ``of_place`` a grid: elsewhere it is not there.

    ``body`` and ``query`` are ones that would do, so that nobody is refused for what they sent.
    """

    anybody: bool = False
    rights: tuple[str, ...] = ()
    of_case: bool = False
    of_place: bool = False
    body: dict[str, Any] = field(default_factory=dict)
    query: str = ""


def anybody() -> Door:
    """Whoever knows the address, whose receipt, token or random id is the right to what is behind it."""
    return Door(anybody=True)


def account(**body: Any) -> Door:
    """Every account, for itself."""
    return Door(body=body)


def rights(*names: str, **body: Any) -> Door:
    """Roles with one of these rights."""
    return Door(rights=names, body=body)


def case(**body: Any) -> Door:
    """Whoever the case concerns, and the rights that the action takes."""
    return Door(of_case=True, body=body)


SEE, WORK, NUMBER = "cases.see", "cases.work", "/api/v1/cases/{number}"
NEW_ACCOUNT = {"account": "somebody", "display_name": "某人", "role": "worker", "scope": "110112"}
DEMAND = HERE | {"category": "0102", "at": "2026-11-23T10:00:00+08:00"}
TOMORROW, LATER = "2026-11-24T08:00:00+08:00", "2026-11-27T08:00:00+08:00"
VISIT = HERE | {
    "key": "3f0c8a52-visit",
    "kind": "walk",
    "purpose": "care",
    "outcome": "met",
    "at": "2026-11-23T10:00:00+08:00",
}
ADMINISTERS = ("accounts.manage", "roles.change", "sessions.manage")
EXEMPTION = {"kind": "non_residential", "reason": "公园"}
DOORS = {
    "POST /api/v1/sessions": anybody(),
    "GET /api/v1/sessions": account(),
    "DELETE /api/v1/sessions/current": account(),
    "DELETE /api/v1/sessions/{session_id}": account(),
    "GET /api/v1/me": account(),
    "POST /api/v1/accounts/me/password": account(old="no such password", new="four words in a row"),
    "POST /api/v1/accounts/me/factor": account(),
    "POST /api/v1/accounts/me/factor/confirm": account(code="000000"),
    "GET /api/v1/accounts": rights(*ADMINISTERS),
    "POST /api/v1/accounts": rights("accounts.manage", **NEW_ACCOUNT),
    "PATCH /api/v1/accounts/{account_id}": rights("accounts.manage", "roles.change", position="网格长"),
    "POST /api/v1/accounts/{account_id}/unlock": rights("sessions.manage"),
    "POST /api/v1/accounts/{account_id}/password": rights("sessions.manage"),
    "DELETE /api/v1/accounts/{account_id}/factor": rights("sessions.manage"),
    "GET /api/v1/accounts/{account_id}/board-card": rights("accounts.manage"),
    "PUT /api/v1/accounts/{account_id}/board-card": rights("accounts.manage", duties="巡查走访"),
    "PUT /api/v1/accounts/{account_id}/board-card/photo": rights("accounts.manage"),
    "DELETE /api/v1/accounts/{account_id}/board-card/photo": rights("accounts.manage"),
    "POST /api/v1/displays/session": anybody(),
    "GET /api/v1/displays": rights("displays.manage"),
    "POST /api/v1/displays": rights("displays.manage", name="大厅", path="110112"),
    "DELETE /api/v1/displays/{display_id}": rights("displays.manage"),
    "GET /api/v1/audit": rights("audit.read"),
    "GET /api/v1/audit/reads": rights("audit.read"),
    "GET /api/v1/positions": rights("cases.dispatch"),
    "POST /api/v1/positions": rights(WORK, positions=[]),
    "GET /api/v1/devices": rights(WORK, "cases.dispatch"),
    "POST /api/v1/devices": rights(WORK, "cases.dispatch", name="手机", protocol="osmand"),
    "DELETE /api/v1/devices/{device_id}": rights(WORK, "cases.dispatch"),
    "GET /api/v1/workers/{account_id}/track": Door(
        of_place=True, rights=("cases.dispatch",), query="?day=2026-11-23&reason=核实到岗情况"
    ),
    "GET /api/v1/attendance": rights(WORK),
    "POST /api/v1/attendance": rights(WORK, on=True, at="2026-11-23T08:00:00+08:00"),
    "GET /api/v1/leave": rights(WORK, "cases.approve"),
    "POST /api/v1/leave": rights(WORK, from_at=TOMORROW, until_at=LATER, reason="回老家"),
    "POST /api/v1/leave/{leave_id}/decide": Door(of_place=True, rights=("cases.approve",), body={"approved": True}),
    "POST /api/v1/leave/{leave_id}/withdraw": Door(of_place=True, rights=(WORK,)),
    "GET /api/v1/visits": rights(WORK, "cases.dispatch"),
    "POST /api/v1/visits": rights(WORK, **VISIT),
    "POST /api/v1/visits/{visit_id}/open": Door(
        of_place=True, rights=("cases.unmask",), body={"reason": "核实走访情况"}
    ),
    "GET /api/v1/diary": rights(WORK, "cases.approve"),
    "GET /api/v1/diary/{day}": rights(WORK),
    "PUT /api/v1/diary/{day}": rights(WORK, words="走访五户"),
    "GET /api/v1/inbox": account(),
    "POST /api/v1/inbox/read-all": account(),
    "POST /api/v1/inbox/{notice_id}/read": account(),
    "GET /api/v1/tasks": rights(WORK),
    "GET /api/v1/cases": rights(SEE),
    "GET /api/v1/queue": rights(SEE),
    "GET /api/v1/views": rights(SEE),
    "POST /api/v1/views": rights(SEE, name="急件", filter={"urgency": ["life"]}),
    "PUT /api/v1/views/{view_id}": rights(SEE, name="急件", filter={"urgency": ["life"]}),
    "DELETE /api/v1/views/{view_id}": account(),
    "GET /api/v1/meetings": rights(SEE),
    "GET /api/v1/requests": rights("cases.approve"),
    "GET /api/v1/disputes": rights(SEE),
    "GET /api/v1/whistles": rights(SEE),
    "GET /api/v1/rates": rights(SEE),
    "GET /api/v1/figures": rights(SEE),
    "GET /api/v1/heat": rights(SEE),
    "GET /api/v1/coverage": rights(SEE),
    "GET /api/v1/evaluation": rights(SEE),
    "GET /api/v1/evaluation/ranking": Door(rights=("cases.dispatch",), query="?level=community"),
    "GET /api/v1/evaluation/cases": Door(rights=(SEE,), query="?measure=solved&portion=denominator"),
    "GET /api/v1/appeals": rights(SEE),
    f"POST {NUMBER}/appeals": case(reason="等配件"),
    "POST /api/v1/appeals/{appeal_id}/decide": rights("cases.approve", approved=True),
    "GET /api/v1/activity": rights(SEE),
    "GET /api/v1/alarms": rights(SEE),
    "GET /api/v1/exports/map": rights(SEE),
    "GET /api/v1/bulletins": rights(SEE),
    "GET /api/v1/common-problems": rights(SEE),
    "GET /api/v1/replay": Door(rights=(SEE,), query="?day=2026-11-23"),
    "GET /api/v1/replay/days": rights(SEE),
    "POST /api/v1/common-problems/looks": rights("cases.approve"),
    "GET /api/v1/common-problems/{problem_id}": Door(of_place=True),
    "GET /api/v1/bulletins/latest": rights(SEE),
    "GET /api/v1/circulars": rights(SEE),
    "POST /api/v1/circulars": rights("cases.approve", kind="weekly"),
    "GET /api/v1/circulars/{circular_id}": Door(of_place=True),
    "GET /api/v1/circulars/{circular_id}/{edition}": Door(of_place=True),
    "GET /circulars": rights(SEE),
    "POST /circulars": rights("cases.approve"),
    "POST /api/v1/routing/dry-run": rights("routing.try", **DEMAND),
    "GET /api/v1/activity/history": rights(SEE),
    "GET /api/v1/grids/{code}/activity": Door(of_place=True),
    "GET /api/v1/grids/{code}/activity/history": Door(of_place=True),
    "POST /api/v1/grids/{code}/exemption": Door(of_place=True, rights=("cases.approve",), body=EXEMPTION),
    "DELETE /api/v1/grids/{code}/exemption": Door(of_place=True, rights=("cases.approve",)),
    "GET /api/v1/grids/{code}/contacts": Door(of_place=True),
    "GET /api/v1/grids/{code}/coverage": Door(of_place=True),
    "GET /api/v1/patrols": rights(SEE),
    "GET /api/v1/patrols/route": Door(of_place=True, query="?grid={code}&lon=116.66&lat=39.9&crs=wgs84"),
    "GET /api/v1/media/{photo_id}": case(),
    "GET /api/v1/media/{photo_id}/thumb": case(),
    "POST /api/v1/tasks/{task_id}/accept": case(),
    "POST /api/v1/tasks/{task_id}/start": case(),
    "POST /api/v1/tasks/{task_id}/return": case(reason="不归我管"),
    "POST /api/v1/tasks/{task_id}/help": case(reason="一个人搬不动"),
    "POST /api/v1/tasks/{task_id}/done": case(words="清走了"),
    "POST /api/v1/tasks/{task_id}/note": case(words="已经清走了"),
    f"GET {NUMBER}": case(),
    f"GET {NUMBER}/actions": case(),
    f"GET {NUMBER}/candidates": case(),
    f"GET {NUMBER}/duplicates": case(),
    f"GET {NUMBER}/clocks": case(),
    f"GET {NUMBER}/common-problems": case(),
    f"GET {NUMBER}/proceedings": case(),
    f"GET {NUMBER}/whistles": case(),
    f"POST {NUMBER}/verify": case(),
    f"POST {NUMBER}/exclude": case(reason="不属于受理范围"),
    f"POST {NUMBER}/assign": case(rung="street"),
    f"POST {NUMBER}/accept": case(),
    f"POST {NUMBER}/start": case(),
    f"POST {NUMBER}/return": case(reason="不归我管"),
    f"POST {NUMBER}/escalate": case(reason="需要上级协调"),
    f"POST {NUMBER}/resolve": case(words="清走了"),
    f"POST {NUMBER}/check": case(),
    f"POST {NUMBER}/rework": case(reason="没清干净"),
    f"POST {NUMBER}/close": case(),
    f"POST {NUMBER}/reopen": case(reason="又堆满了"),
    f"POST {NUMBER}/merge": case(into="110112-20261123-000002", reason="同一件事"),
    f"POST {NUMBER}/split": case(reason="不是同一件事"),
    f"POST {NUMBER}/evidence/{{photo_id}}/judge": case(accepted=True),
    f"POST {NUMBER}/alarm/acknowledge": case(),
    f"POST {NUMBER}/orders": case(kind="urge", words="请抓紧"),
    f"POST {NUMBER}/requests": case(kind="extend", reason="等材料", limit={"kind": "hours", "amount": 2}),
    f"POST {NUMBER}/requests/{{request_id}}/decide": case(approved=True),
    f"POST {NUMBER}/resume": case(),
    f"POST {NUMBER}/steps": case(code="assess", outcome="agreed", words="同意"),
    f"POST {NUMBER}/dispute": case(**{"class": "neighbours", "grade": "small", "parties": 2}),
    f"POST {NUMBER}/dispute/outcome": case(outcome="settled"),
    f"POST {NUMBER}/whistles": case(lead="fire", words="请到场"),
    f"POST {NUMBER}/reports/{{report_id}}/contact": case(reason="回访核实情况"),
    f"POST {NUMBER}/reports/{{report_id}}/verdict": case(outcome="solved", satisfaction="satisfied"),
    "POST /api/v1/whistles/calls/{id}/accept": case(),
    "POST /api/v1/whistles/calls/{id}/refuse": case(reason="不归我管"),
    "POST /api/v1/whistles/calls/{id}/report": case(words="到过场了"),
    "POST /api/v1/whistles/calls/{id}/release": case(reason="不用来了"),
    "POST /api/v1/whistles/{number}/withdraw": case(reason="不用来了"),
} | dict.fromkeys(
    (
        "POST /api/v1/reports",
        "GET /api/v1/reports/similar",
        "GET /api/v1/reports/similar/photos/{token}",
        "GET /api/v1/reports/{receipt}",
        "DELETE /api/v1/reports/{receipt}",
        "GET /api/v1/reports/{receipt}/qr.svg",
        "GET /api/v1/board/{code}",
        "GET /api/v1/board/photos/{digest}",
        "GET /api/v1/reports/{receipt}/photos/{photo_id}",
        "GET /api/v1/verdicts/{token}",
        "POST /api/v1/verdicts/{token}",
        "GET /api/v1/verdicts/{token}/photos/{photo_id}",
        "POST /api/v1/media",
        "PATCH /api/v1/media/{photo_id}",
        "HEAD /api/v1/media/{photo_id}",
        "DELETE /api/v1/media/{photo_id}",
        "GET /api/v1/positions/osmand",
        "POST /api/v1/positions/osmand",
        "POST /api/v1/positions/owntracks",
        "GET /api/v1/categories",
        "GET /api/v1/config",
        "GET /api/v1/grids",
        "GET /api/v1/grids/{code}",
        "GET /api/v1/locate",
        "GET /tiles/{z}/{x}/{y}.mvt",
        "GET /basemap/basemap.pmtiles",
        "HEAD /basemap/basemap.pmtiles",
        "GET /basemap/{z}/{x}/{y}.{extension}",
        "GET /healthz",
        "GET /readyz",
        "GET /metrics",
        "GET /",
        "GET /assets/{name:path}",
        "GET /wall",
        "GET /wall/",
        "GET /wall/desk",
        "GET /wall/desk/",
        "GET /tablet",
        "GET /tablet/",
        "GET /tablet/{name}",
        "GET /report",
        "GET /report/",
        "GET /report/sw.js",
        "GET /v/{token}",
        "GET /g/{code}",
        "GET /setup",
        "POST /setup",
    ),
    anybody(),
)


def routes() -> set[str]:
    """Every route of the program, pages too."""
    names = (module.name for module in pkgutil.iter_modules(backend.api.__path__))
    routers = (getattr(importlib.import_module(f"backend.api.{name}"), "router", None) for name in names)
    found = [route for router in routers if router for route in router.routes if isinstance(route, APIRoute)]
    return {f"{method} {route.path}" for route in found for method in route.methods}


def test_every_route_says_who_may_use_it() -> None:
    assert routes() - DOORS.keys() == set(), "say in DOORS who may use these"
    assert DOORS.keys() - routes() == set(), "these are gone; take them out of DOORS"


NOWHERE = (
    "photo_id",
    "request_id",
    "appeal_id",
    "session_id",
    "display_id",
    "device_id",
    "leave_id",
    "notice_id",
    "visit_id",
    "view_id",
)
"""What has no one of this name."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A case with whatever belongs to one, and people whom it does not concern."""

    number: str
    known: dict[str, str]
    command: Person
    strangers: dict[str, tuple[str, Person]]
    wall: dict[str, str]

    def addresses(self, door: str) -> tuple[str, str]:
        """Method and address of a route, with the ids of this case in it."""
        method, _, path = (door + DOORS[door].query).partition(" ")
        values = self.known | ({"number": self.known["whistle"]} if path.startswith("/api/v1/whistles/{") else {})
        for name, value in values.items():
            path = path.replace(f"{{{name}}}", value)
        assert "{" not in path, f"a value for {path}"
        return method, path


@pytest.fixture
async def scene(http: httpx.AsyncClient, server: LiveServer, town: Town) -> Scene:
    db = server.context.db
    sent = await http.post(
        "/api/v1/reports",
        json={"category": "0701", "description": WORDS, "contact_name": NAME, "contact_phone": PHONE, **HERE},
    )
    assert sent.status_code == 201, sent.text
    made = sent.json()
    number, path = made["case"]["number"], made["grid"]["path"]
    far = next(code for code in reversed(town.ladders) if not path_of(code).startswith(path[:10]))
    command = town.command.headers
    blown = await http.post(
        f"/api/v1/cases/{number}/whistles", headers=command, json={"lead": "fire", "words": "请到场"}
    )
    assert blown.status_code == 201, blown.text
    detail = (await http.get(f"/api/v1/cases/{number}", headers=command)).json()
    strangers = {
        role: (role, await hire(db, role, "")) for role in DEFAULT_ROLES if role.endswith("_administrator")
    } | {
        "worker elsewhere": ("worker", town.ladders[far][0]),
        "community elsewhere": ("community", await hire(db, "community", path_of(far).rpartition(".")[0])),
        "street elsewhere": ("street", await hire(db, "street", path_of(far)[:10])),
        "department without it": ("department", await hire(db, "department", "", department="water")),
    }
    guard = strangers["security_administrator"][1]
    shown = await http.post("/api/v1/displays", headers=guard.headers, json={"name": "大厅", "path": "110112"})
    assert shown.status_code == 201, shown.text
    known = {
        "number": number,
        "code": made["grid"]["code"],
        "whistle": blown.json()["number"],
        "id": blown.json()["calls"][0]["id"],
        "task_id": detail["tasks"][0]["id"],
        "report_id": detail["reports"][0]["id"],
        "account_id": detail["tasks"][0]["worker"],
        "day": "2026-11-23",
        "problem_id": str(await _common_problem(db, path)),
        "circular_id": str(await _circular(db, path)),
        "edition": "xlsx",
        **{name: str(uuid4()) for name in NOWHERE},
    }
    return Scene(number, known, town.command, strangers, {"Authorization": f"Bearer {shown.json()['token']}"})


async def _common_problem(db: Database, path: str) -> UUID:
    """One that the case could be part of."""
    area = WKTElement("MULTIPOLYGON(((116.6 39.9, 116.7 39.9, 116.7 39.8, 116.6 39.9)))", srid=4326)
    at = datetime(2026, 11, 22, tzinfo=UTC)
    problem = CommonProblem(
        class_code="07", path=path, area=area, found_at=at, first_at=at, last_at=at, cases=9, expected=0.1, p=1e-9,
        looks=100, place_id=uuid4(), nth=1,
    )  # fmt: skip
    async with db.job() as session:
        session.add(problem)
    return problem.id


async def _circular(db: Database, path: str) -> UUID:
    """One about the community that the case lies in."""
    said = circular()
    made = Circular(
        kind=said.kind, path=path.rpartition(".")[0], place=said.place, begins=said.begins, ends=said.ends,
        made_at=said.made_at, content=said.model_dump(mode="json"),
    )  # fmt: skip
    async with db.job() as session:
        session.add(made)
    return made.id


def behind_a_login() -> Iterator[tuple[str, Door]]:
    """The routes for accounts, without those that would end the session they are tried with."""
    for name, door in DOORS.items():
        if not door.anybody and name != "DELETE /api/v1/sessions/current":
            yield name, door


async def test_nobody_gets_through_a_door_that_is_not_theirs(
    http: httpx.AsyncClient, scene: Scene, database_url: str
) -> None:
    before = _state(database_url)
    wrong = []
    for name, door in behind_a_login():
        method, address = scene.addresses(name)
        body = {"json": door.body} if method not in READING else {}
        answer = await http.request(method, address, **body)
        if answer.status_code != 401:
            wrong.append(f"an outsider: {name}: {answer.status_code} {answer.text[:100]}")
        answer = await http.request(method, address, headers=scene.wall, **body)
        if method not in READING and answer.status_code != 403:
            wrong.append(f"a display: {name}: {answer.status_code} {answer.text[:100]}")
        for who, (role, person) in scene.strangers.items():
            lacks = bool(door.rights) and not set(door.rights) & set(DEFAULT_ROLES[role].permissions)
            elsewhere = door.of_case or (door.of_place and not who.startswith("department"))  # whose scope is all
            if not (elsewhere or lacks):
                continue
            answer = await http.request(method, address, headers=person.headers, **body)
            if answer.status_code not in ((403, 404) if elsewhere else (403,)):
                wrong.append(f"{who}: {name}: {answer.status_code} {answer.text[:100]}")
    assert not wrong, "\n".join(wrong)
    assert _state(database_url) == before


async def test_no_answer_tells_of_what_is_not_theirs(http: httpx.AsyncClient, scene: Scene) -> None:
    told = []
    for name, _ in behind_a_login():
        method, address = scene.addresses(name)
        if method not in READING:
            continue
        for who, (_, person) in scene.strangers.items():
            text = (await http.request(method, address, headers=person.headers)).text
            secrets = [WORDS, NAME, PHONE] + ([] if who == "audit_administrator" else [scene.known["whistle"]])
            told += [f"{who}: {name} says {secret}" for secret in secrets if secret in text]
            if who != "audit_administrator" and not name.startswith("GET /api/v1/cases/"):
                told += [f"{who}: {name} names the case"] if scene.number in text else []
        for headers in (scene.command.headers, scene.wall):
            text = (await http.request(method, address, headers=headers)).text
            told += [f"{name} unmasks {secret}" for secret in (NAME, PHONE) if secret in text]
    assert not told, "\n".join(told)
    assert WORDS in (await http.get(f"/api/v1/cases/{scene.number}", headers=scene.command.headers)).text


async def test_rights_open_their_doors(http: httpx.AsyncClient, scene: Scene) -> None:
    """Else the refusals above would prove nothing: the same doors open for the roles that have the right."""
    shut = []
    for name, door in behind_a_login():
        method, address = scene.addresses(name)
        if method in READING:
            people = [
                person
                for role, person in scene.strangers.values()
                if set(door.rights) & set(DEFAULT_ROLES[role].permissions) and not door.of_place
            ] or [scene.command]
            for person in people:
                answer = await http.request(method, address, headers=person.headers)
                if answer.status_code != 200 and "{photo_id}" not in name:
                    shut.append(f"{name}: {answer.status_code} {answer.text[:100]}")
    assert not shut, "\n".join(shut)


def _state(database_url: str) -> list[Any]:
    """What the refused might have changed."""
    with psycopg.connect(database_url) as c:
        return [
            c.execute(query).fetchall()
            for query in (
                'select number, status, worker_id, owner, round from "case" order by number',
                "select id, state from task order by id",
                "select id, state from whistle_call order by id",
                "select login, role, scope, active, position from account order by login",
                "select name, count(*) from event where actor <> 'system'"
                " and name not in ('PersonalDataRead', 'SessionRevoked', 'GridsTookEffect')"
                " group by name order by name",
                "select count(*) from display_token",
                "select count(*) from personal_read",
            )
        ]
