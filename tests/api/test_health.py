"""What operators read: health, metrics, request ids, headers, and an honest OpenAPI document."""

import json
import logging

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from backend.db.engine import sqlalchemy_url
from backend.db.status import head
from backend.observability import configure_logging
from tests.serving import LiveServer


@pytest.fixture
async def http(live_server: LiveServer):
    async with httpx.AsyncClient(base_url=live_server.url, timeout=20) as client:
        yield client


async def test_alive_and_ready(http: httpx.AsyncClient) -> None:
    assert (await http.get("/healthz")).json() == {"status": "ok"}
    ready = await http.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == {"ready": True, "checks": dict.fromkeys(("database", "schema", "relay", "disk"), "ok")}


async def test_an_older_schema_is_not_ready(http: httpx.AsyncClient, live_server: LiveServer) -> None:
    owner = create_async_engine(sqlalchemy_url(live_server.context.db.url))
    async with owner.begin() as connection:
        await connection.execute(text("update alembic_version set version_num = '0000'"))
    await owner.dispose()
    answer = await http.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["schema"] == f"the database has schema 0000, this program needs {head()}"


async def test_a_lost_database_is_said_and_the_process_lives(http: httpx.AsyncClient, live_server: LiveServer) -> None:
    context = live_server.context
    there = context.db.replica
    context.db.replica = context.db._engine("postgresql://nobody@127.0.0.1:1/none", "grid_read", 1)
    try:
        answer = await http.get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["checks"]["database"] == "the database does not answer"
        assert (await http.get("/healthz")).status_code == 200
        assert "grid_build_info" in (await http.get("/metrics")).text
    finally:
        context.db.replica = there


async def test_metrics_name_routes_by_template(http: httpx.AsyncClient) -> None:
    await http.get("/api/v1/reports/an-unguessable-receipt-0123456789")
    numbers = (await http.get("/metrics")).text
    assert 'route="/api/v1/reports/{receipt}"' in numbers
    assert "an-unguessable-receipt" not in numbers
    assert 'grid_activity_grids{state="zombie"} 0.0' in numbers
    assert 'grid_build_info{version="0.1.0"} 1.0' in numbers


async def test_the_request_id_comes_back_and_a_foul_one_is_replaced(http: httpx.AsyncClient) -> None:
    assert (await http.get("/healthz", headers={"X-Request-ID": "abc-1"})).headers["x-request-id"] == "abc-1"
    foul = (await http.get("/healthz", headers={"X-Request-ID": 'a" onload="'})).headers["x-request-id"]
    assert len(foul) == 32


async def test_a_defect_is_a_problem_that_names_the_request(http: httpx.AsyncClient, live_server: LiveServer) -> None:
    live_server.context.clock = None  # type: ignore[assignment]  # a defect, made on purpose
    answer = await http.post(
        "/api/v1/sessions", json={"account": "a", "password": "b"}, headers={"X-Request-ID": "broken-1"}
    )
    assert answer.status_code == 500
    assert answer.json()["type"] == "/problems/defect"
    assert answer.headers["x-request-id"] == "broken-1"


async def test_every_answer_carries_the_security_headers(http: httpx.AsyncClient) -> None:
    for path in ("/healthz", "/api/v1/me", "/nowhere"):
        headers = (await http.get(path)).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "worker-src 'self' blob:" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "geolocation=(self)" in headers["permissions-policy"]


async def test_log_lines_are_json_with_the_request_id_and_without_the_receipt(
    http: httpx.AsyncClient, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging()
    try:
        await http.get("/api/v1/reports/secret-receipt", headers={"X-Request-ID": "one"})
        await http.get("/tiles/nowhere/secret-receipt")
    finally:
        logging.getLogger().handlers.clear()
    written = capsys.readouterr().err
    assert "secret-receipt" not in written
    lines = [json.loads(line) for line in written.splitlines()]
    line = next(line for line in lines if line.get("request_id") == "one")
    assert (line["event"], line["route"], line["method"]) == ("request", "/api/v1/reports/{receipt}", "GET")


async def test_openapi_describes_every_route_of_people_and_activity(http: httpx.AsyncClient) -> None:
    paths = (await http.get("/openapi.json")).json()["paths"]
    mine = [p for p in paths if p.startswith(("/api/v1/sessions", "/api/v1/me", "/api/v1/activity", "/healthz"))]
    mine += ["/api/v1/grids/{code}/activity", "/readyz", "/metrics"]
    for path in mine:
        for operation in paths[path].values():
            assert operation["summary"]
            assert operation["description"]
    assert {"201", "401", "422", "429"} <= set(paths["/api/v1/sessions"]["post"]["responses"])
