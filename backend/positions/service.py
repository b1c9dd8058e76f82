"""Keeping fixes: those of many senders in a handful of statements, and each sender told what became of theirs."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from backend.configuration import service as configuration
from backend.errors import GridError
from backend.people.duty import ShiftTimes
from backend.positions import devices, rules, storage
from backend.positions.batch import Batch, Move, Sender
from backend.positions.given import Given
from backend.positions.roster import rosters
from backend.positions.rules import Mask, Refusal
from backend.positions.track import instant

MakeRoom = Callable[[Sequence[date]], Awaitable[None]]
"""Sees to it that fixes of these Beijing days can be stored."""


@dataclass(frozen=True, slots=True)
class Sending:
    """Fixes and who sent them: somebody known, or whoever has the device with this key."""

    given: Given
    sender: Sender | str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a sending: how many fixes were kept, were kept already, and were left out because they were not
    taken at work; the others are refused, each with its sentence."""

    kept: int
    repeated: int
    off_shift: int
    refused: tuple[Refusal, ...]


async def receive(
    session: AsyncSession, sendings: Sequence[Sending], now: datetime, make_room: MakeRoom
) -> tuple[list[Outcome | GridError], list[Move]]:
    """Keep what can be kept; an outcome for each sending, or why its sender is not heard; and whose place is new.

    Fixes may come late, in any order and again.
    """
    senders = await devices.senders(session, [one.sender for one in sendings], now)
    heard = [(one.given, sender) for one, sender in zip(sendings, senders, strict=True) if isinstance(sender, Sender)]
    kept, moves = await _keep(session, [given for given, _ in heard], [sender for _, sender in heard], now, make_room)
    told = iter(kept)
    return [next(told) if isinstance(sender, Sender) else sender for sender in senders], moves


async def _keep(
    session: AsyncSession, given: Sequence[Given], senders: Sequence[Sender], now: datetime, make_room: MakeRoom
) -> tuple[list[Outcome], list[Move]]:
    if not senders:
        return [], []
    refused, good = await _judged(session, Batch.of(given, senders), given, now)
    good = good.on_wgs84()
    at_work = good.take(await _at_work(session, good, senders))
    await make_room(rules.distinct_days(at_work.track.at))
    kept, moves = await storage.store(session, at_work, senders, now)
    count = len(senders)
    tally = zip(kept.count(count), at_work.count(count), good.count(count), refused, strict=True)
    return [Outcome(stay, worked - stay, fine - worked, tuple(bad)) for stay, worked, fine, bad in tally], moves


async def _judged(
    session: AsyncSession, batch: Batch, given: Sequence[Given], now: datetime
) -> tuple[list[list[Refusal]], Batch]:
    """What is refused of each sending, in the order in which it was sent, and what is not."""
    refused = [list(one.refused) for one in given]
    fine = np.ones(len(batch), dtype=bool)
    kept_days = (await configuration.active(session, now)).rules.retention.track_days
    for index, sentence in rules.faults(batch.track, now, kept_days):
        fine[index] = False
        refused[batch.nth[index]].append(Refusal(int(batch.places[index]), sentence))
    for one in refused:
        one.sort(key=lambda refusal: refusal.index)
    return refused, batch.take(fine)


async def _at_work(session: AsyncSession, batch: Batch, senders: Sequence[Sender]) -> Mask:
    """Which fixes were taken at work: shifts are alike for most, so they are looked at for all who have the same."""
    at = batch.track.at
    found = np.zeros(len(batch), dtype=bool)
    if not len(batch):
        return found
    since, until = instant(at.min()), instant(at.max())
    accounts = [sender.account_id for sender in senders]
    known = await rosters(session, list(dict.fromkeys(accounts)), since, until)
    alike: dict[tuple[ShiftTimes, ...], list[int]] = defaultdict(list)
    for n, account in enumerate(accounts):
        alike[known[account].shifts].append(n)
    for shifts, some in alike.items():
        rows = np.isin(batch.nth, some)
        found[rows] = rules.in_shifts(at[rows], shifts)
    ends = np.searchsorted(batch.nth, np.arange(len(senders) + 1))
    for account, (first, last) in zip(accounts, pairwise(ends), strict=True):
        if known[account].changes:
            found[first:last] = rules.adjusted(at[first:last], found[first:last], known[account])
    return found
