"""Photos of the work over HTTP: taken with a task or by a unit, what is odd about them, who judges, who may look."""

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from backend.clock import MovableClock
from backend.configuration import service as configuration
from backend.db.view import View
from backend.jobs.housekeeping import Housekeeping
from backend.jobs.photos import Photos
from tests.cases.acting import Json, accepted, events, get, post, report
from tests.media.camera import HERE as EXIF_HERE
from tests.media.camera import picture, scene
from tests.media.sending import upload
from tests.serving import LiveServer
from tests.town import HERE, Person, Town

THERE = {"lon": HERE["lon"], "lat": HERE["lat"] + 0.0001, "crs": "wgs84"}
"""11 m from the case."""
FAR = {"lon": HERE["lon"] + 0.01, "lat": HERE["lat"], "crs": "wgs84"}


async def proof(http: httpx.AsyncClient, data: bytes, kind: str = "after", **said: Any) -> Json:
    return {"photo": await upload(http, data), "kind": kind, **(THERE | said)}


async def done(http: httpx.AsyncClient, worker: Person, number: str, *proofs: Json) -> httpx.Response:
    tasks = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"]
    task = next(one["id"] for one in tasks if one["case"]["number"] == number)
    body = {"words": "已清运", "evidence": list(proofs)}
    return await http.post(f"/api/v1/tasks/{task}/done", json=body, headers=worker.headers)


async def evidence(http: httpx.AsyncClient, town: Town, number: str) -> list[Json]:
    found: list[Json] = (await get(http, town.command, number))["evidence"]
    return found


async def flags(http: httpx.AsyncClient, town: Town, number: str) -> dict[str, list[str]]:
    return {one["id"]: one["flags"] for one in await evidence(http, town, number)}


async def want(server: LiveServer, **evidence: int) -> None:
    """Let the practice ask for other evidence from now on."""
    now = server.context.clock()
    async with server.context.db.write(View.system()) as session:
        rules = (await configuration.active(session, now)).rules
        rule = rules.practice.evidence.model_copy(update=evidence)
        practice = rules.practice.model_copy(update={"evidence": rule})
        changed = rules.model_copy(update={"practice": practice})
        await configuration.apply(session, changed, at=now, now=now, actor="tests")


async def copies_made(server: LiveServer) -> None:
    context = server.context
    while await Photos(context.db, context.vault, context.copies).make_one():
        pass
    async with context.db.job() as session:  # waits for those the server's own job has in hand
        await session.execute(text("select id from media for update"))


async def test_evidence_is_kept_with_place_time_and_distance(
    http: httpx.AsyncClient, town: Town, clock: MovableClock
) -> None:
    number, worker = await accepted(http, town)
    clock.advance(hours=1)
    taken = (clock() - timedelta(minutes=20)).isoformat()
    before = await proof(http, scene(1), "before", taken_at=taken)
    after = await proof(http, scene(2), taken_at=taken)
    assert (await done(http, worker, number, before, after)).status_code == 200
    first, second = await evidence(http, town, number)
    assert {first["kind"], second["kind"]} == {"before", "after"}
    for one in (first, second):
        assert one["flags"] == [] and one["accepted"] is None
        assert one["distance_m"] == pytest.approx(11.1, abs=0.2)
        assert datetime.fromisoformat(one["taken_at"]) == clock() - timedelta(minutes=20)
        assert (one["lon"], one["lat"]) == (THERE["lon"], THERE["lat"]) and one["attached_by"] == str(worker.id)
    assert await events(http, town, number, "EvidenceFlagged") == []


async def test_what_is_odd_is_flagged_and_told(http: httpx.AsyncClient, town: Town, clock: MovableClock) -> None:
    number, worker = await accepted(http, town)
    clock.advance(hours=1)
    early = (clock() - timedelta(days=2)).isoformat()
    proofs = [
        await proof(http, scene(1), **FAR),
        await proof(http, scene(2), taken_at=early),
        await proof(http, picture(gps=EXIF_HERE), **FAR),
        {"photo": await upload(http, scene(4)), "kind": "near"},
    ]
    assert (await done(http, worker, number, *proofs)).status_code == 200
    found = await flags(http, town, number)
    assert [found[one["photo"]] for one in proofs] == [["far"], ["untimely"], ["far", "contradicted"], []]
    told = await events(http, town, number, "EvidenceFlagged")
    assert [(e["data"]["photo"], e["data"]["flags"]) for e in told] == [
        (one["photo"], found[one["photo"]]) for one in proofs[:3]
    ]


async def test_the_datum_of_the_tablet_is_believed(http: httpx.AsyncClient, town: Town) -> None:
    number, worker = await accepted(http, town)
    assert (await done(http, worker, number, await proof(http, scene(1), crs="gcj02"))).status_code == 200
    (one,) = await evidence(http, town, number)
    assert one["flags"] == ["far"] and one["distance_m"] > 400


async def test_a_photo_used_before_is_found_again(http: httpx.AsyncClient, town: Town) -> None:
    number, worker = await accepted(http, town)
    used = await proof(http, scene(1))
    assert (await done(http, worker, number, used)).status_code == 200
    other, worker = await accepted(http, town)
    again = await proof(http, scene(1, (320, 240), quality=40))
    bytes_again = await proof(http, picture())
    fresh = await proof(http, scene(2))
    assert (await done(http, worker, other, again, bytes_again, fresh)).status_code == 200
    found = {one["id"]: one for one in await evidence(http, town, other)}
    assert found[again["photo"]]["flags"] == ["reused"] and found[again["photo"]]["reused_of"] == used["photo"]
    assert found[fresh["photo"]]["flags"] == [] == found[bytes_again["photo"]]["flags"]
    third, worker = await accepted(http, town)
    assert (await done(http, worker, third, await proof(http, picture()))).status_code == 200
    (one,) = await evidence(http, town, third)
    assert one["flags"] == ["reused"], "a picture without features is found by its bytes"


async def test_the_citizens_own_photo_is_no_evidence_of_work(http: httpx.AsyncClient, town: Town) -> None:
    files = [("photos", ("1.jpg", scene(5)))]
    fields = {"category": "0102", "description": "垃圾", **{k: str(v) for k, v in HERE.items()}}
    sent = (await http.post("/api/v1/reports", data=fields, files=files)).json()
    number, worker = sent["case"]["number"], town.worker(sent["assignment"]["worker"]["id"])
    task = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"][0]
    await http.post(f"/api/v1/tasks/{task['id']}/accept", headers=worker.headers)
    assert (await done(http, worker, number, await proof(http, scene(5, quality=50)))).status_code == 200
    (one,) = await evidence(http, town, number)
    assert (
        one["flags"] == ["reused"]
        and one["reused_of"] == ((await get(http, town.command, number))["reports"][0]["photos"][0]["id"])
    )


async def test_a_photo_is_used_once(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    number, worker = await accepted(http, town)
    one = await proof(http, scene(1))
    twice = await done(http, worker, number, one, one)
    assert twice.status_code == 422 and "used already" in twice.json()["detail"]
    assert await evidence(http, town, number) == []
    assert (await done(http, worker, number, one)).status_code == 200
    other, worker = await accepted(http, town)
    assert (await done(http, worker, other, one)).status_code == 422
    sent = await http.post(
        "/api/v1/reports", json={"category": "0102", "description": "x", **HERE, "photos": [one["photo"]]}
    )
    assert sent.status_code == 422 and "used already" in sent.json()["detail"]
    assert (await http.delete(f"/api/v1/media/{one['photo']}")).status_code == 409
    missing = {"photo": "00000000-0000-0000-0000-000000000000"}
    assert (await done(http, worker, other, missing)).status_code == 422
    begun = await http.post("/api/v1/media", headers={"Upload-Length": "100"})
    half = await done(http, worker, other, {"photo": begun.json()["id"]})
    assert half.status_code == 422 and "not uploaded completely" in half.json()["detail"]
    lone = await done(http, worker, other, {"photo": one["photo"], "lon": 116.66})
    assert lone.status_code == 422 and [e["field"] for e in lone.json()["errors"]] == ["lat"]


async def test_evidence_outlives_the_purge_of_uploads(
    http: httpx.AsyncClient, town: Town, server: LiveServer, clock: MovableClock
) -> None:
    number, worker = await accepted(http, town)
    used, left = await proof(http, scene(1)), await upload(http, scene(2))
    assert (await done(http, worker, number, used)).status_code == 200
    await copies_made(server)
    clock.advance(days=2)
    context = server.context
    await Housekeeping(context.db, clock, context.settings, context.vault).purge()
    assert (await http.head(f"/api/v1/media/{left}")).status_code == 404
    shown = await http.get((await evidence(http, town, number))[0]["url"], headers=town.command.headers)
    assert shown.status_code == 200 and shown.headers["content-type"] == "image/jpeg"


async def test_what_the_practice_wants_must_be_there(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    await want(server, before=1, after=1)
    number, worker = await accepted(http, town)
    refused = await done(http, worker, number, await proof(http, scene(1)))
    assert refused.status_code == 422 and "1 before the work" in refused.json()["detail"]
    assert [e["field"] for e in refused.json()["errors"]] == ["evidence"]
    assert (await get(http, town.command, number))["status"] == "accepted"
    assert await evidence(http, town, number) == []  # nothing of a refused act is kept
    both = [await proof(http, scene(1), "before"), await proof(http, scene(2))]
    assert (await done(http, worker, number, *both)).status_code == 200


async def test_the_checker_decides(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    await want(server, after=1)
    number, worker = await accepted(http, town)
    one = await proof(http, scene(1), **FAR)
    assert (await done(http, worker, number, one)).status_code == 200
    judge = f"{number}/evidence/{one['photo']}/judge"
    assert (await post(http, worker, judge, accepted=True)).status_code == 403
    silent = await post(http, town.command, judge, accepted=False)
    assert silent.status_code == 422 and "say why" in silent.json()["detail"]
    refused = await post(http, town.command, judge, accepted=False, words="不是这个地方")
    assert refused.status_code == 200, refused.text
    (shown,) = refused.json()["evidence"]
    assert (shown["accepted"], shown["words"], shown["decided_by"]) == (False, "不是这个地方", str(town.command.id))
    (told,) = await events(http, town, number, "EvidenceJudged")
    assert told["data"]["after"] == {"accepted": False} and "地方" not in str(told)
    # What does not count is missing when the work goes on.
    assert (await post(http, town.command, f"{number}/rework", reason="照片不符")).status_code == 200
    missing = await done(http, worker, number)
    assert missing.status_code == 422 and "1 after the work" in missing.json()["detail"]
    assert (await done(http, worker, number, await proof(http, scene(2)))).status_code == 200
    strange = await post(http, town.command, f"{number}/evidence/{await upload(http, scene(3))}/judge", accepted=True)
    assert strange.status_code == 404


async def test_who_may_look(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    sent = await report(http)
    number, worker = sent["case"]["number"], town.worker(sent["assignment"]["worker"]["id"])
    task = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"][0]
    await http.post(f"/api/v1/tasks/{task['id']}/accept", headers=worker.headers)
    before, after = await proof(http, scene(1), "before"), await proof(http, scene(2))
    assert (await done(http, worker, number, before, after)).status_code == 200
    await copies_made(server)
    stranger = next(ladder[0] for code, ladder in town.ladders.items() if code != sent["grid"]["code"])
    for one in (before, after):
        url = f"/api/v1/media/{one['photo']}"
        assert (await http.get(url)).status_code == 401
        assert (await http.get(url, headers=stranger.headers)).status_code == 404
        for person in (town.command, worker):
            assert (await http.get(url, headers=person.headers)).status_code == 200
            assert (await http.get(f"{url}/thumb", headers=person.headers)).status_code == 200
    # Who reported sees what was done once it was checked, and only that.
    mine = f"/api/v1/reports/{sent['receipt']}"
    assert (await http.get(mine)).json()["results"] == []
    assert (await http.get(f"{mine}/photos/{after['photo']}")).status_code == 404
    assert (await post(http, town.command, f"{number}/check")).status_code == 200
    (result,) = (await http.get(mine)).json()["results"]
    assert result["id"] == after["photo"] and (await http.get(result["url"])).status_code == 200
    assert (await http.get(f"{mine}/photos/{before['photo']}")).status_code == 404
    other = (await report(http))["receipt"]
    assert (await http.get(f"/api/v1/reports/{other}/photos/{after['photo']}")).status_code == 404
    # A photo that was rejected is not shown.
    judge = f"{number}/evidence/{after['photo']}/judge"
    assert (await post(http, town.command, judge, accepted=False, words="不清楚")).status_code == 200
    assert (await http.get(mine)).json()["results"] == []
    assert (await http.get(result["url"])).status_code == 404
