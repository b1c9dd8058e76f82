"""Routes of place: the grids of the city, and whose a point is."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from backend.api.context import Parts, Reading
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.errors import Invalid, NotFound
from backend.grids import service
from gis.datum import CRS, to_wgs84

router = APIRouter(prefix="/api/v1", tags=["place"])

Level = Literal["city", "street", "community", "micro"]
Code = Annotated[str, Path(pattern=r"^[^\x00-\x1f]{1,64}$", description="grid code", examples=["110112001001001"])]


class GridBrief(BaseModel):
    """One grid."""

    code: str = Field(description="6 digits district, 9 street, 12 community, 15 micro-grid unless laid out otherwise")
    name: str
    level: Level
    path: str = Field(description="code segments from the root; a subtree is a prefix", examples=["110112.001.003.012"])
    parent: str | None = Field(description="the parent's code; null at the root")
    leaf: bool = Field(description="nothing lies below it: it owns points")
    area_m2: float
    centre: list[float] = Field(min_length=2, max_length=2, description="longitude and latitude of a point inside")


class Grids(BaseModel):
    """Grids in the order of their paths, parents before children."""

    grids: list[GridBrief]


class GridDetail(GridBrief):
    """One grid with its extent."""

    bbox: list[float] = Field(min_length=4, max_length=4, description="west, south, east, north")
    children: int = Field(description="grids directly below")
    geometry: dict[str, Any] | None = Field(description="GeoJSON MultiPolygon, WGS-84; only with geometry=true")


class Owner(BaseModel):
    """A grid by its names."""

    code: str
    name: str
    path: str


class Neighbour(BaseModel):
    """Another grid that the accuracy circle touches."""

    code: str
    share: float = Field(description="part of the circle's area that lies in it, 0 to 1")


class Located(BaseModel):
    """Who owns a point, and why."""

    grid: Owner
    how: Literal["covers", "nearest", "fallback"] = Field(
        description="covers: the point lies in the grid, or on its border (then the smaller area owns, then the lower"
        " code). nearest: it lies in a gap this near to the grid. fallback: neither; the whole city answers"
    )
    border_m: float | None = Field(description="metres to that grid's border; for fallback to the nearest grid")
    neighbours: list[Neighbour] = Field(description="largest share first; empty without accuracy_m")


@router.get("/grids", responses=documented(422))
async def list_grids(
    session: Reading,
    context: Parts,
    level: Annotated[Level | None, OR_EMPTY, Query(description="only this level")] = None,
    under: Annotated[
        str | None,
        OR_EMPTY,
        Query(max_length=64, pattern=r"^[0-9A-Za-z.]*$", description="a path: it and what lies below it"),
    ] = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=50_000, description="at most this many")] = 1000,
) -> Grids:
    """List the grids that are valid now, in the order of their paths."""
    found = await service.list_grids(session, level, under, limit, context.clock())
    return Grids.model_validate({"grids": found}, from_attributes=True)


@router.get("/grids/{code}", responses=documented(404, 422))
async def get_grid(
    code: Code,
    session: Reading,
    context: Parts,
    geometry: Annotated[bool, OR_EMPTY, Query(description="with the outline")] = False,
) -> GridDetail:
    """Show one grid that is valid now."""
    found = await service.get_grid(session, code, context.clock(), geometry=geometry)
    return GridDetail.model_validate(found, from_attributes=True)


@router.get("/locate", responses=documented(404, 422))
async def locate(
    session: Reading,
    context: Parts,
    lon: Annotated[float, Query(ge=-180, le=180, allow_inf_nan=False, description="longitude, degrees")],
    lat: Annotated[float, Query(ge=-90, le=90, allow_inf_nan=False, description="latitude, degrees")],
    crs: Annotated[
        Literal["wgs84", "cgcs2000", "gcj02", "bd09"] | None,
        OR_EMPTY,
        Query(description="the datum of lon and lat. Required: it is never guessed, GCJ-02 is 500 m from WGS-84"),
    ] = None,
    accuracy_m: Annotated[
        float | None,
        OR_EMPTY,
        Query(gt=0, le=100_000, allow_inf_nan=False, description="radius the place is sure to, metres"),
    ] = None,
) -> Located:
    """Say which grid a point belongs to now, why, and which others it may belong to."""
    if crs is None:
        detail = f"say which datum lon and lat are on: crs is one of {', '.join(CRS)}"
        raise Invalid(detail, errors=[{"field": "query.crs", "message": detail}])
    place = await service.locate(
        session,
        *to_wgs84(lon, lat, crs),
        accuracy_m,
        context.clock(),
        context.settings.nearest_tolerance_m,
    )
    if place is None:
        raise NotFound("there are no grids yet; bring boundaries in with ./grid import grids FILE")
    return Located(
        grid=Owner(code=place.code, name=place.name, path=place.path),
        how=place.how,
        border_m=place.border_m,
        neighbours=[Neighbour(**n) for n in place.neighbours],
    )
