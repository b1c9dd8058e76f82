"""``/api/v1/categories``: what may be reported, and how long it may take."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from backend.api.context import Reading
from backend.cases.models import Category

router = APIRouter(prefix="/api/v1/categories", tags=["reports"])


class CategoryAnswer(BaseModel):
    """One subclass of demand."""

    model_config = ConfigDict(from_attributes=True)

    code: str = Field(description="2-digit class and 2-digit subclass", examples=["0102"])
    class_name: str
    name: str
    name_en: str
    urgency: Literal["life", "utility", "normal"]
    limit_kind: Literal["hours", "working_hours", "working_days"]
    limit_amount: int


class Categories(BaseModel):
    """Every category, by code."""

    categories: list[CategoryAnswer]


@router.get("")
async def list_categories(session: Reading) -> Categories:
    """Every category a report may name, by code."""
    rows = (await session.scalars(select(Category).order_by(Category.code))).all()
    return Categories(categories=[CategoryAnswer.model_validate(row) for row in rows])
