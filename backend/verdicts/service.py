"""Hears verdicts and does what follows from them; and closes what nobody said anything about.

The reporters are asked when the work is checked, or, where no check is required, resolved, which checks it at once: in
both cases the case becomes ``checked`` and its clock of silence starts (backend/cases/lifecycle.py). Satellites are not
asked.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import desk
from backend.cases.models import Case
from backend.cases.moving import hold
from backend.configuration import service as configuration
from backend.errors import Conflict
from backend.live.outbox import Happened, record
from backend.reports.behind import reports_behind
from backend.verdicts.asking import Question, case_asked_about, question
from backend.verdicts.models import Verdict
from backend.verdicts.rules import Judged, Outcome, Satisfaction, decide

UNASKED_CHANNELS = ("satellite",)
NOT_ACCEPTED = "反映人评价未解决或不满意。\nWhoever reported it finds it not solved, or is not satisfied."


async def give(
    session: AsyncSession,
    report_id: UUID,
    round: int,
    outcome: Outcome,
    satisfaction: Satisfaction,
    words: str | None,
    now: datetime,
    *,
    taken_by: UUID | None = None,
) -> Question:
    """Hear a reporter's verdict on a round, and close or reopen the case if that follows; gives the question as it is
    then. ``taken_by`` is the account that wrote it down in a telephone call; None when it came by the link.

    The same verdict once more changes nothing, whatever followed from it. Raises NotFound for no such report, and
    Conflict when this round is not judged any more.
    """
    case = await hold(session, (await case_asked_about(session, report_id)).id)
    asked = await question(session, report_id, round, now)
    said = (outcome, satisfaction, words, taken_by)
    before = asked.given
    if before and (before.outcome, before.satisfaction, before.words, before.taken_by) == said:
        return asked
    if asked.state == "over":
        raise Conflict(_why_over(asked), state=case.status)
    await record(session, [_given(asked, case, outcome, satisfaction, taken_by, now)])
    if before:
        before.outcome, before.satisfaction, before.words, before.taken_by = said
        before.given_at = now
    else:
        session.add(
            Verdict(
                id=uuid4(), report_id=report_id, case_id=case.id, round=round, outcome=outcome,
                satisfaction=satisfaction, words=words, given_at=now, taken_by=taken_by,
            )
        )  # fmt: skip
    await session.flush()
    await _follow(session, case, now)
    return await question(session, report_id, round, now)


async def silence(session: AsyncSession, case_id: UUID, now: datetime) -> None:
    """Close a case whose reporters had long enough to judge it. Nothing happens when it is not waiting for them.

    Where some of them were satisfied and the others said nothing it is closed by their verdict.
    """
    case = await hold(session, case_id)
    if case.status == "checked":
        heard = bool(await _verdicts(session, case))
        await desk.close(session, case_id, how="verdict" if heard else "silence", actor="system", now=now)


async def erase_words(session: AsyncSession, reports: Sequence[UUID]) -> None:
    """Blank what the senders of these reports wrote with their verdicts; the verdicts stay."""
    await session.execute(update(Verdict).where(Verdict.report_id.in_(reports)).values(words=None))


async def _follow(session: AsyncSession, case: Case, now: datetime) -> None:
    mark = (await configuration.active(session, now)).rules.practice.verdict.mark
    reports = await reports_behind(session, case.id)
    follows = decide(
        [Judged(v.outcome, v.satisfaction) for v in await _verdicts(session, case)],
        asked=sum(report.channel not in UNASKED_CHANNELS for report in reports),
        mark=mark,
    )
    if follows == "close" and case.status == "checked":
        await desk.close(session, case.id, how="verdict", actor="system", now=now)
    elif follows == "reopen":
        await desk.reopen(session, case.id, reason=NOT_ACCEPTED, actor="citizen", now=now)


async def _verdicts(session: AsyncSession, case: Case) -> Sequence[Verdict]:
    query = select(Verdict).where(Verdict.case_id == case.id, Verdict.round == case.round)
    return (await session.scalars(query)).all()


def _given(
    asked: Question, case: Case, outcome: str, satisfaction: str, taken_by: UUID | None, now: datetime
) -> Happened:
    before = asked.given
    data = {
        "report": str(asked.report_id),
        "case": str(case.id),
        "number": case.number,
        "status": case.status,
        "path": case.path,
        "round": asked.round,
        "by": "telephone" if taken_by else "link",
        "before": {"outcome": before.outcome, "satisfaction": before.satisfaction} if before else None,
        "after": {"outcome": outcome, "satisfaction": satisfaction},
    }
    topics = (f"wall:{case.path}", f"case:{case.id}")
    return Happened("VerdictGiven", now, "report", str(asked.report_id), data, topics, str(taken_by or "citizen"))


def _why_over(asked: Question) -> str:
    if asked.case.round > asked.round:
        return f"case {asked.case.number} is being worked again; a new link asks for a verdict once that is done"
    if asked.case.status == "closed":
        return f"case {asked.case.number} was closed too long ago to be judged; send a new report"
    return f"case {asked.case.number} is {asked.case.status}; its work is not there to be judged yet"
