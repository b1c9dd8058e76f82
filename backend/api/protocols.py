"""Positions from apps that workers can already install: the protocols of OsmAnd and Traccar Client, and of OwnTracks.

Such an app sends again what is not answered 200, and the next fix waits. So what is wrong with a fix is said in a 200;
other answers are for what somebody has to set right first.
"""

from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from fastapi.security import HTTPBasic, HTTPBasicCredentials

from backend.api.bodies import json_of, whole
from backend.api.context import Context, Parts
from backend.api.positions import MOST_BYTES, Received, check_number
from backend.api.problems import documented
from backend.errors import Invalid, Unauthenticated
from backend.positions import given, osmand, owntracks
from backend.positions.service import Sending

router = APIRouter(prefix="/api/v1/positions", tags=["positions"])

MOST_FIELDS = 100
"""In a form; the apps send some fifteen."""

_basic = HTTPBasic(auto_error=False, description="any name; the password is the device's key")


@router.get("/osmand", summary="Positions of OsmAnd and Traccar Client", responses=documented(401, 422))
async def receive_osmand(context: Parts, request: Request) -> Received:
    """One fix in the address, as OsmAnd sends it: `?id=<key>&lat=&lon=&timestamp=&speed=&accuracy=`.

    The identifier is the key of `POST /api/v1/devices`; the datum is the one the device was registered with.
    """
    return await _from_parameters(context, dict(request.query_params))


@router.post("/osmand", summary="Positions of Traccar Client", responses=documented(401, 413, 422))
async def post_osmand(context: Parts, request: Request) -> Received:
    """What Traccar Client sends: one fix in the address or in a form (speed in knots), or JSON with `device_id` and
    `location` (speed in metres a second); lists of those too.

    A fix that is not kept is answered 200 with the reason, so that the app goes on with the next one.
    """
    body = await whole(request, MOST_BYTES)
    if body.lstrip()[:1] not in (b"{", b"["):
        try:
            form = parse_qsl(body.decode(errors="replace"), max_num_fields=MOST_FIELDS)
        except ValueError as many:
            raise Invalid(f"the form has more than {MOST_FIELDS} fields; it is none of this protocol") from many
        return await _from_parameters(context, dict(request.query_params) | dict(form))
    try:
        said = osmand.from_json(json_of(body), context.clock())
    except ValueError as unclear:
        raise Invalid(str(unclear)) from unclear
    return await _submit(context, said.key, said.fixes)


@router.post("/owntracks", summary="Positions of OwnTracks", responses=documented(401, 413, 422))
async def receive_owntracks(
    context: Parts, request: Request, basic: Annotated[HTTPBasicCredentials | None, Depends(_basic)]
) -> list[dict[str, str]]:
    """What OwnTracks sends in its HTTP mode; messages that are no locations are answered and passed over.

    The app expects a list of messages: this one is empty, or says what was refused.
    """
    try:
        fixes = owntracks.from_json(json_of(await whole(request, MOST_BYTES)))
    except ValueError as unclear:
        raise Invalid(str(unclear)) from unclear
    if basic is None:
        raise Unauthenticated("set the app's password to the key of POST /api/v1/devices")
    if not fixes:
        return []
    received = await _submit(context, basic.password, fixes)
    return [{"_type": "refused", "message": refusal.message} for refusal in received.refused]


async def _from_parameters(context: Context, parameters: dict[str, str]) -> Received:
    try:
        said = osmand.from_parameters(parameters, context.clock())
    except ValueError as unclear:
        raise Invalid(str(unclear)) from unclear
    return await _submit(context, said.key, said.fixes)


async def _submit(context: Context, key: str, fixes: list[dict[str, Any]]) -> Received:
    check_number(fixes)
    return Received.model_validate(await context.positions.submit(Sending(given.read(fixes), key)))
