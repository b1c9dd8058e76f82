"""Connections to PostgreSQL, one pool for each role, and the rule that only the edge commits."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from backend.db.view import View, look_as

NOBODY = View.nobody()


def sqlalchemy_url(url: str) -> URL:
    """``postgresql://…`` as an address for psycopg 3."""
    return make_url(url).set(drivername="postgresql+psycopg")


class ReadSession(AsyncSession):
    """A session for reading. Another type than a write session, so that a signature says which it needs."""


class Database:
    """The pools of one process.

    Every connection takes on an unprivileged role, whatever the address logs in as: ``grid_app`` for requests,
    ``grid_jobs`` for the relay and the sweeps, ``grid_read`` for reads, which may go to a replica (``read_url``).
    """

    def __init__(self, url: str, read_url: str | None = None, *, pool_size: int = 10) -> None:
        self.url = url
        self.app = self._engine(url, "grid_app", pool_size)
        self.jobs = self._engine(url, "grid_jobs", 10)
        self.replica = self._engine(read_url or url, "grid_read", pool_size)
        self.after_events: list[Callable[[], None]] = []
        """Called after a commit that wrote events: the relay is woken here, never by NOTIFY in the transaction."""

    @staticmethod
    def _engine(url: str, role: str, size: int) -> AsyncEngine:
        return create_async_engine(
            sqlalchemy_url(url),
            pool_size=size,
            max_overflow=0,
            pool_timeout=10,
            hide_parameters=True,  # errors are logged, and a statement's values are names, phones and words
            pool_pre_ping=True,  # a connection that died with a restarted server is replaced, not handed out
            connect_args={
                "options": f"-c role={role} -c timezone=UTC -c jit=off",
                "connect_timeout": 5,
                "application_name": role,
            },
        )

    @asynccontextmanager
    async def write(self, view: View = NOBODY) -> AsyncIterator[AsyncSession]:
        """One transaction as ``grid_app``: commits at the end of the block, rolls back on any exception.

        It sees the rows of ``view``: nobody's, unless it says whose.
        """
        async with self._transaction(self.app) as session:
            await look_as(session, view)
            yield session

    @asynccontextmanager
    async def job(self) -> AsyncIterator[AsyncSession]:
        """One transaction as ``grid_jobs``, which row security does not bind."""
        async with self._transaction(self.jobs) as session:
            yield session

    @asynccontextmanager
    async def _transaction(self, engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
        async with AsyncSession(engine, expire_on_commit=False) as session:
            async with session.begin():
                yield session
            if session.info.get("events"):
                self.wake()

    @asynccontextmanager
    async def read(self, view: View = NOBODY) -> AsyncIterator[ReadSession]:
        """A read-only snapshot as ``grid_read`` of the rows of ``view``: nobody's, unless it says whose."""
        async with ReadSession(self.replica, expire_on_commit=False) as session:
            await look_as(session, view)
            yield session

    def wake(self) -> None:
        """Tell whoever listens in this process that there are new events."""
        for listener in self.after_events:
            listener()

    async def close(self) -> None:
        """Give every connection back."""
        for engine in (self.app, self.jobs, self.replica):
            await engine.dispose()
