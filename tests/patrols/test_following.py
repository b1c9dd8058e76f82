"""Fixes become patrols in a real database: as they come, late, doubtful, and by several processes."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from sqlalchemy import delete, select, update

from backend.clock import iso
from backend.db.engine import Database
from backend.grids.models import Grid
from backend.patrols import following
from backend.patrols.models import Patrol, PatrolProgress
from backend.people.models import Duty
from backend.people.work_models import Leave
from tests.cities import path_of
from tests.patrols.conftest import NOON, follow, patrols, send, told, walk
from tests.town import Town

DERIVED = ("began_at", "ended_at", "seconds_inside", "metres", "fixes", "visited", "points", "counts", "why")


def plain(patrol: Patrol) -> dict[str, object]:
    return {name: getattr(patrol, name) for name in DERIVED}


async def test_a_walk_in_ones_grid_is_a_round_and_is_told_once(db: Database, town: Town) -> None:
    code = min(town.ladders)
    worker = town.ladders[code][1].id
    track = await walk(db, code, 20)
    for part in (slice(0, 60), slice(60, 130), slice(130, 200), slice(200, None)):
        await send(db, worker, track.take(part))
        assert await follow(db) == 1
    assert await follow(db) == 0
    [patrol] = await patrols(db)
    assert (patrol.began_at, patrol.ended_at) == (NOON, NOON + timedelta(minutes=20))
    assert (patrol.seconds_inside, patrol.fixes, patrol.day.isoformat()) == (1200, 241, "2026-11-23")
    assert (patrol.counts, patrol.why, patrol.path) == (True, None, path_of(code))
    assert patrol.points == patrol.visited.count("1") >= 3
    assert patrol.of == len(patrol.visited)
    assert 0 < patrol.area_share < 0.5
    [made] = await told(db)
    assert (made.name, made.subject_id, made.topics) == (
        "PatrolMade",
        str(patrol.id),
        [f"wall:{path_of(code)}", f"worker:{worker}"],
    )
    assert made.data == {
        "patrol": str(patrol.id),
        "grid": code,
        "path": path_of(code),
        "worker": str(worker),
        "began_at": iso(NOON),
        "ended_at": iso(NOON + timedelta(seconds=645)),  # when it counted first
        "minutes": 10,
        "metres": made.data["metres"],
        "points": made.data["points"],
        "of": patrol.of,
    }


async def test_in_parts_and_late_is_what_at_once_is(db: Database, town: Town) -> None:
    (one, [here, *_]), (other, [there, *_]) = sorted(town.ladders.items())[:2]
    track = await walk(db, one, 40)
    await send(db, here.id, track)
    assert await follow(db) == 1
    for part in (slice(0, 100), slice(200, None), slice(100, 170), slice(170, 200)):
        await send(db, there.id, (await walk(db, other, 40)).take(part))
        await follow(db)
    once, late = await patrols(db)
    assert plain(late)["seconds_inside"] == plain(once)["seconds_inside"] == 2400
    assert (late.fixes, late.counts) == (once.fixes, once.counts) == (481, True)
    assert [event.name for event in await told(db)] == ["PatrolMade", "PatrolMade"]


async def test_two_rounds_that_turn_out_to_be_one_are_told_as_one(db: Database, town: Town) -> None:
    code = min(town.ladders)
    track = await walk(db, code, 45)
    for part in (track.at < track.at[170], track.at > track.at[360]):
        await send(db, town.ladders[code][0].id, track.take(part))
        await follow(db)
    first, second = await patrols(db)
    await send(db, town.ladders[code][0].id, track.take(slice(170, 361)))
    await follow(db)
    whole, empty = await patrols(db)
    assert (whole.id, whole.seconds_inside, empty.id, empty.seconds_inside) == (first.id, 2700, second.id, 0)
    assert [(event.name, event.subject_id) for event in await told(db)] == [
        ("PatrolMade", str(first.id)),
        ("PatrolMade", str(second.id)),
        ("PatrolVoided", str(second.id)),
    ]


async def test_of_a_round_that_was_two_the_first_may_turn_out_to_be_none(db: Database, town: Town) -> None:
    code = min(town.ladders)
    worker = town.ladders[code][0].id
    early = await walk(db, code, 16, every=240)
    await send(db, worker, early)
    await send(db, worker, await walk(db, code, 15, at=NOON + timedelta(minutes=30)))
    await follow(db)
    first, second = await patrols(db)
    between = await walk(db, code, 0, at=NOON + timedelta(minutes=23))
    await send(db, worker, between)  # and they are one
    await follow(db)
    # Far away a moment before and after each: nobody goes there and back in a second.
    for at in (*early.at, *between.at):
        for around in (-3, -2, -1, 1, 2, 3):
            moment = at + np.timedelta64(around, "s")
            await send(db, worker, replace(between, at=np.array([moment]), lon=between.lon + 1))
    await follow(db)
    gone, left = await patrols(db)
    assert (gone.id, gone.counts, gone.seconds_inside) == (first.id, False, 0)
    assert (left.id, left.counts, left.seconds_inside) == (second.id, True, 900)
    assert [(event.name, event.subject_id == str(first.id)) for event in await told(db)] == [
        ("PatrolMade", True),
        ("PatrolMade", False),
        ("PatrolVoided", False),
        ("PatrolMade", False),
        ("PatrolVoided", True),
    ]


async def test_deriving_again_changes_nothing(db: Database, town: Town) -> None:
    code = min(town.ladders)
    await send(db, town.ladders[code][0].id, await walk(db, code, 15))
    await follow(db)
    before = [(p.id, plain(p)) for p in await patrols(db)]
    async with db.job() as session:
        await session.execute(delete(PatrolProgress))
    await send(db, town.ladders[code][0].id, await walk(db, code, 0, at=NOON + timedelta(hours=2)))
    assert await follow(db) == 1
    assert [(p.id, plain(p)) for p in await patrols(db)] == before
    assert len(await told(db)) == 1


async def test_strangers_and_the_made_up_leave_no_trace(db: Database, town: Town) -> None:
    here, there, elsewhere = sorted(town.ladders)[:3]
    await send(db, town.ladders[here][0].id, await walk(db, there, 20))
    await send(db, town.ladders[there][0].id, await walk(db, there, 20, mocked=True))
    await send(db, town.ladders[elsewhere][0].id, await walk(db, elsewhere, 0.9))  # only passed by
    assert await follow(db) == 3
    assert (await patrols(db), await told(db)) == ([], [])


async def test_a_short_stay_is_kept_and_says_what_it_lacks(db: Database, town: Town) -> None:
    code = min(town.ladders)
    await send(db, town.ladders[code][0].id, await walk(db, code, 6))
    await follow(db)
    [patrol] = await patrols(db)
    assert (patrol.counts, patrol.why) == (False, {"lacks": ["minutes"], "minutes": 10, "points": 3})
    assert await told(db) == []


async def test_what_later_fixes_disprove_is_voided(db: Database, town: Town) -> None:
    code = min(town.ladders)
    worker = town.ladders[code][0].id
    sparse = await walk(db, code, 16, every=240)  # every four minutes
    await send(db, worker, sparse)
    await follow(db)
    assert [event.name for event in await told(db)] == ["PatrolMade"]
    between = sparse.at[:-1] + np.timedelta64(120, "s")
    outside = replace(sparse.take(slice(-1)), at=between, lon=sparse.lon[:-1] + 0.05)
    await send(db, worker, outside)
    await follow(db)
    made, voided = await told(db)
    assert (made.name, voided.name, voided.subject_id) == ("PatrolMade", "PatrolVoided", made.subject_id)
    [patrol] = await patrols(db)
    assert (patrol.counts, patrol.seconds_inside, patrol.points) == (False, 0, 0)
    assert patrol.why == {"lacks": ["presence"]}


async def test_a_deputy_patrols_in_the_place_of_who_is_away(db: Database, town: Town) -> None:
    (_, [deputy, *_]), (away, [on_leave, *_]) = sorted(town.ladders.items())[:2]
    async with db.job() as session:
        session.add(
            Leave(
                account_id=on_leave.id,
                from_at=NOON - timedelta(days=1),
                until_at=NOON + timedelta(days=1),
                reason="年假",
                deputy_id=deputy.id,
                asked_at=NOON - timedelta(days=3),
                approved=True,
                decided_at=NOON - timedelta(days=2),
            )
        )
    await send(db, deputy.id, await walk(db, away, 15))
    await follow(db)
    [patrol] = await patrols(db)
    assert (patrol.grid_code, patrol.account_id, patrol.counts) == (away, deputy.id, True)


async def test_who_changed_grids_keeps_the_rounds_of_the_day(db: Database, town: Town) -> None:
    code = min(town.ladders)
    worker = town.ladders[code][0].id
    track = await walk(db, code, 20)
    await send(db, worker, track.take(np.arange(1, len(track))))
    await follow(db)
    async with db.job() as session:
        await session.execute(delete(Duty).where(Duty.account_id == worker))
    await send(db, worker, track.take(slice(1)))  # late: the whole day is derived again
    await follow(db)
    [patrol] = await patrols(db)
    assert (patrol.counts, patrol.began_at) == (True, NOON)
    assert [event.name for event in await told(db)] == ["PatrolMade"]


async def test_midnight_in_beijing_ends_a_patrol(db: Database, town: Town) -> None:
    code = min(town.ladders)
    worker = town.ladders[code][0].id
    track = await walk(db, code, 40, at=NOON + timedelta(hours=11, minutes=40))
    midnight = np.datetime64("2026-11-23T16:00:00", "us")
    for part in (track.at < midnight, track.at >= midnight):
        await send(db, worker, track.take(part))
    assert await follow(db, NOON + timedelta(hours=13)) == 2
    first, second = await patrols(db)
    assert [p.day.isoformat() for p in (first, second)] == ["2026-11-23", "2026-11-24"]
    assert (first.counts, second.counts) == (True, True)
    assert first.ended_at < second.began_at


async def test_a_redraw_at_noon_parts_the_patrol(db: Database, town: Town) -> None:
    code = min(town.ladders)
    async with db.job() as session:
        old = (await session.scalars(select(Grid).where(Grid.code == code))).one()
        values = {c.name: getattr(old, c.name) for c in Grid.__table__.columns if c.name != "id"}
    noon = NOON + timedelta(minutes=20)
    async with db.write() as session:
        await session.execute(
            update(Grid)
            .where(Grid.code == code)
            .values(valid_during=type(old.valid_during)(old.valid_during.lower, noon))
        )
        session.add(Grid(**values | {"valid_during": type(old.valid_during)(noon, None)}))
    await send(db, town.ladders[code][0].id, await walk(db, code, 40))
    await follow(db)
    first, second = await patrols(db)
    assert first.grid_id != second.grid_id
    assert (first.ended_at, second.began_at) == (noon - timedelta(seconds=5), noon)


async def test_what_was_carried_and_cannot_be_read_is_derived_anew(db: Database, town: Town) -> None:
    (one, [spoilt, *_]), (other, [sound, *_]) = sorted(town.ladders.items())[:2]
    tracks = {spoilt.id: await walk(db, one, 20), sound.id: await walk(db, other, 20)}
    for worker, track in tracks.items():
        await send(db, worker, track.take(slice(0, 100)))
    assert await follow(db) == 2
    async with db.job() as session:
        await session.execute(update(PatrolProgress).where(PatrolProgress.account_id == spoilt.id).values(carried=[{}]))
    for worker, track in tracks.items():
        await send(db, worker, track.take(slice(100, None)))
    assert await follow(db) == 1  # nobody waits for it
    assert await follow(db) == 1
    assert [patrol.seconds_inside for patrol in await patrols(db)] == [1200, 1200]


async def test_so_much_is_read_at_once_and_the_rest_the_next_time(
    db: Database, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MOST", 150)
    walks = {ladder[0].id: await walk(db, code, 20) for code, ladder in sorted(town.ladders.items())[:2]}
    for begins, ends in ((0, 121), (121, 241)):  # first of whole days, then of what goes on
        for worker, track in walks.items():
            await send(db, worker, track.take(slice(begins, ends)))
        assert [await follow(db) for _ in range(3)] == [1, 1, 0]
    assert [patrol.seconds_inside for patrol in await patrols(db)] == [1200, 1200]


async def test_two_processes_share_the_work(db: Database, town: Town) -> None:
    for code, ladder in town.ladders.items():
        await send(db, ladder[0].id, await walk(db, code, 12, every=20))
    looked = await asyncio.gather(follow(db), follow(db))
    assert sum(looked) + await follow(db) == len(town.ladders)
    assert len(await patrols(db)) == len(await told(db)) == len(town.ladders)
