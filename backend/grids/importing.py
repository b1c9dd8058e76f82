"""Turns a checked boundary set into versions of grids: all or nothing, in one transaction, at one instant.

A file may hold the whole city or a part. Its topmost grids are the roots of what it speaks about: a grid below them
that the file does not hold is given up, when the file holds that level at all or its parent is given up (so a file of
streets alone redraws streets and leaves the micro-grids as they are). Everything else stays, and the file is checked
together with what stays: a street's new edge must meet its neighbours', and its communities must still fit.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pyproj
import shapely
from geoalchemy2.shape import from_shape, to_shape
from sqlalchemy import func, insert, or_, select, text, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from backend.db.models import Installation
from backend.errors import Conflict, Invalid
from backend.grids.models import BoundaryImport, Grid
from backend.live.outbox import Happened, record
from backend.settings import BEIJING
from gis.codes import Layout
from gis.faults import Candidate, Fault, Placed
from gis.repair import Mended, repair
from gis.topology import check, place

SETTLE = timedelta(seconds=60)
"""Cases filed while a redraw was being committed may have seen the old grids: they are moved once more after this."""

SAME_DEGREES = 1e-8
"""Outlines whose corners differ by less (a millimetre) are the same: a file that went through a tool and back."""

_ELLIPSOID = pyproj.Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class CandidateSet:
    """What a file brings. ``layout`` None means the city's own, or the national one in an empty city."""

    grids: Sequence[Candidate]
    layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, and whether it may. ``grids`` are the file's, mended."""

    layout: Layout
    effective_from: datetime
    grids: list[Candidate]
    faults: list[Fault]
    mended: list[Mended]
    start: dict[str, Placed] = field(default_factory=dict)  # versions that begin, by code
    end: dict[str, int] = field(default_factory=dict)  # versions that end: code → id
    levels: dict[str, dict[str, int]] = field(default_factory=dict)  # level → new, changed, unchanged, retired

    @property
    def refused(self) -> bool:
        """Whether a fault forbids it; warnings do not."""
        return any(fault.severity == "fault" for fault in self.faults)


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did. ``import_id`` is the new geometry version; ``rehomed`` open cases changed their grid."""

    import_id: int
    plan: Plan
    rehomed: int

    @property
    def levels(self) -> dict[str, dict[str, int]]:
        """Per level how many grids of the city are new, changed, unchanged and retired."""
        return self.plan.levels


class BoundariesRefused(Invalid):
    """The set has faults; ``plan.faults`` lists them. Nothing was written."""

    title = "The boundaries have faults"

    def __init__(self, plan: Plan) -> None:
        faults = [fault for fault in plan.faults if fault.severity == "fault"]
        super().__init__(
            f"the boundaries have {len(faults)} fault{'s' if len(faults) != 1 else ''}; nothing was imported",
            errors=[{"field": ", ".join(f.codes), "message": f"{f.kind}: {f.detail}"} for f in faults],
        )
        self.plan = plan


async def import_grids(
    session: AsyncSession,
    candidate_set: CandidateSet,
    *,
    effective_from: datetime,
    actor: str,
    now: datetime,
    file_name: str,
    mend: bool = False,
    datum_corrected: bool = False,
    nearest_tolerance_m: float = 50.0,
) -> ImportSummary:
    """Check the set and write its versions, valid from ``effective_from``; open cases move in this transaction.

    With a future instant everything is written now and read from then on; ``settle`` moves the cases when it comes.
    ``mend`` repairs what is below a tolerance; ``datum_corrected`` says that the present outlines are on a wrong datum,
    so that moving away from them is right. Raises BoundariesRefused with every fault, Invalid for an instant in
    the past of a city that has grids, Conflict when a later redraw is waiting already. Two imports at once wait for
    each other.
    """
    plan = await plan_import(
        session, candidate_set, effective_from=effective_from, now=now, mend=mend, datum_corrected=datum_corrected
    )
    if plan.refused:
        raise BoundariesRefused(plan)
    boundary = BoundaryImport(
        file_name=file_name,
        imported_at=now,
        effective_from=effective_from,
        actor=actor,
        layout=str(plan.layout),
        summary={
            "levels": plan.levels,
            "warnings": [_as_json(fault) for fault in plan.faults],
            "repairs": [_as_json(m.fault) | {"what": m.what} for m in plan.mended],
        },
    )
    session.add(boundary)
    await session.flush()
    await _write_versions(session, plan, boundary.id)
    # The first import lays the city out; after that the layout is what it was (see _layout).
    layout = upsert(Installation).values(key="layout", value=str(plan.layout))
    await session.execute(layout.on_conflict_do_nothing())
    rehomed = 0
    if effective_from <= now:
        rehomed = await _rehome(session, boundary, now, nearest_tolerance_m)
    await record(session, [await _happened(session, "GridsImported", boundary, now, told=effective_from <= now)])
    return ImportSummary(boundary.id, plan, rehomed)


async def settle(session: AsyncSession, now: datetime, nearest_tolerance_m: float) -> bool:
    """Move open cases to the grids of one import that took effect; False when none is due.

    Each import has its turn when it takes effect (``GridsTookEffect`` tells walls of one that was waiting) and once
    more after ``SETTLE``.
    """
    settled = BoundaryImport.effective_from + SETTLE
    due = or_(BoundaryImport.rehomed_at.is_(None), (BoundaryImport.rehomed_at < settled) & (settled <= now))
    boundary = await session.scalar(
        select(BoundaryImport)
        .where(BoundaryImport.effective_from <= now, due)
        .order_by(BoundaryImport.effective_from)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if boundary is None:
        return False
    waited = boundary.rehomed_at is None
    await _rehome(session, boundary, now, nearest_tolerance_m)
    if waited:
        await record(session, [await _happened(session, "GridsTookEffect", boundary, now, told=True)])
    return True


async def plan_import(
    session: AsyncSession,
    candidate_set: CandidateSet,
    *,
    effective_from: datetime,
    now: datetime,
    mend: bool = False,
    datum_corrected: bool = False,
) -> Plan:
    """What importing the set would do; writes nothing. Raises as ``import_grids`` does, but for faults: those are
    in the plan. Until the transaction ends no other import can begin.
    """
    await session.execute(text("select pg_advisory_xact_lock(hashtext('gridwarden.boundaries'))"))
    await _refuse_instant(session, effective_from, now)
    layout = await _layout(session, candidate_set.layout)
    present = await _present(session, effective_from)
    gone = _given_up(candidate_set.grids, present, layout)
    codes = {candidate.code for candidate in candidate_set.grids}
    stays = [_placed(grid) for code, grid in present.items() if code not in codes and code not in gone]
    known: dict[str, Any] = {
        "beside": stays,
        "before": {} if datum_corrected else {c: to_shape(present[c].geom) for c in codes & present.keys()},
        "retired": await _retired(session, codes - present.keys()),
    }
    grids: list[Candidate] = list(candidate_set.grids)
    mended: list[Mended] = []
    if mend:
        grids, mended, faults = repair(grids, layout, **known)
    else:
        faults = check(grids, layout, **known)
    plan = Plan(layout, effective_from, grids, faults, mended)
    if not plan.refused:
        kept = [Candidate(grid.code, grid.name, grid.geometry) for grid in stays]
        _compare(plan, place([*grids, *kept], layout), present, gone)
    return plan


def _given_up(candidates: Sequence[Candidate], present: dict[str, Grid], layout: Layout) -> set[str]:
    """Codes of present grids that the file speaks about and does not hold; see the module's beginning."""
    codes = {candidate.code for candidate in candidates}
    roots = {code for code in codes if layout.parent_of(code, codes) is None}
    lengths = {len(code) for code in codes}
    gone: set[str] = set()
    for code in sorted(present.keys() - codes, key=len):
        above = set(layout.ancestors(code))
        if above & gone or (len(code) in lengths and above & roots):
            gone.add(code)
    return gone


def _compare(plan: Plan, after: dict[str, Placed], present: dict[str, Grid], gone: set[str]) -> None:
    """Fill in which versions begin and end. A grid that stays may change too: it had no children and now has."""
    count: Counter[tuple[str, str]] = Counter()
    for code, grid in after.items():
        old = present.get(code)
        if old is None:
            what = "new"
        elif _same(grid, old):
            what = "unchanged"
        else:
            what = "changed"
            plan.end[code] = old.id
        if what != "unchanged":
            plan.start[code] = grid
        count[grid.level, what] += 1
    for code in gone:
        plan.end[code] = present[code].id
        count[present[code].level, "retired"] += 1
    for level in plan.layout.levels:
        numbers = {what: count[level, what] for what in ("new", "changed", "unchanged", "retired")}
        if any(numbers.values()):
            plan.levels[level] = numbers


def _same(grid: Placed, old: Grid) -> bool:
    if (grid.name, grid.path, grid.parent, grid.leaf) != (old.name, old.path, old.parent, old.is_leaf):
        return False
    new, present = shapely.normalize(grid.geometry), shapely.normalize(to_shape(old.geom))
    return bool(shapely.equals_exact(new, present, SAME_DEGREES))


def _placed(grid: Grid) -> Placed:
    return Placed(grid.code, grid.name, grid.level, grid.path, grid.parent, grid.is_leaf, to_shape(grid.geom))


async def _refuse_instant(session: AsyncSession, effective_from: datetime, now: datetime) -> None:
    latest = await session.scalar(select(func.max(func.lower(Grid.valid_during))))
    if latest is None:
        return  # an empty city may begin in the past
    if effective_from < now:
        raise Invalid(f"{_beijing(effective_from)} is past; a redraw never rewrites history: let it begin now or later")
    if latest > effective_from:
        raise Conflict(f"a redraw is waiting for {_beijing(latest)}; this file must not come before it")


def _beijing(instant: datetime) -> str:
    return f"{instant.astimezone(BEIJING):%Y-%m-%d %H:%M:%S} Beijing time"


async def _layout(session: AsyncSession, asked: Layout | None) -> Layout:
    """The layout to use. Raises Invalid when it is not the one the city's codes were laid out with."""
    kept = await session.get(Installation, "layout")
    if kept is None:
        return asked or Layout()
    own = Layout.parse(kept.value)
    if asked is not None and asked != own:
        raise Invalid(f"this city's codes are laid out as {own}, not {asked}; leave --layout out")
    return own


async def _present(session: AsyncSession, at: datetime) -> dict[str, Grid]:
    query = select(Grid).where(Grid.valid_during.contains(at)).options(defer(Grid.centre)).order_by(Grid.code)
    return {grid.code: grid for grid in await session.scalars(query)}


async def _retired(session: AsyncSession, codes: set[str]) -> set[str]:
    """Which of ``codes``, none of which is valid then, were once in use."""
    used = select(Grid.code).where(Grid.code.in_(codes), ~func.isempty(Grid.valid_during)).distinct()
    return set(await session.scalars(used))


async def _write_versions(session: AsyncSession, plan: Plan, import_id: int) -> None:
    closed = func.tstzrange(func.lower(Grid.valid_during), plan.effective_from)
    if plan.end:
        ended = update(Grid).where(Grid.id.in_(plan.end.values())).values(valid_during=closed)
        await session.execute(ended.execution_options(synchronize_session=False))
    rows = [
        {
            "code": grid.code,
            "name": grid.name,
            "level": grid.level,
            "path": grid.path,
            "parent": grid.parent,
            "geom": from_shape(grid.geometry, srid=4326),
            "centre": from_shape(grid.geometry.point_on_surface(), srid=4326),
            "area_m2": _area_m2(grid.geometry),
            "is_leaf": grid.leaf,
            "valid_during": Range(plan.effective_from, None),
            "import_id": import_id,
        }
        for grid in plan.start.values()
    ]
    if rows:
        await session.execute(insert(Grid), rows)


def _area_m2(geometry: shapely.MultiPolygon) -> float:
    """Square metres on the WGS-84 spheroid."""
    area, _ = _ELLIPSOID.geometry_area_perimeter(shapely.orient_polygons(geometry))
    return abs(float(area))


async def _rehome(session: AsyncSession, boundary: BoundaryImport, now: datetime, tolerance_m: float) -> int:
    moved = await session.scalar(select(func.rehome_cases_v1(now, tolerance_m)))
    boundary.rehomed_at = now
    return int(moved or 0)


async def _happened(
    session: AsyncSession, name: str, boundary: BoundaryImport, now: datetime, *, told: bool
) -> Happened:
    """The event; when ``told``, to the walls of every grid that has grids below it: they fetch the new geometry."""
    shown = select(Grid.path).where(
        or_(Grid.parent.is_(None), ~Grid.is_leaf), Grid.valid_during.contains(boundary.effective_from)
    )
    return Happened(
        name=name,
        at=now,
        subject_kind="boundary",
        subject_id=str(boundary.id),
        data={
            "import": boundary.id,
            "effective_from": boundary.effective_from.isoformat(),
            "levels": boundary.summary["levels"],
        },
        topics=tuple(f"wall:{path}" for path in await session.scalars(shown)) if told else (),
        actor=boundary.actor,
    )


def _as_json(fault: Fault) -> dict[str, Any]:
    return {
        "kind": fault.kind,
        "codes": list(fault.codes),
        "detail": fault.detail,
        "where": fault.where,
        "area_m2": fault.area_m2,
        "width_m": fault.width_m,
    }
