"""The composition root of a server: wires the parts, mounts the routes, starts and stops what runs beside them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from backend import clock
from backend.api import (
    accounts,
    activity,
    alarms,
    appeals,
    attendance,
    audit,
    basemap,
    board,
    bulletins,
    callbacks,
    cases,
    categories,
    circulars,
    clocks,
    common_problems,
    config,
    contacts,
    desk,
    devices,
    diary,
    dispatching,
    displays,
    evaluation,
    evidence,
    exports,
    figures,
    grids,
    health,
    inbox,
    layers,
    leave,
    live,
    media,
    merging,
    pages,
    patrols,
    people,
    positions,
    problems,
    proceedings,
    protocols,
    queue,
    rates,
    replay,
    reports,
    routing,
    sessions,
    setup,
    similar,
    tasks,
    tiles,
    tracks,
    verdicts,
    visits,
    whistles,
)
from backend.api.context import Context
from backend.api.headers import SecurityHeaders
from backend.api.sockets import Sockets
from backend.cases.work import acknowledge
from backend.clock import Clock
from backend.db.engine import Database
from backend.jobs.activity import ActivityWatch
from backend.jobs.alerts import Alerts
from backend.jobs.boundaries import Boundaries
from backend.jobs.bulletins import Bulletins
from backend.jobs.circulars import Circulars
from backend.jobs.common_problems import CommonProblems
from backend.jobs.deadlines import Deadlines
from backend.jobs.housekeeping import Housekeeping
from backend.jobs.messages import Messages
from backend.jobs.patrols import PatrolWatch
from backend.jobs.photos import Photos
from backend.jobs.replay import Replay
from backend.jobs.retention import Retention
from backend.jobs.runner import running
from backend.jobs.track_days import TrackDays
from backend.live.acks import Acks
from backend.live.bus import Bus
from backend.live.bus_nats import NatsBus
from backend.live.bus_postgres import PostgresBus
from backend.live.hub import Hub
from backend.live.relay import Relay
from backend.media.copies import Copies
from backend.media.vault import Vault
from backend.observability import BUILD, Observed
from backend.positions.intake import PositionIntake
from backend.positions.latest import Movements
from backend.reports.intake import Intake
from backend.security import Secrets
from backend.settings import Settings

DESCRIPTION = """
The grid governance platform of a city district. Every point belongs to one micro-grid with a person on duty; a report
with a place becomes a case and a task for that person. Coordinates are longitude and latitude in degrees and name
their datum; instants are ISO 8601 with zone; errors are RFC 9457 problem documents.
"""

VERSION = "0.1.0"

FEATURES = (
    health,
    sessions,
    people,
    accounts,
    displays,
    board,
    contacts,
    attendance,
    leave,
    inbox,
    visits,
    diary,
    positions,
    protocols,
    devices,
    tracks,
    patrols,
    similar,  # before the receipts, which would take its name for one
    reports,
    verdicts,
    callbacks,
    rates,
    figures,
    layers,
    evaluation,
    appeals,
    categories,
    media,
    tasks,
    cases,
    alarms,
    desk,
    dispatching,
    queue,
    merging,
    evidence,
    clocks,
    proceedings,
    whistles,
    routing,
    grids,
    tiles,
    basemap,
    activity,
    common_problems,
    bulletins,
    circulars,
    exports,
    replay,
    audit,
    live,
    config,
    pages,
    setup,
)
"""What has routes, in the order in which they are looked through."""


def create_app(settings: Settings, *, now: Clock = clock.now) -> FastAPI:
    """A server over the database at ``settings.database_url``, which must be prepared already."""
    if settings.database_url is None:
        raise ValueError("create_app needs a database_url; commands resolve the embedded cluster first")
    database_url = settings.database_url

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        db = Database(database_url, settings.read_url)
        bus = _bus(settings, db, now)
        relay = Relay(db.jobs, bus, now)
        db.after_events.append(relay.nudge)
        secrets = Secrets.load(settings.secrets_dir)
        hub = Hub(db.jobs, bus, queue=settings.socket_queue)
        sockets = Sockets(db, now)
        hub.listeners.append(sockets.hear)
        context = Context(
            settings=settings,
            db=db,
            clock=now,
            secrets=secrets,
            bus=bus,
            relay=relay,
            hub=hub,
            acks=Acks(db, acknowledge, now),
            sockets=sockets,
            vault=Vault(settings.media_dir, secrets.media_key),
            copies=Copies(settings.media_dir),
            intake=Intake(db, now, settings, secrets),
            positions=PositionIntake(db, now, Movements(bus, now)),
        )
        app.state.context = context
        try:
            async with running(
                relay=context.relay.run,
                hub=context.hub.run,
                acks=context.acks.run,
                sockets=context.sockets.run,
                intake=context.intake.run,
                positions=context.positions.run,
                track_days=TrackDays(db, now).run,
                activity=ActivityWatch(db, now).run,
                bulletins=Bulletins(db, now).run,
                common_problems=CommonProblems(db, now, settings).run,
                circulars=Circulars(db, now).run,
                patrols=PatrolWatch(db, now).run,
                deadlines=Deadlines(db, now, settings).run,
                photos=Photos(db, context.vault, context.copies).run,
                housekeeping=Housekeeping(db, now, settings, context.vault).run,
                boundaries=Boundaries(db, now, settings).run,
                alerts=Alerts(db, now, settings).run,
                messages=Messages(db, now, settings, secrets).run,
                replay=Replay(db, now).run,
                retention=Retention(db, now, context.vault, context.copies).run,
            ):
                yield
        finally:
            await bus.close()
            await db.close()

    app = FastAPI(
        title="GridWarden 网格哨",
        version=VERSION,
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,  # FastAPI's pages load from a CDN; /openapi.json stays
        redoc_url=None,
    )
    app.state.basemap = basemap.find(settings)
    problems.install(app)
    app.add_middleware(SecurityHeaders, settings=settings)
    app.add_middleware(Observed)
    BUILD.labels(VERSION).set(1)
    for feature in FEATURES:
        app.include_router(feature.router)
    return app


def _bus(settings: Settings, db: Database, now: Clock) -> Bus:
    """The bus that ``bus_url`` names."""
    if settings.bus_url.startswith("nats://"):
        return NatsBus(settings.bus_url.split(","), settings.bus_subject, now)
    return PostgresBus(db.url, now)
