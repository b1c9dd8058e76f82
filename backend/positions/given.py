"""Fixes as they are sent: a list of JSON objects, read as a whole and, when something is wrong, one by one. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
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
Datum = Literal["wgs84", "cgcs2000", "gcj02", "bd09"]
Metres = Annotated[float | None, Field(ge=0, le=100_000)]
Speed = Annotated[float | None, Field(ge=0, le=1_000)]


@with_config(ConfigDict(extra="forbid"))
class GivenFix(TypedDict):
    """One fix of the device."""

    lon: Annotated[Degrees, Field(description="degrees on crs", examples=[116.66])]
    lat: Annotated[Degrees, Field(description="degrees on crs", examples=[39.9])]
    crs: Annotated[Datum, Field(description="datum of lon and lat")]
    at: Annotated[AwareDatetime, Field(description="when the device took it, with zone")]
    accuracy_m: NotRequired[Annotated[Metres, Field(description="radius of uncertainty, metres; null: not known")]]
    speed_mps: NotRequired[Annotated[Speed, Field(description="metres a second; null: not known")]]
    mocked: NotRequired[Annotated[bool, Field(description="whether the device says that an app made the place up")]]


ONE = TypeAdapter(GivenFix)
FIELDS = GivenFix.__annotations__.keys()
DEGREES, DATUMS, METRES, SPEEDS, MOCKED = (
    TypeAdapter(list[Degrees]),
    TypeAdapter(list[Datum]),
    TypeAdapter(list[Metres]),
    TypeAdapter(list[Speed]),
    TypeAdapter(list[bool]),
)


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
        return _alike(raw)
    except (ValueError, TypeError):
        return _one_by_one(raw)


def _alike(raw: Sequence[Any]) -> Given:
    """All of them field by field, in a quarter of the time that it takes one by one.

    Raises ValueError or TypeError unless all are right.
    """
    if not all(type(fix) is dict and fix.keys() <= FIELDS for fix in raw):
        raise ValueError("not all are fixes")
    at = [datetime.fromisoformat(fix.get("at")) for fix in raw]
    if any(instant.tzinfo is None for instant in at):
        raise ValueError("not all instants have a zone")
    return _given(
        at,
        DEGREES.validate_python([fix.get("lon") for fix in raw]),
        DEGREES.validate_python([fix.get("lat") for fix in raw]),
        DATUMS.validate_python([fix.get("crs") for fix in raw]),
        METRES.validate_python([fix.get("accuracy_m") for fix in raw]),
        SPEEDS.validate_python([fix.get("speed_mps") for fix in raw]),
        MOCKED.validate_python([fix.get("mocked", False) for fix in raw]),
        range(len(raw)),
    )


def _one_by_one(raw: Sequence[Any]) -> Given:
    """What is right of them, and what is wrong with the others."""
    good: list[GivenFix] = []
    places: list[int] = []
    refused: list[Refusal] = []
    for index, one in enumerate(raw):
        try:
            good.append(ONE.validate_python(one))
            places.append(index)
        except ValidationError as bad:
            refused.append(Refusal(index, _sentence(bad)))
    return _given(
        [fix["at"] for fix in good],
        [fix["lon"] for fix in good],
        [fix["lat"] for fix in good],
        [fix["crs"] for fix in good],
        [fix.get("accuracy_m") for fix in good],
        [fix.get("speed_mps") for fix in good],
        [fix.get("mocked", False) for fix in good],
        places,
        refused,
    )


def _given(
    at: Sequence[datetime],
    lon: Sequence[float],
    lat: Sequence[float],
    crs: Sequence[str],
    accuracy_m: Sequence[float | None],
    speed_mps: Sequence[float | None],
    mocked: Sequence[bool],
    places: Sequence[int],
    refused: Sequence[Refusal] = (),
) -> Given:
    track = Track(
        np.array([round(instant.timestamp() * 1e6) for instant in at], dtype=np.int64).astype(MICROSECONDS),
        np.array(lon, dtype=float),
        np.array(lat, dtype=float),
        np.array(accuracy_m, dtype=float),  # None becomes NaN
        np.array(speed_mps, dtype=float),
        np.array(mocked, dtype=bool),
    )
    return Given(track, np.array(crs, dtype=np.str_), np.array(places, dtype=np.int64), tuple(refused))


def _sentence(bad: ValidationError) -> str:
    return "; ".join(": ".join((*map(str, fault["loc"]), _message(fault))) for fault in bad.errors())


def _message(fault: ErrorDetails) -> str:
    if fault["type"] == "literal_error":  # of the one field with a choice
        return f"{fault['input']!r} is no datum we know; say one of {', '.join(CRS)}"
    return fault["msg"]
