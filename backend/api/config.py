"""``/api/v1/config``: what a page needs to know before anything else."""

from typing import Any, Literal

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api import basemap
from backend.api.context import Parts, Reading
from backend.configuration.schema import Board, Configuration, Named, StepKind
from backend.configuration.service import active
from backend.configuration.values import Rung
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


class Word(BaseModel):
    """A code and what people call it."""

    model_config = ConfigDict(from_attributes=True)

    code: str
    name: str
    name_en: str


class Rules(BaseModel):
    """What the configuration that holds calls things; who may do what, and by when, is not for every page."""

    name: str
    title: str
    version: str
    effective_from: AwareDatetime
    departments: list[Word]
    rungs: list[Rung] = Field(description="of the ladder, from the bottom")
    meeting: str = Field(description="what the last rung, the joint meeting, is called")
    steps: list[StepKind]
    disputes: list[Named] = Field(description="classes of the dispute ledger; empty where none is kept")
    lists: list[Board]
    contacts_kinds: list[Named]


class Config(BaseModel):
    """What every page asks first. It holds nothing that needs a login."""

    city: City | None = Field(description="null while no boundaries are imported")
    geometry_version: int = Field(description="goes into tile addresses as v; grows with each boundary import")
    basemap: Basemap | None
    mode: Literal["demo", "live"]
    levels: dict[Literal["city", "street", "community", "micro"], str] = Field(description="what they are called here")
    rules: Rules


@router.get("", summary="What a page needs first")
async def config(session: Reading, context: Parts, below: basemap.Present) -> Config:
    """The city's place and name, the geometry's version, the basemap, and what things are called here."""
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
        rules=_rules((await active(session, now)).rules),
    )


def _rules(rules: Configuration) -> Rules:
    return Rules(
        name=rules.name,
        title=rules.title,
        version=rules.version,
        effective_from=rules.effective_from,
        departments=[Word.model_validate(one) for one in rules.departments],
        rungs=rules.ladder.rungs,
        meeting=rules.practice.meeting,
        steps=rules.steps,
        disputes=rules.disputes.classes if rules.disputes else [],
        lists=rules.lists,
        contacts_kinds=rules.contacts_kinds,
    )


async def _kept(session: AsyncSession, key: str, otherwise: Any) -> Any:
    row = await session.get(Installation, key)
    return otherwise if row is None else row.value
