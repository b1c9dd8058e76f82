"""The dry run: it says what opening a case does, of now and of instants to come, and leaves nothing behind."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import psycopg
import pytest

from backend.clock import iso
from backend.configuration import service as configuration
from backend.configuration.schema import Configuration, RoutingRule
from tests.cases.conftest import MONDAY, clock, http, server, town
from tests.serving import LiveServer
from tests.town import HERE, Person, Town, hire

__all__ = ["clock", "http", "server", "town"]

TOMORROW_AT_3 = MONDAY + timedelta(days=1, hours=5)

Json = dict[str, Any]


async def ask(http: httpx.AsyncClient, person: Person, at: datetime = TOMORROW_AT_3, **changed: Any) -> Json:
    body = {"category": "0102", **HERE, "at": iso(at)} | changed
    answer = await http.post("/api/v1/routing/dry-run", headers=person.headers, json=body)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def apply(server: LiveServer, at: datetime, **changed: Any) -> Configuration:
    """A configuration that holds from ``at`` on."""
    async with server.context.db.write() as session:
        rules = (await configuration.active(session, MONDAY)).rules.model_copy(update=changed)
        await configuration.apply(session, rules, at=at, now=MONDAY, actor="system")
    return rules


async def test_it_says_what_opening_a_case_does(http: httpx.AsyncClient, town: Town) -> None:
    for category in ("0102", "0701"):
        said = await ask(http, town.command, MONDAY, category=category)
        sent = await http.post("/api/v1/reports", json={"category": category, "description": "…", **HERE})
        case = sent.json()["case"]
        detail = (await http.get(f"/api/v1/cases/{case['number']}", headers=town.command.headers)).json()
        clocks = (await http.get(f"/api/v1/cases/{case['number']}/clocks", headers=town.command.headers)).json()
        assert said["place"]["code"] == detail["grid"] and said["place"]["how"] == detail["how"]
        assert said["urgency"] == detail["urgency"] and said["lane"] == detail["lane"]
        assert [c["stage"] for c in said["clocks"]] == [c["stage"] for c in clocks["clocks"]]
        assert [c["due_at"] for c in said["clocks"]] == [c["due_at"] for c in clocks["clocks"]]
        assert said["clocks"][0]["due_at"] == detail["due_at"]
        assert len(said["on_duty"]) == 2 and said["unit"] is None
        assert detail["status"] == "assigned" and detail["tasks"][0]["rank"] == said["on_duty"][0]["rank"] == 0


async def test_every_rule_says_why(http: httpx.AsyncClient, town: Town) -> None:
    said = await ask(http, town.command)
    assert [(r["name"], r["outcome"]) for r in said["rules"]] == [
        ("危及生命，网格员先到", "failed"),
        ("其余，网格员先办", "matched"),
    ]
    assert said["rules"][0]["why"] == [
        {
            "what": "urgency",
            "wanted": ["life"],
            "found": "normal",
            "holds": False,
            "zh": "紧急程度为 一般，要求 危及生命：不符合。",
            "en": "The urgency is normal and must be danger to life: this does not hold.",
        }
    ]
    assert said["rule"] == "其余，网格员先办" and said["to"] == "worker"
    whole = said["clocks"][0]
    assert whole["parts"][0]["begins"] == said["at"] and whole["parts"][-1]["ends"] == whole["due_at"]
    assert whole["limit"] == {"kind": "working_hours", "amount": 4}
    assert sum(part["counted_s"] for part in whole["parts"]) == 4 * 3600


async def test_a_configuration_that_is_scheduled_by_then_counts(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    await hire(server.context.db, "department", "110112", department="urban_management")
    before = await ask(http, town.command)
    night = {"name": "夜间", "when": {"hours": "18:00-08:00"}, "to": "street"}
    office = {"name": "白天城管", "when": {"categories": ["01*"]}, "to": "urban_management", "support": ["water"]}
    routing = [RoutingRule.model_validate(rule) for rule in (night, office, {"name": "其余", "to": "worker"})]
    await apply(server, MONDAY + timedelta(days=1), routing=routing)

    assert (await ask(http, town.command, MONDAY + timedelta(hours=23)))["configuration"] == before["configuration"]
    said = await ask(http, town.command)
    assert said["configuration"]["id"] > before["configuration"]["id"]
    assert [r["outcome"] for r in said["rules"]] == ["failed", "matched", "not_reached"]
    assert said["rules"][2]["why"] == [] and "not reached" in said["rules"][2]["en"].lower()
    assert said["to"] == "urban_management" and said["support"] == ["water"] and said["on_duty"] == []
    assert said["unit"] == {
        "rung": "department",
        "owner": "110112",
        "department": "urban_management",
        "name": "城市管理局",
        "fallback": False,
    }
    assert [c["stage"] for c in said["clocks"]] == ["whole", "accept"]
    late = await ask(http, town.command, TOMORROW_AT_3 + timedelta(hours=12))  # at 3 in the morning
    assert (late["rule"], late["to"]) == ("夜间", "street")
    assert late["unit"]["rung"] == "department"  # no street has people here: it climbs


async def test_who_is_on_duty_then_and_not_now(
    http: httpx.AsyncClient, server: LiveServer, town: Town, database_url: str
) -> None:
    community = (await ask(http, town.command))["place"]["path"].rpartition(".")[0]
    await hire(server.context.db, "community", community)
    with psycopg.connect(database_url) as c:
        c.execute("update shift set starts = '08:00', ends = '12:00'")
    assert len((await ask(http, town.command, MONDAY))["on_duty"]) == 2
    said = await ask(http, town.command)  # at 3 in the afternoon
    assert said["on_duty"] == [] and (said["unit"]["rung"], said["unit"]["owner"]) == ("community", community)
    assert said["unit"]["name"]


async def test_a_place_that_nobody_owns_goes_to_the_fallback_owner(http: httpx.AsyncClient, town: Town) -> None:
    said = await ask(http, town.command, lon=121.0, lat=31.0)
    assert said["place"]["how"] == "fallback" and said["unit"]["fallback"]
    assert [(c["stage"], c["due_at"]) for c in said["clocks"]][1:] == [
        ("fallback", iso(TOMORROW_AT_3 + timedelta(hours=2)))
    ]


async def test_a_year_without_a_calendar_is_provisional(http: httpx.AsyncClient, town: Town) -> None:
    said = await ask(http, town.command, datetime(2040, 1, 2, 2, tzinfo=UTC))
    assert said["clocks"][0]["provisional"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"at": "2026-11-24T15:00:00"}, "timezone"),
        ({"at": "tomorrow"}, "at:"),
        ({"crs": None}, "crs:"),
        ({"category": "9999"}, "category 9999 does not exist then"),
        ({"channel": "pigeon"}, "channel:"),
        ({"weather": "rain"}, "weather:"),
    ],
)
async def test_what_cannot_be_asked_says_why(http: httpx.AsyncClient, town: Town, changed: Json, words: str) -> None:
    body = {"category": "0102", **HERE, "at": iso(MONDAY)} | changed
    refused = await http.post("/api/v1/routing/dry-run", headers=town.command.headers, json=body)
    assert refused.status_code == 422 and words in refused.json()["detail"]


async def test_who_may_ask(http: httpx.AsyncClient, server: LiveServer, town: Town) -> None:
    said = await ask(http, town.command)
    body = {"category": "0102", **HERE, "at": iso(MONDAY)}
    worker = town.ladders[said["place"]["code"]][0]
    community = said["place"]["path"].rpartition(".")[0]
    near = await hire(server.context.db, "community", community)
    far = await hire(server.context.db, "community", "110112.001.001")
    system = await hire(server.context.db, "system_administrator", "")
    for person, status in ((worker, 403), (near, 200), (far, 403), (system, 200)):
        answer = await http.post("/api/v1/routing/dry-run", headers=person.headers, json=body)
        assert answer.status_code == status, answer.text
    assert (await http.post("/api/v1/routing/dry-run", json=body)).status_code == 401
