"""``/api/v1/devices``: telephones with an app that sends positions for a worker."""

from base64 import b64encode
from datetime import datetime
from typing import Annotated, Literal
from urllib.parse import quote, urlencode
from uuid import UUID

import orjson
from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from backend.api.context import Parts, Reading, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.problems import documented
from backend.positions import devices

router = APIRouter(prefix="/api/v1/devices", tags=["positions"])

EVERY_S = 10
"""How often a freshly set up app sends, seconds: a walker is 12 m further."""

Protocol = Literal["osmand", "owntracks"]
Crs = Literal["wgs84", "cgcs2000", "gcj02", "bd09"]


class NewDevice(BaseModel):
    """A telephone that is to send positions."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$")
    ] = Field(description="what its worker calls it")
    protocol: Protocol = Field(description="osmand: OsmAnd and Traccar Client; owntracks: OwnTracks over HTTP")
    crs: Crs = Field("wgs84", description="datum of what it sends: wgs84, unless its app was changed")
    worker: UUID | None = Field(None, description="whose it is; absent: the caller's own")


class DeviceAnswer(BaseModel):
    """A device that may send."""

    id: UUID
    worker: UUID
    worker_name: str
    name: str
    protocol: Protocol
    crs: Crs
    created_at: datetime
    last_seen_at: datetime | None


class MadeDevice(BaseModel):
    """A fresh device with its key, which is shown only here."""

    id: UUID
    key: str = Field(description="Traccar Client: its device identifier; OwnTracks: its password")
    url: str = Field(description="the address that the app sends to")
    setup: str = Field(description="as a QR code or a link on the telephone: sets the app up with all of this")


class Devices(BaseModel):
    """Devices by worker and name."""

    devices: list[DeviceAnswer]


@router.post("", status_code=201, summary="Register a device", responses=documented(401, 403, 404, 409, 422))
async def register_device(body: NewDevice, caller: CurrentCaller, session: Writing, context: Parts) -> MadeDevice:
    """Let an app send positions for a worker: by the worker, or by a leader for a worker within the scope.

    Whoever has the key can say where the worker is, and learns nothing.
    """
    worker = await devices.owner(session, caller, body.worker)
    device, key = await devices.register(
        session, worker, body.name, body.protocol, body.crs, context.clock(), by=caller
    )
    url = f"{context.settings.base_url}/api/v1/positions/{body.protocol}"
    return MadeDevice(id=device.id, key=key, url=url, setup=_SETUP[body.protocol](url, key))


@router.get("", summary="The devices there are", responses=documented(401, 403, 422))
async def list_devices(caller: CurrentCaller, session: Reading, under: Under = None) -> Devices:
    """A worker's own devices; for leaders those of the workers within their scope. Without the keys."""
    caller.require("cases.work", "cases.dispatch")
    path = caller.within(under) if caller.may("cases.dispatch") else None
    return Devices(
        devices=[
            DeviceAnswer(
                id=device.id,
                worker=device.account_id,
                worker_name=name,
                name=device.name,
                protocol=device.protocol,
                crs=device.crs,
                created_at=device.created_at,
                last_seen_at=device.last_seen_at,
            )
            for device, name in await devices.list_devices(session, caller, path)
        ]
    )


@router.delete("/{device_id}", status_code=204, summary="Revoke a device", responses=documented(401, 403, 404, 422))
async def revoke_device(
    device_id: Annotated[UUID, Path(description="the device's id, from GET /api/v1/devices")],
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
) -> None:
    """Take nothing from it any more. What it sent stays."""
    caller.require("cases.work", "cases.dispatch")
    await devices.revoke(session, device_id, context.clock(), by=caller)


def _traccar(url: str, key: str) -> str:
    """Traccar Client takes its settings from an address with parameters (its ConfigurationService)."""
    settings = {"id": key, "interval": EVERY_S, "distance": 0, "accuracy": "high", "stop_detection": "false"}
    return f"{url}?{urlencode(settings)}"


def _owntracks(url: str, key: str) -> str:
    """OwnTracks takes a configuration message in a link of its own (https://owntracks.org/booklet/features/remoteconfig/).

    Mode 3 is HTTP; monitoring 2 sends every few seconds while the telephone moves.
    """
    settings = {
        "_type": "configuration",
        "mode": 3,
        "url": url,
        "auth": True,
        "username": "gridwarden",
        "password": key,
        "monitoring": 2,
        "moveModeLocatorInterval": EVERY_S,
    }
    return f"owntracks:///config?inline={quote(b64encode(orjson.dumps(settings)), safe='')}"


_SETUP = {"osmand": _traccar, "owntracks": _owntracks}
