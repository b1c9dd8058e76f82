"""Notices about leave: those who may decide hear that it was asked for, worker and deputy what was decided.

Names stand in the text, which is its reader's alone; the log has ids.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.inbox.service import NewNotice, put
from backend.people.leaders import responsible
from backend.people.leave import Asked
from backend.settings import BEIJING


async def tell_asked(session: AsyncSession, asked: Asked, now: datetime) -> None:
    """A leave waits to be decided: by whoever leads above the worker's grid."""
    await _tell(
        session,
        asked,
        await _leaders(session, asked),
        now,
        what="asked",
        titles=("请假待审批", "A leave to decide"),
        bodies=(f"{asked.worker.display_name}申请请假", f"{asked.worker.display_name} asks for leave"),
    )


async def tell_decided(session: AsyncSession, asked: Asked, now: datetime) -> None:
    """It was approved or not: to the worker, and to the deputy who now stands in."""
    approved = asked.leave.approved
    titles = ("请假已批准", "Your leave is approved") if approved else ("请假未批准", "Your leave is refused")
    bodies = (
        ("您的请假已批准", "Your leave was approved") if approved else ("您的请假未获批准", "Your leave was refused")
    )
    await _tell(session, asked, [asked.leave.account_id], now, what="decided", titles=titles, bodies=bodies)
    if approved and asked.deputy is not None:
        name = asked.worker.display_name
        await _tell(
            session,
            asked,
            [asked.deputy.id],
            now,
            what="deputy",
            titles=("代班安排", "You stand in"),
            bodies=(f"{name}请假，由您代班", f"You stand in for {name}"),
        )


async def tell_withdrawn(session: AsyncSession, asked: Asked, now: datetime) -> None:
    """It is over: to whoever leads above, and to the deputy of an approved one."""
    name = asked.worker.display_name
    concerned = await _leaders(session, asked)
    if asked.leave.approved and asked.deputy is not None:
        concerned.append(asked.deputy.id)
    await _tell(
        session,
        asked,
        concerned,
        now,
        what="withdrawn",
        titles=("请假已撤回", "A leave was withdrawn"),
        bodies=(f"{name}撤回了请假", f"{name} withdrew a leave"),
    )


async def _leaders(session: AsyncSession, asked: Asked) -> list[UUID]:
    scope = asked.worker.scope
    return [one.account_id for one in (await responsible(session, [scope]))[scope]]


async def _tell(
    session: AsyncSession,
    asked: Asked,
    accounts: list[UUID],
    now: datetime,
    *,
    what: str,
    titles: tuple[str, str],
    bodies: tuple[str, str],
) -> None:
    leave = asked.leave
    span = "–".join(f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}" for at in (leave.from_at, leave.until_at))
    data = {
        "leave": str(leave.id),
        "worker": str(leave.account_id),
        "en": {"title": titles[1], "body": f"{bodies[1]}: {span}."},
    }
    await put(
        session,
        [
            NewNotice(account, "leave", titles[0], f"{bodies[0]}：{span}。", now, f"leave {leave.id} {what}", data)
            for account in accounts
        ],
    )
