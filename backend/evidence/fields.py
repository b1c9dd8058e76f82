"""What somebody says of a photo of the work, as tablets and programs send it."""

from typing import Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from backend.errors import Invalid

Kind = Literal["before", "after", "near", "far", "reference", "basis"]
MOST_PHOTOS = 18


class Proof(BaseModel):
    """One photo, uploaded through POST /api/v1/media before. What is not said is taken from its EXIF."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    photo: UUID = Field(description="the upload's id; a photo is used once")
    kind: Kind = Field(
        "after",
        description="before or after the work; the place from near, from far, with a reference object;"
        " basis: what giving the case back rests on",
    )
    lon: float | None = Field(None, ge=-180, le=180, description="longitude in degrees on crs, where it was taken")
    lat: float | None = Field(None, ge=-90, le=90, description="latitude in degrees on crs")
    crs: Literal["wgs84", "cgcs2000", "gcj02", "bd09"] = Field("wgs84", description="datum of lon and lat")
    taken_at: AwareDatetime | None = Field(None, description="when it was taken, with a zone")

    @model_validator(mode="after")
    def _together(self) -> Self:
        if (self.lon is None) != (self.lat is None):
            missing = "lon" if self.lon is None else "lat"
            why = "lon and lat belong together: send both or neither"
            raise Invalid(why, errors=[{"field": missing, "message": why}])
        return self
