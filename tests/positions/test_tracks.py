"""Tracks by day: made when they are needed, read with a reason, claimed once, and gone as a whole."""

from datetime import UTC, date, datetime, timedelta

import httpx
import numpy as np
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.clock import MovableClock
from backend.db.view import View
from backend.jobs.retention import Retention
from backend.people.rights import Caller
from backend.positions import days, tracks
from tests.cases.conftest import MONDAY
from tests.positions.conftest import ask, fix, send, worker_of
from tests.reports.erasing import erasures
from tests.serving import LiveServer
from tests.town import Town, hire

PARTITIONS = "select inhrelid::regclass::text from pg_inherits where inhparent = 'position_fix'::regclass order by 1"


async def test_fixes_come_in_order_for_many_at_once(http: httpx.AsyncClient, server: LiveServer, town: Town) -> None:
    first, second = (ladder[0] for ladder in list(town.ladders.values())[:2])
    await send(http, first, fix(MONDAY), fix(MONDAY - timedelta(minutes=2), accuracy_m=None), fix(MONDAY, mocked=True))
    await send(http, second, fix(MONDAY - timedelta(minutes=1), lon=116.7))
    hour = MONDAY - timedelta(hours=1)
    spans = [(second.id, hour, MONDAY), (first.id, hour, MONDAY + timedelta(seconds=1)), (second.id, MONDAY, MONDAY)]
    async with server.context.db.job() as session:
        one, two, none = await tracks.fixes_of(session, spans)
        until = await tracks.fixes(session, first.id, hour, MONDAY)
        assert await tracks.fixes_of(session, []) == []
    assert one.lon.tolist() == [116.7]
    assert [str(at) for at in two.at] == ["2026-11-23T01:58:00.000000", "2026-11-23T02:00:00.000000"]
    np.testing.assert_equal(two.accuracy_m, [np.nan, 8])
    assert two.mocked.tolist() == [False, False]
    assert (len(none), len(until)) == (0, 1)


async def test_a_fix_lies_in_the_partition_of_its_beijing_day(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    midnight = datetime(2026, 11, 22, 16, tzinfo=UTC)
    late = MONDAY - timedelta(days=90)
    fixes = [fix(midnight - timedelta(microseconds=1)), fix(midnight), fix(late)]
    assert (await send(http, worker_of(town), *fixes))["kept"] == 3
    lie = await ask(server, "select tableoid::regclass::text, at from position_fix order by at")
    assert [table for table, _ in lie] == ["position_fix_20260825", "position_fix_20261122", "position_fix_20261123"]
    async with server.context.db.job() as session:
        await days.make_ahead(session, MONDAY)
        await days.make_ahead(session, MONDAY)
    ahead = [table for (table,) in await ask(server, PARTITIONS)]
    assert ahead[-2:] == ["position_fix_20261124", "position_fix_20261125"]
    async with server.context.db.write(View.system()) as session:
        with pytest.raises(DBAPIError, match="permission denied"):
            await session.execute(text("select * from position_fix_20261123"))


async def test_days_go_when_their_time_is_over_and_never_before(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    worker, context = worker_of(town), server.context
    retention = Retention(context.db, clock, context.vault, context.copies)
    await send(http, worker, fix(MONDAY), fix(MONDAY - timedelta(days=1)))
    clock.set(MONDAY + timedelta(days=90))
    await retention.erase()
    assert await ask(server, "select count(*) from position_fix") == [(1,)]
    assert await ask(server, "select day from track_day") == [(date(2026, 11, 23),)]
    clock.advance(days=1)
    await retention.erase()
    assert await ask(server, "select count(*) from position_fix") == [(0,)]
    assert await ask(server, "select count(*) from track_day") == [(0,)]
    told = [(data["what"], data["count"]) for _, data in await erasures(server)]
    assert told == [("tracks", 1), ("tracks", 2)]  # the last place of all is one more
    assert (await send(http, worker, fix(MONDAY + timedelta(days=2))))["kept"] == 1  # late, and its day is made anew


async def test_tracks_that_a_backup_reads_go_when_it_is_over(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    context = server.context
    retention = Retention(context.db, clock, context.vault, context.copies)
    await send(http, worker_of(town), fix(MONDAY))
    clock.set(MONDAY + timedelta(days=91))
    async with context.db.job() as backup:
        await backup.execute(text("select count(*) from position_fix"))
        assert not await retention.erase()
    assert await ask(server, "select count(*) from position_fix") == [(1,)]
    assert await erasures(server) == []
    assert await retention.erase()
    assert await ask(server, "select count(*) from position_fix") == [(0,)]
    assert [(data["what"], data["count"]) for _, data in await erasures(server)] == [("tracks", 2)]


async def test_a_track_is_read_with_a_reason_within_the_scope(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    worker = worker_of(town)
    await send(http, worker, fix(MONDAY), fix(MONDAY - timedelta(hours=11)))
    address = f"/api/v1/workers/{worker.id}/track"
    asked = {"day": "2026-11-23", "reason": "核实到岗情况"}
    answer = await http.get(address, params=asked, headers=town.command.headers)
    assert answer.status_code == 200, answer.text
    assert [(one["at"], one["lon"], one["speed_mps"]) for one in answer.json()["fixes"]] == [
        ("2026-11-23T02:00:00Z", 116.66, 1.25)
    ]
    elsewhere = await hire(server.context.db, "community", "110112.999.999")
    for person, params, status in (
        (elsewhere, asked, 404),
        (worker, asked, 403),
        (town.command, {"day": "2026-11-23"}, 422),
        (town.command, asked | {"day": "soon"}, 422),
    ):
        assert (await http.get(address, params=params, headers=person.headers)).status_code == status
    reads = await ask(server, "select subject_kind, subject_id, reason from personal_read")
    assert reads == [("worker", str(worker.id), "核实到岗情况")]
    told = await ask(server, "select data from event where name = 'PersonalDataRead' and subject_kind = 'worker'")
    assert [data for (data,) in told] == [{"worker": str(worker.id), "fields": ["track"]}]


async def test_row_security_shows_ones_own_and_what_lies_in_the_scope(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    workers = [ladder[0] for ladder in town.ladders.values()]
    for worker in workers:
        await send(http, worker, fix())
        answer = await http.post("/api/v1/devices", json={"name": "手机", "protocol": "osmand"}, headers=worker.headers)
        assert answer.status_code == 201
    path = (await ask(server, "select scope from account where id = :id", id=workers[0].id))[0][0]
    see = frozenset({"cases.see"})
    own = Caller(workers[0].id, "w", "w", "worker", "nowhere", permissions=see)
    leader = Caller(town.command.id, "c", "c", "community", path, permissions=see)
    for view, seen in (
        (View.nobody(), set()),
        (View.of(own), {workers[0].id}),
        (View.of(leader), {workers[0].id}),
        (View.system(), {worker.id for worker in workers}),
    ):
        for opened in (server.context.db.read(view), server.context.db.write(view)):
            async with opened as session:
                for table in ("position_fix", "track_day", "device", "worker_position"):
                    found = await session.scalars(text(f"select account_id from {table}"))
                    assert set(found) == seen, table
