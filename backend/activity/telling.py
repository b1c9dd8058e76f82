"""Tells what has become of grids: walls by events, whoever leads a grid by notices in their inbox, each thing once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.models import ActivityNotice
from backend.activity.rules import LEADING, Kind, Verdict, Warning
from backend.activity.wording import CALLED
from backend.clock import iso
from backend.db.arrays import one_of
from backend.grids.models import Grid
from backend.inbox.service import NewNotice, put
from backend.live.outbox import Happened, record
from backend.people.leaders import Leader, responsible
from backend.settings import BEIJING

MOST_NOTICES = 10
"""Of so many grids at once each has a notice of its own; of more, one notice tells a leader of all: nobody reads two
thousand."""

ENGLISH: dict[Kind, str] = {
    "silent": "no valid activity",
    "absent": "nobody patrols",
    "stuck": "tasks nobody accepts",
    "unmanned": "nobody bound to it",
    "padded": "activity that looks made up",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """Something leaders are to be told of a grid: that it will turn zombie at ``falls_at``, or that it did then."""

    code: str
    path: str
    what: Literal["warning", "zombie"]
    kind: Kind
    basis_at: datetime
    falls_at: datetime
    at: datetime

    @classmethod
    def warned(cls, code: str, path: str, warning: Warning, at: datetime) -> Self:
        """Of a silence that will make it a zombie."""
        return cls(code, path, "warning", warning.kind, warning.basis, warning.falls_at, at)

    @classmethod
    def turned(cls, code: str, path: str, verdict: Verdict, since: datetime, at: datetime) -> Self:
        """Of the turn itself."""
        kind = next(kind for kind in LEADING if kind in verdict.kinds)
        return cls(code, path, "zombie", kind, since, since, at)


def changed(code: str, path: str, verdict: Verdict, since: datetime, at: datetime) -> Happened:
    """``GridActivityChanged``: another state, or the same for other kinds. ``since`` is the state's beginning."""
    data = {
        "code": code,
        "path": path,
        "state": verdict.state,
        "kinds": list(verdict.kinds),
        "since": iso(since),
        "next_change_at": iso(verdict.next_change_at) if verdict.next_change_at else None,
        "reason": verdict.reason,
    }
    return Happened("GridActivityChanged", at, "grid", code, data, topics=(f"wall:{path}",))


async def tell(session: AsyncSession, telling: Sequence[Telling]) -> None:
    """Put what was not told yet into the inboxes of whoever is responsible, and record ``GridWarned``."""
    if not telling:
        return
    leaders = await responsible(session, (one.path for one in telling))
    fresh = await _not_told(session, telling, leaders)
    if not fresh:
        return
    rows = await session.execute(
        select(Grid.code, Grid.name).where(one_of(Grid.code, (one.code for one in fresh))).order_by(Grid.id)
    )
    names = dict(rows.all())
    theirs: dict[tuple[str, UUID], list[Telling]] = defaultdict(list)
    for one in fresh:
        for leader in leaders[one.path]:
            theirs[one.what, leader.account_id].append(one)
    notices: list[NewNotice] = []
    for (_, account), some in theirs.items():
        if len(some) > MOST_NOTICES:
            notices.append(_of_many(some, names, account))
        else:
            notices += [_notice(one, names[one.code], account) for one in some]
    await put(session, notices)
    await record(session, [_warned(one, len(leaders[one.path])) for one in fresh if one.what == "warning"])


async def _not_told(
    session: AsyncSession, telling: Sequence[Telling], leaders: dict[str, list[Leader]]
) -> list[Telling]:
    """Those that nobody was told yet; from now on they were."""
    notice = postgresql.insert(ActivityNotice).on_conflict_do_nothing()
    rows = [
        {
            "code": one.code,
            "what": one.what,
            "kind": one.kind,
            "basis_at": one.basis_at,
            "path": one.path,
            "at": one.at,
            "told": [leader.account_id for leader in leaders[one.path]],
        }
        for one in telling
    ]
    key = (ActivityNotice.code, ActivityNotice.what, ActivityNotice.kind, ActivityNotice.basis_at)
    new = {tuple(row) for row in await session.execute(notice.returning(*key), rows)}
    return [one for one in telling if (one.code, one.what, one.kind, one.basis_at) in new]


def _notice(one: Telling, name: str, account: UUID) -> NewNotice:
    chinese, english = CALLED[one.kind], ENGLISH[one.kind]
    when = f"{one.falls_at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
    kind = _kind(one)
    if one.what == "warning":
        title, english_title = f"{name}即将成为僵尸网格", f"{name} is about to become a zombie grid"
        body = f"{name}（{one.code}）{chinese}，如无改变，将于北京时间 {when} 成为僵尸网格。"
        english_body = f"{name} ({one.code}): {english}. Unless that changes it becomes a zombie grid at {when} Beijing"
    else:
        title, english_title = f"{name}已成为僵尸网格", f"{name} has become a zombie grid"
        body = f"{name}（{one.code}）{chinese}，自北京时间 {when} 起为僵尸网格。"
        english_body = f"{name} ({one.code}): {english}. It is a zombie grid since {when} Beijing"
    return NewNotice(
        account_id=account,
        kind=kind,
        title=title,
        body=body,
        at=one.at,
        key=f"{kind}:{one.code}:{one.kind}:{iso(one.basis_at)}",
        data={
            "grid": one.code,
            "path": one.path,
            "kind": one.kind,
            "falls_at": iso(one.falls_at),
            "en": {"title": english_title, "body": f"{english_body} time."},
        },
    )


def _of_many(some: Sequence[Telling], names: Mapping[str, str], account: UUID) -> NewNotice:
    """One notice of all these, which are told at one time."""
    first, kind = some[0], _kind(some[0])
    count = len({one.code for one in some})
    listed = "、".join(f"{names[one.code]}（{one.code}）{CALLED[one.kind]}" for one in some[:MOST_NOTICES])
    listed_english = ", ".join(f"{names[one.code]} ({one.code}): {ENGLISH[one.kind]}" for one in some[:MOST_NOTICES])
    if first.what == "warning":
        title, english_title = f"{count} 个网格即将成为僵尸网格", f"{count} grids are about to become zombie grids"
        when = min(one.falls_at for one in some).astimezone(BEIJING)
        body = f"如无改变，最早将于北京时间 {when:%Y-%m-%d %H:%M} 成为僵尸网格：{listed}等。"
        english = f"Unless something changes, the first at {when:%Y-%m-%d %H:%M} Beijing time: {listed_english}, …"
    else:
        title, english_title = f"{count} 个网格已成为僵尸网格", f"{count} grids have become zombie grids"
        body, english = f"{listed}等。", f"{listed_english}, …"
    return NewNotice(
        account_id=account,
        kind=kind,
        title=title,
        body=body,
        at=first.at,
        key=f"{kind}:{count}:{first.code}:{iso(first.at)}",
        data={"grids": [one.code for one in some], "en": {"title": english_title, "body": english}},
    )


def _kind(one: Telling) -> Literal["zombie_warning", "zombie"]:
    return "zombie_warning" if one.what == "warning" else "zombie"


def _warned(one: Telling, told: int) -> Happened:
    data = {
        "grid": one.code,
        "path": one.path,
        "kind": one.kind,
        "since": iso(one.basis_at),
        "falls_at": iso(one.falls_at),
        "told": told,
    }
    return Happened("GridWarned", one.at, "grid", one.code, data, topics=(f"wall:{one.path}",))
