"""What became of a report: for its sender by receipt, and for those who work its case."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case, Category
from backend.cases.reading import timeline
from backend.errors import NotFound
from backend.evidence.models import Evidence
from backend.grids.models import Grid
from backend.live.models import Event
from backend.media.models import Media
from backend.people.masking import masked_name, masked_phone
from backend.reports.answers import CaseReport, Contact, Firm, GridName, Photo, Progress, Step
from backend.reports.behind import case_behind, reports_behind
from backend.reports.following import hold_receipt
from backend.reports.models import Report

STEPS = {
    "ReportReceived": "已收到您的诉求",
    "ReportJoined": "多人反映同一事项，一并办理",
    "CaseVerified": "已核实，予以立案",
    "CaseExcluded": "不予受理",
    "CaseAssigned": "已派单",
    "TaskAccepted": "网格员已接单，正在处理",
    "CaseAccepted": "承办单位已接单，正在处理",
    "CaseStarted": "已开始处理",
    "TaskReturned": "网格员退回，正在改派",
    "CaseReturned": "承办单位退回，正在改派",
    "TaskExpired": "网格员未及时接单，正在改派",
    "TaskWithdrawn": "已由原网格员转出",
    "CaseEscalated": "已转上级处理",
    "CaseSuspended": "暂时无法办理，已挂账，到期复查",
    "CaseResumed": "已恢复办理",
    "CaseExtended": "经批准延长了办理时限",
    "CaseMerged": "与同一事项合并办理",
    "CaseSplit": "改为单独办理",
    "StepTaken": "完成了一个办理环节",
    "DisputeGraded": "已转入调解",
    "DisputeEnded": "调解已结束",
    "WhistleBlown": "已召集有关部门共同处理",
    "DeadlineMissed": "已超过办理时限",
    "CaseResolved": "已办理完成",
    "CaseReworked": "核查未通过，继续处理",
    "CaseChecked": "已核查，请您评价",
    "VerdictGiven": "已收到您的评价",
    "CaseReopened": "已重新办理，由上一级负责",
    "CaseClosed": "已结案",
    "PersonalDataErased": "已按您的要求删除个人信息",
}
"""The steps a sender is told, in words that name nobody. What only the office does among itself (orders, requests,
acknowledgements) is not among them."""

ERASED = {
    "contact": Report.contact_erased_at,
    "words": Report.words_erased_at,
    "photos": Report.photos_erased_at,
}


async def progress(session: AsyncSession, receipt: str) -> Progress:
    """The state of the report with this receipt, without how it is judged. Raises NotFound for any other text.

    The progress of a report whose case was merged is that of the case it is handled with.
    """
    held = await hold_receipt(session, receipt)
    if held is None:
        raise NotFound("no report has this receipt")
    row = (
        await session.execute(
            select(
                Report.received_at, Case, Category.name.label("category"), Grid.code, Grid.name.label("grid"),
                *(erased_at.label(f"{what}_erased_at") for what, erased_at in ERASED.items()),
            )
            .join(Case, Case.id == Report.case_id)
            .join(Category, Category.code == Report.category)
            .outerjoin(Grid, Grid.id == Case.grid_id)
            .where(Report.id == held.report)
        )
    ).one()  # fmt: skip
    case = await case_behind(session, row.Case.id)
    happened = list(await timeline(session, row.Case.id, [held.report]))
    if case is not row.Case:
        merged = max(e.id for e in happened if e.name == "CaseMerged")
        happened += [e for e in await timeline(session, case.id) if e.id > merged]
        happened.sort(key=lambda e: e.id)
    return Progress(
        id=held.report,
        number=row.Case.number,
        merged_into=case.number if case is not row.Case else None,
        status=case.status,
        round=case.round,
        reason=case.reason,
        judging=None,
        results=[_result(receipt, photo) for photo in await results(session, case)],
        erased=_erased(row),
        category=row.category,
        received_at=row.received_at,
        due_at=case.due_at,
        grid=GridName(code=row.code, name=row.grid) if row.code else None,
        timeline=[Step(at=e.at, name=e.name, text=STEPS[e.name]) for e in happened if _told(e)],
    )


def _told(event: Event) -> bool:
    """Whether the sender is told of an event: of the time limits, only when that of the whole case has passed."""
    return event.name in STEPS and (event.name != "DeadlineMissed" or event.data.get("stage", "whole") == "whole")


def _result(receipt: str, photo: UUID) -> Photo:
    url = f"/api/v1/reports/{receipt}/photos/{photo}"
    return Photo(id=photo, url=url, thumb_url=url)


async def reports_of(session: AsyncSession, case_id: UUID) -> list[CaseReport]:
    """The reports of a case, and of those merged into it, with their photos, oldest first; contacts are masked."""
    reports = await reports_behind(session, case_id)
    photos = await photos_of(session, [r.id for r in reports])
    return [
        CaseReport(
            id=r.id,
            kind=r.kind,
            address=r.address,
            description=r.description,
            channel=r.channel,
            received_at=r.received_at,
            contact=mask(r.contact_name, r.contact_phone),
            firm=Firm(name=r.firm_name, code=r.firm_code) if r.firm_name or r.firm_code else None,
            photos=photos.get(r.id, []),
            erased=_erased(r),
        )
        for r in reports
    ]


def _erased(report: Any) -> list[str]:
    return [what for what in ERASED if getattr(report, f"{what}_erased_at")]


async def photos_of_cases(session: AsyncSession, case_ids: Sequence[UUID]) -> dict[UUID, list[Photo]]:
    """The photos of every report of each case; cases without one are absent."""
    query = select(Report.id, Report.case_id).where(Report.case_id.in_(case_ids))
    case_of = {row.id: row.case_id for row in await session.execute(query)}
    found: dict[UUID, list[Photo]] = {}
    for report, photos in (await photos_of(session, list(case_of))).items():
        found.setdefault(case_of[report], []).extend(photos)
    return found


async def photos_of(session: AsyncSession, report_ids: Sequence[UUID]) -> dict[UUID, list[Photo]]:
    """The photos of each report as they are served."""
    query = (
        select(Media.report_id, Media.id)
        .where(Media.report_id.in_(report_ids), Media.state.not_in(("broken", "erased")))
        .order_by(Media.created_at, Media.id)
    )
    found: dict[UUID, list[Photo]] = {}
    for report_id, media_id in (await session.execute(query)).all():
        assert report_id is not None
        photo = Photo(id=media_id, url=f"/api/v1/media/{media_id}", thumb_url=f"/api/v1/media/{media_id}/thumb")
        found.setdefault(report_id, []).append(photo)
    return found


def mask(name: str | None, phone: str | None) -> Contact | None:
    """A contact as lists may show it: the family name and the last four digits; None when there is none."""
    if not name and not phone:
        return None
    return Contact(name=masked_name(name), phone=masked_phone(phone))


@dataclass(frozen=True, slots=True)
class CasePhoto:
    """A photo with the place of its case in the hierarchy and who works it."""

    media: Media
    path: str
    worker: UUID | None


async def case_of_photo(session: AsyncSession, photo_id: UUID) -> CasePhoto | None:
    """A reported photo, or one of the work, with its case; None when there is none."""
    row = (
        await session.execute(
            select(Media, Case.path, Case.worker_id)
            .outerjoin(Report, Report.id == Media.report_id)
            .join(Case, Case.id == func.coalesce(Report.case_id, Media.case_id))
            .where(Media.id == photo_id)
        )
    ).one_or_none()
    return CasePhoto(*row) if row else None


async def photo_of_receipt(session: AsyncSession, receipt: str, photo_id: UUID) -> Media:
    """A photo of the report with this receipt, or one that shows how the work was done. Raises NotFound."""
    held = await hold_receipt(session, receipt)
    media = await session.scalar(select(Media).where(Media.id == photo_id))
    missing = NotFound("the report with this receipt has no such photo")
    if held is None or media is None:
        raise missing
    if media.report_id == held.report or photo_id in await results(session, await case_behind(session, held.case)):
        return media
    raise missing


async def results(session: AsyncSession, case: Case) -> Sequence[UUID]:
    """The photos that show who reported what was done in the present round: those after the work that a checker
    accepted, or let pass with the whole of it, oldest first."""
    passed = case.status in ("checked", "closed")
    reopened = (
        select(func.max(Event.at))
        .where(Event.subject_kind == "case", Event.subject_id == str(case.id), Event.name == "CaseReopened")
        .scalar_subquery()
    )
    query = (
        select(Evidence.media_id)
        .join(Media, Media.id == Evidence.media_id)
        .where(
            Evidence.case_id == case.id,
            Evidence.kind == "after",
            func.coalesce(Evidence.accepted, passed),
            Media.state.in_(("received", "ready")),
            or_(reopened.is_(None), Evidence.attached_at >= reopened),
        )
    )
    return (await session.scalars(query.order_by(Evidence.attached_at, Evidence.media_id))).all()
