"""``WS /api/v1/live``: who may follow what, and one socket's life.

Close codes: 1012 the server restarts; 1013 not ready, try again shortly; 4400 the first frame was no usable hello;
4401 no valid session (any more); 4408 no hello within ten seconds. Reconnect after 1012, 1013, 1006 and 4408; log in
after 4401.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

import structlog
from fastapi import APIRouter, WebSocket
from sqlalchemy.exc import SQLAlchemyError
from starlette.websockets import WebSocketDisconnect

from backend.api.context import Context, Parts
from backend.api.identity import COOKIE, from_own_page
from backend.api.positions import sender_of, submit
from backend.api.sockets import SESSION_ENDED, Open, close
from backend.cases.following import may_follow
from backend.db.view import View, look_as
from backend.errors import Forbidden, GridError, Unauthenticated
from backend.live import frames
from backend.live.frames import MINE, OURS, Ack, BadFrame, Hello, Ping, Positions
from backend.live.outlet import Outlet
from backend.people.rights import Caller
from backend.people.sessions import authenticate
from backend.reports.following import hold_receipt
from backend.security import hash_token

log = structlog.get_logger(__name__)
router = APIRouter(tags=["live"])

HELLO_S = 10.0
NOT_READY = 1013
BAD_HELLO = 4400
NO_HELLO = 4408


@router.websocket("/api/v1/live")
async def live(socket: WebSocket, context: Parts) -> None:
    """Events as they happen; the frames are described in backend/live/frames.py."""
    await socket.accept()
    with suppress(WebSocketDisconnect):
        one = await _open(socket, context)
        if one is not None:
            await _serve(one, context)


class _ShownOut(Exception):
    """This socket is not served: the error frame it gets, and the code it is closed with."""

    def __init__(self, close_code: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.close_code = close_code
        self.frame = frames.error(code, detail)
        self.reason = code


async def _open(socket: WebSocket, context: Context) -> Open | None:
    """Hear the hello, check it, and join the hub; None when the socket was shown out instead."""
    try:
        hello = await _hello(socket)
        token = hello.token or _cookie(socket, context)
        caller, granted = await _grant(context, hello, token)
        await _ready(context)
    except _ShownOut as out:
        await socket.send_text(out.frame)
        await close(socket, out.close_code, out.reason)
        return None
    refused = [topic for topic in hello.topics if topic not in granted]
    topics = list(dict.fromkeys(granted.values()))  # worker:me and the own id are one
    outlet = context.hub.join(topics, refused, after=hello.after, epoch=hello.epoch)
    return Open(socket, outlet, caller, hash_token(token) if caller and token else None)


async def _hello(socket: WebSocket) -> Hello:
    try:
        async with asyncio.timeout(HELLO_S):
            hello = frames.parse(await _receive(socket))
    except BadFrame as bad:
        raise _ShownOut(BAD_HELLO, bad.code, bad.detail) from bad
    except TimeoutError:
        raise _ShownOut(NO_HELLO, "no-hello", f"say hello within {HELLO_S:g} seconds") from None
    if not isinstance(hello, Hello):
        raise _ShownOut(BAD_HELLO, "bad-hello", "the first frame is a hello")
    return hello


async def _ready(context: Context) -> None:
    try:
        async with asyncio.timeout(HELLO_S):
            await context.hub.ready.wait()
    except TimeoutError:
        raise _ShownOut(NOT_READY, "unavailable", "events cannot be followed just now; try again shortly") from None


def _cookie(socket: WebSocket, context: Context) -> str | None:
    """The browser's session, but only for pages of our own."""
    token = socket.cookies.get(COOKIE)
    if token is None:
        return None
    if not from_own_page(socket, context):
        raise _unknown(f"a page of {socket.headers.get('origin') or 'nowhere'} may not use this site's login")
    return token


async def _grant(context: Context, hello: Hello, token: str | None) -> tuple[Caller | None, dict[str, str]]:
    """Who calls, and the topics they may follow: as asked → as followed.

    ``worker:me`` becomes the own id, ``case:mine`` the case of the receipt, whose holder knows no id of it, and
    ``unit:mine`` the department's or the scope's topic.

    The connection is given back before anything is streamed. Raises _ShownOut.
    """
    if token is None and hello.receipt is None:
        raise _unknown("hello needs a token, a receipt or the browser's login")
    cases = [UUID(topic[5:]) for topic in hello.topics if topic.startswith("case:") and topic != MINE]
    allowed: set[UUID] = set()
    try:
        async with context.db.write() as session:
            caller = await authenticate(session, token, context.clock()) if token is not None else None
            if caller is not None and cases:
                await look_as(session, View.of(caller))
                allowed |= await may_follow(session, caller, cases)
            receipt = await hold_receipt(session, hello.receipt) if hello.receipt is not None else None
    except Unauthenticated as refused:
        raise _unknown(refused.detail) from refused
    except (SQLAlchemyError, OSError) as error:
        log.warning("a hello could not be checked", error=str(error))
        raise _ShownOut(NOT_READY, "unavailable", "logins cannot be checked just now; try again shortly") from error
    held = receipt.case if receipt else None
    if held is not None:
        allowed.add(held)
    elif caller is None:
        raise _unknown("no report has this receipt")
    granted = {f"case:{id}": f"case:{id}" for id in cases if id in allowed}
    if held is not None and MINE in hello.topics:
        granted[MINE] = f"case:{held}"
    if caller is not None:
        granted |= {topic: heard for topic in hello.topics if (heard := _followed(caller, topic))}
    return caller, granted


def _followed(caller: Caller, topic: str) -> str | None:
    """The topic an account follows when it asks for ``topic``; None when it may not. Cases are looked up in one go."""
    kind, _, name = topic.partition(":")
    leads = caller.watches and caller.may("cases.work") and caller.department is None
    if kind == "worker":
        return f"worker:{caller.id}" if name in ("me", str(caller.id)) else None
    if topic == OURS:
        unit = f"unit:{caller.scope}" if leads and caller.scope else None
        return f"department:{caller.department}" if caller.department else unit
    allowed = {
        "wall": caller.watches and caller.department is None and caller.sees(name),  # theirs are some cases of it
        "unit": leads and caller.sees(name),
        "department": name == caller.department,
    }
    return topic if allowed.get(kind) else None


def _unknown(detail: str) -> _ShownOut:
    return _ShownOut(SESSION_ENDED, "unauthenticated", detail)


async def _serve(one: Open, context: Context) -> None:
    context.sockets.open.add(one)
    writer = asyncio.create_task(_write(one))
    keeping: asyncio.Task[None] | None = None
    try:
        async for frame in _frames(one):
            match frame:
                case Ping():
                    one.outlet.put(frames.PONG)
                case Ack() if one.caller is not None and one.caller.may("cases.work"):
                    await context.acks.put(frame, one.caller.id, lambda error: _refuse(one.outlet, error))
                case Ack():
                    one.outlet.put(frames.error("forbidden", "only a worker acknowledges tasks"))
                case Positions():
                    if keeping is not None:
                        await keeping  # a socket that sends faster than can be kept is not read
                    keeping = asyncio.create_task(_keep_positions(context, one, frame.fixes))
                case Hello():
                    one.outlet.put(frames.error("bad-hello", "hello was said already; open another socket"))
    finally:
        context.sockets.open.discard(one)
        context.hub.leave(one.outlet)
        writer.cancel()
        await asyncio.wait([writer])
        if keeping is not None:
            keeping.cancel()  # nobody waits for the answer any more; what was handed in is kept all the same


async def _keep_positions(context: Context, one: Open, fixes: Sequence[Any]) -> None:
    """Keep a tablet's fixes and answer. An error means that none was kept: the tablet sends them again."""
    try:
        if one.caller is None:
            raise Forbidden("only a worker's tablet says where it is")
        outcome = await submit(context, sender_of(one.caller), fixes)
    except GridError as refused:
        _refuse(one.outlet, refused)
        return
    refusals = ((fix.index, fix.message) for fix in outcome.refused)
    one.outlet.put(frames.positions(outcome.kept, outcome.repeated, outcome.off_shift, refusals))


def _refuse(outlet: Outlet, error: GridError) -> None:
    outlet.put(frames.error(error.type, error.detail))


async def _write(one: Open) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):  # closed; the reader hears of it too
        await one.outlet.write(one.socket.send_text)


async def _frames(one: Open) -> AsyncIterator[frames.ClientFrame]:
    """What the client says, until it goes; bad frames are answered and skipped."""
    while True:
        try:
            frame = frames.parse(await _receive(one.socket))
        except BadFrame as bad:
            one.outlet.put(frames.error(bad.code, bad.detail))
            continue
        yield frame


async def _receive(socket: WebSocket) -> str:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1006))
    text = message.get("text")
    if text is None:
        raise BadFrame("not-json", "frames are text, not binary")
    return str(text)
