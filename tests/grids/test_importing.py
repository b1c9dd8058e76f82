"""Imports on a real PostGIS: versions in time, what is given up, what is refused, two at once, cases that move."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from shapely import box
from sqlalchemy import select, text

from backend.cases.models import Case
from backend.clock import MovableClock
from backend.db.engine import Database
from backend.db.view import View
from backend.errors import Conflict, Invalid
from backend.grids.importing import SETTLE, BoundariesRefused, CandidateSet, ImportSummary, import_grids
from backend.grids.models import BoundaryImport, Grid
from backend.jobs.boundaries import Boundaries
from backend.live.models import Event
from backend.settings import Settings
from gis.codes import Layout
from gis.faults import Candidate
from gis.shift import moved
from tests.gis.cities import HERE, city
from tests.gis.test_topology import change, squares

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=30)


async def bring(db: Database, grids: Sequence[Candidate], at: datetime = NOW, **how: Any) -> ImportSummary:
    """Import as the edge does: one transaction."""
    layout = how.pop("layout", None)
    now = how.pop("now", at)
    async with db.write(View.system()) as session:
        return await import_grids(
            session,
            CandidateSet(grids, layout),
            effective_from=at,
            actor="tests",
            now=now,
            file_name="grids.geojson",
            **how,
        )


async def codes_at(db: Database, at: datetime) -> dict[str, int]:
    """Which version of each code is valid."""
    async with db.read(View.system()) as session:
        rows = await session.execute(select(Grid.code, Grid.id).where(Grid.valid_during.contains(at)))
        return {row.code: row.id for row in rows}


async def rows_in(db: Database) -> tuple[int, int, int]:
    async with db.read(View.system()) as session:
        counts = [await session.scalar(text(f"select count(*) from {t}")) for t in ("grid", "boundary_import", "event")]
        return (counts[0], counts[1], counts[2])


async def open_case(db: Database, east: float, north: float, **values: Any) -> Any:
    """A case at a place given in metres from HERE, as intake would store it now."""
    place = HERE.degrees(box(east, north, east + 1, north + 1)).centroid
    async with db.write(View.system()) as session:
        home = (
            await session.execute(
                text("select * from locate_v1(:lon, :lat, null, :at, 50)"), {"lon": place.x, "lat": place.y, "at": NOW}
            )
        ).one()
        case = Case(
            id=uuid4(),
            number=str(uuid4()),
            category=await session.scalar(text("select code from category order by code limit 1")),
            summary="x",
            geom=f"SRID=4326;{place.wkt}",
            grid_id=home.grid_id,
            how=home.how,
            border_m=home.border_m,
            neighbours=[],
            opened_at=NOW,
            due_at=LATER,
            **{"status": "assigned", "path": home.path, "owner": home.path} | values,
        )
        session.add(case)
    return case.id


async def path_of(db: Database, case_id: Any) -> str:
    async with db.read(View.system()) as session:
        return str(await session.scalar(select(Case.path).where(Case.id == case_id)))


async def test_the_first_import(db: Database) -> None:
    grids = city(1)
    done = await bring(db, grids)
    assert done.levels["micro"] == {"new": 36, "changed": 0, "unchanged": 0, "retired": 0}
    assert set(await codes_at(db, NOW)) == {g.code for g in grids}
    assert await codes_at(db, NOW - timedelta(seconds=1)) == {}
    async with db.read(View.system()) as session:
        inside, geodesic = (
            await session.execute(
                text(
                    "select bool_and(st_contains(geom, centre)),"
                    " max(abs(st_area(geom::geography) / area_m2 - 1)) from grid"
                )
            )
        ).one()
        assert inside
        assert geodesic < 1e-6
        micro = await session.scalar(select(Grid).where(Grid.code == "110112001001001"))
        assert micro is not None
        assert (micro.level, micro.path, micro.parent, micro.is_leaf) == (
            "micro",
            "110112.001.001.001",
            "110112001001",
            True,
        )
        event = await session.scalar(select(Event))
        assert event is not None
        assert (event.name, event.subject_id) == ("GridsImported", str(done.import_id))
        assert "wall:110112" in event.topics
        assert "wall:110112.001.001" in event.topics
        boundary = await session.get(BoundaryImport, done.import_id)
        assert boundary is not None
        assert (boundary.layout, boundary.file_name) == ("6,9,12,15", "grids.geojson")


async def test_what_did_not_change_keeps_its_version(db: Database) -> None:
    grids = squares()
    await bring(db, grids)
    before = await codes_at(db, NOW)
    turned = [replace(g, geometry=g.geometry.reverse()) for g in grids]  # drawn the other way round: the same
    turned[1] = replace(turned[1], name="新名")
    done = await bring(db, turned, LATER)
    after = await codes_at(db, LATER)
    assert {code for code in after if after[code] != before[code]} == {"110112001"}
    assert done.levels["street"] == {"new": 0, "changed": 1, "unchanged": 8, "retired": 0}
    assert await codes_at(db, NOW) == before


async def test_a_future_redraw_waits_for_its_instant(db: Database) -> None:
    grids = squares()
    await bring(db, grids)
    change(grids, "110112005", lambda _: box(1100, 1000, 2000, 2000))
    change(grids, "110112004", lambda _: box(0, 1000, 1100, 2000))
    await bring(db, grids, LATER, now=NOW)
    old, new = await codes_at(db, LATER - timedelta(microseconds=1)), await codes_at(db, LATER)
    assert {code for code in new if new[code] != old[code]} == {"110112004", "110112005"}
    assert await codes_at(db, NOW) == old
    with pytest.raises(Conflict, match="must not come before"):
        await bring(db, grids, LATER - timedelta(days=1), now=NOW)


async def test_what_disappears_is_retired_for_good(db: Database) -> None:
    await bring(db, squares())
    merged = [g for g in squares() if g.code != "110112002"]
    change(merged, "110112001", lambda _: box(0, 0, 2000, 1000))
    done = await bring(db, merged, LATER)
    assert done.levels["street"]["retired"] == 1
    assert "110112002" in await codes_at(db, NOW)
    assert "110112002" not in await codes_at(db, LATER)
    with pytest.raises(BoundariesRefused) as refused:
        await bring(db, squares(), LATER + timedelta(days=1))
    assert [(f.kind, f.codes) for f in refused.value.plan.faults] == [("retired", ("110112002",))]


async def test_a_part_redraws_only_itself(db: Database) -> None:
    grids = city(2)
    await bring(db, grids)
    before = await codes_at(db, NOW)
    # A street's own file with one micro-grid merged into another.
    part = [g for g in grids if g.code.startswith("110112002")]
    first, second = (next(g for g in part if g.code == f"11011200200100{i}") for i in (1, 2))
    part.remove(second)
    part[part.index(first)] = replace(first, geometry=first.geometry.union(second.geometry))
    done = await bring(db, part, LATER)
    after = await codes_at(db, LATER)
    assert before.keys() - after.keys() == {second.code}
    assert {code for code in after if after[code] != before[code]} == {first.code}
    assert done.levels["micro"] == {"new": 0, "changed": 1, "unchanged": 34, "retired": 1}
    # Levels that a file does not hold stay.
    streets = [g for g in grids if len(g.code) <= 9]
    assert (await bring(db, streets, LATER + timedelta(days=1))).levels == {
        "city": {"new": 0, "changed": 0, "unchanged": 1, "retired": 0},
        "street": {"new": 0, "changed": 0, "unchanged": 3, "retired": 0},
        "community": {"new": 0, "changed": 0, "unchanged": 9, "retired": 0},
        "micro": {"new": 0, "changed": 0, "unchanged": 35, "retired": 0},
    }


async def test_levels_can_come_one_after_another(db: Database) -> None:
    grids = city(3)
    for day, length in enumerate((6, 9, 12, 15)):
        await bring(db, [g for g in grids if len(g.code) == length], NOW + timedelta(days=day))
    async with db.read(View.system()) as session:
        leaves = select(Grid.level).where(Grid.is_leaf, Grid.valid_during.contains(NOW + timedelta(days=3))).distinct()
        assert list(await session.scalars(leaves)) == ["micro"]
        # While there were no micro-grids, the communities owned the points.
        leaves = select(Grid.level).where(Grid.is_leaf, Grid.valid_during.contains(NOW + timedelta(days=2))).distinct()
        assert list(await session.scalars(leaves)) == ["community"]


async def test_nothing_is_written_when_there_is_a_fault(db: Database) -> None:
    await bring(db, squares())
    before = await rows_in(db)
    broken = squares()
    change(broken, "110112005", lambda _: box(1000, 1000, 2050, 2000))
    with pytest.raises(BoundariesRefused, match="1 fault; nothing was imported") as refused:
        await bring(db, broken, LATER)
    assert refused.value.extra["errors"][0]["field"] == "110112005, 110112006"
    assert await rows_in(db) == before


async def test_repair_is_asked_for_and_told(db: Database) -> None:
    slivers = squares()
    change(slivers, "110112005", lambda _: box(1001, 1000, 2000, 2000))
    with pytest.raises(BoundariesRefused):
        await bring(db, slivers)
    done = await bring(db, slivers, mend=True)
    assert [m.fault.kind for m in done.plan.mended] == ["gap"]
    async with db.read(View.system()) as session:
        boundary = await session.get(BoundaryImport, done.import_id)
        assert boundary is not None
        assert boundary.summary["repairs"][0]["what"].startswith("gave it to")


async def test_instants_and_layouts_that_do_not_fit(db: Database) -> None:
    await bring(db, squares(), NOW - timedelta(days=30), now=NOW)  # an empty city may begin in the past
    with pytest.raises(Invalid, match="never rewrites history"):
        await bring(db, squares(), NOW - timedelta(days=1), now=NOW)
    with pytest.raises(Invalid, match="laid out as 6,9,12,15"):
        await bring(db, squares(), LATER, layout=Layout.parse("6,9"))


async def test_a_shift_against_the_present_is_refused_unless_said(db: Database) -> None:
    wrong = [replace(g, geometry=moved(g.geometry, "gcj02", back=False)) for g in squares()]
    await bring(db, wrong)
    with pytest.raises(BoundariesRefused, match="nothing was imported"):
        await bring(db, squares(), LATER)
    done = await bring(db, squares(), LATER, datum_corrected=True)
    assert done.levels["street"]["changed"] == 9


async def test_two_imports_at_once_follow_each_other(db: Database) -> None:
    one, other = squares(), squares()
    one[1], other[1] = replace(one[1], name="甲"), replace(other[1], name="乙")
    await bring(db, squares(), NOW - timedelta(days=1))
    results = await asyncio.gather(bring(db, one), bring(db, other), bring(db, one), return_exceptions=True)
    assert all(isinstance(result, ImportSummary) for result in results)
    async with db.read(View.system()) as session:
        names = select(Grid.name).where(Grid.code == "110112001", Grid.valid_during.contains(NOW))
        assert len(list(await session.scalars(names))) == 1


async def test_open_cases_move_in_the_same_transaction(db: Database) -> None:
    await bring(db, squares(), NOW - timedelta(days=1))
    moving, staying = await open_case(db, 1050, 1500), await open_case(db, 1500, 1500)
    closed = await open_case(db, 1050, 1500, status="closed")
    escalated = await open_case(db, 1050, 1500, owner="110112")
    redrawn = squares()
    change(redrawn, "110112005", lambda _: box(1100, 1000, 2000, 2000))
    change(redrawn, "110112004", lambda _: box(0, 1000, 1100, 2000))
    done = await bring(db, redrawn)
    assert done.rehomed == 3
    assert await path_of(db, moving) == "110112.004"
    assert await path_of(db, staying) == "110112.005"
    assert await path_of(db, closed) == "110112.005"  # history is not rewritten
    async with db.read(View.system()) as session:
        case = await session.get(Case, escalated)
        assert case is not None
        assert (case.path, case.owner) == ("110112.004", "110112")
        case = await session.get(Case, moving)
        assert case is not None
        assert case.owner == "110112.004"


async def test_cases_move_when_a_future_redraw_takes_effect(db: Database) -> None:
    await bring(db, squares(), NOW - timedelta(days=1))
    case = await open_case(db, 1050, 1500)
    redrawn = squares()
    change(redrawn, "110112005", lambda _: box(1100, 1000, 2000, 2000))
    change(redrawn, "110112004", lambda _: box(0, 1000, 1100, 2000))
    done = await bring(db, redrawn, LATER, now=NOW)
    assert done.rehomed == 0

    clock = MovableClock(NOW)
    job = Boundaries(db, clock, Settings())

    async def sweep(now: datetime) -> int:
        clock.set(now)
        turns = 0
        while await job.settle_one():
            turns += 1
        return turns

    assert await sweep(LATER - timedelta(seconds=1)) == 1  # the first import's second look, long due
    assert await path_of(db, case) == "110112.005"
    assert await sweep(LATER) == 1
    assert await path_of(db, case) == "110112.004"
    assert await sweep(LATER) == 0
    assert await sweep(LATER + SETTLE) == 1
    assert await sweep(LATER + SETTLE * 2) == 0
    async with db.read(View.system()) as session:
        names = list(await session.scalars(select(Event.name).order_by(Event.id)))
        assert names == ["GridsImported", "GridsImported", "GridsTookEffect"]
        told = list(await session.scalars(select(Event.topics).order_by(Event.id)))
        assert told[1] == []
        assert "wall:110112" in told[2]
