"""Planted clusters are found with what is usual there, chance is not, and what is usual is not."""

from datetime import timedelta
from math import log10

import pytest
from sqlalchemy import func, select, text

from backend.cases.models import Case
from backend.common_problems.models import CommonProblemCase
from backend.common_problems.service import Looked
from backend.common_problems.significance import surprise
from backend.db.engine import Database
from backend.inbox.models import Notice
from backend.live.models import Event
from tests.common_problems.conftest import HERE, MONTH, NIGHT, THERE, Planter, look, problems
from tests.town import Town, hire

YEAR = timedelta(days=365)


async def cases_of(db: Database) -> dict[str, int]:
    """How many cases each problem has, by path."""
    async with db.job() as session:
        return {
            one.path: await session.scalar(
                select(func.count()).where(CommonProblemCase.problem_id == one.id)
            )
            for one in await problems(db)
        }  # fmt: skip


async def test_planted_clusters_are_found_and_nothing_else(db: Database, planter: Planter) -> None:
    await planter.plant(planter.gathered(12, HERE), NIGHT - MONTH, NIGHT)
    await planter.plant(planter.gathered(9, THERE), NIGHT - MONTH, NIGHT, "0701")
    await planter.plant(planter.gathered(4, (116.70, 39.92)), NIGHT - MONTH, NIGHT)  # too few
    looked = await look(db, NIGHT)
    assert looked.found == 2
    first, second = await problems(db)
    assert (first.class_code, first.path[:10], first.cases, first.nth) == ("01", "110112.001", 12, 1)
    assert (second.class_code, second.path[:10], second.cases) == ("07", "110112.002", 9)
    assert second.looks == first.looks == looked.cases
    how = surprise(12, 0, 30, 330 - 0.5)  # planted since 360 days: some 330 of the past
    assert first.expected == pytest.approx(how.expected, rel=0.2)
    assert log10(first.p) == pytest.approx(log10(how.p), abs=1)
    assert first.p * first.looks < 1e-3
    assert set((await cases_of(db)).values()) == {12, 9}


async def test_what_is_usual_in_a_place_is_no_problem(db: Database, planter: Planter) -> None:
    await planter.plant(planter.gathered(132, HERE), NIGHT - 12 * MONTH, NIGHT - MONTH)
    await planter.plant(planter.gathered(14, HERE), NIGHT - MONTH, NIGHT)
    assert (await look(db, NIGHT)).found == 0
    await planter.plant(planter.gathered(30, HERE), NIGHT - MONTH, NIGHT)
    assert (await look(db, NIGHT)).found == 1
    [found] = await problems(db)
    assert found.cases >= 44
    assert found.expected == pytest.approx(133 * 30 / 330, rel=0.1)


@pytest.mark.parametrize(
    ("month", "side"),
    [(400, 0.08), (100, 0.02), (160, 0.009)],
    ids=["6 a km² and month", "25", "200: all within reach"],
)
async def test_chance_of_the_same_density_is_not_found(db: Database, town: Town, month: int, side: float) -> None:
    """The same many cases, and as many every month before, wherever they fall."""
    for seed in (1, 2, 3):
        planter = Planter(db, seed)
        box = (116.61, 39.86, 116.61 + 1.28 * side, 39.86 + side)
        await planter.plant(planter.scattered(month * 11, box), NIGHT - 12 * MONTH, NIGHT - MONTH)
        await planter.plant(planter.scattered(month, box), NIGHT - MONTH, NIGHT)
        assert await look(db, NIGHT) == Looked(month, 0)
        async with db.job() as session:
            await session.execute(text('delete from "case"'))


async def test_a_spot_stands_out_where_all_is_within_reach(db: Database, town: Town) -> None:
    """The widest clusters run into one there; the narrower scales still tell it apart."""
    planter = Planter(db, seed=4)
    box = (HERE[0] - 0.006, HERE[1] - 0.0045, HERE[0] + 0.006, HERE[1] + 0.0045)
    await planter.plant(planter.scattered(160 * 11, box), NIGHT - 12 * MONTH, NIGHT - MONTH)
    await planter.plant(planter.scattered(160, box), NIGHT - MONTH, NIGHT)
    await planter.plant(planter.gathered(15, HERE, within_m=15), NIGHT - MONTH, NIGHT)
    await look(db, NIGHT)
    [found] = await problems(db)
    assert 15 <= found.cases <= 20


async def test_what_counts_for_nothing(db: Database, planter: Planter) -> None:
    await planter.plant(planter.gathered(12, HERE), NIGHT - MONTH, NIGHT)
    async with db.job() as session:
        near = text("""update "case" set status = 'excluded', reason = '不属实' where st_dwithin(geom::geography,
            st_setsrid(st_makepoint(:lon, :lat), 4326)::geography, 60)""")
        await session.execute(near, {"lon": HERE[0], "lat": HERE[1]})
    assert (await look(db, NIGHT)).found == 0


async def test_an_empty_city_and_one_without_a_past(db: Database) -> None:
    assert await look(db, NIGHT) == await look(db, NIGHT)
    assert await problems(db) == []


async def test_without_a_past_nothing_stands_out(db: Database, town: Town) -> None:
    planter = Planter(db, seed=3)
    await planter.plant(planter.gathered(12, HERE), NIGHT - MONTH, NIGHT)
    assert (await look(db, NIGHT)).found == 0


async def test_a_problem_that_lasts_grows(db: Database, planter: Planter) -> None:
    begins = NIGHT - timedelta(days=10)
    await planter.plant(planter.gathered(8, HERE), begins, NIGHT)
    assert (await look(db, NIGHT)).found == 1
    [before] = await problems(db)
    later = NIGHT + timedelta(days=5)
    await planter.plant(planter.gathered(6, HERE), NIGHT, later)
    assert (await look(db, later)).found == 0
    [after] = await problems(db)
    assert (after.id, after.nth, after.cases) == (before.id, 1, 14)
    assert after.last_at > before.last_at
    assert after.p < before.p
    assert list((await cases_of(db)).values()) == [14]
    assert (await look(db, later)).found == 0


async def test_the_wall_and_the_leaders_are_told(db: Database, town: Town, planter: Planter) -> None:
    leader = await hire(db, "community", "110112.001")
    await planter.plant(planter.gathered(12, HERE), NIGHT - MONTH, NIGHT)
    await look(db, NIGHT)
    [found] = await problems(db)
    async with db.job() as session:
        [event] = await session.scalars(select(Event).where(Event.name == "CommonProblemFound"))
        [notice] = await session.scalars(select(Notice).where(Notice.kind == "common_problem"))
        worded = await session.scalar(select(func.count()).where(Case.summary != "垃圾"))
    assert (event.topics, event.data["cases"], event.data["nth"]) == ([f"wall:{found.path}"], 12, 1)
    assert (notice.account_id, notice.title) == (leader.id, "发现共性问题：市容环境")
    assert "30天内出现同类问题“市容环境”12件" in notice.body
    assert worded == 0  # no case is opened the first time
