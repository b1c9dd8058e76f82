"""A quarter of Tongzhou, played to the product: what it calls a zombie grid is compared with what was planted."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import httpx
import numpy as np
import psycopg
import pytest

from backend.db.engine import Database
from backend.jobs.patrols import PatrolWatch
from backend.security import hash_token, new_token
from backend.settings import Settings
from fixtures.quarter.cast import KINDS
from fixtures.quarter.dates import LOOKS
from fixtures.quarter.play import Script, Theatre, write
from fixtures.quarter.score import score, table
from fixtures.quarter.tracks import last_day
from fixtures.quarter.truth import Found, exempt, truth
from fixtures.tongzhou.geometry import generate
from fixtures.tongzhou.people import COMMAND_CENTER
from tests.serving import serving

GOAL = 0.95


@asynccontextmanager
async def office(db: Database, data: Path, look: int) -> AsyncIterator[httpx.AsyncClient]:
    """The product at the instant of a look, ready to be asked."""
    async with (
        serving(Settings(data=data, database_url=db.url), clock=lambda: LOOKS[look]) as server,
        httpx.AsyncClient(base_url=server.url, timeout=120, trust_env=False) as client,
    ):
        yield client


def log_in(db: Database, look: int, login: str) -> dict[str, str]:
    """A session of this account, as the headers that show it."""
    token, at = new_token(), LOOKS[look]
    with psycopg.connect(db.url) as connection:
        connection.execute(
            "insert into session (token_hash, account_id, created_at, expires_at)"
            " select %s, id, %s, %s from account where login = %s",
            (hash_token(token), at, at + timedelta(days=1), login),
        )
    return {"Authorization": f"Bearer {token}"}


async def walk(db: Database, data: Path, script: Script) -> None:
    """Fifty workers send their fixes of the last day, and what these say is derived."""
    last, rng = len(LOOKS) - 1, np.random.default_rng(7)
    async with office(db, data, last) as client:

        async def send(walker: int) -> None:
            one = script.walkers[walker]
            headers = log_in(db, last, script.crowd.everybody[one.worker].login)
            fixes = last_day(one, script.ground, rng)
            answer = await client.post("/api/v1/positions", json=fixes, headers=headers)
            assert answer.status_code == HTTPStatus.OK, answer.text
            told = answer.json()
            assert (told["off_shift"], told["refused"]) == (0, [])
            assert told["kept"] + told["repeated"] == len(fixes)

        await asyncio.gather(*(send(walker) for walker in range(len(script.walkers))))
    watch = PatrolWatch(db, lambda: LOOKS[last])
    while await watch.sweep():
        pass


async def found_at(db: Database, data: Path, look: int, number: dict[str, int]) -> tuple[Found, set[int]]:
    """What the product says at a look: the zombie grids of each kind, and the grids it calls quiet or zombie."""
    headers = log_in(db, look, COMMAND_CENTER)
    async with office(db, data, look) as client:

        async def ask(**query: str) -> set[int]:
            answer = await client.get("/api/v1/activity", params=query, headers=headers)
            assert answer.status_code == HTTPStatus.OK, answer.text
            return {number[grid["code"]] for grid in answer.json()["grids"]}

        kinds = {kind: await ask(state="zombie", kind=kind) for kind in KINDS}
        return kinds, await ask(state="zombie") | await ask(state="quiet")


async def test_zombie_grids_of_every_kind_are_found_and_no_others(
    db: Database, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = write(generate())
    micros = [grid.code for grid in script.city.grids if grid.level == "micro"]
    number = {code: n for n, code in enumerate(micros)}
    theatre = Theatre(db, script)
    await theatre.open()
    found = []
    for look, at in enumerate(LOOKS):
        await theatre.play(look)
        if look == len(LOOKS) - 1:
            await walk(db, data_dir, script)
            await theatre.catch_up(at)
        kinds, flagged = await found_at(db, data_dir, look, number)
        assert not flagged & exempt(script.parts, script.parks)[look]
        found.append(kinds)
        theatre.restore(look)
    scores = score(truth(script.quarter, script.parts, script.within, script.parks), found)
    with capsys.disabled():
        print(f"\n{len(script.quarter.cases):,} demands, {len(micros):,} grids\n{table(scores)}")
    for kind, of in scores.items():
        assert of.precision >= GOAL, (kind, of)
        assert of.recall >= GOAL, (kind, of)
