"""The bus: carries word of stamped events from the relay to the hub of every node.

It may lose, repeat or reorder messages: the outbox is the truth, and every hub fills the gaps it sees from there
(docs/decisions/0003-bus-may-lose-messages.md).
"""

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
import structlog

from backend.clock import Clock
from backend.live.frames import instant

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Stamped:
    """An event as the hubs pass it on."""

    seq: int
    at: datetime
    name: str
    topics: tuple[str, ...]
    data: Any


@dataclass(frozen=True, slots=True)
class Notice:
    """The events ``first`` to ``last`` are stamped. ``events`` holds them all, or none when they were too many."""

    epoch: str
    first: int
    last: int
    events: tuple[Stamped, ...] = ()


@dataclass(frozen=True, slots=True)
class Passing:
    """News worth showing but not keeping, such as where a worker is: no sequence, no replay."""

    topics: tuple[str, ...]
    name: str
    at: datetime
    data: Any


@dataclass(frozen=True, slots=True)
class Gap:
    """This subscription (again) listens from now on; what was said before may be lost to it."""


Message = Notice | Passing | Gap


class Bus(ABC):
    """What a bus promises. Publishing never raises for a bus that is away: that message is lost, and logged."""

    most_bytes: int
    """The largest message it carries."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def publish(self, notice: Notice) -> None:
        """Tell every hub of stamped events; without the events themselves where they would not fit."""
        message = _encode_notice(notice)
        if len(message) > self.most_bytes:
            message = _encode_notice(Notice(notice.epoch, notice.first, notice.last))
        await self._send([message])

    async def publish_ephemeral(self, topics: Iterable[str], name: str, data: Any) -> None:
        """Tell every hub passing news. Raises ValueError when it is larger than a message may be."""
        await self.publish_passing([(topics, name, data)])

    async def publish_passing(self, news: Sequence[tuple[Iterable[str], str, Any]]) -> None:
        """Tell every hub much passing news at once, each as ``publish_ephemeral`` does."""
        at = instant(self._clock())
        messages = [
            orjson.dumps({"topics": list(topics), "name": name, "at": at, "data": data}) for topics, name, data in news
        ]
        for message, (_, name, _) in zip(messages, news, strict=True):
            if len(message) > self.most_bytes:
                raise ValueError(f"{name} has {len(message)} bytes; a passing message may have {self.most_bytes}")
        if messages:
            await self._send(messages)

    @abstractmethod
    async def _send(self, messages: Sequence[bytes]) -> None: ...

    @abstractmethod
    def subscribe(self) -> AsyncGenerator[Message]:
        """What is said from now on, for ever; yields ``Gap`` as soon as it listens, and after every interruption."""

    @abstractmethod
    async def close(self) -> None:
        """Give the connections back."""


def _encode_notice(notice: Notice) -> bytes:
    events = [
        {"seq": e.seq, "at": instant(e.at), "name": e.name, "topics": e.topics, "data": e.data} for e in notice.events
    ]
    return orjson.dumps({"epoch": notice.epoch, "first": notice.first, "last": notice.last, "events": events})


def decode(message: bytes | str) -> Notice | Passing | None:
    """The message, or None (and a warning) for something this program did not write."""
    try:
        raw = orjson.loads(message)
        if "first" not in raw:
            return Passing(tuple(raw["topics"]), raw["name"], datetime.fromisoformat(raw["at"]), raw["data"])
        events = tuple(
            Stamped(e["seq"], datetime.fromisoformat(e["at"]), e["name"], tuple(e["topics"]), e["data"])
            for e in raw["events"]
        )
        return Notice(raw["epoch"], raw["first"], raw["last"], events)
    except (ValueError, KeyError, TypeError) as error:
        log.warning("a message on the bus is not ours", error=str(error))
        return None
