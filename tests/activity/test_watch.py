"""Grids turn quiet, zombie and alive again, over a real database and log."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity import exemptions, ledger, service
from backend.activity.models import ActivityInterval, GridActivity
from backend.activity.telling import MOST_NOTICES
from backend.clock import iso
from backend.configuration.schema import ActivityRule, Silent
from backend.db.view import View
from backend.errors import Conflict
from backend.grids.models import Grid
from backend.inbox.models import Notice
from backend.live.outbox import Happened
from tests.activity.district import MONDAY, District
from tests.cities import path_of
from tests.town import FOUNDED, hire

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
PLANT = text(
    "insert into signal (code, path, at, kind, worker, subject, photo)"
    " values (:code, :path, :at, 'report', :worker, gen_random_uuid(), 12345)"
)


async def test_history_is_heard_before_the_first_verdict(district: District) -> None:
    alive, silent, *_ = district.codes
    await district.visit(alive, MONDAY - DAY)
    assert await district.run(service.rebuild, MONDAY) == len(district.codes)
    assert ((await district.state(alive)).state, (await district.state(silent)).state) == ("active", "zombie")
    assert (await district.state(alive)).last_signal == "visit"
    assert await district.events("GridActivityChanged") == []  # nothing changed: the watching began
    assert await district.run(service.rebuild, MONDAY) == len(district.codes)
    async with district.db.job() as session:
        assert await session.scalar(select(func.count()).select_from(ActivityInterval)) == len(district.codes)


async def test_a_sweep_costs_the_number_due(district: District) -> None:
    code = district.codes[0]
    await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    quiet_at, warned_at, zombie_at = MONDAY + 3 * DAY, MONDAY + 6 * DAY, MONDAY + 7 * DAY
    assert (await district.state(code)).next_change_at == quiet_at
    assert await district.run(service.sweep, quiet_at - timedelta(seconds=1)) == 0
    assert await district.run(service.sweep, quiet_at) == 1
    assert await district.run(service.sweep, quiet_at) == 0
    row = await district.state(code)
    assert (row.state, row.kinds, row.since, row.next_change_at) == ("quiet", ["silent"], quiet_at, zombie_at)
    assert row.look_at == warned_at
    assert await district.run(service.sweep, warned_at) == 1
    assert await district.run(service.sweep, zombie_at + timedelta(seconds=5)) == 1
    quiet, zombie = await district.events("GridActivityChanged")
    assert (quiet.topics, quiet.data["state"]) == ([f"wall:{row.path}"], "quiet")
    assert (zombie.data["state"], zombie.data["kinds"], zombie.data["since"]) == ("zombie", ["silent"], iso(zombie_at))
    assert zombie.data["reason"]["kind"] == "silent"
    assert [(one.state, one.from_at, one.until_at) for one in await district.past(code)] == [
        ("active", MONDAY, quiet_at), ("quiet", quiet_at, zombie_at), ("zombie", zombie_at, None),
    ]  # fmt: skip


@pytest.mark.parametrize("step", [service.sweep, service.rebuild])
async def test_who_was_down_for_a_week_records_what_would_have_been(
    district: District, step: Callable[[AsyncSession, datetime], Awaitable[int]]
) -> None:
    code = district.codes[0]
    await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    await district.run(step, MONDAY + 10 * DAY)
    assert [(one.state, one.from_at - MONDAY) for one in await district.past(code)] == [
        ("active", timedelta(0)), ("quiet", 3 * DAY), ("zombie", 7 * DAY),
    ]  # fmt: skip
    assert await district.events("GridWarned") == []  # it is too late for that


async def test_the_leader_is_warned_once_a_day_before_and_told_of_the_turn(district: District) -> None:
    code = district.codes[0]
    leader = await hire(district.db, "community", path_of(code).rpartition(".")[0])
    await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    for hours in (71, 72, 143, 144, 145, 150):
        await district.look(MONDAY + hours * HOUR)
    [warned] = await district.events("GridWarned")
    assert (warned.data["kind"], warned.data["falls_at"], warned.data["told"]) == ("silent", iso(MONDAY + 7 * DAY), 1)
    await district.rule(MONDAY + 151 * HOUR, ActivityRule(warn_hours=20))  # another edition, the same silence
    await district.run(service.rebuild, MONDAY + 151 * HOUR)
    await district.look(MONDAY + 160 * HOUR)
    assert len(await district.events("GridWarned")) == 1
    await district.look(MONDAY + 7 * DAY)
    await district.look(MONDAY + 8 * DAY)
    async with district.db.job() as session:
        rows = (await session.scalars(select(Notice).where(Notice.account_id == leader.id).order_by(Notice.at))).all()
    mine = [one for one in rows if one.data["grid"] == code]
    assert [one.kind for one in mine] == ["zombie_warning", "zombie"]
    assert "无有效活动" in mine[0].body and "2026-11-30 12:00" in mine[0].body
    await district.visit(code, MONDAY + 8 * DAY)  # the next silence is another one
    await district.look(MONDAY + 8 * DAY)
    await district.look(MONDAY + 14 * DAY + 20 * HOUR)
    assert len(await district.events("GridWarned")) == 2


async def test_only_a_valid_signal_ends_it(district: District) -> None:
    code, other = district.codes[:2]
    await district.run(service.rebuild, MONDAY)
    await district.report(code, MONDAY, by=None)
    await district.report(other, MONDAY, by=district.worker(code))  # not a grid of this worker
    await district.visit(code, MONDAY, why="mocked")
    await district.happen(Happened("SignedIn", MONDAY, "account", district.worker(code)))
    await district.run(service.follow, MONDAY)
    assert {(await district.state(c)).state for c in (code, other)} == {"zombie"}
    assert (await district.signals(code), await district.signals(other)) == (["mocked"], ["not_bound"])
    await district.report(code, MONDAY, by=district.worker(code))
    assert await district.run(service.follow, MONDAY) == 1
    assert await district.run(service.follow, MONDAY) == 0
    row = await district.state(code)
    assert (row.state, row.last_signal, row.last_signal_at) == ("active", "report", MONDAY)
    assert [event.data["state"] for event in await district.events("GridActivityChanged")] == ["active"]


async def test_a_late_signal_counts_at_its_own_instant(district: District) -> None:
    code = district.codes[0]
    await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    await district.look(MONDAY + 8 * DAY)
    assert (await district.state(code)).state == "zombie"
    await district.visit(code, MONDAY + 2 * DAY, received=MONDAY + 8 * DAY)  # an offline tablet comes back
    await district.look(MONDAY + 8 * DAY)
    row = await district.state(code)
    assert (row.state, row.since) == ("quiet", MONDAY + 8 * DAY)  # what was known before stays as it was
    assert row.reason["kinds"]["silent"]["counted_from"] == iso(MONDAY + 2 * DAY)
    await district.visit(code, MONDAY + 7 * DAY + HOUR, received=MONDAY + 9 * DAY)
    await district.visit(code, MONDAY + DAY, received=MONDAY + 9 * DAY)  # and an older one after it changes nothing
    await district.look(MONDAY + 9 * DAY)
    assert (await district.state(code)).last_signal_at == MONDAY + 7 * DAY + HOUR
    past = await district.past(code)
    assert [one.until_at for one in past] == [*(one.from_at for one in past[1:]), None]


async def test_a_voided_patrol_does_not_count(district: District) -> None:
    code, other = district.codes[:2]
    patrol = await district.patrol(code, MONDAY)
    await district.patrol(other, MONDAY - 30 * DAY)
    await district.run(service.rebuild, MONDAY)
    assert (await district.state(code)).state == "active"
    assert (await district.state(other)).kinds == ["silent", "absent"]
    await district.void(code, patrol, MONDAY + HOUR, MONDAY)
    await district.look(MONDAY + HOUR)
    assert ((await district.state(code)).state, await district.signals(code)) == ("zombie", ["voided"])


async def test_the_first_patrol_anywhere_begins_the_count_for_all(district: District) -> None:
    code, other = district.codes[:2]
    for grid in (code, other):
        await district.visit(grid, MONDAY)
    await district.run(service.rebuild, MONDAY)
    assert (await district.state(other)).reason["kinds"]["absent"]["counted_from"] is None
    await district.patrol(code, MONDAY - 13 * DAY, received=MONDAY + HOUR)
    assert await district.run(service.follow, MONDAY + HOUR) == len(district.codes)
    row = await district.state(other)
    assert (row.state, row.kinds, row.next_change_at) == ("quiet", ["absent"], MONDAY + DAY)


async def test_tasks_that_nobody_accepts_make_it_stuck(district: District) -> None:
    code = district.codes[0]
    await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    case = await district.offer(code, MONDAY)
    await district.look(MONDAY)
    assert (await district.state(code)).next_change_at == MONDAY + DAY
    await district.move(case, "CaseEscalated", MONDAY + 20 * HOUR, "assigned")  # handed on: it waits all the same
    await district.look(MONDAY + DAY)
    assert (await district.state(code)).kinds == ["stuck"]
    await district.look(MONDAY + 2 * DAY)
    row = await district.state(code)
    assert (row.state, row.reason["waiting"], row.since) == ("zombie", 1, MONDAY + 2 * DAY)
    accepted = MONDAY + 2 * DAY + HOUR
    await district.move(case, "TaskAccepted", accepted, "accepted", district.worker(code))
    await district.look(accepted)
    assert (await district.state(code)).state == "active"
    await district.move(case, "CaseReturned", accepted + HOUR, "returned")
    await district.move(case, "CaseAssigned", accepted + 2 * HOUR, "assigned")
    await district.look(accepted + 3 * HOUR)
    assert (await district.state(code)).reason["kinds"]["stuck"]["counted_from"] == iso(accepted + HOUR)


async def test_a_refused_report_is_none_until_it_is_taken_up_again(district: District) -> None:
    code = district.codes[0]
    case = await district.offer(code, MONDAY)
    await district.report(code, MONDAY, by=district.worker(code), case=case)
    await district.run(service.rebuild, MONDAY)
    assert (await district.state(code)).state == "active"
    await district.move(case, "CaseExcluded", MONDAY + HOUR, "excluded")
    await district.look(MONDAY + HOUR)
    assert ((await district.state(code)).state, await district.signals(code)) == ("zombie", ["excluded"])
    await district.move(case, "CaseReopened", MONDAY + 2 * HOUR, "reopened")
    await district.look(MONDAY + 2 * HOUR)
    assert (await district.state(code)).state == "active"


async def test_nobody_bound_makes_a_zombie_until_somebody_is(district: District) -> None:
    code = district.codes[0]
    await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    duties = await district.unbind(code, MONDAY + HOUR)
    await district.run(service.follow, MONDAY + HOUR)
    row = await district.state(code)
    assert (row.state, row.kinds, row.reason["kind"], row.since) == ("zombie", ["unmanned"], "unmanned", MONDAY + HOUR)
    await district.bind(duties, MONDAY + 2 * HOUR)
    await district.run(service.follow, MONDAY + 2 * HOUR)
    assert (await district.state(code)).state == "active"


async def test_a_leave_exempts_while_somebody_stands_in(district: District) -> None:
    code = district.codes[0]
    await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    begins, ends = MONDAY + 2 * DAY, MONDAY + 16 * DAY
    leave = await district.leave(code, begins, ends, MONDAY + HOUR)
    await district.look(MONDAY + HOUR)
    assert ((await district.state(code)).state, (await district.state(code)).next_change_at) == ("active", begins)
    await district.look(begins)
    assert ((await district.state(code)).state, (await district.state(code)).reason["kind"]) == ("exempt", "leave")
    await district.look(MONDAY + 8 * DAY)
    back = MONDAY + 9 * DAY
    await district.come_back(code, leave, back)
    await district.look(back)
    row = await district.state(code)
    assert (row.state, row.since, row.next_change_at) == ("active", back, back + DAY)  # two working days had passed
    assert [(one.state, one.from_at) for one in await district.past(code)][-2:] == [
        ("exempt", begins),
        ("active", back),
    ]


async def test_an_exemption_neither_makes_nor_ends_a_zombie(district: District) -> None:
    code = district.codes[0]
    await district.run(service.rebuild, MONDAY)
    before = await district.state(code)
    async with district.db.write(View.system()) as session:
        await exemptions.grant(
            session, code, kind="other", reason="拆迁", until_at=MONDAY + 9 * DAY, by=None, now=MONDAY + HOUR
        )
    await district.stamp()
    await district.look(MONDAY + HOUR)
    row = await district.state(code)
    assert (before.state, row.state, row.since) == ("zombie", "exempt", MONDAY + HOUR)
    assert row.reason["why"] == "other"
    await district.look(MONDAY + 9 * DAY)
    assert ((await district.state(code)).state, (await district.state(code)).since) == ("zombie", MONDAY + 9 * DAY)


async def test_other_rules_hold_from_their_own_instant(district: District) -> None:
    code = district.codes[0]
    await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    street = path_of(code)[:10]
    short = ActivityRule(under=street, silent=Silent(quiet_working_days=1, zombie_days=1, zombie_working_days=1))
    begins = MONDAY + 2 * DAY
    await district.rule(begins, ActivityRule(), short, now=MONDAY)
    first = (await district.state(code)).configuration_id
    async with district.db.job() as session:
        assert await service.edition(session, begins - HOUR) != await service.edition(session, begins)
    await district.run(service.rebuild, begins + HOUR)
    row = await district.state(code)
    assert (row.state, row.since) == ("zombie", begins)  # not since yesterday: nobody was judged by it then
    assert row.configuration_id != first


async def test_a_redraw_keeps_the_age_and_drops_what_is_no_leaf(district: District) -> None:
    code, gone = district.codes[:2]
    await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    async with district.db.write() as session:
        await session.execute(update(Grid).where(Grid.code == gone).values(is_leaf=False))
    assert await district.run(service.rebuild, MONDAY + HOUR) == len(district.codes) - 1
    async with district.db.job() as session:
        assert await session.get(GridActivity, gone) is None
    assert [one.until_at for one in await district.past(gone)] == [MONDAY + HOUR]
    assert (await district.state(code)).state == "active"
    await district.visit(gone, MONDAY + 2 * HOUR)  # nobody watches it, and nobody stumbles over it
    assert await district.run(service.follow, MONDAY + 2 * HOUR) == 0


async def test_a_new_grid_is_exempt_for_seven_days(district: District) -> None:
    await district.run(service.rebuild, FOUNDED + DAY)
    row = await district.state(district.codes[0])
    assert (row.state, row.reason["kind"], row.next_change_at) == ("exempt", "new", FOUNDED + 7 * DAY)


async def test_a_whole_district_at_once_is_one_notice_for_who_leads_it(district: District) -> None:
    some = district.codes[: MOST_NOTICES + 1]
    for code in some:
        await district.visit(code, MONDAY)
    await district.run(service.rebuild, MONDAY)
    await district.look(MONDAY + 6 * DAY)
    await district.look(MONDAY + 7 * DAY)
    async with district.db.job() as session:
        of_command = select(Notice).where(Notice.account_id == district.town.command.id).order_by(Notice.at)
        warning, turn = (await session.scalars(of_command)).all()
    assert (warning.kind, turn.kind) == ("zombie_warning", "zombie")
    assert f"{len(some)} 个网格" in warning.title and "2026-11-30 12:00" in warning.body
    assert warning.data["grids"] == turn.data["grids"] == some
    assert some[0] in turn.body and "无有效活动" in turn.body
    assert len(await district.events("GridWarned")) == len(some)  # walls hear of each


async def test_a_grid_counts_where_it_lies_and_never_twice(district: District) -> None:
    code, gone = district.codes[:2]
    for grid in (code, gone):
        await district.visit(grid, MONDAY)
    await district.run(service.rebuild, MONDAY)
    elsewhere = f"110112.099.001.{code}"
    async with district.db.write() as session:
        await session.execute(update(Grid).where(Grid.code == code).values(path=elsewhere))
        await session.execute(update(Grid).where(Grid.code == gone).values(is_leaf=False))
    await district.run(service.rebuild, MONDAY + HOUR)
    async with district.db.write() as session:
        await session.execute(update(Grid).where(Grid.code == gone).values(is_leaf=True))
    await district.run(service.rebuild, MONDAY + 2 * HOUR)
    moved, back = await district.past(code), await district.past(gone)
    assert [(one.path, one.from_at, one.until_at) for one in moved] == [
        (path_of(code), MONDAY, MONDAY + HOUR),
        (elsewhere, MONDAY + HOUR, None),
    ]
    assert [(one.from_at, one.until_at) for one in back] == [(MONDAY, MONDAY + HOUR), (MONDAY + HOUR, None)]


async def test_of_two_who_exempt_a_grid_at_once_one_does(district: District) -> None:
    code = district.codes[0]

    async def grant() -> None:
        async with district.db.write(View.system()) as session:
            await exemptions.grant(session, code, kind="other", reason="拆迁", until_at=None, by=None, now=MONDAY)

    done = await asyncio.gather(*(grant() for _ in range(4)), return_exceptions=True)
    assert [type(one) for one in done if one] == [Conflict] * 3


async def test_while_one_process_works_others_skip(district: District) -> None:
    await district.run(service.rebuild, MONDAY)
    async with district.db.job() as session:
        await service.follow(session, MONDAY)
        assert await district.run(service.sweep, MONDAY + 300 * DAY) == 0
        assert await district.run(service.follow, MONDAY) == 0


async def test_made_up_visits_make_a_zombie(district: District) -> None:
    """The same photo each time; what is not judged with the first is judged when it is heard."""
    code = district.codes[0]
    await district.run(service.rebuild, MONDAY)
    async with district.db.job() as session:
        await session.execute(
            PLANT,
            [
                {"code": code, "path": path_of(code), "at": MONDAY - n * DAY, "worker": district.worker(code)}
                for n in range(8)
            ],
        )
    await district.visit(code, MONDAY + HOUR)
    await district.look(MONDAY + HOUR)
    row = await district.state(code)
    assert (row.state, row.kinds) == ("active", [])  # only what is later than an hour before was looked at
    await district.rule(MONDAY + 2 * HOUR, ActivityRule(warn_hours=12))
    await district.run(service.rebuild, MONDAY + 2 * HOUR)
    row = await district.state(code)
    assert (row.state, row.kinds, row.reason["made_up"]) == ("zombie", ["padded"], {"same_photo": 7})
    assert row.reason["signals"] == 9


async def test_what_was_told_otherwise_long_ago_is_passed_over(district: District) -> None:
    code = district.codes[0]
    bare = [
        Happened(name, MONDAY, "case", "c", {"n": 1, "worker": district.worker(code), "grid": code, "path": "x"})
        for name in ("CaseOpened", "CaseAssigned", "CaseResolved", "ReportReceived", "TaskAccepted")
    ]
    await district.happen(*bare)
    assert await district.run(service.rebuild, MONDAY) == len(district.codes)
    assert await district.signals(code) == []


async def test_who_gave_a_signal_and_where_goes_with_the_tracks(district: District) -> None:
    code = district.codes[0]
    for days in (100, 80, 1):
        await district.visit(code, MONDAY - days * DAY)
    await district.visit(code, MONDAY - 99 * DAY, why="mocked")
    await district.run(service.rebuild, MONDAY)
    place = text("update signal set lon = 116.6, lat = 39.9, photo = 12345")
    people = text("select at, worker is null, num_nulls(lon, lat, photo), valid from signal order by at")
    async with district.db.job() as session:
        await session.execute(place)
        assert await ledger.forget_people(session, MONDAY - 90 * DAY) == 2
        assert await ledger.forget_people(session, MONDAY - 90 * DAY) == 0
        before = [tuple(row) for row in await session.execute(people)]
    assert [row[1:] for row in before] == [(True, 3, True), (True, 3, False), (False, 0, True), (False, 0, True)]
    await district.visit(code, MONDAY - 98 * DAY, received=MONDAY)  # what is judged anew leaves them as they are
    await district.look(MONDAY)
    async with district.db.job() as session:
        after = [tuple(row) for row in await session.execute(people)]
    assert [*after[:2], *after[3:]] == before
    assert (await district.state(code)).last_signal_at == MONDAY - DAY
