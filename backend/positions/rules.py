"""Which fixes can be kept, pure: what is wrong with the others in a sentence, and which were taken at work."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from backend.people.duty import ShiftTimes
from backend.positions.track import Instants, Track, instant64

AHEAD = timedelta(minutes=5)
"""How far a device's clock may run ahead."""

BEIJING_AHEAD = np.timedelta64(8, "h")
"""Beijing's clocks are eight hours ahead of UTC, without summer time since 1991."""

NOWHERE_DEG = 1e-4
"""Nearer than this (11 m) to 0°, 0° is no place in the Gulf of Guinea but a receiver that has found none."""

Mask = NDArray[np.bool_]
Span = tuple[datetime, datetime]
"""From when until when, ``[began, ended)``."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fix that is not kept: its place in what was sent, from 0, and what is wrong with it."""

    index: int
    message: str


@dataclass(frozen=True, slots=True)
class Roster:
    """When somebody works: their own shifts but while on leave, those of others they stand in for, and what they
    switched themselves to work for."""

    shifts: tuple[ShiftTimes, ...] = ()
    away: tuple[Span, ...] = ()
    stands_in: tuple[tuple[ShiftTimes, Span], ...] = ()
    attended: tuple[Span, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether anything but their own shifts counts."""
        return bool(self.away or self.stands_in or self.attended)


def faults(track: Track, now: datetime, kept_days: int) -> Iterator[tuple[int, str]]:
    """What is wrong with fixes as they were sent, by their place in ``track``: the first fault of each, none for most.

    Looked at before the datum is: no datum brings one of these right.
    """
    lon, lat, at = track.lon, track.lat, track.at
    sentences: Mapping[str, Mask] = {
        "the device had no place: 0,0 is what a receiver says before it has found one": (
            (np.abs(lon) < NOWHERE_DEG) & (np.abs(lat) < NOWHERE_DEG)
        ),
        "lon and lat look swapped: lat lies between -90 and 90": (
            (np.abs(lat) > 90) & (np.abs(lat) <= 180) & (np.abs(lon) <= 90)
        ),
        "lon and lat are no degrees: send degrees on crs, not metres of a projection": (
            (np.abs(lon) > 180) | (np.abs(lat) > 90)
        ),
        "at lies in the future; set the device's clock": at > instant64(now + AHEAD),
        f"at lies more than {kept_days} days back; tracks are not kept for longer": (
            at < instant64(now - timedelta(days=kept_days))
        ),
    }
    wrong = np.logical_or.reduce(list(sentences.values()))
    for index in np.flatnonzero(wrong):
        yield int(index), next(sentence for sentence, where in sentences.items() if where[index])


def in_shifts(at: Instants, shifts: Sequence[ShiftTimes]) -> Mask:
    """Whether one of ``shifts`` runs at each instant; ``backend.people.duty.running`` for many instants."""
    local = at + BEIJING_AHEAD
    days = local.astype("datetime64[D]")
    seconds = (local - days).astype("timedelta64[s]").astype(np.int64)
    today = (days.astype(np.int64) + 3) % 7 + 1  # 1970-01-01 was a Thursday
    yesterday = (today + 5) % 7 + 1
    found = np.zeros(len(at), dtype=bool)
    for shift in shifts:
        starts, ends = _seconds(shift.starts), _seconds(shift.ends)
        begins_today, began_yesterday = np.isin(today, shift.weekdays), np.isin(yesterday, shift.weekdays)
        if ends > starts:
            found |= begins_today & (seconds >= starts) & (seconds < ends)
        else:
            found |= (begins_today & (seconds >= starts)) | (began_yesterday & (seconds < ends))
    return found


def adjusted(at: Instants, planned: Mask, roster: Roster) -> Mask:
    """Whether somebody was at work at each instant, when ``planned`` says where their own shifts run."""
    found = planned & ~_within(at, roster.away)
    for shift, span in roster.stands_in:
        found |= in_shifts(at, [shift]) & _within(at, [span])
    return found | _within(at, roster.attended)


def days_of(at: Instants) -> NDArray[np.datetime64]:
    """The Beijing day of each instant."""
    return (at + BEIJING_AHEAD).astype("datetime64[D]")


def distinct_days(at: Instants) -> list[date]:
    """The Beijing days that these instants lie in."""
    found: list[date] = np.unique(days_of(at)).tolist()
    return found


def _within(at: Instants, spans: Sequence[Span]) -> Mask:
    found = np.zeros(len(at), dtype=bool)
    for began, ended in spans:
        found |= (at >= instant64(began)) & (at < instant64(ended))
    return found


def _seconds(of_day: time) -> int:
    return of_day.hour * 3600 + of_day.minute * 60 + of_day.second
