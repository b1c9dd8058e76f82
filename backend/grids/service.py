"""Reads of the boundary hierarchy: grids by code and by subtree, the owner of a point, tiles, the bulk locator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import shapely
from sqlalchemy import JSON, LargeBinary, cast, func, literal, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.db.arrays import one_of
from backend.errors import NotFound
from backend.grids.models import BoundaryImport, Grid
from gis.codes import under as subtree
from gis.locator import Locator


@dataclass(frozen=True, slots=True)
class GridView:
    """One grid as it is at an instant."""

    code: str
    name: str
    level: str
    path: str
    parent: str | None  # code
    leaf: bool
    area_m2: float
    centre: list[float]  # [lon, lat] of a point inside


@dataclass(frozen=True, slots=True)
class GridDetail(GridView):
    """One grid with its extent, what lies directly below it, and its outline when asked for."""

    bbox: list[float]  # west, south, east, north
    children: int
    geometry: dict[str, Any] | None  # GeoJSON


@dataclass(frozen=True, slots=True)
class Place:
    """The owner of a point and why; see locate_v1 in backend/db/sql/010_locate.sql."""

    grid_id: int
    code: str
    name: str
    path: str
    how: str  # covers, nearest, fallback
    border_m: float | None
    neighbours: list[dict[str, Any]]  # {"code", "share"}


_VIEW = (
    Grid.code,
    Grid.name,
    Grid.level,
    Grid.path,
    Grid.parent,
    Grid.is_leaf.label("leaf"),
    Grid.area_m2,
    func.json_build_array(func.ST_X(Grid.centre), func.ST_Y(Grid.centre)).label("centre"),
)


async def current_import(session: AsyncSession, at: datetime) -> int:
    """The geometry's version at ``at``: the id of the boundary import in effect; 0 in an empty city."""
    query = (
        select(BoundaryImport.id)
        .where(BoundaryImport.effective_from <= at)
        .order_by(BoundaryImport.effective_from.desc(), BoundaryImport.id.desc())
        .limit(1)
    )
    return await session.scalar(query) or 0


async def get_grid(session: AsyncSession, code: str, at: datetime, *, geometry: bool = False) -> GridDetail:
    """The grid of ``code`` valid at ``at``, with its GeoJSON outline when ``geometry``. Raises NotFound."""
    child = aliased(Grid)
    children = select(func.count()).where(child.parent == Grid.code, child.valid_during.contains(at)).scalar_subquery()
    west, south, east, north = (edge(Grid.geom) for edge in (func.ST_XMin, func.ST_YMin, func.ST_XMax, func.ST_YMax))
    # Seven decimals of a degree are a centimetre.
    outline = cast(func.ST_AsGeoJSON(Grid.geom, 7), JSON) if geometry else literal(None, JSON(none_as_null=True))
    query = select(
        *_VIEW,
        func.json_build_array(west, south, east, north).label("bbox"),
        children.label("children"),
        outline.label("geometry"),
    ).where(Grid.code == code, Grid.valid_during.contains(at))
    row = (await session.execute(query)).mappings().first()
    if row is None:
        raise NotFound(f"there is no grid {code}; GET /api/v1/grids lists those there are")
    return GridDetail(**row)


async def list_grids(
    session: AsyncSession, level: str | None, under: str | None, limit: int, at: datetime
) -> list[GridView]:
    """The grids valid at ``at`` in the order of their paths: at most ``limit``, of one level, at or below a path."""
    query = select(*_VIEW).where(Grid.valid_during.contains(at)).order_by(Grid.path).limit(limit)
    if level is not None:
        query = query.where(Grid.level == level)
    if under:
        low, high = subtree(under)
        query = query.where(Grid.path >= low, Grid.path < high)
    return [GridView(**row) for row in (await session.execute(query)).mappings()]


async def path_of(session: AsyncSession, place: str, at: datetime) -> str:
    """The path of the grid that ``place`` means, its code or its path. Raises NotFound."""
    query = select(Grid.path).where(or_(Grid.code == place, Grid.path == place), Grid.valid_during.contains(at))
    path = await session.scalar(query.limit(1))
    if path is None:
        raise NotFound(f"there is no grid {place}; GET /api/v1/grids lists those there are")
    return path


async def names_above(session: AsyncSession, path: str, at: datetime) -> list[str]:
    """The names of the grids around the one at ``path``, from the root down."""
    steps = path.split(".")
    above = [".".join(steps[:n]) for n in range(1, len(steps))]
    query = select(Grid.name).where(one_of(Grid.path, above), Grid.valid_during.contains(at)).order_by(Grid.path)
    return list(await session.scalars(query))


async def names_of(session: AsyncSession, codes: Iterable[str], at: datetime) -> dict[str, str]:
    """What the grids of these codes are called at ``at``; those that are not there are absent."""
    rows = await session.execute(
        select(Grid.code, Grid.name).where(one_of(Grid.code, codes), Grid.valid_during.contains(at))
    )
    return {row.code: row.name for row in rows}


@dataclass(frozen=True, slots=True)
class Outline:
    """A grid with its polygon, a Shapely geometry in degrees."""

    code: str
    name: str
    level: str
    leaf: bool
    shape: Any


async def outlines(session: AsyncSession, under: str, at: datetime) -> list[Outline]:
    """Every grid valid at ``at`` at or below the path ``under`` ("" is everywhere), in the order of their paths."""
    low, high = subtree(under)
    shape = func.ST_AsBinary(Grid.geom, type_=LargeBinary)
    query = select(Grid.code, Grid.name, Grid.level, Grid.is_leaf, shape).where(
        Grid.valid_during.contains(at), Grid.path >= low, Grid.path < high
    )
    rows = (await session.execute(query.order_by(Grid.path))).all()
    return [Outline(code, name, level, leaf, shapely.from_wkb(wkb)) for code, name, level, leaf, wkb in rows]


_LOCATE = text("select * from locate_v1(:lon, :lat, :accuracy_m, :at, :tolerance_m)")


async def locate(
    session: AsyncSession, lon: float, lat: float, accuracy_m: float | None, at: datetime, tolerance_m: float
) -> Place | None:
    """The owner of a WGS-84 point at ``at`` with its neighbours within the accuracy circle; None in an empty city."""
    values = {"lon": lon, "lat": lat, "accuracy_m": accuracy_m, "at": at, "tolerance_m": tolerance_m}
    row = (await session.execute(_LOCATE, values)).mappings().first()
    return Place(**row) if row else None


async def tile(session: AsyncSession, z: int, x: int, y: int, at: datetime) -> bytes:
    """The vector tile z/x/y of the grids valid at ``at``; empty when none is there. See 020_tiles.sql."""
    made: bytes | None = await session.scalar(select(func.grid_tile_v1(z, x, y, at, type_=LargeBinary)))
    assert made is not None  # an empty tile is empty bytes
    return made


async def load_locator(session: AsyncSession, at: datetime, *, tolerance_m: float = 50.0) -> Locator:
    """A bulk locator over the leaves valid at ``at``. Raises NotFound in an empty city."""
    shape = func.ST_AsBinary(Grid.geom, type_=LargeBinary)
    leaves = select(Grid.code, Grid.name, Grid.area_m2, shape).where(Grid.is_leaf, Grid.valid_during.contains(at))
    rows = (await session.execute(leaves.order_by(Grid.path))).all()
    if not rows:
        raise NotFound("there are no grids yet; bring boundaries in with ./grid import grids FILE")
    codes, names, areas, shapes = zip(*rows, strict=True)
    root = select(Grid.code, Grid.name).where(Grid.valid_during.contains(at)).order_by(Grid.path).limit(1)
    code, name = (await session.execute(root)).one()
    return Locator(codes, names, areas, shapely.from_wkb(shapes), fallback=(code, name), tolerance_m=tolerance_m)
