"""The simulator: tablets go from grid to grid, restarts and refusals are survived, planted grids are left alone."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from statistics import mean
from typing import Any

import httpx
import numpy as np
import orjson
import pytest
from sqlalchemy import func, select, update
from structlog.testing import capture_logs
from websockets.asyncio.client import connect

from backend.activity.models import GridActivity
from backend.cases.models import Case
from backend.commands.demo import WORKERS
from backend.db.engine import Database
from backend.db.view import View
from backend.errors import Unavailable
from backend.live.models import Event
from backend.people.models import Account, Session
from backend.positions.models import TrackDay
from backend.security import Secrets, hash_password
from backend.settings import Settings
from backend.visits.models import Visit
from fixtures.simulator import office, play, tablet
from fixtures.simulator.citizens import photo
from fixtures.simulator.server import Server
from fixtures.tongzhou import people
from fixtures.tongzhou.geometry import SEED, City
from fixtures.tongzhou.logins import Login
from fixtures.tongzhou.plan import plan
from fixtures.tongzhou.rota import CityRota
from tests.fixtures_city.conftest import NOW, Loaded
from tests.serving import LiveServer, serving
from tests.town import Person, Town, found_town

pytestmark = pytest.mark.xdist_group("demo city")
PASSWORD = "a worker's own words"


class TownRota:
    """A rota of some grids of the small town; says when a second round is asked for."""

    def __init__(self, codes: list[str]) -> None:
        self.codes = codes
        self.handed: list[str] = []
        self.rounds = 0
        self.all_visited = asyncio.Event()

    async def round(self) -> Sequence[str]:
        self.rounds += 1
        if self.rounds == 1:
            raise Unavailable("the database does not answer")
        if self.rounds == 3:
            self.all_visited.set()
        return self.codes

    async def office(self) -> Login:
        return Login("command_center", "command", PASSWORD, "110112")

    async def first_on_duty(self, grid: str) -> Login | None:
        if grid == self.codes[1]:
            return None  # nobody on duty there
        self.handed.append(grid)
        return Login("worker", f"{grid}-0", PASSWORD, grid)


@pytest.fixture
async def town(db: Database) -> Town:
    found = await found_town(db)
    async with db.write(View.system()) as session:
        await session.execute(update(Account).values(password_hash=hash_password(PASSWORD)))
    return found


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """People as quick as machines."""
    for name in ("SEEN_AFTER_S", "ACCEPTED_AFTER_S", "DONE_AFTER_S", "CALLS_AFTER_S"):
        monkeypatch.setattr(tablet, name, (0.01, 0.02))
    monkeypatch.setattr(tablet, "MOVES_EVERY_S", (0.2, 0.3))
    monkeypatch.setattr(tablet, "LAST_OFFERS_S", 0.2)
    monkeypatch.setattr(play, "STARTS_WITHIN_S", (0.0, 0.0))
    monkeypatch.setattr("fixtures.simulator.citizens.REPORT_EVERY_S", (0.05, 0.1))
    for name in ("CHECKS_EVERY_S", "JUDGES_EVERY_S"):
        monkeypatch.setattr(office, name, (0.05, 0.1))
    monkeypatch.setattr("fixtures.simulator.server.RETRY_S", (0.02, 0.1))


@asynccontextmanager
async def playing(url: str, rota: play.Rota, tablets: int = 1) -> AsyncIterator[None]:
    """The simulator beside the test; what ends it ends the test."""
    async with asyncio.TaskGroup() as group:
        simulator = group.create_task(play.run(url, rota, tablets=tablets))
        async with asyncio.timeout(
            90
        ):  # only against hanging: each login costs seconds where others keep the cores busy
            yield
        assert not simulator.done()
        simulator.cancel()


async def test_grid_after_grid_has_its_visit_and_each_tablet_logs_out(
    town: Town, db: Database, live_server: LiveServer, hurry: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(play, "VISIT_S", (1.5, 1.5))
    monkeypatch.setattr(play, "FIRST_VISIT", (1.0, 1.0))
    monkeypatch.setattr(tablet, "CALLS", 1.0)
    rota = TownRota(list(town.ladders)[:4])
    async with playing(live_server.url, rota):
        await rota.all_visited.wait()
    visited = [rota.codes[0], *rota.codes[2:]]
    assert rota.handed[:3] == visited
    async with db.write(View.system()) as session:
        resolved = await session.scalars(select(Event.data["grid"].astext).where(Event.name == "CaseResolved"))
        assert set(visited) <= set(resolved)
        ended = await session.scalar(select(func.count()).where(Session.revoked_at.is_not(None)))
        assert ended >= 3
        assert (await session.scalar(select(func.count(Case.id)))) > 3
        assert set(visited) <= set(await session.scalars(select(Visit.grid_code)))
        assert not await session.scalar(select(func.count()).where(Visit.why == "outside"))
    async with db.job() as session:
        told = {one.account_id: one.fixes for one in await session.scalars(select(TrackDay))}
        assert all(told[town.ladders[code][0].id] > 0 for code in visited)


async def seen(server: LiveServer, watcher: Person, ending: str) -> None:
    """Return when the event ``ending`` comes for a case that was opened since the call."""
    async with connect(server.live_url) as socket:
        await socket.send(orjson.dumps({"type": "hello", "token": watcher.token, "topics": ["wall:110112"]}).decode())
        opened = set()
        async for frame in socket:
            event: dict[str, Any] = orjson.loads(frame)
            if event.get("name") == "CaseOpened":
                opened.add(event["data"]["case"]["id"])
            elif event.get("name") == ending and event["data"]["case"] in opened:
                return
    raise AssertionError("the wall's socket was closed")


async def test_a_server_that_restarts_is_found_again(
    town: Town, db: Database, database_url: str, data_dir: Path, hurry: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    unanswered = asyncio.Event()
    ask = Server.ask

    async def noticing(self: Server, method: str, path: str, **request: Any) -> httpx.Response:
        try:
            return await ask(self, method, path, **request)
        except httpx.ConnectError:
            unanswered.set()
            raise

    monkeypatch.setattr(Server, "ask", noticing)
    settings = Settings(data=data_dir, database_url=database_url)
    rota = TownRota(list(town.ladders)[:3])
    async with AsyncExitStack() as until_stopped:
        first = await until_stopped.enter_async_context(serving(settings))
        async with playing(first.url, rota, tablets=2):
            await seen(first, town.command, "CaseResolved")
            await until_stopped.aclose()
            await unanswered.wait()
            async with serving(settings, port=first.port) as second:
                await seen(second, town.command, "CaseResolved")
    assert rota.handed == [rota.codes[0], rota.codes[2]]  # the same visits went on
    async with db.write(View.system()) as session:
        logins = await session.scalar(select(func.count()).where(Event.name == "SignedIn"))
    assert logins == 3  # two tablets and the office: a restart costs no new login


async def test_what_is_done_is_checked_and_judged_by_whoever_reported_it(
    town: Town, live_server: LiveServer, hurry: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "VERDICTS", {("solved", "satisfied"): 1.0})
    async with playing(live_server.url, TownRota(list(town.ladders)[:3])):
        await seen(live_server, town.command, "CaseClosed")


async def test_a_busy_server_is_asked_again_and_each_refusal_is_one_line(hurry: None) -> None:
    answers = [b"503 Busy\r\nRetry-After: 0", b"429 Slowly", b"201 Created", b"422 No"]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 " + answers.pop(0) + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as listener:
        port = listener.sockets[0].getsockname()[1]
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http:
            server = Server(http)
            with capture_logs() as lines:
                created = await server.ask("GET", "/x", expect=HTTPStatus.CREATED)
                refused = await server.ask("GET", "/x", expect=HTTPStatus.CREATED)
    assert (created.status_code, refused.status_code) == (201, 422)
    assert [line["status"] for line in lines if line["event"] == "refused"] == [503, 429, 422]


async def test_only_the_grids_meant_to_live_are_visited_the_longest_silent_first(demo: Loaded, city: City) -> None:
    rng = np.random.default_rng(SEED + 1)
    people.invent(city.grids, rng)
    lives = plan(city.grids, NOW, rng)
    living = {code for code, life in lives.items() if life.kind == "active"}
    database = Database(demo.url)
    try:
        rota = CityRota(database, Secrets.load(Settings(data=demo.data).secrets_dir), lambda: NOW)
        codes = await rota.round()
        first = await rota.first_on_duty(codes[0])
        async with database.write() as session:
            silence = dict((await session.execute(select(GridActivity.code, GridActivity.last_signal_at))).all())
    finally:
        await database.close()
    assert set(codes) == living
    assert 2_200 < len(codes) < 2_500
    assert [silence[code] for code in codes] == sorted(silence[code] for code in codes)
    assert first is not None and first.account == f"w{codes[0]}"


def test_a_round_ends_long_before_a_grid_turns_quiet() -> None:
    """At the usual pace and number of tablets, three working days are never reached and logins stay few."""
    visit = mean(play.VISIT_S) + tablet.LAST_OFFERS_S + tablet.ACCEPTED_AFTER_S[1] + tablet.DONE_AFTER_S[1]
    assert timedelta(seconds=2_500 * visit / WORKERS) < timedelta(hours=30)
    assert WORKERS / mean(play.VISIT_S) * 60 <= 3


def test_photos_are_small_pictures() -> None:
    assert photo()[:3] == b"\xff\xd8\xff"
    assert len(photo()) < 40_000
