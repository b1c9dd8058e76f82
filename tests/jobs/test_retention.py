"""What has outlived its purpose goes by its terms: contacts, words, photos and tracks; open cases keep theirs."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from backend.clock import MovableClock, iso
from backend.configuration import service as configuration
from backend.jobs import retention
from backend.jobs.retention import Retention
from tests.media.camera import phone_jpeg
from tests.media.test_sending import copies_made
from tests.reports.erasing import chain_is_sound, erasures, where_is
from tests.serving import LiveServer
from tests.town import HERE, Town
from tests.verdicts.acting import GOOD, act, checked, judge, link_of, progress, report, to_judge

NAME, PHONE, WORDS, ADDRESS, SAID = "欧阳锋芒", "13800009876", "三号楼前井盖松动", "三号楼二单元501", "辛苦你们了"
PERSONAL = {"contact_name": NAME, "contact_phone": PHONE, "description": WORDS, "address": ADDRESS}
CONTACT_DAYS, WORDS_DAYS, TRACK_DAYS = 365, 1095, 90


def job(server: LiveServer) -> Retention:
    context = server.context
    return Retention(context.db, context.clock, context.vault, context.copies)


async def closed(http: httpx.AsyncClient, town: Town) -> dict[str, Any]:
    """A report's answer, its case closed by its reporter's verdict."""
    sent = await to_judge(http, town, **PERSONAL)
    await judge(http, await link_of(http, sent), **GOOD, words=SAID)
    return sent


async def upload(http: httpx.AsyncClient, photo: bytes) -> str:
    begun = await http.post("/api/v1/media", headers={"Upload-Length": str(len(photo))})
    headers = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    done = await http.patch(begun.headers["Location"], content=photo, headers=headers)
    assert done.status_code == 204, done.text
    found: str = begun.json()["id"]
    return found


async def test_the_terms_are_the_configurations(server: LiveServer, clock: MovableClock) -> None:
    async with server.context.db.job() as session:
        terms = (await configuration.active(session, clock())).rules.retention
    assert (terms.contact_days, terms.words_days, terms.photo_days, terms.track_days) == (
        CONTACT_DAYS,
        WORDS_DAYS,
        WORDS_DAYS,
        TRACK_DAYS,
    )


async def test_each_goes_when_its_term_is_over_and_not_before(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    sent = await closed(http, town)
    ended = clock()
    open_still = await report(http, contact_phone="13911112222", description="还没办完的事")
    clock.advance(days=CONTACT_DAYS)
    await job(server).erase()
    assert await where_is(server, NAME, PHONE) == {"report"}
    clock.advance(seconds=1)
    await job(server).erase()
    assert await where_is(server, NAME, PHONE) == set()
    assert await where_is(server, WORDS) == {"report", "case"} and await where_is(server, SAID) == {"verdict"}
    clock.advance(days=WORDS_DAYS - CONTACT_DAYS)
    await job(server).erase()
    assert await where_is(server, WORDS, ADDRESS, SAID) == set()
    assert await where_is(server, "13911112222", "还没办完的事") == {"report", "case"}
    shown = await progress(http, sent)
    assert shown["erased"] == ["contact", "words", "photos"] and shown["status"] == "closed"
    assert (await progress(http, open_still))["erased"] == []
    # That a worker resolved it goes with the tracks, as soon as activity has heard of it.
    first, second = [one for one in await erasures(server) if one[1]["what"] != "signals"]
    assert first == ("retention", {"what": "contact", "count": 1, "before": first[1]["before"]})
    assert str(first[1]["before"]).startswith(iso(ended)[:10]) and second[1]["what"] == "words"
    assert await chain_is_sound(server)


async def test_photos_of_the_report_and_of_the_work_leave_the_disk(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    fields = {"category": "0102", "description": WORDS, **{k: str(v) for k, v in HERE.items()}}
    answer = await http.post("/api/v1/reports", data=fields, files=[("photos", ("1.jpg", phone_jpeg()))])
    sent = answer.json()
    number, worker = sent["case"]["number"], town.ladders[sent["grid"]["code"]][0]
    task = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"][0]
    await http.post(f"/api/v1/tasks/{task['id']}/accept", headers=worker.headers)
    proof = {"photo": await upload(http, phone_jpeg()), "kind": "after", **HERE}
    done = {"words": "已清运", "evidence": [proof]}
    finished = await http.post(f"/api/v1/tasks/{task['id']}/done", headers=worker.headers, json=done)
    assert finished.status_code == 200, finished.text
    await checked(http, town, number)
    await copies_made(server)
    link = await link_of(http, sent)
    (shown,) = (await http.get(link)).json()["photos"]
    assert (await http.get(shown["url"])).headers["content-type"] == "image/jpeg"
    await judge(http, link, **GOOD)

    async with server.context.db.job() as session:
        photos = [UUID(str(id)) for id in await session.scalars(text("select id from media"))]
    vault, copies = server.context.vault, server.context.copies
    assert len(photos) == 2 and all(vault.path(p).exists() and copies.path(p, "copy").exists() for p in photos)
    clock.advance(days=WORDS_DAYS, seconds=1)
    await job(server).erase()
    assert not any(vault.path(p).exists() or copies.path(p, s).exists() for p in photos for s in ("copy", "thumb"))
    async with server.context.db.job() as session:
        kept = (await session.execute(text("select distinct state, sha256, exif_lon, taken_at from media"))).all()
        place = (await session.execute(text("select geom, taken_at, distance_m is not null from evidence"))).one()
    assert [tuple(row) for row in kept] == [("erased", None, None, None)]
    assert tuple(place) == (None, None, True)
    assert [data["count"] for _, data in await erasures(server) if data["what"] in ("photos", "evidence")] == [1, 1]
    assert (await http.get(link)).json()["photos"] == []
    assert (await http.get(shown["url"])).status_code == 404


async def test_many_are_erased_in_batches_that_several_processes_share(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    for _ in range(5):
        sent = await report(http, **PERSONAL)
        await act(http, town.command, sent["case"]["number"], "exclude", reason="不属于本区职责")
    clock.advance(days=CONTACT_DAYS, seconds=1)
    await asyncio.gather(job(server).erase(), job(server).erase())
    assert await where_is(server, NAME, PHONE) == set()
    assert sum(int(str(data["count"])) for _, data in await erasures(server)) == 5
    assert len(await erasures(server)) >= 3
    await job(server).erase()
    assert sum(int(str(data["count"])) for _, data in await erasures(server)) == 5


async def test_a_merged_report_waits_for_the_case_it_is_handled_with(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    first, second = await report(http), await report(http, **PERSONAL)
    await act(http, town.command, second["case"]["number"], "merge", into=first["case"]["number"], reason="同一事项")
    clock.advance(days=CONTACT_DAYS * 2)
    await job(server).erase()
    assert await where_is(server, PHONE) == {"report"}
    await act(http, town.command, first["case"]["number"], "exclude", reason="不属于本区职责")
    clock.advance(days=CONTACT_DAYS, seconds=1)
    await job(server).erase()
    assert await where_is(server, PHONE) == set()


async def test_where_workers_were_is_forgotten(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    old, fresh = (ladder[0] for ladder in list(town.ladders.values())[:2])
    fix = {"lon": 116.66, "lat": 39.9, "crs": "wgs84", "accuracy_m": 5}
    for worker in (old, fresh):
        sent = [fix | {"at": iso(clock())}]
        answer = await http.post("/api/v1/positions", headers=worker.headers, json=sent)
        assert answer.is_success, answer.text
        clock.advance(days=TRACK_DAYS / 2, seconds=1)
    await job(server).erase()
    async with server.context.db.job() as session:
        assert list(await session.scalars(text("select account_id from worker_position"))) == [fresh.id]
    ((kind, data),) = await erasures(server)
    assert (kind, data["what"], data["count"]) == ("retention", "tracks", 1)
