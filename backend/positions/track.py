"""Fixes as columns: what a worker's device sent, as arrays of equal length. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Instants = NDArray[np.datetime64]

MICROSECONDS = "datetime64[us]"


@dataclass(frozen=True, slots=True)
class Track:
    """Fixes, one element of each array a fix: ``at`` in UTC (datetime64[us]), degrees on WGS-84, metres and metres a
    second (NaN: the device did not say), and whether the device itself says that an app made the place up."""

    at: Instants
    lon: Floats
    lat: Floats
    accuracy_m: Floats
    speed_mps: Floats
    mocked: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.at)

    def take(self, which: NDArray[np.bool_] | NDArray[np.intp] | slice) -> Self:
        """Those a mask, an order or a slice picks."""
        return type(self)(
            self.at[which],
            self.lon[which],
            self.lat[which],
            self.accuracy_m[which],
            self.speed_mps[which],
            self.mocked[which],
        )

    @classmethod
    def joined(cls, tracks: Sequence["Track"]) -> Self:
        """One after the other."""
        return cls(
            np.concatenate([track.at for track in tracks]),
            np.concatenate([track.lon for track in tracks]),
            np.concatenate([track.lat for track in tracks]),
            np.concatenate([track.accuracy_m for track in tracks]),
            np.concatenate([track.speed_mps for track in tracks]),
            np.concatenate([track.mocked for track in tracks]),
        )


def instant64(at: datetime) -> np.datetime64:
    """An instant with zone as numpy has it: in UTC, without one."""
    return np.datetime64(at.astimezone(UTC).replace(tzinfo=None), "us")


def instant(at: np.datetime64) -> datetime:
    """``at`` with its zone."""
    plain: datetime = at.astype(MICROSECONDS).item()
    return plain.replace(tzinfo=UTC)
