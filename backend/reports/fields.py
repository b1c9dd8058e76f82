"""The fields of a report as people and programs send them, each with its limit; JSON and multipart share them."""

import re
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from backend.configuration.values import KindCode
from backend.errors import Invalid

Channel = Literal["citizen", "worker", "hotline", "api", "satellite"]
Crs = Literal["wgs84", "cgcs2000", "gcj02", "bd09"]
LocatedBy = Literal["pin", "device", "photo"]

MAX_PHOTOS = 9
MAX_POSITIONS = 2000
_POSITION = {
    "type": "array",
    "minItems": 2,
    "maxItems": 3,
    "items": {"type": "number", "minimum": -180, "maximum": 180},
}
_RING = {"type": "array", "minItems": 4, "maxItems": MAX_POSITIONS, "items": _POSITION}
_POLYGON = {
    "type": "object",
    "properties": {
        "type": {"const": "Polygon"},
        "coordinates": {"type": "array", "minItems": 1, "maxItems": MAX_POSITIONS // 4, "items": _RING},
    },
    "required": ["type", "coordinates"],
}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def _without_controls(value: str) -> str:
    if _CONTROLS.search(value):
        raise ValueError("must not contain control characters; new lines and tabs are allowed")
    return value


def _one_line(value: str) -> str:
    if "\n" in value or "\t" in value:
        raise ValueError("must be one line without tabs")
    return _without_controls(value)


def _refusal(field: str, why: str) -> Invalid:
    """What is wrong with the fields together: a model's own ValueError would name none of them."""
    return Invalid(why, errors=[{"field": field, "message": why}])


def _not_a_truth(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("must be a number")
    return value


Longitude = Annotated[float, Field(ge=-180, le=180), BeforeValidator(_not_a_truth)]
Latitude = Annotated[float, Field(ge=-90, le=90), BeforeValidator(_not_a_truth)]
Metres = Annotated[float, Field(ge=0, le=100_000), BeforeValidator(_not_a_truth)]

Words = Annotated[
    str,
    # Browsers send the lines of a text area with CR LF.
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000),
    AfterValidator(_without_controls),
]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50), AfterValidator(_one_line)]
FirmName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), AfterValidator(_one_line)
]
FirmCode = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9A-HJ-NP-RT-UW-Y]{18}$")]
Address = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_one_line)
]
Area = Annotated[dict[str, Any], WithJsonSchema(_POLYGON)]
"""Read in backend/reports/place.py, where its faults can be named."""
Phone = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\+?[0-9][0-9 ()\-]{1,30}[0-9]$")]


class ReportFields(BaseModel):
    """What happened, where, and how to reach whoever says so. Unknown fields are refused, never dropped silently."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    category: str = Field(
        pattern=r"^[0-9]{4}$",
        description="2-digit class and 2-digit subclass, one of GET /api/v1/categories",
        examples=["0102"],
    )
    description: Words = Field(
        description="what is the matter, 1 to 2,000 characters; new lines and tabs are the only control characters",
        examples=["垃圾桶旁堆满垃圾，两天没人清"],
    )
    kind: KindCode | None = Field(
        None, description="of demand, one of the kinds of GET /api/v1/categories; absent: the first of them"
    )
    address: Address | None = Field(
        None,
        description="where it is below the fourth level (building, unit, door), 1 to 200 characters on one line",
        examples=["3 号楼 2 单元门口"],
    )
    lon: Longitude | None = Field(
        None,
        description="longitude in degrees on crs; with lat. Without both, the place is read from a photo's EXIF",
        examples=[116.66],
    )
    lat: Latitude | None = Field(None, description="latitude in degrees on crs; with lon", examples=[39.9])
    crs: Crs | None = Field(
        None,
        description="datum of lon and lat. May be absent (then wgs84) only when located_by is device or photo",
    )
    accuracy_m: Metres | None = Field(
        None, description="radius in metres within which the place is, as the device says"
    )
    located_by: LocatedBy = Field(
        "pin",
        description="how lon and lat were found: a person's pin on a map, the device's positioning, a photo's EXIF",
    )
    photos: list[UUID] = Field(
        default_factory=list,
        max_length=MAX_PHOTOS,
        description="ids of photos uploaded through POST /api/v1/media; never addresses",
    )
    contact_name: Name | None = Field(None, description="who may be asked, 1 to 50 characters")
    contact_phone: Phone | None = Field(
        None, description="3 to 33 digits, spaces, brackets and hyphens; may begin with +"
    )
    firm_name: FirmName | None = Field(None, description="of a firm's demand: the firm's name, 1 to 100 characters")
    firm_code: FirmCode | None = Field(
        None, description="its unified social credit code (GB 32100-2015), 18 characters"
    )
    channel: Channel = Field("citizen", description="how it came; worker needs that worker's session")
    joins: str | None = Field(
        None,
        max_length=200,
        description="join of a case of GET /api/v1/reports/similar that this report is about too. When that has ended"
        " meanwhile, or the token has run out, the report gets a case of its own: joined in the answer tells",
    )
    area: Area | None = Field(
        None,
        description="a GeoJSON Polygon of at most 2,000 positions on crs (absent: wgs84), only with channel satellite;"
        " the report belongs to the grid of its interior point: with lon and lat too, the area decides",
    )

    @model_validator(mode="before")
    @classmethod
    def _new_lines(cls, values: Any) -> Any:
        if isinstance(values, dict) and isinstance(values.get("description"), str):
            return values | {"description": values["description"].replace("\r\n", "\n")}
        return values

    @model_validator(mode="after")
    def _together(self) -> Self:
        if (self.lon is None) != (self.lat is None):
            missing = "lon" if self.lon is None else "lat"
            raise _refusal(missing, "lon and lat belong together: send both or neither")
        if self.lon is not None and self.crs is None and self.located_by == "pin" and self.area is None:
            raise _refusal(
                "crs",
                "crs is missing: say which datum lon and lat are on, wgs84, cgcs2000, gcj02 or bd09"
                " (a map pin of AMap or Tencent is gcj02, of Baidu bd09, of Tianditu cgcs2000)",
            )
        if self.area is not None and self.channel != "satellite":
            raise _refusal("area", "area is for channel satellite; others send lon and lat")
        if len(set(self.photos)) != len(self.photos):
            raise _refusal("photos", "photos names one photo twice")
        return self
