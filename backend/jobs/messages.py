"""Sends messages to reporters through the operator's gateway (backend/jobs/gateway.py), for a day."""

import asyncio

from backend.clock import Clock
from backend.db.engine import Database
from backend.db.outgoing import next_due
from backend.jobs import gateway
from backend.live import cursor
from backend.security import Secrets
from backend.settings import Settings
from backend.verdicts import messages
from backend.verdicts.models import Message

LOOK_S = 1.0


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
            message = await next_due(session, Message, self._clock())
            if message is None:
                return False
            letter = await messages.letter(session, message, self._secrets, self._base_url)
            if letter is not None:
                assert self._gateway is not None
                refusal = await gateway.post(self._gateway, letter)
                if refusal:
                    message.failed(refusal, self._clock(), messages.PATIENCE)
                else:
                    message.sent(self._clock())
        return True
