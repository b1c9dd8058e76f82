"""An Idempotency-Key: the same report once, however often and however closely together it is sent."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import httpx
from sqlalchemy import text

from backend.clock import MovableClock
from backend.db.view import View
from backend.jobs.housekeeping import Housekeeping
from backend.settings import Settings
from tests.media.camera import picture
from tests.serving import LiveServer, serving
from tests.town import HERE, Town

RUBBISH = {"category": "0102", "description": "垃圾桶旁堆满垃圾", **HERE}
KEY = {"Idempotency-Key": "9f1c2b7e"}


async def reports(server: LiveServer) -> int:
    async with server.context.db.write(View.system()) as session:
        return int(await session.scalar(text("select count(*) from report")) or 0)


async def test_sent_again_it_gives_the_same_answer(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    first = await http.post("/api/v1/reports", json=RUBBISH, headers=KEY)
    again = await http.post("/api/v1/reports", json=dict(reversed(RUBBISH.items())), headers=KEY)
    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    other = await http.post("/api/v1/reports", json=RUBBISH | {"description": "别的"}, headers=KEY)
    assert other.status_code == 422 and "another report" in other.json()["detail"]
    assert await reports(live_server) == 1


async def test_a_refusal_is_not_remembered(http: httpx.AsyncClient, town: Town) -> None:
    assert (await http.post("/api/v1/reports", json=RUBBISH | {"category": "9999"}, headers=KEY)).status_code == 422
    assert (await http.post("/api/v1/reports", json=RUBBISH, headers=KEY)).status_code == 201


async def test_sent_at_once_it_is_stored_once(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    bodies = [RUBBISH if n % 3 else RUBBISH | {"description": "别的"} for n in range(1, 31)]
    answers = await asyncio.gather(*(http.post("/api/v1/reports", json=body, headers=KEY) for body in bodies))
    taken = [a.json() for a in answers if a.status_code == 201]
    assert {a.status_code for a in answers} == {201, 422}
    assert all(answer == taken[0] for answer in taken)
    assert await reports(live_server) == 1


async def test_two_servers_over_one_database_store_it_once(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    async with (
        serving(live_server.context.settings) as second,
        httpx.AsyncClient(base_url=second.url, timeout=20) as other,
    ):
        for n in range(10):
            key = {"Idempotency-Key": f"key-{n}"}
            answers = await asyncio.gather(
                *(client.post("/api/v1/reports", json=RUBBISH, headers=key) for client in (http, other) * 3)
            )
            assert {a.status_code for a in answers} == {201}
            assert all(a.json() == answers[0].json() for a in answers)
    assert await reports(live_server) == 10


async def test_a_form_is_the_same_whatever_its_boundary(http: httpx.AsyncClient, town: Town) -> None:
    data = {k: str(v) for k, v in RUBBISH.items()}
    photo, other = picture(), picture("PNG")
    first = await http.post("/api/v1/reports", data=data, files={"photos": ("a.jpg", photo)}, headers=KEY)
    again = await http.post("/api/v1/reports", data=data, files={"photos": ("b.jpg", photo)}, headers=KEY)
    assert first.status_code == 201, first.text
    assert first.json() == again.json()
    changed = await http.post("/api/v1/reports", data=data, files={"photos": ("a.jpg", other)}, headers=KEY)
    assert changed.status_code == 422


async def test_keys_that_are_none(http: httpx.AsyncClient) -> None:
    for key in ("", "k" * 256, "with space", "schlüssel"):
        answer = await http.post("/api/v1/reports", json=RUBBISH, headers={"Idempotency-Key": key.encode()})
        assert answer.status_code == 422, key


async def test_a_key_lives_seven_days(database_url: str, data_dir: Path) -> None:
    clock = MovableClock(datetime(2026, 11, 23, 2, tzinfo=UTC))
    settings = Settings(data=data_dir, database_url=database_url)
    async with (
        serving(settings, clock=clock) as server,
        httpx.AsyncClient(base_url=server.url, timeout=20) as http,
    ):
        first = (await http.post("/api/v1/reports", json=RUBBISH, headers=KEY)).json()
        clock.advance(days=6, hours=23)
        assert (await http.post("/api/v1/reports", json=RUBBISH, headers=KEY)).json() == first
        clock.advance(hours=2)
        second = (await http.post("/api/v1/reports", json=RUBBISH, headers=KEY)).json()
        assert second["id"] != first["id"]
        clock.advance(days=8)
        await Housekeeping(server.context.db, clock, settings, server.context.vault).purge()
        async with server.context.db.write(View.system()) as session:
            assert await session.scalar(text("select count(*) from idempotency_key")) == 0
