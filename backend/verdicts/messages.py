"""Tells reporters who left a telephone how it goes: one message for each step that matters to them.

Messages are written from the event log by a cursor of their own and sent by backend/jobs/messages.py through the
operator's gateway. Without a gateway none is written: the receipt shows everything they would say. A message holds no
name, no words and no number; the telephone is looked up when it is sent.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case
from backend.db.outgoing import Letter, Patience
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

PATIENCE = Patience(first=timedelta(seconds=30), longest=timedelta(hours=1), altogether=timedelta(days=1))
"""What could not be told within a day is old news; the receipt still shows it."""


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


async def letter(session: AsyncSession, message: Message, secrets: Secrets, base_url: str) -> Letter | None:
    """What to send for ``message``. None, and it is settled, when there is no number any more, or when it asks for a
    verdict that is not wanted any more."""
    report = await session.get(Report, message.report_id)
    assert report is not None
    if not report.contact_phone:
        message.settle("no_phone")
        return None
    case = await case_behind(session, report.case_id)
    link = f"{base_url}/report/?receipt={secrets.receipt_for(report.id)}"
    if message.kind == "asked":
        if case.status != "checked" or case.round != message.round:
            message.settle("too_late")
            return None
        link = f"{base_url}/v/{secrets.verdict_token(report.id, message.round)}"
    text = TEXTS[message.kind].format(number=case.number, link=link)
    return Letter(message.id, report.contact_phone, text, link)


async def forget_older(session: AsyncSession, before: datetime) -> None:
    """Delete the messages written before ``before``."""
    await session.execute(delete(Message).where(Message.created_at < before))
