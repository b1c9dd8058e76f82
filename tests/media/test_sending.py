"""Photos with reports: their EXIF as evidence, copies without it, uploads in pieces, and who may look."""

import asyncio
import io
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
from PIL import Image
from sqlalchemy import text

from backend import clock
from backend.clock import MovableClock
from backend.jobs.housekeeping import Housekeeping
from backend.jobs.photos import Photos
from tests.media.camera import HEIC, HERE, PHOTOS, phone_jpeg, picture
from tests.serving import LiveServer
from tests.town import Town

RUBBISH = {"category": "0102", "description": "垃圾桶旁堆满垃圾"}
PIN = RUBBISH | {"lon": "116.66", "lat": "39.90", "crs": "wgs84"}


async def send(http: httpx.AsyncClient, fields: dict[str, str], *photos: bytes) -> httpx.Response:
    files = [("photos", (f"{n}.jpg", photo)) for n, photo in enumerate(photos)]
    return await http.post("/api/v1/reports", data=fields, files=files)


async def copies_made(server: LiveServer) -> None:
    """Make what the job has not made yet, beside it."""
    context = server.context
    job = Photos(context.db, context.vault, context.copies)
    while await job.make_one():
        pass
    async with context.db.job() as session:  # waits for those the server's own job holds
        await session.execute(text("select id from media for update"))


async def photos_of(http: httpx.AsyncClient, town: Town, number: str) -> list[dict[str, Any]]:
    case = (await http.get(f"/api/v1/cases/{number}", headers=town.command.headers)).json()
    found: list[dict[str, Any]] = case["reports"][0]["photos"]
    return found


async def test_exif_says_where(http: httpx.AsyncClient, town: Town) -> None:
    answer = await send(http, RUBBISH, picture(), picture(gps=HERE))
    assert answer.status_code == 201, answer.text
    location = answer.json()["location"]
    assert location["source"] == "photo"
    assert (round(location["lon"], 6), round(location["lat"], 6)) == (116.66, 39.9)


async def test_a_pin_outranks_exif(http: httpx.AsyncClient, town: Town) -> None:
    location = (await send(http, PIN | {"lon": "116.61"}, picture(gps=HERE))).json()["location"]
    assert (location["lon"], location["source"]) == (116.61, "pin")


async def test_without_any_place_it_says_what_to_add(http: httpx.AsyncClient, town: Town) -> None:
    answer = await send(http, RUBBISH, picture())
    assert answer.status_code == 422 and "add lon, lat and crs" in answer.json()["detail"]


async def test_a_bad_photo_is_named_and_nothing_is_stored(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    answer = await send(http, PIN, picture(), picture()[:300])
    assert answer.status_code == 422 and "1.jpg" in answer.json()["detail"]
    assert (await send(http, PIN, *[picture()] * 10)).status_code == 422
    big = await send(http, PIN, b"x" * (20 * 1024 * 1024 + 1))
    assert big.status_code == 422 and "20 MB" in big.json()["detail"]
    async with live_server.context.db.write() as session:
        assert await session.scalar(text("select count(*) from report")) == 0


async def test_a_photo_that_crashes_its_decoder_costs_nobody_else(http: httpx.AsyncClient, town: Town) -> None:
    crash = (PHOTOS / "crashes_decoder.heic").read_bytes()
    refused = await send(http, PIN, crash)
    assert refused.status_code == 422 and "0.jpg" in refused.json()["detail"]
    assert [error["field"] for error in refused.json()["errors"]] == ["photos"]
    assert (await send(http, PIN, picture())).status_code == 201


async def test_copies_have_no_metadata_and_the_original_is_sealed(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    context = live_server.context
    originals = [phone_jpeg(), HEIC, picture("PNG", HERE), picture("WEBP", HERE)]
    sent = (await send(http, PIN, *originals)).json()
    photos = await photos_of(http, town, sent["case"]["number"])
    assert len(photos) == 4
    await copies_made(live_server)
    for photo in photos:
        for url, most in ((photo["url"], 2048), (photo["thumb_url"], 320)):
            copy = await http.get(url, headers=town.command.headers)
            assert copy.status_code == 200 and copy.headers["content-type"] == "image/jpeg"
            with Image.open(io.BytesIO(copy.content)) as image:
                image.load()
                assert max(image.size) <= most
                assert not image.getexif() and not {"exif", "xmp", "icc_profile", "comment"} & set(image.info)
    stored = {context.vault.read(UUID(photo["id"])) for photo in photos}
    assert stored == set(originals)
    for photo in photos:
        sealed = context.vault.path(UUID(photo["id"])).read_bytes()
        assert all(original[100:164] not in sealed for original in originals)
    async with context.db.job() as session:
        taken = (await session.scalars(text("select taken_at from media where exif_lon between 119 and 120"))).all()
    assert [instant.isoformat() for instant in taken] == ["2024-05-07T01:33:04+00:00"]


async def test_copies_stand_upright(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    tags = Image.Exif()
    tags[274] = 6
    out = io.BytesIO()
    Image.new("RGB", (60, 20)).save(out, "JPEG", exif=tags)
    sent = (await send(http, PIN, out.getvalue())).json()
    (photo,) = await photos_of(http, town, sent["case"]["number"])
    await copies_made(live_server)
    copy = await http.get(photo["url"], headers=town.command.headers)
    assert Image.open(io.BytesIO(copy.content)).size == (20, 60)


async def test_who_may_look(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    sent = (await send(http, PIN, picture())).json()
    (photo,) = await photos_of(http, town, sent["case"]["number"])
    await copies_made(live_server)
    ladder = town.ladders[sent["grid"]["code"]]
    stranger = next(people[0] for code, people in town.ladders.items() if code != sent["grid"]["code"])
    assert (await http.get(photo["url"])).status_code == 401
    assert (await http.get(photo["url"], headers=ladder[0].headers)).status_code == 200
    assert (await http.get(photo["url"], headers=stranger.headers)).status_code == 404
    own = f"/api/v1/reports/{sent['receipt']}/photos/{photo['id']}"
    assert (await http.get(own)).status_code == 200
    other = (await send(http, PIN, picture())).json()
    assert (await http.get(f"/api/v1/reports/{other['receipt']}/photos/{photo['id']}")).status_code == 404


async def begin(http: httpx.AsyncClient, length: int) -> str:
    begun = await http.post("/api/v1/media", headers={"Upload-Length": str(length)})
    assert begun.status_code == 201
    assert begun.headers["location"] == f"/api/v1/media/{begun.json()['id']}"
    return str(begun.json()["id"])


def piece(offset: int) -> dict[str, str]:
    return {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}


async def test_an_upload_goes_on_where_it_stood(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    data = picture(gps=HERE)
    photo = await begin(http, len(data))
    url = f"/api/v1/media/{photo}"
    first = await http.patch(url, content=data[:200], headers=piece(0))
    assert (first.status_code, first.headers["upload-offset"]) == (204, "200")
    early = await http.post("/api/v1/reports", json=PIN | {"photos": [photo]})
    assert early.status_code == 422 and "not uploaded completely" in early.json()["detail"]
    wrong = await http.patch(url, content=data[100:], headers=piece(100))
    assert (wrong.status_code, wrong.json()["offset"]) == (409, 200)
    # A crash in the middle of writing leaves a torn frame: it does not count.
    with live_server.context.vault.path(UUID(photo)).open("ab") as file:
        file.write(b"\0\0\1\0torn")
    stands = await http.head(url)
    assert (stands.headers["upload-offset"], stands.headers["upload-length"]) == ("200", str(len(data)))
    assert (await http.patch(url, content=data[200:] + b"more", headers=piece(200))).status_code == 422
    assert (await http.patch(url, content=data[200:], headers=piece(200))).status_code == 204
    sent = await http.post("/api/v1/reports", json=RUBBISH | {"photos": [photo]})
    assert sent.status_code == 201, sent.text
    assert sent.json()["location"]["source"] == "photo"
    taken = await http.post("/api/v1/reports", json=PIN | {"photos": [photo]})
    assert taken.status_code == 422 and "used already" in taken.json()["detail"]
    assert (await http.delete(url)).status_code == 409
    assert live_server.context.vault.read(UUID(photo)) == data


async def test_an_upload_that_is_no_photo(http: httpx.AsyncClient, town: Town) -> None:
    photo = await begin(http, 5)
    refused = await http.patch(f"/api/v1/media/{photo}", content=b"hello", headers=piece(0))
    assert refused.status_code == 422
    assert (await http.post("/api/v1/reports", json=PIN | {"photos": [photo]})).status_code == 422
    assert (await http.delete(f"/api/v1/media/{photo}")).status_code == 204
    assert (await http.head(f"/api/v1/media/{photo}")).status_code == 404
    assert (await http.post("/api/v1/media", headers={"Upload-Length": str(10**9)})).status_code == 413
    assert (await http.post("/api/v1/media")).status_code == 422


async def test_pieces_at_once_do_not_mix(http: httpx.AsyncClient, town: Town) -> None:
    data = picture()
    photo = await begin(http, len(data))
    answers = await asyncio.gather(
        *(http.patch(f"/api/v1/media/{photo}", content=data, headers=piece(0)) for _ in range(4))
    )
    assert sorted(a.status_code for a in answers) == [204, 409, 409, 409]


async def test_abandoned_uploads_are_purged(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    context, data = live_server.context, picture()
    kept = (await send(http, PIN, data)).json()
    photo = await begin(http, len(data))
    await http.patch(f"/api/v1/media/{photo}", content=data[:100], headers=piece(0))

    async def purge(after: timedelta) -> None:
        later = MovableClock(clock.now() + after)
        await Housekeeping(context.db, later, context.settings, context.vault).purge()

    await purge(timedelta(hours=23))
    assert (await http.head(f"/api/v1/media/{photo}")).status_code == 200
    await purge(timedelta(hours=25))
    assert (await http.head(f"/api/v1/media/{photo}")).status_code == 404
    assert not context.vault.path(UUID(photo)).exists()
    (photo_kept,) = await photos_of(http, town, kept["case"]["number"])
    assert context.vault.read(UUID(photo_kept["id"])) == data
