"""Judges the signals of a grid beside each other, and keeps why one does not count."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, Select, Text, func, literal, select, text, true, update
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.models import Signal
from backend.activity.padding import MADE_UP, Seen, judge, reach
from backend.cases.models import Case
from backend.configuration.schema import ActivityRule

JUDGED = (*MADE_UP, "duplicate", "excluded")
"""Why a signal does not count beside the others; every other reason is its own, kept as it was heard."""

JUDGED_BACK = timedelta(weeks=8)
"""When rules change, signals of so long are judged anew; older ones stay as they were."""

KEEP = text("""
    update signal set valid = judged.why is null, why = judged.why
    from unnest(cast(:ids as bigint[]), cast(:whys as text[])) judged (id, why)
    where signal.id = judged.id
""")


async def judge_signals(session: AsyncSession, since: Mapping[str, datetime], rules: Mapping[str, ActivityRule]) -> int:
    """Judge the signals of each grid from an instant on by its rule; gives how many count otherwise than before."""
    if not since:
        return 0
    starts = {code: at - reach(rules[code]) for code, at in since.items()}
    changed: dict[int, str | None] = {}
    for code, rows in (await _read(session, starts)).items():
        whys = judge([_seen(row) for row in rows], rules[code])
        changed |= {
            row.id: why for row, why in zip(rows, whys, strict=True) if row.at >= since[code] and row.why != why
        }
    if changed:
        await session.execute(KEEP, {"ids": list(changed), "whys": list(changed.values())})
    return len(changed)


async def forget_people(session: AsyncSession, before: datetime) -> int:
    """Blank who gave the signals before an instant, where and with what picture; gives of how many. Whether they count
    stays."""
    told = {"worker": None, "lon": None, "lat": None, "photo": None}
    query = update(Signal).where(Signal.at < before, Signal.worker.is_not(None)).values(told)
    blanked: CursorResult[Any] = await session.execute(query)  # type: ignore[assignment]  # of an UPDATE it is one
    return blanked.rowcount


async def _read(session: AsyncSession, starts: Mapping[str, datetime]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in await session.execute(_signals(starts)):
        found[row.code].append(row)
    return found


def _signals(starts: Mapping[str, datetime]) -> Select[Any]:
    """The signals of each grid since an instant of its own, with what has become of the cases they are about. Of whom
    nobody knows any more are judged no more: they stay what they were."""
    wanted = (
        func.unnest(literal(list(starts), ARRAY(Text)), literal(list(starts.values()), ARRAY(TIMESTAMP(timezone=True))))
        .table_valued("code", "since")
        .render_derived(name="wanted")
    )
    own = (
        select(Signal)
        .where(Signal.code == wanted.c.code, Signal.at >= wanted.c.since, Signal.worker.is_not(None))
        .order_by(Signal.at, Signal.id)
        .lateral("own")
    )
    return (
        select(own, Case.status, Case.merged_into)
        .select_from(wanted)
        .join(own, true())
        .outerjoin(Case, (Case.id == own.c.subject) & (own.c.kind == "report"))
        .order_by(own.c.code, own.c.at, own.c.id)
    )


def _seen(row: Any) -> Seen:
    refused = row.why if row.why not in JUDGED else None
    return Seen(
        id=row.id,
        at=row.at,
        kind=row.kind,
        worker=row.worker,
        subject=row.merged_into or row.subject,
        lon=row.lon,
        lat=row.lat,
        photo=row.photo,
        minutes=row.minutes,
        metres=row.metres,
        refused=refused or ("excluded" if row.status == "excluded" else None),
    )
