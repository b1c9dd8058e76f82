"""Sends messages to reporters through the operator's gateway, an address inside the network (``GRID_MESSAGE_URL``).

A message is one POST of ``{"key", "phone", "text", "link"}``; any 2xx means that it was taken. Until then it is sent
again, ever more rarely, for a day. It arrives at least once and always with the same key, by which the gateway drops
a second one.
"""

import asyncio

import httpx

from backend.clock import Clock
from backend.db.engine import Database
from backend.live import cursor
from backend.observability import MESSAGES
from backend.security import Secrets
from backend.settings import Settings
from backend.verdicts import messages

LOOK_S = 1.0
PATIENCE_S = 10.0
"""How long the gateway may take for one message."""


class Messages:
    """The sender of one process; several send side by side."""

    def __init__(self, db: Database, clock: Clock, settings: Settings, secrets: Secrets) -> None:
        self._db = db
        self._clock = clock
        self._gateway = settings.message_url
        self._base_url = settings.base_url
        self._secrets = secrets

    async def run(self) -> None:
        """Write and send until cancelled; without a gateway only forget how far it was read."""
        if self._gateway is None:
            async with self._db.job() as session:
                await cursor.forget(session, messages.READER)
            await asyncio.Event().wait()
        while True:
            while await self.note() or await self.send_one():
                pass
            await asyncio.sleep(LOOK_S)

    async def note(self) -> bool:
        """Write messages for what has happened; False when nothing has that is to be told."""
        async with self._db.job() as session:
            return await messages.note(session, self._clock()) > 0

    async def send_one(self) -> bool:
        """Try the message that has waited longest; False when none is due."""
        async with self._db.job() as session:
            message = await messages.next_due(session, self._clock())
            if message is None:
                return False
            letter = await messages.letter(session, message, self._secrets, self._base_url)
            if letter is not None:
                refusal = await self._post(letter)
                MESSAGES.labels("failed" if refusal else "sent").inc()
                if refusal:
                    messages.failed(message, refusal, self._clock())
                else:
                    messages.sent(message, self._clock())
        return True

    async def _post(self, letter: messages.Letter) -> str | None:
        """Why the gateway did not take it; None when it did."""
        assert self._gateway is not None
        body = {"key": str(letter.key), "phone": letter.phone, "text": letter.text, "link": letter.link}
        try:
            # The environment's proxies are for the outside; the gateway is inside.
            async with httpx.AsyncClient(timeout=PATIENCE_S, trust_env=False) as http:
                answer = await http.post(self._gateway, json=body)
        except httpx.HTTPError:
            return "unreachable"
        return None if answer.is_success else f"refused_{answer.status_code}"
