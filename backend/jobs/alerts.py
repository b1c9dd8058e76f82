"""Rings those who answer for tasks that nobody looks at, through the operator's gateway (backend/jobs/gateway.py)."""

import asyncio
from datetime import timedelta

from backend.cases import alerting
from backend.cases.registers import Alert
from backend.clock import Clock
from backend.db.engine import Database
from backend.db.outgoing import next_due
from backend.jobs import gateway
from backend.settings import Settings

LOOK_S = 1.0


class Alerts:
    """The sender of one process; several send side by side."""

    def __init__(self, db: Database, clock: Clock, settings: Settings) -> None:
        self._db = db
        self._clock = clock
        self._gateway = settings.message_url
        self._base_url = settings.base_url
        self._after = timedelta(seconds=settings.alert_after_s)

    async def run(self) -> None:
        """Write and send until cancelled; without a gateway there is nothing to do."""
        if self._gateway is None:
            await asyncio.Event().wait()
        while True:
            while await self.note() or await self.send_one():
                pass
            await asyncio.sleep(LOOK_S)

    async def note(self) -> bool:
        """Write the alerts for one task; False when none is due."""
        async with self._db.job() as session:
            return await alerting.note(session, self._clock(), self._after)

    async def send_one(self) -> bool:
        """Try the alert that has waited longest; False when none is due."""
        async with self._db.job() as session:
            alert = await next_due(session, Alert, self._clock())
            if alert is None:
                return False
            letter = await alerting.letter(session, alert, self._base_url, self._clock())
            if letter is not None:
                assert self._gateway is not None
                if refusal := await gateway.post(self._gateway, letter):
                    alert.failed(refusal, self._clock(), alerting.PATIENCE)
                else:
                    alert.sent(self._clock())
        return True
