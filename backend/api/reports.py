"""``/api/v1/reports``: how a demand comes in, and how its sender sees what became of it."""

import hashlib
import json
from typing import Annotated, Any
from uuid import UUID, uuid4

import orjson
from fastapi import APIRouter, Header, Path, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, ValidationError
from starlette.datastructures import UploadFile

from backend.api import bodies
from backend.api.context import Context, Origin, Parts, Reading, Writing
from backend.api.identity import Known
from backend.api.parameters import ActedAt
from backend.api.problems import documented
from backend.errors import Forbidden, GridError, Invalid, NotFound, Unauthenticated, Unsupported
from backend.media.photo import Photo
from backend.media.pool import in_pool
from backend.media.service import exif_places, look_at
from backend.observability import REPORTS
from backend.people.rights import Caller
from backend.qr import qr_svg
from backend.reports.answers import Judging, Progress, ReportAnswer
from backend.reports.deletion import Deletion, Scope, delete_personal_data
from backend.reports.fields import MAX_PHOTOS, ReportFields
from backend.reports.following import hold_receipt
from backend.reports.place import place_of
from backend.reports.reading import progress
from backend.reports.service import Submission
from backend.verdicts.asking import question
from backend.verdicts.service import erase_words

router = APIRouter(prefix="/api/v1/reports", tags=["reports"])

JSON_MOST = 256 * 1024
"""Bytes of a JSON report: 2,000 characters and a polygon of 2,000 positions fit."""


def _form_schema() -> dict[str, Any]:
    schema = ReportFields.model_json_schema()
    schema["properties"] |= {
        "photos": {
            "type": "array",
            "maxItems": MAX_PHOTOS,
            "description": "repeated: files (JPEG, PNG, WebP, HEIC; 20 MB and 60 megapixels each unless configured"
            " otherwise), or ids of photos uploaded through POST /api/v1/media; never addresses",
            "items": {"type": "string", "contentMediaType": "application/octet-stream"},
        },
        "area": {
            "type": "string",
            "contentMediaType": "application/json",
            "maxLength": JSON_MOST,
            "description": "as JSON text: " + schema["properties"]["area"]["description"],
        },
    }
    return schema


BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": ReportFields.model_json_schema()},
            "multipart/form-data": {
                "schema": _form_schema(),
                "encoding": {"photos": {"contentType": "image/jpeg, image/png, image/webp, image/heic"}},
            },
        },
    }
}

QR = {"content": {"image/svg+xml": {"schema": {"type": "string", "contentMediaType": "image/svg+xml"}}}}

Receipt = Annotated[str, Path(max_length=64, description="from the answer to the report")]

Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        pattern="^[!-~]+$",
        description="names this report: sent again within 7 days with the same body, it gives the same answer and"
        " stores nothing; with another body it is refused. Take a random one, such as a UUID",
    ),
]


@router.post(
    "",
    status_code=201,
    response_model=ReportAnswer,
    responses=documented(401, 403, 413, 415, 422, 503),
    openapi_extra=BODY,
)
async def send(
    request: Request, context: Parts, known: Known, origin: Origin, key: Key = None, acted_at: ActedAt = None
) -> Response:
    """Report something: no account needed.

    The answer says who has it now and why there. It comes after the report is durable, and its ``receipt`` shows the
    progress. The place is taken from ``lon``/``lat`` (a pin outranks the device), else from the EXIF of the photos.
    """
    fields, files = await _read(request, context)
    account = _reporting_worker(fields, known)
    contents = [await _content(file, context.settings.photo_max_mb) for file in files]
    photos = [await look_at(data, name) for name, data in contents]
    places = [photo.place for photo in photos]
    if fields.photos:
        async with context.db.write() as session:
            places += await exif_places(session, fields.photos)
    place = place_of(fields, places)
    for photo, (_, data) in zip(photos, contents, strict=True):
        await in_pool(context.vault.append, photo.id, data)
    answer = await context.intake.submit(
        Submission(
            id=uuid4(),
            category=fields.category,
            description=fields.description,
            channel=fields.channel,
            kind=fields.kind,
            address=fields.address,
            joins=fields.joins,
            place=place,
            body_hash=_body_hash(fields, photos, account),
            key=key,
            contact_name=fields.contact_name,
            contact_phone=fields.contact_phone,
            firm_name=fields.firm_name,
            firm_code=fields.firm_code,
            account_id=account,
            origin=origin,
            acted_at=acted_at,
            photos=tuple(photos),
            claimed=tuple(fields.photos),
        )
    )
    REPORTS.labels(fields.channel).inc()
    headers = {"Location": f"/api/v1/reports/{answer['receipt']}"}
    # The database keeps an answer's values, not its order: sorted, the same key gets the same bytes.
    body = orjson.dumps(answer, option=orjson.OPT_SORT_KEYS)
    return Response(body, 201, headers, media_type="application/json")


@router.get("/{receipt}", responses=documented(404, 422))
async def follow(receipt: Receipt, session: Reading, context: Parts) -> Progress:
    """What became of a report, for whoever holds its receipt. It never says who reported."""
    found = await progress(session, receipt)
    asked = await question(session, found.id, found.round, context.clock())
    if asked.state != "over":
        found.judging = Judging(
            link=f"/v/{context.secrets.verdict_token(found.id, found.round)}",
            until=asked.until,
            outcome=asked.given.outcome if asked.given else None,
            satisfaction=asked.given.satisfaction if asked.given else None,
        )
    return found


@router.get("/{receipt}/qr.svg", response_class=Response, responses={200: QR, **documented(404, 422)})
async def qr(receipt: Receipt, request: Request, session: Reading, context: Parts) -> Response:
    """The receipt's link as a QR code, to be taken along on another phone or on paper."""
    if await hold_receipt(session, receipt) is None:
        raise NotFound("no report has this receipt")
    base = (context.settings.public_url or str(request.base_url)).rstrip("/")
    image = qr_svg(f"{base}/report/?receipt={receipt}")
    return Response(image, media_type="image/svg+xml", headers={"Cache-Control": "private, no-store"})


class Erasing(BaseModel):
    """What is to be deleted of a report."""

    what: Scope = Field(
        description="contact: name and telephone; all: also the words, the exact address and the photos"
    )


@router.delete("/{receipt}", responses=documented(404, 422))
async def erase(receipt: Receipt, wanted: Erasing, session: Writing, context: Parts) -> Deletion:
    """Delete the personal data of a report, for whoever holds its receipt.

    It is gone at once; the receipt goes on showing the progress, and the case is worked without it. The answer says
    what was deleted, what stays and why. Once more changes nothing.
    """
    held = await hold_receipt(session, receipt)
    if held is None:
        raise NotFound("no report has this receipt")
    if wanted.what == "all":
        await erase_words(session, [held.report])
    return await delete_personal_data(session, held, wanted.what, context.clock(), context.vault, context.copies)


async def _read(request: Request, context: Context) -> tuple[ReportFields, list[UploadFile]]:
    """The fields and files of either kind of body. Raises Invalid, TooLarge, Unsupported."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "application/json":
            return ReportFields.model_validate_json(await bodies.whole(request, JSON_MOST)), []
        if kind == "multipart/form-data":
            most = MAX_PHOTOS * context.settings.photo_max_mb * 1024 * 1024 + JSON_MOST
            form = await bodies.form(request, most, files=MAX_PHOTOS, fields=32)
            files = [f for f in form.getlist("photos") if isinstance(f, UploadFile) and (f.size or f.filename)]
            fields = ReportFields.model_validate(_with_area(bodies.text_fields(form, "photos")))
            if len(files) + len(fields.photos) > MAX_PHOTOS:
                raise Invalid(f"a report holds at most {MAX_PHOTOS} photos")
            return fields, files
    except ValidationError as bad:
        raise RequestValidationError(bad.errors(include_url=False, include_context=False, include_input=False)) from bad
    raise Unsupported("send the report as application/json or multipart/form-data")


def _with_area(values: dict[str, Any]) -> dict[str, Any]:
    if "area" not in values:
        return values
    try:
        return values | {"area": json.loads(values["area"])}
    except (ValueError, RecursionError) as bad:
        raise Invalid("area is not JSON: send a GeoJSON Polygon as text") from bad


def _reporting_worker(fields: ReportFields, caller: Caller | GridError | None) -> UUID | None:
    """The account that answers for channel ``worker``; other channels are nobody's, even with a session."""
    if fields.channel != "worker":
        return None
    if caller is None:
        raise Unauthenticated("channel worker needs a worker's session; without one the channel is citizen")
    if isinstance(caller, GridError):
        raise caller
    if caller.role != "worker":  # what a worker reports counts as the worker's activity
        raise Forbidden(f"channel worker is for grid workers; you are logged in as {caller.role}")
    caller.require("cases.work")
    return caller.id


async def _content(file: UploadFile, max_mb: int) -> tuple[str, bytes]:
    data = await file.read(max_mb * 1024 * 1024 + 1)
    name = (file.filename or "without a name")[:80]
    if len(data) > max_mb * 1024 * 1024:
        raise Invalid(f"photo {name} is larger than {max_mb} MB")
    return name, data


def _body_hash(fields: ReportFields, photos: list[Photo], account: UUID | None) -> bytes:
    """What makes two sendings the same: the fields' values and the photos' bytes, not how they were packed."""
    said = json.dumps(fields.model_dump(mode="json"), sort_keys=True)
    digest = hashlib.sha256(said.encode())
    for photo in photos:
        digest.update(photo.sha256)
    digest.update(str(account).encode())
    return digest.digest()
