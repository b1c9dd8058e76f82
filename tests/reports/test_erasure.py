"""A receipt's holder has their data deleted: it is gone from every table and from the disk, and the case goes on."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from tests.media.camera import phone_jpeg
from tests.media.test_sending import copies_made
from tests.reports.erasing import chain_is_sound, erasures, where_is
from tests.serving import LiveServer
from tests.town import HERE, Town
from tests.verdicts.acting import act, judge, link_of, progress, report, worked

NAME, PHONE, WORDS, ADDRESS = "欧阳锋芒", "13800009876", "三号楼前井盖松动", "三号楼二单元501"
PERSONAL = {"contact_name": NAME, "contact_phone": PHONE, "description": WORDS, "address": ADDRESS}
SECRETS = (NAME, PHONE, WORDS, ADDRESS)


async def send_with_photo(http: httpx.AsyncClient) -> dict[str, Any]:
    fields = {"category": "0102", **PERSONAL, **{k: str(v) for k, v in HERE.items()}}
    answer = await http.post("/api/v1/reports", data=fields, files=[("photos", ("1.jpg", phone_jpeg()))])
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def erase(http: httpx.AsyncClient, sent: dict[str, Any], what: str) -> dict[str, Any]:
    answer = await http.request("DELETE", f"/api/v1/reports/{sent['receipt']}", json={"what": what})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def kinds(parts: list[dict[str, str]]) -> list[str]:
    assert all(part["text"] for part in parts)
    return [part["what"] for part in parts]


async def test_the_contact_alone(http: httpx.AsyncClient, live_server: LiveServer, town: Town) -> None:
    sent = await report(http, **PERSONAL)
    assert await where_is(live_server, NAME, PHONE) == {"report"}
    answer = await erase(http, sent, "contact")
    assert kinds(answer["deleted"]) == ["contact"] and "words" in kinds(answer["kept"])
    assert await where_is(live_server, NAME, PHONE) == set()
    assert await where_is(live_server, WORDS, ADDRESS) == {"case", "report"}
    shown = await progress(http, sent)
    assert shown["erased"] == ["contact"] and shown["timeline"][-1]["text"] == "已按您的要求删除个人信息"
    case = (await http.get(f"/api/v1/cases/{sent['case']['number']}", headers=town.command.headers)).json()
    assert case["reports"][0]["contact"] is None and case["reports"][0]["erased"] == ["contact"]


async def test_everything_is_gone_from_every_table_and_from_the_disk(
    http: httpx.AsyncClient, live_server: LiveServer, town: Town
) -> None:
    sent = await send_with_photo(http)
    await copies_made(live_server)
    number, context = sent["case"]["number"], live_server.context
    case = (await http.get(f"/api/v1/cases/{number}", headers=town.command.headers)).json()
    photo = UUID(case["reports"][0]["photos"][0]["id"])
    files = [context.vault.path(photo), context.copies.path(photo, "copy"), context.copies.path(photo, "thumb")]
    assert all(file.exists() for file in files)
    assert await where_is(live_server, *SECRETS) == {"case", "report"}

    answer = await erase(http, sent, "all")
    assert kinds(answer["deleted"]) == ["contact", "words", "photos"]
    assert kinds(answer["kept"]) == ["case", "verdict", "log"]
    assert await where_is(live_server, *SECRETS) == set()
    assert not any(file.exists() for file in files)
    async with context.db.job() as session:
        row = (
            await session.execute(text("select state, sha256, phash, taken_at, exif_lon, exif_lat from media"))
        ).one()
    assert tuple(row) == ("erased", None, None, None, None, None)
    case = (await http.get(f"/api/v1/cases/{number}", headers=town.command.headers)).json()
    assert (case["summary"], case["address"]) == ("", None)
    assert case["reports"][0]["description"] == "" and case["reports"][0]["photos"] == []
    assert (await http.get(f"/api/v1/media/{photo}", headers=town.command.headers)).status_code == 404
    assert (await http.get(f"/api/v1/reports/{sent['receipt']}/photos/{photo}")).status_code == 404


async def test_the_case_goes_on_without_it_and_the_receipt_still_shows_and_judges_it(
    http: httpx.AsyncClient, live_server: LiveServer, town: Town
) -> None:
    sent = await report(http, **PERSONAL)
    await erase(http, sent, "all")
    await worked(http, town, sent["case"]["number"], town.ladders[sent["grid"]["code"]][0])
    link = await link_of(http, sent)
    await judge(http, link, outcome="solved", satisfaction="satisfied", words="谢谢欧阳锋芒")
    assert (await progress(http, sent))["status"] == "closed"
    await erase(http, sent, "all")  # what was said since then goes, too
    assert await where_is(live_server, *SECRETS) == set()
    given = (await http.get(link)).json()["given"]
    assert (given["outcome"], given["words"]) == ("solved", None)


async def test_once_more_changes_nothing_and_the_log_stays_sound(
    http: httpx.AsyncClient, live_server: LiveServer, town: Town
) -> None:
    sent = await report(http, **PERSONAL)
    first = await erase(http, sent, "all")
    assert await erase(http, sent, "all") == first
    assert kinds((await erase(http, sent, "contact"))["deleted"]) == ["contact"]
    ((kind, data),) = await erasures(live_server)
    assert kind == "report" and (data["what"], data["count"]) == ("all", 2)
    assert await chain_is_sound(live_server)


async def test_others_words_on_the_same_matter_stay(
    http: httpx.AsyncClient, live_server: LiveServer, town: Town
) -> None:
    first, second = await report(http, description="先反映的人"), await report(http, description="后反映的人")
    into = {"into": first["case"]["number"], "reason": "同一事项"}
    await act(http, town.command, second["case"]["number"], "merge", **into)
    await erase(http, second, "all")
    case = (await http.get(f"/api/v1/cases/{first['case']['number']}", headers=town.command.headers)).json()
    assert case["summary"] == "先反映的人"
    assert sorted(r["description"] for r in case["reports"]) == ["", "先反映的人"]
    assert await where_is(live_server, "后反映的人") == set()


@pytest.mark.parametrize(
    ("receipt", "body", "status"),
    [("nobody", {"what": "all"}, 404), ("nobody", {}, 422), ("nobody", {"what": "case"}, 422)],
)
async def test_what_cannot_be_deleted(
    http: httpx.AsyncClient, town: Town, receipt: str, body: dict[str, str], status: int
) -> None:
    assert (await http.request("DELETE", f"/api/v1/reports/{receipt}", json=body)).status_code == status
