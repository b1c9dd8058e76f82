"""The frames of the live socket: what a client may say, what a server says, and who hears a topic.

Pure: text in, values out. Frames are JSON text; limits are part of the protocol.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Literal
from uuid import UUID

import orjson

FRAME_BYTES = 16 * 1024
"""A client's frame may have this many bytes of UTF-8."""

MOST_TOPICS = 64
"""A client may follow this many topics."""

MINE = "case:mine"
"""What the holder of a receipt asks for; the welcome names the case."""

OURS = "unit:mine"
"""What a unit's or a department's people ask for; the welcome names the topic of those they answer for."""

_PATH = re.compile(r"[0-9A-Za-z]{1,32}(?:\.[0-9A-Za-z]{1,32}){0,7}")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_EVENT_TYPES = ("hello", "ack", "positions", "ping", "pong")

PING = '{"type":"ping"}'
PONG = '{"type":"pong"}'


class BadFrame(ValueError):
    """A client's frame that cannot be served: ``code`` for programs, the sentence for people."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Hello:
    """The first frame: who asks, what for, and where they stopped."""

    topics: tuple[str, ...]
    token: str | None = None
    """A session's token; browsers leave it out and use their cookie."""
    receipt: str | None = None
    """A report's receipt: its holder may follow that case and nothing else."""
    after: int | None = None
    """The last sequence number the client has; it wants those that follow."""
    epoch: str | None = None
    """The life of the sequence that ``after`` belongs to."""


@dataclass(frozen=True, slots=True)
class Ack:
    """A tablet says that a task reached it, or that its worker looked at it."""

    task: UUID
    state: Literal["delivered", "seen"]


@dataclass(frozen=True, slots=True)
class Positions:
    """A tablet says where its worker was; each fix is as ``POST /api/v1/positions`` takes it."""

    fixes: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Ping:
    """The client asks whether we are there."""


@dataclass(frozen=True, slots=True)
class Pong:
    """The client answers our ping."""


ClientFrame = Hello | Ack | Positions | Ping | Pong


def parse(text: str) -> ClientFrame:
    """The client's frame. Raises BadFrame, whose sentence says what to send instead."""
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw) > FRAME_BYTES:
        raise BadFrame("too-large", f"a frame may have at most {FRAME_BYTES} bytes; this one has {len(raw)}")
    try:
        frame = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise BadFrame("not-json", f"a frame is one JSON object: {error}") from error
    if not isinstance(frame, dict):
        raise BadFrame("not-json", 'a frame is one JSON object, for instance {"type":"ping"}')
    match frame.get("type"):
        case "hello":
            return _hello(frame)
        case "ack":
            return _ack(frame)
        case "positions":
            return _positions(frame)
        case "ping":
            return Ping()
        case "pong":
            return Pong()
    raise BadFrame("unknown-type", f"the frame's type is one of {', '.join(_EVENT_TYPES)}")


def _hello(frame: dict[str, Any]) -> Hello:
    topics = frame.get("topics")
    if not isinstance(topics, list) or not all(isinstance(topic, str) for topic in topics):
        raise BadFrame("bad-hello", 'hello needs "topics": a list of text, for instance ["worker:me"]')
    if not topics or len(topics) > MOST_TOPICS:
        raise BadFrame("bad-hello", f"hello follows 1 to {MOST_TOPICS} topics; this one names {len(topics)}")
    after = frame.get("after")
    if after is not None and (not isinstance(after, int) or isinstance(after, bool) or after < 0):
        raise BadFrame("bad-hello", 'hello\'s "after" is the last sequence number you have, a whole number from 0')
    for name in ("token", "receipt", "epoch"):
        if frame.get(name) is not None and not isinstance(frame[name], str):
            raise BadFrame("bad-hello", f'hello\'s "{name}" is text')
    return Hello(
        topics=tuple(dict.fromkeys(parse_topic(topic) for topic in topics)),
        token=frame.get("token"),
        receipt=frame.get("receipt"),
        after=after,
        epoch=frame.get("epoch"),
    )


def _ack(frame: dict[str, Any]) -> Ack:
    state = frame.get("state")
    if state not in ("delivered", "seen"):
        raise BadFrame("bad-ack", 'ack needs "state": "delivered" or "seen"')
    return Ack(task=_uuid(frame.get("task"), "bad-ack", 'ack needs "task": the task\'s id'), state=state)


def _positions(frame: dict[str, Any]) -> Positions:
    fixes = frame.get("fixes")
    if not isinstance(fixes, list) or not fixes:
        raise BadFrame("bad-positions", 'positions needs "fixes": a list of fixes, at least one')
    return Positions(tuple(fixes))


def _uuid(value: object, code: str, detail: str) -> UUID:
    try:
        return UUID(value)  # type: ignore[arg-type]  # whatever it is, UUID says whether it will do
    except (ValueError, TypeError, AttributeError) as error:
        raise BadFrame(code, detail) from error


def parse_topic(topic: str) -> str:
    """``topic`` in its one spelling: ``wall:<path>``, ``worker:<id>``, ``worker:me``, ``case:<id>``, ``case:mine``,
    ``unit:<path>``, ``unit:mine`` or ``department:<code>``.

    Raises BadFrame for anything else.
    """
    kind, _, name = topic.partition(":")
    if topic in ("worker:me", MINE, OURS):
        return topic
    if kind in ("wall", "unit") and _PATH.fullmatch(name):
        return topic
    if kind == "department" and _CODE.fullmatch(name):
        return topic
    if kind in ("worker", "case"):
        return f"{kind}:{_uuid(name, 'bad-topic', f'{kind}: is followed by an id; got {topic[:80]!r}')}"
    raise BadFrame(
        "bad-topic",
        "a topic is wall:<path>, worker:me, worker:<id>, case:<id>, case:mine, unit:mine, unit:<path> or"
        f" department:<code>; got {topic[:80]!r}",
    )


@lru_cache(maxsize=16_384)
def heard_as(topic: str) -> tuple[str, ...]:
    """The subscriptions that hear an event sent to ``topic``.

    A wall hears what happens at its path and below it, by whole segments:
    ``wall:110112.001`` hears ``wall:110112.001.003`` and not ``wall:110112.0010``. Other topics are heard as they are.
    """
    if not topic.startswith("wall:"):
        return (topic,)
    ends = [i for i, letter in enumerate(topic) if letter == "."]
    return (*(topic[:end] for end in ends), topic)


def instant(at: datetime) -> str:
    """``at`` in UTC as ISO 8601 with ``Z``."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def event(topics: Iterable[str], name: str, at: datetime, data: Any, seq: int | None = None) -> str:
    """An event frame; one without ``seq`` is passing news that is not stored and never replayed."""
    frame = {"type": "event"} if seq is None else {"type": "event", "seq": seq}
    return _text({**frame, "topics": list(topics), "name": name, "at": instant(at), "data": data})


def welcome(topics: Iterable[str], refused: Iterable[str], seq: int, epoch: str) -> str:
    """The answer to a hello: what is granted, and where the sequence stands."""
    return _text({"type": "welcome", "topics": list(topics), "refused": list(refused), "seq": seq, "epoch": epoch})


def reset(seq: int, epoch: str) -> str:
    """Too far behind or too slow: fetch the snapshot over HTTP, and go on from ``seq``."""
    return _text({"type": "reset", "seq": seq, "epoch": epoch})


def positions(kept: int, repeated: int, off_shift: int, refused: Iterable[tuple[int, str]]) -> str:
    """What became of a tablet's fixes; one answer for each of its frames, in their order."""
    bad = [{"index": index, "message": message} for index, message in refused]
    return _text({"type": "positions", "kept": kept, "repeated": repeated, "off_shift": off_shift, "refused": bad})


def error(code: str, detail: str) -> str:
    """What was wrong with a client's frame."""
    return _text({"type": "error", "code": code, "detail": detail})


def _text(frame: dict[str, Any]) -> str:
    return orjson.dumps(frame).decode()
