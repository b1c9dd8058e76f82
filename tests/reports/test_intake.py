"""The intake under trouble: a database that goes away, more senders than it can serve, a batch with one bad report."""

import asyncio
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psycopg
from sqlalchemy import text

from backend import clock
from backend.db.engine import Database
from backend.db.view import View
from backend.errors import Unavailable
from backend.reports.intake import QUEUE, Intake
from backend.reports.place import Place
from backend.reports.service import Submission
from backend.security import Secrets
from backend.settings import Settings
from tests.serving import LiveServer
from tests.town import HERE, Town

RUBBISH = {"category": "0102", "description": "垃圾桶旁堆满垃圾", **HERE}


async def test_connections_that_die_lose_and_double_nothing(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer, server_url: str
) -> None:
    refused = 0

    async def send_until_taken(n: int) -> dict[str, Any]:
        nonlocal refused
        while True:
            answer = await http.post("/api/v1/reports", json=RUBBISH, headers={"Idempotency-Key": f"key-{n}"})
            if answer.status_code == 201:
                body: dict[str, Any] = answer.json()
                return body
            assert answer.status_code == 503, answer.text
            assert answer.headers["retry-after"]
            refused += 1

    async def cut() -> None:
        """End the server's connections again and again, until some reports were in the middle of it."""
        async with await psycopg.AsyncConnection.connect(server_url, autocommit=True) as server:
            while refused < 20 and not all(one.done() for one in sending):
                await server.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                    " where application_name = 'grid_app' and state <> 'idle' and datname = %s",
                    (live_server.context.db.app.url.database,),
                )

    sending = [asyncio.ensure_future(send_until_taken(n)) for n in range(150)]
    *answers, _ = await asyncio.gather(*sending, cut())
    assert refused
    assert len({a["id"] for a in answers}) == 150
    async with live_server.context.db.write(View.system()) as session:
        stored = (await session.scalars(text("select id::text from report"))).all()
        cases = await session.scalar(text('select count(*) from "case"'))
        tasks = await session.scalar(text("select count(*) from task"))
    assert sorted(stored) == sorted(a["id"] for a in answers)
    assert cases == tasks == 150


def submission(**changes: Any) -> Submission:
    values: dict[str, Any] = {
        "id": uuid4(),
        "category": "0102",
        "description": "垃圾",
        "channel": "citizen",
        "place": Place(116.66, 39.90, "pin", None, {}),
        "body_hash": b"",
    }
    return Submission(**(values | changes))


async def test_too_many_waiting_are_told_to_come_again(db: Database, data_dir: Path) -> None:
    intake = Intake(db, clock.now, Settings(data=data_dir), Secrets.load(data_dir))
    sending = [asyncio.ensure_future(intake.submit(submission())) for _ in range(QUEUE + 1)]
    # Nobody writes yet, so the first to be answered is the one too many.
    [refused], waiting = await asyncio.wait(sending, return_when=asyncio.FIRST_COMPLETED)
    error = refused.exception()
    assert isinstance(error, Unavailable) and error.extra["retry_after"] >= 1
    writer = asyncio.ensure_future(intake.run())
    answers = await asyncio.gather(*waiting)
    writer.cancel()
    assert len({a["receipt"] for a in answers}) == QUEUE


async def test_one_that_the_database_refuses_fails_alone(db: Database, data_dir: Path) -> None:
    intake = Intake(db, clock.now, Settings(data=data_dir), Secrets.load(data_dir))
    twice = uuid4()
    batch = [submission(), submission(id=twice), submission(), submission(id=twice), submission()]
    waiting = [asyncio.ensure_future(intake.submit(one)) for one in batch]
    writer = asyncio.ensure_future(intake.run())
    answers = await asyncio.gather(*waiting, return_exceptions=True)
    writer.cancel()
    assert [isinstance(a, dict) for a in answers] == [True, True, True, False, True]
    async with db.write(View.system()) as session:
        assert await session.scalar(text("select count(*) from report")) == 4
