"""What became of a report: for its sender by receipt, and for those who work its case."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case, Category
from backend.cases.reading import timeline
from backend.errors import NotFound
from backend.grids.models import Grid
from backend.media.models import Media
from backend.reports.answers import CaseReport, Contact, GridName, Photo, Progress, Step
from backend.reports.models import Report
from backend.security import hash_token

STEPS = {
    "ReportReceived": "已收到您的诉求",
    "CaseAssigned": "已派给网格员",
    "TaskAccepted": "网格员已接单，正在处理",
    "TaskReturned": "网格员退回，正在改派",
    "TaskExpired": "网格员未及时接单，正在改派",
    "TaskWithdrawn": "网格边界已调整，正在改派",
    "CaseEscalated": "已转上级处理",
    "DeadlineMissed": "已超过办理时限",
    "CaseResolved": "已办理完成",
    "CaseClosed": "已结案",
}
"""The steps a sender is told, in words that name nobody."""


async def progress(session: AsyncSession, receipt: str) -> Progress:
    """The state of the report with this receipt. Raises NotFound for any other text."""
    row = (
        await session.execute(
            select(
                Report.id, Report.received_at, Case, Category.name.label("category"), Grid.code, Grid.name.label("grid")
            )
            .join(Case, Case.id == Report.case_id)
            .join(Category, Category.code == Report.category)
            .outerjoin(Grid, Grid.id == Case.grid_id)
            .where(Report.receipt_hash == hash_token(receipt))
        )
    ).one_or_none()
    if row is None:
        raise NotFound("no report has this receipt")
    happened = await timeline(session, row.Case.id, [row.id])
    return Progress(
        number=row.Case.number,
        status=row.Case.status,
        category=row.category,
        received_at=row.received_at,
        due_at=row.Case.due_at,
        grid=GridName(code=row.code, name=row.grid) if row.code else None,
        timeline=[Step(at=e.at, name=e.name, text=STEPS[e.name]) for e in happened if e.name in STEPS],
    )


async def reports_of(session: AsyncSession, case_id: UUID) -> list[CaseReport]:
    """The reports of a case with their photos, oldest first; contacts are masked."""
    reports = (
        await session.scalars(select(Report).where(Report.case_id == case_id).order_by(Report.received_at, Report.id))
    ).all()
    photos = await photos_of(session, [r.id for r in reports])
    return [
        CaseReport(
            id=r.id,
            description=r.description,
            channel=r.channel,
            received_at=r.received_at,
            contact=mask(r.contact_name, r.contact_phone),
            photos=photos.get(r.id, []),
        )
        for r in reports
    ]


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
        .where(Media.report_id.in_(report_ids), Media.state != "broken")
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
    shown = f"{name[0]}{'*' * (len(name) - 1)}" if name else None
    return Contact(name=shown, phone=f"*******{phone[-4:]}" if phone else None)


@dataclass(frozen=True, slots=True)
class CasePhoto:
    """A photo with the place of its case in the hierarchy and who works it."""

    media: Media
    path: str
    worker: UUID | None


async def case_of_photo(session: AsyncSession, photo_id: UUID) -> CasePhoto | None:
    """A reported photo with its case; None when there is none."""
    row = (
        await session.execute(
            select(Media, Case.path, Case.worker_id)
            .join(Report, Report.id == Media.report_id)
            .join(Case, Case.id == Report.case_id)
            .where(Media.id == photo_id)
        )
    ).one_or_none()
    return CasePhoto(*row) if row else None


async def photo_of_receipt(session: AsyncSession, receipt: str, photo_id: UUID) -> Media:
    """A photo of the report with this receipt. Raises NotFound."""
    media = await session.scalar(
        select(Media)
        .join(Report, Report.id == Media.report_id)
        .where(Media.id == photo_id, Report.receipt_hash == hash_token(receipt))
    )
    if media is None:
        raise NotFound("the report with this receipt has no such photo")
    return media
