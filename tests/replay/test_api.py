"""A past day as the API gives it: what stood, what happened, for whom, and from which cache."""

from datetime import datetime, timedelta
from typing import Any
from unittest.mock import AsyncMock

import httpx
import pytest

from backend.api.replay import ReplayDay
from backend.clock import MovableClock, iso
from backend.jobs.replay import Replay
from backend.live.outbox import Happened
from backend.replay import hearing
from tests.activity.district import MONDAY, District
from tests.cases.conftest import http, server
from tests.cities import path_of
from tests.serving import LiveServer
from tests.town import found_town

__all__ = ["http", "server"]

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOON = 12 * 3_600_000
"""Milliseconds since the day began in Beijing."""


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY + 8 * HOUR)


@pytest.fixture
async def district(server: LiveServer) -> District:
    return District(server.context.db, await found_town(server.context.db), relayed=True)


async def happen(district: District, code: str, at: datetime, *moves: tuple[str, str, timedelta]) -> None:
    """A case is opened at ``at``, due a day later, and moves on: event, status, and how long after."""
    case = await district.offer(code, at)
    brief = {"id": str(case), "status": "reported", "path": path_of(code), "due_at": iso(at + DAY)}
    await district.happen(Happened("CaseOpened", at, "case", str(case), {"case": brief}))
    for name, status, after in moves:
        await district.move(case, name, at + after, status)


async def heard(district: District, clock: MovableClock) -> None:
    """Everything in the log was read, by the server's own loop or here."""
    replay, left = Replay(district.db, clock), 1
    while left:
        await replay.hear()
        async with district.db.job() as session:
            left = await hearing.behind(session)


async def ask(http: httpx.AsyncClient, district: District, day: str, **more: str) -> dict[str, Any]:
    answer = await http.get("/api/v1/replay", params={"day": day, **more}, headers=district.town.command.headers)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    ReplayDay.model_validate(told)  # what the description promises
    return told


async def test_a_day_as_it_was(district: District, http: httpx.AsyncClient, clock: MovableClock) -> None:
    one, other = district.codes[0], district.codes[-1]
    await happen(
        district, one, MONDAY - DAY, ("TaskAccepted", "accepted", DAY + HOUR), ("CaseClosed", "closed", 2 * DAY)
    )
    await happen(district, other, MONDAY, ("CaseExcluded", "excluded", HOUR / 2))
    await heard(district, clock)

    monday = await ask(http, district, "2026-11-23")
    assert (monday["begins"], monday["ends"]) == ("2026-11-22T16:00:00Z", iso(clock()))
    assert monday["same_boundaries"] is True
    (stood,) = monday["start"]["cases"]
    assert (stood["status"], stood["at"], stood["due"]) == ("reported", NOON - 24 * 3_600_000, NOON)
    assert monday["cases"][stood["case"]]["grid"] == one
    told = [(event["at"] - NOON, event["what"], event["status"]) for event in monday["events"]]
    hour = 3_600_000
    assert told == [
        (0, "CaseOpened", "reported"),
        (hour // 2, "CaseExcluded", "excluded"),
        (hour, "TaskAccepted", "accepted"),
    ]
    case = monday["cases"][monday["events"][0]["case"]]
    assert case["category_name"] and case["urgency"] in ("life", "utility", "normal")
    assert case["opened_at"] == iso(MONDAY)

    (sunday,) = (await ask(http, district, "2026-11-22"))["cases"]
    assert sunday["grid"] == one
    elsewhere = await ask(http, district, "2026-11-23", under=path_of(other))
    assert [case["grid"] for case in elsewhere["cases"]] == [other]
    worker = district.town.ladders[other][0].headers
    own = await http.get("/api/v1/replay?day=2026-11-23", headers=worker)
    assert [case["grid"] for case in own.json()["cases"]] == [other]
    assert (await http.get("/api/v1/replay?day=2026-11-23&under=110112", headers=worker)).status_code == 403


async def test_which_days_there_are(district: District, http: httpx.AsyncClient, clock: MovableClock) -> None:
    headers = district.town.command.headers
    empty = (await http.get("/api/v1/replay/days", headers=headers)).json()
    assert (empty["first"], empty["days"]) == (None, [])
    assert (await http.get("/api/v1/replay?day=2026-11-23", headers=headers)).status_code == 404
    await happen(district, district.codes[0], MONDAY - 25 * DAY)
    await happen(district, district.codes[-1], MONDAY)
    await heard(district, clock)
    november = (await http.get("/api/v1/replay/days", headers=headers)).json()
    assert (november["first"], november["last"], november["behind"]) == ("2026-10-29", "2026-11-23", 0)
    assert [day["day"] for day in november["days"]] == [f"2026-11-{n:02}" for n in range(1, 24)]
    assert [day["day"] for day in november["days"] if day["opened"]] == ["2026-11-23"]
    october = (await http.get("/api/v1/replay/days?month=2026-10", headers=headers)).json()
    assert october["days"][0] == {"day": "2026-10-29", "opened": 1}
    assert (await http.get("/api/v1/replay/days?month=2026-12", headers=headers)).json()["days"] == []
    for day in ("2026-10-28", "2026-11-24"):
        assert (await http.get(f"/api/v1/replay?day={day}", headers=headers)).status_code == 404


async def test_a_day_long_past_is_kept_by_the_browser(
    district: District, http: httpx.AsyncClient, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await happen(district, district.codes[0], MONDAY - 9 * DAY)
    await heard(district, clock)
    headers = district.town.command.headers
    today = await http.get("/api/v1/replay?day=2026-11-23", headers=headers)
    assert today.headers["Cache-Control"] == "private, no-cache"
    old = await http.get("/api/v1/replay?day=2026-11-14", headers=headers)
    assert old.headers["Cache-Control"] == "private, max-age=86400, immutable"
    assert old.headers["Content-Encoding"] == "gzip"
    assert "Cookie" in old.headers["Vary"]
    again = await http.get("/api/v1/replay?day=2026-11-14", headers=headers | {"If-None-Match": old.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    plain = await http.get("/api/v1/replay?day=2026-11-14", headers=headers | {"Accept-Encoding": "identity"})
    assert plain.json() == old.json()
    monkeypatch.setattr("backend.api.replay.hearing.behind", AsyncMock(return_value=hearing.MOST))
    early = await http.get("/api/v1/replay?day=2026-11-14", headers=headers)
    assert early.headers["Cache-Control"] == "private, no-cache"  # of a log that is still read, more may come
