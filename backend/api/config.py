"""``/api/v1/config``: what a page needs to know before anything else."""

from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api import basemap
from backend.api.context import Parts, Reading
from backend.db.models import Installation
from backend.grids import service

router = APIRouter(prefix="/api/v1/config", tags=["place"])

LEVELS = {"city": "区县", "street": "街道/乡镇", "community": "社区/村", "micro": "微网格"}
"""What people call the levels, unless the installation's ``levels`` says otherwise."""


class City(BaseModel):
    """The district."""

    code: str
    name: str
    path: str
    bbox: list[float] = Field(min_length=4, max_length=4, description="west, south, east, north; WGS-84 degrees")
    centre: list[float] = Field(min_length=2, max_length=2, description="longitude and latitude of a point inside")


class Basemap(BaseModel):
    """What lies below the grids."""

    kind: Literal["vector", "raster"] = Field(description="vector: layers earth, landuse, water, roads, places")
    url: str = Field(
        description="of the archive, or of tiles with {z}, {x}, {y}; relative to this server unless absolute"
    )
    format: Literal["pmtiles", "tiles"]
    minzoom: int
    maxzoom: int
    attribution: str


class Config(BaseModel):
    """What every page asks first. It holds nothing that needs a login."""

    city: City | None = Field(description="null while no boundaries are imported")
    geometry_version: int = Field(description="goes into tile addresses as v; grows with each boundary import")
    basemap: Basemap | None
    mode: Literal["demo", "live"]
    levels: dict[Literal["city", "street", "community", "micro"], str] = Field(description="what they are called here")


@router.get("", summary="What a page needs first")
async def config(session: Reading, context: Parts, below: basemap.Present) -> Config:
    """The city's place and name, the geometry's version, the basemap, and what the levels are called here."""
    now = context.clock()
    roots = await service.list_grids(session, None, None, 1, now)
    return Config(
        city=City.model_validate(await service.get_grid(session, roots[0].code, now), from_attributes=True)
        if roots
        else None,
        geometry_version=await service.current_import(session, now),
        basemap=Basemap.model_validate(below.describe()) if below else None,
        mode=await _kept(session, "mode", "live"),
        levels=LEVELS | await _kept(session, "levels", {}),
    )


async def _kept(session: AsyncSession, key: str, otherwise: Any) -> Any:
    row = await session.get(Installation, key)
    return otherwise if row is None else row.value
