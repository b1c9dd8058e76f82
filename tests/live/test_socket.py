"""The live socket over a real server: who may follow what, what they hear, and how it ends."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import orjson
import pytest
from sqlalchemy import text, update
from starlette.websockets import WebSocket
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from backend.api import live
from backend.api.sockets import close
from backend.db.engine import Database
from backend.people.models import Account, Session
from backend.security import hash_token
from backend.settings import Settings
from tests.live.conftest import Listener, happen, listening, somebody
from tests.serving import LiveServer, serving


async def test_an_event_reaches_the_wall_that_holds_its_path(live_server: LiveServer) -> None:
    db = live_server.context.db
    chief = await somebody(db, "command_center", "110112")
    async with listening(live_server.live_url, ["wall:110112.001"], token=chief.token) as wall:
        assert wall.welcome["topics"] == ["wall:110112.001"]
        await happen(db, "wall:110112.0010.003")
        await happen(db, "wall:110112.001.003", "case:1")
        heard = await wall.hear()
    assert (heard["type"], heard["name"], heard["seq"]) == ("event", "CaseOpened", 2)
    assert heard["topics"] == ["wall:110112.001.003"]
    assert heard["at"] == "2026-11-22T04:00:00Z"
    assert heard["data"] == {"n": 0}


async def test_a_worker_follows_itself_and_no_wall(live_server: LiveServer) -> None:
    db = live_server.context.db
    worker, other = await somebody(db, "worker", "110112.001"), await somebody(db, "worker", "110112.001")
    asked = ["worker:me", f"worker:{other.id}", "wall:110112.001"]
    async with listening(live_server.live_url, asked, token=worker.token) as tablet:
        assert tablet.welcome["topics"] == [f"worker:{worker.id}"]
        assert tablet.welcome["refused"] == asked[1:]
        await happen(db, f"worker:{other.id}", "wall:110112.001")
        await happen(db, f"worker:{worker.id}")
        assert (await tablet.hear())["seq"] == 2


async def test_one_topic_by_two_names_is_followed_once(live_server: LiveServer) -> None:
    worker = await somebody(live_server.context.db, "worker", "110112.001")
    async with listening(live_server.live_url, ["worker:me", f"worker:{worker.id}"], token=worker.token) as tablet:
        assert tablet.welcome["topics"] == [f"worker:{worker.id}"]
        assert tablet.welcome["refused"] == []


@pytest.mark.parametrize("role", ["community", "street", "department", "command_center"])
async def test_a_wall_hangs_within_its_scope(live_server: LiveServer, role: str) -> None:
    leader = await somebody(live_server.context.db, role, "110112.001")
    asked = ["wall:110112.001", "wall:110112.001.003", "wall:110112", "wall:110112.0010"]
    async with listening(live_server.live_url, asked, token=leader.token) as wall:
        assert wall.welcome["topics"] == asked[:2]
        assert wall.welcome["refused"] == asked[2:]


async def test_a_unit_follows_what_it_is_asked(live_server: LiveServer) -> None:
    db = live_server.context.db
    leader, worker = await somebody(db, "community", "110112.001.003"), await somebody(db, "worker", "110112.001.003")
    asked = ["unit:mine", "unit:110112.001.003", "unit:110112.001", "department:water"]
    async with listening(live_server.live_url, asked, token=leader.token) as desk:
        assert desk.welcome["topics"] == ["unit:110112.001.003"]
        assert desk.welcome["refused"] == asked[2:]
        await happen(db, "unit:110112.001", "department:water")
        await happen(db, "unit:110112.001.003")
        assert (await desk.hear())["topics"] == ["unit:110112.001.003"]
    async with listening(live_server.live_url, asked, token=worker.token) as tablet:
        assert tablet.welcome["refused"] == asked


async def test_a_case_is_followed_from_its_scope_by_its_worker_and_with_its_receipt(live_server: LiveServer) -> None:
    db = live_server.context.db
    worker = await somebody(db, "worker", "110112.002")
    case, receipt = await _a_case(db, "110112.001.003", worker.id)
    foreign, _ = await _a_case(db, "110112.003", None)
    leader = await somebody(db, "community", "110112.001")
    asked = [f"case:{case}", f"case:{foreign}", f"case:{uuid4()}"]
    for hello in ({"token": leader.token}, {"token": worker.token}, {"receipt": receipt}):
        async with listening(live_server.live_url, [*asked, "wall:110112"], **hello) as listener:
            assert listener.welcome["topics"] == [f"case:{case}"]
            assert listener.welcome["refused"] == [*asked[1:], "wall:110112"]
            await happen(db, f"case:{case}", "wall:110112.001.003")
            assert (await listener.hear())["topics"] == [f"case:{case}"]
    async with listening(live_server.live_url, ["case:mine"], receipt=receipt) as listener:
        assert listener.welcome["topics"] == [f"case:{case}"]
        assert listener.welcome["refused"] == []
    async with listening(live_server.live_url, ["case:mine"], token=worker.token) as listener:
        assert listener.welcome["refused"] == ["case:mine"]


async def _a_case(db: Database, path: str, worker: UUID | None) -> tuple[UUID, str]:
    """A case and one report's receipt."""
    case, receipt = uuid4(), str(uuid4())
    values = {"case": case, "path": path, "worker": worker, "receipt": hash_token(receipt), "at": datetime.now(UTC)}
    async with db.job() as session:
        await session.execute(
            text("insert into category values ('0199', '测试', '测试', 'test', 'normal') on conflict do nothing")
        )
        await session.execute(
            text(
                'insert into "case" (id, number, category, status, summary, geom, path, how, neighbours, worker_id,'
                " owner, opened_at, due_at) values (:case, cast(:case as text), '0199', 'reported', '',"
                " st_setsrid(st_point(116.66, 39.9), 4326), :path, 'covers', '[]', :worker, '', :at, :at)"
            ),
            values,
        )
        await session.execute(
            text(
                "insert into report (id, receipt_hash, case_id, category, description, channel, geom, source, sent,"
                " received_at) values (:case, :receipt, :case, '0199', '', 'citizen',"
                " st_setsrid(st_point(116.66, 39.9), 4326), 'pin', '{}', :at)"
            ),
            values,
        )
    return case, receipt


async def test_a_returning_socket_gets_what_it_missed(live_server: LiveServer) -> None:
    db = live_server.context.db
    chief = await somebody(db, "command_center", "110112")
    async with listening(live_server.live_url, ["wall:110112"], token=chief.token) as wall:
        await happen(db, "wall:110112", count=3)
        assert [frame["seq"] for frame in await wall.hear_many(3)] == [1, 2, 3]
    await happen(db, "wall:110112", count=500)
    epoch = wall.welcome["epoch"]
    async with listening(live_server.live_url, ["wall:110112"], token=chief.token, after=3, epoch=epoch) as wall:
        assert [frame["seq"] for frame in await wall.hear_many(500)] == list(range(4, 504))
    async with listening(live_server.live_url, ["wall:110112"], token=chief.token, after=3, epoch="old") as wall:
        assert await wall.hear() == {"type": "reset", "seq": 503, "epoch": epoch}


async def test_a_client_that_does_not_read_is_reset_while_another_hears_everything(
    database_url: str, data_dir: Path
) -> None:
    settings = Settings(data=data_dir, database_url=database_url, socket_queue=16)
    count, words = 1_500, "街" * 5_000
    async with serving(settings) as server:
        db = server.context.db
        chief = await somebody(db, "command_center", "110112")
        hello = {"topics": ["wall:110112"], "token": chief.token}
        async with (
            connect(server.live_url, compression=None, max_queue=1) as deaf,
            listening(server.live_url, **hello) as wall,
        ):
            slow = Listener(deaf)
            await slow.say(type="hello", **hello)
            await slow.hear()
            await happen(db, "wall:110112", count=count, words=words)
            assert [frame["seq"] for frame in await wall.hear_many(count)] == list(range(1, count + 1))
            before, reset = 0, await slow.hear()
            while reset["type"] == "event":
                before, reset = reset["seq"], await slow.hear()
            assert reset["type"] == "reset"
            assert before < reset["seq"] <= count
            await happen(db, "wall:110112")
            while (await slow.hear()).get("seq") != count + 1:
                pass


async def test_a_ping_is_answered(live_server: LiveServer) -> None:
    worker = await somebody(live_server.context.db, "worker", "110112")
    async with listening(live_server.live_url, ["worker:me"], token=worker.token) as tablet:
        await tablet.say(type="ping")
        assert await tablet.hear() == {"type": "pong"}
        await tablet.say(type="pong")
        await tablet.say(type="hello", topics=["worker:me"])
        assert (await tablet.hear())["code"] == "bad-hello"
        await tablet.socket.send("nonsense")
        assert (await tablet.hear())["code"] == "not-json"
        await tablet.socket.send(b"nonsense")
        assert (await tablet.hear())["code"] == "not-json"


@pytest.mark.parametrize(
    ("hello", "code", "said"),
    [
        ('{"type":"ping"}', 4400, "bad-hello"),
        ('{"type":"hello"}', 4400, "bad-hello"),
        ("nonsense", 4400, "not-json"),
        (b"{}", 4400, "not-json"),
        ('{"type":"hello","topics":["worker:me"]}', 4401, "unauthenticated"),
        ('{"type":"hello","topics":["worker:me"],"token":"guess"}', 4401, "unauthenticated"),
        ('{"type":"hello","topics":["worker:me"],"receipt":"guess"}', 4401, "unauthenticated"),
    ],
)
async def test_who_is_not_understood_or_not_known_is_shown_out(
    live_server: LiveServer, hello: str | bytes, code: int, said: str
) -> None:
    async with connect(live_server.live_url) as socket:
        await socket.send(hello)
        assert orjson.loads(await socket.recv())["code"] == said
        assert await _close_code(socket) == code


async def test_who_says_nothing_is_shown_out(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "HELLO_S", 0.1)
    async with connect(live_server.live_url) as socket:
        assert await _close_code(socket) == 4408


async def test_who_comes_too_early_may_try_again(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = await somebody(live_server.context.db, "worker", "110112")
    await live_server.context.hub.ready.wait()
    live_server.context.hub.ready.clear()
    monkeypatch.setattr(live, "HELLO_S", 1)
    async with connect(live_server.live_url) as socket:
        await Listener(socket).say(type="hello", topics=["worker:me"], token=worker.token)
        assert orjson.loads(await socket.recv())["code"] == "unavailable"
        assert await _close_code(socket) == 1013


async def _close_code(socket: ClientConnection) -> int:
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            await socket.recv()
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


@asynccontextmanager
async def _browser(server: LiveServer, token: str, origin: str) -> AsyncIterator[Listener]:
    headers = {"Cookie": f"grid_session={token}"}
    async with connect(server.live_url, additional_headers=headers, origin=origin) as socket:
        listener = Listener(socket)
        await listener.say(type="hello", topics=["wall:110112"])
        yield listener


async def test_a_browsers_cookie_counts_on_our_own_pages_alone(live_server: LiveServer) -> None:
    chief = await somebody(live_server.context.db, "command_center", "110112")
    async with _browser(live_server, chief.token, live_server.url) as page:
        assert (await page.hear())["topics"] == ["wall:110112"]
    async with _browser(live_server, chief.token, "https://elsewhere.example") as page:
        assert (await page.hear())["code"] == "unauthenticated"
        assert await _close_code(page.socket) == 4401


@pytest.mark.parametrize("change", ["revoked", "expired", "scope", "role", "inactive"])
async def test_a_socket_ends_with_its_session_or_its_rights(live_server: LiveServer, change: str) -> None:
    db = live_server.context.db
    chief, stays = await somebody(db, "street", "110112.001"), await somebody(db, "street", "110112.001")
    past = datetime(2026, 1, 1, tzinfo=UTC)
    session_is = update(Session).where(Session.account_id == chief.id)
    account_is = update(Account).where(Account.id == chief.id)
    async with (
        listening(live_server.live_url, ["wall:110112.001"], token=chief.token) as wall,
        listening(live_server.live_url, ["wall:110112.001"], token=stays.token) as other,
    ):
        async with db.write() as session:
            await session.execute(
                {
                    "revoked": session_is.values(revoked_at=past),
                    "expired": session_is.values(expires_at=past),
                    "scope": account_is.values(scope="110112.002"),
                    "role": account_is.values(role="community"),
                    "inactive": account_is.values(active=False),
                }[change]
            )
        await live_server.context.sockets.check()
        assert await _close_code(wall.socket) == 4401
        await other.say(type="ping")
        assert await other.hear() == {"type": "pong"}


async def test_a_closed_socket_is_forgotten(live_server: LiveServer) -> None:
    worker = await somebody(live_server.context.db, "worker", "110112")
    async with listening(live_server.live_url, ["worker:me"], token=worker.token):
        assert len(live_server.context.sockets.open) == 1
    async with listening(live_server.live_url, ["worker:me"], token=worker.token):
        assert len(live_server.context.sockets.open) == 1


async def test_a_client_that_went_away_without_a_word_keeps_nobody_elses_socket_open() -> None:
    said: list[object] = []

    async def receive() -> dict[str, object]:
        return {"type": "websocket.connect"}

    async def send(message: object) -> None:
        said.append(message)
        if len(said) > 1:
            raise OSError("the client is gone")

    socket = WebSocket({"type": "websocket"}, receive, send)
    await socket.accept()
    await close(socket, 4401, "the session ended")
    assert len(said) == 2
