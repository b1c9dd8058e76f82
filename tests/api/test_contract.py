"""Whatever the published OpenAPI allows, and much that it does not: no request makes the server fail."""

import asyncio

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from tests.serving import LiveServer
from tests.town import found_town

EXAMPLES = 12

schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")


async def test_no_request_makes_the_server_fail(live_server: LiveServer) -> None:
    town = await found_town(live_server.context.db)
    worker = next(iter(town.ladders.values()))[0]
    failed = await asyncio.to_thread(_try_everything, live_server.url, [town.command.headers, worker.headers])
    assert failed == []


def _try_everything(url: str, callers: list[dict[str, str]]) -> list[str]:
    schema = schemathesis.openapi.from_url(f"{url}/openapi.json")
    failed: list[str] = []
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def no_failure(case: schemathesis.Case) -> None:
            for headers in callers:
                answer = case.call(base_url=url, headers=headers)
                if answer.status_code >= 500 and answer.status_code != 503:
                    failed.append(f"{answer.status_code} {case.as_curl_command()}")

        no_failure()
    return failed


async def test_every_field_of_a_report_says_its_limit(live_server: LiveServer) -> None:
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        document = (await http.get("/openapi.json")).json()
    content = document["paths"]["/api/v1/reports"]["post"]["requestBody"]["content"]
    assert set(content) == {"application/json", "multipart/form-data"}
    for kind in content.values():
        fields = kind["schema"]["properties"]
        assert {"category", "description", "lon", "lat", "crs", "photos", "channel", "area"} <= set(fields)
        assert all(field["description"] for field in fields.values())
        assert fields["description"]["maxLength"] == 2000
        assert fields["photos"]["maxItems"] == 9
        area = fields["area"]
        assert area.get("maxLength") or area["anyOf"][0]["properties"]["coordinates"]["items"]["maxItems"] == 2000
        assert fields["lon"]["anyOf"][0] == {"type": "number", "minimum": -180, "maximum": 180}


async def test_every_operation_and_parameter_is_described(live_server: LiveServer) -> None:
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        document = (await http.get("/openapi.json")).json()
    operations = [(f"{how} {path}", o) for path, all in document["paths"].items() for how, o in all.items()]
    assert [name for name, operation in operations if not operation.get("description")] == []
    parameters = [(name, p) for name, operation in operations for p in operation.get("parameters", ())]
    assert [(name, p["name"]) for name, p in parameters if not p.get("description")] == []
    assert "HTTPValidationError" not in document["components"]["schemas"], "a refusal that is no problem document"


@pytest.mark.parametrize(
    ("method", "address", "body"),
    [
        ("POST", "/api/v1/sessions", {"account": "a\0", "password": "b"}),
        ("POST", "/api/v1/sessions", {"account": "a", "password": "b\0"}),
        ("GET", "/api/v1/cases/%00", None),
        ("GET", "/api/v1/cases?under=110112.%00", None),
        ("GET", "/api/v1/activity?under=110112.%00", None),
        ("GET", "/api/v1/positions?under=110112.%00", None),
        ("GET", "/api/v1/grids/%00", None),
        ("GET", "/api/v1/grids/%00/activity", None),
        ("GET", "/api/v1/grids?under=110112.%00", None),
        ("GET", "/api/v1/reports/%00", None),
        ("GET", "/setup?token=%00", None),
    ],
)
async def test_nul_is_a_refusal(
    live_server: LiveServer, method: str, address: str, body: dict[str, str] | None
) -> None:
    """PostgreSQL's text cannot hold NUL."""
    town = await found_town(live_server.context.db)
    async with httpx.AsyncClient(base_url=live_server.url, headers=town.command.headers) as http:
        answer = await http.request(method, address, json=body)
    assert 400 <= answer.status_code < 500 or answer.json() == {"grids": []}, answer.text
