"""Fixes as they are sent: a list of JSON objects, read as a whole and, when something is wrong, one by one. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NotRequired

import numpy as np
from numpy.typing import NDArray
from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter, ValidationError, with_config
from pydantic_core import ErrorDetails
from typing_extensions import TypedDict

from backend.positions.rules import Refusal
from backend.positions.track import MICROSECONDS, Track
from gis.datum import CRS

Degrees = Annotated[float, Field(strict=True, allow_inf_nan=False)]


@with_config(ConfigDict(extra="forbid"))
class GivenFix(TypedDict):
    """One fix of the device."""

    lon: Annotated[Degrees, Field(description="degrees on crs", examples=[116.66])]
    lat: Annotated[Degrees, Field(description="degrees on crs", examples=[39.9])]
    crs: Annotated[Literal["wgs84", "cgcs2000", "gcj02", "bd09"], Field(description="datum of lon and lat")]
    at: Annotated[AwareDatetime, Field(description="when the device took it, with zone")]
    accuracy_m: NotRequired[
        Annotated[float | None, Field(ge=0, le=100_000, description="radius of uncertainty, metres; null: not known")]
    ]
    speed_mps: NotRequired[
        Annotated[float | None, Field(ge=0, le=1_000, description="metres a second; null: not known")]
    ]
    mocked: NotRequired[Annotated[bool, Field(description="whether the device says that an app made the place up")]]


ONE = TypeAdapter(GivenFix)
MANY = TypeAdapter(list[GivenFix])


@dataclass(frozen=True, slots=True)
class Given:
    """What could be read of what was sent: fixes on the datums they name, the place of each in the list, and what is
    wrong with the rest."""

    track: Track
    crs: NDArray[np.str_]
    places: NDArray[np.int64]
    refused: tuple[Refusal, ...] = ()


def read(raw: Sequence[Any]) -> Given:
    """The fixes of a list. Never raises: what is no fix is refused with a sentence."""
    try:
        return _columns(MANY.validate_python(raw), range(len(raw)))
    except ValidationError:
        good: list[GivenFix] = []
        places: list[int] = []
        refused: list[Refusal] = []
        for index, one in enumerate(raw):
            try:
                good.append(ONE.validate_python(one))
                places.append(index)
            except ValidationError as bad:
                refused.append(Refusal(index, _sentence(bad)))
        return _columns(good, places, refused)


def _columns(fixes: Sequence[GivenFix], places: Sequence[int], refused: Sequence[Refusal] = ()) -> Given:
    track = Track(
        np.array([round(fix["at"].timestamp() * 1e6) for fix in fixes], dtype=np.int64).astype(MICROSECONDS),
        np.array([fix["lon"] for fix in fixes], dtype=float),
        np.array([fix["lat"] for fix in fixes], dtype=float),
        np.array([fix.get("accuracy_m") for fix in fixes], dtype=float),  # None becomes NaN
        np.array([fix.get("speed_mps") for fix in fixes], dtype=float),
        np.array([fix.get("mocked", False) for fix in fixes], dtype=bool),
    )
    crs = np.array([fix["crs"] for fix in fixes], dtype=np.str_)
    return Given(track, crs, np.array(places, dtype=np.int64), tuple(refused))


def _sentence(bad: ValidationError) -> str:
    return "; ".join(": ".join((*map(str, fault["loc"]), _message(fault))) for fault in bad.errors())


def _message(fault: ErrorDetails) -> str:
    if fault["type"] == "literal_error":  # of the one field with a choice
        return f"{fault['input']!r} is no datum we know; say one of {', '.join(CRS)}"
    return fault["msg"]
