"""The fixes of several senders as one batch. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from backend.positions.given import Given
from backend.positions.track import Track
from gis.datum import to_wgs84


@dataclass(frozen=True, slots=True)
class Sender:
    """A worker who sends; with a device of theirs, whose fixes are on ``crs`` whatever they say, or with the tablet."""

    account_id: UUID
    scope: str
    device_id: UUID | None = None
    crs: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A worker is somewhere else now; degrees on WGS-84."""

    account_id: UUID
    scope: str
    lon: float
    lat: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """Fixes one after the other: which sender each is of, its datum, and its place in what that sender sent."""

    track: Track
    nth: NDArray[np.int32]
    crs: NDArray[np.str_]
    places: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.track)

    @classmethod
    def of(cls, given: Sequence[Given], senders: Sequence[Sender]) -> Self:
        """What each of ``senders`` sent."""
        crs = [
            np.full(len(one.crs), sender.crs) if sender.crs else one.crs
            for one, sender in zip(given, senders, strict=True)
        ]
        return cls(
            Track.joined([one.track for one in given]),
            np.repeat(np.arange(len(given), dtype=np.int32), [len(one.track) for one in given]),
            np.concatenate(crs),
            np.concatenate([one.places for one in given]),
        )

    def take(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> Self:
        """Those a mask or an order picks."""
        return replace(
            self,
            track=self.track.take(which),
            nth=self.nth[which],
            crs=self.crs[which],
            places=self.places[which],
        )

    def on_wgs84(self) -> Self:
        """The same places on WGS-84. Raises ValueError for what are no degrees."""
        lon, lat = self.track.lon.copy(), self.track.lat.copy()
        for crs in np.unique(self.crs):
            rows = self.crs == crs
            lon[rows], lat[rows] = to_wgs84(lon[rows], lat[rows], str(crs))
        return replace(self, track=replace(self.track, lon=lon, lat=lat), crs=np.full(len(self), "wgs84"))

    def count(self, senders: int) -> list[int]:
        """How many fixes of each sender these are."""
        counted: list[int] = np.bincount(self.nth, minlength=senders).tolist()
        return counted
