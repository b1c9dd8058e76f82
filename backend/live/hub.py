"""The hub of one node: follows the stamped sequence without gaps and hands each event to the sockets that follow it.

It keeps the last events in memory, so that a socket's replay and its live stream meet in one step of the event loop:
nothing can fall between them or come twice.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import aclosing
from typing import Any

import structlog
from sqlalchemy import Row, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.live import frames, metrics
from backend.live.bus import Bus, Gap, Notice, Passing, Stamped
from backend.live.models import Event, RelayHead
from backend.live.outlet import Outlet

log = structlog.get_logger(__name__)

KEPT = 5_000
"""Sequence numbers a client may be behind and still have the rest replayed."""
FETCH = 1_000
HEAD_S = 1.0
"""How often the outbox is asked for its head, so that a lost last message heals."""
FIRST_HEAD_S = 0.1
"""And as long as there is none yet."""
PATIENCE_S = 10.0
"""An answer that takes longer than this means that the server is gone."""


class _Kept:
    """An event and the frames it was already encoded to, by the topics they name."""

    __slots__ = ("encoded", "event", "seq")

    def __init__(self, event: Stamped | Passing) -> None:
        self.event = event
        self.seq = event.seq if isinstance(event, Stamped) else None
        self.encoded: dict[tuple[str, ...], str] = {}

    def frame(self, topics: tuple[str, ...]) -> str:
        """The event's frame that names ``topics``; encoded once however many sockets get it."""
        if (frame := self.encoded.get(topics)) is None:
            event = self.event
            frame = self.encoded[topics] = frames.event(topics, event.name, event.at, event.data, self.seq)
        return frame


class Hub:
    """Sockets and topics of this process. ``engine`` reads the outbox of the primary, never of a replica, whose lag
    would look like a sequence that went back."""

    def __init__(self, engine: AsyncEngine, bus: Bus, *, queue: int) -> None:
        self._engine = engine
        self._bus = bus
        self._queue = queue
        self._burst = max(1, queue // 4)
        self._kept: deque[_Kept] = deque()
        self._floor = 0  # every event with an audience above this number is in _kept
        self._wanted = 0  # the highest number anybody spoke of
        self._wake = asyncio.Event()
        self._ask_head = True
        self._outlets: set[Outlet] = set()
        self._followers: dict[str, set[Outlet]] = {}
        self.listeners: list[Callable[[Stamped], None]] = []
        """Told of every event, also those without an audience, as it is handed on."""
        self.seq = 0
        """The last event handed on."""
        self.epoch = ""
        """The sequence's life; empty until the outbox was first read."""
        self.ready = asyncio.Event()
        """Set once the outbox was first read; sockets are served from then on."""

    async def run(self) -> None:
        """Follow the sequence until cancelled; survives restarts of the server and of the bus."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._listen())
            tasks.create_task(self._follow())

    # ── sockets ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def join(
        self, topics: Sequence[str], refused: Sequence[str], *, after: int | None = None, epoch: str | None = None
    ) -> Outlet:
        """A new socket's outlet, filled with its welcome and, when ``after`` is given, what it missed since.

        What is older than the hub remembers, or of another epoch, becomes one reset. Wait for ``ready`` first.
        """
        missed: list[str] = []
        if after is not None:
            if (epoch is None or epoch == self.epoch) and self._floor <= after <= self.seq:
                missed = self._missed(frozenset(topics), after)
            else:
                missed = [frames.reset(self.seq, self.epoch)]
                metrics.RESETS.inc()
        welcome = frames.welcome(topics, refused, self.seq, self.epoch)
        outlet = Outlet(tuple(topics), welcome, missed, self._queue)
        for topic in outlet.topics:
            self._followers.setdefault(topic, set()).add(outlet)
        self._outlets.add(outlet)
        metrics.SOCKETS.set(len(self._outlets))
        return outlet

    def leave(self, outlet: Outlet) -> None:
        """Forget a socket."""
        self._outlets.discard(outlet)
        for topic in outlet.topics:
            followers = self._followers[topic]
            followers.discard(outlet)
            if not followers:
                del self._followers[topic]
        metrics.SOCKETS.set(len(self._outlets))

    def _missed(self, follows: frozenset[str], after: int) -> list[str]:
        missed: list[str] = []
        for kept in reversed(self._kept):
            if kept.seq is not None and kept.seq <= after:
                break
            heard = tuple(t for t in kept.event.topics if not follows.isdisjoint(frames.heard_as(t)))
            if heard:
                missed.append(kept.frame(heard))
        missed.reverse()
        return missed

    def _reset(self, outlet: Outlet) -> None:
        metrics.RESETS.inc()
        outlet.replace(frames.reset(self.seq, self.epoch))

    # ── handing on ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _hand_on(self, kept: _Kept) -> None:
        """Give one event to every socket that follows one of its topics, one frame each."""
        heard_by: dict[Outlet, tuple[str, ...]] = {}
        for topic in kept.event.topics:
            for subscription in frames.heard_as(topic):
                for outlet in self._followers.get(subscription, ()):
                    topics = heard_by.get(outlet, ())
                    if not topics or topics[-1] != topic:  # two subscriptions of one socket may hear the same topic
                        heard_by[outlet] = (*topics, topic)
        for outlet, topics in heard_by.items():
            if not outlet.put(kept.frame(topics)) and kept.seq is not None:  # passing news may be lost
                self._reset(outlet)

    async def _advance(self, events: Iterable[Stamped]) -> bool:
        """Hand on those of ``events`` that come next; False when one is missing before them.

        Others get their turn after every few events: a burst must not fill the queue of a client that keeps up. Each
        event is still taken in one step, so it does not matter who else comes between.
        """
        for n, event in enumerate(events):
            if n % self._burst == 0:
                await asyncio.sleep(0)
            if event.seq <= self.seq:
                continue
            if event.seq != self.seq + 1:
                return False
            self.seq = event.seq
            for listener in self.listeners:
                listener(event)
            if event.topics:
                kept = _Kept(event)
                self._kept.append(kept)
                self._hand_on(kept)
            self._forget()
        return True

    def _forget(self) -> None:
        self._floor = max(self._floor, self.seq - KEPT)
        while self._kept and (self._kept[0].seq or 0) <= self._floor:
            self._kept.popleft()

    # ── following the sequence ──────────────────────────────────────────────────────────────────────────────────────

    async def _listen(self) -> None:
        async with aclosing(self._bus.subscribe()) as messages:
            async for message in messages:
                match message:
                    case Passing():
                        self._hand_on(_Kept(message))
                    case Gap():
                        self._ask_head = True
                        self._wake.set()
                    case Notice(epoch=epoch) if epoch != self.epoch:
                        self._ask_head = True
                        self._wake.set()
                    case Notice(last=last, events=events):
                        self._wanted = max(self._wanted, last)
                        if not await self._advance(events) or self._wanted > self.seq:
                            self._wake.set()

    async def _follow(self) -> None:
        while True:
            try:
                async with asyncio.timeout(HEAD_S if self.ready.is_set() else FIRST_HEAD_S):
                    await self._wake.wait()
            except TimeoutError:
                self._ask_head = True
            self._wake.clear()
            try:
                async with asyncio.timeout(PATIENCE_S):
                    await self._catch_up()
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                log.warning("the outbox cannot be read now; trying again", error=str(error))

    async def _catch_up(self) -> None:
        if self._ask_head:
            self._ask_head = False
            await self._see_head()
        while self.ready.is_set() and self._wanted > self.seq:
            events = await self._read(self.seq)
            if not events:  # somebody spoke of what is not there; the head will tell
                self._wanted = self.seq
            elif not await self._advance(events):
                log.error("the outbox has a gap; every socket starts anew behind it", after=self.seq)
                await self._begin_life(self.epoch, self._wanted)

    async def _see_head(self) -> None:
        before = self.seq  # it may well advance while the answer is on its way
        async with self._engine.connect() as connection:
            head = (await connection.execute(select(RelayHead.epoch, RelayHead.seq))).one_or_none()
        if head is None:  # no relay ever led here
            return
        if str(head.epoch) != self.epoch or head.seq < before:
            log.info("the event sequence begins a life here", epoch=str(head.epoch), seq=head.seq, before=before)
            await self._begin_life(str(head.epoch), head.seq)
        self._wanted = max(self._wanted, head.seq)

    async def _begin_life(self, epoch: str, seq: int) -> None:
        """Start at ``seq``, remembering what came shortly before; every socket there is fetches a snapshot."""
        self.ready.clear()
        self.epoch = ""  # what is heard meanwhile is not handed on, but makes us look again afterwards
        floor = max(0, seq - KEPT)
        kept: list[_Kept] = []
        last = floor
        while last < seq:
            events = await self._read(last)
            kept += [_Kept(event) for event in events if event.topics]
            last = events[-1].seq if events else seq
        self._kept = deque(kept)
        self._floor, self.seq, self._wanted, self.epoch = floor, last, last, epoch
        for outlet in self._outlets:
            self._reset(outlet)
        self.ready.set()

    async def _read(self, after: int) -> list[Stamped]:
        async with self._engine.connect() as connection:
            rows = await connection.execute(
                select(Event.seq, Event.at, Event.name, Event.topics, Event.data)
                .where(Event.seq > after)
                .order_by(Event.seq)
                .limit(FETCH)
            )
            return [_stamped(row) for row in rows]


def _stamped(row: Row[Any]) -> Stamped:
    return Stamped(row.seq, row.at, row.name, tuple(row.topics), row.data)
