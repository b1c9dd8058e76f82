"""``/api/v1/categories``: what may be reported, and how long it may take."""

from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, Field

from backend.api.context import Parts, Reading
from backend.configuration.schema import CategoryRule, Kind, Limit
from backend.configuration.service import active
from backend.configuration.values import Audience, LimitKind, Urgency

router = APIRouter(prefix="/api/v1/categories", tags=["reports"])


class CategoryAnswer(BaseModel):
    """One subclass of demand."""

    code: str = Field(description="2-digit class and 2-digit subclass", examples=["0102"])
    class_name: str
    name: str
    name_en: str
    urgency: Urgency
    audience: Audience = Field(description="whose demand it is: residents', firms', or both")
    limit_kind: LimitKind
    limit_amount: int = Field(description="until the case is to be resolved")

    @classmethod
    def of(cls, rule: CategoryRule, whole: Limit) -> Self:
        """A category with the limit for the whole case."""
        shown = rule.model_dump(include={"code", "class_name", "name", "name_en", "urgency", "audience"})
        return cls(**shown, limit_kind=whole.kind, limit_amount=whole.amount)


class Categories(BaseModel):
    """Every category, by code, and the kinds of demand, in the order they are offered in."""

    categories: list[CategoryAnswer]
    kinds: list[Kind]


@router.get("")
async def list_categories(session: Reading, context: Parts) -> Categories:
    """Every category and kind a report may name now, by the configuration that holds."""
    rules = (await active(session, context.clock())).rules
    listed = sorted(rules.categories, key=lambda rule: rule.code)
    return Categories(
        categories=[CategoryAnswer.of(rule, rules.clock_of(rule.code).whole) for rule in listed], kinds=rules.kinds
    )
