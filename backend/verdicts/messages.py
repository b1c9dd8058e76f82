"""Tells reporters who left a telephone how it goes: one message for each step that matters to them.

Messages are written from the event log by a cursor of their own and sent by backend/jobs/messages.py through the
operator's gateway. Without a gateway none is written: the receipt shows everything they would say. A message holds no
name, no words and no number; the telephone is looked up when it is sent.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case
from backend.live import cursor
from backend.reports.behind import case_behind, reports_behind
from backend.reports.models import Report
from backend.security import Secrets
from backend.verdicts.models import Message

READER = "messages"
KINDS = {
    "CaseAssigned": "assigned",
    "CaseSuspended": "suspended",
    "CaseMerged": "merged",
    "CaseExcluded": "excluded",
    "CaseChecked": "asked",
    "CaseReopened": "reopened",
    "CaseClosed": "closed",
}
TEXTS = {
    "assigned": "【网格哨】您反映的事项（{number}）已派人办理，办理进度：{link}",
    "suspended": "【网格哨】您反映的事项（{number}）暂时无法办理，已挂账并将定期复查，原因见：{link}",
    "merged": "【网格哨】您反映的事项（{number}）与他人反映的同一事项合并办理，办理进度：{link}",
    "excluded": "【网格哨】您反映的事项（{number}）不予受理，原因见：{link}",
    "asked": "【网格哨】您反映的事项（{number}）已办理完成，请您评价：{link}",
    "reopened": "【网格哨】您反映的事项（{number}）已由上一级重新办理，办理进度：{link}",
    "closed": "【网格哨】您反映的事项（{number}）已结案，结果见：{link}",
}

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
GIVE_UP_AFTER = timedelta(days=1)
"""What could not be told within a day is old news; the receipt still shows it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message ready to be sent. ``key`` stays the same over all tries, so that the gateway can drop a second one."""

    key: UUID
    phone: str
    text: str
    link: str


async def note(session: AsyncSession, now: datetime) -> int:
    """Write the messages for what was heard since the last time; gives how many events were heard."""
    events = await cursor.heard(session, READER, KINDS)
    for event in events:
        case = await session.get(Case, UUID(event.subject_id))
        if case is None:
            continue
        reports = await reports_behind(session, case.id)
        rows = [
            {
                "id": uuid4(),
                "report_id": report.id,
                "kind": KINDS[event.name],
                "round": case.round,
                "created_at": now,
                "next_try_at": now,
            }
            for report in reports
            if report.contact_phone
        ]
        if rows:
            await session.execute(postgresql.insert(Message).values(rows).on_conflict_do_nothing())
    return len(events)


async def next_due(session: AsyncSession, now: datetime) -> Message | None:
    """The message that has waited longest for its next try, held until the end of the transaction; None for none."""
    return await session.scalar(
        select(Message)
        .where(Message.next_try_at <= now)
        .order_by(Message.next_try_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


async def letter(session: AsyncSession, message: Message, secrets: Secrets, base_url: str) -> Letter | None:
    """What to send for ``message``. None, and it is settled, when there is no number any more, or when it asks for a
    verdict that is not wanted any more."""
    report = await session.get(Report, message.report_id)
    assert report is not None
    if not report.contact_phone:
        _settle(message, "no_phone")
        return None
    case = await case_behind(session, report.case_id)
    link = f"{base_url}/report/?receipt={secrets.receipt_for(report.id)}"
    if message.kind == "asked":
        if case.status != "checked" or case.round != message.round:
            _settle(message, "too_late")
            return None
        link = f"{base_url}/v/{secrets.verdict_token(report.id, message.round)}"
    text = TEXTS[message.kind].format(number=case.number, link=link)
    return Letter(message.id, report.contact_phone, text, link)


def sent(message: Message, now: datetime) -> None:
    """The gateway took it."""
    message.tries += 1
    message.sent_at, message.next_try_at, message.last_error = now, None, None


def failed(message: Message, code: str, now: datetime) -> None:
    """The gateway did not take it, for the reason ``code``: it is tried again, ever more rarely, for a day."""
    pause = min(FIRST_PAUSE * 2**message.tries, LONGEST_PAUSE)
    message.tries += 1
    message.last_error = code
    message.next_try_at = now + pause if now + pause < message.created_at + GIVE_UP_AFTER else None


async def forget_older(session: AsyncSession, before: datetime) -> None:
    """Delete the messages written before ``before``."""
    await session.execute(delete(Message).where(Message.created_at < before))


def _settle(message: Message, code: str) -> None:
    message.next_try_at, message.last_error = None, code
